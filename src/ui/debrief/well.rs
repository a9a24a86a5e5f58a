//! Page 3: what went well, each with the indicator that says so. About what was done, never about the person.

use egui::Ui;

use super::Read;
use crate::debrief::choice_text;
use crate::sim::Play;
use crate::ui::theme::STEP;
use crate::ui::widgets::{Tone, bold_ui, box_ui, column_ui, muted_ui, text_ui};

pub(super) fn well_ui(ui: &mut Ui, read: &Read, play: &Play) {
    let case = play.case();
    if read.debrief.went_well.is_empty() {
        column_ui(ui, |ui| {
            text_ui(ui, "No decision of this attempt bore on a standard for the better. The page “What if” shows where one could have.")
        });
    }
    for well in &read.debrief.went_well {
        let rating = &case.option(well.option).ratings[well.rating];
        let standard = case.edition.standard(well.standard);
        column_ui(ui, |ui| {
            box_ui(ui, Tone::Good, |ui| {
                let name = standard.map_or("", |standard| standard.name.as_str());
                bold_ui(ui, &format!("S{}.{}  {name}", well.standard, rating.indicator));
                if let Some(indicator) = standard.and_then(|standard| standard.indicator(&rating.indicator)) {
                    muted_ui(ui, &indicator.text);
                }
                text_ui(ui, &format!("Week {}, you chose: {}", well.week, choice_text(case, well.option)));
                text_ui(ui, &format!("Why it counts: {}", rating.rationale));
            });
        });
        ui.add_space(2.0 * STEP);
    }
}
