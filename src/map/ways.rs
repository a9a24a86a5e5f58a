//! What leads where: the order of encounters and phases, calls, ways back, ends.

use super::effects::each_effect;
use super::graph::Spot;
use crate::scenario::{Effect, EncounterId, PhaseId, Scenario};

/// A way from one spot to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    /// Where it begins.
    pub from: Spot,
    /// Where it leads.
    pub to: Spot,
    /// What kind of way it is.
    pub why: Why,
}

/// What makes a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It comes next in the usual order.
    Next,
    /// It calls an encounter.
    Calls,
    /// It moves the case to a phase.
    Moves,
    /// It ends the case.
    Ends,
}

impl Why {
    /// The words between the two: "A *calls* B"; an end needs no second.
    pub fn words(self) -> &'static str {
        match self {
            Why::Next => "is followed by",
            Why::Calls => "calls",
            Why::Moves => "moves the case to",
            Why::Ends => "ends the case",
        }
    }
}

/// All ways, each once.
pub(super) fn of(case: &Scenario) -> Vec<Way> {
    let mut ways = Vec::new();
    for at in 1..case.phases.len() {
        let [from, to] = [at - 1, at].map(|at| Spot::Phase(PhaseId::from_index(at)));
        ways.push(Way { from, to, why: Why::Next });
    }
    for phase in &case.phases {
        let own = phase.encounters.clone().map(|at| EncounterId::from_index(usize::from(at)));
        let own: Vec<EncounterId> = own.filter(|&id| !case.encounter(id).only_called).collect();
        ways.extend(own.windows(2).map(|two| Way { from: Spot::Encounter(two[0]), to: Spot::Encounter(two[1]), why: Why::Next }));
    }
    let mut others = Vec::new();
    each_effect(case, |from, effect| match effect {
        Effect::Call(id) => others.push(Way { from, to: Spot::Encounter(*id), why: Why::Calls }),
        Effect::Phase(id) => others.push(Way { from, to: Spot::Phase(*id), why: Why::Moves }),
        Effect::End => others.push(Way { from, to: Spot::Endings, why: Why::Ends }),
        _ => {}
    });
    others.sort_unstable();
    others.dedup();
    ways.extend(others);
    ways
}
