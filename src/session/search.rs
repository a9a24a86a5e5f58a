//! A way to a decision: plays at random until it is asked. Whoever knows shorter ways takes this place.

use std::sync::Arc;

use crate::scenario::words::StatementKind;
use crate::scenario::{DecisionId, GoalId, OptionId, Scenario, Work};
use crate::sim::{Action, Place, Play, Step, chance, choices};

/// Plays tried before giving up, and actions in each.
const PLAYS: u64 = 1500;
const ACTIONS: usize = 600;

/// The actions after which a decision is asked, or can be taken at the desk; the shortest of the first few ways found.
pub fn way_to(case: &Arc<Scenario>, decision: DecisionId, seed: u64) -> Option<Vec<Action>> {
    let mut best: Option<Vec<Action>> = None;
    let mut found = 0;
    for play in 0..PLAYS {
        let Some(way) = attempt(case, decision, seed, play, best.as_ref().map_or(ACTIONS, Vec::len)) else { continue };
        best = Some(way);
        found += 1;
        if found == 6 {
            break;
        }
    }
    best
}

fn attempt(case: &Arc<Scenario>, decision: DecisionId, seed: u64, number: u64, most: usize) -> Option<Vec<Action>> {
    // The luck of the play is that of its seed; only the choices differ.
    let mut play = Play::begin(case.clone(), seed);
    let mut dice = Dice { number, count: 0 };
    for _ in 0..most {
        if is_asked(&play, decision) {
            return Some(play.actions().cloned().collect());
        }
        if play.has_ended() {
            return None;
        }
        let action = dice.action(&play);
        play.act(action).ok()?;
    }
    None
}

fn is_asked(play: &Play, decision: DecisionId) -> bool {
    match play.state().place {
        Place::Encounter(_, Step::Decide(now)) => now == decision,
        Place::Desk => play.state().on_desk(play.case(), decision),
        _ => false,
    }
}

struct Dice {
    number: u64,
    count: u64,
}

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.count += 1;
        chance::below(chance::draw(self.number, 0x5ea7c4, self.count), limit as u64) as usize
    }

    /// Something that is not refused.
    fn action(&mut self, play: &Play) -> Action {
        let (case, state) = (play.case(), play.state());
        match state.place {
            Place::Encounter(_, Step::Decide(decision)) => {
                if case.decision(decision).again && state.decided[decision.index()] > 0 && self.below(2) == 0 {
                    return Action::Leave { decision };
                }
                self.choose(play, decision)
            }
            Place::Encounter(_, Step::Make(work, _)) => self.make(play, work),
            Place::Encounter(_, Step::Close) => Action::Close,
            Place::Desk | Place::Ended(_) => {
                let open = |id: &DecisionId| state.on_desk(case, *id) && !state.allowed(case, *id).is_empty();
                let open: Vec<DecisionId> = case.desk.iter().copied().filter(open).collect();
                if open.is_empty() || self.below(3) > 0 {
                    return Action::EndWeek;
                }
                let at = self.below(open.len());
                self.choose(play, open[at])
            }
        }
    }

    fn choose(&mut self, play: &Play, id: DecisionId) -> Action {
        let (case, state) = (play.case(), play.state());
        let decision = case.decision(id);
        let sets = choices::sets(case, decision, state.allowed(case, id), state.quarters, state.money);
        let Some(set) = (!sets.is_empty()).then(|| sets[self.below(sets.len())]) else { return Action::EndWeek };
        let options: Vec<OptionId> = decision.option_ids().enumerate().filter(|(at, _)| set.has(*at)).map(|(_, option)| option).collect();
        Action::Choose { decision: id, options }
    }

    fn make(&mut self, play: &Play, work: Work) -> Action {
        let (case, state) = (play.case(), play.state());
        match (work, &case.plan) {
            (Work::Plan, Some(plan)) => {
                let offered = |at: &usize| state.goals[*at].is_none() && state.holds(case, &plan.goals[*at].when);
                let offered: Vec<usize> = (0..plan.goals.len()).filter(offered).collect();
                let held = state.goals.iter().flatten().count();
                if offered.is_empty() || held >= plan.at_most as usize || (held > 0 && self.below(2) == 0) {
                    return Action::Finish;
                }
                let goal = offered[self.below(offered.len())];
                Action::SetGoal { goal: GoalId::from_index(goal), wording: 0, owner: plan.owners.first().copied().flatten(), review: 2 }
            }
            (Work::Note(note), _) => match state.sorted[note.index()].iter().position(Option::is_none) {
                Some(at) => Action::Sort { note, statement: at as u16, kind: StatementKind::Fact, keep: true },
                None => Action::Finish,
            },
            _ => Action::Finish,
        }
    }
}
