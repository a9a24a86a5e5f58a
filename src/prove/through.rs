//! What each option leaves open: the best total on each standard that any complete play with it comes to.

use crate::scenario::{DecisionId, OptionId, Scenario};

use super::aim::Aim;
use super::explore::{GivenUp, Patience, Search};
use super::extremes::{End, bounded};
use super::proof::{Means, shared};

/// What whoever chooses an option can still come to on a standard, over the whole play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Through {
    /// The option.
    pub option: OptionId,
    /// Number of the standard.
    pub standard: u8,
    /// The most points of any complete play in which it is chosen; none where no play chooses it.
    pub best: Option<i32>,
    /// Whether a play reaches just this; otherwise none lies beyond it.
    pub exact: bool,
}

/// The same for every option of a case on every standard: by option, then by standard in the order of the edition. `after_each` is told
/// of each decision and standard that is done with. What nobody had time for is bounded.
pub fn through(case: &Scenario, means: &Means<'_>, after_each: &(dyn Fn() + Sync)) -> (Vec<Through>, bool) {
    let standards: Vec<u8> = case.edition.standards.iter().map(|standard| standard.number).collect();
    let jobs = case.decisions.len() * standards.len();
    let of_job = |job: usize| (DecisionId::from_index(job / standards.len()), standards[job % standards.len()]);
    let patience = || Patience { states: means.states, go_on: means.go_on };
    let done = shared(means, jobs, |job| {
        let (decision, standard) = of_job(job);
        let found = of_decision(case, decision, standard, &patience());
        after_each();
        found
    });
    let is_whole = done.iter().all(Result::is_ok);
    let found = done.into_iter().enumerate().flat_map(|(job, found)| {
        let (decision, standard) = of_job(job);
        found.unwrap_or_else(|_| unknown(case, decision, standard))
    });
    let mut found: Vec<Through> = found.collect();
    found.sort_by_key(|through| through.option);
    (found, is_whole)
}

/// The same for the options of one decision on one standard.
///
/// # Errors
/// Only that it was told to stop.
pub fn of_decision(case: &Scenario, decision: DecisionId, standard: u8, patience: &Patience<'_>) -> Result<Vec<Through>, GivenUp> {
    let mut search = Search::new(case, Aim::Through(standard, decision));
    match search.from_beginning(patience) {
        Ok(_) if !search.is_sound() => Ok(unknown(case, decision, standard)),
        Ok(root) => {
            let options = case.decision(decision).option_ids().zip(search.graph().most_through(root));
            Ok(options.map(|(option, best)| Through { option, standard, best, exact: true }).collect())
        }
        Err(GivenUp::TooMany) => Ok(unknown(case, decision, standard)),
        Err(GivenUp::Stopped) => Err(GivenUp::Stopped),
    }
}

/// What no play lies beyond, with whatever option.
fn unknown(case: &Scenario, decision: DecisionId, standard: u8) -> Vec<Through> {
    let most = bounded(case, standard, End::Best).points;
    case.decision(decision).option_ids().map(|option| Through { option, standard, best: Some(most), exact: false }).collect()
}
