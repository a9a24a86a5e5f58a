//! Curly quotation marks and invisible spaces where straight marks and ordinary spaces belong: word processors write them.
//!
//! Inside texts they are fine, and nothing is said about them.

use std::ops::Range;

use super::super::mended::Change;
use super::super::spans::{curly, invisible};
use super::{Reading, Slip};
use crate::diagnostic::Diagnostic;

/// More of a kind than these are told together.
const FEW: usize = 3;
/// The places of so many more are looked up.
const SHOWN: usize = 8;

const STRAIGHT: &str = "write straight quotation marks, \"…\", and switch off \"smart quotes\" in the editor";

impl Reading<'_> {
    /// All of them, as far as the text is sure to be read rightly: each for itself where there are few of a kind, otherwise the first
    /// with their number and the lines that follow. They come by pasting, and one search in the editor mends them all.
    pub(super) fn strays(&self) -> Vec<Diagnostic> {
        let sure = self.spans.strays.iter().filter(|stray| stray.start < self.spans.doubt);
        let is_space = |stray: &&Range<usize>| self.spans.slice(stray).chars().next().is_some_and(|first| invisible(first).is_some());
        let (spaces, quotes): (Vec<_>, Vec<_>) = sure.partition(is_space);
        let mut found = Vec::new();
        for (strays, what) in [(spaces, "invisible spaces"), (quotes, "curly quotation marks")] {
            match strays.as_slice() {
                few if few.len() <= FEW => found.extend(few.iter().map(|stray| self.stray((*stray).clone()))),
                [first, others @ ..] => {
                    let one = self.stray((*first).clone());
                    let message = format!("{} places with {what}, the first: {}", strays.len(), one.message);
                    let mut lines: Vec<usize> = others.iter().take(SHOWN).map(|stray| self.line(stray.start)).collect();
                    lines.dedup();
                    let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
                    let more = if others.len() > SHOWN { " …" } else { "" };
                    let hint = format!("let the editor find and replace them all; the others stand in lines {}{more}", lines.join(", "));
                    found.push(Diagnostic { message, ..one }.hint(hint));
                }
                [] => {}
            }
        }
        found.sort_by_key(|one| one.place);
        found
    }

    /// A text that begins with a straight quote and ends with a curly one goes on to the next straight quote, where ron stumbles.
    pub(super) fn half_curly(&self, at: usize) -> Option<Slip> {
        let unended = || self.spans.unended.filter(|&start| start <= at).map(|start| start..self.text.len());
        let text = self.text_before(at).or_else(unended)?;
        let inside = self.spans.slice(&text).strip_prefix('"')?;
        let (quote, mark) = inside.char_indices().find(|&(index, c)| {
            let behind = inside[index + c.len_utf8()..].trim_start_matches([' ', '\t']);
            let ends_line = behind.trim_start_matches([',', ')', ']', ' ', '\t', '\r']).starts_with('\n');
            curly(c) == Some('"') && behind.starts_with([',', ')', ']']) && ends_line
        })?;
        let at = text.start + 1 + quote;
        let at = at..at + mark.len_utf8();
        let finding = self.finding("curly-quotes", at.clone(), "text closed with a curly quotation mark").hint(STRAIGHT);
        Some(Slip { finding, cure: vec![Change { at, new: "\"".into() }] })
    }

    /// The same places with straight marks and ordinary spaces, the last first.
    pub(super) fn straightened(&self) -> Vec<Change> {
        let sure = self.spans.strays.iter().filter(|stray| stray.start < self.spans.doubt);
        sure.rev().flat_map(|stray| self.straight(stray.clone())).collect()
    }

    fn straight(&self, at: Range<usize>) -> Vec<Change> {
        let stray = self.spans.slice(&at);
        let (first, last) = (stray.chars().next().unwrap_or_default(), stray.chars().next_back().unwrap_or_default());
        if invisible(first).is_some() {
            return vec![Change { at, new: " ".into() }];
        }
        let inside = stray.strip_prefix(first).and_then(|stray| stray.strip_suffix(last));
        let new = match inside {
            Some(inside) if !inside.contains('\\') => format!("\"{}\"", inside.replace('"', "'")),
            _ => "\"\"".to_owned(),
        };
        vec![Change { at, new }]
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
}
