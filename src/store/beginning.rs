//! What it takes to write an attempt from its first line: kept for as long as it may have to be written, or written again.

use std::path::PathBuf;
use std::sync::Arc;

use super::attempt_file::AttemptFile;
use super::error::StoreError;
use super::folder::DataFolder;
use super::format::Header;

/// An attempt before its file, or after it.
#[derive(Debug, Clone)]
pub struct Beginning {
    header: Header,
    /// Where its file belongs; without one, a free name in the data folder.
    path: Option<PathBuf>,
    /// The text of its case, and the folder that keeps a copy of it.
    case: Option<(DataFolder, Arc<str>)>,
}

impl Beginning {
    /// A new attempt: a copy of its case is kept in the data folder. Without a path of its own it goes there, too.
    pub fn new(header: Header, data: &DataFolder, case: Arc<str>, path: Option<PathBuf>) -> Self {
        Self { header, path, case: Some((data.clone(), case)) }
    }

    /// An attempt that had a file there.
    pub(super) fn again(header: Header, path: PathBuf) -> Self {
        Self { header, path: Some(path), case: None }
    }

    /// Creates the file; refuses to overwrite anything.
    pub(super) fn create(&self) -> Result<AttemptFile, StoreError> {
        // A copy of the case lets the attempt go on when the case file has changed.
        if let Some((data, text)) = &self.case {
            data.keep_case(&self.header.digest, text)?;
        }
        let path = match (&self.path, &self.case) {
            (Some(path), _) => path.clone(),
            // Another window may have taken a name that was free a while ago.
            (None, Some((data, _))) => data.new_attempt_path(&self.header.case, self.header.started),
            (None, None) => return Err(StoreError::NoDataFolder),
        };
        AttemptFile::create(&path, &self.header)
    }

    /// The same attempt once its file lies there.
    pub(super) fn at(self, path: PathBuf) -> Self {
        Self { path: Some(path), ..self }
    }
}
