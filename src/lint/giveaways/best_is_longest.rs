//! Advice: the best option is the longest too often.

use super::marked::{self, Marked};
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "best-is-longest", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Over the whole case, the best option of a decision is its longest more often than chance would have it: had the options
been given their ratings blindly, so many hits or more would come about with a probability *p* of less than 1 in 100.

Best is the option with the highest sum of ratings (several, if they share it; a critical act never is). Decisions in
which all are equal, or two share the greatest length, are left out. With *k* options of which *b* are best, chance hits
with *b*/*k*; *p* is the exact tail of the sum over the decisions (Poisson-binomial). Four decisions of four options are
the fewest that can give a finding. With twenty such decisions, a finding needs eleven hits where chance gives five; a
case in which the best is longest six times in ten is found out three times in four. The seven tests of this family
together wrongly accuse a fair case less than once in fourteen.

## Why it matters for learning

Authors explain what they believe in and cut short what they do not. Learners notice within a few scenes, and score
without judging: the figure at the end then measures how well they count letters.

## Example

> Hand her the form. — Say who you are, what you can do, what stays private and when not, and ask what she would like.
> — Take the bag.

## Better

> Hand her the form first, so that the calls can start today. — Say who you are, what stays private and when not. —
> Take the bag in for her and ask later.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let marked = Marked::count(&subject.looks, |decision| decision.most(|option| option.length));
    if let Some(tail) = marked.verdict(marked::LEVEL) {
        let found = marked.report(subject, findings, "the best option is the longest", tail);
        found.hint("shorten the best option or lengthen a weaker one in some of these decisions");
    }
}
