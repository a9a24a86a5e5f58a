//! What was found out about the states of a case: what can still be got from each, and how many plays lead on from it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::key::Key;

/// A state that was seen.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// How many complete plays there are from here.
    plays: f64,
    /// All ways from here have been gone.
    closed: bool,
}

/// A way from one state to another.
#[derive(Debug)]
pub(super) struct Edge {
    pub to: u32,
    pub gains: Vec<i32>,
    /// Which of the options that are asked for are chosen on it.
    pub through: Vec<bool>,
}

/// Less than any sum: there is none.
pub(super) const NONE: i32 = i32::MIN / 2;

/// States and what can be got from them, as far as they are known. The ways between them are not kept: whoever needs them goes them again.
#[derive(Debug)]
pub struct Graph {
    nodes: Vec<Node>,
    index: Keyed<u32>,
    /// For each state the greatest that each of the sums asked for can still become; then the greatest that the first of them can still
    /// become for whoever still chooses each of some options.
    values: Vec<i32>,
    sums: usize,
    through: usize,
    /// Whether some play may never end.
    pub circles: bool,
}

/// What is kept by key. A key is as good as random already: its first half is its hash.
pub(super) type Keyed<T> = HashMap<Key, T, BuildHasherDefault<FirstHalf>>;

/// Takes a key as its own hash.
#[derive(Debug, Default)]
pub(super) struct FirstHalf(u64);

impl Hasher for FirstHalf {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u128(&mut self, key: u128) {
        self.0 ^= key as u64;
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = self.0.rotate_left(32) ^ u64::from(number);
    }
}

impl Graph {
    pub(super) fn new(sums: usize, through: usize) -> Self {
        Self { nodes: Vec::new(), index: Keyed::default(), values: Vec::new(), sums, through, circles: false }
    }

    /// How many states are known.
    pub fn states(&self) -> usize {
        self.nodes.len()
    }

    /// About how many bytes a state takes, with its place in the index and what is free there.
    pub(super) fn bytes_of_one(&self) -> usize {
        2 * (size_of::<Node>() + self.values_of_one() * size_of::<i32>() + size_of::<(Key, u32)>())
    }

    /// A state by its key, if all that follows from it is known.
    pub(super) fn find(&self, key: Key) -> Option<u32> {
        self.index.get(&key).copied()
    }

    /// Whether all ways from a state have been gone.
    fn is_closed(&self, node: u32) -> bool {
        self.nodes[node as usize].closed
    }

    /// How many complete plays there are from a state.
    pub fn plays(&self, node: u32) -> f64 {
        self.nodes[node as usize].plays
    }

    /// The greatest that each of the sums asked for can still become from a state.
    pub fn most(&self, node: u32) -> &[i32] {
        &self.values_of(node)[..self.sums]
    }

    /// The greatest that the first sum can still become from a state for whoever still chooses each of the options asked for; none where
    /// nobody can.
    pub fn most_through(&self, node: u32) -> impl Iterator<Item = Option<i32>> {
        self.values_of(node)[self.sums..].iter().map(|most| (*most > NONE / 2).then_some(*most))
    }

    fn values_of_one(&self) -> usize {
        self.sums + self.through
    }

    fn values_of(&self, node: u32) -> &[i32] {
        &self.values[node as usize * self.values_of_one()..][..self.values_of_one()]
    }

    /// Notes a state whose ways are still to be gone.
    pub(super) fn open(&mut self, key: Key) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(Node::default());
        self.index.insert(key, id);
        self.values.extend(std::iter::repeat_n(0, self.values_of_one()));
        id
    }

    /// All ways from a state have been gone; none leads on from an end.
    pub(super) fn close(&mut self, id: u32, edges: &[Edge]) {
        let mut most = vec![if edges.is_empty() { 0 } else { i32::MIN }; self.sums];
        let mut through = vec![NONE; self.through];
        let mut plays = if edges.is_empty() { 1.0 } else { 0.0 };
        for edge in edges {
            if !self.is_closed(edge.to) {
                // Only a state before this one is still open: the play goes round in a circle.
                self.circles = true;
                continue;
            }
            plays += self.plays(edge.to);
            let (sums, later) = self.values_of(edge.to).split_at(self.sums);
            for ((most, gain), sum) in most.iter_mut().zip(&edge.gains).zip(sums) {
                *most = (*most).max(gain.saturating_add(*sum));
            }
            for ((through, now), later) in through.iter_mut().zip(&edge.through).zip(later) {
                *through = (*through).max(edge.gains[0].saturating_add(if *now { sums[0] } else { *later }));
            }
        }
        let values = self.values_of_one();
        self.values[values * id as usize..][..values].iter_mut().zip(most.into_iter().chain(through)).for_each(|(value, now)| *value = now);
        self.nodes[id as usize] = Node { plays, closed: true };
    }

    /// Forgets what is open: a search was given up.
    pub(super) fn forget_open(&mut self) {
        let nodes = &self.nodes;
        self.index.retain(|_, id| nodes[*id as usize].closed);
    }
}
