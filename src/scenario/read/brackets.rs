//! Where a bracket is missing: at the end of the thing that is not closed, and not where ron stumbles over it.
//!
//! A cure is named only after it has been tried: the text is read with it, and must be in order beyond the place of the fault.

use std::ops::Range;

use ron::error::{Error, SpannedError};

use super::super::mended::Change;
use super::super::spans::Shape;
use super::wording::{content, quoted};
use super::{Reading, Slip, is_about_name, parse, range};
use crate::diagnostic::{Diagnostic, Place};

/// So many brackets may be missing in one place.
const MOST: usize = 3;
/// Words whose first value may be a word with values itself.
const NESTING: [&str; 3] = ["not", "if", "Some"];

/// What the items of a list are called.
const ITEMS: [(&str, &str); 24] = [
    ("allow", "exception"),
    ("content", "content description"),
    ("dated", "dated change"),
    ("decisions", "decision"),
    ("decoys", "pair"),
    ("desk", "decision"),
    ("encounters", "encounter"),
    ("endings", "ending"),
    ("every_week", "weekly change"),
    ("facts", "fact"),
    ("goals", "goal"),
    ("influences", "influence"),
    ("measures", "measure"),
    ("notes", "note"),
    ("options", "option"),
    ("people", "person"),
    ("phases", "phase"),
    ("rates", "rating"),
    ("reactions", "reaction"),
    ("resources", "resource"),
    ("statements", "statement"),
    ("systems", "system"),
    ("ties", "tie"),
    ("wordings", "wording"),
];

/// A group that is not closed, and where that shows.
struct Open {
    group: usize,
    seen: usize,
    /// Where the value begins of the field that stands there, if only that says so: the field may be wrong for another reason.
    value: Option<usize>,
}

impl Reading<'_> {
    /// The bracket that is missing, or that is another than it should be, if that is what ron stumbled over.
    pub(super) fn bracket(&self, error: &SpannedError) -> Option<Slip> {
        let stumbled = offset(self.text, error);
        let mismatch = self.spans.mismatch.and_then(|(open, close)| {
            let &(group, _) = self.spans.trail(open).last()?;
            Some(Open { group, seen: close, value: None })
        });
        let first = [self.out_of_place(), mismatch].into_iter().flatten().min_by_key(|open| open.seen);
        // Where all brackets fit each other, none is accused.
        let unbalanced = self.spans.mismatch.is_some() || self.spans.unclosed.is_some();
        let by_field = (unbalanced && matches!(error.code, Error::NoSuchStructField { .. } | Error::DuplicateStructField { .. }))
            .then(|| self.field_of(stumbled))
            .flatten()
            .filter(|open| first.as_ref().is_none_or(|first| open.seen < first.seen));
        let found = by_field.and_then(|open| self.not_closed(&open, stumbled)).or_else(|| self.not_closed(&first?, stumbled));
        found.or_else(|| self.lone_comma(stumbled))
    }

    /// A comma behind a comma, where the bracket between the two is missing.
    fn lone_comma(&self, at: usize) -> Option<Slip> {
        if !self.text[at..].starts_with(',') || !self.text[..at].trim_end().ends_with(',') {
            return None;
        }
        let trail = self.spans.trail(at);
        let depth =
            trail.iter().rposition(|&(node, _)| matches!(self.spans.node(node).shape, Shape::Group(..))).filter(|&depth| depth > 0)?;
        let closing = if self.text[self.opening(trail[depth].0)..].starts_with('[') { "]" } else { ")" };
        if self.reaches(at..at, closing, None) <= at {
            return None;
        }
        let trail = &trail[..=depth];
        let found = Diagnostic::error("syntax", format!("{} is not closed", self.thing(trail))).at(self.spans.label(trail));
        let hint = format!("put {} before the comma of line {}", quoted(closing), self.line(at));
        let finding = found.placed(Place::new(self.text, at..at + 1)).hint(hint);
        Some(Slip { finding, cure: vec![Change::insert(at, closing)] })
    }

    /// The first value that cannot stand where it does unless a bracket is missing before it.
    fn out_of_place(&self) -> Option<Open> {
        let mut left = vec![0];
        let mut first: Option<Open> = None;
        while let Some(group) = left.pop() {
            left.extend(&self.spans.node(group).children);
            let seen = self.stranger(group).filter(|_| group != 0);
            if let Some(seen) = seen.filter(|&seen| first.as_ref().is_none_or(|first| seen < first.seen)) {
                first = Some(Open { group, seen, value: None });
            }
        }
        first
    }

    /// Where the first child that does not belong into a group begins.
    fn stranger(&self, group: usize) -> Option<usize> {
        let node = self.spans.node(group);
        let Shape::Group(bracket, _) = node.shape else { return None };
        let name = self.spans.called(group);
        let named = node.children.first().is_some_and(|&first| self.spans.node(first).key.is_some());
        let strange = |&(index, &child): &(usize, &usize)| {
            let value = self.spans.node(child);
            let parentheses = matches!(value.shape, Shape::Group(b'(', _)) && value.key.is_none();
            let call = parentheses && self.spans.called(child).is_some();
            match (bracket, name) {
                _ if index == 0 => false,
                (b'[', _) => value.key.is_some() || matches!(value.shape, Shape::Group(b'[', _)),
                (b'(', Some("not")) => true,
                (b'(', Some(name)) => value.key.is_some() || (parentheses && !(call && NESTING.contains(&name))),
                (b'(', None) => (parentheses && !call) || (value.key.is_some() && !named),
                _ => false,
            }
        };
        let (_, &child) = node.children.iter().enumerate().find(strange)?;
        let child = self.spans.node(child);
        Some(child.key.as_ref().map_or(child.span.start, |key| key.start))
    }

    /// The group around a field that does not belong into it; the list around the group, if the group begins with the field.
    fn field_of(&self, seen: usize) -> Option<Open> {
        let trail = self.spans.trail(seen);
        let &[.., (list, _), (group, _), (field, index)] = &trail[..] else { return None };
        let value = self.spans.node(field);
        value.key.as_ref()?;
        let start = self.spans.node(group).span.start;
        let (group, seen) = if index > 0 { (group, seen) } else { (list, start) };
        Some(Open { group, seen, value: Some(value.span.start) })
    }

    fn not_closed(&self, open: &Open, stumbled: usize) -> Option<Slip> {
        let Open { group, seen, value } = *open;
        let Shape::Group(_, start) = self.spans.node(group).shape else { return None };
        let last = self.spans.node(group).children.iter().rev().map(|&child| self.spans.node(child)).find(|child| child.span.end <= seen);
        let at = last.map_or(start + 1, |last| last.span.end);
        let trail = self.spans.trail(self.spans.node(group).span.start);
        let depth = trail.iter().position(|&(node, _)| node == group)?;
        // The case itself is closed by the end of the file.
        if stumbled < at || depth == 0 {
            return None;
        }
        let mut closing = String::new();
        let mut best: Option<(usize, String)> = None;
        for &(node, _) in trail[1..=depth].iter().rev().take(MOST) {
            let Shape::Group(bracket, _) = self.spans.node(node).shape else { break };
            closing.push(if bracket == b'[' { ']' } else { ')' });
            for comma in ["", ","] {
                let added = format!("{closing}{comma}");
                let reached = self.reaches(at..at, &added, value.is_none().then_some(seen));
                if reached > value.unwrap_or(seen) && best.as_ref().is_none_or(|(most, _)| reached > *most) {
                    best = Some((reached, added));
                }
            }
        }
        let reached = best.as_ref().map_or(value.unwrap_or(seen), |&(reached, _)| reached);
        if let Some(other) = self.another_bracket(seen, reached) {
            return Some(other);
        }
        if let Some(early) = self.closed_early(at, reached) {
            return Some(early);
        }
        let (_, added) = best?;
        let last_char = self.text[..at].char_indices().next_back().map_or(at, |(index, _)| index);
        let message = format!("{} is not closed", self.thing(&trail[..=depth]));
        let diagnostic = Diagnostic::error("syntax", message).at(self.spans.label(&trail[..=depth]));
        let hint = self.put(&added, at, last.map_or(start, |last| last.span.start));
        let finding = diagnostic.placed(Place::new(self.text, last_char..at)).hint(hint);
        Some(Slip { finding, cure: vec![Change::insert(at, added)] })
    }

    /// The bracket that closes what it cannot close, if it should be left out or be the other.
    fn another_bracket(&self, seen: usize, reached: usize) -> Option<Slip> {
        let (open, close) = self.spans.mismatch.filter(|&(_, close)| close == seen)?;
        let right = if self.text[open..].starts_with('[') { "]" } else { ")" };
        let (replaced, removed) = (self.reaches(close..close + 1, right, None), self.reaches(close..close + 1, " ", None));
        let (hint, new) = if replaced > reached && replaced >= removed {
            (format!("write {} for it", quoted(right)), right)
        } else if removed > reached {
            ("remove it: it is one too many".to_owned(), " ")
        } else {
            return None;
        };
        let wrong = quoted(&self.text[close..close + 1]);
        let message = format!("{wrong} does not close the {} of line {}", quoted(&self.text[open..open + 1]), self.line(open));
        let finding = self.finding("syntax", close..close + 1, message).hint(hint);
        Some(Slip { finding, cure: vec![Change { at: close..close + 1, new: new.into() }] })
    }

    /// The bracket before a place, if it closes a group too early.
    fn closed_early(&self, at: usize, reached: usize) -> Option<Slip> {
        let close = at.checked_sub(1).filter(|&close| matches!(self.text.as_bytes()[close], b')' | b']'))?;
        let without = Change { at: close..at, new: " ".into() };
        // A name behind it may be unknown: then only the balance of the brackets says so.
        let is_name = self.text[at..].trim_start().strip_prefix(',').map(str::trim_start).is_some_and(|behind| {
            behind.find(|c: char| !(c.is_alphanumeric() || c == '_')).is_some_and(|end| end > 0 && behind[end..].starts_with(':'))
        });
        if self.reaches(close..at, " ", None) <= reached && !(is_name && self.balances(std::slice::from_ref(&without))) {
            return None;
        }
        let trail = self.spans.trail(close);
        let message = format!("{} closes {} too early", quoted(&self.text[close..at]), self.thing(&trail));
        let found = Diagnostic::error("syntax", message).at(self.spans.label(&trail)).placed(Place::new(self.text, close..at));
        Some(Slip { finding: found.hint("remove it: it is one too many"), cure: vec![without] })
    }

    /// How far the text is in order with a change, in bytes of the text without it. What the thing closed here still needs is no
    /// objection: it is closed at least up to where that shows.
    pub(super) fn reaches(&self, change: Range<usize>, new: &str, seen: Option<usize>) -> usize {
        let mut text = self.left.clone();
        text.replace_range(change.clone(), new);
        let Err(error) = parse(&text) else { return usize::MAX };
        let reached = (before_name(&text, offset(&text, &error)) + change.len()).saturating_sub(new.len());
        match (&error.code, seen) {
            (Error::MissingStructField { .. }, Some(seen)) if reached >= change.start && reached <= seen => seen + 1,
            _ => reached,
        }
    }

    /// What an author calls the last group of a trail.
    fn thing(&self, trail: &[(usize, usize)]) -> String {
        let Some((&(group, _), outer)) = trail.split_last() else { return "the case".into() };
        let node = self.spans.node(group);
        let Shape::Group(bracket, open) = node.shape else { return "this".into() };
        let line = self.line(open);
        let list = outer.last().and_then(|&(list, _)| self.spans.name(list));
        if let Some(name) = self.spans.called(group) {
            return quoted(&format!("{name}(…)"));
        }
        match (self.spans.name(group), list) {
            _ if outer.is_empty() => "the case".into(),
            (Some(name), _) if bracket == b'[' => format!("the list {} of line {line}", quoted(name)),
            (Some(name), _) => format!("{} of line {line}", quoted(name)),
            (None, Some(list)) if bracket == b'(' => {
                let item = ITEMS.iter().find(|(name, _)| *name == list).map_or("entry", |&(_, item)| item);
                match self.id_of(group) {
                    Some(id) => format!("the {item} {}", quoted(id)),
                    None => format!("the {item} that begins on line {line}"),
                }
            }
            _ => format!("the {} of line {line}", quoted(&self.text[open..open + 1])),
        }
    }

    /// The id in a group, or the word that stands for it.
    fn id_of(&self, group: usize) -> Option<&str> {
        let &child = self.spans.node(group).children.iter().find(|&&child| matches!(self.spans.name(child), Some("id" | "phase")))?;
        Some(content(self.spans.slice(&self.spans.node(child).span)))
    }

    /// How to add something behind a place in the text, where a value ends that begins at `start`.
    fn put(&self, added: &str, at: usize, start: usize) -> String {
        const LONGEST: usize = 30;
        let line = self.line(at);
        let rest = self.text[at..].lines().next().unwrap_or_default();
        let rest = rest.split("//").next().unwrap_or_default().trim();
        let added = quoted(added);
        match rest {
            "" => format!("put {added} at the end of line {line}"),
            "," => format!("put {added} at the end of line {line}, before the comma"),
            _ => {
                let before = self.text[start..at].lines().next_back().unwrap_or_default().trim_start();
                let length = before.chars().count();
                let skip = if length > LONGEST { length - LONGEST / 2 } else { 0 };
                let dots = if skip > 0 { "…" } else { "" };
                format!("put {added} behind {dots}{} on line {line}", before.chars().skip(skip).collect::<String>())
            }
        }
    }

    /// The file ends before the case does: what is still open, from the inside out.
    pub(super) fn cut_off(&self, unclosed: usize) -> Diagnostic {
        const SHOWN: usize = 4;
        let trail = self.spans.trail(self.text.len());
        let open: Vec<usize> = (0..trail.len())
            .filter(|&index| matches!(self.spans.node(trail[index].0).shape, Shape::Group(_, open) if open <= unclosed))
            .collect();
        let closing = |index: usize| if self.text[self.opening(trail[index].0)..].starts_with('[') { ']' } else { ')' };
        let brackets: String = open.iter().rev().map(|&index| closing(index)).collect();
        let things: Vec<String> = open
            .iter()
            .rev()
            .take(SHOWN)
            .map(|&index| {
                let thing = self.thing(&trail[..=index]);
                let line = self.line(self.opening(trail[index].0));
                if thing.contains(" line ") { thing } else { format!("{thing} of line {line}") }
            })
            .collect();
        let end = self.text.trim_end().len();
        let last = self.text[..end].char_indices().next_back().map_or(end, |(index, _)| index);
        let innermost = things.first().map_or("the case", String::as_str);
        let diagnostic = self.finding("syntax", last..end, format!("the file ends before {innermost} is closed"));
        let more = if open.len() > SHOWN { ", and what is around them" } else { "" };
        let around = (things.len() > 1).then(|| format!("still open, from the inside out: {}{more}", things.join(", ")));
        diagnostic.hints(around).hint(format!("if nothing else is missing at the end, put {} there", quoted(&brackets)))
    }

    fn opening(&self, group: usize) -> usize {
        match self.spans.node(group).shape {
            Shape::Group(_, open) => open,
            _ => self.spans.node(group).span.start,
        }
    }
}

/// The beginning of a field's name for its end: where ron wanted a value and found a name, it has read that as a word.
fn before_name(text: &str, at: usize) -> usize {
    match text[at..].trim_start().starts_with(':') {
        true => text[..at].trim_end_matches(|c: char| c.is_alphanumeric() || c == '_').len(),
        false => at,
    }
}

/// Where an error shows: at the name that it is about, or where ron stood.
fn offset(text: &str, error: &SpannedError) -> usize {
    let at = range(text, error);
    if is_about_name(&error.code) { at.start } else { at.end }
}
