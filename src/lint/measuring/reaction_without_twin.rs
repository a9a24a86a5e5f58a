//! A line of countertransference without a counterpart.

use std::collections::BTreeSet;

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{ReactionId, Scenario};

/// The rule.
pub const RULE: Rule = Rule { code: "reaction-without-twin", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A line of countertransference without a `twin`: a line on the same facts that is none.

## Why it matters for learning

Without its twin a line gives itself away by what it is about. Then learners learn that family, money or tears mean
countertransference, and not that it shows in where a thought comes from and what it wants to do.

## Example

```
(id: "aunt", kind: parental_protective, origin: resemblance, why: "…"),
```

about the client's heavy bag, with no other line about the bag.

## Better

```
(id: "aunt", kind: parental_protective, origin: resemblance, twin: "ask", why: "…"),
(id: "ask", kind: not_ct, twin: "aunt", why: "The bag is heavy; it ends in asking."),
```
"#;

/// How many lines are countertransference, and how many are not.
pub fn sides(case: &Scenario) -> (usize, usize) {
    let signals = case.reactions.iter().filter(|reaction| reaction.is_signal()).count();
    (signals, case.reactions.len() - signals)
}

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    let twins: BTreeSet<ReactionId> = case.reactions.iter().filter_map(|reaction| reaction.twin).collect();
    for (at, reaction) in case.reactions.iter().enumerate() {
        if reaction.is_signal() && reaction.twin.is_none() && !twins.contains(&ReactionId::from_index(at)) {
            findings
                .report(Way::reaction(case, ReactionId::from_index(at)), format!("the line \"{}\" has no twin", reaction.id))
                .hint("write a line on the same facts that is no countertransference, and name each in the other's `twin`");
        }
    }
}
