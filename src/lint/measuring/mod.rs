//! Rules on measuring: what no score can tell apart, and what no debrief can explain.

mod avoidable_standard;
mod bare_rating;
mod choiceless_plan;
mod dominated_option;
pub mod evidence;
pub mod few_open_options;
mod few_reactions;
mod free_harm;
mod goal_without_key;
mod late_review;
mod missing_work;
mod no_dilemma;
mod no_quality_decision;
mod noise_acted_out;
mod obvious_choice;
mod one_sided_note;
mod option_without_feedback;
mod reaction_without_twin;
mod silent_critical_act;
mod single_kind;
mod thin_standard;
mod twin_alike;
mod unbalanced_reactions;
mod unrated_indicator;
mod unrated_option;

use super::Rule;

/// What is not asked of a short tutorial: it shows how the program works, and measures nobody. Each says so in its documentation.
pub const NOT_OF_TUTORIALS: [&Rule; 6] = [
    &thin_standard::RULE,
    &avoidable_standard::RULE,
    &no_quality_decision::RULE,
    &no_dilemma::RULE,
    &few_reactions::RULE,
    &missing_work::RULE,
];

/// All of them.
pub const RULES: &[&Rule] = &[
    &thin_standard::RULE,
    &avoidable_standard::RULE,
    &no_quality_decision::RULE,
    &no_dilemma::RULE,
    &dominated_option::RULE,
    &obvious_choice::RULE,
    &few_open_options::RULE,
    &free_harm::RULE,
    &unrated_option::RULE,
    &bare_rating::RULE,
    &option_without_feedback::RULE,
    &unrated_indicator::RULE,
    &silent_critical_act::RULE,
    &unbalanced_reactions::RULE,
    &few_reactions::RULE,
    &reaction_without_twin::RULE,
    &twin_alike::RULE,
    &single_kind::RULE,
    &noise_acted_out::RULE,
    &missing_work::RULE,
    &goal_without_key::RULE,
    &late_review::RULE,
    &choiceless_plan::RULE,
    &one_sided_note::RULE,
];
