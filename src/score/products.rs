//! The work products beside their keys, with partial credit. In per cent; these are no standards.

use crate::scenario::words::{SmartPart, StatementKind, Strength};
use crate::scenario::{GoalId, NodeId, Scenario, TieState, Work};
use crate::sim::Event;

/// A finished work product.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductResult {
    /// Which one.
    pub work: Work,
    /// 0 to 100; none where the key holds nothing.
    pub score: Option<f64>,
    /// What it is made of.
    pub detail: WorkDetail,
}

/// What a product's score is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum WorkDetail {
    /// The pairs of the ecomap.
    Ecomap(Vec<PairResult>),
    /// The goals of the plan, and those that it is read against.
    Plan {
        /// Planned.
        goals: Vec<GoalResult>,
        /// On offer when it was finished, planned or not.
        offered: Vec<GoalId>,
        /// By how many goals the sum of their credits is divided: those planned, or the fully serving ones on offer (as many of
        /// them as the plan holds) if they are more; 1 at least.
        wanted: usize,
        /// On offer, fully serving, not planned.
        left_out: Vec<GoalId>,
    },
    /// The statements of the note.
    Note(Vec<StatementResult>),
}

/// A pair of the ecomap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairResult {
    /// Its position in the task.
    pub pair: u16,
    /// As drawn.
    pub drawn: TieState,
    /// As the case had it then.
    pub key: TieState,
    /// Credit in per cent: the line counts half (strength and stress a quarter each), the flow half. None for a pair without a tie
    /// that was rightly left undrawn: it counts neither way.
    pub credit: Option<u8>,
}

/// A planned goal. Five parts, each a fifth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoalResult {
    /// The goal.
    pub goal: GoalId,
    /// Position of the wording.
    pub wording: u8,
    /// Who owns it; none is the case manager.
    pub owner: Option<NodeId>,
    /// Review, in weeks from then.
    pub review: u8,
    /// How well it serves the client's aims, in per cent.
    pub serves: u8,
    /// Whether it is in the client's words, in per cent.
    pub words: u8,
    /// Share of SMART parts, in per cent.
    pub smart: u8,
    /// Whether its owner fits, in per cent.
    pub owner_fits: u8,
    /// Whether its review is in time, in per cent.
    pub review_fits: u8,
}

impl GoalResult {
    /// Credit in per cent: the mean of the five parts, and nothing if the goal does not serve the client at all.
    pub fn credit(&self) -> f64 {
        if self.serves == 0 {
            return 0.0;
        }
        let parts = [self.serves, self.words, self.smart, self.owner_fits, self.review_fits];
        parts.iter().map(|part| f64::from(*part)).sum::<f64>() / 5.0
    }
}

/// A sorted statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementResult {
    /// Its position in the note.
    pub statement: u16,
    /// What the learner took it for.
    pub kind: StatementKind,
    /// Whether the learner put it into the note.
    pub keep: bool,
    /// Whether the kind is right.
    pub kind_right: bool,
    /// Whether keeping it or leaving it out is right.
    pub keep_right: bool,
}

impl StatementResult {
    /// Credit in per cent: half for the kind, half for keeping it or leaving it out.
    pub fn credit(&self) -> u8 {
        50 * (u8::from(self.kind_right) + u8::from(self.keep_right))
    }
}

/// Scores the work products from the events of an attempt.
pub fn products(case: &Scenario, events: &[Event]) -> Vec<ProductResult> {
    let mut results = Vec::new();
    let mut pairs = Vec::new();
    let mut goals = Vec::new();
    let mut statements = Vec::new();
    for event in events {
        match *event {
            Event::Drew { pair, drawn, key } => pairs.push(pair_result(pair, drawn, key)),
            Event::GoalPlanned { goal, wording, owner, review } => goals.push(goal_result(case, goal, wording, owner, review)),
            Event::Sorted { note, statement, kind, keep } => {
                let key = &case.note(note).statements[usize::from(statement)];
                statements.push(StatementResult { statement, kind, keep, kind_right: kind == key.is, keep_right: keep == key.covered });
            }
            Event::WorkFinished { work, offered } => results.push(match work {
                Work::Ecomap => ecomap(std::mem::take(&mut pairs)),
                Work::Plan => plan(case, std::mem::take(&mut goals), offered),
                Work::Note(_) => note(work, std::mem::take(&mut statements)),
            }),
            _ => {}
        }
    }
    results
}

fn pair_result(pair: u16, drawn: TieState, key: TieState) -> PairResult {
    let is_tie = key.strength != Strength::None;
    let is_drawn = drawn.strength != Strength::None;
    let credit = match (is_tie, is_drawn) {
        (false, false) => None,
        (false, true) | (true, false) => Some(0),
        (true, true) => {
            let strength = if drawn.strength == key.strength { 25 } else { 0 };
            let stress = if drawn.stress == key.stress { 25 } else { 0 };
            let flow = if drawn.flow == key.flow { 50 } else { 0 };
            Some(strength + stress + flow)
        }
    };
    PairResult { pair, drawn, key, credit }
}

fn ecomap(pairs: Vec<PairResult>) -> ProductResult {
    let score = mean(pairs.iter().filter_map(|pair| pair.credit).map(f64::from));
    ProductResult { work: Work::Ecomap, score, detail: WorkDetail::Ecomap(pairs) }
}

fn goal_result(case: &Scenario, id: GoalId, wording: u8, owner: Option<NodeId>, review: u8) -> GoalResult {
    let goal = case.goal(id);
    let text = &goal.wordings[usize::from(wording)];
    let parts = SmartPart::ALL.iter().filter(|part| text.smart.contains(part)).count();
    let yes = |fits: bool| if fits { 100 } else { 0 };
    GoalResult {
        goal: id,
        wording,
        owner,
        review,
        serves: goal.serves * 50,
        words: yes(text.client_words),
        smart: (parts * 20) as u8,
        owner_fits: yes(goal.owners.contains(&owner)),
        review_fits: yes((goal.review.0..=goal.review.1).contains(&u32::from(review))),
    }
}

fn plan(case: &Scenario, goals: Vec<GoalResult>, offered: u32) -> ProductResult {
    let at_most = case.plan.as_ref().map_or(0, |task| task.at_most as usize);
    let all = case.plan.as_ref().map_or(0, |task| task.goals.len());
    let offered: Vec<GoalId> = (0..all).filter(|at| offered & (1 << at) != 0).map(GoalId::at).collect();
    let serving: Vec<GoalId> = offered.iter().copied().filter(|goal| case.goal(*goal).serves == 2).collect();
    let mut left_out: Vec<GoalId> = serving.iter().copied().filter(|goal| goals.iter().all(|planned| planned.goal != *goal)).collect();
    // A short plan does not score full marks by leaving out what serves; a long one not by piling up.
    let wanted = goals.len().max(serving.len().min(at_most)).max(1);
    let score = Some(goals.iter().map(GoalResult::credit).sum::<f64>() / wanted as f64);
    if goals.len() >= at_most {
        left_out.clear();
    }
    ProductResult { work: Work::Plan, score, detail: WorkDetail::Plan { goals, offered, wanted, left_out } }
}

fn note(work: Work, statements: Vec<StatementResult>) -> ProductResult {
    let score = mean(statements.iter().map(|statement| f64::from(statement.credit())));
    ProductResult { work, score, detail: WorkDetail::Note(statements) }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::words::Flow;

    const STRONG: TieState = TieState { strength: Strength::Strong, stress: true, flow: Flow::ToClient };
    const NONE: TieState = crate::sim::NO_TIE;

    #[test]
    fn a_tie_earns_for_its_line_and_for_its_flow() {
        assert_eq!(pair_result(0, STRONG, STRONG).credit, Some(100));
        assert_eq!(pair_result(0, TieState { flow: Flow::Both, ..STRONG }, STRONG).credit, Some(50));
        assert_eq!(pair_result(0, TieState { stress: false, ..STRONG }, STRONG).credit, Some(75));
        assert_eq!(pair_result(0, NONE, STRONG).credit, Some(0));
    }

    #[test]
    fn a_tie_that_is_not_there_costs_only_if_drawn() {
        assert_eq!(pair_result(0, NONE, NONE).credit, None);
        assert_eq!(pair_result(0, STRONG, NONE).credit, Some(0));
    }

    #[test]
    fn a_goal_that_does_not_serve_the_client_earns_nothing() {
        let goal = GoalResult {
            goal: GoalId::at(0),
            wording: 0,
            owner: None,
            review: 1,
            serves: 0,
            words: 100,
            smart: 100,
            owner_fits: 100,
            review_fits: 100,
        };
        assert!(goal.credit() < f64::EPSILON);
        assert!((GoalResult { serves: 50, ..goal }.credit() - 90.0).abs() < 1e-9);
    }
}
