//! A case that is known to be whole: every name resolved to a position, every text dedented. Immutable; only [`super::load`] makes one.

mod casework;
mod ecology;
mod rules;
mod work;

pub use casework::*;
pub use ecology::*;
pub use rules::*;
pub use work::*;

use super::ids::{
    DatedId, DecisionId, EffectsId, EncounterId, EndingId, FactId, FlagId, GoalId, InfluenceId, MeasureId, NodeId, NoteId, OptionId,
    PhaseId, ReactionId, ResourceId, SceneId, TieId, WeeklyId,
};
use super::source::ContentSource;
use super::words::{Level, LevelOfStudy};
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

    /// Dollars that the services to which an option surely refers will take from the budget, each when it starts.
    pub fn service_costs(&self, option: &Choice) -> i32 {
        let referred = self.effects_list(option.effects).iter().filter_map(|effect| match effect {
            Effect::Refer(resource) => Some(self.resource(*resource).cost),
            _ => None,
        });
        i32::try_from(referred.sum::<u32>()).unwrap_or(i32::MAX)
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
