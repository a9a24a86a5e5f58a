//! The head of the desk: whose case this is, what is left of the week, and how far the case has come.

use egui::{Rect, Sense, Stroke, Ui, Vec2, vec2};

use crate::scenario::PhaseId;
use crate::session::Session;
use crate::sim::{Event, Place};
use crate::ui::intent::Intent;
use crate::ui::phrases;
use crate::ui::theme::{Type, palette};
use crate::ui::widgets::{as_heading, button_ui, typeset};

/// The room of the buttons at the right.
const BUTTONS: f32 = 260.0;

/// Draws the head; `embedded` in another screen, without the buttons that the other has. `halves_ui` draws the switch between the two halves where there is room for one only.
pub(super) fn head_ui(ui: &mut Ui, session: &Session, narrow: bool, embedded: bool, halves_ui: &mut dyn FnMut(&mut Ui)) -> Vec<Intent> {
    let mut asked = Vec::new();
    let play = session.play();
    let (case, state) = (play.case(), play.state());
    let facts_ui = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 2.0);
        let title = format!("{} · {}", case.client.name, case.about.title);
        let size = if narrow { Type::Body } else { Type::Lead };
        let response = ui.add(egui::Label::new(egui::RichText::new(typeset(&title)).font(size.bold()).color(palette(ui).ink)));
        as_heading(ui, &response, 1, &title);
        let fresh = play.events().iter().rev().find_map(|event| match event {
            Event::WeekBegan { quarters, .. } => Some(*quarters),
            _ => None,
        });
        let mut facts = vec![format!("Week {} of {}", state.week, case.limits.weeks)];
        if narrow {
            let name = case.phase(state.phase).name.label();
            facts.push(format!("Phase {} of {}: {name}", state.phase.index() + 1, case.phases.len()));
        }
        if !matches!(state.place, Place::Ended(_)) {
            facts.push(format!("{} of {} left", phrases::hours(state.quarters), phrases::hours(fresh.unwrap_or(0))));
            if case.limits.budget > 0 {
                facts.push(format!("{} of {} left", phrases::dollars(state.money), phrases::dollars(case.limits.budget)));
            }
        }
        facts.push(if session.path().is_some() && session.warning().is_none() { "Saved".into() } else { "Not saved".into() });
        for fact in facts {
            let text = egui::RichText::new(&fact).font(Type::Small.font()).color(palette(ui).muted);
            ui.add(egui::Label::new(text).extend());
        }
    };
    let mut buttons_ui = |ui: &mut Ui| {
        for intent in [Intent::Library, Intent::Settings, Intent::Keys].into_iter().filter(|_| !embedded) {
            if button_ui(ui, intent.label(), intent.tooltip()).clicked() {
                asked.push(intent);
            }
        }
    };
    // Rows of text only as high as the text.
    let facts_ui = |ui: &mut Ui| {
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            ui.horizontal_wrapped(facts_ui);
        });
    };
    if narrow {
        facts_ui(ui);
        ui.horizontal_wrapped(|ui| {
            halves_ui(ui);
            buttons_ui(ui);
        });
    } else {
        ui.horizontal_top(|ui| {
            let size = vec2(ui.available_width() - if embedded { 0.0 } else { BUTTONS }, 0.0);
            ui.allocate_ui(size, |ui| {
                ui.set_min_width(size.x);
                facts_ui(ui);
            });
            buttons_ui(ui);
        });
        phases_ui(ui, session);
    }
    asked
}

/// The phases in their usual order: what has been, what is now, what may come. The state is told by shape and by word.
fn phases_ui(ui: &mut Ui, session: &Session) {
    let play = session.play();
    let (case, state) = (play.case(), play.state());
    let palette = palette(ui);
    let ended = matches!(state.place, Place::Ended(_));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for (at, phase) in case.phases.iter().enumerate() {
            let id = PhaseId::at(at);
            let now = id == state.phase && !ended;
            let been = play.events().contains(&Event::PhaseBegan(id));
            let (word, ink) = match (now, been) {
                (true, _) => ("now", palette.accent),
                (false, true) => ("done", palette.muted),
                (false, false) => ("to come", palette.muted),
            };
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 20.0), Sense::hover());
            let painter = ui.painter();
            painter.circle_stroke(rect.center(), 5.0, Stroke::new(1.5, ink));
            if now {
                let half = Rect::from_min_max(rect.center() - vec2(0.0, 5.0), rect.center() + Vec2::splat(5.0));
                painter.with_clip_rect(half).circle_filled(rect.center(), 5.0, ink);
            } else if been {
                painter.circle_filled(rect.center(), 5.0, ink);
            }
            let font = if now { Type::Small.bold() } else { Type::Small.font() };
            let name = phase.name.label();
            let response = ui.add(egui::Label::new(egui::RichText::new(name).font(font).color(ink)));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(format!("{name}: {word}")));
            if now {
                let rect = response.rect;
                ui.painter().hline(rect.x_range(), rect.bottom() + 1.0, Stroke::new(2.0, ink));
            }
            ui.add_space(8.0);
        }
    });
}
