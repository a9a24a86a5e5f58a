//! Everything that somebody reads in a case, with its place and whose words it is. Judges nothing.

use std::sync::Arc;

use super::way::Way;
use crate::scenario::Step;
use crate::scenario::scene::{self, VoiceSource};
use crate::scenario::source::{CaseSource, DecisionSource, Effect, EncounterSource, GoalSource};

/// A paragraph of text.
#[derive(Debug, Clone)]
pub struct Prose<'a> {
    /// The way to the text of which it is a paragraph.
    pub path: Arc<[Step]>,
    /// Where it begins in that text, in bytes: for [`super::super::Findings`] to point into it.
    pub start: usize,
    /// The paragraph, with the line breaks and the indentation that it has there.
    pub text: &'a str,
    /// Whose words it is.
    pub whose: Whose<'a>,
}

/// Whose words a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose<'a> {
    /// The author's: narration, questions, options, reasons, names.
    Author,
    /// Speech, or own words, of the client or person with this id.
    Speech(&'a str),
    /// Speech of the case manager.
    Me,
    /// A line of the case manager's inner monologue, with its reaction's id.
    Thought(&'a str),
}

impl Prose<'_> {
    /// The name of the field that it stands in: `scene`, `text`, `feedback`, `rates` …
    pub fn field(&self) -> &'static str {
        let fields = self.path.iter().rev().filter_map(|step| match step {
            Step::Field(name) => Some(*name),
            Step::Index(_) => None,
        });
        fields.into_iter().next().unwrap_or_default()
    }

    /// Whether it stands under this field of the case.
    pub fn is_under(&self, field: &str) -> bool {
        matches!(self.path.first(), Some(Step::Field(name)) if *name == field)
    }
}

/// All of it.
pub fn of(source: &CaseSource) -> Vec<Prose<'_>> {
    let mut walk = Walk { path: Vec::with_capacity(16), found: Vec::with_capacity(1024) };
    walk.case(source);
    walk.found
}

struct Walk<'a> {
    path: Vec<Step>,
    found: Vec<Prose<'a>>,
}

impl<'a> Walk<'a> {
    fn case(&mut self, source: &'a CaseSource) {
        self.text("title", &source.title);
        self.text("summary", &source.summary);
        self.text("setting", &source.setting);
        self.text("role", &source.role);
        self.texts("objectives", &source.objectives);
        self.each("content", &source.content, |w, content| {
            w.text("topic", &content.topic);
            w.text("place", &content.place);
            w.maybe("skip", content.skip.as_ref());
        });
        self.text("jurisdiction", &source.jurisdiction);
        self.texts("sources", &source.sources);
        self.into("client", |w| {
            w.text("pronouns", &source.client.pronouns);
            w.texts("strengths", &source.client.strengths);
            w.text("wish", &source.client.wish);
            w.whole("words", &source.client.words, Whose::Speech(&source.client.id));
            w.text("about", &source.client.about);
        });
        self.each("people", &source.people, |w, person| {
            w.text("name", &person.name);
            w.text("who", &person.who);
            w.text("about", &person.about);
        });
        self.each("systems", &source.systems, |w, system| {
            w.text("name", &system.name);
            w.text("about", &system.about);
        });
        self.each("ties", &source.ties, |w, tie| w.text("about", &tie.about));
        self.each("measures", &source.measures, |w, measure| {
            w.text("name", &measure.name);
            w.text("about", &measure.about);
            w.each("words", &measure.words, |w, (_, word)| w.at(1, |w| w.paragraphs(word, Whose::Author)));
        });
        self.each("influences", &source.influences, |w, influence| w.text("why", &influence.why));
        self.each("every_week", &source.every_week, |w, rule| {
            w.effects("effects", &rule.effects);
            w.text("why", &rule.why);
        });
        self.each("dated", &source.dated, |w, dated| {
            w.scene("text", &dated.text);
            w.effects("effects", &dated.effects);
        });
        self.each("resources", &source.resources, |w, resource| {
            w.text("name", &resource.name);
            w.text("about", &resource.about);
            w.text("eligibility", &resource.eligibility);
            w.scene("starts", &resource.starts);
            w.effects("effects", &resource.effects);
        });
        self.each("facts", &source.facts, |w, fact| w.text("text", &fact.text));
        self.each("phases", &source.phases, |w, phase| w.each("encounters", &phase.encounters, Self::encounter));
        self.each("desk", &source.desk, Self::decision);
        self.into("ecomap", |w| source.ecomap.iter().for_each(|task| w.text("prompt", &task.prompt)));
        self.into("plan", |w| {
            let Some(plan) = &source.plan else { return };
            w.text("prompt", &plan.prompt);
            w.each("goals", &plan.goals, |w, goal| w.goal(goal, &source.client.id));
        });
        self.each("notes", &source.notes, |w, note| {
            w.text("title", &note.title);
            w.each("statements", &note.statements, |w, statement| {
                w.text("text", &statement.text);
                w.text("why", &statement.why);
            });
        });
        self.each("endings", &source.endings, |w, ending| {
            w.text("title", &ending.title);
            w.scene("text", &ending.text);
        });
        self.texts("prompts", &source.prompts);
        self.texts("help", &source.help);
    }

    fn encounter(&mut self, encounter: &'a EncounterSource) {
        self.text("title", &encounter.title);
        self.scene("scene", &encounter.scene);
        self.each("also", &encounter.also, |w, passage| w.scene("scene", &passage.scene));
        self.maybe("tip", encounter.tip.as_ref());
        self.effects("effects", &encounter.effects);
        self.each("reactions", &encounter.reactions, |w, reaction| {
            w.text("why", &reaction.why);
            w.effects("if_acted_out", &reaction.if_acted_out);
        });
        self.each("decisions", &encounter.decisions, Self::decision);
    }

    fn decision(&mut self, decision: &'a DecisionSource) {
        self.text("prompt", &decision.prompt);
        self.each("options", &decision.options, |w, option| {
            w.text("text", &option.text);
            w.scene("then", &option.then);
            w.maybe("closed", option.closed.as_ref());
            w.effects("effects", &option.effects);
            w.each("rates", &option.rates, |w, rating| w.at(3, |w| w.paragraphs(&rating.3, Whose::Author)));
            w.maybe("critical", option.critical.as_ref());
            w.text("feedback", &option.feedback);
        });
    }

    fn goal(&mut self, goal: &'a GoalSource, client: &'a str) {
        self.text("title", &goal.title);
        self.each("wordings", &goal.wordings, |w, wording| {
            w.whole("text", &wording.text, if wording.client_words { Whose::Speech(client) } else { Whose::Author });
        });
        self.text("why", &goal.why);
        self.effects("effects", &goal.effects);
    }

    /// The passages that effects show.
    fn effects(&mut self, field: &'static str, effects: &'a [Effect]) {
        self.into(field, |w| w.list(effects));
    }

    fn list(&mut self, effects: &'a [Effect]) {
        for (position, effect) in effects.iter().enumerate() {
            self.at(position, |w| match effect {
                Effect::Say(scene) => w.at(0, |w| w.spoken(scene)),
                Effect::After(_, list) | Effect::If(_, list) => w.at(1, |w| w.list(list)),
                Effect::Chance(_, then, otherwise) => {
                    w.at(1, |w| w.list(then));
                    w.at(2, |w| w.list(otherwise));
                }
                _ => {}
            });
        }
    }

    fn into(&mut self, field: &'static str, step: impl FnOnce(&mut Self)) {
        self.path.push(Step::Field(field));
        step(self);
        self.path.pop();
    }

    fn at(&mut self, index: usize, step: impl FnOnce(&mut Self)) {
        self.path.push(Step::Index(index));
        step(self);
        self.path.pop();
    }

    fn each<T>(&mut self, field: &'static str, items: &'a [T], step: impl Fn(&mut Self, &'a T)) {
        self.into(field, |w| items.iter().enumerate().for_each(|(position, item)| w.at(position, |w| step(w, item))));
    }

    fn text(&mut self, field: &'static str, text: &'a str) {
        self.whole(field, text, Whose::Author);
    }

    fn texts(&mut self, field: &'static str, texts: &'a [String]) {
        self.each(field, texts, |w, text| w.paragraphs(text, Whose::Author));
    }

    fn maybe(&mut self, field: &'static str, text: Option<&'a String>) {
        text.into_iter().for_each(|text| self.text(field, text));
    }

    fn whole(&mut self, field: &'static str, text: &'a str, whose: Whose<'a>) {
        self.into(field, |w| w.paragraphs(text, whose));
    }

    fn scene(&mut self, field: &'static str, scene: &'a str) {
        self.into(field, |w| w.spoken(scene));
    }

    /// The paragraphs of a text without marks.
    fn paragraphs(&mut self, text: &'a str, whose: Whose<'a>) {
        if text.trim().is_empty() {
            return;
        }
        let path: Arc<[Step]> = self.path.as_slice().into();
        if !text.contains('\n') {
            self.found.push(Prose { path, start: 0, text, whose });
            return;
        }
        for range in scene::plain_blocks(text) {
            self.found.push(Prose { path: Arc::clone(&path), start: range.start, text: &text[range], whose });
        }
    }

    /// The paragraphs of a scene.
    fn spoken(&mut self, text: &'a str) {
        if text.trim().is_empty() {
            return;
        }
        let path: Arc<[Step]> = self.path.as_slice().into();
        for (voice, range) in scene::blocks(text) {
            let whose = match voice {
                VoiceSource::Narration => Whose::Author,
                VoiceSource::Speech("me") => Whose::Me,
                VoiceSource::Speech(name) => Whose::Speech(name),
                VoiceSource::Thought(name) => Whose::Thought(name),
            };
            self.found.push(Prose { path: Arc::clone(&path), start: range.start, text: &text[range], whose });
        }
    }
}

// `Way` is built for findings, one at a time; the walk keeps one path for all.
impl From<&Prose<'_>> for Way {
    fn from(prose: &Prose<'_>) -> Self {
        Self(prose.path.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario;

    #[test]
    fn every_paragraph_knows_its_place_and_whose_it_is() {
        let text = include_str!("../../../tests/fixtures/good/small.ron");
        let file = scenario::open(text.as_bytes()).expect("a good case");
        let found = of(&file.source);
        let line = |words: &str| found.iter().find(|prose| prose.text.contains(words)).expect("it stands in the case");
        assert_eq!(line("Who sent you").whose, Whose::Speech("ann"));
        assert_eq!(line("She looks like").whose, Whose::Thought("aunt"));
        assert_eq!(line("hand's width").whose, Whose::Author);
        assert_eq!(line("A warm meal a day").whose, Whose::Speech("ann"));
        assert_eq!((line("signs for her").field(), line("Then come in").field()), ("rates", "then"));
        for prose in &found {
            let place = scenario::Finding {
                path: prose.path.to_vec(),
                within: Some(prose.start..prose.start + prose.text.len()),
                diagnostic: crate::diagnostic::Diagnostic::note("x", "y"),
            };
            let place = file.index().placed(vec![place])[0].place.expect("it is in the text");
            let written = text[place.start..place.end].replace("\\n", "\n");
            assert_eq!(written, prose.text, "{:?}", prose.path);
        }
    }
}
