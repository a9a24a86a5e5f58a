//! Twins of the same side, or that do not know each other.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::ReactionId;

/// The rule.
pub const RULE: Rule = Rule { code: "twin-alike", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A line of inner monologue whose twin is on the same side (both countertransference, or both not), or whose twin names another
line as its own, or none.

## Why it matters for learning

The debrief shows twins side by side: the same facts, two thoughts, and what makes the one countertransference. Two of a kind have no
difference to show.

## Example

```
(id: "rescue", kind: parental_protective, twin: "hero", …),
(id: "hero", kind: positive, twin: "rescue", …),
```

## Better

Give each of them a twin of its own that is the other way: real concern beside the wish to rescue.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for (at, reaction) in case.reactions.iter().enumerate() {
        let Some(twin) = reaction.twin else { continue };
        let other = case.reaction(twin);
        let way = || Way::reaction(case, ReactionId::from_index(at)).then("twin");
        if twin.index() == at {
            findings
                .report(way(), format!("the line \"{}\" is its own twin", reaction.id))
                .hint("name the line on the same facts that is the other way");
        } else if other.twin.is_none_or(|back| back.index() != at) {
            findings
                .report(way(), format!("the line \"{}\" names \"{}\" as its twin, but not the other way round", reaction.id, other.id))
                .hint(format!("write `twin: \"{}\"` there, or name the right line here", reaction.id));
        } else if other.is_signal() == reaction.is_signal() && at < twin.index() {
            let side = if reaction.is_signal() { "both are countertransference" } else { "neither is countertransference" };
            findings
                .report(way(), format!("the lines \"{}\" and \"{}\" are twins, and {side}", reaction.id, other.id))
                .hint("give each a twin that is the other way");
        }
    }
}
