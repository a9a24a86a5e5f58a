//! Ways between cards, along the gutters: out of a row to the right, up or down beside the columns, along above the line of
//! the target, and down into it. All ways to one target share their tracks, so that they run together like branches of a tree.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Map, Spot};
use super::layout::{Area, CARD, HEAD, Item, Kind, MARGIN};
use super::ways::Why;

/// A way as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its position in [`Map::ways`].
    pub way: usize,
    /// From corner to corner; the arrow is at the end.
    pub points: Vec<(i32, i32)>,
}

const TRACK: i32 = 7;
/// Room beside the tracks.
const FREE: i32 = 20;
/// More than so many targets share tracks.
const TRACKS: usize = 16;

/// The columns and lines of a page, and the room between them.
#[derive(Debug)]
pub(super) struct Gutters {
    /// Column and line of everything that stands in a card; for bands, their first line.
    places: BTreeMap<Spot, (usize, usize)>,
    /// For each gutter, left to right, the targets whose ways run along it, each with its track.
    upright: Vec<BTreeMap<Spot, usize>>,
    /// For each line of cards, the targets in it.
    across: Vec<Vec<Spot>>,
}

impl Gutters {
    pub fn of(map: &Map, columns: usize) -> Self {
        let mut places = BTreeMap::new();
        let mut line = 0;
        for band in &map.bands {
            places.insert(band.spot, (usize::MAX, line));
            for cards in band.cards.chunks(columns) {
                for (column, card) in cards.iter().enumerate() {
                    let blocks = card.blocks.iter().flat_map(|block| block.spot.into_iter().chain(block.rows.iter().map(|row| row.spot)));
                    places.extend(card.spot.into_iter().chain(blocks).map(|spot| (spot, (column, line))));
                }
                line += 1;
            }
            line += usize::from(band.cards.is_empty());
        }
        let mut gutters = Gutters { places, upright: vec![BTreeMap::new(); columns + 1], across: vec![Vec::new(); line] };
        let mut upright: Vec<BTreeMap<Spot, (usize, usize)>> = vec![BTreeMap::new(); columns + 1];
        let mut across = vec![BTreeSet::new(); line];
        for way in &map.ways {
            if let Some((gutter, line)) = gutters.bends(way.from, way.to, way.why) {
                let own = gutters.places.get(&way.from).map_or(line, |place| place.1);
                let run = upright[gutter].entry(way.to).or_insert((line, line));
                *run = (run.0.min(own), run.1.max(own));
                across[line].insert(way.to);
            }
        }
        gutters.upright = upright.iter().map(tracks).collect();
        gutters.across = across.into_iter().map(|spots| spots.into_iter().collect()).collect();
        gutters
    }

    /// The gutter that a way goes up or down and the line above which it goes along; none if it goes straight.
    fn bends(&self, from: Spot, to: Spot, why: Why) -> Option<(usize, usize)> {
        let (&(column, own), &(other, line)) = (self.places.get(&from)?, self.places.get(&to)?);
        if column == usize::MAX || (why == Why::Next && own == line && other == column + 1) {
            return None;
        }
        Some((column + 1, line))
    }

    /// The line of a band's first cards.
    pub fn first_line(&self, band: Spot) -> usize {
        self.places.get(&band).map_or(0, |place| place.1)
    }

    /// Where a column begins.
    pub fn left(&self, column: usize) -> i32 {
        let before: i32 = (0..=column).map(|gutter| self.room(gutter)).sum();
        MARGIN + HEAD + before + CARD * column as i32
    }

    /// The width of the page.
    pub fn width(&self, columns: usize) -> i32 {
        self.left(columns - 1) + CARD + self.room(columns) + MARGIN
    }

    /// The free height above a line of cards.
    pub fn above(&self, line: usize) -> i32 {
        FREE + TRACK * self.across[line].len().min(TRACKS) as i32
    }

    fn room(&self, gutter: usize) -> i32 {
        FREE + TRACK * self.upright[gutter].values().max().map_or(0, |most| most + 1).min(TRACKS) as i32
    }

    /// How far from the gutter's edge the ways to a target run up or down.
    fn upright_track(&self, gutter: usize, target: Spot) -> i32 {
        TRACK * (self.upright[gutter].get(&target).copied().unwrap_or(0) % TRACKS) as i32
    }

    /// How far from the line's top the ways to a target run along.
    fn across_track(&self, line: usize, target: Spot) -> i32 {
        TRACK * (self.across[line].iter().position(|spot| *spot == target).unwrap_or(0) % TRACKS) as i32
    }
}

/// A track for each target, given the first and the last line of its ways: the innermost that is free all along.
fn tracks(runs: &BTreeMap<Spot, (usize, usize)>) -> BTreeMap<Spot, usize> {
    let mut sorted: Vec<(usize, usize, Spot)> = runs.iter().map(|(spot, run)| (run.0, run.1, *spot)).collect();
    sorted.sort_unstable();
    let mut ends: Vec<usize> = Vec::new();
    let mut found = BTreeMap::new();
    for (first, last, spot) in sorted {
        let free = ends.iter().position(|end| *end < first);
        let track = free.unwrap_or(ends.len());
        match free {
            Some(track) => ends[track] = last,
            None => ends.push(last),
        }
        found.insert(spot, track);
    }
    found
}

/// Draws all ways; those whose ends are not on the page are left out.
pub(super) fn ways(map: &Map, gutters: &Gutters, items: &[Item]) -> Vec<Drawn> {
    let found: BTreeMap<Spot, &Item> =
        items.iter().filter(|item| item.kind != Kind::Band).filter_map(|item| Some((item.spot?, item))).collect();
    let draw = |way: usize| {
        let it = &map.ways[way];
        let (from, to) = (found.get(&it.from)?, found.get(&it.to)?);
        let points = if from.kind == Kind::Head {
            vec![(from.area.left + 24, from.area.bottom()), (to.area.left + 24, to.area.top)]
        } else if let Some((gutter, line)) = gutters.bends(it.from, it.to, it.why) {
            let start = (from.area.right(), leaves(from));
            let x = gutters.left(gutter - 1) + CARD + FREE / 2 + gutters.upright_track(gutter, it.to);
            let y = to.area.top - FREE / 2 - gutters.across_track(line, it.to);
            let end = to.area.left + if to.kind == Kind::Head { to.area.width / 2 } else { 32 };
            vec![start, (x, start.1), (x, y), (end, y), (end, to.area.top)]
        } else {
            let y = from.area.top + 16;
            vec![(from.area.right(), y), (to.area.left, y)]
        };
        Some(Drawn { way, points })
    };
    (0..map.ways.len()).filter_map(draw).collect()
}

/// The height at which a way leaves.
fn leaves(item: &Item) -> i32 {
    let Area { top, height, .. } = item.area;
    if item.kind == Kind::Row { top + height / 2 } else { top + 16 }
}
