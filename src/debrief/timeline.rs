//! The case over its weeks: each measure's line, what moved it and why, and what happened when.

use crate::scenario::{
    DatedId, DecisionId, EncounterId, EndingId, FactId, MeasureId, PhaseId, ResourceId, Scenario, TieId, TieState, Work,
};
use crate::sim::{Cause, Event, OptionSet};

/// A measure from the beginning to the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureLine {
    /// The measure.
    pub measure: MeasureId,
    /// Its value at the beginning, then after each week, in hundredths.
    pub values: Vec<i32>,
}

/// What became of a measure that something moved at the end of a week: also nothing, where causes cancel each other or it already
/// stood at the end of its range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The week that ended.
    pub week: u32,
    /// The measure.
    pub measure: MeasureId,
    /// Before, in hundredths.
    pub from: i32,
    /// After, in hundredths.
    pub to: i32,
    /// What moved it by how much, in hundredths; the sum is `to − from`. What would have carried it out of its range is taken back by
    /// the last of them, [`Cause::Range`].
    pub causes: Vec<(Cause, i32)>,
}

impl Change {
    /// What its causes asked for together, in hundredths.
    pub fn asked(&self) -> i32 {
        self.causes.iter().filter(|(cause, _)| *cause != Cause::Range).map(|(_, by)| by).sum()
    }

    /// Whether it stands elsewhere than before.
    pub fn has_moved(&self) -> bool {
        self.from != self.to
    }
}

/// Something that happened in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub week: u32,
    /// What.
    pub note: Note,
}

/// What a moment was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// A phase began.
    Phase(PhaseId),
    /// An encounter began.
    Encounter(EncounterId),
    /// Options of a decision were chosen.
    Decided(DecisionId, OptionSet),
    /// A dated change.
    Dated(DatedId),
    /// A fact was found out.
    Learned(FactId),
    /// The client was referred.
    Referred(ResourceId),
    /// A referral was declined.
    Declined(ResourceId),
    /// A service started.
    Started(ResourceId),
    /// A service could not be paid for.
    Unfunded(ResourceId),
    /// A service ended.
    ServiceEnded(ResourceId),
    /// A tie changed.
    Tie(TieId, TieState),
    /// A work product was finished.
    Work(Work),
    /// The case ended.
    Ended(EndingId),
}

/// Each measure's line.
pub fn measure_lines(case: &Scenario, events: &[Event]) -> Vec<MeasureLine> {
    let mut now: Vec<i32> = case.measures.iter().map(|measure| measure.start).collect();
    let mut lines: Vec<MeasureLine> =
        now.iter().enumerate().map(|(at, start)| MeasureLine { measure: MeasureId::at(at), values: vec![*start] }).collect();
    for event in events {
        match event {
            Event::Stands { measure, to, .. } => now[measure.index()] = *to,
            Event::WeekEnded(_) => {
                for (line, value) in lines.iter_mut().zip(&now) {
                    line.values.push(*value);
                }
            }
            _ => {}
        }
    }
    lines
}

/// What became of each measure that something moved, week by week, with everything that moved it.
pub fn changes(case: &Scenario, events: &[Event]) -> Vec<Change> {
    let mut now: Vec<i32> = case.measures.iter().map(|measure| measure.start).collect();
    let mut changes: Vec<Change> = Vec::new();
    let mut week = 0;
    for event in events {
        match *event {
            Event::WeekBegan { week: begun, .. } => week = begun,
            // All that moves a measure in a week stands together, before where the measure stands then.
            Event::Moved { measure, by, cause } => match changes.last_mut() {
                Some(last) if last.week == week && last.measure == measure => last.causes.push((cause, by)),
                _ => {
                    let from = now[measure.index()];
                    changes.push(Change { week, measure, from, to: from, causes: vec![(cause, by)] });
                }
            },
            Event::Stands { measure, to, .. } => {
                now[measure.index()] = to;
                if let Some(last) = changes.last_mut() {
                    last.to = to;
                }
            }
            _ => {}
        }
    }
    changes
}

/// What happened when.
pub fn moments(events: &[Event]) -> Vec<Moment> {
    let mut week = 1;
    let mut moments = Vec::new();
    for event in events {
        let note = match *event {
            Event::WeekBegan { week: begun, .. } => {
                week = begun;
                continue;
            }
            Event::PhaseBegan(phase) => Note::Phase(phase),
            Event::EncounterBegan(encounter) => Note::Encounter(encounter),
            Event::Decided { decision, chosen, .. } => Note::Decided(decision, chosen),
            Event::Learned { fact, .. } => Note::Learned(fact),
            Event::Referred { resource, .. } => Note::Referred(resource),
            Event::Declined(resource) => Note::Declined(resource),
            Event::ServiceStarted(resource) => Note::Started(resource),
            Event::Unfunded(resource) => Note::Unfunded(resource),
            Event::ServiceEnded(resource) => Note::ServiceEnded(resource),
            Event::TieChanged { tie, to, .. } => Note::Tie(tie, to),
            Event::DatedChange(dated) => Note::Dated(dated),
            Event::WorkFinished { work, .. } => Note::Work(work),
            Event::Ended(ending) => Note::Ended(ending),
            _ => continue,
        };
        // One cause can change the strength and the flow of a tie: what came of it is told once.
        if let (Note::Tie(tie, _), Some(Moment { week: then, note: Note::Tie(last, _) })) = (note, moments.last())
            && tie == *last
            && week == *then
        {
            moments.pop();
        }
        moments.push(Moment { week, note });
    }
    moments
}
