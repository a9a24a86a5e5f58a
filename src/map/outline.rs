//! The map in words: a list with indents that leaves nothing out. For ears, for terminals, and for whoever reads faster than they look.

use std::fmt::Write as _;

use super::graph::{Map, Spot};
use super::layer::{Layer, Shades};
use super::names::{full_name, name};
use super::ways::Why;
use crate::report::plain;
use crate::scenario::{Condition, Scenario};

/// A line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How far it is indented, from 0.
    pub depth: usize,
    /// What it is of the map; nothing for what is said about the line before.
    pub spot: Option<Spot>,
    /// The text.
    pub text: String,
}

/// What stands at more places than this is summed up.
const MOST: usize = 12;

/// All lines of the outline.
pub fn lines(case: &Scenario, map: &Map, shades: &Shades) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut push = |depth: usize, spot: Option<Spot>, word: &str, text: String| {
        let shade = spot.and_then(|spot| shades.get(&spot)).map_or(String::new(), |shade| format!(" [{}]", shade.says));
        let word = if word.is_empty() { String::new() } else { format!("{word}: ") };
        lines.push(Line { depth, spot, text: format!("{word}{text}{shade}") });
        let Some(spot) = spot else { return };
        for text in about(case, map, spot) {
            lines.push(Line { depth: depth + 1, spot: None, text });
        }
    };
    for band in &map.bands {
        let word = if matches!(band.spot, Spot::Phase(_)) { "Phase" } else { "" };
        push(0, Some(band.spot), word, band.title.clone());
        for card in &band.cards {
            if card.spot.is_some() {
                let note = if card.note.is_empty() { String::new() } else { format!(", {}", card.note) };
                push(1, card.spot, "Encounter", format!("{}{note}{}", card.title, coded(case, card.spot)));
            } else if !card.title.is_empty() {
                push(1, None, "", card.title.clone());
            }
            let depth = if card.title.is_empty() { 1 } else { 2 };
            for block in &card.blocks {
                if block.spot.is_some() {
                    push(depth, block.spot, "Decision", format!("{}{}", block.title, coded(case, block.spot)));
                }
                let rows = depth + usize::from(block.spot.is_some());
                for row in &block.rows {
                    let word = if matches!(row.spot, Spot::Option(_)) { "Option" } else { "" };
                    push(rows, Some(row.spot), word, format!("{}{}", row.text, coded(case, Some(row.spot))));
                }
            }
        }
    }
    lines
}

/// The outline as a text.
pub fn outline(case: &Scenario, map: &Map, layer: Layer, shades: &Shades) -> String {
    let (phases, encounters) = (case.phases.len(), case.encounters.len());
    let mut out = format!(
        "{}\n{phases} phases, {encounters} encounters, {} decisions, {} options\n",
        map.title,
        case.decisions.len(),
        case.options.len()
    );
    if layer != Layer::Plain {
        // Writing to a string does not fail.
        let _ = writeln!(out, "In brackets: {}", layer.label(case));
    }
    for line in lines(case, map, shades) {
        if line.depth == 0 {
            out.push('\n');
        }
        let sign = if line.spot.is_some() || line.depth < 2 { "" } else { "· " };
        let _ = writeln!(out, "{:indent$}{sign}{}", "", line.text, indent = 2 * line.depth);
    }
    out
}

/// The id, as the case file and the plans call it.
fn coded(case: &Scenario, spot: Option<Spot>) -> String {
    match spot {
        Some(Spot::Dated(_) | Spot::Weekly(_)) | None => String::new(),
        Some(spot) => format!(" ({})", name(case, spot)),
    }
}

/// When it is there, where it leads, and what hangs on it.
fn about(case: &Scenario, map: &Map, spot: Spot) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(when) = when(case, spot)
        && *when != Condition::Always
    {
        said.push(format!("only if {}", plain::condition(case, when)));
    }
    for way in map.ways_from(spot) {
        let to = if way.why == Why::Ends { String::new() } else { format!(" {}", called(case, way.to)) };
        said.push(format!("{}{to}", way.why.words()));
    }
    for link in &map.links {
        if link.from.contains(&spot) {
            said.extend(list(case, spot, &link.to).map(|all| format!("{} is asked for by {all}", link.subject.name(case))));
        }
    }
    said
}

/// The condition of what stands there, if it can have one.
pub fn when(case: &Scenario, spot: Spot) -> Option<&Condition> {
    Some(match spot {
        Spot::Encounter(id) => &case.encounter(id).when,
        Spot::Decision(id) => &case.decision(id).when,
        Spot::Option(id) => &case.option(id).when,
        Spot::Dated(id) => &case.dated_change(id).when,
        Spot::Weekly(id) => &case.weekly_rule(id).when,
        Spot::Service(id) => &case.resource(id).when,
        Spot::Goal(id) => &case.goal(id).when,
        Spot::Ending(id) => &case.ending(id).when,
        Spot::Phase(_) | Spot::Desk | Spot::World | Spot::Endings => return None,
    })
}

fn list(case: &Scenario, own: Spot, spots: &[Spot]) -> Option<String> {
    let others: Vec<Spot> = spots.iter().copied().filter(|spot| *spot != own).collect();
    let mut named: Vec<String> = others.iter().take(MOST).map(|spot| called(case, *spot)).collect();
    if others.len() > MOST {
        named.push(format!("{} more", others.len() - MOST));
    }
    (!named.is_empty()).then(|| named.join(", "))
}

/// What kind of thing it is, and its name.
fn called(case: &Scenario, spot: Spot) -> String {
    let what = match spot {
        Spot::Phase(_) => "the phase",
        Spot::Encounter(_) => "the encounter",
        Spot::Decision(_) => "the decision",
        Spot::Option(_) => "the option",
        Spot::Service(_) => "the service",
        Spot::Goal(_) => "the goal",
        Spot::Ending(_) => "the ending",
        Spot::Dated(_) => "the dated change",
        Spot::Weekly(_) => "the weekly rule",
        Spot::Desk | Spot::World | Spot::Endings => "",
    };
    let shown = match spot {
        Spot::Dated(_) | Spot::Weekly(_) => format!("“{}”", plain::short(full_name(case, spot).trim_end_matches('.'), 60)),
        _ => name(case, spot),
    };
    format!("{what} {shown}").trim_start().to_owned()
}
