//! A decision that may leave the learner without any option.

use super::super::measuring::few_open_options;
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
    let case = subject.case;
    for (at, decision) in case.decisions.iter().enumerate() {
        let id = DecisionId::from_index(at);
        if !may_be_passed_over(subject, id) {
            continue;
        }
        let message = format!("every option of \"{}\" costs something or has a condition, so that it may be passed over", decision.id);
        let found = findings.report(Way::decision(case, id), message);
        found.hint("give one option no `hours`, no `money` and no `when`");
        // The advice on few open options leaves this decision to us.
        let open = few_open_options::open(case, id);
        if few_open_options::are_few(open) {
            let so_far = ["none does", "one does", "two do"].get(open.always).copied().unwrap_or("enough do");
            found.hint(format!("let three options have no `when`: {so_far} so far"));
        }
    }
}

/// Whether a learner may be left without any option where this is asked.
pub fn may_be_passed_over(subject: &Subject<'_>, id: DecisionId) -> bool {
    let (case, possible) = (subject.case, &subject.possible);
    let decision = case.decision(id);
    if decision.encounter.is_none() || !possible.decisions[id.index()] {
        return false;
    }
    let free = decision.option_ids().map(|option| case.option(option)).filter(|choice| choice.quarters == 0 && choice.money == 0);
    let mut all_closed = possible.context_of_decision(id);
    free.for_each(|choice| all_closed.add_not(&choice.when));
    possible.can_hold_in(&all_closed, &decision.when)
}
