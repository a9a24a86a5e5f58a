//! A goal that cannot be planned well.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "goal-without-key", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A candidate goal that nobody could own (`owners: []`), or that serves the client but has no wording with a SMART part, or
that serves the client fully but has no wording in the client's words.

## Why it matters for learning

The plan is scored by who owns each goal, how it is worded and when it is looked at again. Where the key has no right answer, every answer is
wrong, and the learner gets a mark for the author's gap.

## Example

```
(id: "eat", title: "Eating warm", serves: 2, owners: [], wordings: [(text: "Better nutrition.")], …)
```

## Better

```
owners: ["ann", "me"],
wordings: [
    (text: "A warm meal a day by week 3.", client_words: true, smart: [specific, measurable, time_bound]),
    (text: "Better nutrition."),
],
```

A vague wording beside it is what there is to choose from.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    for (at, goal) in subject.case.plan.iter().flat_map(|plan| &plan.goals).enumerate() {
        let way = Way::field("plan").then("goals").at(at);
        let name = &goal.id;
        if goal.owners.is_empty() {
            findings
                .report(way.clone().then("owners"), format!("nobody can own the goal \"{name}\""))
                .hint("name the client, a person, or \"me\" in `owners`");
        }
        if goal.serves > 0 && goal.wordings.iter().all(|wording| wording.smart.is_empty()) {
            findings
                .report(way.clone().then("wordings"), format!("no wording of the goal \"{name}\" has a SMART part"))
                .hint("say in `smart` which parts each wording has, and write one that has some");
        } else if goal.serves == 2 && !goal.wordings.iter().any(|wording| wording.client_words) {
            findings
                .report(way.then("wordings"), format!("no wording of the goal \"{name}\" is in the client's words"))
                .hint("write one as the client would say it, with `client_words: true`");
        }
    }
}
