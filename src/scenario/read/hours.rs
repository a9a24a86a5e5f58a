//! Hours as people write them: `1:15`, `45 min`, `1 h 30`. The figure that belongs there is worked out.

use std::ops::Range;

use super::super::spans::Shape;
use super::Reading;
use super::wording::{is_number, quoted};
use crate::diagnostic::{Diagnostic, Place};

const FIELD: &str = "hours:";

impl Reading<'_> {
    /// A time in the field `hours` around an offset that is written in another way than as a number of hours.
    pub(super) fn hours(&self, at: usize) -> Option<Diagnostic> {
        let line = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let stop = self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline);
        let field = line + self.text[line..at].rfind(FIELD)?;
        if self.text[..field].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let rest = &self.text[field + FIELD.len()..stop];
        let value = &rest[..rest.find([',', ')', ']']).unwrap_or(rest.len())];
        let start = field + FIELD.len() + value.len() - value.trim_start().len();
        let range: Range<usize> = start..start + value.trim().len();
        let text = self.spans.slice(&range);
        if at > range.end || is_number(text) {
            return None;
        }
        let minutes = minutes(text.trim_matches('"'))?;
        let quarters = ((minutes / 15.0).round()).max(1.0);
        let exact = (minutes / 15.0 - quarters).abs() < 1e-6;
        let hint = if exact { "write hours as a number" } else { "write hours as a number, in quarters of an hour" };
        let message = format!("{} is no number of hours", quoted(text.trim_matches('"')));
        let mut trail = self.spans.trail(range.start);
        while trail.last().is_some_and(|&(node, _)| !matches!(self.spans.node(node).shape, Shape::Group(..))) {
            trail.pop();
        }
        let diagnostic = Diagnostic::error("wrong-type", message).at(format!("{}.hours", self.spans.label(&trail)));
        Some(diagnostic.placed(Place::new(self.text, range)).hint(format!("{hint}: {}", quarters / 4.0)))
    }
}

/// How many minutes are meant.
fn minutes(text: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut parts = 0;
    let mut in_hours = true;
    let mut rest = text.trim();
    while !rest.is_empty() && parts < 3 {
        let digits = &rest[..rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len())];
        let number: f64 = digits.parse().ok().filter(|number| (0.0..=1000.0).contains(number))?;
        rest = rest[digits.len()..].trim_start();
        let unit = &rest[..rest.find(|c: char| c.is_ascii_digit() || c.is_whitespace()).unwrap_or(rest.len())];
        rest = rest[unit.len()..].trim_start();
        let scale = match unit.trim_end_matches('.') {
            ":" | "h" | "hr" | "hrs" | "hour" | "hours" => 60.0,
            "m" | "min" | "mins" | "minute" | "minutes" | "'" => 1.0,
            // What follows the hours.
            "" if parts == 1 && !in_hours => 1.0,
            _ => return None,
        };
        in_hours = false;
        total += number * scale;
        parts += 1;
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    (parts > 0 && rest.is_empty() && total > 0.0).then_some(total)
}
