//! The way of each tie on an ecomap from edge to edge: straight where nothing is in the way, bowed where a name or another tie is.
//! Geometry alone: no case, no drawing.

use egui::{Pos2, Rect, Vec2, vec2};

use super::arrange::runs_through;

/// How many straight pieces make a way.
const PIECES: usize = 24;
/// The air between a name and the end of a line.
const AIR: f32 = 3.0;
/// Lines nearer than this to each other are taken for one.
const NEAR: f32 = 12.0;
/// Ends nearer than this to each other lay their arrows over each other.
const ENDS: f32 = 22.0;

/// The ways of `lines`, which join positions in `names`, as points from one edge to the other.
///
/// Each line in turn takes the way that is easiest to read beside the others, until none changes: the same map comes out each time.
pub(super) fn routes(names: &[Rect], lines: &[(usize, usize)], inside: Rect) -> Vec<Vec<Pos2>> {
    const ROUNDS: usize = 6;
    let choices: Vec<Vec<Way>> = lines.iter().map(|line| ways(names, *line, inside)).collect();
    let mut chosen: Vec<usize> = vec![0; lines.len()];
    for _ in 0..ROUNDS {
        let mut changed = false;
        for line in 0..lines.len() {
            let others: Vec<&Way> = (0..lines.len()).filter(|at| *at != line).map(|at| &choices[at][chosen[at]]).collect();
            let cost = |way: &Way| way.cost + others.iter().map(|other| way.disturbs(other)).sum::<f32>();
            let mut best = (chosen[line], cost(&choices[line][chosen[line]]));
            for (at, way) in choices[line].iter().enumerate() {
                // They stand in the order of what they cost by themselves.
                if way.cost >= best.1 {
                    break;
                }
                let cost = cost(way);
                if cost < best.1 - 0.01 {
                    best = (at, cost);
                }
            }
            changed |= best.0 != chosen[line];
            chosen[line] = best.0;
        }
        if !changed {
            break;
        }
    }
    choices.into_iter().zip(chosen).map(|(mut ways, at)| ways.swap_remove(at).points).collect()
}

/// A way that a line could take.
struct Way {
    points: Vec<Pos2>,
    around: Rect,
    length: f32,
    /// How hard it is to read, whatever the others do.
    cost: f32,
}

/// All ways for one line, the easiest first.
fn ways(names: &[Rect], (a, b): (usize, usize), inside: Rect) -> Vec<Way> {
    const BOWS: [f32; 13] = [0.0, 10.0, -10.0, 20.0, -20.0, 34.0, -34.0, 52.0, -52.0, 76.0, -76.0, 104.0, -104.0];
    const PORTS: [f32; 3] = [0.0, 0.28, -0.28];
    let (first, second) = (names[a], names[b]);
    let way = second.center() - first.center();
    // Where a line comes from the side, it can end higher or lower; from above or below, further left or right.
    let port = |name: Rect, share: f32| {
        let steep = way.y.abs() * name.width() > way.x.abs() * name.height();
        name.center() + if steep { vec2(name.width() * share, 0.0) } else { vec2(0.0, name.height() * share) }
    };
    let mut all = Vec::new();
    for bow in BOWS.into_iter().filter(|bow: &f32| bow.abs() < 0.6 * way.length()) {
        for (at_first, at_second) in PORTS.into_iter().flat_map(|first| PORTS.map(|second| (first, second))) {
            let points = curve(first, second, port(first, at_first), port(second, at_second), bow);
            let moved = [at_first, at_second].iter().filter(|share| **share != 0.0).count() as f32;
            let mut way = Way::of(points);
            way.cost = 0.02 * bow.abs() + if bow == 0.0 { 0.0 } else { 0.4 } + 0.3 * moved + way.blocked(names, (a, b), inside);
            all.push(way);
        }
    }
    all.sort_by(|first, second| first.cost.total_cmp(&second.cost));
    all
}

/// A bow between two points inside of two names, cut off where it leaves them. It is `bow` away from the straight line in its middle.
fn curve(first: Rect, second: Rect, from: Pos2, to: Pos2, bow: f32) -> Vec<Pos2> {
    let way = to - from;
    let control = from + way / 2.0 + way.normalized().rot90() * (2.0 * bow);
    let at = |t: f32| {
        let (left, right) = (from + (control - from) * t, control + (to - control) * t);
        left + (right - left) * t
    };
    let leaves = |name: Rect, ahead: bool| {
        let place = |share: f32| if ahead { share } else { 1.0 - share };
        let steps = 64_u8;
        let outside = (1..steps).map(|step| f32::from(step) / f32::from(steps)).find(|share| !name.contains(at(place(*share))));
        let (mut inside, mut out) = outside.map_or((0.48, 0.48), |share| (share - 1.0 / f32::from(steps), share));
        for _ in 0..10 {
            let middle = (inside + out) / 2.0;
            if name.contains(at(place(middle))) { inside = middle } else { out = middle }
        }
        out.min(0.48)
    };
    let (start, end) = (leaves(first.expand(AIR), true), 1.0 - leaves(second.expand(AIR), false));
    (0..=PIECES).map(|step| at(start + (end - start) * step as f32 / PIECES as f32)).collect()
}

impl Way {
    fn of(points: Vec<Pos2>) -> Self {
        let length = points.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
        Self { around: Rect::from_points(&points), points, length, cost: 0.0 }
    }

    /// What names and the edge of the map are in the way.
    fn blocked(&self, names: &[Rect], (a, b): (usize, usize), inside: Rect) -> f32 {
        let others = names.iter().enumerate().filter(|(at, _)| *at != a && *at != b).map(|(_, name)| name.expand(6.0));
        let behind = |name: Rect| {
            let hit = |pair: &[Pos2]| runs_through((pair[0], pair[1]), name) || name.contains(pair[0]);
            let pieces = self.points.windows(2).filter(|pair| hit(pair)).count();
            if pieces == 0 { 0.0 } else { 30.0 + pieces as f32 }
        };
        let crossed: f32 = others.filter(|name| name.intersects(self.around.expand(1.0))).map(behind).sum();
        let out = self.points.iter().filter(|point| !inside.contains(**point)).count();
        crossed + 6.0 * out as f32
    }

    /// How much harder it is to read beside another.
    fn disturbs(&self, other: &Way) -> f32 {
        if !self.around.expand(ENDS).intersects(other.around) {
            return 0.0;
        }
        let piece = self.length / PIECES as f32 / 10.0;
        let beside = |point: &Pos2| 2.5 * piece * (1.0 - other.distance(*point) / NEAR).max(0.0);
        let along: f32 = self.points.iter().map(beside).sum();
        let ends = |way: &Way| [way.points[0], way.points[PIECES]];
        let clash = |from: Pos2, to: Pos2| 8.0 * (1.0 - from.distance(to) / ENDS).max(0.0);
        let heads: f32 = ends(self).into_iter().flat_map(|from| ends(other).map(|to| clash(from, to))).sum();
        let under: f32 = ends(self).iter().map(|end| 3.0 * (1.0 - other.distance(*end) / NEAR).max(0.0)).sum();
        along + heads + under
    }

    fn distance(&self, point: Pos2) -> f32 {
        if !self.around.expand(NEAR).contains(point) {
            return NEAR;
        }
        self.points.windows(2).map(|pair| to_piece(point, pair[0], pair[1])).fold(NEAR, f32::min)
    }
}

fn to_piece(point: Pos2, from: Pos2, to: Pos2) -> f32 {
    let way = to - from;
    let share = ((point - from).dot(way) / way.length_sq().max(1.0e-6)).clamp(0.0, 1.0);
    point.distance(from + way * share)
}

/// What is left of a way when so much is cut off at its beginning and its end.
pub(super) fn cut(points: &[Pos2], at_start: f32, at_end: f32) -> Vec<Pos2> {
    let whole = length(points);
    let (from, to) = (at_start.min(whole), (whole - at_end).max(0.0));
    let mut left = vec![along(points, from).0];
    let mut gone = 0.0;
    for pair in points.windows(2) {
        gone += pair[0].distance(pair[1]);
        if gone > from && gone < to {
            left.push(pair[1]);
        }
    }
    left.push(along(points, to.max(from)).0);
    left
}

/// How long a way is.
pub(super) fn length(points: &[Pos2]) -> f32 {
    points.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}

/// The point so far along a way, and the direction there.
pub(super) fn along(points: &[Pos2], so_far: f32) -> (Pos2, Vec2) {
    let mut left = so_far;
    for (at, pair) in points.windows(2).enumerate() {
        let (piece, last) = (pair[0].distance(pair[1]), at + 2 == points.len());
        if left <= piece || last {
            let way = (pair[1] - pair[0]).normalized();
            return (pair[0] + way * left.min(piece), way);
        }
        left -= piece;
    }
    (points.first().copied().unwrap_or_default(), Vec2::X)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(x: f32, y: f32) -> Rect {
        Rect::from_center_size(Pos2::new(x, y), vec2(80.0, 30.0))
    }

    const PAGE: Rect = Rect { min: Pos2::new(-300.0, -300.0), max: Pos2::new(300.0, 300.0) };

    #[test]
    fn a_tie_with_nothing_in_its_way_is_straight_and_ends_at_the_edges() {
        let names = [name(0.0, 0.0), name(200.0, 0.0)];
        let ways = routes(&names, &[(0, 1)], PAGE);
        assert!(ways[0].iter().all(|point| point.y.abs() < 0.01));
        assert!((ways[0][0].x - 43.0).abs() < 0.2, "{:?}", ways[0][0]);
        assert!((ways[0][PIECES].x - 157.0).abs() < 0.2, "{:?}", ways[0][PIECES]);
    }

    #[test]
    fn a_tie_goes_around_a_name_that_stands_between() {
        let names = [name(-200.0, 0.0), name(200.0, 0.0), name(0.0, 4.0)];
        let ways = routes(&names, &[(0, 1)], PAGE);
        assert!(ways[0].iter().all(|point| !names[2].expand(4.0).contains(*point)));
    }

    #[test]
    fn two_ties_in_nearly_the_same_direction_keep_apart() {
        // The far name lies nearly behind the near one, and both are tied to the first.
        let names = [name(-200.0, 0.0), name(0.0, 30.0), name(200.0, 40.0)];
        let ways = routes(&names, &[(0, 1), (0, 2)], PAGE);
        let nearest = |point: &Pos2| ways[1].windows(2).map(|pair| to_piece(*point, pair[0], pair[1])).fold(1.0e6, f32::min);
        let far = ways[0].iter().filter(|point| nearest(point) > 8.0).count();
        assert!(far > PIECES * 2 / 3, "{far} of {PIECES} pieces are apart");
        assert!(ways[0][0].distance(ways[1][0]) > 8.0, "the arrows do not lie over each other");
        assert!(ways[1].iter().all(|point| !names[1].contains(*point)));
    }

    #[test]
    fn the_same_names_give_the_same_ways() {
        let names = [name(-200.0, 0.0), name(0.0, 30.0), name(200.0, 40.0), name(0.0, -120.0)];
        let lines = [(0, 1), (0, 2), (1, 3), (2, 3), (0, 3)];
        assert_eq!(routes(&names, &lines, PAGE), routes(&names, &lines, PAGE));
    }

    #[test]
    fn a_way_is_cut_at_both_ends_and_keeps_its_middle() {
        let way = [Pos2::new(0.0, 0.0), Pos2::new(50.0, 0.0), Pos2::new(100.0, 0.0)];
        assert_eq!(cut(&way, 10.0, 20.0), [Pos2::new(10.0, 0.0), Pos2::new(50.0, 0.0), Pos2::new(80.0, 0.0)]);
        assert_eq!(along(&way, 60.0), (Pos2::new(60.0, 0.0), Vec2::X));
    }
}
