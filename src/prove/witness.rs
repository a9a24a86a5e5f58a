//! Plays that show what is claimed: anyone can play them again.

use crate::scenario::Scenario;
use crate::sim::chance::{Luck, Seeded};
use crate::sim::{self, Action, CaseState};

use super::explore::Path;
use super::luck::likelier;

/// A play that shows that something can be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The seed of its luck.
    pub seed: u64,
    /// What is done.
    pub actions: Vec<Action>,
}

/// How many seeds are tried for one that has the luck a path takes.
const SEEDS: u64 = 200_000;

/// Luck by a script that notes what it was asked for.
struct Noted<'a> {
    script: &'a [bool],
    used: usize,
    drawn: Vec<(u32, u64, u64, bool)>,
    matters: &'a dyn Fn(u64) -> bool,
}

impl Luck for Noted<'_> {
    fn happens(&mut self, percent: u32, key: u64, count: u64) -> bool {
        if percent == 0 || percent >= 100 {
            return percent > 0;
        }
        if let Some((.., happens)) = self.drawn.iter().find(|(_, known, before, _)| (*known, *before) == (key, count)) {
            return *happens;
        }
        let happens = if (self.matters)(key) {
            self.used += 1;
            self.script.get(self.used - 1).copied().unwrap_or(true)
        } else {
            likelier(percent)
        };
        self.drawn.push((percent, key, count, happens));
        happens
    }
}

/// Finds a seed with the luck that a path takes; none if that is rarer than one seed in some ten thousands.
pub fn realize(case: &Scenario, path: &Path, matters: &dyn Fn(u64) -> bool) -> Option<Witness> {
    let mut state = CaseState::new(case, 0);
    let mut events = Vec::new();
    let mut luck = Noted { script: &[], used: 0, drawn: Vec::new(), matters };
    let mut actions = Vec::new();
    for (at, (way, script)) in path.steps.iter().enumerate() {
        (luck.script, luck.used) = (script, 0);
        if at == 0 {
            sim::begin(case, &mut state, &mut events, &mut luck);
        }
        for action in way {
            sim::act(case, &mut state, &mut events, &mut luck, action).ok()?;
            actions.push(action.clone());
        }
    }
    let has_luck =
        |seed: &u64| luck.drawn.iter().all(|(percent, key, count, happens)| Seeded(*seed).happens(*percent, *key, *count) == *happens);
    let seed = (1..=SEEDS).find(has_luck)?;
    Some(Witness { seed, actions })
}
