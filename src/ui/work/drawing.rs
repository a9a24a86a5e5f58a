//! The ecomap as a drawing: the client in the centre, rings around, a line style for each kind of tie. It knows no key and no score.
//!
//! Arrows point the way energy or resources move (handbook, part 4.2). Strength is told by the line, stress by a zigzag over
//! it, never by colour alone; the key stands below every map. Where lines cross, the one above leaves a gap in the one below.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Galley, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType,
};
use egui::{pos2, vec2};

use super::arrange::{Orbit, SHORT, arrange, runs_through, settle};
use super::route::{along, cut, length, routes};
use crate::debrief::tie_words;
use crate::scenario::words::{Flow, Level, Strength};
use crate::scenario::{NodeId, NodeKind, Scenario, TieState};
use crate::ui::theme::{self, Palette, Type, palette};
use crate::ui::widgets::{drawing_ui, typeset};

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
        // A ground of its own: the gaps beside lines have its color wherever the map stands.
        painter.rect_filled(rect, CornerRadius::same(6), palette.paper);
        let places = Places::of(painter, case, nodes, rect);
        places.draw_rings(painter);
        let drawn: Vec<Drawn> = places.drawn(painter, case, ties);
        drawn.iter().for_each(|tie| tie.line(painter, palette));
        drawn.iter().for_each(|tie| tie.arrows(painter, palette));
        places.name_rings(painter, palette);
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
    /// The ties of the case that could be drawn between the spots, by their positions.
    lines: Vec<(usize, usize)>,
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

/// A map that is neither large nor small.
const USUAL: Vec2 = vec2(500.0, 520.0);

/// Room for a name.
const NAME: Vec2 = vec2(92.0, 44.0);

impl Places {
    fn of(painter: &Painter, case: &Scenario, nodes: &[NodeId], rect: Rect) -> Self {
        let is_client = |node: NodeId| case.node(node).kind == NodeKind::Client;
        let mut levels: Vec<Level> = nodes.iter().filter(|node| !is_client(**node)).map(|node| case.node(*node).level).collect();
        levels.sort_unstable();
        levels.dedup();
        let on_ring = |level: Level| nodes.iter().copied().filter(move |node| !is_client(*node) && case.node(*node).level == level);
        let counts: Vec<usize> = levels.iter().map(|level| on_ring(*level).count()).collect();
        let orbits = orbits(rect.size(), &counts);
        let rings: Vec<Ring> = levels.iter().zip(&orbits).map(|(&level, &orbit)| Ring { level, orbit }).collect();
        let mut spots: Vec<Spot> =
            levels.iter().flat_map(|level| on_ring(*level)).map(|node| Spot::at(painter, case, node, rect.center())).collect();
        if let Some(client) = (0..case.nodes.len()).map(NodeId::at).find(|node| is_client(*node)) {
            spots.push(Spot::at(painter, case, client, rect.center()));
        }
        let sizes: Vec<Vec2> = spots.iter().map(|spot| spot.rect.size()).collect();
        let position = |node: NodeId| spots.iter().position(|spot| spot.node == node);
        // All ties of the case count, known or not, drawn or not: nobody moves while a map is drawn.
        let lines: Vec<(usize, usize)> = case.ties.iter().filter_map(|tie| position(tie.between.0).zip(position(tie.between.1))).collect();
        let places = remembered(painter, rect, &orbits, &sizes, &lines);
        for (spot, place) in spots.iter_mut().zip(places.iter()) {
            spot.rect = Rect::from_center_size(rect.center() + *place, spot.rect.size());
        }
        push_apart(&mut spots, &lines, rect.shrink(2.0));
        Self { rect, rings, spots, lines }
    }

    /// The ties whose ends stand on the map, each with its way.
    fn drawn(&self, painter: &Painter, case: &Scenario, ties: &[DrawnTie]) -> Vec<Drawn> {
        let position = |node: NodeId| self.spots.iter().position(|spot| spot.node == node);
        let found: Vec<(&DrawnTie, (usize, usize))> =
            ties.iter().filter_map(|tie| Some((tie, (position(tie.between.0)?, position(tie.between.1)?)))).collect();
        let lines: Vec<(usize, usize)> = found.iter().map(|(_, line)| *line).collect();
        let ways = self.ways(painter, &lines);
        let with_way = |((tie, _), way): ((&DrawnTie, _), &Vec<Pos2>)| {
            let client_first = case.node(tie.between.0).kind == NodeKind::Client;
            let arrows = match tie.state.flow {
                Flow::None => (false, false),
                Flow::Both => (true, true),
                Flow::ToClient => (client_first, !client_first),
                Flow::FromClient => (!client_first, client_first),
            };
            Drawn { state: tie.state, way: way.iter().map(|point| *point + self.rect.min.to_vec2()).collect(), arrows }
        };
        found.into_iter().zip(ways.iter()).map(with_way).collect()
    }

    /// The ways of these lines, from the corner of the map; searched for once and then remembered.
    fn ways(&self, painter: &Painter, lines: &[(usize, usize)]) -> Arc<Vec<Vec<Pos2>>> {
        // Whole points: the same wherever the page is scrolled to.
        let names: Vec<[i32; 4]> = self.spots.iter().map(|spot| spot.rect.translate(-self.rect.min.to_vec2())).map(rounded).collect();
        let of = egui::Id::new((rounded(Rect::from_min_size(Pos2::ZERO, self.rect.size())), &names, lines));
        let slot = egui::Id::new("ties of an ecomap");
        let kept = painter.ctx().data(|data| data.get_temp::<Kept<Vec<Vec<Pos2>>>>(slot)).unwrap_or_default();
        if let Some(ways) = found(&kept, of) {
            return ways;
        }
        let names: Vec<Rect> =
            names.iter().map(|[x, y, w, h]| Rect::from_min_size(pos2(*x as f32, *y as f32), vec2(*w as f32, *h as f32))).collect();
        let ways = Arc::new(routes(&names, lines, Rect::from_min_size(Pos2::ZERO, self.rect.size()).shrink(4.0)));
        painter.ctx().data_mut(|data| data.insert_temp(slot, with(kept, of, &ways)));
        ways
    }

    fn draw_rings(&self, painter: &Painter) {
        for ring in &self.rings {
            let turns = (0..=96).map(|step| std::f32::consts::TAU * step as f32 / 96.0);
            let points: Vec<Pos2> = turns.map(|turn| ring.orbit.point(self.rect.center(), turn)).collect();
            let color = theme::ring(ring.level);
            painter.extend(match ring.level {
                Level::Micro => vec![Shape::line(points, Stroke::new(1.0, color))],
                Level::Exo => Shape::dashed_line(&points, Stroke::new(1.0, color), 8.0, 5.0),
                _ => Shape::dotted_line(&points, color, 6.0, 1.0),
            });
        }
    }

    /// Each ring's name stands on it, where the fewest ties can run through it.
    fn name_rings(&self, painter: &Painter, palette: &Palette) {
        const STEPS: usize = 96;
        let lines: Vec<(Pos2, Pos2)> =
            self.lines.iter().map(|(a, b)| (self.spots[*a].rect.center(), self.spots[*b].rect.center())).collect();
        for ring in &self.rings {
            let galley = painter.layout_no_wrap(ring.level.label().to_lowercase(), Type::Small.font(), palette.muted);
            let place = |turn: f32| Rect::from_center_size(ring.orbit.point(self.rect.center(), turn), galley.size() + vec2(8.0, 0.0));
            let free = |ground: &Rect| self.spots.iter().all(|spot| !spot.rect.expand(2.0).intersects(*ground));
            let crossed = |ground: &Rect| lines.iter().filter(|line| runs_through(**line, ground.expand(8.0))).count();
            let grounds = (0..STEPS).map(|step| place(std::f32::consts::TAU * step as f32 / STEPS as f32)).filter(free);
            let Some(ground) = grounds.min_by_key(crossed) else { continue };
            painter.rect_filled(ground, CornerRadius::same(2), palette.paper);
            painter.galley(ground.min + vec2(4.0, 0.0), galley, palette.muted);
        }
    }
}

/// Rings with so many names each, from the innermost, on a map of this size.
fn orbits(map: Vec2, counts: &[usize]) -> Vec<Orbit> {
    let reach = map / 2.0 - NAME / 2.0 - Vec2::splat(2.0);
    let share = |at: usize| if counts.len() == 1 { 0.85 } else { 0.56 + 0.44 * at as f32 / (counts.len() - 1) as f32 };
    let orbit = |(at, &count): (usize, &usize)| {
        let mut radius = reach * share(at);
        // Beside the client, a name leaves room for a line that can be read.
        radius.x = radius.x.max((NAME.x + SHORT).min(0.8 * reach.x));
        Orbit { radius, count }
    };
    counts.iter().enumerate().map(orbit).collect()
}

fn rounded(rect: Rect) -> [i32; 4] {
    [rect.left(), rect.top(), rect.width(), rect.height()].map(|side| side.round() as i32)
}

/// The arrangement, from the middle of the map; searched for once and then remembered.
fn remembered(painter: &Painter, rect: Rect, orbits: &[Orbit], sizes: &[Vec2], lines: &[(usize, usize)]) -> Arc<Vec<Vec2>> {
    let bits = |size: &Vec2| (size.x.to_bits(), size.y.to_bits());
    let rings: Vec<_> = orbits.iter().map(|orbit| (bits(&orbit.radius), orbit.count)).collect();
    let of = egui::Id::new((bits(&rect.size()), rings, sizes.iter().map(bits).collect::<Vec<_>>(), lines));
    let slot = egui::Id::new("places of an ecomap");
    let kept = painter.ctx().data(|data| data.get_temp::<Kept<Vec<Vec2>>>(slot)).unwrap_or_default();
    if let Some(places) = found(&kept, of) {
        return places;
    }
    // Arranged on one size for all, then fitted into this one: it is the same map in the work, in the file and in the debrief.
    let counts: Vec<usize> = orbits.iter().map(|orbit| orbit.count).collect();
    let turns = arrange(&self::orbits(USUAL, &counts), sizes, lines);
    let places = Arc::new(settle(orbits, sizes, lines, turns));
    painter.ctx().data_mut(|data| data.insert_temp(slot, with(kept, of, &places)));
    places
}

/// What was worked out last, each with what it was worked out of: a page shows two maps at most, and their sizes come and go.
type Kept<T> = Vec<(egui::Id, Arc<T>)>;

fn found<T>(kept: &Kept<T>, of: egui::Id) -> Option<Arc<T>> {
    kept.iter().find(|(known, _)| *known == of).map(|(_, value)| Arc::clone(value))
}

fn with<T>(mut kept: Kept<T>, of: egui::Id, value: &Arc<T>) -> Kept<T> {
    const MOST: usize = 4;
    kept.insert(0, (of, Arc::clone(value)));
    kept.truncate(MOST);
    kept
}

/// Moves names apart that stand in each other's way, the more so where a tie runs between them; the client, last of them, stays in the centre.
fn push_apart(spots: &mut [Spot], lines: &[(usize, usize)], inside: Rect) {
    const GAP: Vec2 = vec2(9.0, 9.0);
    const TIED: Vec2 = vec2(18.0, 18.0);
    let client = spots.len().saturating_sub(1);
    for _ in 0..60 {
        for a in 0..spots.len() {
            for b in a + 1..spots.len() {
                let gap = if lines.contains(&(a, b)) || lines.contains(&(b, a)) { TIED } else { GAP };
                let (first, second) = (spots[a].rect.expand2(gap), spots[b].rect.expand2(gap));
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
        let name = painter.layout(typeset(&node.name).into_owned(), font, Color32::PLACEHOLDER, NAME.x - 10.0);
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

/// A tie where it is drawn: from edge to edge, and whether an arrow stands at either end.
struct Drawn {
    state: TieState,
    way: Vec<Pos2>,
    arrows: (bool, bool),
}

/// How long an arrow is, where there is room for it.
const ARROW: f32 = 12.0;

impl Drawn {
    fn arrow(&self) -> f32 {
        ARROW.min(0.34 * length(&self.way))
    }

    /// The line ends where an arrow begins: its kind stays to be seen.
    fn line(&self, painter: &Painter, palette: &Palette) {
        let room = |arrow: bool| if arrow { self.arrow() - 1.0 } else { 0.0 };
        let way = cut(&self.way, room(self.arrows.0), room(self.arrows.1));
        let gap = match (self.state.stress, self.state.strength) {
            (true, _) => 15.0,
            (false, Strength::Strong) => 12.0,
            (false, _) => 8.0,
        };
        painter.line(way.clone(), Stroke::new(gap, palette.paper));
        line(painter, &way, self.state, palette);
    }

    /// Over all lines, so that none runs through an arrow.
    fn arrows(&self, painter: &Painter, palette: &Palette) {
        let all = length(&self.way);
        for (there, tip, back) in [(self.arrows.0, 0.0, self.arrow()), (self.arrows.1, all, all - self.arrow())] {
            if there {
                let (tip, back) = (along(&self.way, tip).0, along(&self.way, back).0);
                arrow(painter, back, tip, palette);
            }
        }
    }
}

/// The line itself, in the style of its strength, with the zigzag of stress over it.
fn line(painter: &Painter, way: &[Pos2], state: TieState, palette: &Palette) {
    let all = length(way);
    let beside = |so_far: f32, by: f32| {
        let (point, ahead) = along(way, so_far);
        point + ahead.rot90() * by
    };
    match state.strength {
        Strength::None => return,
        Strength::Tenuous => {
            painter.extend(Shape::dashed_line(way, Stroke::new(1.5, palette.ink), 6.0, 5.0));
        }
        Strength::Strong => {
            let steps = (all / 6.0).ceil().max(1.0);
            for side in [-2.5, 2.5] {
                let points = (0..=steps as usize).map(|at| beside(all * at as f32 / steps, side)).collect();
                painter.line(points, Stroke::new(2.0, palette.ink));
            }
        }
    }
    if state.stress {
        let teeth = (all / 7.0).floor().max(2.0);
        let tooth = |at: usize| beside(all * at as f32 / teeth, if at.is_multiple_of(2) { -6.0 } else { 6.0 });
        painter.line((0..=teeth as usize).map(tooth).collect(), Stroke::new(1.5, palette.danger));
    }
}

/// An arrow with a rim of the ground around it.
fn arrow(painter: &Painter, back: Pos2, tip: Pos2, palette: &Palette) {
    let way = tip - back;
    let (ahead, across) = (way.normalized(), way.rot90() * (7.0 / ARROW));
    let rim = across.normalized() * 3.5;
    let around = vec![tip + ahead * 4.0, back - ahead * 1.5 + across + rim, back - ahead * 1.5 - across - rim];
    painter.add(Shape::convex_polygon(around, palette.paper, Stroke::NONE));
    painter.add(Shape::convex_polygon(vec![tip, back + across, back - across], palette.ink, Stroke::NONE));
}

/// What the lines mean; printed below every map.
fn key_ui(ui: &mut Ui) {
    const LINE: f32 = 40.0;
    const GAP: f32 = 8.0;
    let palette = palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = Type::Small.line_height();
        let sample = |strength, stress, flow| TieState { strength, stress, flow };
        for (says, state) in [
            ("strong", sample(Strength::Strong, false, Flow::None)),
            ("tenuous", sample(Strength::Tenuous, false, Flow::None)),
            ("stressful", sample(Strength::Tenuous, true, Flow::None)),
            ("the way energy or resources move", sample(Strength::Tenuous, false, Flow::Both)),
        ] {
            // A line and its meaning in one piece: no row ends between them.
            let galley = ui.painter().layout_no_wrap(says.to_owned(), Type::Small.font(), palette.muted);
            let size = vec2(LINE + GAP + galley.size().x, Type::Small.line_height());
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, says));
            let words = pos2(rect.left() + LINE + GAP, rect.center().y - galley.size().y / 2.0);
            // As high as the middle of the small letters.
            let y = rect.center().y + 2.0;
            let (start, end) = (pos2(rect.left(), y), pos2(rect.left() + LINE, y));
            line(ui.painter(), &[start, end], state, palette);
            if state.flow == Flow::Both {
                arrow(ui.painter(), end - vec2(ARROW, 0.0), end, palette);
            }
            ui.painter().galley(words, galley, palette.muted);
        }
    });
}
