//! Which words give a case away, and where they stand: for findings about the whole of it to name them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::wording;
use crate::lint::{Prose, Subject};

/// So many words are named.
const NAMED: usize = 4;

/// A word of a group in an option or a thought.
#[derive(Debug)]
pub struct Told<'s, T> {
    /// What it stands in.
    pub of: T,
    /// The paragraph in which it stands.
    pub prose: &'s Prose<'s>,
    /// The word in small letters.
    pub written: String,
    range: Range<usize>,
}

impl<T> Told<'_, T> {
    /// Where it stands in the text of which its paragraph is a part.
    pub fn place(&self) -> Range<usize> {
        self.prose.start + self.range.start..self.prose.start + self.range.end
    }
}

/// The words of a group in the paragraphs that are wanted, in the order of the case: of each option or thought the first.
pub fn words<'s, T: PartialEq>(subject: &'s Subject<'s>, group: usize, wanted: impl Fn(&Prose<'_>) -> Option<T>) -> Vec<Told<'s, T>> {
    let mut found: Vec<Told<'s, T>> = Vec::new();
    for mention in subject.language.wordings.iter().filter(|mention| wording::group(mention.list) == Some(group)) {
        let prose = &subject.prose[mention.prose];
        if let Some(of) = wanted(prose).filter(|of| found.last().is_none_or(|last| last.of != *of)) {
            let written = prose.text[mention.range.clone()].split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            found.push(Told { of, prose, written, range: mention.range.clone() });
        }
    }
    found
}

/// The words with the number of texts that have them, the most frequent first.
pub fn counted<T>(found: &[Told<'_, T>]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    found.iter().for_each(|word| *counts.entry(&word.written).or_default() += 1);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let more = if counts.len() > NAMED { " …" } else { "" };
    let shown: Vec<String> = counts.iter().take(NAMED).map(|(word, count)| format!("\"{word}\" {count}×")).collect();
    shown.join(", ") + more
}
