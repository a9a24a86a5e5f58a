//! The proof sheet: all that can be said of a case before anyone plays it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::jobs::{self, ShareOut};
use crate::learners::{Policy, Tally};
use crate::lint;
use crate::scenario::Scenario;
use crate::sim::{Happening, Happenings};

use super::course::Course;
use super::explore::{GivenUp, Patience};
use super::extremes::{End, Extreme, bounded, extreme};
use super::paths::{self, Paths};
use super::reach;
use super::sample::{Sample, Seen, learners, replayed, sample};
use super::through::Through;
use super::witness::Witness;

/// All that was proved of a case.
#[derive(Debug)]
pub struct Proof {
    /// The best and the worst on each standard, by number.
    pub standards: Vec<(Extreme, Extreme)>,
    /// Everything that a play can come to, and whether one does.
    pub reach: Vec<Claim>,
    /// Plays at random: endings, measures.
    pub sample: Tally,
    /// How each measure went in these, week by week.
    pub courses: Vec<Course>,
    /// How far each measure goes.
    pub far: Vec<Far>,
    /// How many plays virtual learners of all kinds were sampled for.
    pub sampled: u64,
    /// For each ending how many of these came to it without a choice that is rated below zero on any standard.
    pub faultless: Vec<u64>,
    /// How many distinct complete paths there are.
    pub paths: Paths,
    /// What each option leaves open, by option and standard; empty unless [`super::through`] was asked.
    pub options: Vec<Through>,
    /// Whether nobody stopped it: otherwise what was not done yet is bounds and open questions.
    pub is_whole: bool,
}

/// How far a measure goes when a week ends, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Far {
    /// The highest that a virtual learner brought it, with the whole play.
    pub most: Option<(i32, Witness)>,
    /// The lowest.
    pub least: Option<(i32, Witness)>,
    /// No play takes it below the first or above the second; it may be that none comes so far.
    pub bounds: (i32, i32),
}

/// What is known of one thing that a play can come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What it is.
    pub happening: Happening,
    /// Whether it can be come to, and how.
    pub reach: Reach,
    /// Whether it is proved that no play comes to it with fewer actions than the one that shows it. An action is whatever a learner
    /// does that a plan holds in one line: an answer, a thought flagged, a goal set, work finished, an encounter closed, a week ended.
    pub is_shortest: bool,
}

/// Whether something can be come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// This play comes to it with its last action.
    Met(Witness),
    /// No play does.
    Never,
    /// None was found, and not all were tried: there are too many states, or a state has too many ways on.
    Unknown,
}

/// How a proof is to be done.
pub struct Means<'a> {
    /// The most states of one search.
    pub states: usize,
    /// Asked now and then from any thread: whether to go on.
    pub go_on: &'a (dyn Fn() -> bool + Sync),
    /// Does the jobs.
    pub share_out: &'a ShareOut,
}

/// As many things can be come to in a full case. A state of a larger one takes longer: fewer of them are allowed.
const FULL: usize = 500;

/// Proves a case, or as much of it as there is when it is told to stop.
pub fn prove(case: &Arc<Scenario>, means: &Means<'_>) -> Proof {
    let states = means.states.saturating_mul(FULL) / Happenings::of(case).count().max(FULL);
    let means = &Means { states: states.max(1), ..*means };
    let Sample { tally, found, faultless, ends: reached, courses, far, mut is_whole } = sample(case, means);
    let (mut extremes, all_found) = extremes(case, means);
    is_whole &= all_found;
    // Where no search shows how far plays go, learners do.
    let cohort = learners(case);
    for (extreme, reached) in extremes.iter_mut().zip(reached.into_iter().flatten()) {
        if extreme.witness.is_none()
            && let Some((points, seen)) = reached
        {
            extreme.witness = replayed(&cohort, seen).map(|witness| (points, witness));
            // Nothing lies beyond the bound, and a play is there.
            extreme.exact |= points == extreme.points;
        }
    }
    let shown = |end: Option<(i32, Seen)>| end.and_then(|(value, seen)| Some((value, replayed(&cohort, seen)?)));
    let far =
        far.into_iter().zip(lint::how_far(case)).map(|([most, least], bounds)| Far { most: shown(most), least: shown(least), bounds });
    let far = far.collect();
    let (reach, all_sought) = reach::reach(case, &found, means);
    is_whole &= all_sought;
    // Learners' paths are told apart by fingerprints that leave out the weeks: as many are different at least.
    let distinct = tally.groups.iter().map(|group| group.paths.count()).max().unwrap_or(0);
    let counted = if (means.go_on)() { paths::paths(case, distinct, &extremes, means) } else { Err(GivenUp::Stopped) };
    is_whole &= counted.is_ok();
    let paths = counted.unwrap_or(Paths { at_least: distinct.max(1) as f64, exactly: None, estimate: None });
    let standards = extremes.chunks(2).filter_map(|pair| Some((pair.first()?.clone(), pair.get(1)?.clone()))).collect();
    let sampled = tally.attempts();
    let at_random = tally.groups.into_iter().filter(|group| group.policy == Policy::Uniform).collect();
    Proof { standards, reach, sample: Tally { groups: at_random }, courses, far, sampled, faultless, paths, options: Vec::new(), is_whole }
}

/// Each end is first searched for with this share of the states allowed: a full case needs no more. What is open then shares as many as
/// two searches may have. So a case that is too large for all of them takes no more time than a few.
const FIRST: usize = 5;
const SHARED: usize = 2;

/// The best and the worst on each standard, in turn, and whether nobody stopped it.
fn extremes(case: &Arc<Scenario>, means: &Means<'_>) -> (Vec<Extreme>, bool) {
    let standards = case.edition.standards.iter().map(|standard| standard.number);
    let ends: Vec<(u8, End)> = standards.flat_map(|standard| [(standard, End::Best), (standard, End::Worst)]).collect();
    let mut is_whole = true;
    let mut found: Vec<Extreme> = ends.iter().map(|(standard, end)| bounded(case, *standard, *end)).collect();
    let mut open: Vec<usize> = (0..ends.len()).collect();
    let mut states = means.states.div_ceil(FIRST);
    loop {
        let patience = || Patience { states, go_on: means.go_on };
        let searched = shared(means, open.len(), |at| extreme(case, ends[open[at]].0, ends[open[at]].1, &patience()));
        for (at, result) in open.iter().zip(searched) {
            is_whole &= result.is_ok();
            if let Ok(extreme) = result {
                found[*at] = extreme;
            }
        }
        open.retain(|at| !found[*at].exact);
        let share = means.states.min(SHARED * means.states / open.len().max(1));
        if open.is_empty() || share <= states || !is_whole {
            return (found, is_whole);
        }
        states = share;
    }
}

pub(super) fn patience<'a>(means: &'a Means<'_>) -> Patience<'a> {
    Patience { states: means.states, go_on: means.go_on }
}

/// The most jobs that search at once: each keeps states, and memory is no larger on a machine with many cores.
const AT_ONCE: usize = 3;

/// Does jobs unless it is told to stop, and brings their results back in order.
pub(super) fn shared<T: Send>(means: &Means<'_>, jobs: usize, job: impl Fn(usize) -> Result<T, GivenUp> + Sync) -> Vec<Result<T, GivenUp>> {
    few_at_once(means, jobs, |at| if (means.go_on)() { job(at) } else { Err(GivenUp::Stopped) })
}

/// The same whether or not it is told to stop.
pub(super) fn few_at_once<T: Send>(means: &Means<'_>, jobs: usize, job: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let lane = |_| {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= jobs {
                return done;
            }
            done.push((at, job(at)));
        }
    };
    let mut results: Vec<(usize, T)> = jobs::results(means.share_out, AT_ONCE.min(jobs), lane).into_iter().flatten().collect();
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}
