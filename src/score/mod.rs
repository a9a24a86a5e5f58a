//! Reads the events of an attempt against the standards. Computes; does not phrase. Ten scores, never one.

pub mod measuring;
mod practice;
mod products;
mod reactions;
mod standards;

pub use practice::{Practice, SystemWork, practice};
pub use products::{GoalResult, PairResult, ProductResult, StatementResult, WorkDetail, products};
pub use reactions::{FEW, LineResult, Outcome, ReactionScores, reactions};
pub use standards::{CAP, Contribution, CriticalAct, LITTLE_EVIDENCE, PhaseScore, StandardScore, StandardScores, standards};

use crate::scenario::Scenario;
use crate::sim::Event;

/// All scores of an attempt.
#[derive(Debug, Clone)]
pub struct Scores {
    /// The standards, the phases and the critical acts.
    pub standards: StandardScores,
    /// Spotting countertransference.
    pub reactions: ReactionScores,
    /// The work products, in the order they were finished.
    pub products: Vec<ProductResult>,
    /// Roles taken and system-level work done.
    pub practice: Practice,
}

/// Scores an attempt from its events.
pub fn score(case: &Scenario, events: &[Event]) -> Scores {
    Scores {
        standards: standards(case, events),
        reactions: reactions(case, events),
        products: products(case, events),
        practice: practice(case, events),
    }
}
