//! Too few lines of inner monologue to measure anything by them.

use super::super::{Findings, Rule, Subject, Way};
use super::reaction_without_twin::sides;
use crate::diagnostic::Severity;
use crate::scenario::EncounterId;

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
    let case = subject.case;
    let (signals, others) = sides(case);
    if signals.min(others) < ENOUGH {
        let without: Vec<EncounterId> =
            (0..case.encounters.len()).map(EncounterId::from_index).filter(|&id| case.encounter(id).reactions.is_empty()).collect();
        let name = |id| format!("\"{}\"", case.encounter(id).id);
        let (way, as_in) = match without.first() {
            Some(&id) => (Way::encounter(case, id), format!(", and {} has none", name(id))),
            None => (Way::field("phases"), String::new()),
        };
        let found = findings.report(
            way,
            format!("too few lines of inner monologue for a figure: {signals} of countertransference, {others} others; eight a side are needed{as_in}"),
        );
        found.hint("add pairs of lines, one in each encounter");
        without.iter().skip(1).for_each(|&id| {
            found.also(name(id), Way::encounter(case, id), None);
        });
    }
}
