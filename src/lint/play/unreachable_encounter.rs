//! An encounter that can never begin.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::EncounterId;

/// The rule.
pub const RULE: Rule = Rule { code: "unreachable-encounter", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An encounter that no learner can ever come to. Its `when` can never hold, the case can never come to its phase, or it is
`only_called` and nothing that can happen calls it.

## Why it matters for learning

You wrote a scene, its decisions and its inner lines for a lesson, and nobody will get it. Often the reason is a slip that
changes other things, too: a flag that is never set, a week after the last one.

## Example

```
(id: "home_visit", title: "At her home", when: is("invited"), …)
```

where no effect says `set("invited")`.

## Better

Let an option bring it (`effects: [set("invited")]`), correct the condition, or take the encounter out.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    for (at, encounter) in case.encounters.iter().enumerate().filter(|(at, _)| !possible.encounters[*at]) {
        let id = EncounterId::from_index(at);
        let name = &encounter.id;
        if encounter.only_called {
            let message = format!("the encounter \"{name}\" can never begin: nothing that can happen calls it");
            findings.report(Way::encounter(case, id), message).hint(format!("add the effect `call(\"{name}\")` where it should come from"));
            continue;
        }
        let phase = case.phase(encounter.phase).name;
        let entered = encounter.any_phase || possible.phases[encounter.phase.index()];
        let (way, reason) = if !entered {
            (Way::encounter(case, id), format!("the case can never come to the phase \"{}\"", phase.id()))
        } else if possible.can_hold(&encounter.when) {
            let (from, to) = (encounter.week, encounter.until);
            let place = if encounter.any_phase { String::new() } else { format!(" in the phase \"{}\"", phase.id()) };
            (Way::encounter(case, id).then("when"), format!("its condition does not fit weeks {from} to {to}{place}"))
        } else {
            (Way::encounter(case, id).then("when"), possible.why_never(&encounter.when))
        };
        findings
            .report(way, format!("the encounter \"{name}\" can never begin: {reason}"))
            .hint("correct what it waits for, or take it out");
    }
}
