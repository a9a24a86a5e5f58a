//! Leaves out of a play what it does not need to come to something.

use crate::scenario::Scenario;
use crate::sim::chance::Seeded;
use crate::sim::{self, Action, CaseState, Happenings};

use super::witness::Witness;

/// The play as far as the happening with this number, without any action that it comes to it without; as it is by then where it is told
/// to stop. That it is the shortest of all is not said: other choices may come to it sooner.
pub fn shortened(case: &Scenario, number: usize, witness: Witness, go_on: &dyn Fn() -> bool) -> Witness {
    let Witness { seed, actions } = witness;
    let happenings = Happenings::of(case);
    let way = Way { case, seed, happenings: &happenings, number: u32::try_from(number).unwrap_or(u32::MAX) };
    let Some(mut actions) = way.cut(actions) else { return Witness { seed, actions: Vec::new() } };
    // Most of what can be left out goes in two strokes.
    for may_go in [is_remark as fn(&Scenario, &Action) -> bool, is_of_desk] {
        let mut fewer: Vec<Action> = actions.iter().filter(|action| !may_go(case, action)).cloned().collect();
        if let Some(length) = way.without(&way.beginning(), &fewer) {
            fewer.truncate(length);
            actions = fewer;
        }
    }
    loop {
        let before = actions.len();
        let mut states = way.states(&actions);
        for at in (0..before).rev() {
            if !go_on() {
                return Witness { seed, actions };
            }
            if let Some(length) = actions.get(at + 1..).and_then(|rest| way.without(&states[at], rest)) {
                actions.remove(at);
                actions.truncate(at + length);
                states.truncate(at + 1);
            }
        }
        // What came before may have been needed for what is gone.
        if actions.len() == before {
            return Witness { seed, actions };
        }
    }
}

/// Says or draws something, and asks for nothing.
fn is_remark(_: &Scenario, action: &Action) -> bool {
    matches!(action, Action::Flag { .. } | Action::Unflag { .. } | Action::Explore { .. } | Action::Draw { .. })
}

/// Is done between the encounters.
fn is_of_desk(case: &Scenario, action: &Action) -> bool {
    matches!(action, Action::Choose { decision, .. } if case.decision(*decision).encounter.is_none())
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

    /// The state before any action.
    fn beginning(&self) -> CaseState {
        let mut state = CaseState::new(self.case, self.seed);
        sim::begin(self.case, &mut state, &mut Vec::new(), &mut Seeded(self.seed));
        state
    }

    /// The states before each action.
    fn states(&self, actions: &[Action]) -> Vec<CaseState> {
        let (mut state, mut events, luck) = (self.beginning(), Vec::new(), &mut Seeded(self.seed));
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
