//! What happened. Append-only; everything that is shown and scored is read from these.

use super::super::scenario::words::{Flow, StatementKind, Strength};
use super::super::scenario::{
    DatedId, DecisionId, EncounterId, EndingId, FactId, FlagId, GoalId, InfluenceId, MeasureId, NodeId, NoteId, OptionId, PhaseId,
    ReactionId, ResourceId, SceneId, TieId, TieState, WeeklyId, Work,
};
use super::action::Said;

/// A set of options of one decision, as bits from its first option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OptionSet(pub u16);

impl OptionSet {
    /// Whether the option at this position within the decision is in it.
    pub fn has(self, position: usize) -> bool {
        position < 16 && self.0 & (1 << position) != 0
    }

    /// Adds the option at this position.
    pub fn add(&mut self, position: usize) {
        if position < 16 {
            self.0 |= 1 << position;
        }
    }

    /// How many are in it.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether none is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What brought something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// An option was chosen.
    Option(OptionId),
    /// An encounter began.
    Encounter(EncounterId),
    /// A reaction was acted out unflagged.
    Reaction(ReactionId),
    /// A goal was planned.
    Goal(GoalId),
    /// A service started.
    Service(ResourceId),
    /// A rule of every week.
    Weekly(WeeklyId),
    /// A dated change.
    Dated(DatedId),
    /// Another measure changed before.
    Influence(InfluenceId),
    /// The measure's range stopped it.
    Range,
}

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentence on each variant speaks of its fields")]
pub enum Event {
    /// A week began, with so many quarter hours and dollars.
    WeekBegan { week: u32, quarters: i32, money: i32 },
    /// A phase began.
    PhaseBegan(PhaseId),
    /// An encounter began.
    EncounterBegan(EncounterId),
    /// Something to read.
    Passage(SceneId),
    /// A decision is asked.
    Asked(DecisionId),
    /// A decision was taken. `allowed` are the options that were open and that the hours and money at hand covered, one by one.
    Decided { decision: DecisionId, phase: PhaseId, week: u32, chosen: OptionSet, allowed: OptionSet, quarters: i32, money: i32 },
    /// A decision that is asked again was left.
    Left { decision: DecisionId, phase: PhaseId, week: u32, allowed: OptionSet, quarters: i32, money: i32 },
    /// A decision was passed over: no option was open.
    PassedOver(DecisionId),
    /// A fact was found out.
    Learned { fact: FactId, cause: Cause },
    /// A flag was set or cleared.
    Flagged { flag: FlagId, set: bool, cause: Cause },
    /// A tie changed.
    TieChanged { tie: TieId, to: TieState, cause: Cause },
    /// The client was referred; the service starts in that week at the earliest.
    Referred { resource: ResourceId, week: u32 },
    /// A referral was declined: not eligible.
    Declined(ResourceId),
    /// A service could not start: the budget does not cover it.
    Unfunded(ResourceId),
    /// A service started.
    ServiceStarted(ResourceId),
    /// A service, or the wait for it, ended.
    ServiceEnded(ResourceId),
    /// The expected start of a service moved to that week.
    WaitChanged { resource: ResourceId, week: u32 },
    /// The service budget changed by so many dollars.
    MoneyChanged { by: i32, cause: Cause },
    /// The hours that the rest of the caseload takes changed by so many quarters.
    CaseloadChanged { by: i32, cause: Cause },
    /// A line of inner monologue came into sight.
    Met(ReactionId),
    /// A line was flagged.
    ReactionFlagged { reaction: ReactionId, sure: u8 },
    /// A flag was taken back.
    ReactionUnflagged(ReactionId),
    /// More was said about a flagged line.
    Explored { reaction: ReactionId, said: Said },
    /// A line was acted out, unflagged.
    ActedOut(ReactionId),
    /// An encounter was closed: lines not flagged count as not flagged.
    EncounterClosed(EncounterId),
    /// A work product is asked for.
    WorkBegan(Work),
    /// A pair as it was drawn on the finished ecomap, beside the case's own tie then (no tie for a decoy).
    Drew { pair: u16, drawn: TieState, key: TieState },
    /// A goal of the finished plan.
    GoalPlanned { goal: GoalId, wording: u8, owner: Option<NodeId>, review: u8 },
    /// A statement as it was sorted in the finished note.
    Sorted { note: NoteId, statement: u16, kind: StatementKind, keep: bool },
    /// A work product was finished. For a plan, the goals that were on offer, as bits.
    WorkFinished { work: Work, offered: u32 },
    /// A dated change happened.
    DatedChange(DatedId),
    /// A measure was moved by so many hundredths, for this reason, as the week ended.
    Moved { measure: MeasureId, by: i32, cause: Cause },
    /// A measure stands at a new value, in hundredths, after the week ended.
    Stands { measure: MeasureId, from: i32, to: i32 },
    /// A week ended.
    WeekEnded(u32),
    /// The case ended.
    Ended(EndingId),
    /// The learner opened what the debrief says.
    DebriefSeen,
    /// The learner rated the own work on a standard.
    SelfRated { standard: u8, rating: u8 },
    /// The learner wrote a reflection on a prompt.
    Reflected(u16),
}

/// What an undrawn pair counts as.
pub const NO_TIE: TieState = TieState { strength: Strength::None, stress: false, flow: Flow::None };
