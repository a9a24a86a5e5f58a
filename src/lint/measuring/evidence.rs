//! What the decisions of a case can show of the standards. Reports nothing.

use super::super::Subject;
use crate::scenario::words::Good;
use crate::scenario::{Choice, Decision, DecisionId, Effect, Pick, Scenario};

/// The options of a decision that can be chosen at all.
pub fn open<'a>(subject: &Subject<'a>, id: DecisionId) -> Vec<&'a Choice> {
    let options = subject.case.decision(id).option_ids();
    options.filter(|option| subject.possible.options[option.index()]).map(|option| subject.case.option(option)).collect()
}

/// Whether what is chosen there can make a difference on a standard.
pub fn bears_on(subject: &Subject<'_>, id: DecisionId, standard: u8) -> bool {
    let decision: &Decision = subject.case.decision(id);
    let mut effects = open(subject, id).into_iter().map(|choice| choice.effect_on(standard));
    let Some(first) = effects.next() else { return false };
    // Several together, or none, differ from one.
    let adds_up = decision.pick != Pick::One || (decision.again && decision.encounter.is_some());
    effects.any(|effect| effect != first) || (adds_up && first != 0)
}

/// The decisions that can make a difference on a standard.
pub fn on_standard(subject: &Subject<'_>, standard: u8) -> Vec<DecisionId> {
    let asked = (0..subject.case.decisions.len()).filter(|&at| subject.possible.decisions[at]).map(DecisionId::from_index);
    asked.filter(|&id| bears_on(subject, id, standard)).collect()
}

/// Whether an option is at least as good as another on every standard, costs no more hours and dollars, and moves no
/// measure less in its good direction by itself.
pub fn is_as_good(case: &Scenario, one: &Choice, other: &Choice) -> bool {
    let standards = case.edition.standards.iter().map(|standard| standard.number);
    one.critical.is_none()
        && standards.into_iter().all(|number| one.effect_on(number) >= other.effect_on(number))
        && one.quarters <= other.quarters
        && one.money <= other.money
        && claims(case, one) <= claims(case, other)
        && spends(case, one) <= spends(case, other)
        && moves_as_well(case, one, other)
}

/// Whether it is better on a standard.
pub fn is_better_somewhere(case: &Scenario, one: &Choice, other: &Choice) -> bool {
    case.edition.standards.iter().any(|standard| one.effect_on(standard.number) > other.effect_on(standard.number))
}

/// Quarter hours a week that it takes from this case for others, and dollars that it takes from the budget, at once.
fn claims(case: &Scenario, choice: &Choice) -> i64 {
    let effects = case.effects_list(choice.effects).iter();
    effects.map(|effect| if let Effect::Caseload(by) = effect { i64::from(*by) } else { 0 }).sum()
}

fn spends(case: &Scenario, choice: &Choice) -> i64 {
    let effects = case.effects_list(choice.effects).iter();
    effects.map(|effect| if let Effect::Money(by) = effect { -i64::from(*by) } else { 0 }).sum()
}

fn moves_as_well(case: &Scenario, one: &Choice, other: &Choice) -> bool {
    let moved = moves(case, one).chain(moves(case, other)).map(|(measure, _)| measure);
    moved.into_iter().all(|measure| {
        let sum = |choice: &Choice| moves(case, choice).filter(|(other, _)| *other == measure).map(|(_, by)| i64::from(by)).sum::<i64>();
        match case.measures[measure].good {
            Good::High => sum(one) >= sum(other),
            Good::Low => sum(one) <= sum(other),
        }
    })
}

fn moves<'a>(case: &'a Scenario, choice: &Choice) -> impl Iterator<Item = (usize, i32)> + use<'a> {
    case.effects_list(choice.effects).iter().filter_map(|effect| match effect {
        Effect::Move(measure, by) => Some((measure.index(), *by)),
        _ => None,
    })
}

/// What else an option brings than moves of measures, things to read and facts. None if it cannot be compared: chance,
/// conditions or delay are in it.
pub fn other_effects<'a>(case: &'a Scenario, choice: &Choice) -> Option<Vec<&'a Effect>> {
    let effects = case.effects_list(choice.effects);
    let nested = |effect: &Effect| matches!(effect, Effect::After(..) | Effect::If(..) | Effect::Chance { .. });
    let plain = |effect: &&Effect| !matches!(effect, Effect::Move(..) | Effect::Say(_) | Effect::Learn(_));
    (!effects.iter().any(nested)).then(|| effects.iter().filter(plain).collect())
}
