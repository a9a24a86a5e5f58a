//! Advice: words that put a person down.

use super::lists::{OF_TERMS, TermKind};
use crate::diagnostic::Severity;
use crate::lint::subject::{Prose, Whose};
use crate::lint::{Findings, Rule, Subject};
use crate::scenario::Step;

/// The rule.
pub const RULE: Rule = Rule { code: "stigmatizing-term", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A word or phrase of the list `assets/language/terms.ron` that puts a person down, with what to write instead. Whole
words count, in singular and plural and in all forms of a verb: "addict" is found in "two addicts", not in "addictive";
"committed suicide" is found, "committed to it" is not.

Not looked at: speech of the client and of other people (a paragraph `name: …`, the client's own words, a goal in the
client's words); what stands in double quotation marks, as a word that is talked about does; and statements for a
contact note that do not belong in it (`covered: false`). Your own speech (`me: …`), inner monologue, options, notes and
feedback are looked at. An option or a thought that is *meant* to be weak may need such a word: `allow` it there, with
the reason.

An institution adds its own words with `practicum check --terms FILE`, a file of the same form; where it has a form that
is known already, its advice takes the place of ours.

## Why it matters for learning

Students write as the cases write. In experiments, clinicians judged the same person more harshly when a text called him
a "substance abuser". The lists follow published guidance (NIDA's Words Matter, guidance on reporting suicide,
disability style guides), in our words.

## Example

```
then: "The file says that he is noncompliant.",
```

## Better

```
then: "The file says that he stopped the water pill in March. It does not say why.",
```
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    report(subject, findings, TermKind::Stigmatizing);
}

/// Reports the terms of a kind.
pub(super) fn report(subject: &Subject<'_>, findings: &mut Findings, kind: TermKind) {
    let walk = &subject.language;
    let mentions: Vec<_> = walk.of(OF_TERMS).collect();
    // What has the same form in two entries is found twice, one behind the other; the later entry is that of the institution.
    for (at, mention) in mentions.iter().enumerate() {
        let is_replaced = mentions.get(at + 1).is_some_and(|next| next.prose == mention.prose && next.range == mention.range);
        let term = &walk.lists.terms[usize::from(mention.entry)];
        let prose = &subject.prose[mention.prose];
        let is_quotation = mention.quoted || matches!(prose.whose, Whose::Speech(_)) || prose.is_under("sources");
        if is_replaced || is_quotation || is_rejected(subject, prose) || term.kind != kind || term.alone && !mention.alone {
            continue;
        }
        let written = &prose.text[mention.range.clone()];
        let what = match kind {
            TermKind::Stigmatizing => "puts a person down",
            TermKind::Dated => "is out of use or losing ground",
        };
        findings
            .report(prose, format!("\"{}\" {what}: {}", one_line(written), term.why))
            .within(prose.start + mention.range.start..prose.start + mention.range.end)
            .hint(format!("write: {}", term.better));
    }
}

/// Whether a paragraph is a statement for a contact note that does not belong there: it is offered in order to be left out.
fn is_rejected(subject: &Subject<'_>, prose: &Prose<'_>) -> bool {
    let [Step::Field("notes"), Step::Index(note), Step::Field("statements"), Step::Index(at), Step::Field("text")] = prose.path[..] else {
        return false;
    };
    subject.source.notes.get(note).and_then(|note| note.statements.get(at)).is_some_and(|statement| !statement.covered)
}

/// A piece of a paragraph without its line breaks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;

    /// The codes but for that of the topic, which some of these words are of, too.
    fn codes(case: &str) -> Vec<String> {
        let codes = super::super::tests::codes(case);
        codes.into_iter().filter(|code| code != "undescribed-topic").collect()
    }

    const CODE: &str = "stigmatizing-term";

    #[test]
    fn words_that_put_a_person_down_are_found_in_what_the_author_says() {
        for text in ["Two addicts wait.", "He committed\n suicide.", "She is wheelchair-bound.", "A frequent flyer.", "She is noncompliant"]
        {
            assert_eq!(codes(&with("The fridge hums.", text)), [CODE], "{text}");
            assert_eq!(codes(&with("The fridge hums.", &format!("me: {text}"))), [CODE], "{text}");
        }
    }

    #[test]
    fn neighbors_of_such_words_are_left_alone() {
        for text in [
            "A broken leg, a home.",
            "He is committed to it. Suicide: not a word.",
            "An addictive tune.",
            "The release is invalid here.",
            "He was convicted of it.",
            "A treaty that is compliant.",
            "The seat is bound to the wheelchair.",
            "The form says \"noncompliant\" in three places.",
            "bo: I was an addict, and now I bake.",
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn ordinary_sentences_with_these_words_in_them_are_left_alone() {
        for text in [
            "The street suffers from the noise.",
            "The plan suffers from a lack of detail, and the bus line from cuts.",
            "The intake suffers from poor light.",
            "The office suffered from having two doors.",
            "An addict of chess lives upstairs.",
            "Her brother is a crossword addict.",
            "He is addicted to crosswords.",
            "She is addicted to the radio.",
            "They are addicted to detective novels.",
            "The alcoholic gel by the door is empty.",
            "A psycho-oncology nurse calls; the psycho-social team meets on Friday.",
            "The strike crippled the bus line.",
            "A county crippled by debt.",
            "His insurance is a special needs plan.",
            "The rule for able-bodied adults without dependents.",
            "It is a high-functioning team.",
            "An elderly dog sleeps on the step, and an elderly elevator waits.",
            "He is on the list of the Program of All-Inclusive Care for the Elderly.",
            "Her mother came out of the Warsaw Ghetto.",
            "The broken family clock hangs in the hall.",
            "The landlord has a list of noncompliant wiring.",
            "Noncompliance with the fire code closed the hall.",
            "He keeps a frequent flyer card.",
            "An illegal eviction, and an illegal lockout before it.",
            "An oriental rug lies in the hall.",
            "He played in the Negro Leagues.",
            "The jury would not convict him.",
            "Ms. Hooker runs the desk.",
            "Early rising is a lifestyle choice.",
            "Stricken by the news, she sits down.",
            "Non-alcoholic punch stands by the door.",
            "A transient rise in pressure.",
            "He lowers the blind, and the poor boiler hums.",
            "An invalid form came back.",
            "Her manipulative therapy is at four.",
            "The homeless shelter opens at six.",
            "They are hard to reach by phone.",
            "He checks the blind spot in the mirror.",
            "The blind man's daughter said that he is out.",
            "She lowers the window blind, and the blind in the kitchen is broken.",
            "A cord for the blind, and a wedge for the blind spot.",
            "She came by way of the school for the blind.",
            "The deaf club and the disabled door.",
            "The elderly dog sleeps beside the elderly boiler.",
            "He refuses the offer, and she refuses to say.",
            "A diabetic diet and an epileptic dog.",
            "She was born a girl in a mill town.",
            "He is a high school senior; the high school seniors sing.",
            "She claims her benefit, and he claims the coat.",
            "The form failed twice.",
            "The kitchen has been clean for a week.",
            "A crazy quilt hangs in the hall.",
            "A victim of theft waits.",
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn plain_sentences_that_put_somebody_down_are_found() {
        for (text, code) in [
            ("He suffers from schizophrenia.", "dated-term"),
            ("She suffered badly from arthritis.", "dated-term"),
            ("An addict lives upstairs.", CODE),
            ("He is a heroin addict.", CODE),
            ("A drug-addicted mother waits.", "dated-term"),
            ("She is addicted to heroin.", "dated-term"),
            ("They gave him up for adoption.", "dated-term"),
            ("She gave her son up for adoption.", "dated-term"),
            ("He is bound to a wheelchair.", CODE),
            ("She is confined to the wheelchair.", CODE),
            ("A schizophrenic man stands at the door.", "dated-term"),
            ("He shares the room with a borderline patient.", "dated-term"),
            ("A crazy lady shouts in the yard.", "dated-term"),
            ("The homeless population grows.", "dated-term"),
            ("He is a welfare recipient.", CODE),
            ("They live off welfare.", CODE),
            ("She is a poor historian.", CODE),
            ("The chart calls her an attention seeker.", CODE),
            ("He is an illegal.", CODE),
            ("The convict next door moved out.", CODE),
            ("A man crippled from birth.", CODE),
            ("The elderly client waits.", "dated-term"),
            ("Psychos, he says to himself.", CODE),
            ("He is noncompliant with his tablets.", CODE),
            ("A transgendered man waits.", "dated-term"),
            ("A bedridden man waits.", "dated-term"),
            ("A program for the blind.", "dated-term"),
            ("The blind wait outside.", "dated-term"),
            ("They teach the blind to read.", "dated-term"),
            ("The deaf meet on Friday.", "dated-term"),
            ("The disabled wait.", "dated-term"),
            ("The aged sit outside.", "dated-term"),
            ("The homeless, she says, come at six.", "dated-term"),
            ("He refuses his pills.", "dated-term"),
            ("She refused to take her insulin.", "dated-term"),
            ("She refuses medication.", "dated-term"),
            ("An addict's mother calls.", CODE),
            ("Opioid abusers wait.", CODE),
            ("He failed treatment twice.", CODE),
            ("She has been clean since May.", "dated-term"),
            ("He is a diabetic.", "dated-term"),
            ("A paraplegic opens the door.", "dated-term"),
            ("Two epileptics wait.", "dated-term"),
            ("The autistic need quiet.", "dated-term"),
            ("A victim of stroke waits.", "dated-term"),
            ("She is an AIDS patient.", "dated-term"),
            ("A hysterical mother calls.", CODE),
            ("She is crazy.", CODE),
            ("A hoarder lives upstairs.", CODE),
            ("A mentally challenged boy.", CODE),
            ("At-risk youth meet here.", "dated-term"),
            ("Minorities live on the hill.", "dated-term"),
            ("A normal child would sit still.", "dated-term"),
            ("She was born a man.", "dated-term"),
            ("Seniors meet on Friday.", "dated-term"),
            ("She claims that he hit the wall.", "dated-term"),
        ] {
            assert_eq!(codes(&with("The fridge hums.", text)), [code], "{text}");
        }
    }

    #[test]
    fn a_statement_that_does_not_belong_in_the_note_may_have_such_words() {
        assert_eq!(codes(&with("She is stubborn.", "She is noncompliant.")), Vec::<String>::new());
        assert_eq!(codes(&with("Ms. Ode opened the door herself.", "Ms. Ode is noncompliant.")), [CODE]);
    }

    #[test]
    fn the_clients_own_words_are_left_alone() {
        assert_eq!(codes(&with("words: \"I manage.\"", "words: \"I am an addict.\"")), Vec::<String>::new());
        assert_eq!(codes(&with("about: \"Lives alone.\"", "about: \"Lives as an addict.\"")), [CODE]);
    }
}
