//! A critical act about which the debrief cannot say why.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::OptionId;

/// The rule.
pub const RULE: Rule = Rule { code: "silent-critical-act", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An option that is a critical act, but whose `critical` text is empty, or that is rated below 0 on no standard.

## Why it matters for learning

A critical act opens the debrief and caps the score of its phase. That is the hardest thing that the program says to a learner:
it has to say what happened, for whom it was dangerous, and which standard it touches. A cap without a reason teaches fear.

## Example

```
(id: "sign", text: "Sign in her name.", critical: "", …)
```

## Better

```
critical: "You signed in her name. She learned of it from the agency.",
rates: [(3, -2, "V1", "signs for her")],
```
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for (at, choice) in case.options.iter().enumerate() {
        let Some(text) = &choice.critical else { continue };
        let id = OptionId::from_index(at);
        let (way, name) = (Way::option(case, id).then("critical"), case.option_path(id));
        if text.trim().is_empty() {
            findings
                .report(way, format!("the option \"{name}\" is a critical act, and the debrief has no word for it"))
                .hint("write in `critical` what was done and for whom it was dangerous");
        } else if choice.ratings.iter().all(|rating| rating.effect >= 0) {
            findings
                .report(way, format!("the option \"{name}\" is a critical act, but violates no standard"))
                .hint("rate it below 0 on the standard that makes it critical, or take `critical` away");
        }
    }
}
