//! Counting how often a mark falls on the best option, and what chance would have done.

use super::chance::{Draw, Tails, tails};
use super::looks::{DecisionLook, Looks};
use crate::lint::Way;
use crate::scenario::{DecisionId, Scenario};

/// From here on a figure is no accident: the probability by which each rule of this family may wrongly accuse a fair case.
pub const LEVEL: f64 = 0.01;
/// So many examples are named.
const EXAMPLES: usize = 6;

/// In which decisions the marked option is best.
#[derive(Debug)]
pub struct Marked {
    draws: Vec<Draw>,
    hits: Vec<DecisionId>,
}

impl Marked {
    /// Looks at every decision: whether its marked option is best; none where no option is marked.
    pub fn count(looks: &Looks, is_best: impl Fn(&DecisionLook) -> Option<bool>) -> Self {
        let mut marked = Self { draws: Vec::new(), hits: Vec::new() };
        for decision in &looks.decisions {
            if let Some(is_best) = is_best(decision) {
                marked.draws.push(Draw { of: decision.options.len(), marked: decision.best(), drawn: 1 });
                marked.hits.extend(is_best.then_some(decision.id));
            }
        }
        marked
    }

    /// The probability of so many hits or more, if it is less than the level.
    pub fn verdict(&self, level: f64) -> Option<f64> {
        let Tails { at_least, .. } = tails(&self.draws, self.hits.len());
        (at_least < level).then_some(at_least)
    }

    /// The figure in words.
    pub fn figure(&self, tail: f64) -> String {
        let mean: f64 = self.draws.iter().map(|draw| draw.mean()).sum();
        format!("{} of {} decisions, where chance gives {mean:.1} ({})", self.hits.len(), self.draws.len(), p(tail))
    }

    /// Some of the decisions, by id.
    pub fn examples(&self, case: &Scenario) -> String {
        let ids = self.hits.iter().take(EXAMPLES).map(|&id| format!("\"{}\"", case.decision(id).id));
        ids.collect::<Vec<_>>().join(", ")
    }
}

/// The whole case: shown at its phases.
pub fn whole_case() -> Way {
    Way::field("phases")
}

/// A probability in words.
pub fn p(probability: f64) -> String {
    if probability < 0.0001 { "p < 0.0001".into() } else { format!("p = {probability:.4}") }
}
