//! Attempts that have not ended: what somebody who comes back to a case may go on with.

use std::path::PathBuf;

use super::{Library, replay};
use crate::store::{AttemptFile, DataFolder};

/// An attempt that can go on: its case has not ended, or its debrief has not been seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// Its file.
    pub path: PathBuf,
    /// The digest of the case text that it was begun with.
    pub digest: String,
    /// The week that it has come to, from 1.
    pub week: u32,
    /// The weeks of its case.
    pub weeks: u32,
    /// How many actions have been carried out; 0 where only the briefing was read.
    pub actions: usize,
}

/// The attempts of a case, by its id, that are unfinished, newest first. Each is played again as it is asked for.
pub fn unfinished(data: &DataFolder, library: &Library, case: &str) -> impl Iterator<Item = Unfinished> {
    let (attempts, _) = data.attempts();
    attempts.into_iter().filter(move |attempt| attempt.header.case == case).filter_map(move |attempt| {
        let opened = AttemptFile::read(&attempt.path).ok()?;
        let (play, _) = replay(&opened, library, Some(data)).ok()?;
        // Who has not seen the debrief yet is not done, although the case is.
        let is_done = play.has_ended() && play.state().debrief_seen;
        (!is_done).then(|| Unfinished {
            path: attempt.path,
            digest: attempt.header.digest,
            week: play.state().week,
            weeks: play.case().limits.weeks,
            actions: opened.actions.len(),
        })
    })
}
