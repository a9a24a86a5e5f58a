//! The case file at a terminal: everything that is known now.

use std::io::{BufRead, Write};

use super::Player;
use crate::debrief::{points, tie_words};
use crate::scenario::NodeKind;
use crate::sim::Service;

impl<R: BufRead, W: Write> Player<R, W> {
    pub(super) fn case_file(&mut self) -> std::io::Result<()> {
        let case = self.session.play().case().clone();
        let state = self.session.play().state().clone();
        let client = &case.client;
        self.heading(&format!("Case file: {}", client.name))?;
        self.line(&format!("{}, {}, {} years. {}", client.called, client.pronouns, client.age, client.about))?;
        self.line(&format!("Strengths: {}.", client.strengths.join("; ")))?;
        self.line(&format!("Wish: {}", client.wish))?;
        self.line(&format!("In their own words: \"{}\"", client.words))?;

        self.heading("People")?;
        for node in case.nodes.iter().filter(|node| node.kind == NodeKind::Person) {
            self.line(&format!("{}, {}. {}", node.name, node.who, node.about))?;
        }
        self.heading("Ecomap")?;
        let mapped = self.session.play().mapped_ties();
        if mapped.is_empty() {
            self.line("No tie is on your map yet.")?;
        }
        for (between, state) in mapped {
            let ends = (&case.node(between.0).name, &case.node(between.1).name);
            let level = case.tie_level(between).label().to_lowercase();
            self.line(&format!("{} and {} ({level}): {}", ends.0, ends.1, tie_words(state)))?;
        }
        self.heading("Facts")?;
        let known: Vec<String> =
            case.facts.iter().zip(&state.facts).filter(|(_, known)| **known).map(|(fact, _)| fact.text.clone()).collect();
        if known.is_empty() {
            self.line("Nothing found out yet.")?;
        }
        for fact in known {
            self.line(&fact)?;
        }
        self.heading("Measures")?;
        for (measure, value) in case.measures.iter().zip(&state.measures) {
            let word = measure.word(*value).map(|word| format!(" ({word})")).unwrap_or_default();
            let whole = (value + 50).div_euclid(100) * 100;
            self.line(&format!("{} ({}): {}{word}", measure.name, case.measure_owner(measure), points(whole)))?;
        }
        self.heading("Resources")?;
        for (resource, service) in case.resources.iter().zip(&state.services) {
            let now = match service {
                Service::None => format!("wait {}, cost ${}", super::say::weeks_words(resource.wait), resource.cost),
                Service::Waiting(week) => format!("expected in week {week}"),
                Service::Active => "in use".into(),
            };
            self.line(&format!("{}: {now}. {} {}", resource.name, resource.about, resource.eligibility))?;
        }
        if let Some(plan) = &case.plan
            && state.planned.contains(&true)
        {
            self.heading("Service plan")?;
            for (at, goal) in plan.goals.iter().enumerate() {
                if let (true, Some(draft)) = (state.planned[at], state.goals[at]) {
                    self.line(&goal.wordings[usize::from(draft.wording)].text)?;
                }
            }
        }
        self.blank()
    }
}
