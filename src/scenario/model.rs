//! A case that is known to be whole: every name resolved to a position, every text dedented. Immutable; only [`super::load`] makes one.

use std::ops::Range;

use super::ids::{
    DatedId, DecisionId, EffectsId, EncounterId, EndingId, FactId, FlagId, GoalId, InfluenceId, MeasureId, NodeId, NoteId, OptionId,
    PhaseId, ReactionId, ResourceId, SceneId, TieId, WeeklyId,
};
use super::source::{ContentSource, Pick};
use super::words::{
    Activity, Flow, Good, HandlingStep, Kind, Level, LevelOfStudy, Origin, PhaseName, Role, SmartPart, StatementKind, Strength, SystemStep,
    Target,
};
use crate::standards::Edition;

/// A whole, valid case.
#[derive(Debug)]
pub struct Scenario {
    /// Title, role, objectives, sources.
    pub about: About,
    /// SHA-256 of the case text, line ends normalised, in hexadecimal.
    pub digest: String,
    /// The edition of the standards that the ratings refer to.
    pub edition: &'static Edition,
    /// The focal client; as a node, position 0.
    pub client: Client,
    /// Client, people and systems.
    pub nodes: Vec<Node>,
    /// Ties between nodes.
    pub ties: Vec<Tie>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Influences, each from one measure to another.
    pub influences: Vec<Influence>,
    /// Rules for every week.
    pub weekly: Vec<Weekly>,
    /// Dated changes.
    pub dated: Vec<Dated>,
    /// Community resources.
    pub resources: Vec<Resource>,
    /// Weeks, hours, money.
    pub limits: Limits,
    /// Facts to find out.
    pub facts: Vec<Fact>,
    /// Names of the flags.
    pub flags: Vec<String>,
    /// Phases in their usual order.
    pub phases: Vec<Phase>,
    /// All encounters, in file order.
    pub encounters: Vec<Encounter>,
    /// All decisions: those of encounters in file order, then those of the desk.
    pub decisions: Vec<Decision>,
    /// The decisions that stand on the desk.
    pub desk: Vec<DecisionId>,
    /// All options, those of one decision side by side.
    pub options: Vec<Choice>,
    /// All reactions.
    pub reactions: Vec<Reaction>,
    /// The ecomap task.
    pub ecomap: Option<EcomapTask>,
    /// The service plan task.
    pub plan: Option<PlanTask>,
    /// The contact notes.
    pub notes: Vec<Note>,
    /// The endings; the last one holds always.
    pub endings: Vec<Ending>,
    /// Reflection prompts.
    pub prompts: Vec<String>,
    /// Where a reader finds help.
    pub help: Vec<String>,
    /// Everything that can be read, by [`SceneId`].
    pub scenes: Vec<Scene>,
    /// Everything that can happen, by [`EffectsId`].
    pub effects: Vec<Vec<Effect>>,
}

/// What the library and the briefing show.
#[derive(Debug)]
pub struct About {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// SPDX identifier.
    pub licence: String,
    /// For the library.
    pub summary: String,
    /// Where it plays.
    pub setting: String,
    /// How demanding it is.
    pub level: LevelOfStudy,
    /// Playing time, from and to.
    pub minutes: (u32, u32),
    /// The learner's role.
    pub role: String,
    /// What is practised.
    pub objectives: Vec<String>,
    /// Content descriptions.
    pub content: Vec<ContentSource>,
    /// What of law and policy is left open.
    pub jurisdiction: String,
    /// Sources of facts.
    pub sources: Vec<String>,
    /// Authors.
    pub written_by: Vec<String>,
    /// Reviewers.
    pub reviewed_by: Vec<String>,
    /// Whose judgement the ratings are.
    pub key_source: String,
}

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
    /// The word for a value in hundredths, if the author gave words.
    pub fn word(&self, value: i32) -> Option<&str> {
        self.words.iter().rev().find(|(from, _)| value >= from * 100).map(|(_, word)| word.as_str())
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
    /// Fact or interpretation.
    pub is: StatementKind,
    /// Covered by consent and purpose.
    pub covered: bool,
    /// Why.
    pub why: String,
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

/// What must be so.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same as in source::Condition, resolved")]
pub enum Condition {
    Always,
    Knows(FactId),
    Is(FlagId),
    Chose(OptionId),
    Did(EncounterId),
    AtLeast(MeasureId, i32),
    AtMost(MeasureId, i32),
    FromWeek(u32),
    UntilWeek(u32),
    In(PhaseName),
    Tie(TieId, Strength),
    Stressful(TieId),
    Uses(ResourceId),
    Waits(ResourceId),
    Planned(GoalId),
    Noticed(ReactionId),
    Money(i32),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same as in source::Effect, resolved")]
pub enum Effect {
    Move(MeasureId, i32),
    Learn(FactId),
    Set(FlagId),
    Clear(FlagId),
    Strength(TieId, Strength),
    Stress(TieId, bool),
    Flow(TieId, Flow),
    Refer(ResourceId),
    Withdraw(ResourceId),
    Wait(ResourceId, i32),
    Money(i32),
    Caseload(i32),
    Phase(PhaseId),
    Call(EncounterId),
    Say(SceneId),
    End,
    After(u32, EffectsId),
    If(Condition, EffectsId),
    /// Chance in per cent, the key of its draws, then, otherwise.
    Chance {
        percent: u32,
        key: u64,
        then: EffectsId,
        otherwise: EffectsId,
    },
}

/// Access by typed position.
macro_rules! by_id {
    ($($name:ident: $id:ty => $field:ident: $item:ty;)+) => {
        impl Scenario {
            $(
                #[doc = concat!("The entry of [`Scenario::", stringify!($field), "`] at this position.")]
                pub fn $name(&self, id: $id) -> &$item {
                    &self.$field[id.index()]
                }
            )+
        }
    };
}

by_id! {
    node: NodeId => nodes: Node;
    tie: TieId => ties: Tie;
    measure: MeasureId => measures: Measure;
    influence: InfluenceId => influences: Influence;
    weekly_rule: WeeklyId => weekly: Weekly;
    dated_change: DatedId => dated: Dated;
    resource: ResourceId => resources: Resource;
    fact: FactId => facts: Fact;
    flag: FlagId => flags: String;
    phase: PhaseId => phases: Phase;
    encounter: EncounterId => encounters: Encounter;
    decision: DecisionId => decisions: Decision;
    option: OptionId => options: Choice;
    reaction: ReactionId => reactions: Reaction;
    note: NoteId => notes: Note;
    ending: EndingId => endings: Ending;
    scene: SceneId => scenes: Scene;
    effects_list: EffectsId => effects: Vec<Effect>;
}

impl Scenario {
    /// The candidate goal at this position; there is a plan task if there is a [`GoalId`].
    pub fn goal(&self, id: GoalId) -> &Goal {
        let plan = self.plan.as_ref().expect("a goal id is only made for a case with a plan task");
        &plan.goals[id.index()]
    }

    /// Finds a decision by its id.
    pub fn find_decision(&self, id: &str) -> Option<DecisionId> {
        self.decisions.iter().position(|decision| decision.id == id).map(DecisionId::at)
    }

    /// Finds a reaction by its id.
    pub fn find_reaction(&self, id: &str) -> Option<ReactionId> {
        self.reactions.iter().position(|reaction| reaction.id == id).map(ReactionId::at)
    }

    /// Finds an option of a decision by its id.
    pub fn find_option(&self, decision: DecisionId, id: &str) -> Option<OptionId> {
        self.decision(decision).option_ids().find(|&option| self.option(option).id == id)
    }

    /// The ring on which a measure stands: that of its owner.
    pub fn measure_level(&self, measure: &Measure) -> Level {
        match measure.of {
            MeasureOwner::Node(node) => self.node(node).level,
            MeasureOwner::Tie(tie) => self.tie_level(self.tie(tie).between),
        }
    }

    /// Whose a measure is, by name: "Joanne Veldkamp and 3 West" for a tie.
    pub fn measure_owner(&self, measure: &Measure) -> String {
        match measure.of {
            MeasureOwner::Node(node) => self.node(node).name.clone(),
            MeasureOwner::Tie(tie) => {
                let (first, second) = self.tie(tie).between;
                format!("{} and {}", self.node(first).name, self.node(second).name)
            }
        }
    }

    /// The name under which somebody speaks: the client as they ask to be called.
    pub fn spoken_name(&self, node: NodeId) -> &str {
        let node = self.node(node);
        if node.kind == NodeKind::Client { &self.client.called } else { &node.name }
    }

    /// `decision.option`, as conditions and plans call it.
    pub fn option_path(&self, option: OptionId) -> String {
        let choice = self.option(option);
        format!("{}.{}", self.decision(choice.decision).id, choice.id)
    }

    /// The ring of a tie: meso between two micro nodes, otherwise that of its outer end.
    pub fn tie_level(&self, between: (NodeId, NodeId)) -> Level {
        let ends = [between.0, between.1].map(|end| self.node(end));
        let outer = ends[0].level.max(ends[1].level);
        let touches_client = ends.iter().any(|end| end.kind == NodeKind::Client);
        if outer == Level::Micro && !touches_client { Level::Meso } else { outer }
    }
}
