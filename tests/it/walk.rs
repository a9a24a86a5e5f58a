//! A random learner: does anything that can be done, by a seed.

use std::sync::Arc;

use practicum::scenario::words::{Flow, HandlingStep, Kind, Origin, StatementKind, Strength};
use practicum::scenario::{self, DecisionId, GoalId, OptionId, ReactionId, Scenario, Work};
use practicum::sim::{Action, Place, Play, Said, Step, chance, choices, parse_action};

/// Loads a case that is known to be clean.
pub fn load(text: &str) -> Arc<Scenario> {
    match scenario::load(text.as_bytes()) {
        Ok(case) => Arc::new(case),
        Err(faults) => panic!("{}", practicum::diagnostic::text("test case", &faults.text, &faults.diagnostics)),
    }
}

pub const SMALL: &str = include_str!("../fixtures/good/small.ron");

/// The small case and the shipped ones.
pub fn cases() -> Vec<Arc<Scenario>> {
    let shipped = practicum::session::Library::gather(&[]);
    let shipped = shipped.entries().iter().map(|entry| entry.case.as_ref().unwrap().clone());
    std::iter::once(load(SMALL)).chain(shipped).collect()
}

/// A stream of numbers from a seed.
pub struct Dice {
    seed: u64,
    count: u64,
}

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self { seed, count: 0 }
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.count += 1;
        chance::below(chance::draw(self.seed, 0xd1ce, self.count), limit as u64) as usize
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Something that can be done now, most likely not refused.
pub fn action(play: &Play, dice: &mut Dice) -> Action {
    let case = play.case();
    let state = play.state();
    let seen: Vec<ReactionId> = play.in_sight().map(|(_, reaction)| reaction).collect();
    if !seen.is_empty() && dice.below(4) == 0 {
        let reaction = dice.one(&seen);
        return match dice.below(4) {
            0 => Action::Unflag { reaction },
            1 => {
                let origin = (dice.below(4) > 0).then(|| dice.one(Origin::ALL));
                let next = (dice.below(4) > 0).then(|| dice.one(HandlingStep::ALL));
                Action::Explore { reaction, said: Said { kind: dice.one(Kind::ALL), origin, next } }
            }
            _ => Action::Flag { reaction, sure: 50 + 10 * dice.below(6) as u8 },
        };
    }
    match state.place {
        Place::Encounter(_, Step::Decide(decision)) => {
            if state.allowed(case, decision).is_empty() || case.decision(decision).again && dice.below(3) == 0 {
                return Action::Leave { decision };
            }
            choose(play, decision, dice)
        }
        Place::Encounter(_, Step::Make(work, _)) => make(play, work, dice),
        Place::Encounter(_, Step::Close) => Action::Close,
        Place::Desk => {
            let open: Vec<DecisionId> =
                case.desk.iter().copied().filter(|&id| state.on_desk(case, id) && !state.allowed(case, id).is_empty()).collect();
            if open.is_empty() || dice.below(3) == 0 {
                return Action::EndWeek;
            }
            let decision = dice.one(&open);
            choose(play, decision, dice)
        }
        Place::Ended(_) if dice.below(10) == 0 => Action::SeeDebrief,
        Place::Ended(_) => Action::RateSelf { standard: 1 + dice.below(10) as u8, rating: dice.below(5) as u8 },
    }
}

fn choose(play: &Play, decision: DecisionId, dice: &mut Dice) -> Action {
    let (case, state) = (play.case(), play.state());
    let sets = choices::sets(case, case.decision(decision), state.allowed(case, decision), state.quarters, state.money);
    let set = dice.one(&sets);
    let options: Vec<OptionId> =
        case.decision(decision).option_ids().enumerate().filter(|(at, _)| set.has(*at)).map(|(_, option)| option).collect();
    Action::Choose { decision, options }
}

fn make(play: &Play, work: Work, dice: &mut Dice) -> Action {
    let (case, state) = (play.case(), play.state());
    match work {
        Work::Ecomap if dice.below(5) > 0 => Action::Draw {
            pair: dice.below(state.drawn.len()) as u16,
            strength: dice.one(Strength::ALL),
            stress: dice.below(2) == 0,
            flow: dice.one(Flow::ALL),
        },
        Work::Plan if dice.below(3) > 0 || state.goals.iter().all(Option::is_none) => {
            let plan = case.plan.as_ref().unwrap();
            let goal = dice.below(plan.goals.len());
            let wording = dice.below(plan.goals[goal].wordings.len()) as u8;
            Action::SetGoal { goal: GoalId::from_index(goal), wording, owner: dice.one(&plan.owners), review: dice.below(9) as u8 }
        }
        Work::Note(note) => match state.unsorted(note) {
            Some(at) => Action::Sort { note, statement: at as u16, kind: dice.one(StatementKind::ALL), keep: dice.below(2) == 0 },
            None => Action::Finish,
        },
        _ => Action::Finish,
    }
}

/// Goes on with a play, action by action.
#[track_caller]
pub fn go_on<L: AsRef<str>>(play: &mut Play, lines: &[L]) {
    for line in lines.iter().map(AsRef::as_ref) {
        let action = parse_action(play.case(), line).unwrap();
        play.act(action).unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
    }
}

/// Plays a case along these actions.
#[track_caller]
pub fn along<L: AsRef<str>>(case: &Arc<Scenario>, lines: &[L]) -> Play {
    let mut play = Play::begin(case.clone(), 1);
    go_on(&mut play, lines);
    play
}

/// The first visit of the small case from its first choice to the door, with the note sorted as its key says.
pub fn first_visit(begin: &str) -> Vec<String> {
    let rest =
        ["close", "choose look fridge", "finish", "sort visit 1 fact keep", "sort visit 2 interpretation leave_out", "finish", "close"];
    std::iter::once(format!("choose begin {begin}")).chain(rest.map(str::to_owned)).collect()
}

/// Plays to the end. Refused actions are tried again otherwise.
pub fn to_the_end(case: &Arc<Scenario>, seed: u64) -> Play {
    let mut play = Play::begin(case.clone(), seed);
    let mut dice = Dice::new(seed);
    for _ in 0..5_000 {
        if play.has_ended() {
            return play;
        }
        let next = action(&play, &mut dice);
        let _ = play.act(next);
    }
    panic!("the case \"{}\" does not end for seed {seed}", case.about.id);
}
