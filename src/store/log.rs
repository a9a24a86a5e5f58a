//! What a player writes to: it never fails, and remembers what could not be saved. It decides nothing about the case.

use std::path::{Path, PathBuf};

use super::attempt_file::{AttemptFile, Opened};
use super::beginning::Beginning;
use super::error::{StoreError, in_words};

/// The actions of an attempt on their way to the disk; play goes on when the disk does not.
#[derive(Debug, Default)]
pub struct Log {
    file: Option<AttemptFile>,
    way: Option<Way>,
    actions: Vec<String>,
    /// How many of them are in the file.
    saved: usize,
    warning: Option<String>,
    notice: Option<String>,
}

/// How an attempt comes by a file when it has none.
#[derive(Debug)]
enum Way {
    /// It is written from its first line.
    Begin(Beginning),
    /// There is one that could only be read so far.
    Reopen(PathBuf),
}

impl Log {
    /// Keeps the attempt in memory only; the reason, if it was not wanted so, becomes the standing warning.
    pub fn memory(reason: Option<StoreError>) -> Self {
        Log { warning: reason.map(|error| not_saved(&error)), ..Log::default() }
    }

    /// Saves a new attempt: at once, or, where the disk does not let it, as soon as it does.
    pub fn begin(beginning: Beginning) -> Self {
        let mut log = Log { way: Some(Way::Begin(beginning)), ..Log::default() };
        log.retry();
        log
    }

    /// Goes on with an attempt. One that can be read but not written to is gone on with in memory, with the standing warning.
    ///
    /// # Errors
    /// That it cannot be read, is damaged, or is open in another window.
    pub fn open(path: &Path) -> Result<(Self, Opened), StoreError> {
        match AttemptFile::open(path) {
            Ok((file, opened)) => Ok((Log::file(file, &opened), opened)),
            Err(refused @ StoreError::Io { .. }) => match AttemptFile::read(path) {
                Ok(opened) => {
                    let (actions, warning) = (opened.actions.clone(), Some(only_read(&refused)));
                    let log = Log { way: Some(Way::Reopen(path.to_owned())), saved: actions.len(), actions, warning, ..Log::default() };
                    Ok((log, opened))
                }
                // What keeps it from being read is no more than what keeps it from being opened.
                Err(StoreError::Io { .. }) => Err(refused),
                Err(damaged) => Err(damaged),
            },
            Err(error) => Err(error),
        }
    }

    /// Saves each action to an attempt file, behind those that were found in it.
    pub(super) fn file(file: AttemptFile, opened: &Opened) -> Self {
        let way = Way::Begin(Beginning::again(opened.header.clone(), file.path().to_owned()));
        let actions = opened.actions.clone();
        Log { file: Some(file), way: Some(way), saved: actions.len(), actions, ..Log::default() }
    }

    /// Saves one action, after those that are still waiting; what cannot be saved now waits for the next time.
    pub fn append(&mut self, line: &str) {
        self.actions.push(line.to_owned());
        self.retry();
    }

    /// Tries once more to save what is waiting, and sees whether what was saved is still there: before the window closes, for
    /// instance.
    pub fn retry(&mut self) {
        if self.way.is_some() {
            self.warning = self.save().err().map(|error| self.in_words(&error));
        }
    }

    /// The standing warning, as long as anything is unsaved that should be saved.
    pub fn warning(&self) -> Option<&str> {
        self.warning.as_deref()
    }

    /// What is to be said once: that the file was gone and is written again.
    pub fn take_notice(&mut self) -> Option<String> {
        self.notice.take()
    }

    /// The actions that are in no file, in order.
    pub fn unsaved(&self) -> &[String] {
        &self.actions[self.saved..]
    }

    /// The attempt file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(AttemptFile::path)
    }

    /// The file that the attempt is in, or was read from.
    pub fn source(&self) -> Option<&Path> {
        match &self.way {
            Some(Way::Reopen(path)) => Some(path),
            _ => self.path(),
        }
    }

    fn save(&mut self) -> Result<(), StoreError> {
        match (&self.file, &self.way) {
            (None, Some(Way::Begin(beginning))) => {
                let file = beginning.create()?;
                self.begin_in(file, beginning.clone());
            }
            (None, Some(Way::Reopen(path))) => {
                let (file, opened) = AttemptFile::open(path)?;
                if self.actions.get(..opened.actions.len()) != Some(&opened.actions[..]) {
                    return Err(StoreError::ChangedOutside { path: path.clone() });
                }
                let played = std::mem::take(&mut self.actions);
                *self = Log { actions: played, ..Log::file(file, &opened) };
            }
            _ => {}
        }
        match (self.save_waiting(), &self.way) {
            (Err(StoreError::Gone { path }), Some(Way::Begin(beginning))) => {
                // Where it cannot be written again it may still be put back: the file that is open is kept until then.
                let again = beginning.clone().at(path.clone());
                let Ok(file) = again.create() else { return Err(StoreError::Gone { path }) };
                self.begin_in(file, again);
                self.notice = Some(format!(
                    "\"{}\" was moved or deleted while it was open. The whole attempt is written again there.",
                    path.display()
                ));
                self.save_waiting()
            }
            (result, _) => result,
        }
    }

    fn begin_in(&mut self, file: AttemptFile, beginning: Beginning) {
        self.way = Some(Way::Begin(beginning.at(file.path().to_owned())));
        (self.file, self.saved) = (Some(file), 0);
    }

    /// In order, and stopping at the first failure: an attempt with a gap would be another attempt.
    fn save_waiting(&mut self) -> Result<(), StoreError> {
        let Some(file) = &mut self.file else { return Ok(()) };
        if self.saved == self.actions.len() {
            return file.check_untouched();
        }
        while let Some(line) = self.actions.get(self.saved) {
            file.append(line)?;
            self.saved += 1;
        }
        Ok(())
    }

    fn in_words(&self, error: &StoreError) -> String {
        match (error, &self.file, &self.way, self.unsaved().len()) {
            (StoreError::Gone { .. }, ..) => format!("This attempt is in no file now: {error}"),
            (_, None, Some(Way::Reopen(_)), _) => only_read(error),
            (_, None, ..) => not_saved(error),
            (.., 0) => error.to_string(),
            (.., 1) => format!("The last action is not saved yet: {error}"),
            (.., count) => format!("The last {count} actions are not saved yet: {error}"),
        }
    }

    /// Lets a test stand in for the disk.
    #[cfg(test)]
    pub(super) fn swap_handle(&mut self, file: std::fs::File) {
        self.file.as_mut().map(|attempt| attempt.swap_handle(file));
    }
}

fn not_saved(error: &StoreError) -> String {
    format!("This attempt is not being saved: {error}")
}

fn only_read(error: &StoreError) -> String {
    match error {
        StoreError::Io { path, source, .. } => format!(
            "What you do now is not being saved: \"{}\" can be read but not written to: {}",
            path.display(),
            in_words(source, "copy it to another folder and go on with the copy")
        ),
        other => format!("What you do now is not being saved: {other}"),
    }
}
