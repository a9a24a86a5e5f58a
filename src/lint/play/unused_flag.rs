//! A flag that nothing asks for.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "unused-flag", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A flag that no condition asks for, whether something sets it or not.

## Why it matters for learning

A flag is the case's memory: "she was promised a call". If nothing ever asks for it, the promise is forgotten, and the learner
who broke it never hears of it.

## Example

```
effects: [set("promised_call")]
```

and no `is("promised_call")` in the whole case.

## Better

Let the case come back to it (`when: not(is("called_back"))` on a passage, a rule for every week), or take the flag out.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let census = &subject.census;
    for (at, flag) in subject.case.flags.iter().enumerate().filter(|(at, _)| !census.flags_asked[*at]) {
        let message = if census.set[at] {
            format!("the flag \"{flag}\" is set, but no condition ever asks for it")
        } else {
            format!("the flag \"{flag}\" is neither set nor asked for")
        };
        findings.report(Way::field("flags").at(at), message).hint(format!("ask for it somewhere with `is(\"{flag}\")`, or take it out"));
    }
}
