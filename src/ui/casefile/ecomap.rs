//! The ecomap as it is known: drawn, and said in a list beside it. The task of drawing one is elsewhere.

use egui::{Painter, Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

use crate::debrief::tie_words;
use crate::scenario::words::{Flow, Level, Strength};
use crate::scenario::{NodeId, NodeKind, Scenario, TieId, TieState};
use crate::sim::Play;
use crate::ui::theme::{self, Palette, Type, palette};
use crate::ui::widgets::{drawing_ui, heading_ui, muted_ui, text_ui};

/// A node on the drawing: where it is and the text in its box.
struct Spot {
    node: NodeId,
    rect: Rect,
    galley: std::sync::Arc<egui::Galley>,
}

/// Draws the page.
pub(super) fn ecomap_ui(ui: &mut Ui, play: &Play) {
    let (case, state) = (play.case(), play.state());
    let ties: Vec<(TieId, TieState)> = (0..case.ties.len())
        .map(TieId::at)
        .filter(|tie| state.knows_tie(case, *tie))
        .map(|tie| (tie, state.ties[tie.index()]))
        .filter(|(_, state)| is_drawn(*state))
        .collect();
    heading_ui(ui, 2, "Ecomap");
    let width = ui.available_width().min(560.0);
    let size = vec2(width, (width * 0.95).max(300.0));
    let palette = palette(ui);
    let said = format!("Ecomap of {}: {} ties; the list below says the same in words", case.client.name, ties.len());
    let nodes: Vec<NodeId> = (0..case.nodes.len()).map(NodeId::at).filter(|node| on_map(play, *node)).collect();
    drawing_ui(ui, size, &said, |painter, rect| paint(painter, rect, case, &nodes, &ties, palette));
    key_ui(ui, palette);
    heading_ui(ui, 3, "In words");
    if ties.is_empty() {
        text_ui(ui, "You know of no tie yet.");
    }
    for (tie, state) in &ties {
        let (first, second) = case.tie(*tie).between;
        let level = case.tie_level((first, second)).label().to_lowercase();
        text_ui(ui, &format!("{} – {}: {}", name(case, first), name(case, second), words(*state)));
        muted_ui(ui, &level);
    }
}

/// A tie that carries nothing and strains nothing is no line.
fn is_drawn(state: TieState) -> bool {
    state.strength != Strength::None || state.stress
}

fn words(state: TieState) -> String {
    if state.strength == Strength::None { "nothing but stress".into() } else { tie_words(state) }
}

/// The client, and whoever has a tie that is known, be it to nothing by now.
fn on_map(play: &Play, node: NodeId) -> bool {
    let (case, state) = (play.case(), play.state());
    let mut known = (0..case.ties.len()).map(TieId::at).filter(|tie| state.knows_tie(case, *tie));
    node.index() == 0
        || known.any(|tie| {
            let (first, second) = case.tie(tie).between;
            first == node || second == node
        })
}

fn name(case: &Scenario, node: NodeId) -> &str {
    &case.node(node).name
}

fn paint(painter: &Painter, rect: Rect, case: &Scenario, nodes: &[NodeId], ties: &[(TieId, TieState)], palette: &Palette) {
    let centre = rect.center();
    let spots = spots(painter, rect, case, nodes, palette);
    for (level, part) in RINGS {
        ring(painter, centre, rect.size() * 0.5 * part, level);
    }
    let spot = |node: NodeId| spots.iter().find(|spot| spot.node == node);
    for (tie, state) in ties {
        let (first, second) = case.tie(*tie).between;
        if let (Some(from), Some(to)) = (spot(first), spot(second)) {
            // Lines begin at the edge of a box, so that arrows can be seen.
            let from_edge = edge(from.rect, to.rect.center());
            let to_edge = edge(to.rect, from.rect.center());
            line(painter, from_edge, to_edge, *state, first.index() == 0, palette);
        }
    }
    for spot in &spots {
        let node = case.node(spot.node);
        let colour = if node.kind == NodeKind::Client { palette.ink } else { theme::ring(node.level) };
        let corner = if node.kind == NodeKind::System { 2.0 } else { 10.0 };
        painter.rect(frame(spot.rect), corner, palette.paper, Stroke::new(2.0, colour), egui::StrokeKind::Inside);
        painter.galley(spot.rect.min, spot.galley.clone(), palette.ink);
    }
    for (level, part) in RINGS {
        ring_name(painter, centre, rect.size() * 0.5 * part, level, &spots, palette);
    }
}

/// The rings from the inside, each with its part of the drawing.
const RINGS: [(Level, f32); 3] = [(Level::Micro, 0.56), (Level::Exo, 0.78), (Level::Macro, 0.97)];

/// A ring; each has a line style of its own, too.
fn ring(painter: &Painter, centre: Pos2, radius: Vec2, level: Level) {
    let points: Vec<Pos2> = (0..=96).map(|step| on_ellipse(centre, radius, step as f32 / 96.0)).collect();
    let stroke = Stroke::new(1.5, theme::ring(level));
    match level {
        Level::Micro => {
            painter.line(points, stroke);
        }
        Level::Exo => painter.extend(egui::Shape::dashed_line(&points, stroke, 8.0, 4.0)),
        _ => painter.extend(egui::Shape::dashed_line(&points, stroke, 2.0, 4.0)),
    }
}

/// The name of a ring, on its line, where no box is in the way.
fn ring_name(painter: &Painter, centre: Pos2, radius: Vec2, level: Level, spots: &[Spot], palette: &Palette) {
    let galley = painter.layout_no_wrap(level.label().to_lowercase(), Type::Small.font(), palette.muted);
    let places = (0..32).map(|step| {
        // From the top to both sides in turn.
        let turn = 0.75 + f32::from(i8::try_from((step + 1) / 2).unwrap_or(0)) / 32.0 * if step % 2 == 0 { 1.0 } else { -1.0 };
        Rect::from_center_size(on_ellipse(centre, radius, turn), galley.size() + vec2(8.0, 0.0))
    });
    let free = |place: &Rect| painter.clip_rect().contains_rect(*place) && spots.iter().all(|spot| !frame(spot.rect).intersects(*place));
    if let Some(place) = places.into_iter().find(free) {
        painter.rect_filled(place, 2.0, palette.panel);
        painter.galley(place.min + vec2(4.0, 0.0), galley, palette.muted);
    }
}

fn on_ellipse(centre: Pos2, radius: Vec2, turn: f32) -> Pos2 {
    let angle = std::f32::consts::TAU * turn;
    centre + vec2(radius.x * angle.cos(), radius.y * angle.sin())
}

/// The box around a text.
fn frame(text: Rect) -> Rect {
    text.expand2(vec2(6.0, 3.0))
}

/// Where everybody stands: spread over their ring, then moved apart until no two boxes overlap.
fn spots(painter: &Painter, rect: Rect, case: &Scenario, nodes: &[NodeId], palette: &Palette) -> Vec<Spot> {
    let centre = rect.center();
    let mut spots: Vec<Spot> = Vec::new();
    for level in [Level::Micro, Level::Exo, Level::Macro] {
        let on_ring: Vec<NodeId> = nodes.iter().copied().filter(|node| node.index() != 0 && ring_of(case, *node) == level).collect();
        let part = match level {
            Level::Micro => 0.5,
            Level::Exo => 0.76,
            _ => 0.93,
        };
        for (at, node) in on_ring.iter().enumerate() {
            // Each ring starts elsewhere, so that boxes of neighbouring rings do not line up.
            let turn = (at as f32 + 0.5) / on_ring.len() as f32 + part;
            let at = on_ellipse(centre, rect.size() * 0.5 * part, turn);
            spots.push(spot(painter, case, *node, at, palette));
        }
    }
    spots.insert(0, spot(painter, case, NodeId::at(0), centre, palette));
    let gap = vec2(10.0, 7.0);
    for _ in 0..80 {
        for a in 0..spots.len() {
            for b in a + 1..spots.len() {
                let (first, second) = (spots[a].rect.expand2(gap), spots[b].rect.expand2(gap));
                if !first.intersects(second) {
                    continue;
                }
                let overlap = first.intersect(second).size();
                let away = second.center() - first.center();
                let push =
                    if overlap.x < overlap.y { vec2(overlap.x * away.x.signum(), 0.0) } else { vec2(0.0, overlap.y * away.y.signum()) };
                let share = if a == 0 { 0.0 } else { 0.5 };
                spots[a].rect = spots[a].rect.translate(-push * share);
                spots[b].rect = spots[b].rect.translate(push * (1.0 - share));
            }
        }
        let inside = rect.shrink2(vec2(8.0, 6.0));
        for spot in spots.iter_mut().skip(1) {
            let over = vec2(
                (inside.left() - spot.rect.left()).max(0.0) - (spot.rect.right() - inside.right()).max(0.0),
                (inside.top() - spot.rect.top()).max(0.0) - (spot.rect.bottom() - inside.bottom()).max(0.0),
            );
            spot.rect = spot.rect.translate(over);
        }
    }
    spots
}

fn ring_of(case: &Scenario, node: NodeId) -> Level {
    match case.node(node).level {
        Level::Exo => Level::Exo,
        Level::Macro | Level::Chrono => Level::Macro,
        Level::Micro | Level::Meso => Level::Micro,
    }
}

fn spot(painter: &Painter, case: &Scenario, node: NodeId, at: Pos2, palette: &Palette) -> Spot {
    let font = if node.index() == 0 { Type::Small.bold() } else { Type::Small.font() };
    let galley = painter.layout(name(case, node).to_owned(), font, palette.ink, 112.0);
    Spot { node, rect: Rect::from_center_size(at, galley.size()), galley }
}

/// Where the line from the middle of a box to a point leaves the box.
fn edge(rect: Rect, to: Pos2) -> Pos2 {
    let half = rect.size() * 0.5 + vec2(8.0, 5.0);
    let way = to - rect.center();
    let scale = (half.x / way.x.abs().max(0.01)).min(half.y / way.y.abs().max(0.01)).min(1.0);
    rect.center() + way * scale
}

/// A tie: thick if strong, dashed if tenuous, zigzag if stressful, with arrows for its flow.
fn line(painter: &Painter, from: Pos2, to: Pos2, state: TieState, client_first: bool, palette: &Palette) {
    let stroke = match (state.strength, state.stress) {
        (Strength::Strong, false) => Stroke::new(3.5, palette.ink),
        (Strength::Strong, true) => Stroke::new(3.0, palette.danger),
        (_, true) => Stroke::new(1.5, palette.danger),
        (_, false) => Stroke::new(1.5, palette.ink),
    };
    let points = if state.stress { zigzag(from, to) } else { vec![from, to] };
    if state.strength == Strength::Strong {
        painter.line(points, stroke);
    } else {
        painter.extend(egui::Shape::dashed_line(&points, stroke, 6.0, 4.0));
    }
    let (to_first, to_second) = match state.flow {
        Flow::None => (false, false),
        Flow::Both => (true, true),
        Flow::ToClient => (client_first, !client_first),
        Flow::FromClient => (!client_first, client_first),
    };
    for (yes, tip, tail) in [(to_first, from, to), (to_second, to, from)] {
        if yes {
            head(painter, tip, (tip - tail).normalized(), stroke.color);
        }
    }
}

fn zigzag(from: Pos2, to: Pos2) -> Vec<Pos2> {
    let way = to - from;
    let teeth = ((way.length() / 9.0) as usize).max(3);
    let across = way.normalized().rot90() * 4.0;
    let middle = (1..teeth).map(|at| {
        let side = if at % 2 == 0 { 1.0 } else { -1.0 };
        from + way * (at as f32 / teeth as f32) + across * side
    });
    std::iter::once(from).chain(middle).chain(std::iter::once(to)).collect()
}

fn head(painter: &Painter, tip: Pos2, way: Vec2, colour: egui::Color32) {
    let back = tip - way * 10.0;
    let across = way.rot90() * 5.0;
    painter.add(egui::Shape::convex_polygon(vec![tip, back + across, back - across], colour, Stroke::NONE));
}

/// What the lines mean.
fn key_ui(ui: &mut Ui, palette: &Palette) {
    let tie = |strength, stress, flow| TieState { strength, stress, flow };
    let kinds = [
        ("strong", tie(Strength::Strong, false, Flow::None)),
        ("tenuous", tie(Strength::Tenuous, false, Flow::None)),
        ("stressful", tie(Strength::Strong, true, Flow::None)),
        ("flow", tie(Strength::Strong, false, Flow::ToClient)),
    ];
    ui.horizontal_wrapped(|ui| {
        muted_key_ui(ui, "Key");
        for (name, state) in kinds {
            drawing_ui(ui, vec2(44.0, 20.0), &format!("Line for {name}"), |painter, rect| {
                let rect = rect.shrink(3.0);
                line(painter, pos2(rect.left(), rect.center().y), pos2(rect.right(), rect.center().y), state, false, palette);
            });
            muted_key_ui(ui, name);
        }
    });
}

/// Small text that leaves room beside it.
fn muted_key_ui(ui: &mut Ui, text: &str) {
    let colour = palette(ui).muted;
    ui.add(egui::Label::new(egui::RichText::new(text).font(Type::Small.font()).color(colour)).extend());
}
