//! Everything that changes while a case is played. Made and changed by [`super::Play`] alone.

use super::action::Said;
use crate::scenario::words::StatementKind;
use crate::scenario::{
    Condition, DecisionId, EffectsId, EncounterId, EndingId, InfluenceId, NodeId, NoteId, OptionId, PhaseId, Scenario, TieState, Work,
};

use super::event::{Cause, NO_TIE, OptionSet};

/// The case at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseState {
    /// Seed of the attempt.
    pub seed: u64,
    /// The week, from 1.
    pub week: u32,
    /// Quarter hours left this week for this case.
    pub quarters: i32,
    /// Quarter hours a week that the rest of the caseload takes.
    pub caseload: i32,
    /// Dollars left.
    pub money: i32,
    /// The phase.
    pub phase: PhaseId,
    /// Where the learner is.
    pub place: Place,
    /// Value of each measure, in hundredths.
    pub measures: Vec<i32>,
    /// Each tie.
    pub ties: Vec<TieState>,
    /// Which facts are known.
    pub facts: Vec<bool>,
    /// Which flags are set.
    pub flags: Vec<bool>,
    /// How often each option was chosen.
    pub chosen: Vec<u16>,
    /// How often each decision was taken.
    pub decided: Vec<u16>,
    /// Which options of each decision are taken and not offered again for now.
    pub taken: Vec<OptionSet>,
    /// Each encounter.
    pub encounters: Vec<EncounterState>,
    /// Each reaction.
    pub reactions: Vec<ReactionState>,
    /// Each resource.
    pub services: Vec<Service>,
    /// How often each service has started.
    pub starts: Vec<u16>,
    /// How often each rule of every week has held.
    pub weekly: Vec<u16>,
    /// The plan as it is being built.
    pub goals: Vec<Option<GoalDraft>>,
    /// Which goals are in the finished plan.
    pub planned: Vec<bool>,
    /// How many plans have been finished.
    pub plans: u16,
    /// The ecomap as it is being drawn, a tie for each pair.
    pub drawn: Vec<TieState>,
    /// The notes as they are being sorted.
    pub sorted: Vec<Vec<Option<(StatementKind, bool)>>>,
    /// Which statements each note offers, as bits; set when the note begins.
    pub(super) on_note: Vec<u128>,
    /// What will happen.
    pub pending: Vec<Pending>,
    /// Changes on their way from one measure to another.
    pub arrivals: Vec<Arrival>,
    /// Encounters that have been called.
    pub calls: Vec<EncounterId>,
    /// Whether the case ends when the encounter closes.
    pub end_called: bool,
    /// Whether the learner has opened what the debrief says.
    pub debrief_seen: bool,
    /// The learner's ratings of the own work, by number of standard.
    pub self_ratings: Vec<Option<u8>>,
    /// The learner's reflections, by prompt.
    pub reflections: Vec<String>,
}

/// Where the learner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In an encounter.
    Encounter(EncounterId, Step),
    /// At the desk, between encounters.
    Desk,
    /// After the end.
    Ended(EndingId),
}

/// What an encounter asks for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A decision.
    Decide(DecisionId),
    /// A work product; the number is its position in the encounter.
    Make(Work, u8),
    /// Nothing more: it can be closed.
    Close,
}

/// What has become of an encounter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EncounterState {
    /// Played, and not to be played again for now.
    pub played: bool,
    /// Closed at least once.
    pub done: bool,
    /// How often it began.
    pub begun: u16,
    /// The week in which it last began.
    pub last_week: u32,
}

/// What has become of a reaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReactionState {
    /// Came into sight.
    pub met: bool,
    /// Is in sight: can be flagged.
    pub in_sight: bool,
    /// Flagged, and how sure in per cent.
    pub flagged: Option<u8>,
    /// What was said about it.
    pub explored: Option<Said>,
}

/// Where the client stands with a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Service {
    /// Not referred.
    #[default]
    None,
    /// Waits; may start at the beginning of that week.
    Waiting(u32),
    /// In use.
    Active,
}

/// A goal as it stands in the plan being built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoalDraft {
    /// Position of the wording.
    pub wording: u8,
    /// Who owns it; none is the case manager.
    pub owner: Option<NodeId>,
    /// Review, in weeks from then.
    pub review: u8,
}

/// Effects that will happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending {
    /// In which week.
    pub week: u32,
    /// Which part of them.
    pub part: Part,
    /// The effects.
    pub effects: EffectsId,
    /// What brings them.
    pub cause: Cause,
    /// How often it brought them before.
    pub count: u64,
}

/// Which part of a list of effects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it, at the beginning of the week.
    Whole,
    /// The moves of measures, at the end of the week.
    Moves,
}

/// A change on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// In which week.
    pub week: u32,
    /// By which influence.
    pub influence: InfluenceId,
    /// By how many hundredths.
    pub by: i32,
}

impl CaseState {
    /// Before the first week: [`super::begin`] comes next.
    pub fn new(case: &Scenario, seed: u64) -> Self {
        Self {
            seed,
            week: 0,
            quarters: 0,
            caseload: case.limits.caseload_quarters,
            money: case.limits.budget,
            phase: PhaseId(0),
            place: Place::Desk,
            measures: case.measures.iter().map(|measure| measure.start).collect(),
            ties: case.ties.iter().map(|tie| tie.start).collect(),
            facts: vec![false; case.facts.len()],
            flags: vec![false; case.flags.len()],
            chosen: vec![0; case.options.len()],
            decided: vec![0; case.decisions.len()],
            taken: vec![OptionSet::default(); case.decisions.len()],
            encounters: vec![EncounterState::default(); case.encounters.len()],
            reactions: vec![ReactionState::default(); case.reactions.len()],
            services: vec![Service::None; case.resources.len()],
            starts: vec![0; case.resources.len()],
            weekly: vec![0; case.weekly.len()],
            goals: vec![None; case.plan.as_ref().map_or(0, |plan| plan.goals.len())],
            planned: vec![false; case.plan.as_ref().map_or(0, |plan| plan.goals.len())],
            plans: 0,
            drawn: vec![NO_TIE; case.ecomap.as_ref().map_or(0, |task| task.pairs.len())],
            sorted: case.notes.iter().map(|note| vec![None; note.statements.len()]).collect(),
            on_note: vec![0; case.notes.len()],
            pending: Vec::new(),
            arrivals: Vec::new(),
            calls: Vec::new(),
            end_called: false,
            debrief_seen: false,
            self_ratings: vec![None; case.edition.standards.len()],
            reflections: vec![String::new(); case.prompts.len()],
        }
    }

    /// About how many bytes it takes, for whoever keeps many.
    pub fn bytes(&self) -> usize {
        let options = size_of_val(&*self.chosen) + size_of_val(&*self.flags) + size_of_val(&*self.facts);
        let decisions = size_of_val(&*self.decided) + size_of_val(&*self.taken) + size_of_val(&*self.encounters);
        let world = size_of_val(&*self.measures) + size_of_val(&*self.ties) + size_of_val(&*self.services) + size_of_val(&*self.starts);
        let thoughts = size_of_val(&*self.reactions) + self.sorted.iter().map(|note| size_of_val(&**note)).sum::<usize>();
        let rest = size_of_val(&*self.weekly) + size_of_val(&*self.goals) + size_of_val(&*self.drawn) + size_of_val(&*self.pending);
        size_of::<Self>() + options + decisions + world + thoughts + rest
    }

    /// Whether a condition holds now.
    pub fn holds(&self, case: &Scenario, condition: &Condition) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Knows(fact) => self.facts[fact.index()],
            Condition::Is(flag) => self.flags[flag.index()],
            Condition::Chose(option) => self.chosen[option.index()] > 0,
            Condition::Did(encounter) => self.encounters[encounter.index()].done,
            Condition::AtLeast(measure, value) => self.measures[measure.index()] >= *value,
            Condition::AtMost(measure, value) => self.measures[measure.index()] <= *value,
            Condition::FromWeek(week) => self.week >= *week,
            Condition::UntilWeek(week) => self.week <= *week,
            Condition::In(phase) => case.phase(self.phase).name == *phase,
            Condition::Tie(tie, strength) => self.ties[tie.index()].strength == *strength,
            Condition::Stressful(tie) => self.ties[tie.index()].stress,
            Condition::Uses(resource) => self.services[resource.index()] == Service::Active,
            Condition::Waits(resource) => matches!(self.services[resource.index()], Service::Waiting(_)),
            Condition::Planned(goal) => self.planned[goal.index()],
            Condition::Noticed(reaction) => self.reactions[reaction.index()].flagged.is_some(),
            Condition::Money(dollars) => self.money >= *dollars,
            Condition::All(parts) => parts.iter().all(|part| self.holds(case, part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(case, part)),
            Condition::Not(part) => !self.holds(case, part),
        }
    }

    /// How an option stands now.
    pub fn standing(&self, case: &Scenario, option: OptionId) -> Standing {
        let choice = case.option(option);
        let decision = case.decision(choice.decision);
        let position = option.index() - usize::from(decision.options.start);
        if self.taken[choice.decision.index()].has(position) && !choice.again {
            Standing::Done
        } else if !self.holds(case, &choice.when) {
            if choice.closed.is_some() { Standing::Closed } else { Standing::Hidden }
        } else if choice.quarters > self.quarters {
            Standing::NoHours
        } else if choice.money > self.money {
            Standing::NoMoney
        } else {
            Standing::Open
        }
    }

    /// The options of a decision that can be chosen now, each by itself.
    pub fn allowed(&self, case: &Scenario, decision: DecisionId) -> OptionSet {
        let mut allowed = OptionSet::default();
        for (position, option) in case.decision(decision).option_ids().enumerate() {
            if self.standing(case, option) == Standing::Open {
                allowed.add(position);
            }
        }
        allowed
    }

    /// Whether a question of an encounter can be left as it is: one that is asked again, and one whose last open option was closed by
    /// flagging, or no longer flagging, a thought.
    pub fn can_leave(&self, case: &Scenario, id: DecisionId) -> bool {
        let decision = case.decision(id);
        decision.encounter.is_some() && (decision.again || self.allowed(case, id).is_empty())
    }

    /// Whether a decision on the desk can be taken now.
    pub fn on_desk(&self, case: &Scenario, id: DecisionId) -> bool {
        let decision = case.decision(id);
        decision.encounter.is_none()
            && self.place == Place::Desk
            && (decision.again || self.decided[id.index()] == 0)
            && (decision.phases.is_empty() || decision.phases.contains(&case.phase(self.phase).name))
            && self.holds(case, &decision.when)
            && decision.option_ids().any(|option| !matches!(self.standing(case, option), Standing::Done | Standing::Hidden))
    }

    /// Whether a note offers the statement at this position; decided when the note began.
    pub fn offers(&self, note: NoteId, statement: usize) -> bool {
        statement < self.sorted[note.index()].len() && self.on_note[note.index()] & (1 << statement) != 0
    }

    /// The positions of the statements that a note offers, in order.
    pub fn statements(&self, note: NoteId) -> impl Iterator<Item = usize> {
        (0..self.sorted[note.index()].len()).filter(move |&at| self.offers(note, at))
    }

    /// The first statement of a note that is offered and not sorted yet.
    pub fn unsorted(&self, note: NoteId) -> Option<usize> {
        self.statements(note).find(|&at| self.sorted[note.index()][at].is_none())
    }

    /// Whether the learner knows of a tie.
    pub fn knows_tie(&self, case: &Scenario, tie: crate::scenario::TieId) -> bool {
        case.tie(tie).found_by.is_none_or(|fact| self.facts[fact.index()])
    }
}

/// How an option stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Can be chosen.
    Open,
    /// Its condition does not hold; the author says what is missing.
    Closed,
    /// Its condition does not hold; the learner does not see it.
    Hidden,
    /// Was done already.
    Done,
    /// Not enough hours.
    NoHours,
    /// Not enough money.
    NoMoney,
}
