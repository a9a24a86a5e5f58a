//! How good and how bad a case can go: the best and the worst total on each standard that any complete play reaches.

use std::sync::Arc;

use crate::scenario::{Choice, Decision, Pick, Scenario};
use crate::sim::Play;

use super::aim::Aim;
use super::explore::{GivenUp, Patience, Search, points};
use super::ground::called;
use super::witness::Witness;

/// One end of what can be reached on a standard. Points are `Σ weight · effect of what was chosen`, over a whole play.
#[derive(Debug, Clone, PartialEq)]
pub struct Extreme {
    /// Number of the standard.
    pub standard: u8,
    /// The best or the worst.
    pub end: End,
    /// The total; if it is not exact, none lies beyond it.
    pub points: i32,
    /// Whether a play reaches just this.
    pub exact: bool,
    /// The best play that is known, and its total.
    pub witness: Option<(i32, Witness)>,
    /// How many states had to be told apart.
    pub states: usize,
    /// Complete plays that differ in something that matters to this standard, as far as they had to be told apart.
    pub plays: f64,
}

/// Which end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The best.
    Best,
    /// The worst.
    Worst,
}

impl End {
    fn sign(self) -> i32 {
        match self {
            End::Best => 1,
            End::Worst => -1,
        }
    }

    fn aim(self, standard: u8) -> Aim {
        match self {
            End::Best => Aim::Best(standard),
            End::Worst => Aim::Worst(standard),
        }
    }
}

/// Finds one end for one standard: exactly, or, where there are more states than allowed, a bound that holds.
///
/// # Errors
/// Only that it was told to stop.
pub fn extreme(case: &Arc<Scenario>, standard: u8, end: End, patience: &Patience<'_>) -> Result<Extreme, GivenUp> {
    let mut search = Search::new(case, end.aim(standard));
    let sign = end.sign();
    match search.from_beginning(patience) {
        Ok(root) => {
            let points = sign * search.graph().most(root).first().copied().unwrap_or(0);
            let witness = search.best_path(patience).ok().and_then(|path| search.witness(&path));
            let reached = witness.as_ref().map(|witness| total(case, witness, standard));
            // What was found is all there is only if every way was gone, and the play that takes it comes to just that.
            let is_found = reached.is_none_or(|reached| reached == Some(points));
            let witness = reached.flatten().zip(witness);
            let (states, plays) = (search.graph().states(), search.graph().plays(root));
            if search.is_sound() && is_found {
                return Ok(Extreme { standard, end, points, exact: true, witness, states, plays });
            }
            let bound = bounded(case, standard, end);
            let exact = witness.as_ref().is_some_and(|(reached, _)| *reached == bound.points);
            Ok(Extreme { exact, witness, states, plays, ..bound })
        }
        Err(GivenUp::TooMany) => Ok(Extreme { states: search.graph().states(), ..bounded(case, standard, end) }),
        Err(GivenUp::Stopped) => Err(GivenUp::Stopped),
    }
}

/// What no play lies beyond, without any search.
pub(super) fn bounded(case: &Scenario, standard: u8, end: End) -> Extreme {
    let points = end.sign() * bound(case, standard, end.sign());
    Extreme { standard, end, points, exact: false, witness: None, states: 0, plays: 1.0 }
}

/// The total that a witness comes to on a standard; none if its actions are refused or do not end the case.
pub fn total(case: &Arc<Scenario>, witness: &Witness, standard: u8) -> Option<i32> {
    let play = Play::replay(case.clone(), witness.seed, witness.actions.iter().cloned()).ok()?;
    play.has_ended().then(|| total_of(&play, standard))
}

/// The total of a play on a standard, so far.
pub fn total_of(play: &Play, standard: u8) -> i32 {
    play.actions().map(|action| points(play.case(), action, standard)).sum()
}

/// What no play can exceed, decision by decision, as if every decision were met as often as it could be with every option open.
fn bound(case: &Scenario, standard: u8, sign: i32) -> i32 {
    let weeks = i32::try_from(case.limits.weeks).unwrap_or(i32::MAX);
    let called = called(case);
    let of_one = |decision: &Decision| {
        let often = match decision.encounter {
            Some(encounter) if case.encounter(encounter).again || called[encounter.index()] => weeks,
            _ => 1,
        };
        let gain = |option: &Choice| (sign * option.effect_on(standard)).max(0);
        let options = || decision.option_ids().map(|id| case.option(id));
        let most = match decision.pick {
            Pick::One if !decision.again => options().map(gain).max().unwrap_or(0),
            Pick::One => options().map(|option| gain(option) * if option.again { repeats(case, option) } else { 1 }).sum(),
            Pick::Several(..) => options().map(|option| gain(option) * if option.again { repeats(case, option) } else { 1 }).sum(),
        };
        let weight = i32::try_from(decision.weight).unwrap_or(1);
        most.saturating_mul(often).saturating_mul(weight)
    };
    case.decisions.iter().map(of_one).fold(0, i32::saturating_add)
}

/// How often something that takes hours can be done in a whole case.
fn repeats(case: &Scenario, option: &Choice) -> i32 {
    let a_week = case.limits.quarters_per_week / option.quarters.max(1);
    a_week.saturating_mul(i32::try_from(case.limits.weeks).unwrap_or(i32::MAX)).max(1)
}
