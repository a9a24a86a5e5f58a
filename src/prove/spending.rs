//! What hours and dollars may still be spent on: two amounts that allow the same spending are one.

use crate::scenario::{Condition, DecisionId, OptionId, Pick, ResourceId, Scenario};
use crate::sim::{CaseState, Place};

use super::ahead::{Ahead, Source};
use super::ground::acts;
use super::reads::Write;
use super::tells::Tells;

/// What may be spent of something.
#[derive(Debug, Default)]
pub struct Spending {
    step: i32,
    most: Option<i32>,
}

impl Spending {
    /// Adds what a decision may take: each option at most once, unless it can be chosen again.
    fn add(&mut self, case: &Scenario, id: DecisionId, state: &CaseState, cost: impl Fn(OptionId) -> i32) {
        let decision = case.decision(id);
        let mut sum = 0;
        for (position, option) in decision.option_ids().enumerate() {
            let cost = cost(option);
            self.step = gcd(self.step, cost);
            if cost > 0 && case.option(option).again {
                self.most = None;
            }
            if decision.encounter.is_some() || !state.taken[id.index()].has(position) {
                sum = if decision.pick == Pick::One && !decision.again { cost.max(sum) } else { sum + cost };
            }
        }
        self.most = self.most.map(|most| most + sum);
    }

    /// Two amounts that allow the same spending are one.
    pub fn canonical(&self, left: i32) -> i32 {
        if self.step == 0 {
            return 0;
        }
        let steps = left / self.step * self.step;
        self.most.map_or(steps, |most| steps.min(most))
    }
}

fn gcd(a: i32, b: i32) -> i32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Ahead<'_, '_> {
    /// The decisions that tell.
    fn telling(&self, tells: &Tells) -> impl Iterator<Item = DecisionId> {
        self.decisions.iter().copied().filter(|id| tells.decisions.has(id.index()))
    }

    /// The quarter hours that may be spent before the week ends.
    pub fn hours(&self, state: &CaseState, tells: &Tells, is_worth: &dyn Fn(OptionId) -> bool) -> Spending {
        let case = self.ground.case;
        let mut spending = Spending { step: 0, most: Some(0) };
        let open_now = match state.place {
            Place::Encounter(id, _) => Some(id),
            _ => None,
        };
        for id in self.telling(tells) {
            let decision = case.decision(id);
            let this_week = decision.encounter.is_none_or(|encounter| {
                open_now == Some(encounter) || case.encounter(encounter).week <= state.week || self.ground.can_be_called(encounter)
            });
            if this_week {
                spending.add(case, id, state, |option| if is_worth(option) { case.option(option).quarters } else { 0 });
            }
        }
        spending
    }

    /// Whether an option can be better than one that costs nothing.
    pub fn is_worth(&self, tells: &Tells, id: OptionId, ease: bool, thrift: bool) -> bool {
        let case = self.ground.case;
        let option = case.option(id);
        if !ease && option.quarters > 0 || !thrift && option.money > 0 {
            return true;
        }
        let roots = &self.ground.roots;
        let decision = case.decision(case.option(id).decision);
        if roots.sums.len() != 1
            || decision.pick != Pick::One
            || self.ground.is_sought(id)
            || acts(self.ground, &tells.live, &tells.lists, id)
        {
            return true;
        }
        let free = |option: &OptionId| {
            let option = case.option(*option);
            option.when == Condition::Always && option.quarters == 0 && option.money == 0
        };
        let without = if decision.encounter.is_none() || decision.again {
            0
        } else {
            decision.option_ids().filter(free).map(|option| roots.gain(case, option)).max().unwrap_or(i32::MIN)
        };
        roots.gain(case, id) > without
    }

    /// The dollars that may be spent.
    pub fn money(&self, tells: &Tells, is_worth: &dyn Fn(OptionId) -> bool) -> Spending {
        let case = self.ground.case;
        if !tells.live.has(self.ground.parts.money()) {
            return Spending::default();
        }
        let changes = |source: &Source<'_>| {
            let money = Write::Part(self.ground.parts.money());
            self.ground.lists.atoms(source.list).iter().any(|atom| atom.write == money)
        };
        if self.ground.reads_money || self.sources.iter().any(changes) {
            return Spending { step: 1, most: None };
        }
        let mut spending = Spending { step: 0, most: None };
        for id in self.telling(tells) {
            let worth = case.decision(id).option_ids().filter(|option| is_worth(*option));
            worth.for_each(|option| spending.step = gcd(spending.step, case.option(option).money));
        }
        for at in self.services.iter() {
            if tells.live.has(self.ground.parts.service(ResourceId::from_index(at))) {
                spending.step = gcd(spending.step, i32::try_from(case.resources[at].cost).unwrap_or(i32::MAX));
            }
        }
        spending
    }
}
