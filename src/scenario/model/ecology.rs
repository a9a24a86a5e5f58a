//! The case world: the client, nodes, ties, measures, what moves them, resources, limits.

use super::super::ids::{EffectsId, FactId, MeasureId, NodeId, SceneId, TieId};
use super::super::words::{Flow, Good, Level, Strength};
use super::rules::Condition;

/// The focal client.
#[derive(Debug)]
pub struct Client {
    /// Full name.
    pub name: String,
    /// How the client asks to be called.
    pub called: String,
    /// Pronouns.
    pub pronouns: String,
    /// Age in years.
    pub age: u32,
    /// Strengths.
    pub strengths: Vec<String>,
    /// Wish.
    pub wish: String,
    /// Own words.
    pub words: String,
    /// Who the client is.
    pub about: String,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// The focal client.
    Client,
    /// A person around the client.
    Person,
    /// Another system.
    System,
}

/// An end of ties.
#[derive(Debug)]
pub struct Node {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Relation to the client; empty for systems.
    pub who: String,
    /// More.
    pub about: String,
    /// What it is.
    pub kind: NodeKind,
    /// Its ring, relative to the client.
    pub level: Level,
}

/// A tie as the case begins.
#[derive(Debug)]
pub struct Tie {
    /// `first-second`.
    pub id: String,
    /// Its ends.
    pub between: (NodeId, NodeId),
    /// The state in the first week.
    pub start: TieState,
    /// The fact without which it is not known.
    pub found_by: Option<FactId>,
    /// What it is about.
    pub about: String,
}

/// How a tie is at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TieState {
    /// How much it carries.
    pub strength: Strength,
    /// Whether it is stressful.
    pub stress: bool,
    /// Which way it flows.
    pub flow: Flow,
}

/// A number that changes. Values are in hundredths of a point.
#[derive(Debug)]
pub struct Measure {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whose it is.
    pub of: MeasureOwner,
    /// First value, in hundredths.
    pub start: i32,
    /// Least value, in hundredths.
    pub least: i32,
    /// Greatest value, in hundredths.
    pub most: i32,
    /// Which direction is good.
    pub good: Good,
    /// What it means.
    pub about: String,
    /// Words for values, from whole points upwards.
    pub words: Vec<(i32, String)>,
}

/// Whose a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureOwner {
    /// The client, a person or a system.
    Node(NodeId),
    /// What goes on between two of them.
    Tie(TieId),
}

impl Measure {
    /// The word for a value in hundredths, if the author gave words: that of the whole number which is shown.
    pub fn word(&self, value: i32) -> Option<&str> {
        let shown = (value + 50).div_euclid(100);
        self.words.iter().rev().find(|(from, _)| shown >= *from).map(|(_, word)| word.as_str())
    }
}

/// A change of one measure carried to another.
#[derive(Debug)]
pub struct Influence {
    /// What changed.
    pub from: MeasureId,
    /// What is moved.
    pub to: MeasureId,
    /// Per cent of the change.
    pub weight: i32,
    /// Weeks.
    pub lag: u32,
    /// Why.
    pub why: String,
}

/// A rule for every week.
#[derive(Debug)]
pub struct Weekly {
    /// While this holds.
    pub when: Condition,
    /// What happens.
    pub effects: EffectsId,
    /// Why.
    pub why: String,
}

/// A dated change.
#[derive(Debug)]
pub struct Dated {
    /// At the beginning of this week.
    pub week: u32,
    /// If this holds.
    pub when: Condition,
    /// What is read.
    pub text: SceneId,
    /// What happens.
    pub effects: EffectsId,
}

/// A community resource.
#[derive(Debug)]
pub struct Resource {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it offers.
    pub about: String,
    /// Dollars, taken at the start.
    pub cost: u32,
    /// Weeks of wait.
    pub wait: u32,
    /// Who may have it.
    pub eligibility: String,
    /// Whether the client may.
    pub when: Condition,
    /// What is read when it starts.
    pub starts: SceneId,
    /// What its start brings.
    pub effects: EffectsId,
}

/// Weeks, hours (in quarters) and money.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Weeks.
    pub weeks: u32,
    /// Quarter hours a week in all.
    pub quarters_per_week: i32,
    /// Other clients.
    pub other_clients: u32,
    /// Quarter hours a week that they take at first.
    pub caseload_quarters: i32,
    /// Dollars.
    pub budget: i32,
}
