//! Small pieces of wording: an author's own words in a message, and what kind of word they are.
//!
//! No message is made here.

/// As much of an author's words as a message can hold, on one line.
pub fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// The same, in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", shown(text))
}

/// What stands between the quotation marks.
pub fn content(text: &str) -> &str {
    let inside = text.find('"').map_or(text, |quote| &text[quote + 1..]);
    inside.trim_end_matches('#').trim_end_matches('"')
}

/// The name or word that a text ends with.
pub fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default()
}

/// Whether it can be read as a number, whole or not.
pub fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}
