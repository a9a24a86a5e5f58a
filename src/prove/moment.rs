//! What can be said of a case in a moment, while somebody waits for it.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::jobs::ShareOut;
use crate::lint::{self, Lists, Played};
use crate::scenario::{CaseFile, Scenario};
use crate::sim::{Happening, Happenings};

use super::aim::Aim;
use super::explore::{GivenUp, Patience, Search};
use super::proof::Reach;
use super::sample::{first_met, unmet};

/// States that the searches behind [`advice`] see together.
const QUICK: usize = 60_000;

/// States within which [`way_to`] looks for the shortest way.
const NEAR: usize = 4_000;

/// Bytes of the longest text whose case is played for advice: three times those of a full case.
const LONGEST: usize = 1 << 19;

/// All advice on a case, by these word lists: also on what only playing shows, as far as that can be found out in a moment.
pub fn advice(file: &CaseFile, lists: &Lists, share_out: &ShareOut, go_on: &dyn Fn() -> bool) -> Vec<Diagnostic> {
    let played = if file.text.len() <= LONGEST { never(&file.case, QUICK, go_on) } else { Played::default() };
    lint::lint_with(file, lists, Some(&played), share_out)
}

/// What no play of a case comes to although it is there to be met: what could be proved of it within so many states.
///
/// Searches for as little as can be: not for what a virtual learner comes to, nor for what is inside of something that is never
/// come to, which is in the list as well.
pub fn never(case: &Arc<Scenario>, states: usize, go_on: &dyn Fn() -> bool) -> Played {
    let happenings = Happenings::of(case);
    let numbers = (0..happenings.count()).filter(|number| happenings.happening(*number).is_for_learners(case));
    let Ok((wanted, reached)) = unmet(case, numbers.collect(), go_on) else { return Played::default() };
    let mut never: Vec<Happening> = Vec::new();
    let mut is_all = true;
    let mut left = states;
    for number in wanted {
        let happening = happenings.happening(number);
        if happening.inside(case).is_some_and(|outer| never.contains(&outer)) {
            never.push(happening);
            continue;
        }
        let mut search = Search::new(case, Aim::Meet(happening));
        match search.shortest_to(number, &Patience { states: left, go_on }) {
            Ok(None) if search.is_sound() => never.push(happening),
            Ok(Some(_)) => {}
            Ok(None) | Err(GivenUp::TooMany) => is_all = false,
            Err(GivenUp::Stopped) => return Played { never, reached, is_all: false },
        }
        left = left.saturating_sub(search.seen());
    }
    Played { never, reached, is_all }
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
