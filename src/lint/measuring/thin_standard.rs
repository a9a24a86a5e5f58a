//! A standard on which too few decisions bear.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::score::LITTLE_EVIDENCE;

/// The rule.
pub const RULE: Rule = Rule { code: "thin-standard", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A standard on which fewer than three decisions bear in the whole case: decisions that can be asked, with options that can be
chosen and that differ in their rating for it. Not asked of a short tutorial (`level: tutorial`, 15 minutes at most).

## Why it matters for learning

A score from one or two choices says more about those choices than about the learner; the debrief shows it as "little
evidence", and learners read it as a verdict all the same. If no path has three, nobody can ever show what they can do.

## Example

A case in which only the decision about the bus voucher rates standard 7 (fiscal responsibility).

## Better

Look through your decisions for those that touch the standard anyway, and rate it there; or write a decision for it. If your case
is not about it, allow it, so that a reviewer knows: `allow: [(lint: "thin-standard", at: "7", reason: "…")]`.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.is_short_tutorial() {
        return;
    }
    for standard in &subject.case.edition.standards {
        let number = standard.number;
        let bearing = subject.bearing_on(number);
        // Standard 8 without any decision has a rule of its own.
        if bearing.len() >= LITTLE_EVIDENCE || (number == super::no_quality_decision::QUALITY && bearing.is_empty()) {
            continue;
        }
        let names: Vec<&str> = bearing.iter().map(|&id| subject.case.decision(id).id.as_str()).collect();
        let which = match names.as_slice() {
            [] => "no decision bears".to_owned(),
            [one] => format!("only the decision \"{one}\" bears"),
            _ => format!("only the decisions \"{}\" bear", names.join("\" and \"")),
        };
        findings
            .report(Way::field("phases"), format!("{which} on standard {number} ({})", standard.name))
            .hint(format!("let three decisions or more rate standard {number}, or allow it at \"{number}\" with your reason"))
            .named(number.to_string());
    }
}
