//! A case in which standards never pull in different directions.

use super::super::{Findings, Rule, Subject, Way};
use super::evidence;
use crate::diagnostic::Severity;
use crate::scenario::{Choice, DecisionId, Scenario};

/// The rule.
pub const RULE: Rule = Rule { code: "no-dilemma", severity: Severity::Warning, about: ABOUT, find };

/// So many more decisions are named that could become one.
const NEAR: usize = 2;

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
    if dilemmas.next().is_some() {
        return;
    }
    // The more standards a decision touches, the nearer it is to being one.
    let asked = (0..case.decisions.len()).filter(|&at| subject.possible.decisions[at]).map(DecisionId::from_index);
    let mut nearest: Vec<(usize, DecisionId)> = asked.map(|id| (touched(case, id), id)).filter(|(many, _)| *many > 1).collect();
    nearest.sort_by_key(|(many, _)| std::cmp::Reverse(*many));
    let shown = |(many, id): (usize, DecisionId)| format!("\"{}\" with {many} standards", case.decision(id).id);
    let (way, as_in) = match nearest.first() {
        Some(&first) => (Way::decision(case, first.1), format!("; the nearest to it is {}", shown(first))),
        None => (Way::field("phases"), String::new()),
    };
    let message = "the case has no dilemma: in no decision do two options each do best on a standard where the other is worse";
    let found = findings.report(way, format!("{message}{as_in}"));
    found.hint("find the decision where you would hesitate yourself, and rate what each way gives up");
    nearest.into_iter().skip(1).take(NEAR).for_each(|near| {
        found.also(shown(near), Way::decision(case, near.1), None);
    });
}

/// How many standards the options of a decision serve or violate.
fn touched(case: &Scenario, id: DecisionId) -> usize {
    let rates = |number: u8| case.decision(id).option_ids().any(|option| case.option(option).effect_on(number) != 0);
    case.edition.standards.iter().filter(|standard| rates(standard.number)).count()
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
