//! A plan that has room for every goal.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "choiceless-plan", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A service plan whose `at_most` is the number of goals on offer: there is room for all of them.

## Why it matters for learning

What a plan leaves out says as much as what it takes up. Where everything fits, nobody has to weigh the client's aim against the
agency's, and a plan with all goals looks diligent.

## Example

```
plan: (prompt: "What goes into the plan?", at_most: 3, goals: [ /* three goals */ ]),
```

## Better

```
plan: (prompt: "What goes into the plan? Two goals at most.", at_most: 2, goals: [ /* the same three */ ]),
```
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(plan) = &subject.case.plan else { return };
    if plan.at_most as usize >= plan.goals.len() {
        let room = plan.at_most;
        findings
            .report(
                Way::field("plan").then("at_most"),
                format!("the plan has room for {room} goals, and no more are on offer: nothing has to be left out"),
            )
            .hint("lower `at_most`, or add a goal that somebody else would like the client to have");
    }
}
