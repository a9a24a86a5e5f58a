//! The map as a Mermaid flowchart, for pages that draw those: every option is a node of its own there.

use std::fmt::Write as _;

use super::dot::{MOST_PAIRS, id};
use super::graph::{Block, Card, Map, Spot};
use super::layer::Shades;
use super::ways::Why;
use crate::report::plain::short;
use crate::scenario::Scenario;

/// Writes the map as a flowchart. `links` adds, dotted, what depends on what.
///
/// Mermaid refuses charts beyond limits of its own unless told otherwise, so the first line raises them.
pub fn mermaid(case: &Scenario, map: &Map, shades: &Shades, links: bool) -> String {
    let mut out = String::from("%%{init: {\"maxTextSize\": 1000000, \"maxEdges\": 20000}}%%\nflowchart LR\n");
    for band in &map.bands {
        // Writing to a string does not fail.
        let _ = writeln!(out, "  subgraph {}[{}]", id(band.spot), quoted(&band.title));
        for card in &band.cards {
            card_in(&mut out, card, shades);
        }
        if band.cards.is_empty() {
            let _ = writeln!(out, "    {}_empty[\" \"]", id(band.spot));
        }
        out.push_str("  end\n");
    }
    for way in &map.ways {
        let arrow = match way.why {
            Why::Next => "-->".to_owned(),
            why => format!("==>|{}|", quoted(why.words())),
        };
        let _ = writeln!(out, "  {} {arrow} {}", id(way.from), id(way.to));
    }
    for link in map.links.iter().filter(|link| links && link.from.len() * link.to.len() <= MOST_PAIRS) {
        let says = quoted(&link.subject.name(case));
        for from in &link.from {
            for to in link.to.iter().filter(|to| *to != from) {
                let _ = writeln!(out, "  {} -.->|{says}| {}", id(*from), id(*to));
            }
        }
    }
    out
}

fn card_in(out: &mut String, card: &Card, shades: &Shades) {
    if let Some(spot) = card.spot {
        let note = if card.note.is_empty() { String::new() } else { format!(" ({})", card.note) };
        let _ = writeln!(out, "    {}[{}]", id(spot), quoted(&format!("{}{note}", card.title)));
    }
    let mut before = card.spot;
    for block in &card.blocks {
        block_in(out, block, before, shades);
        before = block.spot.filter(|_| card.spot.is_some());
    }
}

fn block_in(out: &mut String, block: &Block, before: Option<Spot>, shades: &Shades) {
    if let Some(spot) = block.spot {
        let _ = writeln!(out, "    {}{{{{{}}}}}", id(spot), quoted(&short(&block.title, 90)));
        if let Some(before) = before {
            let _ = writeln!(out, "    {} --- {}", id(before), id(spot));
        }
    }
    for row in &block.rows {
        let mark = shades.get(&row.spot).map_or(String::new(), |shade| format!(" [{}]", shade.mark));
        let _ = writeln!(out, "    {}([{}])", id(row.spot), quoted(&format!("{}{mark}", short(&row.text, 70))));
        if let Some(spot) = block.spot {
            let _ = writeln!(out, "    {} --- {}", id(spot), id(row.spot));
        }
    }
}

/// A text in quotation marks, with the signs that Mermaid reads written as its entities.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("#quot;"),
            '#' => out.push_str("#35;"),
            '&' => out.push_str("#amp;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '`' => out.push_str("#96;"),
            '\\' => out.push_str("#92;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
