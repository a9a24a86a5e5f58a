//! Attempts that have not ended: what somebody who comes back to a case may go on with.

use std::path::PathBuf;

use super::{Library, replay};
use crate::store::{AttemptFile, AttemptSummary, DataFolder, StoreError};

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
///
/// An attempt that cannot be read or played again is told in words with its file, as long as no newer one can be: behind one that
/// can, nobody looks for it.
pub fn unfinished(data: &DataFolder, library: &Library, case: &str) -> impl Iterator<Item = Result<Unfinished, String>> {
    let (attempts, errors) = data.attempts();
    let mut newest_first: Vec<Result<AttemptSummary, StoreError>> =
        attempts.into_iter().filter(|attempt| attempt.header.case == case).map(Ok).collect();
    for error in errors {
        let Some(path) = error.path().filter(|path| path.extension().is_none() || DataFolder::is_named_for(path, case)) else { continue };
        // When it was begun is known by its name alone.
        let at = newest_first.iter().position(|one| matches!(one, Ok(one) if one.path.file_stem() < path.file_stem()));
        newest_first.insert(at.unwrap_or(newest_first.len()), Err(error));
    }
    let mut one_can_be_played = false;
    newest_first.into_iter().filter_map(move |attempt| {
        let looked_at = attempt.map_err(|error| format!("An earlier attempt of this case cannot go on: {error}")).and_then(|attempt| {
            look_at(&attempt, data, library).map_err(|why| {
                let file = attempt.path.display();
                format!("An earlier attempt of this case (\"{file}\") cannot go on: {why}")
            })
        });
        match looked_at {
            Ok(unfinished) => {
                one_can_be_played = true;
                unfinished.map(Ok)
            }
            Err(why) => (!one_can_be_played).then_some(Err(why)),
        }
    })
}

/// The attempt, if it is unfinished.
fn look_at(attempt: &AttemptSummary, data: &DataFolder, library: &Library) -> Result<Option<Unfinished>, String> {
    let opened = AttemptFile::read(&attempt.path).map_err(|error| error.to_string())?;
    let (play, _) = replay(&opened, library, Some(data)).map_err(|error| error.to_string())?;
    // Who has not seen the debrief yet is not done, although the case is.
    let is_done = play.has_ended() && play.state().debrief_seen;
    Ok((!is_done).then(|| Unfinished {
        path: attempt.path.clone(),
        digest: attempt.header.digest.clone(),
        week: play.state().week,
        weeks: play.case().limits.weeks,
        actions: opened.actions.len(),
    }))
}
