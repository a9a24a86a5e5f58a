//! The cases that can be opened: those shipped with the program, and those in a folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::on_all_cores;
use crate::diagnostic::Diagnostic;
use crate::scenario::{self, CaseFile, Faults, Scenario};
use crate::store::{DataFolder, Header, in_words};

/// The cases shipped with the program, by file name.
const SHIPPED: &[(&str, &str)] = &[
    ("first_day.ron", include_str!("../../scenarios/first_day.ron")),
    ("tray_on_the_porch.ron", include_str!("../../scenarios/tray_on_the_porch.ron")),
    ("night_roster.ron", include_str!("../../scenarios/night_roster.ron")),
];

/// Where a case comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Shipped with the program.
    Shipped,
    /// A file.
    File(PathBuf),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Shipped => f.write_str("shipped with Practicum"),
            Place::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// A case that can be opened, or what is wrong with it.
#[derive(Debug)]
pub struct Entry {
    /// Where it comes from.
    pub place: Place,
    /// Its file name.
    pub name: String,
    /// Its text; empty where it could not be read at all.
    pub text: Arc<str>,
    /// The case, or everything that is wrong with its file.
    pub case: Result<Arc<Scenario>, Arc<Faults>>,
}

/// How the text that an attempt was begun with stands to the cases at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It is at hand.
    Here,
    /// The case is at hand, with another text by now; the attempt uses the copy that was kept.
    Changed,
    /// The case is not at hand; the attempt uses the copy that was kept.
    Elsewhere,
}

/// All cases at hand.
#[derive(Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
    /// Those whose place another file of the same name has taken: attempts that were begun with them still go on.
    replaced: Vec<Entry>,
}

impl Library {
    /// The shipped cases, then those in the folders, each folder by file name.
    ///
    /// A file takes the place of one with the same name that is shipped or in an earlier folder: who edits a copy wants to play it.
    pub fn gather(folders: &[PathBuf]) -> Self {
        let shipped = SHIPPED.iter().map(|(name, text)| entry(Place::Shipped, name, text.as_bytes()));
        let mut library = Self { entries: shipped.collect(), replaced: Vec::new() };
        for folder in folders {
            let mut files: Vec<PathBuf> =
                std::fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
            files.retain(|file| file.extension().is_some_and(|extension| extension == "ron"));
            files.sort();
            for file in files {
                let name = library.add_file(&file).name.clone();
                if let Some(older) = library.entries.iter().position(|entry| entry.name == name)
                    && older + 1 < library.entries.len()
                {
                    let replaced = library.entries.remove(older);
                    library.replaced.push(replaced);
                }
            }
        }
        library
    }

    /// Adds a case file.
    pub fn add_file(&mut self, file: &Path) -> &Entry {
        let name = file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned());
        let place = Place::File(file.to_path_buf());
        let entry = match read(file) {
            Ok(bytes) => entry(place, &name, &bytes),
            Err(error) => {
                let faults = Faults { diagnostics: vec![unreadable(file, &error)], text: String::new() };
                Entry { place, name, text: "".into(), case: Err(Arc::new(faults)) }
            }
        };
        self.entries.push(entry);
        &self.entries[self.entries.len() - 1]
    }

    /// Reads a case file again, or adds it if it is new.
    pub fn refresh_file(&mut self, file: &Path) {
        let place = Place::File(file.to_path_buf());
        match self.entries.iter().position(|entry| entry.place == place) {
            Some(at) => {
                self.add_file(file);
                self.entries.swap_remove(at);
            }
            None => drop(self.add_file(file)),
        }
    }

    /// All cases.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The case with this id, shipped ones first.
    pub fn by_id(&self, id: &str) -> Option<(&Entry, &Arc<Scenario>)> {
        let playable = self.entries.iter().filter_map(|entry| entry.case.as_ref().ok().map(|case| (entry, case)));
        playable.into_iter().find(|(_, case)| case.about.id == id)
    }

    /// Whether a case is called so, by its id or by its file, in whatever version and with whatever mistakes.
    pub fn knows(&self, id: &str) -> bool {
        let by_name = |entry: &Entry| entry.name.strip_suffix(".ron") == Some(id);
        self.by_id(id).is_some() || self.entries.iter().any(by_name)
    }

    /// The case of an attempt, in the version it was made with, and where that was found.
    ///
    /// # Errors
    /// That it is nowhere, or that the copy kept of it is not accepted any more.
    pub fn find(&self, header: &Header, data: Option<&DataFolder>) -> Result<(Arc<Scenario>, Found), Missing> {
        let same = self.entries.iter().filter_map(|entry| entry.case.as_ref().ok()).find(|case| case.digest == header.digest);
        if let Some(case) = same {
            return Ok((case.clone(), Found::Here));
        }
        if let Some(case) = self.replaced.iter().filter_map(|entry| entry.case.as_ref().ok()).find(|case| case.digest == header.digest) {
            return Ok((case.clone(), Found::Changed));
        }
        let kept = data.and_then(|data| data.kept_case(&header.digest)).ok_or(Missing::Nowhere)?;
        let found = if self.knows(&header.case) { Found::Changed } else { Found::Elsewhere };
        let case = scenario::load(kept.as_bytes()).map_err(|_| Missing::Refused)?;
        Ok((Arc::new(case), found))
    }
}

/// Why the case of an attempt cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// It is neither at hand nor kept.
    Nowhere,
    /// It is kept, but has something that the program no longer accepts.
    Refused,
}

/// Opens a case file for a closer look on all cores, as [`scenario::open`] does on one.
///
/// # Errors
/// Everything that is wrong with it, or that it cannot be read.
pub fn open_case(file: &Path) -> Result<CaseFile, Faults> {
    match read(file) {
        Ok(bytes) => scenario::open_with(&bytes, &on_all_cores),
        Err(error) => Err(Faults { diagnostics: vec![unreadable(file, &error)], text: String::new() }),
    }
}

fn unreadable(file: &Path, error: &std::io::Error) -> Diagnostic {
    let reason = match error.kind() {
        std::io::ErrorKind::Other => error.to_string(),
        _ => in_words(error, "copy it to another folder"),
    };
    Diagnostic::error("unreadable-file", format!("\"{}\" cannot be read: {reason}", file.display()))
}

const NO_FILE: &str = "it is a device or a pipe, not a file";

/// Reads no more than a case file may hold, and a byte. A pipe might never end, or never begin.
fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read as _;
    let kind = std::fs::metadata(file)?;
    if !kind.is_file() && !kind.is_dir() {
        return Err(std::io::Error::other(NO_FILE));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(file)?.take(scenario::LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn entry(place: Place, name: &str, bytes: &[u8]) -> Entry {
    let case = scenario::load(bytes).map(Arc::new).map_err(Arc::new);
    Entry { place, name: name.to_owned(), text: String::from_utf8_lossy(bytes).into(), case }
}
