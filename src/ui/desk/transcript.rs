//! The events of a play as something to read: lines, what was done, what the weeks brought. Data only; nothing is drawn.

use crate::debrief::cause_text;
use crate::scenario::{EncounterId, EndingId, MeasureId, OptionId, PhaseId, ReactionId, Scenario, Voice, Work};
use crate::sim::{Action, Cause, Event, Play};
use crate::ui::phrases;

/// A piece to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A week began, with so many quarter hours and dollars.
    Week { week: u32, quarters: i32, money: i32 },
    /// What the end of a week changed.
    Turned { week: u32, changes: Vec<Changed> },
    /// A phase began.
    Phase(PhaseId),
    /// An encounter began.
    Encounter(EncounterId),
    /// A line of a scene.
    Line(Voice, String),
    /// What the learner did.
    Did(Vec<OptionId>),
    /// What is to be known, in a sentence.
    Note(String),
    /// The case ended.
    Ending(EndingId),
}

/// A measure that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Changed {
    /// `Trust in you: 46, open, a little up`
    pub text: String,
    /// Why, as ends of sentences.
    pub why: Vec<String>,
}

/// Everything to read from an event on, each with the position of the event that brought it.
pub(super) fn pieces(play: &Play, from: usize) -> Vec<(usize, Piece)> {
    let case = play.case();
    let mut pieces: Vec<(usize, Piece)> = Vec::new();
    let mut causes: Vec<(MeasureId, Cause, i32)> = Vec::new();
    let mut changes: Vec<Changed> = Vec::new();
    for (at, event) in play.events().iter().enumerate().skip(from) {
        let piece = match *event {
            Event::WeekBegan { week, quarters, money } => Piece::Week { week, quarters, money },
            // The first phase needs no announcement.
            Event::PhaseBegan(_) if at == 0 => continue,
            Event::PhaseBegan(phase) => Piece::Phase(phase),
            Event::EncounterBegan(encounter) => Piece::Encounter(encounter),
            Event::Passage(scene) => {
                pieces.extend(case.scene(scene).lines.iter().map(|line| (at, Piece::Line(line.voice, line.text.clone()))));
                continue;
            }
            Event::Decided { decision, chosen, .. } => {
                let options = case.decision(decision).option_ids().enumerate().filter(|(position, _)| chosen.has(*position));
                Piece::Did(options.map(|(_, option)| option).collect())
            }
            Event::Left { .. } => Piece::Note("You leave it at that.".into()),
            Event::Moved { measure, by, cause } => {
                causes.push((measure, cause, by));
                continue;
            }
            Event::Stands { measure, from, to } => {
                changes.push(changed(case, measure, from, to, &causes));
                continue;
            }
            Event::WeekEnded(week) => {
                causes.clear();
                Piece::Turned { week, changes: std::mem::take(&mut changes) }
            }
            Event::Ended(ending) => Piece::Ending(ending),
            other => match note(case, &other) {
                Some(note) => Piece::Note(note),
                None => continue,
            },
        };
        pieces.push((at, piece));
    }
    pieces
}

/// The events that are a sentence of their own.
fn note(case: &Scenario, event: &Event) -> Option<String> {
    let service = |resource| &case.resource(resource).name;
    Some(match *event {
        Event::Learned { fact, .. } => format!("Noted: {}", case.fact(fact).text),
        Event::Referred { resource, week } => format!("Referred to {}: an answer is expected in week {week}.", service(resource)),
        Event::Declined(resource) => format!("{} declines: {}", service(resource), case.resource(resource).eligibility),
        Event::Unfunded(resource) => format!("{} cannot start: the service budget does not cover it.", service(resource)),
        Event::ServiceStarted(resource) => format!("{} starts.", service(resource)),
        Event::ServiceEnded(resource) => format!("{} ends.", service(resource)),
        Event::WaitChanged { resource, week } => format!("{} is now expected in week {week}.", service(resource)),
        Event::MoneyChanged { by, .. } if by > 0 => format!("The service budget grows by {}.", phrases::dollars(by)),
        Event::MoneyChanged { by, .. } if by < 0 => format!("The service budget shrinks by {}.", phrases::dollars(-by)),
        Event::CaseloadChanged { by, .. } if by > 0 => format!("Your other clients will take {} a week more.", phrases::hours(by)),
        Event::CaseloadChanged { by, .. } if by < 0 => format!("Your other clients will take {} a week less.", phrases::hours(-by)),
        Event::WorkFinished { work, .. } => match work {
            Work::Ecomap => "The ecomap is finished.".into(),
            Work::Plan => "The service plan is finished.".into(),
            Work::Note(note) => format!("The note “{}” is finished.", case.note(note).title),
        },
        _ => return None,
    })
}

fn changed(case: &Scenario, id: MeasureId, from: i32, to: i32, causes: &[(MeasureId, Cause, i32)]) -> Changed {
    let measure = case.measure(id);
    let text = format!("{}: {}, {}", measure.name, phrases::value(measure, to), phrases::change(measure, from, to));
    let mut own: Vec<_> = causes.iter().filter(|(of, cause, _)| *of == id && is_told(*cause)).collect();
    own.sort_by_key(|(_, _, by)| -by.abs());
    // What was done several times is one reason.
    let mut why: Vec<String> = Vec::new();
    for (_, cause, by) in own {
        // Some push up, some down: each says which.
        let cause = format!("{}: {}", if *by < 0 { "Down" } else { "Up" }, cause_text(case, *cause, *by > 0));
        if why.len() < 3 && !why.contains(&cause) {
            why.push(cause);
        }
    }
    Changed { text, why }
}

/// Which causes are told while the case is played: not what the debrief teaches about reactions, nor the ends of a scale.
fn is_told(cause: Cause) -> bool {
    !matches!(cause, Cause::Reaction(_) | Cause::Range)
}

/// Whether an event brings something to read.
pub(super) fn is_read(event: &Event) -> bool {
    matches!(
        event,
        Event::Passage(_)
            | Event::EncounterBegan(_)
            | Event::WeekBegan { .. }
            | Event::WeekEnded(_)
            | Event::Ended(_)
            | Event::Decided { .. }
    )
}

/// The event from which the present week is read: what the end of the last one brought comes first.
pub(super) fn this_week(play: &Play) -> usize {
    let ended = play.actions().zip(play.marks()).filter(|(action, _)| **action == Action::EndWeek).last();
    ended.map_or(0, |(_, mark)| mark)
}

/// Where somebody who comes back begins to read: at the encounter that is open, or the week.
pub(super) fn place_to_begin(play: &Play) -> usize {
    let events = play.events();
    let began = events.iter().rposition(|event| matches!(event, Event::EncounterBegan(_) | Event::WeekBegan { .. } | Event::Ended(_)));
    // The headings directly above belong to it.
    let above = events[..began.unwrap_or(0)].iter().rposition(|event| !matches!(event, Event::WeekBegan { .. } | Event::PhaseBegan(_)));
    above.map_or(0, |at| at + 1)
}

/// The thoughts that can be flagged now, in the order of the page.
pub(super) fn thoughts_in_sight(play: &Play) -> Vec<ReactionId> {
    let met = play.events().iter().filter_map(|event| match event {
        Event::Met(reaction) => Some(*reaction),
        _ => None,
    });
    met.filter(|reaction| play.state().reactions[reaction.index()].in_sight).collect()
}
