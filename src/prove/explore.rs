//! Goes every way on from a state and remembers the states it has seen, so that no future is gone through twice.

use std::rc::Rc;

use crate::scenario::{Effect, EffectsId, OptionId, Scenario};
use crate::sim::chance::{Luck as _, Seeded};
use crate::sim::{self, Action, CaseState, Happenings, Part, Place};

use super::aim::Aim;
use super::bits::Bits;
use super::graph::{Edge, Graph, Keyed};
use super::ground::Ground;
use super::key::{self, Key};
use super::luck::{Branching, Draw, Keys};
use super::outlook::Outlook;
use super::reads::Write;
use super::ways::{Done, Way, are_all, carry_out, telling_flags, ways};
use super::witness::{Witness, realize};

/// Why a search was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenUp {
    /// There are more states than allowed.
    TooMany,
    /// It was told to stop.
    Stopped,
}

/// So many steps are gone before it is asked whether to go on; one with many draws counts as many.
pub const ASKED: u64 = 256;

/// The most steps that are gone for each state allowed. A state of a shipped case has less than ten.
const STEPS_A_STATE: usize = 64;

/// The most bytes that the states of one search may take, and what was looked ahead from them.
const MOST_BYTES: usize = 48 << 20;
const MOST_BYTES_AHEAD: usize = 24 << 20;

/// When to give a search up.
pub struct Patience<'a> {
    /// The most states.
    pub states: usize,
    /// Asked every few hundred steps: whether to go on.
    pub go_on: &'a dyn Fn() -> bool,
}

/// A search through the plays of a case with one question in mind. What it has found out it keeps for the next time.
pub struct Search<'c> {
    pub(super) ground: Ground<'c>,
    keys: Keys,
    /// The draws that make a difference, by the number of their key.
    matter: Bits,
    outlooks: Keyed<Rc<Outlook>>,
    /// How many dollars are more than enough, by the key of an outlook: it hangs on no more than whether there are so many.
    enough: Keyed<Option<i64>>,
    /// The bytes that these take.
    ahead: usize,
    pub(super) happenings: Happenings,
    pub(super) done: Done,
    graph: Graph,
    /// States that the last search for a way has seen.
    pub(super) seen: usize,
    /// Steps gone since it was last asked, also those to states that were seen before.
    steps: u64,
    /// Steps gone altogether.
    gone: usize,
}

/// A state that asks for something, and what can be done.
#[derive(Clone)]
pub(super) struct Settled {
    pub(super) state: CaseState,
    pub(super) told: Vec<Draw>,
    outlook: Rc<Outlook>,
    pub(super) ways: Vec<Way>,
}

struct Frame {
    id: u32,
    settled: Settled,
    way: usize,
    script: Vec<bool>,
    edges: Vec<Edge>,
}

/// What one way led to.
pub(super) struct Step {
    pub(super) settled: Settled,
    pub(super) way: Way,
    pub(super) script: Vec<bool>,
    pub(super) next: Option<Vec<bool>>,
}

/// A way through a case, with the luck that it takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path {
    /// What is done; the first way of a case, its beginning, has no action.
    pub steps: Vec<(Vec<Action>, Vec<bool>)>,
}

impl<'c> Search<'c> {
    /// Makes ready for a search.
    pub fn new(case: &'c Scenario, aim: Aim) -> Self {
        let ground = Ground::new(case, aim);
        let drawn = case.effects.iter().flatten().filter_map(|effect| match effect {
            Effect::Chance { key, .. } => Some(*key),
            _ => None,
        });
        let keys = Keys::new(drawn.collect());
        let graph = Graph::new(ground.sums().len(), ground.through().len());
        let matter = draws_that_matter(&ground, &keys);
        Self {
            keys,
            matter,
            outlooks: Keyed::default(),
            enough: Keyed::default(),
            ahead: 0,
            happenings: Happenings::of(case),
            done: Done::default(),
            graph,
            seen: 0,
            steps: 0,
            gone: 0,
            ground,
        }
    }

    /// From now on every draw comes out the likelier way, nothing is flagged, and of all plans one is made: then no two ways to play
    /// answer alike.
    pub(super) fn hold_luck(&mut self) {
        self.matter = Bits::new(self.keys.len());
        self.ground.is_held = true;
    }

    /// What has been found out.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// How many states the last search for a way has seen.
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// Whether what was found is all there is: every way was gone, and none goes round for ever.
    pub fn is_sound(&self) -> bool {
        !self.graph.circles && are_all(self.ground.case)
    }

    /// Goes every way from the beginning of the case. Gives the state there.
    ///
    /// # Errors
    /// Why it was given up; what was found out until then is kept.
    pub fn from_beginning(&mut self, patience: &Patience<'_>) -> Result<u32, GivenUp> {
        let beginning = self.beginning();
        self.explore(beginning, patience)
    }

    /// Goes every way from a state of an attempt. Gives the first state that asks for something, and the points on the way there.
    ///
    /// # Errors
    /// Why it was given up; what was found out until then is kept.
    pub fn from_state(&mut self, state: &CaseState, patience: &Patience<'_>) -> Result<(u32, Vec<i32>), GivenUp> {
        let told = self.told(state);
        let mut way = Way::new();
        self.done.clear();
        let settled = self.settle(state.clone(), told, &mut way);
        let gains = gains(self.ground.case, &way, self.ground.sums()).collect();
        Ok((self.explore(settled, patience)?, gains))
    }

    /// How the draws came out, in an attempt, that a state still asks for.
    fn told(&self, state: &CaseState) -> Vec<Draw> {
        let mut luck = Seeded(state.seed);
        let asked = state.pending.iter().filter(|pending| pending.part == Part::Moves);
        let asked = asked.flat_map(|pending| self.ground.lists.atoms(pending.effects).iter().map(move |atom| (pending.count, atom)));
        let mut told: Vec<Draw> = Vec::new();
        for (count, (key, percent)) in asked.flat_map(|(count, atom)| atom.draws.iter().map(move |draw| (count, *draw))) {
            if !told.iter().any(|draw| (draw.key, draw.count) == (key, count)) {
                told.push(Draw { key, count, happens: luck.happens(percent, key, count) });
            }
        }
        told
    }

    /// Nothing has happened yet, and the only way on is that the first week begins.
    pub(super) fn beginning(&mut self) -> Settled {
        let state = CaseState::new(self.ground.case, 0);
        Settled { outlook: self.outlook(&state), state, told: Vec::new(), ways: vec![Way::new()] }
    }

    /// A state that was settled before.
    pub(super) fn settled(&mut self, state: CaseState, told: Vec<Draw>) -> Settled {
        if state.week == 0 {
            return self.beginning();
        }
        let outlook = self.outlook(&state);
        let ways = ways(&self.ground, &outlook, &state);
        Settled { state, told, outlook, ways }
    }

    fn outlook(&mut self, state: &CaseState) -> Rc<Outlook> {
        let key = key::of_outlook(&self.ground, state);
        let enough = self.enough.get(&key).copied();
        let slot = |enough: Option<i64>| key ^ Key::from(enough.is_some_and(|enough| enough <= i64::from(state.money)));
        if let Some(outlook) = enough.and_then(|enough| self.outlooks.get(&slot(enough))) {
            return outlook.clone();
        }
        let (outlook, enough) = self.ground.outlook(state);
        let outlook = Rc::new(outlook);
        self.ahead += outlook.bytes();
        if self.ahead > MOST_BYTES_AHEAD {
            // What is forgotten is found out again where it is needed.
            (self.enough, self.outlooks) = Default::default();
            self.ahead = outlook.bytes();
        }
        self.enough.insert(key, enough);
        self.outlooks.insert(slot(enough), outlook.clone());
        outlook
    }

    /// Goes one way, and on from there as long as there is only one.
    pub(super) fn go(&mut self, from: &Settled, way: &Way, script: Vec<bool>) -> Step {
        self.done.clear();
        let mut state = from.state.clone();
        let mut luck = Branching::new(&self.keys, &self.matter, from.told.clone(), script);
        if way.is_empty() {
            sim::begin(self.ground.case, &mut state, &mut self.done.events, &mut luck);
            self.done.begun = self.done.events.len();
        }
        carry_out(self.ground.case, &mut state, &mut self.done, &mut luck, way);
        let told = std::mem::take(&mut luck.told);
        let script = luck.script().to_vec();
        // Every draw is looked up among all the others.
        self.steps += (script.len() * script.len() / 8) as u64;
        let next = luck.next();
        let mut way = way.clone();
        let settled = self.settle(state, told, &mut way);
        Step { settled, way, script, next }
    }

    /// Follows a state as long as there is only one way on and nothing is drawn. Adds what is done to the way.
    fn settle(&mut self, mut state: CaseState, mut told: Vec<Draw>, way: &mut Way) -> Settled {
        loop {
            self.forget(&state, &mut told);
            let outlook = self.outlook(&state);
            let ways = ways(&self.ground, &outlook, &state);
            let [only] = ways.as_slice() else { return Settled { state, told, outlook, ways } };
            // Where nothing that is drawn matters, there is no going back.
            let kept = (!self.matter.is_empty()).then(|| (state.clone(), told.clone()));
            let mut luck = Branching::new(&self.keys, &self.matter, told, Vec::new());
            let before = self.done.marks.len();
            carry_out(self.ground.case, &mut state, &mut self.done, &mut luck, only);
            if let Some((state, told)) = kept
                && !luck.drew_nothing()
            {
                self.done.forget_from(before);
                return Settled { state, told, outlook, ways };
            }
            told = std::mem::take(&mut luck.told);
            way.extend(only.iter().cloned());
        }
    }

    /// Forgets draws that nothing will ask for again.
    fn forget(&self, state: &CaseState, told: &mut Vec<Draw>) {
        if told.is_empty() {
            return;
        }
        told.retain(|draw| {
            self.ground.recurs(draw.key)
                || state.pending.iter().any(|pending| {
                    let has =
                        || self.ground.lists.atoms(pending.effects).iter().flat_map(|atom| &atom.draws).any(|(key, _)| *key == draw.key);
                    pending.part == Part::Moves && pending.count == draw.count && has()
                })
        });
        told.sort_unstable_by_key(|draw| (draw.key, draw.count));
    }

    /// Counts a step, and asks now and then.
    pub(super) fn goes_on(&mut self, patience: &Patience<'_>) -> bool {
        self.steps += 1;
        self.gone += 1;
        self.steps < ASKED || {
            self.steps = 0;
            (patience.go_on)()
        }
    }

    /// Whether more steps were gone than any number of states so small should take: luck has too many ways to fall.
    pub(super) fn has_gone_far(&self, patience: &Patience<'_>) -> bool {
        self.gone / STEPS_A_STATE > patience.states
    }

    pub(super) fn key(&self, settled: &Settled) -> Key {
        key::of_state(&self.ground, &settled.outlook, &self.keys, &settled.told, &settled.state)
    }

    /// For whoever counts actions, it also matters what has been flagged already.
    pub(super) fn key_with_flags(&self, settled: &Settled) -> (Key, u32) {
        let flags = telling_flags(&self.ground, &settled.outlook, &settled.state).enumerate();
        (self.key(settled), flags.filter(|(_, (_, flagged))| *flagged).fold(0, |set, (at, _)| set | 1 << at))
    }

    fn explore(&mut self, from: Settled, patience: &Patience<'_>) -> Result<u32, GivenUp> {
        let key = self.key(&from);
        if let Some(known) = self.graph.find(key) {
            return Ok(known);
        }
        let begin = self.graph.open(key);
        let mut stack = vec![Frame::new(begin, from)];
        while let Some(frame) = stack.last_mut() {
            let Some(way) = frame.settled.ways.get(frame.way).cloned() else {
                if let Some(frame) = stack.pop() {
                    debug_assert!(!frame.edges.is_empty() || matches!(frame.settled.state.place, Place::Ended(_)));
                    self.graph.close(frame.id, &frame.edges);
                }
                continue;
            };
            let step = self.go(&frame.settled, &way, std::mem::take(&mut frame.script));
            if !self.goes_on(patience) {
                self.graph.forget_open();
                return Err(GivenUp::Stopped);
            }
            match step.next {
                Some(script) => frame.script = script,
                None => frame.way += 1,
            }
            let key = self.key(&step.settled);
            let known = self.graph.find(key);
            let to = match known {
                Some(known) => known,
                None => {
                    if self.graph.states() >= patience.states.min(MOST_BYTES / self.graph.bytes_of_one()) || self.has_gone_far(patience) {
                        self.graph.forget_open();
                        return Err(GivenUp::TooMany);
                    }
                    self.graph.open(key)
                }
            };
            frame.edges.push(Edge {
                to,
                gains: gains(self.ground.case, &step.way, self.ground.sums()).collect(),
                through: self.ground.through().iter().map(|option| chooses(&step.way, *option)).collect(),
            });
            if known.is_none() {
                stack.push(Frame::new(to, step.settled));
            }
        }
        Ok(begin)
    }

    /// A play that takes a path, with a seed that has the luck for it.
    pub fn witness(&self, path: &Path) -> Option<Witness> {
        realize(self.ground.case, path, &|key| self.keys.number(key).is_some_and(|number| self.matter.has(number)))
    }

    /// A path on which the first of the sums asked for becomes greatest.
    ///
    /// # Errors
    /// Why it was given up.
    pub fn best_path(&mut self, patience: &Patience<'_>) -> Result<Path, GivenUp> {
        let mut path = Path::default();
        let mut at = self.beginning();
        loop {
            let mut best: Option<(i32, Step)> = None;
            for way in at.ways.clone() {
                let mut script = Some(Vec::new());
                while let Some(now) = script {
                    let mut step = self.go(&at, &way, now);
                    if !self.goes_on(patience) {
                        return Err(GivenUp::Stopped);
                    }
                    script = step.next.take();
                    let node = self.explore(step.settled.clone(), patience)?;
                    let gain: i32 = gains(self.ground.case, &step.way, &self.ground.sums()[..1]).sum();
                    let value = gain.saturating_add(self.graph.most(node)[0]);
                    // The first of the best, so that the same case always gives the same plan.
                    if best.as_ref().is_none_or(|(most, _)| value > *most) {
                        best = Some((value, step));
                    }
                }
            }
            let Some((_, step)) = best else { return Ok(path) };
            path.steps.push((step.way, step.script));
            at = step.settled;
        }
    }

    /// Goes on depth first until a happening is met: some way, where the shortest is too far. Only the states of one play wait, of
    /// the others nothing is kept but that they were seen. None if it cannot be met at all.
    ///
    /// # Errors
    /// Why it was given up.
    pub fn any_to(&mut self, happening: usize, patience: &Patience<'_>) -> Result<Option<Path>, GivenUp> {
        let happening = u32::try_from(happening).unwrap_or(u32::MAX);
        let mut seen = std::collections::HashSet::new();
        let mut path = Path::default();
        let mut stack = vec![Frame::new(0, self.beginning())];
        while let Some(frame) = stack.last_mut() {
            let Some(way) = frame.settled.ways.get(frame.way).cloned() else {
                stack.pop();
                path.steps.pop();
                continue;
            };
            let step = self.go(&frame.settled, &way, std::mem::take(&mut frame.script));
            match step.next {
                Some(script) => frame.script = script,
                None => frame.way += 1,
            }
            if self.happenings.met(self.ground.case, &self.done.events).contains(&happening) {
                path.steps.push((step.way, step.script));
                return Ok(Some(path));
            }
            if !self.goes_on(patience) {
                return Err(GivenUp::Stopped);
            }
            if seen.insert(self.key(&step.settled)) {
                self.seen = seen.len();
                if self.seen >= patience.states.min(MOST_BYTES / (2 * size_of::<Key>())) || self.has_gone_far(patience) {
                    return Err(GivenUp::TooMany);
                }
                path.steps.push((step.way, step.script));
                stack.push(Frame::new(0, step.settled));
            }
        }
        Ok(None)
    }
}

impl Frame {
    fn new(id: u32, settled: Settled) -> Self {
        Self { id, settled, way: 0, script: Vec::new(), edges: Vec::new() }
    }
}

fn draws_that_matter(ground: &Ground<'_>, keys: &Keys) -> Bits {
    let mut matter = Bits::new(keys.len());
    let (outlook, _) = ground.outlook(&CaseState::new(ground.case, 0));
    for list in outlook.lists.iter() {
        for atom in ground.lists.atoms(EffectsId::from_index(list)) {
            let tells = match atom.write {
                Write::Part(part) => outlook.live.has(part),
                Write::Refers(resource) => outlook.live.has(ground.parts.service(resource)),
                Write::Phase(_) | Write::Calls(_) | Write::Course => true,
                Write::Text(scene) => ground.is_read_for(scene),
            };
            if tells || ground.roots.everything {
                atom.draws.iter().filter_map(|(key, _)| keys.number(*key)).for_each(|number| matter.add(number));
            }
        }
    }
    matter
}

/// Whether an option is chosen by one of these actions.
fn chooses(actions: &[Action], option: OptionId) -> bool {
    actions.iter().any(|action| matches!(action, Action::Choose { options, .. } if options.contains(&option)))
}

/// What actions earn of each sum.
pub fn gains<'a>(case: &'a Scenario, actions: &'a [Action], sums: &'a [(u8, i32)]) -> impl Iterator<Item = i32> + 'a {
    sums.iter().map(move |(standard, sign)| actions.iter().map(|action| sign * points(case, action, *standard)).sum())
}

/// The points that an action earns on a standard: weight · effect, summed over the options chosen.
pub fn points(case: &Scenario, action: &Action, standard: u8) -> i32 {
    let Action::Choose { decision, options } = action else { return 0 };
    let weight = i32::try_from(case.decision(*decision).weight).unwrap_or(1);
    options.iter().map(|option| weight * case.option(*option).effect_on(standard)).sum()
}
