//! A line of inner monologue: flagged or not, how sure, and what is said about it. Nothing here asks for a flag.

use egui::Ui;

use super::View;
use crate::scenario::ReactionId;
use crate::scenario::words::{HandlingStep, Kind, Origin};
use crate::session::Session;
use crate::sim::{Action, Said};
use crate::ui::intent::Intent;
use crate::ui::widgets::{Tone, box_ui, button_ui, chip_ui, keyed_ui, muted_ui, radio_ui, text_ui, toggle_ui};

/// Where the learner is in saying more about a flagged line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Saying {
    /// Which question is open again.
    again: Option<Question>,
    /// An answer was given, or is to be changed, from the keyboard: the focus goes to what stands there next.
    focus: bool,
}

/// A question about a flagged line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    Kind,
    Origin,
    Next,
}

/// Whether the focus is to be taken up in this frame, and whether in the next.
#[derive(Debug)]
struct Focus {
    now: bool,
    next: bool,
}

/// Between answers that stand beside each other.
const APART: egui::Vec2 = egui::vec2(16.0, 0.0);

/// Until the learner says otherwise.
const SURE: u8 = 70;

/// Draws the flag of a line, which itself begins at `top`, and, once it is flagged, what can be said about it.
pub(super) fn thought_ui(ui: &mut Ui, session: &Session, view: &mut View, id: ReactionId, top: f32) -> Vec<Intent> {
    let mut asked = Vec::new();
    let state = session.play().state().reactions[id.index()];
    let line = &session.play().case().reaction(id).line;
    if !state.in_sight {
        if let Some(sure) = state.flagged {
            chip_ui(ui, &format!("Flagged, {sure} % sure"), Tone::Warm);
        }
        return asked;
    }
    keyed_ui(ui, ("thought", id.index()), |ui| {
        let flagged = state.flagged.is_some();
        let label = if flagged { "Flagged" } else { "Flag" };
        let response = toggle_ui(ui, flagged, label, "");
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("{label} this thought: {line}")));
        if view.focus_thought && view.thought == Some(id) {
            response.request_focus();
            view.focus_thought = false;
        }
        if response.clicked() {
            view.thought = Some(id);
            view.thoughts.remove(&id);
            view.opened = (!flagged).then_some(id);
            let action = if flagged { Action::Unflag { reaction: id } } else { Action::Flag { reaction: id, sure: SURE } };
            asked.push(Intent::Do(action));
        }
        if let Some(sure) = state.flagged {
            box_ui(ui, Tone::Warm, |ui| asked.extend(opened_ui(ui, view, id, sure, state.explored)));
            if view.opened == Some(id) {
                view.opened = None;
                // The line stays in sight: it is what the questions are about.
                let (left, end) = (ui.min_rect().left(), ui.min_rect().right_bottom());
                let opened = egui::Rect::from_min_max(egui::pos2(left, top), end).expand2(egui::vec2(0.0, 8.0));
                let tall = opened.height() > ui.clip_rect().height();
                ui.scroll_to_rect(opened, if tall { Some(egui::Align::TOP) } else { None });
            }
        }
    });
    asked
}

fn opened_ui(ui: &mut Ui, view: &mut View, id: ReactionId, sure: u8, explored: Option<Said>) -> Vec<Intent> {
    let mut asked = Vec::new();
    text_ui(ui, "How sure are you that this is countertransference?");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = APART;
        for step in [50, 60, 70, 80, 90, 100_u8] {
            if radio_ui(ui, sure == step, &format!("{step} %")).clicked() {
                asked.push(Intent::Do(Action::Flag { reaction: id, sure: step }));
            }
        }
    });
    muted_ui(ui, "If you like, say more; what you leave open counts for nothing.");
    let mut saying = view.thoughts.get(&id).copied().unwrap_or_default();
    let mut kind = explored.map(|said| said.kind);
    let mut origin = explored.and_then(|said| said.origin);
    let mut next = explored.and_then(|said| said.next);
    let open = saying.again.or(match (kind, origin, next) {
        (None, ..) => Some(Question::Kind),
        (_, None, _) => Some(Question::Origin),
        (.., None) => Some(Question::Next),
        _ => None,
    });
    let mut focus = Focus { now: std::mem::take(&mut saying.focus), next: false };
    // A line that is flagged is taken for countertransference: the other answer is to take the flag back.
    let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| *kind != Kind::NotCt).collect();
    question_ui(ui, "Which kind?", &kinds, Kind::label, &mut kind, (Question::Kind, open, &mut saying.again, &mut focus));
    if explored.is_some() {
        question_ui(
            ui,
            "Where does it come from?",
            Origin::ALL,
            Origin::label,
            &mut origin,
            (Question::Origin, open, &mut saying.again, &mut focus),
        );
    }
    if explored.is_some_and(|said| said.origin.is_some()) {
        question_ui(
            ui,
            "What next?",
            HandlingStep::ALL,
            HandlingStep::label,
            &mut next,
            (Question::Next, open, &mut saying.again, &mut focus),
        );
    }
    // Each answer is kept by itself: nobody has to give all three.
    let said = kind.map(|kind| Said { kind, origin, next });
    if let Some(said) = said.filter(|_| said != explored) {
        asked.push(Intent::Do(Action::Explore { reaction: id, said }));
    }
    saying.focus = focus.next || focus.now;
    view.thoughts.insert(id, saying);
    asked
}

/// A question: its answers while it is open, its answer afterwards.
fn question_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    question: &str,
    answers: &[T],
    label: fn(T) -> &'static str,
    said: &mut Option<T>,
    (this, open, again, focus): (Question, Option<Question>, &mut Option<Question>, &mut Focus),
) {
    if open == Some(this) {
        text_ui(ui, question);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = APART;
            for answer in answers {
                let response = radio_ui(ui, *said == Some(*answer), label(*answer));
                if std::mem::take(&mut focus.now) {
                    response.request_focus();
                }
                if response.clicked() {
                    focus.next |= response.has_focus();
                    *said = Some(*answer);
                    *again = None;
                }
            }
        });
    } else if let Some(answer) = *said {
        ui.horizontal_wrapped(|ui| {
            text_ui(ui, &format!("{question} {}", label(answer)));
            let response = button_ui(ui, "Change", "");
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("Change: {question}")));
            // With nothing left to ask, the way goes on from the last answer.
            if open.is_none() && this == Question::Next && std::mem::take(&mut focus.now) {
                response.request_focus();
            }
            if response.clicked() {
                focus.next |= response.has_focus();
                *again = Some(this);
            }
        });
    }
}
