//! All ways on from a state: what a learner can do there that makes a difference to what comes.

use crate::scenario::{Condition, DecisionId, GoalId, NoteId, Pick, ReactionId, Scenario, Work};
use crate::sim::chance::{Luck, Seeded};
use crate::sim::{Action, CaseState, Event, GoalDraft, Happenings, OptionSet, Place, Step, choices};

use super::ground::{Ground, acts};
use super::outlook::Outlook;

/// One way on: actions in order. Only the last takes the case further.
pub type Way = Vec<Action>;

/// All ways on; none after the end.
pub fn ways(ground: &Ground<'_>, outlook: &Outlook, state: &CaseState) -> Vec<Way> {
    let flags = if ground.is_held { vec![Way::new()] } else { flagging(ground, outlook, state) };
    if flags.len() == 1 {
        return plain(ground, outlook, state);
    }
    let mut ways = Vec::new();
    for before in flags {
        let mut flagged = state.clone();
        carry_out(ground.case, &mut flagged, &mut Done::default(), &mut Seeded(0), &before);
        ways.extend(plain(ground, outlook, &flagged).into_iter().map(|way| [before.clone(), way].concat()));
    }
    ways
}

/// Carries out the actions of a way, and notes after each of them how many events there are.
///
/// # Panics
/// If one is refused: then it was no way.
pub fn carry_out(case: &Scenario, state: &mut CaseState, done: &mut Done, luck: &mut dyn Luck, way: &[Action]) {
    for action in way {
        let acted = crate::sim::act(case, state, &mut done.events, luck, action);
        assert!(acted.is_ok(), "a way on is refused: {action:?}: {acted:?}");
        done.marks.push(done.events.len());
    }
}

/// What was done on a way, and what happened.
#[derive(Debug, Default)]
pub struct Done {
    /// All events.
    pub events: Vec<Event>,
    /// How many of them came with the beginning of the case, before any action.
    pub begun: usize,
    /// For each action that was carried out, how many events there were after it.
    pub marks: Vec<usize>,
}

impl Done {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.events.clear();
        self.begun = 0;
        self.marks.clear();
    }

    /// Forgets all but so many actions and what came with them.
    pub fn forget_from(&mut self, actions: usize) {
        self.marks.truncate(actions);
        self.events.truncate(self.marks.last().copied().unwrap_or(self.begun));
    }

    /// How many actions it took to come to a happening; none if nothing here came to it.
    pub fn until(&self, case: &Scenario, happenings: &Happenings, happening: u32) -> Option<usize> {
        let came = |end: usize| happenings.met(case, &self.events[..end]).contains(&happening);
        if !came(self.events.len()) {
            return None;
        }
        Some(if came(self.begun) { 0 } else { 1 + self.marks.partition_point(|end| !came(*end)) })
    }
}

/// The most thoughts in sight that are gone through in every combination; beyond it they stay as they are.
const MOST_FLAGS: usize = 10;
/// The most goals that are gone through in every selection.
const MOST_GOALS: usize = 16;

/// Whether no state of a case has more ways on than are gone through. Otherwise nothing that is found is known to be all.
pub fn are_all(case: &Scenario) -> bool {
    case.encounters.iter().all(|encounter| encounter.reactions.len() <= MOST_FLAGS)
        && case.plan.as_ref().is_none_or(|plan| plan.goals.len() <= MOST_GOALS)
}

/// The ways to flag the thoughts in sight that something may come of, or to take flags back.
fn flagging(ground: &Ground<'_>, outlook: &Outlook, state: &CaseState) -> Vec<Way> {
    let mut patterns = vec![Way::new()];
    for (reaction, is_flagged) in telling_flags(ground, outlook, state) {
        let turn = if is_flagged { Action::Unflag { reaction } } else { Action::Flag { reaction, sure: 80 } };
        let turned: Vec<Way> = patterns.iter().map(|pattern| [pattern.clone(), vec![turn.clone()]].concat()).collect();
        patterns.extend(turned);
    }
    patterns
}

/// The thoughts in sight of which it may matter whether they are flagged, and whether they are.
pub fn telling_flags(ground: &Ground<'_>, outlook: &Outlook, state: &CaseState) -> impl Iterator<Item = (ReactionId, bool)> {
    let all = (0..ground.case.reactions.len()).map(ReactionId::from_index);
    let telling = all.filter(|id| state.reactions[id.index()].in_sight && outlook.live.has(ground.parts.noticed(*id)));
    telling.take(MOST_FLAGS).map(|id| (id, state.reactions[id.index()].flagged.is_some()))
}

fn plain(ground: &Ground<'_>, outlook: &Outlook, state: &CaseState) -> Vec<Way> {
    match state.place {
        Place::Encounter(_, Step::Decide(decision)) => {
            if !outlook.telling.has(decision.index()) {
                return vec![vec![anyhow(ground, state, decision)]];
            }
            let answers = answers(ground, outlook, state, decision);
            if let Some(sure) = answers.iter().find(|answer| is_asked_on(ground, decision) && answer.is_sure_gain()) {
                return vec![vec![choose(ground, decision, sure.set)]];
            }
            let mut ways: Vec<Way> = answers.into_iter().map(|answer| vec![choose(ground, decision, answer.set)]).collect();
            if state.can_leave(ground.case, decision) {
                ways.push(vec![Action::Leave { decision }]);
            }
            ways
        }
        Place::Encounter(_, Step::Make(Work::Plan, _)) => plans(ground, outlook, state),
        Place::Encounter(_, Step::Make(Work::Ecomap, _)) => vec![vec![Action::Finish]],
        Place::Encounter(_, Step::Make(Work::Note(note), _)) => vec![sorted(ground, state, note)],
        Place::Encounter(_, Step::Close) => vec![vec![Action::Close]],
        Place::Desk => at_desk(ground, outlook, state),
        Place::Ended(_) => Vec::new(),
    }
}

/// An answer that costs nothing, where it does not matter which.
fn anyhow(ground: &Ground<'_>, state: &CaseState, id: DecisionId) -> Action {
    let decision = ground.case.decision(id);
    if state.can_leave(ground.case, id) {
        return Action::Leave { decision: id };
    }
    let sets = choices::sets(ground.case, decision, state.allowed(ground.case, id), state.quarters, state.money);
    // What is free and open to everyone is open wherever this state stands for another.
    let cost = |set: &OptionSet| {
        let chosen = decision.option_ids().enumerate().filter(|(position, _)| set.has(*position));
        let cost = chosen.map(|(_, option)| ground.case.option(option)).map(|option| {
            let bound = i32::from(option.when != Condition::Always);
            (bound, option.quarters + option.money)
        });
        cost.fold((0, 0), |sum, cost| (sum.0 + cost.0, sum.1 + cost.1))
    };
    choose(ground, id, sets.into_iter().min_by_key(cost).unwrap_or_default())
}

fn choose(ground: &Ground<'_>, id: DecisionId, set: OptionSet) -> Action {
    let options = ground.case.decision(id).option_ids().enumerate();
    Action::Choose { decision: id, options: options.filter(|(position, _)| set.has(*position)).map(|(_, option)| option).collect() }
}

/// What an answer comes to, for the question at hand.
#[derive(Default)]
struct Answer {
    set: OptionSet,
    /// The options in it that tell later.
    acting: u16,
    gain: i32,
    quarters: i32,
    money: i32,
    /// Can be given again and again.
    repeats: bool,
}

impl Answer {
    /// Earns something, costs nothing and leaves everything else as it is: whoever wants most takes it.
    fn is_sure_gain(&self) -> bool {
        self.gain > 0 && self.acting == 0 && self.quarters == 0 && self.money == 0
    }

    /// Whether another answer makes this one needless: no less earned, the same to follow, for no more.
    fn is_needless(&self, other: &Answer, outlook: &Outlook) -> bool {
        let no_longer = other.quarters == self.quarters || outlook.ease && other.quarters < self.quarters;
        let no_dearer = other.money == self.money || outlook.thrift && other.money < self.money;
        other.acting == self.acting && other.gain >= self.gain && no_longer && no_dearer
    }
}

fn at_desk(ground: &Ground<'_>, outlook: &Outlook, state: &CaseState) -> Vec<Way> {
    let mut ways = Vec::new();
    let mut idles = false;
    for &id in outlook.desk.iter().filter(|id| state.on_desk(ground.case, **id)) {
        let answers = answers(ground, outlook, state, id);
        let most = most_gain(ground, outlook, id);
        if let Some(sure) = answers.iter().find(|answer| answer.is_sure_gain() && answer.gain >= most) {
            return vec![vec![choose(ground, id, sure.set)]];
        }
        idles |= answers.iter().any(|answer| answer.money == 0 && answer.acting == 0 && answer.gain >= most);
        ways.extend(answers.into_iter().map(|answer| vec![choose(ground, id, answer.set)]));
    }
    // Hours do not keep: whoever wants most does not end the week while something can be earned for them alone.
    if !idles || ground.is_asked_every_answer() {
        ways.push(vec![Action::EndWeek]);
    }
    ways
}

/// Whether one answer leaves all the others to be given as well.
fn is_asked_on(ground: &Ground<'_>, id: DecisionId) -> bool {
    ground.case.decision(id).again && ground.case.decision(id).pick == Pick::One
}

/// What an answer must earn so that no other answer to the decision can ever be better. Where more can be asked, every gain is as
/// good as the next; where another answer may have consequences, none is.
fn most_gain(ground: &Ground<'_>, outlook: &Outlook, id: DecisionId) -> i32 {
    let decision = ground.case.decision(id);
    let acts = |option| ground.is_sought(option) || acts(ground, &outlook.live, &outlook.lists, option);
    match decision.pick {
        Pick::One if decision.again => 1,
        Pick::One if !decision.option_ids().any(acts) => decision.option_ids().map(|option| ground.gain(option)).max().unwrap_or(0).max(1),
        _ => i32::MAX,
    }
}

/// The answers to a decision, but for those that another one, or none at all, makes needless.
fn answers(ground: &Ground<'_>, outlook: &Outlook, state: &CaseState, id: DecisionId) -> Vec<Answer> {
    let decision = ground.case.decision(id);
    let sets = choices::sets(ground.case, decision, state.allowed(ground.case, id), state.quarters, state.money);
    let judged = sets.into_iter().map(|set| judged(ground, outlook, id, set));
    if ground.is_asked_every_answer() {
        return judged.collect();
    }
    let nothing = (decision.encounter.is_none() || decision.again).then(Answer::default);
    let mut kept: Vec<Answer> = Vec::new();
    for answer in judged {
        // Where more can be asked, one answer stands for another only if it can be given again and again.
        let stands = |other: &Answer| !decision.again || other.repeats;
        if kept.iter().filter(|other| stands(other)).chain(&nothing).any(|other| answer.is_needless(other, outlook)) {
            continue;
        }
        if stands(&answer) {
            kept.retain(|other| !other.is_needless(&answer, outlook));
        }
        kept.push(answer);
    }
    kept
}

fn judged(ground: &Ground<'_>, outlook: &Outlook, id: DecisionId, set: OptionSet) -> Answer {
    let mut answer = Answer { set, repeats: true, ..Answer::default() };
    for (position, id) in ground.case.decision(id).option_ids().enumerate().filter(|(position, _)| set.has(*position)) {
        let option = ground.case.option(id);
        answer.gain += ground.gain(id);
        answer.quarters += option.quarters;
        answer.money += option.money;
        answer.repeats &= option.again;
        if ground.is_sought(id) || acts(ground, &outlook.live, &outlook.lists, id) {
            answer.acting |= 1 << position;
        }
    }
    answer
}

/// Sorts by its key what is not sorted yet of a note: it is one way on, however it is written.
fn sorted(ground: &Ground<'_>, state: &CaseState, note: NoteId) -> Way {
    let mut way = Way::new();
    for at in state.statements(note).filter(|at| state.sorted[note.index()][*at].is_none()) {
        let statement = &ground.case.note(note).statements[at];
        way.push(Action::Sort { note, statement: u16::try_from(at).unwrap_or(u16::MAX), kind: statement.is, keep: statement.covered });
    }
    way.push(Action::Finish);
    way
}

/// Every selection of goals that makes a difference.
fn plans(ground: &Ground<'_>, outlook: &Outlook, state: &CaseState) -> Vec<Way> {
    let Some(task) = &ground.case.plan else { return vec![vec![Action::Finish]] };
    let can_have = |at: &usize| state.goals[*at].is_some() || state.holds(ground.case, &task.goals[*at].when);
    let available: Vec<usize> = (0..task.goals.len()).filter(can_have).collect();
    let tells = |at: &usize| outlook.live.has(ground.parts.planned(*at)) || outlook.lists.has(task.goals[*at].effects.index());
    let (telling, idle): (Vec<usize>, Vec<usize>) = available.iter().copied().partition(tells);
    let offered = task.goals.iter().any(|goal| state.holds(ground.case, &goal.when));
    let mut ways = Vec::new();
    for pattern in 0u64..1 << telling.len().min(MOST_GOALS) {
        let chosen: Vec<usize> = telling.iter().enumerate().filter(|(bit, _)| pattern & (1 << bit) != 0).map(|(_, at)| *at).collect();
        if chosen.len() > task.at_most as usize {
            continue;
        }
        // Idle goals that are drafted already cost nothing where there is room for them.
        let room = task.at_most as usize - chosen.len();
        let kept = idle.iter().filter(|at| state.goals[**at].is_some()).take(room);
        let mut wanted: Vec<usize> = chosen.iter().chain(kept).copied().collect();
        if wanted.is_empty() {
            match idle.first() {
                Some(goal) => wanted.push(*goal),
                None if offered => continue,
                None => {}
            }
        }
        ways.push(planned(ground, state, &wanted));
        if ground.is_held {
            break;
        }
    }
    ways
}

fn planned(ground: &Ground<'_>, state: &CaseState, wanted: &[usize]) -> Way {
    let Some(task) = &ground.case.plan else { return Vec::new() };
    let mut way = Way::new();
    for (at, draft) in state.goals.iter().enumerate() {
        if draft.is_some() && !wanted.contains(&at) {
            way.push(Action::DropGoal { goal: GoalId::from_index(at) });
        }
    }
    for &at in wanted {
        if state.goals[at].is_none() {
            let goal = &task.goals[at];
            let best = (0..goal.wordings.len()).max_by_key(|wording| {
                let wording = &goal.wordings[*wording];
                (wording.client_words, wording.smart.len())
            });
            let draft = GoalDraft {
                wording: u8::try_from(best.unwrap_or(0)).unwrap_or(0),
                owner: goal.owners.first().or(task.owners.first()).copied().flatten(),
                review: u8::try_from(goal.review.0.min(52)).unwrap_or(0),
            };
            way.push(Action::SetGoal { goal: GoalId::from_index(at), wording: draft.wording, owner: draft.owner, review: draft.review });
        }
    }
    way.push(Action::Finish);
    way
}
