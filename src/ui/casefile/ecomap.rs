//! The learner's ecomap: drawn, and said in a list below. The task of drawing one is elsewhere.

use egui::Ui;

use crate::debrief::tie_words;
use crate::scenario::{NodeId, NodeKind, TieId, Work};
use crate::sim::{Place, Play, Step};
use crate::ui::widgets::{heading_ui, muted_ui, text_ui};
use crate::ui::work::drawing::{DrawnTie, ecomap_drawing_ui, pair_name};

/// Draws the page.
pub(super) fn ecomap_ui(ui: &mut Ui, play: &Play) {
    let (case, state) = (play.case(), play.state());
    if matches!(state.place, Place::Encounter(_, Step::Make(Work::Ecomap, _))) {
        heading_ui(ui, 2, "Ecomap");
        text_ui(ui, "You are drawing the map now. It stands here again when you have finished it.");
        return;
    }
    let drawn: Vec<DrawnTie> = play.mapped_ties().into_iter().map(|(between, state)| DrawnTie { between, state }).collect();
    let mut nodes: Vec<NodeId> = drawn.iter().flat_map(|tie| [tie.between.0, tie.between.1]).collect();
    if let (Some(task), false) = (&case.ecomap, drawn.is_empty()) {
        // The same names as where it was drawn, so that it looks the same.
        nodes.extend(play.ecomap_pairs().iter().map(|at| task.pairs[*at].between).flat_map(|(first, second)| [first, second]));
    } else {
        // Who could stand on the map is no secret, as far as the learner has met them.
        let pairs = case.ties.iter().enumerate().filter(|(at, _)| state.knows_tie(case, TieId::at(*at)));
        nodes.extend(pairs.flat_map(|(_, tie)| [tie.between.0, tie.between.1]));
    }
    nodes.extend((0..case.nodes.len()).map(NodeId::at).filter(|node| case.node(*node).kind == NodeKind::Client));
    nodes.sort_unstable();
    nodes.dedup();

    heading_ui(ui, 2, "Ecomap");
    let own = if case.ecomap.is_some() { "as you have drawn it" } else { "as far as you know it" };
    let title = format!("Ecomap of {} {own}", case.client.name);
    let width = ui.available_width().min(560.0);
    ecomap_drawing_ui(ui, case, &title, &nodes, &drawn, width);
    heading_ui(ui, 3, "In words");
    if drawn.is_empty() {
        let nothing = if case.ecomap.is_some() { "You have drawn no tie yet. A scene will ask you to." } else { "You know of no tie yet." };
        text_ui(ui, nothing);
    }
    for tie in drawn {
        text_ui(ui, &format!("{}: {}", pair_name(case, tie.between), tie_words(tie.state)));
        muted_ui(ui, &case.tie_level(tie.between).label().to_lowercase());
    }
}
