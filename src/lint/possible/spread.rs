//! One round of what follows from what is possible so far.

use super::sums::Tally;
use super::{Context, Possible};
use crate::scenario::{
    Condition, DecisionId, Effect, EffectsId, EncounterId, GoalId, OptionId, ReactionId, ResourceId, SceneId, Voice, Work,
};

/// How often something can happen, and in which week at the earliest.
#[derive(Clone, Copy)]
struct Chances {
    times: i64,
    week: u32,
}

impl Possible<'_> {
    /// Adds what follows from what is there. Grows, never shrinks.
    pub(super) fn spread(&mut self) {
        let case = self.case.0;
        let weeks = i64::from(case.limits.weeks);
        let mut tally = Tally::new(case);
        // A phase that has nothing more to offer leads to the next one.
        for at in 1..self.phases.len() {
            self.phases[at] |= self.phases[at - 1];
        }
        let mut acted_out = vec![0; case.reactions.len()];
        let mut plans = 0;
        for at in 0..case.encounters.len() {
            plans += self.encounter(EncounterId::from_index(at), &mut tally, &mut acted_out);
        }
        for &id in &case.desk {
            let decision = case.decision(id);
            let open = decision.phases.is_empty() || decision.phases.iter().any(|&phase| self.enters(phase));
            if open {
                self.decision(id, Chances { times: 1, week: 1 }, &mut tally, &mut acted_out);
            }
        }
        for (at, &times) in acted_out.iter().enumerate() {
            if self.reactions[at] && times > 0 {
                let effects = case.reaction(ReactionId::from_index(at)).if_acted_out;
                self.effects(effects, Chances { times, week: 1 }, &mut tally);
            }
        }
        for rule in &case.weekly {
            if self.can_hold(&rule.when) {
                self.effects(rule.effects, Chances { times: weeks, week: 1 }, &mut tally);
            }
        }
        for dated in &case.dated {
            let mut context = Context::default();
            context.add_known(Condition::FromWeek(dated.week));
            context.add_known(Condition::UntilWeek(dated.week));
            if self.can_hold_in(&context, &dated.when) {
                self.effects(dated.effects, Chances { times: 1, week: dated.week }, &mut tally);
            }
        }
        for at in 0..case.resources.len() {
            let id = ResourceId::from_index(at);
            if self.referred[at] && self.sums.funds(case, id) {
                let resource = case.resource(id);
                let times = if tally.withdrawn[at] || self.sums.withdrawn[at] { Tally::MANY } else { 1 };
                tally.spends |= resource.cost > 0;
                self.effects(resource.effects, Chances { times, week: 1 }, &mut tally);
            }
        }
        if plans > 0 {
            self.goals(plans, &mut tally);
        }
        self.sums.take(case, tally);
    }

    /// Returns how often it can ask for a plan.
    fn encounter(&mut self, id: EncounterId, tally: &mut Tally, acted_out: &mut [i64]) -> i64 {
        let case = self.case.0;
        let encounter = case.encounter(id);
        let by_itself = !encounter.only_called
            && (encounter.any_phase || self.phases[encounter.phase.index()])
            && self.can_hold_in(&self.context_of_encounter(id), &encounter.when);
        let called = self.called[id.index()];
        if !by_itself && !called {
            return 0;
        }
        self.encounters[id.index()] = true;
        let week = if called { 1 } else { encounter.week };
        // An encounter begins once a week at most.
        let times = if encounter.again || called { i64::from(case.limits.weeks) } else { 1 };
        let chances = Chances { times, week };
        self.scene(encounter.scene);
        for (when, scene) in &encounter.also {
            if self.can_hold(when) {
                self.scene(*scene);
            }
        }
        self.effects(encounter.effects, chances, tally);
        for decision in encounter.decisions.clone() {
            self.decision(DecisionId::from_index(usize::from(decision)), chances, tally, acted_out);
        }
        let mut plans = 0;
        for work in &encounter.work {
            match work {
                Work::Ecomap => self.ecomap = true,
                Work::Plan => {
                    self.plan = true;
                    plans += times;
                }
                Work::Note(note) => self.notes[note.index()] = true,
            }
        }
        plans
    }

    fn decision(&mut self, id: DecisionId, chances: Chances, tally: &mut Tally, acted_out: &mut [i64]) {
        let case = self.case.0;
        let decision = case.decision(id);
        if !self.can_hold_in(&self.context_of_decision(id), &decision.when) {
            return;
        }
        self.decisions[id.index()] = true;
        let plain = decision.when == Condition::Always;
        for option in decision.option_ids() {
            let choice = case.option(option);
            let open = match &choice.when {
                Condition::Always if plain => true,
                when => self.can_hold_in(&self.context_of_option(option), when),
            };
            if open && self.affords(option) {
                self.option(option, chances, tally, acted_out);
            }
        }
    }

    fn option(&mut self, id: OptionId, chances: Chances, tally: &mut Tally, acted_out: &mut [i64]) {
        let case = self.case.0;
        let choice = case.option(id);
        self.options[id.index()] = true;
        tally.spends |= choice.money > 0;
        if let Some(then) = choice.then {
            self.scene(then);
        }
        let limits = case.limits;
        let hours = i64::from(limits.weeks) * i64::from(limits.quarters_per_week);
        let times = if choice.again { hours / i64::from(choice.quarters.max(1)) } else { chances.times };
        for reaction in &choice.acts_out {
            acted_out[reaction.index()] += times;
        }
        self.effects(choice.effects, Chances { times, ..chances }, tally);
    }

    fn goals(&mut self, plans: i64, tally: &mut Tally) {
        let case = self.case.0;
        let Some(task) = &case.plan else { return };
        for (at, goal) in task.goals.iter().enumerate() {
            if self.can_hold(&goal.when) {
                self.goals[GoalId::from_index(at).index()] = true;
                self.effects(goal.effects, Chances { times: plans, week: 1 }, tally);
            }
        }
    }

    fn scene(&mut self, id: SceneId) {
        for line in &self.case.scene(id).lines {
            if let Voice::Thought(reaction) = line.voice {
                self.reactions[reaction.index()] = true;
            }
        }
    }

    fn effects(&mut self, list: EffectsId, chances: Chances, tally: &mut Tally) {
        let case = self.case.0;
        for effect in case.effects_list(list) {
            match *effect {
                Effect::Move(measure, by) => tally.moves(measure, by, chances.times),
                Effect::Learn(fact) => self.facts[fact.index()] = true,
                Effect::Set(flag) => self.flags[flag.index()] = true,
                Effect::Strength(tie, strength) => self.strengths[tie.index()][strength as usize] = true,
                Effect::Stress(tie, stress) => self.stress[tie.index()][usize::from(stress)] = true,
                Effect::Refer(resource) => self.referred[resource.index()] |= self.can_hold(&case.resource(resource).when),
                Effect::Withdraw(resource) => tally.withdrawn[resource.index()] = true,
                Effect::Money(by) => tally.pays(by, chances.times),
                Effect::Caseload(by) => tally.frees(by, chances.times),
                Effect::Phase(phase) => self.phases[phase.index()] = true,
                Effect::Call(encounter) => self.called[encounter.index()] = true,
                Effect::End => self.end = true,
                Effect::After(weeks, list) => {
                    let week = chances.week + weeks;
                    if week <= case.limits.weeks {
                        self.effects(list, Chances { week, ..chances }, tally);
                    }
                }
                Effect::If(ref condition, list) => {
                    if self.can_hold(condition) {
                        self.effects(list, chances, tally);
                    }
                }
                Effect::Chance { percent, then, otherwise, .. } => {
                    if percent > 0 {
                        self.effects(then, chances, tally);
                    }
                    if percent < 100 {
                        self.effects(otherwise, chances, tally);
                    }
                }
                Effect::Clear(_) | Effect::Flow(..) | Effect::Wait(..) | Effect::Say(_) => {}
            }
        }
    }
}
