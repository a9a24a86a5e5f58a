//! The ecomap as a drawing: the client in the centre, rings around, a line style for each kind of tie. It knows no key and no score.
//!
//! Arrows point the way energy or resources move (handbook, part 4.2). Strength is told by the line, stress by a zigzag over
//! it, never by colour alone; the key stands below every map.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::arrange::{Orbit, arrange};
use crate::debrief::tie_words;
use crate::scenario::words::{Flow, Level, Strength};
use crate::scenario::{NodeId, NodeKind, Scenario, TieState};
use crate::ui::theme::{self, Palette, Type, palette};
use crate::ui::widgets::{drawing_ui, muted_ui};

/// A tie to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawnTie {
    /// Its ends.
    pub between: (NodeId, NodeId),
    /// How it is drawn.
    pub state: TieState,
}

impl DrawnTie {
    /// Whether there is anything to draw.
    pub fn is_drawn(&self) -> bool {
        self.state.strength != Strength::None
    }
}

/// The two ends by name, the client first.
pub fn pair_name(case: &Scenario, between: (NodeId, NodeId)) -> String {
    let swap = case.node(between.1).kind == NodeKind::Client;
    let (first, second) = if swap { (between.1, between.0) } else { between };
    format!("{} and {}", case.node(first).name, case.node(second).name)
}

/// Draws a map of these nodes and ties, with its key. `title` begins the text alternative.
pub fn ecomap_drawing_ui(ui: &mut Ui, case: &Scenario, title: &str, nodes: &[NodeId], ties: &[DrawnTie], width: f32) -> Response {
    let size = vec2(width, (width * 1.05).clamp(340.0, 540.0));
    let palette = palette(ui);
    let response = drawing_ui(ui, size, &in_words(case, title, ties), |painter, rect| {
        let places = Places::of(painter, case, nodes, rect);
        places.draw_rings(painter, palette);
        for tie in ties {
            if let (Some(from), Some(to)) = (places.spot(tie.between.0), places.spot(tie.between.1)) {
                tie_line(painter, case, *tie, from, to, palette);
            }
        }
        for spot in &places.spots {
            spot.draw(painter, case, palette);
        }
    });
    key_ui(ui);
    response
}

fn in_words(case: &Scenario, title: &str, ties: &[DrawnTie]) -> String {
    if ties.is_empty() {
        return format!("{title}: no ties");
    }
    let said: Vec<String> = ties.iter().map(|tie| format!("{}: {}", pair_name(case, tie.between), tie_words(tie.state))).collect();
    format!("{title}: {}", said.join("; "))
}

/// Where everything stands.
struct Places {
    rect: Rect,
    rings: Vec<Ring>,
    spots: Vec<Spot>,
}

/// A ring of the ecological model, and how far out it lies.
struct Ring {
    level: Level,
    orbit: Orbit,
}

/// A name where it stands, laid out.
struct Spot {
    node: NodeId,
    rect: Rect,
    name: Arc<Galley>,
}

/// Room for a name.
const NAME: Vec2 = vec2(92.0, 44.0);

impl Places {
    fn of(painter: &Painter, case: &Scenario, nodes: &[NodeId], rect: Rect) -> Self {
        let is_client = |node: NodeId| case.node(node).kind == NodeKind::Client;
        let mut levels: Vec<Level> = nodes.iter().filter(|node| !is_client(**node)).map(|node| case.node(*node).level).collect();
        levels.sort_unstable();
        levels.dedup();
        let reach = rect.size() / 2.0 - NAME / 2.0 - Vec2::splat(2.0);
        let (mut rings, mut spots) = (Vec::new(), Vec::with_capacity(nodes.len() + 1));
        for (at, level) in levels.iter().enumerate() {
            let share = if levels.len() == 1 { 0.85 } else { 0.56 + 0.44 * at as f32 / (levels.len() - 1) as f32 };
            let on_ring: Vec<NodeId> = nodes.iter().copied().filter(|node| !is_client(*node) && case.node(*node).level == *level).collect();
            rings.push(Ring { level: *level, orbit: Orbit { radius: reach * share, count: on_ring.len() } });
            spots.extend(on_ring.iter().map(|node| Spot::at(painter, case, *node, rect.center())));
        }
        if let Some(client) = (0..case.nodes.len()).map(NodeId::at).find(|node| is_client(*node)) {
            spots.push(Spot::at(painter, case, client, rect.center()));
        }
        let orbits: Vec<Orbit> = rings.iter().map(|ring| ring.orbit).collect();
        let sizes: Vec<Vec2> = spots.iter().map(|spot| spot.rect.size()).collect();
        let position = |node: NodeId| spots.iter().position(|spot| spot.node == node);
        // All ties of the case count, known or not, drawn or not: nobody moves while a map is drawn.
        let lines: Vec<(usize, usize)> = case.ties.iter().filter_map(|tie| position(tie.between.0).zip(position(tie.between.1))).collect();
        for (spot, place) in spots.iter_mut().zip(arrange(rect.center(), &orbits, &sizes, &lines)) {
            spot.rect = Rect::from_center_size(place, spot.rect.size());
        }
        push_apart(&mut spots, rect.shrink(2.0));
        Self { rect, rings, spots }
    }

    fn spot(&self, node: NodeId) -> Option<Rect> {
        self.spots.iter().find(|spot| spot.node == node).map(|spot| spot.rect)
    }

    fn draw_rings(&self, painter: &Painter, palette: &Palette) {
        for ring in &self.rings {
            let turns = (0..=96).map(|step| std::f32::consts::TAU * step as f32 / 96.0);
            let points: Vec<Pos2> = turns.map(|turn| ring.orbit.point(self.rect.center(), turn)).collect();
            let color = theme::ring(ring.level);
            painter.extend(match ring.level {
                Level::Micro => vec![Shape::line(points, Stroke::new(1.0, color))],
                Level::Exo => Shape::dashed_line(&points, Stroke::new(1.0, color), 8.0, 5.0),
                _ => Shape::dotted_line(&points, color, 6.0, 1.0),
            });
            let galley = painter.layout_no_wrap(ring.level.label().to_lowercase(), Type::Small.font(), palette.muted);
            let place = |turn: f32| Rect::from_center_size(ring.orbit.point(self.rect.center(), turn), galley.size() + vec2(8.0, 0.0));
            let free = |ground: &Rect| self.spots.iter().all(|spot| !spot.rect.expand(2.0).intersects(*ground));
            let Some(ground) = (0..48).map(|step| place(std::f32::consts::TAU * step as f32 / 48.0)).find(free) else { continue };
            painter.rect_filled(ground, CornerRadius::same(2), palette.paper);
            painter.galley(ground.min + vec2(4.0, 0.0), galley, palette.muted);
        }
    }
}

/// Moves names apart that stand in each other's way; the client, last of them, stays in the centre.
fn push_apart(spots: &mut [Spot], inside: Rect) {
    const GAP: Vec2 = vec2(9.0, 9.0);
    let client = spots.len().saturating_sub(1);
    for _ in 0..60 {
        for a in 0..spots.len() {
            for b in a + 1..spots.len() {
                let (first, second) = (spots[a].rect.expand2(GAP), spots[b].rect.expand2(GAP));
                if !first.intersects(second) {
                    continue;
                }
                let (overlap, away) = (first.intersect(second).size(), second.center() - first.center());
                let push =
                    if overlap.x < overlap.y { vec2(overlap.x * away.x.signum(), 0.0) } else { vec2(0.0, overlap.y * away.y.signum()) };
                let share = if b == client { 1.0 } else { 0.5 };
                spots[a].rect = spots[a].rect.translate(-push * share);
                spots[b].rect = spots[b].rect.translate(push * (1.0 - share));
            }
        }
        for spot in spots.iter_mut() {
            let low = (inside.min - spot.rect.min).max(Vec2::ZERO);
            let high = (spot.rect.max - inside.max).max(Vec2::ZERO);
            spot.rect = spot.rect.translate(low - high);
        }
    }
}

impl Spot {
    fn at(painter: &Painter, case: &Scenario, id: NodeId, centre: Pos2) -> Self {
        let node = case.node(id);
        let font = if node.kind == NodeKind::Client { Type::Small.bold() } else { Type::Small.font() };
        let name = painter.layout(node.name.clone(), font, Color32::PLACEHOLDER, NAME.x - 10.0);
        let size = vec2((name.size().x + 12.0).max(44.0), name.size().y + 6.0);
        Self { node: id, rect: Rect::from_center_size(centre, size), name }
    }

    fn draw(&self, painter: &Painter, case: &Scenario, palette: &Palette) {
        let node = case.node(self.node);
        let client = node.kind == NodeKind::Client;
        let edge = if client { palette.ink } else { theme::ring(node.level) };
        let round = if client { 14 } else { 4 };
        let ground = if client { palette.accent_soft } else { palette.paper };
        let stroke = Stroke::new(if client { 2.0 } else { 1.5 }, edge);
        painter.rect(self.rect, CornerRadius::same(round), ground, stroke, StrokeKind::Inside);
        painter.galley(self.rect.center() - self.name.size() / 2.0, Arc::clone(&self.name), palette.ink);
    }
}

fn tie_line(painter: &Painter, case: &Scenario, tie: DrawnTie, from: Rect, to: Rect, palette: &Palette) {
    let (start, end) = (edge(from, to.center()), edge(to, from.center()));
    line(painter, start, end, tie.state, palette);
    let client_first = case.node(tie.between.0).kind == NodeKind::Client;
    let (at_start, at_end) = match tie.state.flow {
        Flow::None => (false, false),
        Flow::Both => (true, true),
        Flow::ToClient => (client_first, !client_first),
        Flow::FromClient => (!client_first, client_first),
    };
    if at_start {
        arrow(painter, end, start, palette.ink);
    }
    if at_end {
        arrow(painter, start, end, palette.ink);
    }
}

/// The line itself, in the style of its strength, with the zigzag of stress over it.
fn line(painter: &Painter, start: Pos2, end: Pos2, state: TieState, palette: &Palette) {
    let along = (end - start).normalized();
    let across = along.rot90();
    match state.strength {
        Strength::None => return,
        Strength::Tenuous => {
            painter.extend(Shape::dashed_line(&[start, end], Stroke::new(1.5, palette.ink), 6.0, 5.0));
        }
        Strength::Strong => {
            for side in [-2.5, 2.5] {
                painter.line_segment([start + across * side, end + across * side], Stroke::new(2.0, palette.ink));
            }
        }
    }
    if state.stress {
        let teeth = ((end - start).length() / 7.0).floor().max(2.0);
        let points = (0..=teeth as usize)
            .map(|at| start + (end - start) * (at as f32 / teeth) + across * if at % 2 == 0 { -6.0 } else { 6.0 })
            .collect();
        painter.line(points, Stroke::new(1.5, palette.danger));
    }
}

fn arrow(painter: &Painter, from: Pos2, tip: Pos2, color: Color32) {
    let along = (tip - from).normalized();
    let (back, across) = (tip - along * 12.0, along.rot90() * 7.0);
    painter.add(Shape::convex_polygon(vec![tip, back + across, back - across], color, Stroke::NONE));
}

/// Where the way from the middle of a name to a point leaves the box of the name.
fn edge(of: Rect, towards: Pos2) -> Pos2 {
    let way = towards - of.center();
    let half = of.size() / 2.0 + Vec2::splat(3.0);
    let share = (half.x / way.x.abs().max(0.01)).min(half.y / way.y.abs().max(0.01)).min(0.48);
    of.center() + way * share
}

/// What the lines mean; printed below every map.
fn key_ui(ui: &mut Ui) {
    let palette = palette(ui);
    ui.horizontal_wrapped(|ui| {
        let sample = |strength, stress, flow| TieState { strength, stress, flow };
        for (says, state) in [
            ("strong", sample(Strength::Strong, false, Flow::None)),
            ("tenuous", sample(Strength::Tenuous, false, Flow::None)),
            ("stressful", sample(Strength::Tenuous, true, Flow::None)),
            ("the way energy or resources move", sample(Strength::Tenuous, false, Flow::Both)),
        ] {
            let (rect, _) = ui.allocate_exact_size(vec2(40.0, 20.0), egui::Sense::hover());
            let (start, end) = (pos2(rect.left(), rect.center().y), pos2(rect.right(), rect.center().y));
            line(ui.painter(), start, end, state, palette);
            if state.flow == Flow::Both {
                arrow(ui.painter(), start, end, palette.ink);
            }
            muted_ui(ui, says);
        }
    });
}
