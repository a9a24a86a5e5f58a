//! A tie that plays no part.

use super::super::findings::listed;
use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "unused-tie", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A tie that no effect changes, no condition asks for and no measure belongs to, in a case in which nobody draws the ecomap.

## Why it matters for learning

Ties are what the learner draws and what the work changes. One that does neither exists on paper only: the relation that
you thought worth writing down does not come up.

## Example

```
ties: [(between: ("ana", "church"), strength: strong)]
```

in a case without `ecomap`.

## Better

Ask for the ecomap in an encounter (`work: [ecomap]`), let the work change the tie (`strength("ana-church", …)`), or leave it out.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.possible.ecomap {
        return;
    }
    let idle: Vec<_> = subject.case.ties.iter().enumerate().filter(|(at, _)| !subject.census.ties_used[*at]).collect();
    let Some((first, _)) = idle.first() else { return };
    let names = listed(idle.iter().map(|(_, tie)| tie.id.as_str()));
    let (ties, play) = if idle.len() == 1 { ("tie", "plays") } else { ("ties", "play") };
    findings
        .report(Way::field("ties").at(*first), format!("the {ties} {names} {play} no part: nothing is drawn, changed or asked there"))
        .hint("ask for the ecomap in an encounter, let an effect change the tie, or take it out");
}
