//! The people around the client, as far as they have come into the case.

use egui::Ui;

use crate::scenario::{NodeId, NodeKind};
use crate::sim::Play;
use crate::ui::widgets::{heading_ui, muted_ui, text_ui};

/// Draws the page.
pub(super) fn people_ui(ui: &mut Ui, play: &Play) {
    let case = play.case();
    heading_ui(ui, 2, "People");
    let mut any = false;
    for (at, node) in case.nodes.iter().enumerate() {
        if node.kind != NodeKind::Person || !super::is_known(case, play.state(), NodeId::at(at)) {
            continue;
        }
        any = true;
        heading_ui(ui, 3, &node.name);
        muted_ui(ui, &format!("{} · {}", node.who, node.level.label().to_lowercase()));
        if !node.about.is_empty() {
            text_ui(ui, &node.about);
        }
    }
    if !any {
        text_ui(ui, "You know of nobody around the client yet.");
    }
}
