//! What many rules need to know of a case, found out once.

mod census;
pub mod parts;
pub mod prose;
mod way;

pub use census::Census;
pub use prose::{Prose, Whose};
pub use way::{Way, names_on};

use std::ops::Range;

use super::giveaways::Looks;
use super::language::{Lists, Walk};
use super::measuring::evidence;
use super::possible::Possible;
use super::{Evidence, Played};
use crate::jobs::{self, ShareOut};
use crate::scenario::source::CaseSource;
use crate::scenario::{CaseFile, DecisionId, ReactionId, Scenario};

/// A case under scrutiny.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The case as written.
    pub source: &'a CaseSource,
    /// The case as played.
    pub case: &'a Scenario,
    /// Everything that can be read in it, paragraph by paragraph, in the order of the types in [`crate::scenario::source`].
    pub prose: Vec<Prose<'a>>,
    /// What of the word lists stands in the prose, and how hard it is to read.
    pub language: Walk<'a>,
    /// What options and thoughts look like to somebody who does not read them.
    pub looks: Looks,
    /// What its parts have to do with each other.
    pub(super) census: Census,
    /// What can come about in it at all.
    pub(super) possible: Possible<'a>,
    /// What playing the case has shown, where somebody has.
    pub played: Option<&'a Played>,
    /// The decisions that bear on each standard, in the order of the edition.
    bearing: Vec<Vec<DecisionId>>,
}

impl<'a> Subject<'a> {
    /// Takes a case in.
    pub fn new(file: &'a CaseFile, lists: &'a Lists, played: Option<&'a Played>, share_out: &ShareOut) -> Self {
        let read = || {
            let prose = prose::of(&file.source);
            let language = Walk::new(&prose, file.source.language.starts_with("en"), lists, share_out);
            let looks = Looks::of(&file.case, &prose, &language);
            (prose, language, looks)
        };
        let weighed = || {
            let possible = Possible::of(&file.case);
            (Census::of(&file.case), evidence::by_standard(&file.case, &possible), possible)
        };
        let ((prose, language, looks), (census, bearing, possible)) = jobs::both(share_out, read, weighed);
        Self { source: &file.source, case: &file.case, prose, language, looks, census, possible, played, bearing }
    }

    /// The decisions on which what is chosen can make a difference to the standard with this number.
    pub fn bearing_on(&self, standard: u8) -> &[DecisionId] {
        let position = self.case.edition.standards.iter().position(|it| it.number == standard);
        position.map_or(&[], |at| &self.bearing[at])
    }

    /// What plays show of the standard with this number; none where nobody has played enough.
    pub fn evidence_of(&self, standard: u8) -> Option<&'a Evidence> {
        let position = self.case.edition.standards.iter().position(|it| it.number == standard)?;
        self.played?.evidence.get(position)
    }

    /// The line of a reaction in its scene: the way to the scene, and which part of its text it is. The reaction's key if
    /// the line stands nowhere.
    pub fn thought(&self, id: ReactionId) -> (Way, Option<Range<usize>>) {
        let name = self.case.reaction(id).id.as_str();
        match self.prose.iter().find(|prose| prose.whose == Whose::Thought(name)) {
            Some(prose) => (prose.into(), Some(prose.start..prose.start + prose.text.len())),
            None => (Way::reaction(self.case, id), None),
        }
    }
}
