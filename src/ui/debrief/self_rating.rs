//! Page 1: how the learner thinks that it went, standard by standard, before any other page is shown; then it is only read.

use egui::Ui;

use crate::debrief::rating_words;
use crate::sim::{Action, Play};
use crate::ui::Intent;
use crate::ui::theme::STEP;
use crate::ui::widgets::{bold_ui, column_ui, keyed_ui, muted_ui, radio_ui, text_ui};
use crate::ui::work::spoken;

pub(super) fn self_rating_ui(ui: &mut Ui, play: &Play, intents: &mut Vec<Intent>) {
    let seen = play.state().debrief_seen;
    column_ui(ui, |ui| {
        text_ui(
            ui,
            if seen {
                "You have seen the debrief since, so your own view stays as you gave it before"
            } else {
                "How far did your work in this case do what each standard asks, in your own view? Only you see this. Skip what you like. Once you go on to the other pages, it stays as you gave it."
            },
        );
    });
    for standard in &play.case().edition.standards {
        let said = play.state().self_ratings.get(usize::from(standard.number) - 1).copied().flatten();
        ui.add_space(3.0 * STEP);
        column_ui(ui, |ui| {
            bold_ui(ui, &format!("{}. {}", standard.number, standard.name));
            muted_ui(ui, &standard.paraphrase);
        });
        if seen {
            text_ui(ui, said.map_or("Not said", rating_words));
            continue;
        }
        keyed_ui(ui, ("self-rating", standard.number), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0 * STEP;
                for rating in 0..=4 {
                    let label = rating_words(rating);
                    if spoken(radio_ui(ui, said == Some(rating), label), &format!("{label}, {}", standard.name)).clicked() {
                        intents.push(Intent::Do(Action::RateSelf { standard: standard.number, rating }));
                    }
                }
            });
        });
    }
}
