//! An option about which the debrief says nothing.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::OptionId;

/// The rule.
pub const RULE: Rule = Rule { code: "option-without-feedback", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An option whose `feedback` is empty, whether it is a good or a bad one.

## Why it matters for learning

The debrief is where the learning happens. Without feedback the learner sees a number and guesses which option the author wanted.
Good answers need it as much as bad ones: one can do the right thing for a wrong reason.

## Example

```
(id: "phone", text: "Phone the daughter.", role: broker, rates: [(4, -1, "V1", "…")])
```

## Better

Say what was done, which indicator sees it, and ask for the thinking behind it: "You phoned the daughter before you had asked him (S4.V1). What were
you aiming at?"
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for (at, _) in case.options.iter().enumerate().filter(|(_, choice)| choice.feedback.is_empty()) {
        let id = OptionId::from_index(at);
        findings
            .report(Way::option(case, id), format!("the option \"{}\" has no feedback", case.option_path(id)))
            .hint("write `feedback`: what was done, what the indicator sees, and a question about the thinking");
    }
}
