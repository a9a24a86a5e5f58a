//! Advice: words that have gone out of use.

use super::lists::TermKind;
use super::stigmatizing_term;
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "dated-term", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A word or phrase of the list `assets/language/terms.ron` that is out of use or losing ground, with what to write
instead. What is looked at, what is left alone, and how an institution adds its own words (`practicum check --terms
FILE`) is the same as for `stigmatizing-term`: speech of the client and of other people, and what stands in double
quotation marks, is theirs.

Words for groups count only where no noun follows: "the homeless sleep here" is found, "the homeless shelter" is not.

## Why it matters for learning

Students take the words of the profession from its texts. Usage moves, communities differ, and some people prefer a word
that others have left behind: where it is the choice of the person spoken of, `allow` it and say so.

## Example

```
about: "An elderly man who suffers from diabetes.",
```

## Better

```
about: "A man of 79 who has diabetes.",
```
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    stigmatizing_term::report(subject, findings, TermKind::Dated);
}

#[cfg(test)]
mod tests {
    use super::super::lists::Lists;
    use super::super::tests::{codes, codes_by, with};

    #[test]
    fn dated_words_are_found_with_their_inflections() {
        for text in
            ["The elderly.", "He suffered from a cold.", "the mentally ill", "The homeless sleep here.", "She put him up for adoption."]
        {
            assert_eq!(codes(&with("The fridge hums.", text)), ["dated-term"], "{text}");
        }
    }

    #[test]
    fn neighbors_of_dated_words_are_left_alone() {
        for text in [
            "Her elder brother.",
            "The suffering was from long ago. Her suffering ended.",
            "The homeless shelter and the poor boiler.",
            "Ill, and mentally tired.",
            "The disabled door button.",
            "A handicap of three strokes. She lowers the blind. A special needs trust.",
            "Shut in the room, hooked on the nail, lush grass, a borderline case.",
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn an_institution_adds_words_and_replaces_ours() {
        let terms = "(terms: [
            (forms: [\"service user\"], better: \"client\", why: \"our house style\", kind: stigmatizing),
            (forms: [\"elderly\"], better: \"elder\", why: \"our elders prefer it\", kind: stigmatizing),
        ])";
        let lists = Lists::built_in().with_terms(terms).expect("it is so in this test");
        let found = codes_by(&with("The fridge hums.", "Two service users, elderly both."), &lists);
        assert_eq!(found, ["stigmatizing-term", "stigmatizing-term"]);
    }
}
