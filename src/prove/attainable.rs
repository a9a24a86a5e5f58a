//! Where an attempt stands between the worst and the best that any complete play of its case reaches, and what in it
//! closed which doors (rule 5 of scoring: a short bad path must not score 100).

use std::sync::Arc;

use crate::scenario::{DecisionId, EncounterId, Work};
use crate::sim::{Action, Place, Play, Step};

use super::aim::Aim;
use super::explore::{GivenUp, Patience, Search, points};
use super::extremes::{End, extreme};
use super::proof::{Means, shared};

/// Where an attempt stands on one standard.
#[derive(Debug, Clone, PartialEq)]
pub struct Stand {
    /// Number of the standard.
    pub standard: u8,
    /// `Σ weight · effect of what was chosen` over the attempt.
    pub points: i32,
    /// The least that any complete play reaches.
    pub worst: i32,
    /// The most.
    pub best: i32,
    /// Whether both ends are exact; otherwise nothing lies beyond them.
    pub exact: bool,
    /// All after which less could be reached than before, in the order of play: they add up to what the points lie below the best, where
    /// that is exact and no luck of the first morning took anything.
    pub closings: Vec<Closing>,
}

/// A door that closed: after it, the best that could still be reached was less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// Position of the action in the attempt.
    pub action: usize,
    /// What the learner did.
    pub by: Closer,
    /// The week in which it was done.
    pub week: u32,
    /// Points that could be reached before it and not after it, with any luck.
    pub lost: i32,
}

/// What closed a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closer {
    /// A decision was taken or left.
    Decision(DecisionId),
    /// The week was ended, with hours unused or with what it brought.
    Week,
    /// The last week was ended, and the case with it: time ran out.
    LastWeek,
    /// An encounter was closed, with all that this brought: a thought that went unnoticed may act itself out, the case may end.
    Encounter(EncounterId),
    /// A work product was finished.
    Work(Work),
}

impl Stand {
    /// Where the attempt stands from the worst (0) to the best (1); none where nothing can be won or lost.
    pub fn share(&self) -> Option<f64> {
        (self.best > self.worst).then(|| f64::from(self.points - self.worst) / f64::from(self.best - self.worst))
    }
}

/// Where an attempt that has ended stands on every standard, by number.
///
/// # Errors
/// Only that it was told to stop.
pub fn stands(play: &Play, means: &Means<'_>) -> Result<Vec<Stand>, GivenUp> {
    let standards = &play.case().edition.standards;
    let patience = || Patience { states: means.states, go_on: means.go_on };
    shared(means, standards.len(), |at| stand(play, standards[at].number, &patience())).into_iter().collect()
}

/// Where an attempt that has ended stands on one standard.
///
/// # Errors
/// Only that it was told to stop.
pub fn stand(play: &Play, standard: u8, patience: &Patience<'_>) -> Result<Stand, GivenUp> {
    let case = play.case();
    let points = super::extremes::total_of(play, standard);
    let worst = extreme(case, standard, End::Worst, patience)?;
    let mut search = Search::new(case, Aim::Best(standard));
    let stand =
        |best: i32, exact: bool, closings| Stand { standard, points, worst: worst.points, best, exact: exact && worst.exact, closings };
    match search.from_beginning(patience) {
        Ok(root) if search.is_sound() => {
            let best = search.graph().most(root).first().copied().unwrap_or(0);
            let closings = closings(play, standard, &mut search, best, patience)?;
            Ok(stand(best, true, closings))
        }
        Ok(_) | Err(GivenUp::TooMany) => Ok(stand(extreme(case, standard, End::Best, patience)?.points, false, Vec::new())),
        Err(GivenUp::Stopped) => Err(GivenUp::Stopped),
    }
}

/// Plays the attempt again, and asks before and after whatever takes the case further what can still be reached.
fn closings(play: &Play, standard: u8, search: &mut Search<'_>, best: i32, patience: &Patience<'_>) -> Result<Vec<Closing>, GivenUp> {
    let case: &Arc<_> = play.case();
    let seed = play.state().seed;
    let mut again = Play::begin(case.clone(), seed);
    let mut earned = 0;
    let mut closings = Vec::new();
    let mut reach = best;
    for (at, action) in play.actions().enumerate() {
        let (week, place) = (again.state().week, again.state().place);
        if again.act(action.clone()).is_err() || again.has_ended() && matches!(action, Action::RateSelf { .. }) {
            break;
        }
        earned += points(case, action, standard);
        let by = match (action, place) {
            (Action::Choose { decision, .. } | Action::Leave { decision }, _) => Closer::Decision(*decision),
            (Action::EndWeek, _) if again.has_ended() => Closer::LastWeek,
            (Action::EndWeek, _) => Closer::Week,
            (Action::Close, Place::Encounter(encounter, _)) => Closer::Encounter(encounter),
            (Action::Finish, Place::Encounter(_, Step::Make(work, _))) => Closer::Work(work),
            _ => continue,
        };
        let Some(still) = still(&again, search, patience)? else { break };
        let now = earned + still;
        if now < reach {
            closings.push(Closing { action: at, by, week, lost: reach - now });
        }
        reach = now;
    }
    Ok(closings)
}

/// The most that can still be earned; none where that would take too long to find out.
fn still(play: &Play, search: &mut Search<'_>, patience: &Patience<'_>) -> Result<Option<i32>, GivenUp> {
    let (node, gains) = match search.from_state(play.state(), patience) {
        Ok(found) => found,
        Err(GivenUp::TooMany) => return Ok(None),
        Err(GivenUp::Stopped) => return Err(GivenUp::Stopped),
    };
    Ok(Some(gains.first().copied().unwrap_or(0) + search.graph().most(node).first().copied().unwrap_or(0)))
}
