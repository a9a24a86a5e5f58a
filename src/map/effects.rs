//! Who asks what, and who brings what about: the conditions and effects of a case, each with its spot on the map.

use super::graph::Spot;
use crate::scenario::{
    Condition, DatedId, DecisionId, Effect, EffectsId, EncounterId, EndingId, GoalId, OptionId, ResourceId, Scenario, WeeklyId,
};

/// Runs over every effect, those inside others included. What a reaction brings when it is acted out counts for its encounter.
pub(super) fn each_effect<'c>(case: &'c Scenario, mut see: impl FnMut(Spot, &'c Effect)) {
    let mut run = |spot: Spot, effects: EffectsId| list(case, effects, &mut |effect| see(spot, effect));
    for (at, encounter) in case.encounters.iter().enumerate() {
        run(Spot::Encounter(EncounterId::from_index(at)), encounter.effects);
    }
    for reaction in &case.reactions {
        run(Spot::Encounter(reaction.encounter), reaction.if_acted_out);
    }
    for (at, option) in case.options.iter().enumerate() {
        run(Spot::Option(OptionId::from_index(at)), option.effects);
    }
    for (at, dated) in case.dated.iter().enumerate() {
        run(Spot::Dated(DatedId::from_index(at)), dated.effects);
    }
    for (at, weekly) in case.weekly.iter().enumerate() {
        run(Spot::Weekly(WeeklyId::from_index(at)), weekly.effects);
    }
    for (at, resource) in case.resources.iter().enumerate() {
        run(Spot::Service(ResourceId::from_index(at)), resource.effects);
    }
    for (at, goal) in case.plan.iter().flat_map(|plan| &plan.goals).enumerate() {
        run(Spot::Goal(GoalId::from_index(at)), goal.effects);
    }
}

fn list<'c>(case: &'c Scenario, effects: EffectsId, see: &mut impl FnMut(&'c Effect)) {
    // Loading allows no deep nesting, so this does not run away.
    for effect in case.effects_list(effects) {
        see(effect);
        match effect {
            Effect::After(_, inner) | Effect::If(_, inner) => list(case, *inner, see),
            Effect::Chance { then, otherwise, .. } => {
                list(case, *then, see);
                list(case, *otherwise, see);
            }
            _ => {}
        }
    }
}

/// Runs over every single question that something on the map depends on.
pub(super) fn each_question<'c>(case: &'c Scenario, mut see: impl FnMut(Spot, &'c Condition)) {
    let mut ask = |spot: Spot, condition: &'c Condition| singles(condition, &mut |single| see(spot, single));
    for (at, encounter) in case.encounters.iter().enumerate() {
        let spot = Spot::Encounter(EncounterId::from_index(at));
        ask(spot, &encounter.when);
        encounter.also.iter().for_each(|(when, _)| ask(spot, when));
    }
    case.decisions.iter().enumerate().for_each(|(at, it)| ask(Spot::Decision(DecisionId::from_index(at)), &it.when));
    case.options.iter().enumerate().for_each(|(at, it)| ask(Spot::Option(OptionId::from_index(at)), &it.when));
    case.dated.iter().enumerate().for_each(|(at, it)| ask(Spot::Dated(DatedId::from_index(at)), &it.when));
    case.weekly.iter().enumerate().for_each(|(at, it)| ask(Spot::Weekly(WeeklyId::from_index(at)), &it.when));
    case.resources.iter().enumerate().for_each(|(at, it)| ask(Spot::Service(ResourceId::from_index(at)), &it.when));
    let goals = case.plan.iter().flat_map(|plan| &plan.goals);
    goals.enumerate().for_each(|(at, it)| ask(Spot::Goal(GoalId::from_index(at)), &it.when));
    case.endings.iter().enumerate().for_each(|(at, it)| ask(Spot::Ending(EndingId::from_index(at)), &it.when));
    each_effect(case, |spot, effect| {
        if let Effect::If(condition, _) = effect {
            singles(condition, &mut |single| see(spot, single));
        }
    });
}

fn singles<'c>(condition: &'c Condition, see: &mut impl FnMut(&'c Condition)) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| singles(part, see)),
        Condition::Not(part) => singles(part, see),
        single => see(single),
    }
}
