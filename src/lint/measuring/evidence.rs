//! What the decisions of a case can show of the standards. Reports nothing.

use std::collections::BTreeMap;

use super::super::Subject;
use super::super::possible::Possible;
use crate::scenario::words::Good;
use crate::scenario::{Choice, DecisionId, Effect, Pick, Scenario};

/// The options of a decision that can be chosen at all.
pub fn open<'a>(subject: &Subject<'a>, id: DecisionId) -> Vec<&'a Choice> {
    let options = subject.case.decision(id).option_ids();
    options.filter(|option| subject.possible.options[option.index()]).map(|option| subject.case.option(option)).collect()
}

/// For each standard of the edition, in its order, the decisions on which what is chosen can make a difference to it.
pub fn by_standard(case: &Scenario, possible: &Possible<'_>) -> Vec<Vec<DecisionId>> {
    let mut found = vec![Vec::new(); case.edition.standards.len()];
    for id in (0..case.decisions.len()).filter(|&at| possible.decisions[at]).map(DecisionId::from_index) {
        let decision = case.decision(id);
        // Several together, or none, differ from one.
        let adds_up = decision.pick != Pick::One || decision.is_optional();
        let open = || decision.option_ids().filter(|option| possible.options[option.index()]).map(|option| case.option(option));
        let Some(first) = open().next() else { continue };
        for (standard, found) in case.edition.standards.iter().zip(&mut found) {
            let effect = first.effect_on(standard.number);
            if (adds_up && effect != 0) || open().any(|choice| choice.effect_on(standard.number) != effect) {
                found.push(id);
            }
        }
    }
    found
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
    let mut more: BTreeMap<usize, i64> = BTreeMap::new();
    for (choice, sign) in [(one, 1), (other, -1)] {
        for (measure, by) in moves(case, choice) {
            *more.entry(measure).or_default() += sign * i64::from(by);
        }
    }
    more.into_iter().all(|(measure, more)| match case.measures[measure].good {
        Good::High => more >= 0,
        Good::Low => more <= 0,
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
