//! Plays every path of a case.

mod aim;
mod bits;
mod explore;
mod graph;
mod key;
mod luck;
mod outlook;
mod reads;
mod targets;
mod ways;

pub use aim::Aim;
pub use targets::{Target, Targets};
pub use explore::{GivenUp, Path, Patience, Search};
pub use graph::Graph;

