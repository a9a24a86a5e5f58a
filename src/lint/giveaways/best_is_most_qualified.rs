//! Advice: the best option has the soft words too often.

use super::marked::{self, Marked};
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "best-is-most-qualified", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Over the whole case, the best option of a decision is the one with most words of qualified, shared doing more often than
chance would have it: "explain", "together", "ask", "listen", "options", "with her", "in her own words", "if he agrees",
"find out", "perhaps", "for now" … Decisions in which nobody has such a word, or two share the greatest number, are left
out.

Best, the test and its power are the same as for `best-is-longest`.

## Why it matters for learning

The words of good practice are learned in the first week. Where they mark the right answer, a case asks for vocabulary.
What asks for judgment is a weak option in kind words, and a sound one that is brusque.

## Example

> Call the daughter. — Explore together with him what matters and explain his options. — Wait until Monday.

## Better

> Ask his daughter to explain to him what happens on Monday. — Say what Monday costs, and be silent. — Offer to wait
> until he is rested.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let marked = Marked::count(&subject.looks, |decision| decision.most(|option| option.qualifiers));
    if let Some(tail) = marked.verdict(marked::LEVEL) {
        let found = marked.report(subject, findings, "the best option has most words like \"ask\", \"explain\" and \"together\"", tail);
        found.hint("give such words to weaker options, or take them from the best in some of these decisions");
    }
}
