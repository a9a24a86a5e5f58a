//! What hangs on things that no play comes to: mended together with them, or seen when they are mended. Reports nothing.

use std::collections::BTreeSet;

use super::super::subject::parts::{Part, conditions, each_condition, each_effect, effects};
use crate::scenario::{Condition, Effect, EffectsId, Scenario};
use crate::sim::Happening;

/// A part of the state that conditions ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    Met(Happening),
    Measure(usize),
    Tie(usize),
    Goal(usize),
    Money,
}

/// What would stand differently if the things that are never come to came.
#[derive(Debug)]
pub struct Lost<'c> {
    case: &'c Scenario,
    touched: BTreeSet<Asked>,
}

impl<'c> Lost<'c> {
    /// Follows what these things would bring, and what that would bring.
    pub fn by(case: &'c Scenario, never: impl Fn(Happening) -> bool) -> Self {
        let mut lost = Self { case, touched: BTreeSet::new() };
        let own = |part: Part| match part {
            Part::Dated(at) => Some(Happening::Dated(at)),
            Part::Resource(id) => Some(Happening::Service(id.index())),
            Part::Encounter(id) => Some(Happening::Encounter(id.index())),
            Part::Reaction(id) => Some(Happening::Reaction(id.index())),
            Part::Option(id) => Some(Happening::Option(id.index())),
            _ => None,
        };
        let things = (0..case.options.len()).map(Happening::Option).chain((0..case.encounters.len()).map(Happening::Encounter));
        let things = things.chain((0..case.reactions.len()).map(Happening::Reaction));
        lost.touched.extend(things.filter(|it| never(*it)).map(Asked::Met));
        let asking: Vec<(Part, &Condition)> = conditions(case).filter(|(_, when)| **when != Condition::Always).collect();
        let when = |part: Part| asking.iter().find(|(other, _)| *other == part).map(|(_, when)| *when);
        let bringing: Vec<(EffectsId, bool, Option<&Condition>)> =
            effects(case).map(|(part, list)| (list, own(part).is_some_and(&never), when(part))).collect();
        loop {
            let before = lost.touched.len();
            for &(list, is_never, when) in &bringing {
                lost.list(list, is_never || when.is_some_and(|when| lost.tells(when)));
            }
            for influence in &case.influences {
                if lost.touched.contains(&Asked::Measure(influence.from.index())) {
                    lost.touched.insert(Asked::Measure(influence.to.index()));
                }
            }
            if lost.touched.len() == before {
                return lost;
            }
        }
    }

    /// Whether a condition asks for something that would stand differently.
    pub fn tells(&self, condition: &Condition) -> bool {
        let mut tells = false;
        each_condition(condition, &mut Vec::new(), &mut |part, _| {
            let asked = match part {
                Condition::Knows(fact) => Asked::Met(Happening::Fact(fact.index())),
                Condition::Is(flag) => Asked::Met(Happening::Flag(flag.index())),
                Condition::Chose(option) => Asked::Met(Happening::Option(option.index())),
                Condition::Did(encounter) => Asked::Met(Happening::Encounter(encounter.index())),
                Condition::Uses(resource) | Condition::Waits(resource) => Asked::Met(Happening::Service(resource.index())),
                Condition::Noticed(reaction) => Asked::Met(Happening::Reaction(reaction.index())),
                Condition::AtLeast(measure, _) | Condition::AtMost(measure, _) => Asked::Measure(measure.index()),
                Condition::Tie(tie, _) | Condition::Stressful(tie) => Asked::Tie(tie.index()),
                Condition::Planned(goal) => Asked::Goal(goal.index()),
                Condition::Money(_) => Asked::Money,
                _ => return,
            };
            tells |= self.touched.contains(&asked);
        });
        tells
    }

    /// Whether a fact or a service would come about.
    pub fn brings(&self, happening: Happening) -> bool {
        self.touched.contains(&Asked::Met(happening))
    }

    /// Takes in a list of effects: all of it, or what stands in it under a condition that tells.
    fn list(&mut self, list: EffectsId, all: bool) {
        let mut found = Vec::new();
        each_effect(self.case, list, &mut Vec::new(), &mut |effect, _| match effect {
            Effect::If(condition, inner) if !all && self.tells(condition) => found.push(*inner),
            _ => {}
        });
        found.into_iter().for_each(|inner| self.list(inner, true));
        if !all {
            return;
        }
        let mut touched = Vec::new();
        each_effect(self.case, list, &mut Vec::new(), &mut |effect, _| {
            touched.extend(match effect {
                Effect::Move(measure, _) => Some(Asked::Measure(measure.index())),
                Effect::Learn(fact) => Some(Asked::Met(Happening::Fact(fact.index()))),
                Effect::Set(flag) | Effect::Clear(flag) => Some(Asked::Met(Happening::Flag(flag.index()))),
                Effect::Strength(tie, _) | Effect::Stress(tie, _) => Some(Asked::Tie(tie.index())),
                Effect::Refer(resource) | Effect::Withdraw(resource) => Some(Asked::Met(Happening::Service(resource.index()))),
                Effect::Money(_) => Some(Asked::Money),
                Effect::Call(encounter) => Some(Asked::Met(Happening::Encounter(encounter.index()))),
                _ => None,
            });
        });
        self.touched.extend(touched);
    }
}
