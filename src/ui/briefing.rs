//! The briefing: who you are, what is practised, what to know beforehand. It begins nothing itself.

use egui::Ui;

use super::intent::Intent;
use super::library::exercised;
use super::shell::page_head_ui;
use super::theme;
use super::widgets::{
    self, bold_ui, bullets_ui, button_ui, column_ui, heading_ui, muted_ui, page_ui, pair_ui, primary_ui, prose_ui, text_ui,
};
use crate::scenario::Scenario;
use crate::session::Library;

/// What is typed in and folded out.
#[derive(Debug, Default)]
pub struct View {
    seed: String,
    seed_shown: bool,
}

impl View {
    /// The seed that was typed in, if any.
    pub fn seed(&self) -> Option<u64> {
        self.seed.trim().parse().ok()
    }
}

const SEED: &str = "Two attempts with the same seed and the same decisions go the same way. Type one in where a whole class is to meet the same chance; leave it empty otherwise.";

/// Draws the briefing of the case at this position of the library.
pub fn briefing_ui(ui: &mut Ui, library: &Library, at: usize, view: &mut View) -> Vec<Intent> {
    let case = library.entries().get(at).and_then(|entry| entry.case.as_ref().ok());
    page_ui(ui, "briefing", theme::PAGE, |ui| {
        let Some(case) = case else {
            let asked = page_head_ui(ui, "Briefing");
            text_ui(ui, "This case is not here any more.");
            return asked;
        };
        let mut asked = page_head_ui(ui, &case.about.title);
        contents_ui(ui, case);
        ui.add_space(12.0);
        let seed = view.seed();
        if primary_ui(ui, Intent::Begin { entry: at, seed }.label(), "Enter begins, too").clicked() {
            asked.push(Intent::Begin { entry: at, seed });
        }
        let label = if view.seed_shown { "Hide the seed" } else { "Set a seed…" };
        if button_ui(ui, label, "").clicked() {
            view.seed_shown = !view.seed_shown;
        }
        if view.seed_shown {
            column_ui(ui, |ui| {
                let name = text_ui(ui, "Seed");
                ui.add(egui::TextEdit::singleline(&mut view.seed).desired_width(160.0)).labelled_by(name.id);
                muted_ui(ui, SEED);
                if !view.seed.trim().is_empty() && view.seed().is_none() {
                    text_ui(ui, "A seed is a whole number; this one will not be used.");
                }
            });
        }
        ui.add_space(32.0);
        asked
    })
}

fn contents_ui(ui: &mut Ui, case: &Scenario) {
    let about = &case.about;
    muted_ui(ui, &format!("{} · {} to {} minutes · {}", about.level.label(), about.minutes.0, about.minutes.1, about.setting));
    heading_ui(ui, 2, "Your role");
    prose_ui(ui, &about.role);
    heading_ui(ui, 2, "What you practice");
    column_ui(ui, |ui| {
        bullets_ui(ui, about.objectives.iter().map(String::as_str));
        let names: Vec<&str> = exercised(case).map(|standard| standard.name.as_str()).collect();
        if !names.is_empty() {
            pair_ui(ui, "Your decisions bear on", &names.join(", "));
        }
    });
    if !about.content.is_empty() {
        heading_ui(ui, 2, "What to know beforehand");
        column_ui(ui, |ui| {
            for content in &about.content {
                bold_ui(ui, &format!("{} ({})", content.topic, content.intensity.label().to_lowercase()));
                muted_ui(ui, &content.place);
                if let Some(skip) = &content.skip {
                    text_ui(ui, skip);
                }
            }
        });
    }
    heading_ui(ui, 2, "Law and policy");
    prose_ui(ui, &about.jurisdiction);
    heading_ui(ui, 2, "About this case");
    column_ui(ui, |ui| {
        pair_ui(ui, "Written by", &about.written_by.join(", "));
        let reviewed = if about.reviewed_by.is_empty() { "nobody yet".to_owned() } else { about.reviewed_by.join(", ") };
        pair_ui(ui, "Reviewed by", &reviewed);
        pair_ui(ui, "Ratings by", &about.key_source);
        pair_ui(ui, "Standards", &case.edition.title);
        if !about.sources.is_empty() {
            widgets::muted_ui(ui, "Sources");
            bullets_ui(ui, about.sources.iter().map(String::as_str));
        }
    });
}
