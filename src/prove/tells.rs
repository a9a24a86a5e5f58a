//! Finds what tells: which parts of the state, which effects and which answers can make a difference to what is asked for.

use crate::scenario::{Choice, Condition, DecisionId, Pick, ResourceId};

use super::ahead::Ahead;
use super::bits::Bits;
use super::ground::acts;
use super::reads::{Part, Write};

/// What was found to tell.
pub struct Tells {
    /// Parts of the state.
    pub live: Bits,
    /// Lists of effects.
    pub lists: Bits,
    /// Decisions.
    pub decisions: Bits,
}

impl Ahead<'_, '_> {
    /// Finds what tells: begins with what is aimed at, and goes back from there to all that it hangs on.
    pub fn judge(&self, tells: &mut Tells) {
        let (case, parts) = (self.ground.case, &self.ground.parts);
        let roots = &self.ground.roots;
        tells.live.add_all(&roots.parts);
        // Which encounters begin is the course of the case, whatever is aimed at.
        for &id in &self.encounters {
            parts.reads(&case.encounter(id).when, &mut tells.live);
        }
        if roots.everything {
            self.all_conditions(&mut tells.live);
        }
        if roots.counts {
            self.what_is_asked(&mut tells.live);
        }
        while self.widen(tells) {}
        // Hours or dollars given away may be something gained: then whatever takes some tells.
        let (mut hours, mut money) = (false, false);
        loop {
            let now = (!self.frees_hours(tells), !self.pays_to_save(tells));
            if now == (hours, money) {
                return;
            }
            (hours, money) = now;
            let spends = |option: &Choice| hours && option.quarters > 0 || money && option.money > 0;
            for id in &self.decisions {
                if self.ground.case.decision(*id).option_ids().any(|option| spends(self.ground.case.option(option))) {
                    tells.decisions.add(id.index());
                }
            }
            while self.widen(tells) {}
        }
    }

    /// What decides how many actions the case asks for: which questions come, whether a plan can hold any goal, what a note offers.
    fn what_is_asked(&self, live: &mut Bits) {
        let (case, parts) = (self.ground.case, &self.ground.parts);
        for id in self.decisions.iter().filter(|id| case.decision(**id).encounter.is_some()) {
            parts.reads(&case.decision(*id).when, live);
        }
        if let Some(plan) = case.plan.as_ref().filter(|_| self.goals)
            && !plan.goals.iter().any(|goal| goal.when == Condition::Always)
        {
            plan.goals.iter().for_each(|goal| parts.reads(&goal.when, live));
        }
        for note in &self.notes {
            case.note(*note).statements.iter().for_each(|statement| parts.reads(&statement.when, live));
        }
    }

    fn all_conditions(&self, live: &mut Bits) {
        let (case, parts) = (self.ground.case, &self.ground.parts);
        for &id in &self.encounters {
            case.encounter(id).also.iter().for_each(|(when, _)| parts.reads(when, live));
        }
        if self.goals {
            case.plan.iter().flat_map(|plan| &plan.goals).for_each(|goal| parts.reads(&goal.when, live));
        }
        for source in &self.sources {
            live.add_all(source.guards);
            for atom in self.ground.lists.atoms(source.list) {
                live.add_all(&atom.guards);
            }
        }
    }

    /// One round: what is read by whatever writes a live part is live, too.
    fn widen(&self, tells: &mut Tells) -> bool {
        let mut grown = self.widen_lists(tells) | self.widen_world(tells);
        for &id in &self.decisions {
            if tells.decisions.has(id.index()) || self.tells(id, tells) {
                grown |= add(&mut tells.decisions, id.index()) | tells.live.add_all(self.ground.read_by(id));
                if !self.abounds && self.costs_money(id) {
                    grown |= add(&mut tells.live, self.ground.parts.money());
                }
            }
        }
        grown
    }

    fn costs_money(&self, id: DecisionId) -> bool {
        self.ground.case.decision(id).option_ids().any(|option| self.ground.case.option(option).money > 0)
    }

    /// Whether it makes a difference how a decision is answered.
    fn tells(&self, id: DecisionId, tells: &Tells) -> bool {
        let case = self.ground.case;
        let roots = &self.ground.roots;
        let forced = case.decision(id).encounter.is_some() && !self.ground.is_free(id);
        roots.answers
            || roots.decision == Some(id)
            || forced
            || case.decision(id).option_ids().any(|option| {
                // At the desk, what earns nothing is left alone.
                let gain = roots.gain(case, option);
                let earns = if case.decision(id).encounter.is_some() { gain != 0 } else { gain > 0 };
                earns || acts(self.ground, &tells.live, &tells.lists, option)
            })
    }

    fn widen_lists(&self, tells: &mut Tells) -> bool {
        let parts = &self.ground.parts;
        let mut grown = false;
        for source in &self.sources {
            for atom in self.ground.lists.atoms(source.list) {
                let matters = match atom.write {
                    Write::Part(part) => tells.live.has(part),
                    Write::Refers(resource) => tells.live.has(parts.service(resource)),
                    Write::Phase(_) | Write::Calls(_) | Write::Course => true,
                    Write::Text(scene) => self.ground.is_read_for(scene),
                };
                if !matters {
                    continue;
                }
                grown |= tells.live.add_all(&atom.guards) | tells.live.add_all(source.guards);
                if let Write::Refers(resource) = atom.write {
                    grown |= tells.live.add_all(&self.ground.guards.referrals[resource.index()]);
                }
                grown |= add(&mut tells.lists, source.list.index());
            }
        }
        grown
    }

    fn widen_world(&self, tells: &mut Tells) -> bool {
        let (case, parts) = (self.ground.case, &self.ground.parts);
        let live = &mut tells.live;
        let mut grown = false;
        for influence in &case.influences {
            if live.has(parts.measure(influence.to)) {
                grown |= add(live, parts.measure(influence.from));
            }
        }
        for &id in &self.encounters {
            for (reads, thoughts) in &self.ground.passages[id.index()] {
                if thoughts.iter().any(|reaction| live.has(parts.met(*reaction))) {
                    grown |= live.add_all(reads);
                }
            }
        }
        // A goal that is live is planned on conditions of its own.
        if let Some(plan) = case.plan.as_ref().filter(|_| self.goals) {
            for at in 0..plan.goals.len() {
                if live.has(parts.planned(at)) {
                    grown |= live.add_all(&self.ground.guards.goals[at]);
                }
            }
        }
        // A service that starts takes money, and money decides whether it starts.
        if !self.abounds {
            for resource in self.services.iter().filter(|at| case.resources[*at].cost > 0) {
                let service = parts.service(ResourceId::from_index(resource));
                if live.has(service) {
                    grown |= add(live, parts.money());
                }
                if live.has(parts.money()) {
                    grown |= add(live, service);
                }
            }
        }
        grown
    }

    /// Whether more hours and dollars only ever open ways, and never close one: then nothing is gained by giving them away.
    pub fn frees_hours(&self, tells: &Tells) -> bool {
        let case = self.ground.case;
        let telling = self.decisions.iter().filter(|id| tells.decisions.has(id.index()));
        telling.filter(|id| case.decision(**id).encounter.is_some()).all(|id| self.ground.is_free(*id))
            && !self.decisions.iter().any(|id| matches!(case.decision(*id).pick, Pick::Several(..)) && !self.ground.is_free(*id))
    }

    /// Whether more dollars only ever open ways: not so where a service that tells cannot start for lack of them, or a condition reads them.
    pub fn pays_to_save(&self, tells: &Tells) -> bool {
        let case = self.ground.case;
        let paid = |at: usize| case.resources[at].cost > 0 && tells.live.has(self.ground.parts.service(ResourceId::from_index(at)));
        // Nor where a question could be passed over because nobody can pay for any answer to it.
        let mut telling = self.decisions.iter().filter(|id| tells.decisions.has(id.index()) && case.decision(**id).encounter.is_some());
        !(tells.live.has(self.ground.parts.money())
            && (self.ground.reads_money
                || self.services.iter().any(paid)
                || telling.any(|id| self.costs_money(*id) && !self.ground.is_free(*id))))
    }
}

fn add(bits: &mut Bits, part: Part) -> bool {
    let fresh = !bits.has(part);
    bits.add(part);
    fresh
}
