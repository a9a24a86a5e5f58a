//! Countertransference of one kind, or from one origin only.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::ReactionId;

/// The rule.
pub const RULE: Rule = Rule { code: "single-kind", severity: Severity::Warning, about: ABOUT, find };

/// With fewer lines than that, one kind is no wonder.
const SOME: usize = 3;
/// From so many lines on, as a figure needs them, a large part is as good as all.
const MANY: usize = 8;

const ABOUT: &str = r#"
## What it finds

A case with three or more lines of countertransference that are all of one kind, or all from one origin. From eight lines on three
in four are enough: whoever names that kind every time is right as often, and is hardly told from somebody who looks.

Looked at is this one file, and so one client. That a kind goes with one group of clients throughout your cases, as when every old
client calls up protection and every young one anger, no file shows by itself: lay the reactions of your cases side by side.

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
    if ids.len() < SOME {
        return;
    }
    let kinds = commonest(ids.iter().map(|&id| (case.reaction(id).kind, id)));
    let origins = commonest(ids.iter().filter_map(|&id| Some((case.reaction(id).origin?, id))));
    let is_nearly_all = |of: &[ReactionId]| of.len() == ids.len() || ids.len() >= MANY && of.len() * 4 >= ids.len() * 3;
    let all = |of: &[ReactionId]| match ids.len() - of.len() {
        0 => format!("all {} lines of countertransference", ids.len()),
        _ => format!("{} of {} lines of countertransference", of.len(), ids.len()),
    };
    let (field, message, hint, alike) = match (kinds, origins) {
        (Some((kind, alike)), _) if is_nearly_all(&alike) => {
            let hint = "let the same client call up different things in the case manager";
            ("kind", format!("{} are of one kind: {}", all(&alike), kind.id()), hint, alike)
        }
        (_, Some((origin, alike))) if is_nearly_all(&alike) => {
            let hint = "vary where they come from: own history, a full calendar, an assumption";
            ("origin", format!("{} have one origin: {}", all(&alike), origin.id()), hint, alike)
        }
        _ => return,
    };
    let way = |id| Way::reaction(case, id).then(field);
    let found = findings.report(way(alike[0]), message);
    found.hint(hint);
    alike[1..].iter().for_each(|&id| {
        found.also(format!("\"{}\"", case.reaction(id).id), way(id), None);
    });
}

/// The commonest of some words, and who has it.
fn commonest<W: Copy + PartialEq>(having: impl Iterator<Item = (W, ReactionId)>) -> Option<(W, Vec<ReactionId>)> {
    let mut groups: Vec<(W, Vec<ReactionId>)> = Vec::new();
    for (word, id) in having {
        match groups.iter_mut().find(|(known, _)| *known == word) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((word, vec![id])),
        }
    }
    groups.into_iter().rev().max_by_key(|(_, ids)| ids.len())
}
