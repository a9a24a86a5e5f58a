//! The attempts on disk and how far each has come. Read when the library opens, not in every frame.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::session::{self, Library};
use crate::store::{AttemptFile, AttemptSummary, DataFolder};
use crate::ui::phrases;

/// An attempt and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Attempt {
    /// The file and its header.
    pub summary: AttemptSummary,
    /// How far it has come, or why that cannot be told.
    pub progress: Result<Progress, String>,
}

/// How far an attempt has come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Progress {
    /// The week it is in.
    pub week: u32,
    /// Of so many.
    pub weeks: u32,
    /// Whether the case has ended.
    pub ended: bool,
}

impl Attempt {
    /// Whether its case has ended.
    pub fn has_ended(&self) -> bool {
        self.progress.as_ref().is_ok_and(|progress| progress.ended)
    }

    /// Where it stands, in words.
    pub fn stands(&self) -> String {
        let begun = phrases::date(self.summary.header.started);
        match &self.progress {
            Ok(progress) => format!("Week {} of {}, begun {begun}", progress.week, progress.weeks),
            Err(error) => format!("Begun {begun}; cannot go on now: {error}"),
        }
    }
}

/// All attempts, newest first, and what could not be read. What was known of an attempt and has not grown is not played again.
pub(super) fn look(library: &Library, data: Option<&DataFolder>, known: Vec<Attempt>) -> (Vec<Attempt>, Vec<String>) {
    let Some(data) = data else { return (Vec::new(), Vec::new()) };
    let mut known: BTreeMap<PathBuf, Attempt> =
        known.into_iter().filter(|attempt| attempt.progress.is_ok()).map(|attempt| (attempt.summary.path.clone(), attempt)).collect();
    let (summaries, errors) = data.attempts();
    let attempts = summaries.into_iter().map(|summary| {
        let same = known.remove(&summary.path).filter(|attempt| attempt.summary == summary);
        same.unwrap_or_else(|| Attempt { progress: progress(&summary, library, data), summary })
    });
    (attempts.collect(), errors.iter().map(ToString::to_string).collect())
}

fn progress(summary: &AttemptSummary, library: &Library, data: &DataFolder) -> Result<Progress, String> {
    let opened = AttemptFile::read(&summary.path).map_err(|error| error.to_string())?;
    let (play, _) = session::replay(&opened, library, Some(data)).map_err(|error| error.to_string())?;
    Ok(Progress { week: play.state().week, weeks: play.case().limits.weeks, ended: play.has_ended() })
}
