//! What a command writes: to standard output or into a file, how far it is, and what went wrong in words with a cure.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use crate::store::in_words;

/// Prints a whole text. A reader that closes early, such as `head`, is no fault; a full disk is one.
pub(super) fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(cannot_print(&error)),
        _ => Ok(()),
    }
}

/// A bar that shows how far many things are done; nothing where nobody watches.
pub(super) fn progress(all: u64, of: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template(&format!("{{bar:40}} {{human_pos}} of {{human_len}} {of}, {{eta}} left"));
    ProgressBar::new(all).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Why something could not be printed.
pub(super) fn cannot_print(error: &std::io::Error) -> String {
    format!("the result cannot be written to where this command sends it: {}", in_words(error, "send it to another place"))
}

/// Reads a text file.
pub(super) fn read(file: &Path) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|error| cannot_read(file, &error))
}

/// Why a file cannot be read.
pub(super) fn cannot_read(file: &Path, error: &std::io::Error) -> String {
    let why = match error.kind() {
        ErrorKind::NotADirectory => "part of the path is a file, not a folder: check the path".into(),
        _ => in_words(error, "copy it to another folder"),
    };
    format!("cannot read \"{}\": {why}", file.display())
}

/// Whether a file can be written there, as far as can be seen before the work that it is to hold is done.
pub(super) fn room_for(file: &Path) -> Result<(), String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.exists()) {
        return Err(cannot_write(file, &ErrorKind::NotFound.into()));
    }
    if file.is_dir() { Err(cannot_write(file, &ErrorKind::IsADirectory.into())) } else { Ok(()) }
}

/// Whether there is no such file yet, before the work that it is to hold is done.
pub(super) fn is_free(file: &Path, taken: &str) -> Result<(), String> {
    if file.exists() { Err(is_taken(file, taken)) } else { Ok(()) }
}

fn is_taken(file: &Path, taken: &str) -> String {
    format!("\"{}\" is there already{taken}", file.display())
}

/// Writes a file, over one that is there.
pub(super) fn write(file: &Path, text: &str) -> Result<(), String> {
    File::create(file).and_then(|mut new| new.write_all(text.as_bytes())).map_err(|error| cannot_write(file, &error))
}

/// Writes a file that is not there yet; what to say if it is, is the caller's.
pub(super) fn write_new(file: &Path, text: &str, taken: &str) -> Result<(), String> {
    let opened = OpenOptions::new().write(true).create_new(true).open(file);
    let written = opened.map_err(|error| (error, false)).and_then(|mut new| new.write_all(text.as_bytes()).map_err(|error| (error, true)));
    written.map_err(|(error, is_begun)| {
        if is_begun {
            // We made it a moment ago; half a file would only stand in the way.
            let _ = std::fs::remove_file(file);
        }
        match error.kind() {
            ErrorKind::AlreadyExists => is_taken(file, taken),
            _ => cannot_write(file, &error),
        }
    })
}

/// Why a file cannot be written.
pub(super) fn cannot_write(file: &Path, error: &std::io::Error) -> String {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| error.kind() == ErrorKind::NotFound && !folder.is_dir()) {
        Some(folder) => {
            format!("cannot write \"{}\": there is no folder \"{}\": make it first, or name another", file.display(), folder.display())
        }
        None => format!("cannot write \"{}\": {}", file.display(), in_words(error, "choose another folder")),
    }
}
