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

Take it out, if learners need not know of it. Otherwise give it a measure (a waiting list, a rule's strictness) that influences
another, or a tie to whom it concerns; a scene must show that tie then, since the ecomap asks learners for every tie.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let systems = subject.case.nodes.iter().enumerate().filter(|(_, node)| node.kind == NodeKind::System);
    for (position, (at, node)) in systems.enumerate() {
        if !subject.census.nodes_used[at] {
            findings
                .report(Way::field("systems").at(position), format!("the system \"{}\" has neither tie nor measure", node.id))
                .hint("take it out, or give it a part: a measure, or a tie that a scene shows (the ecomap asks learners for every tie)");
        }
    }
}
