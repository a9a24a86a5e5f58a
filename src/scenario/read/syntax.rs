//! Slips of punctuation: brackets, commas, colons, quotation marks, and what does not end.
//!
//! Look-alikes of quotation marks and spaces are left to `look_alikes`.

use std::ops::Range;

use ron::error::Error;

use super::super::scene::is_id;
use super::super::spans::{Node, Shape};
use super::Reading;
use super::slips::number_in;
use super::values::Expected;
use super::wording::{content, is_number, last_word, quoted, shown};
use crate::diagnostic::Diagnostic;

/// Fields that say yes or no.
const YES_OR_NO: [&str; 6] = ["again", "any_phase", "client_words", "covered", "only_called", "stress"];

impl Reading<'_> {
    pub(super) fn escape(&self, end: usize) -> Diagnostic {
        let start = self.text[..end].rfind('\\').unwrap_or(end);
        let shown: String = self.text[start..].chars().take(2).collect();
        self.finding("syntax", start..start + shown.len(), format!("{} has no meaning in a text", quoted(&shown)))
            .hint("write \\\\ for a backslash, or begin the text with r#\" and end it with \"#")
    }

    /// A text or a comment goes on to the end of the file.
    pub(super) fn unended(&self) -> Diagnostic {
        let start = self.spans.unended.unwrap_or(self.text.len());
        let rest = &self.text[start..];
        let (what, opening, closing) = match rest.find('"').map(|quote| &rest[..=quote]) {
            Some(opening) if !opening.starts_with("/*") => {
                let raw = opening.strip_prefix('r');
                ("text", opening, raw.map_or("\"".to_owned(), |raw| raw.chars().rev().collect()))
            }
            _ => ("comment", "/*", "*/".to_owned()),
        };
        self.finding("syntax", start..start + opening.len(), format!("the {what} that begins here does not end"))
            .hint(format!("close it with {}", shown(&closing)))
    }

    /// What begins with # is no note.
    pub(super) fn hash(&self, at: Range<usize>) -> Diagnostic {
        let hash = self.text[..at.end].rfind('#').unwrap_or(at.start);
        self.finding("syntax", hash..hash + 1, "\"#\" begins no note").hint("begin a note to yourself with //")
    }

    /// A slash that begins no note.
    pub(super) fn stray_slash(&self, at: Range<usize>) -> Diagnostic {
        let slash = self.text[..at.end].rfind('/').unwrap_or(at.start);
        let message = "a single slash begins no note";
        self.slip(slash).unwrap_or_else(|| self.finding("syntax", slash..slash + 1, message).hint("begin a note to yourself with //"))
    }

    /// What ron says of it is all that is known.
    pub(super) fn odd(&self, error: &Error, at: Range<usize>) -> Diagnostic {
        self.finding("syntax", at, error.to_string().to_lowercase()).hint("compare it with a case that works")
    }

    /// The file ends before the case does.
    pub(super) fn ends(&self) -> Diagnostic {
        let end = self.text.trim_end().len();
        let Some(open) = self.spans.unclosed else {
            let nothing = self.spans.find(&[]).is_none();
            let message = if nothing { "the file holds no case" } else { "the file ends too early" };
            let hint = "begin with `practicum new my_case`, which writes a small case to change, or with a copy of a case that works";
            return self.finding("syntax", end..end, message).hint(hint);
        };
        self.cut_off(open)
    }

    /// The case ends before the file does.
    pub(super) fn trailing(&self, at: usize) -> Diagnostic {
        let (range, found) = self.found(at);
        let end = self.spans.find(&[]).map_or(at, |case| case.end.min(at).saturating_sub(1));
        let next = self.spans.node(0).children.iter().map(|&node| self.spans.node(node)).find(|node| node.span.start >= at);
        if let Some(Node { shape: Shape::Group(b'(', start), span, .. }) = next
            && self.spans.slice(span).contains("format:")
        {
            let start = *start;
            let message = format!("the case ends on line {}, and another begins after it", self.line(end));
            return self.finding("syntax", start..start + 1, message).hint("put each case in a file of its own");
        }
        self.finding("syntax", range, format!("the case ends on line {}, but {found} comes after it", self.line(end)))
            .hint("remove a closing bracket that is one too many before it, or what comes after the end")
    }

    pub(super) fn mismatch(&self) -> Diagnostic {
        let (open, close) = self.spans.mismatch.unwrap_or_default();
        let (bracket, right) = self.pair(open);
        let wrong = quoted(&self.text[close..close + 1]);
        self.finding("syntax", close..close + 1, format!("{wrong} does not close the \"{bracket}\" of line {}", self.line(open)))
            .hint(format!("put \"{right}\" before it, or remove what is one too many"))
    }

    /// ron expected a name: of a field, or one of the words that a value can be.
    pub(super) fn name(&self, at: usize) -> Diagnostic {
        let (range, found) = self.found(at);
        let text = self.spans.slice(&range);
        let before = &self.text[..at];
        if text == "," && before.trim_end().ends_with([',', '(', '[']) {
            return self.finding("syntax", range, "a comma with nothing before it").hint("remove the comma");
        }
        if let Some(slip) = self.slip(at) {
            return slip;
        }
        if self.takes_value(at) {
            return self.wrong(Expected::Word, at);
        }
        let after_decimal_comma = before.strip_suffix(',').is_some_and(|digits| digits.ends_with(|c: char| c.is_ascii_digit()));
        let (message, hint) = if let Some(hint) = self.without_name(&range).filter(|_| !after_decimal_comma) {
            (format!("expected a field name, found {found}"), hint)
        } else if text.starts_with('"') {
            let hint = format!("write it without quotation marks: {}", shown(content(text)));
            (format!("the field name {} stands in quotation marks", quoted(content(text))), hint)
        } else if after_decimal_comma && is_number(text) {
            let whole = before[..before.len() - 1].rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
            let hint = match text.len() {
                3 => format!("write the number without a comma: {}{text}", shown(whole)),
                _ => format!("write a decimal number with a point: {}.{}", shown(whole), shown(text)),
            };
            (format!("expected a field name, found {found}"), hint)
        } else if text.contains('-') && !is_number(text) {
            (format!("{} cannot be a field name", quoted(text)), format!("write _ for -: {}", shown(&text.replace('-', "_"))))
        } else {
            (format!("expected a field name, found {found}"), "write each field as name: value".into())
        };
        self.finding("syntax", range, message).hint(hint)
    }

    pub(super) fn colon(&self, at: usize) -> Diagnostic {
        let (range, found) = self.found(at);
        let name = last_word(self.text[..at].trim_end());
        let value = if YES_OR_NO.contains(&name) { "true" } else { "…" };
        let instead = if self.spans.slice(&range) == "=" { "write : for =" } else { "write it with : and a value" };
        self.finding("syntax", range, format!("expected \":\" after {}, found {found}", quoted(name)))
            .hint(format!("{instead}, as in {}: {value}", shown(name)))
    }

    /// ron expected a comma or the end, and what is wrong is either that or the value before.
    pub(super) fn comma(&self, at: usize) -> Diagnostic {
        if let Some(slip) = self.slip(at) {
            return slip;
        }
        let (range, found) = self.found(at);
        let word = self.spans.slice(&range);
        if range.start < at && is_number(word) {
            return self.wrong(Expected::WholeNumber, at);
        }
        if range.start < at
            && word.starts_with(|c: char| c.is_ascii_digit())
            && let Some(number) = number_in(word)
        {
            return self
                .finding("syntax", range, format!("{} is no number", quoted(word)))
                .hint(format!("write the number alone: {number}"));
        }
        if range.start < at
            && let Some((first, second)) = word.split_once('-').filter(|(first, second)| is_number(first) && is_number(second))
        {
            return self
                .finding("syntax", range.clone(), format!("{} is no number", quoted(word)))
                .hint(format!("write two numbers: {first}, {second}"));
        }
        if let Some(&(node, _)) = self.spans.trail(at).last()
            && let Node { shape: Shape::Group(b'(', open), span, .. } = self.spans.node(node)
            && *open == at
            && let Some(name) = self.spans.called(node)
        {
            let message = format!("{} takes no values in parentheses", quoted(name));
            return self.finding("wrong-type", span.clone(), message).hint(format!("write it alone: {}", shown(name)));
        }
        match self.text_before(at) {
            Some(text) if text.end == at => self.text_ends_early(text),
            Some(text) => {
                let (from, to) = (self.line(text.start), self.line(text.end));
                let long = (from < to).then(|| format!("or look at the text from line {from} to line {to}: does it end where it should?"));
                self.comma_before(at, range, &found).hints(long)
            }
            None => self.comma_before(at, range, &found),
        }
    }

    fn comma_before(&self, at: usize, range: Range<usize>, found: &str) -> Diagnostic {
        let behind = self.before(at).map(|node| (self.line(node.span.end), self.spans.slice(&node.span)));
        let hint = match behind {
            Some((line, _)) if line < self.line(at) => format!("put a comma at the end of line {line}, between the two"),
            Some((_, text)) if text.len() < 40 && !text.contains('\n') => format!("put a comma behind {text}"),
            _ => "put a comma between the two".into(),
        };
        self.finding("syntax", range, format!("expected a comma before {found}")).hint(hint)
    }

    /// Words follow a text at once: it has a quotation mark inside it, or it had none at its end and the next text ended it.
    fn text_ends_early(&self, text: Range<usize>) -> Diagnostic {
        let to = self.line(text.end);
        if self.text[text.end..].starts_with('#') {
            let message = format!("the text that ends with \"# on line {to} does not begin with r#\"");
            let mark = text.start..text.start + self.text[text.start..].find('"').map_or(1, |quote| quote + 1);
            return self.finding("syntax", mark, message).hint("write r#\" here");
        }
        let inside = self.spans.slice(&text).trim_end_matches('"').trim_end();
        let field = inside.strip_suffix(':').and_then(|inside| inside.rsplit_once(", ")).is_some_and(|(_, field)| is_id(field));
        if self.line(text.start) == to && (inside.ends_with(['(', '[']) || field) {
            return self
                .finding("syntax", text, "the text that begins here takes in what stands behind it")
                .hint("add the missing quotation mark at its end");
        }
        if self.line(text.start) < to && self.text[text.start..].starts_with('"') {
            return self
                .finding("syntax", text, format!("the text that begins here goes on to line {to}, where another begins"))
                .hint("add the missing quotation mark at its end");
        }
        self.finding("syntax", text.end - 1..text.end, "the text ends at this quotation mark, but words follow it")
            .hint("write \\\" for a quotation mark inside a text, or begin the text with r#\" and end it with \"#")
    }

    /// Whether a value belongs at an offset, and not the name of a field.
    fn takes_value(&self, at: usize) -> bool {
        let trail = self.spans.trail(at);
        let (value, around) = match trail.split_last() {
            Some((&(last, _), before)) if self.spans.node(last).span.start == at => (Some(last), before.last()),
            last => (None, last.map(|(last, _)| last)),
        };
        let has_name = value.is_some_and(|value| self.spans.node(value).key.is_some());
        let is_item = around
            .is_some_and(|&(group, _)| matches!(self.spans.node(group).shape, Shape::Group(b'[', _)) || self.spans.called(group).is_some());
        has_name || is_item || self.text[..at].trim_end().ends_with(':')
    }

    /// The bracket at an offset, and the one that closes it.
    fn pair(&self, open: usize) -> (char, char) {
        match self.text.as_bytes().get(open) {
            Some(b'[') => ('[', ']'),
            Some(b'{') => ('{', '}'),
            _ => ('(', ')'),
        }
    }
}
