//! Lines of countertransference and other lines in different numbers.

use super::super::{Findings, Rule, Subject, Way};
use super::reaction_without_twin::sides;
use crate::diagnostic::Severity;
use crate::scenario::ReactionId;

/// The rule.
pub const RULE: Rule = Rule { code: "unbalanced-reactions", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A case whose inner monologue has not as many lines that are countertransference as lines that are not.

## Why it matters for learning

The skill is telling the two apart. With unequal numbers somebody who flags everything, or nothing, seems to have some of it:
with 15 against 10, flagging every line gives a d′ of 0.17; with equal numbers it gives 0, as it should.

## Example

Six lines of countertransference and four of ordinary concern.

## Better

Write each line with a twin on the same facts: what a case manager thinks when the client's face reminds them of their aunt, and
what they think when the client looks tired.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (signals, others) = sides(subject.case);
    if signals != others {
        let case = subject.case;
        // Of the greater side, those that stand alone.
        let is_alone = |id: &ReactionId| {
            let reaction = case.reaction(*id);
            reaction.is_signal() == (signals > others)
                && reaction.twin.is_none_or(|twin| case.reaction(twin).is_signal() == reaction.is_signal())
        };
        let alone: Vec<ReactionId> = (0..case.reactions.len()).map(ReactionId::from_index).filter(is_alone).collect();
        let name = |id| format!("\"{}\"", case.reaction(id).id);
        let (way, as_in) = match alone.first() {
            Some(&id) => (Way::reaction(case, id), format!(", and {} has no twin on the other side", name(id))),
            None => (Way::field("phases"), String::new()),
        };
        let found = findings
            .report(way, format!("lines of countertransference and other thoughts differ in number: {signals} against {others}{as_in}"));
        found.hint("give each line a twin on the same facts that is the other way");
        alone.iter().skip(1).for_each(|&id| {
            found.also(name(id), Way::reaction(case, id), None);
        });
    }
}
