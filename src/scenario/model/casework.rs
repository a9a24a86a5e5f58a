//! What is played: facts, phases, encounters, reactions, decisions, options, endings, and the scenes that are read.

use std::ops::Range;

use super::super::ids::{DecisionId, EffectsId, EncounterId, NodeId, NoteId, OptionId, PhaseId, ReactionId, SceneId};
use super::super::source::Pick;
use super::super::words::{Activity, HandlingStep, Kind, Origin, PhaseName, Role, SystemStep, Target};
use super::rules::Condition;

/// Something to find out.
#[derive(Debug)]
pub struct Fact {
    /// Id.
    pub id: String,
    /// What is known then.
    pub text: String,
}

/// A phase of this case.
#[derive(Debug)]
pub struct Phase {
    /// Which one.
    pub name: PhaseName,
    /// Its encounters.
    pub encounters: Range<u16>,
}

/// A scene, its decisions and its work.
#[derive(Debug)]
pub struct Encounter {
    /// Id.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Its phase.
    pub phase: PhaseId,
    /// Earliest week.
    pub week: u32,
    /// Latest week.
    pub until: u32,
    /// Only if this holds.
    pub when: Condition,
    /// Offered in any phase.
    pub any_phase: bool,
    /// Played again when the case comes back.
    pub again: bool,
    /// Only when called.
    pub only_called: bool,
    /// What is read first.
    pub scene: SceneId,
    /// Further passages.
    pub also: Vec<(Condition, SceneId)>,
    /// A hint about the tool.
    pub tip: Option<String>,
    /// What its beginning brings.
    pub effects: EffectsId,
    /// Its reactions.
    pub reactions: Range<u16>,
    /// Its decisions.
    pub decisions: Range<u16>,
    /// Its work products.
    pub work: Vec<Work>,
}

/// A work product to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// The ecomap.
    Ecomap,
    /// The service plan.
    Plan,
    /// A contact note.
    Note(NoteId),
}

/// The key of a line of inner monologue.
#[derive(Debug)]
pub struct Reaction {
    /// Id.
    pub id: String,
    /// The line.
    pub line: String,
    /// Its encounter.
    pub encounter: EncounterId,
    /// What it is.
    pub kind: Kind,
    /// A kind that earns half.
    pub second: Option<Kind>,
    /// Where it comes from.
    pub origin: Option<Origin>,
    /// Its twin.
    pub twin: Option<ReactionId>,
    /// What earns full credit next.
    pub next: Vec<HandlingStep>,
    /// Why.
    pub why: String,
    /// What follows if it is acted out unflagged.
    pub if_acted_out: EffectsId,
}

impl Reaction {
    /// Whether the line is countertransference.
    pub fn is_signal(&self) -> bool {
        self.kind != Kind::NotCt
    }
}

/// A question to the learner.
#[derive(Debug)]
pub struct Decision {
    /// Id.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// Its encounter; none on the desk.
    pub encounter: Option<EncounterId>,
    /// How much it counts.
    pub weight: u32,
    /// Only if this holds.
    pub when: Condition,
    /// Only in these phases; in all if empty.
    pub phases: Vec<PhaseName>,
    /// How many options may be chosen.
    pub pick: Pick,
    /// Asked again until left.
    pub again: bool,
    /// Its options.
    pub options: Range<u16>,
}

impl Decision {
    /// The ids of its options, in order.
    pub fn option_ids(&self) -> impl DoubleEndedIterator<Item = OptionId> + use<> {
        self.options.clone().map(OptionId)
    }

    /// Whether taking none of its options is always open as well, and counts as an effect of 0: at the desk, and where a question is
    /// asked until it is left.
    pub fn is_optional(&self) -> bool {
        self.again || self.encounter.is_none()
    }
}

/// An option: something that a case manager could do.
#[derive(Debug)]
pub struct Choice {
    /// Id, unique in its decision.
    pub id: String,
    /// Its decision.
    pub decision: DecisionId,
    /// What is done.
    pub text: String,
    /// What follows, to read.
    pub then: Option<SceneId>,
    /// Client level or system level.
    pub target: Target,
    /// The role taken.
    pub role: Role,
    /// Step of the system-level cycle.
    pub step: Option<SystemStep>,
    /// System-level activity.
    pub activity: Option<Activity>,
    /// Quarter hours.
    pub quarters: i32,
    /// Dollars.
    pub money: i32,
    /// Can be chosen only if this holds.
    pub when: Condition,
    /// What is read while it does not hold; hidden then if none.
    pub closed: Option<String>,
    /// Can be chosen more than once.
    pub again: bool,
    /// What it does.
    pub effects: EffectsId,
    /// How it bears on the standards.
    pub ratings: Vec<Rating>,
    /// Opens the debrief: a critical act.
    pub critical: Option<String>,
    /// Reactions that it acts out.
    pub acts_out: Vec<ReactionId>,
    /// What the debrief says.
    pub feedback: String,
}

impl Choice {
    /// The effect on a standard by its number, −2 to 2; 0 where it does not touch it.
    pub fn effect_on(&self, standard: u8) -> i32 {
        self.ratings.iter().find(|rating| rating.standard == standard).map_or(0, |rating| i32::from(rating.effect))
    }
}

/// How an option bears on a standard.
#[derive(Debug)]
pub struct Rating {
    /// Number of the standard.
    pub standard: u8,
    /// −2 to 2.
    pub effect: i8,
    /// Indicator, `M1` or `V2`.
    pub indicator: String,
    /// Rationale.
    pub rationale: String,
}

/// An ending.
#[derive(Debug)]
pub struct Ending {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Holds if this does.
    pub when: Condition,
    /// What is read.
    pub text: SceneId,
}

/// Something to read: lines in order.
#[derive(Debug, Default)]
pub struct Scene {
    /// The lines.
    pub lines: Vec<Line>,
}

/// A line of a scene.
#[derive(Debug)]
pub struct Line {
    /// Who speaks or thinks.
    pub voice: Voice,
    /// What.
    pub text: String,
}

/// Whose a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// What is seen and heard.
    Narration,
    /// Somebody speaks.
    Speech(NodeId),
    /// The case manager speaks.
    Me,
    /// The case manager thinks.
    Thought(ReactionId),
}
