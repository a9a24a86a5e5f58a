//! A standard that a learner can avoid altogether.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "avoidable-standard", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A standard on which decisions bear, but only decisions that stand on the desk. Nobody has to take those. Not asked of a short
tutorial (`level: tutorial`, 15 minutes at most).

## Why it matters for learning

Whoever never turns to the desk is "not observed" on this standard: usually those who would have most to learn there. It is most
often system-level work (standards 6 to 8) that ends up on the desk only, as if it were an extra.

## Example

All decisions about the waiting list stand in `desk: […]`, and no encounter asks about it.

## Better

Let one encounter ask a question that bears on the standard: supervision is a good place for it.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.is_short_tutorial() {
        return;
    }
    for standard in &subject.case.edition.standards {
        let bearing = subject.bearing_on(standard.number);
        if !bearing.is_empty() && bearing.iter().all(|&id| subject.case.decision(id).encounter.is_none()) {
            let way = |id| Way::decision(subject.case, id);
            let name = |id| format!("\"{}\"", subject.case.decision(id).id);
            let found = findings.report(
                way(bearing[0]),
                format!(
                    "only decisions on the desk bear on standard {} ({}), as {}: a learner can pass them by",
                    standard.number,
                    standard.name,
                    name(bearing[0])
                ),
            );
            found.hint("let an encounter ask a question that bears on it").named(standard.number.to_string());
            bearing[1..].iter().for_each(|&id| {
                found.also(name(id), way(id), None);
            });
        }
    }
}
