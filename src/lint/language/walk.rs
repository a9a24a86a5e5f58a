//! One walk through all words of a case: what of the lists stands where, and how hard the sentences are. Judges nothing.

use std::ops::Range;

use super::lexicon::{Hit, List, only};
use super::lists::{Lists, OF_COVERED_LAW, OF_COVERED_TOPICS, OF_DIALECT};
use super::reading::{self, Reading};
use super::words::Scan;
use crate::jobs::{self, ShareOut};
use crate::lint::giveaways::wording;
use crate::lint::subject::{Prose, Whose};
use crate::scenario::Step;

/// So many paragraphs are walked through in one go.
const PART: usize = 1024;

/// What of the lists stands in a case.
#[derive(Debug)]
pub struct Walk<'l> {
    /// The lists.
    pub lists: &'l Lists,
    /// The mentions, in the order of the case.
    pub mentions: Vec<Mention>,
    /// The words of [`wording`] in options and thoughts, in the order of the case.
    pub wordings: Vec<Mention>,
    /// Positions of the paragraphs that have not one word, or brackets that are not round.
    pub odd: Vec<usize>,
    /// How many words each paragraph has; empty if none were counted.
    pub words: Vec<u32>,
    /// How hard the texts are to read.
    pub reading: Reading,
}

/// An entry of a list in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Position of the paragraph in [`crate::lint::Subject::prose`].
    pub prose: usize,
    /// The list.
    pub list: List,
    /// The entry.
    pub entry: u16,
    /// Where it stands in the paragraph, in bytes.
    pub range: Range<usize>,
    /// Whether it stands in double quotation marks.
    pub quoted: bool,
    /// Whether no noun can follow: the sentence pauses, or goes on with a word that is none.
    pub alone: bool,
}

impl<'l> Walk<'l> {
    /// Walks through all paragraphs. A case that is not in English has no mentions.
    pub fn new(prose: &[Prose<'_>], english: bool, lists: &'l Lists, share_out: &ShareOut) -> Self {
        let parts = if english { prose.len().div_ceil(PART) } else { 0 };
        let walks = jobs::results(share_out, parts, |part| Self::part(prose, part * PART, lists));
        walks.into_iter().fold(Self::nothing(lists), Self::and)
    }

    fn nothing(lists: &'l Lists) -> Self {
        Walk { lists, mentions: Vec::new(), wordings: Vec::new(), odd: Vec::new(), words: Vec::new(), reading: Reading::default() }
    }

    /// Both together; the other one goes on where this one ends.
    fn and(mut self, other: Self) -> Self {
        self.mentions.extend(other.mentions);
        self.wordings.extend(other.wordings);
        self.odd.extend(other.odd);
        self.words.extend(other.words);
        self.reading.add(other.reading);
        self
    }

    /// Walks through one part of the paragraphs.
    fn part(prose: &[Prose<'_>], from: usize, lists: &'l Lists) -> Self {
        let mut walk = Self::nothing(lists);
        let mut scan = Scan::default();
        let mut hits = Vec::new();
        for (position, paragraph) in prose.iter().enumerate().skip(from).take(PART) {
            scan.counts_syllables = reading::counts(paragraph);
            scan.read(paragraph.text, &lists.lexicon);
            lists.lexicon.hits(&scan, asked(paragraph), &mut hits);
            walk.words.push(scan.words.len() as u32);
            if scan.counts_syllables {
                walk.reading.take_in(position, &scan);
            }
            if scan.odd || scan.words.is_empty() {
                walk.odd.push(position);
            }
            for hit in &hits {
                let of = if wording::group(hit.list).is_some() { &mut walk.wordings } else { &mut walk.mentions };
                of.extend(mention(position, hit, &scan, lists));
            }
            let clipped = if scan.clipped { scan.words.as_slice() } else { &[] };
            for word in clipped.iter().filter(|word| word.clipped && word.id == 0) {
                let range = word.start as usize..word.end as usize;
                if super::dialect_spelling::drops_a_letter(&paragraph.text[range.clone()]) {
                    let (list, entry) = (OF_DIALECT, super::dialect_spelling::DROPPED);
                    walk.mentions.push(Mention { prose: position, list, entry, range, quoted: word.quoted, alone: true });
                }
            }
        }
        walk
    }

    /// The mentions of a list, in the order of the case.
    pub fn of(&self, list: List) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| mention.list == list)
    }
}

/// The lists that somebody asks for in a paragraph: short words that mean little count only where they mean something.
fn asked(paragraph: &Prose<'_>) -> u16 {
    let unless = |asks: bool, lists: u16| if asks { 0 } else { lists };
    let wordings = (wording::FIRST..).zip(wording::GROUPS).fold(0, |lists, (list, _)| lists | only(list));
    !(unless(paragraph.is_under("content"), only(OF_COVERED_TOPICS))
        | unless(paragraph.is_under("jurisdiction"), only(OF_COVERED_LAW))
        | unless(is_guessed_by(paragraph), wordings))
}

/// Whether a paragraph is one by which a learner could guess the key: a thought, or an option as it is offered.
fn is_guessed_by(paragraph: &Prose<'_>) -> bool {
    let is_option = || matches!(paragraph.path[..], [.., Step::Field("options"), Step::Index(_), Step::Field("text")]);
    matches!(paragraph.whose, Whose::Thought(_)) || is_option()
}

fn mention(prose: usize, hit: &Hit, scan: &Scan, lists: &Lists) -> Option<Mention> {
    let (first, last) = (scan.words[hit.first], scan.words[hit.last]);
    if hit.list == OF_DIALECT && super::dialect_spelling::needs_apostrophe(hit.entry) && !first.clipped {
        return None;
    }
    let next = scan.words.get(hit.last + 1);
    Some(Mention {
        prose,
        list: hit.list,
        entry: hit.entry,
        range: first.start as usize..last.end as usize,
        quoted: first.quoted,
        alone: next.is_none_or(|next| !next.joined || lists.followers.binary_search(&next.id).is_ok()),
    })
}
