//! Rules on measuring: what no score can tell apart, and what no debrief can explain.

use super::Rule;

/// All of them.
pub const RULES: &[&Rule] = &[];
