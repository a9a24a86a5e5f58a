//! A measure that nothing moves.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "unused-measure", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A measure that no effect moves and no influence reaches: it keeps its first value to the end.

## Why it matters for learning

Learners watch the measures to see whether their work helps. One that stays put looks like a program that is stuck, or, worse,
like a client whom nothing can help.

## Example

```
measures: [(id: "sleep", name: "Sleep", of: "ana", start: 30), …]
```

and no `move("sleep", …)`.

## Better

Let the work that should help it move it, or let another measure influence it; or say in a text what does not change.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    for (at, measure) in subject.case.measures.iter().enumerate().filter(|(at, _)| !subject.census.moved[*at]) {
        findings
            .report(Way::field("measures").at(at), format!("nothing moves the measure \"{}\"", measure.id))
            .hint(format!("add `move(\"{}\", …)` to what should change it, or an influence that leads to it", measure.id));
    }
}
