//! What virtual learners made of a case, as text for an instructor, as JSON and as one long CSV table. Returns strings and values.

mod csv;
mod findings;
mod json;
mod text;
mod words;

use crate::learners::statistics::{Apart, apart};
use crate::learners::{Distribution, Group, Tally};
use crate::scenario::{CaseFile, Scenario};
pub use findings::Finding;

/// What was simulated.
#[derive(Debug, Clone, Copy)]
pub struct Simulation<'a> {
    /// The case.
    pub case: &'a Scenario,
    /// The seed.
    pub seed: u64,
    /// Attempts that were asked for.
    pub asked: u64,
    /// What became of those that were played.
    pub tally: &'a Tally,
    /// The text of the case, where findings are to name their lines.
    pub file: Option<&'a CaseFile>,
}

impl Simulation<'_> {
    /// What an author should look at, the gravest first.
    pub fn findings(&self) -> Vec<Finding> {
        findings::findings(self)
    }

    /// For an instructor: the tables, and at the end, where a terminal stops, what to look at.
    pub fn text(&self) -> String {
        text::text(self)
    }

    /// Every figure, by group and item.
    pub fn json(&self) -> serde_json::Value {
        json::json(self)
    }

    /// One tidy table: `table,policy,item,figure,value`, a figure on each line.
    pub fn csv(&self) -> String {
        csv::csv(self)
    }

    /// How many attempts were played, to their end or until their learner got stuck.
    pub fn played(&self) -> u64 {
        self.tally.attempts() + self.tally.stuck()
    }

    /// What can be compared between groups: each standard by its number, all together, d′.
    fn scores(&self) -> impl Iterator<Item = Score> {
        let standards = (0..self.case.edition.standards.len()).map(Score::Standard);
        standards.chain([Score::Overall, Score::DPrime])
    }

    /// Which groups are set side by side: neighboring degrees of skill, the least and the most skilled, and each other policy
    /// with the most skilled. The one that is expected to score higher comes first, but for the policies without skill.
    fn pairs(&self) -> Vec<(&Group, &Group)> {
        let mut skilled: Vec<&Group> = self.tally.groups.iter().filter(|group| group.policy.skill().is_some()).collect();
        skilled.sort_by_key(|group| group.policy);
        let mut pairs: Vec<(&Group, &Group)> = skilled.windows(2).map(|two| (two[1], two[0])).collect();
        if let (Some(low), Some(high)) = (skilled.first(), skilled.last()) {
            if skilled.len() > 2 {
                pairs.insert(0, (high, low));
            }
            pairs.extend(self.tally.groups.iter().filter(|group| group.policy.skill().is_none()).map(|group| (*high, group)));
        }
        pairs
    }
}

/// A score that groups can be compared by.
#[derive(Debug, Clone, Copy)]
enum Score {
    /// A standard, by its position in the edition.
    Standard(usize),
    /// All standards together.
    Overall,
    /// d′.
    DPrime,
}

impl Score {
    fn of(self, group: &Group) -> &Distribution {
        match self {
            Score::Standard(at) => &group.standards[at].scores,
            Score::Overall => &group.overall,
            Score::DPrime => &group.d_prime,
        }
    }

    /// The word for it in JSON and CSV.
    fn id(self, case: &Scenario) -> String {
        match self {
            Score::Standard(at) => case.edition.standards[at].number.to_string(),
            Score::Overall => "overall".into(),
            Score::DPrime => "d_prime".into(),
        }
    }

    /// The words for it in a table.
    fn label(self, case: &Scenario) -> String {
        match self {
            Score::Standard(at) => {
                let standard = &case.edition.standards[at];
                format!("{:>2} {}", standard.number, standard.name)
            }
            Score::Overall => "   All together".into(),
            Score::DPrime => "   d′ (thoughts)".into(),
        }
    }

    fn apart(self, above: &Group, below: &Group) -> Option<Apart> {
        apart(self.of(above), self.of(below))
    }
}

/// The percentiles that are given of every distribution.
const PERCENTILES: [u64; 5] = [5, 25, 50, 75, 95];
