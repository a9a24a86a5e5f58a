//! Advice: an option that stands out by its length.

use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject, Way};
use crate::scenario::DecisionId;

/// The rule.
pub const RULE: Rule = Rule { code: "overlong-option", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An option whose text has more than twice as many characters as the shortest option of its decision. Options of fewer
than 40 characters are all short and are left alone.

## Why it matters for learning

What stands out is chosen, or avoided, for standing out. Options of about the same length are read.

## Example

> Wait. — Call the clinic with him now, on speaker, so that he hears the answer himself and can ask what he would like
> to know.

## Better

> Wait until he has slept, and take it up on Thursday. — Call the clinic with him now, on speaker.
"#;

/// A shorter option is not long, whatever the others are.
const LONG: usize = 40;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for decision in (0..case.decisions.len()).map(DecisionId::at) {
        let lengths: Vec<_> =
            case.decision(decision).option_ids().map(|option| (case.option(option).text.chars().count(), option)).collect();
        let Some(&(shortest, short)) = lengths.iter().min_by_key(|(length, _)| *length) else { continue };
        for (length, option) in lengths.into_iter().filter(|(length, _)| *length >= LONG && *length > 2 * shortest) {
            findings
                .report(
                    Way::option(case, option).then("text"),
                    format!("the option has {length} characters, and \"{}\" in the same decision has {shortest}", case.option(short).id),
                )
                .hint("shorten it, or say more in the shortest");
        }
    }
}
