//! Resolving ratings, and the indicators that feedback names.

use std::ops::Range;

use super::super::model::Rating;
use super::super::scene::prose;
use super::super::source::RatingSource;
use super::Resolver;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::standards::Standard;

impl Resolver {
    pub(super) fn rating(&mut self, source: &RatingSource) -> Option<Rating> {
        let RatingSource(number, effect, indicator, rationale) = source;
        self.at(1, |r| r.range(i64::from(*effect), -2, 2, "the effect on a standard"));
        self.at(3, |r| r.text(rationale, "the rationale of a rating"));
        let edition = self.edition?;
        let Some(standard) = edition.standard(*number) else {
            self.at(0, |r| r.range(i64::from(*number), 1, edition.standards.len() as i64, "the number of a standard"));
            return None;
        };
        let meets = (*effect != 0).then_some(*effect > 0);
        let Some(found) = standard.indicator(indicator) else {
            let finding = Diagnostic::error("unknown-indicator", format!("standard {number} has no indicator \"{indicator}\""));
            let own = indicator.rsplit('.').next().filter(|own| standard.indicator(own).is_some());
            let hint = match own {
                Some(own) => Some(format!("write \"{own}\": the rating has the number of the standard already")),
                None => did_you_mean(indicator, standard.indicators.iter().map(|indicator| indicator.id.as_str())),
            };
            self.at(2, |r| {
                r.report(finding.hints(hint).hints(own.is_none().then(|| choices(standard, meets)).into_iter().flatten()), None)
            });
            return None;
        };
        if meets.is_some_and(|meets| meets != found.meets()) {
            let message = format!("the effect {effect} stands beside the indicator \"{indicator}\"");
            let finding = Diagnostic::error("indicator-against-effect", message)
                .hint("use an M indicator (meets) above 0 and a V indicator (violates) below 0")
                .hints(choices(standard, meets));
            self.at(2, |r| r.report(finding, None));
        }
        Some(Rating { standard: *number, effect: *effect, indicator: indicator.clone(), rationale: prose(rationale) })
    }

    /// Whether the indicators that a text names, as `S3.V1`, exist.
    pub(super) fn indicators_named(&mut self, text: &str) {
        let Some(edition) = self.edition else { return };
        for Named { at, number, indicator } in named(text) {
            if self.is_full() {
                return;
            }
            let written = &text[at.clone()];
            let meant = format!("S{number}.{indicator}");
            let finding = match number.parse().ok().and_then(|number| edition.standard(number)) {
                None => Diagnostic::error("unknown-indicator", format!("\"{written}\" is no indicator: there is no standard {number}"))
                    .hint(format!("the standards are S1 to S{}; `practicum explain standards` lists them", edition.standards.len())),
                Some(standard) if standard.indicator(&indicator).is_none() => {
                    Diagnostic::error("unknown-indicator", format!("standard {number} has no indicator \"{indicator}\""))
                        .hints(choices(standard, Some(indicator.starts_with('M'))))
                }
                Some(_) if written != meant => {
                    Diagnostic::error("unknown-indicator", format!("\"{written}\" is not how an indicator is written"))
                        .hint(format!("write {meant}"))
                }
                Some(_) => continue,
            };
            self.on(at, |r| r.report(finding, None));
        }
    }
}

/// The indicators of a standard, one a hint, and where they stand in full.
fn choices(standard: &Standard, meets: Option<bool>) -> Vec<String> {
    let fitting = standard.indicators.iter().filter(|indicator| meets.is_none_or(|meets| indicator.meets() == meets));
    let shown = fitting.map(|indicator| format!("{}: {}", indicator.id, cut(indicator.seen())));
    shown.chain([format!("read them in full with `practicum explain S{}`", standard.number)]).collect()
}

/// As much of a sentence as one line of a hint can hold.
fn cut(text: &str) -> String {
    const LONGEST: usize = 90;
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", text[..end].trim_end_matches([',', ':', ';']))
}

/// An indicator that a text names.
struct Named<'a> {
    at: Range<usize>,
    number: &'a str,
    /// In capitals.
    indicator: String,
}

/// All that looks like `S3.V1`, in whatever way it is written: `s3.v1`, `S3 V1`.
fn named(text: &str) -> Vec<Named<'_>> {
    let bytes = text.as_bytes();
    let digits = |from: usize| from + bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut found = Vec::new();
    for (start, _) in text.match_indices(['S', 's']) {
        if text[..start].ends_with(char::is_alphanumeric) {
            continue;
        }
        let dot = digits(start + 1);
        let letter = dot + usize::from(bytes.get(dot).is_some_and(|byte| b". -".contains(byte)));
        if dot == start + 1 || !bytes.get(letter).is_some_and(|byte| b"MVmv".contains(byte)) {
            continue;
        }
        let end = digits(letter + 1);
        if end == letter + 1 || text[end..].starts_with(char::is_alphanumeric) {
            continue;
        }
        found.push(Named { at: start..end, number: &text[start + 1..dot], indicator: text[letter..end].to_uppercase() });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn indicators_are_found_however_they_are_written_and_nothing_else_is() {
        let ways = "You asked (S3.M1, S10.V2). s3.v1; S4 V3, S5M2 é";
        let found: Vec<(&str, String)> = named(ways).into_iter().map(|named| (named.number, named.indicator)).collect();
        let expected = [("3", "M1"), ("10", "V2"), ("3", "V1"), ("4", "V3"), ("5", "M2")];
        assert_eq!(found, expected.map(|(number, indicator)| (number, indicator.to_owned())));
        for other in ["S3", "BS3.M1", "S3.M", "S3.M1a", "S 3.M1", "S.M1", "éS3", "Sé", "s", "S3. My", "S3.é"] {
            assert!(named(other).is_empty(), "{other}");
        }
    }
}
