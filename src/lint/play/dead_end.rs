//! A case that nothing ends before its last week, with weeks in which nothing new begins.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "dead-end", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A case in which no effect that can happen says `end`, and whose last encounters are due before the last week. When they are
closed there is no way on: the learner, with nothing but the desk, ends one week after the other until the calendar is through.

## Why it matters for learning

Disengagement is a phase of the work: an ending is something that the case manager does. Empty weeks teach clicking.

## Example

```
limits: (weeks: 12, …),
…
(id: "goodbye", title: "Last visit", week: 7, decisions: […])
```

where no option of the last visit has `effects: [end]`.

## Better

Let the options of the last encounter end the case (`effects: [end]`), or set `weeks` to the week of the last encounter.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    let coming = case.encounters.iter().enumerate().filter(|(at, _)| possible.encounters[*at]);
    // What has a condition may come in any week.
    let due = coming.map(|(_, it)| if it.when == crate::scenario::Condition::Always && !it.again { it.week } else { case.limits.weeks });
    let last = due.max().unwrap_or(1);
    let weeks = case.limits.weeks;
    if !possible.end && last < weeks {
        findings
            .report(
                Way::field("limits").then("weeks"),
                format!("nothing ends the case: the last encounter is due in week {last}, and the weeks to week {weeks} bring no other"),
            )
            .hint("let the options of the last encounter end it: `effects: [end]`");
    }
}
