//! What may still come from a state, and which parts of the state it may still read: the *live* ones. Two states that agree on these
//! have the same future, whatever else tells them apart.
//!
//! It errs on one side only: a part that is called live may turn out dead, never the other way round.

use crate::scenario::{
    Choice, Condition, DecisionId, EffectsId, Encounter, EncounterId, OptionId, PhaseId, Pick, ReactionId, ResourceId, Scenario, SceneId,
    Work,
};
use crate::sim::{CaseState, Place, Service, Step};

use super::aim::{Aim, Roots};
use super::bits::Bits;
use super::reads::{Lists, Part, Parts, Write};

/// What may still come.
#[derive(Debug)]
pub struct Outlook {
    /// Parts that a condition still to be asked may read, with consequences.
    pub live: Bits,
    /// Encounters that may begin.
    pub encounters: Vec<EncounterId>,
    /// Decisions that may be taken at the desk, and that tell.
    pub desk: Vec<DecisionId>,
    /// Which encounters, decisions at the desk and live parts, in numbers: part of every key.
    pub who: Vec<u64>,
    /// Decisions whose answer can tell. Whatever else is asked may be answered anyhow.
    pub telling: Bits,
    /// Lists of effects with consequences.
    pub lists: Bits,
    /// Whether a service plan may be made.
    pub plans: bool,
    /// Whether more hours only ever open ways and never close one.
    pub ease: bool,
    /// The same of dollars.
    pub thrift: bool,
    /// The quarter hours that may be spent before the week ends: all that matters of the hours left.
    pub quarters: Spending,
    /// The dollars that may be spent.
    pub money: Spending,
}

/// What may be spent of something.
#[derive(Debug, Default)]
pub struct Spending {
    step: i32,
    most: Option<i32>,
}

impl Spending {
    /// Adds what a decision may take: each option at most once, unless it can be chosen again.
    fn add(&mut self, case: &Scenario, id: DecisionId, state: &CaseState, cost: impl Fn(OptionId) -> i32) {
        let decision = case.decision(id);
        let mut sum = 0;
        for (position, option) in decision.option_ids().enumerate() {
            let cost = cost(option);
            self.step = gcd(self.step, cost);
            if cost > 0 && case.option(option).again {
                self.most = None;
            }
            if decision.encounter.is_some() || !state.taken[id.index()].has(position) {
                sum = if decision.pick == Pick::One && !decision.again { cost.max(sum) } else { sum + cost };
            }
        }
        self.most = self.most.map(|most| most + sum);
    }

    /// Two amounts that allow the same spending are one.
    pub fn canonical(&self, left: i32) -> i32 {
        if self.step == 0 {
            return 0;
        }
        let steps = left / self.step * self.step;
        self.most.map_or(steps, |most| steps.min(most))
    }
}

fn gcd(a: i32, b: i32) -> i32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// What is the same for every state of a case.
#[derive(Debug)]
pub struct Ground<'c> {
    pub case: &'c Scenario,
    pub parts: Parts,
    pub lists: Lists,
    roots: Roots,
    /// Thoughts in passages that not everyone reads: whose, and what the condition reads.
    passages: Vec<Vec<(Bits, Vec<ReactionId>)>>,
    nothing: Bits,
    /// Draws that come out the same whenever they are made: those of reactions.
    recurring: Vec<u64>,
    reads_money: bool,
}

/// A list of effects that may act, and what that hangs on beside the conditions in it.
struct Source {
    list: EffectsId,
    guards: Bits,
}

impl<'c> Ground<'c> {
    pub fn new(case: &'c Scenario, aim: Aim) -> Self {
        let parts = Parts::of(case);
        let lists = Lists::of(case, &parts);
        let nothing = Bits::new(parts.count());
        let passages = case.encounters.iter().map(|encounter| passages(case, &parts, encounter)).collect();
        let acted_out = case.reactions.iter().flat_map(|reaction| lists.atoms(reaction.if_acted_out));
        let recurring = acted_out.flat_map(|atom| atom.draws.iter().map(|(key, _)| *key)).collect();
        let roots = aim.roots(case, &parts);
        Self { case, parts, lists, roots, passages, nothing, recurring, reads_money: reads_money(case) }
    }

    /// Whether a draw comes out the same however often it is made.
    pub fn recurs(&self, key: u64) -> bool {
        self.recurring.contains(&key)
    }

    /// Whether every difference counts.
    pub fn is_asked_everything(&self) -> bool {
        self.roots.everything
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

    /// Whether it is asked for this option's decision itself.
    pub fn is_sought(&self, option: OptionId) -> bool {
        self.roots.decision == Some(self.case.option(option).decision)
    }

    fn reads(&self, conditions: &[&Condition]) -> Bits {
        let mut bits = self.nothing.clone();
        conditions.iter().for_each(|condition| self.parts.reads(condition, &mut bits));
        bits
    }

    /// Looks ahead from a state.
    pub fn outlook(&self, state: &CaseState) -> Outlook {
        let mut ahead = Ahead::new(self);
        ahead.look(state);
        let mut tells = Tells {
            live: self.nothing.clone(),
            lists: Bits::new(self.case.effects.len()),
            decisions: Bits::new(self.case.decisions.len()),
        };
        ahead.judge(&mut tells);
        let (ease, thrift) = (ahead.frees_hours(&tells), ahead.pays_to_save(&tells));
        let is_worth = |option| ahead.is_worth(&tells, option, ease, thrift);
        let quarters = ahead.hours(state, &tells, &is_worth);
        let money = ahead.money(&tells, &is_worth);
        let desk: Vec<DecisionId> = ahead.desk.iter().copied().filter(|id| tells.decisions.has(id.index())).collect();
        let mut encounters = ahead.encounters;
        encounters.sort_unstable();
        let encountered = encounters.iter().map(|id| id.index() as u64);
        let asked = desk.iter().map(|id| id.index() as u64);
        let who = encountered.chain([u64::MAX]).chain(asked).chain([u64::MAX]).chain(tells.live.iter().map(|part| part as u64)).collect();
        Outlook {
            live: tells.live,
            encounters,
            desk,
            who,
            telling: tells.decisions,
            lists: tells.lists,
            plans: ahead.goals,
            ease,
            thrift,
            quarters,
            money,
        }
    }
}

fn passages(case: &Scenario, parts: &Parts, encounter: &Encounter) -> Vec<(Bits, Vec<ReactionId>)> {
    let of_one = |(when, scene): &(Condition, _)| {
        let mut reads = Bits::new(parts.count());
        parts.reads(when, &mut reads);
        let thoughts = case.scene(*scene).lines.iter().filter_map(|line| match line.voice {
            crate::scenario::Voice::Thought(reaction) => Some(reaction),
            _ => None,
        });
        (reads, thoughts.collect())
    };
    encounter.also.iter().map(of_one).collect()
}

/// All that may come, as it is being found.
struct Ahead<'g, 'c> {
    ground: &'g Ground<'c>,
    sources: Vec<Source>,
    listed: Bits,
    encounters: Vec<EncounterId>,
    begins: Bits,
    desk: Vec<DecisionId>,
    /// Decisions that may be asked, at the desk or elsewhere.
    decisions: Vec<DecisionId>,
    asked: Bits,
    acts: Bits,
    goals: bool,
    services: Bits,
    /// There is more money than can be spent: it does not matter how much.
    abounds: bool,
}

impl<'g, 'c> Ahead<'g, 'c> {
    fn new(ground: &'g Ground<'c>) -> Self {
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
            services: Bits::new(case.resources.len()),
            abounds: false,
        }
    }

    fn source(&mut self, list: EffectsId, guards: Bits) {
        self.listed.add(list.index());
        self.sources.push(Source { list, guards });
    }

    fn plain(&mut self, list: EffectsId) {
        if list.index() != 0 && !self.listed.has(list.index()) {
            self.source(list, self.ground.nothing.clone());
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
                let mut guards = self.ground.nothing.clone();
                guards.add(self.ground.parts.noticed(reaction));
                guards.add(self.ground.parts.met(reaction));
                self.source(self.ground.case.reaction(reaction).if_acted_out, guards);
            }
        }
    }

    fn plan(&mut self) {
        let Some(plan) = self.ground.case.plan.as_ref().filter(|_| !self.goals) else { return };
        self.goals = true;
        for (at, goal) in plan.goals.iter().enumerate() {
            let mut guards = self.ground.reads(&[&goal.when]);
            guards.add(self.ground.parts.planned(at));
            self.source(goal.effects, guards);
        }
    }

    fn serve(&mut self, id: ResourceId) {
        if self.services.has(id.index()) {
            return;
        }
        self.services.add(id.index());
        let resource = self.ground.case.resource(id);
        let mut guards = self.ground.nothing.clone();
        guards.add(self.ground.parts.service(id));
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
        if encounter.work.contains(&Work::Plan) {
            self.plan();
        }
    }

    fn look(&mut self, state: &CaseState) {
        let case = self.ground.case;
        for pending in &state.pending {
            self.plain(pending.effects);
        }
        for rule in &case.weekly {
            let guards = self.ground.reads(&[&rule.when]);
            self.source(rule.effects, guards);
        }
        for dated in case.dated.iter().filter(|dated| dated.week > state.week) {
            let guards = self.ground.reads(&[&dated.when]);
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
        self.abounds = self.has_more_than_it_takes(state);
    }

    fn has_more_than_it_takes(&self, state: &CaseState) -> bool {
        let case = self.ground.case;
        let money = Write::Part(self.ground.parts.money());
        let atoms = || self.sources.iter().flat_map(|source| self.ground.lists.atoms(source.list));
        let ends = |at: usize| {
            let service = Write::Part(self.ground.parts.service(ResourceId::from_index(at)));
            atoms().any(|atom| atom.write == service)
        };
        if self.ground.reads_money || atoms().any(|atom| atom.write == money) {
            return false;
        }
        let mut most = 0i64;
        for option in self.decisions.iter().flat_map(|id| case.decision(*id).option_ids()).map(|id| case.option(id)) {
            let decision = case.decision(option.decision);
            let often = decision.encounter.map(|id| case.encounter(id)).is_some_and(|encounter| encounter.again || encounter.only_called);
            if option.money > 0 && (option.again || often) {
                return false;
            }
            most += i64::from(option.money);
        }
        for at in self.services.iter().filter(|at| case.resources[*at].cost > 0) {
            if ends(at) {
                return false;
            }
            most += i64::from(case.resources[at].cost);
        }
        most <= i64::from(state.money)
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
        if encounter.work[work..].contains(&Work::Plan) {
            self.plan();
        }
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

    /// Finds what tells: begins with what is aimed at, and goes back from there to all that it hangs on.
    fn judge(&self, tells: &mut Tells) {
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

    fn all_conditions(&self, live: &mut Bits) {
        let (case, parts) = (self.ground.case, &self.ground.parts);
        for &id in &self.encounters {
            case.encounter(id).also.iter().for_each(|(when, _)| parts.reads(when, live));
        }
        if self.goals {
            case.plan.iter().flat_map(|plan| &plan.goals).for_each(|goal| parts.reads(&goal.when, live));
        }
        for source in &self.sources {
            live.add_all(&source.guards);
            for atom in self.ground.lists.atoms(source.list) {
                live.add_all(&atom.guards);
            }
        }
    }

    /// One round: what is read by whatever writes a live part is live, too.
    fn widen(&self, tells: &mut Tells) -> bool {
        let mut grown = self.widen_lists(tells) | self.widen_world(tells);
        for &id in &self.decisions {
            if tells.decisions.has(id.index()) && !self.reads_of(id, tells) {
                continue;
            }
            if tells.decisions.has(id.index()) || self.tells(id, tells) {
                grown |= !tells.decisions.has(id.index());
                tells.decisions.add(id.index());
                grown |= self.read(id, tells);
            }
        }
        grown
    }

    fn reads_of(&self, id: DecisionId, tells: &Tells) -> bool {
        let mut live = tells.live.clone();
        self.read_into(id, &mut live);
        live != tells.live
    }

    fn read(&self, id: DecisionId, tells: &mut Tells) -> bool {
        let before = tells.live.clone();
        self.read_into(id, &mut tells.live);
        before != tells.live
    }

    fn read_into(&self, id: DecisionId, live: &mut Bits) {
        let (case, parts) = (self.ground.case, &self.ground.parts);
        let decision = case.decision(id);
        parts.reads(&decision.when, live);
        for option in decision.option_ids() {
            parts.reads(&case.option(option).when, live);
            if case.option(option).money > 0 && !self.abounds {
                live.add(parts.money());
            }
        }
    }

    /// Whether it makes a difference how a decision is answered.
    fn tells(&self, id: DecisionId, tells: &Tells) -> bool {
        let case = self.ground.case;
        let roots = &self.ground.roots;
        let forced = case.decision(id).encounter.is_some() && !has_free_answer(case, id);
        roots.everything
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
        let (case, parts) = (self.ground.case, &self.ground.parts);
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
                grown |= tells.live.add_all(&atom.guards) | tells.live.add_all(&source.guards);
                if let Write::Refers(resource) = atom.write {
                    let resource = case.resource(resource);
                    grown |= tells.live.add_all(&self.ground.reads(&[&resource.when]));
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
            for (at, goal) in plan.goals.iter().enumerate() {
                if live.has(parts.planned(at)) {
                    grown |= live.add_all(&self.ground.reads(&[&goal.when]));
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
    fn frees_hours(&self, tells: &Tells) -> bool {
        let case = self.ground.case;
        let telling = self.decisions.iter().filter(|id| tells.decisions.has(id.index()));
        telling.filter(|id| case.decision(**id).encounter.is_some()).all(|id| has_free_answer(case, *id))
            && !self.decisions.iter().any(|id| matches!(case.decision(*id).pick, Pick::Several(..)) && !has_free_answer(case, *id))
    }

    /// Whether more dollars only ever open ways: not so where a service that tells cannot start for lack of them, or a condition reads them.
    fn pays_to_save(&self, tells: &Tells) -> bool {
        let case = self.ground.case;
        let paid = |at: usize| case.resources[at].cost > 0 && tells.live.has(self.ground.parts.service(ResourceId::from_index(at)));
        !(tells.live.has(self.ground.parts.money()) && (self.ground.reads_money || self.services.iter().any(paid)))
    }

    /// The decisions that tell.
    fn telling(&self, tells: &Tells) -> impl Iterator<Item = DecisionId> {
        self.decisions.iter().copied().filter(|id| tells.decisions.has(id.index()))
    }

    fn hours(&self, state: &CaseState, tells: &Tells, is_worth: &dyn Fn(OptionId) -> bool) -> Spending {
        let case = self.ground.case;
        let mut spending = Spending { step: 0, most: Some(0) };
        let open_now = match state.place {
            Place::Encounter(id, _) => Some(id),
            _ => None,
        };
        for id in self.telling(tells) {
            let decision = case.decision(id);
            let this_week = decision.encounter.is_none_or(|encounter| {
                open_now == Some(encounter) || case.encounter(encounter).week <= state.week || case.encounter(encounter).only_called
            });
            if this_week {
                spending.add(case, id, state, |option| if is_worth(option) { case.option(option).quarters } else { 0 });
            }
        }
        spending
    }

    /// Whether an option can be better than one that costs nothing.
    fn is_worth(&self, tells: &Tells, id: OptionId, ease: bool, thrift: bool) -> bool {
        let case = self.ground.case;
        let option = case.option(id);
        if !ease && option.quarters > 0 || !thrift && option.money > 0 {
            return true;
        }
        let roots = &self.ground.roots;
        let decision = case.decision(case.option(id).decision);
        if roots.sums.len() != 1 || decision.pick != Pick::One || acts(self.ground, &tells.live, &tells.lists, id) {
            return true;
        }
        let free = |option: &OptionId| {
            let option = case.option(*option);
            option.when == Condition::Always && option.quarters == 0 && option.money == 0
        };
        let without = if decision.encounter.is_none() || decision.again {
            0
        } else {
            decision.option_ids().filter(free).map(|option| roots.gain(case, option)).max().unwrap_or(i32::MIN)
        };
        roots.gain(case, id) > without
    }

    fn money(&self, tells: &Tells, is_worth: &dyn Fn(OptionId) -> bool) -> Spending {
        let case = self.ground.case;
        if !tells.live.has(self.ground.parts.money()) {
            return Spending::default();
        }
        let changes = |source: &Source| {
            let money = Write::Part(self.ground.parts.money());
            self.ground.lists.atoms(source.list).iter().any(|atom| atom.write == money)
        };
        if self.ground.reads_money || self.sources.iter().any(changes) {
            return Spending { step: 1, most: None };
        }
        let mut spending = Spending { step: 0, most: None };
        for id in self.telling(tells) {
            let worth = case.decision(id).option_ids().filter(|option| is_worth(*option));
            worth.for_each(|option| spending.step = gcd(spending.step, case.option(option).money));
        }
        for at in self.services.iter() {
            if tells.live.has(self.ground.parts.service(ResourceId::from_index(at))) {
                spending.step = gcd(spending.step, i32::try_from(case.resources[at].cost).unwrap_or(i32::MAX));
            }
        }
        spending
    }
}

/// What was found to tell.
pub struct Tells {
    live: Bits,
    lists: Bits,
    decisions: Bits,
}

/// Whether choosing an option can tell later.
pub fn acts(ground: &Ground<'_>, live: &Bits, lists: &Bits, id: OptionId) -> bool {
    let option = ground.case.option(id);
    lists.has(option.effects.index())
        || live.has(ground.parts.chosen(id))
        || option.acts_out.iter().any(|reaction| lists.has(ground.case.reaction(*reaction).if_acted_out.index()))
        || option.then.is_some_and(|scene| {
            ground.case.scene(scene).lines.iter().any(|line| match line.voice {
                crate::scenario::Voice::Thought(reaction) => live.has(ground.parts.met(reaction)),
                _ => false,
            })
        })
}

/// Whether a decision can always be answered without hours, dollars or conditions.
pub fn has_free_answer(case: &Scenario, id: DecisionId) -> bool {
    let decision = case.decision(id);
    let free = |option: &OptionId| {
        let option = case.option(*option);
        option.when == Condition::Always && option.quarters == 0 && option.money == 0
    };
    let needed = match decision.pick {
        Pick::One => 1,
        Pick::Several(least, _) => least as usize,
    };
    (decision.again && decision.encounter.is_some()) || decision.option_ids().filter(free).count() >= needed.max(1)
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
    let effects = case.effects.iter().flatten().any(|effect| matches!(effect, crate::scenario::Effect::If(when, _) if reads(when)));
    let world = case.weekly.iter().any(|rule| reads(&rule.when))
        || case.dated.iter().any(|dated| reads(&dated.when))
        || case.resources.iter().any(|resource| reads(&resource.when))
        || case.endings.iter().any(|ending| reads(&ending.when))
        || case.plan.iter().flat_map(|plan| &plan.goals).any(|goal| reads(&goal.when));
    options || decisions || encounters || effects || world
}

fn add(bits: &mut Bits, part: Part) -> bool {
    let fresh = !bits.has(part);
    bits.add(part);
    fresh
}
