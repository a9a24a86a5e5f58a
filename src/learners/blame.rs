//! The decisions to look at where a standard scores badly.

use super::tally::{Group, OptionTally, Tally};
use crate::scenario::{Decision, DecisionId, Pick, Scenario};

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

/// The decisions in which a learner gives a standard up, those that cost it most first: by what the option left earns there beyond
/// those taken, the weight of the decision, and how often that option was open and left.
pub(super) fn given_up(case: &Scenario, group: &Group, standard: u8) -> Vec<DecisionId> {
    let left = bearing(case, standard).filter_map(|(id, decision, effects)| {
        let options = || decision.option_ids().map(|option| group.options[option.index()]);
        let open = effects.iter().zip(options()).filter(|(_, option)| option.open > 0);
        let most = open.map(|(effect, _)| *effect).fold(f64::NEG_INFINITY, f64::max);
        let strongest = || effects.iter().zip(options()).filter(|(effect, _)| **effect == most).map(|(_, option)| option);
        let (open, chosen) = (strongest().map(|option| option.open).max()?, strongest().map(|option| option.chosen).sum());
        let left = (most - earned(&effects, options())?) * f64::from(decision.weight) * open.saturating_sub(chosen) as f64;
        (left > 0.0).then_some((id, left))
    });
    let mut left: Vec<(DecisionId, f64)> = left.collect();
    left.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    left.into_iter().map(|(id, _)| id).collect()
}

/// The decision in which one learner earns most above another on some standards: with more weight it would tell them apart. None
/// where the first earns more in no decision.
pub(super) fn apart_in(case: &Scenario, above: &Group, below: &Group, standards: &[u8]) -> Option<DecisionId> {
    let mut gaps = vec![0.0; case.decisions.len()];
    for &standard in standards {
        // Where several can be taken, each may take all.
        let one = |decision: &Decision| decision.pick == Pick::One && !decision.again;
        for (id, decision, effects) in bearing(case, standard).filter(|(_, decision, _)| one(decision)) {
            let of = |group: &Group| earned(&effects, decision.option_ids().map(|option| group.options[option.index()]));
            if let (Some(above), Some(below)) = (of(above), of(below)) {
                gaps[id.index()] += f64::max(above - below, 0.0);
            }
        }
    }
    // The last of equals is taken by `max_by`; the first is the one that comes first in play.
    let gaps = gaps.into_iter().enumerate().rev().filter(|(_, gap)| *gap > 0.0);
    gaps.max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(at, _)| DecisionId::from_index(at))
}

/// What was chosen earns on average, of these effects; none where nothing was chosen.
fn earned(effects: &[f64], options: impl Iterator<Item = OptionTally>) -> Option<f64> {
    let (sum, chosen) = effects.iter().zip(options).fold((0.0, 0.0), |(sum, all), (effect, option)| {
        let chosen = option.chosen as f64;
        (sum + effect * chosen, all + chosen)
    });
    (chosen > 0.0).then(|| sum / chosen)
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
