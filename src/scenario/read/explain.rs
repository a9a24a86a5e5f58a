//! What ron says, in our words: which of its errors is explained where.
//!
//! ron names what it needed last; what to say often depends on what stands there instead, so some cases look at that first.

use std::ops::Range;

use ron::error::Error;

use super::Reading;
use super::values::Expected;
use super::wording::quoted;
use crate::diagnostic::Diagnostic;

impl Reading<'_> {
    /// None if it has been said already.
    pub(super) fn explain(&self, code: &Error, at: Range<usize>) -> Option<Diagnostic> {
        let end = at.end;
        if matches!(code, Error::ExpectedFloat | Error::FloatUnderscore | Error::ExpectedComma | Error::ExpectedMapColon)
            && let Some(time) = self.hours(end)
        {
            return Some(time);
        }
        Some(match code {
            Error::NoSuchStructField { expected, found, .. } => self.unknown_field(expected, found, at),
            Error::NoSuchEnumVariant { expected, found, outer } => self.unknown_word(expected, found, outer.as_deref(), at),
            Error::MissingStructField { field, .. } => return self.missing_fields(field, end),
            Error::DuplicateStructField { field, .. } => self.duplicate_field(field, at),
            Error::IntegerOutOfBounds => self.out_of_range(at.start),
            Error::ExceededRecursionLimit => self.too_deep(end),
            Error::NoSuchExtension(name) => self
                .finding("syntax", at, format!("unknown extension {}", quoted(name)))
                .hint("remove the line that begins with #!: a case needs none"),
            Error::ExpectedAttribute | Error::ExpectedAttributeEnd if !self.text[..end].contains("#![") => self.hash(at),
            Error::InvalidEscape(_) => self.escape(end),
            _ if self.spans.unended.is_some_and(|start| start <= end) => self.unended(),
            Error::ExpectedStringEnd | Error::UnclosedBlockComment => self.unended(),
            _ if self.text[end..].trim().is_empty() && *code != Error::TrailingCharacters => self.ends(),
            _ if self.spans.mismatch.is_some_and(|(_, close)| close == end) => self.mismatch(),
            Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } | Error::UnderscoreAtBeginning => {
                self.wrong(Expected::WholeNumber, end)
            }
            Error::ExpectedFloat | Error::FloatUnderscore => self.wrong(Expected::Number, end),
            Error::ExpectedBoolean => self.wrong(Expected::Truth, end),
            Error::ExpectedString | Error::ExpectedChar => self.wrong(Expected::Text, end),
            Error::ExpectedArray => self.wrong(Expected::List, end),
            Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => self.parentheses(end),
            Error::ExpectedDifferentStructName { .. } if !self.is_call(at.start) => self.parentheses(at.start),
            Error::ExpectedDifferentStructName { .. } => self.wrong(Expected::NoName, at.start),
            Error::ExpectedDifferentLength { expected, found } => return self.too_few(expected, *found, end),
            Error::ExpectedStructLikeEnd => self.too_many(end),
            Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => self.name(end),
            Error::ExpectedMapColon => self.colon(end),
            Error::ExpectedComma | Error::ExpectedArrayEnd => self.comma(end),
            Error::TrailingCharacters => self.trailing(end),
            Error::UnexpectedChar(_) => self.stray_slash(at),
            other => self.odd(other, at),
        })
    }
}
