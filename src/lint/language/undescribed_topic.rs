//! Advice: topics that a learner meets without having been told.

use std::collections::BTreeSet;

use super::lists::{OF_COVERED_TOPICS, OF_HINTS, OF_TOPICS};
use super::stigmatizing_term::one_line;
use super::walk::Mention;
use crate::diagnostic::Severity;
use crate::lint::subject::Prose;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "undescribed-topic", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A topic that some learners would like to know of beforehand — suicide, violence, abuse, substance use, death,
discrimination … — that the texts deal with and no entry of `content` describes.

The topics and their words are in `assets/language/topics.ron`. A stray word is no topic: forms that leave little doubt
count 2, forms that may mean something else count 1, and a topic is present from 4 on, with a form of little doubt or
three different others among them, and not by one word in one paragraph. Of suicide and of sexual violence one plain form
is enough. A description covers a topic if its `topic`,
`place` or `skip` has one of the words that the list gives for it.

## Why it matters for learning

Content descriptions let learners choose when to play a case, and what to skip. They are information: studies find that
warnings neither lower distress nor raise learning, so a description is short and neutral, and says where.

## Example

```
content: [],
// and in the second week: "She says that she thinks of suicide most nights."
```

## Better

```
content: [(topic: "Thoughts of suicide, spoken about directly; no methods", intensity: moderate, place: "from week 2")],
```
"#;

/// From here on a topic is present.
const PRESENT: usize = 4;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let walk = &subject.language;
    let covered: BTreeSet<u16> = walk.of(OF_COVERED_TOPICS).map(|mention| mention.entry).collect();
    for (entry, topic) in (0_u16..).zip(&walk.lists.topics) {
        if covered.contains(&entry) {
            continue;
        }
        let of = |list| walk.of(list).filter(move |mention| mention.entry == entry && tells(&subject.prose[mention.prose]));
        let evidence: Vec<&Mention> = of(OF_TOPICS).chain(of(OF_HINTS)).collect();
        let weight: usize = evidence.iter().map(|mention| if mention.list == OF_TOPICS { 2 } else { 1 }).sum();
        let forms: BTreeSet<String> = evidence.iter().map(|mention| written(subject, mention).to_lowercase()).collect();
        let is_plain = evidence.iter().any(|mention| mention.list == OF_TOPICS);
        let paragraphs: BTreeSet<usize> = evidence.iter().map(|mention| mention.prose).collect();
        let often = weight >= PRESENT && (is_plain || forms.len() > 2) && (forms.len() > 1 || paragraphs.len() > 1);
        let (Some(first), true) = (evidence.first(), often || topic.grave && is_plain) else {
            continue;
        };
        let prose = &subject.prose[first.prose];
        let places = if paragraphs.len() == 1 { "one paragraph".to_owned() } else { format!("{} paragraphs", paragraphs.len()) };
        let shown: Vec<String> = forms.iter().take(4).map(|form| format!("\"{form}\"")).collect();
        findings
            .report(
                prose,
                format!("the texts deal with {} ({} in {}), and no content description says so", topic.name, shown.join(", "), places),
            )
            .within(prose.start + first.range.start..prose.start + first.range.end)
            .named(topic.name.clone())
            .hint("add an entry to `content`: the topic in neutral words, how strong it is, where it comes");
    }
}

/// Whether a paragraph tells of something, and is not about the case as a teaching text.
fn tells(prose: &Prose<'_>) -> bool {
    !["content", "jurisdiction", "sources", "key_source", "help", "objectives"].iter().any(|field| prose.is_under(field))
}

fn written(subject: &Subject<'_>, mention: &Mention) -> String {
    one_line(&subject.prose[mention.prose].text[mention.range.clone()])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{codes, with};

    #[test]
    fn a_topic_that_nobody_announced_is_found() {
        for text in [
            "She says that she thinks of suicide most nights.",
            "ann: I wanted to kill myself.",
            "He hanged himself.",
            "She thinks of suicide. Once she tried to end her life.",
            "He punched the wall; he was beaten up once.",
            "The funeral was in May.\n\nann: Since the grief came I cook for one.",
            "ann: I heard a racial slur at the door.\n\nann: They are racist.",
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), ["undescribed-topic"], "{text}");
        }
    }

    #[test]
    fn a_description_covers_its_topic() {
        let case = with("The fridge hums.", "She thinks of suicide. Once she tried to end her life.");
        assert_eq!(codes(&case.replace("nothing much", "thoughts of suicide, spoken of")), Vec::<String>::new());
        assert_eq!(codes(&case.replace("nothing much", "a fall on the stairs")), ["undescribed-topic"]);
    }

    #[test]
    fn a_stray_word_is_no_topic() {
        for text in [
            "The engine died down. The radio died out.",
            "He died in 1911, it says under the portrait.",
            "A kitchen knife lies by the bread.",
            "She takes a water pill and a sleeping pill, and two sleeping pills on Sunday.",
            "I am dying to know. Bored to death.",
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), Vec::<String>::new(), "{text}");
        }
    }
}
