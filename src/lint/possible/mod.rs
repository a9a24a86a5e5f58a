//! What can come about in a case at all: more than any play shows, never less, so that what is not in it is impossible.
//!
//! Found by beginning with nothing and adding what follows until nothing new does. It plays nothing: order, hours already
//! spent and chance are left out of account.

mod comes;
mod holds;
mod reason;
mod spread;
mod sums;

use crate::scenario::words::PhaseName;
use crate::scenario::{Condition, DecisionId, EncounterId, OptionId, Scenario};

pub use holds::Context;
use sums::Sums;

/// More rounds than this no author's chain of causes needs; whatever is not settled by then counts as possible.
const ROUNDS: usize = 100;

/// The case that it is possible in: always the same.
#[derive(Debug, Clone, Copy)]
struct Of<'a>(&'a Scenario);

impl PartialEq for Of<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl std::ops::Deref for Of<'_> {
    type Target = Scenario;

    fn deref(&self) -> &Scenario {
        self.0
    }
}

/// What can come about.
#[derive(Debug, Clone, PartialEq)]
pub struct Possible<'a> {
    case: Of<'a>,
    pub facts: Vec<bool>,
    pub flags: Vec<bool>,
    /// Phases that the case can come to.
    pub phases: Vec<bool>,
    /// Encounters that can begin.
    pub encounters: Vec<bool>,
    /// Encounters that can be called.
    pub called: Vec<bool>,
    /// Decisions that can be asked.
    pub decisions: Vec<bool>,
    /// Options that can be chosen.
    pub options: Vec<bool>,
    /// Reactions whose line can be met.
    pub reactions: Vec<bool>,
    /// Resources that the client can be referred to, and may have.
    pub referred: Vec<bool>,
    /// Goals that can stand in a finished plan.
    pub goals: Vec<bool>,
    /// Whether an encounter can ask for the ecomap, for the plan, for each note.
    pub ecomap: bool,
    pub plan: bool,
    pub notes: Vec<bool>,
    /// The strengths that each tie can have, in their order.
    pub strengths: Vec<[bool; 3]>,
    /// Whether each tie can be calm, can be stressful.
    pub stress: Vec<[bool; 2]>,
    /// Whether something can end the case before its last week is over.
    pub end: bool,
    /// How far measures, money and hours can go.
    pub sums: Sums,
}

impl<'a> Possible<'a> {
    /// Finds out all of it.
    pub fn of(case: &'a Scenario) -> Self {
        let mut possible = Self::nothing(case);
        for _ in 0..ROUNDS {
            let before = possible.clone();
            possible.spread();
            if possible == before {
                return possible;
            }
        }
        possible.give_up();
        possible
    }

    fn nothing(case: &'a Scenario) -> Self {
        Self {
            case: Of(case),
            facts: vec![false; case.facts.len()],
            flags: vec![false; case.flags.len()],
            phases: (0..case.phases.len()).map(|at| at == 0).collect(),
            encounters: vec![false; case.encounters.len()],
            called: vec![false; case.encounters.len()],
            decisions: vec![false; case.decisions.len()],
            options: vec![false; case.options.len()],
            reactions: vec![false; case.reactions.len()],
            referred: vec![false; case.resources.len()],
            goals: vec![false; case.plan.as_ref().map_or(0, |plan| plan.goals.len())],
            ecomap: false,
            plan: false,
            notes: vec![false; case.notes.len()],
            strengths: case.ties.iter().map(|tie| [0, 1, 2].map(|at| tie.start.strength as usize == at)).collect(),
            stress: case.ties.iter().map(|tie| [!tie.start.stress, tie.start.stress]).collect(),
            end: false,
            sums: Sums::at_the_start(case),
        }
    }

    /// Everything, as far as anybody can tell.
    fn give_up(&mut self) {
        let lists = [&mut self.facts, &mut self.flags, &mut self.phases, &mut self.encounters, &mut self.called, &mut self.decisions];
        let more = [&mut self.options, &mut self.reactions, &mut self.referred, &mut self.goals, &mut self.notes];
        lists.into_iter().chain(more).for_each(|list| list.fill(true));
        self.strengths.fill([true; 3]);
        self.stress.fill([true; 2]);
        (self.ecomap, self.plan, self.end) = (true, true, true);
        self.sums = Sums::anything(&self.case);
    }

    /// What is known of the moment in which an encounter begins.
    pub fn context_of_encounter(&self, id: EncounterId) -> Context<'a> {
        let encounter = self.case.encounter(id);
        let mut context = Context::default();
        if !self.called[id.index()] {
            context.add_known(Condition::FromWeek(encounter.week));
            context.add_known(Condition::UntilWeek(encounter.until));
            if !encounter.any_phase {
                context.add_known(Condition::In(self.case.phase(encounter.phase).name));
            }
        }
        context
    }

    /// What is known of the moment in which a decision is asked.
    pub fn context_of_decision(&self, id: DecisionId) -> Context<'a> {
        let decision = self.case.decision(id);
        let mut context = Context::default();
        match (decision.encounter, decision.phases.as_slice()) {
            (Some(encounter), _) if !self.called[encounter.index()] => {
                // The phase may have changed since the encounter began, the week has not.
                context.add_known(Condition::FromWeek(self.case.encounter(encounter).week));
                context.add_known(Condition::UntilWeek(self.case.encounter(encounter).until));
            }
            (None, [only]) => context.add_known(Condition::In(*only)),
            _ => {}
        }
        context
    }

    /// What is known of the moment in which an option is chosen.
    pub fn context_of_option(&self, id: OptionId) -> Context<'a> {
        let decision = self.case.option(id).decision;
        let mut context = self.context_of_decision(decision);
        context.add(&self.case.0.decision(decision).when);
        context
    }

    /// Whether the case can come to a phase of this name.
    pub fn enters(&self, name: PhaseName) -> bool {
        self.case.phases.iter().zip(&self.phases).any(|(phase, &possible)| possible && phase.name == name)
    }

    /// Whether an option's hours and dollars are ever at hand.
    pub fn affords(&self, option: OptionId) -> bool {
        let choice = self.case.option(option);
        choice.quarters <= self.sums.quarters && choice.money <= self.sums.money.1
    }
}
