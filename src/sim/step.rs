//! One action: checked first, then carried out. A refused action changes nothing.

use super::action::{Action, Refusal};
use super::choices;
use super::event::{Cause, Event, NO_TIE, OptionSet};
use super::state::{GoalDraft, Part, Pending, Place, Standing, Step};
use super::turn::Turn;
use crate::scenario::{DecisionId, Effect, GoalId, OptionId, Pick, TieState, Work};

impl Turn<'_> {
    /// Carries out an action.
    pub(super) fn act(&mut self, action: &Action) -> Result<(), Refusal> {
        match action {
            Action::Choose { decision, options } => self.choose(*decision, options),
            Action::Leave { decision } => self.leave(*decision),
            Action::Flag { reaction, sure } => {
                self.sight(*reaction)?;
                if !(50..=100).contains(sure) {
                    return Err(Refusal::SureOutOfRange);
                }
                self.state.reactions[reaction.index()].flagged = Some(*sure);
                self.tell(Event::ReactionFlagged { reaction: *reaction, sure: *sure });
                Ok(())
            }
            Action::Unflag { reaction } => {
                self.sight(*reaction)?;
                let state = &mut self.state.reactions[reaction.index()];
                if state.flagged.is_none() {
                    return Err(Refusal::NotFlagged);
                }
                state.flagged = None;
                state.explored = None;
                self.tell(Event::ReactionUnflagged(*reaction));
                Ok(())
            }
            Action::Explore { reaction, said } => {
                self.sight(*reaction)?;
                let state = &mut self.state.reactions[reaction.index()];
                if state.flagged.is_none() {
                    return Err(Refusal::NotFlagged);
                }
                state.explored = Some(*said);
                self.tell(Event::Explored { reaction: *reaction, said: *said });
                Ok(())
            }
            Action::Draw { pair, strength, stress, flow } => {
                self.at_work(Work::Ecomap)?;
                let task = self.case.ecomap.as_ref().ok_or(Refusal::NotThisWork)?;
                let on_offer = task.pairs.get(usize::from(*pair)).ok_or(Refusal::NotOnOffer)?;
                // What nobody knows of yet is on no list, and no part of the task.
                if on_offer.tie.is_some_and(|tie| !self.state.knows_tie(self.case, tie)) {
                    return Err(Refusal::NotOnOffer);
                }
                self.state.drawn[usize::from(*pair)] = TieState { strength: *strength, stress: *stress, flow: *flow };
                Ok(())
            }
            Action::SetGoal { goal, wording, owner, review } => {
                self.set_goal(*goal, GoalDraft { wording: *wording, owner: *owner, review: *review })
            }
            Action::DropGoal { goal } => {
                self.at_work(Work::Plan)?;
                if self.state.goals.get(goal.index()).copied().flatten().is_none() {
                    return Err(Refusal::NotOnOffer);
                }
                self.state.goals[goal.index()] = None;
                Ok(())
            }
            Action::Sort { note, statement, kind, keep } => {
                self.at_work(Work::Note(*note))?;
                if !self.state.offers(*note, usize::from(*statement)) {
                    return Err(Refusal::NotOnOffer);
                }
                self.state.sorted[note.index()][usize::from(*statement)] = Some((*kind, *keep));
                Ok(())
            }
            Action::Finish => self.finish(),
            Action::Close => self.close(),
            Action::EndWeek => match self.state.place {
                Place::Desk => {
                    self.end_week();
                    Ok(())
                }
                Place::Encounter(..) => Err(Refusal::NotAtDesk),
                Place::Ended(_) => Err(Refusal::CaseEnded),
            },
            Action::SeeDebrief => {
                self.after_end()?;
                if !std::mem::replace(&mut self.state.debrief_seen, true) {
                    self.tell(Event::DebriefSeen);
                }
                Ok(())
            }
            Action::RateSelf { standard, rating } => {
                self.after_end()?;
                if self.state.debrief_seen {
                    return Err(Refusal::DebriefSeen);
                }
                let slot = usize::from(*standard).checked_sub(1).and_then(|at| self.state.self_ratings.get_mut(at));
                let slot = slot.filter(|_| *rating <= 4).ok_or(Refusal::NoSuchThing)?;
                *slot = Some(*rating);
                self.tell(Event::SelfRated { standard: *standard, rating: *rating });
                Ok(())
            }
            Action::Reflect { prompt, text } => {
                self.after_end()?;
                let slot = self.state.reflections.get_mut(usize::from(*prompt)).ok_or(Refusal::NoSuchThing)?;
                slot.clone_from(text);
                self.tell(Event::Reflected(*prompt));
                Ok(())
            }
        }
    }

    fn after_end(&self) -> Result<(), Refusal> {
        if matches!(self.state.place, Place::Ended(_)) { Ok(()) } else { Err(Refusal::CaseGoesOn) }
    }

    fn sight(&self, reaction: crate::scenario::ReactionId) -> Result<(), Refusal> {
        match self.state.reactions.get(reaction.index()) {
            Some(state) if state.in_sight => Ok(()),
            _ => Err(Refusal::NotInSight),
        }
    }

    fn at_work(&self, work: Work) -> Result<(), Refusal> {
        match self.state.place {
            Place::Encounter(_, Step::Make(now, _)) if now == work => Ok(()),
            Place::Ended(_) => Err(Refusal::CaseEnded),
            _ => Err(Refusal::NotThisWork),
        }
    }

    fn asked(&self, decision: DecisionId) -> Result<(), Refusal> {
        match self.state.place {
            Place::Encounter(_, Step::Decide(now)) if now == decision => Ok(()),
            Place::Desk if self.case.decisions.get(decision.index()).is_some() && self.state.on_desk(self.case, decision) => Ok(()),
            Place::Ended(_) => Err(Refusal::CaseEnded),
            _ => Err(Refusal::NotAsked),
        }
    }

    fn choose(&mut self, id: DecisionId, options: &[OptionId]) -> Result<(), Refusal> {
        self.asked(id)?;
        let decision = self.case.decision(id);
        let mut chosen = OptionSet::default();
        for option in options {
            if !decision.options.contains(&option.0) {
                return Err(Refusal::NotAsked);
            }
            match self.state.standing(self.case, *option) {
                Standing::Open => chosen.add(option.index() - usize::from(decision.options.start)),
                Standing::Closed | Standing::Hidden => return Err(Refusal::OptionClosed),
                Standing::Done => return Err(Refusal::DoneAlready),
                Standing::NoHours => return Err(Refusal::NoHours),
                Standing::NoMoney => return Err(Refusal::NoMoney),
            }
        }
        let (quarters, money) = (self.state.quarters, self.state.money);
        let allowed = self.state.allowed(self.case, id);
        if chosen.len() != options.len() || !choices::is_choice(self.case, decision, allowed, chosen, quarters, money) {
            let covered = choices::fits(self.case, decision, chosen, quarters, money);
            return Err(if covered || decision.pick == Pick::One { Refusal::WrongNumber } else { Refusal::NoHours });
        }

        let (phase, week) = (self.state.phase, self.state.week);
        self.tell(Event::Decided { decision: id, phase, week, chosen, allowed, quarters, money });
        self.state.decided[id.index()] += 1;
        let taken = || decision.option_ids().enumerate().filter(|(position, _)| chosen.has(*position));
        // What one of them takes away does not take back what covered the others.
        for (_, option) in taken() {
            self.state.quarters -= self.case.option(option).quarters;
            self.state.money -= self.case.option(option).money;
        }
        for (position, option) in taken() {
            self.carry_out(option);
            self.state.taken[id.index()].add(position);
        }
        match self.state.place {
            Place::Encounter(encounter, _) => {
                let again = decision.again && !self.state.allowed(self.case, id).is_empty();
                let next = decision_position(self.case, encounter, id) + usize::from(!again);
                self.next_step(encounter, next);
            }
            Place::Desk | Place::Ended(_) => self.go_on(),
        }
        Ok(())
    }

    fn carry_out(&mut self, option: OptionId) {
        let choice = self.case.option(option);
        let count = self.state.chosen[option.index()];
        self.state.chosen[option.index()] = count.saturating_add(1);
        if let Some(then) = choice.then {
            self.passage(then);
        }
        self.bring(choice.effects, Cause::Option(option), u64::from(count));
        if self.case.decision(choice.decision).encounter.is_none() {
            self.act_out(option);
        }
    }

    /// Acting a reaction out, unflagged, has consequences.
    pub(super) fn act_out(&mut self, option: OptionId) {
        for &reaction in &self.case.option(option).acts_out {
            let state = self.state.reactions[reaction.index()];
            if state.met && state.flagged.is_none() {
                self.tell(Event::ActedOut(reaction));
                self.bring(self.case.reaction(reaction).if_acted_out, Cause::Reaction(reaction), 0);
            }
        }
    }

    fn leave(&mut self, id: DecisionId) -> Result<(), Refusal> {
        self.asked(id)?;
        let Place::Encounter(encounter, _) = self.state.place else { return Err(Refusal::NotAsked) };
        if !self.state.can_leave(self.case, id) {
            return Err(Refusal::CannotLeave);
        }
        if self.case.decision(id).again {
            let (phase, week, quarters, money) = (self.state.phase, self.state.week, self.state.quarters, self.state.money);
            let allowed = self.state.allowed(self.case, id);
            self.tell(Event::Left { decision: id, phase, week, allowed, quarters, money });
        } else {
            self.tell(Event::PassedOver(id));
        }
        self.next_step(encounter, decision_position(self.case, encounter, id) + 1);
        Ok(())
    }

    fn set_goal(&mut self, id: GoalId, draft: GoalDraft) -> Result<(), Refusal> {
        self.at_work(Work::Plan)?;
        let plan = self.case.plan.as_ref().ok_or(Refusal::NotThisWork)?;
        let goal = plan.goals.get(id.index()).ok_or(Refusal::NotOnOffer)?;
        let offered = self.state.holds(self.case, &goal.when)
            && usize::from(draft.wording) < goal.wordings.len()
            && plan.owners.contains(&draft.owner)
            && draft.review <= 52;
        if !offered {
            return Err(Refusal::NotOnOffer);
        }
        let others = self.state.goals.iter().enumerate().filter(|(at, draft)| *at != id.index() && draft.is_some()).count();
        if others >= plan.at_most as usize {
            return Err(Refusal::PlanFull);
        }
        self.state.goals[id.index()] = Some(draft);
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Refusal> {
        let (encounter, work, position) = match self.state.place {
            Place::Encounter(encounter, Step::Make(work, position)) => (encounter, work, position),
            Place::Ended(_) => return Err(Refusal::CaseEnded),
            _ => return Err(Refusal::NotThisWork),
        };
        let mut offered = 0;
        match work {
            Work::Ecomap => self.finish_ecomap(),
            Work::Plan => offered = self.finish_plan()?,
            Work::Note(note) => {
                if self.state.unsorted(note).is_some() {
                    return Err(Refusal::Unsorted);
                }
                for at in self.state.statements(note).collect::<Vec<_>>() {
                    if let Some((kind, keep)) = self.state.sorted[note.index()][at] {
                        self.tell(Event::Sorted { note, statement: at as u16, kind, keep });
                    }
                }
            }
        }
        self.tell(Event::WorkFinished { work, offered });
        let decisions = self.case.encounter(encounter).decisions.len();
        self.next_step(encounter, decisions + usize::from(position) + 1);
        Ok(())
    }

    fn finish_ecomap(&mut self) {
        let Some(task) = &self.case.ecomap else { return };
        for (at, pair) in task.pairs.iter().enumerate() {
            let known = pair.tie.filter(|tie| self.state.knows_tie(self.case, *tie));
            let key = known.map_or(NO_TIE, |tie| self.state.ties[tie.index()]);
            // A tie that cannot be known yet is no part of the task.
            if pair.tie.is_none() || known.is_some() {
                let drawn = self.state.drawn[at];
                self.tell(Event::Drew { pair: at as u16, drawn, key });
            }
        }
    }

    fn finish_plan(&mut self) -> Result<u32, Refusal> {
        let plan = self.case.plan.as_ref().ok_or(Refusal::NotThisWork)?;
        // A plan for which no goal is on offer is finished empty rather than never.
        if self.state.goals.iter().all(Option::is_none) && plan.goals.iter().any(|goal| self.state.holds(self.case, &goal.when)) {
            return Err(Refusal::PlanEmpty);
        }
        let mut offered = 0;
        let count = u64::from(self.state.plans);
        self.state.plans = self.state.plans.saturating_add(1);
        for (at, goal) in plan.goals.iter().enumerate() {
            if self.state.holds(self.case, &goal.when) {
                offered |= 1 << at;
            }
            let id = GoalId::at(at);
            let fresh = !std::mem::replace(&mut self.state.planned[at], self.state.goals[at].is_some());
            if let Some(draft) = self.state.goals[at] {
                self.tell(Event::GoalPlanned { goal: id, wording: draft.wording, owner: draft.owner, review: draft.review });
                if fresh {
                    self.bring(goal.effects, Cause::Goal(id), count);
                }
            }
        }
        Ok(offered)
    }

    fn close(&mut self) -> Result<(), Refusal> {
        let encounter = match self.state.place {
            Place::Encounter(encounter, Step::Close) => encounter,
            Place::Encounter(..) => return Err(Refusal::StillAsked),
            Place::Desk => return Err(Refusal::NotAsked),
            Place::Ended(_) => return Err(Refusal::CaseEnded),
        };
        for decision in self.case.encounter(encounter).decisions.clone() {
            let taken = self.state.taken[usize::from(decision)];
            for (position, option) in self.case.decision(DecisionId(decision)).option_ids().enumerate() {
                if taken.has(position) {
                    self.act_out(option);
                }
            }
        }
        for reaction in self.case.encounter(encounter).reactions.clone() {
            self.state.reactions[usize::from(reaction)].in_sight = false;
        }
        self.state.encounters[encounter.index()].done = true;
        self.tell(Event::EncounterClosed(encounter));
        self.state.place = Place::Desk;
        self.go_on();
        Ok(())
    }

    /// Lets a list of effects begin: what works at once now, the moves of measures when the week ends.
    pub(super) fn bring(&mut self, effects: crate::scenario::EffectsId, cause: Cause, count: u64) {
        if effects.index() == 0 {
            return;
        }
        self.at_once(effects, cause, count);
        if self.case.effects_list(effects).iter().any(may_move) {
            self.state.pending.push(Pending { week: self.state.week, part: Part::Moves, effects, cause, count });
        }
    }
}

fn may_move(effect: &Effect) -> bool {
    matches!(effect, Effect::Move(..) | Effect::If(..) | Effect::Chance { .. })
}

fn decision_position(case: &crate::scenario::Scenario, encounter: crate::scenario::EncounterId, decision: DecisionId) -> usize {
    decision.index() - usize::from(case.encounter(encounter).decisions.start)
}
