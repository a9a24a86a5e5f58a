//! Countertransference of one kind, or from one origin only.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;

/// The rule.
pub const RULE: Rule = Rule { code: "single-kind", severity: Severity::Warning, about: ABOUT, find };

/// With fewer lines than that, one kind is no wonder.
const SOME: usize = 3;

const ABOUT: &str = r#"
## What it finds

A case with three or more lines of countertransference that are all of one kind, or all from one origin.

## Why it matters for learning

Kinds say something about the case manager, never about a client or a group of clients. If everything that a client of this age,
illness or background calls up is of one kind, learners take it home as "what such clients do to you".

## Example

Five lines with an old man, all `parental_protective`.

## Better

Let the same encounter call up different things: to protect him, to be bored by his stories, to be hurt by his refusal. Vary where they come
from, too: one's own history, a full calendar, an assumption about age.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let signals: Vec<_> = subject.case.reactions.iter().filter(|reaction| reaction.is_signal()).collect();
    let Some(first) = signals.first().filter(|_| signals.len() >= SOME) else { return };
    if signals.iter().all(|reaction| reaction.kind == first.kind) {
        findings
            .report(
                Way::field("phases"),
                format!("all {} lines of countertransference are of one kind: {}", signals.len(), first.kind.id()),
            )
            .hint("let the same client call up different things in the case manager");
    } else if let Some(origin) = first.origin
        && signals.iter().all(|reaction| reaction.origin == first.origin)
    {
        findings
            .report(Way::field("phases"), format!("all {} lines of countertransference have one origin: {}", signals.len(), origin.id()))
            .hint("vary where they come from: own history, a full calendar, an assumption");
    }
}
