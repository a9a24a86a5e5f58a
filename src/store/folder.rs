//! Where everything lies: attempts, copies of their cases, settings. What the settings and the cases say is not known here.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::attempt_file::AttemptFile;
use super::disk;
use super::error::StoreError;
use super::format::Header;

/// The folder that holds a learner's work; nothing is created before something is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFolder {
    root: PathBuf,
}

/// One attempt in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptSummary {
    /// The file.
    pub path: PathBuf,
    /// What the attempt says about itself.
    pub header: Header,
    /// How many actions are complete in it.
    pub actions: usize,
}

impl DataFolder {
    /// Finds the folder: the one that was named, else the environment's (`PRACTICUM_DATA`), else the platform's.
    pub fn locate(explicit: Option<PathBuf>, env: Option<OsString>) -> Result<Self, StoreError> {
        let named = explicit.or_else(|| env.map(PathBuf::from)).filter(|path| !path.as_os_str().is_empty());
        let root = match named {
            Some(path) => std::path::absolute(&path).map_err(StoreError::io("find", &path))?,
            None => {
                let platform = etcetera::base_strategy::choose_native_strategy().map_err(|_| StoreError::NoDataFolder)?;
                platform.data_dir().join("practicum")
            }
        };
        Ok(DataFolder { root })
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// All attempts, newest first, and what could not be read; neither keeps the other from being shown.
    pub fn attempts(&self) -> (Vec<AttemptSummary>, Vec<StoreError>) {
        let (mut found, mut errors) = (Vec::new(), Vec::new());
        match attempt_paths(&self.root.join("attempts")) {
            Ok(paths) => {
                for path in paths {
                    match AttemptFile::read(&path) {
                        Ok(opened) => {
                            found.push(AttemptSummary { path, header: opened.header, actions: opened.actions.len() });
                        }
                        Err(error) => errors.push(error),
                    }
                }
            }
            Err(error) => errors.push(error),
        }
        // Of two that began in the same second, the later one has a number behind its name.
        found.sort_by(|a, b| (b.header.started, b.path.file_stem(), &b.path).cmp(&(a.header.started, a.path.file_stem(), &a.path)));
        (found, errors)
    }

    /// A free name for a new attempt, sorted by time: `attempts/2026-01-31-093000-rivera.attempt`, in UTC.
    ///
    /// Another window may take the name first; [`AttemptFile::create`] then refuses, and asking again gives another.
    pub fn new_attempt_path(&self, case: &str, started: u64) -> PathBuf {
        let stem = format!("{}-{}", time_stamp(started), file_word(case));
        let attempts = self.root.join("attempts");
        let mut path = attempts.join(format!("{stem}.attempt"));
        let mut count = 1;
        // A folder that may not be looked into says "taken" to every name, and creating will tell why.
        while disk::is_there(&path) && count < 1000 {
            count += 1;
            path = attempts.join(format!("{stem}-{count}.attempt"));
        }
        path
    }

    /// Whether a file is called as [`DataFolder::new_attempt_path`] calls an attempt of this case: all that is known of one that
    /// cannot be read.
    pub fn is_named_for(path: &Path, case: &str) -> bool {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let ending = format!("-{}", file_word(case));
        let numbered = stem.rsplit_once('-').filter(|(_, count)| count.parse::<u32>().is_ok());
        stem.ends_with(&ending) || numbered.is_some_and(|(stem, _)| stem.ends_with(&ending))
    }

    /// Keeps a copy of a case beside its attempts, so that they can go on after the case file has changed.
    pub fn keep_case(&self, digest: &str, text: &str) -> Result<(), StoreError> {
        if crate::scenario::digest(text) != digest {
            return Err(StoreError::WrongDigest { digest: digest.to_owned() });
        }
        if self.kept_case(digest).is_some() {
            return Ok(());
        }
        disk::replace(&self.case_path(digest), text)
    }

    /// The copy of a case, if there is one and it is still the text that was kept.
    pub fn kept_case(&self, digest: &str) -> Option<String> {
        if digest.len() != 64 || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let text = disk::read_text(&self.case_path(digest)).ok().flatten()?;
        (crate::scenario::digest(&text) == digest).then_some(text)
    }

    /// The settings as they were saved, or `None` before the first time.
    pub fn load_settings(&self) -> Result<Option<String>, StoreError> {
        disk::read_text(&self.settings_path())
    }

    /// Replaces the settings as a whole.
    pub fn save_settings(&self, text: &str) -> Result<(), StoreError> {
        disk::replace(&self.settings_path(), text)
    }

    fn case_path(&self, digest: &str) -> PathBuf {
        self.root.join("cases").join(format!("{digest}.ron"))
    }

    fn settings_path(&self) -> PathBuf {
        self.root.join("settings.ron")
    }
}

/// The attempt files in a folder; a folder that is not there yet has none.
fn attempt_paths(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(StoreError::io("list", folder))?,
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(StoreError::io("list", folder))?.path();
        let is_attempt = path.extension().is_some_and(|extension| extension == "attempt");
        // A broken link is reported later, on reading; a folder or a device is none of ours.
        if is_attempt && fs::metadata(&path).map_or(true, |found| found.is_file()) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// A case id as a part of a file name: a few plain characters, so that no id can leave the folder.
fn file_word(id: &str) -> String {
    let word: String = id.chars().take(40).map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    match word.trim_matches('-') {
        "" => "case".to_owned(),
        word => word.to_owned(),
    }
}

/// Unix seconds as a UTC date and time that sorts as text, up to the year 9999.
fn time_stamp(seconds: u64) -> String {
    const LAST: u64 = 253_402_300_799;
    let seconds = seconds.min(LAST);
    let (mut day, time) = (seconds / 86_400, seconds % 86_400);
    let mut year = 1970;
    while day >= days_in(year) {
        day -= days_in(year);
        year += 1;
    }
    let february = days_in(year) - 337;
    let mut month = 1;
    for days in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if day < days {
            break;
        }
        day -= days;
        month += 1;
    }
    let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
    format!("{year:04}-{month:02}-{:02}-{hour:02}{minute:02}{second:02}", day + 1)
}

fn days_in(year: u64) -> u64 {
    let leaps = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    365 + u64::from(leaps)
}
