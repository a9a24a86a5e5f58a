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

/// A change of a measure at the end of a week, and everything that made it.
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
    /// What moved it by how much; the sum is `to − from`.
    pub causes: Vec<(Cause, i32)>,
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

/// Every change of a measure, with its causes.
pub fn changes(events: &[Event]) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut week = 0;
    let mut causes: Vec<(MeasureId, Cause, i32)> = Vec::new();
    for event in events {
        match *event {
            Event::WeekBegan { week: begun, .. } => week = begun,
            Event::Moved { measure, by, cause } => causes.push((measure, cause, by)),
            Event::Stands { measure, from, to } => {
                let own = causes.iter().filter(|(of, ..)| *of == measure).map(|(_, cause, by)| (*cause, *by)).collect();
                changes.push(Change { week, measure, from, to, causes: own });
            }
            Event::WeekEnded(_) => causes.clear(),
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
