//! From names to positions: turns a [`CaseSource`] into a [`Scenario`] or says everything that is wrong with it. Never stops at the first fault.

mod casework;
mod ecology;
mod effects;
mod names;
mod ratings;
mod scenes;
mod speakers;
mod work;

use std::ops::Range;

use super::ids::{EffectsId, ReactionId};
use super::model::{About, Client, Effect, Scenario, Scene};
use super::open::Finding;
use super::scene;
use super::source::CaseSource;
use super::spans::Step;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::standards::{self, Edition};
use names::Names;
pub use names::as_id;
use scenes::{Placed, Thoughts};
use speakers::Speakers;

/// The most findings of one reading.
const MOST_FINDINGS: usize = 200;

/// Resolves a case.
///
/// # Errors
/// All findings, if there is any that makes the case unplayable.
pub fn resolve(source: &CaseSource, digest: String) -> Result<Scenario, Vec<Finding>> {
    let mut names = Names::default();
    let mut findings = Vec::new();
    names.collect(source, &mut findings);
    if findings.iter().any(|finding| finding.diagnostic.code == "too-many") {
        return Err(findings);
    }
    let mut resolver = Resolver {
        names,
        speakers: Speakers::of(source),
        findings,
        path: Vec::new(),
        part: None,
        scenes: Vec::new(),
        effects: vec![Vec::new()],
        edition: None,
        placed: Vec::new(),
        met: Vec::new(),
        draws: Default::default(),
    };
    let scenario = resolver.case(source, digest);
    match scenario {
        Some(mut scenario) if resolver.findings.is_empty() => {
            scenario.scenes = resolver.scenes;
            scenario.effects = resolver.effects;
            Ok(scenario)
        }
        _ => {
            let more = format!("check again when these are mended: no more than {MOST_FINDINGS} are listed at once");
            if resolver.is_full()
                && let Some(last) = resolver.findings.last_mut()
            {
                last.diagnostic.hints.push(more);
            }
            Err(resolver.findings)
        }
    }
}

/// What is known while resolving.
struct Resolver {
    names: Names,
    speakers: Speakers,
    findings: Vec<Finding>,
    path: Vec<Step>,
    /// The part of the text at the path that is looked at; all of it if none.
    part: Option<Range<usize>>,
    scenes: Vec<Scene>,
    effects: Vec<Vec<Effect>>,
    edition: Option<&'static Edition>,
    /// Thoughts found in scenes.
    placed: Vec<Placed>,
    /// Reactions whose line was met, but is faulty: what is wrong with it has been said.
    met: Vec<ReactionId>,
    /// Whose effects are being resolved, and how many draws they hold so far.
    draws: (String, u32),
}

impl Resolver {
    fn case(&mut self, source: &CaseSource, digest: String) -> Option<Scenario> {
        self.edition = self.within("edition", |r| r.edition_named(&source.edition));
        self.header(source);
        let nodes = self.nodes(source);
        let client = Client {
            called: source.client.called.clone().unwrap_or_else(|| source.client.name.clone()),
            name: source.client.name.clone(),
            pronouns: source.client.pronouns.clone(),
            age: source.client.age,
            strengths: source.client.strengths.clone(),
            wish: scene::prose(&source.client.wish),
            words: scene::prose(&source.client.words),
            about: scene::prose(&source.client.about),
        };
        let ties = self.within("ties", |r| r.each(&source.ties, Resolver::tie));
        let measures = self.within("measures", |r| r.each(&source.measures, Resolver::measure));
        let influences = self.within("influences", |r| r.each(&source.influences, Resolver::influence));
        let limits = self.within("limits", |r| r.limits(&source.limits));
        let weekly = self.within("every_week", |r| r.each_at(&source.every_week, Resolver::weekly));
        let weeks = source.limits.weeks;
        let dated = self.within("dated", |r| r.each_at(&source.dated, |r, at, dated| r.dated(at, dated, weeks)));
        let resources = self.within("resources", |r| r.each(&source.resources, Resolver::resource));
        let facts = self.within("facts", |r| r.each(&source.facts, Resolver::fact));
        let casework = self.casework(source);
        let ecomap = self.within("ecomap", |r| source.ecomap.as_ref().map(|task| r.ecomap(task, source)));
        let plan = self.within("plan", |r| source.plan.as_ref().map(|task| r.plan(task, source.people.len())));
        let notes = self.within("notes", |r| r.each(&source.notes, Resolver::note));
        let endings = self.within("endings", |r| r.endings(&source.endings));
        self.within("allow", |r| {
            r.each(&source.allow, |r, allowed| r.within("reason", |r| r.text(&allowed.reason, "the reason for an exception")));
        });
        let prompts = source.prompts.iter().map(|prompt| scene::prose(prompt)).collect();

        Some(Scenario {
            digest,
            edition: self.edition?,
            client,
            nodes,
            ties,
            measures: measures.into_iter().collect::<Option<_>>()?,
            influences: influences.into_iter().collect::<Option<_>>()?,
            weekly,
            dated,
            resources,
            limits,
            facts,
            phases: casework.phases,
            encounters: casework.encounters,
            decisions: casework.decisions,
            desk: casework.desk,
            options: casework.options,
            reactions: casework.reactions,
            ecomap,
            plan,
            notes,
            endings,
            prompts,
            help: source.help.clone(),
            flags: source.flags.clone(),
            about: About {
                id: source.id.clone(),
                title: source.title.clone(),
                language: source.language.clone(),
                licence: source.licence.clone(),
                summary: scene::prose(&source.summary),
                setting: scene::prose(&source.setting),
                level: source.level,
                minutes: source.minutes,
                role: scene::prose(&source.role),
                objectives: source.objectives.clone(),
                content: source.content.clone(),
                jurisdiction: scene::prose(&source.jurisdiction),
                sources: source.sources.clone(),
                written_by: source.written_by.clone(),
                reviewed_by: source.reviewed_by.clone(),
                key_source: source.key_source.clone(),
            },
            scenes: Vec::new(),
            effects: Vec::new(),
        })
    }

    fn edition_named(&mut self, id: &str) -> Option<&'static Edition> {
        let found = standards::edition(id);
        if found.is_none() {
            let known = standards::all().iter().map(|edition| edition.id.as_str());
            let hint = did_you_mean(id, known).unwrap_or_else(|| format!("write \"{}\", or leave the field out", standards::all()[0].id));
            self.report(Diagnostic::error("unknown-edition", format!("there is no edition of the standards called \"{id}\"")), Some(hint));
        }
        found
    }

    fn header(&mut self, source: &CaseSource) {
        self.within("title", |r| r.text(&source.title, "the title"));
        self.within("jurisdiction", |r| r.text(&source.jurisdiction, "the jurisdiction note"));
        self.within("written_by", |r| {
            if source.written_by.is_empty() {
                r.error("empty-text", "the case names nobody who wrote it");
            }
        });
        self.within("minutes", |r| r.range(i64::from(source.minutes.0), 1, i64::from(source.minutes.1.max(1)), "the least playing time"));
        self.within("reading_grade", |r| r.range(i64::from(source.reading_grade), 1, 20, "the reading grade"));
        self.within("client", |r| {
            r.within("age", |r| r.range(i64::from(source.client.age), 0, 120, "the client's age"));
            r.within("wish", |r| r.text(&source.client.wish, "the client's wish"));
            r.within("strengths", |r| {
                if source.client.strengths.is_empty() {
                    r.error("empty-text", "the client has no strength");
                }
            });
        });
    }

    // ---- The tools that every part of resolving uses ----

    /// Runs a step with one more field on the path.
    fn within<T>(&mut self, field: &'static str, step: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Field(field));
        let value = step(self);
        self.path.pop();
        value
    }

    /// Runs a step with one more list position on the path.
    fn at<T>(&mut self, index: usize, step: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Index(index));
        let value = step(self);
        self.path.pop();
        value
    }

    /// Runs a step that looks at a part of the text at the path.
    fn on<T>(&mut self, part: Range<usize>, step: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.part.replace(part);
        let value = step(self);
        self.part = outer;
        value
    }

    fn each<S, T>(&mut self, items: &[S], mut step: impl FnMut(&mut Self, &S) -> T) -> Vec<T> {
        items.iter().enumerate().map(|(index, item)| self.at(index, |r| step(r, item))).collect()
    }

    fn each_at<S, T>(&mut self, items: &[S], mut step: impl FnMut(&mut Self, usize, &S) -> T) -> Vec<T> {
        items.iter().enumerate().map(|(index, item)| self.at(index, |r| step(r, index, item))).collect()
    }

    /// Whether there are as many findings as anybody mends at once: a hostile file could have millions.
    fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS
    }

    fn report(&mut self, finding: Diagnostic, hint: Option<String>) {
        if self.is_full() {
            return;
        }
        let diagnostic = finding.hints(hint);
        self.findings.push(Finding { path: self.path.clone(), within: self.part.clone(), diagnostic });
    }

    fn error(&mut self, code: &'static str, message: impl Into<String>) {
        self.report(Diagnostic::error(code, message.into()), None);
    }

    fn range(&mut self, value: i64, least: i64, most: i64, what: &str) {
        if value < least || value > most {
            let finding = Diagnostic::error("value-out-of-range", format!("{what} is {value}"));
            self.report(finding, Some(format!("give a number from {least} to {most}")));
        }
    }

    fn text(&mut self, text: &str, what: &str) {
        if text.trim().is_empty() {
            self.error("empty-text", format!("{what} is empty"));
        }
    }

    /// Hours to quarters of an hour.
    fn quarters(&mut self, hours: f64, least: f64, most: f64, what: &str) -> i32 {
        let quarters = hours * 4.0;
        // Also refuses what is not a number.
        if !(least..=most).contains(&hours) || quarters.fract() != 0.0 {
            let finding = Diagnostic::error("value-out-of-range", format!("{what} is {hours} hours"));
            self.report(finding, Some(format!("give quarters of an hour from {least} to {most}, as 0.25, 1.5 or 3")));
            return 0;
        }
        #[expect(clippy::cast_possible_truncation, reason = "whole and within the range just checked")]
        let quarters = quarters as i32;
        quarters
    }

    fn effects_list(&mut self, list: Vec<Effect>) -> EffectsId {
        if list.is_empty() {
            return EffectsId::at(0);
        }
        let id = EffectsId::at(self.effects.len().min(usize::from(u16::MAX)));
        self.effects.push(list);
        if self.effects.len() == usize::from(u16::MAX) {
            self.error("too-many", "the case has more than 65,000 lists of effects");
        }
        id
    }
}
