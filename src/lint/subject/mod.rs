//! What many rules need to know of a case, found out once.

mod prose;
mod way;

pub use prose::{Prose, Whose};
pub use way::{Way, names_on};

use crate::scenario::source::CaseSource;
use crate::scenario::{CaseFile, Scenario};

/// A case under scrutiny.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The case as written.
    pub source: &'a CaseSource,
    /// The case as played.
    pub case: &'a Scenario,
    /// Everything that can be read in it, paragraph by paragraph, in the order of the types in [`crate::scenario::source`].
    pub prose: Vec<Prose<'a>>,
}

impl<'a> Subject<'a> {
    /// Takes a case in.
    pub fn new(file: &'a CaseFile) -> Self {
        Self { source: &file.source, case: &file.case, prose: prose::of(&file.source) }
    }
}
