//! What the parts of a case have to do with each other: how often each is asked for, changed, called.

use super::parts;
use crate::scenario::{Condition, Effect, MeasureOwner, NodeId, Scenario, Voice};

/// For each thing of a case, by position, whether something does this to it.
#[derive(Debug, Default)]
pub struct Census {
    /// Facts that something reveals.
    pub learned: Vec<bool>,
    /// Facts that a condition or a tie asks for.
    pub facts_asked: Vec<bool>,
    /// Flags that something sets.
    pub set: Vec<bool>,
    /// Flags that a condition asks for.
    pub flags_asked: Vec<bool>,
    /// Measures that an effect or an influence moves.
    pub moved: Vec<bool>,
    /// Ties that an effect changes, a condition asks for, or a measure belongs to.
    pub ties_used: Vec<bool>,
    /// Resources that something refers the client to.
    pub referred: Vec<bool>,
    /// Client, people and systems that speak, are tied, have a measure or own a goal.
    pub nodes_used: Vec<bool>,
}

impl Census {
    /// Counts through the whole case once.
    pub fn of(case: &Scenario) -> Self {
        let mut census = Self {
            learned: vec![false; case.facts.len()],
            facts_asked: vec![false; case.facts.len()],
            set: vec![false; case.flags.len()],
            flags_asked: vec![false; case.flags.len()],
            moved: vec![false; case.measures.len()],
            ties_used: vec![false; case.ties.len()],
            referred: vec![false; case.resources.len()],
            nodes_used: vec![false; case.nodes.len()],
        };
        for (_, condition) in parts::conditions(case) {
            census.condition(condition);
        }
        for list in &case.effects {
            list.iter().for_each(|effect| census.effect(effect));
        }
        census.nodes(case);
        census
    }

    fn condition(&mut self, condition: &Condition) {
        parts::each_condition(condition, &mut Vec::new(), &mut |part, _| match part {
            Condition::Knows(fact) => self.facts_asked[fact.index()] = true,
            Condition::Is(flag) => self.flags_asked[flag.index()] = true,
            Condition::Tie(tie, _) | Condition::Stressful(tie) => self.ties_used[tie.index()] = true,
            _ => {}
        });
    }

    fn effect(&mut self, effect: &Effect) {
        match effect {
            Effect::Learn(fact) => self.learned[fact.index()] = true,
            Effect::Set(flag) => self.set[flag.index()] = true,
            Effect::Move(measure, by) => self.moved[measure.index()] |= *by != 0,
            Effect::Strength(tie, _) | Effect::Stress(tie, _) | Effect::Flow(tie, _) => self.ties_used[tie.index()] = true,
            Effect::Refer(resource) => self.referred[resource.index()] = true,
            Effect::If(condition, _) => self.condition(condition),
            _ => {}
        }
    }

    fn nodes(&mut self, case: &Scenario) {
        let mut uses = |node: NodeId| self.nodes_used[node.index()] = true;
        uses(NodeId::from_index(0));
        for tie in &case.ties {
            uses(tie.between.0);
            uses(tie.between.1);
        }
        for line in case.scenes.iter().flat_map(|scene| &scene.lines) {
            if let Voice::Speech(node) = line.voice {
                uses(node);
            }
        }
        case.ecomap.iter().flat_map(|task| &task.pairs).for_each(|pair| {
            uses(pair.between.0);
            uses(pair.between.1);
        });
        case.plan.iter().flat_map(|plan| &plan.goals).flat_map(|goal| &goal.owners).flatten().for_each(|&node| uses(node));
        for measure in &case.measures {
            match measure.of {
                MeasureOwner::Node(node) => uses(node),
                MeasureOwner::Tie(tie) => self.ties_used[tie.index()] = true,
            }
        }
        for influence in &case.influences {
            self.moved[influence.to.index()] |= influence.weight != 0;
        }
        for tie in &case.ties {
            tie.found_by.iter().for_each(|fact| self.facts_asked[fact.index()] = true);
        }
    }
}
