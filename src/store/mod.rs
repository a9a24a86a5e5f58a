//! The storage door: attempts, kept cases and settings on disk, safe against crashes. It knows nothing of casework.
//!
//! An attempt is one text file that only grows ([`AttemptFile`]); [`Log`] is what a player holds, and never fails;
//! [`DataFolder`] says where everything lies.
//!
//! **Invariant.** What [`AttemptFile::append`] has accepted is on disk, in order, and is found again or reported
//! with its line number. Nothing here repairs by guessing, and nothing overwrites a file that does not verify.

mod attempt_file;
mod beginning;
mod disk;
mod error;
mod folder;
mod format;
mod log;
mod parse;
#[cfg(test)]
mod tests;

pub use attempt_file::{AttemptFile, Opened};
pub use beginning::Beginning;
pub use error::{StoreError, in_words};
pub use folder::{AttemptSummary, DataFolder};
pub use format::Header;
pub use log::Log;

use sha2::{Digest as _, Sha256};

fn hex_sha256(text: &str) -> String {
    format!("{:x}", Sha256::digest(text))
}
