//! Advice: of two twins the signal always comes at the same place.

use super::chance::{Draw, tails};
use super::marked::{self, p};
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "twins-in-order", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Over the whole case, of a line of inner monologue and its twin the signal comes before the noise (or after it) more
often than chance would have it, by the two-sided binomial test at 1 in 100. Eight pairs, all in the same order, are the
fewest that can give a finding.

## Why it matters for learning

The second thought on the same facts is easily taken for the correction of the first. Where it always is, the order is
the key.

## Example

> In nine of nine pairs the thought to be flagged comes first.

## Better

> A coin was thrown for each pair, or the twins stand in different scenes, in either order.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let looks = &subject.looks;
    let pairs = looks.twins(subject.case);
    let first = pairs.iter().filter(|(signal, noise)| signal < noise).count();
    let coins = vec![Draw { of: 2, marked: 1, drawn: 1 }; pairs.len()];
    let probability = tails(&coins, first).two_sided();
    if probability >= marked::LEVEL {
        return;
    }
    // Those in the order that is too frequent are the ones to turn round.
    let is_first = 2 * first > pairs.len();
    let alike = pairs.iter().filter(|(signal, noise)| (signal < noise) == is_first).map(|&(signal, noise)| {
        let [signal, noise] = [signal, noise].map(|at| looks.thoughts[at].id);
        let names = [signal, noise].map(|id| subject.case.reaction(id).id.as_str());
        (format!("\"{}\" and \"{}\"", names[0], names[1]), subject.thought(signal))
    });
    let message = format!("of {} pairs of twins, the line to be flagged comes first in {first} ({})", pairs.len(), p(probability));
    let mut alike = alike.into_iter();
    let Some((names, (way, part))) = alike.next() else { return };
    let found = findings.report(way, format!("{message}, as in {names}"));
    part.into_iter().for_each(|part| {
        found.within(part);
    });
    found.hint("turn some of the pairs round");
    for (names, (way, part)) in alike {
        found.also(names, way, part);
    }
}
