//! Debriefs and figures as text and JSON. Returns strings and values; prints and stores nothing.

mod json;
mod simulation;
mod text;

pub use json::json;
pub use simulation::Simulation;
pub use text::{Extent, LIMITS, progress, text};
