//! A decision with fewer than three options for everyone.

use super::super::play::may_be_passed_over;
use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{Condition, DecisionId, Scenario};

/// The rule.
pub const RULE: Rule = Rule { code: "few-open-options", severity: Severity::Note, about: ABOUT, find };

/// What a decision needs.
const ENOUGH: usize = 3;
/// So many of them must be open, if others are shown closed.
const OPEN: usize = 2;

const ABOUT: &str = r#"
## What it finds

A decision in which fewer than three options are open to everyone: the others have a condition (`when`). Where two are open, an
option that is shown closed, with the reason (`closed`), counts as the third: it tells what was missed. What may be passed over
altogether is `passed-over-decision`.

## Why it matters for learning

Whoever has not found out what opens the other options chooses between two: usually the right one and the mistake. Worse, learners
who did well before get the more interesting question, and those who need the practice get the poorer one.

## Example

```
options: [
    (id: "ask", …),
    (id: "tell", …),
    (id: "call", when: knows("number"), …),
]
```

## Better

Keep the option that has to be earned, and add a third that is open to everyone.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for (at, decision) in case.decisions.iter().enumerate() {
        let id = DecisionId::from_index(at);
        let open = open(case, id);
        if open.always >= ENOUGH {
            continue;
        }
        if !are_few(open) || may_be_passed_over(subject, id) {
            // A case that explains it in `allow` is not asked to take that back.
            findings.leave_open();
            continue;
        }
        let message = match open.always {
            0 => format!("none of the options of \"{}\" is open to everyone", decision.id),
            1 => format!("only one of the options of \"{}\" is open to everyone", decision.id),
            many => format!("only {many} of the options of \"{}\" are open to everyone", decision.id),
        };
        findings
            .report(Way::decision(case, id), message)
            .hint("add an option without a condition, or say in `closed` what an option waits for");
    }
}

/// How many options of a decision anybody can come to see.
#[derive(Debug, Clone, Copy)]
pub struct Open {
    /// Open to everyone.
    pub always: usize,
    /// Shown closed to those to whom they are not open.
    pub shown: usize,
}

/// Counts the options of a decision.
pub fn open(case: &Scenario, id: DecisionId) -> Open {
    let options = || case.decision(id).option_ids().map(|option| case.option(option));
    let always = options().filter(|option| option.when == Condition::Always).count();
    Open { always, shown: options().filter(|option| option.when != Condition::Always && option.closed.is_some()).count() }
}

/// Whether these are too few for a question.
pub fn are_few(open: Open) -> bool {
    open.always < ENOUGH && (open.always < OPEN || open.always + open.shown < ENOUGH)
}
