//! Which sets of options a decision lets a learner choose. The engine, the scores and every simulated learner ask here.

use super::event::OptionSet;
use crate::scenario::{Decision, Pick, Scenario};

/// Every set of options that can be chosen, given those open by themselves and the hours (in quarters) and dollars at hand.
///
/// Where several may be chosen but nothing covers the least number, smaller sets count, so that no question is a dead end.
pub fn sets(case: &Scenario, decision: &Decision, allowed: OptionSet, quarters: i32, money: i32) -> Vec<OptionSet> {
    let singles = (0..decision.options.len()).filter(|&position| allowed.has(position)).map(|position| OptionSet(1 << position));
    let Pick::Several(least, most) = decision.pick else { return singles.collect() };
    let mut found: Vec<OptionSet> =
        submasks(allowed).filter(|set| set.len() <= most as usize && fits(case, decision, *set, quarters, money)).collect();
    if found.iter().any(|set| set.len() >= least as usize) {
        found.retain(|set| set.len() >= least as usize);
    }
    found
}

/// Whether this set can be chosen.
pub fn is_choice(case: &Scenario, decision: &Decision, allowed: OptionSet, set: OptionSet, quarters: i32, money: i32) -> bool {
    if set.is_empty() || set.0 & !allowed.0 != 0 {
        return false;
    }
    match decision.pick {
        Pick::One => set.len() == 1,
        Pick::Several(..) => sets(case, decision, allowed, quarters, money).contains(&set),
    }
}

/// Whether the hours and dollars cover a set.
pub fn fits(case: &Scenario, decision: &Decision, set: OptionSet, quarters: i32, money: i32) -> bool {
    let mut cost = (0, 0);
    for (position, option) in decision.option_ids().enumerate() {
        if set.has(position) {
            cost.0 += case.option(option).quarters;
            cost.1 += case.option(option).money;
        }
    }
    cost.0 <= quarters && cost.1 <= money
}

fn submasks(of: OptionSet) -> impl Iterator<Item = OptionSet> {
    let mut next = of.0;
    std::iter::from_fn(move || {
        let set = next;
        next = next.wrapping_sub(1) & of.0;
        (set != 0).then_some(OptionSet(set))
    })
}
