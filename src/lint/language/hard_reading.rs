//! Advice: texts that are harder to read than the case promises.

use super::stigmatizing_term::one_line;
use crate::diagnostic::Severity;
use crate::lint::subject::names_on;
use crate::lint::{Findings, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: "hard-reading", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

The texts that a learner reads, taken together, have a higher grade by the formula of Flesch and Kincaid than the case's
`reading_grade` (9 if it says nothing), and these are the three hardest sentences.

The grade is 0.39 · words per sentence + 11.8 · syllables per word − 15.59 (Kincaid, Fishburne, Rogers and Chissom
1975). Syllables are counted by the letters of a word; on a list of two hundred words counted by hand the counter is
right for more than 95 in 100, and its sum is off by less than 1 in 100. Names, headings, lists, sources, content
descriptions and rationales are left out, as is a case of fewer than 300 words, and one whose `language` is not English.

## Why it matters for learning

A learner who works through a sentence twice has less left for the judgment that the sentence asks for. That weighs most
on those who read in a second language or with dyslexia. The formula counts lengths and knows nothing of meaning: take
the sentences, not the figure, as the task.

## Example

> Notwithstanding the aforementioned considerations, the interdisciplinary team's determination regarding eligibility
> necessitates additional documentation.

## Better

> The team cannot decide yet. It needs two more papers.
"#;

/// With fewer words a grade says little.
const ENOUGH: u32 = 300;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let reading = &subject.language.reading;
    let promised = subject.source.reading_grade;
    let grade = reading.grade();
    if reading.words < ENOUGH || grade <= f64::from(promised) {
        return;
    }
    let Some((hardest, others)) = reading.hardest.split_first() else { return };
    let prose = &subject.prose[hardest.prose];
    let found = findings.report(
        prose,
        format!(
            "the texts read at grade {grade:.1} by Flesch and Kincaid where {promised} is promised, and this is their hardest sentence ({} words, grade {:.1})",
            hardest.words, hardest.grade
        ),
    );
    found.within(prose.start + hardest.range.start..prose.start + hardest.range.end);
    found.hint("say it in two sentences or with shorter words, or say in `reading_grade` what a learner has to expect");
    for hard in others {
        let prose = &subject.prose[hard.prose];
        let names = names_on(subject.source, &prose.path);
        let at = if names.is_empty() { String::new() } else { names.join(", ") + "; " };
        let sentence = beginning(&one_line(&prose.text[hard.range.clone()]));
        found.hint(format!("look at this one, too ({at}{} words, grade {:.1}): \"{sentence}\"", hard.words, hard.grade));
    }
}

/// The first words of a sentence.
fn beginning(sentence: &str) -> String {
    let short: Vec<&str> = sentence.split(' ').take(8).collect();
    let short: String = short.join(" ").chars().take(80).collect();
    if short.len() < sentence.len() { format!("{short} …") } else { short }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{codes, with};

    const HARD: &str =
        "Interdisciplinary collaboration necessitates organizational accountability notwithstanding administrative considerations. ";

    #[test]
    fn a_text_above_the_promised_grade_is_found_with_its_hardest_sentences() {
        let hard = with("The fridge hums.", &HARD.repeat(60));
        assert_eq!(codes(&hard), ["hard-reading"]);
    }

    #[test]
    fn few_words_or_easy_words_are_no_finding() {
        assert_eq!(codes(&with("The fridge hums.", HARD)), Vec::<String>::new());
        let easy = with("The fridge hums.", &"Her neighbor brings her a basket of apples on Sunday. ".repeat(60));
        assert_eq!(codes(&easy), Vec::<String>::new());
        let promised = easy.replace("level: tutorial,", "level: tutorial, reading_grade: 1,");
        assert_eq!(codes(&promised), ["hard-reading"]);
    }

    #[test]
    fn a_case_in_another_language_is_not_measured() {
        let hard = with("The fridge hums.", &HARD.repeat(60)).replace("level: tutorial,", "level: tutorial, language: \"de\",");
        assert_eq!(codes(&hard), Vec::<String>::new());
    }
}
