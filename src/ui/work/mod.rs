//! Where the work products are made: ecomap, service plan, contact note. Nothing here says what is right.
//!
//! Every whole step is an action and is saved at once; only halves (a goal without an owner) wait in the [`Draft`].

mod arrange;
pub mod drawing;
mod ecomap;
mod note;
mod plan;

pub(in crate::ui) use plan::{owner_name, review_words};

use egui::{Id, Response, Ui};

use super::widgets::{announce, muted_ui, primary_ui, styled_ui};
use crate::scenario::Work;
use crate::session::Session;
use crate::sim::{Action, Place, Refusal, Step};
use crate::ui::theme::{STEP, Type, palette};

/// What is begun and not yet part of the case. Forgotten when another work begins.
#[derive(Debug, Default)]
pub struct Draft {
    work: Option<(Work, u32)>,
    goals: Vec<(usize, plan::Half)>,
    statements: Vec<(usize, note::Half)>,
    refused: Option<Refusal>,
    plan_full: bool,
    /// The first thing to choose takes the focus in the next frame.
    focus_first: bool,
}

impl Draft {
    /// Brings the keyboard to the work at hand, past all that is read above it.
    pub fn focus_first(&mut self) {
        self.focus_first = true;
    }

    /// A draft for this work; an empty one if the last was for another.
    fn fit(&mut self, work: Work, week: u32) {
        if self.work != Some((work, week)) {
            *self = Draft { work: Some((work, week)), ..Draft::default() };
        }
    }
}

/// The work at hand; returns what the learner does with it.
pub fn work_ui(ui: &mut Ui, session: &Session, draft: &mut Draft) -> Vec<Action> {
    let state = session.play().state();
    let Place::Encounter(_, Step::Make(work, _)) = state.place else { return Vec::new() };
    draft.fit(work, state.week);
    let mut actions = Vec::new();
    if std::mem::take(&mut draft.focus_first) {
        ui.data_mut(|data| data.insert_temp(focus_first_id(), true));
    }
    let missing = match work {
        Work::Ecomap => ecomap::ecomap_work_ui(ui, session, &mut actions),
        Work::Plan => plan::plan_work_ui(ui, session, draft, &mut actions),
        Work::Note(note) => note::note_work_ui(ui, session, note, draft, &mut actions),
    };
    finish_ui(ui, draft, missing, &mut actions);
    ui.data_mut(|data| data.remove::<bool>(focus_first_id()));
    actions
}

/// Under this, the first control is told to take the focus.
fn focus_first_id() -> Id {
    Id::new("first control of a work")
}

/// The way on. What still bars it is said when it is tried, not before.
fn finish_ui(ui: &mut Ui, draft: &mut Draft, missing: Option<Refusal>, actions: &mut Vec<Action>) {
    ui.add_space(4.0 * STEP);
    if primary_ui(ui, "Finish this work", "It can be changed until then").clicked() {
        draft.refused = missing;
        if missing.is_none() {
            actions.push(Action::Finish);
        }
    }
    if missing.is_none() {
        draft.refused = None;
    }
    if let Some(refusal) = draft.refused {
        let said = styled_ui(ui, &sentence(&refusal.to_string()), Type::Body, Type::Body.font(), palette(ui).danger);
        announce(ui, &said);
    }
    muted_ui(ui, "Every change is saved as you make it");
}

/// Has a screen reader say more than stands on a control; what stands there comes first, so that it can be called by voice.
pub(in crate::ui) fn spoken(response: Response, says: &str) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(says));
    if response.ctx.data_mut(|data| data.remove_temp::<bool>(focus_first_id())).is_some() {
        response.request_focus();
    }
    response
}

/// With a capital letter.
pub(in crate::ui) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
