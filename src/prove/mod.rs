//! Plays every path of a case: what can be reached, how good and how bad it can go, and which plays show it.
//!
//! A case has more plays than can be played (the shipped ones more than 10¹²). Three things make every one of them count all the same.
//! Two states that agree on everything that can still be read have the same future, so each future is gone through once
//! ([`Search`]). What can still be read depends on the question, so each question is asked by itself ([`Aim`]): what the score of
//! one standard hangs on is a small part of a case. And whoever wants the most of one thing need not try an answer that another
//! one equals or beats for no greater cost, as long as nothing else hangs on it. Chance goes both ways wherever it makes a difference.
//!
//! Where a case is too large even so, figures are bounds, and say so. Nothing here reads a clock, a file or the environment.

mod ahead;
mod aim;
mod attainable;
mod bits;
mod course;
mod explore;
mod extremes;
mod graph;
mod ground;
mod key;
mod luck;
mod moment;
mod outlook;
mod paths;
mod proof;
mod reach;
mod reads;
mod sample;
mod shorten;
mod soonest;
mod spending;
mod tells;
mod through;
mod waiting;
mod ways;
mod witness;

pub use aim::Aim;
pub use attainable::{Closer, Closing, Stand, stand, stands};
pub use course::{Course, Spread};
pub use explore::{GivenUp, Path, Patience, Search, points};
pub use extremes::{End, Extreme, extreme, total, total_of};
pub use graph::Graph;
pub use moment::{Advice, advice, never, way_to};
pub use paths::{Estimate, Paths, count_paths, estimate_paths, paths_at_least};
pub use proof::{Claim, Far, Means, Proof, Reach, prove};
pub use reach::seek;
pub use sample::play_without;
pub use through::{Through, through};
pub use witness::Witness;
