//! One attempt on disk: created, opened again after a crash, and extended line by line. What an action means is not known here.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::disk;
use super::error::StoreError;
use super::format::{Chain, Header, MAX_BYTES};
use super::parse::parse;

/// An attempt that is open for writing; no other window can open it until this is dropped.
#[derive(Debug)]
pub struct AttemptFile {
    path: PathBuf,
    file: File,
    chain: Chain,
    /// The bytes that are known to be good; the next line goes behind them.
    len: u64,
    /// A failed write may have left bytes behind `len`.
    has_debris: bool,
}

/// What was found in an attempt file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the attempt says about itself.
    pub header: Header,
    /// Its complete actions, in order.
    pub actions: Vec<String>,
    /// A notice for the learner when the end of the file had been torn by a crash.
    pub repaired: Option<String>,
}

impl AttemptFile {
    /// Starts a new attempt, with its folders; refuses to overwrite anything. When it returns, the attempt is on disk.
    pub fn create(path: &Path, header: &Header) -> Result<Self, StoreError> {
        let (text, chain) = header.to_text()?;
        disk::create_folders_for(path)?;
        let file = disk::open_alone(path, true)?;
        let mut attempt = AttemptFile { path: path.to_owned(), file, chain, len: 0, has_debris: false };
        let written = attempt.write(&text).map_err(StoreError::io("create", path));
        if let Err(error) = written.and_then(|()| disk::sync_entry(path)) {
            // We made it a moment ago and nothing is in it; the first error is the one to tell.
            drop(attempt);
            let _ = fs::remove_file(path);
            return Err(error);
        }
        attempt.len = text.len() as u64;
        Ok(attempt)
    }

    /// Opens an attempt to go on with it: verifies every line, and cuts off a last line that a crash has torn.
    pub fn open(path: &Path) -> Result<(Self, Opened), StoreError> {
        let file = disk::open_alone(path, false)?;
        let parsed = parse(path, &disk::read_whole(&file, path)?)?;
        if parsed.torn.is_some() {
            file.set_len(parsed.len).and_then(|()| file.sync_all()).map_err(StoreError::io("repair", path))?;
        }
        let repaired = parsed.torn.map(|lost| format!("{lost}; that was removed, and all before it is kept"));
        let attempt = AttemptFile { path: path.to_owned(), file, chain: parsed.chain, len: parsed.len, has_debris: false };
        Ok((attempt, Opened { header: parsed.header, actions: parsed.actions, repaired }))
    }

    /// Looks at an attempt, also while another window plays it: takes no lock and changes nothing.
    pub fn read(path: &Path) -> Result<Opened, StoreError> {
        let file = disk::open_to_read(path)?;
        let parsed = parse(path, &disk::read_whole(&file, path)?)?;
        let repaired = parsed.torn.map(|lost| format!("{lost}; all before it is complete"));
        Ok(Opened { header: parsed.header, actions: parsed.actions, repaired })
    }

    /// Adds one action. When it returns, the action is on disk; when it fails, the attempt is as it was before.
    pub fn append(&mut self, line: &str) -> Result<(), StoreError> {
        // A little more than number, check, spaces and newline take.
        const AROUND: u64 = 40;
        if self.len + line.len() as u64 + AROUND > MAX_BYTES {
            return Err(StoreError::TooLarge { path: self.path.clone() });
        }
        let (text, chain) = self.chain.line(line)?;
        self.clear_debris().map_err(StoreError::io("write", &self.path))?;
        self.check_untouched()?;
        if let Err(error) = self.write(&text) {
            self.has_debris = true;
            // If this fails as well, the next `append` tries again before it writes.
            let _ = self.clear_debris();
            return Err(StoreError::io("write", &self.path)(error));
        }
        self.len += text.len() as u64;
        self.chain = chain;
        Ok(())
    }

    /// Where the attempt lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.len))?;
        self.file.write_all(text.as_bytes())?;
        self.file.sync_data()
    }

    fn clear_debris(&mut self) -> io::Result<()> {
        if self.has_debris {
            self.file.set_len(self.len)?;
            self.has_debris = false;
        }
        Ok(())
    }

    /// An editor or a synchronising folder may have replaced the file: our handle would then write into nowhere.
    pub(super) fn check_untouched(&self) -> Result<(), StoreError> {
        let path = self.path.clone();
        match fs::metadata(&path) {
            Ok(found) if found.len() == self.len => Ok(()),
            Ok(_) => Err(StoreError::ChangedOutside { path }),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(StoreError::Gone { path }),
            Err(error) => Err(StoreError::io("write", &path)(error)),
        }
    }

    /// Lets a test stand in for the disk; returns the handle that was used before.
    #[cfg(test)]
    pub(super) fn swap_handle(&mut self, file: File) -> File {
        std::mem::replace(&mut self.file, file)
    }
}
