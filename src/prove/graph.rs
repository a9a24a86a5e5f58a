//! What was found out about the states of a case: which lead where, and what can still be got from each.

use std::collections::HashMap;

use super::key::Key;
use super::ways::Way;

/// A state that was seen.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Node {
    first: u32,
    edges: u32,
    /// How many complete plays there are from here.
    pub plays: f64,
    /// All ways from here have been gone.
    closed: bool,
}

/// A way from one state to another.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// The state that it leads to.
    pub to: u32,
    /// Which actions, see [`Graph::way`].
    label: u32,
    /// How the draws come out.
    script: u32,
    /// What happens.
    news: u32,
    /// How likely a learner takes it who chooses at random among the ways on.
    pub probability: f32,
}

/// An edge before it is stored.
#[derive(Debug)]
pub(super) struct NewEdge {
    pub to: u32,
    pub way: Way,
    pub script: Vec<bool>,
    pub news: Vec<u32>,
    pub gains: Vec<i32>,
    pub probability: f64,
}

/// States and ways, as far as they are known.
#[derive(Debug)]
pub struct Graph {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    ways: Numbers<Way>,
    scripts: Numbers<Vec<bool>>,
    news: Numbers<Vec<u32>>,
    index: HashMap<Key, u32>,
    /// For each state the greatest that each of the sums asked for can still become.
    values: Vec<i32>,
    sums: usize,
    /// Whether some play may never end.
    pub circles: bool,
}

impl Graph {
    pub(super) fn new(sums: usize) -> Self {
        Self {
            nodes: Vec::new(),
            edges: Vec::new(),
            ways: Numbers::new(),
            scripts: Numbers::new(),
            news: Numbers::new(),
            index: HashMap::new(),
            values: Vec::new(),
            sums,
            circles: false,
        }
    }

    /// How many states are known.
    pub fn states(&self) -> usize {
        self.nodes.len()
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
        &self.values[node as usize * self.sums..][..self.sums]
    }

    /// The ways on from a state.
    pub fn edges_of(&self, node: u32) -> &[Edge] {
        let node = &self.nodes[node as usize];
        &self.edges[node.first as usize..][..node.edges as usize]
    }

    /// The actions of an edge.
    pub fn way(&self, edge: &Edge) -> &Way {
        &self.ways.things[edge.label as usize]
    }

    /// How the draws of an edge come out, in the order in which they are made.
    pub fn script(&self, edge: &Edge) -> &[bool] {
        &self.scripts.things[edge.script as usize]
    }

    /// What an edge comes to, by number of happening.
    pub fn news(&self, edge: &Edge) -> &[u32] {
        &self.news.things[edge.news as usize]
    }

    /// Notes a state whose ways are still to be gone.
    pub(super) fn open(&mut self, key: Key) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(Node::default());
        self.index.insert(key, id);
        self.values.extend(std::iter::repeat_n(0, self.sums));
        id
    }

    /// All ways from a state have been gone; none leads on from an end.
    pub(super) fn close(&mut self, id: u32, edges: Vec<NewEdge>) {
        let sums = self.sums;
        let mut most = vec![if edges.is_empty() { 0 } else { i32::MIN }; sums];
        let mut plays = if edges.is_empty() { 1.0 } else { 0.0 };
        let first = u32::try_from(self.edges.len()).unwrap_or(u32::MAX);
        for edge in edges {
            if !self.is_closed(edge.to) {
                // Only a state before this one is still open: the play goes round in a circle.
                self.circles = true;
                continue;
            }
            plays += self.plays(edge.to);
            for (sum, most) in most.iter_mut().enumerate() {
                *most = (*most).max(edge.gains[sum].saturating_add(self.most(edge.to)[sum]));
            }
            let stored = Edge {
                to: edge.to,
                label: self.ways.number(edge.way),
                script: self.scripts.number(edge.script),
                news: self.news.number(edge.news),
                probability: edge.probability as f32,
            };
            self.edges.push(stored);
        }
        let edges = u32::try_from(self.edges.len()).unwrap_or(u32::MAX) - first;
        self.values[sums * id as usize..][..sums].copy_from_slice(&most);
        self.nodes[id as usize] = Node { first, edges, plays, closed: true };
    }

    /// Forgets what is open: a search was given up.
    pub(super) fn forget_open(&mut self) {
        let nodes = &self.nodes;
        self.index.retain(|_, id| nodes[*id as usize].closed);
    }
}

/// Numbers for things that recur.
#[derive(Debug)]
struct Numbers<T> {
    numbers: HashMap<T, u32>,
    things: Vec<T>,
}

impl<T: std::hash::Hash + Eq + Clone> Numbers<T> {
    fn new() -> Self {
        Self { numbers: HashMap::new(), things: Vec::new() }
    }

    fn number(&mut self, thing: T) -> u32 {
        if let Some(number) = self.numbers.get(&thing) {
            return *number;
        }
        let number = u32::try_from(self.things.len()).unwrap_or(u32::MAX);
        self.things.push(thing.clone());
        self.numbers.insert(thing, number);
        number
    }
}
