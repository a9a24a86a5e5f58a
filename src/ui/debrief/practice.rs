//! The kind of work done: roles taken, the two levels, the system-level cycle. Counts and questions, no score.

use egui::Ui;

use super::Read;
use crate::sim::Play;
use crate::ui::widgets::{column_ui, heading_ui, muted_ui, pair_ui, text_ui};

pub(super) fn practice_ui(ui: &mut Ui, read: &Read, play: &Play) {
    let case = play.case();
    let practice = &read.debrief.scores.practice;
    let taken = practice.roles.iter().filter(|(_, count)| *count > 0);
    let roles: Vec<String> = taken.map(|(role, count)| format!("{} {count}", role.label().to_lowercase())).collect();
    heading_ui(ui, 3, "The kind of work");
    column_ui(ui, |ui| {
        pair_ui(ui, "Roles you took", &if roles.is_empty() { "none".to_owned() } else { roles.join(", ") });
        pair_ui(ui, "At the client level", &practice.client_level.to_string());
        pair_ui(ui, "At the system level", &practice.system.len().to_string());
        for work in &practice.system {
            let step = work.step.map_or("no step of the cycle", |step| step.label()).to_lowercase();
            pair_ui(ui, &format!("Week {}, {step}", work.week), &case.option(work.option).text);
        }
        let missing: Vec<String> = practice.missing_steps().map(|step| step.label().to_lowercase()).collect();
        if !practice.system.is_empty() && !missing.is_empty() {
            muted_ui(ui, &format!("Steps of the system-level cycle not taken: {}", missing.join(", ")));
        }
        if practice.before_analysis().next().is_some() {
            text_ui(ui, "A later step of the cycle came before any analysis: what was it based on?");
        }
    });
}
