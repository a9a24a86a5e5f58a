//! Which characters are spaces and quotation marks for ron, and which only look like them.
//!
//! What to say about those is left to `read::look_alikes`.

/// What ron takes for a space.
pub fn space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
}

/// What looks like a space, or like nothing, but is none for ron; with the name that editors use.
pub fn invisible(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{A0}' | '\u{202F}' => "no-break space",
        '\u{AD}' => "soft hyphen",
        '\u{1680}' | '\u{180E}' | '\u{2000}'..='\u{200A}' | '\u{205F}' => "typographic space",
        '\u{3000}' => "ideographic space",
        '\u{200B}'..='\u{200D}' | '\u{2060}' => "zero-width space",
        '\u{FEFF}' => "byte order mark",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "invisible direction mark",
        _ => return None,
    })
}

/// Quotation marks that word processors write: whether double or single.
pub fn curly(c: char) -> Option<char> {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => Some('"'),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' => Some('\''),
        _ => None,
    }
}

/// How far a text in curly quotes goes: to a curly quote on the same line, else to a straight one there, else to a curly one further
/// on, else the quote stands alone.
pub fn curly_length(rest: &str) -> usize {
    let mut chars = rest.char_indices();
    let Some((_, first)) = chars.next() else { return 0 };
    let (mut straight, mut same_line) = (None, true);
    for (index, c) in chars {
        same_line &= c != '\n';
        if !same_line && straight.is_some() {
            break;
        }
        if curly(c) == curly(first) {
            return index + c.len_utf8();
        }
        if c == '"' && straight.is_none() {
            if !same_line {
                break;
            }
            straight = Some(index + 1);
        }
    }
    straight.unwrap_or(first.len_utf8())
}
