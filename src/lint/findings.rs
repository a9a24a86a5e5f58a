//! What the rules have found so far.

use std::ops::Range;

use super::Rule;
use super::subject::Way;
use crate::diagnostic::{Diagnostic, Severity};
use crate::scenario::{Finding, Step};

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
}

impl Findings {
    /// What is reported now is reported by this rule.
    pub(super) fn by(&mut self, rule: &Rule) {
        self.under(rule.code, rule.severity);
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
        self.found.push(Found { finding: Finding { path, within: None, diagnostic }, names: Vec::new() });
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

    /// Gives it a further name under which it can be allowed, such as the number of a standard.
    pub fn named(&mut self, name: impl Into<String>) -> &mut Self {
        self.names.push(name.into());
        self
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
