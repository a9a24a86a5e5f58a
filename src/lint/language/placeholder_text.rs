//! Advice: texts that are still to be written.

use std::ops::Range;

use super::lists::OF_PLACEHOLDERS;
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "placeholder-text", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A text that is a promise to write one: "todo" in capitals or before a colon, "fixme", "TBD", "lorem ipsum", a row of
x, "placeholder text", "insert text here", "[NAME]", "[insert name]", question marks in a row by themselves, or a text of
nothing but dots, dashes or question marks.

## Why it matters for learning

A learner takes a text seriously and looks for what it means. A committee that reviews the case stops reading.

## Example

```
(id: "form", text: "Hand her the form.", role: broker, feedback: "TBD"),
```

## Better

```
feedback: "You asked before you wrote (S3.M1). What would she have said a week earlier?",
```
"#;

/// What is written where a text is missing.
pub(super) const FORMS: &[&str] = &[
    "todo",
    "fixme",
    "tbd",
    "lorem ipsum",
    "xxx",
    "xxxx",
    "xxxxx",
    "placeholder text",
    "placeholder",
    "insert text here",
    "text goes here",
    "to be written",
    "dummy text",
];

/// Of the forms, those that are words of other languages or of plain English unless in capitals or before a colon.
const ONLY_LOUD: &[&str] = &["todo", "placeholder", "to be written"];

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    for mention in subject.language.of(OF_PLACEHOLDERS) {
        let prose = &subject.prose[mention.prose];
        let written = &prose.text[mention.range.clone()];
        let is_loud = !written.contains(char::is_lowercase) || prose.text[mention.range.end..].starts_with(':');
        if is_loud || !ONLY_LOUD.contains(&written.to_lowercase().as_str()) {
            report(subject, findings, mention.prose, mention.range.clone());
        }
    }
    for &position in &subject.language.odd {
        let prose = &subject.prose[position];
        if is_empty(prose.text) {
            report(subject, findings, position, 0..prose.text.len());
        } else if let Some(blank) = blank(prose.text) {
            report(subject, findings, position, blank);
        }
    }
}

fn report(subject: &Subject<'_>, findings: &mut Findings, position: usize, range: Range<usize>) {
    let prose = &subject.prose[position];
    let shown: String = prose.text[range.clone()].chars().take(40).collect();
    findings
        .report(prose, format!("\"{}\" stands where a text is still to be written", super::stigmatizing_term::one_line(&shown)))
        .within(prose.start + range.start..prose.start + range.end)
        .hint("write the text, or take the field away");
}

/// Whether a text has not one letter or digit.
fn is_empty(text: &str) -> bool {
    text.len() < 64 && !text.chars().any(char::is_alphanumeric)
}

/// What begins an instruction in brackets.
const ASKS: [&str; 8] = ["insert", "add", "enter", "fill", "write", "describe", "your", "tbc"];

/// The letters of the longest blank, with its end.
const LONGEST_BLANK: usize = 40;

/// What stands in brackets for itself.
const STANDS_FOR: [&str; 14] = [
    "name",
    "first name",
    "last name",
    "client",
    "client name",
    "worker",
    "agency",
    "agency name",
    "city",
    "county",
    "date",
    "address",
    "phone number",
    "school",
];

/// A blank to fill in: `[NAME]`, `[insert name]`, `<date>`, `{agency}`, or a row of question marks that stands by itself.
fn blank(text: &str) -> Option<Range<usize>> {
    let brackets = text.match_indices(['[', '{', '<']).find_map(|(start, _)| bracketed(text, start));
    brackets.or_else(|| {
        let mut words = text.split_inclusive(char::is_whitespace).scan(0, |at, word| {
            let start = *at;
            *at += word.len();
            Some((start, word.trim_end()))
        });
        words.find(|(_, word)| word.len() > 2 && word.bytes().all(|byte| byte == b'?')).map(|(start, word)| start..start + word.len())
    })
}

fn bracketed(text: &str, start: usize) -> Option<Range<usize>> {
    let close = match text.as_bytes()[start] {
        b'[' => ']',
        b'{' => '}',
        _ => '>',
    };
    let inner = &text[start + 1..];
    // Whoever writes much into brackets means it.
    let end = inner.char_indices().take(LONGEST_BLANK).find(|(_, letter)| *letter == close)?.0;
    let inner = &inner[..end];
    let is_name = !inner.is_empty() && inner.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '_' | '-' | '\''));
    let is_loud = !inner.contains(char::is_lowercase) || close != ']' && !inner.contains(' ');
    let small = inner.to_lowercase();
    let asks = small.split([' ', '_', '-']).next().is_some_and(|first| ASKS.contains(&first)) || STANDS_FOR.contains(&small.as_str());
    (is_name && (is_loud || asks)).then_some(start..start + 1 + end + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{codes, with};

    /// The word as editors write it; in capitals it may not stand in our own sources.
    fn todo() -> String {
        "todo".to_uppercase()
    }

    #[test]
    fn texts_still_to_be_written_are_found() {
        let loud = todo();
        for text in [
            loud.as_str(),
            "We write todo: her answer",
            "Tbd",
            "Lorem ipsum dolor sit amet",
            "xxx",
            "She meets [NAME] at noon.",
            "Dear {name}, hello.",
            "She [quietly] meets [insert name] at noon.",
            "[Name] is a baker.",
            "??? A piano stands here.",
            "ann: …",
            "ann: ???",
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), ["placeholder-text"], "{text}");
        }
    }

    #[test]
    fn pauses_and_foreign_words_are_left_alone() {
        for text in [
            "ann: … well.",
            "bo: Todo bien.",
            "It is a placeholder for him.",
            "Room [3] at 3 < 4.",
            "Her to-do list.",
            "She said [quietly] no.",
            "[Laughs] He told [the client] no.",
            "ann: He did what???",
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), Vec::<String>::new(), "{text}");
        }
    }
}
