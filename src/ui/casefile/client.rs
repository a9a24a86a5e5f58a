//! The client's page: wish, strengths and own words first, then how things stand.

use egui::{Painter, Rect, Stroke, Ui, vec2};

use crate::debrief::{MeasureLine, measure_lines};
use crate::scenario::{Measure, MeasureOwner, Scenario};
use crate::sim::Play;
use crate::ui::phrases;
use crate::ui::theme::{Palette, palette};
use crate::ui::widgets::{bold_ui, bullets_ui, drawing_ui, heading_ui, italic_ui, muted_ui, pair_ui, prose_ui, text_ui};

/// Draws the page.
pub(super) fn client_ui(ui: &mut Ui, play: &Play) {
    let case = play.case();
    let client = &case.client;
    heading_ui(ui, 2, &client.name);
    muted_ui(ui, &format!("{}, {}, asks to be called {}", client.pronouns, client.age, client.called));
    italic_ui(ui, &format!("“{}”", client.words));
    pair_ui(ui, "Wishes", &client.wish);
    heading_ui(ui, 3, "Strengths");
    bullets_ui(ui, client.strengths.iter().map(String::as_str));
    heading_ui(ui, 3, "How things stand");
    measures_ui(ui, play);
    heading_ui(ui, 3, "About");
    prose_ui(ui, &client.about);
}

/// Every measure, by whom it is of: word, number, and its line so far.
fn measures_ui(ui: &mut Ui, play: &Play) {
    let case = play.case();
    if case.measures.is_empty() {
        text_ui(ui, "Nothing is measured in this case.");
        return;
    }
    muted_ui(ui, "Measures move when a week ends.");
    let lines = measure_lines(case, play.events());
    let mut owners: Vec<MeasureOwner> = Vec::new();
    for measure in &case.measures {
        if !owners.contains(&measure.of) {
            owners.push(measure.of);
        }
    }
    for owner in owners {
        let known = match owner {
            MeasureOwner::Node(node) => super::is_known(case, play.state(), node),
            MeasureOwner::Tie(tie) => play.state().knows_tie(case, tie),
        };
        if !known {
            continue;
        }
        let own: Vec<&MeasureLine> = lines.iter().filter(|line| case.measure(line.measure).of == owner).collect();
        if let Some(first) = own.first() {
            bold_ui(ui, &case.measure_owner(case.measure(first.measure)));
        }
        for line in own {
            measure_ui(ui, case, line, play.state().measures[line.measure.index()]);
        }
    }
}

fn measure_ui(ui: &mut Ui, case: &Scenario, line: &MeasureLine, now: i32) {
    let measure = case.measure(line.measure);
    ui.horizontal_top(|ui| {
        let values = &line.values;
        let said: Vec<String> = values.iter().map(|value| phrases::whole(*value).to_string()).collect();
        let said = format!("{} over {}: {}", measure.name, phrases::weeks(values.len() as u32 - 1), said.join(", "));
        let palette = palette(ui);
        drawing_ui(ui, vec2(64.0, 24.0), &said, |painter, rect| spark(painter, rect, measure, values, palette));
        let last = values.len().checked_sub(2).map(|before| phrases::change(measure, values[before], now));
        let change = last.map_or(String::new(), |words| format!(", {words}"));
        ui.vertical(|ui| {
            text_ui(ui, &format!("{}: {}{change}", measure.name, phrases::value(measure, now)));
            if !measure.about.is_empty() {
                muted_ui(ui, &measure.about);
            }
        });
    });
}

/// A small line of the values so far, in the measure's own range.
fn spark(painter: &Painter, rect: Rect, measure: &Measure, values: &[i32], palette: &Palette) {
    let rect = rect.shrink2(vec2(3.0, 4.0));
    let range = (measure.most - measure.least).max(1) as f32;
    let step = rect.width() / (values.len().max(2) - 1) as f32;
    let at = |(index, value): (usize, &i32)| {
        let height = (value - measure.least) as f32 / range * rect.height();
        egui::pos2(rect.left() + step * index as f32, rect.bottom() - height)
    };
    let points: Vec<_> = values.iter().enumerate().map(at).collect();
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.hair()));
    if let Some(last) = points.last() {
        painter.circle_filled(*last, 3.0, palette.accent);
    }
    if points.len() > 1 {
        painter.line(points, Stroke::new(1.5, palette.accent));
    }
}
