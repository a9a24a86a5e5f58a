//! Drawing the ecomap: a row for each pair of which the learner can know, and the map as it grows. It holds no key.

use egui::Ui;

use super::drawing::{DrawnTie, ecomap_drawing_ui, pair_name};
use super::roving::{KEYS, Roving};
use super::{Draft, beside_ui};
use crate::debrief::tie_words;
use crate::scenario::words::{Flow, Strength};
use crate::scenario::{NodeId, NodeKind, Scenario, TieState};
use crate::session::Session;
use crate::sim::{Action, CaseState, NO_TIE, Refusal};
use crate::ui::theme::STEP;
use crate::ui::widgets::{bold_ui, bullets_ui, column_ui, heading_ui, keyed_ui, muted_ui, text_ui};

/// From this width the map stands beside the rows.
const BESIDE: f32 = 620.0;

/// The task; nothing bars finishing it.
pub(super) fn ecomap_work_ui(ui: &mut Ui, session: &Session, draft: &mut Draft, actions: &mut Vec<Action>) -> Option<Refusal> {
    let (case, state) = (session.play().case(), session.play().state());
    let Some(task) = &case.ecomap else { return None };
    column_ui(ui, |ui| text_ui(ui, &task.prompt));
    let pairs: Vec<(u16, (NodeId, NodeId))> =
        session.play().ecomap_pairs().into_iter().map(|at| (at as u16, task.pairs[at].between)).collect();
    let width = ui.available_width();
    if width < BESIDE {
        map_ui(ui, case, state, &pairs, width);
        rows_ui(ui, case, state, &pairs, &mut draft.choices, actions);
        // Below what is pressed, which would move with each line that is added.
        ui.add_space(2.0 * STEP);
        words_ui(ui, case, state, &pairs);
    } else {
        let left = (width * 0.36).clamp(230.0, 420.0);
        beside_ui(
            ui,
            left,
            &mut (draft, actions),
            |ui, (draft, actions)| rows_ui(ui, case, state, &pairs, &mut draft.choices, actions),
            |ui, _| {
                let width = ui.available_width();
                map_ui(ui, case, state, &pairs, width);
                words_ui(ui, case, state, &pairs);
            },
        );
    }
    None
}

fn rows_ui(
    ui: &mut Ui,
    case: &Scenario,
    state: &CaseState,
    pairs: &[(u16, (NodeId, NodeId))],
    ties: &mut Roving,
    actions: &mut Vec<Action>,
) {
    heading_ui(ui, 3, "Ties to draw");
    muted_ui(ui, "Arrows point the way energy or resources move");
    muted_ui(ui, KEYS);
    ties.begin();
    for &(at, between) in pairs {
        let now = state.drawn[usize::from(at)];
        if let Some(next) = keyed_ui(ui, ("ecomap pair", at), |ui| row_ui(ui, case, between, now, ties)) {
            actions.push(Action::Draw { pair: at, strength: next.strength, stress: next.stress, flow: next.flow });
        }
    }
    ties.end(ui);
}

/// One pair; returns how it is to be drawn when that has changed.
fn row_ui(ui: &mut Ui, case: &Scenario, between: (NodeId, NodeId), now: TieState, ties: &mut Roving) -> Option<TieState> {
    let name = pair_name(case, between);
    let says = |label: &str| format!("{label}, {name}");
    let mut next = None;
    ui.add_space(2.0 * STEP);
    bold_ui(ui, &name);
    ties.row();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0 * STEP;
        for &strength in Strength::ALL {
            if ties.radio_ui(ui, now.strength == strength, strength.label(), &says(strength.label())) {
                next = Some(if strength == Strength::None { NO_TIE } else { TieState { strength, ..now } });
            }
        }
    });
    if now.strength == Strength::None {
        return next;
    }
    ui.horizontal_wrapped(|ui| {
        if ties.check_ui(ui, now.stress, "Stressful", &says("Stressful")) {
            next = Some(TieState { stress: !now.stress, ..now });
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0 * STEP;
        for &flow in flows(case, between) {
            if ties.radio_ui(ui, now.flow == flow, flow.label(), &says(flow.label())) {
                next = Some(TieState { flow, ..now });
            }
        }
    });
    next
}

/// To and from the client make sense only where the client is one end.
fn flows(case: &Scenario, between: (NodeId, NodeId)) -> &'static [Flow] {
    let touches_client = [between.0, between.1].iter().any(|end| case.node(*end).kind == NodeKind::Client);
    if touches_client { Flow::ALL } else { &[Flow::None, Flow::Both] }
}

/// The ties that stand on the map.
fn drawn(state: &CaseState, pairs: &[(u16, (NodeId, NodeId))]) -> Vec<DrawnTie> {
    pairs.iter().map(|&(at, between)| DrawnTie { between, state: state.drawn[usize::from(at)] }).filter(DrawnTie::is_drawn).collect()
}

fn map_ui(ui: &mut Ui, case: &Scenario, state: &CaseState, pairs: &[(u16, (NodeId, NodeId))], width: f32) {
    let mut nodes: Vec<NodeId> = pairs.iter().flat_map(|(_, between)| [between.0, between.1]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    heading_ui(ui, 3, &format!("Your map, week {}", state.week));
    ecomap_drawing_ui(ui, case, "Ecomap as drawn so far", &nodes, &drawn(state, pairs), width.min(640.0));
}

/// What stands on the map, in words.
fn words_ui(ui: &mut Ui, case: &Scenario, state: &CaseState, pairs: &[(u16, (NodeId, NodeId))]) {
    let ties = drawn(state, pairs);
    if ties.is_empty() {
        muted_ui(ui, "No tie drawn yet");
    }
    let words: Vec<String> = ties.iter().map(|tie| format!("{}: {}", pair_name(case, tie.between), tie_words(tie.state))).collect();
    bullets_ui(ui, words.iter().map(String::as_str));
}
