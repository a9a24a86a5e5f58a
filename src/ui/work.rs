//! Where the work products are made: ecomap, service plan, contact note. A plain stand-in until they have screens of their own.
//!
//! PLUG IN HERE: replace [`work_ui`] and [`Draft`]; the desk calls it while the case asks for
//! `Place::Encounter(_, Step::Make(..))` and carries out the actions in order. Make this a folder `work/` with one file each.

use egui::Ui;

use super::widgets::{muted_ui, primary_ui};
use crate::session::Session;
use crate::sim::Action;

/// What is begun and not yet part of the case: an open field, a half-made goal. Forgotten when another work begins.
#[derive(Debug, Default)]
pub struct Draft {}

/// The work at hand; returns what the learner does with it.
pub fn work_ui(ui: &mut Ui, _session: &Session, _draft: &mut Draft) -> Vec<Action> {
    muted_ui(ui, "This work product has no screen yet.");
    if primary_ui(ui, "Finish this work", "").clicked() { vec![Action::Finish] } else { Vec::new() }
}
