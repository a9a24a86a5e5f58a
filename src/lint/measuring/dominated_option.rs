//! An option for which nothing speaks.

use super::super::{Findings, Rule, Subject, Way};
use super::evidence::{is_as_good, is_better_somewhere, open, other_effects};
use crate::diagnostic::Severity;
use crate::scenario::{Condition, DecisionId, Pick};

/// The rule.
pub const RULE: Rule = Rule { code: "dominated-option", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An option for which nothing speaks: it serves no standard and acts out no reaction, and another option of the same decision is as
good or better on every standard, takes no more hours and no more dollars, and moves no measure less in its good direction.
Options with consequences that cannot be compared (chance, delay, a flag, a referral) are left alone.

## Why it matters for learning

A wrong option measures something only if a decent, tired case manager might choose it: because it is quick, kind, safe for the agency, or
good for one standard at the price of another. One that is worse in every way is a free point for everybody, and invites guessing by style.

## Example

```
(id: "listen", text: "Ask what she makes of it.", rates: [(3, 2, "M1", "…")], …),
(id: "lecture", text: "Explain what she has done wrong.", rates: [(3, -2, "V1", "…")], …),
```

Both take no time.

## Better

Give the wrong way what makes it tempting: let listening take half an hour, or let the lecture satisfy the agency's form
(`(9, 1, "M2", "…")`). What tempts you in practice belongs here.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for id in (0..case.decisions.len()).filter(|&at| subject.possible.decisions[at]).map(DecisionId::from_index) {
        let options = open(subject, id);
        // Where several can be chosen, one does not stand against the other.
        if case.decision(id).pick != Pick::One || super::obvious_choice::best(case, &options).is_some() {
            continue;
        }
        for option in case.decision(id).option_ids().filter(|option| subject.possible.options[option.index()]) {
            let choice = case.option(option);
            // What it acts out is what tempts one to choose it; so is any standard that it serves.
            let is_tempting = !choice.acts_out.is_empty() || choice.ratings.iter().any(|rating| rating.effect > 0);
            let Some(others) = other_effects(case, choice).filter(|_| !is_tempting && choice.critical.is_none()) else { continue };
            let better = options.iter().find(|other| {
                is_as_good(case, other, choice)
                    && is_better_somewhere(case, other, choice)
                    && (other.when == Condition::Always || other.when == choice.when)
                    && other.acts_out.iter().all(|reaction| choice.acts_out.contains(reaction))
                    && other_effects(case, other) == Some(others.clone())
            });
            if let Some(better) = better {
                findings
                    .report(
                        Way::option(case, option),
                        format!(
                            "nothing speaks for the option \"{}\": \"{}\" is as good or better in every way",
                            case.option_path(option),
                            better.id
                        ),
                    )
                    .hint("give it what makes it tempting in practice: less time, less money, or a standard that it serves");
            }
        }
    }
}
