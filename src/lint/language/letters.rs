//! The letters of one word, eight at a time: most of the time of a check goes into words.

/// Longer words are in no list; their syllables are counted from this many letters.
pub const LONGEST: usize = 24;

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * LOW;

/// The letters of a word in lower case, as many as a listed word can have; the rest is zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Letters {
    /// Eight letters each, the first in the lowest byte.
    pub parts: [u64; 3],
    /// How many letters.
    pub length: usize,
}

impl Letters {
    /// The letters of a word that is in lower case.
    pub fn new(word: &[u8]) -> Self {
        let mut letters = Letters::default();
        word.iter().for_each(|&byte| letters.push(byte));
        letters
    }

    /// The plain letters and digits with which a text begins, and how many there are of them.
    #[inline]
    pub fn beginning(text: &[u8]) -> (Self, usize) {
        let Some(eight) = text.first_chunk::<8>() else { return Self::longer(text) };
        match small(u64::from_le_bytes(*eight)) {
            // By far the commonest case, and all in registers.
            (first, kept @ 0..8) => (Letters { parts: [first, 0, 0], length: kept }, kept),
            _ => Self::longer(text),
        }
    }

    /// The same for a long word, or at the end of the text.
    fn longer(text: &[u8]) -> (Self, usize) {
        let mut window = [0; LONGEST];
        match text.first_chunk::<LONGEST>() {
            Some(ahead) => window = *ahead,
            None => window[..text.len()].copy_from_slice(text),
        }
        let mut letters = Letters::default();
        let (chunks, _) = window.as_chunks::<8>();
        for (part, chunk) in letters.parts.iter_mut().zip(chunks) {
            let (bytes, kept) = small(u64::from_le_bytes(*chunk));
            *part = bytes;
            letters.length += kept;
            if kept < 8 {
                return (letters, letters.length);
            }
        }
        let more = text[LONGEST.min(text.len())..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        (letters, LONGEST + more)
    }

    /// Adds a letter in lower case, if there is room.
    pub fn push(&mut self, byte: u8) {
        if self.length < LONGEST {
            self.parts[self.length / 8] |= u64::from(byte) << (8 * (self.length % 8));
            self.length += 1;
        }
    }

    /// Takes an `'s` from the end.
    pub fn drop_possessive(&mut self) {
        let bytes = self.bytes();
        if let Some(stem) = bytes[..self.length].strip_suffix(b"'s") {
            *self = Letters::new(stem);
        }
    }

    /// The first letter; 0 if there is none.
    #[inline]
    pub fn first(&self) -> u8 {
        self.parts[0] as u8
    }

    /// The last letter; 0 if there is none.
    #[inline]
    pub fn last(&self) -> u8 {
        let at = self.length.saturating_sub(1);
        (self.parts[at / 8] >> (8 * (at % 8))) as u8
    }

    /// The letters one by one, and zeros after them.
    pub fn bytes(&self) -> [u8; LONGEST] {
        let mut bytes = [0; LONGEST];
        for (chunk, part) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(self.parts) {
            *chunk = part.to_le_bytes();
        }
        bytes
    }

    /// How many groups of vowels there are, and whether one of them has two vowels or more.
    #[inline]
    pub fn vowel_groups(&self) -> (u32, bool) {
        let [first, second, third] = self.parts;
        let y = if first as u8 == b'y' { 0x80 } else { 0 };
        let found = vowels(first) & !y;
        let shifted = found << 8;
        let (mut groups, mut pairs) = ((found & !shifted).count_ones(), found & shifted);
        if second != 0 {
            let mut before = found >> 56;
            for part in [second, third] {
                let found = vowels(part);
                let shifted = (found << 8) | before;
                groups += (found & !shifted).count_ones();
                pairs |= found & shifted;
                before = found >> 56;
            }
        }
        (groups, pairs != 0)
    }
}

/// The letters and digits of ASCII with which eight bytes begin, in lower case, and how many they are.
#[inline]
fn small(bytes: u64) -> (u64, usize) {
    let others = !plain(bytes) & HIGH;
    // All bits up to the first byte that is no letter; the bit that makes a letter small is set in digits anyway.
    let kept = others.trailing_zeros() as usize / 8;
    let mask = if kept == 8 { u64::MAX } else { (1 << (8 * kept)) - 1 };
    ((bytes | (0x20 * LOW)) & mask, kept)
}

/// The high bit of every byte that is a letter or digit of ASCII.
#[inline]
fn plain(bytes: u64) -> u64 {
    let ascii = bytes & !HIGH;
    let from = |bytes: u64, first: u8| bytes + u64::from(0x80 - first) * LOW;
    let small = ascii | (0x20 * LOW);
    let letter = from(small, b'a') & !from(small, b'z' + 1) & from(ascii, b'A');
    let digit = from(ascii, b'0') & !from(ascii, b'9' + 1);
    (letter | digit) & !bytes & HIGH
}

/// The high bit of every byte that is a vowel. What is not ASCII is most often a vowel with an accent, in several bytes.
#[inline]
fn vowels(bytes: u64) -> u64 {
    let is_not = |letter: u8| {
        let other = bytes ^ (u64::from(letter) * LOW);
        ((other & !HIGH) + !HIGH) | other
    };
    let none = is_not(b'a') & is_not(b'e') & is_not(b'i') & is_not(b'o') & is_not(b'u') & is_not(b'y');
    (!none | bytes) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_as_the_standard_library_tells_it() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let bytes = u64::from(byte) << (8 * place);
                let bit = 0x80 << (8 * place);
                assert_eq!(plain(bytes) == bit, byte.is_ascii_alphanumeric(), "{byte} at {place}");
                assert_eq!(vowels(bytes) == bit, b"aeiouy".contains(&byte) || byte >= 0x80, "{byte} at {place}");
                assert_eq!((plain(bytes) | vowels(bytes)) & !bit, 0, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn a_word_is_cut_off_where_it_ends() {
        for word in ["", "a", "Abcdefg", "abcdEFGH", "abcdefghi", "abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwxyz1"] {
            for rest in ["", " then more and more and more words", "é", ".", "[["] {
                let (letters, run) = Letters::beginning(format!("{word}{rest}").as_bytes());
                assert_eq!(run, word.len(), "{word}{rest}");
                let small = word.to_lowercase();
                assert_eq!(letters, Letters::new(&small.as_bytes()[..small.len().min(LONGEST)]), "{word}{rest}");
            }
        }
    }

    #[test]
    fn groups_of_vowels_go_across_eight_letters() {
        let groups = |word: &str| Letters::new(word.as_bytes()).vowel_groups();
        assert_eq!(groups("strength"), (1, false));
        assert_eq!(groups("yes"), (1, false));
        assert_eq!(groups("responsea"), (3, true));
        assert_eq!(groups("continuous"), (3, true));
        assert_eq!(groups("bbbbbbbabbbbbbbabbbbbbba"), (3, false));
        assert_eq!(groups("hmm"), (0, false));
    }
}
