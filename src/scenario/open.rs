//! A case together with its text: for whoever has something to say about the text, and not only to play it.

use std::ops::Range;
use std::sync::Arc;

use super::source::CaseSource;
use super::spans::{Spans, Step};
use super::{Faults, Scenario, digest, read, resolve};
use crate::diagnostic::{Diagnostic, Place, Places};

/// Something to say about a case file, and where: the way from the whole case to a value in it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Fields and list positions, as in [`CaseSource`].
    pub path: Vec<Step>,
    /// The part of the text at the path that it is about, in bytes of the text as the program reads it; all of it if none.
    pub within: Option<Range<usize>>,
    /// What there is to say, not yet placed.
    pub diagnostic: Diagnostic,
}

impl Finding {
    /// Something to say about a whole value.
    pub fn about(path: Vec<Step>, diagnostic: Diagnostic) -> Self {
        Self { path, within: None, diagnostic }
    }
}

/// A case that loads, with all that its author wrote.
#[derive(Debug)]
pub struct CaseFile {
    /// The case as written, one-to-one with the text.
    pub source: CaseSource,
    /// The case as played.
    pub case: Arc<Scenario>,
    /// The text of the file.
    pub text: String,
}

impl CaseFile {
    /// The findings with path, line and column, in the order of the file.
    pub fn placed(&self, findings: Vec<Finding>) -> Vec<Diagnostic> {
        placed(&self.text, findings)
    }

    /// Where the values at these paths stand in the text, or the deepest values on the way to them.
    pub fn places(&self, paths: &[Vec<Step>]) -> Vec<Option<Place>> {
        let spans = Spans::new(&self.text);
        let places = Places::new(&self.text);
        paths.iter().map(|path| spans.find(path).map(|range| places.place(range))).collect()
    }
}

/// Opens a case for a closer look: like [`super::load`], but keeps what the author wrote.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub fn open(bytes: &[u8]) -> Result<CaseFile, Faults> {
    let (source, text) =
        read::read(bytes).map_err(|unreadable| Faults { diagnostics: unreadable.diagnostics, text: unreadable.text.into_owned() })?;
    match resolve::resolve(&source, digest(text)) {
        Ok(case) => Ok(CaseFile { source, case: Arc::new(case), text: text.to_owned() }),
        Err(findings) => Err(Faults { diagnostics: placed(text, findings), text: text.to_owned() }),
    }
}

/// Gives each finding its place in the text.
pub(super) fn placed(text: &str, findings: Vec<Finding>) -> Vec<Diagnostic> {
    if findings.is_empty() {
        return Vec::new();
    }
    let spans = Spans::new(text);
    let places = Places::new(text);
    let mut placed: Vec<Diagnostic> = findings
        .into_iter()
        .map(|Finding { path, within, diagnostic }| {
            if path.is_empty() {
                return diagnostic;
            }
            let diagnostic = diagnostic.at(spans.show(&path));
            let whole = spans.find(&path);
            match within.and_then(|part| spans.inside(&path, part)).or(whole) {
                Some(range) => diagnostic.placed(places.place(range)),
                None => diagnostic,
            }
        })
        .collect();
    placed.sort_by_key(|finding| finding.place.as_ref().map_or(0, |place| place.start));
    placed
}
