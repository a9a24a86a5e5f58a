//! Advice: thoughts to be flagged can be told by their length.

use super::chance::rank_difference;
use super::looks::ThoughtLook;
use super::marked::{self, p};
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "signals-by-length", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

The lines of inner monologue that are countertransference (signals) are longer, or shorter, than those that are not
(noise), and more so than chance would have it: with the keys dealt out blindly, the ranks of the lengths would differ
so much with a probability *p* of less than 1 in 100.

The test is that of Mann and Whitney, two-sided; exact, ties included, up to 40 lines, by the normal approximation
beyond. Five lines on each side are the fewest that can give a finding.

## Why it matters for learning

Noticing one's own part in a thought is what the lines train. Where signals are the long ones, with a story in them,
learners flag the long ones, and *d′* measures that.

## Example

> ~signal He has my grandfather's hands, and that last spring, when nobody called, I told myself it would keep. —
> ~noise He looks thin.

## Better

> ~signal He has my grandfather's hands. I'll book it; he'd only say no. — ~noise He is thinner than on Tuesday. I'll
> ask what he eats.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let thoughts = |signal: bool| subject.looks.thoughts.iter().filter(move |thought| thought.signal == signal);
    let lengths = |signal: bool| -> Vec<usize> { thoughts(signal).map(|thought| thought.length).collect() };
    let (signals, noise) = (lengths(true), lengths(false));
    let probability = rank_difference(&signals, &noise);
    if probability >= marked::LEVEL {
        return;
    }
    let mean = |lengths: &[usize]| lengths.iter().sum::<usize>() as f64 / lengths.len() as f64;
    let (of_signals, of_noise) = (mean(&signals), mean(&noise));
    let are_longer = of_signals > of_noise;
    let mut extreme: Vec<&ThoughtLook> = thoughts(true).collect();
    extreme.sort_by_key(|thought| if are_longer { usize::MAX - thought.length } else { thought.length });
    let shown = |thought: &ThoughtLook| format!("\"{}\" with {}", subject.case.reaction(thought.id).id, thought.length);
    let Some((first, others)) = extreme.split_first() else { return };
    let message = format!(
        "lines to be flagged have {of_signals:.0} characters on average, and the others {of_noise:.0} ({}); the {} is {}",
        p(probability),
        if are_longer { "longest" } else { "shortest" },
        shown(first)
    );
    let hint = if are_longer { "shorten signals or lengthen noise" } else { "lengthen signals or shorten noise" };
    let (way, part) = subject.thought(first.id);
    let found = findings.report(way, message);
    part.into_iter().for_each(|part| {
        found.within(part);
    });
    found.hint(format!("{hint}, until a stranger could not tell them by the look"));
    for thought in others {
        let (way, part) = subject.thought(thought.id);
        found.also(shown(thought), way, part);
    }
}
