//! A case on somebody's desk: what can be opened, a play whose every action is saved, and going on with an earlier one.
//!
//! The terminal player and the window both stand on this; it draws nothing.

mod cores;
mod editor;
mod library;
mod rehearsal;
mod standing;
mod unfinished;
mod watch;
mod workshop;

use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use thiserror::Error;

pub use cores::on_all_cores;
pub use editor::Editor;
pub use library::{Entry, Found, Library, Missing, Place, open_case};
pub use rehearsal::{Rehearsal, Replayed};
pub use standing::Standing;
pub use unfinished::{Unfinished, unfinished};
pub use workshop::{Reading, Version, Workshop};

use crate::scenario::Scenario;
use crate::sim::Action;
use crate::sim::{Event, Play, Refusal, Supposition, chance, parse_action, write_action};
use crate::store::{Beginning, DataFolder, Header, Log, Opened, StoreError};

/// A play that is saved as it goes.
#[derive(Debug)]
pub struct Session {
    play: Play,
    log: Log,
    notices: Vec<String>,
}

/// Why an attempt cannot go on. Its file is as it was.
#[derive(Debug, Error)]
pub enum ResumeError {
    /// The file could not be opened or is damaged.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The case is not here in the version that the attempt was made with.
    #[error(
        "this attempt was made with another version of \"{title}\" (digest {digest:.12}…), and that version is not here: put the case file as it was then beside the others"
    )]
    CaseChanged {
        /// Title of the case.
        title: String,
        /// Digest of the version that is wanted.
        digest: String,
    },
    /// The copy of the case that was kept has something that this program no longer accepts.
    #[error(
        "this attempt was made with a version of \"{title}\" that this Practicum finds mistakes in: the copy is kept (cases/{digest:.12}… in the folder of your attempts; `practicum check` says what is wrong), and an earlier Practicum goes on with it"
    )]
    CaseRefused {
        /// Title of the case.
        title: String,
        /// Digest of the version that is wanted.
        digest: String,
    },
    /// No version of the case is here.
    #[error(
        "the case of this attempt, \"{title}\" ({id}), was not found among the cases at hand: give its file (practicum replay ATTEMPT --case FILE) or the folder that holds it (--scenarios FOLDER)"
    )]
    CaseMissing {
        /// Title of the case.
        title: String,
        /// Id of the case.
        id: String,
    },
    /// Made with a way of drawing chance that this program does not know.
    #[error("this attempt was made by a newer Practicum (chance {0}): use that one")]
    Chance(u32),
    /// An action cannot be carried out again.
    #[error("action {number} (\"{text}\") does not fit this case: {reason}")]
    Action {
        /// Its number, from 1.
        number: usize,
        /// As it stands in the file.
        text: String,
        /// Why.
        reason: String,
    },
}

impl Session {
    /// Opens a case. Where the attempt cannot be saved, the play goes on in memory and says so, and is saved as soon as it can be.
    pub fn start(entry: &Entry, case: Arc<Scenario>, seed: u64, data: Result<&DataFolder, StoreError>, path: Option<&Path>) -> Self {
        let header = Header {
            case: case.about.id.clone(),
            title: case.about.title.clone(),
            digest: case.digest.clone(),
            seed,
            rng: chance::RNG,
            started: now(),
        };
        let log = match data {
            Ok(data) => Log::begin(Beginning::new(header, data, entry.text.clone(), path.map(Path::to_path_buf))),
            Err(error) => Log::memory(Some(error)),
        };
        Self { play: Play::begin(case, seed), log, notices: Vec::new() }
    }

    /// Plays without saving anything.
    pub fn in_memory(case: Arc<Scenario>, seed: u64) -> Self {
        Self { play: Play::begin(case, seed), log: Log::memory(None), notices: Vec::new() }
    }

    /// Goes on with an attempt; in memory, and saying so, where its file can be read but not written to.
    ///
    /// # Errors
    /// Why it cannot go on. The file is as it was.
    pub fn resume(path: &Path, library: &Library, data: Option<&DataFolder>) -> Result<Self, ResumeError> {
        let (log, opened) = Log::open(path)?;
        let mut notices: Vec<String> = opened.repaired.clone().into_iter().collect();
        let (play, changed) = replay(&opened, library, data)?;
        notices.extend(changed);
        Ok(Self { play, log, notices })
    }

    /// Carries out an action. It is saved before its events are handed out.
    ///
    /// # Errors
    /// Why it is refused; nothing has changed or been saved then.
    pub fn act(&mut self, action: Action) -> Result<&[Event], Refusal> {
        let line = write_action(self.play.case(), &action);
        let before = self.play.events().len();
        self.play.act(action)?;
        self.log.append(&line);
        self.notices.extend(self.log.take_notice());
        Ok(&self.play.events()[before..])
    }

    /// Takes something to be so, by hand. Only for a play that is not saved: an attempt is its actions and nothing else.
    pub(crate) fn suppose(&mut self, supposition: Supposition) {
        assert!(self.path().is_none(), "a saved attempt is not changed by hand");
        self.play.suppose(supposition);
    }

    /// The play.
    pub fn play(&self) -> &Play {
        &self.play
    }

    /// What is to be said once, and has not been taken yet: a repaired file, a changed case, a file that is written again.
    pub fn take_notices(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notices)
    }

    /// The standing warning while something is not saved.
    pub fn warning(&self) -> Option<&str> {
        self.log.warning()
    }

    /// The attempt file.
    pub fn path(&self) -> Option<&Path> {
        self.log.path()
    }

    /// The file that the attempt is in, or that it was read from and cannot be written to.
    pub fn source(&self) -> Option<&Path> {
        self.log.source()
    }

    /// Tries once more to save what is not saved yet, and sees whether what was saved is still there.
    pub fn retry(&mut self) {
        self.log.retry();
        self.notices.extend(self.log.take_notice());
    }
}

/// Plays an attempt again from its file.
///
/// # Errors
/// Why it cannot be.
pub fn replay(opened: &Opened, library: &Library, data: Option<&DataFolder>) -> Result<(Play, Option<String>), ResumeError> {
    let header = &opened.header;
    if header.rng != chance::RNG {
        return Err(ResumeError::Chance(header.rng));
    }
    let title = || header.title.clone();
    let (case, found) = library.find(header, data).map_err(|missing| match (missing, library.knows(&header.case)) {
        (Missing::Refused, _) => ResumeError::CaseRefused { title: title(), digest: header.digest.clone() },
        (Missing::Nowhere, true) => ResumeError::CaseChanged { title: title(), digest: header.digest.clone() },
        (Missing::Nowhere, false) => ResumeError::CaseMissing { title: title(), id: header.case.clone() },
    })?;
    let mut play = Play::begin(case, header.seed);
    for (at, text) in opened.actions.iter().enumerate() {
        let refused = |reason: String| ResumeError::Action { number: at + 1, text: text.clone(), reason };
        let action = parse_action(play.case(), text).map_err(refused)?;
        play.act(action).map_err(|refusal| refused(refusal.to_string()))?;
    }
    let notice = match found {
        Found::Here => None,
        Found::Changed => Some(format!(
            "The file of “{}” has changed since this attempt began. You go on with the version that you began with.",
            header.title
        )),
        Found::Elsewhere => {
            Some(format!("“{}” is not among the cases at hand. This attempt uses the copy that was kept when it began.", header.title))
        }
    };
    Ok((play, notice))
}

/// A seed that nobody chose.
pub fn fresh_seed() -> u64 {
    // Shown to learners and typed by instructors: six digits are enough and can be read out.
    let draw = rand::rngs::SysRng;
    let mut bytes = [0; 8];
    match rand::TryRng::try_fill_bytes(&mut { draw }, &mut bytes) {
        Ok(()) => chance::below(u64::from_le_bytes(bytes), 1_000_000),
        Err(_) => now() % 1_000_000,
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
