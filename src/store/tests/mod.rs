//! What the storage door promises, as sentences: one file per promise. Shared here: an example attempt and a place for it.
#![allow(clippy::unwrap_used)]

mod attempt_file;
mod damage;
mod folder;
mod log;

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{AttemptFile, Header};
use crate::scenario::digest;

fn header() -> Header {
    Header {
        case: "rivera".to_owned(),
        title: "Someone to count on".to_owned(),
        digest: digest("a case"),
        seed: 42,
        rng: 1,
        started: 1_760_000_000,
    }
}

/// A folder for one test, and a path in it where an attempt may go.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attempts").join("a.attempt");
    (folder, path)
}

fn attempt_with(path: &Path, actions: &[&str]) -> AttemptFile {
    let mut attempt = AttemptFile::create(path, &header()).unwrap();
    actions.iter().for_each(|action| attempt.append(action).unwrap());
    attempt
}
