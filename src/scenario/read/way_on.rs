//! The way on after a slip of form: the smallest change with which the parser gets furthest. It is never shown, only what is found
//! behind it.

use std::ops::Range;

use ron::error::SpannedError;

use super::super::mended::Change;
use super::super::spans::Shape;
use super::{Reading, parse, range};

/// In so many places of its line a text may be found to end.
const ENDS: usize = 8;

impl Reading<'_> {
    /// A change with which the parser gets beyond an error.
    pub(super) fn way_on(&self, error: &SpannedError) -> Option<Change> {
        let at = range(&self.left, error).end;
        // What is no case at all is not read on.
        let is_case = |&case: &usize| {
            let case = self.spans.node(case);
            matches!(case.shape, Shape::Group(..)) && self.spans.slice(&case.span).contains("format")
        };
        self.spans.node(0).children.iter().copied().find(is_case)?;
        let mut best: Option<(usize, Change)> = None;
        // The parser reads on behind a slash, to see whether it begins a note.
        let slash = self.text[..at].rfind('/').filter(|slash| at - slash < 4);
        for change in slash.into_iter().chain([at]).flat_map(|at| self.ways(at)) {
            let reached = self.reached_with(&change);
            // A change is the way on only if something behind it could be read, too.
            let least = at.max(change.at.end);
            if reached > least && best.as_ref().is_none_or(|&(most, _)| reached > most) {
                best = Some((reached, change));
            }
        }
        best.map(|(_, change)| change)
    }

    /// How far the text is in order with a change, in bytes of the text without it.
    fn reached_with(&self, change: &Change) -> usize {
        let mut left = self.left.clone();
        change.make(&mut left);
        match parse(&left) {
            Ok(_) => usize::MAX,
            Err(error) => change.before(range(&left, &error).end),
        }
    }

    fn ways(&self, at: usize) -> Vec<Change> {
        let (token, _) = self.found(at);
        let blank = |at: Range<usize>| Change::blank(&self.left, at);
        let rest = self.spans.item_end(token.start);
        let comma = |end: usize| if self.text[end..].starts_with(',') { end + 1 } else { end };
        let mut ways = Vec::new();
        if let Some(before) = self.before(at) {
            let end = before.span.end;
            // A text that another begins behind has no end of its own: nothing else is the way on.
            if before.shape == Shape::Text && end == at && self.line(before.span.start) < self.line(end) {
                let ends = self.text_ends(before.span.start);
                if !ends.is_empty() {
                    return ends;
                }
            }
            ways.extend([Change::insert(end, ","), Change::insert(end, ":")]);
            let start = before.key.as_ref().map_or(before.span.start, |key| key.start);
            ways.extend([blank(start..rest.max(start)), blank(start..comma(rest).max(start))]);
            if before.shape == Shape::Text {
                ways.extend(self.text_ends(before.span.start));
            }
        }
        let line = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        // A note that begins as notes do elsewhere.
        if self.text[line..].trim_start().starts_with(['#', '/', '-', '<', '*']) {
            ways.push(blank(line..at + self.text[at..].find('\n').unwrap_or(self.text.len() - at)));
        }
        if token.len() == 1 {
            ways.extend([",", ":"].map(|sign| Change { at: token.clone(), new: sign.into() }));
        }
        ways.extend([blank(token.clone()), blank(token.start..rest), blank(token.start..comma(rest))]);
        ways.push(Change::insert(token.start, "\""));
        if let Some(start) = self.spans.unended.filter(|&start| start <= at) {
            ways.extend(self.text_ends(start));
        }
        // A name without a value.
        let name = self.text[..token.start].trim_end().strip_suffix(':').map(str::trim_end);
        if let Some(name) = name {
            let start = name.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_').len();
            ways.extend([blank(start..token.start), blank(start..comma(token.start))]);
        }
        // What a list holds, if nothing else helps.
        let (group, _) = self.around(at);
        if self.spans.slice(&group).starts_with('[') && self.spans.slice(&group).ends_with(']') && group.len() > 2 {
            ways.push(blank(group.start + 1..group.end - 1));
        }
        ways.retain(|change| !change.at.is_empty() || !change.new.is_empty());
        ways
    }

    /// Where the text that begins at an offset may end, on its first line.
    fn text_ends(&self, start: usize) -> Vec<Change> {
        let line = self.text[start..].lines().next().unwrap_or_default();
        if !line.starts_with('"') {
            return Vec::new();
        }
        let words = line.trim_end_matches([',', ')', ']', ' ', '\t', '\r']).len().max(1);
        let signs = line.match_indices([',', ')', ']']).map(|(at, _)| at).filter(|&at| at > 0);
        let ends: Vec<usize> = std::iter::once(line.trim_end().len()).chain(signs.rev().take(ENDS)).chain([words]).collect();
        ends.into_iter().flat_map(|end| ["\"", "\","].map(|mark| Change::insert(start + end, mark))).collect()
    }
}
