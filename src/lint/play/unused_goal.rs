//! A goal that is never on offer.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "unused-goal", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A candidate goal whose condition can never hold, so that no plan can contain it.

## Why it matters for learning

Choosing goals is choosing among alternatives. If the goal that fits the client best needs a fact that nobody can find out, the
best plan of the case cannot be written, and nobody notices.

## Example

```
(id: "choir", title: "Singing again", when: knows("choir"), serves: 2, …)
```

and nothing reveals the fact `choir`.

## Better

Let an earlier scene or option reveal the fact, or offer the goal to everyone.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let goals = subject.case.plan.iter().flat_map(|plan| &plan.goals);
    for (at, goal) in goals.enumerate().filter(|(_, goal)| !subject.possible.can_hold(&goal.when)) {
        let reason = subject.possible.why_never(&goal.when);
        findings
            .report(Way::field("plan").then("goals").at(at).then("when"), format!("the goal \"{}\" is never on offer: {reason}", goal.id))
            .hint("let something bring about what it asks for, or take its condition away");
    }
}
