//! From the bytes of a case file to a [`CaseSource`], or to what is wrong with them in words that an author understands.
//!
//! Only the text is judged: whether names mean anything is a later question.

mod brackets;
mod conditions;
mod declared;
mod encoding;
mod explain;
mod fields;
mod forms;
mod hours;
mod look_alikes;
mod raw_texts;
mod slips;
mod surroundings;
mod syntax;
#[cfg(test)]
mod tests;
mod values;
mod wording;

use std::collections::BTreeSet;
use std::ops::Range;

pub use encoding::text;
use ron::Options;
use ron::error::{Error, Position, SpannedError};
use ron::extensions::Extensions;

use super::Faults;
use super::source::CaseSource;
use super::spans::{Shape, Spans, Step};
use crate::diagnostic::{Diagnostic, Place};

/// The most bytes that a case file may have.
pub const LARGEST: usize = 8_000_000;
/// The only format there is.
const FORMAT: u32 = 1;
/// Case files come from anywhere: nesting is limited, so that none can exhaust the stack.
const DEEPEST: usize = 64;
/// So many findings are reported at once.
const AT_ONCE: usize = 20;

/// Reads the text of a case file.
pub fn read(text: &str) -> Result<CaseSource, Faults> {
    let diagnostics = match parse(text) {
        Ok(case) if case.format == FORMAT => match raw_texts::suspicious(text).then(|| Reading::new(text).takes_in_fields()).flatten() {
            None => return Ok(case),
            Some(found) => vec![found],
        },
        Ok(case) => vec![Reading::new(text).unsupported_format(case.format)],
        Err(error) => Reading::new(text).reasons(error),
    };
    Err(Faults { diagnostics, text: text.to_owned() })
}

/// A text that is no case that can be played.
struct Reading<'t> {
    text: &'t str,
    spans: Spans<'t>,
    /// The text without what has been reported: it has spaces there, so that all offsets hold.
    left: String,
}

impl<'t> Reading<'t> {
    fn new(text: &'t str) -> Self {
        Reading { text, spans: Spans::new(text), left: text.to_owned() }
    }

    /// The order of the checks: what would make the findings after it misleading comes before them.
    fn reasons(&mut self, first: SpannedError) -> Vec<Diagnostic> {
        if let Some(format) = self.other_format() {
            return vec![self.unsupported_format(format)];
        }
        let at = range(self.text, &first);
        if let Some(half) = self.half_curly(at.end) {
            return vec![half];
        }
        if let Some(raw) = self.takes_in_fields().filter(|raw| raw.place.is_some_and(|place| place.start <= at.end)) {
            return vec![raw];
        }
        if self.spans.regular {
            return self.one_after_another(first);
        }
        let strays = self.strays();
        // What ron found before it came to the first of them is true as well.
        let is_before = strays.first().and_then(|stray| stray.place).is_none_or(|place| at.end < place.start);
        let found = is_before.then(|| self.bracket(&first).unwrap_or_else(|| self.explain(&first.code, at)));
        found.into_iter().chain(strays).collect()
    }

    /// The format that the text says it has, if it is another than ours.
    fn other_format(&self) -> Option<u32> {
        let found = self.spans.find(&[Step::Field("format")])?;
        // A struct that has no such field is found instead of it.
        let format = self.spans.slice(&found).parse().ok()?;
        (format != FORMAT).then_some(format)
    }

    fn unsupported_format(&self, format: u32) -> Diagnostic {
        let at = self.spans.find(&[Step::Field("format")]).unwrap_or_default();
        Diagnostic::error("unsupported-format", format!("the file has format {format}, and this program reads format {FORMAT}"))
            .at("format")
            .placed(Place::new(self.text, at))
            .hint("open it with a newer Practicum, or write \"format: 1\" if it was a slip")
    }

    /// ron stops at the first error. Where all brackets and commas are in order, the field or list item with the error can be
    /// blanked out and the rest read again: its types do not depend on it. Only that it is missing now is no news.
    fn one_after_another(&mut self, first: SpannedError) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut bare = BTreeSet::new();
        let mut error = first;
        for _ in 0..2 * AT_ONCE {
            let at = range(&self.left, &error);
            let offset = if at.start < at.end && is_about_name(&error.code) { at.start } else { at.end };
            let node = self.spans.trail(offset).last().map(|&(node, _)| node);
            let is_bare = node.is_some_and(|node| bare.contains(&node));
            if !(is_bare && matches!(error.code, Error::MissingStructField { .. })) {
                let reason = self.explain(&error.code, at);
                // What is wrong with a whole list is found in each of its items.
                if !found.contains(&reason) {
                    found.push(reason);
                }
            }
            if found.len() == AT_ONCE || error.code == Error::ExceededRecursionLimit {
                break;
            }
            let Some(parent) = node.and_then(|node| self.blank_out(node)) else { break };
            bare.insert(parent);
            match parse(&self.left) {
                Err(next) => error = next,
                Ok(_) => break,
            }
        }
        found
    }

    /// Leaves out the field or list item around a value, and returns what it is missing from now. None if there was nothing left.
    fn blank_out(&mut self, node: usize) -> Option<usize> {
        let (gone, parent) = self.spans.removable(node)?;
        let left = &self.left[gone.clone()];
        if left.trim().is_empty() {
            return None;
        }
        let blank: String = left.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        self.left.replace_range(gone, &blank);
        Some(parent)
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

fn parse(text: &str) -> Result<CaseSource, SpannedError> {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(DEEPEST).from_str(text)
}

/// Whether ron's range is that of a name, and not only where it stood.
fn is_about_name(code: &Error) -> bool {
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
