//! How a policy fills in a work product: ecomap, service plan, contact note. Says what is done, not how it is scored.

use super::dice::Dice;
use super::outlook::Outlook;
use super::policy::Policy;
use crate::scenario::words::{Flow, StatementKind, Strength};
use crate::scenario::{EcomapPair, Goal, GoalId, NodeKind, NoteId, PlanTask, Scenario, TieState, Wording};
use crate::sim::{Action, CaseState, GoalDraft, NO_TIE};

/// The longest review that is ever set, in weeks.
const LONGEST_REVIEW: usize = 12;

/// What is drawn on the ecomap, each line that differs from what stands there.
pub(super) fn ecomap(case: &Scenario, state: &CaseState, outlook: &Outlook, dice: &mut Dice, intend: &mut Vec<Action>) {
    let Some(task) = &case.ecomap else { return };
    for (at, pair) in task.pairs.iter().enumerate() {
        if pair.tie.is_some_and(|tie| !state.knows_tie(case, tie)) {
            continue;
        }
        let key = pair.tie.map_or(NO_TIE, |tie| state.ties[tie.index()]);
        let TieState { strength, stress, flow } = line(case, pair, key, outlook.policy, dice);
        if state.drawn[at] != (TieState { strength, stress, flow }) {
            intend.push(Action::Draw { pair: at as u16, strength, stress, flow });
        }
    }
}

fn line(case: &Scenario, pair: &EcomapPair, key: TieState, policy: Policy, dice: &mut Dice) -> TieState {
    let ends = [pair.between.0, pair.between.1].map(|end| case.node(end).kind);
    let is_tie = key.strength != Strength::None;
    match policy {
        Policy::Uniform => guess(key, 0.0, dice),
        Policy::Skilled(skill) => guess(key, skill.theta(), dice),
        Policy::Best => key,
        Policy::Worst if is_tie => NO_TIE,
        Policy::Worst => TieState { strength: Strength::Strong, stress: true, flow: Flow::None },
        Policy::Rescuer if ends.contains(&NodeKind::Client) => key,
        Policy::RuleKeeper if ends.contains(&NodeKind::System) => key,
        Policy::Pleaser => TieState { stress: false, ..key },
        Policy::BrokerOnly if ends.contains(&NodeKind::System) => {
            TieState { strength: Strength::Strong, stress: false, flow: Flow::ToClient }
        }
        _ => NO_TIE,
    }
}

fn guess(key: TieState, theta: f64, dice: &mut Dice) -> TieState {
    TieState {
        strength: near(Strength::ALL, key.strength, theta, dice),
        stress: near(&[false, true], key.stress, theta, dice),
        flow: near(Flow::ALL, key.flow, theta, dice),
    }
}

/// The key, or something else, as the skill says.
fn near<T: Copy + PartialEq>(all: &[T], key: T, theta: f64, dice: &mut Dice) -> T {
    let right = all.iter().position(|one| *one == key).unwrap_or_default();
    all[dice.right_of(right, all.len(), theta)]
}

/// What is put into the plan; whatever stood there goes first.
pub(super) fn plan(case: &Scenario, state: &CaseState, outlook: &Outlook, dice: &mut Dice, intend: &mut Vec<Action>) {
    let Some(task) = &case.plan else { return };
    let offered: Vec<usize> = (0..task.goals.len()).filter(|&at| state.holds(case, &task.goals[at].when)).collect();
    for at in (0..state.goals.len()).filter(|&at| state.goals[at].is_some()) {
        intend.push(Action::DropGoal { goal: GoalId::from_index(at) });
    }
    for at in goals(task, &offered, outlook, dice) {
        let GoalDraft { wording, owner, review } = draft(task, &task.goals[at], outlook, dice);
        intend.push(Action::SetGoal { goal: GoalId::from_index(at), wording, owner, review });
    }
}

/// Which of the goals on offer are planned: at least one, no more than the plan holds.
fn goals(task: &PlanTask, offered: &[usize], outlook: &Outlook, dice: &mut Dice) -> Vec<usize> {
    let most = (task.at_most as usize).max(1);
    let serves = |at: &usize| task.goals[*at].serves;
    let extreme = |serving: u8| offered.iter().copied().filter(|at| serves(at) == serving).take(most).collect();
    match outlook.policy {
        Policy::Best => extreme(offered.iter().map(serves).max().unwrap_or_default()),
        Policy::Worst => extreme(offered.iter().map(serves).min().unwrap_or_default()),
        Policy::Uniform => some(task, offered, most, 0.0, dice),
        Policy::Skilled(skill) => some(task, offered, most, skill.theta(), dice),
        Policy::Quick | Policy::BrokerOnly => offered.iter().copied().take(1).collect(),
        Policy::Pleaser => {
            let mut liked = offered.to_vec();
            liked.sort_by_key(|&at| !task.goals[at].owners.contains(&outlook.loudest));
            liked.truncate(most);
            liked
        }
        Policy::Rescuer | Policy::RuleKeeper => offered.iter().copied().take(most).collect(),
    }
}

/// Each goal by a coin that leans to what serves the client, in an order by lot.
fn some(task: &PlanTask, offered: &[usize], most: usize, theta: f64, dice: &mut Dice) -> Vec<usize> {
    let mut order = offered.to_vec();
    for at in (1..order.len()).rev() {
        order.swap(at, dice.below(at + 1));
    }
    let takes = |at: &usize, dice: &mut Dice| match task.goals[*at].serves {
        0 => dice.right_of(0, 2, theta) == 1,
        1 => dice.coin(),
        _ => dice.right_of(1, 2, theta) == 1,
    };
    let mut taken: Vec<usize> = order.iter().copied().filter(|at| takes(at, dice)).take(most).collect();
    if taken.is_empty() {
        taken.extend(order.first());
    }
    taken
}

fn draft(task: &PlanTask, goal: &Goal, outlook: &Outlook, dice: &mut Dice) -> GoalDraft {
    let worth = |wording: &Wording| 5 * usize::from(wording.client_words) + wording.smart.len();
    let by = |value: &dyn Fn(&Wording) -> usize| {
        // Of two as good, the one that stands first.
        (0..goal.wordings.len()).rev().max_by_key(|&at| value(&goal.wordings[at])).unwrap_or_default()
    };
    let me = task.owners.iter().position(Option::is_none).unwrap_or_default();
    let fits = |owner: usize| goal.owners.contains(&task.owners[owner]);
    let fitting = (0..task.owners.len()).find(|&owner| fits(owner)).unwrap_or_default();
    let (least, most) = (goal.review.0 as usize, goal.review.1 as usize);
    let (wording, owner, review) = match outlook.policy {
        Policy::Best => (by(&worth), fitting, least),
        Policy::Worst => {
            let unfit = (0..task.owners.len()).find(|&owner| !fits(owner)).unwrap_or_default();
            (by(&|wording| 10 - worth(wording)), unfit, if least > 0 { 0 } else { (most + 1).min(52) })
        }
        Policy::Uniform => (dice.below(goal.wordings.len()), dice.below(task.owners.len()), dice.below(LONGEST_REVIEW + 1)),
        Policy::Skilled(skill) => {
            let theta = skill.theta();
            let wording = dice.right_of(by(&worth), goal.wordings.len(), theta);
            let owner = dice.right_of(fitting, task.owners.len(), theta);
            (wording, owner, dice.right_of(least.min(LONGEST_REVIEW), LONGEST_REVIEW + 1, theta))
        }
        Policy::Rescuer => (by(&|wording| usize::from(!wording.client_words)), me, 1),
        Policy::RuleKeeper => (by(&|wording| wording.smart.len()), me, 1),
        Policy::Pleaser => {
            let loudest = task.owners.iter().position(|owner| owner.is_some() && *owner == outlook.loudest).unwrap_or(fitting);
            (dice.below(goal.wordings.len()), loudest, least)
        }
        Policy::BrokerOnly => (0, me, LONGEST_REVIEW),
        Policy::Quick => (0, me, 0),
    };
    GoalDraft { wording: wording as u8, owner: task.owners.get(owner).copied().flatten(), review: review as u8 }
}

/// How the statements of a note are sorted.
pub(super) fn note(case: &Scenario, state: &CaseState, note: NoteId, outlook: &Outlook, dice: &mut Dice, intend: &mut Vec<Action>) {
    for at in state.statements(note) {
        let statement = &case.note(note).statements[at];
        let (is, covered) = (statement.is, statement.covered);
        let is_fact = is == StatementKind::Fact;
        let (kind, keep) = match outlook.policy {
            Policy::Uniform => (dice.one(StatementKind::ALL), dice.coin()),
            Policy::Skilled(skill) => {
                (near(StatementKind::ALL, is, skill.theta(), dice), near(&[false, true], covered, skill.theta(), dice))
            }
            Policy::Best => (is, covered),
            Policy::Worst => (if is_fact { StatementKind::Interpretation } else { StatementKind::Fact }, !covered),
            Policy::RuleKeeper => (is, is_fact),
            Policy::Pleaser | Policy::BrokerOnly => (is, true),
            Policy::Rescuer | Policy::Quick => (StatementKind::Fact, true),
        };
        intend.push(Action::Sort { note, statement: at as u16, kind, keep });
    }
}
