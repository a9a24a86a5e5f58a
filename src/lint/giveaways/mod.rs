//! Lints on what gives the key away: where a learner could score by the look of the texts instead of by judgment.

pub mod chance;
