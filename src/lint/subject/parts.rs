//! The parts of a case that ask conditions or bring effects, each with the way to it.

use super::way::Way;
use crate::scenario::{
    Condition, DecisionId, Effect, EffectsId, EncounterId, EndingId, GoalId, OptionId, ReactionId, ResourceId, Scenario, Step,
};

/// A part of a case that asks a condition or brings effects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Weekly(usize),
    Dated(usize),
    Resource(ResourceId),
    Encounter(EncounterId),
    /// A further passage of an encounter.
    Passage(EncounterId, usize),
    Reaction(ReactionId),
    Decision(DecisionId),
    Option(OptionId),
    Goal(GoalId),
    Ending(EndingId),
}

impl Part {
    /// The way to it.
    pub fn way(self, case: &Scenario) -> Way {
        match self {
            Part::Weekly(at) => Way::field("every_week").at(at),
            Part::Dated(at) => Way::field("dated").at(at),
            Part::Resource(id) => Way::field("resources").at(id.index()),
            Part::Encounter(id) => Way::encounter(case, id),
            Part::Passage(id, at) => Way::encounter(case, id).then("also").at(at),
            Part::Reaction(id) => Way::reaction(case, id),
            Part::Decision(id) => Way::decision(case, id),
            Part::Option(id) => Way::option(case, id),
            Part::Goal(id) => Way::field("plan").then("goals").at(id.index()),
            Part::Ending(id) => Way::field("endings").at(id.index()),
        }
    }

    /// The way to its effects.
    pub fn way_to_effects(self, case: &Scenario) -> Way {
        self.way(case).then(if matches!(self, Part::Reaction(_)) { "if_acted_out" } else { "effects" })
    }
}

/// Every part that asks a condition, with it.
pub fn conditions(case: &Scenario) -> impl Iterator<Item = (Part, &Condition)> {
    let weekly = case.weekly.iter().enumerate().map(|(at, it)| (Part::Weekly(at), &it.when));
    let dated = case.dated.iter().enumerate().map(|(at, it)| (Part::Dated(at), &it.when));
    let resources = case.resources.iter().enumerate().map(|(at, it)| (Part::Resource(ResourceId::from_index(at)), &it.when));
    let encounters = case.encounters.iter().enumerate().flat_map(|(at, it)| {
        let id = EncounterId::from_index(at);
        let passages = it.also.iter().enumerate().map(move |(at, (when, _))| (Part::Passage(id, at), when));
        std::iter::once((Part::Encounter(id), &it.when)).chain(passages)
    });
    let decisions = case.decisions.iter().enumerate().map(|(at, it)| (Part::Decision(DecisionId::from_index(at)), &it.when));
    let options = case.options.iter().enumerate().map(|(at, it)| (Part::Option(OptionId::from_index(at)), &it.when));
    let goals = case.plan.iter().flat_map(|plan| &plan.goals).enumerate();
    let goals = goals.map(|(at, it)| (Part::Goal(GoalId::from_index(at)), &it.when));
    let endings = case.endings.iter().enumerate().map(|(at, it)| (Part::Ending(EndingId::from_index(at)), &it.when));
    weekly.chain(dated).chain(resources).chain(encounters).chain(decisions).chain(options).chain(goals).chain(endings)
}

/// Every part that brings effects, with them; those without any are left out.
pub fn effects(case: &Scenario) -> impl Iterator<Item = (Part, EffectsId)> {
    let weekly = case.weekly.iter().enumerate().map(|(at, it)| (Part::Weekly(at), it.effects));
    let dated = case.dated.iter().enumerate().map(|(at, it)| (Part::Dated(at), it.effects));
    let resources = case.resources.iter().enumerate().map(|(at, it)| (Part::Resource(ResourceId::from_index(at)), it.effects));
    let encounters = case.encounters.iter().enumerate().map(|(at, it)| (Part::Encounter(EncounterId::from_index(at)), it.effects));
    let reactions = case.reactions.iter().enumerate().map(|(at, it)| (Part::Reaction(ReactionId::from_index(at)), it.if_acted_out));
    let options = case.options.iter().enumerate().map(|(at, it)| (Part::Option(OptionId::from_index(at)), it.effects));
    let goals = case.plan.iter().flat_map(|plan| &plan.goals).enumerate();
    let goals = goals.map(|(at, it)| (Part::Goal(GoalId::from_index(at)), it.effects));
    let all = weekly.chain(dated).chain(resources).chain(encounters).chain(reactions).chain(options).chain(goals);
    all.filter(|(_, effects)| effects.index() != 0)
}

/// Runs over a list of effects and those inside them, each with the steps from the list to it.
pub fn each_effect<'c>(case: &'c Scenario, list: EffectsId, way: &mut Vec<Step>, see: &mut impl FnMut(&'c Effect, &[Step])) {
    for (at, effect) in case.effects_list(list).iter().enumerate() {
        way.push(Step::Index(at));
        see(effect, way);
        let inner: &[(usize, EffectsId)] = match effect {
            Effect::After(_, list) | Effect::If(_, list) => &[(1, *list)],
            Effect::Chance { then, otherwise, .. } => &[(1, *then), (2, *otherwise)],
            _ => &[],
        };
        for &(at, list) in inner {
            way.push(Step::Index(at));
            each_effect(case, list, way, see);
            way.pop();
        }
        way.pop();
    }
}

/// Runs over the parts of a condition, itself first, each with the steps from it.
pub fn each_condition<'c>(condition: &'c Condition, way: &mut Vec<Step>, see: &mut impl FnMut(&'c Condition, &[Step])) {
    see(condition, way);
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            way.push(Step::Index(0));
            for (at, part) in parts.iter().enumerate() {
                way.push(Step::Index(at));
                each_condition(part, way, see);
                way.pop();
            }
            way.pop();
        }
        Condition::Not(part) => {
            way.push(Step::Index(0));
            each_condition(part, way, see);
            way.pop();
        }
        _ => {}
    }
}
