//! Where names stand on the rings of an ecomap, so that few lines run through a name or across each other. Geometry alone: no case, no drawing.

use std::f32::consts::TAU;

use egui::{Pos2, Rect, Vec2, vec2};

/// A ring: how far out it lies, and how many names stand on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Orbit {
    /// Its half axes.
    pub radius: Vec2,
    /// The number of names.
    pub count: usize,
}

impl Orbit {
    /// A point on it, clockwise from the top.
    pub fn point(&self, centre: Pos2, turn: f32) -> Pos2 {
        centre + vec2(turn.sin() * self.radius.x, -turn.cos() * self.radius.y)
    }
}

/// Where on their rings all names stand, clockwise from the top: those of the first ring, those of the next.
///
/// `sizes` are in that order, too, with what stands in the centre last, and `lines` join positions in it. The search is plain
/// descent from a few beginnings that are always the same: the same map comes out each time, and what stands where does not
/// depend on the lines that happen to be drawn.
pub(super) fn arrange(orbits: &[Orbit], sizes: &[Vec2], lines: &[(usize, usize)]) -> Vec<f32> {
    const BEGINNINGS: usize = 12;
    let evenly = |orbit: &Orbit| {
        let step = TAU / orbit.count.max(1) as f32;
        (0..orbit.count).map(move |at| step * at as f32)
    };
    let mut turns: Vec<f32> = orbits.iter().flat_map(evenly).collect();
    let mut best: Option<(f32, Vec<f32>)> = None;
    let mut stir = 1_u32;
    for _ in 0..BEGINNINGS {
        let mut map = Map { orbits, sizes, lines, turns: turns.clone() };
        let cost = map.descend();
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, map.turns));
        }
        let mut first = 0;
        for orbit in orbits {
            for at in 1..orbit.count {
                stir = stir.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                turns.swap(first + at, first + (stir >> 16) as usize % (at + 1));
            }
            first += orbit.count;
        }
    }
    best.map_or_else(Vec::new, |(_, turns)| turns)
}

/// The places of all names, from the middle of the map, on rings of another size: each near where it stood, so that a map is known
/// again wherever it is shown.
pub(super) fn settle(orbits: &[Orbit], sizes: &[Vec2], lines: &[(usize, usize)], turns: Vec<f32>) -> Vec<Vec2> {
    let mut map = Map { orbits, sizes, lines, turns };
    map.settle();
    map.places().iter().map(|place| place.to_vec2()).collect()
}

/// Where the way from the middle of a box to a point leaves the box, as a share of the way; never beyond its middle.
pub(super) fn share_inside(size: Vec2, way: Vec2) -> f32 {
    (size.x / 2.0 / way.x.abs().max(0.01)).min(size.y / 2.0 / way.y.abs().max(0.01)).min(0.48)
}

/// A line of which less is to be seen is hard to read: two arrows and a zigzag need this.
pub(super) const SHORT: f32 = 58.0;

struct Map<'a> {
    orbits: &'a [Orbit],
    sizes: &'a [Vec2],
    lines: &'a [(usize, usize)],
    /// Where on its ring each name stands, clockwise from the top.
    turns: Vec<f32>,
}

impl Map<'_> {
    /// Turns rings, swaps names and moves single ones as long as that makes the map easier to read; returns how hard it then is.
    fn descend(&mut self) -> f32 {
        let mut best = self.cost();
        for _ in 0..5 {
            let before = best;
            let mut first = 0;
            for orbit in self.orbits {
                let ring = first..first + orbit.count;
                first = ring.end;
                for turn in 1..12 {
                    let by = TAU / orbit.count.max(1) as f32 * turn as f32 / 12.0;
                    self.try_out(&mut best, |turns| turns[ring.clone()].iter_mut().for_each(|own| *own += by));
                }
                for a in ring.clone() {
                    for b in a + 1..ring.end {
                        self.try_out(&mut best, |turns| turns.swap(a, b));
                    }
                    for by in [TAU / 64.0, -TAU / 64.0, TAU / 20.0, -TAU / 20.0, TAU / 7.0] {
                        self.try_out(&mut best, |turns| turns[a] += by);
                    }
                }
            }
            if best >= before {
                break;
            }
        }
        best
    }

    /// Moves single names a little as long as that makes the map easier to read.
    fn settle(&mut self) {
        let mut best = self.cost();
        for _ in 0..5 {
            let before = best;
            for at in 0..self.turns.len() {
                for by in [TAU / 64.0, -TAU / 64.0, TAU / 32.0, -TAU / 32.0] {
                    self.try_out(&mut best, |turns| turns[at] += by);
                }
            }
            if best >= before {
                break;
            }
        }
    }

    /// Keeps a change if the map is easier to read with it.
    fn try_out(&mut self, best: &mut f32, change: impl FnOnce(&mut [f32])) {
        let before = self.turns.clone();
        change(&mut self.turns);
        let cost = self.cost();
        if cost < *best { *best = cost } else { self.turns = before }
    }

    fn places(&self) -> Vec<Pos2> {
        let orbits = self.orbits.iter().flat_map(|orbit| std::iter::repeat_n(orbit, orbit.count));
        let mut places: Vec<Pos2> = orbits.zip(&self.turns).map(|(orbit, turn)| orbit.point(Pos2::ZERO, *turn)).collect();
        places.push(Pos2::ZERO);
        places
    }

    /// What is hard to read: a line through a name, names over each other, lines across each other, a line too short to show its
    /// kind, and a little for length.
    fn cost(&self) -> f32 {
        let places = self.places();
        let boxes: Vec<Rect> =
            places.iter().zip(self.sizes).map(|(place, size)| Rect::from_center_size(*place, *size + vec2(14.0, 10.0))).collect();
        let mut cost = 0.0;
        for (at, first) in boxes.iter().enumerate() {
            cost += 12.0 * boxes[at + 1..].iter().filter(|second| first.intersects(**second)).count() as f32;
        }
        for (at, &(a, b)) in self.lines.iter().enumerate() {
            let line = (places[a], places[b]);
            let way = line.1 - line.0;
            cost += 0.004 * way.length();
            let seen = way.length() * (1.0 - share_inside(self.sizes[a], way) - share_inside(self.sizes[b], way));
            cost += 0.4 * (SHORT - seen).max(0.0);
            let through = boxes.iter().enumerate().filter(|(of, name)| *of != a && *of != b && runs_through(line, **name)).count();
            cost += 20.0 * through as f32;
            for &(c, d) in &self.lines[at + 1..] {
                let apart = a != c && a != d && b != c && b != d;
                if apart && cross(line, (places[c], places[d])) {
                    cost += 3.0;
                }
            }
        }
        cost
    }
}

/// Whether a line runs through a box: then it crosses one of its diagonals.
pub(super) fn runs_through(line: (Pos2, Pos2), name: Rect) -> bool {
    cross(line, (name.left_top(), name.right_bottom())) || cross(line, (name.right_top(), name.left_bottom()))
}

fn cross(first: (Pos2, Pos2), second: (Pos2, Pos2)) -> bool {
    let side = |line: (Pos2, Pos2), point: Pos2| {
        let (way, to) = (line.1 - line.0, point - line.0);
        way.x * to.y - way.y * to.x
    };
    side(first, second.0) * side(first, second.1) < 0.0 && side(second, first.0) * side(second, first.1) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(orbits: &[Orbit], sizes: &[Vec2], lines: &[(usize, usize)]) -> Vec<Pos2> {
        settle(orbits, sizes, lines, arrange(orbits, sizes, lines)).iter().map(|place| place.to_pos2()).collect()
    }

    #[test]
    fn lines_cross_boxes_and_each_other_or_do_not() {
        let line = (Pos2::new(0.0, 0.0), Pos2::new(10.0, 10.0));
        assert!(cross(line, (Pos2::new(0.0, 10.0), Pos2::new(10.0, 0.0))));
        assert!(!cross(line, (Pos2::new(20.0, 10.0), Pos2::new(30.0, 0.0))));
        assert!(runs_through(line, Rect::from_center_size(Pos2::new(5.0, 5.0), vec2(2.0, 2.0))));
        assert!(!runs_through(line, Rect::from_center_size(Pos2::new(9.0, 1.0), vec2(2.0, 2.0))));
    }

    #[test]
    fn neighbours_come_to_stand_on_the_same_side_and_always_in_the_same_place() {
        let orbits = [Orbit { radius: vec2(100.0, 100.0), count: 4 }, Orbit { radius: vec2(200.0, 200.0), count: 4 }];
        let sizes = vec![vec2(60.0, 20.0); 9];
        // Each name of the outer ring belongs to the one opposite to where it began.
        let lines = [(0, 6), (1, 7), (2, 4), (3, 5)];
        let places = places(&orbits, &sizes, &lines);
        for (inner, outer) in lines {
            assert!(places[inner].distance(places[outer]) < 200.0, "{inner} and {outer}");
        }
        assert_eq!(places, super::tests::places(&orbits, &sizes, &lines));
        assert_eq!(places[8], Pos2::ZERO);
    }

    #[test]
    fn on_a_map_of_another_size_every_name_stands_on_the_same_side() {
        let orbits = |scale: f32| {
            let orbit = |x, y, count| Orbit { radius: vec2(x, y) * scale, count };
            [orbit(150.0, 130.0, 5), orbit(260.0, 240.0, 3)]
        };
        let sizes = vec![vec2(90.0, 40.0); 9];
        let lines = [(8, 0), (8, 1), (8, 2), (8, 5), (5, 6), (6, 7), (0, 7), (1, 2)];
        let turns = arrange(&orbits(1.0), &sizes, &lines);
        let usual = settle(&orbits(1.0), &sizes, &lines, turns.clone());
        for scale in [0.8, 0.9, 1.2, 1.5] {
            let other = settle(&orbits(scale), &sizes, &lines, turns.clone());
            for (at, (here, there)) in usual.iter().zip(&other).enumerate().take(8) {
                let apart = here.normalized().dot(there.normalized());
                assert!(apart > 0.7, "at {scale}, name {at} stands at {there:?} instead of {here:?}");
            }
        }
    }

    #[test]
    fn no_line_runs_behind_a_name_or_is_too_short_where_there_is_room() {
        let orbits = [Orbit { radius: vec2(150.0, 130.0), count: 5 }, Orbit { radius: vec2(260.0, 240.0), count: 3 }];
        let sizes = vec![vec2(90.0, 40.0); 9];
        let lines = [(8, 0), (8, 1), (8, 2), (8, 5), (5, 6), (6, 7), (0, 7), (1, 2)];
        let places = places(&orbits, &sizes, &lines);
        for (a, b) in lines {
            let line = (places[a], places[b]);
            let way = line.1 - line.0;
            let seen = way.length() * (1.0 - share_inside(sizes[a], way) - share_inside(sizes[b], way));
            assert!(seen > 40.0, "{a} and {b}: {seen}");
            let mut others = (0..sizes.len()).filter(|of| *of != a && *of != b);
            assert!(!others.any(|of| runs_through(line, Rect::from_center_size(places[of], sizes[of]))), "{a} and {b}");
        }
    }
}
