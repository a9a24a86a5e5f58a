//! Finds what may still come from a state: encounters, decisions, effects.

use crate::scenario::{DecisionId, EffectsId, EncounterId, NoteId, OptionId, PhaseId, ResourceId, Work};
use crate::sim::{CaseState, Place, Service, Step};

use super::bits::Bits;
use super::ground::Ground;
use super::reads::Write;

/// A list of effects that may act, and what that hangs on beside the conditions in it.
pub struct Source<'g> {
    pub list: EffectsId,
    pub guards: &'g Bits,
}

/// All that may come, as it is being found.
pub struct Ahead<'g, 'c> {
    pub ground: &'g Ground<'c>,
    pub sources: Vec<Source<'g>>,
    listed: Bits,
    pub encounters: Vec<EncounterId>,
    begins: Bits,
    pub desk: Vec<DecisionId>,
    /// Decisions that may be asked, at the desk or elsewhere.
    pub decisions: Vec<DecisionId>,
    asked: Bits,
    acts: Bits,
    pub goals: bool,
    /// Notes that may be written; looked for only where actions are counted.
    pub notes: Vec<NoteId>,
    pub services: Bits,
    /// So many dollars are all that can be spent; none where there is no such number.
    pub enough: Option<i64>,
    /// There are that many: it does not matter how many more.
    pub abounds: bool,
}

impl<'g, 'c> Ahead<'g, 'c> {
    pub fn new(ground: &'g Ground<'c>) -> Self {
        let case = ground.case;
        Self {
            ground,
            sources: Vec::new(),
            listed: Bits::new(case.effects.len()),
            encounters: Vec::new(),
            begins: Bits::new(case.encounters.len()),
            desk: Vec::new(),
            decisions: Vec::new(),
            asked: Bits::new(case.decisions.len()),
            acts: Bits::new(case.reactions.len()),
            goals: false,
            notes: Vec::new(),
            services: Bits::new(case.resources.len()),
            enough: None,
            abounds: false,
        }
    }

    fn source(&mut self, list: EffectsId, guards: &'g Bits) {
        self.listed.add(list.index());
        self.sources.push(Source { list, guards });
    }

    fn plain(&mut self, list: EffectsId) {
        if list.index() != 0 && !self.listed.has(list.index()) {
            self.source(list, &self.ground.nothing);
        }
    }

    fn ask(&mut self, id: DecisionId) {
        if self.asked.has(id.index()) {
            return;
        }
        self.asked.add(id.index());
        self.decisions.push(id);
        for option in self.ground.case.decision(id).option_ids() {
            self.plain(self.ground.case.option(option).effects);
            self.act(option);
        }
    }

    fn act(&mut self, option: OptionId) {
        for &reaction in &self.ground.case.option(option).acts_out {
            if !self.acts.has(reaction.index()) {
                self.acts.add(reaction.index());
                let guards = &self.ground.guards.reactions[reaction.index()];
                self.source(self.ground.case.reaction(reaction).if_acted_out, guards);
            }
        }
    }

    fn plan(&mut self) {
        let Some(plan) = self.ground.case.plan.as_ref().filter(|_| !self.goals) else { return };
        self.goals = true;
        for (at, goal) in plan.goals.iter().enumerate() {
            self.source(goal.effects, &self.ground.guards.goals[at]);
        }
    }

    fn serve(&mut self, id: ResourceId) {
        if self.services.has(id.index()) {
            return;
        }
        self.services.add(id.index());
        let resource = self.ground.case.resource(id);
        let guards = &self.ground.guards.services[id.index()];
        self.source(resource.effects, guards);
    }

    fn begin(&mut self, id: EncounterId) {
        self.begins.add(id.index());
        self.encounters.push(id);
        let encounter = self.ground.case.encounter(id);
        self.plain(encounter.effects);
        for decision in encounter.decisions.clone() {
            self.ask(DecisionId::from_index(usize::from(decision)));
        }
        self.make(&encounter.work);
    }

    /// Work products that may come.
    fn make(&mut self, works: &[Work]) {
        for work in works {
            match work {
                Work::Plan => self.plan(),
                Work::Note(note) if self.ground.roots.counts && !self.notes.contains(note) => self.notes.push(*note),
                Work::Note(_) | Work::Ecomap => {}
            }
        }
    }

    /// Follows everything from a state.
    pub fn look(&mut self, state: &CaseState) {
        let case = self.ground.case;
        for pending in &state.pending {
            self.plain(pending.effects);
        }
        for (rule, guards) in case.weekly.iter().zip(&self.ground.guards.weekly) {
            self.source(rule.effects, guards);
        }
        for (dated, guards) in case.dated.iter().zip(&self.ground.guards.dated).filter(|(dated, _)| dated.week > state.week) {
            self.source(dated.effects, guards);
        }
        for at in 0..case.resources.len() {
            if matches!(state.services[at], Service::Waiting(_)) {
                self.serve(ResourceId::from_index(at));
            }
        }
        if let Place::Encounter(id, step) = state.place {
            self.rest_of(id, step, state);
        }
        self.spread(state);
        self.enough = self.most_to_spend();
        self.abounds = self.enough.is_some_and(|enough| enough <= i64::from(state.money));
    }

    fn most_to_spend(&self) -> Option<i64> {
        let case = self.ground.case;
        let money = Write::Part(self.ground.parts.money());
        let atoms = || self.sources.iter().flat_map(|source| self.ground.lists.atoms(source.list));
        let ends = |at: usize| {
            let service = Write::Part(self.ground.parts.service(ResourceId::from_index(at)));
            atoms().any(|atom| atom.write == service)
        };
        if self.ground.reads_money || atoms().any(|atom| atom.write == money) {
            return None;
        }
        let mut most = 0i64;
        for option in self.decisions.iter().flat_map(|id| case.decision(*id).option_ids()).map(|id| case.option(id)) {
            let decision = case.decision(option.decision);
            let often = decision.encounter.is_some_and(|id| case.encounter(id).again || self.ground.can_be_called(id));
            if option.money > 0 && (option.again || often) {
                return None;
            }
            most += i64::from(option.money);
        }
        for at in self.services.iter().filter(|at| case.resources[*at].cost > 0) {
            if ends(at) {
                return None;
            }
            most += i64::from(case.resources[at].cost);
        }
        Some(most)
    }

    fn rest_of(&mut self, id: EncounterId, step: Step, state: &CaseState) {
        let case = self.ground.case;
        let encounter = case.encounter(id);
        let (from, work) = match step {
            Step::Decide(now) => (now.index(), 0),
            Step::Make(_, position) => (usize::from(encounter.decisions.end), usize::from(position)),
            Step::Close => (usize::from(encounter.decisions.end), encounter.work.len()),
        };
        for at in encounter.decisions.clone().map(usize::from) {
            let decision = DecisionId::from_index(at);
            if at >= from {
                self.ask(decision);
            }
            for (position, option) in case.decision(decision).option_ids().enumerate() {
                if state.taken[at].has(position) {
                    self.act(option);
                }
            }
        }
        self.make(&encounter.work[work..]);
    }

    /// Follows what may begin, be called, be referred to, until nothing more is found.
    fn spread(&mut self, state: &CaseState) {
        let case = self.ground.case;
        let mut read = 0;
        let mut called = Bits::new(case.encounters.len());
        state.calls.iter().for_each(|id| called.add(id.index()));
        let mut back: Option<PhaseId> = None;
        loop {
            let before = (self.sources.len(), self.encounters.len(), self.decisions.len());
            while read < self.sources.len() {
                for atom in self.ground.lists.atoms(self.sources[read].list) {
                    match atom.write {
                        Write::Calls(encounter) => called.add(encounter.index()),
                        Write::Phase(phase) => back = Some(back.map_or(phase, |back| back.min(phase))),
                        Write::Refers(resource) => self.serve(resource),
                        Write::Part(_) | Write::Course | Write::Text(_) => {}
                    }
                }
                read += 1;
            }
            let earliest = back.map_or(state.phase, |back| back.min(state.phase));
            for (at, encounter) in case.encounters.iter().enumerate() {
                if self.begins.has(at) {
                    continue;
                }
                let fresh = !state.encounters[at].played || (encounter.again && back.is_some());
                let offered = !encounter.only_called
                    && fresh
                    && encounter.until >= state.week
                    && (encounter.any_phase || encounter.phase >= earliest);
                if offered || called.has(at) {
                    self.begin(EncounterId::from_index(at));
                }
            }
            for &id in &case.desk {
                let decision = case.decision(id);
                let in_phase = decision.phases.is_empty()
                    || case.phases.iter().enumerate().any(|(at, phase)| at >= earliest.index() && decision.phases.contains(&phase.name));
                if !self.asked.has(id.index()) && in_phase && (decision.again || state.decided[id.index()] == 0) {
                    self.desk.push(id);
                    self.ask(id);
                }
            }
            if before == (self.sources.len(), self.encounters.len(), self.decisions.len()) {
                return;
            }
        }
    }
}
