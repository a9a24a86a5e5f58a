//! What can be said of a case in a moment, while somebody waits for it.

use std::cell::Cell;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::jobs::ShareOut;
use crate::lint::{self, Lists, Played};
use crate::scenario::{CaseFile, Scenario};
use crate::sim::{Happening, Happenings};

use super::aim::Aim;
use super::explore::{ASKED, GivenUp, Patience, Search};
use super::proof::Reach;
use super::sample::{Unmet, first_met, unmet};

/// States that the searches behind [`advice`] see together.
const QUICK: usize = 200_000;

/// States within which [`way_to`] looks for the shortest way.
const NEAR: usize = 4_000;

/// Bytes of the longest text whose case is played for advice: three times those of a full case.
const LONGEST: usize = 1 << 19;

/// Work done for one piece of advice: steps of a play times the size of the case, one in a search counting sixteen times. About a
/// second; never measured by a clock, so that the same case always gets the same advice.
const WORK: u64 = 800_000_000;
const STEP_OF_SEARCH: u64 = 16;

/// All that there is to say about a case.
#[derive(Debug)]
pub struct Advice {
    /// The findings, in the order of its text.
    pub findings: Vec<Diagnostic>,
    /// Whether all was looked for that only playing shows; otherwise [`super::prove`] looks further.
    pub is_all: bool,
}

/// All advice on a case, by these word lists: also on what only playing shows, as far as that can be found out in a moment.
pub fn advice(file: &CaseFile, lists: &Lists, share_out: &ShareOut, go_on: &dyn Fn() -> bool) -> Advice {
    let played = if file.text.len() <= LONGEST { never(&file.case, QUICK, go_on) } else { Played::default() };
    Advice { findings: lint::lint_with(file, lists, Some(&played), share_out), is_all: played.is_all }
}

/// What no play of a case comes to although it is there to be met: what could be proved of it within so many states.
///
/// Searches for as little as can be: not for what a virtual learner comes to, nor for what is inside of something that is never
/// come to, which is in the list as well.
pub fn never(case: &Arc<Scenario>, states: usize, go_on: &dyn Fn() -> bool) -> Played {
    let happenings = Happenings::of(case);
    let size = (case.encounters.len() + case.decisions.len() + case.options.len() + case.reactions.len()) as u64;
    let work = Cell::new(WORK);
    let worked = |steps: u64| {
        work.set(work.get().saturating_sub(steps * size));
        work.get() > 0 && go_on()
    };
    let numbers = (0..happenings.count()).filter(|number| happenings.happening(*number).is_for_learners(case));
    let Ok(Unmet { wanted, reached, length, evidence }) = unmet(case, numbers.collect(), &worked) else { return Played::default() };
    let mut never: Vec<Happening> = Vec::new();
    let mut is_all = true;
    let mut left = states;
    let may_come = lint::what_may_come(case);
    for number in wanted {
        let happening = happenings.happening(number);
        if !may_come(happening) || happening.inside(case).is_some_and(|outer| never.contains(&outer)) {
            never.push(happening);
            continue;
        }
        let mut search = Search::new(case, Aim::Meet(happening));
        match search.any_to(number, &Patience { states: left, go_on: &|| worked(ASKED * STEP_OF_SEARCH) }) {
            Ok(None) if search.is_sound() => never.push(happening),
            Ok(Some(_)) => {}
            Ok(None) | Err(GivenUp::TooMany) => is_all = false,
            Err(GivenUp::Stopped) => return Played { never, reached, length, evidence, is_all: false },
        }
        left = left.saturating_sub(search.seen());
    }
    Played { never, reached, length, evidence, is_all }
}

/// A play that comes to something: the shortest where that is near, otherwise the first of a virtual learner's that does.
pub fn way_to(case: &Arc<Scenario>, happening: Happening, go_on: &dyn Fn() -> bool) -> Reach {
    let number = Happenings::of(case).number(happening);
    let mut search = Search::new(case, Aim::Meet(happening));
    match search.shortest_to(number, &Patience { states: NEAR, go_on }) {
        Ok(None) if search.is_sound() => return Reach::Never,
        Ok(Some(path)) => {
            if let Some(witness) = search.witness(&path) {
                return Reach::Met(witness);
            }
        }
        _ => {}
    }
    first_met(case, number, go_on).map_or(Reach::Unknown, Reach::Met)
}
