//! The work products and their keys: ecomap, service plan, contact notes.

use super::super::ids::{EffectsId, NodeId, TieId};
use super::super::words::{SmartPart, StatementKind};
use super::rules::Condition;

/// The ecomap task.
#[derive(Debug)]
pub struct EcomapTask {
    /// What is asked.
    pub prompt: String,
    /// What can be drawn: the case's ties, then the decoys, by name of their ends.
    pub pairs: Vec<EcomapPair>,
}

/// Two ends between which a tie can be drawn.
#[derive(Debug)]
pub struct EcomapPair {
    /// The ends.
    pub between: (NodeId, NodeId),
    /// The case's tie; none for a decoy.
    pub tie: Option<TieId>,
}

/// The service plan task.
#[derive(Debug)]
pub struct PlanTask {
    /// What is asked.
    pub prompt: String,
    /// The most goals.
    pub at_most: u32,
    /// Candidates.
    pub goals: Vec<Goal>,
    /// Who can own a goal: the client, the case manager (none), people.
    pub owners: Vec<Option<NodeId>>,
}

/// A candidate goal.
#[derive(Debug)]
pub struct Goal {
    /// Id.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// Offered only if this holds.
    pub when: Condition,
    /// 0 to 2.
    pub serves: u8,
    /// Ways of writing it.
    pub wordings: Vec<Wording>,
    /// Who could own it; none is the case manager.
    pub owners: Vec<Option<NodeId>>,
    /// Good review, in weeks from now.
    pub review: (u32, u32),
    /// Why.
    pub why: String,
    /// What planning it brings.
    pub effects: EffectsId,
}

/// One way of writing a goal.
#[derive(Debug)]
pub struct Wording {
    /// The text.
    pub text: String,
    /// The client's own words.
    pub client_words: bool,
    /// Its SMART parts.
    pub smart: Vec<SmartPart>,
}

/// A contact note.
#[derive(Debug)]
pub struct Note {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Statements.
    pub statements: Vec<Statement>,
}

/// A statement of a contact note.
#[derive(Debug)]
pub struct Statement {
    /// Text.
    pub text: String,
    /// Offered only if this holds when the note begins.
    pub when: Condition,
    /// Fact or interpretation.
    pub is: StatementKind,
    /// Covered by consent and purpose.
    pub covered: bool,
    /// Why.
    pub why: String,
}
