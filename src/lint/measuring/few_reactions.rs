//! Too few lines of inner monologue to measure anything by them.

use super::super::{Findings, Rule, Subject, Way};
use super::reaction_without_twin::sides;
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "few-reactions", severity: Severity::Warning, about: ABOUT, find };

/// Lines a side below which the debrief shows counts instead of d′.
const ENOUGH: usize = 8;

const ABOUT: &str = r#"
## What it finds

A case with fewer than eight lines of countertransference, or fewer than eight other lines, in its inner monologue. Not asked of a
short tutorial (`level: tutorial`, 15 minutes at most).

## Why it matters for learning

Below eight a side the debrief shows counts only, because a figure would mislead: with five lines a side a single slip moves d′ by
about half a point. A learner cannot see growth from one attempt to the next.

## Example

Four pairs of lines in a case of thirty minutes.

## Better

One pair in each encounter soon makes eight. Vary kind and origin, and let most of them be quiet.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (signals, others) = sides(subject.case);
    if !subject.is_short_tutorial() && signals.min(others) < ENOUGH {
        findings
            .report(
                Way::field("phases"),
                format!("too few lines of inner monologue for a figure: {signals} of countertransference, {others} others; eight a side are needed"),
            )
            .hint("add pairs of lines, one in each encounter");
    }
}
