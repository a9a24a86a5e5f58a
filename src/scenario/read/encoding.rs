//! From bytes to the text that they are, if they are one: size, UTF-8, no byte order mark.
//!
//! What the text says is not looked at.

use super::LARGEST;
use crate::diagnostic::{Diagnostic, Place};
use crate::scenario::Faults;

/// The text of a file.
pub fn text(bytes: &[u8]) -> Result<&str, Faults> {
    // The places refer to as much of it as can be shown.
    let refused = |diagnostic, text: &str| Err(Faults { diagnostics: vec![diagnostic], text: text.to_owned() });
    if bytes.len() > LARGEST {
        return refused(too_large(), "");
    }
    if let Some(document) = document(bytes) {
        // What is no text at all would only fill the screen.
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let finding = Diagnostic::error("not-a-case", format!("the file is {document}, not plain text"))
            .placed(Place::new(text, 0..0))
            .hint("open it in the program that made it, copy the text, and save that as plain text in UTF-8 with an editor for plain text");
        return refused(finding, text);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.starts_with('\u{FEFF}') => refused(byte_order_mark(text), text),
        Ok(text) => Ok(text),
        Err(error) => {
            let text = String::from_utf8_lossy(bytes);
            refused(not_utf8(bytes, error.valid_up_to(), &text), &text)
        }
    }
}

/// What a file is by its first bytes, if it is none that an editor for plain text writes.
fn document(bytes: &[u8]) -> Option<&'static str> {
    let text = bytes.trim_ascii_start();
    let begins = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()));
    match bytes {
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("a word processor's document"),
        _ if begins("{\\rtf") => Some("a word processor's document (RTF)"),
        _ if begins("%PDF") => Some("a PDF"),
        _ if begins("<!doctype") || begins("<html") || begins("<?xml") => Some("a web page"),
        _ => None,
    }
}

/// How much larger is not known: no more of a file is read than tells that it is.
fn too_large() -> Diagnostic {
    Diagnostic::error("file-too-large", format!("the file has more than the {LARGEST} bytes that a case may have"))
        .placed(Place::new("", 0..0))
        .hint("check that this is a case file: the longest of them are a hundred times shorter")
}

fn not_utf8(bytes: &[u8], at: usize, lossy: &str) -> Diagnostic {
    let hint = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "the file is in UTF-16, which some editors call \"Unicode\": save it again as \"UTF-8\"",
        _ => "save the file again with the encoding \"UTF-8\", then look at the letter in this place",
    };
    let byte = bytes.get(at).copied().unwrap_or_default();
    Diagnostic::error("not-utf8", format!("the file is not in UTF-8: byte 0x{byte:02X} is not part of a letter"))
        .placed(Place::new(lossy, at..at + char::REPLACEMENT_CHARACTER.len_utf8()))
        .hint(hint)
}

fn byte_order_mark(text: &str) -> Diagnostic {
    Diagnostic::error("byte-order-mark", "the file begins with an invisible byte order mark (U+FEFF)")
        .placed(Place::new(text, 0..'\u{FEFF}'.len_utf8()))
        .hint("save the file again with the encoding \"UTF-8\"; editors call what it has now \"UTF-8 with BOM\" or \"UTF-8 signature\"")
}
