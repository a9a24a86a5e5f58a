//! The author's window: what there is to say about a case file, its map, and a play to try it. It reads and writes no file.

mod details;
mod findings;
mod map;
mod outline;
mod rehearsal;

use egui::accesskit::Role;
use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::intent::Intent;
use super::theme::{self, Type, palette};
use super::widgets::{Tone, announce, as_heading, box_ui, button_ui, chip_ui, muted_ui, text_ui, toggle_ui};
use super::{debrief, desk};
use crate::map::{Layer, Spot};
use crate::session::Workshop;

/// A page of the author's window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AuthorTab {
    /// What is wrong, and advice.
    #[default]
    Findings,
    /// The map as a drawing.
    Map,
    /// The map in words.
    Outline,
    /// A play that is not saved.
    Play,
}

impl AuthorTab {
    const ALL: [AuthorTab; 4] = [AuthorTab::Findings, AuthorTab::Map, AuthorTab::Outline, AuthorTab::Play];

    fn label(self) -> &'static str {
        match self {
            AuthorTab::Findings => "Findings",
            AuthorTab::Map => "Map",
            AuthorTab::Outline => "Outline",
            AuthorTab::Play => "Play",
        }
    }
}

/// What is on the author's screen beside the case.
#[derive(Debug, Default)]
pub struct View {
    tab: AuthorTab,
    /// The finding whose rule is folded out.
    explained: Option<usize>,
    /// What is chosen on the map.
    chosen: Option<Spot>,
    /// What was chosen in the last frame.
    read: Option<Spot>,
    /// What takes the focus in the outline: its details have been closed.
    back_to: Option<Spot>,
    layer: Layer,
    map: map::View,
    rehearsal: rehearsal::View,
    pub(super) desk: desk::View,
    debrief: debrief::View,
    shows_debrief: bool,
    /// What came of the last thing that was asked for outside.
    said: Option<String>,
    /// How many versions have been shown.
    loads: u64,
}

impl View {
    /// Opens a page.
    pub fn open(&mut self, tab: AuthorTab) {
        self.tab = tab;
    }

    /// Whether a desk is in sight, so that the keys of a play are meant for it.
    pub fn shows_desk(&self) -> bool {
        self.tab == AuthorTab::Play && !self.shows_debrief
    }

    /// Says what came of something.
    pub fn say(&mut self, what: String) {
        self.said = Some(what);
    }

    /// Another play begins: the desk is cleared.
    pub fn begin(&mut self) {
        self.desk = desk::View::default();
        self.debrief = debrief::View::default();
        self.shows_debrief = false;
        self.tab = AuthorTab::Play;
    }

    /// From the ending to the debrief.
    pub fn show_debrief(&mut self) {
        self.shows_debrief = true;
    }

    /// One step back within the window; false if there is none.
    pub fn step_back(&mut self) -> bool {
        if self.tab == AuthorTab::Play && self.shows_debrief {
            self.shows_debrief = false;
            return true;
        }
        if self.tab == AuthorTab::Play && self.desk.step_back() {
            return true;
        }
        self.said.take().is_some() || (self.tab != AuthorTab::Play && self.close_details())
    }

    /// Closes the details, and goes back to what they were of; false if there are none.
    fn close_details(&mut self) -> bool {
        let Some(spot) = self.chosen.take() else { return false };
        match self.tab {
            AuthorTab::Map => self.map.go_to(spot),
            _ => self.back_to = Some(spot),
        }
        true
    }

    /// What stands on the map may stand elsewhere in another version.
    fn look(&mut self, workshop: &Workshop) {
        if self.loads == workshop.loads() {
            return;
        }
        self.loads = workshop.loads();
        self.explained = None;
        let known = |spot: &Spot| workshop.good().is_some_and(|good| good.map.spots().contains(spot));
        self.chosen = self.chosen.filter(known);
        self.desk = desk::View::default();
        self.debrief = debrief::View::default();
        self.shows_debrief = false;
    }
}

/// Draws the author's window.
pub fn author_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View) -> Vec<Intent> {
    view.look(workshop);
    let mut asked = Vec::new();
    let palette = palette(ui);
    let narrow = ui.available_width() < theme::NARROW;
    let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(if narrow { 12 } else { 24 }, 8));
    Panel::top("author head").frame(bar).show(ui, |ui| head_ui(ui, workshop, view, &mut asked));

    if view.tab == AuthorTab::Play {
        let plain = Frame::new().fill(palette.paper);
        CentralPanel::default().frame(plain).show(ui, |ui| asked.extend(rehearsal::rehearsal_ui(ui, workshop, view)));
        return asked;
    }
    let margin = theme::page_margin(ui.available_width());
    let page = Frame::new().fill(palette.paper).inner_margin(margin);
    let with_details = matches!(view.tab, AuthorTab::Map | AuthorTab::Outline) && view.chosen.is_some() && workshop.good().is_some();
    let side = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 12));
    // What is drawn first comes first for the keyboard: the map, then what it says of the chosen spot.
    if with_details && narrow {
        // There is room for one only.
        let reads = view.read != view.chosen;
        CentralPanel::default().frame(side).show(ui, |ui| asked.extend(details::details_ui(ui, workshop, view, Some(reads))));
    } else if with_details {
        let wide = (ui.available_width() - 400.0).round();
        Panel::left("author page").resizable(false).exact_size(wide).frame(page).show_separator_line(false).show(ui, |ui| {
            asked.extend(page_ui(ui, workshop, view));
        });
        CentralPanel::default().frame(side).show(ui, |ui| asked.extend(details::details_ui(ui, workshop, view, None)));
    } else {
        CentralPanel::default().frame(page).show(ui, |ui| asked.extend(page_ui(ui, workshop, view)));
    }
    // What has been chosen in this frame has not been read yet.
    view.read = view.chosen.filter(|_| with_details);
    asked
}

fn page_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View) -> Vec<Intent> {
    match (view.tab, workshop.good()) {
        (AuthorTab::Findings | AuthorTab::Play, _) => findings::findings_ui(ui, workshop, view),
        (AuthorTab::Map, Some(version)) => map::map_ui(ui, version, view),
        (AuthorTab::Outline, Some(version)) => outline::outline_ui(ui, version, view),
        (_, None) => {
            text_ui(ui, "There is nothing to show until the file loads for the first time. The findings say what it needs.");
            Vec::new()
        }
    }
}

fn head_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View, asked: &mut Vec<Intent>) {
    let file = workshop.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let narrow = ui.available_width() < theme::NARROW;
    let mut buttons_ui = |ui: &mut Ui, intents: &[Intent]| {
        for intent in intents {
            if button_ui(ui, intent.label(), intent.tooltip()).clicked() {
                asked.push(intent.clone());
            }
        }
    };
    let ways = [Intent::Library, Intent::Settings, Intent::Keys];
    ui.horizontal_wrapped(|ui| {
        if !narrow {
            ui.spacing_mut().interact_size.y = Type::Lead.line_height();
        }
        let title = workshop.good().map_or(file.clone(), |good| good.file.case.about.title.clone());
        let size = if narrow { Type::Body } else { Type::Lead };
        let text = egui::RichText::new(&title).font(size.bold()).color(palette(ui).ink);
        let response = ui.add(egui::Label::new(text));
        as_heading(ui, &response, 1, &format!("Author: {title}"));
        if !narrow && file != title {
            muted_ui(ui, &file);
        }
        let (says, tone) = stands(workshop);
        let chip = chip_ui(ui, &says, tone);
        announce(ui, &chip);
        if narrow {
            buttons_ui(ui, &ways);
        }
    });
    ui.horizontal_wrapped(|ui| {
        for tab in AuthorTab::ALL {
            let response = toggle_ui(ui, tab == view.tab, &label(workshop, tab), "");
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(Role::Tab);
                node.set_selected(tab == view.tab);
            });
            if response.clicked() {
                view.tab = tab;
                view.said = None;
            }
        }
        if !narrow {
            ui.add_space(16.0);
        }
        buttons_ui(ui, &[Intent::Edit(None)]);
        if !narrow {
            buttons_ui(ui, &ways);
        }
    });
    let notices = [workshop.is_gone().then(|| GONE.to_owned()), workshop.told().map(str::to_owned), view.said.clone()];
    for notice in notices.into_iter().flatten() {
        box_ui(ui, Tone::Warm, |ui| {
            let response = text_ui(ui, &notice);
            announce(ui, &response);
        });
    }
}

const GONE: &str = "The file is not there now. The last version that was read stays open; as soon as the file is back, it is read again.";

/// How the file stands, in a few words.
fn stands(workshop: &Workshop) -> (String, Tone) {
    let count = |all: usize, what: &str| format!("{all} {what}{}", if all == 1 { "" } else { "s" });
    let [errors, warnings, notes] = workshop.counts();
    if workshop.is_gone() {
        return ("Not there".into(), Tone::Danger);
    }
    if errors > 0 {
        let rest = if workshop.good().is_some() { "; the last good version is shown" } else { "" };
        return (format!("{}{rest}", count(errors, "error")), Tone::Danger);
    }
    match (warnings, notes) {
        (0, 0) => ("Loads, clean".into(), Tone::Good),
        (0, notes) => (format!("Loads, {}", count(notes, "note")), Tone::Good),
        (warnings, 0) => (format!("Loads, {}", count(warnings, "warning")), Tone::Warm),
        (warnings, notes) => (format!("Loads, {}, {}", count(warnings, "warning"), count(notes, "note")), Tone::Warm),
    }
}

fn label(workshop: &Workshop, tab: AuthorTab) -> String {
    let findings = workshop.findings().len();
    if tab == AuthorTab::Findings && findings > 0 { format!("Findings {findings}") } else { tab.label().to_owned() }
}
