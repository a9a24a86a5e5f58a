//! What may still come from a state, and which parts of the state it may still read: the *live* ones. Two states that agree on these
//! have the same future, whatever else tells them apart.
//!
//! It errs on one side only: a part that is called live may turn out dead, never the other way round.

use crate::scenario::{DecisionId, EncounterId, NoteId};
use crate::sim::CaseState;

use super::ahead::Ahead;
use super::bits::Bits;
use super::ground::Ground;
use super::key::{self, Key};
use super::spending::Spending;
use super::tells::Tells;

/// What may still come.
#[derive(Debug)]
pub struct Outlook {
    /// Parts that a condition still to be asked may read, with consequences.
    pub live: Bits,
    /// Encounters that may begin.
    pub encounters: Vec<EncounterId>,
    /// Decisions that may be taken at the desk, and that tell.
    pub desk: Vec<DecisionId>,
    /// Which encounters, decisions at the desk and live parts: part of every key.
    pub who: Key,
    /// Decisions whose answer can tell. Whatever else is asked may be answered anyhow.
    pub telling: Bits,
    /// Lists of effects with consequences.
    pub lists: Bits,
    /// Whether a service plan may be made.
    pub plans: bool,
    /// Notes that may be written, where it counts how many actions that takes.
    pub notes: Vec<NoteId>,
    /// Whether more hours only ever open ways and never close one.
    pub ease: bool,
    /// The same of dollars.
    pub thrift: bool,
    /// The quarter hours that may be spent before the week ends: all that matters of the hours left.
    pub quarters: Spending,
    /// The dollars that may be spent.
    pub money: Spending,
}

impl Outlook {
    /// About how many bytes it takes.
    pub fn bytes(&self) -> usize {
        let sets = self.live.bytes() + self.telling.bytes() + self.lists.bytes();
        let lists = size_of_val(&*self.encounters) + size_of_val(&*self.desk) + size_of_val(&*self.notes);
        size_of::<Self>() + sets + lists + 256
    }
}

impl Ground<'_> {
    /// Looks ahead from a state. Says as well how many dollars would be more than can be spent; none where no number is.
    pub fn outlook(&self, state: &CaseState) -> (Outlook, Option<i64>) {
        let mut ahead = Ahead::new(self);
        ahead.look(state);
        let mut tells = Tells {
            live: self.nothing.clone(),
            lists: Bits::new(self.case.effects.len()),
            decisions: Bits::new(self.case.decisions.len()),
        };
        ahead.judge(&mut tells);
        let (ease, thrift) = (ahead.frees_hours(&tells), ahead.pays_to_save(&tells));
        let is_worth = |option| ahead.is_worth(&tells, option, ease, thrift);
        let quarters = ahead.hours(state, &tells, &is_worth);
        let money = ahead.money(&tells, &is_worth);
        let desk: Vec<DecisionId> = ahead.desk.iter().copied().filter(|id| tells.decisions.has(id.index())).collect();
        let mut encounters = std::mem::take(&mut ahead.encounters);
        encounters.sort_unstable();
        ahead.notes.sort_unstable();
        let encountered = encounters.iter().map(|id| id.index() as u64);
        let asked = desk.iter().map(|id| id.index() as u64);
        let live = tells.live.iter().map(|part| part as u64);
        let who = key::of_numbers(encountered.chain([u64::MAX]).chain(asked).chain([u64::MAX]).chain(live));
        let enough = ahead.enough;
        let outlook = Outlook {
            live: tells.live,
            encounters,
            desk,
            who,
            telling: tells.decisions,
            lists: tells.lists,
            plans: ahead.goals,
            notes: ahead.notes,
            ease,
            thrift,
            quarters,
            money,
        };
        (outlook, enough)
    }
}
