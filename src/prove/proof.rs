//! The proof sheet: all that can be said of a case before anyone plays it.

use std::sync::{Arc, Mutex};

use crate::learners::{Cohort, Policy, Tally};
use crate::scenario::Scenario;
use crate::sim::{Action, Event, Place};

use super::aim::Aim;
use super::explore::{GivenUp, Patience, Search};
use super::extremes::{End, Extreme, extreme};
use super::targets::{Target, Targets};
use super::witness::Witness;

/// All that was proved of a case.
#[derive(Debug)]
pub struct Proof {
    /// The best and the worst on each standard, by number.
    pub standards: Vec<(Extreme, Extreme)>,
    /// Everything that a play can come to, and whether one does.
    pub reach: Vec<(Target, Reach)>,
    /// Plays at random: endings, measures.
    pub sample: Tally,
    /// Complete plays that differ in something that matters to some standard: there are at least so many.
    pub plays: f64,
}

/// Whether something can be come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// This play comes to it with its last action.
    Met(Witness),
    /// No play does.
    Never,
    /// None was found, and there are too many to try them all.
    Unknown,
}

/// A job, by its number.
pub type Job<'a> = &'a (dyn Fn(usize) + Sync);

/// Does jobs `0..n`, in any order, perhaps side by side.
pub type ShareOut = dyn Fn(usize, Job<'_>) + Sync;

/// How a proof is to be done.
pub struct Means<'a> {
    /// The most states of one search.
    pub states: usize,
    /// Asked now and then from any thread: whether to go on.
    pub go_on: &'a (dyn Fn() -> bool + Sync),
    /// Does the jobs.
    pub share_out: &'a ShareOut,
}

/// Plays by each virtual learner, to see what is met and how it goes at random.
const PLAYS: u64 = 400;

/// Proves a case.
///
/// # Errors
/// Only that it was told to stop before there was anything to tell.
pub fn prove(case: &Arc<Scenario>, means: &Means<'_>) -> Result<Proof, GivenUp> {
    let (sample, found) = sample(case, means)?;
    let ends: Vec<(u8, End)> =
        case.edition.standards.iter().flat_map(|standard| [(standard.number, End::Best), (standard.number, End::Worst)]).collect();
    let extremes = shared(means, ends.len(), |at| extreme(case, ends[at].0, ends[at].1, &patience(means)))?;
    let targets = Targets::of(case);
    let reach = shared(means, targets.count(), |number| {
        let target = targets.target(number);
        if let Some(witness) = &found[number] {
            return Ok((target, Reach::Met(witness.clone())));
        }
        Ok((target, seek(case, number, target, means)?))
    })?;
    let plays = extremes.iter().map(|extreme| extreme.plays).fold(1.0, f64::max);
    let standards = extremes.chunks(2).filter_map(|pair| Some((pair.first()?.clone(), pair.get(1)?.clone()))).collect();
    Ok(Proof { standards, reach, sample, plays })
}

/// Searches for a play that comes to something, with as few steps as can be.
///
/// # Errors
/// Only that it was told to stop.
pub fn seek(case: &Arc<Scenario>, number: usize, target: Target, means: &Means<'_>) -> Result<Reach, GivenUp> {
    let mut search = Search::new(case, Aim::Meet(target));
    match search.shortest_to(number, &patience(means)) {
        Ok(Some(path)) => Ok(search.witness(&path).map_or(Reach::Unknown, Reach::Met)),
        Ok(None) if search.is_sound() => Ok(Reach::Never),
        Ok(None) => Ok(Reach::Unknown),
        Err(GivenUp::TooMany) => Ok(Reach::Unknown),
        Err(GivenUp::Stopped) => Err(GivenUp::Stopped),
    }
}

/// A play that virtual learners found to come to something: not the shortest, where there are too many to find that.
pub fn sampled(case: &Arc<Scenario>, number: usize, means: &Means<'_>) -> Option<Witness> {
    sample(case, means).ok()?.1.swap_remove(number)
}

fn patience<'a>(means: &'a Means<'_>) -> Patience<'a> {
    Patience { states: means.states, go_on: means.go_on }
}

/// Does jobs and brings their results back in order.
pub(super) fn shared<T: Send>(means: &Means<'_>, jobs: usize, job: impl Fn(usize) -> Result<T, GivenUp> + Sync) -> Result<Vec<T>, GivenUp> {
    let results: Vec<Mutex<Option<Result<T, GivenUp>>>> = (0..jobs).map(|_| Mutex::new(None)).collect();
    (means.share_out)(jobs, &|at| {
        let result = job(at);
        if let Ok(mut slot) = results[at].lock() {
            *slot = Some(result);
        }
    });
    let result = |slot: Mutex<Option<Result<T, GivenUp>>>| slot.into_inner().ok().flatten().unwrap_or(Err(GivenUp::Stopped));
    results.into_iter().map(result).collect()
}

/// Plays by every virtual learner: the tally of those at random, and for each target the play that comes to it with the fewest actions.
fn sample(case: &Arc<Scenario>, means: &Means<'_>) -> Result<(Tally, Vec<Option<Witness>>), GivenUp> {
    let targets = Targets::of(case);
    let mut found: Vec<Option<Witness>> = vec![None; targets.count()];
    let policies = Policy::all();
    let cohort = Cohort::new(case.clone(), &policies, 1);
    let mut recorder = cohort.recorder();
    for number in 0..PLAYS * policies.len() as u64 {
        if number.is_multiple_of(64) && !(means.go_on)() {
            return Err(GivenUp::Stopped);
        }
        let Some(play) = recorder.play(number) else { continue };
        let events = play.events();
        let marks: Vec<usize> = play.marks().collect();
        let mut until = 0;
        for action in 0..=marks.len() {
            let end = marks.get(action).copied().unwrap_or(events.len());
            for target in targets.met(case, &events[until..end]) {
                let slot = &mut found[usize::from(target)];
                if slot.as_ref().is_none_or(|witness| witness.actions.len() > action) {
                    let actions: Vec<Action> = play.actions().take(action).cloned().collect();
                    *slot = Some(Witness { seed: play.state().seed, actions });
                }
            }
            until = end;
        }
        debug_assert!(matches!(play.state().place, Place::Ended(_)) && events.iter().any(|event| matches!(event, Event::Ended(_))));
    }
    let tally = recorder.into_tally();
    let groups = tally.groups.into_iter().filter(|group| group.policy == Policy::Uniform).collect();
    Ok((Tally { groups }, found))
}
