//! What the rules have found so far.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Rule;
use super::subject::Way;
use crate::diagnostic::{Diagnostic, Severity};
use crate::scenario::{Finding, Index, Step};

/// What stands for a further place until its line is known.
const PLACE: &str = "place";
/// So many further places of a finding are shown.
const SHOWN: usize = 6;

/// The findings of all rules, in the order in which they were reported.
#[derive(Debug, Default)]
pub struct Findings {
    code: &'static str,
    is_note: bool,
    /// Rules that could not look everywhere.
    pub(super) open: Vec<&'static str>,
    pub(super) found: Vec<Found>,
}

/// A finding on its way: the names under which it can be allowed are those on its path and these.
#[derive(Debug)]
pub struct Found {
    pub(super) finding: Finding,
    pub(super) names: Vec<String>,
    /// What else it is about: a name, and where that stands.
    others: Vec<(String, Finding)>,
}

impl Findings {
    /// What is reported now is reported by this rule.
    pub(super) fn by(&mut self, rule: &Rule) {
        self.under(rule.code, rule.severity);
    }

    /// Both together, those of the other behind these.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.open.extend(other.open);
        self.found.extend(other.found);
        self
    }

    pub(super) fn under(&mut self, code: &'static str, severity: Severity) {
        self.code = code;
        self.is_note = severity == Severity::Note;
    }

    /// The rule could not look everywhere: an exception from it may be needed although nothing was found.
    pub fn leave_open(&mut self) {
        self.open.push(self.code);
    }

    /// Reports something at a place of the case. The message states a fact: lower case, no final stop, names in double quotes.
    pub fn report(&mut self, at: impl Into<Way>, message: impl Into<String>) -> &mut Found {
        let diagnostic = if self.is_note { Diagnostic::note(self.code, message) } else { Diagnostic::warning(self.code, message) };
        let path: Vec<Step> = at.into().0;
        self.found.push(Found { finding: Finding { path, within: None, diagnostic }, names: Vec::new(), others: Vec::new() });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}

impl Found {
    /// Adds something to do about it, in the imperative.
    pub fn hint(&mut self, hint: impl Into<String>) -> &mut Self {
        self.finding.diagnostic.hints.push(hint.into());
        self
    }

    /// Narrows the place to a part of the text at the path, in bytes of that text.
    pub fn within(&mut self, part: Range<usize>) -> &mut Self {
        self.finding.within = Some(part);
        self
    }

    /// Names something else that it is about, by its place; shown last of all hints, with its line.
    pub fn also(&mut self, name: impl Into<String>, at: impl Into<Way>, part: Option<Range<usize>>) -> &mut Self {
        let path = at.into().0;
        // No other place has the same words for itself.
        let place = Diagnostic::note(PLACE, format!("{path:?} {part:?}"));
        self.others.push((name.into(), Finding { path, within: part, diagnostic: place }));
        self
    }

    /// Gives it a further name under which it can be allowed, such as the number of a standard.
    pub fn named(&mut self, name: impl Into<String>) -> &mut Self {
        self.names.push(name.into());
        self
    }
}

/// The findings with path, line and column, in the order of the file; those that are about several places name them and
/// their lines in a hint.
pub fn placed(index: &Index<'_>, found: Vec<Found>) -> Vec<Diagnostic> {
    let mut several: BTreeMap<(&'static str, String), Vec<(String, Finding)>> = BTreeMap::new();
    let mut all = Vec::with_capacity(found.len());
    for Found { finding, others, .. } in found {
        if !others.is_empty() {
            all.extend(others.iter().take(SHOWN).map(|(_, place)| place.clone()));
            several.insert((finding.diagnostic.code, finding.diagnostic.message.clone()), others);
        }
        all.push(finding);
    }
    // All at once: the text is gone through only once.
    let (places, mut placed): (Vec<_>, Vec<_>) = index.placed(all).into_iter().partition(|it| it.code == PLACE);
    let lines: BTreeMap<String, usize> = places.into_iter().filter_map(|it| Some((it.message, it.place?.line))).collect();
    for finding in placed.iter_mut().filter(|_| !several.is_empty()) {
        if let Some(others) = several.get(&(finding.code, finding.message.clone())) {
            finding.hints.push(look_at(others, &lines));
        }
    }
    placed
}

fn look_at(others: &[(String, Finding)], lines: &BTreeMap<String, usize>) -> String {
    let shown = others.iter().take(SHOWN).map(|(name, place)| match lines.get(&place.diagnostic.message) {
        Some(line) => format!("{name} (line {line})"),
        None => name.clone(),
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    match others.len().saturating_sub(SHOWN) {
        0 => format!("look at {shown}"),
        more => format!("look at {shown} and {more} more"),
    }
}

/// Names in double quotes, and how many more there are where there are many.
pub fn listed<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    const MOST: usize = 6;
    let more = names.len().saturating_sub(MOST);
    let shown: Vec<String> = names.take(MOST).map(|name| format!("\"{name}\"")).collect();
    match more {
        0 => shown.join(", "),
        _ => format!("{} and {more} more", shown.join(", ")),
    }
}
