//! What is the same for every state of a case, whatever is asked of it.

use crate::scenario::{
    Condition, Decision, DecisionId, Effect, Encounter, EncounterId, OptionId, Pick, ReactionId, ResourceId, Scenario, SceneId, Voice,
};

use super::aim::{Aim, Roots};
use super::bits::Bits;
use super::reads::{Lists, Parts};

/// What it hangs on, beside the conditions in it, whether a list of effects comes: computed once.
#[derive(Debug)]
pub struct Guards {
    pub weekly: Vec<Bits>,
    pub dated: Vec<Bits>,
    pub goals: Vec<Bits>,
    pub services: Vec<Bits>,
    pub referrals: Vec<Bits>,
    pub reactions: Vec<Bits>,
}

impl Guards {
    fn of(case: &Scenario, parts: &Parts) -> Self {
        let reads = |condition: &Condition| {
            let mut bits = Bits::new(parts.count());
            parts.reads(condition, &mut bits);
            bits
        };
        let all = |of: &[usize]| {
            let mut bits = Bits::new(parts.count());
            of.iter().for_each(|part| bits.add(*part));
            bits
        };
        let goals = case.plan.iter().flat_map(|plan| plan.goals.iter().enumerate()).map(|(at, goal)| {
            let mut bits = reads(&goal.when);
            bits.add(parts.planned(at));
            bits
        });
        let reactions = (0..case.reactions.len()).map(ReactionId::from_index);
        Self {
            weekly: case.weekly.iter().map(|rule| reads(&rule.when)).collect(),
            dated: case.dated.iter().map(|dated| reads(&dated.when)).collect(),
            goals: goals.collect(),
            services: (0..case.resources.len()).map(|at| all(&[parts.service(ResourceId::from_index(at))])).collect(),
            referrals: case.resources.iter().map(|resource| reads(&resource.when)).collect(),
            reactions: reactions.map(|id| all(&[parts.noticed(id), parts.met(id)])).collect(),
        }
    }
}

/// What is the same for every state of a case.
#[derive(Debug)]
pub struct Ground<'c> {
    pub case: &'c Scenario,
    pub parts: Parts,
    pub lists: Lists,
    pub roots: Roots,
    /// Thoughts in passages that not everyone reads: whose, and what the condition reads.
    pub passages: Vec<Vec<(Bits, Vec<ReactionId>)>>,
    pub nothing: Bits,
    pub guards: Guards,
    /// Draws that come out the same whenever they are made: those of reactions.
    recurring: Vec<u64>,
    /// Whether some condition reads how many dollars are left.
    pub reads_money: bool,
    /// Encounters that some effect calls: these begin whatever their week, and again.
    called: Vec<bool>,
    /// What each decision reads when it is asked.
    asked: Vec<Bits>,
    /// Whether nothing is flagged and of all plans one is made: one play for each way to answer, with one luck.
    pub is_held: bool,
}

impl<'c> Ground<'c> {
    pub fn new(case: &'c Scenario, aim: Aim) -> Self {
        let parts = Parts::of(case);
        let lists = Lists::of(case, &parts);
        let nothing = Bits::new(parts.count());
        let passages = case.encounters.iter().map(|encounter| passages(case, &parts, encounter)).collect();
        let asked = case.decisions.iter().map(|decision| asked(case, &parts, decision)).collect();
        let acted_out = case.reactions.iter().flat_map(|reaction| lists.atoms(reaction.if_acted_out));
        let recurring = acted_out.flat_map(|atom| atom.draws.iter().map(|(key, _)| *key)).collect();
        let roots = aim.roots(case, &parts);
        let guards = Guards::of(case, &parts);
        let called = called(case);
        let reads_money = reads_money(case);
        Self { case, parts, lists, roots, passages, nothing, guards, recurring, reads_money, called, asked, is_held: false }
    }

    /// Whether an encounter can be called: then it begins whatever its week, also when it was played before.
    pub fn can_be_called(&self, id: EncounterId) -> bool {
        self.called[id.index()]
    }

    /// Whether a draw comes out the same however often it is made.
    pub fn recurs(&self, key: u64) -> bool {
        self.recurring.contains(&key)
    }

    /// Whether every answer counts.
    pub fn is_asked_every_answer(&self) -> bool {
        self.roots.answers
    }

    /// What choosing an option earns of what is asked for.
    pub fn gain(&self, option: OptionId) -> i32 {
        self.roots.gain(self.case, option)
    }

    /// Whether it is asked for this passage itself.
    pub fn is_read_for(&self, scene: SceneId) -> bool {
        self.roots.scene == Some(scene)
    }

    /// What is summed up: standards, each with a sign.
    pub fn sums(&self) -> &[(u8, i32)] {
        &self.roots.sums
    }

    /// The options for which it is asked what whoever chooses them can come to.
    pub fn through(&self) -> &[OptionId] {
        &self.roots.through
    }

    /// Whether it is asked for this option's decision itself.
    pub fn is_sought(&self, option: OptionId) -> bool {
        self.roots.decision == Some(self.case.option(option).decision)
    }

    /// Whether a decision can be answered freely whatever the hours and dollars; where actions are counted, also whether it is asked at
    /// all does not hang on these.
    pub fn is_free(&self, id: DecisionId) -> bool {
        if self.roots.counts { has_free_options(self.case, id) } else { has_free_answer(self.case, id) }
    }

    /// The parts that a decision reads when it is asked: its own condition and those of its options.
    pub fn read_by(&self, id: DecisionId) -> &Bits {
        &self.asked[id.index()]
    }
}

/// For each encounter whether some effect calls it.
pub fn called(case: &Scenario) -> Vec<bool> {
    let mut called: Vec<bool> = case.encounters.iter().map(|encounter| encounter.only_called).collect();
    for effect in case.effects.iter().flatten() {
        if let Effect::Call(id) = effect {
            called[id.index()] = true;
        }
    }
    called
}

fn asked(case: &Scenario, parts: &Parts, decision: &Decision) -> Bits {
    let mut reads = Bits::new(parts.count());
    parts.reads(&decision.when, &mut reads);
    decision.option_ids().for_each(|option| parts.reads(&case.option(option).when, &mut reads));
    reads
}

fn passages(case: &Scenario, parts: &Parts, encounter: &Encounter) -> Vec<(Bits, Vec<ReactionId>)> {
    let of_one = |(when, scene): &(Condition, _)| {
        let mut reads = Bits::new(parts.count());
        parts.reads(when, &mut reads);
        let thoughts = case.scene(*scene).lines.iter().filter_map(|line| match line.voice {
            Voice::Thought(reaction) => Some(reaction),
            _ => None,
        });
        (reads, thoughts.collect())
    };
    encounter.also.iter().map(of_one).collect()
}

/// Whether choosing an option can tell later.
pub fn acts(ground: &Ground<'_>, live: &Bits, lists: &Bits, id: OptionId) -> bool {
    let option = ground.case.option(id);
    lists.has(option.effects.index())
        || live.has(ground.parts.chosen(id))
        || option.acts_out.iter().any(|reaction| lists.has(ground.case.reaction(*reaction).if_acted_out.index()))
        || option.then.is_some_and(|scene| {
            ground.case.scene(scene).lines.iter().any(|line| match line.voice {
                Voice::Thought(reaction) => live.has(ground.parts.met(reaction)),
                _ => false,
            })
        })
}

/// Whether a decision can always be answered without hours, dollars or conditions.
fn has_free_answer(case: &Scenario, id: DecisionId) -> bool {
    let decision = case.decision(id);
    (decision.again && decision.encounter.is_some()) || has_free_options(case, id)
}

/// Whether enough options of a decision are always open: then it is always asked, and leaving it is not its only free answer.
fn has_free_options(case: &Scenario, id: DecisionId) -> bool {
    let decision = case.decision(id);
    let free = |option: &OptionId| {
        let option = case.option(*option);
        option.when == Condition::Always && option.quarters == 0 && option.money == 0
    };
    let needed = match decision.pick {
        Pick::One => 1,
        Pick::Several(least, _) => least as usize,
    };
    decision.option_ids().filter(free).count() >= needed.max(1)
}

fn reads_money(case: &Scenario) -> bool {
    fn reads(condition: &Condition) -> bool {
        match condition {
            Condition::Money(_) => true,
            Condition::All(parts) | Condition::Any(parts) => parts.iter().any(reads),
            Condition::Not(part) => reads(part),
            _ => false,
        }
    }
    let options = case.options.iter().any(|option| reads(&option.when));
    let decisions = case.decisions.iter().any(|decision| reads(&decision.when));
    let encounters = case.encounters.iter().any(|encounter| reads(&encounter.when) || encounter.also.iter().any(|(when, _)| reads(when)));
    let effects = case.effects.iter().flatten().any(|effect| matches!(effect, Effect::If(when, _) if reads(when)));
    let world = case.weekly.iter().any(|rule| reads(&rule.when))
        || case.dated.iter().any(|dated| reads(&dated.when))
        || case.resources.iter().any(|resource| reads(&resource.when))
        || case.endings.iter().any(|ending| reads(&ending.when))
        || case.plan.iter().flat_map(|plan| &plan.goals).any(|goal| reads(&goal.when));
    options || decisions || encounters || effects || world
}
