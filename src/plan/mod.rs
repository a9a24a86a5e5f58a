//! Scripted playthroughs: a text that says what is done and what is expected, and a driver that shows where a play departs from it.
//!
//! ```text
//! # Anything after a number sign at the beginning of a line is a remark.
//! seed: 7
//! do: choose open good_day
//! expect: knows drum
//! refused: end_week
//! do: close
//! expect: trust >= 40
//! score: 3 >= 60
//! ```
//! `case` and `seed` stand before the first step, if at all. `do` and `refused` take an action as [`parse_action`] reads it; `do: week` closes what can be closed and ends the week.

mod expect;

use std::sync::Arc;

use crate::scenario::Scenario;
use crate::sim::{Action, Event, Play, parse_action, write_action};

/// A plan that does these actions: what a search or a virtual learner found, for people to play again.
pub fn write(case: &Scenario, seed: u64, actions: &[Action], remark: &str) -> String {
    let remarks: String = remark.lines().map(|line| format!("# {line}\n")).collect();
    let mut steps: String = actions.iter().map(|action| format!("do: {}\n", write_action(case, action))).collect();
    if actions.is_empty() {
        // What is so from the beginning needs nothing to be done, and a plan needs a step.
        steps.push_str("expect: week 1\n");
    }
    format!("{remarks}case: {}\nseed: {seed}\n{steps}", case.about.id)
}

/// A line of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number in the file, from 1.
    pub line: usize,
    /// What it asks for.
    pub kind: StepKind,
    /// Its words.
    pub words: String,
}

/// What a line of a plan asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// An action that succeeds.
    Do,
    /// An action that is refused.
    Refused,
    /// Something that is so now.
    Expect,
    /// A score so far.
    Score,
}

/// A scripted playthrough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Id of its case, if it names one.
    pub case: Option<String>,
    /// Its seed.
    pub seed: u64,
    /// Its lines.
    pub steps: Vec<Step>,
}

/// Where a play departed from its plan, or what in the plan cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct Departure {
    /// Number of the line, from 1.
    pub line: usize,
    /// What was found instead.
    pub message: String,
}

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn parse(text: &str) -> Result<Self, Departure> {
        let mut plan = Self { case: None, seed: 0, steps: Vec::new() };
        let mut has_seed = false;
        for (at, line) in text.lines().enumerate() {
            let number = at + 1;
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = |message: String| Departure { line: number, message };
            let (key, words) = line.split_once(':').ok_or_else(|| wrong(format!("\"{line}\" is no line of a plan")))?;
            let words = words.trim().to_owned();
            let key = key.trim();
            // They hold for the whole play: further down they would seem to change something.
            if matches!(key, "case" | "seed") && !plan.steps.is_empty() {
                return Err(wrong(format!("\"{key}\" belongs before the first step")));
            }
            if key == "case" && plan.case.is_some() || key == "seed" && has_seed {
                return Err(wrong(format!("\"{key}\" is there already")));
            }
            let kind = match key {
                "case" => {
                    plan.case = Some(words);
                    continue;
                }
                "seed" => {
                    plan.seed = words.parse().map_err(|_| wrong(format!("\"{words}\" is no seed")))?;
                    has_seed = true;
                    continue;
                }
                "do" => StepKind::Do,
                "refused" => StepKind::Refused,
                "expect" => StepKind::Expect,
                "score" => StepKind::Score,
                other => return Err(wrong(format!("\"{other}\" is none of case, seed, do, refused, expect, score"))),
            };
            plan.steps.push(Step { line: number, kind, words });
        }
        if plan.steps.is_empty() {
            let message = "the plan ends here without a step: write one, as in do: end_week".into();
            return Err(Departure { line: text.lines().count().max(1), message });
        }
        Ok(plan)
    }

    /// Plays the plan.
    ///
    /// # Errors
    /// The first departure.
    pub fn run(&self, case: &Arc<Scenario>) -> Result<Play, Departure> {
        self.run_with(case, |_, _| {})
    }

    /// Plays the plan and shows each line with what it brought.
    ///
    /// # Errors
    /// The first departure.
    pub fn run_with(&self, case: &Arc<Scenario>, mut show: impl FnMut(&Step, &[Event])) -> Result<Play, Departure> {
        if let Some(id) = &self.case
            && *id != case.about.id
        {
            let message = format!("the plan is for the case \"{id}\", not for \"{}\"", case.about.id);
            return Err(Departure { line: 1, message });
        }
        let mut play = Play::begin(Arc::clone(case), self.seed);
        let mut since = 0;
        for step in &self.steps {
            let before = play.events().len();
            let done = match step.kind {
                StepKind::Do if step.words == "week" => end_week(&mut play),
                StepKind::Do => act(&mut play, &step.words),
                StepKind::Refused => refused(&mut play, &step.words),
                StepKind::Expect => expect::check(&play, &play.events()[since..], &step.words),
                StepKind::Score => expect::check_score(&play, &step.words),
            };
            done.map_err(|message| Departure { line: step.line, message })?;
            if step.kind == StepKind::Do {
                since = before;
            }
            show(step, &play.events()[before..]);
        }
        Ok(play)
    }
}

fn act(play: &mut Play, words: &str) -> Result<(), String> {
    let action = parse_action(play.case(), words)?;
    play.act(action).map(|_| ()).map_err(|refusal| format!("\"{words}\" was refused: {refusal}; {}", expect::place(play)))
}

fn refused(play: &mut Play, words: &str) -> Result<(), String> {
    let action = parse_action(play.case(), words)?;
    match play.act(action) {
        Err(_) => Ok(()),
        Ok(_) => Err(format!("\"{words}\" was not refused")),
    }
}

fn end_week(play: &mut Play) -> Result<(), String> {
    while play.act(Action::Close).is_ok() {}
    play.act(Action::EndWeek).map(|_| ()).map_err(|refusal| format!("the week cannot be ended: {refusal}; {}", expect::place(play)))
}
