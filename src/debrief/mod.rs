//! What the learner is told after a case: data in the order of the debrief, every figure with its evidence. No layout, no file.
//!
//! The order (self-rating, the client's outcome, what went well, the standards, reactions, work, what if, reflection) follows
//! the frames used in simulation debriefing: reactions before analysis before application (handbook, part 6.6).

mod phrases;
mod timeline;
mod what_if;

pub use phrases::{cause_text, choice_text, confidence_words, detection_words, evidence_words, figures, points, rating_words, tie_words};
pub use timeline::{Change, MeasureLine, Moment, Note, changes, measure_lines, moments};
pub use what_if::{Future, ScoreChange, what_if};

use crate::scenario::{DecisionId, EndingId, OptionId, PhaseId, Scenario};
use crate::score::{Contribution, CriticalAct, Scores, score};
use crate::sim::{Action, Event, OptionSet, Place, Play};

/// Everything that a debrief shows.
#[derive(Debug, Clone)]
pub struct Debrief {
    /// How the case ended.
    pub ending: EndingId,
    /// Critical acts: they come first.
    pub critical: Vec<CriticalAct>,
    /// Each measure from the beginning to the end, week by week.
    pub lines: Vec<MeasureLine>,
    /// What happened when, for the time line.
    pub moments: Vec<Moment>,
    /// What went well: things done that are rated well on the whole, with the indicator that says so.
    pub went_well: Vec<WentWell>,
    /// All scores.
    pub scores: Scores,
    /// Every decision taken, in the order of play.
    pub taken: Vec<Taken>,
    /// Positions in `taken` of the decisions where most was left unearned though a stronger option was open; three at most, most first.
    pub most_left: Vec<usize>,
}

/// Something that went well, with its indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WentWell {
    /// What was done.
    pub option: OptionId,
    /// When.
    pub week: u32,
    /// Number of the standard.
    pub standard: u8,
    /// Position of the rating in the option's ratings.
    pub rating: usize,
}

/// A decision that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The decision.
    pub decision: DecisionId,
    /// Its phase.
    pub phase: PhaseId,
    /// When.
    pub week: u32,
    /// What was chosen; empty if it was left.
    pub chosen: OptionSet,
    /// What could have been chosen, one by one.
    pub allowed: OptionSet,
    /// Position of the action, for "what if".
    pub action: usize,
    /// What it brought to the standards.
    pub contributions: Vec<Contribution>,
}

impl Taken {
    /// The chosen options.
    pub fn options(&self, case: &Scenario) -> Vec<OptionId> {
        case.decision(self.decision).option_ids().enumerate().filter(|(at, _)| self.chosen.has(*at)).map(|(_, option)| option).collect()
    }

    /// The options that could have been chosen and were not.
    pub fn others(&self, case: &Scenario) -> Vec<OptionId> {
        let open = |at: usize| self.allowed.has(at) && !self.chosen.has(at);
        case.decision(self.decision).option_ids().enumerate().filter(|(at, _)| open(*at)).map(|(_, option)| option).collect()
    }
}

impl Taken {
    /// Points not earned here, over all standards.
    pub fn unearned(&self) -> i32 {
        self.contributions.iter().map(|contribution| contribution.possible() - contribution.earned()).sum()
    }

    /// Another option that was open and is rated higher in sum; the first such of the highest. None where nothing was.
    pub fn stronger_option(&self, case: &Scenario) -> Option<OptionId> {
        let sum = |option: OptionId| -> i32 { case.option(option).ratings.iter().map(|rating| i32::from(rating.effect)).sum() };
        let chosen: i32 = self.options(case).into_iter().map(sum).sum();
        let best = self.others(case).into_iter().rev().max_by_key(|option| sum(*option))?;
        (sum(best) > chosen).then_some(best)
    }
}

impl Debrief {
    /// Reads the debrief from a play; none while the case goes on.
    pub fn of(play: &Play) -> Option<Self> {
        let Place::Ended(ending) = play.state().place else { return None };
        let case = play.case();
        let scores = score(case, play.events());
        let taken = taken(play, &scores.standards.contributions);
        Some(Self {
            ending,
            critical: scores.standards.critical.clone(),
            lines: measure_lines(case, play.events()),
            moments: moments(play.events()),
            went_well: went_well(case, &taken),
            most_left: most_left(case, &taken),
            taken,
            scores,
        })
    }
}

fn taken(play: &Play, contributions: &[Contribution]) -> Vec<Taken> {
    let mut taken: Vec<Taken> = Vec::new();
    let marks: Vec<usize> = play.marks().collect();
    for (at, action) in play.actions().enumerate() {
        if !matches!(action, Action::Choose { .. } | Action::Leave { .. }) {
            continue;
        }
        let (decision, phase, week, chosen, allowed) = match play.events()[marks[at]] {
            Event::Decided { decision, phase, week, chosen, allowed, .. } => (decision, phase, week, chosen, allowed),
            Event::Left { decision, phase, week, allowed, .. } => (decision, phase, week, OptionSet::default(), allowed),
            _ => continue,
        };
        let own = contributions.iter().filter(|contribution| contribution.place == taken.len()).copied().collect();
        taken.push(Taken { decision, phase, week, chosen, allowed, action: at, contributions: own });
    }
    taken
}

fn most_left(case: &Scenario, taken: &[Taken]) -> Vec<usize> {
    let could_be_more = |at: &usize| taken[*at].unearned() > 0 && taken[*at].stronger_option(case).is_some();
    let mut positions: Vec<usize> = (0..taken.len()).filter(could_be_more).collect();
    positions.sort_by_key(|&at| -taken[at].unearned());
    positions.truncate(3);
    positions
}

/// The best-rated things done, one for each standard first, five at most.
fn went_well(case: &Scenario, taken: &[Taken]) -> Vec<WentWell> {
    let mut found: Vec<(i32, WentWell)> = Vec::new();
    for decision in taken {
        for option in decision.options(case) {
            // What did harm on the whole, or is a critical act, is no example of good work for its one good side.
            let sum: i32 = case.option(option).ratings.iter().map(|rating| i32::from(rating.effect)).sum();
            if sum <= 0 || case.option(option).critical.is_some() {
                continue;
            }
            for (rating, entry) in case.option(option).ratings.iter().enumerate() {
                let Some(contribution) = decision.contributions.iter().find(|c| c.standard == entry.standard) else { continue };
                if entry.effect > 0 {
                    let worth = contribution.earned() * 10 + i32::from(entry.effect);
                    found.push((worth, WentWell { option, week: decision.week, standard: entry.standard, rating }));
                }
            }
        }
    }
    found.sort_by_key(|(worth, well)| (-worth, well.week, well.option));
    let mut best: Vec<WentWell> = Vec::new();
    for (_, well) in &found {
        let fresh = best.iter().all(|chosen| chosen.standard != well.standard && chosen.option != well.option);
        if best.len() < 5 && fresh {
            best.push(*well);
        }
    }
    best
}
