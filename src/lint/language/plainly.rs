//! What is wrong with the text of a list, for whoever wrote it: the line, the fact in plain words, how it is written.

use ron::error::{Error, SpannedError};

/// A term as it is written.
const EXAMPLE: &str = "(forms: [\"service user\"], better: \"client\", why: \"our house says so\", kind: stigmatizing)";

/// One sentence on what keeps a list of terms from being read, and one with an example.
pub fn plainly(text: &str, error: &SpannedError) -> String {
    let fact = match &error.code {
        _ if text.trim().is_empty() => "the file is empty".to_owned(),
        Error::TrailingCharacters => "something stands behind the bracket that closes the list".to_owned(),
        _ if is_at_the_end(text, error) => "the file ends here, and a bracket is still open".to_owned(),
        Error::NoSuchStructField { expected, found, .. } => {
            format!("there is no field \"{found}\" here; {}", one_of(expected))
        }
        Error::MissingStructField { field, .. } => format!("the field \"{field}\" is missing in what ends here"),
        Error::DuplicateStructField { field, .. } => format!("the field \"{field}\" stands here twice"),
        Error::NoSuchEnumVariant { expected, found, .. } => format!("\"{found}\" is no word for this; {}", one_of(expected)),
        Error::ExpectedString => "a text in straight quotation marks should stand here".to_owned(),
        Error::ExpectedArray => "a list in [ ] should begin here".to_owned(),
        Error::ExpectedBoolean => "true or false should stand here".to_owned(),
        Error::ExpectedComma | Error::ExpectedArrayEnd | Error::ExpectedStructLikeEnd => {
            "a comma, or the bracket that closes, is missing before this place".to_owned()
        }
        Error::ExpectedMapColon => "a colon is missing behind the name of a field".to_owned(),
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => "a word should stand here, without quotation marks".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedStructName(_) => {
            "a group in ( ) should begin here".to_owned()
        }
        Error::ExpectedStringEnd | Error::UnclosedBlockComment | Error::UnclosedLineComment => {
            "a text or a note that begins before this place does not end".to_owned()
        }
        Error::InvalidEscape(_) => "a backslash stands in a text: write \\\\ for it".to_owned(),
        Error::UnexpectedChar(c) => format!("\"{}\" has no meaning here", c.escape_debug()),
        Error::ExceededRecursionLimit => "brackets stand in brackets too deep here".to_owned(),
        _ => "this is not how a list of terms is written".to_owned(),
    };
    format!("line {}: {fact}. A file of terms is written like this: (terms: [{EXAMPLE}])", error.span.start.line)
}

/// Whether nothing follows the place of an error.
fn is_at_the_end(text: &str, error: &SpannedError) -> bool {
    let place = error.span.end;
    let behind = text.split('\n').skip(place.line.saturating_sub(1)).enumerate();
    behind.flat_map(|(at, line)| line.chars().skip(if at == 0 { place.col.saturating_sub(1) } else { 0 })).all(char::is_whitespace)
}

/// What can stand there.
fn one_of(words: &[&str]) -> String {
    match words {
        [only] => format!("write {only}"),
        [others @ .., last] => format!("write {} or {last}", others.join(", ")),
        [] => "leave it out".into(),
    }
}
