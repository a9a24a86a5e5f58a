//! How a field is written, shown by the guide's example of it, with the author's own words in it where that is safe.

use std::ops::Range;

use super::super::reference::Entry;
use super::super::spans::Shape;
use super::Reading;
use super::forms::RATING;
use super::wording::{content, is_number, shown};

/// Longer words make an example too long to read.
const LONGEST: usize = 60;

impl Reading<'_> {
    /// The hint that shows how the field around an offset is written.
    pub(super) fn example(&self, at: usize) -> Option<String> {
        let (entry, field) = self.entry_at(at)?;
        let trail = self.spans.trail(at);
        let written = trail.iter().rev().map(|&(node, _)| node).find_map(|node| self.only_text(node));
        if entry.name == "rates" {
            return Some(written.and_then(rating).unwrap_or_else(|| RATING.to_owned()));
        }
        let filled = written.filter(|_| field > 0).and_then(|text| filled(entry.example, text));
        Some(filled.map_or_else(|| format!("write it as in {}", entry.example), |filled| format!("write {filled}")))
    }

    /// Whether the field around an offset holds groups with names, or a list of groups.
    pub(super) fn takes_groups(&self, at: usize) -> bool {
        self.entry_at(at).is_some_and(|(entry, _)| entry.example.contains("[("))
    }

    /// What the guide says of the innermost field around an offset, and how deep it stands.
    pub(super) fn entry_at(&self, at: usize) -> Option<(&'static Entry, usize)> {
        let trail = self.spans.trail(at);
        (1..trail.len()).rev().find_map(|depth| {
            let name = self.spans.name(trail[depth].0)?;
            let around = trail[..depth].iter().rev().find(|&&(node, _)| matches!(self.spans.node(node).shape, Shape::Group(b'(', _)))?;
            Some((self.group_of(around.0)?.entry(name)?, depth))
        })
    }

    /// The text that a value is, or the only one in its brackets.
    fn only_text(&self, node: usize) -> Option<&str> {
        let value = self.spans.node(node);
        match (value.shape, &value.children[..]) {
            (Shape::Text, _) => Some(content(self.spans.slice(&value.span))),
            (Shape::Group(b'(', _), &[only]) => self.only_text(only),
            _ => None,
        }
    }

    /// A rating with its indicator in the place of the effect, in the right order.
    pub(super) fn rating_in_order(&self, at: usize) -> Option<String> {
        let (entry, _) = self.entry_at(at)?;
        let (range, _) = self.around(at);
        let &(group, _) = self.spans.trail(at).iter().rev().find(|&&(node, _)| self.spans.node(node).span == range)?;
        let values: Vec<&str> =
            self.spans.node(group).children.iter().map(|&child| self.spans.slice(&self.spans.node(child).span)).collect();
        let is_indicator = |text: &str| is_indicator(content(text));
        match values[..] {
            [standard, indicator, effect, why] if entry.name == "rates" && is_number(effect) && is_indicator(indicator) => {
                Some(format!("write the effect before the indicator: ({standard}, {effect}, {indicator}, {})", shown(why)))
            }
            _ if entry.name == "rates" && values.iter().take(2).any(|value| is_indicator(value)) => Some(RATING.to_owned()),
            _ => None,
        }
    }

    /// The rating around an offset, if its values have names, and how they are written.
    pub(super) fn rating_with_names(&self, at: usize) -> Option<(Range<usize>, String)> {
        let (entry, _) = self.entry_at(self.around(at).0.start)?;
        let (range, _) = self.around(at);
        let &(group, _) = self.spans.trail(at).iter().rev().find(|&&(node, _)| self.spans.node(node).span == range)?;
        let values: Vec<&str> =
            self.spans.node(group).children.iter().map(|&child| self.spans.slice(&self.spans.node(child).span)).collect();
        let &[standard, effect, indicator, why] = &values[..] else { return None };
        let why = if why.len() > LONGEST { "\"…\"" } else { why };
        (entry.name == "rates").then(|| (range, format!("({standard}, {effect}, {indicator}, {why})")))
    }

    /// A value that stands in parentheses without the name of its field: `("sundays", text: "…")`.
    pub(super) fn without_name(&self, range: &Range<usize>) -> Option<String> {
        let trail = self.spans.trail(range.start);
        let &(group, _) = trail.iter().rev().find(|&&(node, _)| matches!(self.spans.node(node).shape, Shape::Group(..)))?;
        let reference = self.group_of(group)?;
        let text = self.spans.slice(range);
        if reference.entry(content(text)).is_some() {
            return None;
        }
        let children = &self.spans.node(group).children;
        let named: Vec<&str> = children.iter().filter_map(|&child| self.spans.name(child)).collect();
        if named.is_empty() {
            return self.example(self.spans.node(group).span.start);
        }
        let first = reference.entries.first().filter(|entry| !named.contains(&entry.name) && text.starts_with('"'))?;
        let is_first = children.first().is_some_and(|&child| self.spans.node(child).span.start == range.start);
        (is_first && first.example.contains(": \"") && text.len() <= LONGEST).then(|| format!("write {}: {text}", first.name))
    }
}

/// An example with an author's words for its first text, unless that is an id.
fn filled(example: &str, text: &str) -> Option<String> {
    if text.is_empty() || text.len() > LONGEST || text.contains(['\n', '\\', '"']) {
        return None;
    }
    let (field, inside) = example.split_once("[(")?;
    let (name, value) = inside.split_once(": ")?;
    let (_, rest) = value.strip_prefix('"').filter(|_| !["id", "lint"].contains(&name))?.split_once('"')?;
    Some(format!("{field}[({name}: \"{text}\"{rest}"))
}

/// A rating of which only standard and indicator were written: `S5.V3`.
fn rating(text: &str) -> Option<String> {
    let (standard, indicator) = text.trim().trim_start_matches('S').split_once('.')?;
    let standard: u8 = standard.parse().ok()?;
    let effect = if indicator.starts_with('M') { 1 } else { -1 };
    is_indicator(indicator)
        .then(|| format!("write a rating as ({standard}, {effect}, \"{indicator}\", \"why\"): standard, effect, indicator, rationale"))
}

fn is_indicator(text: &str) -> bool {
    text.strip_prefix(['M', 'V'])
        .is_some_and(|number| !number.is_empty() && number.len() < 3 && number.bytes().all(|byte| byte.is_ascii_digit()))
}
