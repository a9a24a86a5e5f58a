//! Advice: a note on jurisdiction that sends nobody anywhere.

use super::lists::OF_POLICY;
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject, Way};

/// The rule.
pub const RULE: Rule = Rule { code: "bare-jurisdiction", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A case whose `jurisdiction` names neither policy, nor law or rules, nor a supervisor.

## Why it matters for learning

The note stands in the briefing, before anything turns on it. Without it a learner takes what the case does for what the law says, and
law differs from place to place. Three words are enough to say where the answer is kept: in the agency's policy, in the state's law,
with the supervisor.

## Example

```
jurisdiction: "Everything in this case is invented.",
```

## Better

```
jurisdiction: "Rules on releases differ from place to place. Follow your agency's policy and your state's law; ask your supervisor.",
```
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let walk = &subject.language;
    let is_read = !walk.words.is_empty();
    if is_read && !walk.of(OF_POLICY).any(|mention| subject.prose[mention.prose].is_under("jurisdiction")) {
        findings
            .report(Way::field("jurisdiction"), "the note on jurisdiction names neither policy, nor law, nor a supervisor")
            .hint("say what differs from place to place, then: \"Follow your agency's policy and your state's law; ask your supervisor.\"");
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{codes, with};

    const NOTE: &str = "Follow your agency's policy and your state's law; ask your supervisor.";

    #[test]
    fn a_note_that_sends_nobody_anywhere_is_found() {
        for note in ["Everything here is invented.", "A town in the hills.", "The lawn is wet and the policeman waits."] {
            assert_eq!(codes(&with(NOTE, note)), ["bare-jurisdiction"], "{note}");
        }
    }

    #[test]
    fn one_place_to_look_is_enough() {
        for note in [
            "State laws differ.",
            "Your agency has policies on this.",
            "Ask your supervisor.",
            "Rules on rides differ.",
            "Take it to supervision.",
        ] {
            assert_eq!(codes(&with(NOTE, note)), Vec::<String>::new(), "{note}");
        }
    }
}
