//! A goal whose review is right only when the case is over.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::Work;

/// The rule.
pub const RULE: Rule = Rule { code: "late-review", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A candidate goal whose earliest good review lies behind the last week of the case, even if the plan is made as early as it can be.
`review` counts weeks from the week of the plan.

## Why it matters for learning

A review date is a promise to look again, and reassessment is where it is kept. A key that accepts only dates behind the end tells the
learner, who sees how many weeks there are, that the date is for the form.

## Example

```
limits: (weeks: 6, …),
…
(id: "rides", title: "Rides", review: (6, 8), …)
```

with the plan made in week 2.

## Better

```
(id: "rides", title: "Rides", review: (2, 4), …)
```
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    let coming = case.encounters.iter().enumerate().filter(|(at, it)| possible.encounters[*at] && it.work.contains(&Work::Plan));
    // What is called may come in any week.
    let Some(first) = coming.map(|(at, it)| if possible.called[at] { 1 } else { it.week }).min() else { return };
    let weeks = case.limits.weeks;
    for (at, goal) in case.plan.iter().flat_map(|plan| &plan.goals).enumerate().filter(|(_, goal)| first + goal.review.0 > weeks) {
        findings
            .report(
                Way::field("plan").then("goals").at(at).then("review"),
                format!(
                    "the review of the goal \"{}\" is due in week {} at the earliest, and the case ends with week {weeks}",
                    goal.id,
                    first + goal.review.0
                ),
            )
            .hint("let the first good review fall into the case: `review` counts weeks from the plan");
    }
}
