//! Advice: thoughts to be flagged can be told by a word.

use super::chance::{Draw, tails};
use super::marked::{self, p};
use super::told;
use super::wording::GROUPS;
use crate::diagnostic::Severity;
use crate::lint::{Findings, Prose, Rule, Subject, Whose};

/// The rule.
pub const RULE: Rule = Rule { code: "signals-by-wording", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A group of words stands in the lines of inner monologue that are countertransference (signals) much more often, or much
less often, than in those that are not (noise). Four groups are looked at: the first person ("I", "my" …), words of
feeling ("feel", "afraid", "ashamed" …), absolute words ("always", "just" …), and words of asking and sharing ("ask",
"together", "find out" …).

Lines with such a word are counted on both sides and compared by Fisher's exact test, two-sided; as there are four
groups, each has a quarter of the 1 in 100. With eight lines a side, a word that stands in seven of one and none of the
other gives a finding.

## Why it matters for learning

Feelings are not countertransference, and plain thoughts can be. Where every signal says "I feel" and every other line
ends in asking, learners learn a rule that will mislead them.

## Example

> ~signal I feel as if she were my aunt. — ~noise She has a heavy bag. Ask whether she wants a hand.

## Better

> ~signal That coat, that walk. The bag comes in with me. — ~noise I feel how heavy the bag is, looking at it. Does
> she want a hand?
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let thoughts = &subject.looks.thoughts;
    let signals = thoughts.iter().filter(|thought| thought.signal).count();
    let noise = thoughts.len() - signals;
    for (group, (name, _)) in GROUPS.iter().enumerate() {
        let with = |signal: bool| thoughts.iter().filter(|thought| thought.signal == signal && thought.words[group] > 0).count();
        let (in_signals, in_noise) = (with(true), with(false));
        let draw = Draw { of: thoughts.len(), marked: in_signals + in_noise, drawn: signals };
        let probability = tails(&[draw], in_signals).two_sided();
        if probability < marked::LEVEL / GROUPS.len() as f64 {
            // The side on which the words are frequent is the one to change.
            let signals_have_more = in_signals * noise > in_noise * signals;
            let found = told::words(subject, group, |paragraph| thought_of(subject, paragraph, signals_have_more));
            let Some(first) = found.first() else { continue };
            let report = findings.report(
                first.prose,
                format!(
                    "{name} ({}): in {in_signals} of {signals} lines to be flagged, and in {in_noise} of the {noise} others ({})",
                    told::counted(&found),
                    p(probability)
                ),
            );
            report.within(first.place()).named(*name).hint("give both sides the same kinds of words");
            for word in &found[1..] {
                report.also(format!("\"{}\" in \"{}\"", word.written, word.of), word.prose, Some(word.place()));
            }
        }
    }
}

/// The reaction whose line a paragraph is, if it is on this side.
fn thought_of<'a>(subject: &Subject<'a>, paragraph: &Prose<'_>, signal: bool) -> Option<&'a str> {
    let Whose::Thought(name) = paragraph.whose else { return None };
    let found = subject.case.reactions.iter().find(|reaction| reaction.id == name)?;
    (found.is_signal() == signal).then_some(found.id.as_str())
}
