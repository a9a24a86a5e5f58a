//! The debrief after the end. A plain stand-in until it has a screen of its own.
//!
//! PLUG IN HERE: replace [`debrief_ui`] and [`View`]; the shell shows it full-size below its bars once the case has ended
//! and the learner has gone on from the ending. Make this a folder `debrief/` with one page a file.

use egui::Ui;

use super::Intent;
use super::widgets::{heading_ui, scroll_ui, text_ui};
use crate::session::Session;

/// What the learner looks at: the page, what is folded out, text not yet handed in.
#[derive(Debug, Default)]
pub struct View {}

/// The debrief of an ended case.
pub fn debrief_ui(ui: &mut Ui, session: &Session, _view: &mut View) -> Vec<Intent> {
    scroll_ui(ui, "debrief", |ui| {
        heading_ui(ui, 1, "Debrief");
        text_ui(ui, &format!("The debrief of \"{}\" is being built.", session.play().case().about.title));
    });
    Vec::new()
}
