//! What we tell an author about a file: data, collected in full, and its renderings.
//!
//! Nothing here knows what a case is, and nothing is printed.

mod render;

use std::ops::Range;

pub use render::{Documented, github, json, sarif, text};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but something is likely wrong.
    Warning,
    /// Advice.
    Note,
}

impl Severity {
    /// The word that headlines and JSON use.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One finding. The message states a fact on one line that stands alone; hints say what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// A permanent kebab-case name for this kind of finding.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The fact: lower case, no final stop, names in double quotes.
    pub message: String,
    /// Where it is in the document: `phases[2].encounters["kitchen"].decisions[0]`; empty for the whole of it.
    pub path: String,
    /// Where it is in the text, if that is known.
    pub place: Option<Place>,
    /// What to do about it, in the imperative.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A finding that makes the file unusable.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message.into())
    }

    /// A finding that leaves the file usable, but likely wrong.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message.into())
    }

    /// A piece of advice.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, message.into())
    }

    fn new(code: &'static str, severity: Severity, message: String) -> Self {
        Diagnostic { code, severity, message, path: String::new(), place: None, hints: Vec::new() }
    }

    /// Says where it is in the document.
    pub fn at(self, path: impl Into<String>) -> Self {
        Diagnostic { path: path.into(), ..self }
    }

    /// Says where it is in the text.
    pub fn placed(self, place: Place) -> Self {
        Diagnostic { place: Some(place), ..self }
    }

    /// Adds something to do about it.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds what there may be to do about it: fits an `Option`, such as that of [`did_you_mean`].
    pub fn hints(mut self, hints: impl IntoIterator<Item = String>) -> Self {
        self.hints.extend(hints);
        self
    }
}

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line of its start, from 1.
    pub line: usize,
    /// Column of its start in characters, from 1.
    pub column: usize,
    /// Byte offset of its start.
    pub start: usize,
    /// Byte offset of its end.
    pub end: usize,
}

impl Place {
    /// The place of a byte range of `text`. A range outside the text, or through a character, is drawn in.
    pub fn new(text: &str, range: Range<usize>) -> Self {
        let start = text.floor_char_boundary(range.start);
        let newlines = text.as_bytes()[..start].iter().filter(|&&byte| byte == b'\n').count();
        Self::on_line(text, range, newlines + 1)
    }

    fn on_line(text: &str, range: Range<usize>, line: usize) -> Self {
        let start = text.floor_char_boundary(range.start);
        let end = text.floor_char_boundary(range.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        Place { line, column: 1 + text[line_start..start].chars().count(), start, end }
    }
}

/// The line starts of a text, for many places in it.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t str,
    newlines: Vec<usize>,
}

impl<'t> Places<'t> {
    /// Counts the lines once.
    pub fn new(text: &'t str) -> Self {
        Self { text, newlines: text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect() }
    }

    /// The same as [`Place::new`].
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = self.text.floor_char_boundary(range.start);
        Place::on_line(self.text, range, 1 + self.newlines.partition_point(|&newline| newline < start))
    }
}

/// The hint for a name that is not known: `did you mean "housing"?`, if one of the known names is near enough.
pub fn did_you_mean<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(wrong, candidates).map(|name| format!("did you mean \"{name}\"?"))
}

/// Longer names are not mistyped names, and comparing them would take time.
const LONGEST_NAME: usize = 64;

fn nearest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > LONGEST_NAME {
        return None;
    }
    let plain = |name: &str| name.to_lowercase().replace(['-', ' ', '.'], "_");
    let typed = plain(wrong);
    candidates
        .filter(|known| known.len() <= LONGEST_NAME)
        .filter_map(|known| {
            let meant = plain(known);
            let distance = strsim::osa_distance(&typed, &meant);
            let length = typed.chars().count().max(meant.chars().count());
            let begun = typed.len() >= 4 && meant.len() >= 4 && (meant.starts_with(&typed) || typed.starts_with(&meant));
            // One slip in three letters, three at most: below that, two names are just two names.
            if distance <= (length / 3).min(3) { Some((distance, known)) } else { begun.then_some((distance + LONGEST_NAME, known)) }
        })
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(wrong: &str) -> Option<String> {
        did_you_mean(wrong, ["housing", "hours_per_week", "planning", "m1", "m2", "trust"].into_iter())
    }

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        assert_eq!(meant("hosuing").as_deref(), Some("did you mean \"housing\"?"));
        assert_eq!(meant("Housing").as_deref(), Some("did you mean \"housing\"?"));
        assert_eq!(meant("hours-per-week").as_deref(), Some("did you mean \"hours_per_week\"?"));
        assert_eq!(meant("plan").as_deref(), Some("did you mean \"planning\"?"));
    }

    #[test]
    fn a_different_name_is_not_offered() {
        assert_eq!(meant("m3"), None);
        assert_eq!(meant("safety"), None);
        assert_eq!(meant(""), None);
        assert_eq!(meant(&"x".repeat(1_000_000)), None);
    }

    #[test]
    fn a_place_counts_characters_and_is_drawn_into_the_text() {
        let text = "ü\nß = 1\n";
        assert_eq!(Place::new(text, 8..9), Place { line: 2, column: 5, start: 8, end: 9 });
        assert_eq!(Place::new(text, 4..4).start, 3);
        assert_eq!(Place::new(text, 90..99), Place { line: 3, column: 1, start: 10, end: 10 });
        assert_eq!(Place::new("", 0..5), Place { line: 1, column: 1, start: 0, end: 0 });
        for range in [8..9, 4..4, 0..0, 2..3, 3..90, 90..99] {
            assert_eq!(Places::new(text).place(range.clone()), Place::new(text, range));
        }
    }
}
