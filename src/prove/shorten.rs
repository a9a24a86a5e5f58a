//! Leaves out of a play what it does not need to come to something.

use crate::scenario::Scenario;
use crate::sim::chance::Seeded;
use crate::sim::{self, Action, CaseState, Happenings};

use super::witness::Witness;

/// The play as far as the happening with this number, without any action that it comes to it without. That it is the shortest of all
/// is not said: other choices may come to it sooner.
pub fn shortened(case: &Scenario, number: usize, witness: Witness) -> Witness {
    let Witness { seed, actions } = witness;
    let happenings = Happenings::of(case);
    let way = Way { case, seed, happenings: &happenings, number: u32::try_from(number).unwrap_or(u32::MAX) };
    let Some(mut actions) = way.cut(actions) else { return Witness { seed, actions: Vec::new() } };
    let mut states = way.states(&actions);
    let mut at = actions.len();
    while at > 0 {
        at -= 1;
        if let Some(length) = way.without(&states[at], &actions[at + 1..]) {
            actions.remove(at);
            actions.truncate(at + length);
            states = way.states(&actions);
            // What came before may have been needed for this alone.
            at = actions.len();
        }
    }
    Witness { seed, actions }
}

/// What a play is to come to.
struct Way<'a> {
    case: &'a Scenario,
    seed: u64,
    happenings: &'a Happenings,
    number: u32,
}

impl Way<'_> {
    /// The actions up to the one that comes to it; none if the beginning does already.
    fn cut(&self, mut actions: Vec<Action>) -> Option<Vec<Action>> {
        let mut state = CaseState::new(self.case, self.seed);
        let mut events = Vec::new();
        sim::begin(self.case, &mut state, &mut events, &mut Seeded(self.seed));
        if self.happenings.met(self.case, &events).contains(&self.number) {
            return None;
        }
        let needed = self.without(&state, &actions).unwrap_or(actions.len());
        actions.truncate(needed);
        Some(actions)
    }

    /// The states before each action.
    fn states(&self, actions: &[Action]) -> Vec<CaseState> {
        let mut state = CaseState::new(self.case, self.seed);
        let mut events = Vec::new();
        let luck = &mut Seeded(self.seed);
        sim::begin(self.case, &mut state, &mut events, luck);
        let mut states = Vec::with_capacity(actions.len());
        for action in actions {
            states.push(state.clone());
            let _ = sim::act(self.case, &mut state, &mut events, luck, action);
        }
        states
    }

    /// How many of these actions, from this state on, it takes to come to it; none if one of them is refused before or none comes to it.
    fn without(&self, from: &CaseState, actions: &[Action]) -> Option<usize> {
        let mut state = from.clone();
        let mut events = Vec::new();
        for (at, action) in actions.iter().enumerate() {
            events.clear();
            sim::act(self.case, &mut state, &mut events, &mut Seeded(self.seed), action).ok()?;
            if self.happenings.met(self.case, &events).contains(&self.number) {
                return Some(at + 1);
            }
        }
        None
    }
}
