//! From the bytes of a case file to a [`CaseSource`], or to what is wrong with them in words that an author understands.
//!
//! Only the text is judged: whether names mean anything is a later question.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use ron::Options;
use ron::error::{Error, Position, SpannedError};
use ron::extensions::Extensions;

use super::source::CaseSource;
use super::spans::{Node, Shape, Spans, Step, curly, invisible};
use crate::diagnostic::{Diagnostic, Place, did_you_mean};

/// The most bytes that a case file may have.
pub const LARGEST: usize = 8_000_000;
/// The only format there is.
const FORMAT: u32 = 1;
/// Case files come from anywhere: nesting is limited, so that none can exhaust the stack.
const DEEPEST: usize = 64;
/// So many findings are reported at once.
const AT_ONCE: usize = 20;

/// Why a file could not be read.
#[derive(Debug)]
pub struct Unreadable<'a> {
    /// What is wrong, one or more, each with its place.
    pub diagnostics: Vec<Diagnostic>,
    /// The text that the places refer to: the file's own where it is one, otherwise as much of it as can be shown.
    pub text: Cow<'a, str>,
}

/// Reads a case file. The text is returned with the case, for the places of what is found later.
pub fn read(bytes: &[u8]) -> Result<(CaseSource, &str), Unreadable<'_>> {
    if bytes.len() > LARGEST {
        let diagnostics = vec![too_large(bytes.len())];
        return Err(Unreadable { diagnostics, text: Cow::Borrowed("") });
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let text = String::from_utf8_lossy(bytes);
            return Err(Unreadable { diagnostics: vec![not_utf8(bytes, error.valid_up_to(), &text)], text });
        }
    };
    let refused = |diagnostics| Err(Unreadable { diagnostics, text: Cow::Borrowed(text) });
    if text.starts_with('\u{FEFF}') {
        return refused(vec![byte_order_mark(text)]);
    }
    match parse(text) {
        Ok(case) if case.format == FORMAT => Ok((case, text)),
        Ok(case) => refused(vec![unsupported_format(&Spans::new(text), text, case.format)]),
        Err(error) => refused(Reading { text, spans: Spans::new(text), left: text.as_bytes().to_vec() }.reasons(error)),
    }
}

fn parse(text: &str) -> Result<CaseSource, SpannedError> {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(DEEPEST).from_str(text)
}

fn too_large(size: usize) -> Diagnostic {
    Diagnostic::error("file-too-large", format!("the file has {size} bytes, more than the {LARGEST} that a case may have"))
        .placed(Place::new("", 0..0))
        .hint("check that this is a case file: the longest of them are a hundred times shorter")
}

fn not_utf8(bytes: &[u8], at: usize, lossy: &str) -> Diagnostic {
    let hint = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "the file is in UTF-16, which some editors call \"Unicode\": save it again as \"UTF-8\"",
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => "this looks like a word processor's file: save it as plain text in UTF-8",
        _ => "save the file again with the encoding \"UTF-8\", then look at the letter in this place",
    };
    let byte = bytes.get(at).copied().unwrap_or_default();
    Diagnostic::error("not-utf8", format!("the file is not in UTF-8: byte 0x{byte:02X} is not part of a letter"))
        .placed(Place::new(lossy, at..at + char::REPLACEMENT_CHARACTER.len_utf8()))
        .hint(hint)
}

fn byte_order_mark(text: &str) -> Diagnostic {
    Diagnostic::error("byte-order-mark", "the file begins with an invisible byte order mark (U+FEFF)")
        .placed(Place::new(text, 0..'\u{FEFF}'.len_utf8()))
        .hint("save the file again with the encoding \"UTF-8\"; editors call what it has now \"UTF-8 with BOM\" or \"UTF-8 signature\"")
}

fn unsupported_format(spans: &Spans, text: &str, format: u32) -> Diagnostic {
    let at = spans.find(&[Step::Field("format")]).unwrap_or_default();
    Diagnostic::error("unsupported-format", format!("the file has format {format}, and this program reads format {FORMAT}"))
        .at("format")
        .placed(Place::new(text, at))
        .hint("open it with a newer Practicum, or write \"format: 1\" if it was a slip")
}

/// A text that ron refused.
struct Reading<'t> {
    text: &'t str,
    spans: Spans<'t>,
    /// The text without what has been reported: it has spaces there, so that all offsets hold.
    left: Vec<u8>,
}

impl Reading<'_> {
    fn reasons(&mut self, first: SpannedError) -> Vec<Diagnostic> {
        if let Some(format) = self.other_format() {
            return vec![unsupported_format(&self.spans, self.text, format)];
        }
        let at = range(self.text, &first);
        if let Some(half) = self.half_curly(at.end) {
            return vec![half];
        }
        if self.spans.regular {
            return self.one_after_another(first);
        }
        let strays: Vec<Range<usize>> = self.spans.strays.iter().filter(|stray| stray.start < self.spans.doubt).cloned().collect();
        let mut found = Vec::new();
        // What ron found before it came to the first of them is true as well.
        if strays.first().is_none_or(|stray| at.end < stray.start) {
            found.push(self.explain(&first.code, at));
        }
        found.extend(strays.iter().take(AT_ONCE).map(|stray| self.stray(stray.clone())));
        let more = strays.len().saturating_sub(AT_ONCE);
        if let Some(last) = found.last_mut().filter(|_| more > 0) {
            last.hints.push(format!("let the editor replace them all: {more} more such places follow"));
        }
        found
    }

    fn other_format(&self) -> Option<u32> {
        let path = [Step::Field("format")];
        let found = self.spans.find(&path)?;
        // A struct that has no such field is found instead of it.
        let format = self.spans.slice(&found).parse().ok()?;
        (format != FORMAT).then_some(format)
    }

    /// ron stops at the first error. Where all brackets and commas are in order, the field or list item with the error can be
    /// blanked out and the rest read again: its types do not depend on it. Only that it is missing now is no news.
    fn one_after_another(&mut self, first: SpannedError) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut bare = BTreeSet::new();
        let mut error = first;
        for _ in 0..2 * AT_ONCE {
            let Ok(left) = str::from_utf8(&self.left) else { break };
            let at = range(left, &error);
            let around = self.spans.trail(if at.start < at.end && names(&error.code) { at.start } else { at.end });
            let Some(&(node, _)) = around.last() else {
                found.push(self.explain(&error.code, at));
                break;
            };
            if !(matches!(error.code, Error::MissingStructField { .. }) && bare.contains(&node)) {
                found.push(self.explain(&error.code, at));
            }
            if found.len() == AT_ONCE || error.code == Error::ExceededRecursionLimit {
                break;
            }
            let Some((gone, parent)) = self.spans.removable(node) else { break };
            bare.insert(parent);
            let Some(gone) = self.left.get_mut(gone) else { break };
            if gone.iter().all(u8::is_ascii_whitespace) {
                break;
            }
            gone.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
            let again = str::from_utf8(&self.left).ok().map(parse);
            match again {
                Some(Err(next)) => error = next,
                _ => break,
            }
        }
        found
    }

    fn stray(&self, at: Range<usize>) -> Diagnostic {
        let stray = self.spans.slice(&at);
        let first = stray.chars().next().unwrap_or_default();
        if let Some(name) = invisible(first) {
            let message = format!("{name} (U+{:04X}) outside a text", first as u32);
            return self.finding("invisible-space", at, message).hint("delete it, and type an ordinary space if one is needed");
        }
        let alone = stray.len() == first.len_utf8();
        let message = if alone { "curly quotation mark outside a text" } else { "text in curly quotation marks" };
        self.finding("curly-quotes", at, message).hint(STRAIGHT)
    }

    /// A text that begins with a straight quote and ends with a curly one goes on to the next straight quote, where ron stumbles.
    fn half_curly(&self, at: usize) -> Option<Diagnostic> {
        let unended = || self.spans.unended.filter(|&start| start <= at).map(|start| start..self.text.len());
        let text = self.text_before(at).or_else(unended)?;
        let inside = self.spans.slice(&text).strip_prefix('"')?;
        let (quote, mark) = inside.char_indices().find(|&(index, c)| {
            let behind = inside[index + c.len_utf8()..].trim_start_matches([' ', '\t']);
            let ends_line = behind.trim_start_matches([',', ')', ']', ' ', '\t', '\r']).starts_with('\n');
            curly(c) == Some('"') && behind.starts_with([',', ')', ']']) && ends_line
        })?;
        let at = text.start + 1 + quote;
        Some(self.finding("curly-quotes", at..at + mark.len_utf8(), "text closed with a curly quotation mark").hint(STRAIGHT))
    }

    /// The text in quotation marks that ends just before an offset.
    fn text_before(&self, at: usize) -> Option<Range<usize>> {
        let node = self.before(at)?;
        let between = self.spans.slice(&(node.span.end..at));
        (node.shape == Shape::Text && between.trim().is_empty()).then(|| node.span.clone())
    }

    /// The value before an offset, among those of the same brackets.
    fn before(&self, at: usize) -> Option<&Node> {
        let trail = self.spans.trail(at);
        trail.iter().rev().find_map(|&(node, index)| {
            let node = self.spans.node(node);
            let behind = node.children.partition_point(|&child| self.spans.node(child).span.end <= at);
            let child = behind.checked_sub(1).and_then(|last| node.children.get(last));
            child.map(|&child| self.spans.node(child)).or_else(|| (index == 0 && node.span.end <= at).then_some(node))
        })
    }

    /// The words that a place knows, learned by reading the text with a word there that none of them is.
    fn words_at(&self, at: &Range<usize>) -> Option<String> {
        let mut left = self.left.clone();
        let value = left.get_mut(at.clone())?;
        value.fill(b' ');
        *value.first_mut()? = b'_';
        match parse(str::from_utf8(&left).ok()?).err()?.code {
            Error::NoSuchEnumVariant { expected, found, .. } if found == "_" => Some(format!("use one of: {}", expected.join(", "))),
            _ => None,
        }
    }

    fn finding(&self, code: &'static str, at: Range<usize>, message: impl Into<String>) -> Diagnostic {
        let mut trail = self.spans.trail(at.start);
        // What syntax spoils is rarely the item that it seems to be.
        if code == "syntax"
            && let [.., (parent, _), (last, _)] = trail[..]
            && self.spans.node(last).key.is_none()
            && matches!(self.spans.node(parent).shape, Shape::Group(b'(', _))
        {
            trail.pop();
        }
        Diagnostic::error(code, message).at(self.spans.label(&trail)).placed(Place::new(self.text, at))
    }

    fn line(&self, at: usize) -> usize {
        Place::new(self.text, at..at).line
    }
}

const STRAIGHT: &str = "write straight quotation marks, \"…\", and switch off \"smart quotes\" in the editor";

/// Whether ron's range is that of a name, and not only where it stood.
fn names(code: &Error) -> bool {
    matches!(
        code,
        Error::NoSuchStructField { .. } | Error::NoSuchEnumVariant { .. } | Error::DuplicateStructField { .. } | Error::IntegerOutOfBounds
    )
}

/// ron counts lines and characters; everything else here counts bytes.
fn range(text: &str, error: &SpannedError) -> Range<usize> {
    let offset = |at: Position| {
        let line = match at.line.checked_sub(2) {
            Some(newline) => text.match_indices('\n').nth(newline).map_or(text.len(), |(index, _)| index + 1),
            None => 0,
        };
        text[line..].char_indices().nth(at.col.saturating_sub(1)).map_or(text.len(), |(index, _)| line + index)
    };
    let start = offset(error.span.start);
    start..offset(error.span.end).max(start)
}

/// What ron says, in our words.
impl Reading<'_> {
    fn explain(&self, code: &Error, at: Range<usize>) -> Diagnostic {
        let end = at.end;
        match code {
            Error::NoSuchStructField { expected, found, .. } => self.unknown_field(expected, found, at),
            Error::NoSuchEnumVariant { expected, found, outer } => self.unknown_word(expected, found, outer.as_deref(), at),
            Error::MissingStructField { field, .. } => self.missing_field(field, end),
            Error::DuplicateStructField { field, .. } => self.duplicate_field(field, at),
            Error::IntegerOutOfBounds => self.out_of_range(at),
            Error::ExceededRecursionLimit => self.too_deep(end),
            Error::NoSuchExtension(name) => self
                .finding("syntax", at, format!("unknown extension {}", quoted(name)))
                .hint("remove the line that begins with #!: a case needs none"),
            Error::InvalidEscape(_) => self.escape(end),
            _ if self.spans.unended.is_some_and(|start| start <= end) => self.unended(),
            Error::ExpectedStringEnd | Error::UnclosedBlockComment => self.unended(),
            _ if self.text[end..].trim().is_empty() && *code != Error::TrailingCharacters => self.ends(),
            _ if self.spans.mismatch.is_some_and(|(_, close)| close == end) => self.mismatch(),
            Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } | Error::UnderscoreAtBeginning => self.wrong("a whole number", end),
            Error::ExpectedFloat | Error::FloatUnderscore => self.wrong("a number", end),
            Error::ExpectedBoolean => self.wrong("true or false", end),
            Error::ExpectedString | Error::ExpectedChar => self.wrong("a text in quotation marks", end),
            Error::ExpectedArray => self.wrong("a list in square brackets", end),
            Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => self.parentheses(end),
            Error::ExpectedDifferentStructName { .. } if !self.is_call(at.start) => self.parentheses(at.start),
            Error::ExpectedDifferentStructName { .. } => self.wrong("parentheses without a name before them", at.start),
            Error::ExpectedDifferentLength { expected, found } => self.too_few(expected, *found, end),
            Error::ExpectedStructLikeEnd => self.too_many(end),
            Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => self.name(end),
            Error::ExpectedMapColon => self.colon(end),
            Error::ExpectedComma | Error::ExpectedArrayEnd => self.comma(end),
            Error::TrailingCharacters => self.trailing(end),
            other => self.finding("syntax", at, other.to_string().to_lowercase()).hint("compare it with a case that works"),
        }
    }

    fn unknown_field(&self, expected: &[&str], found: &str, at: Range<usize>) -> Diagnostic {
        let trail = self.spans.trail(at.start);
        let siblings = trail.iter().rev().nth(1).map_or(&[][..], |&(parent, _)| &self.spans.node(parent).children);
        let given: Vec<&str> = siblings.iter().filter_map(|&sibling| self.spans.name(sibling)).collect();
        let free: Vec<&str> = expected.iter().copied().filter(|name| !given.contains(name)).collect();
        let hint = did_you_mean(found, free.iter().copied());
        self.finding("unknown-field", at.clone(), format!("unknown field {}", quoted(found)))
            .hints(self.unclosed(at.start))
            .hint(hint.unwrap_or_else(|| if free.is_empty() { "remove it".into() } else { format!("use one of: {}", free.join(", ")) }))
    }

    fn duplicate_field(&self, field: &str, at: Range<usize>) -> Diagnostic {
        let trail = self.spans.trail(at.start);
        let siblings = trail.iter().rev().nth(1).map_or(&[][..], |&(parent, _)| &self.spans.node(parent).children);
        let first = siblings.iter().find(|&&sibling| self.spans.name(sibling) == Some(field));
        let hint = match first {
            Some(&first) => format!("keep one of the two; the other is on line {}", self.line(self.spans.node(first).span.start)),
            None => "keep one of the two".into(),
        };
        self.finding("duplicate-field", at.clone(), format!("the field {} is given twice", quoted(field)))
            .hints(self.unclosed(at.start))
            .hint(hint)
    }

    /// A field where it does not belong may only stand behind a bracket that was forgotten.
    fn unclosed(&self, at: usize) -> Option<String> {
        let open = self.around(at).0.start;
        let some = self.spans.mismatch.is_some() || self.spans.unclosed.is_some();
        some.then(|| format!("if it belongs further out, close the bracket of line {} before it", self.line(open)))
    }

    fn too_deep(&self, end: usize) -> Diagnostic {
        let mut trail = self.spans.trail(end);
        while trail.last().is_some_and(|&(node, _)| self.spans.node(node).key.is_none()) {
            trail.pop();
        }
        Diagnostic::error("nesting-too-deep", "too many brackets are nested in each other")
            .at(self.spans.label(&trail))
            .placed(Place::new(self.text, end..end + 1))
            .hint("set a flag for the inner condition and ask for it with is(\"flag\"), or write it with fewer of all, any and not")
    }

    fn unknown_word(&self, expected: &[&str], found: &str, of: Option<&str>, at: Range<usize>) -> Diagnostic {
        let word = quoted(found);
        let field = self.spans.trail(at.start).iter().rev().find_map(|&(node, _)| self.spans.name(node));
        let message = match (of, field) {
            (Some("Effect"), _) => format!("{word} is not an effect"),
            (Some("Condition"), _) => format!("{word} is not a condition"),
            (_, Some(field)) => format!("{word} is not a word for {}", quoted(field)),
            _ => format!("unknown word {word}"),
        };
        self.finding("unknown-word", at, message)
            .hints(did_you_mean(found, expected.iter().copied()))
            .hint(format!("use one of: {}", expected.join(", ")))
    }

    fn missing_field(&self, field: &str, end: usize) -> Diagnostic {
        let around = self.spans.trail(end).last().map(|&(node, _)| self.spans.node(node));
        let at = match around {
            Some(Node { shape: Shape::Group(_, open), span, .. }) if self.spans.slice(span).contains('\n') => *open..open + 1,
            Some(node) => node.span.clone(),
            None => end..end,
        };
        let path = self.spans.path_at(end);
        Diagnostic::error("missing-field", format!("the field {} is missing", quoted(field)))
            .at(path)
            .placed(Place::new(self.text, at))
            .hints((!self.spans.regular).then(|| format!("look at the \")\" of line {}: is it one too many?", self.line(end))))
            .hint(format!("add \"{field}: …\" between these parentheses"))
    }

    fn out_of_range(&self, at: Range<usize>) -> Diagnostic {
        let (at, _) = self.found(at.start);
        let number = self.spans.slice(&at);
        let (fault, hint) = match number.strip_prefix('-') {
            Some(size) if size.parse::<i8>().is_ok() => ("below zero", "write 0 or more"),
            Some(_) => ("too small", "write a number nearer to 0"),
            None => ("too large", "write a smaller number"),
        };
        let message = format!("the number {} is {fault} for this place", shown(number));
        self.finding("value-out-of-range", at, message).hint(hint)
    }

    fn escape(&self, end: usize) -> Diagnostic {
        let start = self.text[..end].rfind('\\').unwrap_or(end);
        let shown: String = self.text[start..].chars().take(2).collect();
        self.finding("syntax", start..start + shown.len(), format!("{} has no meaning in a text", quoted(&shown)))
            .hint("write \\\\ for a backslash, or begin the text with r#\" and end it with \"#")
    }

    fn unended(&self) -> Diagnostic {
        let start = self.spans.unended.unwrap_or(self.text.len());
        let rest = &self.text[start..];
        let opening = rest.find('"').map_or("/*", |quote| if rest.starts_with("/*") { "/*" } else { &rest[..=quote] });
        let (what, closing) = match opening.strip_prefix('r') {
            _ if opening == "/*" => ("comment", "*/".to_owned()),
            Some(raw) => ("text", raw.chars().rev().collect()),
            None => ("text", "\"".to_owned()),
        };
        self.finding("syntax", start..start + opening.len(), format!("the {what} that begins here does not end"))
            .hint(format!("close it with {}", shown(&closing)))
    }

    fn ends(&self) -> Diagnostic {
        let end = self.text.trim_end().len();
        let Some(open) = self.spans.unclosed else {
            let nothing = self.spans.find(&[]).is_none();
            let message = if nothing { "the file holds no case" } else { "the file ends too early" };
            return self.finding("syntax", end..end, message).hint("start from a copy of a case that works");
        };
        let (bracket, close) = pair(self.text[open..].chars().next());
        self.finding("syntax", open..open + 1, format!("the file ends before this {bracket} is closed"))
            .hint(format!("add the missing {close}; the indentation of the lines below shows where"))
    }

    fn mismatch(&self) -> Diagnostic {
        let (open, close) = self.spans.mismatch.unwrap_or_default();
        let (bracket, right) = pair(self.text[open..].chars().next());
        let wrong = quoted(&self.text[close..close + 1]);
        self.finding("syntax", close..close + 1, format!("{wrong} does not close the {bracket} of line {}", self.line(open)))
            .hint(format!("put {right} before it, or remove what is one too many"))
    }

    /// What stands at an offset, and its words.
    fn found(&self, at: usize) -> (Range<usize>, String) {
        let Some(first) = self.text[at..].chars().next() else {
            return (at..at, "the end of the file".into());
        };
        let one = at..at + first.len_utf8();
        let Some(&(node, _)) = self.spans.trail(at).last() else {
            return (one, quoted(&first.to_string()));
        };
        let Node { shape, span, key, .. } = self.spans.node(node);
        if let Some(key) = key.as_ref().filter(|key| key.contains(&at)) {
            return (key.clone(), format!("the name {}", quoted(content(self.spans.slice(key)))));
        }
        let text = self.spans.slice(span);
        let words = match shape {
            _ if ",:)]}".contains(first) => return (one, quoted(&first.to_string())),
            Shape::Text => format!("the text {}", quoted(content(text))),
            Shape::Word if is_number(text) => format!("the number {}", shown(text)),
            Shape::Word => format!("the word {}", quoted(text)),
            Shape::Group(_, open) if at > *open => return (one, quoted(&first.to_string())),
            Shape::Group(b'[', _) => "a list".into(),
            Shape::Group(b'{', _) => "curly braces".into(),
            Shape::Group(..) => match self.spans.called(node) {
                Some(name) => quoted(&format!("{name}(…)")),
                None => "parentheses".into(),
            },
            Shape::Junk => quoted(text),
        };
        (span.clone(), words)
    }

    fn wrong(&self, expected: &str, at: usize) -> Diagnostic {
        let (range, found) = self.found(at);
        let text = self.spans.slice(&range);
        if text.len() == 1 && ",:)]}".contains(text) {
            let hint = self.around(at).1.and_then(form).unwrap_or_else(|| format!("write {expected}, or remove what needs it"));
            let message = match self.text[..at].trim_end().strip_suffix(':') {
                Some(behind) => format!("the field {} has no value", quoted(last_word(behind))),
                None => format!("a value is missing before {found}"),
            };
            return self.finding("syntax", range, message).hint(hint);
        }
        let (list, _) = self.around(at);
        if found.starts_with("the name") && self.text[list.start..].starts_with('[') {
            let message = format!("{} stands in the list that begins on line {}", found.replace("name", "field"), self.line(list.start));
            return self.finding("syntax", range, message).hint("close the list with ] before it");
        }
        let word = text.chars().all(|c| c.is_alphanumeric() || c == '_');
        let hint = match expected.split(' ').next_back() {
            Some("marks") if self.is_call(at) || text.starts_with(['[', '(', '{']) => {
                Some("write a single text, \"…\", in its place".into())
            }
            Some("marks") if text.starts_with('\'') => Some("write \" for ', at both ends".into()),
            Some("marks") => {
                let whole = self.text[at..].split([',', ')', ']', '\n', '"']).next().unwrap_or_default();
                Some(format!("put it in quotation marks: \"{}\"", shown(whole.trim())))
            }
            Some("brackets") if !text.contains('\n') && text.starts_with('(') && text.ends_with(')') && !text.contains(':') => {
                Some(format!("write square brackets: [{}]", shown(&text[1..text.len() - 1])))
            }
            Some("brackets") => Some("put [ before it and ] after it".into()),
            Some("number") if text.starts_with(['−', '–', '—']) => Some("write the minus sign as a hyphen: -2".into()),
            Some("number") if text.starts_with('"') => Some("write the number without quotation marks".into()),
            Some("number") if expected == "a whole number" && is_number(text) => Some("write it without a fraction".into()),
            Some("number") => Some("write it in digits, such as 3".into()),
            Some("false") => Some("write true for yes, false for no, without quotation marks".into()),
            Some("word") if text.starts_with('"') && !text.contains(char::is_whitespace) => {
                Some(format!("write it without quotation marks: {}", shown(content(text))))
            }
            Some("word") => self.words_at(&range),
            Some("them") if word || self.is_call(at) => Some("remove the word before the (".into()),
            _ => None,
        };
        self.finding("wrong-type", range, format!("expected {expected}, found {found}")).hints(hint)
    }

    fn is_call(&self, at: usize) -> bool {
        self.spans.trail(at).last().is_some_and(|&(node, _)| self.spans.called(node).is_some())
    }

    /// ron expected a bracket: either after a word that needs values, or as the beginning of fields or values.
    fn parentheses(&self, at: usize) -> Diagnostic {
        let word = self.before(at).filter(|node| node.shape == Shape::Word && self.text[node.span.end..at].trim().is_empty());
        if let Some(node) = word {
            let name = self.spans.slice(&node.span);
            let message = format!("{} needs values in parentheses", quoted(name));
            return self.finding("wrong-type", node.span.clone(), message).hints(form(name));
        }
        let hint = match self.text[at..].chars().next() {
            Some('[') => "write ( ) for [ ]: square brackets are for lists of any length",
            Some('{') => "write ( ) for { }",
            _ => "put ( before it and ) after it",
        };
        let diagnostic = self.wrong("parentheses", at);
        if diagnostic.code == "wrong-type" { diagnostic.hint(hint) } else { diagnostic }
    }

    /// The innermost brackets around an offset: their range, and the word before them.
    fn around(&self, at: usize) -> (Range<usize>, Option<&str>) {
        let groups = self.spans.trail(at).into_iter().rev().map(|(node, _)| node);
        let group = groups.into_iter().find(|&node| matches!(self.spans.node(node).shape, Shape::Group(_, open) if open < at));
        group.map_or((at..at, None), |node| (self.spans.node(node).span.clone(), self.spans.called(node)))
    }

    fn too_few(&self, expected: &str, found: usize, at: usize) -> Diagnostic {
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

    fn too_many(&self, at: usize) -> Diagnostic {
        let (_, name) = self.around(at);
        let (range, found) = self.found(at);
        let message = match name {
            Some(name) => format!("{} has more values than it takes: {found} is one too many", quoted(name)),
            None => format!("more values in these parentheses than belong there: {found} is one too many"),
        };
        self.finding("wrong-type", range, message).hint(name.and_then(form).unwrap_or_else(|| "remove it".into()))
    }

    /// ron expected a name: of a field, or one of the words that a value can be.
    fn name(&self, at: usize) -> Diagnostic {
        let (range, found) = self.found(at);
        let text = self.spans.slice(&range);
        let trail = self.spans.trail(at);
        let value = trail.last().map(|&(node, _)| node).filter(|&node| self.spans.node(node).span.start == at);
        let parent = trail.iter().rev().nth(usize::from(value.is_some())).map(|&(node, _)| node);
        let listed = parent.is_some_and(|parent| matches!(self.spans.node(parent).shape, Shape::Group(b'[', _)));
        let is_value = value.is_some_and(|value| self.spans.node(value).key.is_some());
        let behind = self.text[..at].trim_end();
        if text == "," && behind.ends_with([',', '(', '[']) {
            return self.finding("syntax", range, "a comma with nothing before it").hint("remove the comma");
        }
        if is_value || listed || parent.is_some_and(|parent| self.spans.called(parent).is_some()) || behind.ends_with(':') {
            return self.wrong("a word", at);
        }
        let decimal = behind.strip_suffix(',').filter(|before| before.len() + 1 == at && before.ends_with(|c: char| c.is_ascii_digit()));
        let (message, hint) = if text.starts_with('"') {
            let hint = format!("write it without quotation marks: {}", shown(content(text)));
            (format!("the field name {} stands in quotation marks", quoted(content(text))), hint)
        } else if decimal.is_some() && is_number(text) {
            (format!("expected a field name, found {found}"), "write a decimal number with a point: 0.5".into())
        } else if text.contains('-') && !is_number(text) {
            (format!("{} cannot be a field name", quoted(text)), format!("write _ for -: {}", shown(&text.replace('-', "_"))))
        } else {
            (format!("expected a field name, found {found}"), "write each field as name: value".into())
        };
        self.finding("syntax", range, message).hint(hint)
    }

    fn colon(&self, at: usize) -> Diagnostic {
        let (range, found) = self.found(at);
        let behind = self.text[..at].trim_end();
        let name = last_word(behind);
        self.finding("syntax", range, format!("expected \":\" after {}, found {found}", quoted(name)))
            .hint(format!("write it as {}: value", shown(name)))
    }

    fn comma(&self, at: usize) -> Diagnostic {
        let (range, found) = self.found(at);
        let text = self.spans.slice(&range);
        if range.start < at && is_number(text) {
            return self.wrong("a whole number", at);
        }
        if let Some(&(node, _)) = self.spans.trail(at).last()
            && let Node { shape: Shape::Group(b'(', open), span, .. } = self.spans.node(node)
            && *open == at
            && let Some(name) = self.spans.called(node)
        {
            let message = format!("{} takes no values in parentheses", quoted(name));
            return self.finding("wrong-type", span.clone(), message).hint(format!("write it alone: {}", shown(name)));
        }
        let finding = self.finding("syntax", range, format!("expected a comma before {found}"));
        let Some(before) = self.text_before(at) else {
            return finding.hint("put a comma between two fields or two items of a list");
        };
        let (from, to) = (self.line(before.start), self.line(before.end));
        if before.end < at {
            let long = (from < to).then(|| format!("or look at the text from line {from} to line {to}: does it end where it should?"));
            return finding.hint("put a comma after the text").hints(long);
        }
        if from < to && self.text[before.start..].starts_with('"') {
            return self
                .finding("syntax", before, format!("the text that begins here goes on to line {to}, where another begins"))
                .hint("add the missing quotation mark at its end");
        }
        self.finding("syntax", at - 1..at, "the text ends at this quotation mark, but words follow it")
            .hint("write \\\" for a quotation mark inside a text, or begin the text with r#\" and end it with \"#")
    }

    fn trailing(&self, at: usize) -> Diagnostic {
        let (range, found) = self.found(at);
        let end = self.spans.find(&[]).map_or(at, |case| case.end.min(at).saturating_sub(1));
        self.finding("syntax", range, format!("the case ends on line {}, but {found} comes after it", self.line(end)))
            .hint("remove a closing bracket that is one too many before it, or what comes after the end")
    }
}

/// How each effect, condition and other word with values is written.
const FORMS: &str = r#"knows("fact") | is("flag") | chose("decision.option") | did("encounter") | at_least("measure", 40) | at_most("measure", 40)
 | from_week(3) | until_week(3) | in(planning) | tie("first-second", strong) | stressful("first-second") | uses("resource")
 | waits("resource") | planned("goal") | noticed("reaction") | money(100) | all([…, …]) | any([…, …]) | not(…) | move("measure", 5)
 | learn("fact") | set("flag") | clear("flag") | strength("first-second", strong) | stress("first-second", true)
 | flow("first-second", both) | refer("resource") | withdraw("resource") | wait("resource", -1) | caseload(27.5) | phase(planning)
 | call("encounter") | say("What is said.") | after(2, […]) | if(…, […]) | chance(60, […], […]) | several(1, 3) | note("note")"#;
const RATING: &str = "write a rating as (3, 2, \"M1\", \"why\"): standard, effect, indicator, rationale";

fn form(name: &str) -> Option<String> {
    let form = FORMS.split('|').map(str::trim).find(|form| form.strip_prefix(name).is_some_and(|rest| rest.starts_with('(')))?;
    Some(format!("write it as {form}"))
}

fn pair(open: Option<char>) -> (&'static str, &'static str) {
    match open {
        Some('[') => ("\"[\"", "\"]\""),
        Some('{') => ("\"{\"", "\"}\""),
        _ => ("\"(\"", "\")\""),
    }
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// What stands between the quotation marks.
fn content(text: &str) -> &str {
    let inside = text.find('"').map_or(text, |quote| &text[quote + 1..]);
    inside.trim_end_matches('#').trim_end_matches('"')
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default()
}

/// As much of an author's words as a message can hold, on one line.
fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", shown(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic;
    use crate::scenario::source::{Condition, Effect, Pick, WorkSource};
    use expect_test::expect;

    const CASE: &str = r##"(
    format: 1,
    id: "parade",
    title: "The parade",
    summary: "A drummer of eighty.",
    setting: "A small town",
    level: tutorial,
    minutes: (20, 40),
    role: "You are the case manager.",
    objectives: ["Ask before acting"],
    jurisdiction: "Check agency policy.",
    written_by: ["A. Writer"],
    client: (
        id: "harlan", name: "Harlan Reed", pronouns: "he/him", age: 80,
        strengths: ["rhythm"], wish: "to march", words: "I can carry a tray.", about: "A “retired” drummer.",
    ),
    limits: (weeks: 9, hours_per_week: 35, caseload: (clients: 20, hours: 27)),
    phases: [
        (phase: engagement, encounters: [
            (
                id: "kitchen", title: "Kitchen table",
                scene: r#"
                    harlan: I played that drum "for thirty years".
                "#,
                decisions: [
                    (id: "open", prompt: "How do you begin?", options: [
                        (id: "ask", text: "Ask him.", role: diagnostician, hours: 0.5,
                         effects: [move("trust", 5), after(2, [learn("drum")])],
                         rates: [(3, 2, "M1", "asks him")]),
                        (id: "tell", text: "Tell him.", role: broker, when: all([knows("drum"), not(is("told"))])),
                    ]),
                ],
            ),
        ]),
    ],
    endings: [(id: "end", title: "The end", text: "He marches.")],
)
"##;

    /// The findings of a case in which something is replaced.
    fn with(old: &str, new: &str) -> (String, Vec<Diagnostic>) {
        assert!(CASE.contains(old), "{old}");
        let text = CASE.replacen(old, new, 1);
        let found = match read(text.as_bytes()) {
            Ok(_) => Vec::new(),
            Err(unreadable) => unreadable.diagnostics,
        };
        (text, found)
    }

    /// The findings of each replacement, one a line: code, place, path, message, hints.
    fn brief(changes: &[(&str, &str)]) -> String {
        let mut lines = String::new();
        for (old, new) in changes {
            lines.push_str(&format!("{}\n", new.replace('\n', "⏎").replace(['\u{a0}', '\u{200b}'], "·")));
            for Diagnostic { code, message, path, place, hints, .. } in with(old, new).1 {
                let Place { line, column, .. } = place.expect("every finding has a place");
                lines.push_str(&format!("  {code} {line}:{column} {path}: {message} | {}\n", hints.join(" | ")));
            }
        }
        lines
    }

    fn codes(bytes: &[u8]) -> Vec<&'static str> {
        match read(bytes) {
            Ok(_) => Vec::new(),
            Err(unreadable) => unreadable.diagnostics.iter().map(|diagnostic| diagnostic.code).collect(),
        }
    }

    #[test]
    fn a_case_in_order_is_read_with_its_text() {
        let (case, text) = read(CASE.as_bytes()).expect("the case is in order");
        assert_eq!((case.id.as_str(), text), ("parade", CASE));
    }

    #[test]
    fn names_and_words_are_explained() {
        expect![[r#"
            weks: 9
              unknown-field 17:14 limits.weks: unknown field "weks" | did you mean "weeks"?
            weeks: 9, colour: 3
              unknown-field 17:24 limits.colour: unknown field "colour" | use one of: budget
            weeks: 9, weeks: 10
              duplicate-field 17:24 limits.weeks: the field "weeks" is given twice | keep one of the two; the other is on line 17

              missing-field 17:13 limits: the field "weeks" is missing | add "weeks: …" between these parentheses
            hours-per-week: 35
              syntax 17:24 limits.hours-per-week: "hours-per-week" cannot be a field name | write _ for -: hours_per_week
            "weeks": 9
              syntax 17:14 limits.weeks: the field name "weeks" stands in quotation marks | write it without quotation marks: weeks
            level: Tutorial
              unknown-word 7:12 level: "Tutorial" is not a word for "level" | did you mean "tutorial"? | use one of: tutorial, introductory, intermediate, advanced
            mov("trust", 5)
              unknown-word 28:36 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0]: "mov" is not an effect | did you mean "move"? | use one of: move, learn, set, clear, strength, stress, flow, refer, withdraw, wait, money, caseload, phase, call, say, end, after, if, chance
            know("drum")
              unknown-word 30:82 phases[0].encounters["kitchen"].decisions["open"].options["tell"].when[0][0]: "know" is not a condition | did you mean "knows"? | use one of: always, knows, is, chose, did, at_least, at_most, from_week, until_week, in, tie, stressful, uses, waits, planned, noticed, money, all, any, not
        "#]].assert_eq(&brief(&[
            ("weeks: 9", "weks: 9"),
            ("weeks: 9", "weeks: 9, colour: 3"),
            ("weeks: 9", "weeks: 9, weeks: 10"),
            ("weeks: 9, ", ""),
            ("hours_per_week: 35", "hours-per-week: 35"),
            ("weeks: 9", "\"weeks\": 9"),
            ("level: tutorial", "level: Tutorial"),
            ("move(\"trust\", 5)", "mov(\"trust\", 5)"),
            ("knows(\"drum\")", "know(\"drum\")"),
        ]));
    }

    #[test]
    fn values_of_another_kind_are_explained() {
        expect![[r#"
            level: "tutorial"
              wrong-type 7:12 level: expected a word, found the text "tutorial" | write it without quotation marks: tutorial
            level: 3
              wrong-type 7:12 level: expected a word, found the number 3 | use one of: tutorial, introductory, intermediate, advanced
            role: (broker)
              wrong-type 30:63 phases[0].encounters["kitchen"].decisions["open"].options["tell"].role: expected a word, found parentheses | use one of: advocate, broker, diagnostician, planner, community_organizer, evaluator, consultant, therapist
            weeks: -9
              value-out-of-range 17:21 limits.weeks: the number -9 is below zero for this place | write 0 or more
            weeks: 99999999999
              value-out-of-range 17:21 limits.weeks: the number 99999999999 is too large for this place | write a smaller number
            (3, -200, 
              value-out-of-range 29:38 phases[0].encounters["kitchen"].decisions["open"].options["ask"].rates[0][1]: the number -200 is too small for this place | write a number nearer to 0
            (3, −2, 
              wrong-type 29:38 phases[0].encounters["kitchen"].decisions["open"].options["ask"].rates[0][1]: expected a whole number, found "−" | write the minus sign as a hyphen: -2
            weeks: 9.5
              wrong-type 17:21 limits.weeks: expected a whole number, found the number 9.5 | write it without a fraction
            weeks: nine
              wrong-type 17:21 limits.weeks: expected a whole number, found the word "nine" | write it in digits, such as 3
            weeks: "9"
              wrong-type 17:21 limits.weeks: expected a whole number, found the text "9" | write the number without quotation marks
            hours: half
              wrong-type 27:83 phases[0].encounters["kitchen"].decisions["open"].options["ask"].hours: expected a number, found the word "half" | write it in digits, such as 3
            again: yes
              wrong-type 27:83 phases[0].encounters["kitchen"].decisions["open"].options["ask"].again: expected true or false, found the word "yes" | write true for yes, false for no, without quotation marks
            (20)
              wrong-type 8:14 minutes: 2 values are needed in these parentheses, found 1 | write all of them, with commas between
            (20, 30, 40)
              wrong-type 8:23 minutes[2]: more values in these parentheses than belong there: the number 40 is one too many | remove it
            20
              wrong-type 8:14 minutes: expected parentheses, found the number 20 | put ( before it and ) after it
            [20, 40]
              wrong-type 8:14 minutes: expected parentheses, found a list | write ( ) for [ ]: square brackets are for lists of any length
            "Ask before acting"
              wrong-type 10:17 objectives: expected a list in square brackets, found the text "Ask before acting" | put [ before it and ] after it
            ("Ask", "act")
              wrong-type 10:17 objectives: expected a list in square brackets, found parentheses | write square brackets: ["Ask", "act"]
            The parade
              wrong-type 4:12 title: expected a text in quotation marks, found the word "The" | put it in quotation marks: "The parade"
            'The parade'
              wrong-type 4:12 title: expected a text in quotation marks, found "'" | write " for ', at both ends
            ["x"]
              wrong-type 4:12 title: expected a text in quotation marks, found a list | write a single text, "…", in its place
            limits: Limits(
              wrong-type 17:13 limits: expected parentheses without a name before them, found "Limits(…)" | remove the word before the (
        "#]].assert_eq(&brief(&[
            ("level: tutorial", "level: \"tutorial\""),
            ("level: tutorial", "level: 3"),
            ("role: broker", "role: (broker)"),
            ("weeks: 9", "weeks: -9"),
            ("weeks: 9", "weeks: 99999999999"),
            ("(3, 2, ", "(3, -200, "),
            ("(3, 2, ", "(3, −2, "),
            ("weeks: 9", "weeks: 9.5"),
            ("weeks: 9", "weeks: nine"),
            ("weeks: 9", "weeks: \"9\""),
            ("hours: 0.5", "hours: half"),
            ("hours: 0.5", "again: yes"),
            ("(20, 40)", "(20)"),
            ("(20, 40)", "(20, 30, 40)"),
            ("(20, 40)", "20"),
            ("(20, 40)", "[20, 40]"),
            ("[\"Ask before acting\"]", "\"Ask before acting\""),
            ("[\"Ask before acting\"]", "(\"Ask\", \"act\")"),
            ("\"The parade\"", "The parade"),
            ("\"The parade\"", "'The parade'"),
            ("\"The parade\"", "[\"x\"]"),
            ("limits: (", "limits: Limits("),
        ]));
    }

    #[test]
    fn effects_and_conditions_are_explained_by_their_form() {
        expect![[r#"
            move("trust")
              wrong-type 28:36 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0]: "move" needs 2 values, found 1 | write it as move("measure", 5)
            move("trust", 5, 6)
              wrong-type 28:53 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0][2]: "move" has more values than it takes: the number 6 is one too many | write it as move("measure", 5)
            move(trust, 5)
              wrong-type 28:41 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0][0]: expected a text in quotation marks, found the word "trust" | put it in quotation marks: "trust"
            move
              wrong-type 28:36 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0]: "move" needs values in parentheses | write it as move("measure", 5)
            end()
              wrong-type 28:36 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0]: "end" takes no values in parentheses | write it alone: end
            learn("drum")
              wrong-type 28:63 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[1][1]: expected a list in square brackets, found "learn(…)" | put [ before it and ] after it
            learn()
              syntax 28:70 phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[1][1][0]: a value is missing before ")" | write it as learn("fact")
            )
              wrong-type 29:34 phases[0].encounters["kitchen"].decisions["open"].options["ask"].rates[0]: 4 values are needed in these parentheses, found 3 | write a rating as (3, 2, "M1", "why"): standard, effect, indicator, rationale
            not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(not(always))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
              nesting-too-deep 30:181 phases[0].encounters["kitchen"].decisions["open"].options["tell"].when: too many brackets are nested in each other | set a flag for the inner condition and ask for it with is("flag"), or write it with fewer of all, any and not
        "#]].assert_eq(&brief(&[
            ("move(\"trust\", 5)", "move(\"trust\")"),
            ("move(\"trust\", 5)", "move(\"trust\", 5, 6)"),
            ("move(\"trust\", 5)", "move(trust, 5)"),
            ("move(\"trust\", 5)", "move"),
            ("move(\"trust\", 5)", "end()"),
            ("[learn(\"drum\")]", "learn(\"drum\")"),
            ("learn(\"drum\")", "learn()"),
            (", \"asks him\")", ")"),
            ("is(\"told\")", &("not(".repeat(70) + "always" + &")".repeat(70))),
        ]));
    }

    #[test]
    fn slips_of_syntax_are_explained() {
        expect![[r##"
            level:
              syntax 7:11 : the field "level" has no value | write a word, or remove what needs it
            weeks = 9
              syntax 17:20 limits: expected ":" after "weeks", found "=" | write it as weeks: value
            weeks: 9
              syntax 17:23 limits.hours_per_week: expected a comma before the name "hours_per_week" | put a comma between two fields or two items of a list
            hours: 0,5
              syntax 27:85 phases[0].encounters["kitchen"].decisions["open"].options["ask"]: expected a field name, found the number 5 | write a decimal number with a point: 0.5
            (20 40)
              syntax 8:18 minutes: expected a comma before the number 40 | put a comma between two fields or two items of a list
            tutorial,,
              syntax 7:21 : a comma with nothing before it | remove the comma
            "The parade"
              syntax 5:5 summary: expected a comma before the name "summary" | put a comma after the text
            "The parade
              syntax 4:12 title: the text that begins here goes on to line 5, where another begins | add the missing quotation mark at its end
            "The "big" parade"
              syntax 4:17 title: the text ends at this quotation mark, but words follow it | write \" for a quotation mark inside a text, or begin the text with r#" and end it with "#
            "The \parade"
              syntax 4:17 title: "\p" has no meaning in a text | write \\ for a backslash, or begin the text with r#" and end it with "#
            "
              syntax 22:24 phases[0].encounters["kitchen"].scene: the text that begins here does not end | close it with "#
            ["Ask")
              syntax 10:23 : ")" does not close the "[" of line 10 | put "]" before it, or remove what is one too many
                limits
              unknown-field 16:5 client.limits: unknown field "limits" | if it belongs further out, close the bracket of line 13 before it | use one of: called
                    ]),⏎    endings
              syntax 35:5 phases.endings: the field "endings" stands in the list that begins on line 18 | close the list with ] before it
            ), endings
              missing-field 1:1 : the field "endings" is missing | look at the ")" of line 36: is it one too many? | add "endings: …" between these parentheses
            ⏎
              syntax 1:1 : the file ends before this "(" is closed | add the missing ")"; the indentation of the lines below shows where
            ⏎)⏎)
              syntax 38:1 : the case ends on line 37, but ")" comes after it | remove a closing bracket that is one too many before it, or what comes after the end
            format
              wrong-type 1:1 : expected parentheses, found the name "format" | put ( before it and ) after it
            {⏎    format
              wrong-type 1:1 : expected parentheses, found curly braces | write ( ) for { }
            /* (⏎    format
              syntax 1:1 : the comment that begins here does not end | close it with */
            #![enable(magic)](⏎    format
              syntax 1:11 : unknown extension "magic" | remove the line that begins with #!: a case needs none
        "##]].assert_eq(&brief(&[
            ("level: tutorial", "level:"),
            ("weeks: 9", "weeks = 9"),
            ("weeks: 9,", "weeks: 9"),
            ("hours: 0.5", "hours: 0,5"),
            ("(20, 40)", "(20 40)"),
            ("tutorial,", "tutorial,,"),
            ("\"The parade\",", "\"The parade\""),
            ("\"The parade\"", "\"The parade"),
            ("\"The parade\"", "\"The \"big\" parade\""),
            ("\"The parade\"", "\"The \\parade\""),
            ("\"#", "\""),
            ("[\"Ask before acting\"]", "[\"Ask\")"),
            ("    ),\n    limits", "    limits"),
            ("        ]),\n    ],\n    endings", "        ]),\n    endings"),
            ("endings", "), endings"),
            ("\n)\n", "\n"),
            ("\n)\n", "\n)\n)"),
            ("(\n    format", "format"),
            ("(\n    format", "{\n    format"),
            ("(\n    format", "/* (\n    format"),
            ("(\n    format", "#![enable(magic)](\n    format"),
        ]));
    }

    #[test]
    fn characters_that_only_look_right_are_explained_all_at_once() {
        expect![[r#"
            “The parade”
              curly-quotes 4:12 title: text in curly quotation marks | write straight quotation marks, "…", and switch off "smart quotes" in the editor
            “The "big" parade”
              curly-quotes 4:12 title: text in curly quotation marks | write straight quotation marks, "…", and switch off "smart quotes" in the editor
            “The parade"
              curly-quotes 4:12 title: text in curly quotation marks | write straight quotation marks, "…", and switch off "smart quotes" in the editor
            "The parade”
              curly-quotes 4:23 title: text closed with a curly quotation mark | write straight quotation marks, "…", and switch off "smart quotes" in the editor
            weeks:·9,·
              invisible-space 17:20 limits.weeks: no-break space (U+00A0) outside a text | delete it, and type an ordinary space if one is needed
              invisible-space 17:23 limits: zero-width space (U+200B) outside a text | delete it, and type an ordinary space if one is needed
            id: “parade”,·title: 'The parade”
              curly-quotes 3:9 id: text in curly quotation marks | write straight quotation marks, "…", and switch off "smart quotes" in the editor
              invisible-space 3:18 : no-break space (U+00A0) outside a text | delete it, and type an ordinary space if one is needed
            levl: tutorial, edition: “x”
              unknown-field 7:5 levl: unknown field "levl" | did you mean "level"?
              curly-quotes 7:30 edition: text in curly quotation marks | write straight quotation marks, "…", and switch off "smart quotes" in the editor
        "#]].assert_eq(&brief(&[
            ("\"The parade\"", "“The parade”"),
            ("\"The parade\"", "“The \"big\" parade”"),
            ("\"The parade\"", "“The parade\""),
            ("\"The parade\"", "\"The parade”"),
            ("weeks: 9,", "weeks:\u{a0}9,\u{200b}"),
            ("id: \"parade\",\n    title: \"The parade\"", "id: “parade”,\u{a0}title: 'The parade”"),
            ("level: tutorial", "levl: tutorial, edition: “x”"),
        ]));
        let many = with("[\"Ask before acting\"]", &format!("[{}]", "“x”, ".repeat(100))).1;
        assert_eq!(many.len(), AT_ONCE);
        assert_eq!(many[AT_ONCE - 1].hints[1], "let the editor replace them all: 80 more such places follow");
    }

    #[test]
    fn curly_quotes_and_no_break_spaces_inside_texts_are_fine() {
        let inside = with("\"The parade\"", "\"“The\u{a0}parade”\u{200b}\" /* “x”\u{a0} */").1;
        assert_eq!(inside, []);
        let beside = with("\"The parade\",", "\"“The\u{a0}parade”,\n\" /* “ */").1;
        assert_eq!(beside.iter().map(|found| found.code).collect::<Vec<_>>(), ["syntax"]);
    }

    #[test]
    fn a_later_format_is_named_before_all_else() {
        expect![[r#"
            format: 2
              unsupported-format 2:13 format: the file has format 2, and this program reads format 1 | open it with a newer Practicum, or write "format: 1" if it was a slip
            format: 7, novelty: “x” (
              unsupported-format 2:13 format: the file has format 7, and this program reads format 1 | open it with a newer Practicum, or write "format: 1" if it was a slip

              missing-field 1:1 : the field "format" is missing | add "format: …" between these parentheses
            format: "1"
              wrong-type 2:13 format: expected a whole number, found the text "1" | write the number without quotation marks
        "#]].assert_eq(&brief(&[
            ("format: 1", "format: 2"),
            ("format: 1,", "format: 7, novelty: “x” ("),
            ("format: 1,", ""),
            ("format: 1", "format: \"1\""),
        ]));
    }

    #[test]
    fn independent_errors_are_reported_together_and_nothing_else() {
        let text = CASE
            .replace("level: tutorial", "levl: tutorial")
            .replace("(20, 40)", "(20)")
            .replace("age: 80", "age: eighty")
            .replace("weeks: 9", "weks: 9")
            .replace("move(\"trust\", 5)", "mov(\"trust\", 5), move(\"trust\")")
            .replace("learn(\"drum\")", "learn(drum)")
            .replace("(3, 2, ", "(300, 2, ")
            .replace("knows(\"drum\")", "know(\"drum\")")
            .replace("text: \"He marches.\"", "when: maybe");
        let Err(Unreadable { diagnostics, .. }) = read(text.as_bytes()) else { panic!("the case is not in order") };
        let found: Vec<String> = diagnostics.iter().map(|found| format!("{} {}", found.code, found.path)).collect();
        expect![[r#"
            unknown-field levl
            wrong-type minutes
            wrong-type client.age
            unknown-field limits.weks
            unknown-word phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[0]
            wrong-type phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[1]
            wrong-type phases[0].encounters["kitchen"].decisions["open"].options["ask"].effects[2][1][0][0]
            value-out-of-range phases[0].encounters["kitchen"].decisions["open"].options["ask"].rates[0][0]
            unknown-word phases[0].encounters["kitchen"].decisions["open"].options["tell"].when[0][0]
            unknown-word endings["end"].when"#]]
        .assert_eq(&found.join("\n"));
    }

    #[test]
    fn no_more_errors_are_reported_than_an_author_can_use() {
        let many = with("[\"Ask before acting\"]", &format!("[{}]", "x, ".repeat(100))).1;
        assert_eq!(many.len(), AT_ONCE);
    }

    #[test]
    fn a_finding_is_drawn_with_its_line() {
        let (text, found) = with("hours: 0.5", "hous: 0.5");
        expect![[r#"
            error[unknown-field]: unknown field "hous"
              --> parade.ron:27:76
               |
            27 |                         (id: "ask", text: "Ask him.", role: diagnostician, hous: 0.5,
               |                                                                            ^^^^ phases[0].encounters["kitchen"].decisions["open"].options["ask"].hous
               |
               = hint: did you mean "hours"?

        "#]].assert_eq(&diagnostic::text("parade.ron", &text, &found));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_a_cure() {
        let brief = |bytes: &[u8]| {
            let Err(Unreadable { diagnostics, text }) = read(bytes) else { panic!("this is no case") };
            diagnostic::text("parade.ron", &text, &diagnostics)
        };
        let latin =
            CASE.replace("eighty", "\u{1}").into_bytes().iter().map(|&byte| if byte == 1 { 0xE9 } else { byte }).collect::<Vec<u8>>();
        let utf16 = [0xFF, 0xFE, b'(', 0, b'\n', 0];
        let all = [
            brief(&latin),
            brief(&utf16),
            brief(b"PK\x03\x04\xFF"),
            brief(format!("\u{feff}{CASE}").as_bytes()),
            brief(&vec![b' '; LARGEST + 1]),
        ];
        expect![[r#"
            error[not-utf8]: the file is not in UTF-8: byte 0xE9 is not part of a letter
             --> parade.ron:5:28
              |
            5 |     summary: "A drummer of �.",
              |                            ^
              |
              = hint: save the file again with the encoding "UTF-8", then look at the letter in this place

            error[not-utf8]: the file is not in UTF-8: byte 0xFF is not part of a letter
             --> parade.ron:1:1
              |
            1 | ��(␀
              | ^
              |
              = hint: the file is in UTF-16, which some editors call "Unicode": save it again as "UTF-8"

            error[not-utf8]: the file is not in UTF-8: byte 0xFF is not part of a letter
             --> parade.ron:1:5
              |
            1 | PK␃␄�
              |     ^
              |
              = hint: this looks like a word processor's file: save it as plain text in UTF-8

            error[byte-order-mark]: the file begins with an invisible byte order mark (U+FEFF)
             --> parade.ron:1:1
              |
            1 | ﻿(
              | ^
              |
              = hint: save the file again with the encoding "UTF-8"; editors call what it has now "UTF-8 with BOM" or "UTF-8 signature"

            error[file-too-large]: the file has 8000001 bytes, more than the 8000000 that a case may have
             --> parade.ron:1:1
              |
            1 |
              | ^
              |
              = hint: check that this is a case file: the longest of them are a hundred times shorter

        "#]]
        .assert_eq(&all.concat());
    }

    #[test]
    fn every_form_is_one_that_ron_reads() {
        for form in FORMS.split('|').map(str::trim) {
            let text = form.replace("[…, …]", "[]").replace("[…]", "[]").replace('…', "always");
            let options = Options::default();
            let known = options.from_str::<Condition>(&text).is_ok()
                || options.from_str::<Effect>(&text).is_ok()
                || options.from_str::<Pick>(&text).is_ok()
                || options.from_str::<WorkSource>(&text).is_ok();
            assert!(known, "{text}");
        }
        for (code, plain) in [
            (Options::default().from_str::<Condition>("x").map(drop), ["always", ""]),
            (Options::default().from_str::<Effect>("x").map(drop), ["end", ""]),
        ] {
            let Err(SpannedError { code: Error::NoSuchEnumVariant { expected, .. }, .. }) = code else { panic!("x is no word") };
            for word in expected.iter().filter(|word| !plain.contains(word)) {
                assert!(form(word).is_some(), "{word} has no form");
            }
        }
    }

    /// Whatever comes, it is refused with a place in the text that it came with.
    fn refused(bytes: &[u8]) {
        let Err(Unreadable { diagnostics, text }) = read(bytes) else { panic!("{bytes:?} is no case") };
        assert!(!diagnostics.is_empty());
        for found in &diagnostics {
            let place = found.place.expect("every finding has a place");
            assert!(place.line >= 1 && place.column >= 1 && place.start <= place.end && place.end <= text.len(), "{found:?}");
            assert!(!found.message.contains('\n') && found.message.len() < 300, "{found:?}");
        }
        diagnostic::text("case.ron", &text, &diagnostics);
    }

    #[test]
    fn hostile_files_are_refused_in_order() {
        for text in "|\n|()|(((|[]|{}|x|\"|r#\"|// x|/*|#![|(format: |(a\u{a0}: ‘|'|\\|\u{301}".split('|') {
            refused(text.as_bytes());
        }
        let many = 1_000_000;
        for part in
            ["(", "[", "{", ")", "(a:", "a(", "\"\\", ",", "“", "\u{a0}", "#", "r#", "/*", "-", "9", "Some(", "(format: 1, phases: ["]
        {
            refused(part.repeat(many / part.len()).as_bytes());
        }
        let inside = |part: &str| refused(CASE.replace("is(\"told\")", &part.repeat(many / part.len())).as_bytes());
        ["not(", "all([", "x", "\"", "“", "(", "9", "x,", "know(\"x\"),"].into_iter().for_each(inside);
    }

    #[test]
    fn a_case_cut_anywhere_is_refused() {
        let bytes = CASE.as_bytes();
        let whole = CASE.trim_end().len();
        (0..whole).for_each(|cut| refused(&bytes[..cut]));
        (1..whole).for_each(|cut| refused(&bytes[cut..]));
    }

    #[test]
    fn a_case_with_anything_put_in_anywhere_is_read_or_refused() {
        for (at, _) in CASE.char_indices() {
            for part in ["\"", "(", ")", "]", ",", ":", "“", "\u{a0}", "r#\"", "/*", "x", "-", "\\", "\u{FF}", "'"] {
                let text = format!("{}{part}{}", &CASE[..at], &CASE[at..]);
                if !codes(text.as_bytes()).is_empty() {
                    refused(text.as_bytes());
                }
            }
        }
    }
}
