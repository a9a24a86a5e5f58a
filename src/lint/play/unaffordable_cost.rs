//! Hours or dollars that nobody ever has.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::OptionId;

/// The rule.
pub const RULE: Rule = Rule { code: "unaffordable-cost", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An option that takes more hours than any week has left for this case, or more dollars than the budget can ever hold; a service
that costs more than that.

## Why it matters for learning

Limits are part of case management, and weighing them is a skill: standards 7 and 9 are about it. A cost that nobody can pay is
not weighed. It only looks as if the learner had spent badly.

## Example

```
limits: (weeks: 6, hours_per_week: 10, caseload: (clients: 12, hours: 7), budget: 200),
…
(id: "drive", text: "Drive to the county seat with him.", hours: 4, …)
```

Three hours a week are left for this case.

## Better

Lower the cost, split the work over two weeks, or let something free the hours (`caseload(-2)`, `money(150)`).
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    let (hours, dollars) = (f64::from(possible.sums.quarters) / 4.0, possible.sums.money.1);
    for at in 0..case.options.len() {
        let id = OptionId::from_index(at);
        let choice = case.option(id);
        if possible.affords(id) || !possible.decisions[choice.decision.index()] {
            continue;
        }
        let name = case.option_path(id);
        let way = Way::option(case, id);
        if choice.quarters > possible.sums.quarters {
            let takes = f64::from(choice.quarters) / 4.0;
            findings
                .report(
                    way.then("hours"),
                    format!("the option \"{name}\" takes {takes} hours, and no week has more than {hours} for this case"),
                )
                .hint("give it fewer hours, or spread the work over several options");
        } else {
            findings
                .report(
                    way.then("money"),
                    format!("the option \"{name}\" costs {} dollars, and the budget never holds more than {dollars}", choice.money),
                )
                .hint("lower the cost, or raise `limits.budget`");
        }
    }
    for (at, resource) in case.resources.iter().enumerate() {
        if i64::from(resource.cost) > i64::from(dollars) {
            let message =
                format!("the service \"{}\" costs {} dollars, and the budget never holds more than {dollars}", resource.id, resource.cost);
            findings.report(Way::field("resources").at(at).then("cost"), message).hint("lower the cost, or raise `limits.budget`");
        }
    }
}
