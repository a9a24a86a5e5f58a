//! All that is wrong with a text, in one reading: where the parser stops, the slip is mended or left out, and the rest is read again.
//!
//! What to say of a slip is left to the others.

use std::ops::Range;

use ron::error::{Error, SpannedError};

use super::super::mended::{Change, placed};
use super::super::spans::Spans;
use super::{AT_ONCE, Reading, Slip, is_about_name, parse, range};
use crate::diagnostic::Diagnostic;

/// Longer texts are read once only: they are no cases, and each round takes time.
const LONGEST: usize = 1 << 20;

/// So many look-alikes are mended in one go at most.
const MENDED: usize = 500;

/// So many lines behind a slip another is doubtful.
const NEAR: usize = 2;

/// What is said where the form has been looked at to the end.
pub(super) const AGAIN: &str = "check again when all of this is mended: names and numbers are looked at once the form is in order";

/// What comes after a round.
enum Next {
    /// The text has been read to its end.
    Done,
    /// The rest can be read with these changes.
    Mend(Vec<Change>),
    /// It can be read with these, which may not be what is meant.
    Try(Vec<Change>),
    /// Nothing is known of what comes after this line.
    Stuck(usize),
    /// There are as many findings as anybody mends at once.
    Full,
}

/// What is wrong with the text, in its order; the last finding says what has not been looked at.
pub(super) fn findings(written: &str) -> Vec<Diagnostic> {
    let first = Reading::new(written);
    if let Some(format) = first.other_format() {
        return vec![first.unsupported_format(format)];
    }
    drop(first);
    let (mut text, mut left) = (written.to_owned(), written.to_owned());
    let mut changes: Vec<Change> = Vec::new();
    let mut mended = Vec::new();
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut slips: Vec<usize> = Vec::new();
    let mut next = Next::Mend(Vec::new());
    for _ in 0..2 * AT_ONCE {
        let (Next::Mend(cure) | Next::Try(cure)) = next else { break };
        for change in cure {
            change.make(&mut text);
            change.make(&mut left);
            mended.iter_mut().for_each(|place: &mut Range<usize>| *place = change.after(place.start)..change.after(place.end));
            mended.push(change.at.start..change.at.start + change.new.len());
            changes.push(change);
        }
        let mut reading = Reading { text: &text, spans: Spans::new(&text), left, mended: &mended };
        let (new, then) = reading.round(AT_ONCE - found.len());
        left = reading.left;
        let mut doubtful = None;
        for finding in new.into_iter().map(|finding| placed(finding, written, &changes)) {
            let line = finding.place.map_or(0, |place| place.line);
            // A slip that is there again was not mended, and one hard by it may come from how it was mended.
            let again = found.iter().any(|known| (known.place, &known.message) == (finding.place, &finding.message));
            let near = finding.code == "syntax" && slips.iter().any(|slip| (*slip..=slip + NEAR).contains(&line));
            if again || near {
                doubtful = Some(line);
                break;
            }
            found.extend(Some(finding).filter(|_| !slips.contains(&line)));
        }
        if let Next::Try(cure) = &then {
            slips.extend(cure.iter().map(|change| line_of(&text, change.at.start)));
        }
        next = match then {
            _ if doubtful.is_some() => Next::Stuck(doubtful.unwrap_or_default()),
            Next::Mend(_) | Next::Try(_) if found.len() >= AT_ONCE => Next::Full,
            Next::Mend(cure) | Next::Try(cure) if written.len() > LONGEST => {
                Next::Stuck(cure.first().map_or(0, |change| line_of(&text, change.at.end)))
            }
            then => then,
        };
    }
    found.sort_by_key(|finding| finding.place.map_or(0, |place| place.start));
    if let Some(finding) = found.last_mut() {
        finding.hints.push(match next {
            Next::Stuck(line) if line < line_of(written, written.trim_end().len()) => {
                format!("check again when all of this is mended: what comes after line {line} has not been looked at, nor have names and numbers")
            }
            Next::Full => {
                format!("check again when all of this is mended: no more than {AT_ONCE} are listed at once, and names and numbers come last")
            }
            _ => AGAIN.into(),
        });
    }
    found
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text[..text.floor_char_boundary(at)].matches('\n').count()
}

impl Reading<'_> {
    /// Reads as far as that goes without a change to the text. Where all brackets and commas are in order, the field or list item
    /// with an error can be blanked out and the rest read again: its types do not depend on it.
    fn round(&mut self, room: usize) -> (Vec<Diagnostic>, Next) {
        let mut found = Vec::new();
        let mut stopped = None;
        for _ in 0..2 * AT_ONCE {
            let Err(error) = parse(&self.left) else {
                let swallowed = self.takes_in_fields();
                return self.ended(found, swallowed);
            };
            let at = range(&self.left, &error);
            if let Some(slip) = self.slip_of_look(at.end) {
                return self.ended(found, Some(slip));
            }
            if self.strays().first().and_then(|stray| stray.place).is_some_and(|place| place.start <= at.end) {
                found.extend(self.strays());
                found.truncate(room);
                // Each change moves what comes after it: of very many it is enough to tell.
                let cure = self.straightened();
                let line = found.last().and_then(|last| last.place).map_or(0, |place| place.line);
                return (found, if cure.len() > MENDED { Next::Stuck(line) } else { Next::Mend(cure) });
            }
            if let Some(slip) = self.unopened(&error) {
                return self.ended(found, Some(slip));
            }
            if let Some(slip) = (!self.spans.regular).then(|| self.bracket(&error)).flatten() {
                return self.ended(found, Some(slip));
            }
            if stopped.replace(at.end) == Some(at.end) {
                return (found, Next::Stuck(self.line(at.end)));
            }
            let new = self.explain(&error.code, at.clone());
            let is_form = new.as_ref().is_some_and(|new| new.code == "syntax");
            // What is wrong with a whole list is found in each of its items.
            found.extend(new.filter(|new| !found.contains(new)));
            if error.code == Error::ExceededRecursionLimit {
                return (found, Next::Stuck(self.line(at.end)));
            }
            if found.len() >= room {
                return (found, Next::Full);
            }
            let node = self.node_of(&error);
            let sure = self.spans.regular || (!is_form && node.is_some_and(|node| self.spans.is_sure(node)));
            if sure {
                if node.and_then(|node| self.blank_out(node)).is_none() {
                    return (found, Next::Done);
                }
            } else {
                let stuck = self.spans.unended.map_or(at.end, |start| start.min(at.end));
                let next = match self.way_on(&error) {
                    // A comma spoils nothing.
                    Some(change) if change.new == "," && change.at.is_empty() => Next::Mend(vec![change]),
                    Some(change) => Next::Try(vec![change]),
                    None => Next::Stuck(self.line(stuck)),
                };
                return (found, next);
            }
        }
        (found, Next::Full)
    }

    /// The end of a round at a slip of form.
    fn ended(&self, mut found: Vec<Diagnostic>, slip: Option<Slip>) -> (Vec<Diagnostic>, Next) {
        let Some(Slip { finding, cure }) = slip else { return (found, Next::Done) };
        let at = finding.place.map_or(0, |place| place.end);
        let known = found.contains(&finding);
        found.extend(Some(finding).filter(|_| !known));
        (found, if cure.is_empty() { Next::Stuck(self.line(at)) } else { Next::Try(cure) })
    }

    /// A text that goes on further than it seems, before an offset: what is found in it would mislead.
    fn slip_of_look(&self, end: usize) -> Option<Slip> {
        self.half_curly(end).or_else(|| {
            let swallowed = self.takes_in_fields()?;
            swallowed.finding.place.is_some_and(|place| place.start <= end).then_some(swallowed)
        })
    }

    /// The value that an error is about.
    fn node_of(&self, error: &SpannedError) -> Option<usize> {
        let at = range(&self.left, error);
        let offset = if at.start < at.end && is_about_name(&error.code) { at.start } else { at.end };
        self.spans.trail(offset).last().map(|&(node, _)| node)
    }
}
