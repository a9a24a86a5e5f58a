//! Page 8: the learner's own words, what each decision asks back, where help is, what this is not, and the way on.

use egui::{TextEdit, Ui};

use super::Read;
use super::words::chosen_text;
use crate::sim::{Action, Play};
use crate::ui::Intent;
use crate::ui::theme::STEP;
use crate::ui::widgets::{bold_ui, bullets_ui, button_ui, column_ui, heading_ui, keyed_ui, muted_ui, primary_ui, text_ui};

/// What a debrief must say of itself each time.
const LIMITS: [&str; 3] = [
    "The people, places and agencies in this case are invented",
    "Nothing here is legal or clinical advice; follow your agency’s policy and your state’s law, and ask your supervisor",
    "The figures are a signal for learning; they say nothing about fitness to practice and are no license",
];

pub(super) fn carry_away_ui(ui: &mut Ui, read: &Read, play: &Play, texts: &mut Vec<String>, intents: &mut Vec<Intent>) {
    let case = play.case();
    // What is to be written comes first: the list of decisions can be long.
    own_words_ui(ui, play, texts, intents);
    feedback_ui(ui, read, play);
    if !case.help.is_empty() {
        heading_ui(ui, 3, "Where to find help");
        column_ui(ui, |ui| bullets_ui(ui, case.help.iter().map(String::as_str)));
    }
    heading_ui(ui, 3, "What this is not");
    column_ui(ui, |ui| bullets_ui(ui, LIMITS));
    ui.add_space(4.0 * STEP);
    ui.horizontal_wrapped(|ui| {
        let on = [
            (primary_ui(ui, "Back to the library", "Your attempt stays where it is").clicked(), Intent::Library),
            (button_ui(ui, "Play this case again", "A new attempt; this one stays").clicked(), Intent::PlayAgain),
        ];
        for (clicked, intent) in on {
            if clicked {
                intents.extend(unsaved(texts, play).into_iter().map(Intent::Do));
                intents.push(intent);
            }
        }
    });
}

/// The prompts, each with a box to write in.
fn own_words_ui(ui: &mut Ui, play: &Play, texts: &mut Vec<String>, intents: &mut Vec<Intent>) {
    let prompts = &play.case().prompts;
    texts.resize(prompts.len(), String::new());
    if prompts.is_empty() {
        return;
    }
    heading_ui(ui, 3, "In your own words");
    column_ui(ui, |ui| muted_ui(ui, "For you alone; saved when you leave the box. Your decisions’ questions follow."));
    for (at, prompt) in prompts.iter().enumerate() {
        keyed_ui(ui, ("prompt", at), |ui| {
            let label = column_ui(ui, |ui| text_ui(ui, prompt));
            let width = ui.available_width().min(crate::ui::theme::COLUMN);
            let text = TextEdit::multiline(&mut texts[at]).desired_rows(3).desired_width(width);
            let written = ui.add(text).labelled_by(label.id);
            if written.lost_focus() && texts[at] != play.state().reflections[at] {
                intents.push(Intent::Do(Action::Reflect { prompt: at as u16, text: texts[at].clone() }));
            }
        });
        ui.add_space(STEP);
    }
}

/// Each decision's feedback.
fn feedback_ui(ui: &mut Ui, read: &Read, play: &Play) {
    let case = play.case();
    heading_ui(ui, 3, "What your decisions ask back");
    for taken in &read.debrief.taken {
        let feedback: Vec<&str> =
            taken.options(case).iter().map(|option| case.option(*option).feedback.as_str()).filter(|text| !text.is_empty()).collect();
        if feedback.is_empty() {
            continue;
        }
        ui.add_space(2.0 * STEP);
        column_ui(ui, |ui| {
            bold_ui(ui, &format!("Week {}: {}", taken.week, case.decision(taken.decision).prompt));
            muted_ui(ui, &format!("You chose: {}", chosen_text(case, taken.decision, taken.chosen)));
            for text in feedback {
                text_ui(ui, text);
            }
        });
    }
}

/// Texts that differ from what is saved.
pub(super) fn unsaved(texts: &[String], play: &Play) -> Vec<Action> {
    texts
        .iter()
        .zip(&play.state().reflections)
        .enumerate()
        .filter(|(_, (text, saved))| text != saved)
        .map(|(at, (text, _))| Action::Reflect { prompt: at as u16, text: text.clone() })
        .collect()
}
