//! The case as it unfolds: an action in, events out. Pure and seeded; knows no clock, no file and no screen.
//!
//! Measures move together when the week ends, whatever the order of what moved them; everything else works at once.
//! Chance is a function of the seed, of what is drawn and of how often it was drawn before ([`chance`]).

mod action;
pub mod chance;
pub mod choices;
mod event;
mod happening;
mod state;
mod step;
mod suppose;
mod turn;
mod wording;

use std::sync::Arc;

pub use action::{Action, Refusal, Said};
pub use event::{Cause, Event, NO_TIE, OptionSet};
pub use happening::{Happening, Happenings};
pub use state::{Arrival, CaseState, EncounterState, GoalDraft, Part, Pending, Place, ReactionState, Service, Standing, Step};
pub use suppose::Supposition;
pub use wording::{parse_action, write_action};

use crate::scenario::words::Strength;
use crate::scenario::{EcomapPair, NodeId, NodeKind, ReactionId, Scenario, TieId, TieState};
use chance::{Luck, Seeded};
use turn::Turn;

/// Opens a case: the first week begins. Events are added to those given.
pub fn begin(case: &Scenario, state: &mut CaseState, events: &mut Vec<Event>, luck: &mut dyn Luck) {
    Turn { case, state, events, luck }.begin();
}

/// Carries out an action with whatever luck. [`Play`] keeps the books as well; whoever explores a case needs none.
///
/// # Errors
/// Why it is refused; nothing has changed then.
pub fn act(case: &Scenario, state: &mut CaseState, events: &mut Vec<Event>, luck: &mut dyn Luck, action: &Action) -> Result<(), Refusal> {
    Turn { case, state, events, luck }.act(action)
}

/// A case being played: scenario, seed and actions, and all that follows from them.
#[derive(Debug, Clone)]
pub struct Play {
    case: Arc<Scenario>,
    state: CaseState,
    events: Vec<Event>,
    actions: Vec<(Action, usize)>,
}

impl Play {
    /// Opens a case with a seed.
    pub fn begin(case: Arc<Scenario>, seed: u64) -> Self {
        let mut state = CaseState::new(&case, seed);
        // A whole attempt of a full case seldom needs more.
        let mut events = Vec::with_capacity(1024);
        begin(&case, &mut state, &mut events, &mut Seeded(seed));
        Self { case, state, events, actions: Vec::with_capacity(256) }
    }

    /// Opens a case and carries out actions.
    ///
    /// # Errors
    /// The position of the first action that is refused, and why.
    pub fn replay(case: Arc<Scenario>, seed: u64, actions: impl IntoIterator<Item = Action>) -> Result<Self, (usize, Refusal)> {
        let mut play = Self::begin(case, seed);
        for (at, action) in actions.into_iter().enumerate() {
            play.act(action).map_err(|refusal| (at, refusal))?;
        }
        Ok(play)
    }

    /// Carries out an action and returns what happened.
    ///
    /// # Errors
    /// Why it is refused; nothing has changed then.
    pub fn act(&mut self, action: Action) -> Result<&[Event], Refusal> {
        let before = self.events.len();
        let mut luck = Seeded(self.state.seed);
        act(&self.case, &mut self.state, &mut self.events, &mut luck, &action)?;
        self.actions.push((action, before));
        Ok(&self.events[before..])
    }

    /// Takes something to be so, by hand; returns what follows at once. Such a play is no attempt: it cannot be had again from its actions.
    pub fn suppose(&mut self, supposition: Supposition) -> &[Event] {
        let before = self.events.len();
        supposition.apply(&self.case, &mut self.state);
        let mut luck = Seeded(self.state.seed);
        let place = self.state.place;
        let stuck = suppose::is_stuck(&self.case, &self.state);
        let mut turn = Turn { case: &self.case, state: &mut self.state, events: &mut self.events, luck: &mut luck };
        match place {
            Place::Encounter(encounter, Step::Decide(decision)) if stuck => {
                let position = decision.index() - usize::from(self.case.encounter(encounter).decisions.start);
                turn.next_step(encounter, position);
            }
            Place::Desk if supposition.moves_on() => turn.go_on(),
            _ => {}
        }
        &self.events[before..]
    }

    /// The case.
    pub fn case(&self) -> &Arc<Scenario> {
        &self.case
    }

    /// How the case stands.
    pub fn state(&self) -> &CaseState {
        &self.state
    }

    /// Everything that happened.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Every action, in order.
    pub fn actions(&self) -> impl ExactSizeIterator<Item = &Action> {
        self.actions.iter().map(|(action, _)| action)
    }

    /// The position in [`Play::events`] at which each action began to tell.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = usize> {
        self.actions.iter().map(|(_, mark)| *mark)
    }

    /// The thoughts that can be flagged now, numbered in the order in which they came.
    pub fn in_sight(&self) -> impl Iterator<Item = (usize, ReactionId)> {
        let met = self.events.iter().filter_map(|event| match event {
            Event::Met(reaction) => Some(*reaction),
            _ => None,
        });
        met.filter(|reaction| self.state.reactions[reaction.index()].in_sight).enumerate()
    }

    /// The pairs that the learner can draw on the ecomap now: the client's, then the others, each by name, so that no order gives the ties away.
    pub fn ecomap_pairs(&self) -> Vec<usize> {
        let Some(task) = &self.case.ecomap else { return Vec::new() };
        let can_be_drawn = |pair: &EcomapPair| pair.tie.is_none_or(|tie| self.state.knows_tie(&self.case, tie));
        let mut pairs: Vec<usize> = (0..task.pairs.len()).filter(|&at| can_be_drawn(&task.pairs[at])).collect();
        pairs.sort_by_key(|&at| {
            let (first, second) = task.pairs[at].between;
            let (first, second) = (self.case.node(first), self.case.node(second));
            let client_last = second.kind == NodeKind::Client;
            let touches_client = client_last || first.kind == NodeKind::Client;
            let names = if client_last { (&second.name, &first.name) } else { (&first.name, &second.name) };
            (!touches_client, names)
        });
        pairs
    }

    /// The ties that stand on the learner's map: as drawn, where the case asks for a drawing, so that the map never holds the
    /// key; otherwise the case's own, as far as they are known.
    pub fn mapped_ties(&self) -> Vec<((NodeId, NodeId), TieState)> {
        let tied = |state: &TieState| state.strength != Strength::None;
        if let Some(task) = &self.case.ecomap {
            let pairs = task.pairs.iter().map(|pair| pair.between).zip(self.state.drawn.iter().copied());
            return pairs.filter(|(_, state)| tied(state)).collect();
        }
        let known = (0..self.case.ties.len()).map(TieId::at).filter(|&tie| self.state.knows_tie(&self.case, tie));
        known.map(|tie| (self.case.tie(tie).between, self.state.ties[tie.index()])).filter(|(_, state)| tied(state)).collect()
    }

    /// Whether the case has ended.
    pub fn has_ended(&self) -> bool {
        matches!(self.state.place, Place::Ended(_))
    }
}
