//! What can be come to, and with how few actions.

use std::sync::Arc;

use crate::learners::Cohort;
use crate::lint;
use crate::scenario::{Condition, Scenario};
use crate::sim::{Happening, Happenings};

use super::aim::Aim;
use super::explore::{GivenUp, Patience, Search};
use super::proof::{Claim, Means, Reach, few_at_once, patience};
use super::sample::{Seen, learners, replayed, sample};
use super::shorten::shortened;
use super::soonest::{Soonest, soonest};

/// The most states that are seen to prove plays the shortest: those of the course of the case; those for one thing more; and those for
/// all such things together.
const COURSE: usize = 10_000;
const ONE: usize = 2_000;
const EACH: usize = 40_000;

/// With fewer states than this no search for one thing more is worth its beginning; nor one for something that no learner came to.
const TOO_FEW: usize = 100;
const WORTH: usize = 1_000;

/// What is known before anything is searched for by itself: what learners came to, and how the case goes.
struct Known<'a> {
    case: &'a Arc<Scenario>,
    happenings: Happenings,
    learners: Cohort,
    found: &'a [Option<Seen>],
    course: Option<Soonest>,
    least: Vec<usize>,
}

impl<'a> Known<'a> {
    fn of(case: &'a Arc<Scenario>, found: &'a [Option<Seen>], means: &Means<'_>) -> Self {
        let happenings = Happenings::of(case);
        let patience = Patience { states: COURSE.min(means.states), go_on: means.go_on };
        let course = if (means.go_on)() { soonest(case, Aim::Course, None, &patience).ok() } else { None };
        let least = least(case, &happenings, course.as_ref());
        Self { case, happenings, learners: learners(case), found, course, least }
    }

    /// What is known of one thing, if any play is known that comes to it.
    fn claim(&self, number: usize, means: &Means<'_>) -> Option<Claim> {
        let short = self.found[number].and_then(|seen| replayed(&self.learners, seen));
        let short = short.map(|witness| shortened(self.case, number, witness, means.go_on));
        let witness = [self.course.as_ref().and_then(|course| course.witnesses[number].clone()), short];
        let witness = witness.into_iter().flatten().min_by_key(|witness| witness.actions.len())?;
        let is_shortest = witness.actions.len() <= self.least[number];
        Some(Claim { happening: self.happenings.happening(number), reach: Reach::Met(witness), is_shortest })
    }
}

/// Everything that a play can come to; and whether nobody stopped it. `found` is what learners have come to.
pub(super) fn reach(case: &Arc<Scenario>, found: &[Option<Seen>], means: &Means<'_>) -> (Vec<Claim>, bool) {
    let known = Known::of(case, found, means);
    let mut is_whole = known.course.is_some();
    let happenings = &known.happenings;
    // What learners have come to is known, also when no time is left to look for anything else.
    let mut claims: Vec<Option<Claim>> = few_at_once(means, happenings.count(), |number| known.claim(number, means));
    is_whole &= (means.go_on)();
    let open = claims.iter().flatten().filter(|claim| !claim.is_shortest).count();
    let share = EACH / open.max(1);
    let states = if share < TOO_FEW { 0 } else { ONE.min(share).min(means.states) };
    let may_come = lint::what_may_come(case);
    let unmet = (0..happenings.count()).filter(|number| claims[*number].is_none() && may_come(happenings.happening(*number))).count();
    // What no learner came to shares the states of one search.
    let means_of_one = Means { states: means.states / unmet.max(1), ..*means };
    let sought = few_at_once(means, happenings.count(), |number| match &claims[number] {
        Some(claim) if claim.is_shortest || states == 0 || !(means.go_on)() => None,
        Some(claim) => Some(shorter(&known, number, claim, states, means)),
        None if may_come(happenings.happening(number)) && means_of_one.states < WORTH.min(means.states) => None,
        None if (means.go_on)() => Some(sought(case, number, happenings.happening(number), &may_come, &means_of_one)),
        None => Some(Err(GivenUp::Stopped)),
    });
    let unknown = |number| Claim { happening: happenings.happening(number), reach: Reach::Unknown, is_shortest: false };
    let claims = claims.iter_mut().zip(sought).enumerate().map(|(number, (known, sought))| {
        is_whole &= !matches!(sought, Some(Err(_)));
        let found = sought.and_then(Result::ok).or_else(|| known.take());
        found.unwrap_or_else(|| unknown(number))
    });
    (claims.collect(), is_whole)
}

/// Whether and how one thing can be come to: at least as short a play as the whole proof has, since more states are seen for it.
///
/// # Errors
/// Only that it was told to stop before any play was found.
pub fn seek(case: &Arc<Scenario>, happening: Happening, means: &Means<'_>) -> Result<Claim, GivenUp> {
    let number = Happenings::of(case).number(happening);
    let may_come = lint::what_may_come(case);
    if !may_come(happening) {
        return Ok(Claim { happening, reach: Reach::Never, is_shortest: false });
    }
    let found = sample(case, means).found;
    let known = Known::of(case, &found, means);
    match known.claim(number, means) {
        Some(claim) if claim.is_shortest => Ok(claim),
        Some(claim) => Ok(shorter(&known, number, &claim, EACH.min(means.states), means).unwrap_or(claim)),
        None => sought(case, number, happening, &may_come, means),
    }
}

/// How many actions everything takes at least, by the course of the case.
fn least(case: &Scenario, happenings: &Happenings, course: Option<&Soonest>) -> Vec<usize> {
    let Some(course) = course else { return vec![0; happenings.count()] };
    let of = |happening: Happening| course.least[happenings.number(happening)];
    let some_end = (0..case.endings.len()).map(|at| of(Happening::Ending(at))).min().unwrap_or(0);
    let of_course = |happening: Happening| match happening {
        Happening::Phase(_) | Happening::Encounter(_) => of(happening),
        Happening::Decision(at) if case.decisions[at].encounter.is_some() => of(happening),
        Happening::Dated(at) if case.dated[at].when == Condition::Always => of(happening),
        Happening::Ending(_) => some_end,
        _ => 0,
    };
    let mut least: Vec<usize> = (0..happenings.count()).map(|number| of_course(happenings.happening(number))).collect();
    // What comes with something else, or inside of it, comes no sooner.
    let mut after = |inner: Happening, outer: Happening| {
        let (inner, outer) = (happenings.number(inner), happenings.number(outer));
        least[inner] = least[inner].max(least[outer]);
    };
    for happening in (0..happenings.count()).map(|number| happenings.happening(number)) {
        if let Some(outer) = happening.inside(case) {
            after(happening, outer);
        }
    }
    let scenes = case.encounters.iter().enumerate().map(|(at, encounter)| (encounter.scene, Happening::Encounter(at)));
    let scenes = scenes.chain(case.options.iter().enumerate().filter_map(|(at, option)| Some((option.then?, Happening::Option(at)))));
    let scenes = scenes.chain(case.dated.iter().enumerate().map(|(at, dated)| (dated.text, Happening::Dated(at))));
    let scenes = scenes.chain(case.endings.iter().enumerate().map(|(at, ending)| (ending.text, Happening::Ending(at))));
    scenes.for_each(|(scene, outer)| after(Happening::Scene(scene.index()), outer));
    least
}

/// Looks for a shorter play to something, or proves that there is none.
///
/// # Errors
/// Only that it was told to stop.
fn shorter(known: &Known<'_>, number: usize, claim: &Claim, states: usize, means: &Means<'_>) -> Result<Claim, GivenUp> {
    let mut claim = claim.clone();
    let found = soonest(known.case, Aim::Soonest(claim.happening), Some(number), &Patience { states, go_on: means.go_on })?;
    if let Reach::Met(shortest) = &mut claim.reach {
        if let Some(witness) = found.witnesses[number].clone().filter(|witness| witness.actions.len() < shortest.actions.len()) {
            *shortest = witness;
        }
        claim.is_shortest = shortest.actions.len() <= known.least[number].max(found.least[number]);
    }
    Ok(claim)
}

/// Searches for a play that comes to something with as few actions as can be; where too many states would have to wait for that, for
/// any play. No action of it can be left out. What the conditions alone rule out is not searched for.
///
/// # Errors
/// Only that it was told to stop.
fn sought(
    case: &Arc<Scenario>,
    number: usize,
    happening: Happening,
    may_come: &dyn Fn(Happening) -> bool,
    means: &Means<'_>,
) -> Result<Claim, GivenUp> {
    let claim = |reach, is_shortest| Claim { happening, reach, is_shortest };
    if !may_come(happening) {
        return Ok(claim(Reach::Never, false));
    }
    let found = soonest(case, Aim::Soonest(happening), Some(number), &patience(means))?;
    let known = found.witnesses[number].clone();
    match &known {
        Some(witness) if witness.actions.len() <= found.least[number] => return Ok(claim(Reach::Met(witness.clone()), true)),
        None if found.is_whole && found.least[number] == usize::MAX => return Ok(claim(Reach::Never, false)),
        _ => {}
    }
    let mut search = Search::new(case, Aim::Meet(happening));
    let path = match search.shortest_to(number, &patience(means)) {
        Err(GivenUp::TooMany) => search.any_to(number, &patience(means)),
        found => found,
    };
    let met = match path {
        Ok(Some(path)) => search.witness(&path).into_iter().chain(known).min_by_key(|witness| witness.actions.len()),
        Ok(None) if known.is_none() && search.is_sound() => return Ok(claim(Reach::Never, false)),
        Err(GivenUp::Stopped) if known.is_none() => return Err(GivenUp::Stopped),
        Ok(None) | Err(_) => known,
    };
    let met = met.map(|witness| shortened(case, number, witness, means.go_on));
    Ok(claim(met.map_or(Reach::Unknown, Reach::Met), false))
}
