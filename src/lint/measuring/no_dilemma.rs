//! A case in which standards never pull in different directions.

use super::super::{Findings, Rule, Subject, Way};
use super::evidence;
use crate::diagnostic::Severity;
use crate::scenario::{Choice, DecisionId, Scenario};

/// The rule.
pub const RULE: Rule = Rule { code: "no-dilemma", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A case without a single dilemma. A dilemma is a decision with two options, each of which serves some standard best of all, and
better than the other. Not asked of a short tutorial (`level: tutorial`, 15 minutes at most).

## Why it matters for learning

Standards collide in practice: confidentiality with cooperation, self-determination with safety. Ten scores instead of one are
there to show what was given up for what. A case in which one can be best at everything teaches rules, not judgment.

## Example

Every decision has one option with plus ratings only and others with minus ratings only.

## Better

Find the decision where you yourself would hesitate, and rate honestly what each way gives up: telling the daughter serves
cooperation (10) and costs confidentiality (4); not telling her is the other way round.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    let asked = (0..case.decisions.len()).filter(|&at| subject.possible.decisions[at]).map(DecisionId::from_index);
    let mut dilemmas = asked.filter(|&id| is_dilemma(case, &evidence::open(subject, id)));
    if !subject.is_short_tutorial() && dilemmas.next().is_none() {
        findings
            .report(
                Way::field("phases"),
                "the case has no dilemma: in no decision do two options each do best on a standard where the other is worse",
            )
            .hint("find the decision where you would hesitate yourself, and rate what each way gives up");
    }
}

fn is_dilemma(case: &Scenario, options: &[&Choice]) -> bool {
    let numbers = || case.edition.standards.iter().map(|standard| standard.number);
    let leads = |one: &Choice, other: &Choice| {
        numbers().any(|number| {
            let top = options.iter().map(|choice| choice.effect_on(number)).max();
            top == Some(one.effect_on(number)) && one.effect_on(number) > other.effect_on(number).max(0)
        })
    };
    options.iter().enumerate().any(|(at, one)| options[at + 1..].iter().any(|other| leads(one, other) && leads(other, one)))
}
