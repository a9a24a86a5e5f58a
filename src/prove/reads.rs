//! What conditions read and what effects write: the parts of a case's state, numbered, and for each list of effects what it does
//! under which guards. Computed once for a case; knows no state.

use crate::scenario::{Condition, Effect, EffectsId, EncounterId, MeasureId, OptionId, PhaseId, ReactionId, ResourceId, Scenario, SceneId};

use super::bits::Bits;

/// The number of a part of the state that conditions can read.
pub type Part = usize;

/// Numbers the parts: each kind has its stretch.
#[derive(Debug, Clone)]
pub struct Parts {
    facts: Part,
    flags: Part,
    chosen: Part,
    done: Part,
    measures: Part,
    strengths: Part,
    stresses: Part,
    services: Part,
    planned: Part,
    noticed: Part,
    met: Part,
    money: Part,
    count: usize,
}

/// A part of the state, found again from its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Fact(usize),
    Flag(usize),
    Chosen(usize),
    Done(usize),
    Measure(usize),
    Strength(usize),
    Stress(usize),
    Service(usize),
    Planned(usize),
    Noticed(usize),
    Met(usize),
    Money,
}

impl Parts {
    pub fn of(case: &Scenario) -> Self {
        let mut next = 0;
        let mut stretch = |length: usize| {
            next += length;
            next - length
        };
        let goals = case.plan.as_ref().map_or(0, |plan| plan.goals.len());
        let facts = stretch(case.facts.len());
        let flags = stretch(case.flags.len());
        let chosen = stretch(case.options.len());
        let done = stretch(case.encounters.len());
        let measures = stretch(case.measures.len());
        let strengths = stretch(case.ties.len());
        let stresses = stretch(case.ties.len());
        let services = stretch(case.resources.len());
        let planned = stretch(goals);
        let noticed = stretch(case.reactions.len());
        let met = stretch(case.reactions.len());
        let money = stretch(1);
        Self { facts, flags, chosen, done, measures, strengths, stresses, services, planned, noticed, met, money, count: next }
    }

    pub fn count(&self) -> usize {
        self.count
    }

    pub fn fact(&self, at: usize) -> Part {
        self.facts + at
    }

    pub fn flag(&self, at: usize) -> Part {
        self.flags + at
    }

    pub fn measure(&self, id: MeasureId) -> Part {
        self.measures + id.index()
    }

    pub fn service(&self, id: ResourceId) -> Part {
        self.services + id.index()
    }

    pub fn noticed(&self, id: ReactionId) -> Part {
        self.noticed + id.index()
    }

    pub fn met(&self, id: ReactionId) -> Part {
        self.met + id.index()
    }

    pub fn planned(&self, goal: usize) -> Part {
        self.planned + goal
    }

    pub fn chosen(&self, id: OptionId) -> Part {
        self.chosen + id.index()
    }

    pub fn money(&self) -> Part {
        self.money
    }

    pub fn meaning(&self, part: Part) -> Meaning {
        match part {
            part if part == self.money => Meaning::Money,
            part if part >= self.met => Meaning::Met(part - self.met),
            part if part >= self.noticed => Meaning::Noticed(part - self.noticed),
            part if part >= self.planned => Meaning::Planned(part - self.planned),
            part if part >= self.services => Meaning::Service(part - self.services),
            part if part >= self.stresses => Meaning::Stress(part - self.stresses),
            part if part >= self.strengths => Meaning::Strength(part - self.strengths),
            part if part >= self.measures => Meaning::Measure(part - self.measures),
            part if part >= self.done => Meaning::Done(part - self.done),
            part if part >= self.chosen => Meaning::Chosen(part - self.chosen),
            part if part >= self.flags => Meaning::Flag(part - self.flags),
            part => Meaning::Fact(part - self.facts),
        }
    }

    /// Adds the parts that a condition reads. Week and phase are no parts: they are always known.
    pub fn reads(&self, condition: &Condition, into: &mut Bits) {
        match condition {
            Condition::Always | Condition::FromWeek(_) | Condition::UntilWeek(_) | Condition::In(_) => {}
            Condition::Knows(fact) => into.add(self.facts + fact.index()),
            Condition::Is(flag) => into.add(self.flags + flag.index()),
            Condition::Chose(option) => into.add(self.chosen + option.index()),
            Condition::Did(encounter) => into.add(self.done + encounter.index()),
            Condition::AtLeast(measure, _) | Condition::AtMost(measure, _) => into.add(self.measure(*measure)),
            Condition::Tie(tie, _) => into.add(self.strengths + tie.index()),
            Condition::Stressful(tie) => into.add(self.stresses + tie.index()),
            Condition::Uses(resource) | Condition::Waits(resource) => into.add(self.service(*resource)),
            Condition::Planned(goal) => into.add(self.planned + goal.index()),
            Condition::Noticed(reaction) => into.add(self.noticed(*reaction)),
            Condition::Money(_) => into.add(self.money),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| self.reads(part, into)),
            Condition::Not(part) => self.reads(part, into),
        }
    }

    fn written(&self, effect: &Effect) -> Option<Write> {
        Some(match effect {
            Effect::Move(measure, _) => Write::Part(self.measure(*measure)),
            Effect::Learn(fact) => Write::Part(self.facts + fact.index()),
            Effect::Set(flag) | Effect::Clear(flag) => Write::Part(self.flags + flag.index()),
            Effect::Strength(tie, _) => Write::Part(self.strengths + tie.index()),
            Effect::Stress(tie, _) => Write::Part(self.stresses + tie.index()),
            Effect::Refer(resource) => Write::Refers(*resource),
            Effect::Withdraw(resource) | Effect::Wait(resource, _) => Write::Part(self.service(*resource)),
            Effect::Money(_) => Write::Part(self.money),
            Effect::Phase(phase) => Write::Phase(*phase),
            Effect::Call(encounter) => Write::Calls(*encounter),
            Effect::Caseload(_) | Effect::End => Write::Course,
            Effect::Say(scene) => Write::Text(*scene),
            Effect::Flow(..) | Effect::After(..) | Effect::If(..) | Effect::Chance { .. } => return None,
        })
    }
}

/// What an effect changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Write {
    /// A part of the state.
    Part(Part),
    /// Which service the client waits for.
    Refers(ResourceId),
    /// The phase.
    Phase(PhaseId),
    /// Which encounter comes next.
    Calls(EncounterId),
    /// The hours, or whether the case goes on.
    Course,
    /// What is read, and nothing else.
    Text(SceneId),
}

/// An effect with all that it hangs on.
#[derive(Debug, Clone)]
pub struct Atom {
    /// The parts read by the conditions around it.
    pub guards: Bits,
    /// The draws around it: key and chance in per cent.
    pub draws: Vec<(u64, u32)>,
    /// What it changes.
    pub write: Write,
}

/// What each list of effects does.
#[derive(Debug)]
pub struct Lists {
    lists: Vec<Vec<Atom>>,
}

impl Lists {
    pub fn of(case: &Scenario, parts: &Parts) -> Self {
        let ids = (0..case.effects.len()).map(EffectsId::from_index);
        let lists = ids.map(|id| {
            let mut atoms = Vec::new();
            collect(case, parts, id, &Bits::new(parts.count()), &[], &mut atoms);
            atoms
        });
        Self { lists: lists.collect() }
    }

    pub fn atoms(&self, id: EffectsId) -> &[Atom] {
        &self.lists[id.index()]
    }
}

fn collect(case: &Scenario, parts: &Parts, id: EffectsId, guards: &Bits, draws: &[(u64, u32)], into: &mut Vec<Atom>) {
    for effect in case.effects_list(id) {
        match effect {
            Effect::After(_, list) => collect(case, parts, *list, guards, draws, into),
            Effect::If(condition, list) => {
                let mut guards = guards.clone();
                parts.reads(condition, &mut guards);
                collect(case, parts, *list, &guards, draws, into);
            }
            Effect::Chance { percent, key, then, otherwise } => {
                let draws = [draws, &[(*key, *percent)]].concat();
                collect(case, parts, *then, guards, &draws, into);
                collect(case, parts, *otherwise, guards, &draws, into);
            }
            effect => {
                if let Some(write) = parts.written(effect) {
                    into.push(Atom { guards: guards.clone(), draws: draws.to_vec(), write });
                }
            }
        }
    }
}
