//! An ecomap, a plan or a note that no encounter asks for.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "unused-task", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An ecomap, a service plan or a contact note that the case describes, but that no encounter which can begin asks for in its
`work`.

## Why it matters for learning

The goals, their wordings, the statements and their reasons are written, and no learner will see them. The debrief then has no
product to speak of.

## Example

```
notes: [(id: "first_call", title: "…", statements: […])]
```

and no encounter with `work: [note("first_call")]`.

## Better

Add it to the encounter after which a case manager would write it.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    if case.ecomap.is_some() && !possible.ecomap {
        report(Way::field("ecomap"), "the ecomap", "ecomap", findings);
    }
    if case.plan.is_some() && !possible.plan {
        report(Way::field("plan"), "the service plan", "plan", findings);
    }
    for (at, note) in case.notes.iter().enumerate().filter(|(at, _)| !possible.notes[*at]) {
        report(Way::field("notes").at(at), &format!("the note \"{}\"", note.id), &format!("note(\"{}\")", note.id), findings);
    }
}

fn report(way: Way, what: &str, work: &str, findings: &mut Findings) {
    findings.report(way, format!("no encounter asks for {what}")).hint(format!("write `work: [{work}]` in the encounter where it is due"));
}
