//! An option that can never be chosen.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::OptionId;

/// The rule.
pub const RULE: Rule = Rule { code: "unreachable-option", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An option whose condition can never hold while its decision is asked. (Options that cost more than there ever is are reported
as `unaffordable-cost`.)

## Why it matters for learning

If the option has a text for while it is `closed`, learners see a door and look for a key that does not exist: they learn that
looking is useless. If it is hidden, they choose from fewer options than you meant them to weigh.

## Example

```
(id: "call_daughter", text: "Call the daughter.", when: knows("consent"), …)
```

where nothing reveals the fact `consent` before.

## Better

Let something that learners can do reveal the fact, or take the condition away.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    for at in (0..case.options.len()).filter(|&at| !possible.options[at]) {
        let id = OptionId::from_index(at);
        let choice = case.option(id);
        let asked = possible.decisions[choice.decision.index()];
        let context = possible.context_of_option(id);
        if !asked || possible.can_hold_in(&context, &choice.when) {
            continue;
        }
        let reason = if possible.can_hold(&choice.when) {
            "its condition does not fit the moment in which the decision is asked".to_owned()
        } else {
            possible.why_never(&choice.when)
        };
        let message = format!("the option \"{}\" can never be chosen: {reason}", case.option_path(id));
        findings
            .report(Way::option(case, id).then("when"), message)
            .hint("correct its condition, or let something bring about what it asks for");
    }
}
