//! Page 5: each line of inner monologue that was met, what was done with it, what it was and why; then the skill in words.

use egui::Ui;

use super::Read;
use super::words::figure;
use crate::debrief::{confidence_words, detection_words, figures};
use crate::scenario::words::{HandlingStep, Origin};
use crate::scenario::{Reaction, Scenario};
use crate::score::LineResult;
use crate::sim::{Play, Said};
use crate::ui::theme::STEP;
use crate::ui::widgets::{Tone, bold_ui, box_ui, column_ui, heading_ui, italic_ui, muted_ui, pair_ui, text_ui, toggle_ui};

/// What is folded out.
#[derive(Debug, Default)]
pub(super) struct Folds {
    figures: bool,
}

pub(super) fn reactions_ui(ui: &mut Ui, read: &Read, play: &Play, folds: &mut Folds) {
    let case = play.case();
    let scores = &read.debrief.scores.reactions;
    if scores.lines.is_empty() {
        text_ui(ui, "No line of inner monologue came up in this attempt");
        return;
    }
    column_ui(ui, |ui| {
        text_ui(ui, &detection_words(scores));
        if let Some(words) = confidence_words(scores) {
            text_ui(ui, words);
        }
        if let Some(accuracy) = scores.kind_accuracy {
            let of = match (scores.named(), scores.counts.hits) {
                (1, 1) => "the one".to_owned(),
                (2, 2) => "both".into(),
                (named, hits) if named == hits as usize => format!("all {hits}"),
                (named, hits) => format!("{named} of the {hits}"),
            };
            text_ui(ui, &format!("You named the kind of {of} that you spotted, and earned {} of 100 for it.", figure(accuracy)));
        }
        figures_ui(ui, &figures(scores), folds);
        muted_ui(ui, "A reaction is information, not a fault. The kinds are a teaching vocabulary and say nothing about a client.");
    });
    for line in &scores.lines {
        ui.add_space(2.0 * STEP);
        column_ui(ui, |ui| line_ui(ui, case, line));
    }
}

/// The raw figures, for those who ask for them.
fn figures_ui(ui: &mut Ui, figures: &[String], folds: &mut Folds) {
    if figures.is_empty() {
        return;
    }
    let fold = toggle_ui(ui, folds.figures, "For the statistically curious", "");
    ui.ctx().accesskit_node_builder(fold.id, |node| node.set_expanded(folds.figures));
    if fold.clicked() {
        folds.figures = !folds.figures;
    }
    if folds.figures {
        for figure in figures {
            // The text face has no prime.
            muted_ui(ui, &figure.replace('′', "'"));
        }
    }
}

fn line_ui(ui: &mut Ui, case: &Scenario, line: &LineResult) {
    let reaction = case.reaction(line.reaction);
    box_ui(ui, if reaction.is_signal() { Tone::Warm } else { Tone::Plain }, |ui| {
        heading_ui(ui, 3, &format!("In “{}”", case.encounter(reaction.encounter).title));
        italic_ui(ui, &reaction.line);
        pair_ui(ui, "You", &line.sure.map_or_else(|| "did not flag it".to_owned(), |sure| format!("flagged it, {sure} % sure")));
        if let Some(Said { kind, origin, next }) = line.explored {
            let said = [Some(kind.label()), origin.map(Origin::label), next.map(HandlingStep::label)];
            pair_ui(ui, "You said", &said.into_iter().flatten().collect::<Vec<_>>().join("; "));
        }
        bold_ui(ui, &what_it_was(reaction));
        text_ui(ui, &reaction.why);
        credits_ui(ui, line, reaction);
        if line.acted_out {
            text_ui(ui, "Unflagged, it was acted out in what you chose, and that had consequences in the case");
        }
        if let Some(twin) = reaction.twin {
            let twin = case.reaction(twin);
            pair_ui(ui, "The same facts, the other way", &format!("“{}” ({})", twin.line, twin.kind.label().to_lowercase()));
        }
    });
}

fn what_it_was(reaction: &Reaction) -> String {
    let mut words = format!("It was: {}", reaction.kind.label());
    if let Some(second) = reaction.second {
        words.push_str(&format!(" (also {})", second.label().to_lowercase()));
    }
    if let Some(origin) = reaction.origin {
        words.push_str(&format!(". Where from: {}", origin.label()));
    }
    words
}

/// What saying more about it earned, with what the key holds for a next step.
fn credits_ui(ui: &mut Ui, line: &LineResult, reaction: &Reaction) {
    let parts = [("kind", line.kind), ("origin", line.origin), ("next step", line.next)];
    let earned: Vec<String> = parts.iter().filter_map(|(part, credit)| credit.map(|credit| format!("{part} {credit} of 100"))).collect();
    if !earned.is_empty() {
        muted_ui(ui, &format!("Credit: {}", earned.join(", ")));
    }
    if !reaction.next.is_empty() {
        let next: Vec<&str> = reaction.next.iter().map(|step| step.label()).collect();
        muted_ui(ui, &format!("What could come next: {}", next.join("; ")));
    }
}
