//! What a player writes to: it never fails, and remembers what could not be saved. It decides nothing about the case.

use std::path::Path;

use super::attempt_file::AttemptFile;
use super::error::StoreError;

/// The actions of an attempt on their way to the disk; play goes on when the disk does not.
#[derive(Debug)]
pub struct Log {
    file: Option<AttemptFile>,
    unsaved: Vec<String>,
    warning: Option<String>,
}

impl Log {
    /// Keeps the attempt in memory only; the reason, if it was not wanted so, becomes the standing warning.
    pub fn memory(reason: Option<StoreError>) -> Self {
        let warning = reason.map(|error| format!("This attempt is not being saved: {error}"));
        Log { file: None, unsaved: Vec::new(), warning }
    }

    /// Saves each action to an attempt file.
    pub fn file(file: AttemptFile) -> Self {
        Log { file: Some(file), unsaved: Vec::new(), warning: None }
    }

    /// Saves one action, after those that are still waiting; what cannot be saved now waits for the next time.
    pub fn append(&mut self, line: &str) {
        self.unsaved.push(line.to_owned());
        self.retry();
    }

    /// Tries once more to save what is waiting, for instance before the window closes.
    pub fn retry(&mut self) {
        let Some(file) = &mut self.file else { return };
        let mut saved = 0;
        // In order, and stopping at the first failure: an attempt with a gap would be another attempt.
        let failure = self.unsaved.iter().find_map(|line| {
            let result = file.append(line);
            saved += usize::from(result.is_ok());
            result.err()
        });
        self.unsaved.drain(..saved);
        self.warning = failure.map(|error| match self.unsaved.len() {
            1 => format!("The last action is not saved yet: {error}"),
            count => format!("The last {count} actions are not saved yet: {error}"),
        });
    }

    /// The standing warning, as long as anything is unsaved that should be saved.
    pub fn warning(&self) -> Option<&str> {
        self.warning.as_deref()
    }

    /// The actions that are in no file, in order.
    pub fn unsaved(&self) -> &[String] {
        &self.unsaved
    }

    /// The attempt file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(AttemptFile::path)
    }

    /// Lets a test stand in for the disk.
    #[cfg(test)]
    pub(super) fn swap_handle(&mut self, file: std::fs::File) {
        self.file.as_mut().map(|attempt| attempt.swap_handle(file));
    }
}
