//! The desk: at the left what happens and what is decided, at the right what is known. It plays nothing itself.

mod choices;
mod head;
mod story;
mod thought;
mod transcript;
mod week;

use std::collections::{BTreeMap, BTreeSet};

use egui::output::OutputEvent;
use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::casefile;
use super::intent::{Intent, Tab};
use super::theme::{self, palette};
use super::widgets::{self, Tone, announce, box_ui, text_ui, toggle_ui};
use super::work;
use crate::scenario::{DecisionId, OptionId, ReactionId, Work};
use crate::session::Session;
use crate::sim::{Action, Event, Place, Step};
use thought::Saying;

/// What is on the desk beside the case itself: what is ticked, folded out, half said.
#[derive(Debug, Default)]
pub struct View {
    tab: Tab,
    /// What the tabs at the right keep.
    file: casefile::View,
    /// Whether there is room for one half only, as of the last frame.
    narrow: bool,
    /// The size of the text as of the last frame; nothing before the first.
    zoom: f32,
    /// Whether that half is the case file.
    panel_open: bool,
    /// Whether earlier weeks are shown, too.
    earlier: bool,
    /// The intervention that is folded out at the desk.
    unfolded: Option<DecisionId>,
    ticked: BTreeSet<OptionId>,
    /// What was ticked last: it is brought into view.
    just_ticked: Option<OptionId>,
    thoughts: BTreeMap<ReactionId, Saying>,
    /// The thought that F came to last.
    thought: Option<ReactionId>,
    /// The thought that has just been flagged: what can be said of it is brought into view.
    opened: Option<ReactionId>,
    /// It takes the focus in the next frame.
    focus_thought: bool,
    /// What is asked next takes the focus in the next frame.
    focus_next: bool,
    /// The question that is asked, for the keyboard's focus.
    question: Option<egui::Id>,
    /// Why the last action was refused.
    refused: Option<String>,
    /// How many events have been shown, and from which on they are new.
    shown: usize,
    fresh: usize,
    scroll_to_fresh: bool,
    /// Nothing new is to be read, but something else is asked.
    scroll_to_now: bool,
    work: work::Draft,
    working_at: Option<Step>,
    /// Whether it stands inside of another screen, which has the way out, the settings and the keys.
    pub(super) embedded: bool,
    /// What else there is to look at, where there is room for one thing only.
    pub(super) beside: Option<&'static str>,
    /// Whether that was asked for.
    pub(super) beside_asked: bool,
}

impl View {
    /// Whether keys for the left half are meant for it: it can be seen.
    pub fn hears_keys(&self) -> bool {
        !(self.narrow && self.panel_open)
    }

    /// Opens a tab of the case file.
    pub fn open(&mut self, tab: Tab) {
        self.refused = None;
        self.tab = tab;
        // Where both halves are in sight, larger text later on keeps to the encounter.
        self.panel_open |= self.narrow;
    }

    /// Shows the other half.
    pub fn toggle_panel(&mut self) {
        self.refused = None;
        self.panel_open = !self.panel_open;
    }

    /// One step back within the desk; false if there is none.
    pub fn step_back(&mut self) -> bool {
        if self.narrow && self.panel_open {
            self.panel_open = false;
            return true;
        }
        self.refused.take().is_some() || self.unfolded.take().is_some()
    }

    /// What a number key asks for.
    pub fn number(&mut self, session: &Session, number: usize) -> Option<Intent> {
        if !self.hears_keys() {
            return None;
        }
        let choice = *choices::numbered(session, self.unfolded).get(number.checked_sub(1)?)?;
        self.chosen(session, choice)
    }

    /// What Enter asks for while nothing has the focus. Where a work product is made, it leads there.
    pub fn next(&mut self, session: &Session) -> Option<Intent> {
        if !self.hears_keys() {
            return None;
        }
        match session.play().state().place {
            Place::Encounter(_, Step::Close) => Some(Intent::Do(Action::Close)),
            Place::Ended(_) => Some(Intent::Debrief),
            Place::Encounter(_, Step::Decide(decision)) => self.ticked_action(session, decision),
            Place::Desk => self.unfolded.and_then(|decision| self.ticked_action(session, decision)),
            Place::Encounter(_, Step::Make(..)) => {
                self.enter_work(session);
                None
            }
        }
    }

    /// Brings the keyboard to the first control of the work product at hand, if one is made and in sight.
    pub fn enter_work(&mut self, session: &Session) {
        if self.hears_keys() && matches!(session.play().state().place, Place::Encounter(_, Step::Make(..))) {
            self.work.focus_first();
        }
    }

    /// Goes to the next thought that can be flagged.
    pub fn next_thought(&mut self, session: &Session) {
        self.refused = None;
        let thoughts = transcript::thoughts_in_sight(session.play());
        let after = self.thought.and_then(|last| thoughts.iter().position(|thought| *thought == last)).map_or(0, |at| at + 1);
        self.thought = thoughts.get(after).or(thoughts.first()).copied();
        self.focus_thought = self.thought.is_some() && self.hears_keys();
    }

    /// An action was carried out. Where it led on, and the keyboard's focus was in use, the focus goes to what is asked next.
    pub fn done(&mut self, focus_next: bool) {
        self.refused = None;
        self.focus_next = focus_next;
    }

    /// Whether what has the focus is a question that is only read: Enter goes on from there.
    pub fn is_read_only(&self, focused: egui::Id) -> bool {
        self.question == Some(focused)
    }

    /// An action was refused: says why where the eye is.
    pub fn refuse(&mut self, why: &str) {
        self.refused = Some(format!("Not done: {why}"));
    }

    /// Looks at what has happened since the last frame.
    fn look(&mut self, session: &Session) {
        let play = session.play();
        let events = play.events().len();
        if events < self.shown {
            *self = View { tab: self.tab, embedded: self.embedded, beside: self.beside, ..View::default() };
        }
        if events > self.shown {
            self.fresh = if self.shown == 0 { transcript::place_to_begin(play) } else { self.shown };
            self.scroll_to_fresh = play.events()[self.fresh..].iter().any(transcript::is_read);
            self.scroll_to_now =
                !self.scroll_to_fresh && play.events()[self.fresh..].iter().any(|event| matches!(event, Event::EncounterClosed(_)));
            self.shown = events;
            self.ticked.retain(|option| {
                let decision = play.case().option(*option).decision;
                choices::is_asked(session, decision) && choices::is_open(session, *option)
            });
            if self.unfolded.is_some_and(|decision| !choices::is_asked(session, decision)) {
                self.unfolded = None;
            }
        }
        let working_at = match play.state().place {
            Place::Encounter(_, step @ Step::Make(..)) => Some(step),
            _ => None,
        };
        if working_at != self.working_at {
            self.working_at = working_at;
            self.work = work::Draft::default();
        }
    }

    fn ticked_action(&self, session: &Session, decision: DecisionId) -> Option<Intent> {
        let options: Vec<OptionId> = session.play().case().decision(decision).option_ids().filter(|id| self.ticked.contains(id)).collect();
        (!options.is_empty()).then_some(Intent::Do(Action::Choose { decision, options }))
    }

    fn chosen(&mut self, session: &Session, choice: choices::Numbered) -> Option<Intent> {
        match choice {
            choices::Numbered::Option(option) => {
                let case = session.play().case();
                let decision = case.option(option).decision;
                if choices::takes_several(case.decision(decision)) {
                    if choices::is_open(session, option) {
                        self.refused = None;
                        if !self.ticked.remove(&option) {
                            self.ticked.insert(option);
                        }
                    }
                    self.just_ticked = Some(option);
                    None
                } else {
                    Some(Intent::Do(Action::Choose { decision, options: vec![option] }))
                }
            }
            choices::Numbered::Leave(decision) => Some(Intent::Do(Action::Leave { decision })),
            choices::Numbered::Unfold(decision) => {
                self.refused = None;
                self.unfolded = if self.unfolded == Some(decision) { None } else { Some(decision) };
                None
            }
        }
    }
}

/// Draws the desk.
pub fn desk_ui(ui: &mut Ui, session: &Session, view: &mut View) -> Vec<Intent> {
    view.look(session);
    let width = ui.available_width();
    let shape = (width < theme::NARROW, ui.ctx().zoom_factor());
    if shape != (view.narrow, view.zoom) {
        // Everything stands elsewhere now: what was to be read last stays in view, or else what is asked.
        if view.zoom > 0.0 {
            view.scroll_to_fresh |= session.play().events()[view.fresh..].iter().any(transcript::is_read);
            view.scroll_to_now = !view.scroll_to_fresh;
        }
        (view.narrow, view.zoom) = shape;
    }
    let palette = palette(ui);
    let mut asked = Vec::new();

    let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(if view.narrow { 12 } else { 24 }, 8));
    Panel::top("desk head").frame(bar).show(ui, |ui| {
        let mut turned = false;
        let mut halves_ui = |ui: &mut Ui| {
            for (label, on) in [("Encounter", !view.panel_open), ("Case file", view.panel_open)] {
                turned |= toggle_ui(ui, on, label, Intent::TogglePanel.tooltip()).clicked() && !on;
            }
            if let Some(label) = view.beside {
                view.beside_asked |= toggle_ui(ui, false, label, "").clicked();
            }
        };
        asked.extend(head::head_ui(ui, session, view.narrow, view.embedded, &mut halves_ui));
        if turned {
            asked.push(Intent::TogglePanel);
        }
    });

    if let Some(refused) = &view.refused {
        let strip = Frame::new().fill(palette.paper).inner_margin(Margin::symmetric(12, 6));
        Panel::bottom("refused").frame(strip).show(ui, |ui| {
            box_ui(ui, Tone::Danger, |ui| {
                let response = text_ui(ui, refused);
                announce(ui, &response);
            });
        });
    }

    let file_width = (width * 0.42).clamp(380.0, 600.0).round();
    let left = if view.narrow { width } else { width - file_width };
    let page = Frame::new().fill(palette.paper).inner_margin(theme::page_margin(left));
    let file = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 12));
    if view.narrow && view.panel_open {
        CentralPanel::default().frame(file).show(ui, |ui| asked.extend(casefile::casefile_ui(ui, session, view.tab, &mut view.file)));
    } else if view.narrow {
        CentralPanel::default().frame(page).show(ui, |ui| asked.extend(left_ui(ui, session, view)));
    } else {
        // The left half comes first, so that Tab follows the eye.
        let panel = Panel::left("encounter").resizable(false).exact_size(left).frame(page).show_separator_line(false);
        panel.show(ui, |ui| asked.extend(left_ui(ui, session, view)));
        CentralPanel::default().frame(file).show(ui, |ui| asked.extend(casefile::casefile_ui(ui, session, view.tab, &mut view.file)));
    }
    if view.refused.is_some() && something_was_done(ui) {
        // If that is refused in its turn, it says so itself.
        view.refused = None;
        ui.ctx().request_repaint();
    }
    asked
}

/// Whether a control was pressed, turned or written into in this frame, in whatever way.
fn something_was_done(ui: &Ui) -> bool {
    let is_done = |event: &OutputEvent| matches!(event, OutputEvent::Clicked(_) | OutputEvent::ValueChanged(_));
    ui.output(|output| output.events.iter().any(is_done))
}

fn left_ui(ui: &mut Ui, session: &Session, view: &mut View) -> Vec<Intent> {
    const READ: f32 = theme::COLUMN + 40.0;
    // A drawing or a plan takes all the room there is; what is read keeps to its column all the while.
    let wide = matches!(session.play().state().place, Place::Encounter(_, Step::Make(Work::Ecomap | Work::Plan, _)));
    widgets::scroll_ui(ui, "encounter", |ui| {
        // What has happened is read before what is asked next, even if that has the focus.
        let reads = view.scroll_to_fresh && view.focus_next;
        let mut asked = widgets::centered_ui(ui, READ, |ui| story::story_ui(ui, session, view));
        let top = ui.next_widget_position();
        asked.extend(widgets::centered_ui(ui, if wide { f32::INFINITY } else { READ }, |ui| choices::now_ui(ui, session, view)));
        if reads {
            widgets::leave_focus_out_of_sight(ui, "encounter");
        }
        if std::mem::take(&mut view.scroll_to_now) {
            // With a little air below the last button.
            let now = egui::Rect::from_min_max(top, ui.min_rect().right_bottom() + egui::vec2(0.0, 24.0));
            let tall = now.height() > ui.clip_rect().height();
            ui.scroll_to_rect(now, if tall { Some(egui::Align::TOP) } else { None });
        }
        ui.add_space(48.0);
        asked
    })
}
