//! Steps on the map by the arrow keys: down and up in reading order, right along the ways, left back.

use super::graph::{Map, Spot};
use super::ways::Why;

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To what is read before.
    Up,
    /// To what is read next.
    Down,
    /// Back to where it belongs or comes from.
    Left,
    /// Into it, or to where it leads.
    Right,
}

impl Map {
    /// The next spot in a direction; none at the edge of the map.
    pub fn step(&self, from: Spot, step: Step) -> Option<Spot> {
        let spots = self.spots();
        let at = spots.iter().position(|spot| *spot == from)?;
        match step {
            Step::Up => at.checked_sub(1).map(|at| spots[at]),
            Step::Down => spots.get(at + 1).copied(),
            Step::Left => self.back(from),
            Step::Right => self.on(from),
        }
    }

    /// Where something leads: along its own way, into it, or on from what it belongs to.
    fn on(&self, from: Spot) -> Option<Spot> {
        let leads = |spot: Spot| self.ways_from(spot).map(|way| way.to).next();
        match from {
            Spot::Phase(_) | Spot::Desk | Spot::World | Spot::Endings | Spot::Decision(_) => {
                self.first_inside(from).or_else(|| leads(from))
            }
            Spot::Encounter(_) => leads(from).or_else(|| self.parent(from).and_then(leads)),
            _ => leads(from).or_else(|| {
                let parent = self.parent(from)?;
                let next = self.after(parent)?;
                (next != from).then_some(next)
            }),
        }
    }

    fn back(&self, from: Spot) -> Option<Spot> {
        let before = self.ways_to(from).find(|way| way.why == Why::Next).map(|way| way.from);
        match from {
            Spot::Encounter(_) => before.or_else(|| self.parent(from)),
            Spot::Phase(_) => before,
            _ => self.parent(from),
        }
    }

    /// What a spot stands in.
    pub fn parent(&self, spot: Spot) -> Option<Spot> {
        for band in &self.bands {
            for card in &band.cards {
                if card.spot == Some(spot) {
                    return Some(band.spot);
                }
                for block in &card.blocks {
                    if block.spot == Some(spot) {
                        return card.spot.or(Some(band.spot));
                    }
                    if block.rows.iter().any(|row| row.spot == spot) {
                        return block.spot.or(card.spot).or(Some(band.spot));
                    }
                }
            }
        }
        None
    }

    fn first_inside(&self, spot: Spot) -> Option<Spot> {
        self.spots().into_iter().find(|inner| self.parent(*inner) == Some(spot))
    }

    /// What is read after a spot and all that is in it.
    fn after(&self, spot: Spot) -> Option<Spot> {
        let spots = self.spots();
        let at = spots.iter().position(|other| *other == spot)?;
        spots[at + 1..].iter().copied().find(|next| !matches!(next, Spot::Option(_)) && self.parent(*next) != Some(spot))
    }
}
