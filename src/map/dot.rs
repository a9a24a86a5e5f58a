//! The map for Graphviz: clusters for phases and encounters, a table for each decision with a port for each option.

use std::fmt::Write as _;

use super::graph::{Block, Card, Map, Spot};
use super::layer::Shades;
use super::ways::Why;
use crate::report::plain::short;
use crate::scenario::Scenario;

/// Links of more pairs than this are left out: a tangle tells nothing.
pub(super) const MOST_PAIRS: usize = 400;

/// Writes the map as a graph in the DOT language. `links` adds, dotted, what depends on what.
pub fn dot(case: &Scenario, map: &Map, shades: &Shades, links: bool) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = writeln!(out, "digraph {} {{", quoted(&case.about.id));
    let _ = writeln!(out, "  label={}; labelloc=t; rankdir=LR; newrank=true; splines=polyline;", quoted(&map.title));
    out.push_str("  node [shape=box, fontname=\"sans-serif\", fontsize=11];\n");
    // Graphviz mixes up attributes that are met for the first time below: all of them stand here.
    out.push_str("  edge [arrowhead=normal, color=\"#8C8577\", constraint=true, fontname=\"sans-serif\", fontsize=9, label=\"\", style=solid, tooltip=\"\"];\n");
    for band in &map.bands {
        let _ =
            writeln!(out, "  subgraph cluster_{} {{\n    label={}; style=filled; color=\"#F3EFE7\";", id(band.spot), quoted(&band.title));
        let _ = writeln!(out, "    {} [shape=plaintext, label={}];", id(band.spot), quoted(&band.title));
        for card in &band.cards {
            card_in(&mut out, card, shades);
        }
        out.push_str("  }\n");
    }
    for card in map.bands.iter().flat_map(|band| &band.cards).filter(|card| card.spot.is_some()) {
        let chain: Vec<String> = card.spot.into_iter().chain(card.blocks.iter().filter_map(|block| block.spot)).map(id).collect();
        for two in chain.windows(2) {
            let _ = writeln!(out, "  {} -> {} [arrowhead=none];", two[0], two[1]);
        }
    }
    for way in &map.ways {
        let style = match way.why {
            Why::Next => String::new(),
            why => format!(" [color=\"#0F5E63\", label={}, constraint=false]", quoted(why.words())),
        };
        let _ = writeln!(out, "  {} -> {}{style};", port(case, way.from), port(case, way.to));
    }
    for link in map.links.iter().filter(|link| links && link.from.len() * link.to.len() <= MOST_PAIRS) {
        let says = quoted(&link.subject.name(case));
        for from in &link.from {
            for to in link.to.iter().filter(|to| *to != from) {
                let _ = writeln!(
                    out,
                    "  {} -> {} [style=dotted, constraint=false, color=\"#7A4206\", tooltip={says}];",
                    port(case, *from),
                    port(case, *to)
                );
            }
        }
    }
    out.push_str("}\n");
    out
}

fn card_in(out: &mut String, card: &Card, shades: &Shades) {
    if let Some(spot) = card.spot {
        let note = if card.note.is_empty() { String::new() } else { format!("\n{}", card.note) };
        let _ = writeln!(
            out,
            "    subgraph cluster_{0} {{ label=\"\"; color=\"#8C8577\"; {0} [label={1}];",
            id(spot),
            quoted(&format!("{}{note}", card.title))
        );
    }
    card.blocks.iter().for_each(|block| table(out, card, block, shades));
    if card.spot.is_some() {
        out.push_str("    }\n");
    }
}

fn table(out: &mut String, card: &Card, block: &Block, shades: &Shades) {
    let heading = if block.title.is_empty() { &card.title } else { &block.title };
    let name = block.spot.or(block.rows.first().map(|row| row.spot)).map_or_else(String::new, |spot| table_of(block, spot));
    let _ = write!(out, "    {name} [shape=plain, label=<<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"4\">");
    let _ = write!(out, "<TR><TD BGCOLOR=\"#DDEDEC\"><B>{}</B></TD></TR>", cell(heading));
    for row in &block.rows {
        let mark = shades.get(&row.spot).map_or(String::new(), |shade| format!(" [{}]", markup(&shade.mark)));
        let _ = write!(out, "<TR><TD ALIGN=\"LEFT\" PORT=\"{}\">{}{mark}</TD></TR>", id(row.spot), cell(&row.text));
    }
    out.push_str("</TABLE>>];\n");
}

/// The name of the table that holds a block: its decision's, or one after its first row.
fn table_of(block: &Block, first: Spot) -> String {
    if block.spot.is_some() { id(first) } else { format!("list_{}", kind(first)) }
}

/// A node, or a row of one.
fn port(case: &Scenario, spot: Spot) -> String {
    match spot {
        Spot::Option(option) => format!("{}:{}", id(Spot::Decision(case.option(option).decision)), id(spot)),
        Spot::Dated(_) | Spot::Weekly(_) | Spot::Service(_) | Spot::Goal(_) | Spot::Ending(_) => {
            format!("list_{}:{}", kind(spot), id(spot))
        }
        _ => id(spot),
    }
}

fn kind(spot: Spot) -> &'static str {
    match spot {
        Spot::Phase(_) => "phase",
        Spot::Desk => "desk",
        Spot::World => "world",
        Spot::Endings => "endings",
        Spot::Encounter(_) => "encounter",
        Spot::Decision(_) => "decision",
        Spot::Option(_) => "option",
        Spot::Dated(_) => "dated",
        Spot::Weekly(_) => "weekly",
        Spot::Service(_) => "service",
        Spot::Goal(_) => "goal",
        Spot::Ending(_) => "ending",
    }
}

/// A name that graph programs take: kind and position.
pub(super) fn id(spot: Spot) -> String {
    let at = match spot {
        Spot::Desk | Spot::World | Spot::Endings => return kind(spot).to_owned(),
        Spot::Phase(id) => id.index(),
        Spot::Encounter(id) => id.index(),
        Spot::Decision(id) => id.index(),
        Spot::Option(id) => id.index(),
        Spot::Dated(id) => id.index(),
        Spot::Weekly(id) => id.index(),
        Spot::Service(id) => id.index(),
        Spot::Goal(id) => id.index(),
        Spot::Ending(id) => id.index(),
    };
    format!("{}{at}", kind(spot))
}

/// A text in a cell: two lines at most, cut where it is longer.
fn cell(text: &str) -> String {
    let lines: Vec<String> = textwrap::wrap(&short(text, 88), 46).iter().map(|line| markup(line)).collect();
    lines.join("<BR ALIGN=\"LEFT\"/>")
}

fn markup(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', ""))
}
