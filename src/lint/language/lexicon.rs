//! Lists of words and phrases, all looked up together: one look for each word of a text, whatever the number of lists.
//!
//! A *form* is how an entry is written in a list. Its words are parted by spaces; a hyphen is as good as a space. `a|b` is one
//! word or the other. `suffer+` is the verb in all its regular forms. The last word may stand in the plural, if it has three letters. Capitals do not matter.

use super::letters::{LONGEST, Letters};
use super::syllables;
use super::words::{Scan, Word};

/// A list of entries, such as the terms or the topics; a small number that the owner of the lexicon gives out.
pub type List = u8;

/// More lists are not needed.
const LISTS: usize = 16;
/// More words has no phrase.
const LONGEST_PHRASE: usize = 8;

/// The lists, by word.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// Numbers of words, by hash: a word stands in the first free place from its own.
    slots: Vec<u16>,
    /// The words; number 0 is no word.
    words: Vec<[u64; 3]>,
    /// How many syllables a word has, by its number.
    syllables: Vec<u8>,
    /// The lists in which a word is a phrase by itself, by its number.
    singles: Vec<u16>,
    /// Which words can come second in a phrase that begins with a word, by its number: a bit for each, shared by many.
    seconds: Vec<u64>,
    /// The phrases that begin with a word, by its number.
    starts: Vec<Vec<u16>>,
    phrases: Vec<Phrase>,
}

#[derive(Debug, Clone)]
struct Phrase {
    list: List,
    entry: Option<u16>,
    /// The words that fit, place by place.
    places: Vec<Vec<u16>>,
}

/// Where a phrase stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The list.
    pub list: List,
    /// The entry in the list.
    pub entry: u16,
    /// Position of its first word in the scan.
    pub first: usize,
    /// Position of its last word in the scan.
    pub last: usize,
}

impl Default for Lexicon {
    /// No lists, but the syllables of words that the rules of [`syllables`] get wrong.
    fn default() -> Self {
        let mut lexicon = Lexicon {
            slots: vec![0; 256],
            words: vec![[0; 3]],
            syllables: vec![0],
            singles: vec![0],
            seconds: vec![0],
            starts: vec![Vec::new()],
            phrases: Vec::new(),
        };
        for (word, count) in syllables::exceptions() {
            let number = lexicon.know(word).unwrap_or_else(|error| unreachable!("a handful of words: {error}"));
            lexicon.syllables[usize::from(number)] = count;
        }
        lexicon
    }
}

impl Lexicon {
    /// Adds a form of an entry to a list.
    ///
    /// # Errors
    /// What is wrong with the form, in words for the author of the list.
    pub fn add(&mut self, list: List, entry: u16, form: &str) -> Result<(), String> {
        self.push(list, Some(entry), form)
    }

    /// Adds words that only look like an entry of the list: where they stand, shorter phrases in them do not count.
    ///
    /// # Errors
    /// What is wrong with the form, in words for the author of the list.
    pub fn except(&mut self, list: List, form: &str) -> Result<(), String> {
        self.push(list, None, form)
    }

    /// Gives a word a number without putting it on a list.
    ///
    /// # Errors
    /// If there are too many words.
    pub fn know(&mut self, word: &str) -> Result<u16, String> {
        self.number(word.as_bytes())
    }

    fn push(&mut self, list: List, entry: Option<u16>, form: &str) -> Result<(), String> {
        debug_assert!(usize::from(list) < LISTS);
        let written: Vec<&str> = form.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        if written.is_empty() || written.len() > LONGEST_PHRASE {
            return Err(format!("the form \"{form}\" has {} words, and a form has 1 to {LONGEST_PHRASE}", written.len()));
        }
        let mut places = Vec::new();
        for (at, place) in written.iter().enumerate() {
            let mut fitting = Vec::new();
            for word in place.split('|') {
                for inflected in inflections(word, at + 1 == written.len()) {
                    let bytes = inflected.as_bytes();
                    let plain = bytes.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'\'');
                    if bytes.is_empty() || bytes.len() > LONGEST || !plain {
                        return Err(format!("\"{word}\" in the form \"{form}\" is no word of 1 to {LONGEST} letters"));
                    }
                    fitting.push(self.number(bytes)?);
                }
            }
            fitting.sort_unstable();
            fitting.dedup();
            places.push(fitting);
        }
        let phrase = u16::try_from(self.phrases.len()).map_err(|_| "there are more than 65,000 forms".to_owned())?;
        for &word in &places[0] {
            self.starts[usize::from(word)].push(phrase);
            self.singles[usize::from(word)] |= if places.len() == 1 { only(list) } else { 0 };
            self.seconds[usize::from(word)] |=
                places.get(1).map_or(0, |fitting| fitting.iter().fold(0, |bits, &second| bits | bit(second)));
        }
        self.phrases.push(Phrase { list, entry, places });
        Ok(())
    }

    /// The number of a word in lower case, 0 if no list has it.
    #[inline]
    pub(super) fn id(&self, word: &Letters) -> u16 {
        self.slots[self.slot(&word.parts)]
    }

    /// The syllables of a word with this number, or of another word by the rules.
    #[inline]
    pub(super) fn syllables(&self, id: u16, word: &Letters) -> u8 {
        if id == 0 { syllables::count(word) } else { self.syllables[usize::from(id)] }
    }

    #[inline]
    fn slot(&self, word: &[u64; 3]) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(word) & mask;
        loop {
            let number = usize::from(self.slots[slot]);
            let [first, second, third] = self.words[number];
            // Part by part, as the word comes in registers; most differ in the first.
            if number == 0 || first == word[0] && (second ^ word[1]) | (third ^ word[2]) == 0 {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn number(&mut self, word: &[u8]) -> Result<u16, String> {
        let letters = Letters::new(word);
        let word = letters.parts;
        let known = self.slots[self.slot(&word)];
        if known != 0 {
            return Ok(known);
        }
        let number = u16::try_from(self.words.len()).map_err(|_| "there are more than 65,000 words".to_owned())?;
        self.words.push(word);
        self.syllables.push(syllables::count(&letters));
        self.singles.push(0);
        self.seconds.push(0);
        self.starts.push(Vec::new());
        // At most a quarter full, so that most words of a text meet an empty place at once.
        if self.words.len() * 4 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 4];
            for number in 1..self.words.len() {
                let slot = self.slot(&self.words[number]);
                self.slots[slot] = number as u16;
            }
        } else {
            let slot = self.slot(&word);
            self.slots[slot] = number;
        }
        Ok(number)
    }

    /// What of some lists (see [`only`]) stands in a text: in each list from left to right the longest phrase, without overlaps.
    /// What has the same form in several entries of a list is found in each.
    pub fn hits(&self, scan: &Scan, lists: u16, found: &mut Vec<Hit>) {
        found.clear();
        let mut free_from = [0_usize; LISTS];
        for (at, word) in scan.words.iter().enumerate() {
            // Most words begin nothing, and most that could are followed by a word that does not go with them.
            let goes_on =
                || scan.words.get(at + 1).is_some_and(|next| next.joined && self.seconds[usize::from(word.id)] & bit(next.id) != 0);
            if word.id == 0 || self.singles[usize::from(word.id)] & lists == 0 && !goes_on() {
                continue;
            }
            let starts = &self.starts[usize::from(word.id)];
            let mut longest = [0; LISTS];
            let fits =
                |phrase: &Phrase, free_from: &[usize; LISTS]| at >= free_from[usize::from(phrase.list)] && phrase.fits(&scan.words[at..]);
            let is_asked = |phrase: &&Phrase| only(phrase.list) & lists != 0;
            for phrase in starts.iter().map(|&phrase| &self.phrases[usize::from(phrase)]).filter(is_asked) {
                let so_far = &mut longest[usize::from(phrase.list)];
                if phrase.places.len() > *so_far && fits(phrase, &free_from) {
                    *so_far = phrase.places.len();
                }
            }
            // Several entries of a list may have the same form; one exception of that length is enough to hide them.
            let from = found.len();
            let mut hidden = [false; LISTS];
            for phrase in starts.iter().map(|&phrase| &self.phrases[usize::from(phrase)]).filter(is_asked) {
                let list = usize::from(phrase.list);
                if phrase.places.len() != longest[list] || !fits(phrase, &free_from) {
                    continue;
                }
                match phrase.entry {
                    Some(entry) => found.push(Hit { list: phrase.list, entry, first: at, last: at + longest[list] - 1 }),
                    None => hidden[list] = true,
                }
            }
            let mut kept = from;
            for new in from..found.len() {
                if !hidden[usize::from(found[new].list)] {
                    found[kept] = found[new];
                    kept += 1;
                }
            }
            found.truncate(kept);
            for (free, length) in free_from.iter_mut().zip(longest) {
                if length > 0 {
                    *free = at + length;
                }
            }
        }
    }
}

impl Phrase {
    fn fits(&self, words: &[Word]) -> bool {
        words.len() >= self.places.len()
            && self.places.iter().zip(words).skip(1).all(|(fitting, word)| word.joined && fitting.binary_search(&word.id).is_ok())
    }
}

/// All lists.
#[cfg(test)]
pub const ALL: u16 = u16::MAX;

/// One list as a set of lists.
#[inline]
pub fn only(list: List) -> u16 {
    1 << list
}

/// The bit of a word among those that can come second.
#[inline]
fn bit(number: u16) -> u64 {
    1 << (number % 64)
}

#[inline]
fn hash([first, second, third]: &[u64; 3]) -> usize {
    // Nobody has to be withstood.
    let mixed = first.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (second ^ third.rotate_left(29)).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    (mixed >> 40) as usize
}

/// A word of a form in all its forms: as a verb if it is marked with `+`, in the plural if it is the last.
fn inflections(word: &str, is_last: bool) -> Vec<String> {
    let lower = word.to_lowercase();
    // As in the words of a text.
    let lower = lower.strip_suffix("'s").unwrap_or(&lower);
    let (stem, is_verb) = match lower.strip_suffix('+') {
        Some(stem) => (stem, true),
        None => (lower, false),
    };
    let mut forms = vec![stem.to_owned()];
    // `i` and `is` are two words.
    if !(is_verb || is_last) || stem.len() < 3 {
        return forms;
    }
    let end = |from: usize| stem.as_bytes()[stem.len() - from.min(stem.len())];
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let base = match stem.strip_suffix('y').filter(|_| stem.len() > 1 && !vowel(end(2))) {
        Some(root) => {
            forms.push(format!("{root}ies"));
            format!("{root}i")
        }
        None => {
            let hisses = stem.ends_with(['s', 'x', 'z']) || stem.ends_with("ch") || stem.ends_with("sh");
            forms.push(format!("{stem}{}", if hisses { "es" } else { "s" }));
            stem.to_owned()
        }
    };
    if is_verb {
        let short = stem.strip_suffix('e').unwrap_or(stem);
        forms.push(format!("{}ed", base.strip_suffix('e').unwrap_or(&base)));
        forms.push(format!("{short}ing"));
        // Whether the last letter is doubled hangs on the stress: commit, suffer. Both are taken.
        if stem.len() > 2 && !vowel(end(1)) && vowel(end(2)) {
            let last = char::from(end(1));
            forms.push(format!("{stem}{last}ed"));
            forms.push(format!("{stem}{last}ing"));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lexicon: &Lexicon, text: &str) -> Vec<(List, u16, String)> {
        let mut scan = Scan::default();
        scan.read(text, lexicon);
        let mut hits = Vec::new();
        lexicon.hits(&scan, ALL, &mut hits);
        let slice = |hit: &Hit| text[scan.words[hit.first].start as usize..scan.words[hit.last].end as usize].to_owned();
        hits.iter().map(|hit| (hit.list, hit.entry, slice(hit))).collect()
    }

    fn lexicon(forms: &[&str]) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for (entry, form) in forms.iter().enumerate() {
            match form.strip_prefix("not ") {
                Some(form) => lexicon.except(0, form).expect("it is so in this test"),
                None => lexicon.add(0, entry as u16, form).expect("it is so in this test"),
            }
        }
        lexicon
    }

    fn texts(forms: &[&str], text: &str) -> Vec<String> {
        found(&lexicon(forms), text).into_iter().map(|(_, _, text)| text).collect()
    }

    #[test]
    fn a_phrase_is_found_in_its_inflections_at_word_boundaries() {
        let forms = ["addict", "suffer+ from", "commit+|attempted suicide", "wheelchair bound", "baby"];
        assert_eq!(texts(&forms, "An addict's friend; addicts. Addicted, addictive."), ["addict's", "addicts"]);
        assert_eq!(
            texts(&forms, "She suffers from, suffered from, is suffering from."),
            ["suffers from", "suffered from", "suffering from"]
        );
        assert_eq!(texts(&forms, "The suffering. From here, he suffered. From."), Vec::<String>::new());
        assert_eq!(
            texts(&forms, "committed suicide, attempted suicide, committing suicide"),
            ["committed suicide", "attempted suicide", "committing suicide"]
        );
        assert_eq!(texts(&forms, "committed to it; suicide"), Vec::<String>::new());
        assert_eq!(texts(&forms, "Wheelchair-bound, wheelchair bound, wheelchair, bound"), ["Wheelchair-bound", "wheelchair bound"]);
        assert_eq!(texts(&forms, "babies baby's babyhood"), ["babies", "baby's"]);
    }

    #[test]
    fn the_longest_phrase_counts_and_an_exception_hides_what_it_holds() {
        let forms = ["alcoholic", "not alcoholics anonymous", "not non alcoholic", "mentally ill", "the mentally ill"];
        assert_eq!(texts(&forms, "Alcoholics Anonymous, non-alcoholic beer, an alcoholic"), ["alcoholic"]);
        assert_eq!(texts(&forms, "The mentally ill and a mentally ill man"), ["The mentally ill", "mentally ill"]);
    }

    #[test]
    fn lists_do_not_hide_each_other() {
        let mut lexicon = Lexicon::default();
        lexicon.add(1, 7, "broken home").expect("it is so in this test");
        lexicon.add(2, 9, "home").expect("it is so in this test");
        assert_eq!(found(&lexicon, "broken homes"), [(1, 7, "broken homes".into()), (2, 9, "homes".into())]);
        lexicon.add(2, 10, "home").expect("it is so in this test");
        assert_eq!(found(&lexicon, "homes"), [(2, 9, "homes".into()), (2, 10, "homes".into())]);
    }

    #[test]
    fn a_form_that_cannot_be_met_is_refused() {
        let mut lexicon = Lexicon::default();
        for form in ["", " ", "-", "|", "größe", "a b c d e f g h i", "abcdefghijklmnopqrstuvwxyz", "+", "what?"] {
            assert!(lexicon.add(0, 0, form).is_err(), "{form}");
        }
    }

    #[test]
    fn many_words_stay_findable() {
        let mut lexicon = Lexicon::default();
        for entry in 0..2_000 {
            lexicon.add(0, entry, &format!("w{entry}q")).expect("it is so in this test");
        }
        for entry in [0, 1, 63, 64, 999, 1_999] {
            assert_eq!(found(&lexicon, &format!("a w{entry}q b")), [(0, entry, format!("w{entry}q"))]);
        }
    }
}
