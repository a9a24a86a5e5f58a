//! Where the work products are made: ecomap, service plan, contact note. Nothing here says what is right.
//!
//! Every whole step is an action and is saved at once; only halves (a goal without an owner) wait in the [`Draft`].

mod arrange;
pub mod drawing;
mod ecomap;
mod note;
mod plan;
mod route;
mod roving;

pub(in crate::ui) use plan::{owner_name, review_words};

use std::collections::BTreeMap;

use egui::{Id, Rect, Response, Ui, UiBuilder, pos2, vec2};

use super::widgets::{announce, focusable_heading_ui, keyed_ui, muted_ui, primary_ui, styled_ui};
use crate::scenario::{GoalId, Work};
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
    /// The goal that there was no more room for: it is said there, and only there.
    plan_full: Option<GoalId>,
    /// The half goals of which it was said that the plan would be finished without them.
    warned: Vec<(usize, plan::Half)>,
    /// What takes the focus in the next frame.
    focus: Option<Focus>,
    /// The heading of the work, for the keyboard's focus.
    heading: Option<Id>,
    /// The choices of an ecomap or a note.
    choices: roving::Roving,
    /// Those of each goal that is being taken into a plan.
    cards: BTreeMap<GoalId, roving::Roving>,
}

/// Where the keyboard goes on: what had the focus may be gone with what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    /// The heading of the work.
    Heading,
    /// The first thing to choose.
    First,
    /// The first thing to choose of a goal.
    Choices(GoalId),
    /// What takes a goal into the plan.
    Card(GoalId),
    /// What finishes the work.
    Finish,
}

impl Draft {
    /// Brings the keyboard to the work at hand, past all that is read above it.
    pub fn focus_first(&mut self) {
        self.focus = Some(Focus::First);
    }

    /// Brings the keyboard to the heading of the work: it is read out, and Tab goes on from it to the first control.
    pub fn focus_heading(&mut self) {
        self.focus = Some(Focus::Heading);
    }

    /// The heading, once it has been drawn.
    pub fn heading(&self) -> Option<Id> {
        self.heading
    }

    /// A draft for this work; an empty one if the last was for another.
    fn fit(&mut self, work: Work, week: u32) {
        if self.work != Some((work, week)) {
            *self = Draft { work: Some((work, week)), focus: self.focus, ..Draft::default() };
        }
    }

    /// Whether of every half goal it was said that the plan would be finished without it.
    fn is_warned(&self) -> bool {
        self.goals.iter().all(|half| self.warned.contains(half))
    }

    /// Whether this is what takes the focus now.
    fn takes(&mut self, focus: Focus) -> bool {
        let takes = self.focus == Some(focus);
        if takes {
            self.focus = None;
        }
        takes
    }
}

/// The work at hand; returns what the learner does with it.
pub fn work_ui(ui: &mut Ui, session: &Session, draft: &mut Draft) -> Vec<Action> {
    let state = session.play().state();
    let Place::Encounter(_, Step::Make(work, _)) = state.place else { return Vec::new() };
    draft.fit(work, state.week);
    let mut actions = Vec::new();
    let heading = focusable_heading_ui(
        ui,
        match work {
            Work::Ecomap => "Ecomap",
            Work::Plan => "Service plan",
            Work::Note(_) => "Contact note",
        },
    );
    draft.heading = Some(heading.id);
    if draft.takes(Focus::Heading) {
        heading.request_focus();
    }
    if draft.takes(Focus::First) {
        focus_next_control(ui);
    }
    let missing = match work {
        Work::Ecomap => ecomap::ecomap_work_ui(ui, session, draft, &mut actions),
        Work::Plan => plan::plan_work_ui(ui, session, draft, &mut actions),
        Work::Note(note) => note::note_work_ui(ui, session, note, draft, &mut actions),
    };
    keyed_ui(ui, "finish of a work", |ui| finish_ui(ui, session, draft, missing, &mut actions));
    ui.data_mut(|data| data.remove::<bool>(focus_id()));
    actions
}

/// Has the next [`spoken`] control take the focus.
fn focus_next_control(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(focus_id(), true));
}

/// Under this, the next control is told to take the focus.
fn focus_id() -> Id {
    Id::new("next control of a work")
}

/// Two columns. What stands at the right stays in sight while the left one scrolls by, and ends where the longer of them ends.
fn beside_ui<C>(ui: &mut Ui, left: f32, context: &mut C, rows_ui: impl FnOnce(&mut Ui, &mut C), kept_ui: impl FnOnce(&mut Ui, &mut C)) {
    let whole = ui.available_rect_before_wrap();
    let rows = Rect::from_min_size(whole.min, vec2(left, whole.height()));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(rows), |ui| rows_ui(ui, context)).response.rect;
    let start = left + 6.0 * STEP;
    // As tall as it was in the last frame.
    let tall: f32 = ui.data(|data| data.get_temp(ui.id().with("kept"))).unwrap_or_default();
    let bottom = shown.bottom().max(shown.top() + tall);
    let top = ui.clip_rect().top().min(bottom - tall).max(shown.top());
    let beside = Rect::from_min_size(pos2(whole.left() + start, top), vec2(whole.width() - start, whole.height()));
    // By itself, so that it does not make the page longer each time that it moves down with the view.
    let mut kept = ui.new_child(UiBuilder::new().max_rect(beside));
    kept_ui(&mut kept, context);
    let tall = kept.min_rect().height();
    ui.data_mut(|data| data.insert_temp(ui.id().with("kept"), tall));
    ui.advance_cursor_after_rect(shown.with_max_x(whole.right()).with_max_y(bottom));
}

/// The way on. What still bars it is said when it is tried, not before; what would be lost with it is said once.
fn finish_ui(ui: &mut Ui, session: &Session, draft: &mut Draft, missing: Option<Refusal>, actions: &mut Vec<Action>) {
    ui.add_space(4.0 * STEP);
    if draft.takes(Focus::Finish) {
        focus_next_control(ui);
    }
    let pressed = spoken(primary_ui(ui, "Finish this work", "It can be changed until then"), "Finish this work").clicked();
    if pressed {
        draft.refused = missing;
        if missing.is_none() && draft.is_warned() {
            actions.push(Action::Finish);
        }
        draft.warned.clone_from(&draft.goals);
    }
    if missing.is_none() {
        draft.refused = None;
    }
    let says = match draft.refused {
        Some(refusal) => Some(sentence(&refusal.to_string())),
        None if draft.is_warned() => plan::half_chosen(session.play().case(), &draft.goals),
        None => None,
    };
    if let Some(says) = says {
        let said = styled_ui(ui, &says, Type::Body, Type::Body.font(), palette(ui).danger);
        announce(ui, &said);
        if pressed {
            said.scroll_to_me(None);
        }
    }
    muted_ui(ui, "Every change is saved as you make it");
}

/// Has a screen reader say more than stands on a control; what stands there comes first, so that it can be called by voice.
pub(in crate::ui) fn spoken(response: Response, says: &str) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(says));
    if response.ctx.data_mut(|data| data.remove_temp::<bool>(focus_id())).is_some() {
        response.request_focus();
    }
    response
}

/// With a capital letter.
pub(in crate::ui) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
