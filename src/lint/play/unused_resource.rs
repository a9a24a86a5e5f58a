//! A service to which nobody is referred.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "unused-resource", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A service in the community to which no effect refers the client.

## Why it matters for learning

Linking is at the heart of case management. The case file lists the service; a learner who reads it looks in vain for the
option that brings it about.

## Example

```
resources: [(id: "legal_aid", name: "Legal aid", …)]
```

and no `refer("legal_aid")`.

## Better

Add an option that refers (`effects: [refer("legal_aid")]`), or leave the service out of the list.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    for (at, resource) in subject.case.resources.iter().enumerate().filter(|(at, _)| !subject.census.referred[*at]) {
        findings
            .report(Way::field("resources").at(at), format!("nothing refers the client to \"{}\"", resource.id))
            .hint(format!("add an option with `refer(\"{}\")`, or take the service out", resource.id));
    }
}
