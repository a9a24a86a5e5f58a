//! What is brought about in one place and asked for in another: facts, marks, choices, encounters, goals, services.
//!
//! Measures are left out: nearly everything moves them, and lines for that would tell nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::effects::{each_effect, each_question};
use super::graph::Spot;
use crate::scenario::{Condition, Effect, EncounterId, FactId, FlagId, GoalId, OptionId, ReactionId, ResourceId, Scenario};

/// What a link goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A fact is found out.
    Fact(FactId),
    /// A flag is set or cleared.
    Flag(FlagId),
    /// An option was chosen.
    Chose(OptionId),
    /// An encounter is over.
    Did(EncounterId),
    /// A goal is in the plan.
    Planned(GoalId),
    /// A service is waited for or used.
    Service(ResourceId),
    /// A thought was flagged.
    Noticed(ReactionId),
}

/// Everything that brings something about, and everything that asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What.
    pub subject: Subject,
    /// Who brings it about, in the order of the map's kinds.
    pub from: Vec<Spot>,
    /// Who asks for it.
    pub to: Vec<Spot>,
}

impl Subject {
    /// What it is called: the mark "rushed".
    pub fn name(self, case: &Scenario) -> String {
        use crate::report::plain::short;
        let quoted = |what: &str, text: &str| format!("{what} “{}”", short(text.trim_end_matches('.'), 60));
        match self {
            Subject::Fact(id) => quoted("the fact", &case.fact(id).text),
            Subject::Flag(id) => quoted("the mark", case.flag(id)),
            Subject::Chose(id) => quoted("the choice", &case.option(id).text),
            Subject::Did(id) => quoted("the encounter", &case.encounter(id).title),
            Subject::Planned(id) => quoted("the goal", &case.goal(id).title),
            Subject::Service(id) => quoted("the service", &case.resource(id).name),
            Subject::Noticed(id) => quoted("the thought", &case.reaction(id).line),
        }
    }
}

/// All links that have both ends.
pub(super) fn of(case: &Scenario) -> Vec<Link> {
    let mut ends: BTreeMap<Subject, (BTreeSet<Spot>, BTreeSet<Spot>)> = BTreeMap::new();
    each_effect(case, |spot, effect| match effect {
        Effect::Learn(id) => {
            ends.entry(Subject::Fact(*id)).or_default().0.insert(spot);
        }
        Effect::Set(id) | Effect::Clear(id) => {
            ends.entry(Subject::Flag(*id)).or_default().0.insert(spot);
        }
        Effect::Refer(id) | Effect::Withdraw(id) | Effect::Wait(id, _) => {
            let both = ends.entry(Subject::Service(*id)).or_default();
            both.0.insert(spot);
            both.1.insert(Spot::Service(*id));
        }
        _ => {}
    });
    each_question(case, |spot, question| {
        let (subject, by) = match question {
            Condition::Knows(id) => (Subject::Fact(*id), None),
            Condition::Is(id) => (Subject::Flag(*id), None),
            Condition::Chose(id) => (Subject::Chose(*id), Some(Spot::Option(*id))),
            Condition::Did(id) => (Subject::Did(*id), Some(Spot::Encounter(*id))),
            Condition::Planned(id) => (Subject::Planned(*id), Some(Spot::Goal(*id))),
            Condition::Uses(id) | Condition::Waits(id) => (Subject::Service(*id), Some(Spot::Service(*id))),
            Condition::Noticed(id) => (Subject::Noticed(*id), Some(Spot::Encounter(case.reaction(*id).encounter))),
            _ => return,
        };
        let both = ends.entry(subject).or_default();
        both.0.extend(by);
        both.1.insert(spot);
    });
    let links =
        ends.into_iter().map(|(subject, (from, to))| Link { subject, from: from.into_iter().collect(), to: to.into_iter().collect() });
    links.filter(|link| !link.from.is_empty() && !link.to.is_empty()).collect()
}
