//! Lints on the words themselves: stigma, reading level, law, topics, placeholders, dialect.

pub mod lexicon;
pub mod syllables;
pub mod words;
