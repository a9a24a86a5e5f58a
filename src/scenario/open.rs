//! A case together with its text: for whoever has something to say about the text, and not only to play it.

use std::ops::Range;
use std::sync::Arc;

use super::bad_ids::placed_findings;
use super::source::CaseSource;
use super::spans::{Spans, Step, Tree};
use super::{Faults, Scenario, digest, read, resolve};
use crate::diagnostic::{Diagnostic, Place, Places};
use crate::jobs::{ShareOut, one_by_one};

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
    /// Where the values stand in the text.
    tree: Arc<Tree>,
}

impl CaseFile {
    /// Where everything stands.
    pub fn index(&self) -> Index<'_> {
        Index::with(&self.text, Arc::clone(&self.tree))
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
    open_with(bytes, &one_by_one)
}

/// The same on several cores.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub fn open_with(bytes: &[u8], share_out: &ShareOut) -> Result<CaseFile, Faults> {
    let text = read::text(bytes)?;
    // Neither needs the other.
    let (source, (tree, digest)) = read::read_beside(share_out, text, || (Arc::new(Tree::new(text)), digest(text)))?;
    match resolve::resolve(&source, digest) {
        Ok(case) => Ok(CaseFile { source, case: Arc::new(case), text: text.to_owned(), tree }),
        Err(findings) => Err(Faults { diagnostics: placed_findings(&Index::with(text, tree), text, findings), text: text.to_owned() }),
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
        Self::with(text, Arc::new(Tree::new(text)))
    }

    fn with(text: &'t str, tree: Arc<Tree>) -> Self {
        Self { spans: Spans::with(text, tree), places: Places::new(text) }
    }

    pub(super) fn spans(&self) -> &Spans<'t> {
        &self.spans
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
