//! What could be earned in a decision, worked out once for each set of open options. The same rule as in [`crate::score`].

use crate::scenario::{Decision, DecisionId, Pick, Scenario};
use crate::sim::{OptionSet, choices};

/// No edition numbers its standards as high; effects are kept by number.
pub(super) const STANDARDS: usize = 16;

/// Effects on each standard, by its number.
pub(super) type Effects = [i32; STANDARDS];

/// The least and the greatest effect that could be chosen at one moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    allowed: OptionSet,
    pub least: Effects,
    pub most: Effects,
    /// The standards on which they differ, as bits by number.
    pub differ: u32,
}

/// All that was worked out so far.
#[derive(Debug)]
pub(super) struct Ranges {
    /// The effects of each option.
    effects: Vec<Effects>,
    /// By decision, for moments in which hours and money cover whatever is open.
    known: Vec<Vec<Range>>,
}

impl Ranges {
    pub fn new(case: &Scenario) -> Self {
        let effects = case.options.iter().map(|option| {
            let mut effects = [0; STANDARDS];
            for rating in &option.ratings {
                effects[usize::from(rating.standard)] += i32::from(rating.effect);
            }
            effects
        });
        Self { effects: effects.collect(), known: vec![Vec::new(); case.decisions.len()] }
    }

    /// The effects of a set of options.
    pub fn of(&self, decision: &Decision, set: OptionSet) -> Effects {
        let mut sum = [0; STANDARDS];
        let mut left = set.0;
        while left != 0 {
            let effects = &self.effects[usize::from(decision.options.start) + left.trailing_zeros() as usize];
            sum.iter_mut().zip(effects).for_each(|(sum, effect)| *sum += effect);
            left &= left - 1;
        }
        sum
    }

    /// What could be chosen with this open and at hand; none where nothing could.
    pub fn at(&mut self, case: &Scenario, id: DecisionId, allowed: OptionSet, quarters: i32, money: i32) -> Option<Range> {
        let decision = case.decision(id);
        let every = decision.pick == Pick::One || choices::fits(case, decision, allowed, quarters, money);
        if every && let Some(range) = self.known[id.index()].iter().find(|range| range.allowed == allowed) {
            return Some(*range);
        }
        let nothing = decision.is_optional().then_some([0; STANDARDS]);
        let sets = choices::sets(case, decision, allowed, quarters, money);
        let mut offered = sets.iter().map(|set| self.of(decision, *set)).chain(nothing);
        let first = offered.next()?;
        let mut range = Range { allowed, least: first, most: first, differ: 0 };
        for other in offered {
            for (at, effect) in other.into_iter().enumerate() {
                range.least[at] = range.least[at].min(effect);
                range.most[at] = range.most[at].max(effect);
            }
        }
        range.differ = (0..STANDARDS).filter(|&at| range.least[at] < range.most[at]).map(|at| 1 << at).sum();
        if every {
            self.known[id.index()].push(range);
        }
        Some(range)
    }
}
