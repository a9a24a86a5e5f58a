//! From a text to its tokens: brackets, commas, words, texts, and what only looks like them.
//!
//! What belongs to what is left to `tree`.

use std::ops::Range;

use super::Shape;
use super::characters::{curly, curly_length, invisible, space};

pub enum Token {
    /// A bracket, by its opening form.
    Open(u8),
    Close(u8),
    Comma,
    Colon,
    Word,
    Text,
    /// `#![enable(..)]` at the top of a file.
    Attribute,
    Curly,
    Space,
    Junk,
    /// A text (with its shape) or a comment that goes on to the end.
    Unended(Option<Shape>),
}

pub struct Lexer<'t> {
    pub text: &'t str,
    /// How far it has been read.
    pub at: usize,
}

impl Iterator for Lexer<'_> {
    type Item = (Token, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(length) = gap(&self.text[self.at..]) {
            self.at += length;
        }
        let rest = &self.text[self.at..];
        let first = rest.chars().next()?;
        let (token, length) = match first {
            // One that ended would be a gap.
            '/' if rest.starts_with("/*") => (Token::Unended(None), rest.len()),
            '(' | '[' | '{' => (Token::Open(first as u8), 1),
            ')' => (Token::Close(b'('), 1),
            ']' => (Token::Close(b'['), 1),
            '}' => (Token::Close(b'{'), 1),
            ',' => (Token::Comma, 1),
            ':' => (Token::Colon, 1),
            '#' if rest.starts_with("#!") => (Token::Attribute, rest.find(']').map_or(rest.len(), |end| end + 1)),
            '"' | '\'' | 'r' | 'b' => quoted(rest).unwrap_or_else(|| word(rest)),
            _ if curly(first).is_some() => (Token::Curly, curly_length(rest)),
            _ if invisible(first).is_some() => (Token::Space, first.len_utf8()),
            _ => word(rest),
        };
        let start = self.at;
        self.at += length;
        Some((token, start..self.at))
    }
}

/// The length of the space or comment that the text begins with.
fn gap(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    if first.is_ascii_whitespace() {
        Some(rest.bytes().take_while(u8::is_ascii_whitespace).count())
    } else if space(first) {
        Some(first.len_utf8())
    } else if rest.starts_with("//") {
        Some(rest.find('\n').unwrap_or(rest.len()))
    } else if rest.starts_with("/*") {
        comment(rest)
    } else {
        None
    }
}

/// The length of a block comment, which may hold others.
fn comment(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let (mut depth, mut at) = (0usize, 0);
    while let Some(pair) = bytes.get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn word(rest: &str) -> (Token, usize) {
    let raw = if rest.starts_with("r#") { 2 } else { 0 };
    let length = rest[raw..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.'))).unwrap_or(rest.len() - raw);
    match (length, raw) {
        (0, 0) => (Token::Junk, rest.chars().next().map_or(0, char::len_utf8)),
        (0, _) => (Token::Word, 1),
        _ => (Token::Word, raw + length),
    }
}

/// A text, raw text or character, also a byte one.
fn quoted(rest: &str) -> Option<(Token, usize)> {
    let body = rest.strip_prefix('b').unwrap_or(rest);
    let prefix = rest.len() - body.len();
    let length = match body.chars().next()? {
        '"' => text(body),
        'r' if body[1..].trim_start_matches('#').starts_with('"') => raw_text(body),
        _ => return character(body).map(|length| (Token::Text, prefix + length)),
    };
    Some(match length {
        Some(length) => (Token::Text, prefix + length),
        None => (Token::Unended(Some(Shape::Text)), rest.len()),
    })
}

/// The length of a raw text, if it ends.
fn raw_text(body: &str) -> Option<usize> {
    let hashes = body.bytes().skip(1).take_while(|&byte| byte == b'#').count();
    let opening = 1 + hashes + 1;
    let closing = format!("\"{}", "#".repeat(hashes));
    let end = body[opening..].find(&closing)?;
    Some(opening + end + closing.len())
}

/// The length of a text, if it ends.
fn text(body: &str) -> Option<usize> {
    let mut at = 1;
    loop {
        at += body[at..].find('"')? + 1;
        let backslashes = body.as_bytes()[1..at - 1].iter().rev().take_while(|&&byte| byte == b'\\').count();
        if backslashes.is_multiple_of(2) {
            return Some(at);
        }
    }
}

/// The length of a character in quotes; an apostrophe without an end is none.
fn character(body: &str) -> Option<usize> {
    let inside = body.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    let from = if first == '\\' { 2 } else { first.len_utf8() };
    // The longest is '\u{10FFFF}'.
    let end = inside.bytes().enumerate().skip(from).take(10).find(|&(_, byte)| byte == b'\'')?.0;
    (first == '\\' || end == from).then_some(1 + end + 1)
}
