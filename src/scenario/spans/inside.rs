//! From a place in a text as the program reads it back to the place in the file: quotation marks and escapes counted.

use std::ops::Range;

use super::{Spans, Step};

impl Spans<'_> {
    /// The byte range in the file of a part of the text at this path; the part in bytes of the text without quotation marks
    /// and escapes. None where there is no text, or none that long.
    pub fn inside(&self, path: &[Step], part: Range<usize>) -> Option<Range<usize>> {
        let span = self.find(path)?;
        let written = self.slice(&span);
        if let Some(raw) = written.strip_prefix('r') {
            let open = raw.find('"')? + 2;
            let range = span.start + open + part.start..span.start + open + part.end;
            return (range.end < span.end).then_some(range);
        }
        let body = written.strip_prefix('"')?.strip_suffix('"')?;
        let start = offset(body, part.start)?;
        let end = start + offset(&body[start..], part.end.checked_sub(part.start)?)?;
        Some(span.start + 1 + start..span.start + 1 + end)
    }
}

/// How far in a text with escapes so many bytes of what it means reach.
fn offset(body: &str, bytes: usize) -> Option<usize> {
    let mut meant = 0;
    let mut chars = body.char_indices();
    while meant < bytes {
        let (_, c) = chars.next()?;
        meant += if c == '\\' { escape(&mut chars)? } else { c.len_utf8() };
    }
    Some(chars.offset())
}

/// How many bytes an escape means, its backslash read; reads the rest of it.
fn escape(chars: &mut std::str::CharIndices<'_>) -> Option<usize> {
    let digits = match chars.next()?.1 {
        'x' => chars.by_ref().take(2).map(|(_, c)| c).collect::<String>(),
        'u' => chars.by_ref().skip(1).map(|(_, c)| c).take_while(|&c| c != '}').collect(),
        _ => return Some(1),
    };
    Some(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::super::{Spans, Step};
    use super::Range;

    fn found(text: &str, part: Range<usize>) -> Option<&str> {
        Spans::new(text).inside(&[Step::Field("a")], part).map(|range| &text[range])
    }

    #[test]
    fn a_part_of_a_text_is_found_through_quotation_marks_and_escapes() {
        assert_eq!(found("(a: \"one two\")", 4..7), Some("two"));
        assert_eq!(found("(a: r#\"one \"two\"\"#)", 5..8), Some("two"));
        assert_eq!(found("(a: \"\\\"é\\u{e9}\\n two\")", 7..10), Some("two"));
        assert_eq!(found("(a: \"\\x41 two\")", 2..5), Some("two"));
    }

    #[test]
    fn what_is_no_such_text_has_no_parts() {
        assert_eq!(found("(a: 12)", 0..1), None);
        assert_eq!(found("(a: \"one\")", 2..9), None);
        assert_eq!(found("(a: r#\"one\"#)", 2..9), None);
        assert_eq!(found("(a: \"\\u{zz}\")", 0..1), None);
        assert_eq!(found("(a: \"one\")", Range { start: 3, end: 1 }), None);
    }
}
