//! The map in words: an indented list in which everything can be chosen.

use egui::Ui;

use super::View;
use crate::map::lines;
use crate::session::Version;
use crate::ui::intent::Intent;
use crate::ui::theme::{self, Type, palette};
use crate::ui::widgets::{heading_ui, keyed_ui, muted_ui, page_ui};
use crate::ui::work::sentence;

/// Draws the list.
pub(super) fn outline_ui(ui: &mut Ui, version: &Version, view: &mut View) -> Vec<Intent> {
    page_ui(ui, "outline", theme::PAGE, |ui| {
        heading_ui(ui, 2, "Outline");
        let case = &version.file.case;
        let counts = (case.encounters.len(), case.decisions.len(), case.options.len());
        muted_ui(ui, &format!("{} encounters, {} decisions, {} options", counts.0, counts.1, counts.2));
        let shades = view.layer.shades(case, &version.map, &version.evidence);
        for (at, line) in lines(case, &version.map, &shades).into_iter().enumerate() {
            ui.horizontal_top(|ui| {
                ui.add_space(20.0 * line.depth as f32);
                ui.vertical(|ui| match line.spot {
                    Some(spot) if line.depth == 0 => {
                        let response = heading_ui(ui, 3, &line.text);
                        if response.clicked() {
                            view.chosen = Some(spot);
                        }
                    }
                    Some(spot) => keyed_ui(ui, ("outline", at), |ui| {
                        let chosen = view.chosen == Some(spot);
                        let font = if line.text.starts_with("Decision") || line.text.starts_with("Encounter") {
                            Type::Body.bold()
                        } else {
                            Type::Body.font()
                        };
                        let text = egui::RichText::new(&line.text).font(font).color(palette(ui).ink);
                        let button = egui::Button::new(text).wrap().frame_when_inactive(false).selected(chosen);
                        let response = ui.add(button);
                        if view.back_to == Some(spot) {
                            view.back_to = None;
                            response.request_focus();
                        }
                        if response.clicked() {
                            view.chosen = Some(spot);
                        }
                    }),
                    // Under the texts of the buttons, not under their edges.
                    None => {
                        ui.horizontal_top(|ui| {
                            ui.add_space(12.0);
                            ui.vertical(|ui| muted_ui(ui, &sentence(&line.text)));
                        });
                    }
                });
            });
        }
        Vec::new()
    })
}
