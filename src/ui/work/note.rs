//! Sorting statements into a contact note: fact or interpretation, keep or leave out. It holds no key.

use egui::Ui;

use super::Draft;
use super::roving::{KEYS, Roving};
use crate::scenario::NoteId;
use crate::scenario::words::StatementKind;
use crate::session::Session;
use crate::sim::{Action, Refusal};
use crate::ui::theme::STEP;
use crate::ui::widgets::{Tone, announce, chip_ui, column_ui, keyed_ui, muted_ui, text_ui};

/// A statement of which one of two things has been said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Half {
    kind: Option<StatementKind>,
    keep: Option<bool>,
}

/// The task; returns what bars finishing it.
pub(super) fn note_work_ui(ui: &mut Ui, session: &Session, id: NoteId, draft: &mut Draft, actions: &mut Vec<Action>) -> Option<Refusal> {
    let (case, state) = (session.play().case(), session.play().state());
    let note = case.note(id);
    let sorted = &state.sorted[id.index()];
    column_ui(ui, |ui| text_ui(ui, &note.title));
    muted_ui(ui, "Is it a fact or an interpretation? Does it belong in this note?");
    muted_ui(ui, KEYS);
    let offered: Vec<usize> = state.statements(id).collect();
    let done = offered.iter().filter(|at| sorted[**at].is_some()).count();
    let mut choices = std::mem::take(&mut draft.choices);
    choices.begin();
    for (number, &at) in offered.iter().enumerate() {
        let begun = draft.statements.iter().position(|(of, _)| *of == at);
        let half = match sorted[at] {
            Some((kind, keep)) => Half { kind: Some(kind), keep: Some(keep) },
            None => begun.map(|begun| draft.statements[begun].1).unwrap_or_default(),
        };
        let next = keyed_ui(ui, ("statement", id, at), |ui| statement_ui(ui, number + 1, &note.statements[at].text, half, &mut choices));
        if next == half {
            continue;
        }
        draft.statements.retain(|(of, _)| *of != at);
        match next {
            Half { kind: Some(kind), keep: Some(keep) } => actions.push(Action::Sort { note: id, statement: at as u16, kind, keep }),
            _ => draft.statements.push((at, next)),
        }
    }
    choices.end(ui);
    draft.choices = choices;
    ui.add_space(2.0 * STEP);
    let progress = chip_ui(ui, &format!("{done} of {} sorted", offered.len()), Tone::Plain);
    announce(ui, &progress);
    (done < offered.len()).then_some(Refusal::Unsorted)
}

fn statement_ui(ui: &mut Ui, number: usize, text: &str, half: Half, choices: &mut Roving) -> Half {
    let mut next = half;
    ui.add_space(2.0 * STEP);
    column_ui(ui, |ui| text_ui(ui, &format!("{number}.  {text}")));
    choices.row();
    let says = |label: &str| format!("{label}, statement {number}: {text}");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0 * STEP;
        for &kind in StatementKind::ALL {
            if choices.radio_ui(ui, half.kind == Some(kind), kind.label(), &says(kind.label())) {
                next.kind = Some(kind);
            }
        }
        ui.separator();
        for (keep, label) in [(true, "Keep"), (false, "Leave out")] {
            if choices.radio_ui(ui, half.keep == Some(keep), label, &says(label)) {
                next.keep = Some(keep);
            }
        }
    });
    next
}
