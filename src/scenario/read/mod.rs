//! From the bytes of a case file to a [`CaseSource`], or to what is wrong with them in words that an author understands.
//!
//! Only the text is judged: whether names mean anything is a later question.

mod brackets;
mod conditions;
mod declared;
mod encoding;
mod examples;
mod explain;
mod fields;
mod forms;
mod hours;
mod look_alikes;
mod raw_texts;
mod rounds;
mod slips;
mod surroundings;
mod syntax;
#[cfg(test)]
mod tests;
mod unopened;
mod values;
mod way_on;
mod wording;

use std::ops::Range;

pub use encoding::text;
use ron::Options;
use ron::error::{Error, Position, SpannedError};
use ron::extensions::Extensions;

use super::Faults;
use super::mended::Change;
use super::source::CaseSource;
use super::spans::{Shape, Spans, Step};
use crate::diagnostic::{Diagnostic, Place};
use crate::jobs::{self, ShareOut};

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
    parsed(text, parse(text), raw_texts::suspicious(text))
}

/// The same, with something else done beside it.
pub fn read_beside<T: Send>(share_out: &ShareOut, text: &str, beside: impl Fn() -> T + Sync) -> Result<(CaseSource, T), Faults> {
    let (case, (suspicious, other)) = jobs::both(share_out, || parse(text), || (raw_texts::suspicious(text), beside()));
    parsed(text, case, suspicious).map(|case| (case, other))
}

fn parsed<E>(text: &str, case: Result<CaseSource, E>, suspicious: bool) -> Result<CaseSource, Faults> {
    match case {
        Ok(case) if case.format == FORMAT && !(suspicious && Reading::new(text).takes_in_fields().is_some()) => Ok(case),
        _ => Err(Faults { diagnostics: rounds::findings(text), text: text.to_owned() }),
    }
}

/// A text that is no case that can be played.
struct Reading<'t> {
    text: &'t str,
    spans: Spans<'t>,
    /// The text without what has been reported: it has spaces there, so that all offsets hold.
    left: String,
    /// Where it is not as written, because a slip of form has been mended.
    mended: &'t [Range<usize>],
}

/// A slip of form, and what to change so that the rest can be read.
struct Slip {
    finding: Diagnostic,
    cure: Vec<Change>,
}

impl<'t> Reading<'t> {
    fn new(text: &'t str) -> Self {
        Reading { text, spans: Spans::new(text), left: text.to_owned(), mended: &[] }
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

    /// Leaves out the field or list item around a value. None if there was nothing left.
    fn blank_out(&mut self, node: usize) -> Option<()> {
        let (gone, _) = self.spans.removable(node)?;
        if self.left[gone.clone()].trim().is_empty() {
            return None;
        }
        Change::blank(&self.left, gone).make(&mut self.left);
        Some(())
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
