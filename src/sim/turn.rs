//! The world's side of play: encounters that begin, effects that land, weeks that turn.

use super::chance::Luck;
use super::event::{Cause, Event};
use super::state::{Arrival, CaseState, Part, Pending, Place, Service, Step};
use crate::scenario::{
    DatedId, DecisionId, Effect, EffectsId, EncounterId, EndingId, MeasureId, NoteId, PhaseId, ReactionId, ResourceId, Scenario, SceneId,
    Voice, WeeklyId, Work,
};

/// A moment in which something happens: the case, its state, and what is told of it.
pub(super) struct Turn<'a> {
    pub case: &'a Scenario,
    pub state: &'a mut CaseState,
    pub events: &'a mut Vec<Event>,
    pub luck: &'a mut dyn Luck,
}

impl Turn<'_> {
    pub fn tell(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Opens the case: the first week begins.
    pub fn begin(&mut self) {
        self.tell(Event::PhaseBegan(PhaseId(0)));
        self.begin_week();
    }

    /// Finds what comes next: an end, an encounter, the next phase, or the desk.
    pub fn go_on(&mut self) {
        if matches!(self.state.place, Place::Ended(_)) {
            return;
        }
        if self.state.end_called {
            // What the last days brought still lands before the ending is found.
            self.end_week();
            return;
        }
        loop {
            if let Some(encounter) = self.next_encounter() {
                self.begin_encounter(encounter);
                return;
            }
            let next = self.state.phase.index() + 1;
            if next >= self.case.phases.len() || self.phase_holds_more() {
                self.state.place = Place::Desk;
                return;
            }
            self.state.phase = PhaseId::at(next);
            self.tell(Event::PhaseBegan(self.state.phase));
        }
    }

    fn next_encounter(&mut self) -> Option<EncounterId> {
        let week = self.state.week;
        let fresh = |state: &CaseState, id: EncounterId| state.encounters[id.index()].last_week < week;
        if let Some(at) = self.state.calls.iter().position(|&id| fresh(self.state, id)) {
            return Some(self.state.calls.remove(at));
        }
        let phase = self.state.phase;
        (0..self.case.encounters.len()).map(EncounterId::at).find(|&id| {
            let encounter = self.case.encounter(id);
            !encounter.only_called
                && (encounter.any_phase || encounter.phase == phase)
                && !self.state.encounters[id.index()].played
                && (encounter.week..=encounter.until).contains(&week)
                && fresh(self.state, id)
                && self.state.holds(self.case, &encounter.when)
        })
    }

    /// Whether an encounter of this phase can still come.
    fn phase_holds_more(&self) -> bool {
        let phase = self.case.phase(self.state.phase);
        phase.encounters.clone().any(|at| {
            let encounter = &self.case.encounters[usize::from(at)];
            !encounter.only_called
                && !self.state.encounters[usize::from(at)].played
                && self.state.week <= encounter.until
                && self.state.holds(self.case, &encounter.when)
        })
    }

    fn begin_encounter(&mut self, id: EncounterId) {
        let encounter = self.case.encounter(id);
        let state = &mut self.state.encounters[id.index()];
        let count = u64::from(state.begun);
        state.begun = state.begun.saturating_add(1);
        state.played = true;
        state.last_week = self.state.week;
        self.tell(Event::EncounterBegan(id));
        for decision in encounter.decisions.clone() {
            self.state.taken[usize::from(decision)] = Default::default();
        }
        self.passage(encounter.scene);
        for (when, scene) in &encounter.also {
            if self.state.holds(self.case, when) {
                self.passage(*scene);
            }
        }
        self.bring(encounter.effects, Cause::Encounter(id), count);
        self.next_step(id, 0);
    }

    /// Shows something to read; thoughts in it come into sight.
    pub fn passage(&mut self, scene: SceneId) {
        self.tell(Event::Passage(scene));
        for line in &self.case.scene(scene).lines {
            if let Voice::Thought(reaction) = line.voice {
                self.meet(reaction);
            }
        }
    }

    fn meet(&mut self, reaction: ReactionId) {
        let state = &mut self.state.reactions[reaction.index()];
        if !state.met {
            state.met = true;
            state.in_sight = true;
            self.tell(Event::Met(reaction));
        }
    }

    /// Goes to the encounter's step at this position or the first after it that applies: decisions, then work, then closing.
    pub fn next_step(&mut self, id: EncounterId, position: usize) {
        let encounter = self.case.encounter(id);
        let decisions = encounter.decisions.len();
        for at in position..decisions {
            let decision = DecisionId(encounter.decisions.start + at as u16);
            if !self.state.holds(self.case, &self.case.decision(decision).when) {
                continue;
            }
            if self.state.allowed(self.case, decision).is_empty() {
                self.tell(Event::PassedOver(decision));
                continue;
            }
            self.state.place = Place::Encounter(id, Step::Decide(decision));
            self.tell(Event::Asked(decision));
            return;
        }
        let at = position.saturating_sub(decisions);
        if let Some(&work) = encounter.work.get(at) {
            self.state.place = Place::Encounter(id, Step::Make(work, at as u8));
            if let Work::Note(note) = work {
                self.offer_statements(note);
            }
            self.tell(Event::WorkBegan(work));
            return;
        }
        self.state.place = Place::Encounter(id, Step::Close);
    }

    /// Fixes which statements the note offers this time.
    fn offer_statements(&mut self, note: NoteId) {
        let statements = self.case.note(note).statements.iter().enumerate();
        let offered = statements.filter(|(_, statement)| self.state.holds(self.case, &statement.when));
        self.state.on_note[note.index()] = offered.fold(0, |set, (at, _)| set | 1 << at);
    }

    /// The part of a list of effects that works at once.
    pub fn at_once(&mut self, effects: EffectsId, cause: Cause, count: u64) {
        let case = self.case;
        for effect in case.effects_list(effects) {
            match effect {
                Effect::Move(..) => {}
                Effect::After(weeks, list) => {
                    let week = self.state.week + weeks;
                    self.state.pending.push(Pending { week, part: Part::Whole, effects: *list, cause, count });
                }
                Effect::If(condition, list) => {
                    if self.state.holds(case, condition) {
                        self.at_once(*list, cause, count);
                    }
                }
                Effect::Chance { percent, key, then, otherwise } => {
                    let happens = self.luck.happens(*percent, *key, count);
                    self.at_once(if happens { *then } else { *otherwise }, cause, count);
                }
                other => self.apply(other, cause),
            }
        }
    }

    fn apply(&mut self, effect: &Effect, cause: Cause) {
        match *effect {
            Effect::Learn(fact) => {
                if !std::mem::replace(&mut self.state.facts[fact.index()], true) {
                    self.tell(Event::Learned { fact, cause });
                }
            }
            Effect::Set(flag) => self.set_flag(flag, true, cause),
            Effect::Clear(flag) => self.set_flag(flag, false, cause),
            Effect::Strength(tie, strength) => self.change_tie(tie, cause, |state| state.strength = strength),
            Effect::Stress(tie, stress) => self.change_tie(tie, cause, |state| state.stress = stress),
            Effect::Flow(tie, flow) => self.change_tie(tie, cause, |state| state.flow = flow),
            Effect::Refer(resource) => self.refer(resource),
            Effect::Withdraw(resource) => {
                if std::mem::take(&mut self.state.services[resource.index()]) != Service::None {
                    self.tell(Event::ServiceEnded(resource));
                }
            }
            Effect::Wait(resource, weeks) => {
                if let Service::Waiting(due) = self.state.services[resource.index()] {
                    let week = due.saturating_add_signed(weeks).max(self.state.week + 1);
                    self.state.services[resource.index()] = Service::Waiting(week);
                    if week != due {
                        self.tell(Event::WaitChanged { resource, week });
                    }
                }
            }
            Effect::Money(by) => {
                let by = by.max(-self.state.money);
                self.state.money += by;
                self.tell(Event::MoneyChanged { by, cause });
            }
            Effect::Caseload(by) => {
                // The rest of the caseload never takes less than nothing nor more than the whole week.
                let now = (self.state.caseload + by).clamp(0, self.case.limits.quarters_per_week);
                let by = now - self.state.caseload;
                self.state.caseload = now;
                self.tell(Event::CaseloadChanged { by, cause });
            }
            Effect::Phase(phase) => self.enter_phase(phase),
            Effect::Call(encounter) => {
                if !self.state.calls.contains(&encounter) {
                    self.state.calls.push(encounter);
                }
            }
            Effect::Say(scene) => self.passage(scene),
            Effect::End => self.state.end_called = true,
            Effect::Move(..) | Effect::After(..) | Effect::If(..) | Effect::Chance { .. } => {}
        }
    }

    fn set_flag(&mut self, flag: crate::scenario::FlagId, set: bool, cause: Cause) {
        if std::mem::replace(&mut self.state.flags[flag.index()], set) != set {
            self.tell(Event::Flagged { flag, set, cause });
        }
    }

    fn change_tie(&mut self, tie: crate::scenario::TieId, cause: Cause, change: impl FnOnce(&mut crate::scenario::TieState)) {
        let before = self.state.ties[tie.index()];
        change(&mut self.state.ties[tie.index()]);
        let to = self.state.ties[tie.index()];
        if to != before {
            self.tell(Event::TieChanged { tie, to, cause });
        }
    }

    fn refer(&mut self, id: ResourceId) {
        if self.state.services[id.index()] != Service::None {
            return;
        }
        let resource = self.case.resource(id);
        if !self.state.holds(self.case, &resource.when) {
            self.tell(Event::Declined(id));
            return;
        }
        let week = self.state.week + resource.wait;
        self.state.services[id.index()] = Service::Waiting(week);
        self.tell(Event::Referred { resource: id, week });
        if resource.wait == 0 {
            self.start_service(id);
        }
    }

    fn start_service(&mut self, id: ResourceId) {
        let resource = self.case.resource(id);
        let cost = i32::try_from(resource.cost).unwrap_or(i32::MAX);
        if cost > self.state.money {
            self.tell(Event::Unfunded(id));
            return;
        }
        self.state.money -= cost;
        self.state.services[id.index()] = Service::Active;
        let count = u64::from(self.state.starts[id.index()]);
        self.state.starts[id.index()] = self.state.starts[id.index()].saturating_add(1);
        self.tell(Event::ServiceStarted(id));
        self.passage(resource.starts);
        self.bring(resource.effects, Cause::Service(id), count);
    }

    fn enter_phase(&mut self, phase: PhaseId) {
        for at in self.case.phase(phase).encounters.clone() {
            if self.case.encounters[usize::from(at)].again {
                self.state.encounters[usize::from(at)].played = false;
            }
        }
        if phase != self.state.phase {
            self.state.phase = phase;
            self.tell(Event::PhaseBegan(phase));
        }
    }

    /// Ends the week: all moves land together, so that their order within the week never matters.
    pub fn end_week(&mut self) {
        let week = self.state.week;
        let held: Vec<WeeklyId> = (0..self.case.weekly.len())
            .map(WeeklyId::at)
            .filter(|&id| self.state.holds(self.case, &self.case.weekly_rule(id).when))
            .collect();
        let mut moves = self.collect_moves(&held);
        moves.sort_unstable();
        self.land(&moves);
        for id in held {
            let count = u64::from(self.state.weekly[id.index()]);
            self.state.weekly[id.index()] = self.state.weekly[id.index()].saturating_add(1);
            self.at_once(self.case.weekly_rule(id).effects, Cause::Weekly(id), count);
        }
        self.tell(Event::WeekEnded(week));
        if week >= self.case.limits.weeks || self.state.end_called {
            self.end();
        } else {
            self.begin_week();
        }
    }

    fn collect_moves(&mut self, held: &[WeeklyId]) -> Vec<(MeasureId, Cause, i32)> {
        let week = self.state.week;
        let mut moves = Vec::with_capacity(32);
        let due = |pending: &Pending| pending.part == Part::Moves && pending.week <= week;
        for pending in self.state.pending.extract_if(.., |pending| due(pending)).collect::<Vec<_>>() {
            self.moves_of(pending.effects, pending.cause, pending.count, &mut moves);
        }
        for &id in held {
            self.moves_of(self.case.weekly_rule(id).effects, Cause::Weekly(id), u64::from(self.state.weekly[id.index()]), &mut moves);
        }
        let case = self.case;
        self.state.arrivals.retain(|arrival| {
            let due = arrival.week <= week;
            if due {
                moves.push((case.influence(arrival.influence).to, Cause::Influence(arrival.influence), arrival.by));
            }
            !due
        });
        moves
    }

    fn moves_of(&mut self, effects: EffectsId, cause: Cause, count: u64, moves: &mut Vec<(MeasureId, Cause, i32)>) {
        let case = self.case;
        for effect in case.effects_list(effects) {
            match effect {
                Effect::Move(measure, by) => moves.push((*measure, cause, *by)),
                Effect::If(condition, list) if self.state.holds(case, condition) => self.moves_of(*list, cause, count, moves),
                Effect::Chance { percent, key, then, otherwise } => {
                    let happens = self.luck.happens(*percent, *key, count);
                    self.moves_of(if happens { *then } else { *otherwise }, cause, count, moves);
                }
                _ => {}
            }
        }
    }

    /// Lands the moves, sorted by measure, and sends what each change carries on its way.
    fn land(&mut self, moves: &[(MeasureId, Cause, i32)]) {
        for of_one in moves.chunk_by(|a, b| a.0 == b.0) {
            let id = of_one[0].0;
            let measure = self.case.measure(id);
            let from = self.state.measures[id.index()];
            for &(_, cause, by) in of_one {
                self.tell(Event::Moved { measure: id, by, cause });
            }
            let sum = of_one.iter().fold(from, |sum, (_, _, by)| sum.saturating_add(*by));
            let to = sum.clamp(measure.least, measure.most);
            if to != sum {
                self.tell(Event::Moved { measure: id, by: to - sum, cause: Cause::Range });
            }
            if to != from {
                self.state.measures[id.index()] = to;
                self.tell(Event::Stands { measure: id, from, to });
                self.carry(id, to - from);
            }
        }
    }

    fn carry(&mut self, from: MeasureId, change: i32) {
        for (at, influence) in self.case.influences.iter().enumerate() {
            if influence.from != from {
                continue;
            }
            let by = change * influence.weight / 100;
            if by != 0 {
                let week = self.state.week + influence.lag;
                self.state.arrivals.push(Arrival { week, influence: crate::scenario::InfluenceId::at(at), by });
            }
        }
    }

    fn begin_week(&mut self) {
        self.state.week += 1;
        let week = self.state.week;
        self.state.place = Place::Desk;
        self.state.quarters = (self.case.limits.quarters_per_week - self.state.caseload).max(0);
        self.tell(Event::WeekBegan { week, quarters: self.state.quarters, money: self.state.money });
        for at in 0..self.case.resources.len() {
            if let Service::Waiting(due) = self.state.services[at]
                && due <= week
            {
                self.start_service(ResourceId::at(at));
            }
        }
        for (at, dated) in self.case.dated.iter().enumerate() {
            if dated.week == week && self.state.holds(self.case, &dated.when) {
                self.tell(Event::DatedChange(DatedId::at(at)));
                self.passage(dated.text);
                self.bring(dated.effects, Cause::Dated(DatedId::at(at)), 0);
            }
        }
        let due: Vec<Pending> = self.state.pending.extract_if(.., |pending| pending.part == Part::Whole && pending.week <= week).collect();
        for pending in due {
            self.bring(pending.effects, pending.cause, pending.count);
        }
        self.go_on();
    }

    fn end(&mut self) {
        let last = self.case.endings.len() - 1;
        let at = self.case.endings.iter().position(|ending| self.state.holds(self.case, &ending.when)).unwrap_or(last);
        let ending = EndingId::at(at);
        self.state.place = Place::Ended(ending);
        self.tell(Event::Ended(ending));
        self.passage(self.case.ending(ending).text);
    }
}
