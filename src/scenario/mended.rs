//! A text that is mended slip by slip while it is read on, and where each place of it stands in the text as written.
//!
//! Nothing is judged here, and no file is changed: the mended text is only there to find what else is wrong.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place};

/// Something else in the place of a part of the text. It takes away and brings no line end, so that all lines keep their number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What is replaced, in bytes.
    pub at: Range<usize>,
    /// What stands there then.
    pub new: String,
}

impl Change {
    /// Something more in one place.
    pub fn insert(at: usize, new: impl Into<String>) -> Self {
        Change { at: at..at, new: new.into() }
    }

    /// Blanks in the place of a part, so that all offsets hold.
    pub fn blank(text: &str, at: Range<usize>) -> Self {
        let new = text[at.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        Change { at, new }
    }

    /// Makes the change.
    pub fn make(&self, text: &mut String) {
        text.replace_range(self.at.clone(), &self.new);
    }

    /// Where an offset of the changed text stands in the text before.
    pub fn before(&self, at: usize) -> usize {
        let end = self.at.start + self.new.len();
        if at >= end { at - self.new.len() + self.at.len() } else { at.min(self.at.end) }
    }

    /// Where an offset of the text before stands in the changed text.
    pub fn after(&self, at: usize) -> usize {
        if at >= self.at.end { at - self.at.len() + self.new.len() } else { at.min(self.at.start + self.new.len()) }
    }
}

/// A finding in the mended text, placed in the text as written.
pub fn placed(finding: Diagnostic, written: &str, changes: &[Change]) -> Diagnostic {
    let Some(Place { start, end, .. }) = finding.place else { return finding };
    let back = |at: usize| changes.iter().rev().fold(at, |at, change| change.before(at));
    finding.placed(Place::new(written, back(start)..back(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_again_through_changes() {
        let written = "(a: 1 b: “x”)\n";
        let changes = [Change::insert(5, ","), Change { at: 10..17, new: "\"x\"".into() }];
        let mut text = written.to_owned();
        changes.iter().for_each(|change| change.make(&mut text));
        assert_eq!(text, "(a: 1, b: \"x\")\n");
        let found = placed(Diagnostic::error("x", "x").placed(Place::new(&text, 7..13)), written, &changes);
        let place = found.place.expect("it has a place");
        assert_eq!(&written[place.start..place.end], "b: “x”");
        assert_eq!(changes[0].after(6), 7);
    }
}
