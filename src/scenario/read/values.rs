//! Values of another kind, size or number than a place takes.
//!
//! Words that a place does not know are left to `fields`, slips of punctuation to `syntax`.

use std::ops::Range;

use ron::error::Error;

use super::super::reference;
use super::super::scene::is_id;
use super::super::spans::Shape;
use super::forms::{RATING, form};
use super::slips::{in_digits, number_in};
use super::surroundings::ENDS;
use super::wording::{content, is_number, last_word, quoted, shown};
use super::{Reading, parse};
use crate::diagnostic::{Diagnostic, Place, did_you_mean};

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
        if text == "!"
            && let Some(hint) = self.negated(range.start)
        {
            return self.finding("wrong-type", range, "\"!\" does not stand before conditions").hint(hint);
        }
        if text.len() == 1 && text.starts_with(ENDS) {
            let message = match self.text[..at].trim_end().strip_suffix(':') {
                Some(behind) => format!("the field {} has no value", quoted(last_word(behind))),
                None => format!("a value is missing before {found}"),
            };
            let hint = name.and_then(form).unwrap_or_else(|| format!("write {}, or remove what needs it", expected.words()));
            return self.finding("syntax", range, message).hint(hint);
        }
        if found.starts_with("the name") && self.text[brackets.start..].starts_with('[') {
            let first = self.text[..at].trim_end().ends_with('[');
            let line = self.line(brackets.start);
            let message = format!("{} stands in the list that begins on line {line}", found.replacen("name", "field", 1));
            let hint =
                if first { "put ( before it, and ) behind the last field that belongs to it" } else { "close the list with ] before it" };
            return self.finding("syntax", range, message).hint(hint);
        }
        if expected == Expected::Parentheses && self.spans.trail(at).len() <= 1 && !text.starts_with('{') {
            let is_field = self.spans.name(self.spans.trail(at).last().map_or(0, |&(node, _)| node));
            let is_field = is_field.is_some_and(|name| reference::group(None).is_some_and(|case| case.entry(name).is_some()));
            let hint = match is_field {
                true => "put ( before it, and ) at the end of the file",
                false => "begin with `practicum new my_case`, which writes a small case to change",
            };
            return self.finding("wrong-type", range, format!("a case begins with \"(\", and this file with {found}")).hint(hint);
        }
        if expected == Expected::Parentheses
            && let Some((list, group, fits)) = self.flat(at)
        {
            let message = format!("the values of one {group} stand in this list without parentheses around them");
            let inside = self.spans.slice(&(list.start + 1..list.end.saturating_sub(1))).trim();
            let hint = self.example(at).filter(|_| !fits).unwrap_or_else(|| format!("write [({})]", shown(inside)));
            return self.finding("wrong-type", list, message).hint(hint);
        }
        if found.starts_with("the name")
            && let Some((group, values)) = self.rating_with_names(at)
        {
            return self.finding("wrong-type", group, "the values of a rating stand without names").hint(format!("write {values}"));
        }
        let hint = self.cure(expected, at, &range);
        let words = if expected == Expected::Word { self.words_at(&range) } else { None };
        let wanted = match words {
            Some(words) if words.contains(&"always") => "a condition",
            Some(words) if words.contains(&"refer") => "an effect",
            _ => expected.words(),
        };
        self.finding("wrong-type", range, format!("expected {wanted}, found {found}")).hints(hint)
    }

    /// How to make what is expected of what stands there.
    fn cure(&self, expected: Expected, at: usize, range: &Range<usize>) -> Option<String> {
        let text = self.spans.slice(range);
        let hint = match expected {
            Expected::Text if self.is_call(at) || text.starts_with(['[', '(', '{']) => "write a single text, \"…\", in its place",
            Expected::Text if text.starts_with('\'') => "write \" for ', at both ends",
            Expected::Text => {
                if ["none", "null", "nil", "nothing", "empty"].contains(&text.to_lowercase().as_str()) {
                    return Some("leave the field out, or write \"\" for no text".into());
                }
                let line = self.text[range.start..].lines().next().unwrap_or_default();
                if let Some((_, behind)) = line.split_once('"').filter(|(words, _)| words.contains(' '))
                    && (behind.is_empty() || behind.starts_with([',', ')', ']']))
                {
                    return Some("put the missing quotation mark before it".into());
                }
                let whole = self.text[range.start..].split([',', ')', ']', '\n', '"']).next().unwrap_or_default();
                return Some(format!("put it in quotation marks: \"{}\"", shown(whole.trim())));
            }
            Expected::List if matches!(self.around(at).1, Some("all" | "any")) => {
                let (group, name) = self.around(at);
                let inside = self.spans.slice(&group).strip_prefix(name.unwrap_or_default()).unwrap_or_default();
                let inside = inside.trim_start_matches('(').trim_end_matches(',').strip_suffix(')').unwrap_or("…, …");
                let inside = if inside.contains('\n') || inside.len() > 90 { "…, …" } else { inside };
                return Some(format!("write {}([{inside}])", name.unwrap_or_default()));
            }
            Expected::List if self.takes_groups(at) && (text.starts_with('"') || text.starts_with('(') && self.is_map(range)) => {
                return self.example(at);
            }
            Expected::List if self.takes_groups(at) => "put [ before it and ] after it",
            Expected::List if !text.contains('\n') && text.starts_with('(') && text.ends_with(')') && !text.contains(':') => {
                return Some(format!("write square brackets: [{}]", shown(&text[1..text.len() - 1])));
            }
            Expected::List => "put [ before it and ] after it",
            Expected::WholeNumber | Expected::Number if text.starts_with(['−', '–', '—']) => {
                let number = self.text[range.start..].trim_start_matches(['−', '–', '—', ' ']);
                let number = &number[..number.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(number.len())];
                let number = if is_number(number) { shown(number) } else { "2".into() };
                return Some(format!("write the minus sign as a hyphen: -{number}"));
            }
            Expected::WholeNumber if is_number(text) && text.ends_with('.') => {
                return Some(format!("write a comma for the point: {},", text.trim_end_matches('.')));
            }
            Expected::WholeNumber if is_number(text) && self.around(at).1 == Some("chance") => {
                "write the chance in per cent, as a whole number: 60"
            }
            Expected::WholeNumber if is_number(text) && text.trim_end_matches('0').ends_with('.') => {
                return Some(format!("write it without a fraction: {}", whole(text)));
            }
            Expected::WholeNumber if is_number(text) => "write it without a fraction",
            Expected::WholeNumber if self.rating_in_order(at).is_some() => return self.rating_in_order(at),
            Expected::WholeNumber if text.starts_with('"') && pair(text).is_some() => {
                return pair(text).map(|pair| pair.replacen("write (", "write two numbers: ", 1).trim_end_matches(')').to_owned());
            }
            Expected::WholeNumber | Expected::Number => {
                let whole = self.text[range.start..].split([',', ')', ']', '\n']).next().unwrap_or_default();
                let in_kind = |number| if expected == Expected::WholeNumber { self::whole(number) } else { number };
                return Some(match (number_in(whole), in_digits(whole.trim())) {
                    (Some(number), _) if whole.trim().trim_matches('"') == number => {
                        format!("write the number without quotation marks: {}", in_kind(number))
                    }
                    (Some(number), _) => format!("write the number alone: {}", in_kind(number)),
                    (None, Some(digits)) if expected == Expected::Number || !digits.contains('.') => {
                        format!("write it in digits: {digits}")
                    }
                    _ => "write it in digits, such as 3".into(),
                });
            }
            Expected::Truth => "write true for yes, false for no, without quotation marks",
            Expected::Word => return self.word(range),
            Expected::Parentheses if pair(self.item(range)).is_some() => return pair(self.item(range)),
            Expected::Parentheses if text.starts_with('[') => "write ( ) for [ ]: square brackets are for lists of any length",
            Expected::Parentheses if text.starts_with('{') => "write ( ) for { }",
            Expected::Parentheses => return self.example(at).or_else(|| Some("put ( before it and ) after it".into())),
            Expected::NoName if self.is_call(at) || text.chars().all(|c| c.is_alphanumeric() || c == '_') => "remove the word before the (",
            Expected::NoName => return None,
        };
        Some(hint.to_owned())
    }

    /// What was written from the beginning of a value to the end of its field or list item.
    fn item(&self, range: &Range<usize>) -> &str {
        self.text[range.start..self.spans.item_end(range.start).max(range.start)].trim_end()
    }

    /// Whether values in brackets have names before them.
    fn is_map(&self, range: &Range<usize>) -> bool {
        let trail = self.spans.trail(range.start);
        trail.last().is_some_and(|&(node, _)| self.spans.node(node).children.iter().any(|&child| self.spans.node(child).key.is_some()))
    }

    /// The word that is meant, or all that there are.
    fn word(&self, range: &Range<usize>) -> Option<String> {
        let text = self.spans.slice(range);
        let words = self.words_at(range)?;
        let inside = if text.starts_with('"') { content(text) } else { text };
        if words.contains(&inside) {
            return Some(format!("write it without quotation marks: {inside}"));
        }
        if let Some(bare) = words.iter().find(|word| text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) == Some(word)) {
            return Some(format!("write it without parentheses: {bare}"));
        }
        if words.contains(&"always") {
            if let Some(hint) = self.gathered(text) {
                return Some(hint);
            }
            if text.starts_with('"') && is_id(inside) {
                let declared = self.asked_for(inside);
                if !declared.is_empty() {
                    return Some(format!("write {}", declared.join(" or ")));
                }
                return Some(format!("write is(\"{inside}\") for a flag, knows(\"{inside}\") for a fact"));
            }
        }
        let first = inside.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
        if text.starts_with('"')
            && words.contains(&first)
            && let Some(form) = form(first)
        {
            return Some(form);
        }
        let form = self.around(range.start).1.and_then(form).filter(|_| text.starts_with('"'));
        let near = || did_you_mean(inside, words.iter().copied());
        form.or_else(near).or_else(|| Some(format!("use one of: {}", words.join(", "))))
    }

    /// The words that a place knows, learned by reading the text with a word there that none of them is.
    fn words_at(&self, at: &Range<usize>) -> Option<&'static [&'static str]> {
        let mut left = self.left.clone();
        left.replace_range(at.clone(), &format!("_{}", " ".repeat(at.len().checked_sub(1)?)));
        match parse(&left).err()?.code {
            Error::NoSuchEnumVariant { expected, found, .. } if found == "_" => Some(expected),
            _ => None,
        }
    }

    /// The list around an offset that should hold groups, and holds what belongs into some; with what such a group is called, and whether
    /// all of it makes one.
    fn flat(&self, at: usize) -> Option<(Range<usize>, &'static str, bool)> {
        let &(list, _) = self.spans.trail(at).iter().rev().nth(1)?;
        let node = self.spans.node(list);
        let group = match self.spans.name(list)? {
            "rates" => "rating",
            "decoys" => "pair",
            "words" => "pair of number and word",
            _ => return None,
        };
        let plain = |&child: &usize| matches!(self.spans.node(child).shape, Shape::Word | Shape::Text);
        let shapes: Vec<Shape> = node.children.iter().map(|&child| self.spans.node(child).shape).collect();
        let fits = match group {
            "rating" => shapes.len() == 4,
            "pair" => shapes == [Shape::Text; 2],
            _ => shapes == [Shape::Word, Shape::Text],
        };
        (node.children.len() > 1 && node.children.iter().all(plain)).then(|| (node.span.clone(), group, fits))
    }

    /// ron expected a bracket: either after a word that needs values, or as the beginning of fields or values.
    pub(super) fn parentheses(&self, at: usize) -> Diagnostic {
        let word = self.before(at).filter(|node| node.shape == Shape::Word && self.text[node.span.end..at].trim().is_empty());
        let Some(word) = word else {
            return self.wrong(Expected::Parentheses, at);
        };
        let name = self.spans.slice(&word.span);
        let negated = (name == "not").then(|| self.negated(word.span.start)).flatten();
        self.finding("wrong-type", word.span.clone(), format!("{} needs values in parentheses", quoted(name)))
            .hints(negated.or_else(|| form(name)))
    }

    /// None if all are there: what is wrong with them has been reported.
    pub(super) fn too_few(&self, expected: &str, found: usize, at: usize) -> Option<Diagnostic> {
        let (range, name) = self.around(at);
        let needed = expected.split(' ').filter_map(|word| word.parse().ok()).next_back().unwrap_or(found + 1);
        let group = self.spans.trail(at).into_iter().rev().map(|(node, _)| self.spans.node(node)).find(|node| node.span == range);
        if group.is_some_and(|group| group.children.len() >= needed) {
            return None;
        }
        let values = if needed == 1 { "value" } else { "values" };
        let message = match name {
            Some(name) => format!("{} needs {needed} {values}, found {found}", quoted(name)),
            None => format!("{needed} {values} are needed in these parentheses, found {found}"),
        };
        let rating = expected.contains("RatingSource").then(|| RATING.to_owned());
        let hint = name.and_then(form).or(rating).unwrap_or_else(|| "write all of them, with commas between".into());
        Some(self.finding("wrong-type", range, message).hint(hint))
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

/// Two numbers or ids that were written as one: `20-40`, `"20 to 40"`, `"ann-bo"`.
fn pair(text: &str) -> Option<String> {
    let inside = content(text);
    let (first, second) = inside.split_once(['-', '–', '—']).or_else(|| inside.split_once(" to "))?;
    let (first, second) = (first.trim(), second.trim());
    let number = |part: &str| part.parse::<u32>().is_ok();
    if number(first) && number(second) {
        return Some(format!("write ({first}, {second})"));
    }
    (text.starts_with('"') && is_id(first) && is_id(second)).then(|| format!("write (\"{first}\", \"{second}\")"))
}

/// A number without a fraction that says nothing.
fn whole(number: &str) -> &str {
    match number.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte == b'0') => whole,
        _ => number,
    }
}
