//! Where names stand on the rings of an ecomap, so that few lines run through a name or across each other. Geometry alone: no case, no drawing.

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

/// The places of all names: those of the first ring, those of the next, and last what stands in the centre.
///
/// `sizes` are in that order, too, and `lines` join positions in it. The search is plain descent from one beginning: the
/// same map comes out each time, and what stands where does not depend on the lines that happen to be drawn.
pub(super) fn arrange(centre: Pos2, orbits: &[Orbit], sizes: &[Vec2], lines: &[(usize, usize)]) -> Vec<Pos2> {
    const TURNS: usize = 12;
    let mut map =
        Map { centre, orbits, sizes, lines, turns: vec![0; orbits.len()], slots: orbits.iter().flat_map(|orbit| 0..orbit.count).collect() };
    let mut best = map.cost();
    for _ in 0..4 {
        let before = best;
        let mut first = 0;
        for (ring, orbit) in orbits.iter().enumerate() {
            for turn in 0..TURNS {
                let kept = std::mem::replace(&mut map.turns[ring], turn);
                let cost = map.cost();
                if cost < best { best = cost } else { map.turns[ring] = kept }
            }
            for a in first..first + orbit.count {
                for b in a + 1..first + orbit.count {
                    map.slots.swap(a, b);
                    let cost = map.cost();
                    if cost < best { best = cost } else { map.slots.swap(a, b) }
                }
            }
            first += orbit.count;
        }
        if best >= before {
            break;
        }
    }
    map.places()
}

struct Map<'a> {
    centre: Pos2,
    orbits: &'a [Orbit],
    sizes: &'a [Vec2],
    lines: &'a [(usize, usize)],
    /// How far each ring is turned, in twelfths of the way from one place to the next.
    turns: Vec<usize>,
    /// Which place of its ring each name has.
    slots: Vec<usize>,
}

impl Map<'_> {
    fn places(&self) -> Vec<Pos2> {
        let mut places = Vec::with_capacity(self.sizes.len());
        for (ring, orbit) in self.orbits.iter().enumerate() {
            let step = std::f32::consts::TAU / orbit.count.max(1) as f32;
            let begin = step * self.turns[ring] as f32 / 12.0;
            for _ in 0..orbit.count {
                places.push(orbit.point(self.centre, begin + step * self.slots[places.len()] as f32));
            }
        }
        places.push(self.centre);
        places
    }

    /// What is hard to read: a line through a name, names over each other, lines across each other, and a little for length.
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
            cost += 0.004 * line.0.distance(line.1);
            let through = boxes.iter().enumerate().filter(|(of, name)| *of != a && *of != b && runs_through(line, **name)).count();
            cost += 10.0 * through as f32;
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
fn runs_through(line: (Pos2, Pos2), name: Rect) -> bool {
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
        let places = arrange(Pos2::ZERO, &orbits, &sizes, &lines);
        for (inner, outer) in lines {
            assert!(places[inner].distance(places[outer]) < 200.0, "{inner} and {outer}");
        }
        assert_eq!(places, arrange(Pos2::ZERO, &orbits, &sizes, &lines));
        assert_eq!(places[8], Pos2::ZERO);
    }
}
