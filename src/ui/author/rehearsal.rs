//! A play that is not saved: the desk as learners see it, and beside it what can be taken to be so.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::View as Author;
use crate::report::plain;
use crate::scenario::{FactId, FlagId, MeasureId};
use crate::session::{Rehearsal, Workshop};
use crate::sim::Supposition;
use crate::ui::intent::Intent;
use crate::ui::theme::{self, palette};
use crate::ui::widgets::{
    Tone, box_ui, button_ui, check_ui, heading_ui, keyed_ui, muted_ui, page_ui, primary_ui, scroll_ui, text_ui, toggle_ui,
};
use crate::ui::{debrief, desk};

/// What is only on the screen.
#[derive(Debug, Default)]
pub(super) struct View {
    filter: String,
    /// Where there is room for one only: whether that is what can be supposed.
    shows_supposing: bool,
}

/// Room for what can be supposed.
const SIDE: f32 = 340.0;

/// Draws the play.
pub(super) fn rehearsal_ui(ui: &mut Ui, workshop: &Workshop, view: &mut Author) -> Vec<Intent> {
    let Some(rehearsal) = workshop.rehearsal() else { return none_ui(ui, workshop) };
    let palette = palette(ui);
    let mut asked = Vec::new();
    let side = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 10));
    let width = ui.available_width();
    if width < theme::NARROW {
        let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 4));
        Panel::top("rehearsal halves").frame(bar).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                for (label, on) in [("The case", !view.rehearsal.shows_supposing), ("What if", view.rehearsal.shows_supposing)] {
                    if toggle_ui(ui, on, label, "").clicked() {
                        view.rehearsal.shows_supposing = label == "What if";
                    }
                }
            });
        });
        if view.rehearsal.shows_supposing {
            CentralPanel::default().frame(side).show(ui, |ui| asked.extend(supposing_ui(ui, rehearsal, &mut view.rehearsal)));
        } else {
            asked.extend(play_ui(ui, rehearsal, view));
        }
        return asked;
    }
    let left = Panel::left("rehearsal").resizable(false).exact_size((width - SIDE).round()).frame(Frame::new().fill(palette.paper));
    left.show_separator_line(true).show(ui, |ui| asked.extend(play_ui(ui, rehearsal, view)));
    CentralPanel::default().frame(side).show(ui, |ui| asked.extend(supposing_ui(ui, rehearsal, &mut view.rehearsal)));
    asked
}

fn play_ui(ui: &mut Ui, rehearsal: &Rehearsal, view: &mut Author) -> Vec<Intent> {
    if view.shows_debrief {
        let page = Frame::new().fill(palette(ui).paper).inner_margin(theme::page_margin(ui.available_width()));
        return CentralPanel::default().frame(page).show(ui, |ui| debrief::debrief_ui(ui, rehearsal.session(), &mut view.debrief)).inner;
    }
    desk::desk_ui(ui, rehearsal.session(), &mut view.desk)
}

fn none_ui(ui: &mut Ui, workshop: &Workshop) -> Vec<Intent> {
    page_ui(ui, "no rehearsal", theme::PAGE, |ui| {
        heading_ui(ui, 2, "Play");
        let mut asked = Vec::new();
        if workshop.good().is_none() {
            text_ui(ui, "The case can be played as soon as the file loads.");
            return asked;
        }
        text_ui(
            ui,
            "A play to try the case. It is never saved, and values can be changed by hand while it goes on. After the file has changed, the same is played again as far as it goes.",
        );
        if primary_ui(ui, Intent::Rehearse.label(), "").clicked() {
            asked.push(Intent::Rehearse);
        }
        muted_ui(ui, "To begin at a decision, choose it on the map or in the outline, and press \"Play from here\".");
        asked
    })
}

/// What there is to watch and to change.
fn supposing_ui(ui: &mut Ui, rehearsal: &Rehearsal, view: &mut View) -> Vec<Intent> {
    let mut asked = Vec::new();
    let (case, state) = (rehearsal.session().play().case(), rehearsal.session().play().state());
    scroll_ui(ui, "suppose", |ui| {
        heading_ui(ui, 2, "What if");
        let says =
            if rehearsal.is_supposed() { "Changed by hand, and not saved: no attempt." } else { "A rehearsal: nothing of it is saved." };
        box_ui(ui, Tone::Warm, |ui| text_ui(ui, says));
        if button_ui(ui, "Begin again", "From the first week, with other luck").clicked() {
            asked.push(Intent::Rehearse);
        }
        let field = egui::TextEdit::singleline(&mut view.filter).hint_text("Find a value").desired_width(ui.available_width() - 20.0);
        let response = ui.add(field.margin(Margin::symmetric(8, 6)));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("Find a value"));
        let wanted = view.filter.to_lowercase();
        let fits = |text: &str| text.to_lowercase().contains(&wanted);

        heading_ui(ui, 3, "Left");
        number_ui(ui, "Hours this week", f64::from(state.quarters) / 4.0, (0.0, f64::from(case.limits.quarters_per_week) / 4.0), |hours| {
            asked.push(Intent::Suppose(Supposition::Quarters((hours * 4.0).round() as i32)));
        });
        number_ui(ui, "Dollars", f64::from(state.money), (0.0, 1_000_000.0), |dollars| {
            asked.push(Intent::Suppose(Supposition::Money(dollars.round() as i32)));
        });

        heading_ui(ui, 3, "Measures");
        for (at, measure) in case.measures.iter().enumerate().filter(|(_, measure)| fits(&measure.name)) {
            let ring = case.measure_level(measure).label().to_lowercase();
            let label = format!("{} ({}, {ring})", measure.name, case.measure_owner(measure));
            let range = (f64::from(measure.least) / 100.0, f64::from(measure.most) / 100.0);
            keyed_ui(ui, ("measure", at), |ui| {
                number_ui(ui, &label, f64::from(state.measures[at]) / 100.0, range, |value| {
                    asked.push(Intent::Suppose(Supposition::Measure(MeasureId::from_index(at), (value * 100.0).round() as i32)));
                });
            });
        }
        heading_ui(ui, 3, "Facts");
        for (at, fact) in case.facts.iter().enumerate().filter(|(_, fact)| fits(&fact.text)) {
            let known = state.facts[at];
            keyed_ui(ui, ("fact", at), |ui| {
                if check_ui(ui, known, &plain::short(&fact.text, 90)).clicked() {
                    asked.push(Intent::Suppose(Supposition::Fact(FactId::from_index(at), !known)));
                }
            });
        }
        heading_ui(ui, 3, "Marks");
        for (at, flag) in case.flags.iter().enumerate().filter(|(_, flag)| fits(flag)) {
            let set = state.flags[at];
            keyed_ui(ui, ("mark", at), |ui| {
                if check_ui(ui, set, flag).clicked() {
                    asked.push(Intent::Suppose(Supposition::Flag(FlagId::from_index(at), !set)));
                }
            });
        }
    });
    asked
}

/// A number with its name, to be dragged or typed.
fn number_ui(ui: &mut Ui, label: &str, value: f64, (least, most): (f64, f64), mut changed: impl FnMut(f64)) {
    ui.horizontal_wrapped(|ui| {
        let mut shown = value;
        let field = egui::DragValue::new(&mut shown).range(least..=most).max_decimals(2).speed(1.0).update_while_editing(false);
        let response = ui.add(field);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
        text_ui(ui, label);
        if (shown - value).abs() > 1e-9 {
            changed(shown);
        }
    });
}
