//! Short lists of words by which a key can be guessed without reading. Forms are written as in `assets/language/terms.ron`.

use std::sync::LazyLock;

use crate::lint::language::lexicon::{Hit, Lexicon, List};
use crate::lint::language::words::Scan;

/// Words that leave no room.
pub const ABSOLUTES: &[&str] = &[
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
pub const QUALIFIERS: &[&str] = &[
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
pub const FEELINGS: &[&str] = &[
    "feel+", "felt", "afraid", "angry", "anger", "annoyed", "ashamed", "sad", "sadness", "sorry", "scared", "worry", "worried", "love",
    "loved", "hate", "hope", "hurt", "guilty", "proud", "lonely", "miss", "missed", "fear", "dread", "tired", "sick of", "jealous",
    "happy", "relieved", "heart", "stomach",
];

/// The first person.
pub const SELF: &[&str] = &["i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"];

/// The groups of words in which thoughts are compared, with the name of each.
pub const GROUPS: [&str; 4] = ["the first person", "words of feeling", "absolute words", "words of asking and sharing"];

const OF_SELF: List = 0;
const OF_FEELINGS: List = 1;
pub const OF_ABSOLUTES: List = 2;
pub const OF_QUALIFIERS: List = 3;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for (list, forms) in [(OF_SELF, SELF), (OF_FEELINGS, FEELINGS), (OF_ABSOLUTES, ABSOLUTES), (OF_QUALIFIERS, QUALIFIERS)] {
        for form in forms {
            lexicon.add(list, 0, form).unwrap_or_else(|error| unreachable!("a built-in word: {error}"));
        }
    }
    lexicon
});

/// Counts the words of the groups in one text after the other.
#[derive(Debug, Default)]
pub struct Counter {
    scan: Scan,
    hits: Vec<Hit>,
}

impl Counter {
    /// How many words of each group stand in a text.
    pub fn count(&mut self, text: &str) -> [usize; GROUPS.len()] {
        self.scan.read(text, &LEXICON);
        LEXICON.hits(&self.scan, &mut self.hits);
        let mut counts = [0; GROUPS.len()];
        self.hits.iter().for_each(|hit| counts[usize::from(hit.list)] += 1);
        counts
    }

    /// The words of a group in a text, in small letters.
    pub fn words(&mut self, text: &str, list: List) -> Vec<String> {
        self.count(text);
        let of_list = self.hits.iter().filter(|hit| hit.list == list);
        of_list.map(|hit| text[self.scan.words[hit.first].start as usize..self.scan.words[hit.last].end as usize].to_lowercase()).collect()
    }
}
