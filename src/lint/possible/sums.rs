//! How far measures, money and hours can go: everything that moves them, added up as if all of it came.

use std::collections::VecDeque;

use crate::scenario::{MeasureId, ResourceId, Scenario};

/// How far numbers can go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sums {
    /// Least and greatest value of each measure, in hundredths.
    pub measures: Vec<(i32, i32)>,
    /// Least and greatest budget, in dollars.
    pub money: (i32, i32),
    /// The most quarter hours of a week.
    pub quarters: i32,
    /// Which resources the client can be withdrawn from, and so begin again.
    pub withdrawn: Vec<bool>,
}

impl Sums {
    /// Where everything stands in the first week.
    pub fn at_the_start(case: &Scenario) -> Self {
        Self {
            measures: case.measures.iter().map(|measure| (measure.start, measure.start)).collect(),
            money: (case.limits.budget, case.limits.budget),
            quarters: case.limits.quarters_per_week - case.limits.caseload_quarters,
            withdrawn: vec![false; case.resources.len()],
        }
    }

    /// The bounds that nothing can pass.
    pub fn anything(case: &Scenario) -> Self {
        Self {
            measures: case.measures.iter().map(|measure| (measure.least, measure.most)).collect(),
            money: (0, i32::MAX),
            quarters: case.limits.quarters_per_week,
            withdrawn: vec![true; case.resources.len()],
        }
    }

    /// Whether the budget can ever cover a service.
    pub fn funds(&self, case: &Scenario, resource: ResourceId) -> bool {
        i64::from(case.resource(resource).cost) <= i64::from(self.money.1)
    }

    /// Takes over what a round has added up.
    pub fn take(&mut self, case: &Scenario, mut tally: Tally) {
        tally.carry(case);
        let clamped = |value: i64, measure: &crate::scenario::Measure| {
            i32::try_from(value.clamp(i64::from(measure.least), i64::from(measure.most))).unwrap_or(measure.start)
        };
        for (at, measure) in case.measures.iter().enumerate() {
            let start = i64::from(measure.start);
            self.measures[at] = (clamped(start - tally.down[at], measure), clamped(start + tally.up[at], measure));
        }
        let most = (i64::from(case.limits.budget) + tally.paid).min(i64::from(i32::MAX));
        self.money = (if tally.spends { 0 } else { case.limits.budget }, i32::try_from(most).unwrap_or(i32::MAX));
        let limits = case.limits;
        let freed = tally.freed.min(i64::from(limits.caseload_quarters));
        self.quarters = limits.quarters_per_week - limits.caseload_quarters + i32::try_from(freed).unwrap_or(limits.caseload_quarters);
        self.withdrawn = tally.withdrawn;
    }
}

/// What a round adds up. Sums end at [`Tally::MANY`].
#[derive(Debug)]
pub struct Tally {
    up: Vec<i64>,
    down: Vec<i64>,
    paid: i64,
    freed: i64,
    pub(super) spends: bool,
    pub(super) withdrawn: Vec<bool>,
}

impl Tally {
    /// More than any measure, budget or caseload can need.
    pub const MANY: i64 = 1 << 40;

    /// Nothing yet.
    pub fn new(case: &Scenario) -> Self {
        let none = || vec![0; case.measures.len()];
        Self { up: none(), down: none(), paid: 0, freed: 0, spends: false, withdrawn: vec![false; case.resources.len()] }
    }

    /// A measure moves so often by so much.
    pub fn moves(&mut self, measure: MeasureId, by: i32, times: i64) {
        let sum = if by > 0 { &mut self.up } else { &mut self.down };
        add(&mut sum[measure.index()], i64::from(by.abs()), times);
    }

    /// The budget gains or loses so often so much.
    pub fn pays(&mut self, by: i32, times: i64) {
        if by > 0 {
            add(&mut self.paid, i64::from(by), times);
        }
        self.spends |= by < 0;
    }

    /// The rest of the caseload takes so many quarter hours more, or less.
    pub fn frees(&mut self, by: i32, times: i64) {
        if by < 0 {
            add(&mut self.freed, i64::from(-by), times);
        }
    }

    /// Carries changes along the influences. In a circle, or after one, they may add up without bound.
    fn carry(&mut self, case: &Scenario) {
        let mut leading = vec![Vec::new(); case.measures.len()];
        let mut coming = vec![0_usize; case.measures.len()];
        for influence in case.influences.iter().filter(|influence| influence.weight != 0) {
            leading[influence.from.index()].push((influence.to.index(), i64::from(influence.weight)));
            coming[influence.to.index()] += 1;
        }
        let mut ready: VecDeque<usize> = (0..coming.len()).filter(|&at| coming[at] == 0).collect();
        while let Some(from) = ready.pop_front() {
            for &(to, weight) in &leading[from] {
                let (up, down) = if weight > 0 { (self.up[from], self.down[from]) } else { (self.down[from], self.up[from]) };
                add(&mut self.up[to], up * weight.abs() / 100 + 1, i64::from(up > 0));
                add(&mut self.down[to], down * weight.abs() / 100 + 1, i64::from(down > 0));
                coming[to] -= 1;
                if coming[to] == 0 {
                    ready.push_back(to);
                }
            }
        }
        let in_circles = |at: &usize| coming[*at] > 0;
        let mut moving: Vec<usize> = (0..coming.len()).filter(in_circles).filter(|&at| self.up[at] + self.down[at] > 0).collect();
        while let Some(from) = moving.pop() {
            (self.up[from], self.down[from]) = (Self::MANY, Self::MANY);
            for &(to, _) in &leading[from] {
                if self.up[to] < Self::MANY || self.down[to] < Self::MANY {
                    (self.up[to], self.down[to]) = (Self::MANY, Self::MANY);
                    moving.push(to);
                }
            }
        }
    }
}

fn add(sum: &mut i64, by: i64, times: i64) {
    *sum = sum.saturating_add(by.saturating_mul(times)).min(Tally::MANY);
}
