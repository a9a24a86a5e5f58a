//! Conditions and effects as one writes them who knows another notation: `a, b`, `a && b`, `!a`, `trust >= 40`.
//!
//! Only the cure is found here; what is reported where is left to the others.

use ron::Options;
use ron::extensions::Extensions;

use super::super::source::Condition;
use super::super::spans::Shape;
use super::wording::shown;
use super::{DEEPEST, Reading};
use crate::diagnostic::Diagnostic;

/// The longest condition that is looked at, so that a hostile file costs no time, and the longest that a hint can hold.
const LONGEST: usize = 2_000;
const SHOWN: usize = 90;

/// How conditions are joined.
const BOTH: &str = "all";
const EITHER: &str = "any";
const JOIN: &str = "write all([…, …]) if all of them must hold, any([…, …]) if one is enough";

impl Reading<'_> {
    /// Conditions joined by a sign or a word that joins none, which stands at this offset.
    pub(super) fn joined(&self, at: usize) -> Option<Diagnostic> {
        let (length, join) = operator(&self.text[at..])?;
        let left = self.before(at).map(|node| self.spans.slice(&node.span)).filter(|left| is_condition(left))?;
        let mut parts = vec![left.to_owned()];
        let mut next = at;
        let mut plain = true;
        while let Some((length, same)) = operator(&self.text[next..]).filter(|_| plain) {
            match self.condition_at(self.skip(next + length)).filter(|_| same == join && parts.len() < 9) {
                Some((part, end)) => {
                    parts.push(part);
                    next = self.skip(end);
                }
                None => plain = false,
            }
        }
        let sign = &self.text[at..at + length];
        let hint = if plain { format!("write {}", joining(join, &parts)) } else { JOIN.to_owned() };
        Some(self.finding("syntax", at..at + length, format!("\"{sign}\" joins no conditions")).hint(hint))
    }

    /// The condition with a sign before it that means "not" elsewhere.
    pub(super) fn negated(&self, at: usize) -> Option<String> {
        let (condition, _) = self.condition_at(at)?;
        Some(format!("write {}", short(&condition)))
    }

    /// Conditions behind a comma: the first of them ends what stands before, so that the others are taken for fields.
    pub(super) fn listed(&self, at: usize) -> Option<(String, Vec<String>)> {
        let siblings = self.siblings(at);
        let slice = |index: usize| siblings.get(index).map(|&node| self.spans.slice(&self.spans.node(node).span));
        let here = siblings.iter().position(|&node| self.spans.node(node).span.start == at)?;
        let first = (0..here).rev().find(|&index| self.spans.name(siblings[index]).is_some())?;
        let field = self.spans.name(siblings[first])?;
        let bare = |index: usize| index == first || siblings.get(index).is_some_and(|&node| self.spans.name(node).is_none());
        let conditions: Vec<String> = (first..first + 9)
            .take_while(|&index| bare(index))
            .map_while(slice)
            .take_while(|part| is_condition(part))
            .map(str::to_owned)
            .collect();
        (conditions.len() > here - first).then(|| (field.to_owned(), conditions))
    }

    /// What to write for a list of conditions, or for one that stands in brackets.
    pub(super) fn gathered(&self, text: &str) -> Option<String> {
        let inside = text.get(1..text.len().checked_sub(1)?)?;
        if text.starts_with('[') {
            let inside = inside.trim().trim_end_matches(',');
            let list = if inside.is_empty() || inside.len() > SHOWN || inside.contains('\n') { "…, …" } else { inside };
            return Some(format!("write all([{list}]) if all of them must hold, any([{list}]) if one is enough"));
        }
        if is_condition(inside) {
            return Some("remove the parentheses around the condition".into());
        }
        ["&&", "||", " and ", " or "].iter().any(|sign| inside.contains(sign)).then(|| JOIN.to_owned())
    }

    /// What a comparison or a change of a measure is called, when it stands behind its name.
    pub(super) fn measured(&self, name: &str, of: Option<&str>, end: usize) -> Option<String> {
        let rest = self.text[end..].trim_start();
        let sign = &rest[..rest.find(|c: char| !"<>=+-:≥≤".contains(c)).unwrap_or(rest.len())];
        let value = rest[sign.len()..].trim_start();
        let number = &value[..value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len())];
        if sign.is_empty() || number.is_empty() || number.len() > 6 {
            return None;
        }
        let name = shown(name);
        match of? {
            "Condition" if sign.contains(['<', '≤']) => Some(format!("write at_most(\"{name}\", {number}) for a measure")),
            "Condition" => Some(format!("write at_least(\"{name}\", {number}) for a measure")),
            "Effect" => Some(format!("write move(\"{name}\", {}{number}) for a measure", if sign.contains('-') { "-" } else { "" })),
            _ => None,
        }
    }

    /// The condition that begins at an offset, a sign for "not" before it counted, and its end.
    fn condition_at(&self, at: usize) -> Option<(String, usize)> {
        let rest = &self.text[at..];
        let not = ["!", "not ", "NOT ", "Not "].into_iter().find(|not| rest.starts_with(not));
        let start = self.skip(at + not.map_or(0, str::len));
        let &(node, _) = self.spans.trail(start).last()?;
        let node = self.spans.node(node);
        let mut text = self.spans.slice(&node.span);
        if node.span.start != start || node.shape == Shape::Text {
            return None;
        }
        // Parentheses around a single condition.
        if text.starts_with('(') && text.ends_with(')') {
            text = text[1..text.len() - 1].trim();
        }
        if !is_condition(text) {
            return None;
        }
        Some((if not.is_some() { format!("not({text})") } else { text.to_owned() }, node.span.end))
    }

    fn skip(&self, at: usize) -> usize {
        self.text.len() - self.text.get(at..).unwrap_or_default().trim_start().len()
    }
}

/// How conditions are written together.
pub(super) fn joining(join: &str, parts: &[String]) -> String {
    let list = parts.join(", ");
    if list.len() > SHOWN || list.contains('\n') { format!("{join}([…, …])") } else { format!("{join}([{list}])") }
}

/// The length of what joins conditions elsewhere, and what joins them here.
fn operator(text: &str) -> Option<(usize, &'static str)> {
    let signs = [("&&", BOTH), ("||", EITHER), ("&", BOTH), ("|", EITHER), ("+", BOTH)];
    if let Some((sign, join)) = signs.into_iter().find(|(sign, _)| text.starts_with(sign)) {
        return Some((sign.len(), join));
    }
    let word = &text[..text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())];
    match word.to_ascii_lowercase().as_str() {
        "and" => Some((word.len(), BOTH)),
        "or" => Some((word.len(), EITHER)),
        _ => None,
    }
}

fn short(condition: &str) -> String {
    if condition.len() > SHOWN || condition.contains('\n') { "not(…)".into() } else { condition.to_owned() }
}

pub(super) fn is_condition(text: &str) -> bool {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(DEEPEST);
    text.len() <= LONGEST && options.from_str::<Condition>(text).is_ok()
}
