//! What can go wrong between Practicum and the disk, in words with a cure. It prints nothing.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why something could not be stored or found again.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system refused to read or write.
    #[error("cannot {doing} \"{path}\": {}", in_words(source, "choose another data folder"))]
    Io {
        /// What was tried: "write", "read" …
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A new attempt would overwrite a file.
    #[error("\"{path}\" is there already: choose another name for the new attempt")]
    Exists {
        /// The file in the way.
        path: PathBuf,
    },
    /// Another handle writes to this attempt.
    #[error("this attempt is open in another window (\"{path}\"): go on there, or close it first")]
    InUse {
        /// The attempt.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("\"{path}\" is not an attempt: its first line should read \"practicum attempt 1\"")]
    NotAnAttempt {
        /// The file.
        path: PathBuf,
    },
    /// A device or a pipe: it has no end, or gives what it has but once.
    #[error("\"{path}\" is a device or a pipe, not a file: name the file of an attempt")]
    NotAFile {
        /// What was named.
        path: PathBuf,
    },
    /// The attempt was written in a format that this program does not know.
    #[error("\"{path}\" is in attempt version {version}, and this Practicum reads version 1: use a newer Practicum")]
    UnknownVersion {
        /// The attempt.
        path: PathBuf,
        /// The version in its first line.
        version: String,
    },
    /// The program stopped while the attempt was being created.
    #[error("\"{path}\" was cut off while it was being created, and nothing had been played yet: delete it and start again")]
    TornHeader {
        /// The attempt.
        path: PathBuf,
    },
    /// A line that was once complete no longer verifies.
    #[error("\"{path}\" is damaged at line {line}: {what}; the file was left as it is: restore it from a copy")]
    Damaged {
        /// The attempt.
        path: PathBuf,
        /// The first line that does not verify, counted from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// The file is, or would become, larger than any attempt.
    #[error("\"{path}\" is larger than {} MB, more than an attempt may have: start a new attempt", super::format::MAX_BYTES >> 20)]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// Someone else changed the attempt while it was open.
    #[error("\"{path}\" was changed by another program while it was open: close the attempt and open it again")]
    ChangedOutside {
        /// The attempt.
        path: PathBuf,
    },
    /// The attempt was moved or deleted while it was open.
    #[error("\"{path}\" was moved or deleted while it was open: put it back")]
    Gone {
        /// Where it was.
        path: PathBuf,
    },
    /// An entry would not stay on its line. A programmer's mistake, refused before it reaches the file.
    #[error("an entry must be one line, without line breaks or zero characters: {text:?}")]
    NotOneLine {
        /// The entry.
        text: String,
    },
    /// A case text was offered under a digest that is not its own.
    #[error("the case text does not have the digest \"{digest}\": load the case again")]
    WrongDigest {
        /// The digest it was offered under.
        digest: String,
    },
    /// The platform has no folder for us.
    #[error("no data folder was found, as this account has no home folder: name a folder, or set PRACTICUM_DATA")]
    NoDataFolder,
}

impl StoreError {
    /// The file or folder that it is about, if it is about one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            StoreError::Io { path, .. }
            | StoreError::Exists { path }
            | StoreError::InUse { path }
            | StoreError::NotAnAttempt { path }
            | StoreError::NotAFile { path }
            | StoreError::UnknownVersion { path, .. }
            | StoreError::TornHeader { path }
            | StoreError::Damaged { path, .. }
            | StoreError::TooLarge { path }
            | StoreError::ChangedOutside { path }
            | StoreError::Gone { path } => Some(path),
            StoreError::NotOneLine { .. } | StoreError::WrongDigest { .. } | StoreError::NoDataFolder => None,
        }
    }

    /// For `map_err`: names what was tried, and with which file.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
        move |source| StoreError::Io { doing, path: path.to_owned(), source }
    }
}

/// Says a system error as a fact and a cure, not as a number.
///
/// `otherwise` is the cure where this place cannot be used: "choose another data folder".
pub fn in_words(error: &io::Error, otherwise: &str) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full: free some space".to_owned(),
        ErrorKind::QuotaExceeded => "your share of the disk is used up: free some space".to_owned(),
        ErrorKind::ReadOnlyFilesystem => format!("the disk is read-only: {otherwise}"),
        ErrorKind::PermissionDenied => format!("permission denied: check who owns it, or {otherwise}"),
        ErrorKind::NotFound => "there is no such file or folder: check the path".to_owned(),
        ErrorKind::NotADirectory => format!("part of the path is a file, not a folder: {otherwise}"),
        ErrorKind::IsADirectory => "it is a folder, not a file: choose another path".to_owned(),
        ErrorKind::InvalidData => "it is not UTF-8 text: restore it from a copy".to_owned(),
        ErrorKind::InvalidFilename => "a file cannot be called so here: choose a shorter or simpler name".to_owned(),
        ErrorKind::ExecutableFileBusy | ErrorKind::ResourceBusy => "another program is using it: close it there first".to_owned(),
        ErrorKind::Unsupported => "this system has no files: keep the window open".to_owned(),
        _ => in_the_systems_words(error, otherwise),
    }
}

/// The system's sentence without its number, for what is too rare to have words of its own.
fn in_the_systems_words(error: &io::Error, otherwise: &str) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    format!("the system says \"{text}\"; try again, or {otherwise}")
}
