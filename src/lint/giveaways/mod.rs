//! Rules on what gives the key away: where a learner could score by the look of the texts instead of by judgment.

mod absolutes_in_weak_options;
mod best_by_position;
mod best_is_longest;
mod best_is_most_qualified;
mod chance;
mod each_word;
mod looks;
mod marked;
mod overlong_option;
mod signals_by_length;
mod signals_by_wording;
#[cfg(test)]
mod tests;
mod told;
mod twins_in_order;
mod unequal_twins;
pub(super) mod wording;

use super::Rule;

pub use looks::Looks;

/// All of them.
pub const RULES: &[&Rule] = &[
    &best_is_longest::RULE,
    &best_by_position::RULE,
    &best_is_most_qualified::RULE,
    &absolutes_in_weak_options::RULE,
    &overlong_option::RULE,
    &signals_by_length::RULE,
    &signals_by_wording::RULE,
    &unequal_twins::RULE,
    &twins_in_order::RULE,
];
