//! Puts a map onto a page: bands below each other, their cards side by side in columns, gutters for the ways between.
//!
//! Whole points only, so that the same case gives the same page everywhere. Sizes go by a guess at the width of letters;
//! whoever paints it may let a line end early, never run over.

use super::graph::{Band, Block, Card, Map, Spot};
use super::route::{self, Drawn, Gutters};
use crate::report::plain::short;

/// A rectangle, in points from the top left of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "a rectangle")]
pub struct Area {
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
}

impl Area {
    /// The first point right of it.
    pub fn right(&self) -> i32 {
        self.left + self.width
    }

    /// The first point below it.
    pub fn bottom(&self) -> i32 {
        self.top + self.height
    }

    /// Whether the two share any ground.
    pub fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right() && other.left < self.right() && self.top < other.bottom() && other.top < self.bottom()
    }

    /// Whether the other lies in it.
    pub fn holds(&self, other: &Area) -> bool {
        self.left <= other.left && other.right() <= self.right() && self.top <= other.top && other.bottom() <= self.bottom()
    }
}

/// What kind of thing a rectangle shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The ground of a band.
    Band,
    /// The name of a band, at its left.
    Head,
    /// An encounter, or a card that collects.
    Card,
    /// A decision.
    Block,
    /// An option, or another single thing.
    Row,
}

/// Something on the page.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is of the case.
    pub spot: Option<Spot>,
    /// What it is of the page.
    pub kind: Kind,
    /// Where it is.
    pub area: Area,
    /// Its text, a line each; cut where it is too long.
    pub lines: Vec<String>,
    /// A line in small letters below; may be empty.
    pub note: String,
}

/// A map on a page.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Size of the page.
    pub width: i32,
    /// Size of the page.
    pub height: i32,
    /// Everything, what lies behind first.
    pub items: Vec<Item>,
    /// The ways, drawn between.
    pub ways: Vec<Drawn>,
}

/// Width of a card.
pub(super) const CARD: i32 = 276;
/// Width of the names of bands.
pub(super) const HEAD: i32 = 136;
/// Around everything.
pub(super) const MARGIN: i32 = 16;
/// Height of a line of text.
pub(super) const LINE: i32 = 16;
const PAD: i32 = 8;

impl Layout {
    /// Lays a map out in so many columns, 1 to 8.
    pub fn of(map: &Map, columns: usize) -> Self {
        let columns = columns.clamp(1, 8);
        let gutters = Gutters::of(map, columns);
        let mut items = Vec::new();
        let mut top = MARGIN;
        let mut line = 0;
        for band in &map.bands {
            let start = top;
            let ground = items.len();
            let area = Area { left: MARGIN, top: start, width: gutters.width(columns) - 2 * MARGIN, height: 0 };
            items.push(Item { spot: None, kind: Kind::Band, area, lines: Vec::new(), note: String::new() });
            let head = Item { spot: Some(band.spot), kind: Kind::Head, area, lines: wrapped(&band.title, 15, 3), note: held(band) };
            items.push(head);
            for cards in band.cards.chunks(columns) {
                top += gutters.above(line);
                if line == gutters.first_line(band.spot) {
                    items[ground + 1].area = Area { left: MARGIN + PAD, top, width: HEAD - 2 * PAD, height: 0 };
                }
                let mut deepest = top;
                for (column, card) in cards.iter().enumerate() {
                    deepest = deepest.max(place_card(card, gutters.left(column), top, &mut items));
                }
                top = deepest;
                line += 1;
            }
            if band.cards.is_empty() {
                top += gutters.above(line);
                items[ground + 1].area = Area { left: MARGIN + PAD, top, width: HEAD - 2 * PAD, height: 0 };
                line += 1;
            }
            let head = &mut items[ground + 1];
            head.area.height = 2 * PAD + LINE * (head.lines.len() as i32 + 1);
            top = top.max(head.area.bottom()) + 2 * PAD;
            items[ground].area.height = top - start;
            top += PAD;
        }
        let ways = route::ways(map, &gutters, &items);
        Layout { width: gutters.width(columns), height: top - PAD + MARGIN, items, ways }
    }

    /// Where a spot is.
    pub fn find(&self, spot: Spot) -> Option<&Item> {
        self.items.iter().find(|item| item.spot == Some(spot))
    }
}

/// How much there is in a band.
fn held(band: &Band) -> String {
    let count = |all: usize, what: &str| format!("{all} {what}{}", if all == 1 { "" } else { "s" });
    match band.spot {
        Spot::Phase(_) => count(band.cards.len(), "encounter"),
        Spot::Desk => count(band.cards.len(), "decision"),
        _ => String::new(),
    }
}

/// Places a card with all that is in it; returns where it ends.
fn place_card(card: &Card, left: i32, top: i32, items: &mut Vec<Item>) -> i32 {
    let at = items.len();
    let lines = wrapped(&card.title, 32, 2);
    let note = short(&card.note, 48);
    let area = Area { left, top, width: CARD, height: 0 };
    let mut below = top + if lines.is_empty() { 0 } else { PAD + LINE * (lines.len() as i32 + i32::from(!note.is_empty())) };
    items.push(Item { spot: card.spot, kind: Kind::Card, area, lines, note });
    for block in &card.blocks {
        below = place_block(block, left + PAD, below + PAD, items);
    }
    items[at].area.height = below + PAD - top;
    below + PAD
}

fn place_block(block: &Block, left: i32, top: i32, items: &mut Vec<Item>) -> i32 {
    let at = items.len();
    let lines = wrapped(&block.title, 31, 4);
    let area = Area { left, top, width: CARD - 2 * PAD, height: 0 };
    let mut below = top + if lines.is_empty() { 0 } else { PAD + LINE * lines.len() as i32 };
    items.push(Item { spot: block.spot, kind: Kind::Block, area, lines, note: String::new() });
    below += PAD / 2;
    for row in &block.rows {
        let lines = wrapped(&row.text, 33, 4);
        let area = Area { left: left + PAD / 2, top: below, width: CARD - 3 * PAD, height: LINE * lines.len().max(1) as i32 + PAD / 2 };
        below = area.bottom();
        items.push(Item { spot: Some(row.spot), kind: Kind::Row, area, lines, note: String::new() });
    }
    items[at].area.height = below + PAD / 2 - top;
    below + PAD / 2
}

/// A text in at most so many lines of at most so many letters.
fn wrapped(text: &str, letters: usize, most: usize) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    // Longer texts are cut before they are looked at: a case file may hold very long ones.
    let text = short(text, letters * (most + 1));
    let mut lines: Vec<String> = textwrap::wrap(&text, letters).into_iter().map(|line| line.into_owned()).collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = format!("{}…", short(last, letters - 1).trim_end_matches('…'));
        }
    }
    lines
}
