//! A phase in which nothing is decided.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "phase-without-decision", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A phase whose encounters ask no decision and no work product, and for which no decision on the desk is meant (`phases: […]`).

## Why it matters for learning

Each phase has a task of its own, and the debrief speaks of each. Where the learner only reads, nothing of the phase is
practiced, and the debrief has nothing to say.

## Example

```
(phase: reassessment, encounters: [(id: "letter", title: "A letter", scene: "…")]),
```

## Better

Ask what a case manager has to decide there: what is measured again, with whom, and what follows from it.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for (at, phase) in case.phases.iter().enumerate() {
        let encounters = &case.encounters[usize::from(phase.encounters.start)..usize::from(phase.encounters.end)];
        let asks = encounters.iter().any(|encounter| !encounter.decisions.is_empty() || !encounter.work.is_empty());
        let on_desk = || case.desk.iter().any(|&id| case.decision(id).phases.contains(&phase.name));
        if !asks && !on_desk() {
            findings
                .report(Way::field("phases").at(at).then("phase"), format!("nothing is decided in the phase \"{}\"", phase.name.id()))
                .hint("add a decision to one of its encounters, or one on the desk with this phase in `phases`");
        }
    }
}
