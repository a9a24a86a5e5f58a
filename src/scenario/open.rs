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
    /// Where everything stands.
    pub fn index(&self) -> Index<'_> {
        Index::new(&self.text)
    }

    /// Where the values at these paths stand in the text, or the deepest values on the way to them.
    pub fn places(&self, paths: &[Vec<Step>]) -> Vec<Option<Place>> {
        let index = self.index();
        paths.iter().map(|path| index.spans.find(path).map(|range| index.places.place(range))).collect()
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
        Err(findings) => Err(Faults { diagnostics: Index::new(text).placed(findings), text: text.to_owned() }),
    }
}

/// Where everything stands in the text of a case.
#[derive(Debug)]
pub struct Index<'t> {
    spans: Spans<'t>,
    places: Places<'t>,
}

impl<'t> Index<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { spans: Spans::new(text), places: Places::new(text) }
    }

    /// The findings with path, line and column, in the order of the file.
    pub fn placed(&self, findings: Vec<Finding>) -> Vec<Diagnostic> {
        let mut placed: Vec<Diagnostic> = findings.into_iter().map(|finding| self.place(finding)).collect();
        placed.sort_by_key(|finding| finding.place.as_ref().map_or(0, |place| place.start));
        placed
    }

    fn place(&self, Finding { path, within, diagnostic }: Finding) -> Diagnostic {
        if path.is_empty() {
            return diagnostic;
        }
        let diagnostic = diagnostic.at(self.spans.show(&path));
        let whole = self.spans.find(&path);
        match within.and_then(|part| self.spans.inside(&path, part)).or(whole) {
            Some(range) => diagnostic.placed(self.places.place(range)),
            None => diagnostic,
        }
    }
}
