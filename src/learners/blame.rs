//! The decision with which to begin where a standard scores badly.

use super::tally::{Group, Tally};
use crate::scenario::{Decision, DecisionId, Scenario};

/// The decision that gives a guesser most on a standard: weight times what guessing earns there beyond half of what can be earned,
/// as often as guessers met it. None where no decision gives more than half.
pub(super) fn guessed(case: &Scenario, uniform: &Group, standard: u8) -> Option<DecisionId> {
    let given = bearing(case, standard).map(|(id, decision, effects)| {
        let (least, most) = ends(&effects);
        let mean = effects.iter().sum::<f64>() / effects.len() as f64;
        let beyond_half = (mean - least) - (most - least) / 2.0;
        (id, beyond_half * f64::from(decision.weight) * uniform.decisions[id.index()].met as f64)
    });
    given.filter(|(_, given)| *given > 0.0).max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(id, _)| id)
}

/// The decision that bears on a standard and goes least with the rest, among the skilled.
pub(super) fn unclear(case: &Scenario, tally: &Tally, standard: u8) -> Option<DecisionId> {
    let skilled = tally.skilled()?;
    let known = bearing(case, standard).filter_map(|(id, ..)| Some((id, skilled.decisions[id.index()].item.discrimination()?)));
    known.min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(id, _)| id)
}

/// The decisions whose options differ on a standard, each with what its options say of it.
fn bearing(case: &Scenario, standard: u8) -> impl Iterator<Item = (DecisionId, &Decision, Vec<f64>)> {
    let effects = move |decision: &Decision| -> Vec<f64> {
        let of = |ratings: &[crate::scenario::Rating]| {
            ratings.iter().filter(|rating| rating.standard == standard).map(|rating| f64::from(rating.effect)).sum()
        };
        decision.option_ids().map(|id| of(&case.option(id).ratings)).collect()
    };
    let all = case.decisions.iter().enumerate().map(move |(at, decision)| (DecisionId::from_index(at), decision, effects(decision)));
    all.filter(|(.., effects)| {
        let (least, most) = ends(effects);
        most > least
    })
}

fn ends(effects: &[f64]) -> (f64, f64) {
    let least = effects.iter().copied().fold(f64::INFINITY, f64::min);
    (least, effects.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}
