//! A condition that can never hold, where it closes no encounter, decision, option or ending as a whole.

use super::super::subject::parts::{Part, conditions, each_condition, each_effect, effects};
use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{Condition, Effect};

/// The rule.
pub const RULE: Rule = Rule { code: "never-true-condition", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A condition that can never hold: a passage that is never shown, a rule for every week or a dated change that never happens, a
service that the client is never eligible for, effects inside `if` that never come, or one of several ways inside `any` that
is no way. What can never hold: a fact that nothing reveals, a flag that nothing sets, a week after the last one, a value that
a measure cannot reach even if everything moved it, parts that exclude each other.

## Why it matters for learning

The world of the case is meant to answer. A consequence that never comes lets learners believe that their choice had none.

## Example

```
every_week: [(when: at_least("strain", 90), effects: [call("breakdown")], why: "she cannot go on")]
```

where the strain begins at 40 and all moves together add 30.

## Better

Lower the threshold to what can be reached, or add what should lead there; then look at it with a scripted play.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    for (part, condition) in conditions(case).filter(|(_, condition)| !matches!(condition, Condition::Always)) {
        if possible.can_hold(condition) {
            ways_that_are_none(subject, part.way(case).then("when"), condition, findings);
            continue;
        }
        let what = match part {
            Part::Passage(encounter, _) if possible.encounters[encounter.index()] => "this passage is never shown",
            Part::Weekly(_) => "this rule never applies",
            Part::Dated(_) => "this dated change never happens",
            Part::Resource(_) => "the client is never eligible for this service",
            // The others have rules of their own.
            _ => continue,
        };
        findings
            .report(part.way(case).then("when"), format!("{what}: {}", possible.why_never(condition)))
            .hint("correct the condition, or let something bring about what it asks for");
    }
    for (part, list) in effects(case) {
        each_effect(case, list, &mut Vec::new(), &mut |effect, steps| {
            let Effect::If(condition, _) = effect else { return };
            let mut way = part.way_to_effects(case);
            way.0.extend_from_slice(steps);
            if possible.can_hold(condition) {
                ways_that_are_none(subject, way.at(0), condition, findings);
            } else {
                findings
                    .report(way.at(0), format!("what stands under this `if` never happens: {}", possible.why_never(condition)))
                    .hint("correct the condition, or let something bring about what it asks for");
            }
        });
    }
}

/// Alternatives that are none, in a condition that can hold.
fn ways_that_are_none(subject: &Subject<'_>, way: Way, condition: &Condition, findings: &mut Findings) {
    each_condition(condition, &mut Vec::new(), &mut |part, steps| {
        let Condition::Any(alternatives) = part else { return };
        if !subject.possible.can_hold(part) {
            return;
        }
        for (at, alternative) in alternatives.iter().enumerate().filter(|(_, alternative)| !subject.possible.can_hold(alternative)) {
            let mut way = way.clone();
            way.0.extend_from_slice(steps);
            findings
                .report(way.at(0).at(at), format!("this alternative never holds: {}", subject.possible.why_never(alternative)))
                .hint("correct it, or take it out of the `any`");
        }
    });
}
