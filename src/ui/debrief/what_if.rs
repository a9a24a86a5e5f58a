//! Page 7: another answer to one question, with the same luck; both futures over each other, and both endings.

use std::sync::Arc;

use egui::{Align, Ui};

use super::Read;
use super::chart::{Chart, chart_ui};
use super::weeks::scene_ui;
use super::words::{chosen_text, figure, joined, value};
use crate::debrief::{Future, MeasureLine, ScoreChange, Taken, choice_text, measure_lines, what_if};
use crate::scenario::{EndingId, OptionId, Pick, Scenario};
use crate::score::CAP;
use crate::sim::{Place, Play, Refusal};
use crate::ui::theme::STEP;
use crate::ui::widgets::{
    Row, Tone, announce, bold_ui, box_ui, bullets_ui, button_ui, check_ui, column_ui, heading_ui, keyed_ui, muted_ui, primary_ui, prose_ui,
    radio_ui, row_ui, text_ui,
};
use crate::ui::work::sentence;

/// What is being tried.
#[derive(Debug, Default)]
pub(super) struct Try {
    /// The decision, by its position among those taken.
    taken: Option<usize>,
    options: Vec<OptionId>,
    found: Option<Result<Arc<Other>, Refusal>>,
    /// The decision has just been chosen: the page begins with it.
    fresh: bool,
}

impl Try {
    /// Whether another answer is being chosen and has not been played yet.
    pub fn is_being_chosen(&self) -> bool {
        self.taken.is_some() && !matches!(self.found, Some(Ok(_)))
    }
}

/// The other future, played.
#[derive(Debug)]
struct Other {
    options: Vec<OptionId>,
    future: Future,
    lines: Vec<MeasureLine>,
    changes: Vec<ScoreChange>,
}

pub(super) fn what_if_ui(ui: &mut Ui, read: &Read, play: &Play, tried: &mut Try) {
    let case = play.case();
    column_ui(ui, |ui| {
        text_ui(
            ui,
            "Choose a decision, then something else that was open to you there. The case is played again with the same luck and your other answers as they were.",
        );
    });
    let Some(taken) = tried.taken.and_then(|at| read.debrief.taken.get(at)) else {
        decisions_ui(ui, read, case, tried);
        return;
    };
    let another = button_ui(ui, "Another decision", "Back to the list of your decisions");
    if std::mem::take(&mut tried.fresh) {
        another.scroll_to_me(Some(Align::TOP));
    }
    if another.clicked() {
        *tried = Try::default();
        return;
    }
    column_ui(ui, |ui| {
        heading_ui(ui, 3, &format!("Week {}: {}", taken.week, case.decision(taken.decision).prompt));
        text_ui(ui, &format!("You chose: {}", chosen_text(case, taken.decision, taken.chosen)));
        options_ui(ui, case, taken, tried);
    });
    let play_ui = if tried.is_being_chosen() { primary_ui } else { button_ui };
    if play_ui(ui, "Play it that way", "").clicked() {
        tried.found = Some(run(play, taken, &tried.options));
    }
    match &tried.found {
        Some(Ok(other)) => futures_ui(ui, read, case, taken, other),
        Some(Err(refusal)) => {
            let said = text_ui(ui, &needs(case.decision(taken.decision).pick, *refusal));
            announce(ui, &said);
        }
        None => {}
    }
}

/// Why it cannot be played that way; a number of answers is said in figures.
fn needs(pick: Pick, refusal: Refusal) -> String {
    match (refusal, pick) {
        (Refusal::WrongNumber, Pick::One) => "Choose an answer first".into(),
        (Refusal::WrongNumber, Pick::Several(least, most)) if least == most => format!("Choose {most} answers"),
        (Refusal::WrongNumber, Pick::Several(least, most)) => format!("Choose {least} to {most} answers"),
        _ => sentence(&refusal.to_string()),
    }
}

fn run(play: &Play, taken: &Taken, options: &[OptionId]) -> Result<Arc<Other>, Refusal> {
    let future = what_if(play, taken.action, options.to_vec())?;
    let lines = measure_lines(play.case(), future.play.events());
    let changes = future.score_changes(play);
    Ok(Arc::new(Other { options: options.to_vec(), future, lines, changes }))
}

fn decisions_ui(ui: &mut Ui, read: &Read, case: &Scenario, tried: &mut Try) {
    heading_ui(ui, 3, "Your decisions");
    let mut any = false;
    for (at, taken) in read.debrief.taken.iter().enumerate().filter(|(_, taken)| !taken.others(case).is_empty()) {
        any = true;
        let question = format!("Week {}: {}", taken.week, case.decision(taken.decision).prompt);
        let chose = format!("You chose: {}", chosen_text(case, taken.decision, taken.chosen));
        let row = Row { number: None, text: &question, note: &chose, open: true, ticked: None };
        let chosen = column_ui(ui, |ui| keyed_ui(ui, ("taken", at), |ui| row_ui(ui, row).clicked()));
        if chosen {
            *tried = Try { taken: Some(at), fresh: true, ..Try::default() };
        }
    }
    if !any {
        text_ui(ui, "At no decision was anything else open to you");
    }
}

/// What else was open; several where the decision let several be chosen.
fn options_ui(ui: &mut Ui, case: &Scenario, taken: &Taken, tried: &mut Try) {
    let several = case.decision(taken.decision).pick != Pick::One;
    let mut open = taken.others(case);
    if several {
        open = case
            .decision(taken.decision)
            .option_ids()
            .enumerate()
            .filter(|(at, _)| taken.allowed.has(*at))
            .map(|(_, option)| option)
            .collect();
    }
    heading_ui(ui, 4, if several { "What could have been chosen, one or more" } else { "What else was open" });
    for option in open {
        let on = tried.options.contains(&option);
        let text = choice_text(case, option);
        let clicked = if several { check_ui(ui, on, text).clicked() } else { radio_ui(ui, on, text).clicked() };
        if !clicked {
            continue;
        }
        tried.found = None;
        if !several {
            tried.options = vec![option];
        } else if on {
            tried.options.retain(|chosen| *chosen != option);
        } else {
            tried.options.push(option);
        }
    }
}

fn futures_ui(ui: &mut Ui, read: &Read, case: &Scenario, taken: &Taken, other: &Other) {
    let names = ("as it was", "the other way");
    let heading = heading_ui(ui, 3, "Two futures");
    announce(ui, &heading);
    column_ui(ui, |ui| {
        let chosen = joined(other.options.iter().map(|option| choice_text(case, *option)));
        text_ui(ui, &format!("Solid line, {}: {}", names.0, chosen_text(case, taken.decision, taken.chosen)));
        text_ui(ui, &format!("Dashed line, {}: {}", names.1, chosen));
    });
    for option in taken.options(case).iter().chain(&other.options) {
        critical_ui(ui, case, *option);
    }
    // What it came to for the client stands before the figures.
    endings_ui(ui, read, case, other);
    scores_ui(ui, case, &other.changes);
    let mut same = Vec::new();
    for (was, would) in read.debrief.lines.iter().zip(&other.lines) {
        let measure = case.measure(was.measure);
        if was.values == would.values {
            same.push(measure.name.as_str());
            continue;
        }
        ui.add_space(2.0 * STEP);
        bold_ui(ui, &measure.name);
        let end = |line: &MeasureLine| line.values.last().map_or_else(String::new, |last| value(measure, *last));
        text_ui(ui, &format!("At the end {} as it was, {} the other way; {}", end(was), end(would), measure.good.label().to_lowercase()));
        let (solid, dashed) = ((names.0, was.values.as_slice()), Some((names.1, would.values.as_slice())));
        chart_ui(
            ui,
            &Chart { name: &measure.name, least: measure.least, most: measure.most, solid, dashed, decided: &[taken.week], dated: &[] },
        );
    }
    if !same.is_empty() {
        muted_ui(ui, &format!("The same in both: {}", same.join(", ")));
    }
    answered_ui(ui, case, &other.future);
}

/// A measure may be the same for all that: what a critical act is stands before it.
fn critical_ui(ui: &mut Ui, case: &Scenario, option: OptionId) {
    if let Some(why) = &case.option(option).critical {
        box_ui(ui, Tone::Danger, |ui| {
            heading_ui(ui, 3, &format!("A critical act: {}", choice_text(case, option)));
            prose_ui(ui, why);
            muted_ui(ui, &format!("It caps what its phase can earn at {CAP} percent, whatever the measures say."));
        });
        ui.add_space(2.0 * STEP);
    }
}

/// What the other answer is worth by the standards, where that differs.
fn scores_ui(ui: &mut Ui, case: &Scenario, changes: &[ScoreChange]) {
    ui.add_space(2.0 * STEP);
    bold_ui(ui, "By the standards");
    if changes.is_empty() {
        text_ui(ui, "The same scores on all of them");
    }
    let shown = |score: Option<f64>| score.map_or_else(|| "not observed".to_owned(), figure);
    for change in changes {
        let name = case.edition.standard(change.standard).map_or("", |standard| standard.name.as_str());
        text_ui(ui, &format!("{} {name}: {} as it was, {} the other way", change.standard, shown(change.was), shown(change.would)));
    }
}

fn endings_ui(ui: &mut Ui, read: &Read, case: &Scenario, other: &Other) {
    let Place::Ended(would) = other.future.play.state().place else { return };
    let ending_ui = |ui: &mut Ui, title: &str, id: EndingId| {
        box_ui(ui, Tone::Plain, |ui| {
            heading_ui(ui, 3, &format!("{title}: {}", case.ending(id).title));
            scene_ui(ui, case, case.ending(id).text);
        });
    };
    if would == read.debrief.ending {
        ending_ui(ui, "The same ending both times", would);
    } else if ui.available_width() > 700.0 {
        ui.columns(2, |columns| {
            ending_ui(&mut columns[0], "As it was", read.debrief.ending);
            ending_ui(&mut columns[1], "The other way", would);
        });
    } else {
        ending_ui(ui, "As it was", read.debrief.ending);
        ending_ui(ui, "The other way", would);
    }
}

/// An honest footnote: where the other course asked what the learner never answered.
fn answered_ui(ui: &mut Ui, case: &Scenario, future: &Future) {
    if future.answered_for_you.is_empty() {
        muted_ui(ui, "Every later question was answered as you answered it");
        return;
    }
    text_ui(ui, "These questions were new or your answer was closed there; the first open option was taken for you");
    let answers: Vec<String> = future
        .answered_for_you
        .iter()
        .map(|(decision, options)| {
            let chosen = joined(options.iter().map(|option| choice_text(case, *option)));
            format!("{} {}", case.decision(*decision).prompt, if options.is_empty() { "It was left" } else { &chosen })
        })
        .collect();
    bullets_ui(ui, answers.iter().map(String::as_str));
}
