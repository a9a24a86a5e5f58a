//! Advice: the best option stands in the same place too often.

use super::marked::{self, Marked};
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "best-by-position", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Over the whole case, the best option of a decision stands first, second, third … or last more often than chance would have it.
Options are shown in the order of the file.

Best and the test are the same as for `best-is-longest`. Every place is looked at, and the probability that is shown is that of
the most striking place times the number of places (Bonferroni's inequality; Dunn 1961, "Multiple comparisons among means"), so
that a fair case is wrongly accused at most once in 100.

## Why it matters for learning

Who writes the good answer first, or keeps it for the end, teaches learners where to click.

## Example

> In 15 of 20 decisions the option that the author thinks best comes first.

## Better

> The order follows a rule that has nothing to do with the ratings: from the shortest to the longest, by the alphabet,
> or by a die.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let decisions = &subject.looks.decisions;
    let most = decisions.iter().map(|decision| decision.options.len()).max().unwrap_or(0);
    let mut places: Vec<(String, Marked)> =
        (0..most).map(|at| (in_words(at), Marked::count(&subject.looks, |decision| decision.options.get(at)))).collect();
    // Where all decisions have as many options, the last place has been looked at.
    if decisions.iter().any(|decision| decision.options.len() != most) {
        places.push(("last".into(), Marked::count(&subject.looks, |decision| decision.options.last())));
    }
    let tried = places.len() as f64;
    let verdicts = places.iter().filter_map(|(place, marked)| Some((place, marked, marked.verdict(marked::LEVEL / tried)?)));
    let Some((place, marked, tail)) = verdicts.min_by(|(.., one), (.., other)| one.total_cmp(other)) else { return };
    let found = marked.report(subject, findings, &format!("the best option stands {place}"), tail * tried);
    found.named(place).hint("change the order of the options in some of these decisions");
}

/// The number of a place, from 0.
fn in_words(at: usize) -> String {
    const FIRST: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
    FIRST.get(at).map_or_else(|| format!("in place {}", at + 1), |word| (*word).to_owned())
}
