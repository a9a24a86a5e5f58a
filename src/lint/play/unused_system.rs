//! A system that plays no part.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::NodeKind;

/// The rule.
pub const RULE: Rule = Rule { code: "unused-system", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A system of the client's ecology that has no tie and no measure and is in no pair of the ecomap.

## Why it matters for learning

The ecological model is about what passes between systems. A system without any relation is scenery: nothing that the learner
does reaches it, and nothing that happens there reaches the client.

## Example

```
systems: [(id: "county", name: "County board", level: exo), …]
```

with no tie and no measure of its own.

## Better

Tie it to whom it concerns, or give it a measure (a waiting list, a rule's strictness) that influences another.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let systems = subject.case.nodes.iter().enumerate().filter(|(_, node)| node.kind == NodeKind::System);
    for (position, (at, node)) in systems.enumerate() {
        if !subject.census.nodes_used[at] {
            findings
                .report(Way::field("systems").at(position), format!("the system \"{}\" has neither tie nor measure", node.id))
                .hint("tie it to whom it concerns, give it a measure, or take it out");
        }
    }
}
