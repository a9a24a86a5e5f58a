//! Plays by virtual learners: what they come to need not be searched for.

use std::sync::Arc;

use crate::debrief::{MeasureLine, measure_lines};
use crate::learners::{Cohort, Policy, Tally};
use crate::lint::{Evidence, Length, Reached, Share};
use crate::scenario::{DecisionId, Scenario};
use crate::score;
use crate::sim::{Event, Happenings, Place, Play};

use super::course::{self, Course};
use super::explore::GivenUp;
use super::extremes::total_of;
use super::proof::{Means, shared};
use super::witness::Witness;

/// Rounds of plays; in each every policy plays once.
const ROUNDS: usize = 400;

/// Rounds that show which standards are scored: a share of the plays at random is a whole per cent. `practicum simulate` plays the
/// same ones for the same seed.
const SHOWING: usize = 100;

/// Rounds that one job plays.
const CHUNK: usize = 25;

/// The seed of all samples: the same case always gives the same one.
const SEED: u64 = 1;

/// A play of a virtual learner, and how many of its actions count. Only that, since there are many: [`replayed`] has them again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seen {
    pub actions: usize,
    number: u64,
}

/// What virtual learners came to.
pub(super) struct Sample {
    /// All plays, by policy.
    pub tally: Tally,
    /// For each happening the play that comes to it with the fewest actions.
    pub found: Vec<Option<Seen>>,
    /// For each ending how many plays came to it without a choice that is rated below zero on any standard.
    pub faultless: Vec<u64>,
    /// For each standard, in the edition's order, the play with the most points on it and the one with the least.
    pub ends: Vec<[Option<(i32, Seen)>; 2]>,
    /// How the measures went, by measure, in the plays at random.
    pub courses: Vec<Course>,
    /// For each measure the play in which it comes highest when a week ends, in hundredths, and the one in which it comes lowest.
    pub far: Vec<[Option<(i32, Seen)>; 2]>,
    /// Whether all of them played.
    pub is_whole: bool,
}

/// Has every virtual learner play, until it is told to stop.
pub(super) fn sample(case: &Arc<Scenario>, means: &Means<'_>) -> Sample {
    let happenings = Happenings::of(case);
    let policies = Policy::all();
    let cohort = Cohort::new(case.clone(), &policies, SEED);
    let parts = shared(means, ROUNDS / CHUNK, |chunk| {
        let mut recorder = cohort.recorder();
        let mut found: Vec<Option<Seen>> = vec![None; happenings.count()];
        let mut faultless = vec![0; case.endings.len()];
        let mut ends = vec![[None, None]; case.edition.standards.len()];
        let mut courses = vec![Course::new(case.limits.weeks); case.measures.len()];
        let mut far = vec![[None, None]; case.measures.len()];
        let mut is_whole = true;
        for number in chunk * CHUNK * policies.len()..(chunk + 1) * CHUNK * policies.len() {
            if number.is_multiple_of(64) && !(means.go_on)() {
                is_whole = false;
                break;
            }
            let Some(play) = recorder.play(number as u64) else { continue };
            if let Place::Ended(ending) = play.state().place
                && !has_fault(&play)
            {
                faultless[ending.index()] += 1;
            }
            let seen = Seen { actions: play.actions().len(), number: number as u64 };
            note_ends(&mut ends, &play, seen);
            let lines = measure_lines(case, play.events());
            if policies[number % policies.len()] == Policy::Uniform {
                course::look(&mut courses, &lines);
            }
            note_far(&mut far, &lines, seen);
            each_met(&happenings, &play, |happening, actions| {
                sooner(&mut found[happening], Some(Seen { actions, number: number as u64 }));
            });
        }
        Ok(Sample { tally: recorder.into_tally(), found, faultless, ends, courses, far, is_whole })
    });
    let nothing = Sample {
        tally: Tally::new(case, &policies),
        found: vec![None; happenings.count()],
        faultless: vec![0; case.endings.len()],
        ends: vec![[None, None]; case.edition.standards.len()],
        courses: vec![Course::new(case.limits.weeks); case.measures.len()],
        far: vec![[None, None]; case.measures.len()],
        is_whole: true,
    };
    let is_whole = parts.iter().all(Result::is_ok);
    let all = parts.into_iter().flatten().fold(nothing, Sample::and);
    Sample { is_whole: is_whole && all.is_whole, ..all }
}

impl Sample {
    /// Both together; of two plays as short as each other, the earlier.
    fn and(mut self, other: Self) -> Self {
        self.tally.merge(&other.tally);
        self.is_whole &= other.is_whole;
        let all = self.ends.iter_mut().chain(&mut self.far);
        for (ends, others) in all.zip(other.ends.into_iter().chain(other.far)) {
            for (side, (end, other)) in ends.iter_mut().zip(others).enumerate() {
                if let Some((points, seen)) = other {
                    further(end, side, points, seen);
                }
            }
        }
        self.courses.iter_mut().zip(&other.courses).for_each(|(course, other)| course.merge(other));
        self.faultless.iter_mut().zip(other.faultless).for_each(|(count, other)| *count += other);
        self.found.iter_mut().zip(other.found).for_each(|(slot, other)| sooner(slot, other));
        self
    }
}

/// Takes the play with fewer actions; of two as short as each other, the earlier.
fn sooner(slot: &mut Option<Seen>, other: Option<Seen>) {
    *slot = slot.iter().copied().chain(other).min();
}

/// Takes a play to show an end of something, the most at 0 and the least at 1, if it goes further than the one before.
fn further(end: &mut Option<(i32, Seen)>, side: usize, value: i32, seen: Seen) {
    if end.is_none_or(|(known, _)| if side == 0 { value > known } else { value < known }) {
        *end = Some((value, seen));
    }
}

fn note_far(far: &mut [[Option<(i32, Seen)>; 2]], lines: &[MeasureLine], seen: Seen) {
    for (ends, line) in far.iter_mut().zip(lines) {
        // The first value is from before the first week.
        for &value in line.values.iter().skip(1) {
            ends.iter_mut().enumerate().for_each(|(side, end)| further(end, side, value, seen));
        }
    }
}

fn note_ends(ends: &mut [[Option<(i32, Seen)>; 2]], play: &Play, seen: Seen) {
    for (standard, ends) in play.case().edition.standards.iter().zip(ends) {
        let points = total_of(play, standard.number);
        for (side, end) in ends.iter_mut().enumerate() {
            further(end, side, points, seen);
        }
    }
}

/// The learners who play for samples.
pub(super) fn learners(case: &Arc<Scenario>) -> Cohort {
    Cohort::new(case.clone(), &Policy::all(), SEED)
}

/// Has learners play again what was seen of them.
pub(super) fn replayed(learners: &Cohort, seen: Seen) -> Option<Witness> {
    let play = learners.recorder().play(seen.number)?;
    Some(Witness { seed: play.state().seed, actions: play.actions().take(seen.actions).cloned().collect() })
}

/// Whether something was chosen that is rated below zero.
fn has_fault(play: &Play) -> bool {
    let case = play.case();
    case.options
        .iter()
        .zip(&play.state().chosen)
        .any(|(option, times)| *times > 0 && case.edition.standards.iter().any(|standard| option.effect_on(standard.number) < 0))
}

/// What plays by virtual learners leave open, and what they show.
pub(super) struct Unmet {
    /// What none of them came to, by number.
    pub wanted: Vec<usize>,
    /// How far they brought each measure, in hundredths.
    pub reached: Vec<Reached>,
    /// How long those with some skill played.
    pub length: Option<Length>,
    /// What they show of each standard.
    pub evidence: Vec<Evidence>,
}

/// What virtual learners do not come to, and what is scored in their plays. They play on until nothing is left to come to; after each
/// play it is asked, by how many actions it took, whether to go on.
pub(super) fn unmet(case: &Arc<Scenario>, mut wanted: Vec<usize>, go_on: &dyn Fn(u64) -> bool) -> Result<Unmet, GivenUp> {
    let happenings = Happenings::of(case);
    let policies = Policy::all();
    let cohort = Cohort::new(case.clone(), &policies, SEED);
    let mut recorder = cohort.recorder();
    let mut gone_without = GoneWithout::new(case, &policies);
    let mut evidence = Vec::new();
    for number in 0..ROUNDS * policies.len() {
        if number == SHOWING * policies.len() {
            evidence = shown(recorder.tally(), &gone_without);
            if wanted.is_empty() {
                break;
            }
        }
        let Some(play) = recorder.play(number as u64) else { continue };
        if !go_on(play.actions().count() as u64) {
            return Err(GivenUp::Stopped);
        }
        if number < SHOWING * policies.len() {
            gone_without.look(recorder.tally(), number % policies.len(), &play);
        }
        if !wanted.is_empty() {
            let met = happenings.met(case, play.events());
            wanted.retain(|happening| met.binary_search(&u32::try_from(*happening).unwrap_or(u32::MAX)).is_err());
        }
    }
    let tally = recorder.into_tally();
    let reached = (0..case.measures.len()).map(|at| {
        let of_all = tally.groups.iter().map(|group| &group.measures[at]);
        of_all.fold((i32::MAX, i32::MIN), |(least, most), it| (least.min(it.least), most.max(it.most)))
    });
    let length = tally.skilled().and_then(|skilled| {
        let [words, minutes] = [&skilled.words, &skilled.minutes].map(|of| of.percentile(50));
        Some(Length { words: words?, minutes: minutes? })
    });
    Ok(Unmet { wanted, reached: reached.collect(), length, evidence })
}

/// For each standard a play in which it is not scored: which policy played it, and the decisions that it answers.
struct GoneWithout {
    /// How many plays went without so far, by policy and standard.
    counted: Vec<Vec<u64>>,
    /// The first by a learner who chooses at random, otherwise the first by any.
    first: Vec<Option<(Policy, Vec<DecisionId>)>>,
}

impl GoneWithout {
    fn new(case: &Scenario, policies: &[Policy]) -> Self {
        let standards = case.edition.standards.len();
        Self { counted: vec![vec![0; standards]; policies.len()], first: vec![None; standards] }
    }

    /// Looks at a play that has just been counted.
    fn look(&mut self, tally: &Tally, at: usize, play: &Play) {
        let group = &tally.groups[at];
        for ((counted, first), now) in self.counted[at].iter_mut().zip(&mut self.first).zip(&group.standards) {
            let goes_without = std::mem::replace(counted, now.not_observed) < now.not_observed;
            let is_better = first.as_ref().is_none_or(|(policy, _)| group.policy == Policy::Uniform && *policy != Policy::Uniform);
            if goes_without && is_better {
                *first = Some((group.policy, answered(play)));
            }
        }
    }
}

/// The decisions that a play answers.
fn answered(play: &Play) -> Vec<DecisionId> {
    let events = play.events().iter();
    let decisions = events.filter_map(|event| match event {
        Event::Decided { decision, .. } | Event::Left { decision, .. } => Some(*decision),
        _ => None,
    });
    decisions.collect()
}

/// What the plays of a tally show of each standard.
fn shown(tally: &Tally, gone_without: &GoneWithout) -> Vec<Evidence> {
    let evidence = gone_without.first.iter().enumerate().map(|(at, first)| {
        let answered = first.as_ref().map(|(_, answered)| answered.clone()).unwrap_or_default();
        let mut found = Evidence { answered, ..Evidence::default() };
        for group in &tally.groups {
            let of_group = &group.standards[at];
            let share = Share { without: of_group.not_observed, plays: group.attempts };
            found.all.without += share.without;
            found.all.plays += share.plays;
            found.enough += share.plays - share.without - of_group.little_evidence;
            if group.policy == Policy::Uniform {
                found.at_random = share;
            }
            if share.without > found.worst.1.without {
                found.worst = (group.policy.id(), share);
            }
        }
        found
    });
    evidence.collect()
}

/// A whole play in which a standard is not scored: the first by a learner who chooses at random, otherwise the first by any.
fn without(case: &Arc<Scenario>, standard: u8, go_on: &dyn Fn() -> bool) -> Option<Play> {
    let policies = Policy::all();
    let cohort = Cohort::new(case.clone(), &policies, SEED);
    let mut recorder = cohort.recorder();
    let mut first = None;
    for number in (0..SHOWING * policies.len()).take_while(|_| go_on()) {
        let at_random = policies[number % policies.len()] == Policy::Uniform;
        if !at_random && first.is_some() {
            continue;
        }
        let play = recorder.play(number as u64).filter(|play| score::standards(case, play.events()).evidence(standard).next().is_none());
        if at_random && play.is_some() {
            return play;
        }
        first = first.or(play);
    }
    first
}

/// The same as actions that anyone can play again; none if no virtual learner goes without a score on the standard.
pub fn play_without(case: &Arc<Scenario>, standard: u8, go_on: &dyn Fn() -> bool) -> Option<Witness> {
    let play = without(case, standard, go_on)?;
    Some(Witness { seed: play.state().seed, actions: play.actions().cloned().collect() })
}

/// The first play of a virtual learner that comes to something, as far as there.
pub(super) fn first_met(case: &Arc<Scenario>, wanted: usize, go_on: &dyn Fn() -> bool) -> Option<Witness> {
    let happenings = Happenings::of(case);
    let policies = Policy::all();
    let cohort = Cohort::new(case.clone(), &policies, SEED);
    let mut recorder = cohort.recorder();
    for number in (0..ROUNDS * policies.len()).take_while(|_| go_on()) {
        let Some(play) = recorder.play(number as u64) else { continue };
        let mut first = None;
        each_met(&happenings, &play, |happening, actions| {
            if happening == wanted {
                first.get_or_insert(actions);
            }
        });
        if let Some(actions) = first {
            return Some(Witness { seed: play.state().seed, actions: play.actions().take(actions).cloned().collect() });
        }
    }
    None
}

/// Everything that a play comes to, each time, with the number of actions until then.
fn each_met(happenings: &Happenings, play: &Play, mut see: impl FnMut(usize, usize)) {
    let events = play.events();
    let mut until = 0;
    let ends = play.marks().chain([events.len()]);
    for (actions, end) in ends.enumerate() {
        for happening in happenings.met(play.case(), &events[until..end]) {
            see(happening as usize, actions);
        }
        until = end;
    }
}
