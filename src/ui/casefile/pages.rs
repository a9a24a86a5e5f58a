//! The pages that are lists: facts, notes, plan, resources, and the handbook of standards.

use egui::Ui;

use crate::scenario::words::StatementKind;
use crate::scenario::{GoalId, NodeId, NoteId, ResourceId};
use crate::sim::{Event, Play, Service};
use crate::ui::phrases;
use crate::ui::widgets::{Row, bold_ui, bullets_ui, heading_ui, keyed_ui, muted_ui, pair_ui, row_ui, text_ui};

/// What has been found out, and when.
pub(super) fn facts_ui(ui: &mut Ui, play: &Play) {
    heading_ui(ui, 2, "Facts");
    let mut week = 0;
    let mut any = false;
    for event in play.events() {
        match *event {
            Event::WeekBegan { week: begun, .. } => week = begun,
            Event::Learned { fact, .. } => {
                any = true;
                text_ui(ui, &play.case().fact(fact).text);
                muted_ui(ui, &format!("Week {week}"));
            }
            _ => {}
        }
    }
    if !any {
        text_ui(ui, "You have found out nothing yet that stands in the file.");
    }
}

/// The finished contact notes, and what was done week by week.
pub(super) fn notes_ui(ui: &mut Ui, play: &Play) {
    let case = play.case();
    heading_ui(ui, 2, "Contact notes");
    let mut any = false;
    for (at, note) in case.notes.iter().enumerate() {
        let sorted = play.events().iter().filter_map(|event| match event {
            Event::Sorted { note, statement, kind, keep: true } if *note == NoteId::at(at) => Some((*statement, *kind)),
            _ => None,
        });
        let kept: Vec<_> = sorted.collect();
        let finished = play.events().iter().any(|event| matches!(event, Event::Sorted { note, .. } if *note == NoteId::at(at)));
        if !finished {
            continue;
        }
        any = true;
        heading_ui(ui, 3, &note.title);
        for (kind, title) in [(StatementKind::Fact, "Facts"), (StatementKind::Interpretation, "Interpretations")] {
            let texts: Vec<&str> = kept
                .iter()
                .filter(|(_, sorted)| *sorted == kind)
                .map(|(statement, _)| note.statements[usize::from(*statement)].text.as_str())
                .collect();
            if !texts.is_empty() {
                bold_ui(ui, title);
                bullets_ui(ui, texts);
            }
        }
    }
    if !any {
        text_ui(ui, "No contact note is finished yet.");
    }
    heading_ui(ui, 2, "What you did");
    let mut week = 0;
    let mut none = true;
    for event in play.events() {
        match event {
            Event::WeekBegan { week: begun, .. } => week = *begun,
            Event::Decided { decision, chosen, .. } => {
                none = false;
                for (position, option) in case.decision(*decision).option_ids().enumerate() {
                    if chosen.has(position) {
                        pair_ui(ui, &format!("Week {week}"), &case.option(option).text);
                    }
                }
            }
            _ => {}
        }
    }
    if none {
        text_ui(ui, "Nothing yet.");
    }
}

/// The goals of the finished plan.
pub(super) fn plan_ui(ui: &mut Ui, play: &Play) {
    let (case, state) = (play.case(), play.state());
    heading_ui(ui, 2, "Service plan");
    let mut week = 0;
    let mut made: Vec<(GoalId, u8, Option<NodeId>, u32)> = Vec::new();
    for event in play.events() {
        match *event {
            Event::WeekBegan { week: begun, .. } => week = begun,
            Event::GoalPlanned { goal, wording, owner, review } if state.planned[goal.index()] => {
                made.retain(|(other, ..)| *other != goal);
                made.push((goal, wording, owner, week + u32::from(review)));
            }
            _ => {}
        }
    }
    if made.is_empty() {
        text_ui(ui, "There is no service plan yet.");
    }
    for (goal, wording, owner, review) in made {
        let goal = case.goal(goal);
        heading_ui(ui, 3, &goal.title);
        if let Some(wording) = goal.wordings.get(usize::from(wording)) {
            text_ui(ui, &wording.text);
        }
        let owner = owner.map_or("you", |node| &case.node(node).name);
        muted_ui(ui, &format!("Owner: {owner} · review in week {review}"));
    }
}

/// The services in the community and where the client stands with them.
pub(super) fn resources_ui(ui: &mut Ui, play: &Play) {
    let case = play.case();
    heading_ui(ui, 2, "Resources");
    if case.resources.is_empty() {
        text_ui(ui, "No service is listed for this case.");
    }
    for (at, resource) in case.resources.iter().enumerate() {
        heading_ui(ui, 3, &resource.name);
        text_ui(ui, &resource.about);
        let wait = if resource.wait == 0 { "starts at once".to_owned() } else { format!("wait {}", phrases::weeks(resource.wait)) };
        let cost = if resource.cost == 0 { "free".to_owned() } else { format!("${}", resource.cost) };
        muted_ui(ui, &format!("{cost} · {wait}"));
        if !resource.eligibility.is_empty() {
            pair_ui(ui, "For", &resource.eligibility);
        }
        match play.state().services[ResourceId::at(at).index()] {
            Service::None => {}
            Service::Waiting(week) => {
                bold_ui(ui, &format!("Waiting: an answer is expected in week {week}"));
            }
            Service::Active => {
                bold_ui(ui, "In use");
            }
        }
    }
}

/// The handbook: each standard with its paraphrase and indicators.
pub(super) fn standards_ui(ui: &mut Ui, play: &Play, open: &mut Option<u8>) {
    let edition = play.case().edition;
    heading_ui(ui, 2, &edition.title);
    muted_ui(ui, &edition.note);
    for standard in &edition.standards {
        let number = standard.number;
        let unfolded = *open == Some(number);
        keyed_ui(ui, ("standard", number), |ui| {
            let note = standard.area.map_or("", |area| area.label());
            let title = format!("{number}  {}", standard.name);
            let response = row_ui(ui, Row { number: None, text: &title, note, open: true, ticked: None });
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(unfolded));
            if response.clicked() {
                *open = if unfolded { None } else { Some(number) };
            }
            if unfolded {
                text_ui(ui, &standard.paraphrase);
                for (meets, title) in [(true, "Meets it"), (false, "Violates it")] {
                    let texts: Vec<String> = standard
                        .indicators
                        .iter()
                        .filter(|indicator| indicator.meets() == meets)
                        .map(|indicator| format!("{}  {}", indicator.id, indicator.text))
                        .collect();
                    if !texts.is_empty() {
                        bold_ui(ui, title);
                        bullets_ui(ui, texts.iter().map(String::as_str));
                    }
                }
            }
        });
    }
}
