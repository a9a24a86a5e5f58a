//! Resolving the case world: nodes, ties, measures, influences, what time brings, resources, limits.

use super::super::ids::NodeId;
use super::super::model::{
    Condition, Dated, Fact, Influence, Limits, Measure, MeasureOwner, Node, NodeKind, Resource, Tie, TieState, Weekly,
};
use super::super::scene::prose;
use super::super::source::{
    CaseSource, DatedSource, FactSource, InfluenceSource, LimitsSource, MeasureSource, ResourceSource, TieSource, WeeklySource,
};
use super::super::words::{Flow, Level};
use super::Resolver;
use super::names::tie_name;
use super::scenes::{Thoughts, some};
use crate::diagnostic::Diagnostic;

/// Largest whole-point value of a measure, either way.
const LARGEST: i64 = 10_000;

impl Resolver {
    pub(super) fn nodes(&mut self, source: &CaseSource) -> Vec<Node> {
        let client = Node {
            id: source.client.id.clone(),
            name: source.client.name.clone(),
            who: String::new(),
            about: String::new(),
            kind: NodeKind::Client,
            level: Level::Micro,
        };
        let mut nodes = vec![client];
        for (at, person) in source.people.iter().enumerate() {
            self.within("people", |r| r.at(at, |r| r.node_level(person.level)));
            nodes.push(Node {
                id: person.id.clone(),
                name: person.name.clone(),
                who: person.who.clone(),
                about: prose(&person.about),
                kind: NodeKind::Person,
                level: person.level,
            });
        }
        for (at, system) in source.systems.iter().enumerate() {
            self.within("systems", |r| r.at(at, |r| r.node_level(system.level)));
            nodes.push(Node {
                id: system.id.clone(),
                name: system.name.clone(),
                who: String::new(),
                about: prose(&system.about),
                kind: NodeKind::System,
                level: system.level,
            });
        }
        nodes
    }

    fn node_level(&mut self, level: Level) {
        let cure = match level {
            Level::Meso => "meso is a link: write a tie between two micro systems instead",
            Level::Chrono => "chrono is change over time: write a dated change instead",
            Level::Micro | Level::Exo | Level::Macro => return,
        };
        self.within("level", |r| {
            let finding = Diagnostic::error("level-not-a-place", format!("nobody and nothing stands at the {} level", level.id()));
            r.report(finding, Some(cure.to_owned()));
        });
    }

    pub(super) fn end(&mut self, name: &str) -> Option<NodeId> {
        let found = self.names.nodes.get(name).copied();
        if found.is_none() && !self.is_full() {
            let hint = self.names.nodes.suggest(name).unwrap_or_else(|| format!("use one of: {}", some(self.names.nodes.all())));
            let finding = Diagnostic::error("unknown-id", format!("\"{name}\" is neither the client nor one of the people or systems"));
            self.report(finding, Some(hint));
        }
        found
    }

    /// Both ends of a pair. Unknown ends are reported and stand as the client: a case with findings is never made.
    pub(super) fn ends(&mut self, between: &(String, String)) -> (NodeId, NodeId) {
        let first = self.end(&between.0).unwrap_or(NodeId(0));
        let second = self.end(&between.1).unwrap_or(NodeId(0));
        if between.0 == between.1 {
            self.error("tie-to-itself", format!("\"{}\" is tied to itself", between.0));
        }
        (first, second)
    }

    pub(super) fn tie(&mut self, tie: &TieSource) -> Tie {
        let between = self.within("between", |r| r.ends(&tie.between));
        let touches_client = between.0 == NodeId(0) || between.1 == NodeId(0);
        if matches!(tie.flow, Flow::ToClient | Flow::FromClient) && !touches_client {
            self.within("flow", |r| {
                let finding =
                    Diagnostic::error("flow-without-client", "this tie does not touch the client, yet flows to or from the client");
                r.report(finding, Some("use `both` or leave the flow out".into()));
            });
        }
        Tie {
            id: tie_name(&tie.between),
            between,
            start: TieState { strength: tie.strength, stress: tie.stress, flow: tie.flow },
            found_by: tie.found_by.as_ref().and_then(|fact| self.within("found_by", |r| r.fact_named(fact))),
            about: prose(&tie.about),
        }
    }

    fn measure_owner(&mut self, name: &str) -> Option<MeasureOwner> {
        match self.names.ties.get(name) {
            Some(tie) => Some(MeasureOwner::Tie(*tie)),
            None if name.contains('-') => self.tie_named(name).map(MeasureOwner::Tie),
            None => self.end(name).map(MeasureOwner::Node),
        }
    }

    pub(super) fn measure(&mut self, measure: &MeasureSource) -> Option<Measure> {
        let (least, most) = (i64::from(measure.range.0), i64::from(measure.range.1));
        self.within("range", |r| {
            r.range(least, -LARGEST, LARGEST - 1, "the least value");
            r.range(most, least + 1, LARGEST, "the greatest value");
        });
        self.within("start", |r| r.range(i64::from(measure.start), least, most, "the first value"));
        if measure.words.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
            self.within("words", |r| r.error("value-out-of-range", "the words are not in rising order of their numbers"));
        }
        self.within("words", |r| {
            r.each(&measure.words, |r, (from, _)| r.range(i64::from(*from), -LARGEST, LARGEST, "the number of a word"))
        });
        self.within("name", |r| r.text(&measure.name, "the name of a measure"));
        let of = self.within("of", |r| r.measure_owner(&measure.of))?;
        let centi = |points: i32| points.saturating_mul(100);
        Some(Measure {
            id: measure.id.clone(),
            name: measure.name.clone(),
            of,
            start: centi(measure.start),
            least: centi(measure.range.0),
            most: centi(measure.range.1),
            good: measure.good,
            about: prose(&measure.about),
            words: measure.words.clone(),
        })
    }

    pub(super) fn influence(&mut self, influence: &InfluenceSource) -> Option<Influence> {
        let from = self.within("from", |r| r.measure_named(&influence.from));
        let to = self.within("to", |r| r.measure_named(&influence.to));
        self.within("weight", |r| r.range(i64::from(influence.weight), -200, 200, "the weight"));
        self.within("lag", |r| r.range(i64::from(influence.lag), 1, 52, "the lag"));
        self.within("why", |r| r.text(&influence.why, "the reason of an influence"));
        Some(Influence { from: from?, to: to?, weight: influence.weight, lag: influence.lag, why: prose(&influence.why) })
    }

    pub(super) fn limits(&mut self, limits: &LimitsSource) -> Limits {
        self.within("weeks", |r| r.range(i64::from(limits.weeks), 1, 52, "the number of weeks"));
        self.within("budget", |r| r.range(i64::from(limits.budget), 0, 1_000_000, "the service budget"));
        let quarters_per_week = self.within("hours_per_week", |r| r.quarters(limits.hours_per_week, 0.25, 80.0, "the working week"));
        let caseload_quarters =
            self.within("caseload", |r| r.within("hours", |r| r.quarters(limits.caseload.hours, 0.0, 80.0, "the rest of the caseload")));
        if caseload_quarters >= quarters_per_week && quarters_per_week > 0 {
            self.within("caseload", |r| {
                r.error("value-out-of-range", "the rest of the caseload takes the whole week: no hour is left for this case")
            });
        }
        Limits {
            weeks: limits.weeks,
            quarters_per_week,
            other_clients: limits.caseload.clients,
            caseload_quarters,
            budget: i32::try_from(limits.budget).unwrap_or(i32::MAX),
        }
    }

    pub(super) fn weekly(&mut self, at: usize, rule: &WeeklySource) -> Weekly {
        self.within("why", |r| r.text(&rule.why, "the reason of a rule"));
        Weekly {
            when: self.within("when", |r| r.condition(&rule.when)),
            effects: self.owned_effects("effects", format!("weekly {at}"), &rule.effects),
            why: prose(&rule.why),
        }
    }

    pub(super) fn dated(&mut self, at: usize, dated: &DatedSource, weeks: u32) -> Dated {
        self.within("week", |r| r.range(i64::from(dated.week), 1, i64::from(weeks), "the week"));
        Dated {
            week: dated.week,
            when: self.within("when", |r| r.condition(&dated.when)),
            text: self.within("text", |r| r.scene(&dated.text, Thoughts::None)),
            effects: self.owned_effects("effects", format!("dated {at}"), &dated.effects),
        }
    }

    pub(super) fn resource(&mut self, resource: &ResourceSource) -> Resource {
        self.within("wait", |r| r.range(i64::from(resource.wait), 0, 52, "the wait"));
        self.within("cost", |r| r.range(i64::from(resource.cost), 0, 1_000_000, "the cost"));
        self.within("name", |r| r.text(&resource.name, "the name of a resource"));
        Resource {
            id: resource.id.clone(),
            name: resource.name.clone(),
            about: prose(&resource.about),
            cost: resource.cost,
            wait: resource.wait,
            eligibility: prose(&resource.eligibility),
            when: self.within("when", |r| r.condition(&resource.when)),
            starts: self.within("starts", |r| r.scene(&resource.starts, Thoughts::None)),
            effects: self.owned_effects("effects", format!("resource {}", resource.id), &resource.effects),
        }
    }

    pub(super) fn fact(&mut self, fact: &FactSource) -> Fact {
        self.within("text", |r| r.text(&fact.text, "the text of a fact"));
        Fact { id: fact.id.clone(), text: prose(&fact.text) }
    }

    /// Whether a condition holds in every state. Sound, not complete.
    pub(super) fn always(condition: &Condition) -> bool {
        match condition {
            Condition::Always => true,
            Condition::All(parts) => parts.iter().all(Self::always),
            Condition::Any(parts) => parts.iter().any(Self::always),
            _ => false,
        }
    }
}
