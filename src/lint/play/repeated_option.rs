//! Two options of a decision that read the same.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{DecisionId, OptionId};

/// The rule.
pub const RULE: Rule = Rule { code: "repeated-option", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Two options of one decision with the same text, capitals and punctuation aside, that can be open at the same time. Two versions of an
option of which only one is ever open (`when: knows("chess")` and `when: not(knows("chess"))`) are left alone.

## Why it matters for learning

The learner chooses between two lines that say the same, and learns afterward that one was better. Mostly an option was copied and
its text not yet written.

## Example

```
(id: "call", text: "Call the daughter.", hours: 0.5, …),
(id: "call_later", text: "Call the daughter", …),
```

## Better

```
(id: "call", text: "Call the daughter now, with him beside you.", hours: 0.5, …),
(id: "call_later", text: "Call the daughter when he has slept on it.", …),
```
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for id in (0..case.decisions.len()).map(DecisionId::from_index) {
        let options: Vec<OptionId> = case.decision(id).option_ids().collect();
        for (at, &second) in options.iter().enumerate() {
            let text = &case.option(second).text;
            let same = options[..at].iter().find(|first| read_alike(&case.option(**first).text, text) && meet(subject, **first, second));
            if let Some(&first) = same {
                findings
                    .report(
                        Way::option(case, second).then("text"),
                        format!("the options \"{}\" and \"{}\" read the same", case.option_path(first), case.option_path(second)),
                    )
                    .hint("say in each what makes it different from the other, or take one out");
            }
        }
    }
}

fn read_alike(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether both can be open at the same time.
fn meet(subject: &Subject<'_>, first: OptionId, second: OptionId) -> bool {
    let mut context = subject.possible.context_of_option(first);
    context.add(&subject.case.option(first).when);
    subject.possible.can_hold_in(&context, &subject.case.option(second).when)
}
