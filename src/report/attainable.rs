//! Where an attempt stands between the worst and the best that any complete play of its case reaches: as text and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::prove::{Closer, Closing, Stand};
use crate::scenario::{Scenario, Work};

/// As lines to read, for the end of a debrief.
pub fn attainable_text(case: &Scenario, stands: &[Stand]) -> String {
    let title = "Where you stand between the worst and the best of this case";
    let mut out = format!("\n{title}\n{}\n\n", "-".repeat(title.chars().count()));
    out.push_str("0 is the least that any complete play of this case reaches on a standard, 100 the most, with any luck.\n\n");
    for stand in stands {
        let name = case.edition.standards.iter().find(|standard| standard.number == stand.standard).map_or("", |standard| &standard.name);
        let place = match stand.share() {
            None => "nothing to win or to lose".to_owned(),
            Some(share) if stand.exact => format!("{:.0}", 100.0 * share),
            Some(share) => format!("about {:.0}", 100.0 * share),
        };
        let _ = writeln!(out, "{} {name}: {place} ({} points, from {} to {})", stand.standard, stand.points, stand.worst, stand.best);
        for closing in &stand.closings {
            let _ = writeln!(out, "    {} closed {} of what was still to be had", closer_words(case, closing), closing.lost);
        }
    }
    out
}

/// What closed a door, as the beginning of a sentence: `Ending week 5`, `Week 2, “What now?”`.
pub fn closer_words(case: &Scenario, closing: &Closing) -> String {
    let week = closing.week;
    match closing.by {
        Closer::Decision(decision) => format!("Week {week}, “{}”", case.decision(decision).prompt),
        Closer::Week => format!("Ending week {week}"),
        Closer::LastWeek => format!("Ending week {week}, the last of the case,"),
        Closer::Encounter(encounter) => format!("Week {week}, closing “{}”", case.encounter(encounter).title),
        Closer::Work(Work::Plan) => format!("Week {week}, finishing the service plan"),
        Closer::Work(Work::Ecomap) => format!("Week {week}, finishing the ecomap"),
        Closer::Work(Work::Note(_)) => format!("Week {week}, finishing the contact note"),
    }
}

/// As JSON: `share` is from the worst (0) to the best (1), `closings` are all after which less could be reached; `by` is `decision`, `week`,
/// `last week`, `encounter` or `work`, and what belongs to it stands beside it.
pub fn attainable_json(case: &Scenario, stands: &[Stand]) -> Value {
    let of_one = |stand: &Stand| {
        json!({
            "standard": stand.standard,
            "points": stand.points,
            "worst": stand.worst,
            "best": stand.best,
            "exact": stand.exact,
            "share": stand.share(),
            "closings": stand.closings.iter().map(|closing| json!({
                "action": closing.action,
                "by": match closing.by {
                    Closer::Decision(_) => "decision",
                    Closer::Week => "week",
                    Closer::LastWeek => "last week",
                    Closer::Encounter(_) => "encounter",
                    Closer::Work(_) => "work",
                },
                "decision": match closing.by { Closer::Decision(id) => Some(&case.decision(id).id), _ => None },
                "encounter": match closing.by { Closer::Encounter(id) => Some(&case.encounter(id).id), _ => None },
                "says": closer_words(case, closing),
                "week": closing.week,
                "lost": closing.lost,
            })).collect::<Vec<_>>(),
        })
    };
    Value::Array(stands.iter().map(of_one).collect())
}
