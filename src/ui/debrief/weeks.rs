//! Page 2: how it ended for the client, the measures week by week, why each changed, and what happened when.

use egui::Ui;

use super::Read;
use super::chart::{Chart, chart_ui};
use super::words::{count_words, course, moment_text, signed, step, value};
use crate::debrief::{Change, Note, cause_text};
use crate::scenario::{MeasureId, Scenario, SceneId, Voice};
use crate::sim::Play;
use crate::ui::theme::STEP;
use crate::ui::widgets::{
    Tone, announce, bold_ui, box_ui, chip_ui, column_ui, heading_ui, keyed_ui, muted_ui, prose_ui, text_ui, toggle_ui,
};
use crate::ui::work::{sentence, spoken};

/// What is folded out.
#[derive(Debug, Default)]
pub(super) struct Folds {
    change: Option<(MeasureId, u32)>,
}

pub(super) fn weeks_ui(ui: &mut Ui, read: &Read, play: &Play, folds: &mut Folds) {
    let case = play.case();
    let debrief = &read.debrief;
    critical_ui(ui, read, case);
    let ending = case.ending(debrief.ending);
    heading_ui(ui, 3, &ending.title);
    scene_ui(ui, case, ending.text);

    heading_ui(ui, 3, "What moved, and why");
    column_ui(ui, |ui| {
        muted_ui(
            ui,
            "Ticks below a line mark weeks in which you decided something; gray bands, weeks that brought something of themselves. Choose a change to see what made it.",
        );
    });
    let decided = weeks_of(read, |note| matches!(note, Note::Decided(..)));
    let dated = weeks_of(read, |note| matches!(note, Note::Dated(_)));
    for line in &debrief.lines {
        let measure = case.measure(line.measure);
        ui.add_space(3.0 * STEP);
        keyed_ui(ui, ("measure", line.measure), |ui| {
            ui.horizontal_wrapped(|ui| {
                bold_ui(ui, &measure.name);
                chip_ui(ui, case.measure_level(measure).label(), Tone::Plain);
                muted_ui(ui, &format!("{}, {}", case.measure_owner(measure), measure.good.label().to_lowercase()));
            });
            text_ui(ui, &sentence(&course(measure, line)));
            let chart = Chart {
                name: &measure.name,
                least: measure.least,
                most: measure.most,
                solid: (&measure.name, &line.values),
                dashed: None,
                decided: &decided,
                dated: &dated,
            };
            if ui.available_width() > 640.0 {
                ui.horizontal_top(|ui| {
                    chart_ui(ui, &chart);
                    ui.vertical(|ui| changes_ui(ui, read, case, line.measure, folds));
                });
            } else {
                chart_ui(ui, &chart);
                changes_ui(ui, read, case, line.measure, folds);
            }
        });
    }
    moments_ui(ui, read, case);
}

fn weeks_of(read: &Read, wanted: impl Fn(Note) -> bool) -> Vec<u32> {
    let mut weeks: Vec<u32> = read.debrief.moments.iter().filter(|moment| wanted(moment.note)).map(|moment| moment.week).collect();
    weeks.dedup();
    weeks
}

/// Critical acts come first, plainly and without blame.
fn critical_ui(ui: &mut Ui, read: &Read, case: &Scenario) {
    for act in &read.debrief.critical {
        let option = case.option(act.option);
        box_ui(ui, Tone::Danger, |ui| {
            heading_ui(ui, 3, "Before anything else");
            text_ui(
                ui,
                &format!("In week {}, in {}, you chose: {}", act.week, case.phase(act.phase).name.label().to_lowercase(), option.text),
            );
            if let Some(why) = &option.critical {
                prose_ui(ui, why);
            }
            muted_ui(ui, "This is practice: nobody was harmed. Talk it over with your supervisor or instructor.");
        });
        ui.add_space(2.0 * STEP);
    }
}

/// A scene without inner monologue: who speaks stands above what is said.
pub(super) fn scene_ui(ui: &mut Ui, case: &Scenario, scene: SceneId) {
    column_ui(ui, |ui| {
        for line in &case.scene(scene).lines {
            match line.voice {
                Voice::Speech(node) => drop(muted_ui(ui, case.spoken_name(node))),
                Voice::Me => drop(muted_ui(ui, "You")),
                Voice::Narration | Voice::Thought(_) => {}
            }
            match line.voice {
                Voice::Speech(_) | Voice::Me => text_ui(ui, &format!("“{}”", line.text)),
                Voice::Narration | Voice::Thought(_) => text_ui(ui, &line.text),
            };
        }
    });
}

/// The changes of one measure; the chosen one with its causes.
fn changes_ui(ui: &mut Ui, read: &Read, case: &Scenario, measure: MeasureId, folds: &mut Folds) {
    let name = &case.measure(measure).name;
    let own: Vec<&Change> = read.changes.iter().filter(|change| change.measure == measure).collect();
    if own.is_empty() {
        muted_ui(ui, "Nothing moved it");
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for change in &own {
            let on = folds.change == Some((measure, change.week));
            let label = format!("Week {}: {}", change.week, step(change.from, change.to));
            if spoken(toggle_ui(ui, on, &label, ""), &format!("{label}, {name}")).clicked() {
                folds.change = if on { None } else { Some((measure, change.week)) };
            }
        }
    });
    let Some(change) = own.iter().find(|change| folds.change == Some((measure, change.week))) else { return };
    box_ui(ui, Tone::Accent, |ui| {
        let shown = case.measure(measure);
        let from_to = format!("Week {}: from {} to {}, because", change.week, value(shown, change.from), value(shown, change.to));
        let said = bold_ui(ui, &from_to);
        announce(ui, &said);
        for (cause, by) in &change.causes {
            text_ui(ui, &format!("{}  {}", signed(*by), sentence(&cause_text(case, *cause, *by > 0))));
        }
        if change.causes.len() > 1 {
            muted_ui(ui, &format!("Together {}; each is rounded to a whole point", step(change.from, change.to)));
        }
    });
}

/// What happened when, in words, week by week.
fn moments_ui(ui: &mut Ui, read: &Read, case: &Scenario) {
    heading_ui(ui, 3, "What happened when");
    let weeks = read.debrief.moments.last().map_or(0, |moment| moment.week);
    for week in 1..=weeks {
        let said: Vec<(&str, String)> =
            read.debrief.moments.iter().filter(|m| m.week == week).filter_map(|m| moment_text(case, m.note)).collect();
        heading_ui(ui, 4, &format!("Week {week}"));
        if said.is_empty() {
            muted_ui(ui, "A quiet week");
        }
        for (kind, text) in said {
            column_ui(ui, |ui| crate::ui::widgets::pair_ui(ui, kind, &text));
        }
        let moved = read.changes.iter().filter(|change| change.week == week).count();
        if moved > 0 {
            let measures = if moved == 1 { "measure" } else { "measures" };
            muted_ui(ui, &format!("At the end of the week, {} {measures} moved", count_words(moved)));
        }
    }
}
