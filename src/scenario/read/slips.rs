//! Signs that have a meaning elsewhere and none in a case: `# note`, `;`, `80%`, `$20`, `1/2`.
//!
//! What joins conditions is left to `conditions`.

use super::Reading;
use super::wording::{is_number, quoted};
use crate::diagnostic::Diagnostic;

/// What begins a note in other notations.
const NOTES: [&str; 5] = ["#", "<!--", "--", "/", "*"];

impl Reading<'_> {
    /// The sign at an offset, if it is one of those.
    pub(super) fn slip(&self, at: usize) -> Option<Diagnostic> {
        let rest = self.text.get(at..)?;
        if let Some(joined) = self.joined(at) {
            return Some(joined);
        }
        if rest.starts_with(';') {
            return Some(self.finding("syntax", at..at + 1, "\";\" separates nothing here").hint("write a comma for it"));
        }
        let number = self.text[..at].trim_end();
        let number = &number[number.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len()..];
        if rest.starts_with('%') && !number.is_empty() {
            let message = "\"%\" is not written behind a number";
            return Some(self.finding("syntax", at..at + 1, message).hint(format!("write the number alone: {number}")));
        }
        if let Some(dash) = rest.chars().next().filter(|c| ['–', '—'].contains(c))
            && !number.is_empty()
        {
            let message = format!("\"{dash}\" stands between two numbers");
            return Some(self.finding("syntax", at..at + dash.len_utf8(), message).hint("write a comma for it"));
        }
        let sign = NOTES.into_iter().find(|sign| rest.starts_with(sign))?;
        // A raw text that was not begun as one ends so.
        if sign == "#" && self.text[..at].ends_with('"') {
            return None;
        }
        let line = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let behind = self.text[line..at].trim_end();
        let divides = sign == "/" && behind.ends_with(|c: char| c.is_ascii_digit());
        if divides {
            return Some(self.finding("syntax", at..at + 1, "a number is no fraction here").hint("write it with a point: 0.5, 0.25"));
        }
        let begins = ["#", "<!--"].contains(&sign) || behind.is_empty() || behind.ends_with([',', '(', '[']);
        begins.then(|| {
            let message = format!("{} begins no note", quoted(sign));
            self.finding("syntax", at..at + sign.len(), message).hint("begin a note to yourself with //")
        })
    }
}

/// The number in what was written with more than a number: `$50`, `"50%"`, `S6`, `0.5h`.
pub(super) fn number_in(text: &str) -> Option<&str> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let start = if text[..start].ends_with('-') { start - 1 } else { start };
    let digits = &text[start..];
    let end = digits[1..].find(|c: char| !(c.is_ascii_digit() || c == '.')).map_or(digits.len(), |end| end + 1);
    let number = digits[..end].trim_end_matches('.');
    let rest = digits[end..].trim_end_matches('"');
    (is_number(number) && number.len() <= 9 && !rest.contains(|c: char| c.is_ascii_digit())).then_some(number)
}

/// A number in words or as one sign, in digits.
pub(super) fn in_digits(text: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 17] = [
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
        ("half", "0.5"),
        ("½", "0.5"),
        ("¼", "0.25"),
        ("¾", "0.75"),
    ];
    let word = text.trim_matches('"').to_lowercase();
    WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, digits)| digits)
}
