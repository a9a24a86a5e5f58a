//! Rules on play: what can never come, what comes for ever, what is never needed.

mod always_true_condition;
mod dead_end;
mod endless_loop;
mod lost;
mod misjudged_minutes;
mod never_met;
mod never_true_condition;
mod passed_over_decision;
mod phase_without_decision;
mod repeated_option;
mod runaway_influence;
mod unaffordable_cost;
mod unreachable_decision;
mod unreachable_encounter;
mod unreachable_ending;
mod unreachable_option;
mod untold_tie;
mod unused_fact;
mod unused_flag;
mod unused_goal;
mod unused_measure;
mod unused_person;
mod unused_resource;
mod unused_system;
mod unused_task;
mod unused_tie;

use super::Rule;

pub use passed_over_decision::may_be_passed_over;

/// All of them.
pub const RULES: &[&Rule] = &[
    &unreachable_encounter::RULE,
    &unreachable_decision::RULE,
    &unreachable_option::RULE,
    &unreachable_ending::RULE,
    &never_true_condition::RULE,
    &always_true_condition::RULE,
    &unaffordable_cost::RULE,
    &passed_over_decision::RULE,
    &repeated_option::RULE,
    &dead_end::RULE,
    &phase_without_decision::RULE,
    &endless_loop::RULE,
    &never_met::RULE,
    &runaway_influence::RULE,
    &misjudged_minutes::RULE,
    &unused_fact::RULE,
    &unused_flag::RULE,
    &unused_measure::RULE,
    &unused_tie::RULE,
    &untold_tie::RULE,
    &unused_resource::RULE,
    &unused_goal::RULE,
    &unused_person::RULE,
    &unused_system::RULE,
    &unused_task::RULE,
];
