//! An option that is rated on nothing.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::OptionId;

/// The rule.
pub const RULE: Rule = Rule { code: "unrated-option", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An option without any rating: it bears on no standard, not even with 0.

## Why it matters for learning

The learner chose something, and the debrief has nothing to say about it. Where other options of the decision are rated, the missing rating
counts as 0 without a reason, and that moves the score.

## Example

```
(id: "wait", text: "Wait for her to call.", role: planner, feedback: "She did not call.")
```

## Better

Rate it on the standards that the decision is about; where it neither meets nor violates one, say so with 0 and a reason:
`(3, 0, "M3", "leaves it to her, and does not say so")`.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for (at, _) in case.options.iter().enumerate().filter(|(_, choice)| choice.ratings.is_empty()) {
        let id = OptionId::from_index(at);
        findings
            .report(Way::option(case, id), format!("the option \"{}\" is rated on no standard", case.option_path(id)))
            .hint("rate it on what the decision is about: `rates: [(3, -1, \"V3\", \"…\")]`");
    }
}
