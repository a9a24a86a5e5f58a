//! Countertransference of one kind, or from one origin only.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::ReactionId;

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
    let case = subject.case;
    let ids: Vec<ReactionId> = (0..case.reactions.len()).map(ReactionId::from_index).filter(|&id| case.reaction(id).is_signal()).collect();
    let signals = || ids.iter().map(|&id| case.reaction(id));
    let Some(first) = signals().next().filter(|_| ids.len() >= SOME) else { return };
    let (field, what, hint) = if signals().all(|reaction| reaction.kind == first.kind) {
        ("kind", format!("are of one kind: {}", first.kind.id()), "let the same client call up different things in the case manager")
    } else if let Some(origin) = first.origin
        && signals().all(|reaction| reaction.origin == first.origin)
    {
        ("origin", format!("have one origin: {}", origin.id()), "vary where they come from: own history, a full calendar, an assumption")
    } else {
        return;
    };
    let way = |id| Way::reaction(case, id).then(field);
    let found = findings.report(way(ids[0]), format!("all {} lines of countertransference {what}", ids.len()));
    found.hint(hint);
    ids[1..].iter().for_each(|&id| {
        found.also(format!("\"{}\"", case.reaction(id).id), way(id), None);
    });
}
