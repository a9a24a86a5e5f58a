//! A person who plays no part.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::NodeKind;

/// The rule.
pub const RULE: Rule = Rule { code: "unused-person", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Somebody in `people` who speaks in no scene, has no tie and no measure, and could own no goal.

## Why it matters for learning

The case file shows everybody around the client. Somebody who stands there and has to do with nobody is read as a clue, and
learners spend their attention on it; a person in the client's life also deserves better than to be a name.

## Example

```
people: [(id: "cousin", name: "Marta", who: "cousin"), …]
```

with no tie to anybody.

## Better

Say how they are tied (`ties: [(between: ("ana", "cousin"), strength: tenuous)]`), let them speak, or leave them out.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let people = subject.case.nodes.iter().enumerate().filter(|(_, node)| node.kind == NodeKind::Person);
    for (position, (at, node)) in people.enumerate() {
        if !subject.census.nodes_used[at] {
            findings
                .report(Way::field("people").at(position), format!("\"{}\" speaks nowhere and has neither tie, measure nor goal", node.id))
                .hint("add a tie, let them speak (a paragraph that begins with their id and a colon), or take them out");
        }
    }
}
