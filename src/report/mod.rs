//! Debriefs, figures and whole cases as text, JSON and HTML. Returns strings and values; prints and stores nothing.

mod attainable;
mod booklet;
mod coverage;
mod formulas;
mod json;
mod measures;
mod options;
pub mod plain;
mod proof;
mod simulation;
mod text;

pub use attainable::{attainable_json, attainable_text, closer_words};
pub use booklet::{Extent as BookletExtent, ProofSheet, ProofTable, booklet};
pub use json::json;
pub use proof::{proof_json, proof_sheet, proof_text};
pub use simulation::{Finding, Simulation};
pub use text::{Extent, LIMITS, progress, text};

use serde_json::Value;

use crate::prove::Witness;
use crate::scenario::Scenario;
use crate::sim::write_action;

/// A play as JSON: the lines of a plan.
fn plan(case: &Scenario, witness: &Witness) -> Value {
    let actions: Vec<String> = witness.actions.iter().map(|action| write_action(case, action)).collect();
    serde_json::json!({ "seed": witness.seed, "actions": actions })
}
