//! What stands at the chosen spot of the map: its texts, what it asks and brings in plain words, its ratings, its findings, its neighbors.

use egui::Ui;

use super::{AuthorTab, View, findings};
use crate::map::{Spot, full_name, name, when};
use crate::report::plain;
use crate::scenario::{Condition, DecisionId, EffectsId, OptionId, Scenario, SceneId, Voice};
use crate::session::{Version, Workshop};
use crate::ui::intent::Intent;
use crate::ui::theme::{Type, palette};
use crate::ui::widgets::{
    as_heading, button_ui, heading_ui, italic_ui, keyed_ui, muted_ui, pair_ui, primary_ui, question_ui, scroll_ui, styled_ui, text_ui,
};

/// The word for what a spot is.
pub(super) fn kind(spot: Spot) -> &'static str {
    match spot {
        Spot::Phase(_) => "Phase",
        Spot::Desk | Spot::World | Spot::Endings => "Part",
        Spot::Encounter(_) => "Encounter",
        Spot::Decision(_) => "Decision",
        Spot::Option(_) => "Option",
        Spot::Dated(_) => "Dated change",
        Spot::Weekly(_) => "Weekly rule",
        Spot::Service(_) => "Service",
        Spot::Goal(_) => "Goal",
        Spot::Ending(_) => "Ending",
    }
}

/// Draws the details of what is chosen. `alone` says that they fill the window, and whether they have just been opened: then
/// their heading takes the keyboard's focus.
pub(super) fn details_ui(ui: &mut Ui, workshop: &Workshop, view: &mut View, alone: Option<bool>) -> Vec<Intent> {
    let mut asked = Vec::new();
    let (Some(spot), Some(version)) = (view.chosen, workshop.good()) else { return asked };
    let case = &version.file.case;
    scroll_ui(ui, "details", |ui| {
        muted_ui(ui, &format!("{} · {}", kind(spot), name(case, spot)));
        let title = full_name(case, spot);
        if let Some(opened) = alone {
            let heading = question_ui(ui, &title);
            if opened {
                heading.request_focus();
            }
        } else {
            let heading = styled_ui(ui, &title, Type::Lead, Type::Lead.bold(), palette(ui).ink);
            as_heading(ui, &heading, 2, &title);
        }
        ui.horizontal_wrapped(|ui| {
            if let Some(decision) = decision_of(version, spot)
                && primary_ui(ui, "Play from here", "Plays to this decision by any way, without saving").clicked()
            {
                asked.push(Intent::RehearseAt(decision));
            }
            if let Some(line) = version.line_of(spot)
                && button_ui(ui, &format!("Edit line {line}"), Intent::Edit(None).tooltip()).clicked()
            {
                asked.push(Intent::Edit(Some(line)));
            }
            if button_ui(ui, "Close", "Esc closes it, too").clicked() {
                view.close_details();
            }
        });
        if let Some(when) = when(case, spot)
            && *when != Condition::Always
        {
            pair_ui(ui, "Only if", &plain::condition(case, when).to_string());
        }
        contents_ui(ui, case, spot);
        if let Some(effects) = effects_of(case, spot) {
            list_ui(ui, "What it brings", plain::effects(case, effects).iter().map(ToString::to_string));
        }
        if let Spot::Option(id) = spot {
            option_ui(ui, case, id);
        }
        neighbors_ui(ui, version, spot, view);
        // The advice is on the version that is shown; what is wrong with a newer text stands in its own list.
        if !workshop.is_broken() {
            own_findings_ui(ui, workshop, version, spot, view, &mut asked);
        }
    });
    asked
}

/// The decision from which a play can begin here.
fn decision_of(version: &Version, spot: Spot) -> Option<DecisionId> {
    let case = &version.file.case;
    match spot {
        Spot::Decision(id) => Some(id),
        Spot::Option(id) => Some(case.option(id).decision),
        Spot::Encounter(id) => case.encounter(id).decisions.clone().next().map(|at| DecisionId::from_index(usize::from(at))),
        _ => None,
    }
}

fn effects_of(case: &Scenario, spot: Spot) -> Option<EffectsId> {
    let effects = match spot {
        Spot::Encounter(id) => case.encounter(id).effects,
        Spot::Option(id) => case.option(id).effects,
        Spot::Dated(id) => case.dated_change(id).effects,
        Spot::Weekly(id) => case.weekly_rule(id).effects,
        Spot::Service(id) => case.resource(id).effects,
        Spot::Goal(id) => case.goal(id).effects,
        _ => return None,
    };
    (!case.effects_list(effects).is_empty()).then_some(effects)
}

fn list_ui(ui: &mut Ui, heading: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return;
    }
    heading_ui(ui, 3, heading);
    let all: Vec<String> = items.collect();
    crate::ui::widgets::bullets_ui(ui, all.iter().map(String::as_str));
}

/// What is read there.
fn contents_ui(ui: &mut Ui, case: &Scenario, spot: Spot) {
    match spot {
        Spot::Encounter(id) => {
            let encounter = case.encounter(id);
            pair_ui(ui, "Weeks", &format!("{} to {}", encounter.week, encounter.until));
            scene_ui(ui, case, "What is read", encounter.scene);
            for (when, scene) in &encounter.also {
                scene_ui(ui, case, &format!("Also, if {}", plain::condition(case, when)), *scene);
            }
            let reactions = encounter.reactions.clone().map(|at| &case.reactions[usize::from(at)]);
            list_ui(ui, "Thoughts", reactions.map(|it| format!("{}: {} ({})", it.kind.label(), it.line, it.id)));
        }
        Spot::Decision(id) => {
            let decision = case.decision(id);
            pair_ui(ui, "Counts", &format!("{}×", decision.weight));
            list_ui(ui, "Options", decision.option_ids().map(|option| case.option(option).text.clone()));
        }
        Spot::Option(id) => {
            if let Some(scene) = case.option(id).then {
                scene_ui(ui, case, "What follows, to read", scene);
            }
        }
        Spot::Dated(id) => scene_ui(ui, case, "What is read", case.dated_change(id).text),
        Spot::Service(id) => {
            let service = case.resource(id);
            text_ui(ui, &service.about);
            pair_ui(ui, "Wait and cost", &format!("{}, {}", plain::weeks(service.wait), plain::money(service.cost as i32)));
        }
        Spot::Goal(id) => drop(text_ui(ui, &case.goal(id).why)),
        Spot::Ending(id) => scene_ui(ui, case, "What is read", case.ending(id).text),
        Spot::Phase(_) | Spot::Desk | Spot::World | Spot::Endings | Spot::Weekly(_) => {}
    }
}

fn scene_ui(ui: &mut Ui, case: &Scenario, heading: &str, scene: SceneId) {
    let lines = &case.scene(scene).lines;
    if lines.is_empty() {
        return;
    }
    heading_ui(ui, 3, heading);
    for line in lines {
        match line.voice {
            Voice::Narration => text_ui(ui, &line.text),
            Voice::Speech(node) => text_ui(ui, &format!("{}: {}", case.spoken_name(node), line.text)),
            Voice::Me => text_ui(ui, &format!("You: {}", line.text)),
            Voice::Thought(_) => italic_ui(ui, &line.text),
        };
    }
}

fn option_ui(ui: &mut Ui, case: &Scenario, id: OptionId) {
    let option = case.option(id);
    pair_ui(ui, "Target and role", &format!("{}, {}", option.target.label(), option.role.label().to_lowercase()));
    if option.quarters != 0 || option.money != 0 {
        pair_ui(ui, "Costs", &format!("{}, {}", plain::time(option.quarters), plain::money(option.money)));
    }
    let ratings = option.ratings.iter().map(|rating| {
        let standard = case.edition.standard(rating.standard).map_or("", |standard| standard.name.as_str());
        let effect = plain::change(i32::from(rating.effect) * 100);
        format!("{effect} on {} {standard} ({}): {}", rating.standard, rating.indicator, rating.rationale)
    });
    list_ui(ui, "Ratings", ratings);
    if let Some(critical) = &option.critical {
        pair_ui(ui, "Critical act", critical);
    }
    heading_ui(ui, 3, "Feedback");
    text_ui(ui, &option.feedback);
}

/// Where it leads, where it comes from, and what hangs together with it.
fn neighbors_ui(ui: &mut Ui, version: &Version, spot: Spot, view: &mut View) {
    let case = &version.file.case;
    let map = &version.map;
    let mut links: Vec<(String, Spot)> = map.ways_from(spot).map(|way| (format!("{} ", capital(way.why.words())), way.to)).collect();
    links.extend(map.ways_to(spot).map(|way| ("Comes from ".to_owned(), way.from)));
    for (from, to, link) in map.links_at(spot, 40) {
        let through = link.subject.name(case);
        if from == spot {
            links.push((format!("{}, asked for by ", capital(&through)), to));
        } else {
            links.push((format!("Asks for {through}, from "), from));
        }
    }
    if links.is_empty() {
        return;
    }
    heading_ui(ui, 3, "Hangs together with");
    for (at, (says, other)) in links.into_iter().enumerate() {
        keyed_ui(ui, ("neighbor", at), |ui| {
            let label = format!("{says}{}", plain::short(&full_name(case, other), 60));
            if button_ui(ui, &label, "").clicked() {
                view.chosen = Some(other);
                if view.tab == AuthorTab::Map {
                    view.map.go_to(other);
                }
            }
        });
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn own_findings_ui(ui: &mut Ui, workshop: &Workshop, version: &Version, spot: Spot, view: &mut View, asked: &mut Vec<Intent>) {
    let own: Vec<usize> = (0..workshop.findings().len()).filter(|&at| version.spot_of(&workshop.findings()[at]) == Some(spot)).collect();
    if own.is_empty() {
        return;
    }
    heading_ui(ui, 3, "Findings");
    for at in own {
        keyed_ui(ui, ("own finding", at), |ui| findings::finding_ui(ui, at, &workshop.findings()[at], view, asked));
    }
}
