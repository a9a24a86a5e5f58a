//! "What if": the same attempt with another answer to one question, and the same luck. Made by playing again, not by guessing.
//!
//! After the changed answer, every question that was asked before is answered as before, as long as that is possible. A question
//! that is new, or whose old answer is closed now, is answered with the first option that is open; the learner is told which.

use std::sync::Arc;

use crate::scenario::words::StatementKind;
use crate::scenario::{DecisionId, GoalId, OptionId, ReactionId, Scenario, Work};
use crate::score;
use crate::sim::{Action, Event, GoalDraft, OptionSet, Place, Play, Refusal, Step, choices};

/// Another course of the same case.
#[derive(Debug, Clone)]
pub struct Future {
    /// The play, to its end.
    pub play: Play,
    /// Questions that were answered for the learner, and how: new ones, or such whose old answer was closed.
    pub answered_for_you: Vec<(DecisionId, Vec<OptionId>)>,
}

/// A standard whose score differs between two courses: 0 to 100, none where nothing was observed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreChange {
    /// Number of the standard.
    pub standard: u8,
    /// As it was.
    pub was: Option<f64>,
    /// The other way.
    pub would: Option<f64>,
}

impl Future {
    /// The standards of the case's edition whose scores are not the same as in the play that it departs from.
    pub fn score_changes(&self, play: &Play) -> Vec<ScoreChange> {
        let case = play.case();
        let [was, would] = [play, &self.play].map(|play| score::standards(case, play.events()).standards);
        let both = was.into_iter().zip(would).map(|(was, would)| ScoreChange { standard: was.number, was: was.score, would: would.score });
        both.filter(|change| change.was != change.would).collect()
    }
}

/// Plays an attempt again with other options at one decision.
///
/// # Errors
/// Why those options could not be chosen there.
pub fn what_if(play: &Play, action: usize, options: Vec<OptionId>) -> Result<Future, Refusal> {
    let case = play.case();
    let before = play.actions().take(action).cloned();
    let mut other = Play::replay(Arc::clone(case), play.state().seed, before).map_err(|(_, refusal)| refusal)?;
    let decision = match play.actions().nth(action) {
        Some(Action::Choose { decision, .. } | Action::Leave { decision }) => *decision,
        _ => return Err(Refusal::NotAsked),
    };
    other.act(Action::Choose { decision, options })?;
    let mut memory = Memory::of(play, action + 1);
    let mut answered_for_you = Vec::new();
    while !other.has_ended() {
        memory.flag_again(&mut other);
        go_on(&mut other, &mut memory, &mut answered_for_you);
    }
    Ok(Future { play: other, answered_for_you })
}

/// What the learner did after the changed decision, by the question that it answered.
struct Memory {
    /// Answers in encounters, in order.
    answers: Vec<(DecisionId, Action)>,
    /// Answers at the desk, with their week.
    desk: Vec<(u32, Action)>,
    /// Flags and what was said about them.
    flags: Vec<(ReactionId, Action)>,
    /// Work products, each with what was done for it.
    work: Vec<(Work, Vec<Action>)>,
}

impl Memory {
    fn of(play: &Play, from: usize) -> Self {
        let case = play.case();
        let marks: Vec<usize> = play.marks().collect();
        let mut memory = Self { answers: Vec::new(), desk: Vec::new(), flags: Vec::new(), work: Vec::new() };
        let mut in_hand = Vec::new();
        for (at, action) in play.actions().enumerate().skip(from) {
            let events = &play.events()[marks[at]..];
            match action {
                Action::Choose { decision, .. } | Action::Leave { decision } => match events.first() {
                    Some(Event::Decided { week, .. }) if case.decision(*decision).encounter.is_none() => {
                        memory.desk.push((*week, action.clone()))
                    }
                    _ => memory.answers.push((*decision, action.clone())),
                },
                Action::Flag { reaction, .. } | Action::Unflag { reaction } | Action::Explore { reaction, .. } => {
                    memory.flags.push((*reaction, action.clone()));
                }
                Action::Draw { .. } | Action::SetGoal { .. } | Action::DropGoal { .. } | Action::Sort { .. } => {
                    in_hand.push(action.clone())
                }
                Action::Finish => {
                    let finished = events.iter().find_map(|event| match event {
                        Event::WorkFinished { work, .. } => Some(*work),
                        _ => None,
                    });
                    if let Some(work) = finished {
                        memory.work.push((work, std::mem::take(&mut in_hand)));
                    }
                }
                Action::Close | Action::EndWeek | Action::SeeDebrief | Action::RateSelf { .. } | Action::Reflect { .. } => {}
            }
        }
        memory
    }

    /// Flags what is in sight as before.
    fn flag_again(&mut self, play: &mut Play) {
        let in_sight = |play: &Play, reaction: ReactionId| play.state().reactions[reaction.index()].in_sight;
        for (_, action) in self.flags.extract_if(.., |(reaction, _)| in_sight(play, *reaction)).collect::<Vec<_>>() {
            // What no longer applies, such as taking back a flag that was never set, changes nothing.
            let _ = play.act(action);
        }
    }

    fn answer(&mut self, decision: DecisionId) -> Option<Action> {
        let at = self.answers.iter().position(|(asked, _)| *asked == decision)?;
        Some(self.answers.remove(at).1)
    }
}

/// One step further, as the learner did or as near as can be.
fn go_on(play: &mut Play, memory: &mut Memory, answered_for_you: &mut Vec<(DecisionId, Vec<OptionId>)>) {
    match play.state().place {
        Place::Encounter(_, Step::Decide(decision)) => {
            let as_before = memory.answer(decision).is_some_and(|action| play.act(action).is_ok());
            if !as_before {
                answered_for_you.push((decision, answer_first(play, decision)));
            }
        }
        Place::Encounter(_, Step::Make(work, _)) => {
            if let Some(at) = memory.work.iter().position(|(made, _)| *made == work) {
                for action in memory.work.remove(at).1 {
                    let _ = play.act(action);
                }
            }
            finish(play, work);
        }
        Place::Encounter(_, Step::Close) => settle(play, Action::Close),
        Place::Desk => {
            let week = play.state().week;
            for (_, action) in memory.desk.extract_if(.., |(then, _)| *then == week).collect::<Vec<_>>() {
                // Choosing at the desk can call an encounter; what was still to come then is taken up next time the desk is reached.
                if play.state().place == Place::Desk {
                    let _ = play.act(action);
                } else {
                    memory.desk.push((week, action));
                }
            }
            if play.state().place == Place::Desk {
                settle(play, Action::EndWeek);
            }
        }
        Place::Ended(_) => {}
    }
}

/// Carries out an action that the place allows by construction.
fn settle(play: &mut Play, action: Action) {
    let done = play.act(action);
    assert!(done.is_ok(), "the engine refused the only way on: {done:?}");
}

/// Chooses the first set of options that is open, and says which; leaves the question where none is.
fn answer_first(play: &mut Play, id: DecisionId) -> Vec<OptionId> {
    let case = Arc::clone(play.case());
    let state = play.state();
    let allowed = state.allowed(&case, id);
    if allowed.is_empty() {
        settle(play, Action::Leave { decision: id });
        return Vec::new();
    }
    let set =
        choices::sets(&case, case.decision(id), allowed, state.quarters, state.money).into_iter().min_by_key(|set| (set.len(), set.0));
    let options = members(&case, id, set.unwrap_or_default());
    settle(play, Action::Choose { decision: id, options: options.clone() });
    options
}

fn members(case: &Scenario, id: DecisionId, set: OptionSet) -> Vec<OptionId> {
    case.decision(id).option_ids().enumerate().filter(|(at, _)| set.has(*at)).map(|(_, option)| option).collect()
}

/// Finishes a work product; where it was never made before, with as little as will do.
fn finish(play: &mut Play, work: Work) {
    if play.act(Action::Finish).is_ok() {
        return;
    }
    let case = Arc::clone(play.case());
    match work {
        Work::Note(note) => {
            while let Some(at) = play.state().unsorted(note) {
                settle(play, Action::Sort { note, statement: at as u16, kind: StatementKind::Fact, keep: true });
            }
        }
        Work::Plan => {
            let goals = case.plan.as_ref().map_or(&[][..], |plan| &plan.goals);
            if let Some(at) = goals.iter().position(|goal| play.state().holds(&case, &goal.when)) {
                let draft = GoalDraft { wording: 0, owner: None, review: 0 };
                settle(play, Action::SetGoal { goal: GoalId::at(at), wording: draft.wording, owner: draft.owner, review: draft.review });
            }
        }
        Work::Ecomap => {}
    }
    settle(play, Action::Finish);
}
