//! Short lists of words by which a key can be guessed without reading. Forms are written as in `assets/language/terms.ron`.
//!
//! They are looked for together with the lists on language, in one walk through the case.

use crate::lint::language::lexicon::List;

/// The number of the first of these lists in the lexicon; the others follow in the order of [`GROUPS`].
pub const FIRST: List = 9;

/// Words that leave no room.
const ABSOLUTES: &[&str] = &[
    "always",
    "never",
    "just",
    "only",
    "immediately",
    "must",
    "simply",
    "completely",
    "entirely",
    "absolutely",
    "nothing",
    "everything",
    "everyone",
    "everybody",
    "nobody",
    "no one",
    "all of it",
    "at once",
    "right away",
    "no matter what",
    "in any case",
];

/// Words of qualified, shared doing.
const QUALIFIERS: &[&str] = &[
    "explain+",
    "together",
    "ask+",
    "listen+",
    "options",
    "choices",
    "with her",
    "with him",
    "with them",
    "with her|his|their agreement|consent|leave|yes",
    "if she|he|they like",
    "if she|he|they agree",
    "in her|his|their own words",
    "in her|his|their words",
    "what she|he|they want+",
    "what matters",
    "explore+",
    "offer+",
    "invite+",
    "discuss+",
    "consult+",
    "supervisor",
    "review+",
    "check+ with",
    "may",
    "might",
    "could",
    "perhaps",
    "so far",
    "for now",
    "both",
    "before you",
    "how she|he|they",
    "find out",
    "hear+",
];

/// Words of feeling.
const FEELINGS: &[&str] = &[
    "feel+", "felt", "afraid", "angry", "anger", "annoyed", "ashamed", "sad", "sadness", "sorry", "scared", "worry", "worried", "love",
    "loved", "hate", "hope", "hurt", "guilty", "proud", "lonely", "miss", "missed", "fear", "dread", "tired", "sick of", "jealous",
    "happy", "relieved", "heart", "stomach",
];

/// The first person.
const SELF: &[&str] = &["i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"];

/// The groups of words in which thoughts are compared, with the name and the words of each.
pub const GROUPS: [(&str, &[&str]); 4] = [
    ("the first person", SELF),
    ("words of feeling", FEELINGS),
    ("absolute words", ABSOLUTES),
    ("words of asking and sharing", QUALIFIERS),
];

/// The group of words that leave no room.
pub const OF_ABSOLUTES: usize = 2;
/// The group of words of qualified, shared doing.
pub const OF_QUALIFIERS: usize = 3;

/// The group that a list of the lexicon is.
pub fn group(list: List) -> Option<usize> {
    list.checked_sub(FIRST).map(usize::from).filter(|&group| group < GROUPS.len())
}
