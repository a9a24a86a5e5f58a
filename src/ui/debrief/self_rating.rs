//! Page 1: how the learner thinks that it went, standard by standard, before any figure is shown.

use egui::Ui;

use crate::debrief::rating_words;
use crate::sim::{Action, Play};
use crate::ui::Intent;
use crate::ui::theme::STEP;
use crate::ui::widgets::{bold_ui, column_ui, keyed_ui, muted_ui, radio_ui, text_ui};
use crate::ui::work::spoken;

pub(super) fn self_rating_ui(ui: &mut Ui, play: &Play, figures_seen: bool, intents: &mut Vec<Intent>) {
    column_ui(ui, |ui| {
        text_ui(
            ui,
            if figures_seen {
                "You have seen the figures since, so what you said before stays as it was"
            } else {
                "How far did your work in this case do what each standard asks, in your own view? Only you see this. Skip what you like"
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
        if figures_seen {
            text_ui(ui, said.map_or("Not said", rating_words));
            continue;
        }
        keyed_ui(ui, ("self-rating", standard.number), |ui| {
            ui.horizontal_wrapped(|ui| {
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
