//! The map as a picture that needs nothing else: SVG with a title, a description, and the whole text of everything behind its cut lines.

use maud::{Markup, PreEscaped, html};

use super::graph::{Map, Spot};
use super::layer::{Layer, Shades, Tone};
use super::layout::{Area, Item, Kind, Layout};
use super::names::{full_name, name};
use super::route::Drawn;
use super::ways::Why;
use crate::diagnostic::Severity;
use crate::scenario::Scenario;
use crate::scenario::words::Level;

/// How many cards stand side by side.
const COLUMNS: usize = 3;
/// More links than this are a tangle; the outline has them all.
const MOST_LINKS: usize = 600;

/// Draws the map. `links` also draws, lighter, what depends on what.
pub fn svg(case: &Scenario, map: &Map, layer: Layer, shades: &Shades, links: bool) -> String {
    let layout = Layout::of(map, COLUMNS);
    let legend = layer.legend();
    let foot = if legend.is_empty() { 0 } else { 40 };
    let (wide, high) = (layout.width, layout.height + foot);
    let drawing = html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(wide) height=(high) viewBox={ "0 0 " (wide) " " (high) } role="img" aria-labelledby="map-title map-desc" {
            title id="map-title" { "Map of “" (map.title) "”" }
            desc id="map-desc" { (description(case, layer)) }
            style { (PreEscaped(STYLE)) }
            rect.page width="100%" height="100%" {}
            @for item in layout.items.iter().filter(|item| item.kind == Kind::Band) { (ground(item)) }
            @for way in &layout.ways { (line(map, way)) }
            @for item in layout.items.iter().filter(|item| item.kind != Kind::Band) { (item_of(case, item, shades)) }
            @if links { (linked(case, map, &layout)) }
            @for (at, (tone, says)) in legend.iter().enumerate() {
                @let left = 16 + 180 * at as i32;
                rect.chip fill=(ground_of(*tone)) stroke=(edge_of(*tone)) x=(left) y=(high - 32) width="18" height="18" rx="3" {}
                text.note x=(left + 24) y=(high - 18) { (says) }
            }
        }
    };
    drawing.into_string()
}

fn description(case: &Scenario, layer: Layer) -> String {
    let colors = if layer == Layer::Plain { String::new() } else { format!(" Colors: {}.", layer.label(case)) };
    format!(
        "{} phases, {} encounters, {} decisions, {} options, from the first phase at the top to the endings at the bottom. Arrows lead to what comes next.{colors} `practicum map --format text` says the same in words.",
        case.phases.len(),
        case.encounters.len(),
        case.decisions.len(),
        case.options.len()
    )
}

fn ground(item: &Item) -> Markup {
    html! { rect.band x=(item.area.left) y=(item.area.top) width=(item.area.width) height=(item.area.height) rx="6" {} }
}

fn item_of(case: &Scenario, item: &Item, shades: &Shades) -> Markup {
    let Area { left, top, width, height } = item.area;
    let shade = item.spot.and_then(|spot| shades.get(&spot));
    let class = match item.kind {
        Kind::Band | Kind::Head => "head",
        Kind::Card => "card",
        Kind::Block => "block",
        Kind::Row => "row",
    };
    // The names of bands leave no room beside them.
    let below = if item.kind == Kind::Head { 16 * item.lines.len() as i32 } else { 0 };
    let (indent, first) = if item.kind == Kind::Row { (6, 14) } else { (8, 18) };
    html! {
        g class=(class) data-name=[item.spot.filter(|spot| !is_band(*spot)).map(|spot| name(case, spot))] {
            @if let Some(spot) = item.spot {
                title { (name(case, spot)) ": " (full_name(case, spot)) @if let Some(shade) = shade { " (" (shade.says) ")" } }
            }
            @if item.kind != Kind::Head {
                rect x=(left) y=(top) width=(width) height=(height) rx="4"
                    fill=[shade.filter(|_| item.kind != Kind::Card).map(|shade| ground_of(shade.tone))] stroke=[shade.map(|shade| edge_of(shade.tone))] {}
            }
            @for (at, line) in item.lines.iter().enumerate() {
                text x=(left + indent) y=(top + first + 16 * at as i32) { (line) }
            }
            @if !item.note.is_empty() {
                text.note x=(left + indent) y=(top + first + 16 * item.lines.len() as i32) { (item.note) }
            }
            @if let Some(shade) = shade {
                text.mark x=(left + width - 5) y=(top + first + below) { (shade.mark) }
            }
        }
    }
}

fn is_band(spot: Spot) -> bool {
    matches!(spot, Spot::Phase(_) | Spot::Desk | Spot::World | Spot::Endings)
}

fn line(map: &Map, drawn: &Drawn) -> Markup {
    let points: Vec<String> = drawn.points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let class = if map.ways[drawn.way].why == Why::Next { "way" } else { "way jump" };
    html! {
        polyline class=(class) points=(points.join(" ")) {}
        @if let [.., before, tip] = drawn.points.as_slice() { polygon.tip points=(arrow(*before, *tip)) {} }
    }
}

fn arrow(from: (i32, i32), tip: (i32, i32)) -> String {
    let (x, y) = ((tip.0 - from.0).signum(), (tip.1 - from.1).signum());
    let back = (tip.0 - 8 * x, tip.1 - 8 * y);
    [tip, (back.0 - 4 * y, back.1 + 4 * x), (back.0 + 4 * y, back.1 - 4 * x)].map(|(x, y)| format!("{x},{y}")).join(" ")
}

fn linked(case: &Scenario, map: &Map, layout: &Layout) -> Markup {
    let pairs = map.links.iter().flat_map(|link| link.from.iter().flat_map(move |from| link.to.iter().map(move |to| (*from, *to, link))));
    let pairs = pairs.filter(|(from, to, _)| from != to).take(MOST_LINKS);
    html! {
        @for (from, to, link) in pairs {
            @if let (Some(from), Some(to)) = (layout.find(from), layout.find(to)) {
                path.link d=(curve(from.area, to.area)) { title { (link.subject.name(case)) } }
            }
        }
    }
}

/// From the left edge of one to the left edge of another, in a bow.
fn curve(from: Area, to: Area) -> String {
    let (a, b) = ((from.left, from.top + from.height / 2), (to.left, to.top + to.height / 2));
    format!("M{} {} C{} {} {} {} {} {}", a.0, a.1, a.0 - 60, a.1, b.0 - 60, b.1, b.0, b.1)
}

fn ground_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Worse(1) => "#FBE6E2",
        Tone::Worse(_) => "#F1B9AE",
        Tone::Better(1) => "#DDEEDD",
        Tone::Better(_) => "#A9D3AC",
        Tone::Heat(0) => "#FFFFFF",
        Tone::Heat(1) => "#FBF0D9",
        Tone::Heat(2) => "#F8E0B0",
        Tone::Heat(3) => "#F3CC82",
        Tone::Heat(_) => "#EDB857",
        Tone::Ring(Level::Micro) => "#D9E9F5",
        Tone::Ring(Level::Meso) => "#D6EFE7",
        Tone::Ring(Level::Exo) => "#FBEBCD",
        Tone::Ring(Level::Macro) => "#F5E3EC",
        Tone::Ring(Level::Chrono) => "#E6E6E6",
        Tone::Client => "#DDEDEC",
        Tone::System => "#F8E9D2",
        Tone::Finding(Severity::Error) => "#F1B9AE",
        Tone::Finding(Severity::Warning) => "#F8E0B0",
        Tone::Finding(Severity::Note) => "#DDEDEC",
    }
}

fn edge_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Worse(_) | Tone::Finding(Severity::Error) => "#9C2A1F",
        Tone::Better(_) => "#2A6235",
        Tone::Heat(_) | Tone::System | Tone::Finding(Severity::Warning) => "#7A4206",
        Tone::Client | Tone::Finding(Severity::Note) => "#0F5E63",
        Tone::Ring(Level::Micro) => "#0072B2",
        Tone::Ring(Level::Meso) => "#009E73",
        Tone::Ring(Level::Exo) => "#E69F00",
        Tone::Ring(Level::Macro) => "#CC79A7",
        Tone::Ring(Level::Chrono) => "#808080",
    }
}

const STYLE: &str = "\
text{font:13px/1.2 'Atkinson Hyperlegible',system-ui,sans-serif;fill:#22201C}\
.page{fill:#FBF9F5}.band{fill:#F3EFE7}\
.head text{font-weight:700;font-size:14px}.head .note,.note{font-weight:400;font-size:12px;fill:#5A554C}\
.card>rect{fill:#FFFFFF}.card>rect:not([stroke]){stroke:#8C8577}.card>rect[stroke]{stroke-width:2.5}.card>text{font-weight:700}.card>.note{font-weight:400}\
.block>rect:not([fill]){fill:#FBF9F5}.block>rect:not([stroke]){stroke:#CFC9BC}.block>text{font-weight:600;font-size:12px}\
.row>rect:not([fill]){fill:#FFFFFF}.row>rect:not([stroke]){stroke:#E4DFD4}.row>text{font-size:12px}\
.mark{text-anchor:end;font-weight:700}\
.way{fill:none;stroke:#5A554C;stroke-width:1.5}.jump{stroke:#0F5E63;stroke-width:2}.tip{fill:#22201C}\
.link{fill:none;stroke:#7A4206;stroke-width:1;stroke-dasharray:4 3;opacity:.55}";
