//! What has happened this week, as a conversation to read.

use egui::{Align, Frame, Margin, Stroke, Ui};

use super::transcript::{self, Piece};
use super::{View, thought};
use crate::scenario::Voice;
use crate::session::Session;
use crate::ui::intent::Intent;
use crate::ui::phrases;
use crate::ui::theme::{STEP, Type, palette};
use crate::ui::widgets::{self, Tone, announce, box_ui, button_ui, heading_ui, italic_ui, muted_ui, styled_ui, text_ui};

/// Draws the story.
pub(super) fn story_ui(ui: &mut Ui, session: &Session, view: &mut View) -> Vec<Intent> {
    let mut asked = Vec::new();
    let play = session.play();
    let week = transcript::this_week(play);
    if week > 0 {
        let label = if view.earlier { "Hide earlier weeks" } else { "Show earlier weeks" };
        if button_ui(ui, label, "").clicked() {
            view.earlier = !view.earlier;
        }
    }
    let from = if view.earlier { 0 } else { week };
    let mut speaker = None;
    for (number, (at, piece)) in transcript::pieces(play, from).into_iter().enumerate() {
        let fresh = at >= view.fresh;
        let top = ui.next_widget_position();
        let found = widgets::keyed_ui(ui, ("piece", at, number), |ui| piece_ui(ui, session, view, &piece, fresh, &mut speaker));
        asked.extend(found);
        if fresh && std::mem::take(&mut view.scroll_to_fresh) {
            let rect = egui::Rect::from_min_size(top, egui::vec2(1.0, 1.0));
            ui.scroll_to_rect(rect.expand(2.0 * STEP), Some(Align::TOP));
        }
    }
    asked
}

fn piece_ui(ui: &mut Ui, session: &Session, view: &mut View, piece: &Piece, fresh: bool, speaker: &mut Option<Voice>) -> Vec<Intent> {
    let case = session.play().case();
    let said = |ui: &Ui, response: &egui::Response| {
        if fresh {
            announce(ui, response);
        }
    };
    if !matches!(piece, Piece::Line(..)) {
        *speaker = None;
    }
    match piece {
        Piece::Week { week, quarters, money } => {
            let response = heading_ui(ui, 2, &format!("Week {week}"));
            said(ui, &response);
            let money = if *money > 0 { format!(" and {}", phrases::dollars(*money)) } else { String::new() };
            muted_ui(ui, &format!("{}{money} for {}", phrases::hours(*quarters), case.client.name));
        }
        Piece::Turned { week, changes } => turned_ui(ui, *week, changes, fresh),
        Piece::Phase(phase) => {
            let response = muted_ui(ui, &format!("Phase: {}", case.phase(*phase).name.label()));
            said(ui, &response);
        }
        Piece::Encounter(encounter) => {
            let encounter = case.encounter(*encounter);
            ui.add_space(2.0 * STEP);
            let response = heading_ui(ui, 3, &encounter.title);
            said(ui, &response);
            if let Some(tip) = &encounter.tip {
                box_ui(ui, Tone::Accent, |ui| {
                    widgets::bold_ui(ui, "About the tool");
                    text_ui(ui, tip);
                });
            }
        }
        Piece::Line(voice, text) => {
            let asked = line_ui(ui, session, view, *voice, text, fresh, *speaker != Some(*voice));
            *speaker = Some(*voice);
            return asked;
        }
        Piece::Did(options) => {
            for option in options {
                let choice = case.option(*option);
                box_ui(ui, Tone::Plain, |ui| {
                    styled_ui(ui, "You chose", Type::Small, Type::Small.bold(), palette(ui).muted);
                    let response = text_ui(ui, &choice.text);
                    said(ui, &response);
                });
            }
        }
        Piece::Note(note) => {
            let response = muted_ui(ui, note);
            said(ui, &response);
        }
        Piece::Ending(ending) => {
            let response = heading_ui(ui, 2, &case.ending(*ending).title);
            said(ui, &response);
        }
    }
    Vec::new()
}

/// What the end of a week changed, and why, in words.
fn turned_ui(ui: &mut Ui, week: u32, changes: &[transcript::Changed], fresh: bool) {
    box_ui(ui, Tone::Plain, |ui| {
        let response = heading_ui(ui, 3, &format!("Week {week} turns"));
        if fresh {
            announce(ui, &response);
        }
        if changes.is_empty() {
            text_ui(ui, "Nothing that is measured has changed.");
        }
        for change in changes {
            let response = text_ui(ui, &change.text);
            if fresh {
                announce(ui, &response);
            }
            for why in &change.why {
                why_ui(ui, why);
            }
        }
    });
}

/// A cause, with a bullet that its further lines do not run under.
fn why_ui(ui: &mut Ui, why: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        muted_ui(ui, "•");
        ui.vertical(|ui| muted_ui(ui, why));
    });
}

fn line_ui(ui: &mut Ui, session: &Session, view: &mut View, voice: Voice, text: &str, fresh: bool, first: bool) -> Vec<Intent> {
    let case = session.play().case();
    let palette = palette(ui);
    match voice {
        Voice::Narration => {
            let response = text_ui(ui, text);
            if fresh {
                announce(ui, &response);
            }
        }
        Voice::Speech(_) | Voice::Me => {
            let (name, color) = match voice {
                Voice::Speech(node) => (case.spoken_name(node), palette.accent),
                _ => ("You", palette.muted),
            };
            if first {
                ui.add_space(STEP);
                let job = small_capitals(ui, name, color);
                let response = ui.label(job);
                // The speaker is said with the words, as one passage.
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_hidden());
            }
            let response = text_ui(ui, &format!("“{text}”"));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(format!("{name}: {text}")));
            if fresh {
                announce(ui, &response);
            }
        }
        Voice::Thought(reaction) => {
            let frame = Frame::new().inner_margin(Margin { left: 16, right: 0, top: 2, bottom: 2 });
            let shown = frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                let response = italic_ui(ui, text);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(format!("You think: {text}")));
                if fresh {
                    announce(ui, &response);
                }
                thought::thought_ui(ui, session, view, reaction, response.rect.top())
            });
            let rect = shown.response.rect;
            let flagged = session.play().state().reactions[reaction.index()].flagged.is_some();
            let stroke = if flagged { Stroke::new(3.0, palette.warm) } else { Stroke::new(1.0, palette.line) };
            ui.painter().vline(rect.left() + 4.0, rect.y_range(), stroke);
            return shown.inner;
        }
    }
    Vec::new()
}

/// Capitals for the first letters, smaller ones for the rest: the face has no small capitals of its own.
fn small_capitals(ui: &Ui, name: &str, color: egui::Color32) -> egui::text::LayoutJob {
    let mut job = widgets::job(ui, "", Type::Small, Type::Small.bold(), color);
    let mut start = true;
    for letter in widgets::typeset(name).chars() {
        let size = if start || !letter.is_alphabetic() { Type::Small.size() + 1.0 } else { Type::Small.size() - 2.0 };
        let font = egui::FontId::new(size, crate::ui::theme::bold_family());
        let mut format = egui::text::TextFormat { font_id: font, color, valign: Align::BOTTOM, ..Default::default() };
        format.extra_letter_spacing = 0.8;
        job.append(&letter.to_uppercase().to_string(), 0.0, format);
        start = !letter.is_alphanumeric();
    }
    job
}
