//! A decision that may leave the learner without any option.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::DecisionId;

/// The rule.
pub const RULE: Rule = Rule { code: "passed-over-decision", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A decision in an encounter where every option costs hours or dollars or has a condition that may fail. A learner who has spent
the week, or for whom no condition holds, is not asked at all: the decision is passed over.

## Why it matters for learning

In practice there is always something one can do, if only to say when one will be back. A question that silently disappears
teaches nothing about limits, and its standards are not observed.

## Example

Three options of 1, 2 and 1.5 hours in an encounter that can come late in the week.

## Better

Give one option no cost and no condition: what a tired case manager with an empty week could still do decently.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    for (at, decision) in case.decisions.iter().enumerate() {
        if decision.encounter.is_none() || !possible.decisions[at] {
            continue;
        }
        let id = DecisionId::from_index(at);
        let free = decision.option_ids().map(|option| case.option(option)).filter(|choice| choice.quarters == 0 && choice.money == 0);
        let mut all_closed = possible.context_of_decision(id);
        free.for_each(|choice| all_closed.add_not(&choice.when));
        if possible.can_hold_in(&all_closed, &decision.when) {
            let message = format!("every option of \"{}\" costs something or has a condition, so that it may be passed over", decision.id);
            findings.report(Way::decision(case, id), message).hint("give one option no `hours`, no `money` and no `when`");
        }
    }
}
