//! Chance as an explorer meets it: every draw that matters goes both ways.

use crate::sim::chance::Luck;

use super::bits::Bits;

/// A draw and how it came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Draw {
    /// What was drawn.
    pub key: u64,
    /// How often before.
    pub count: u64,
    /// Whether it happened.
    pub happens: bool,
}

/// The keys of draws, each with a number.
#[derive(Debug, Default)]
pub struct Keys {
    sorted: Vec<u64>,
}

impl Keys {
    pub fn new(mut keys: Vec<u64>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        Self { sorted: keys }
    }

    pub fn number(&self, key: u64) -> Option<usize> {
        self.sorted.binary_search(&key).ok()
    }

    pub fn len(&self) -> usize {
        self.sorted.len()
    }
}

/// Luck that follows a script as far as it goes and has everything happen beyond it, so that all scripts can be run through in turn.
#[derive(Debug)]
pub struct Branching<'a> {
    keys: &'a Keys,
    /// The draws that matter, by the number of their keys.
    matter: &'a Bits,
    /// Draws that came out before: they come out the same.
    pub told: Vec<Draw>,
    script: Vec<bool>,
    used: usize,
}

impl<'a> Branching<'a> {
    pub fn new(keys: &'a Keys, matter: &'a Bits, told: Vec<Draw>, script: Vec<bool>) -> Self {
        Self { keys, matter, told, script, used: 0 }
    }

    /// How the draws came out, in the order in which they were asked for.
    pub fn script(&self) -> &[bool] {
        &self.script[..self.used]
    }

    /// The script of the next branch, if there is another.
    pub fn next(mut self) -> Option<Vec<bool>> {
        self.script.truncate(self.used);
        while let Some(last) = self.script.pop() {
            if last {
                self.script.push(false);
                return Some(self.script);
            }
        }
        None
    }

    /// Whether nothing was drawn beyond what was told before.
    pub fn drew_nothing(&self) -> bool {
        self.used == 0
    }
}

/// How a draw comes out that makes no difference.
pub fn likelier(percent: u32) -> bool {
    percent >= 50
}

impl Luck for Branching<'_> {
    fn happens(&mut self, percent: u32, key: u64, count: u64) -> bool {
        if percent == 0 || percent >= 100 {
            return percent > 0;
        }
        if let Some(draw) = self.told.iter().find(|draw| draw.key == key && draw.count == count) {
            return draw.happens;
        }
        if !self.keys.number(key).is_some_and(|number| self.matter.has(number)) {
            return likelier(percent);
        }
        if self.used == self.script.len() {
            self.script.push(true);
        }
        let happens = self.script[self.used];
        self.used += 1;
        self.told.push(Draw { key, count, happens });
        happens
    }
}
