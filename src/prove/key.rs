//! The key of a state: all of it that can still tell. States with the same key have the same future.

use twox_hash::XxHash3_128;

use crate::scenario::{Effect, EffectsId, Work};
use crate::sim::{CaseState, Part, Place, Service, Step};

use super::bits::Bits;
use super::ground::Ground;
use super::luck::{Draw, Keys};
use super::outlook::Outlook;
use super::reads::{Meaning, Write};

/// 128 bits: among a thousand million states the chance that two share a key by accident is below 10⁻²⁰.
pub type Key = u128;

/// What a key is made of.
struct Words(Vec<u8>);

impl Words {
    fn with_capacity(words: usize) -> Self {
        Self(Vec::with_capacity(8 * words))
    }

    fn push(&mut self, word: u64) {
        self.0.extend_from_slice(&word.to_le_bytes());
    }

    fn key(&self) -> Key {
        XxHash3_128::oneshot(&self.0)
    }
}

impl Extend<u64> for Words {
    fn extend<T: IntoIterator<Item = u64>>(&mut self, words: T) {
        words.into_iter().for_each(|word| self.push(word));
    }
}

/// A key of numbers.
pub fn of_numbers(numbers: impl Iterator<Item = u64>) -> Key {
    let mut words = Words::with_capacity(64);
    words.extend(numbers);
    words.key()
}

/// A number for a place.
fn place(state: &CaseState) -> [u64; 3] {
    match state.place {
        Place::Desk => [0, 0, 0],
        Place::Ended(ending) => [1, ending.index() as u64, 0],
        Place::Encounter(id, Step::Decide(decision)) => [2, id.index() as u64, decision.index() as u64],
        Place::Encounter(id, Step::Make(_, position)) => [3, id.index() as u64, u64::from(position)],
        Place::Encounter(id, Step::Close) => [4, id.index() as u64, 0],
    }
}

/// What an outlook hangs on, but for whether there is more money than can be spent: states that agree on this share it.
pub fn of_outlook(ground: &Ground<'_>, state: &CaseState) -> Key {
    let mut words = Words::with_capacity(64);
    words.extend([u64::from(state.week), state.phase.index() as u64]);
    words.extend(place(state));
    pack(&mut words, state.encounters.iter().map(|encounter| encounter.played));
    pack(&mut words, ground.case.desk.iter().map(|id| state.decided[id.index()] > 0));
    pack(&mut words, state.services.iter().map(|service| matches!(service, Service::Waiting(_))));
    words.extend(ground.case.desk.iter().map(|id| u64::from(state.taken[id.index()].0)));
    words.extend(state.calls.iter().map(|id| id.index() as u64));
    words.push(u64::MAX);
    let mut lists = Bits::new(ground.case.effects.len());
    state.pending.iter().for_each(|pending| lists.add(pending.effects.index()));
    words.extend(lists.iter().map(|list| list as u64));
    words.push(u64::MAX);
    if let Place::Encounter(id, _) = state.place {
        words.extend(ground.case.encounter(id).decisions.clone().map(|at| u64::from(state.taken[usize::from(at)].0)));
    }
    words.key()
}

/// The key of a state.
pub fn of_state(ground: &Ground<'_>, outlook: &Outlook, keys: &Keys, told: &[Draw], state: &CaseState) -> Key {
    let mut words = Words::with_capacity(96);
    words.extend(place(state));
    if let Place::Ended(_) = state.place {
        return words.key();
    }
    words.extend([u64::from(state.week), state.phase.index() as u64, u64::from(state.end_called)]);
    words.push(outlook.quarters.canonical(state.quarters) as u64);
    words.push(outlook.money.canonical(state.money) as u64);
    words.push(state.caseload as u64);
    words.extend([outlook.who as u64, (outlook.who >> 64) as u64]);
    pack(&mut words, outlook.encounters.iter().map(|id| state.encounters[id.index()].played));
    pack(&mut words, outlook.encounters.iter().map(|id| state.encounters[id.index()].last_week == state.week));
    words.extend(outlook.desk.iter().filter(|id| ground.case.decision(**id).again).map(|id| u64::from(state.taken[id.index()].0)));
    if let Place::Encounter(id, _) = state.place {
        here(ground, outlook, state, id, &mut words);
    }
    words.extend(state.calls.iter().map(|id| id.index() as u64));
    words.push(u64::MAX);
    if outlook.plans {
        pack(&mut words, state.goals.iter().map(Option::is_some));
    }
    for note in &outlook.notes {
        pack(&mut words, state.sorted[note.index()].iter().map(Option::is_some));
        if let Place::Encounter(_, Step::Make(Work::Note(now), _)) = state.place
            && now == *note
        {
            pack(&mut words, (0..state.sorted[note.index()].len()).map(|at| state.offers(now, at)));
        }
    }
    outlook.live.iter().for_each(|part| words.push(value(ground, state, part)));
    words.push(u64::MAX);
    coming(ground, outlook, keys, told, state, &mut words);
    words.key()
}

/// What the open encounter still knows.
fn here(ground: &Ground<'_>, outlook: &Outlook, state: &CaseState, id: crate::scenario::EncounterId, words: &mut Words) {
    for at in ground.case.encounter(id).decisions.clone() {
        let decision = &ground.case.decisions[usize::from(at)];
        let taken = state.taken[usize::from(at)];
        let mut telling = if decision.again && outlook.telling.has(usize::from(at)) { taken.0 } else { 0 };
        for (position, option) in decision.option_ids().enumerate() {
            let acted_out = &ground.case.option(option).acts_out;
            let tells = acted_out.iter().any(|reaction| outlook.lists.has(ground.case.reaction(*reaction).if_acted_out.index()));
            if taken.has(position) && tells {
                telling |= 1 << position;
            }
        }
        words.push(u64::from(telling));
    }
}

fn value(ground: &Ground<'_>, state: &CaseState, part: usize) -> u64 {
    match ground.parts.meaning(part) {
        Meaning::Fact(at) => u64::from(state.facts[at]),
        Meaning::Flag(at) => u64::from(state.flags[at]),
        Meaning::Chosen(at) => u64::from(state.chosen[at] > 0),
        Meaning::Done(at) => u64::from(state.encounters[at].done),
        Meaning::Measure(at) => state.measures[at] as u64,
        Meaning::Strength(at) => state.ties[at].strength as u64,
        Meaning::Stress(at) => u64::from(state.ties[at].stress),
        Meaning::Service(at) => match state.services[at] {
            Service::None => 0,
            Service::Active => 1,
            Service::Waiting(week) => 2 + u64::from(week),
        },
        Meaning::Planned(at) => u64::from(state.planned[at]),
        // While it is in sight, it can be flagged or not as one likes.
        Meaning::Noticed(at) => u64::from(!state.reactions[at].in_sight && state.reactions[at].flagged.is_some()),
        Meaning::Met(at) => u64::from(state.reactions[at].met) + 2 * u64::from(state.reactions[at].in_sight),
        Meaning::Money => 0,
    }
}

/// What is on its way.
fn coming(ground: &Ground<'_>, outlook: &Outlook, keys: &Keys, told: &[Draw], state: &CaseState, words: &mut Words) {
    let mut sums: Vec<(u64, u64, i64)> = Vec::new();
    let mut asked: Vec<(u64, u64)> = Vec::new();
    let mut whole: Vec<u64> = Vec::new();
    for pending in state.pending.iter().filter(|pending| outlook.lists.has(pending.effects.index())) {
        match pending.part {
            Part::Whole => whole.extend([u64::from(pending.week), pending.effects.index() as u64]),
            Part::Moves if is_plain(ground, pending.effects) => {
                for effect in ground.case.effects_list(pending.effects) {
                    if let Effect::Move(measure, by) = effect
                        && outlook.live.has(ground.parts.measure(*measure))
                    {
                        sums.push((u64::from(pending.week), measure.index() as u64, i64::from(*by)));
                    }
                }
            }
            Part::Moves if moves_live(ground, outlook, pending.effects) => {
                asked.push((pending.effects.index() as u64, u64::from(pending.week)));
                let draws = ground.lists.atoms(pending.effects).iter().flat_map(|atom| &atom.draws);
                for (key, _) in draws.filter(|(key, _)| keys.number(*key).is_some()) {
                    if let Some(draw) = told.iter().find(|draw| draw.key == *key && draw.count == pending.count) {
                        asked.push((draw.key, u64::from(draw.happens)));
                    }
                }
            }
            Part::Moves => {}
        }
    }
    for arrival in &state.arrivals {
        let to = ground.case.influence(arrival.influence).to;
        if outlook.live.has(ground.parts.measure(to)) {
            sums.push((u64::from(arrival.week), to.index() as u64, i64::from(arrival.by)));
        }
    }
    sums.sort_unstable();
    for same in sums.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        words.extend([same[0].0, same[0].1, same.iter().map(|(_, _, by)| by).sum::<i64>() as u64]);
    }
    words.push(u64::MAX);
    asked.sort_unstable();
    words.extend(asked.into_iter().flat_map(|(a, b)| [a, b]));
    words.push(u64::MAX);
    words.extend(whole);
    let recurring = told.iter().filter(|draw| ground.recurs(draw.key));
    words.extend(recurring.flat_map(|draw| [draw.key, u64::from(draw.happens)]));
}

fn is_plain(ground: &Ground<'_>, list: EffectsId) -> bool {
    !ground.case.effects_list(list).iter().any(|effect| matches!(effect, Effect::If(..) | Effect::Chance { .. }))
}

fn moves_live(ground: &Ground<'_>, outlook: &Outlook, list: EffectsId) -> bool {
    let is_live_measure = |write: &Write| matches!(write, Write::Part(part) if matches!(ground.parts.meaning(*part), Meaning::Measure(_)) && outlook.live.has(*part));
    ground.lists.atoms(list).iter().any(|atom| is_live_measure(&atom.write))
}

fn pack(words: &mut Words, bits: impl Iterator<Item = bool>) {
    let mut word = 0;
    let mut filled = 0;
    for bit in bits {
        word = word << 1 | u64::from(bit);
        filled += 1;
        if filled == 64 {
            words.push(word);
            (word, filled) = (0, 0);
        }
    }
    words.push(word);
}
