//! How many distinct complete paths lead through a case.
//!
//! A path is what a learner answers, and when: the sequence of decisions that are taken, each with the options that are chosen, or left, and
//! of weeks that are ended, from the beginning to an end. Two paths are different if these sequences are. Luck, thoughts flagged and goals
//! planned make no path of their own: what they change shows in what can be answered, and a path counts that is possible with any of them.

use std::sync::Arc;

use crate::scenario::{DecisionId, Scenario, Work};
use crate::sim::chance::{self, Seeded};
use crate::sim::{self, Action, CaseState, OptionSet, Place, Step, choices};

use super::aim::Aim;
use super::explore::{GivenUp, Patience, Search, Settled};
use super::extremes::{End, Extreme};
use super::graph::Keyed;
use super::key;
use super::proof::{Means, shared};

/// How many distinct complete paths there are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paths {
    /// So many at least.
    pub at_least: f64,
    /// So many exactly; none where that would take too long to count.
    pub exactly: Option<u128>,
    /// About so many for a learner whose luck, flags and goals are settled beforehand, where they are not counted exactly.
    pub estimate: Option<Estimate>,
}

/// An unbiased estimate from random descents (Knuth 1975, *Estimating the efficiency of backtrack programs*): each goes from the beginning
/// to an end by lot, and the product of the numbers of answers that it could choose among estimates how many paths there are. Each descent
/// has luck, flags and goals by lot as well, settled before any answer: what is estimated is the mean over these, which is no more than there are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The mean of the descents.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
    /// How many descents.
    pub descents: usize,
}

/// The most states and sets of states that are told apart for an exact count, and for a count with one luck.
const EXACT: usize = 20_000;
const HELD: usize = 20_000;
/// Descents, and how many one job does.
const DESCENTS: usize = 4_000;
const CHUNK: usize = 250;
/// The most actions of a descent; no case takes so many.
const MOST_ACTIONS: usize = 50_000;

/// Counts the paths of a case, or finds bounds. `sampled` distinct ones are known.
///
/// # Errors
/// Only that it was told to stop.
pub(super) fn paths(case: &Arc<Scenario>, sampled: usize, extremes: &[Extreme], means: &Means<'_>) -> Result<Paths, GivenUp> {
    let patience = |states: usize| Patience { states: states.min(means.states), go_on: means.go_on };
    if let Some(exactly) = count_paths(case, &patience(EXACT))? {
        return Ok(Paths { at_least: exactly as f64, exactly: Some(exactly), estimate: None });
    }
    let at_least = paths_at_least(case, extremes, &patience(HELD))?.max(sampled as f64).max(1.0);
    Ok(Paths { at_least, exactly: None, estimate: Some(estimate_paths(case, means)?) })
}

/// Counts all distinct complete paths; none where there are more states than allowed, or paths without end.
///
/// # Errors
/// Only that it was told to stop.
pub fn count_paths(case: &Scenario, patience: &Patience<'_>) -> Result<Option<u128>, GivenUp> {
    Search::new(case, Aim::Answers).count(patience)
}

/// So many distinct complete paths there are at least: those of one luck among the answers that one end of a standard can hang on. Of
/// these ends the one is taken that has the most plays and no more states than allowed, or else the fewest states; 0 if these are too many.
///
/// # Errors
/// Only that it was told to stop.
pub fn paths_at_least(case: &Scenario, extremes: &[Extreme], patience: &Patience<'_>) -> Result<f64, GivenUp> {
    let known = || extremes.iter().filter(|extreme| extreme.states > 0);
    let fitting = known().filter(|extreme| extreme.states <= patience.states).max_by(|a, b| a.plays.total_cmp(&b.plays));
    // With one luck there may be few enough states all the same.
    fitting.or_else(|| known().min_by_key(|extreme| extreme.states)).map_or(Ok(0.0), |extreme| held(case, extreme, patience))
}

/// The paths of one luck, without flags and with one plan, among the answers that an end of a standard can hang on. All of them are different.
fn held(case: &Scenario, extreme: &Extreme, patience: &Patience<'_>) -> Result<f64, GivenUp> {
    let aim = match extreme.end {
        End::Best => Aim::Best(extreme.standard),
        End::Worst => Aim::Worst(extreme.standard),
    };
    let mut search = Search::new(case, aim);
    search.hold_luck();
    match search.from_beginning(patience) {
        Ok(root) => Ok(search.graph().plays(root)),
        Err(GivenUp::TooMany) => Ok(0.0),
        Err(GivenUp::Stopped) => Err(GivenUp::Stopped),
    }
}

// ---- Exactly

/// What makes a path: an answer, or the end of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Letter {
    Answer(DecisionId, u16),
    Week,
}

/// Where a path can go on from, as far as luck, flags and goals leave open.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    /// Letters that follow in any case.
    forced: Vec<Letter>,
    /// The state behind them.
    state: u32,
}

/// The states of a case with the ways between them, as letters.
struct Plays {
    ways: Vec<Vec<Point>>,
    ends: Vec<bool>,
}

impl Search<'_> {
    /// How many distinct paths there are; none if there are more states than allowed, or paths without end.
    ///
    /// # Errors
    /// Only that it was told to stop.
    fn count(&mut self, patience: &Patience<'_>) -> Result<Option<u128>, GivenUp> {
        if !super::ways::are_all(self.ground.case) {
            return Ok(None);
        }
        let Some(plays) = self.plays(patience)? else { return Ok(None) };
        let mut words = Words { plays: &plays, counts: Keyed::default(), left: patience.states, patience };
        words.from(vec![Point { forced: Vec::new(), state: 0 }], 0)
    }

    /// All states and ways; none if there are more than allowed.
    fn plays(&mut self, patience: &Patience<'_>) -> Result<Option<Plays>, GivenUp> {
        let beginning = self.beginning();
        let mut plays = Plays { ways: vec![Vec::new()], ends: vec![false] };
        let mut known: Keyed<u32> = Keyed::default();
        let mut open: Vec<(u32, Settled)> = vec![(0, beginning)];
        while let Some((from, settled)) = open.pop() {
            plays.ends[from as usize] = matches!(settled.state.place, Place::Ended(_));
            for way in &settled.ways {
                let mut script = Some(Vec::new());
                while let Some(now) = script {
                    let step = self.go(&settled, way, now);
                    script = step.next;
                    if !self.goes_on(patience) {
                        return Err(GivenUp::Stopped);
                    }
                    let key = self.key(&step.settled);
                    let state = *known.entry(key).or_insert_with(|| {
                        let state = u32::try_from(plays.ways.len()).unwrap_or(u32::MAX);
                        plays.ways.push(Vec::new());
                        plays.ends.push(false);
                        open.push((state, step.settled));
                        state
                    });
                    plays.ways[from as usize].push(Point { forced: letters(self.ground.case, &step.way), state });
                    if plays.ways.len() > patience.states || self.has_gone_far(patience) {
                        return Ok(None);
                    }
                }
            }
        }
        Ok(Some(plays))
    }
}

fn letters(case: &Scenario, way: &[Action]) -> Vec<Letter> {
    let letter = |action: &Action| match action {
        Action::Choose { decision, options } => {
            let first = usize::from(case.decision(*decision).options.start);
            Some(Letter::Answer(*decision, options.iter().fold(0, |set, option| set | 1 << (option.index() - first))))
        }
        Action::Leave { decision } => Some(Letter::Answer(*decision, 0)),
        Action::EndWeek => Some(Letter::Week),
        _ => None,
    };
    way.iter().filter_map(letter).collect()
}

/// Counts words: after each letter, all points together at which a play can then be.
struct Words<'p> {
    plays: &'p Plays,
    /// By the points, how many words follow; none while it is being counted.
    counts: Keyed<Option<u128>>,
    left: usize,
    patience: &'p Patience<'p>,
}

impl Words<'_> {
    /// How many words follow from these points together; none if there are too many sets of points, or words without end.
    fn from(&mut self, points: Vec<Point>, depth: usize) -> Result<Option<u128>, GivenUp> {
        let (points, ends) = self.without_silence(points);
        let numbers = points.iter().flat_map(|point| {
            let forced = point.forced.iter().map(|letter| match letter {
                Letter::Answer(decision, set) => (decision.index() as u64) << 16 | u64::from(*set),
                Letter::Week => u64::MAX - 1,
            });
            forced.chain([u64::MAX, u64::from(point.state)])
        });
        let key = key::of_numbers(numbers.chain([u64::from(ends)]));
        if let Some(known) = self.counts.get(&key) {
            return Ok(*known);
        }
        self.left = self.left.saturating_sub(points.len().max(1));
        if self.left == 0 || depth > 1_000 {
            return Ok(None);
        }
        if !(self.patience.go_on)() {
            return Err(GivenUp::Stopped);
        }
        self.counts.insert(key, None);
        let mut sum = u128::from(ends);
        for of_letter in points.chunk_by(|a, b| a.forced.first() == b.forced.first()) {
            let behind = of_letter.iter().map(|point| Point { forced: point.forced[1..].to_vec(), state: point.state });
            let Some(more) = self.from(behind.collect(), depth + 1)? else { return Ok(None) };
            let Some(all) = sum.checked_add(more) else { return Ok(None) };
            sum = all;
        }
        self.counts.insert(key, Some(sum));
        Ok(Some(sum))
    }

    /// The points from which a letter follows, sorted; and whether a play can end before any does.
    fn without_silence(&self, points: Vec<Point>) -> (Vec<Point>, bool) {
        let mut ends = false;
        let mut spoken = Vec::new();
        let mut silent: Vec<u32> = Vec::new();
        let mut sort = |point: Point, silent: &mut Vec<u32>| {
            if !point.forced.is_empty() {
                spoken.push(point);
            } else if !silent.contains(&point.state) {
                silent.push(point.state);
            }
        };
        points.into_iter().for_each(|point| sort(point, &mut silent));
        let mut at = 0;
        while let Some(&state) = silent.get(at) {
            ends |= self.plays.ends[state as usize];
            self.plays.ways[state as usize].iter().for_each(|point| sort(point.clone(), &mut silent));
            at += 1;
        }
        spoken.sort_unstable();
        spoken.dedup();
        (spoken, ends)
    }
}

// ---- By lot

/// Estimates the number of paths by lot.
///
/// # Errors
/// Only that it was told to stop.
pub fn estimate_paths(case: &Scenario, means: &Means<'_>) -> Result<Estimate, GivenUp> {
    let chunks = shared(means, DESCENTS / CHUNK, |chunk| {
        let numbers = chunk * CHUNK..(chunk + 1) * CHUNK;
        Ok(numbers.map(|number| descent(case, number as u64).unwrap_or(0.0)).collect::<Vec<f64>>())
    });
    let mut found: Vec<f64> = Vec::with_capacity(DESCENTS);
    for chunk in chunks {
        found.extend(chunk?);
    }
    let count = found.len().max(1) as f64;
    let mean = found.iter().sum::<f64>() / count;
    let variance = found.iter().map(|product| (product - mean).powi(2)).sum::<f64>() / (count - 1.0).max(1.0);
    Ok(Estimate { mean, error: (variance / count).sqrt(), descents: found.len() })
}

/// One descent: the inverse of the chance with which its path was drawn. None if it does not end.
fn descent(case: &Scenario, seed: u64) -> Option<f64> {
    let luck = &mut Seeded(seed);
    let mut state = CaseState::new(case, seed);
    let mut events = Vec::new();
    let mut lot = Lot { seed, drawn: 0 };
    let mut product = 1.0;
    sim::begin(case, &mut state, &mut events, luck);
    for _ in 0..MOST_ACTIONS {
        events.clear();
        let action = match state.place {
            Place::Ended(_) => return Some(product),
            Place::Encounter(_, Step::Decide(decision)) => {
                let mut answers = answers(case, &state, decision);
                if state.can_leave(case, decision) {
                    answers.push(Action::Leave { decision });
                }
                product *= answers.len() as f64;
                answers.swap_remove(lot.below(answers.len()))
            }
            Place::Desk => {
                let open = case.desk.iter().filter(|id| state.on_desk(case, **id));
                let mut answers: Vec<Action> = open.flat_map(|id| answers(case, &state, *id)).collect();
                // Ending the week gives up what could still be done in it: fewer paths follow, so it is drawn less often.
                let among = answers.len() * 4 + 1;
                let drawn = lot.below(among);
                product *= if drawn == 0 { among as f64 } else { among as f64 / 4.0 };
                if drawn == 0 { Action::EndWeek } else { answers.swap_remove((drawn - 1) / 4) }
            }
            Place::Encounter(_, Step::Make(work, _)) => {
                make(case, &mut state, work, seed);
                Action::Finish
            }
            Place::Encounter(_, Step::Close) => Action::Close,
        };
        sim::act(case, &mut state, &mut events, luck, &action).ok()?;
        flag(case, &mut state, &events, seed);
    }
    None
}

/// Numbers by lot.
struct Lot {
    seed: u64,
    drawn: u64,
}

impl Lot {
    fn below(&mut self, limit: usize) -> usize {
        self.drawn += 1;
        chance::below(chance::draw(self.seed, u64::MAX, self.drawn), limit.max(1) as u64) as usize
    }
}

/// Whether something is so in the plays of a seed, whatever is answered in them.
fn is_settled(seed: u64, what: u64, at: usize) -> bool {
    chance::draw(seed, u64::MAX - what, at as u64) & 1 == 0
}

fn answers(case: &Scenario, state: &CaseState, id: DecisionId) -> Vec<Action> {
    let decision = case.decision(id);
    let sets = choices::sets(case, decision, state.allowed(case, id), state.quarters, state.money);
    let options =
        |set: OptionSet| decision.option_ids().enumerate().filter(move |(at, _)| set.has(*at)).map(|(_, option)| option).collect();
    sets.into_iter().map(|set| Action::Choose { decision: id, options: options(set) }).collect()
}

/// Flags what came into sight, or not, as the seed has it.
fn flag(case: &Scenario, state: &mut CaseState, events: &[sim::Event], seed: u64) {
    for event in events {
        if let sim::Event::Met(reaction) = *event
            && is_settled(seed, 1, reaction.index())
        {
            let action = Action::Flag { reaction, sure: 80 };
            let _ = sim::act(case, state, &mut Vec::new(), &mut Seeded(seed), &action);
        }
    }
}

/// Makes a work product as the seed has it: goals are its own, everything else makes no difference to what can be answered.
fn make(case: &Scenario, state: &mut CaseState, work: Work, seed: u64) {
    let actions: Vec<Action> = match work {
        Work::Ecomap => Vec::new(),
        Work::Note(note) => {
            let statements = state.statements(note).map(|at| (at, &case.note(note).statements[at]));
            statements
                .map(|(at, statement)| Action::Sort { note, statement: at as u16, kind: statement.is, keep: statement.covered })
                .collect()
        }
        Work::Plan => {
            let goals = case.plan.iter().flat_map(|plan| plan.goals.iter().enumerate());
            let owner = case.plan.as_ref().and_then(|plan| plan.owners.first().copied()).flatten();
            // Those that the seed has come first; one of the others, where there is none.
            let mut order: Vec<(bool, usize)> = goals.map(|(at, _)| (!is_settled(seed, 2, at), at)).collect();
            order.sort_unstable();
            let mut planned = false;
            for (is_other, at) in order {
                if is_other && planned {
                    break;
                }
                let goal = crate::scenario::GoalId::from_index(at);
                let set = Action::SetGoal { goal, wording: 0, owner, review: 1 };
                planned |= sim::act(case, state, &mut Vec::new(), &mut Seeded(seed), &set).is_ok();
            }
            Vec::new()
        }
    };
    for action in actions {
        let _ = sim::act(case, state, &mut Vec::new(), &mut Seeded(seed), &action);
    }
}
