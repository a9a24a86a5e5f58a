//! The small pieces of a booklet's page: paragraphs, scenes, phrases with links, anchors. No content of its own.

use maud::{Markup, html};

use crate::report::plain::{Part, Phrase, Thing, short};
use crate::scenario::{DecisionId, Scenario, SceneId, Voice};

/// The id of a thing's place on the page.
pub fn anchor(case: &Scenario, thing: Thing) -> String {
    match thing {
        Thing::Fact(id) => format!("fact-{}", case.fact(id).id),
        Thing::Flag(id) => format!("mark-{}", case.flag(id)),
        Thing::Option(id) => format!("option-{}", case.option_path(id)),
        Thing::Encounter(id) => format!("encounter-{}", case.encounter(id).id),
        Thing::Measure(id) => format!("measure-{}", case.measure(id).id),
        Thing::Tie(id) => format!("tie-{}", case.tie(id).id),
        Thing::Resource(id) => format!("service-{}", case.resource(id).id),
        Thing::Goal(id) => format!("goal-{}", case.goal(id).id),
        Thing::Reaction(id) => format!("thought-{}", case.reaction(id).id),
    }
}

/// The id of a decision's place on the page.
pub fn decision_anchor(case: &Scenario, id: DecisionId) -> String {
    format!("decision-{}", case.decision(id).id)
}

/// Prose as paragraphs.
pub fn prose(text: &str) -> Markup {
    html! { @for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) { p { (paragraph) } } }
}

/// A list, or nothing where it is empty.
pub fn items<'a>(texts: impl IntoIterator<Item = &'a String>) -> Markup {
    let texts: Vec<&String> = texts.into_iter().collect();
    html! { @if !texts.is_empty() { ul { @for text in texts { li { (text) } } } } }
}

/// A phrase; what it names is linked, if the page holds the places.
pub fn phrase(case: &Scenario, phrase: &Phrase, linked: bool) -> Markup {
    html! {
        @for part in &phrase.parts {
            @match part {
                Part::Words(words) => (words),
                Part::Named(thing, name) if linked => a href={ "#" (anchor(case, *thing)) } { (name) },
                Part::Named(_, name) => (name),
            }
        }
    }
}

/// A phrase as a sentence of its own.
pub fn sentence(case: &Scenario, words: &Phrase, linked: bool) -> Markup {
    let mut words = words.clone();
    if let Some(Part::Words(first)) = words.parts.first_mut() {
        *first = capital(first);
    }
    phrase(case, &words, linked)
}

/// With a capital at the beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A scene: who speaks, who thinks. With keys, a thought leads to its key, and back.
pub fn scene(case: &Scenario, id: SceneId, keys: bool) -> Markup {
    html! {
        @for line in &case.scene(id).lines {
            @match line.voice {
                Voice::Narration => p { (line.text) },
                Voice::Speech(node) => p.said { b { (case.spoken_name(node)) ":" } " " (line.text) },
                Voice::Me => p.said { b { "You:" } " " (line.text) },
                Voice::Thought(reaction) if keys => p.thought id={ "line-" (case.reaction(reaction).id) } {
                    b { "You think:" } " " (line.text) " "
                    a href={ "#" (anchor(case, Thing::Reaction(reaction))) } aria-label={ "Key of “" (short(&line.text, 40)) "”" } { "Key" }
                },
                Voice::Thought(_) => p.thought { b { "You think:" } " " (line.text) },
            }
        }
    }
}

/// A list of terms and what they say; terms without anything to say are left out.
pub fn facts(pairs: &[(&str, Markup)]) -> Markup {
    html! {
        dl {
            @for (term, says) in pairs.iter().filter(|(_, says)| !says.0.is_empty()) {
                div { dt { (term) } dd { (says) } }
            }
        }
    }
}

/// A table with its caption and the heads of its columns. It scrolls by itself where the screen is narrow.
pub fn table(caption: &str, heads: &[&str], rows: Markup) -> Markup {
    html! {
        section.table aria-label=(caption) tabindex="0" {
            table {
                caption { (caption) }
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody { (rows) }
            }
        }
    }
}
