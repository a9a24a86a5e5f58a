//! A play by which an author tries a case out: begun anywhere, changed by hand, played again after the file has changed. Never saved.

use std::sync::Arc;

use super::Session;
use crate::lint;
use crate::prove::Witness;
use crate::scenario::{Condition, DecisionId, Scenario};
use crate::sim::{Action, Place, Play, Refusal, Step, Supposition, parse_action, write_action};

/// A play that is no attempt.
#[derive(Debug)]
pub struct Rehearsal {
    session: Session,
    seed: u64,
    script: Vec<Line>,
    /// What anything in the case asks.
    asked: Vec<Condition>,
}

/// What was done, by name: it outlives a change of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Line {
    Do(String),
    Suppose(String),
}

/// How far a play could be played again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replayed {
    /// Actions that were carried out again.
    pub done: usize,
    /// Actions that there had been.
    pub of: usize,
    /// Why the next one was refused, if one was.
    pub refused: Option<String>,
}

impl std::fmt::Display for Replayed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.refused {
            None if self.of == 1 => f.write_str("Replayed the one action."),
            None => write!(f, "Replayed all {} actions.", self.of),
            Some(why) => write!(f, "Replayed {} of {} actions; number {} is refused now: {why}.", self.done, self.of, self.done + 1),
        }
    }
}

impl Rehearsal {
    /// From the beginning.
    pub fn begin(case: Arc<Scenario>, seed: u64) -> Self {
        let asked = lint::asked(&case).into_iter().cloned().collect();
        Self { session: Session::in_memory(case, seed), seed, script: Vec::new(), asked }
    }

    /// From where a decision is asked on the way of a play.
    pub fn at(case: &Arc<Scenario>, decision: DecisionId, way: &Witness) -> Self {
        let mut rehearsal = Self::begin(case.clone(), way.seed);
        for action in &way.actions {
            if is_asked(rehearsal.session.play(), decision) || rehearsal.act(action.clone()).is_err() {
                break;
            }
        }
        rehearsal
    }

    /// The play.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What anything in the case asks, one condition at a time: whatever else is supposed changes nothing.
    pub fn asked(&self) -> &[Condition] {
        &self.asked
    }

    /// Carries out an action.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn act(&mut self, action: Action) -> Result<(), Refusal> {
        let line = write_action(self.session.play().case(), &action);
        self.session.act(action)?;
        self.script.push(Line::Do(line));
        Ok(())
    }

    /// Takes something to be so.
    pub fn suppose(&mut self, supposition: Supposition) {
        let line = supposition.write(self.session.play().case());
        self.session.suppose(supposition);
        // Only the last value of one thing counts while nothing else was done in between, unless the value before had consequences.
        let head = |line: &str| line.rsplit_once(' ').map(|(head, _)| head.to_owned());
        if let Some(Line::Suppose(last)) = self.script.last()
            && head(last) == head(&line)
            && !supposition.moves_on()
        {
            self.script.pop();
        }
        self.script.push(Line::Suppose(line));
    }

    /// Whether something in it was changed by hand.
    pub fn is_supposed(&self) -> bool {
        self.script.iter().any(|line| matches!(line, Line::Suppose(_)))
    }

    /// How many actions it took to come here.
    pub fn actions(&self) -> usize {
        self.script.iter().filter(|line| matches!(line, Line::Do(_))).count()
    }

    /// Plays the same again on another version of the case, as far as it goes. What is supposed of things that are gone is left out.
    pub fn replay(&mut self, case: Arc<Scenario>) -> Replayed {
        let script = std::mem::take(&mut self.script);
        let of = script.iter().filter(|line| matches!(line, Line::Do(_))).count();
        *self = Self::begin(case.clone(), self.seed);
        let mut done = 0;
        for line in script {
            match line {
                Line::Suppose(line) => {
                    if let Ok(supposition) = Supposition::read(&case, &line) {
                        self.suppose(supposition);
                    }
                }
                Line::Do(line) => {
                    let again = parse_action(&case, &line).and_then(|action| self.act(action).map_err(|refusal| refusal.to_string()));
                    if let Err(why) = again {
                        return Replayed { done, of, refused: Some(format!("\"{line}\": {why}")) };
                    }
                    done += 1;
                }
            }
        }
        Replayed { done, of, refused: None }
    }
}

fn is_asked(play: &Play, decision: DecisionId) -> bool {
    match play.state().place {
        Place::Encounter(_, Step::Decide(now)) => now == decision,
        Place::Desk => play.state().on_desk(play.case(), decision),
        _ => false,
    }
}
