//! Advice: topics that a learner meets without having been told.

use std::collections::BTreeSet;

use super::lists::{OF_COVERED_TOPICS, OF_ENOUGH, OF_HINTS, OF_TOPICS};
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
discrimination, the police … — that the texts deal with and no entry of `content` describes.

The topics and their words are in `assets/language/topics.ron`. A stray word is no topic: forms that leave little doubt
count 2, forms that may mean something else count 1, and a topic is present from 4 on, with a form of little doubt or
three different others among them, and not by one word in one paragraph. One form is enough of suicide and of sexual violence, and
where it says what happened and to whom: "he beat her", "she lost the baby", "died of an overdose". A description covers a topic if its `topic`,
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
        let whole = of(OF_ENOUGH).filter(|mention| !is_of_something(&written(subject, mention)));
        let evidence: Vec<&Mention> = whole.chain(of(OF_TOPICS)).chain(of(OF_HINTS)).collect();
        let weight: usize = evidence.iter().map(|mention| if mention.list == OF_HINTS { 1 } else { 2 }).sum();
        let forms: BTreeSet<String> = evidence.iter().map(|mention| written(subject, mention).to_lowercase()).collect();
        let is_plain = evidence.iter().any(|mention| mention.list != OF_HINTS);
        let is_enough = evidence.iter().any(|mention| mention.list == OF_ENOUGH) || topic.grave && is_plain;
        let paragraphs: BTreeSet<usize> = evidence.iter().map(|mention| mention.prose).collect();
        let often = weight >= PRESENT && (is_plain || forms.len() > 2) && (forms.len() > 1 || paragraphs.len() > 1);
        let (Some(first), true) = (evidence.first(), often || is_enough) else {
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

/// Whether a form ends in a possessive: her mother's ring is lost, not her mother.
fn is_of_something(form: &str) -> bool {
    form.ends_with("'s") || form.ends_with("’s")
}

fn written(subject: &Subject<'_>, mention: &Mention) -> String {
    one_line(&subject.prose[mention.prose].text[mention.range.clone()])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{codes, with};
    use super::*;

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
    fn what_happened_to_somebody_is_found_though_it_is_said_once() {
        let missed = [
            "Ruben beat her twice last winter, says the file.",
            "Ruben hit her once, and she called the police.",
            "ann: He beat me, and then the letters came.",
            "ann: My husband hits me when the rent is due.",
            "She says that her boyfriend choked her in May.",
            "ann: He'd been drinking. He slapped me and went to bed.",
            "Her father kicked him again.",
            "They beat him badly behind the school.",
            "She was beaten by her husband for years.",
            "He threw her against the wall.",
            "He beat her up in the car.",
            "His hands were around her neck.",
            "ann: He threatens to kill us.",
            "She was punched by her partner.",
            "He hit them with a belt.",
            "She shook the baby.",
            "He hits the kids when he is tired.",
            "Her brother died of an overdose.",
            "A neighbor overdosed in the stairwell.",
            "She drinks too much on Fridays.",
            "He comes home drunk.",
            "ann: Mom's got a drinking problem.",
            "Her mother passed away in May.",
            "She lost a baby before Teo.",
            "ann: We lost our son in the war.",
            "ann: My sister died, and I got the cat.",
            "They buried their daughter in June.",
            "She says she has thought of not being here any more.",
            "ann: Some nights I want to die.",
            "ann: I have no reason to live.",
            "He was arrested on Monday, and she saw the handcuffs.",
            "They called the police twice. A patrol car came, and the police took him.",
        ];
        let missed: Vec<&str> =
            missed.into_iter().filter(|text| codes(&with("The fridge hums.", text)).first().is_none_or(|code| code != RULE.code)).collect();
        assert_eq!(missed, Vec::<&str>::new());
    }

    #[test]
    fn ordinary_sentences_with_the_same_words_are_no_topic() {
        let wronged = [
            "The beat of the drum comes through the wall.",
            "He hit on an idea.",
            "The police band plays on Sunday.",
            "She drank her coffee.",
            "He lost the keys.",
            "She beat the eggs and hit the light switch.",
            "He beat her at chess.",
            "ann: He beat me to the door.",
            "She beats him at cards every Friday.",
            "ann: They beat us by two points.",
            "It hit her that nobody had called.",
            "The heat hit him at the door.",
            "ann: He hit me with a question I could not answer.",
            "Sales hit a low.",
            "She kicked him out of the kitchen, laughing.",
            "He kicks the ball.",
            "He slapped him on the back.",
            "He was choked up, and she poured tea.",
            "Her heart was beating.",
            "He took a beating at the market.",
            "The team lost the match.",
            "She lost her mother's ring.",
            "He lost his father’s watch.",
            "She lost her son in the crowd and found him by the swings.",
            "They lost the child care slot.",
            "She lost her baby weight.",
            "He drinks too much coffee.",
            "She drinks water with every pill.",
            "The battery died.",
            "The conversation died away.",
            "ann: I'm dying to know.",
            "He passed the salt, and the afternoon passed.",
            "She passed on the second helping.",
            "A police officer's hat lies in the shop window.",
            "His view was arresting.",
            "The letter warrants a reply.",
            "She calls the clinic; the line is busy.",
            "He was killing time.",
            "ann: That joke killed me.",
            "She thinks of not being here on Thursday.",
            "He laughed until he could have died of it.",
            "She buried her face in the towel.",
            "He choked on a crumb.",
            "They punched the tickets, and the bus left.",
            "The baby hit the spoon against the bowl.",
            "She shook her head, and the boy shook hands.",
        ];
        let wronged: Vec<&str> = wronged.into_iter().filter(|text| !codes(&with("The fridge hums.", text)).is_empty()).collect();
        assert_eq!(wronged, Vec::<&str>::new());
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
