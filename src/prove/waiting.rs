//! The states from which a search for the shortest way still has to go on, what took the fewest actions first.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::explore::Settled;
use super::key::Key;

/// The most states that such a search sees, and the most bytes that they may take: each waits whole.
const MOST: usize = 60_000;
const MOST_BYTES: usize = 192 << 20;

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
}

struct Waiter {
    /// None for the beginning, where nothing leads back to.
    key: Option<WithFlags>,
    from: usize,
    settled: Settled,
}

impl Waiting {
    /// The beginning waits alone; so many states may be seen, and no more than can wait.
    pub fn new(beginning: Settled, states: usize) -> Self {
        let most = states.min(MOST).min(MOST_BYTES / beginning.state.bytes());
        let waiter = Waiter { key: None, from: usize::MAX, settled: beginning };
        Self { queue: BinaryHeap::from([Reverse((0, 0))]), states: HashMap::from([(0, waiter)]), fewest: HashMap::new(), came: 1, most }
    }

    /// Has a state wait that so many actions lead to, behind the step `from`; not if as few have led to it before.
    pub fn add(&mut self, key: WithFlags, from: usize, actions: usize, settled: Settled) -> bool {
        if self.fewest.get(&key).is_some_and(|fewest| *fewest <= actions) {
            return false;
        }
        self.fewest.insert(key, actions);
        self.queue.push(Reverse((actions, self.came)));
        self.states.insert(self.came, Waiter { key: Some(key), from, settled });
        self.came += 1;
        true
    }

    /// The next state, the step that led to it, and how many actions did.
    pub fn next(&mut self) -> Option<(usize, usize, Settled)> {
        while let Some(Reverse((actions, number))) = self.queue.pop() {
            let Some(Waiter { key, from, settled }) = self.states.remove(&number) else { continue };
            // Fewer may have led to it since.
            if key.is_none_or(|key| self.fewest.get(&key) == Some(&actions)) {
                return Some((from, actions, settled));
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
        self.seen() >= self.most || self.states.len() >= self.most
    }
}
