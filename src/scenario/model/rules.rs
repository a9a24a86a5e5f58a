//! What must be so and what happens, in positions instead of names.

use super::super::ids::{
    EffectsId, EncounterId, FactId, FlagId, GoalId, MeasureId, OptionId, PhaseId, ReactionId, ResourceId, SceneId, TieId,
};
use super::super::words::{Flow, PhaseName, Strength};

/// What must be so.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same as in source::Condition, resolved")]
pub enum Condition {
    Always,
    Knows(FactId),
    Is(FlagId),
    Chose(OptionId),
    Did(EncounterId),
    AtLeast(MeasureId, i32),
    AtMost(MeasureId, i32),
    FromWeek(u32),
    UntilWeek(u32),
    In(PhaseName),
    Tie(TieId, Strength),
    Stressful(TieId),
    Uses(ResourceId),
    Waits(ResourceId),
    Planned(GoalId),
    Noticed(ReactionId),
    Money(i32),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same as in source::Effect, resolved")]
pub enum Effect {
    Move(MeasureId, i32),
    Learn(FactId),
    Set(FlagId),
    Clear(FlagId),
    Strength(TieId, Strength),
    Stress(TieId, bool),
    Flow(TieId, Flow),
    Refer(ResourceId),
    Withdraw(ResourceId),
    Wait(ResourceId, i32),
    Money(i32),
    Caseload(i32),
    Phase(PhaseId),
    Call(EncounterId),
    Say(SceneId),
    End,
    After(u32, EffectsId),
    If(Condition, EffectsId),
    /// Chance in per cent, the key of its draws, then, otherwise.
    Chance {
        percent: u32,
        key: u64,
        then: EffectsId,
        otherwise: EffectsId,
    },
}
