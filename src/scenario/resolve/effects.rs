//! Resolving what must be so and what happens.

use super::super::ids::{EffectsId, FactId, FlagId, MeasureId, OptionId, ResourceId, TieId};
use super::super::model::{Condition, Effect};
use super::super::source;
use super::Resolver;
use super::scenes::{Thoughts, nearest, some};
use crate::diagnostic::Diagnostic;

/// Writes the look-up of one kind of name, and says where such names are declared.
macro_rules! named {
    ($($fn:ident: $list:ident -> $id:ty, $what:literal, $declared:literal;)+) => {$(
        pub(super) fn $fn(&mut self, name: &str) -> Option<$id> {
            let found = self.names.$list.get(name).copied();
            if found.is_none() && !self.is_full() {
                let hint = self.names.meant(name, $what).or_else(|| self.names.$list.suggest(name));
                let hint = hint.unwrap_or_else(|| declare(self.names.$list.all(), name, $declared));
                self.report(Diagnostic::error("unknown-id", format!(concat!("there is no ", $what, " \"{}\""), name)), Some(hint));
            }
            found
        }
    )+};
}

/// The hint for a name that is like no other: those that there are, or where to declare it.
fn declare<'a>(known: impl Iterator<Item = &'a str>, name: &str, declared: &str) -> String {
    let known = nearest(known, name);
    if known.is_empty() {
        format!("declare it under {declared}")
    } else {
        format!("use one of: {known}; or declare \"{name}\" under {declared}")
    }
}

impl Resolver {
    named! {
        fact_named: facts -> FactId, "fact", "`facts`";
        flag_named: flags -> FlagId, "flag", "`flags`";
        measure_named: measures -> MeasureId, "measure", "`measures`";
        tie_named: ties -> TieId, "tie", "`ties`";
        resource_named: resources -> ResourceId, "resource", "`resources`";
        option_named: options -> OptionId, "option", "the `options` of a decision";
        encounter_named: encounters -> super::super::ids::EncounterId, "encounter", "the `encounters` of a phase";
        goal_named: goals -> super::super::ids::GoalId, "goal", "the `goals` of the plan";
        reaction_named: reactions -> super::super::ids::ReactionId, "reaction", "the `reactions` of an encounter";
        note_named: notes -> super::super::ids::NoteId, "note", "`notes`";
    }

    /// A condition. What cannot be resolved is reported and stands as `always`: a case with findings is never made.
    pub(super) fn condition(&mut self, condition: &source::Condition) -> Condition {
        self.try_condition(condition).unwrap_or(Condition::Always)
    }

    fn try_condition(&mut self, condition: &source::Condition) -> Option<Condition> {
        use source::Condition as S;
        Some(match condition {
            S::Always => Condition::Always,
            S::Knows(name) => Condition::Knows(self.fact_named(name)?),
            S::Is(name) => Condition::Is(self.flag_named(name)?),
            S::Chose(name) => Condition::Chose(self.option_named(name)?),
            S::Did(name) => Condition::Did(self.encounter_named(name)?),
            S::AtLeast(name, value) => Condition::AtLeast(self.measure_named(name)?, value.saturating_mul(100)),
            S::AtMost(name, value) => Condition::AtMost(self.measure_named(name)?, value.saturating_mul(100)),
            S::FromWeek(week) => Condition::FromWeek(*week),
            S::UntilWeek(week) => Condition::UntilWeek(*week),
            S::In(phase) => Condition::In(*phase),
            S::Tie(name, strength) => Condition::Tie(self.tie_named(name)?, *strength),
            S::Stressful(name) => Condition::Stressful(self.tie_named(name)?),
            S::Uses(name) => Condition::Uses(self.resource_named(name)?),
            S::Waits(name) => Condition::Waits(self.resource_named(name)?),
            S::Planned(name) => Condition::Planned(self.goal_named(name)?),
            S::Noticed(name) => Condition::Noticed(self.reaction_named(name)?),
            S::Money(dollars) => Condition::Money(i32::try_from(*dollars).unwrap_or(i32::MAX)),
            S::All(parts) => Condition::All(self.at(0, |r| r.each(parts, Resolver::condition))),
            S::Any(parts) => Condition::Any(self.at(0, |r| r.each(parts, Resolver::condition))),
            S::Not(part) => Condition::Not(Box::new(self.at(0, |r| r.condition(part)))),
        })
    }

    /// The effects of one owner. Its name keys the draws in it, so that a change elsewhere in the case leaves their luck alone.
    pub(super) fn owned_effects(&mut self, field: &'static str, owner: String, effects: &[source::Effect]) -> EffectsId {
        self.draws = (owner, 0);
        self.within(field, |r| r.effects(effects))
    }

    fn draw_key(&mut self) -> u64 {
        let (owner, count) = &mut self.draws;
        *count += 1;
        // FNV-1a: only has to keep the few draws of a case apart, the same on every platform.
        format!("{owner} #{count}")
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// A list of effects.
    pub(super) fn effects(&mut self, effects: &[source::Effect]) -> EffectsId {
        let list = self.each(effects, Resolver::effect);
        let list = list.into_iter().flatten().collect();
        self.effects_list(list)
    }

    fn effect(&mut self, effect: &source::Effect) -> Option<Effect> {
        use source::Effect as S;
        Some(match effect {
            S::Move(name, by) => {
                self.at(1, |r| r.range(i64::from(*by), -10_000, 10_000, "the change"));
                Effect::Move(self.measure_named(name)?, by.saturating_mul(100))
            }
            S::Learn(name) => Effect::Learn(self.fact_named(name)?),
            S::Set(name) => Effect::Set(self.flag_named(name)?),
            S::Clear(name) => Effect::Clear(self.flag_named(name)?),
            S::Strength(name, strength) => Effect::Strength(self.tie_named(name)?, *strength),
            S::Stress(name, stress) => Effect::Stress(self.tie_named(name)?, *stress),
            S::Flow(name, flow) => Effect::Flow(self.tie_named(name)?, *flow),
            S::Refer(name) => Effect::Refer(self.resource_named(name)?),
            S::Withdraw(name) => Effect::Withdraw(self.resource_named(name)?),
            S::Wait(name, weeks) => {
                self.at(1, |r| r.range(i64::from(*weeks), -52, 52, "the change of a wait"));
                Effect::Wait(self.resource_named(name)?, *weeks)
            }
            S::Money(dollars) => {
                self.at(0, |r| r.range(i64::from(*dollars), -1_000_000, 1_000_000, "the change of the budget"));
                Effect::Money(*dollars)
            }
            S::Caseload(hours) => Effect::Caseload(self.at(0, |r| r.quarters(*hours, -80.0, 80.0, "the change of the caseload"))),
            S::Phase(phase) => {
                let found = self.names.phases.get(phase).copied();
                if found.is_none() {
                    let finding = Diagnostic::error("unknown-id", format!("the case has no phase \"{}\"", phase.id()));
                    let there = some(self.names.phases.keys().map(|phase| phase.id()));
                    self.report(finding, Some(format!("use one of: {there}; or add it to `phases`")));
                }
                Effect::Phase(found?)
            }
            S::Call(name) => Effect::Call(self.encounter_named(name)?),
            S::Say(text) => Effect::Say(self.at(0, |r| r.scene(text, Thoughts::None))),
            S::End => Effect::End,
            S::After(weeks, list) => {
                self.at(0, |r| r.range(i64::from(*weeks), 1, 52, "the delay"));
                Effect::After(*weeks, self.at(1, |r| r.effects(list)))
            }
            S::If(condition, list) => {
                let condition = self.at(0, |r| r.condition(condition));
                Effect::If(condition, self.at(1, |r| r.effects(list)))
            }
            S::Chance(percent, then, otherwise) => {
                self.at(0, |r| r.range(i64::from(*percent), 0, 100, "the chance"));
                let key = self.draw_key();
                Effect::Chance {
                    percent: *percent,
                    key,
                    then: self.at(1, |r| r.effects(then)),
                    otherwise: self.at(2, |r| r.effects(otherwise)),
                }
            }
        })
    }
}
