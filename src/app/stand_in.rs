//! Stands in for the shell of the screens until it is there.
use bevy_egui::egui;
/// The stand-in.
#[derive(Default)]
pub struct Shell {
    text: String,
    count: u32,
    retries: u32,
}
impl Shell {
    /// Draws.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        ui.ctx().all_styles_mut(|s| s.visuals.text_cursor.blink = false);
        egui::CentralPanel::default().show(ui, |ui| {
            ui.label(format!("count {} frame {}", self.count, ui.ctx().cumulative_frame_nr()));
            if ui.button("Count").clicked() {
                self.count += 1;
            }
            ui.text_edit_singleline(&mut self.text);
            ui.button("Hint").on_hover_text("a tooltip");
            ui.collapsing("fold", |ui| ui.label("folded out"));
        });
    }
    /// Saves.
    pub fn save(&mut self) -> bool {
        self.retries += 1;
        true
    }
}
