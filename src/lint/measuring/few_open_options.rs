//! A decision with fewer than three options for everyone.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{Condition, DecisionId};

/// The rule.
pub const RULE: Rule = Rule { code: "few-open-options", severity: Severity::Note, about: ABOUT, find };

/// What a decision needs.
const ENOUGH: usize = 3;

const ABOUT: &str = r#"
## What it finds

A decision in which fewer than three options are open to everyone: the others have a condition (`when`).

## Why it matters for learning

Whoever has not found out what opens the other options chooses between two: usually the right one and the mistake. Worse, learners
who did well before get the more interesting question, and those who need the practice get the poorer one.

## Example

```
options: [
    (id: "ask", …),
    (id: "tell", …),
    (id: "call", when: knows("number"), …),
]
```

## Better

Keep the option that has to be earned, and add a third that is open to everyone.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for (at, decision) in case.decisions.iter().enumerate() {
        let open = decision.option_ids().filter(|&option| case.option(option).when == Condition::Always).count();
        if open < ENOUGH {
            findings
                .report(
                    Way::decision(case, DecisionId::from_index(at)),
                    format!("only {open} of the options of \"{}\" are open to everyone", decision.id),
                )
                .hint("add an option without a condition");
        }
    }
}
