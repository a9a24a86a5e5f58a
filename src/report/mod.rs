//! Debriefs, figures and whole cases as text, JSON and HTML. Returns strings and values; prints and stores nothing.

mod booklet;
mod json;
pub mod plain;
mod simulation;
mod text;

pub use booklet::{Extent as BookletExtent, ProofSheet, ProofTable, booklet};
pub use json::json;
pub use simulation::Simulation;
pub use text::{Extent, LIMITS, progress, text};
