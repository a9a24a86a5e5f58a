//! Names that are unknown, given twice or missing: of fields, and of the words that a value can be.
//!
//! What stands in the fields is left to `values`.

use std::ops::Range;

use super::super::reference;
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
        if !self.text[at.end..].trim_start().starts_with(':')
            && let Some(example) = self.without_name(&at)
        {
            return self.finding("unknown-field", at, format!("expected a field name, found {}", quoted(found))).hint(example);
        }
        let given: Vec<&str> = self.siblings(at.start).iter().filter_map(|&sibling| self.spans.name(sibling)).collect();
        let free: Vec<&str> = expected.iter().copied().filter(|name| !given.contains(name)).collect();
        let hint = match did_you_mean(found, free.iter().copied()) {
            Some(hint) => hint,
            None if free.is_empty() => "remove it".into(),
            None => format!("use one of: {}", free.join(", ")),
        };
        self.finding("unknown-field", at.clone(), format!("unknown field {}", quoted(found)))
            .hints(self.unclosed(at.start, found))
            .hint(hint)
    }

    pub(super) fn duplicate_field(&self, field: &str, at: Range<usize>) -> Diagnostic {
        let first = self.siblings(at.start).iter().find(|&&sibling| self.spans.name(sibling) == Some(field));
        let hint = match first {
            Some(&first) => format!("keep one of the two; the other is on line {}", self.line(self.spans.node(first).span.start)),
            None => "keep one of the two".into(),
        };
        self.finding("duplicate-field", at.clone(), format!("the field {} is given twice", quoted(field)))
            .hints(self.unclosed(at.start, field))
            .hint(hint)
    }

    /// All fields that the group around an offset lacks. None if none does: what was left out of it has been reported, or a field
    /// that may be meant for the one that is missing.
    pub(super) fn missing_fields(&self, first: &str, end: usize) -> Option<Diagnostic> {
        let group = self.spans.trail(end).last().map(|&(node, _)| node);
        let around = group.map(|node| self.spans.node(node));
        let given: Vec<&str> = around.iter().flat_map(|node| &node.children).filter_map(|&child| self.spans.name(child)).collect();
        let written_so = group.and_then(|node| self.group_of(node));
        let lacking: Vec<(&str, Option<&str>)> = match written_so {
            Some(reference) => {
                let lacks = |entry: &&reference::Entry| entry.needed && !given.contains(&entry.name);
                reference.entries.iter().filter(lacks).map(|entry| (entry.name, Some(entry.example))).collect()
            }
            None => Some((first, None)).filter(|_| !given.contains(&first)).into_iter().collect(),
        };
        let known = |name: &str| written_so.is_none_or(|reference| reference.entry(name).is_some());
        let meant = |wrong: &str| did_you_mean(wrong, lacking.iter().map(|(name, _)| *name));
        let meant: Vec<String> = given.iter().filter(|name| !known(name)).filter_map(|wrong| meant(wrong)).collect();
        let lacking: Vec<_> = lacking.iter().filter(|(name, _)| !meant.contains(&format!("did you mean \"{name}\"?"))).collect();
        if lacking.is_empty() || group.is_some_and(|group| self.is_mended(group)) {
            return None;
        }
        let at = match around {
            Some(Node { shape: Shape::Group(_, open), span, .. }) if self.spans.slice(span).contains('\n') => *open..open + 1,
            Some(node) => node.span.clone(),
            None => end..end,
        };
        let names: Vec<String> = lacking.iter().map(|(name, _)| quoted(name)).collect();
        let message = match &names[..] {
            [name] => format!("the field {name} is missing"),
            [names @ .., last] => format!("{} fields are missing: {} and {last}", names.len() + 1, names.join(", ")),
            [] => return None,
        };
        let add = |(name, example): &&(&str, Option<&str>)| match example {
            Some(example) => format!("add between these parentheses, with what fits your case: {example}"),
            None => format!("add \"{name}: …\" between these parentheses"),
        };
        Some(
            Diagnostic::error("missing-field", message)
                .at(self.spans.path_at(end))
                .placed(Place::new(self.text, at))
                .hints(self.one_too_many(end))
                .hints(lacking.iter().map(add)),
        )
    }

    /// What the guide says of the group that a value is.
    pub(super) fn group_of(&self, node: usize) -> Option<&'static reference::Group> {
        if !matches!(self.spans.node(node).shape, Shape::Group(b'(', _)) || self.spans.called(node).is_some() {
            return None;
        }
        let trail = self.spans.trail(self.spans.node(node).span.start);
        let depth = trail.iter().position(|&(other, _)| other == node)?;
        match depth {
            0 => reference::group(None),
            _ => {
                let name = self.spans.name(node).or_else(|| self.spans.name(trail[depth - 1].0))?;
                reference::group(Some(name))
            }
        }
    }

    /// Whether a slip of form was mended in a group itself, so that what is missing there may only have been left out with it.
    fn is_mended(&self, group: usize) -> bool {
        self.mended.iter().any(|place| {
            let trail = self.spans.trail(place.start);
            trail
                .iter()
                .rev()
                .find(|&&(node, _)| matches!(self.spans.node(node).shape, Shape::Group(..)))
                .is_some_and(|&(node, _)| node == group)
        })
    }

    /// A bracket that may close a group too early: without it, what comes behind it belongs there.
    fn one_too_many(&self, end: usize) -> Option<String> {
        if self.spans.regular || !self.text[end..].starts_with(')') {
            return None;
        }
        let after = &self.text[end + 1..];
        let behind = after.trim_start().strip_prefix(',').map(str::trim_start)?;
        let name = behind.find(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|&length| behind[length..].starts_with(':'))?;
        let value = self.text.len() - behind.len() + name;
        // Its comma goes with it where one stands before it.
        let comma = if self.text[..end].trim_end().ends_with(',') { after.find(',').unwrap_or_default() + 1 } else { 0 };
        let reached = self.reaches(end..end + 1 + comma, " ", None);
        (reached > value).then(|| format!("look at the \")\" of line {}: is it one too many?", self.line(end)))
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
        let measured = self.measured(found, of, end);
        if declared.iter().any(|asked| asked.starts_with("at_least"))
            && let Some(measured) = measured
        {
            return self.finding("unknown-word", at, message).hint(measured);
        }
        if !declared.is_empty() {
            return self.finding("unknown-word", at, message).hint(format!("write {}", declared.join(" or ")));
        }
        if let Some(meant) = self.among_words(expected, at.start) {
            return self.finding("unknown-word", at, message).hint(format!("write {meant}"));
        }
        self.finding("unknown-word", at, message)
            .hints(measured)
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

    /// A field where it does not belong may only stand behind a bracket that was forgotten, if a group further out has such a field.
    fn unclosed(&self, at: usize, name: &str) -> Option<String> {
        let trail = self.spans.trail(at);
        let mut outer = trail.iter().rev().skip(2).filter_map(|&(node, _)| self.group_of(node));
        let some = self.spans.mismatch.is_some() || self.spans.unclosed.is_some();
        let (brackets, _) = self.around(at);
        let belongs = some && outer.any(|group| group.entry(name).is_some());
        belongs.then(|| format!("if it belongs further out, close the bracket of line {} before it", self.line(brackets.start)))
    }
}
