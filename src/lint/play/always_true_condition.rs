//! A condition that always holds.

use super::super::subject::parts::{Part, conditions, each_effect, effects};
use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{Condition, Effect};

/// The rule.
pub const RULE: Rule = Rule { code: "always-true-condition", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A condition that holds whatever the learner does: a threshold that the measure never crosses, a week that every week is, a tie
whose strength nothing changes, `any` of something and its opposite. A part of `all` that always holds is found, too.

## Why it matters for learning

A condition says that something depends on what the learner did. If it does not, an opportunity to let a choice matter is lost,
and whoever reviews the case believes in a difference that is none.

## Example

```
(id: "frank_talk", when: at_least("trust", 30), …)
```

where trust begins at 40 and nothing lowers it by more than 10.

## Better

Raise the threshold to where the learner's work decides, or write no condition.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for (part, condition) in conditions(case) {
        // For the last ending that is as it must be.
        if !matches!(part, Part::Ending(id) if id.index() + 1 == case.endings.len()) {
            look(subject, part.way(case).then("when"), condition, findings);
        }
    }
    for (part, list) in effects(case) {
        each_effect(case, list, &mut Vec::new(), &mut |effect, steps| {
            if let Effect::If(condition, _) = effect {
                let mut way = part.way_to_effects(case);
                way.0.extend_from_slice(steps);
                look(subject, way.at(0), condition, findings);
            }
        });
    }
}

fn look(subject: &Subject<'_>, way: Way, condition: &Condition, findings: &mut Findings) {
    let possible = &subject.possible;
    if *condition == Condition::Always {
        return;
    }
    if !possible.can_fail(condition) {
        findings
            .report(way, format!("this condition always holds: {}", possible.why_always(condition)))
            .hint("set it where the learner's work decides, or take it away");
    } else if let Condition::All(parts) = condition {
        for (at, part) in parts.iter().enumerate() {
            if *part != Condition::Always && !possible.can_fail(part) {
                findings
                    .report(way.clone().at(0).at(at), format!("this part of the condition always holds: {}", possible.why_always(part)))
                    .hint("set it where the learner's work decides, or take it away");
            }
        }
    }
}
