//! Advice: absolute words stand in the weaker options.

use super::chance::{Draw, tails};
use super::marked::{self, p};
use super::told;
use super::wording::OF_ABSOLUTES;
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject, Way};
use crate::scenario::OptionId;

/// The rule.
pub const RULE: Rule = Rule { code: "absolutes-in-weak-options", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Over the whole case, words that leave no room ("always", "never", "just", "only", "immediately", "must", "simply",
"nothing", "everybody" …) stand in the weaker options, and in the best ones less often than chance would have it: with
the ratings of each decision dealt out blindly, so few best options with such a word would come about with a probability
*p* of less than 1 in 100.

Best is the option with the highest sum of ratings (several, if they share it; a critical act never is). *p* is the
exact tail of the sum of hypergeometric counts over the decisions (the conditional test of Cochran, Mantel and
Haenszel). Of three options with one best, where one weaker option has such a word, 12 decisions are the fewest that can
give a finding.

## Why it matters for learning

Every book on writing test questions says that "always" and "never" mark the wrong answer. Learners have sat many tests.

## Example

> Never tell the family anything. — Tell him what you may say and to whom. — Just call the daughter immediately.

## Better

> Keep the family out of it until he has settled in. — Tell him what you may say, and only then call. — Call the
> daughter, who has driven all night.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (mut draws, mut in_best, mut in_weak) = (Vec::new(), 0, 0);
    let (mut best, mut weak) = (0, 0);
    for decision in &subject.looks.decisions {
        let with = decision.options.iter().filter(|option| option.absolutes > 0);
        draws.push(Draw { of: decision.options.len(), marked: with.clone().count(), drawn: decision.best() });
        in_best += with.clone().filter(|option| option.best).count();
        in_weak += with.filter(|option| !option.best).count();
        best += decision.best();
        weak += decision.options.len() - decision.best();
    }
    let tail = tails(&draws, in_best).at_most;
    if tail >= marked::LEVEL {
        return;
    }
    let is_weak = |option: OptionId| {
        let look = subject.looks.decisions.iter().flat_map(|decision| &decision.options).find(|look| look.id == option);
        look.is_some_and(|look| !look.best)
    };
    let found = told::words(subject, OF_ABSOLUTES, |paragraph| Way::option_on(subject.case, &paragraph.path).filter(|&it| is_weak(it)));
    let Some(first) = found.first() else { return };
    let figure = format!("{in_weak} of {weak} weaker options and in {in_best} of {best} best ones ({})", p(tail));
    let report = findings.report(first.prose, format!("words that leave no room ({}) stand in {figure}", told::counted(&found)));
    report.within(first.place()).hint("say what is done instead of how firmly, or be firm in a good option");
    for word in &found[1..] {
        report.also(format!("\"{}\" in \"{}\"", word.written, subject.case.option_path(word.of)), word.prose, Some(word.place()));
    }
}
