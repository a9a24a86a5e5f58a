//! Advice: what is left of the sample that a new case begins as.

use std::ops::Range;
use std::sync::LazyLock;

use super::lists::OF_SAMPLE;
use super::stigmatizing_term::one_line;
use crate::diagnostic::Severity;
use crate::lint::subject::{Prose, prose};
use crate::lint::{Findings, Rule, Subject};
use crate::scenario::{self, CaseFile, Step};

/// The rule.
pub const RULE: Rule = Rule { code: "sample-leftover", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Sentences of five words or more that stand word for word in the sample that `practicum new` writes, and names of its people and
services, in a case about another client. Questions, reasons, help, content descriptions and the note on jurisdiction may stay as they
are. All of it is one finding, which names the first places. As long as the client is the sample's, nothing is reported: one has to begin somewhere.

## Why it matters for learning

A stranger's name in the third week, or a piano in a case about a bus line, tells the learner that nobody has read the case to its end.

## Example

```
client: (id: "rosa", name: "Rosa Amari", …),
…
then: "He signs where your finger is.",
```

## Better

```
then: "She turns the page round and reads it to you.",
```
"#;

/// The sample as a case.
static SAMPLE: LazyLock<CaseFile> = LazyLock::new(|| {
    let text = scenario::template("sample", "Sample").unwrap_or_else(|error| unreachable!("the sample: {error}"));
    scenario::open(text.as_bytes()).unwrap_or_else(|faults| unreachable!("the sample: {:?}", faults.diagnostics))
});

/// Its sentences and names, by their length.
static TEXTS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let mut texts: Vec<Vec<&'static str>> = Vec::new();
    for prose in prose::of(&SAMPLE.source).into_iter().filter(is_own) {
        let length = prose.text.len();
        texts.resize(texts.len().max(length + 1), Vec::new());
        texts[length].push(prose.text);
    }
    texts
});

/// The names by which its people are spoken of, for the lists.
pub(super) fn names() -> Vec<String> {
    let client = SAMPLE.source.client.name.split(' ').next_back().map(str::to_owned);
    client.into_iter().chain(SAMPLE.source.people.iter().map(|person| person.name.clone())).collect()
}

/// Whether a paragraph says something that no other case would say the same way.
fn is_own(prose: &Prose<'_>) -> bool {
    match prose.path[..] {
        [Step::Field("jurisdiction" | "prompts" | "help" | "content" | "sources"), ..] => false,
        [.., Step::Field("prompt" | "why")] | [.., Step::Field("rates"), _, _] => false,
        [Step::Field("people" | "systems" | "resources"), _, Step::Field("name")] => true,
        _ => prose.text.split_whitespace().nth(4).is_some(),
    }
}

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.language.words.is_empty() || subject.source.client.name == SAMPLE.source.client.name {
        return;
    }
    let texts = &*TEXTS;
    let mut whole: Vec<usize> = Vec::new();
    for (position, prose) in subject.prose.iter().enumerate() {
        if texts.get(prose.text.len()).is_some_and(|texts| texts.contains(&prose.text)) && is_own(prose) {
            whole.push(position);
        }
    }
    let sentences = whole.iter().map(|&at| (at, 0..subject.prose[at].text.len()));
    let names = subject.language.of(OF_SAMPLE).filter(|mention| whole.binary_search(&mention.prose).is_err());
    let mut left: Vec<(usize, Range<usize>)> = sentences.chain(names.map(|mention| (mention.prose, mention.range.clone()))).collect();
    left.sort_by_key(|(at, range)| (*at, range.start));
    let mut left = left.into_iter().map(|(at, range)| {
        let prose = &subject.prose[at];
        let place = prose.start + range.start..prose.start + range.end;
        (format!("\"{}\"", beginning(&one_line(&prose.text[range]))), prose, place)
    });
    let many = left.len();
    let Some((first, prose, place)) = left.next() else { return };
    let message = match many {
        1 => format!("{first} is left over from the sample"),
        many => format!("{first} and {} other passages or names are left over from the sample", many - 1),
    };
    let found = findings.report(prose, message);
    found.within(place).hint("write your own, or take it out");
    for (name, prose, place) in left {
        found.also(name, prose, Some(place));
    }
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    const SHOWN: usize = 8;
    let words: Vec<&str> = text.split_whitespace().collect();
    let more = if words.len() > SHOWN { " …" } else { "" };
    words.iter().take(SHOWN).copied().collect::<Vec<_>>().join(" ") + more
}

#[cfg(test)]
mod tests {
    use super::super::tests::{codes, with};
    use super::*;

    #[test]
    fn the_sample_itself_is_a_beginning_and_its_remains_in_another_case_are_found() {
        let sample = scenario::template("my_case", "My Case").expect("an id and a title");
        assert_eq!(codes(&sample), Vec::<String>::new());
        let other = sample.replace("name: \"Ferdinand Oyelaran\"", "name: \"Rosa Amari\"");
        let left = |found: &[String]| found.iter().filter(|code| *code == RULE.code).count();
        assert_eq!(left(&codes(&other)), 1);
        // Mended one by one, it stays one finding to the last.
        let file = scenario::open(other.as_bytes()).expect("the sample under another name");
        let found = crate::lint::lint(&file).into_iter().find(|found| found.code == RULE.code).expect("nearly all is left over");
        assert!(found.message.contains("other passages or names are left over from the sample"), "{}", found.message);
        let places = found.hints.last().expect("it names places");
        assert!(places.starts_with("look at \"") && places.matches("(line ").count() > 3 && places.ends_with(" more"), "{places}");
    }

    #[test]
    fn names_and_whole_sentences_of_the_sample_are_found() {
        for text in [
            "He signs where your finger is.",
            "Mr. Oyelaran waits.",
            "Lucja Brandt calls.",
            "The fridge hums.\n\nann: School piano. I have eleven of them, and today I can reach four.",
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), ["sample-leftover"], "{text}");
        }
    }

    #[test]
    fn what_only_resembles_the_sample_is_left_alone() {
        for text in ["She signs where your finger is.", "A piano stands open.", "Edda, the cat, and a Brandt engraving.", "Hana calls."] {
            assert_eq!(codes(&with("The fridge hums.", text)), Vec::<String>::new(), "{text}");
        }
        let help = "help: [\"If something came close: your field instructor or your school's counseling service is a good first person to tell.\"]";
        assert_eq!(codes(&with("help: [\"Your supervisor.\"]", help)), Vec::<String>::new());
    }
}
