//! A decision in which only a critical act costs nothing.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{Choice, Condition, DecisionId};

/// The rule.
pub const RULE: Rule = Rule { code: "free-harm", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A decision in an encounter whose only options without hours, dollars and condition are critical acts. All others cost something. A
learner who has spent the week is offered nothing else.

## Why it matters for learning

The score then measures who had hours left, not who would do harm; and the debrief opens with a reproach for what was the only way on.
Real scarcity leaves a decent way that is worth less: to say that one cannot today, and when one can.

## Example

```
(id: "extension", prompt: "He asks for the form.", options: [
    (id: "sign", text: "Sign for her.", critical: "…", …),
    (id: "visit", text: "Go and ask her.", hours: 1, …),
    (id: "phone", text: "Call her first.", hours: 0.5, …),
])
```

## Better

Give a decent option no cost, or add one: "Say that it has to wait until Thursday, when you see her."
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    let does_harm = |choice: &Choice| choice.critical.is_some();
    for (at, decision) in case.decisions.iter().enumerate().filter(|(at, decision)| possible.decisions[*at] && decision.encounter.is_some())
    {
        let options = || decision.option_ids().map(|option| case.option(option));
        let is_free = |choice: &&Choice| choice.quarters == 0 && choice.money == 0 && choice.when == Condition::Always;
        let (mut free, mut others) = (options().filter(is_free).peekable(), options().filter(|choice| !is_free(choice)));
        if free.peek().is_some() && free.all(&does_harm) && others.any(|choice| !does_harm(choice)) {
            findings
                .report(
                    Way::decision(case, DecisionId::from_index(at)),
                    format!("in \"{}\" only a critical act is free: whoever has no hours left is offered nothing else", decision.id),
                )
                .hint("take the cost from a decent option, or add one that says when it can be done");
        }
    }
}
