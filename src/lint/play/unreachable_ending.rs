//! An ending that no case can come to.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::EndingId;

/// The rule.
pub const RULE: Rule = Rule { code: "unreachable-ending", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An ending that never comes: its condition can never hold, or whenever it holds an ending before it does, too, as where both have
the same condition, or the earlier one asks for less. The first ending whose condition holds is taken.

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
    for (at, ending) in case.endings.iter().enumerate() {
        let way = Way::field("endings").at(at);
        if !possible.can_hold(&ending.when) {
            let message = format!("the ending \"{}\" can never come: {}", ending.id, possible.why_never(&ending.when));
            findings.report(way.then("when"), message).hint("correct its condition, or take the ending out");
        } else if let Some(same) = case.endings[..at].iter().find(|earlier| earlier.when == ending.when) {
            let message = format!("the ending \"{}\" can never come: \"{}\" before it has the same condition", ending.id, same.id);
            findings.report(way.then("when"), message).hint("give it a condition of its own, or take the ending out");
        } else if possible.is_masked(EndingId::from_index(at)) {
            let message = format!("the ending \"{}\" can never come: whenever it could, an ending before it is taken", ending.id);
            findings.report(way, message).hint("put the ending with the stricter condition first");
        }
    }
}
