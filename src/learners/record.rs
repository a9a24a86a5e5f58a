//! Reads a played attempt into a tally, in one pass over its events. Scores as [`crate::score`] does; a test holds the two together.

use super::ranges::{Range, Ranges, STANDARDS};
use super::reading::Words;
use super::tally::Group;
use crate::scenario::pace::minutes;
use crate::scenario::{DecisionId, PhaseId, Scenario, Work};
use crate::score::measuring::{Counts, detection};
use crate::score::{CAP, FEW, LITTLE_EVIDENCE, products};
use crate::sim::{Event, NO_TIE, OptionSet};

/// One attempt as it is read. The room is used again.
#[derive(Debug)]
pub(super) struct Record {
    ranges: Ranges,
    words: Words,
    /// Points earned and possible, by phase and standard.
    points: Vec<[(i64, i64); STANDARDS]>,
    capped: Vec<bool>,
    /// By decision: whether it came, the standards it bore on, points earned and possible.
    decisions: Vec<(bool, u32, i64, i64)>,
    open: Vec<OptionSet>,
    chosen: Vec<OptionSet>,
    lines: Vec<LineRecord>,
    measures: Vec<i32>,
    /// Quarters of an hour in this week: those that it began with, those that were spent.
    hours: (i64, i64),
    sum_of_ratings: i64,
    path: u64,
    shown: u64,
    answers: u64,
}

#[derive(Debug, Clone, Copy, Default)]
struct LineRecord {
    met: bool,
    counted: bool,
    flagged: bool,
    acted_out: bool,
}

/// One answer, as the events tell of it.
struct Answer {
    id: DecisionId,
    phase: PhaseId,
    chosen: OptionSet,
    allowed: OptionSet,
    quarters: i32,
    money: i32,
}

impl Record {
    pub fn new(case: &Scenario) -> Self {
        Self {
            ranges: Ranges::new(case),
            words: Words::of(case),
            points: vec![[(0, 0); STANDARDS]; case.phases.len()],
            capped: vec![false; case.phases.len()],
            decisions: vec![(false, 0, 0, 0); case.decisions.len()],
            open: vec![OptionSet::default(); case.decisions.len()],
            chosen: vec![OptionSet::default(); case.decisions.len()],
            lines: vec![LineRecord::default(); case.reactions.len()],
            measures: Vec::new(),
            hours: (0, 0),
            sum_of_ratings: 0,
            path: 0,
            shown: 0,
            answers: 0,
        }
    }

    /// Counts an attempt that came to its end. Returns the fingerprint of its way through the decisions.
    pub fn read(&mut self, case: &Scenario, events: &[Event], group: &mut Group) -> u64 {
        self.clear(case);
        group.attempts += 1;
        for event in events {
            match *event {
                Event::Passage(scene) => self.shown += self.words.scene(scene),
                Event::Decided { decision: id, phase, chosen, allowed, quarters, money, .. } => {
                    self.answer(case, &Answer { id, phase, chosen, allowed, quarters, money });
                }
                Event::Left { decision: id, phase, allowed, quarters, money, .. } => {
                    self.answer(case, &Answer { id, phase, chosen: OptionSet::default(), allowed, quarters, money });
                }
                Event::WorkBegan(work) => self.shown += self.words.work(work),
                Event::Sorted { .. } | Event::GoalPlanned { .. } => self.answers += 1,
                Event::Drew { drawn, .. } => self.answers += u64::from(drawn != NO_TIE),
                Event::Met(reaction) => self.lines[reaction.index()].met = true,
                Event::ReactionFlagged { reaction, .. } => {
                    self.lines[reaction.index()].flagged = true;
                    self.answers += 1;
                }
                Event::ReactionUnflagged(reaction) => self.lines[reaction.index()].flagged = false,
                Event::ActedOut(reaction) => self.lines[reaction.index()].acted_out = true,
                Event::EncounterClosed(encounter) => {
                    for line in &mut self.lines[range(&case.encounter(encounter).reactions)] {
                        line.counted |= line.met;
                    }
                }
                Event::Stands { measure, to, .. } => self.measures[measure.index()] = to,
                Event::WeekBegan { quarters, .. } => self.hours = (i64::from(quarters), 0),
                Event::WeekEnded(_) => self.week(case, group),
                Event::Ended(ending) => group.endings[ending.index()] += 1,
                _ => {}
            }
        }
        self.standards(case, group);
        self.choices(case, group);
        self.reactions(case, group);
        for product in products(case, events) {
            let scores = match product.work {
                Work::Ecomap => &mut group.ecomap,
                Work::Plan => &mut group.plan,
                Work::Note(note) => &mut group.notes[note.index()],
            };
            product.score.into_iter().for_each(|score| scores.add(score));
        }
        group.words.add(self.shown as f64);
        group.answers.add(self.answers as f64);
        group.minutes.add(minutes(self.shown as f64, self.answers as f64));
        self.path
    }

    fn clear(&mut self, case: &Scenario) {
        self.points.fill([(0, 0); STANDARDS]);
        self.capped.fill(false);
        self.decisions.fill((false, 0, 0, 0));
        self.open.fill(OptionSet::default());
        self.chosen.fill(OptionSet::default());
        self.lines.fill(LineRecord::default());
        self.measures.clear();
        self.measures.extend(case.measures.iter().map(|measure| measure.start));
        self.hours = (0, 0);
        (self.sum_of_ratings, self.path, self.shown, self.answers) = (0, 0, self.words.briefing, 0);
    }

    fn answer(&mut self, case: &Scenario, answer: &Answer) {
        let decision = case.decision(answer.id);
        let at = answer.id.index();
        self.shown += self.words.prompt(answer.id);
        self.answers += 1;
        for (position, option) in decision.option_ids().enumerate() {
            if answer.allowed.has(position) {
                self.shown += self.words.option(option);
            }
            if answer.chosen.has(position) {
                self.shown += self.words.feedback(option);
                self.hours.1 += i64::from(case.option(option).quarters);
            }
            if answer.chosen.has(position) && case.option(option).critical.is_some() {
                self.capped[answer.phase.index()] = true;
            }
        }
        self.open[at].0 |= answer.allowed.0;
        self.chosen[at].0 |= answer.chosen.0;
        self.decisions[at].0 = true;
        self.path = fingerprint(self.path, (at as u64) << 16 | u64::from(answer.chosen.0));
        let chosen = self.ranges.of(decision, answer.chosen);
        let weight = i64::from(decision.weight);
        self.sum_of_ratings += weight * i64::from(chosen.iter().sum::<i32>());
        let Some(Range { least, most, differ, .. }) = self.ranges.at(case, answer.id, answer.allowed, answer.quarters, answer.money) else {
            return;
        };
        let points = &mut self.points[answer.phase.index()];
        let (_, standards, earned_here, possible_here) = &mut self.decisions[at];
        *standards |= differ;
        let mut left = differ;
        while left != 0 {
            let number = left.trailing_zeros() as usize;
            let earned = weight * i64::from(chosen[number] - least[number]);
            let possible = weight * i64::from(most[number] - least[number]);
            points[number].0 += earned;
            points[number].1 += possible;
            *earned_here += earned;
            *possible_here += possible;
            left &= left - 1;
        }
    }

    fn week(&self, case: &Scenario, group: &mut Group) {
        group.hours.add(self.hours.0, self.hours.1);
        for ((tally, &value), measure) in group.measures.iter_mut().zip(&self.measures).zip(&case.measures) {
            tally.least = tally.least.min(value);
            tally.most = tally.most.max(value);
            tally.sum += i64::from(value);
            tally.weeks += 1;
            tally.at_least += u64::from(value == measure.least);
            tally.at_most += u64::from(value == measure.most);
        }
    }

    fn standards(&self, case: &Scenario, group: &mut Group) {
        let (mut all, mut all_possible) = (0, 0);
        for (standard, tally) in case.edition.standards.iter().zip(&mut group.standards) {
            let number = usize::from(standard.number);
            let (mut hundredths, mut possible) = (0, 0);
            for (points, capped) in self.points.iter().zip(&self.capped) {
                let (earned_there, possible_there) = points[number];
                let most = if *capped { i64::from(CAP) * possible_there } else { i64::MAX };
                hundredths += (100 * earned_there).min(most);
                possible += possible_there;
            }
            all += hundredths;
            all_possible += possible;
            if possible == 0 {
                tally.not_observed += 1;
                continue;
            }
            tally.scores.add(hundredths as f64 / possible as f64);
            let bears = self.decisions.iter().filter(|(_, standards, ..)| standards & (1 << number) != 0);
            tally.little_evidence += u64::from(bears.take(LITTLE_EVIDENCE).count() < LITTLE_EVIDENCE);
        }
        if all_possible > 0 {
            group.overall.add(all as f64 / all_possible as f64);
        }
        group.points.add(self.sum_of_ratings as f64);
    }

    fn choices(&self, case: &Scenario, group: &mut Group) {
        let (earned, possible) = self.decisions.iter().fold((0, 0), |(all, of), (_, _, earned, possible)| (all + earned, of + possible));
        for (at, &(met, _, earned_here, possible_here)) in self.decisions.iter().enumerate().filter(|(_, (met, ..))| *met) {
            let tally = &mut group.decisions[at];
            tally.met += u64::from(met);
            let (rest, of) = (earned - earned_here, possible - possible_here);
            if possible_here > 0 && of > 0 {
                tally.item.add(earned_here as f64 / possible_here as f64, rest as f64 / of as f64);
            }
            for (position, option) in case.decisions[at].option_ids().enumerate() {
                let option = &mut group.options[option.index()];
                option.open += u64::from(self.open[at].has(position));
                option.chosen += u64::from(self.chosen[at].has(position));
            }
        }
    }

    fn reactions(&self, case: &Scenario, group: &mut Group) {
        let right = |at: usize| case.reactions[at].is_signal() == self.lines[at].flagged;
        let mut counts = Counts::default();
        for (line, reaction) in self.lines.iter().zip(&case.reactions).filter(|(line, _)| line.counted) {
            *match (reaction.is_signal(), line.flagged) {
                (true, true) => &mut counts.hits,
                (true, false) => &mut counts.misses,
                (false, true) => &mut counts.false_alarms,
                (false, false) => &mut counts.correct_rejections,
            } += 1;
        }
        let (all_right, all) = (counts.hits + counts.correct_rejections, counts.signals() + counts.noise());
        for (at, (line, tally)) in self.lines.iter().zip(&mut group.reactions).enumerate() {
            tally.acted_out += u64::from(line.acted_out);
            if !line.counted {
                continue;
            }
            tally.met += 1;
            tally.flagged += u64::from(line.flagged);
            if all > 1 {
                let here = u32::from(right(at));
                tally.item.add(f64::from(here), f64::from(all_right - here) / f64::from(all - 1));
            }
        }
        if counts.signals() >= FEW
            && counts.noise() >= FEW
            && let Some(found) = detection(counts)
        {
            group.d_prime.add(found.d_prime);
        }
    }
}

fn range(of: &std::ops::Range<u16>) -> std::ops::Range<usize> {
    usize::from(of.start)..usize::from(of.end)
}

/// Mixes one more step into the fingerprint of a path (the finalizer of SplitMix64).
fn fingerprint(path: u64, step: u64) -> u64 {
    let mut z = path.wrapping_add(0x9E37_79B9_7F4A_7C15).wrapping_add(step.wrapping_mul(0xD1B5_4A32_D192_ED03));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
