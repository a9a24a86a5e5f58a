//! The words for thoughts: kinds of countertransference, origins, steps of handling, and words of the guide. The text is the guide's.

use super::{WIDTH, columns};

/// The part of the author's guide that these words come from; a test holds the two together.
const WORDS: &str = include_str!("../../../assets/guide/words.md");

/// A word and what is said of it.
struct Word {
    /// The heading under which it stands.
    group: &'static str,
    name: &'static str,
    says: &'static str,
}

impl Word {
    /// The feelings that may lead here.
    fn feelings(&self) -> impl Iterator<Item = &'static str> + use<> {
        let felt = self.says.split_once("Felt as: ").and_then(|(_, rest)| rest.split_once('.'));
        felt.into_iter().flat_map(|(felt, _)| felt.split(", "))
    }

    /// The first sentence, for a list.
    fn summary(&self) -> String {
        let first = self.says.split_once(". ").map_or(self.says, |(first, _)| first);
        format!("{}.", first.trim_end_matches('.'))
    }
}

fn all() -> impl Iterator<Item = Word> {
    let mut group = "";
    WORDS.lines().filter_map(move |line| {
        if let Some(heading) = line.strip_prefix("### ") {
            group = heading;
        }
        let (name, says) = line.strip_prefix("- `")?.split_once("`: ")?;
        Some(Word { group, name, says })
    })
}

/// The names under which `explain` knows them, with the feelings that lead to some.
pub fn names() -> impl Iterator<Item = &'static str> {
    all().flat_map(|word| std::iter::once(word.name).chain(word.feelings()))
}

/// All of them, by their headings.
pub fn list() -> String {
    let mut text = String::new();
    let mut last = "";
    for word in all() {
        if word.group != last {
            text.push_str(&format!("\n{}\n", word.group.replace('`', "")));
            last = word.group;
        }
        text.push_str(&columns(word.name, 26, &plain(&word.summary())));
    }
    text
}

/// A word, or the words that a feeling may lead to; none if the name is neither.
pub fn explain(name: &str) -> Option<String> {
    let name = name.to_lowercase().replace(['-', ' '], "_");
    let name = match name.as_str() {
        "thought" | "thoughts" | "reaction" => "reactions",
        "twin" => "twins",
        "decoy" => "decoys",
        "kind" | "kinds" => "countertransference",
        name => name,
    };
    if let Some(word) = all().find(|word| word.name == name) {
        let mut text = format!("# {name}\n\n{}\n", filled(word.says));
        if name == "countertransference" {
            text.push_str(&list());
        }
        return Some(text);
    }
    let led_to: Vec<Word> = all().filter(|word| word.feelings().any(|feeling| feeling == name)).collect();
    let mut text = format!(
        "# {name}\n\n{}\n",
        filled(
            "A feeling, and no kind of countertransference by itself: what counts is what it makes the worker do. It may belong here, \
             if that fits; `practicum explain countertransference` lists all kinds."
        )
    );
    for word in &led_to {
        text.push_str(&format!("\n## {}\n\n{}\n", word.name, filled(word.says)));
    }
    (!led_to.is_empty()).then_some(text)
}

fn filled(text: &str) -> String {
    textwrap::fill(&plain(text), WIDTH)
}

/// Without the marks for slanted print.
fn plain(text: &str) -> String {
    text.replace('*', "")
}
