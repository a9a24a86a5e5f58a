//! A virtual learner at work: from what is asked now to the next action, until the case ends.

use std::sync::Arc;

use super::dice::Dice;
use super::outlook::{Flagging, Outlook};
use super::work;
use crate::scenario::{DecisionId, OptionId, Pick, ReactionId, Scenario, Work};
use crate::sim::{Action, CaseState, Event, OptionSet, Place, Play, Standing, Step, chance, choices};

/// Actions after which a learner counts as stuck. A full case of forty minutes takes about two hundred.
const MOST_ACTIONS: usize = 50_000;

/// Room that is used again from attempt to attempt.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// What is done next, last first.
    intended: Vec<Action>,
    /// What could be chosen now; none is leaving.
    candidates: Vec<Option<(DecisionId, OptionSet)>>,
    /// How each of it appeals.
    appeals: Vec<i64>,
    weights: Vec<u64>,
    /// Whether the last attempt ever had too few hours left for something that was open otherwise.
    pub short: bool,
}

/// Plays a case to its end; none if the learner gets stuck.
pub(super) fn play(case: &Arc<Scenario>, outlook: &Outlook, seed: u64, room: &mut Room) -> Option<Play> {
    let mut learner = Learner { case, outlook, dice: Dice::new(chance::draw(seed, outlook.policy.key(), u64::MAX)), room };
    learner.room.intended.clear();
    learner.room.short = false;
    let mut play = Play::begin(Arc::clone(case), seed);
    learner.take_in(play.events());
    for _ in 0..MOST_ACTIONS {
        if play.has_ended() {
            return Some(play);
        }
        let action = learner.next(&play);
        match play.act(action) {
            Ok(told) => learner.take_in(told),
            Err(_) => learner.room.intended.clear(),
        }
    }
    None
}

struct Learner<'a> {
    case: &'a Scenario,
    outlook: &'a Outlook,
    dice: Dice,
    room: &'a mut Room,
}

impl Learner<'_> {
    fn take_in(&mut self, told: &[Event]) {
        for event in told {
            if let Event::Met(reaction) = *event
                && let Some(sure) = self.flag(reaction)
            {
                self.room.intended.push(Action::Flag { reaction, sure });
            }
        }
    }

    fn flag(&mut self, reaction: ReactionId) -> Option<u8> {
        let dice = &mut self.dice;
        match self.outlook.flags[reaction.index()] {
            Flagging::Never => None,
            Flagging::Always(sure) => Some(sure),
            Flagging::Share(percent, sure) => (dice.below(100) < usize::from(percent)).then_some(sure),
            Flagging::Guess => dice.coin().then(|| 50 + dice.below(51) as u8),
            Flagging::Evidence(d_prime, signal) => {
                let evidence = dice.normal() + if signal { d_prime } else { 0.0 };
                // Log odds of signal against noise, both as likely beforehand.
                let odds = d_prime * (evidence - d_prime / 2.0);
                let says_so = if d_prime > 0.0 { odds > 0.0 } else { evidence > 0.0 };
                let sure = 100.0 / (1.0 + (-odds).exp());
                says_so.then(|| (sure.round() as u8).clamp(50, 100))
            }
        }
    }

    fn next(&mut self, play: &Play) -> Action {
        if let Some(action) = self.room.intended.pop() {
            return action;
        }
        match play.state().place {
            Place::Encounter(_, Step::Decide(decision)) => {
                self.begin_choosing();
                if play.state().can_leave(self.case, decision) {
                    self.could_leave();
                }
                self.could_choose(play, decision);
                self.choose(Action::Leave { decision })
            }
            Place::Encounter(_, Step::Make(work, _)) => {
                self.make(play, work);
                self.room.intended.pop().unwrap_or(Action::Finish)
            }
            Place::Encounter(_, Step::Close) => Action::Close,
            Place::Desk | Place::Ended(_) => {
                self.begin_choosing();
                self.could_leave();
                for &decision in &self.case.desk {
                    if play.state().on_desk(self.case, decision) {
                        self.could_choose(play, decision);
                    }
                }
                self.choose(Action::EndWeek)
            }
        }
    }

    fn begin_choosing(&mut self) {
        self.room.candidates.clear();
        self.room.appeals.clear();
    }

    fn could_leave(&mut self) {
        self.room.candidates.push(None);
        self.room.appeals.push(self.outlook.leaving);
    }

    fn could_choose(&mut self, play: &Play, id: DecisionId) {
        let decision = self.case.decision(id);
        let state = play.state();
        let allowed = state.allowed(self.case, id);
        self.room.short |= falls_short(self.case, state, id, allowed);
        let appeals = &self.outlook.appeal[usize::from(decision.options.start)..usize::from(decision.options.end)];
        if decision.pick == Pick::One {
            for (position, &appeal) in appeals.iter().enumerate().filter(|(position, _)| allowed.has(*position)) {
                self.room.candidates.push(Some((id, OptionSet(1 << position))));
                self.room.appeals.push(appeal);
            }
            return;
        }
        for set in choices::sets(self.case, decision, allowed, state.quarters, state.money) {
            self.room.candidates.push(Some((id, set)));
            self.room.appeals.push(appeals.iter().enumerate().filter(|(position, _)| set.has(*position)).map(|(_, appeal)| appeal).sum());
        }
    }

    /// Takes one of the candidates; the action given is what leaving means here.
    fn choose(&mut self, leaving: Action) -> Action {
        if self.room.candidates.is_empty() {
            return leaving;
        }
        let taken = self.outlook.take(&self.room.appeals, &mut self.dice, &mut self.room.weights);
        match self.room.candidates[taken] {
            None => leaving,
            Some((decision, set)) => {
                let options = self.case.decision(decision).option_ids().enumerate();
                let chosen: Vec<OptionId> = options.filter(|(position, _)| set.has(*position)).map(|(_, option)| option).collect();
                Action::Choose { decision, options: chosen }
            }
        }
    }

    fn make(&mut self, play: &Play, work: Work) {
        let (outlook, dice, intend) = (self.outlook, &mut self.dice, &mut self.room.intended);
        match work {
            Work::Ecomap => work::ecomap(self.case, play.state(), outlook, dice, intend),
            Work::Plan => work::plan(self.case, play.state(), outlook, dice, intend),
            Work::Note(note) => work::note(self.case, play.state(), note, outlook, dice, intend),
        }
        // Finishing comes last, and what was intended first comes first.
        intend.push(Action::Finish);
        intend.reverse();
    }
}

/// Whether the hours left do not cover an option that is open otherwise, or not all that may be chosen together.
fn falls_short(case: &Scenario, state: &CaseState, id: DecisionId, allowed: OptionSet) -> bool {
    let decision = case.decision(id);
    let mut costs: Vec<i32> = Vec::new();
    for (position, option) in decision.option_ids().enumerate() {
        let quarters = case.option(option).quarters;
        if allowed.has(position) {
            costs.push(quarters);
        } else if quarters > state.quarters && state.standing(case, option) == Standing::NoHours {
            return true;
        }
    }
    let Pick::Several(_, most) = decision.pick else { return false };
    costs.sort_unstable_by_key(|quarters| std::cmp::Reverse(*quarters));
    costs.iter().take(most as usize).sum::<i32>() > state.quarters
}
