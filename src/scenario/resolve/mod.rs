//! From names to positions: turns a [`CaseSource`] into a [`Scenario`] or says everything that is wrong with it. Never stops at the first fault.

mod casework;
mod ecology;
mod effects;
mod names;
mod work;

use super::ids::{EffectsId, ReactionId, SceneId};
use super::model::{About, Client, Effect, Line, Scenario, Scene, Voice};
use super::scene::{self, VoiceSource};
use super::source::CaseSource;
use super::spans::Step;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::standards::{self, Edition};
use names::Names;

/// A finding and the path of the place that it is about.
pub type Finding = (Vec<Step>, Diagnostic);

/// Resolves a case.
///
/// # Errors
/// All findings, if there is any that makes the case unplayable.
pub fn resolve(source: &CaseSource, digest: String) -> Result<Scenario, Vec<Finding>> {
    let mut names = Names::default();
    let mut findings = Vec::new();
    names.collect(source, &mut findings);
    if findings.iter().any(|(_, finding)| finding.code == "too-many") {
        return Err(findings);
    }
    let mut resolver = Resolver {
        names,
        findings,
        path: Vec::new(),
        scenes: Vec::new(),
        effects: vec![Vec::new()],
        edition: None,
        placed: Vec::new(),
        draws: Default::default(),
    };
    let scenario = resolver.case(source, digest);
    match scenario {
        Some(mut scenario) if resolver.findings.is_empty() => {
            scenario.scenes = resolver.scenes;
            scenario.effects = resolver.effects;
            Ok(scenario)
        }
        _ => Err(resolver.findings),
    }
}

/// What is known while resolving.
struct Resolver {
    names: Names,
    findings: Vec<Finding>,
    path: Vec<Step>,
    scenes: Vec<Scene>,
    effects: Vec<Vec<Effect>>,
    edition: Option<&'static Edition>,
    /// Thoughts found in scenes: whose key, the line, and where.
    placed: Vec<(ReactionId, String, Vec<Step>)>,
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
            let hint = did_you_mean(id, known);
            self.report(Diagnostic::error("unknown-edition", format!("there is no edition of the standards called \"{id}\"")), hint);
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

    fn each<S, T>(&mut self, items: &[S], mut step: impl FnMut(&mut Self, &S) -> T) -> Vec<T> {
        items.iter().enumerate().map(|(index, item)| self.at(index, |r| step(r, item))).collect()
    }

    fn each_at<S, T>(&mut self, items: &[S], mut step: impl FnMut(&mut Self, usize, &S) -> T) -> Vec<T> {
        items.iter().enumerate().map(|(index, item)| self.at(index, |r| step(r, index, item))).collect()
    }

    fn report(&mut self, finding: Diagnostic, hint: Option<String>) {
        let finding = match hint {
            Some(hint) => finding.hint(hint),
            None => finding,
        };
        self.findings.push((self.path.clone(), finding));
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

    /// A scene; thoughts only where `reactions` says so.
    fn scene(&mut self, text: &str, thoughts: Thoughts) -> SceneId {
        let mut lines = Vec::new();
        for paragraph in scene::paragraphs(text) {
            let voice = match paragraph.voice {
                VoiceSource::Narration => Some(Voice::Narration),
                VoiceSource::Speech("me") => Some(Voice::Me),
                VoiceSource::Speech(name) => {
                    let node = self.names.nodes.get(name).copied();
                    if node.is_none() {
                        let hint = self.names.nodes.suggest(name);
                        let finding = Diagnostic::error(
                            "unknown-speaker",
                            format!("\"{name}\" speaks here, but is neither the client nor one of the people"),
                        );
                        self.report(finding, hint);
                    }
                    node.map(Voice::Speech)
                }
                VoiceSource::Thought(name) => self.thought(name, &paragraph.text, &thoughts),
            };
            if let Some(voice) = voice {
                lines.push(Line { voice, text: paragraph.text });
            }
        }
        let id = SceneId::at(self.scenes.len().min(usize::from(u16::MAX)));
        self.scenes.push(Scene { lines });
        if self.scenes.len() == usize::from(u16::MAX) {
            self.error("too-many", "the case has more than 65,000 scenes");
        }
        id
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

/// Where thoughts may stand.
enum Thoughts {
    /// In the scenes of an encounter, which has these reactions.
    Of(std::ops::Range<u16>),
    /// Nowhere here.
    None,
}
