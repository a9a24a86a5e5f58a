//! An option that acts out a line that is no countertransference.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::OptionId;

/// The rule.
pub const RULE: Rule = Rule { code: "noise-acted-out", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

An option whose `acts_out` names a line that its key says is no countertransference (`kind: not_ct`).

## Why it matters for learning

What is acted out unflagged has consequences in the case, and the debrief tells them as the price of not noticing. For a line that
nobody should flag that would punish those who read it rightly. Mostly the twin was meant.

## Example

```
(id: "bag", text: "Take the bag and go in.", acts_out: ["ask"], …)
```

where `ask` is the line that ends in asking her.

## Better

```
(id: "bag", text: "Take the bag and go in.", acts_out: ["aunt"], …)
```
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    for (at, choice) in case.options.iter().enumerate() {
        for (position, &reaction) in choice.acts_out.iter().enumerate().filter(|(_, reaction)| !case.reaction(**reaction).is_signal()) {
            let id = OptionId::from_index(at);
            let line = case.reaction(reaction);
            let twin = line.twin.map(|twin| case.reaction(twin)).filter(|twin| twin.is_signal());
            let meant = twin.map_or_else(|| "the line of countertransference".to_owned(), |twin| format!("its twin \"{}\"", twin.id));
            findings
                .report(
                    Way::option(case, id).then("acts_out").at(position),
                    format!("the option \"{}\" acts out the line \"{}\", which is no countertransference", case.option_path(id), line.id),
                )
                .hint(format!("name {meant}, or take it out of `acts_out`"));
        }
    }
}
