//! What became of many attempts: whole numbers only, so that tallies can be merged in any order and any grouping.

use super::distribution::Distribution;
use super::policy::Policy;
use super::statistics::Item;
use crate::scenario::Scenario;

/// What became of the attempts of several policies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// One for each policy, in the order in which they were named.
    pub groups: Vec<Group>,
}

/// What became of the attempts of one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The policy.
    pub policy: Policy,
    /// Attempts that came to an end.
    pub attempts: u64,
    /// Attempts in which the learner got stuck; they count nowhere else.
    pub stuck: u64,
    /// Each standard of the case's edition, in its order.
    pub standards: Vec<StandardTally>,
    /// Per cent earned of all that could be, all standards together, after caps. For comparing policies only.
    pub overall: Distribution,
    /// Points: the weighted sum of the ratings of everything chosen.
    pub points: Distribution,
    /// Each decision, as an item: how often it came and what was earned there.
    pub decisions: Vec<DecisionTally>,
    /// Each option.
    pub options: Vec<OptionTally>,
    /// Each reaction line.
    pub reactions: Vec<LineTally>,
    /// d′ of the attempts that met enough lines for one.
    pub d_prime: Distribution,
    /// How often each ending came.
    pub endings: Vec<u64>,
    /// Each measure.
    pub measures: Vec<MeasureTally>,
    /// The hours of its weeks.
    pub hours: HoursTally,
    /// Scores of ecomaps, in per cent.
    pub ecomap: Distribution,
    /// Scores of service plans, in per cent.
    pub plan: Distribution,
    /// Scores of each contact note, in per cent.
    pub notes: Vec<Distribution>,
    /// Words that an attempt shows: briefing, passages, questions, open options, work products, and of the debrief what it says of
    /// the options that were chosen.
    pub words: Distribution,
    /// Answers that an attempt gives: decisions taken or left, thoughts flagged, ties drawn, goals planned, statements sorted.
    pub answers: Distribution,
    /// Minutes that an attempt would take a person, as [`crate::scenario::pace::minutes`] estimates them.
    pub minutes: Distribution,
    /// Fingerprints of the ways through the decisions that were taken.
    pub paths: Paths,
}

/// One standard over the attempts of a policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StandardTally {
    /// Its scores, 0 to 100, where it was observed.
    pub scores: Distribution,
    /// Attempts without a score.
    pub not_observed: u64,
    /// Attempts with a score from fewer than three decisions.
    pub little_evidence: u64,
}

/// One decision over the attempts of a policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionTally {
    /// Attempts in which it was taken or left.
    pub met: u64,
    /// The share earned there of what could be, beside the rest.
    pub item: Item,
}

/// One option over the attempts of a policy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OptionTally {
    /// Attempts in which it could be chosen when its decision was taken.
    pub open: u64,
    /// Attempts in which it was chosen.
    pub chosen: u64,
}

/// One reaction line over the attempts of a policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineTally {
    /// Attempts in which it came into sight and its encounter closed.
    pub met: u64,
    /// Attempts in which it was flagged then.
    pub flagged: u64,
    /// Attempts in which it was acted out.
    pub acted_out: u64,
    /// Whether it was judged rightly, beside the share of the other lines.
    pub item: Item,
}

/// One measure over the attempts of a policy, as the weeks ended. In hundredths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeasureTally {
    /// The least value.
    pub least: i32,
    /// The greatest value.
    pub most: i32,
    /// The sum over all weeks.
    pub sum: i64,
    /// How many weeks ended.
    pub weeks: u64,
    /// In how many the measure stood at the lower end of its range.
    pub at_least: u64,
    /// In how many at the upper end.
    pub at_most: u64,
}

/// The hours of the weeks of a policy, in quarters of an hour. Weeks without any hour are not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HoursTally {
    /// How many weeks ended.
    pub weeks: u64,
    /// In how many attempts too few hours were left for something that was open otherwise.
    pub short: u64,
    /// The hours that there were in all of them.
    pub had: i64,
    /// The hours that were spent in all of them.
    pub spent: i64,
}

/// Fingerprints of ways through the decisions, each once. Two ways share one in about 2⁻⁶⁴ of all cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paths(Vec<u64>);

impl Paths {
    /// How many different ways.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    pub(super) fn new(mut all: Vec<u64>) -> Self {
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    fn merge(&mut self, other: &Self) {
        let mut all = std::mem::take(&mut self.0);
        all.extend(&other.0);
        *self = Self::new(all);
    }
}

impl HoursTally {
    /// The share of all hours that was spent, 0 to 1; none where there were none.
    pub fn share(&self) -> Option<f64> {
        (self.had > 0).then(|| self.spent as f64 / self.had as f64)
    }

    pub(super) fn add(&mut self, had: i64, spent: i64) {
        if had > 0 {
            self.weeks += 1;
            self.had += had;
            self.spent += spent;
        }
    }

    fn merge(&mut self, other: &Self) {
        self.weeks += other.weeks;
        self.short += other.short;
        self.had += other.had;
        self.spent += other.spent;
    }
}

impl MeasureTally {
    /// The mean over all weeks, in points; none before a week has ended.
    pub fn mean(&self) -> Option<f64> {
        (self.weeks > 0).then(|| self.sum as f64 / self.weeks as f64 / 100.0)
    }

    fn merge(&mut self, other: &Self) {
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
        self.sum += other.sum;
        self.weeks += other.weeks;
        self.at_least += other.at_least;
        self.at_most += other.at_most;
    }
}

impl Default for MeasureTally {
    fn default() -> Self {
        Self { least: i32::MAX, most: i32::MIN, sum: 0, weeks: 0, at_least: 0, at_most: 0 }
    }
}

impl Tally {
    /// Nothing yet, for these policies on this case.
    pub fn new(case: &Scenario, policies: &[Policy]) -> Self {
        Self { groups: policies.iter().map(|policy| Group::new(case, *policy)).collect() }
    }

    /// Adds what another has counted of the same case and policies.
    pub fn merge(&mut self, other: &Self) {
        for (group, other) in self.groups.iter_mut().zip(&other.groups) {
            group.merge(other);
        }
    }

    /// How many attempts came to an end.
    pub fn attempts(&self) -> u64 {
        self.groups.iter().map(|group| group.attempts).sum()
    }

    /// How many learners got stuck.
    pub fn stuck(&self) -> u64 {
        self.groups.iter().map(|group| group.stuck).sum()
    }

    /// All groups as one. Its policy is that of the first and means nothing.
    pub fn together(&self) -> Option<Group> {
        let (first, others) = self.groups.split_first()?;
        let mut all = first.clone();
        others.iter().for_each(|group| all.merge(group));
        Some(all)
    }

    /// The skilled groups as one, from which difficulty and discrimination are read; none where nobody skilled played.
    pub fn skilled(&self) -> Option<Group> {
        let groups = self.groups.iter().filter(|group| group.policy.skill().is_some() && group.attempts > 0).cloned().collect();
        Self { groups }.together()
    }

    /// The least and the most skilled group that played, if there are two.
    pub fn ends_of_skill(&self) -> Option<(&Group, &Group)> {
        let skilled = || self.groups.iter().filter(|group| group.policy.skill().is_some() && group.attempts > 0);
        let low = skilled().min_by_key(|group| group.policy)?;
        let high = skilled().max_by_key(|group| group.policy)?;
        (low.policy < high.policy).then_some((low, high))
    }
}

impl Group {
    fn new(case: &Scenario, policy: Policy) -> Self {
        Self {
            policy,
            attempts: 0,
            stuck: 0,
            standards: vec![StandardTally::default(); case.edition.standards.len()],
            overall: Distribution::default(),
            points: Distribution::default(),
            decisions: vec![DecisionTally::default(); case.decisions.len()],
            options: vec![OptionTally::default(); case.options.len()],
            reactions: vec![LineTally::default(); case.reactions.len()],
            d_prime: Distribution::default(),
            endings: vec![0; case.endings.len()],
            measures: vec![MeasureTally::default(); case.measures.len()],
            hours: HoursTally::default(),
            ecomap: Distribution::default(),
            plan: Distribution::default(),
            notes: vec![Distribution::default(); case.notes.len()],
            words: Distribution::default(),
            answers: Distribution::default(),
            minutes: Distribution::default(),
            paths: Paths::default(),
        }
    }

    fn merge(&mut self, other: &Self) {
        self.attempts += other.attempts;
        self.stuck += other.stuck;
        for (own, other) in self.standards.iter_mut().zip(&other.standards) {
            own.scores.merge(&other.scores);
            own.not_observed += other.not_observed;
            own.little_evidence += other.little_evidence;
        }
        for (own, other) in self.decisions.iter_mut().zip(&other.decisions) {
            own.met += other.met;
            own.item.merge(&other.item);
        }
        for (own, other) in self.options.iter_mut().zip(&other.options) {
            own.open += other.open;
            own.chosen += other.chosen;
        }
        for (own, other) in self.reactions.iter_mut().zip(&other.reactions) {
            own.met += other.met;
            own.flagged += other.flagged;
            own.acted_out += other.acted_out;
            own.item.merge(&other.item);
        }
        self.endings.iter_mut().zip(&other.endings).for_each(|(own, other)| *own += other);
        self.measures.iter_mut().zip(&other.measures).for_each(|(own, other)| own.merge(other));
        self.hours.merge(&other.hours);
        self.notes.iter_mut().zip(&other.notes).for_each(|(own, other)| own.merge(other));
        for (own, other) in [
            (&mut self.overall, &other.overall),
            (&mut self.points, &other.points),
            (&mut self.d_prime, &other.d_prime),
            (&mut self.ecomap, &other.ecomap),
            (&mut self.plan, &other.plan),
            (&mut self.words, &other.words),
            (&mut self.answers, &other.answers),
            (&mut self.minutes, &other.minutes),
        ] {
            own.merge(other);
        }
        self.paths.merge(&other.paths);
    }
}
