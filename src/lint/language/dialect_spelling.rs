//! Advice: spelling by ear.

use super::lists::OF_DIALECT;
use super::stigmatizing_term::one_line;
use crate::diagnostic::Severity;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "dialect-spelling", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

Words spelled as they are thought to sound: "gonna", "ain't", "dunno", "'em", "goin'". Speech is looked at, too: that is
where it happens. What stands in double quotation marks is left alone.

## Why it matters for learning

Everybody swallows letters; only some people get them taken away on paper. Spelling by ear marks a person as poor,
rural, foreign or Black before she has said anything, and makes a text slow for learners with dyslexia, for those who
read in a second language and for screen readers. A voice is made of what people say, the order in which they say it,
and what they leave out.

## Example

```
scene: "bo: I dunno, I ain't goin' up there again.",
```

## Better

```
scene: "bo: Couldn't tell you. Up there again? Not me.",
```
"#;

/// Spelled by ear, and in full.
pub(super) const FORMS: &[(&str, &str)] = &[
    ("'em", "them"),
    ("gonna", "going to"),
    ("wanna", "want to"),
    ("gotta", "have to"),
    ("hafta", "have to"),
    ("ain't", "isn't, aren't, haven't"),
    ("dunno", "don't know"),
    ("lemme", "let me"),
    ("gimme", "give me"),
    ("kinda", "kind of"),
    ("sorta", "sort of"),
    ("outta", "out of"),
    ("lotta", "a lot of"),
    ("coulda", "could have"),
    ("woulda", "would have"),
    ("shoulda", "should have"),
    ("oughta", "ought to"),
    ("whatcha", "what are you"),
    ("gotcha", "got you"),
    ("betcha", "bet you"),
    ("y'all", "you, all of you"),
    ("ya'll", "you, all of you"),
    ("d'ya", "do you"),
    ("innit", "isn't it"),
    ("nothin", "nothing"),
    ("somethin", "something"),
    ("fixin", "fixing"),
    ("'cause", "because"),
    ("'bout", "about"),
    ("'cept", "except"),
    ("'nuff", "enough"),
    ("cuz", "because"),
    ("wuz", "was"),
    ("wot", "what"),
    ("dat", "that"),
    ("dem", "them"),
    ("dey", "they"),
    ("wid", "with"),
    ("dis here", "this"),
    ("fer sure", "for sure"),
    ("ol' man", "old man"),
    ("yessuh", "yes, sir"),
    ("massa", "master"),
];

/// The entry of words that have lost their last letter: one more than the list has.
pub(super) const DROPPED: u16 = FORMS.len() as u16;

/// Whether an entry counts only with the apostrophe before it.
pub(super) fn needs_apostrophe(entry: u16) -> bool {
    FORMS.get(usize::from(entry)).is_some_and(|(spelled, _)| spelled.starts_with('\''))
}

/// Whether a word before an apostrophe is an `-ing` without its `g`. Words that end so themselves, as in `the captain' s`, are not.
pub(super) fn drops_a_letter(word: &str) -> bool {
    const WHOLE: [&str; 22] = [
        "again", "begin", "cabin", "captain", "certain", "coffin", "contain", "cousin", "curtain", "main", "margin", "mountain", "origin",
        "plain", "remain", "robin", "ruin", "satin", "twin", "villain", "violin", "within",
    ];
    let lower = word.to_lowercase();
    lower.len() > 3 && lower.ends_with("in") && !WHOLE.contains(&lower.as_str())
}

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    for mention in subject.language.of(OF_DIALECT).filter(|mention| !mention.quoted) {
        let prose = &subject.prose[mention.prose];
        if prose.is_under("sources") {
            continue;
        }
        let written = one_line(&prose.text[mention.range.clone()]);
        let (shown, full) = match FORMS.get(usize::from(mention.entry)) {
            Some((spelled, full)) if spelled.starts_with('\'') => ((*spelled).to_owned(), (*full).to_owned()),
            Some((_, full)) => (written, (*full).to_owned()),
            None => (format!("{written}'"), format!("{written}g")),
        };
        findings
            .report(prose, format!("\"{shown}\" is spelled by ear"))
            .within(prose.start + mention.range.start..prose.start + mention.range.end)
            .hint(format!("write it in full (\"{full}\"), or find a turn of phrase that is this person's own"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{codes, with};

    #[test]
    fn spelling_by_ear_is_found_in_speech_too() {
        for text in [
            "ann: I'm gonna stay.",
            "ann: It ain't so.",
            "ann: Get 'em.",
            "bo: Nothin' doing.",
            "ann: I was goin' home.",
            "ann: Goin’ home.",
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), ["dialect-spelling"], "{text}");
        }
    }

    #[test]
    fn contractions_possessives_and_quotations_are_left_alone() {
        for text in [
            "ann: I'm, don't, can't, it'll, o'clock, ma'am, 'tis late, 'til noon.",
            "The girls' room, the twins' cabin, the captain's coat.",
            "She calls it 'begin'. He says 'again', too.",
            "The sign says \"y'all come\".",
            "The cause is a bout of flu; em dashes.",
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), Vec::<String>::new(), "{text}");
        }
    }
}
