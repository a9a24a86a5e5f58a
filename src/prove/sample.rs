//! Plays by virtual learners: what they come to need not be searched for.

use std::sync::Arc;

use crate::learners::{Cohort, Policy, Tally};
use crate::lint::{Length, Reached};
use crate::scenario::Scenario;
use crate::sim::{Happenings, Place, Play};

use super::course::{self, Course};
use super::explore::GivenUp;
use super::proof::{Means, shared};
use super::witness::Witness;

/// Rounds of plays; in each every policy plays once.
const ROUNDS: usize = 400;

/// Rounds that one job plays.
const CHUNK: usize = 25;

/// The seed of all samples: the same case always gives the same one.
const SEED: u64 = 1;

/// What virtual learners came to.
pub(super) struct Sample {
    /// All plays, by policy.
    pub tally: Tally,
    /// For each happening the play that comes to it with the fewest actions.
    pub found: Vec<Option<Witness>>,
    /// For each ending how many plays came to it without a choice that is rated below zero on any standard.
    pub faultless: Vec<u64>,
    /// How the measures went, by measure, in the plays at random.
    pub courses: Vec<Course>,
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
        let mut found: Vec<Option<Witness>> = vec![None; happenings.count()];
        let mut faultless = vec![0; case.endings.len()];
        let mut courses = vec![Course::new(case.limits.weeks); case.measures.len()];
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
            if policies[number % policies.len()] == Policy::Uniform {
                course::look(&mut courses, &play);
            }
            each_met(&happenings, &play, |happening, actions| {
                let slot = &mut found[happening];
                if slot.as_ref().is_none_or(|witness| witness.actions.len() > actions) {
                    *slot = Some(Witness { seed: play.state().seed, actions: play.actions().take(actions).cloned().collect() });
                }
            });
        }
        Ok(Sample { tally: recorder.into_tally(), found, faultless, courses, is_whole })
    });
    let nothing = Sample {
        tally: Tally::new(case, &policies),
        found: vec![None; happenings.count()],
        faultless: vec![0; case.endings.len()],
        courses: vec![Course::new(case.limits.weeks); case.measures.len()],
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
        self.courses.iter_mut().zip(&other.courses).for_each(|(course, other)| course.merge(other));
        self.faultless.iter_mut().zip(other.faultless).for_each(|(count, other)| *count += other);
        for (slot, other) in self.found.iter_mut().zip(other.found) {
            if let Some(witness) = other
                && slot.as_ref().is_none_or(|known| known.actions.len() > witness.actions.len())
            {
                *slot = Some(witness);
            }
        }
        self
    }
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
}

/// What virtual learners do not come to. They play no longer than
/// until there is nothing left; after each play it is asked, by how many actions it took, whether to go on.
pub(super) fn unmet(case: &Arc<Scenario>, mut wanted: Vec<usize>, go_on: &dyn Fn(u64) -> bool) -> Result<Unmet, GivenUp> {
    let happenings = Happenings::of(case);
    let policies = Policy::all();
    let cohort = Cohort::new(case.clone(), &policies, SEED);
    let mut recorder = cohort.recorder();
    for number in 0..ROUNDS * policies.len() {
        if wanted.is_empty() {
            break;
        }
        let Some(play) = recorder.play(number as u64) else { continue };
        if !go_on(play.actions().count() as u64) {
            return Err(GivenUp::Stopped);
        }
        let met = happenings.met(case, play.events());
        wanted.retain(|happening| met.binary_search(&u32::try_from(*happening).unwrap_or(u32::MAX)).is_err());
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
    Ok(Unmet { wanted, reached: reached.collect(), length })
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
