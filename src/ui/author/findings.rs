//! The list of findings: what, where, what to do, and, folded out, why it matters.

use egui::Ui;

use super::View;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint;
use crate::session::Workshop;
use crate::ui::intent::Intent;
use crate::ui::theme::{self, STEP, Type, palette};
use crate::ui::widgets::{Tone, box_ui, bullets_ui, button_ui, heading_ui, keyed_ui, muted_ui, page_ui, styled_ui, text_ui};
use crate::ui::work::sentence;

/// Draws the list.
pub(super) fn findings_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View) -> Vec<Intent> {
    page_ui(ui, "findings", theme::PAGE, |ui| {
        let mut asked = Vec::new();
        heading_ui(ui, 2, "Findings");
        let findings = workshop.findings();
        if findings.is_empty() {
            text_ui(
                ui,
                if workshop.is_gone() {
                    "There is no file to say anything about."
                } else {
                    "Nothing: the file loads, and no rule has anything to say."
                },
            );
            return asked;
        }
        muted_ui(ui, "A click, or Enter, opens the file at the line. The list changes when the file is saved.");
        for (at, finding) in findings.iter().enumerate() {
            keyed_ui(ui, ("finding", at), |ui| finding_ui(ui, at, finding, view, &mut asked));
            ui.add_space(STEP);
        }
        asked
    })
}

fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Danger,
        Severity::Warning => Tone::Warm,
        Severity::Note => Tone::Plain,
    }
}

/// A finding; also shown beside the map.
pub(super) fn finding_ui(ui: &mut Ui, at: usize, finding: &Diagnostic, view: &mut View, asked: &mut Vec<Intent>) {
    box_ui(ui, tone(finding.severity), |ui| {
        let line = finding.place.map(|place| place.line);
        let place = line.map_or("The file".to_owned(), |line| format!("Line {line}"));
        let says = format!("{place}, {}: {}", finding.severity.word(), finding.message);
        let text = egui::RichText::new(&says).font(Type::Body.font()).color(palette(ui).ink);
        let button = egui::Button::new(text).wrap().frame(false).min_size(theme::target());
        let response = ui.add(button);
        if response.clicked() {
            asked.push(Intent::Edit(line));
        }
        response.on_hover_text("Opens the file at this line");
        let hints: Vec<String> = finding.hints.iter().map(|hint| sentence(hint)).collect();
        bullets_ui(ui, hints.iter().map(String::as_str));
        let open = view.explained == Some(at);
        ui.horizontal_wrapped(|ui| {
            if lint::explain(finding.code).is_some() {
                let why = button_ui(ui, if open { "Less" } else { "Why?" }, "");
                let said = format!("{}: {}", if open { "Less about" } else { "Why" }, finding.code);
                ui.ctx().accesskit_node_builder(why.id, |node| {
                    node.set_label(said);
                    node.set_expanded(open);
                });
                if why.clicked() {
                    view.explained = if open { None } else { Some(at) };
                }
            }
            muted_ui(ui, finding.code);
        });
        if let Some(about) = lint::explain(finding.code).filter(|_| open) {
            explanation_ui(ui, about);
        }
    });
}

/// Code in a sentence: in quotation marks, unless it has some of its own.
fn without_marks(line: &str) -> String {
    let parts = line.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 1 && !part.contains('"') { format!("\"{part}\"") } else { part.to_owned() }).collect()
}

/// The documentation of a rule: headings, paragraphs and examples.
fn explanation_ui(ui: &mut Ui, about: &str) {
    let mut in_example = false;
    let mut paragraph = String::new();
    let flush = |ui: &mut Ui, paragraph: &mut String| {
        if !paragraph.is_empty() {
            text_ui(ui, &std::mem::take(paragraph));
        }
    };
    for line in about.trim().lines() {
        if line.starts_with("```") {
            flush(ui, &mut paragraph);
            in_example = !in_example;
        } else if in_example {
            styled_ui(ui, line, Type::Small, egui::FontId::monospace(Type::Small.size()), palette(ui).ink);
        } else if let Some(heading) = line.strip_prefix("## ") {
            flush(ui, &mut paragraph);
            heading_ui(ui, 4, heading);
        } else if line.trim().is_empty() {
            flush(ui, &mut paragraph);
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(&without_marks(line));
        }
    }
    flush(ui, &mut paragraph);
}
