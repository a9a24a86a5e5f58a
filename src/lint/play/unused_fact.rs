//! A fact that nothing reveals.

use std::collections::BTreeMap;

use super::super::findings::listed;
use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "unused-fact", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A fact that no effect reveals (`learn`), and that no condition waits for. If a tie is to be found by it, that tie stays
hidden for good.

## Why it matters for learning

Finding out is half of assessment. A fact that nobody can find out does not stand in anybody's case file; usually the `learn`
that should reveal it has been forgotten, and a scene tells what the case file then does not know.

## Example

```
facts: [(id: "allergy", text: "She cannot eat nuts."), …]
```

with no `learn("allergy")` anywhere.

## Better

Reveal it where it is said or seen: `effects: [learn("allergy")]` on the encounter or on the option that asks.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let census = &subject.census;
    let mut hidden: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for tie in &subject.case.ties {
        tie.found_by.iter().for_each(|fact| hidden.entry(fact.index()).or_default().push(&tie.id));
    }
    for (at, fact) in subject.case.facts.iter().enumerate().filter(|(at, _)| !census.learned[*at]) {
        // A condition that waits for it is reported itself.
        let ties = hidden.remove(&at).unwrap_or_default();
        if census.facts_asked[at] && ties.is_empty() {
            continue;
        }
        let hidden =
            if ties.is_empty() { String::new() } else { format!(", so that nobody finds the tie {}", listed(ties.iter().copied())) };
        findings
            .report(Way::field("facts").at(at), format!("nothing reveals the fact \"{}\"{hidden}", fact.id))
            .hint(format!("add `learn(\"{}\")` where it is said or seen, or take the fact out", fact.id));
    }
}
