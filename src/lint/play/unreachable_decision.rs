//! A decision that is never asked.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::DecisionId;

/// The rule.
pub const RULE: Rule = Rule { code: "unreachable-decision", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A decision that no learner is ever asked, although its encounter can begin: its `when` can never hold there, or it stands on
the desk for `phases` that the case never comes to.

## Why it matters for learning

The question, its options and their feedback teach nobody, and the standards that it should observe are observed less often
than you think.

## Example

```
(id: "second_try", prompt: "What now?", when: all([knows("refused"), until_week(1)]), …)
```

in an encounter with `week: 3`.

## Better

Correct the condition so that a learner can meet it, or move the decision to the encounter that fits.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    for (at, decision) in case.decisions.iter().enumerate().filter(|(at, _)| !possible.decisions[*at]) {
        if decision.encounter.is_some_and(|encounter| !possible.encounters[encounter.index()]) {
            continue;
        }
        let id = DecisionId::from_index(at);
        let (field, reason) = if !possible.can_hold(&decision.when) {
            ("when", possible.why_never(&decision.when))
        } else if decision.encounter.is_none()
            && !decision.phases.iter().any(|&phase| possible.enters(phase))
            && !decision.phases.is_empty()
        {
            ("phases", "the case can never come to its phases".to_owned())
        } else {
            ("when", "its condition does not fit the moment in which it is asked".to_owned())
        };
        findings
            .report(Way::decision(case, id).then(field), format!("the decision \"{}\" is never asked: {reason}", decision.id))
            .hint("correct what it waits for, or take it out");
    }
}
