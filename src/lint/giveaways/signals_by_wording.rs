//! Advice: thoughts to be flagged can be told by a word.

use std::collections::BTreeMap;

use super::chance::{Draw, tails};
use super::each_word::{self, Telling};
use super::marked::{self, p};
use super::told;
use super::wording::GROUPS;
use crate::diagnostic::Severity;
use crate::lint::{Findings, Prose, Rule, Subject, Whose};

/// The rule.
pub const RULE: Rule = Rule { code: "signals-by-wording", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Words stand in the lines of inner monologue that are countertransference (signals) much more often, or much
less often, than in those that are not (noise). Four groups of words are looked at: the first person ("I", "my" …), words of
feeling ("feel", "afraid", "ashamed" …), absolute words ("always", "just" …), and words of asking and sharing ("ask",
"together", "find out" …). So is every single word and mark of punctuation, whatever it means: a question mark, a
semicolon, "could".

Lines with such a word are counted on both sides and compared by Fisher's exact test, two-sided; as there are four
groups, each has a quarter of the 1 in 100. With eight lines a side, a word that stands in seven of one and none of the
other gives a finding.

For single words and marks there is another 1 in 100, divided by the number of those that could be found at all: what stands
in too few or in nearly all lines cannot, and is not counted (Tarone 1990). "Can" and "could" count as one word, as do
"will", "would", "'ll" and "'d". With ten lines a side, what stands in eight of one and none of the other gives a finding
where up to thirteen can be found.

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
    let mut said: Vec<String> = Vec::new();
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
            said.extend(found.iter().map(|word| word.written.clone()));
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
    single_words(subject, &said, findings);
}

/// So many words and marks are named.
const NAMED: usize = 4;

/// Single words and marks, but for those that a group has told of already.
fn single_words(subject: &Subject<'_>, said: &[String], findings: &mut Findings) {
    let keys: BTreeMap<&str, bool> = subject.case.reactions.iter().map(|reaction| (reaction.id.as_str(), reaction.is_signal())).collect();
    let thoughts: Vec<(&Prose<'_>, &str, bool)> = subject
        .prose
        .iter()
        .filter_map(|prose| match prose.whose {
            Whose::Thought(name) => Some((prose, name, *keys.get(name)?)),
            _ => None,
        })
        .collect();
    let lines: Vec<(bool, &str)> = thoughts.iter().map(|(prose, _, signal)| (*signal, prose.text)).collect();
    let mut telling = each_word::telling(&lines, marked::LEVEL);
    telling.retain(|token| !said.contains(&token.written));
    let Some(most) = telling.first() else { return };
    let (signals, noise) = most.of;
    let figure = |token: &Telling| format!("\"{}\" {} and {}", token.written, token.in_signals, token.in_noise);
    let figures: Vec<String> = telling.iter().take(NAMED).map(figure).collect();
    let message = format!(
        "of {signals} different lines to be flagged and {noise} others, so many have {}{} ({})",
        figures.join(", "),
        if telling.len() > NAMED { " …" } else { "" },
        p(most.probability)
    );
    // The side on which it is frequent is the one to change.
    let signals_have_more = most.in_signals * noise > most.in_noise * signals;
    let mut places = most.places.iter().filter(|(line, _)| lines[*line].0 == signals_have_more).map(|(line, range)| {
        let (prose, name, _) = thoughts[*line];
        (prose, name, prose.start + range.start..prose.start + range.end)
    });
    let Some((prose, _, place)) = places.next() else { return };
    let report = findings.report(prose, message);
    report.within(place).hint("write some of these lines otherwise, or let the other side have it, too");
    for (prose, name, place) in places {
        report.also(format!("\"{name}\""), prose, Some(place));
    }
}

/// The reaction whose line a paragraph is, if it is on this side.
fn thought_of<'a>(subject: &Subject<'a>, paragraph: &Prose<'_>, signal: bool) -> Option<&'a str> {
    let Whose::Thought(name) = paragraph.whose else { return None };
    let found = subject.case.reactions.iter().find(|reaction| reaction.id == name)?;
    (found.is_signal() == signal).then_some(found.id.as_str())
}
