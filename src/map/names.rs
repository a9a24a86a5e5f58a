//! What the spots of a map are called, and where they stand in the text of the case.

use super::graph::Spot;
use crate::lint;
use crate::report::plain::short;
use crate::scenario::{Scenario, Step};

/// The short name: an id where there is one.
pub fn name(case: &Scenario, spot: Spot) -> String {
    match spot {
        Spot::Phase(id) => case.phase(id).name.label().to_owned(),
        Spot::Desk => "On the desk".into(),
        Spot::World => "By itself".into(),
        Spot::Endings => "Endings".into(),
        Spot::Encounter(id) => case.encounter(id).id.clone(),
        Spot::Decision(id) => case.decision(id).id.clone(),
        Spot::Option(id) => case.option_path(id),
        Spot::Dated(id) => format!("dated {}", id.index() + 1),
        Spot::Weekly(id) => format!("every week {}", id.index() + 1),
        Spot::Service(id) => case.resource(id).id.clone(),
        Spot::Goal(id) => case.goal(id).id.clone(),
        Spot::Ending(id) => case.ending(id).id.clone(),
    }
}

/// What stands there, whole: the question, the option, the title.
pub fn full_name(case: &Scenario, spot: Spot) -> String {
    match spot {
        Spot::Phase(_) | Spot::Desk | Spot::World | Spot::Endings => name(case, spot),
        Spot::Encounter(id) => case.encounter(id).title.clone(),
        Spot::Decision(id) => case.decision(id).prompt.clone(),
        Spot::Option(id) => case.option(id).text.clone(),
        Spot::Dated(id) => {
            let dated = case.dated_change(id);
            let read = case.scene(dated.text).lines.first().map_or("", |line| line.text.as_str());
            format!("Week {}: {}", dated.week, short(read, 160))
        }
        Spot::Weekly(id) => case.weekly_rule(id).why.clone(),
        Spot::Service(id) => case.resource(id).name.clone(),
        Spot::Goal(id) => case.goal(id).title.clone(),
        Spot::Ending(id) => case.ending(id).title.clone(),
    }
}

/// The way from the whole case to what stands there.
pub fn path(case: &Scenario, spot: Spot) -> Vec<Step> {
    let entry = |list: &'static str, at: usize| vec![Step::Field(list), Step::Index(at)];
    match spot {
        Spot::Phase(id) => entry("phases", id.index()),
        Spot::Desk => vec![Step::Field("desk")],
        Spot::World => vec![Step::Field("dated")],
        Spot::Endings => vec![Step::Field("endings")],
        Spot::Encounter(id) => lint::Way::encounter(case, id).0,
        Spot::Decision(id) => lint::Way::decision(case, id).0,
        Spot::Option(id) => lint::Way::option(case, id).0,
        Spot::Dated(id) => entry("dated", id.index()),
        Spot::Weekly(id) => entry("every_week", id.index()),
        Spot::Service(id) => entry("resources", id.index()),
        Spot::Goal(id) => vec![Step::Field("plan"), Step::Field("goals"), Step::Index(id.index())],
        Spot::Ending(id) => entry("endings", id.index()),
    }
}
