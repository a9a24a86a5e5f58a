//! A decision with an option that is best in every way.

use super::super::{Findings, Rule, Subject, Way};
use super::evidence::{is_as_good, is_better_somewhere, open};
use crate::diagnostic::Severity;
use crate::scenario::{Choice, DecisionId, Pick, Scenario};

/// The rule.
pub const RULE: Rule = Rule { code: "obvious-choice", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A decision in which one option is as good as or better than each other one on every standard, takes no more hours and dollars
than any, and moves no measure less in its good direction.

## Why it matters for learning

There is nothing to weigh: whoever finds the option has everything, at no price. That may be right for a point of safety or law.
As a habit it teaches that good practice is free, which every field placement will contradict.

## Example

The good answer costs no time, and every other one is rated −1 or −2.

## Better

Let good practice cost what it costs (hours, a colleague's patience, a longer wait), or let another option serve a standard that
the best one leaves aside.
"#;

/// The option that is best in every way, and better somewhere than each other.
pub fn best<'a>(case: &Scenario, options: &[&'a Choice]) -> Option<&'a Choice> {
    let beats = |one: &Choice, other: &Choice| is_better_somewhere(case, one, other) && is_as_good(case, one, other);
    let wins = |one: &Choice| options.iter().filter(|other| other.id != one.id).all(|other| beats(one, other));
    options.iter().copied().find(|one| options.len() > 1 && wins(one))
}

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for id in (0..case.decisions.len()).filter(|&at| subject.possible.decisions[at]).map(DecisionId::from_index) {
        if case.decision(id).pick != Pick::One {
            continue;
        }
        if let Some(best) = best(case, &open(subject, id)) {
            findings
                .report(
                    Way::decision(case, id),
                    format!(
                        "in the decision \"{}\" the option \"{}\" is best on every standard and costs nothing more",
                        case.decision(id).id,
                        best.id
                    ),
                )
                .hint("let it cost what it costs in practice, or let another option serve a standard that it leaves aside");
        }
    }
}
