//! A learner who does everything that can be done, at random, and reads everything that is shown.

use std::hint::black_box;
use std::sync::Arc;

use practicum::scenario::words::{Flow, HandlingStep, Kind, Origin, StatementKind, Strength};
use practicum::scenario::{DecisionId, GoalId, Scenario, Work};
use practicum::sim::{Action, Event, OptionSet, Place, Play, Said, Step, choices};

/// Numbers that look random (SplitMix64), the same for the same seed.
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as this seed says.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        ((u128::from(z) * limit as u128) >> 64) as usize
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }
}

/// A whole attempt, and how much was read in it.
pub struct Attempt {
    /// The attempt.
    pub play: Play,
    /// Bytes of text that came before the learner's eyes: passages, questions, open options.
    pub read: usize,
}

impl Attempt {
    /// How many questions were answered or left.
    pub fn decisions(&self) -> usize {
        self.play.events().iter().filter(|event| matches!(event, Event::Decided { .. } | Event::Left { .. })).count()
    }
}

/// Plays a case from its first week to its end.
pub fn attempt(case: &Arc<Scenario>, seed: u64) -> Attempt {
    let mut play = Play::begin(Arc::clone(case), seed);
    let mut learner = Learner { dice: Dice::new(seed), intended: Vec::with_capacity(64), read: 0 };
    learner.take_in(case, play.events());
    while !play.has_ended() {
        let action = learner.next(&play);
        let told = play.act(action).expect("the learner does only what is open");
        learner.take_in(case, told);
    }
    Attempt { play, read: learner.read }
}

struct Learner {
    dice: Dice,
    /// What is done next, last first.
    intended: Vec<Action>,
    /// Bytes of text so far.
    read: usize,
}

impl Learner {
    fn take_in(&mut self, case: &Scenario, told: &[Event]) {
        for event in told {
            match *event {
                Event::Passage(scene) => {
                    for line in &case.scene(scene).lines {
                        self.see(&line.text);
                    }
                }
                Event::Met(reaction) if self.dice.coin() => {
                    let (kind, origin, next) =
                        (self.dice.one_of(Kind::ALL), self.dice.one_of(Origin::ALL), self.dice.one_of(HandlingStep::ALL));
                    self.intended.push(Action::Explore { reaction, said: Said { kind, origin: Some(origin), next: Some(next) } });
                    self.intended.push(Action::Flag { reaction, sure: 50 + self.dice.below(51) as u8 });
                }
                _ => {}
            }
        }
    }

    fn see(&mut self, text: &str) {
        self.read += black_box(text).len();
    }

    fn next(&mut self, play: &Play) -> Action {
        if let Some(action) = self.intended.pop() {
            return action;
        }
        match play.state().place {
            Place::Encounter(_, Step::Decide(decision)) => self.answer(play, decision),
            Place::Encounter(_, Step::Make(work, _)) => {
                self.intended.push(Action::Finish);
                self.make(play, work);
                self.next(play)
            }
            Place::Encounter(_, Step::Close) => Action::Close,
            Place::Desk | Place::Ended(_) => self.at_the_desk(play),
        }
    }

    fn answer(&mut self, play: &Play, id: DecisionId) -> Action {
        let (case, state) = (play.case(), play.state());
        let decision = case.decision(id);
        let allowed = state.allowed(case, id);
        self.look_at(case, id, allowed);
        let sets = choices::sets(case, decision, allowed, state.quarters, state.money);
        let can_leave = decision.again && decision.encounter.is_some();
        match sets.get(self.dice.below(sets.len() + usize::from(can_leave))) {
            Some(&set) => {
                let chosen = decision.option_ids().enumerate().filter(|(position, _)| set.has(*position));
                Action::Choose { decision: id, options: chosen.map(|(_, option)| option).collect() }
            }
            None => Action::Leave { decision: id },
        }
    }

    fn look_at(&mut self, case: &Scenario, id: DecisionId, allowed: OptionSet) {
        let decision = case.decision(id);
        self.see(&decision.prompt);
        for (position, option) in decision.option_ids().enumerate() {
            if allowed.has(position) {
                self.see(&case.option(option).text);
            }
        }
    }

    fn at_the_desk(&mut self, play: &Play) -> Action {
        let (case, state) = (play.case(), play.state());
        let open = |id: &DecisionId| state.on_desk(case, *id) && !state.allowed(case, *id).is_empty();
        let open: Vec<DecisionId> = case.desk.iter().copied().filter(open).collect();
        match open.get(self.dice.below(open.len() + 1)) {
            Some(&decision) => self.answer(play, decision),
            None => Action::EndWeek,
        }
    }

    fn make(&mut self, play: &Play, work: Work) {
        let case = play.case();
        match work {
            Work::Ecomap => {
                for pair in play.ecomap_pairs() {
                    let (strength, flow) = (self.dice.one_of(Strength::ALL), self.dice.one_of(Flow::ALL));
                    self.intended.push(Action::Draw { pair: pair as u16, strength, stress: self.dice.coin(), flow });
                }
            }
            Work::Note(note) => {
                for statement in play.state().statements(note) {
                    self.see(&case.note(note).statements[statement].text);
                    let kind = self.dice.one_of(StatementKind::ALL);
                    self.intended.push(Action::Sort { note, statement: statement as u16, kind, keep: self.dice.coin() });
                }
            }
            Work::Plan => self.plan(play),
        }
    }

    /// Plans some of the goals on offer, at least one and at most as many as the plan holds.
    fn plan(&mut self, play: &Play) {
        let (case, state) = (play.case(), play.state());
        let Some(task) = &case.plan else { return };
        let mut free = task.at_most;
        for (at, goal) in task.goals.iter().enumerate().filter(|(_, goal)| state.holds(case, &goal.when)) {
            self.see(&goal.title);
            for wording in &goal.wordings {
                self.see(&wording.text);
            }
            if free == task.at_most || (free > 0 && self.dice.coin()) {
                free -= 1;
                let (wording, review) = (self.dice.below(goal.wordings.len()) as u8, self.dice.below(13) as u8);
                let owner = self.dice.one_of(&task.owners);
                self.intended.push(Action::SetGoal { goal: GoalId::from_index(at), wording, owner, review });
            }
        }
        // What an earlier plan left behind goes first.
        for at in (0..state.goals.len()).filter(|&at| state.goals[at].is_some()) {
            self.intended.push(Action::DropGoal { goal: GoalId::from_index(at) });
        }
    }
}
