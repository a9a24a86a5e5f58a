//! Words and sentences of a text, found in one walk. Which words mean anything, the [`Lexicon`] knows.

use super::letters::Letters;
use super::lexicon::Lexicon;

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Byte offset of its first letter.
    pub start: u32,
    /// Byte offset behind its last letter.
    pub end: u32,
    /// Its number in the lexicon; 0 for a word that no list has. `'s` does not count.
    pub id: u16,
    /// Syllables, 1 or more.
    pub syllables: u8,
    /// Only spaces or hyphens stand between it and the word before.
    pub joined: bool,
    /// Stands in double quotation marks.
    pub quoted: bool,
    /// An apostrophe stands where letters were left out: before it, as in `'em`, or behind it, as in `goin'`.
    pub clipped: bool,
}

/// A sentence of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Byte offset of its first word.
    pub start: u32,
    /// Byte offset behind its last word.
    pub end: u32,
    /// How many words.
    pub words: u32,
    /// How many syllables.
    pub syllables: u32,
}

/// What was found in a text. Used again for the next text, so that nothing is allocated in between.
#[derive(Debug)]
pub struct Scan {
    /// Whether syllables are counted; otherwise each word has one.
    pub counts_syllables: bool,
    /// The words in order.
    pub words: Vec<Word>,
    /// The sentences in order: what ends with a stop, question or exclamation mark, or with the paragraph.
    pub sentences: Vec<Sentence>,
    /// Whether there is an opening bracket that is not round, or a row of question marks.
    pub odd: bool,
    /// Whether a word is clipped.
    pub clipped: bool,
}

/// After these a stop ends no sentence.
const ABBREVIATIONS: [u64; 12] = short(["mr", "mrs", "ms", "mx", "dr", "st", "prof", "vs", "no", "approx", "jr", "sr"]);

/// Words that have lost their beginning.
const ELISIONS: [u64; 10] = short(["em", "til", "cause", "bout", "round", "n", "tis", "twas", "nuff", "cept"]);

impl Default for Scan {
    fn default() -> Self {
        Self { counts_syllables: true, words: Vec::new(), sentences: Vec::new(), odd: false, clipped: false }
    }
}

impl Scan {
    /// Reads a text.
    pub fn read(&mut self, text: &str, lexicon: &Lexicon) {
        self.words.clear();
        self.sentences.clear();
        self.clipped = false;
        let mut walk = Walk { text, at: 0, quoted: false, single: false, odd: false };
        let mut sentence = Sentence::default();
        let mut before = walk.gap();
        while let Some(start) = walk.word_starts() {
            let letters = walk.word();
            let end = walk.at;
            let after = walk.gap();
            let elided = before.apostrophe && is_one_of(&ELISIONS, &letters);
            // Any other apostrophe before a word opens a quotation, and the next one behind a word ends it.
            walk.single |= before.apostrophe && !elided;
            let trailing = after.trailing && !std::mem::take(&mut walk.single);
            let id = lexicon.id(&letters);
            let word = Word {
                start: start as u32,
                end: end as u32,
                id,
                syllables: if self.counts_syllables { lexicon.syllables(id, &letters) } else { 1 },
                joined: before.joined && !self.words.is_empty(),
                quoted: before.quoted,
                clipped: elided || trailing,
            };
            if sentence.words == 0 {
                sentence.start = word.start;
            }
            sentence.end = word.end;
            sentence.words += 1;
            sentence.syllables += u32::from(word.syllables);
            self.clipped |= word.clipped;
            self.words.push(word);
            if after.paragraph || walk.at == text.len() || after.stop && !walk.goes_on(&letters) {
                self.sentences.push(std::mem::take(&mut sentence));
            }
            before = after;
        }
        if sentence.words > 0 {
            self.sentences.push(sentence);
        }
        self.odd = walk.odd;
    }
}

/// What stands between two words.
#[derive(Debug, Clone, Copy)]
struct Gap {
    joined: bool,
    quoted: bool,
    stop: bool,
    paragraph: bool,
    apostrophe: bool,
    trailing: bool,
}

struct Walk<'t> {
    text: &'t str,
    at: usize,
    quoted: bool,
    single: bool,
    odd: bool,
}

impl Walk<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b' ')
    }

    fn character(&self) -> char {
        self.text[self.at..].chars().next().unwrap_or(' ')
    }

    /// Where the next word starts; the gap before it has been passed.
    fn word_starts(&self) -> Option<usize> {
        (self.at < self.text.len()).then_some(self.at)
    }

    /// Passes everything up to the next word or the end.
    #[inline]
    fn gap(&mut self) -> Gap {
        let start = self.at;
        let bytes = self.text.as_bytes();
        if bytes.get(start) == Some(&b' ') && bytes.get(start + 1).is_some_and(u8::is_ascii_alphanumeric) {
            self.at += 1;
            return Gap { joined: true, quoted: self.quoted, stop: false, paragraph: false, apostrophe: false, trailing: false };
        }
        self.wider_gap()
    }

    /// Passes more than one space.
    #[inline(never)]
    fn wider_gap(&mut self) -> Gap {
        let start = self.at;
        let (mut joined, mut stop, mut ended, mut newlines, mut apostrophe, mut trailing) = (true, false, false, 0, false, false);
        while self.at < self.text.len() {
            let c = match self.byte(self.at) {
                ascii if ascii < 0x80 => char::from(ascii),
                _ => self.character(),
            };
            if c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric() {
                break;
            }
            let is_apostrophe = matches!(c, '\'' | '’' | '‘');
            match c {
                ' ' | '\u{a0}' => ended |= stop,
                '\n' => {
                    ended |= stop;
                    newlines += 1;
                }
                '-' | '\r' | '\t' => {}
                '[' | '{' | '<' => {
                    self.odd = true;
                    joined = false;
                }
                '.' | '!' | '?' | '…' => {
                    self.odd |= c == '?' && self.byte(self.at + 1) == b'?' && self.byte(self.at + 2) == b'?';
                    stop = true;
                    joined = false;
                }
                '"' => {
                    self.quoted = !self.quoted;
                    joined = false;
                }
                '“' => {
                    self.quoted = true;
                    joined = false;
                }
                '”' => {
                    self.quoted = false;
                    joined = false;
                }
                _ if is_apostrophe => trailing |= self.at == start && start > 0,
                _ => joined = false,
            }
            apostrophe = is_apostrophe && (self.at > start || start == 0);
            self.at += c.len_utf8();
        }
        ended |= stop && self.at == self.text.len();
        Gap { joined, quoted: self.quoted, stop: ended, paragraph: newlines > 1, apostrophe, trailing }
    }

    /// Passes a word and returns its letters.
    #[inline]
    fn word(&mut self) -> Letters {
        let bytes = self.text.as_bytes();
        let (letters, run) = Letters::beginning(&bytes[self.at..]);
        self.at += run;
        // Nearly every word ends here.
        match bytes.get(self.at) {
            Some(&next) if next == b'\'' || next >= 0x80 => self.rest_of_word(letters),
            _ => letters,
        }
    }

    /// Passes a word with apostrophes or letters that are not ASCII.
    fn rest_of_word(&mut self, mut letters: Letters) -> Letters {
        let bytes = self.text.as_bytes();
        loop {
            while let Some(byte) = bytes.get(self.at).filter(|byte| byte.is_ascii_alphanumeric()) {
                letters.push(byte.to_ascii_lowercase());
                self.at += 1;
            }
            let Some(&byte) = bytes.get(self.at).filter(|&&byte| byte == b'\'' || byte >= 0x80) else { break };
            let c = if byte < 0x80 { char::from(byte) } else { self.character() };
            let next = self.at + c.len_utf8();
            if matches!(c, '\'' | '’') && self.text[next..].chars().next().is_some_and(char::is_alphabetic) {
                letters.push(b'\'');
            } else if c.is_alphanumeric() {
                let mut buffer = [0; 4];
                for lower in c.to_lowercase() {
                    lower.encode_utf8(&mut buffer).bytes().for_each(|byte| letters.push(byte));
                }
            } else {
                break;
            }
            self.at = next;
        }
        letters.drop_possessive();
        letters
    }

    /// Whether a sentence goes on behind this word, though a stop follows it: an abbreviation, an initial, or a small letter next.
    fn goes_on(&self, word: &Letters) -> bool {
        let first = word.first();
        let initial = word.length == 1 && !matches!(first, b'i' | b'm') && first.is_ascii_alphabetic();
        initial || is_one_of(&ABBREVIATIONS, word) || self.character().is_lowercase()
    }
}

/// Words of eight letters at most, as in the first part of [`Letters`].
const fn short<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut packed = [0; N];
    let mut at = 0;
    while at < N {
        let word = words[at].as_bytes();
        assert!(word.len() <= 8, "a short word");
        let mut letter = 0;
        while letter < word.len() {
            packed[at] |= (word[letter] as u64) << (8 * letter);
            letter += 1;
        }
        at += 1;
    }
    packed
}

fn is_one_of(words: &[u64], word: &Letters) -> bool {
    word.length <= 8 && words.contains(&word.parts[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scan(text: &str) -> Scan {
        let mut scan = Scan::default();
        scan.read(text, &Lexicon::default());
        scan
    }

    fn words(text: &str) -> Vec<String> {
        scan(text).words.iter().map(|word| text[word.start as usize..word.end as usize].to_owned()).collect()
    }

    fn sentences(text: &str) -> Vec<String> {
        scan(text).sentences.iter().map(|found| text[found.start as usize..found.end as usize].to_owned()).collect()
    }

    #[test]
    fn words_are_parted_by_spaces_hyphens_and_stops() {
        assert_eq!(words("Don't wheelchair-bound, Größe’s 3.5"), ["Don't", "wheelchair", "bound", "Größe’s", "3", "5"]);
        assert_eq!(words(""), Vec::<String>::new());
        assert_eq!(words(" … -- ' \" "), Vec::<String>::new());
        let marks: Vec<(bool, bool)> = scan("a-b, c \"d e\" f").words.iter().map(|word| (word.joined, word.quoted)).collect();
        assert_eq!(marks, [(false, false), (true, false), (false, false), (false, true), (true, true), (false, false)]);
    }

    #[test]
    fn sentences_end_at_stops_but_not_at_abbreviations() {
        assert_eq!(
            sentences("Ms. Ode waits. At 8 a.m. the van comes! Who? she asks."),
            ["Ms. Ode waits", "At 8 a.m. the van comes", "Who? she asks"]
        );
        assert_eq!(sentences("W. A. and I. They left"), ["W. A. and I", "They left"]);
        assert_eq!(sentences("No stop\n\nanother paragraph"), ["No stop", "another paragraph"]);
        assert_eq!(sentences("It costs 3.50 … and more. \"Yes.\" No."), ["It costs 3.50 … and more", "Yes", "No"]);
    }

    #[test]
    fn apostrophes_for_letters_left_out_are_told_from_quotation_marks() {
        let clipped = |text: &str| -> Vec<String> {
            scan(text)
                .words
                .iter()
                .filter(|word| word.clipped)
                .map(|word| text[word.start as usize..word.end as usize].to_owned())
                .collect()
        };
        assert_eq!(clipped("I'm goin' to get 'em."), ["goin", "em"]);
        assert_eq!(clipped("goin’ home"), ["goin"]);
        assert_eq!(clipped("He says 'Begin' and 'We will begin' twice"), Vec::<String>::new());
        assert_eq!(clipped("the girls' room and Ann's begin"), ["girls"]);
    }

    #[test]
    fn every_word_lies_in_its_text() {
        for text in ["'", "’’a’", "é'é", "a'", "\u{301}x", "İstanbul's", "\"", "-.-", "x\u{200b}y", "don’"] {
            for word in scan(text).words {
                assert!(text.get(word.start as usize..word.end as usize).is_some_and(|word| !word.is_empty()), "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_in_order_and_in_whole_characters(text in "[ -~é’“”…\n\"'.]{0,80}|\\PC{0,40}") {
            let found = scan(&text);
            let mut end = 0;
            for word in &found.words {
                prop_assert!(word.start >= end && word.end > word.start && word.syllables > 0);
                prop_assert!(text.is_char_boundary(word.start as usize) && text.is_char_boundary(word.end as usize));
                end = word.end;
            }
            let counted: u32 = found.sentences.iter().map(|sentence| sentence.words).sum();
            prop_assert_eq!(counted as usize, found.words.len());
        }
    }
}
