//! A rating whose rationale explains nothing.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{DecisionId, OptionId};

/// The rule.
pub const RULE: Rule = Rule { code: "bare-rating", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A rating whose rationale is a single word, or is the same, word for word, as that of another option of the same decision that has
another effect on the same standard. (A rating without indicator or rationale does not load at all.)

## Why it matters for learning

Every point in the debrief comes with its indicator and its rationale: a figure that cannot be explained is a defect. The same reason for
+1 and for −1 explains neither.

## Example

```
rates: [(4, -1, "V2", "privacy")]
```

## Better

Say in a line what was done that the indicator sees: `"names the diagnosis where the neighbor can hear it"`.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for id in (0..case.decisions.len()).map(DecisionId::from_index) {
        // Few enough to be gone through one by one.
        let mut reasons: Vec<(u8, &str, i8)> = Vec::new();
        for option in case.decision(id).option_ids() {
            for (at, rating) in case.option(option).ratings.iter().enumerate() {
                let way = || way_to(subject, option, at);
                let same = reasons.iter().find(|(standard, why, _)| *standard == rating.standard && *why == rating.rationale);
                let other = same.map_or(rating.effect, |(.., effect)| *effect);
                if same.is_none() {
                    reasons.push((rating.standard, &rating.rationale, rating.effect));
                }
                if rating.rationale.split_whitespace().nth(1).is_none() {
                    let message = format!("the rationale \"{}\" is a single word", rating.rationale);
                    findings.report(way(), message).hint("say in a line what was done that the indicator sees");
                } else if other != rating.effect {
                    let (one, two) = (other, rating.effect);
                    let message = format!(
                        "the same rationale stands for {one:+} and for {two:+} on standard {} in \"{}\"",
                        rating.standard,
                        case.decision(id).id
                    );
                    findings.report(way(), message).hint("say what makes the difference between the two options");
                }
            }
        }
    }
}

fn way_to(subject: &Subject<'_>, option: OptionId, rating: usize) -> Way {
    Way::option(subject.case, option).then("rates").at(rating).at(3)
}
