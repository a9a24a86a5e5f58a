//! The states from which a search for the shortest way still has to go on, what took the fewest actions first.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use crate::sim::CaseState;

use super::explore::Settled;
use super::key::Key;
use super::luck::Draw;

/// The most states that such a search sees, and the most bytes that those take that wait: each waits whole.
const MOST: usize = 60_000;
const MOST_BYTES: usize = 40 << 20;

/// A state, and what is flagged in it.
type WithFlags = (Key, u32);

/// See above.
pub struct Waiting {
    /// By actions, and then in the order in which they came.
    queue: BinaryHeap<Reverse<(usize, usize)>>,
    states: HashMap<usize, Waiter>,
    /// The fewest actions that have led to each state.
    fewest: HashMap<WithFlags, usize>,
    came: usize,
    most: usize,
    most_waiting: usize,
}

struct Waiter {
    /// None for the beginning, where nothing leads back to.
    key: Option<WithFlags>,
    from: usize,
    state: CaseState,
    told: Vec<Draw>,
}

impl Waiting {
    /// The beginning waits alone; so many states may be seen, and no more than can wait.
    pub fn new(beginning: Settled, states: usize) -> Self {
        // Every one of a state's lists takes some room besides what is in it.
        let most_waiting = MOST_BYTES / (beginning.state.bytes() + 1024);
        let waiter = Waiter { key: None, from: usize::MAX, state: beginning.state, told: beginning.told };
        Self {
            queue: BinaryHeap::from([Reverse((0, 0))]),
            states: HashMap::from([(0, waiter)]),
            fewest: HashMap::new(),
            came: 1,
            most: states.min(MOST),
            most_waiting,
        }
    }

    /// Has a state wait that so many actions lead to, behind the step `from`; not if as few have led to it before.
    pub fn add(&mut self, key: WithFlags, from: usize, actions: usize, settled: Settled) -> bool {
        if self.fewest.get(&key).is_some_and(|fewest| *fewest <= actions) {
            return false;
        }
        self.fewest.insert(key, actions);
        // Nothing comes after the end.
        if settled.ways.is_empty() {
            return false;
        }
        self.queue.push(Reverse((actions, self.came)));
        self.states.insert(self.came, Waiter { key: Some(key), from, state: settled.state, told: settled.told });
        self.came += 1;
        true
    }

    /// The next state, the step that led to it, how many actions did, and the draws that it still asks for.
    pub fn next(&mut self) -> Option<(usize, usize, CaseState, Vec<Draw>)> {
        while let Some(Reverse((actions, number))) = self.queue.pop() {
            let Some(Waiter { key, from, state, told }) = self.states.remove(&number) else { continue };
            // Fewer may have led to it since.
            if key.is_none_or(|key| self.fewest.get(&key) == Some(&actions)) {
                return Some((from, actions, state, told));
            }
        }
        None
    }

    /// How many states have been seen.
    pub fn seen(&self) -> usize {
        self.fewest.len()
    }

    /// Whether no more may be seen.
    pub fn is_full(&self) -> bool {
        self.seen() >= self.most || self.states.len() >= self.most_waiting
    }
}
