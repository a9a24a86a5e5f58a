//! Rules on play: what can never come, what comes for ever, what is never needed.

use super::Rule;

/// All of them.
pub const RULES: &[&Rule] = &[];
