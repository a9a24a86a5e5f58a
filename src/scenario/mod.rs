//! What an author writes and what it means: from the text of a case file to a [`Scenario`], or to all that is wrong with it.
//!
//! Nothing here plays a case or touches a file.

mod bad_ids;
mod ids;
mod mended;
mod model;
mod open;
pub mod pace;
mod read;
pub mod reference;
mod resolve;
pub mod scene;
pub mod source;
mod spans;
mod template;
pub mod words;

pub use ids::*;
pub use model::*;
pub use open::{CaseFile, Finding, Index, open, open_with};
pub use read::LARGEST;
pub use source::Pick;
pub use spans::Step;
pub use template::{template, title_of};

use sha2::{Digest as _, Sha256};

use crate::diagnostic::Diagnostic;

/// What is wrong with a case file.
#[derive(Debug)]
pub struct Faults {
    /// All findings, each with its place.
    pub diagnostics: Vec<Diagnostic>,
    /// The text that the places refer to.
    pub text: String,
}

/// Loads a case from the bytes of its file.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub fn load(bytes: &[u8]) -> Result<Scenario, Faults> {
    let text = read::text(bytes)?;
    resolve::resolve(&read::read(text)?, digest(text))
        .map_err(|findings| Faults { diagnostics: bad_ids::placed_findings(&Index::new(text), text, findings), text: text.to_owned() })
}

/// The digest by which an attempt knows its case: SHA-256 in hexadecimal, line ends counted as `\n` wherever the file came from.
pub fn digest(text: &str) -> String {
    let mut hash = Sha256::new();
    for (at, part) in text.split("\r\n").enumerate() {
        if at > 0 {
            hash.update(b"\n");
        }
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
