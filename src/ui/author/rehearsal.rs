//! A play that is not saved: the desk as learners see it, and beside it what can be taken to be so.

use egui::{CentralPanel, Frame, Margin, Panel, Ui, vec2};

use super::View as Author;
use crate::report::plain;
use crate::scenario::words::{Flow, Strength};
use crate::scenario::{Condition, FactId, FlagId, MeasureId, PhaseId, ResourceId, TieId};
use crate::session::{Rehearsal, Workshop};
use crate::sim::{Service, Supposition};
use crate::ui::intent::Intent;
use crate::ui::theme::{self, palette};
use crate::ui::widgets::{
    Tone, box_ui, button_ui, check_ui, heading_ui, keyed_ui, muted_ui, page_ui, primary_ui, scroll_ui, text_ui, toggle_ui,
};
use crate::ui::work::drawing::pair_name;
use crate::ui::work::spoken;
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
    view.desk.embedded = true;
    view.desk.beside = (width < theme::NARROW).then_some("What if");
    if width < theme::NARROW {
        view.rehearsal.shows_supposing |= std::mem::take(&mut view.desk.beside_asked);
        // The desk has a row of its own for what there is to look at.
        if view.rehearsal.shows_supposing || view.shows_debrief {
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
        }
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
    let page = Frame::new().inner_margin(theme::page_margin(ui.available_width()));
    CentralPanel::default().frame(page).show(ui, |ui| nothing_yet_ui(ui, workshop)).inner
}

fn nothing_yet_ui(ui: &mut Ui, workshop: &Workshop) -> Vec<Intent> {
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
        muted_ui(ui, "To begin at a decision, choose it on the map or in the outline, and press “Play from here”.");
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

        heading_ui(ui, 3, "Where the case stands");
        number_ui(ui, "Week", "What lies between does not happen", f64::from(state.week), (1.0, f64::from(case.limits.weeks)), |week| {
            asked.push(Intent::Suppose(Supposition::Week(week.round() as u32)));
        });
        let phases: Vec<&str> = case.phases.iter().map(|phase| phase.name.label()).collect();
        if let Some(at) = pick_ui(ui, "Phase", &phases, state.phase.index()) {
            asked.push(Intent::Suppose(Supposition::Phase(PhaseId::from_index(at))));
        }
        number_ui(
            ui,
            "Hours left this week",
            "",
            f64::from(state.quarters) / 4.0,
            (0.0, f64::from(case.limits.quarters_per_week) / 4.0),
            |hours| {
                asked.push(Intent::Suppose(Supposition::Quarters((hours * 4.0).round() as i32)));
            },
        );
        number_ui(ui, "Dollars left", "", f64::from(state.money), (0.0, 1_000_000.0), |dollars| {
            asked.push(Intent::Suppose(Supposition::Money(dollars.round() as i32)));
        });

        heading_ui(ui, 3, "Measures");
        for (at, measure) in case.measures.iter().enumerate().filter(|(_, measure)| fits(&measure.name)) {
            let ring = case.measure_level(measure).label().to_lowercase();
            let whose = format!("{}, {ring}", case.measure_owner(measure));
            let range = (f64::from(measure.least) / 100.0, f64::from(measure.most) / 100.0);
            keyed_ui(ui, ("measure", at), |ui| {
                number_ui(ui, &measure.name, &whose, f64::from(state.measures[at]) / 100.0, range, |value| {
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
        asked.extend(done_ui(ui, rehearsal, &fits));
        heading_ui(ui, 3, "Services");
        for (at, resource) in case.resources.iter().enumerate().filter(|(_, resource)| fits(&resource.name)) {
            let now = match state.services[at] {
                Service::None => 0,
                Service::Waiting(_) => 1,
                Service::Active => 2,
            };
            keyed_ui(ui, ("service", at), |ui| {
                if let Some(stands) = pick_ui(ui, &resource.name, &["Not referred", "Answer next week", "In use"], now) {
                    let service = [Service::None, Service::Waiting(state.week + 1), Service::Active][stands];
                    asked.push(Intent::Suppose(Supposition::Service(ResourceId::from_index(at), service)));
                }
            });
        }
        heading_ui(ui, 3, "Ties");
        for (at, tie) in case.ties.iter().enumerate() {
            let (name, id) = (pair_name(case, tie.between), TieId::from_index(at));
            if !fits(&name) {
                continue;
            }
            let now = state.ties[at];
            keyed_ui(ui, ("tie", at), |ui| {
                let strengths: Vec<&str> = Strength::ALL.iter().map(|strength| strength.label()).collect();
                let stands = Strength::ALL.iter().position(|strength| *strength == now.strength).unwrap_or(0);
                if let Some(chosen) = pick_ui(ui, &name, &strengths, stands) {
                    asked.push(Intent::Suppose(Supposition::Tie(id, Strength::ALL[chosen])));
                }
                let flows: Vec<&str> = Flow::ALL.iter().map(|flow| flow.label()).collect();
                let flow = Flow::ALL.iter().position(|flow| *flow == now.flow).unwrap_or(0);
                if let Some(chosen) = pick_ui(ui, &format!("Flow, {name}"), &flows, flow) {
                    asked.push(Intent::Suppose(Supposition::Flow(id, Flow::ALL[chosen])));
                }
                if spoken(check_ui(ui, now.stress, "Stressful"), &format!("Stressful, {name}")).clicked() {
                    asked.push(Intent::Suppose(Supposition::Stress(id, !now.stress)));
                }
            });
        }
    });
    asked
}

/// What was done, as far as anything in the case asks for it: options chosen, encounters over, goals planned, thoughts flagged.
fn done_ui(ui: &mut Ui, rehearsal: &Rehearsal, fits: &dyn Fn(&str) -> bool) -> Vec<Intent> {
    let (case, state) = (rehearsal.session().play().case(), rehearsal.session().play().state());
    let of_one = |condition: &Condition| {
        Some(match *condition {
            Condition::Chose(id) => {
                let chosen = state.chosen[id.index()] > 0;
                (format!("Chosen: {}", case.option(id).text), chosen, Supposition::Chosen(id, !chosen))
            }
            Condition::Did(id) => {
                let over = state.encounters[id.index()].done;
                (format!("Over: {}", case.encounter(id).title), over, Supposition::Did(id, !over))
            }
            Condition::Planned(id) => {
                let planned = state.planned[id.index()];
                (format!("Planned: {}", case.goal(id).title), planned, Supposition::Planned(id, !planned))
            }
            Condition::Noticed(id) => {
                let flagged = state.reactions[id.index()].flagged.is_some();
                (format!("Flagged: {}", case.reaction(id).line), flagged, Supposition::Noticed(id, !flagged))
            }
            _ => return None,
        })
    };
    let mut asked = Vec::new();
    let done: Vec<_> = rehearsal.asked().iter().filter_map(of_one).filter(|(label, ..)| fits(label)).collect();
    if done.is_empty() {
        return asked;
    }
    heading_ui(ui, 3, "What was done");
    muted_ui(ui, "Whatever something in the case asks for. What it brings when it is done is left out.");
    for (at, (label, is_so, otherwise)) in done.into_iter().enumerate() {
        keyed_ui(ui, ("done", at), |ui| {
            if check_ui(ui, is_so, &plain::short(&label, 90)).clicked() {
                asked.push(Intent::Suppose(otherwise));
            }
        });
    }
    asked
}

/// A number to be dragged or typed, with its name and what more there is to say beside it.
fn number_ui(ui: &mut Ui, label: &str, more: &str, value: f64, (least, most): (f64, f64), mut changed: impl FnMut(f64)) {
    ui.horizontal_top(|ui| {
        let mut shown = value;
        let field = egui::DragValue::new(&mut shown).range(least..=most).max_decimals(2).speed(1.0).update_while_editing(false);
        let response = ui.add_sized(vec2(64.0, 32.0), field);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(label);
            node.set_description(more);
        });
        // In a row, a text would run on instead of wrapping.
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(4.0);
            text_ui(ui, label);
            if !more.is_empty() {
                muted_ui(ui, more);
            }
        });
        if (shown - value).abs() > 1e-9 {
            changed(shown);
        }
    });
}

/// One of several words under a name; returns another one if that was chosen.
fn pick_ui(ui: &mut Ui, label: &str, words: &[&str], now: usize) -> Option<usize> {
    text_ui(ui, label);
    let mut chosen = None;
    let shown = words.get(now).copied().unwrap_or_default();
    let list = egui::ComboBox::from_id_salt(label).selected_text(shown).width(200.0).show_ui(ui, |ui| {
        for (at, word) in words.iter().enumerate() {
            if ui.selectable_label(at == now, *word).clicked() && at != now {
                chosen = Some(at);
            }
        }
    });
    ui.ctx().accesskit_node_builder(list.response.id, |node| node.set_label(format!("{label}: {shown}")));
    chosen
}
