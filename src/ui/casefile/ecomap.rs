//! The ecomap as it is known: drawn, and said in a list below. The task of drawing one is elsewhere.

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
    let known = |tie: &TieId| state.knows_tie(case, *tie);
    let all: Vec<DrawnTie> = (0..case.ties.len())
        .map(TieId::at)
        .filter(known)
        .map(|tie| DrawnTie { between: case.tie(tie).between, state: state.ties[tie.index()] })
        .collect();
    let mut nodes: Vec<NodeId> = all.iter().flat_map(|tie| [tie.between.0, tie.between.1]).collect();
    nodes.extend((0..case.nodes.len()).map(NodeId::at).filter(|node| case.node(*node).kind == NodeKind::Client));
    nodes.sort_unstable();
    nodes.dedup();
    let drawn: Vec<DrawnTie> = all.into_iter().filter(DrawnTie::is_drawn).collect();

    heading_ui(ui, 2, "Ecomap");
    let title = format!("Ecomap of {} as far as you know it", case.client.name);
    let width = ui.available_width().min(560.0);
    ecomap_drawing_ui(ui, case, &title, &nodes, &drawn, width);
    heading_ui(ui, 3, "In words");
    if drawn.is_empty() {
        text_ui(ui, "You know of no tie yet.");
    }
    for tie in drawn {
        text_ui(ui, &format!("{}: {}", pair_name(case, tie.between), tie_words(tie.state)));
        muted_ui(ui, &case.tie_level(tie.between).label().to_lowercase());
    }
}
