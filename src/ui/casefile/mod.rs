//! The case file at the right of the desk: what is known, a tab for each kind of it. It shows, and changes nothing.

mod client;
mod ecomap;
mod pages;
mod people;

use egui::Ui;

use crate::scenario::{NodeId, Scenario};
use crate::session::Session;
use crate::sim::{CaseState, Play};
use crate::ui::intent::{Intent, Tab};
use crate::ui::theme::Type;
use crate::ui::widgets::{scroll_ui, toggle_ui};

/// What is folded out in the tabs.
#[derive(Debug, Default)]
pub struct View {
    /// The standard that is open in the handbook.
    standard: Option<u8>,
}

/// Draws the tabs and the open one.
pub fn casefile_ui(ui: &mut Ui, session: &Session, open: Tab, view: &mut View) -> Vec<Intent> {
    let mut asked = Vec::new();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        ui.spacing_mut().button_padding = egui::vec2(6.0, 4.0);
        ui.style_mut().override_font_id = Some(Type::Small.font());
        for tab in Tab::ALL {
            let hint = format!("{} ({})", Intent::Open(tab).tooltip(), Intent::Open(tab).shortcut().map_or("", |shortcut| shortcut.text));
            let response = toggle_ui(ui, tab == open, &label(session.play(), tab), &hint);
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(egui::accesskit::Role::Tab);
                node.set_selected(tab == open);
            });
            if response.clicked() {
                asked.push(Intent::Open(tab));
            }
        }
    });
    ui.separator();
    // Each tab of each play keeps its own place.
    let place = (open.label(), &session.play().case().about.id, session.play().state().seed);
    ui.push_id(place, |ui| scroll_ui(ui, "case file", |ui| tab_ui(ui, session.play(), open, view)));
    asked
}

fn tab_ui(ui: &mut Ui, play: &Play, open: Tab, view: &mut View) {
    match open {
        Tab::Client => client::client_ui(ui, play),
        Tab::People => people::people_ui(ui, play),
        Tab::Ecomap => ecomap::ecomap_ui(ui, play),
        Tab::Facts => pages::facts_ui(ui, play),
        Tab::Notes => pages::notes_ui(ui, play),
        Tab::Plan => pages::plan_ui(ui, play),
        Tab::Resources => pages::resources_ui(ui, play),
        Tab::Standards => pages::standards_ui(ui, play, &mut view.standard),
    }
    ui.add_space(24.0);
}

/// The name of a tab, with a count where something collects there.
fn label(play: &Play, tab: Tab) -> String {
    let known = play.state().facts.iter().filter(|known| **known).count();
    match tab {
        Tab::Facts if known > 0 => format!("Facts {known}"),
        _ => tab.label().to_owned(),
    }
}

/// Whether a person or system has come into the case: not while every tie of theirs is still to be found out.
fn is_known(case: &Scenario, state: &CaseState, node: NodeId) -> bool {
    let mut ties = (0..case.ties.len()).map(crate::scenario::TieId::at).filter(|tie| {
        let (first, second) = case.tie(*tie).between;
        first == node || second == node
    });
    let mut any = false;
    ties.any(|tie| {
        any = true;
        state.knows_tie(case, tie)
    }) || !any
}
