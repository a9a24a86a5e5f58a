//! How hard a text is to read: the grade of Flesch and Kincaid, and the hardest sentences.
//!
//! grade = 0.39 · words per sentence + 11.8 · syllables per word − 15.59 (Kincaid, Fishburne, Rogers and Chissom 1975, for the
//! United States Navy). It counts lengths and knows nothing of meaning.

use std::ops::Range;

use super::words::{Scan, Sentence};
use crate::lint::subject::Prose;

/// So many hard sentences are shown.
const SHOWN: usize = 3;
/// A shorter sentence is no trouble, however long its words.
const SHORTEST: u32 = 8;

/// Words, sentences and syllables of what the learner reads.
#[derive(Debug, Default)]
pub struct Reading {
    /// How many words.
    pub words: u32,
    /// How many sentences.
    pub sentences: u32,
    /// How many syllables.
    pub syllables: u32,
    /// The hardest sentences, hardest first.
    pub hardest: Vec<HardSentence>,
}

/// A sentence that is hard to read.
#[derive(Debug, Clone, PartialEq)]
pub struct HardSentence {
    /// Its grade.
    pub grade: f64,
    /// How many words it has.
    pub words: u32,
    /// Position of its paragraph in [`crate::lint::Subject::prose`].
    pub prose: usize,
    /// Where it stands in the paragraph, in bytes.
    pub range: Range<usize>,
}

impl Reading {
    /// Counts a paragraph in.
    pub(super) fn take_in(&mut self, prose: usize, scan: &Scan) {
        for sentence in &scan.sentences {
            self.words += sentence.words;
            self.sentences += 1;
            self.syllables += sentence.syllables;
            if sentence.words >= SHORTEST {
                self.consider(prose, sentence);
            }
        }
    }

    /// Counts in what was counted in later paragraphs.
    pub(super) fn add(&mut self, other: Self) {
        self.words += other.words;
        self.sentences += other.sentences;
        self.syllables += other.syllables;
        other.hardest.into_iter().for_each(|sentence| self.keep(sentence));
    }

    fn consider(&mut self, prose: usize, sentence: &Sentence) {
        let grade = grade(sentence.words, 1, sentence.syllables);
        let range = sentence.start as usize..sentence.end as usize;
        self.keep(HardSentence { grade, words: sentence.words, prose, range });
    }

    /// Of sentences as hard as each other, the earlier is kept.
    fn keep(&mut self, sentence: HardSentence) {
        if self.hardest.len() == SHOWN && self.hardest.last().is_some_and(|easiest| easiest.grade >= sentence.grade) {
            return;
        }
        let at = self.hardest.partition_point(|other| other.grade >= sentence.grade);
        self.hardest.truncate(SHOWN - usize::from(at < SHOWN));
        self.hardest.insert(at, sentence);
    }

    /// The grade of all of it: years of school in the United States after which half of all readers understand it well.
    pub fn grade(&self) -> f64 {
        grade(self.words, self.sentences, self.syllables)
    }
}

/// Whether a paragraph is one that the learner reads as prose.
pub fn counts(paragraph: &Prose<'_>) -> bool {
    is_read(paragraph.field()) || paragraph.is_under("client")
}

/// Whether a field has sentences that a learner has to get through: no names, no catchwords, nothing for authors and reviewers only.
fn is_read(field: &str) -> bool {
    !matches!(
        field,
        "title"
            | "setting"
            | "name"
            | "who"
            | "pronouns"
            | "topic"
            | "place"
            | "skip"
            | "sources"
            | "key_source"
            | "strengths"
            | "words"
            | "rates"
            | "eligibility"
            | "objectives"
            | "help"
            | "jurisdiction"
            | "closed"
    )
}

/// The grade by Flesch and Kincaid; 0 for no words.
fn grade(words: u32, sentences: u32, syllables: u32) -> f64 {
    if words == 0 || sentences == 0 {
        return 0.0;
    }
    0.39 * f64::from(words) / f64::from(sentences) + 11.8 * f64::from(syllables) / f64::from(words) - 15.59
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::*;

    fn reading(texts: &[&str]) -> Reading {
        let mut reading = Reading::default();
        let mut scan = Scan::default();
        for (position, text) in texts.iter().enumerate() {
            scan.read(text, &Lexicon::default());
            reading.take_in(position, &scan);
        }
        reading
    }

    #[test]
    fn the_grade_is_that_of_the_formula() {
        // By hand: 6 words, 6 syllables, 1 sentence: 0.39 · 6 + 11.8 − 15.59 = −1.45.
        assert!((reading(&["The cat sat on the mat."]).grade() + 1.45).abs() < 1e-9);
        // By hand: 10 words in 2 sentences, 23 syllables (5 + 18): 0.39 · 5 + 11.8 · 2.3 − 15.59 = 13.5.
        let harder = reading(&["She reads the form twice. Involuntary evaluation requires legal authority."]);
        assert_eq!((harder.words, harder.sentences, harder.syllables), (10, 2, 23));
        assert!((harder.grade() - 13.5).abs() < 1e-9);
        assert_eq!(reading(&[]).grade(), 0.0);
    }

    #[test]
    fn the_three_hardest_sentences_come_hardest_first() {
        let easy = "The cat sat on the mat and then it slept.";
        let hard =
            "Interdisciplinary collaboration necessitates organizational accountability, documentation, authorization and communication.";
        let middle = "The coordinator explained eligibility requirements to everybody who happened to be waiting in the corridor.";
        let found = reading(&[easy, hard, easy, middle, "Irresponsible institutionalization!"]);
        let order: Vec<usize> = found.hardest.iter().map(|sentence| sentence.prose).collect();
        assert_eq!(order, [1, 3, 0]);
    }
}
