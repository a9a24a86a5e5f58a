//! Which sets of options a decision lets a learner choose. The engine, the scores and every simulated learner ask here.

use super::event::OptionSet;
use crate::scenario::{Decision, Pick, Scenario};

/// Every set of options that can be chosen, given those open by themselves and the hours (in quarters) and dollars at hand.
///
/// Where several may be chosen but nothing covers the least number, smaller sets count, so that no question is a dead end.
pub fn sets(case: &Scenario, decision: &Decision, allowed: OptionSet, quarters: i32, money: i32) -> Vec<OptionSet> {
    let singles = (0..decision.options.len()).filter(|&position| allowed.has(position)).map(|position| OptionSet(1 << position));
    let Pick::Several(least, most) = decision.pick else { return singles.collect() };
    let costs = costs(case, decision);
    let covered = |set: &OptionSet| set.len() <= most as usize && is_covered(&costs, *set, quarters, money);
    let mut found: Vec<OptionSet> = submasks(allowed).filter(covered).collect();
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
        Pick::Several(least, most) => {
            let costs = costs(case, decision);
            let is_covered = |set: OptionSet| is_covered(&costs, set, quarters, money);
            let is_full = |set: OptionSet| (least as usize..=most as usize).contains(&set.len());
            is_covered(set)
                && (is_full(set) || (set.len() <= most as usize && !submasks(allowed).any(|other| is_full(other) && is_covered(other))))
        }
    }
}

/// Whether the hours and dollars cover a set.
pub fn fits(case: &Scenario, decision: &Decision, set: OptionSet, quarters: i32, money: i32) -> bool {
    is_covered(&costs(case, decision), set, quarters, money)
}

/// Quarter hours and dollars of each option.
fn costs(case: &Scenario, decision: &Decision) -> [(i32, i32); 16] {
    let mut costs = [(0, 0); 16];
    for (cost, option) in costs.iter_mut().zip(decision.option_ids()) {
        *cost = (case.option(option).quarters, case.option(option).money);
    }
    costs
}

fn is_covered(costs: &[(i32, i32); 16], set: OptionSet, quarters: i32, money: i32) -> bool {
    let (mut left, mut sum) = (set.0, (0, 0));
    while left != 0 {
        let cost = costs[left.trailing_zeros() as usize];
        sum = (sum.0 + cost.0, sum.1 + cost.1);
        left &= left - 1;
    }
    sum.0 <= quarters && sum.1 <= money
}

fn submasks(of: OptionSet) -> impl Iterator<Item = OptionSet> {
    let mut next = of.0;
    std::iter::from_fn(move || {
        let set = next;
        next = next.wrapping_sub(1) & of.0;
        (set != 0).then_some(OptionSet(set))
    })
}
