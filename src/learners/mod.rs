//! Virtual learners: declared policies play a case many times, and what became of it is tallied.
//!
//! Pure and seeded: an attempt is a function of the case, the policy and a number. Threads and files are the caller's. Virtual
//! learners do not read; they know the ratings and keys. What they show is what the case lets its scores say, not how hard its
//! words are.

mod blame;
mod dice;
mod distribution;
mod outlook;
mod player;
mod policy;
mod ranges;
mod reading;
mod record;
mod standouts;
pub mod statistics;
mod tally;
mod work;

use std::sync::Arc;

pub use distribution::Distribution;
pub use policy::{Policy, Skill};
pub use standouts::{Standout, standouts};
pub use tally::{DecisionTally, Group, HoursTally, LineTally, MeasureTally, OptionTally, Paths, StandardTally, Tally};

use crate::scenario::Scenario;
use crate::sim::{Play, chance};
use outlook::Outlook;
use player::Room;
use record::Record;

/// The learners who play a case: attempt number `n` is played by the policies in turn.
///
/// An attempt depends on the seed, its policy and how often that policy has played before, on nothing else: not on the other
/// policies, not on the order in which attempts are played.
#[derive(Debug)]
pub struct Cohort {
    case: Arc<Scenario>,
    outlooks: Vec<Outlook>,
    seed: u64,
}

impl Cohort {
    /// Brings policies to a case.
    pub fn new(case: Arc<Scenario>, policies: &[Policy], seed: u64) -> Self {
        let outlooks = policies.iter().map(|policy| Outlook::new(&case, *policy)).collect();
        Self { case, outlooks, seed }
    }

    /// The case.
    pub fn case(&self) -> &Arc<Scenario> {
        &self.case
    }

    /// The policies, in their order.
    pub fn policies(&self) -> Vec<Policy> {
        self.outlooks.iter().map(|outlook| outlook.policy).collect()
    }

    /// A tally to play into.
    pub fn recorder(&self) -> Recorder<'_> {
        let tally = Tally::new(&self.case, &self.policies());
        let paths = vec![Vec::new(); self.outlooks.len()];
        Recorder { cohort: self, record: Record::new(&self.case), room: Room::default(), tally, paths }
    }

    /// Which policy plays this attempt, and the seed of its luck.
    fn place(&self, number: u64) -> (usize, u64) {
        let policies = self.outlooks.len().max(1) as u64;
        let (round, at) = (number / policies, (number % policies) as usize);
        (at, chance::draw(self.seed, self.outlooks[at].policy.key(), round))
    }
}

/// Plays attempts and tallies them.
#[derive(Debug)]
pub struct Recorder<'a> {
    cohort: &'a Cohort,
    record: Record,
    room: Room,
    tally: Tally,
    /// The ways taken, by policy.
    paths: Vec<Vec<u64>>,
}

impl Recorder<'_> {
    /// Plays the attempt with this number and counts it. Returns the play, unless its learner got stuck.
    pub fn play(&mut self, number: u64) -> Option<Play> {
        let cohort = self.cohort;
        let (at, seed) = cohort.place(number);
        let group = &mut self.tally.groups[at];
        let played = player::play(&cohort.case, &cohort.outlooks[at], seed, &mut self.room);
        match &played {
            Some(play) => {
                group.hours.short += u64::from(self.room.short);
                self.paths[at].push(self.record.read(&cohort.case, play.events(), group));
            }
            None => group.stuck += 1,
        }
        played
    }

    /// What was counted so far, but for the ways taken.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What was counted.
    pub fn into_tally(mut self) -> Tally {
        for (group, paths) in self.tally.groups.iter_mut().zip(self.paths) {
            group.paths = Paths::new(paths);
        }
        self.tally
    }
}
