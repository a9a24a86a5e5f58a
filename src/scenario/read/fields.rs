//! Names that are unknown, given twice or missing: of fields, and of the words that a value can be.
//!
//! What stands in the fields is left to `values`.

use std::ops::Range;

use super::super::spans::{Node, Shape};
use super::Reading;
use super::conditions::joining;
use super::wording::quoted;
use crate::diagnostic::{Diagnostic, Place, did_you_mean};

impl Reading<'_> {
    pub(super) fn unknown_field(&self, expected: &[&str], found: &str, at: Range<usize>) -> Diagnostic {
        if let Some((field, conditions)) = self.listed(at.start) {
            let (all, any) = (joining("all", &conditions), joining("any", &conditions));
            return self
                .finding("unknown-field", at, format!("the condition of {} ends before {}", quoted(&field), quoted(found)))
                .hint(format!("write {field}: {all} if all of them must hold"))
                .hint(format!("write {field}: {any} if one is enough"));
        }
        let given: Vec<&str> = self.siblings(at.start).iter().filter_map(|&sibling| self.spans.name(sibling)).collect();
        let free: Vec<&str> = expected.iter().copied().filter(|name| !given.contains(name)).collect();
        let hint = match did_you_mean(found, free.iter().copied()) {
            Some(hint) => hint,
            None if free.is_empty() => "remove it".into(),
            None => format!("use one of: {}", free.join(", ")),
        };
        self.finding("unknown-field", at.clone(), format!("unknown field {}", quoted(found))).hints(self.unclosed(at.start)).hint(hint)
    }

    pub(super) fn duplicate_field(&self, field: &str, at: Range<usize>) -> Diagnostic {
        let first = self.siblings(at.start).iter().find(|&&sibling| self.spans.name(sibling) == Some(field));
        let hint = match first {
            Some(&first) => format!("keep one of the two; the other is on line {}", self.line(self.spans.node(first).span.start)),
            None => "keep one of the two".into(),
        };
        self.finding("duplicate-field", at.clone(), format!("the field {} is given twice", quoted(field)))
            .hints(self.unclosed(at.start))
            .hint(hint)
    }

    pub(super) fn missing_field(&self, field: &str, end: usize) -> Diagnostic {
        let around = self.spans.trail(end).last().map(|&(node, _)| self.spans.node(node));
        let at = match around {
            Some(Node { shape: Shape::Group(_, open), span, .. }) if self.spans.slice(span).contains('\n') => *open..open + 1,
            Some(node) => node.span.clone(),
            None => end..end,
        };
        Diagnostic::error("missing-field", format!("the field {} is missing", quoted(field)))
            .at(self.spans.path_at(end))
            .placed(Place::new(self.text, at))
            .hints((!self.spans.regular).then(|| format!("look at the \")\" of line {}: is it one too many?", self.line(end))))
            .hint(format!("add \"{field}: …\" between these parentheses"))
    }

    pub(super) fn unknown_word(&self, expected: &[&str], found: &str, of: Option<&str>, at: Range<usize>) -> Diagnostic {
        let (word, end) = (quoted(found), at.end);
        let field = self.spans.trail(at.start).iter().rev().find_map(|&(node, _)| self.spans.name(node));
        let message = match (of, field) {
            (Some("Effect"), _) => format!("{word} is not an effect"),
            (Some("Condition"), _) => format!("{word} is not a condition"),
            (_, Some(field)) => format!("{word} is not a word for {}", quoted(field)),
            _ => format!("unknown word {word}"),
        };
        let declared = if of == Some("Condition") { self.asked_for(found) } else { Vec::new() };
        if !declared.is_empty() {
            return self.finding("unknown-word", at, message).hint(format!("write {}", declared.join(" or ")));
        }
        if let Some(meant) = self.among_words(expected, at.start) {
            return self.finding("unknown-word", at, message).hint(format!("write {meant}"));
        }
        self.finding("unknown-word", at, message)
            .hints(self.measured(found, of, end))
            .hints(did_you_mean(found, expected.iter().copied()))
            .hint(format!("use one of: {}", expected.join(", ")))
    }

    /// The word that several words hold: `supervision` of `seek supervision`.
    fn among_words<'w>(&self, expected: &[&'w str], at: usize) -> Option<&'w str> {
        let whole = self.text[at..].split([',', ')', ']', '\n', '(', ':', '"']).next().unwrap_or_default().trim().to_lowercase();
        let words: Vec<&str> = whole.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let joined = words.join("_");
        let mut meant = expected.iter().filter(|&&known| known == joined || (words.len() > 1 && words.contains(&known)));
        meant.next().copied().filter(|_| words.len() > 1 && meant.next().is_none())
    }

    /// The values of the same brackets, the one at this offset among them.
    pub(super) fn siblings(&self, at: usize) -> &[usize] {
        match self.spans.trail(at)[..] {
            [.., (parent, _), _] => &self.spans.node(parent).children,
            _ => &[],
        }
    }

    /// A field where it does not belong may only stand behind a bracket that was forgotten.
    fn unclosed(&self, at: usize) -> Option<String> {
        let (brackets, _) = self.around(at);
        let some = self.spans.mismatch.is_some() || self.spans.unclosed.is_some();
        some.then(|| format!("if it belongs further out, close the bracket of line {} before it", self.line(brackets.start)))
    }
}
