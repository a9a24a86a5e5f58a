//! A contact note in which there is nothing to tell apart.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::words::StatementKind;

/// The rule.
pub const RULE: Rule = Rule { code: "one-sided-note", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A contact note whose statements are all covered by consent and purpose, or all not; or all facts, or all interpretations.

## Why it matters for learning

Writing a note is leaving out. If everything belongs in, keeping everything is a perfect score, and the learner who would have written down
the sister's divorce never finds out.

## Example

A note of five statements, each with `covered: true`.

## Better

Add what one is tempted to write: a label ("stubborn"), something told about somebody else, a guess about a diagnosis.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    for (at, note) in subject.case.notes.iter().enumerate() {
        let covered = note.statements.iter().filter(|statement| statement.covered).count();
        let facts = note.statements.iter().filter(|statement| statement.is == StatementKind::Fact).count();
        let all = note.statements.len();
        let faults = [
            (covered == all, "every statement may be written down", "add one that is not covered by consent and purpose"),
            (covered == 0, "no statement may be written down", "add some that are covered by consent and purpose"),
            (facts == all, "every statement is a fact", "add an interpretation that one is tempted to write down as a fact"),
            (facts == 0, "no statement is a fact", "add what was seen or said"),
        ];
        for (_, fault, hint) in faults.into_iter().filter(|(is_so, ..)| *is_so) {
            findings.report(Way::field("notes").at(at), format!("in the note \"{}\" {fault}", note.id)).hint(hint);
        }
    }
}
