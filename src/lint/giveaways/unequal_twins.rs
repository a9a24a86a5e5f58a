//! Advice: a signal and its twin of very different length.

use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject, Way};

/// The rule.
pub const RULE: Rule = Rule { code: "unequal-twins", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A line of inner monologue that is more than twice as long as its twin, in characters. Lines of fewer than 40 characters
are left alone.

## Why it matters for learning

Twins are two thoughts on the same facts, of which one comes from the client and one from the case manager. A learner is
to tell them by what they say.

## Example

> ~signal Barley again. I nod and do the sum: rent due Friday, and the deposit is still not back, and nobody has
> called. — ~noise Barley, again.

## Better

> ~signal Barley again. I nod and do the sum: rent due Friday. — ~noise Barley, a third time. That is where the worry
> sits.
"#;

/// A shorter line is not long, whatever its twin is.
const LONG: usize = 40;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let looks = &subject.looks;
    for (signal, noise) in looks.twins(subject.case) {
        let (signal, noise) = (&looks.thoughts[signal], &looks.thoughts[noise]);
        let (long, short) = if signal.length > noise.length { (signal, noise) } else { (noise, signal) };
        if long.length >= LONG && long.length > 2 * short.length {
            let twin = &subject.case.reaction(short.id).id;
            findings
                .report(
                    Way::reaction(subject.case, long.id),
                    format!("the line has {} characters, and its twin \"{twin}\" has {}", long.length, short.length),
                )
                .hint("shorten one or lengthen the other");
        }
    }
}
