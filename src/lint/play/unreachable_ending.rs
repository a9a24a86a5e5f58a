//! An ending that no case can come to.

use super::super::possible::Context;
use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "unreachable-ending", severity: Severity::Warning, about: ABOUT, find };

/// So many earlier endings are taken into account.
const EARLIER: usize = 24;

const ABOUT: &str = r#"
## What it finds

An ending that never comes: its condition can never hold, or whenever it holds an ending before it does, too. The first ending
whose condition holds is taken.

## Why it matters for learning

The ending is where the learner sees what the work was for. One that nobody can earn is a promise not kept, and the learner who
did what it rewards reads somebody else's.

## Example

```
endings: [
    (id: "better", when: uses("meals"), …),
    (id: "best", when: all([uses("meals"), at_least("trust", 70)]), …),
    (id: "rest", …),
]
```

## Better

Put the ending with the stricter condition first: `best`, then `better`, then the one for all others.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    let mut earlier = Context::default();
    for (at, ending) in case.endings.iter().enumerate() {
        let way = Way::field("endings").at(at);
        if !possible.can_hold(&ending.when) {
            let message = format!("the ending \"{}\" can never come: {}", ending.id, possible.why_never(&ending.when));
            findings.report(way.then("when"), message).hint("correct its condition, or take the ending out");
        } else if !possible.can_hold_in(&earlier, &ending.when) {
            let message = format!("the ending \"{}\" can never come: whenever it could, an ending before it is taken", ending.id);
            findings.report(way, message).hint("put the ending with the stricter condition first");
        }
        if at < EARLIER {
            earlier.add_not(&ending.when);
        }
    }
}
