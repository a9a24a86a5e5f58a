//! A standard on which too few decisions bear.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::DecisionId;
use crate::score::LITTLE_EVIDENCE;

/// The rule.
pub const RULE: Rule = Rule { code: "thin-standard", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A standard on which fewer than three decisions bear on every path. That is found in two ways. Fewer than three bear on it in the
whole case: decisions that can be asked, with options that can be chosen and that differ in their rating for it. Or there are three
or more, but they stand on ways that part: virtual learners of all kinds play the case a hundred times each, and none of their plays
is scored on three. A path on which one is scored on three, and which none of them takes, is possible and would be rare.

Not asked of a short tutorial (`level: tutorial`, 15 minutes at most).

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
    if subject.played.is_none_or(|played| played.evidence.is_empty()) {
        findings.leave_open();
    }
    for standard in &subject.case.edition.standards {
        let number = standard.number;
        let bearing = subject.bearing_on(number);
        // Standard 8 without any decision has a rule of its own.
        let case = subject.case;
        let name = |id: DecisionId| case.decision(id).id.as_str();
        if bearing.len() >= LITTLE_EVIDENCE {
            if let Some(evidence) = subject.evidence_of(number).filter(|evidence| evidence.enough == 0 && evidence.all.plays > 0) {
                let message = format!(
                    "{} decisions bear on standard {number} ({}), and in none of {} plays by virtual learners are three of them scored",
                    bearing.len(),
                    standard.name,
                    evidence.all.plays
                );
                let found = findings.report(Way::decision(case, bearing[0]), message);
                found
                    .hint(format!("let one path bring three of them, or allow it at \"{number}\" with your reason"))
                    .named(number.to_string());
                for &id in &bearing[1..] {
                    found.also(format!("\"{}\"", name(id)), Way::decision(case, id), None);
                }
            }
            continue;
        }
        // Standard 8 without any decision has a rule of its own.
        if number == super::no_quality_decision::QUALITY && bearing.is_empty() {
            continue;
        }
        let which = match *bearing {
            [] => "no decision bears".to_owned(),
            [one] => format!("only the decision \"{}\" bears", name(one)),
            [one, ref more @ ..] => format!(
                "only the decisions \"{}\" and \"{}\" bear",
                name(one),
                more.iter().map(|&id| name(id)).collect::<Vec<_>>().join("\", \"")
            ),
        };
        // What is rated and makes no difference is the nearest to mend.
        let rated = idle_ratings(subject, number, bearing);
        let way = bearing.first().or(rated.first()).map_or_else(|| Way::field("phases"), |&id| Way::decision(case, id));
        let found = findings.report(way, format!("{which} on standard {number} ({})", standard.name));
        found
            .hint(format!("let three decisions or more rate standard {number}, or allow it at \"{number}\" with your reason"))
            .named(number.to_string());
        for &id in bearing.iter().skip(1) {
            found.also(format!("\"{}\"", name(id)), Way::decision(case, id), None);
        }
        for &id in &rated {
            found.also(format!("\"{}\", which rates it and makes no difference to it", name(id)), Way::decision(case, id), None);
        }
    }
}

/// Decisions with options that rate a standard, but all alike, or that nobody can choose.
fn idle_ratings(subject: &Subject<'_>, standard: u8, bearing: &[DecisionId]) -> Vec<DecisionId> {
    let case = subject.case;
    let rates = |id: &DecisionId| case.decision(*id).option_ids().any(|option| case.option(option).effect_on(standard) != 0);
    (0..case.decisions.len()).map(DecisionId::from_index).filter(|id| !bearing.contains(id) && rates(id)).collect()
}
