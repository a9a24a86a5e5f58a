//! Where an attempt stands between the worst and the best that any complete play of its case reaches: as text and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::prove::Stand;
use crate::scenario::Scenario;

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
            let prompt = &case.decision(closing.decision).prompt;
            let _ = writeln!(out, "    week {}: \"{prompt}\" closed {} of what was still to be had", closing.week, closing.lost);
        }
    }
    out
}

/// As JSON: `share` is from the worst (0) to the best (1), `closings` are the decisions after which less could be reached.
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
                "decision": case.decision(closing.decision).id,
                "week": closing.week,
                "lost": closing.lost,
            })).collect::<Vec<_>>(),
        })
    };
    Value::Array(stands.iter().map(of_one).collect())
}
