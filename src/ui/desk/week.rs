//! The desk between encounters: what can still be done this week, what is expected, and the end of the week.

use egui::Ui;

use super::{View, choices};
use crate::scenario::{DecisionId, ResourceId};
use crate::session::Session;
use crate::sim::{Action, Service};
use crate::ui::intent::Intent;
use crate::ui::phrases;
use crate::ui::widgets::{Row, heading_ui, keyed_ui, muted_ui, primary_ui, question_ui, row_ui, text_ui};

/// The interventions that can be taken now.
pub(super) fn open(session: &Session) -> Vec<DecisionId> {
    let (case, state) = (session.play().case(), session.play().state());
    case.desk.iter().copied().filter(|decision| state.on_desk(case, *decision)).collect()
}

/// The only one, if there is only one: it need not be folded out.
pub(super) fn only(session: &Session) -> Option<DecisionId> {
    match open(session).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Draws the desk.
pub(super) fn week_ui(ui: &mut Ui, session: &Session, view: &mut View) -> Vec<Intent> {
    let mut asked = Vec::new();
    let (case, state) = (session.play().case(), session.play().state());
    let question = question_ui(ui, "At your desk");
    view.question = Some(question.id);
    if std::mem::take(&mut view.focus_next) {
        question.request_focus();
    }
    let left = if state.quarters > 0 {
        format!("Left this week: {}", phrases::hours(state.quarters))
    } else {
        "No hours are left this week.".into()
    };
    text_ui(ui, &left);

    let open = open(session);
    if !open.is_empty() {
        heading_ui(ui, 3, "What you can still do this week");
    }
    let single = only(session);
    for (at, decision) in open.iter().copied().enumerate() {
        keyed_ui(ui, ("intervention", decision.index()), |ui| {
            let unfolded = single == Some(decision) || view.unfolded == Some(decision);
            if single.is_some() {
                heading_ui(ui, 4, &case.decision(decision).prompt);
            } else {
                let number = (view.unfolded.is_none() && at < 9).then_some(at + 1);
                let text = &case.decision(decision).prompt;
                let note = if unfolded { "Esc folds it in" } else { "" };
                let response = row_ui(ui, Row { number, text, note, open: true, ticked: None });
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(unfolded));
                if response.clicked() {
                    asked.extend(view.chosen(session, choices::Numbered::Unfold(decision)));
                }
            }
            if unfolded {
                ui.indent("options", |ui| asked.extend(choices::options_ui(ui, session, view, decision)));
            }
        });
    }

    expected_ui(ui, session);
    ui.add_space(12.0);
    if keyed_ui(ui, "end of week", |ui| primary_ui(ui, Intent::EndWeek.label(), "W ends it, too")).clicked() {
        asked.push(Intent::Do(Action::EndWeek));
    }
    asked
}

/// What is under way.
fn expected_ui(ui: &mut Ui, session: &Session) {
    let (case, state) = (session.play().case(), session.play().state());
    let mut lines: Vec<String> = Vec::new();
    for (at, service) in state.services.iter().enumerate() {
        let name = &case.resource(ResourceId::at(at)).name;
        match service {
            Service::None => {}
            Service::Waiting(week) => lines.push(format!("{name}: an answer is expected in week {week}")),
            Service::Active => lines.push(format!("{name}: in use")),
        }
    }
    if case.limits.other_clients > 0 {
        // How many they are is known at the beginning; afterwards only what they take.
        let others = if state.caseload == case.limits.caseload_quarters {
            format!("{} others", case.limits.other_clients)
        } else {
            "the others".into()
        };
        lines.push(format!("Caseload: {others} take {} a week", phrases::hours(state.caseload)));
    }
    if lines.is_empty() {
        return;
    }
    heading_ui(ui, 3, "Under way");
    for line in lines {
        muted_ui(ui, &line);
    }
}
