//! Counting how often a mark falls on the best option, and what chance would have done.

use super::chance::{Draw, Tails, tails};
use super::looks::{DecisionLook, Looks, OptionLook};
use crate::lint::findings::Found;
use crate::lint::{Findings, Subject, Way};
use crate::scenario::OptionId;

/// From here on a figure is no accident: the probability by which each rule of this family may wrongly accuse a fair case.
pub const LEVEL: f64 = 0.01;

/// In which decisions the marked option is best.
#[derive(Debug)]
pub struct Marked {
    draws: Vec<Draw>,
    /// The marked options that are best.
    hits: Vec<OptionId>,
}

impl Marked {
    /// Looks at every decision for the marked option; none where no option is marked.
    pub fn count<'l>(looks: &'l Looks, marked_one: impl Fn(&'l DecisionLook) -> Option<&'l OptionLook>) -> Self {
        let mut marked = Self { draws: Vec::new(), hits: Vec::new() };
        for decision in &looks.decisions {
            if let Some(option) = marked_one(decision) {
                marked.draws.push(Draw { of: decision.options.len(), marked: decision.best(), drawn: 1 });
                marked.hits.extend(option.best.then_some(option.id));
            }
        }
        marked
    }

    /// The probability of so many hits or more, if it is less than the level.
    pub fn verdict(&self, level: f64) -> Option<f64> {
        let Tails { at_least, .. } = tails(&self.draws, self.hits.len());
        (at_least < level).then_some(at_least)
    }

    /// Reports it at the first of the options, and names the others.
    pub fn report<'f>(&self, subject: &Subject<'_>, findings: &'f mut Findings, says: &str, tail: f64) -> &'f mut Found {
        let mut ways = self.hits.iter().map(|&option| (subject.case.option_path(option), Way::option(subject.case, option).then("text")));
        let first = ways.next().map_or_else(|| Way::field("phases"), |(_, way)| way);
        let found = findings.report(first, format!("{says} in {}", self.figure(tail)));
        for (name, way) in ways {
            found.also(format!("\"{name}\""), way, None);
        }
        found
    }

    /// The figure in words.
    fn figure(&self, tail: f64) -> String {
        let mean: f64 = self.draws.iter().map(|draw| draw.mean()).sum();
        format!("{} of {} decisions, where chance gives {mean:.1} ({})", self.hits.len(), self.draws.len(), p(tail))
    }
}

/// A probability in words.
pub fn p(probability: f64) -> String {
    if probability < 0.0001 { "p < 0.0001".into() } else { format!("p = {probability:.4}") }
}
