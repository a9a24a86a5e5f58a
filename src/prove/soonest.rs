//! Goes on from what took the fewest actions, so that whatever is come to first is come to as soon as can be.

use crate::scenario::Scenario;

use super::aim::Aim;
use super::explore::{GivenUp, Path, Patience, Search};
use super::waiting::Waiting;
use super::ways::{Way, are_all};
use super::witness::Witness;

/// What was come to first, and how.
#[derive(Debug)]
pub(super) struct Firsts {
    /// For each happening, by number, how many actions it took and the step that came to it.
    first: Vec<Option<(usize, usize)>>,
    /// Steps that led on: from which other, by what actions and luck.
    came: Vec<(usize, Way, Vec<bool>)>,
    /// Everything was gone through that takes fewer actions than this; none if simply everything was.
    open_from: Option<usize>,
}

impl Firsts {
    /// How many actions something took; none if it was not come to.
    pub fn actions(&self, happening: usize) -> Option<usize> {
        self.first[happening].map(|(actions, _)| actions)
    }

    /// No play comes to it with fewer actions than this, if it comes to it at all.
    pub fn least(&self, happening: usize) -> usize {
        let open = self.open_from.unwrap_or(usize::MAX);
        self.actions(happening).map_or(open, |actions| actions.min(open))
    }

    /// Whether everything was gone through.
    pub fn is_whole(&self) -> bool {
        self.open_from.is_none()
    }

    /// The way to it.
    pub fn path(&self, happening: usize) -> Option<Path> {
        let (_, mut at) = self.first[happening]?;
        let mut steps = Vec::new();
        while let Some((from, way, script)) = self.came.get(at) {
            steps.push((way.clone(), script.clone()));
            at = *from;
        }
        steps.reverse();
        Some(Path { steps })
    }
}

impl Search<'_> {
    /// Goes on from what took the fewest actions until a happening is met. None if it cannot be met at all. With any aim but one that
    /// counts actions, whoever answered so that questions are passed over might need an action less. However many states are
    /// allowed, no more than can wait are looked at.
    ///
    /// # Errors
    /// Why it was given up.
    pub fn shortest_to(&mut self, happening: usize, patience: &Patience<'_>) -> Result<Option<Path>, GivenUp> {
        let firsts = self.soonest(Some(happening), patience)?;
        match firsts.path(happening) {
            None if !firsts.is_whole() => Err(GivenUp::TooMany),
            Some(_) if firsts.least(happening) < firsts.actions(happening).unwrap_or(0) => Err(GivenUp::TooMany),
            path => Ok(path),
        }
    }

    /// Goes on from what took the fewest actions until one happening is met, or to the end; as far as states may be seen and can wait.
    ///
    /// # Errors
    /// Only that it was told to stop.
    pub(super) fn soonest(&mut self, wanted: Option<usize>, patience: &Patience<'_>) -> Result<Firsts, GivenUp> {
        let mut firsts = Firsts { first: vec![None; self.happenings.count()], came: Vec::new(), open_from: None };
        let mut waiting = Waiting::new(self.beginning(), patience.states);
        'plays: while let Some((from, actions, state, told)) = waiting.next() {
            let is_met = wanted.and_then(|wanted| firsts.actions(wanted)).is_some_and(|fewest| fewest <= actions + 1);
            // Whatever goes on from here takes one action more at least.
            firsts.open_from = Some(actions + 1);
            if is_met {
                break;
            }
            let settled = self.settled(state, told);
            for way in &settled.ways {
                let mut script = Some(Vec::new());
                while let Some(now) = script {
                    let step = self.go(&settled, way, now);
                    script = step.next;
                    firsts.came.push((from, step.way, step.script));
                    let is_news = self.note(&mut firsts, actions);
                    let at = firsts.came.len() - 1;
                    let key = self.key_with_flags(&step.settled);
                    let leads_on = waiting.add(key, at, actions + self.done.marks.len(), step.settled);
                    if !is_news && !leads_on {
                        firsts.came.pop();
                    }
                    self.seen = waiting.seen();
                    if waiting.is_full() || self.has_gone_far(patience) {
                        break 'plays;
                    }
                    if !self.goes_on(patience) {
                        return Err(GivenUp::Stopped);
                    }
                }
            }
            firsts.open_from = None;
        }
        Ok(firsts)
    }

    /// Notes what the last step came to sooner than any before; says whether there was such a thing.
    fn note(&mut self, firsts: &mut Firsts, before: usize) -> bool {
        let case = self.ground.case;
        let mut is_news = false;
        let soonest = before + usize::from(!self.done.marks.is_empty());
        for happening in self.happenings.met(case, &self.done.events) {
            let known = firsts.actions(happening as usize);
            if known.is_some_and(|known| known <= soonest) {
                continue;
            }
            let Some(more) = self.done.until(case, &self.happenings, happening) else { continue };
            if known.is_none_or(|known| before + more < known) {
                firsts.first[happening as usize] = Some((before + more, firsts.came.len() - 1));
                is_news = true;
            }
        }
        is_news
    }
}

/// What a search for what comes soonest has found, as plays.
#[derive(Debug)]
pub(super) struct Soonest {
    /// For each happening the play that comes to it with the fewest actions that were found; none where its luck is too rare.
    pub witnesses: Vec<Option<Witness>>,
    /// For each happening how many actions it takes at least, if it can be come to at all.
    pub least: Vec<usize>,
    /// Whether there is nothing else.
    pub is_whole: bool,
}

/// Goes through the plays of a case by what an aim hangs on that counts actions: all of them, or until something is come to.
///
/// # Errors
/// Only that it was told to stop.
pub(super) fn soonest(case: &Scenario, aim: Aim, wanted: Option<usize>, patience: &Patience<'_>) -> Result<Soonest, GivenUp> {
    let mut search = Search::new(case, aim);
    let firsts = search.soonest(wanted, patience)?;
    let is_all = are_all(case);
    let asked = |at: &usize| wanted.is_none_or(|wanted| wanted == *at);
    let witness = |at: usize| {
        let (path, actions) = firsts.path(at).zip(firsts.actions(at)).filter(|_| asked(&at))?;
        let mut witness = search.witness(&path)?;
        // The last step may go on behind it.
        witness.actions.truncate(actions);
        Some(witness)
    };
    let count = search.happenings.count();
    Ok(Soonest {
        witnesses: (0..count).map(witness).collect(),
        least: (0..count).map(|at| if is_all { firsts.least(at) } else { 0 }).collect(),
        is_whole: is_all && firsts.is_whole(),
    })
}
