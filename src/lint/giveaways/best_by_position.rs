//! Advice: the best option stands in the same place too often.

use super::marked::{self, Marked};
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "best-by-position", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Over the whole case, the best option of a decision stands first, or last, more often than chance would have it. Options
are shown in the order of the file.

Best, the test and its power are the same as for `best-is-longest`; as two places are looked at, each has half of the 1
in 100.

## Why it matters for learning

Who writes the good answer first, or keeps it for the end, teaches learners where to click.

## Example

> In 15 of 20 decisions the option that the author thinks best comes first.

## Better

> The order follows a rule that has nothing to do with the ratings: from the shortest to the longest, by the alphabet,
> or by a die.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let first = Marked::count(&subject.looks, |decision| decision.options.first());
    let last = Marked::count(&subject.looks, |decision| decision.options.last());
    for (marked, place) in [(first, "first"), (last, "last")] {
        if let Some(tail) = marked.verdict(marked::LEVEL / 2.0) {
            let found = marked.report(subject, findings, &format!("the best option stands {place}"), tail);
            found.named(place).hint("change the order of the options in some of these decisions");
        }
    }
}
