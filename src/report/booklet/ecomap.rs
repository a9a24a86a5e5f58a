//! The ecomap as a drawing for paper: the client in the middle, a ring for each level, a style of line for each kind of tie.
//!
//! Strength is told by the line, stress by a zigzag over it, help by an arrow the way it moves (handbook, part 4.2); never by
//! color alone. The table beside it says the same in words. Cases with too many names for a page are not drawn.

use std::f64::consts::{FRAC_PI_2, TAU};

use maud::{Markup, html};

use crate::report::plain::short;
use crate::scenario::words::{Flow, Level, Strength};
use crate::scenario::{NodeId, NodeKind, Scenario, Tie, TieState};

/// Size of the drawing.
const WIDE: f64 = 760.0;
const HIGH: f64 = 620.0;
/// Half the size of a name's box.
const BOX: (f64, f64) = (62.0, 21.0);
/// Most names that can be told apart on one page.
const MOST: usize = 28;

type Spot = (f64, f64);

/// Draws the ties as the case begins; nothing where there are too many names.
pub fn drawing(case: &Scenario) -> Option<Markup> {
    if case.nodes.len() > MOST || case.ties.len() > 4 * MOST {
        return None;
    }
    let (rings, spots) = places(case);
    let drawn: Vec<&Tie> = case.ties.iter().filter(|tie| tie.start.strength != Strength::None).collect();
    Some(html! {
        svg viewBox={ "0 0 " (WIDE) " " (HIGH) } role="img" aria-labelledby="ecomap-title ecomap-text" {
            title id="ecomap-title" { "Ecomap of " (case.client.name) }
            desc id="ecomap-text" {
                (drawn.len()) " ties between " (case.nodes.len()) " people and systems, as the case begins. The table after the drawing says all of it in words."
            }
            @for (level, reach) in &rings {
                ellipse class={ "ring " (level.id()) } cx=(WIDE / 2.0) cy=(MIDDLE) rx=(round(reach.0)) ry=(round(reach.1)) {}
            }
            @for tie in &drawn { (line(spots[tie.between.0.index()], spots[tie.between.1.index()], tie.start, arrows(case, tie))) }
            @for (level, reach) in &rings {
                text.level x=(WIDE / 2.0) y=(round(MIDDLE - reach.1 - 5.0)) { (level.label().to_lowercase()) }
            }
            @for (at, spot) in spots.iter().enumerate() { (name(case, NodeId::at(at), *spot)) }
            (key())
        }
    })
}

/// The middle of the rings; the key stands below.
const MIDDLE: f64 = 285.0;

/// The rings that the case has, and where each node stands.
fn places(case: &Scenario) -> (Vec<(Level, Spot)>, Vec<Spot>) {
    let outer = |node: usize| case.nodes[node].kind != NodeKind::Client;
    let mut levels: Vec<Level> = (0..case.nodes.len()).filter(|&node| outer(node)).map(|node| case.nodes[node].level).collect();
    levels.sort_unstable();
    levels.dedup();
    let full = (WIDE / 2.0 - BOX.0 - 4.0, MIDDLE - BOX.1 - 14.0);
    let share = |at: usize| if levels.len() == 1 { 0.75 } else { 0.54 + 0.46 * at as f64 / (levels.len() - 1) as f64 };
    let rings: Vec<(Level, Spot)> =
        levels.iter().enumerate().map(|(at, level)| (*level, (full.0 * share(at), full.1 * share(at)))).collect();
    let groups: Vec<Group> = rings
        .iter()
        .enumerate()
        .map(|(at, (level, reach))| Group {
            nodes: (0..case.nodes.len()).filter(|&node| outer(node) && case.nodes[node].level == *level).collect(),
            reach: *reach,
            turn: 0.16 * at as f64,
        })
        .collect();
    (rings, settle(case, groups))
}

/// Who sits on a ring, in order, and how far the ring is turned.
#[derive(Clone)]
struct Group {
    nodes: Vec<usize>,
    reach: Spot,
    turn: f64,
}

/// Where everybody sits; the client in the middle.
fn seats(count: usize, groups: &[Group]) -> Vec<Spot> {
    let mut seats = vec![(WIDE / 2.0, MIDDLE); count];
    for group in groups {
        for (at, &node) in group.nodes.iter().enumerate() {
            // The top of a ring stays free for its name.
            let turn = TAU * (at as f64 + 0.5) / group.nodes.len() as f64 - FRAC_PI_2 + group.turn;
            seats[node] = (WIDE / 2.0 + group.reach.0 * turn.cos(), MIDDLE + group.reach.1 * turn.sin());
        }
    }
    seats
}

/// Turns the rings and lets two of a ring change seats, as long as that makes the map easier to read.
fn settle(case: &Scenario, mut groups: Vec<Group>) -> Vec<Spot> {
    let ties: Vec<(usize, usize)> = case.ties.iter().map(|tie| (tie.between.0.index(), tie.between.1.index())).collect();
    let measure = |groups: &[Group]| trouble(&ties, &seats(case.nodes.len(), groups));
    let mut least = measure(&groups);
    for _ in 0..5 {
        let before = least;
        for ring in 0..groups.len() {
            let count = groups[ring].nodes.len();
            let swaps = (0..count).flat_map(|first| (first + 1..count).map(move |second| (first, second)));
            for (first, second) in swaps {
                groups[ring].nodes.swap(first, second);
                let now = measure(&groups);
                if now < least {
                    least = now;
                } else {
                    groups[ring].nodes.swap(first, second);
                }
            }
            for step in 1..12 {
                let was = groups[ring].turn;
                groups[ring].turn = 0.16 * ring as f64 + TAU * f64::from(step) / 12.0 / count as f64;
                let now = measure(&groups);
                if now < least {
                    least = now;
                } else {
                    groups[ring].turn = was;
                }
            }
        }
        if least >= before {
            break;
        }
    }
    seats(case.nodes.len(), &groups)
}

/// How hard a map is to read: long lines, lines that run through names, names that stand in each other's way or under a ring's name.
fn trouble(ties: &[(usize, usize)], seats: &[Spot]) -> f64 {
    let mut sum = 0.0;
    for &(first, second) in ties {
        let (a, b) = (seats[first], seats[second]);
        sum += (b.0 - a.0).hypot(b.1 - a.1);
        let through = (0..seats.len()).filter(|&node| node != first && node != second && meets(seats[node], a, b)).count();
        sum += 900.0 * through as f64;
    }
    for (at, a) in seats.iter().enumerate() {
        let close = seats[..at].iter().filter(|b| (a.0 - b.0).abs() < 2.0 * BOX.0 + 8.0 && (a.1 - b.1).abs() < 2.0 * BOX.1 + 8.0);
        sum += 1_500.0 * close.count() as f64;
        sum += if (a.0 - WIDE / 2.0).abs() < BOX.0 + 20.0 && a.1 < MIDDLE - 2.0 * BOX.1 { 700.0 } else { 0.0 };
    }
    sum
}

/// Whether a line runs through the box of a name.
fn meets(center: Spot, a: Spot, b: Spot) -> bool {
    (1..24).any(|step| {
        let part = f64::from(step) / 24.0;
        let point = (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part);
        (point.0 - center.0).abs() < BOX.0 + 4.0 && (point.1 - center.1).abs() < BOX.1 + 4.0
    })
}

/// Whether there is an arrow at the first and at the second end.
fn arrows(case: &Scenario, tie: &Tie) -> (bool, bool) {
    let first_is_client = case.node(tie.between.0).kind == NodeKind::Client;
    match tie.start.flow {
        Flow::None => (false, false),
        Flow::Both => (true, true),
        Flow::ToClient => (first_is_client, !first_is_client),
        Flow::FromClient => (!first_is_client, first_is_client),
    }
}

fn line(from: Spot, to: Spot, state: TieState, arrows: (bool, bool)) -> Markup {
    let (start, end) = (edge(from, to), edge(to, from));
    html! {
        line.tie.strong[state.strength == Strength::Strong].tenuous[state.strength == Strength::Tenuous]
            x1=(round(start.0)) y1=(round(start.1)) x2=(round(end.0)) y2=(round(end.1)) {}
        @if state.stress { polyline.stress points=(zigzag(start, end)) {} }
        @if arrows.0 { polygon.arrow points=(arrow(end, start)) {} }
        @if arrows.1 { polygon.arrow points=(arrow(start, end)) {} }
    }
}

/// Where the line from a name to another leaves its box.
fn edge(from: Spot, to: Spot) -> Spot {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let reach = |way: f64, half: f64| if way.abs() < 1e-6 { f64::INFINITY } else { (half + 3.0) / way.abs() };
    let part = reach(dx, BOX.0).min(reach(dy, BOX.1)).min(0.45);
    (from.0 + dx * part, from.1 + dy * part)
}

fn zigzag(a: Spot, b: Spot) -> String {
    let long = (b.0 - a.0).hypot(b.1 - a.1).max(1.0);
    let (along, across) = (((b.0 - a.0) / long, (b.1 - a.1) / long), (-(b.1 - a.1) / long, (b.0 - a.0) / long));
    let turns = ((long - 24.0) / 9.0).max(2.0) as u32;
    let mut points = Vec::new();
    for turn in 0..=turns {
        let way = 12.0 + (long - 24.0) * f64::from(turn) / f64::from(turns);
        let side = if turn % 2 == 0 { 5.0 } else { -5.0 };
        points.push(pair((a.0 + along.0 * way + across.0 * side, a.1 + along.1 * way + across.1 * side)));
    }
    points.join(" ")
}

fn arrow(from: Spot, tip: Spot) -> String {
    let long = (tip.0 - from.0).hypot(tip.1 - from.1).max(1.0);
    let (x, y) = ((tip.0 - from.0) / long, (tip.1 - from.1) / long);
    let back = (tip.0 - 12.0 * x, tip.1 - 12.0 * y);
    [tip, (back.0 - 5.5 * y, back.1 + 5.5 * x), (back.0 + 5.5 * y, back.1 - 5.5 * x)].map(pair).join(" ")
}

fn name(case: &Scenario, id: NodeId, at: Spot) -> Markup {
    let node = case.node(id);
    let words = short(if node.kind == NodeKind::Client { &case.client.called } else { &node.name }, 38);
    let lines: Vec<String> = textwrap::wrap(&words, 16).into_iter().take(3).map(|line| line.into_owned()).collect();
    let first = at.1 + 4.5 - 7.0 * (lines.len() as f64 - 1.0);
    html! {
        rect.name.client[node.kind == NodeKind::Client].person[node.kind == NodeKind::Person]
            x=(round(at.0 - BOX.0)) y=(round(at.1 - BOX.1)) width=(2.0 * BOX.0) height=(2.0 * BOX.1)
            rx=(if node.kind == NodeKind::System { 2 } else { 20 }) {}
        @for (row, line) in lines.iter().enumerate() {
            text.name x=(round(at.0)) y=(round(first + 14.0 * row as f64)) { (line) }
        }
    }
}

/// What the lines mean.
fn key() -> Markup {
    let tie = |strength, stress, flow| TieState { strength, stress, flow };
    let entries = [
        ("strong", tie(Strength::Strong, false, Flow::None)),
        ("tenuous", tie(Strength::Tenuous, false, Flow::None)),
        ("stressful", tie(Strength::Strong, true, Flow::None)),
        ("help moves this way", tie(Strength::Strong, false, Flow::Both)),
    ];
    html! {
        @for (at, (says, state)) in entries.iter().enumerate() {
            @let left = 20.0 + 180.0 * at as f64;
            @let ends = ((left, HIGH - 18.0), (left + 50.0, HIGH - 18.0));
            line.tie.strong[state.strength == Strength::Strong].tenuous[state.strength == Strength::Tenuous]
                x1=(ends.0.0) y1=(ends.0.1) x2=(ends.1.0) y2=(ends.1.1) {}
            @if state.stress { polyline.stress points=(zigzag(ends.0, ends.1)) {} }
            @if state.flow == Flow::Both { polygon.arrow points=(arrow(ends.0, ends.1)) {} }
            text.key x=(left + 58.0) y=(HIGH - 13.5) { (says) }
        }
    }
}

fn pair(at: Spot) -> String {
    format!("{},{}", round(at.0), round(at.1))
}

fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
