//! Values of another kind, size or number than a place takes.
//!
//! Words that a place does not know are left to `fields`, slips of punctuation to `syntax`.

use std::ops::Range;

use ron::error::Error;

use super::super::spans::Shape;
use super::forms::{RATING, form};
use super::surroundings::ENDS;
use super::wording::{content, is_number, last_word, quoted, shown};
use super::{Reading, parse};
use crate::diagnostic::{Diagnostic, Place};

/// What a place takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    WholeNumber,
    Number,
    Truth,
    Text,
    List,
    /// One of the words that the place knows.
    Word,
    Parentheses,
    /// Parentheses as well, but they have a name before them.
    NoName,
}

impl Expected {
    fn words(self) -> &'static str {
        match self {
            Expected::WholeNumber => "a whole number",
            Expected::Number => "a number",
            Expected::Truth => "true or false",
            Expected::Text => "a text in quotation marks",
            Expected::List => "a list in square brackets",
            Expected::Word => "a word",
            Expected::Parentheses => "parentheses",
            Expected::NoName => "parentheses without a name before them",
        }
    }
}

impl Reading<'_> {
    /// Something else stands where a value of some kind is expected, or nothing does.
    pub(super) fn wrong(&self, expected: Expected, at: usize) -> Diagnostic {
        let (range, found) = self.found(at);
        let text = self.spans.slice(&range);
        let (brackets, name) = self.around(at);
        if text.len() == 1 && text.starts_with(ENDS) {
            let message = match self.text[..at].trim_end().strip_suffix(':') {
                Some(behind) => format!("the field {} has no value", quoted(last_word(behind))),
                None => format!("a value is missing before {found}"),
            };
            let hint = name.and_then(form).unwrap_or_else(|| format!("write {}, or remove what needs it", expected.words()));
            return self.finding("syntax", range, message).hint(hint);
        }
        if found.starts_with("the name") && self.text[brackets.start..].starts_with('[') {
            let line = self.line(brackets.start);
            let message = format!("{} stands in the list that begins on line {line}", found.replacen("name", "field", 1));
            return self.finding("syntax", range, message).hint("close the list with ] before it");
        }
        let hint = self.cure(expected, at, &range);
        self.finding("wrong-type", range, format!("expected {}, found {found}", expected.words())).hints(hint)
    }

    /// How to make what is expected of what stands there.
    fn cure(&self, expected: Expected, at: usize, range: &Range<usize>) -> Option<String> {
        let text = self.spans.slice(range);
        let hint = match expected {
            Expected::Text if self.is_call(at) || text.starts_with(['[', '(', '{']) => "write a single text, \"…\", in its place",
            Expected::Text if text.starts_with('\'') => "write \" for ', at both ends",
            Expected::Text => {
                let whole = self.text[at..].split([',', ')', ']', '\n', '"']).next().unwrap_or_default();
                return Some(format!("put it in quotation marks: \"{}\"", shown(whole.trim())));
            }
            Expected::List if !text.contains('\n') && text.starts_with('(') && text.ends_with(')') && !text.contains(':') => {
                return Some(format!("write square brackets: [{}]", shown(&text[1..text.len() - 1])));
            }
            Expected::List => "put [ before it and ] after it",
            Expected::WholeNumber | Expected::Number if text.starts_with(['−', '–', '—']) => "write the minus sign as a hyphen: -2",
            Expected::WholeNumber | Expected::Number if text.starts_with('"') => "write the number without quotation marks",
            Expected::WholeNumber if is_number(text) => "write it without a fraction",
            Expected::WholeNumber | Expected::Number => "write it in digits, such as 3",
            Expected::Truth => "write true for yes, false for no, without quotation marks",
            Expected::Word if text.starts_with('"') && !text.contains(char::is_whitespace) => {
                return Some(format!("write it without quotation marks: {}", shown(content(text))));
            }
            Expected::Word => return self.words_at(range),
            Expected::Parentheses if text.starts_with('[') => "write ( ) for [ ]: square brackets are for lists of any length",
            Expected::Parentheses if text.starts_with('{') => "write ( ) for { }",
            Expected::Parentheses => "put ( before it and ) after it",
            Expected::NoName if self.is_call(at) || text.chars().all(|c| c.is_alphanumeric() || c == '_') => "remove the word before the (",
            Expected::NoName => return None,
        };
        Some(hint.to_owned())
    }

    /// The words that a place knows, learned by reading the text with a word there that none of them is.
    fn words_at(&self, at: &Range<usize>) -> Option<String> {
        let mut left = self.left.clone();
        left.replace_range(at.clone(), &format!("_{}", " ".repeat(at.len().checked_sub(1)?)));
        match parse(&left).err()?.code {
            Error::NoSuchEnumVariant { expected, found, .. } if found == "_" => Some(format!("use one of: {}", expected.join(", "))),
            _ => None,
        }
    }

    /// ron expected a bracket: either after a word that needs values, or as the beginning of fields or values.
    pub(super) fn parentheses(&self, at: usize) -> Diagnostic {
        let word = self.before(at).filter(|node| node.shape == Shape::Word && self.text[node.span.end..at].trim().is_empty());
        let Some(word) = word else {
            return self.wrong(Expected::Parentheses, at);
        };
        let name = self.spans.slice(&word.span);
        self.finding("wrong-type", word.span.clone(), format!("{} needs values in parentheses", quoted(name))).hints(form(name))
    }

    pub(super) fn too_few(&self, expected: &str, found: usize, at: usize) -> Diagnostic {
        let (range, name) = self.around(at);
        let needed = expected.split(' ').filter_map(|word| word.parse().ok()).next_back().unwrap_or(found + 1);
        let values = if needed == 1 { "value" } else { "values" };
        let message = match name {
            Some(name) => format!("{} needs {needed} {values}, found {found}", quoted(name)),
            None => format!("{needed} {values} are needed in these parentheses, found {found}"),
        };
        let rating = expected.contains("RatingSource").then(|| RATING.to_owned());
        self.finding("wrong-type", range, message)
            .hint(name.and_then(form).or(rating).unwrap_or_else(|| "write all of them, with commas between".into()))
    }

    pub(super) fn too_many(&self, at: usize) -> Diagnostic {
        let (_, name) = self.around(at);
        let (range, found) = self.found(at);
        let message = match name {
            Some(name) => format!("{} has more values than it takes: {found} is one too many", quoted(name)),
            None => format!("more values in these parentheses than belong there: {found} is one too many"),
        };
        self.finding("wrong-type", range, message).hint(name.and_then(form).unwrap_or_else(|| "remove it".into()))
    }

    pub(super) fn out_of_range(&self, at: usize) -> Diagnostic {
        let (range, _) = self.found(at);
        let number = self.spans.slice(&range);
        let (fault, hint) = match number.strip_prefix('-') {
            Some(size) if size.parse::<i8>().is_ok() => ("below zero", "write 0 or more"),
            Some(_) => ("too small", "write a number nearer to 0"),
            None => ("too large", "write a smaller number"),
        };
        self.finding("value-out-of-range", range, format!("the number {} is {fault} for this place", shown(number))).hint(hint)
    }

    pub(super) fn too_deep(&self, end: usize) -> Diagnostic {
        let mut trail = self.spans.trail(end);
        while trail.last().is_some_and(|&(node, _)| self.spans.node(node).key.is_none()) {
            trail.pop();
        }
        Diagnostic::error("nesting-too-deep", "too many brackets are nested in each other")
            .at(self.spans.label(&trail))
            .placed(Place::new(self.text, end..end + 1))
            .hint("set a flag for the inner condition and ask for it with is(\"flag\"), or write it with fewer of all, any and not")
    }
}
