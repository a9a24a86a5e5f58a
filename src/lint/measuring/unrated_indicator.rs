//! Feedback that names an indicator on which the option is not rated.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{Rating, Step};

/// The rule.
pub const RULE: Rule = Rule { code: "unrated-indicator", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An indicator in round brackets in an option's `feedback`, such as `(S4.M1)`, under which the option is not rated. In a question, or
outside of brackets, an indicator may name what was missed, and is left alone.

## Why it matters for learning

Brackets behind a sentence say: this is what the indicator saw. If the profile beside it shows no such point, the learner is told two
things at once, and trusts neither. It is mostly a slip: a number mistaken, or a rating changed and its feedback not.

## Example

```
rates: [(3, -1, "V1", "fills the form without his account")],
feedback: "He signed what he had not heard (S4.V3).",
```

## Better

```
rates: [(3, -1, "V1", "fills the form without his account"), (4, -1, "V3", "has him sign what he has not read")],
feedback: "He signed what he had not heard (S4.V3).",
```
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for prose in subject.prose.iter().filter(|prose| matches!(prose.path.last(), Some(Step::Field("feedback")))) {
        let Some(option) = Way::option_on(case, &prose.path) else { continue };
        let choice = case.option(option);
        for claim in claims(prose.text) {
            if choice.ratings.iter().any(|rating| claim.is(rating)) {
                continue;
            }
            let part = prose.start + claim.at..prose.start + claim.at + claim.written.len();
            let rated: Vec<String> = choice.ratings.iter().map(|rating| format!("S{}.{}", rating.standard, rating.indicator)).collect();
            let rated = if rated.is_empty() { "nothing".into() } else { rated.join(", ") };
            findings
                .report(
                    prose,
                    format!("the feedback of \"{}\" names {}, and the option is rated on {rated}", case.option_path(option), claim.written),
                )
                .within(part)
                .hint(
                    "rate the option under this indicator, or name the one that it is rated under; what was missed belongs in the question",
                );
        }
    }
}

/// An indicator that a text claims was seen.
struct Claim<'t> {
    at: usize,
    /// `S4.V3`.
    written: &'t str,
    standard: u8,
    indicator: &'t str,
}

impl Claim<'_> {
    fn is(&self, rating: &Rating) -> bool {
        rating.standard == self.standard && rating.indicator == self.indicator
    }
}

/// The indicators in the brackets of a text, those of questions left out.
fn claims(text: &str) -> Vec<Claim<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    // Where the sentence ends that goes on behind a bracket; looked for only when the one before is passed.
    let mut end = 0;
    while let Some(open) = text[from..].find('(').map(|at| from + at) {
        let Some(close) = text[open..].find(')').map(|at| open + at) else { break };
        from = close;
        if end < close {
            end = text[close..].find(['.', '!', '?']).map_or(text.len(), |end| close + end);
        }
        let is_question = text[end..].starts_with('?');
        let inside = &text[open + 1..close];
        if !is_question {
            found.extend(inside.match_indices('S').filter_map(|(at, _)| claim(text, open + 1 + at)));
        }
    }
    found
}

/// The indicator that is written at a place, if one is.
fn claim(text: &str, at: usize) -> Option<Claim<'_>> {
    let behind = &text[at + 1..];
    let digits = behind.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let (number, rest) = (&behind[..digits], behind[digits..].strip_prefix('.')?);
    let standard = if digits <= 2 { number.parse().ok()? } else { return None };
    let indicator = rest.get(..2).filter(|it| it.starts_with(['M', 'V']) && it.ends_with(|digit: char| digit.is_ascii_digit()))?;
    let written = &text[at..at + 1 + number.len() + 1 + indicator.len()];
    Some(Claim { at, written, standard, indicator })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<&str> {
        claims(text).into_iter().map(|claim| claim.written).collect()
    }

    #[test]
    fn indicators_in_brackets_are_claims() {
        assert_eq!(written("You asked (S4.V3). It was slow (S10.M2, in part; S1.M1)."), ["S4.V3", "S10.M2", "S1.M1"]);
        assert_eq!(written("(S4.V3"), [""; 0]);
        assert_eq!(written("(S4) (So.) (S.M1) (Sé.M1) (S4.X1) (S4.M) (S123.M1) (S4.Mé)"), [""; 0]);
    }

    #[test]
    fn what_a_question_names_is_no_claim_and_neither_is_what_stands_outside_of_brackets() {
        assert_eq!(written("What might Kit have told you in private (S10.M3)? Next: ask."), [""; 0]);
        assert_eq!(written("S4.M1 wants them at the start."), [""; 0]);
    }
}
