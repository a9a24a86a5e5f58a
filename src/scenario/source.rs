//! The case as an author writes it: serde types, one-to-one with the RON text. Nothing here is checked against anything else.
//!
//! Every name is a plain string until [`super::load`] has resolved it. Prose fields may be raw strings with indented
//! lines; they are dedented on loading. A *scene* is prose with three marks (see [`super::scene`]).

use serde::Deserialize;

use super::words::{
    Activity, Flow, HandlingStep, Intensity, Kind, Level, LevelOfStudy, Origin, PhaseName, Role, SmartPart, StatementKind, Strength,
    SystemStep, Target,
};

/// A whole case file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseSource {
    /// Version of this format; always `1`.
    pub format: u32,
    /// The id of the case: lower-case letters, digits and `_`; the same as the file's name without `.ron`.
    pub id: String,
    /// What the case is called in the library.
    pub title: String,
    /// Language of the texts, as a BCP 47 tag.
    #[serde(default = "english")]
    pub language: String,
    /// Licence of the texts, as an SPDX identifier.
    #[serde(default = "licence")]
    pub licence: String,
    /// Two or three sentences for the library, without giving anything away.
    pub summary: String,
    /// Where the case plays, in a few words.
    pub setting: String,
    /// How demanding the case is.
    pub level: LevelOfStudy,
    /// Usual playing time in minutes, from and to.
    pub minutes: (u32, u32),
    /// The learner's role, for the briefing: who you are, where you work, who supervises you.
    pub role: String,
    /// What a learner practises here.
    pub objectives: Vec<String>,
    /// Brief neutral descriptions of content that a learner may wish to know of beforehand.
    #[serde(default)]
    pub content: Vec<ContentSource>,
    /// What of law or policy is left open, with the sentence that sends the learner to agency policy and state law.
    pub jurisdiction: String,
    /// Where facts of the case come from.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Who wrote it.
    pub written_by: Vec<String>,
    /// Who has reviewed it; empty while nobody has.
    #[serde(default)]
    pub reviewed_by: Vec<String>,
    /// Whose judgement the ratings are: author, reviewer, or a panel and its size.
    #[serde(default = "key_source")]
    pub key_source: String,
    /// Id of the edition of the standards that the ratings refer to.
    #[serde(default = "edition")]
    pub edition: String,

    /// The focal client.
    pub client: ClientSource,
    /// The people around the client; each can speak in scenes and stand on the ecomap.
    #[serde(default)]
    pub people: Vec<PersonSource>,
    /// Other systems of the client's ecology.
    #[serde(default)]
    pub systems: Vec<SystemSource>,
    /// Ties between the client, people and systems. A tie between two micro systems is the meso level.
    #[serde(default)]
    pub ties: Vec<TieSource>,
    /// Numbers that change.
    #[serde(default)]
    pub measures: Vec<MeasureSource>,
    /// Which measure moves which, by how much, after how many weeks.
    #[serde(default)]
    pub influences: Vec<InfluenceSource>,
    /// What happens at the end of every week in which a condition holds.
    #[serde(default)]
    pub every_week: Vec<WeeklySource>,
    /// Dated changes: what time itself brings (the chrono level).
    #[serde(default)]
    pub dated: Vec<DatedSource>,
    /// Services in the community to which the client can be referred.
    #[serde(default)]
    pub resources: Vec<ResourceSource>,
    /// Weeks, hours and money.
    pub limits: LimitsSource,
    /// What can be found out about the client and the surroundings.
    #[serde(default)]
    pub facts: Vec<FactSource>,
    /// Names for things that happened and that later conditions ask for.
    #[serde(default)]
    pub flags: Vec<String>,
    /// The phases in their usual order.
    pub phases: Vec<PhaseSource>,
    /// Decisions that stand open on the desk, to be taken while hours last.
    #[serde(default)]
    pub desk: Vec<DecisionSource>,
    /// The ecomap task, if the case has one.
    #[serde(default)]
    pub ecomap: Option<EcomapSource>,
    /// The service plan task, if the case has one.
    #[serde(default)]
    pub plan: Option<PlanSource>,
    /// The contact notes to write, if the case has any.
    #[serde(default)]
    pub notes: Vec<NoteSource>,
    /// How the case can end: the first whose condition holds. The last one must hold always.
    pub endings: Vec<EndingSource>,
    /// Reflection prompts that close the debrief.
    #[serde(default)]
    pub prompts: Vec<String>,
    /// Where a reader finds help after a hard case, shown at the end of the debrief.
    #[serde(default)]
    pub help: Vec<String>,
    /// Advice of `practicum check` that this case departs from on purpose, each with its reason.
    #[serde(default)]
    pub allow: Vec<AllowSource>,
}

/// One piece of advice that the case departs from on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowSource {
    /// The code of the advice, as `check` prints it in brackets: `unused-fact`.
    pub lint: String,
    /// Only there: an id around the finding (an encounter, a decision, `decision.option`, a reaction, a measure, a tie
    /// `first-second`, a phase …), or the number of a standard. Everywhere in the case if left out.
    #[serde(default)]
    pub at: Option<String>,
    /// Why it is right here, for whoever reviews the case.
    pub reason: String,
}

/// One content description.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentSource {
    /// What it is, in neutral words.
    pub topic: String,
    /// How strongly it is present.
    pub intensity: Intensity,
    /// Where it occurs.
    pub place: String,
    /// What can be skipped without loss, and how.
    #[serde(default)]
    pub skip: Option<String>,
}

/// The focal client.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientSource {
    /// Id, used as speaker in scenes and as end of ties.
    pub id: String,
    /// Full name.
    pub name: String,
    /// How the client asks to be called; the full name if left out.
    #[serde(default)]
    pub called: Option<String>,
    /// Pronouns.
    pub pronouns: String,
    /// Age in years.
    pub age: u32,
    /// Strengths, first of all.
    pub strengths: Vec<String>,
    /// What the client wishes.
    pub wish: String,
    /// The client's own words.
    pub words: String,
    /// Who the client is, in a paragraph or two.
    pub about: String,
}

/// A person around the client.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonSource {
    /// Id, used as speaker in scenes and as end of ties.
    pub id: String,
    /// Name.
    pub name: String,
    /// Relation to the client, in a few words.
    pub who: String,
    /// More about the person.
    #[serde(default)]
    pub about: String,
    /// Level relative to the focal client.
    #[serde(default = "micro")]
    pub level: Level,
}

/// A system of the ecology that is not a person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemSource {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Level relative to the focal client: micro, exo or macro. (Meso is a tie, chrono is a date.)
    pub level: Level,
    /// More about it.
    #[serde(default)]
    pub about: String,
}

/// A tie between two ends (client, person or system). Its id is `first-second`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieSource {
    /// The two ends.
    pub between: (String, String),
    /// How much the tie carries.
    pub strength: Strength,
    /// Whether the tie is stressful, whatever its strength.
    #[serde(default)]
    pub stress: bool,
    /// Which way energy or resources move; `to_client` and `from_client` only where the client is one end.
    #[serde(default)]
    pub flow: Flow,
    /// The fact without which the learner cannot know of this tie; known from the start if left out.
    #[serde(default)]
    pub found_by: Option<String>,
    /// What the tie is about; shown in the debrief.
    #[serde(default)]
    pub about: String,
}

/// A number that changes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureSource {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whose measure it is: client, person or system, or a tie between two of them (`first-second`). That gives its ring: what
    /// goes on between two micro systems is the meso level.
    pub of: String,
    /// Value in the first week.
    pub start: i32,
    /// Least and greatest value.
    #[serde(default = "percent_range")]
    pub range: (i32, i32),
    /// Which direction is good.
    #[serde(default)]
    pub good: super::words::Good,
    /// What it means.
    #[serde(default)]
    pub about: String,
    /// Words for values, each from its number upwards: `[(0, "wary"), (40, "open"), (70, "frank")]`.
    #[serde(default)]
    pub words: Vec<(i32, String)>,
}

/// A change of one measure carried to another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InfluenceSource {
    /// The measure that changed.
    pub from: String,
    /// The measure that is moved.
    pub to: String,
    /// Per cent of the change that is carried over, −200 to 200; negative turns it round.
    pub weight: i32,
    /// Weeks until it arrives, 1 or more.
    pub lag: u32,
    /// Why, in words for the debrief.
    pub why: String,
}

/// What happens at the end of every week in which a condition holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeeklySource {
    /// The condition.
    #[serde(default)]
    pub when: Condition,
    /// What happens.
    pub effects: Vec<Effect>,
    /// Why, in words for the debrief.
    pub why: String,
}

/// A dated change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedSource {
    /// The week at whose beginning it happens, 1 to the case's weeks.
    pub week: u32,
    /// Only if this holds then.
    #[serde(default)]
    pub when: Condition,
    /// What the learner reads, as a scene without inner monologue.
    pub text: String,
    /// What happens.
    #[serde(default)]
    pub effects: Vec<Effect>,
}

/// A service in the community.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResourceSource {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it offers.
    pub about: String,
    /// Dollars of the service budget, taken when it starts.
    #[serde(default)]
    pub cost: u32,
    /// Weeks from referral to start.
    #[serde(default)]
    pub wait: u32,
    /// Who may have it, in words.
    #[serde(default)]
    pub eligibility: String,
    /// Whether the client is eligible.
    #[serde(default)]
    pub when: Condition,
    /// What the learner reads when it starts, as a scene without inner monologue.
    pub starts: String,
    /// What its start brings.
    #[serde(default)]
    pub effects: Vec<Effect>,
}

/// Weeks, hours and money.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitsSource {
    /// Weeks that the case may last, 1 to 52.
    pub weeks: u32,
    /// The case manager's working hours a week, in quarters of an hour: `35`, `7.5`.
    pub hours_per_week: f64,
    /// The rest of the caseload.
    #[serde(default)]
    pub caseload: CaseloadSource,
    /// Service budget in dollars.
    #[serde(default)]
    pub budget: u32,
}

/// What the rest of the caseload takes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseloadSource {
    /// How many other clients.
    pub clients: u32,
    /// How many hours a week they take, in quarters of an hour.
    pub hours: f64,
}

/// Something that can be found out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSource {
    /// Id.
    pub id: String,
    /// What is known then, as it stands in the case file.
    pub text: String,
}

/// A phase with its encounters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseSource {
    /// Which of the seven.
    pub phase: PhaseName,
    /// Encounters, offered in this order. When none is left that can be played, the next phase begins.
    pub encounters: Vec<EncounterSource>,
}

/// A scene, what it asks, and what the case manager thinks meanwhile.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EncounterSource {
    /// Id.
    pub id: String,
    /// Place and time, as a heading.
    pub title: String,
    /// Earliest week.
    #[serde(default = "one")]
    pub week: u32,
    /// Latest week; it is missed after that.
    #[serde(default)]
    pub until: Option<u32>,
    /// Only if this holds.
    #[serde(default)]
    pub when: Condition,
    /// Offered in whatever phase the case is, not only in its own.
    #[serde(default)]
    pub any_phase: bool,
    /// Played again when the case comes back to its phase.
    #[serde(default)]
    pub again: bool,
    /// Only when called by the effect `call`, whatever the phase.
    #[serde(default)]
    pub only_called: bool,
    /// What is said, seen and thought.
    pub scene: String,
    /// Further passages, each only if its condition holds, added in order.
    #[serde(default)]
    pub also: Vec<PassageSource>,
    /// A hint about the tool itself, for tutorials.
    #[serde(default)]
    pub tip: Option<String>,
    /// What the scene itself brings, when it begins.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// The keys of the inner monologue lines placed in its scenes.
    #[serde(default)]
    pub reactions: Vec<ReactionSource>,
    /// What is asked, in this order.
    #[serde(default)]
    pub decisions: Vec<DecisionSource>,
    /// What is made after the decisions.
    #[serde(default)]
    pub work: Vec<WorkSource>,
}

/// A conditional passage of a scene.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageSource {
    /// Only if this holds when the encounter begins.
    pub when: Condition,
    /// The passage.
    pub scene: String,
}

/// A work product to make in an encounter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkSource {
    /// Draw the ecomap.
    Ecomap,
    /// Build the service plan.
    Plan,
    /// Write the contact note with this id.
    Note(String),
}

/// The key of a line of inner monologue.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReactionSource {
    /// Id, placed in a scene as `~id The line …`.
    pub id: String,
    /// What kind of countertransference it is, or `not_ct`.
    pub kind: Kind,
    /// A second kind that earns half.
    #[serde(default)]
    pub second: Option<Kind>,
    /// Where it comes from; left out for `not_ct`.
    #[serde(default)]
    pub origin: Option<Origin>,
    /// The line on the same facts that is the other way.
    #[serde(default)]
    pub twin: Option<String>,
    /// What to do next with it: each earns full credit.
    #[serde(default)]
    pub next: Vec<HandlingStep>,
    /// Why, for the debrief.
    pub why: String,
    /// What follows if an option that acts it out was chosen and the line was not flagged.
    #[serde(default)]
    pub if_acted_out: Vec<Effect>,
}

/// How many options may be chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    /// Exactly one.
    #[default]
    One,
    /// From so many to so many at once, within the hours and money at hand.
    Several(u32, u32),
}

/// A question to the learner.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionSource {
    /// Id.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// How much it counts, 1 to 5.
    #[serde(default = "one")]
    pub weight: u32,
    /// Only if this holds.
    #[serde(default)]
    pub when: Condition,
    /// Only in these phases; in all if empty. (For decisions on the desk.)
    #[serde(default)]
    pub phases: Vec<PhaseName>,
    /// How many options may be chosen.
    #[serde(default)]
    pub pick: Pick,
    /// Asked again, with the options not yet chosen, until the learner leaves it.
    #[serde(default)]
    pub again: bool,
    /// The options, three or more.
    pub options: Vec<OptionSource>,
}

/// Something that a case manager could do.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionSource {
    /// Id, unique in its decision; conditions call it `decision.option`.
    pub id: String,
    /// What is done, as the learner reads it.
    pub text: String,
    /// What follows, as a scene.
    #[serde(default)]
    pub then: String,
    /// Whether the client's situation changes or that of the next person, too.
    #[serde(default = "client_level")]
    pub target: Target,
    /// The role that the case manager takes.
    pub role: Role,
    /// The step of the system-level cycle.
    #[serde(default)]
    pub step: Option<SystemStep>,
    /// The system-level activity.
    #[serde(default)]
    pub activity: Option<Activity>,
    /// Hours that it takes, in quarters: `0.5`.
    #[serde(default)]
    pub hours: f64,
    /// Dollars of the service budget that it takes.
    #[serde(default)]
    pub money: u32,
    /// Can be chosen only if this holds.
    #[serde(default)]
    pub when: Condition,
    /// What the learner reads while the condition does not hold; hidden then if left out.
    #[serde(default)]
    pub closed: Option<String>,
    /// Can be chosen more than once; must cost time then.
    #[serde(default)]
    pub again: bool,
    /// What it does.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// How it bears on the standards.
    #[serde(default)]
    pub rates: Vec<RatingSource>,
    /// Makes it a critical act; the text opens the debrief.
    #[serde(default)]
    pub critical: Option<String>,
    /// The reactions that this acts out.
    #[serde(default)]
    pub acts_out: Vec<String>,
    /// What the debrief says about it.
    #[serde(default)]
    pub feedback: String,
}

/// One rating: standard (1 to 10), effect (−2 to 2), indicator of that standard (`"M1"`, `"V2"`), rationale in one line.
#[derive(Debug, Clone, Deserialize)]
pub struct RatingSource(
    /// Number of the standard.
    pub u8,
    /// −2 clear violation, −1 weak, 0 neutral, 1 partly meets, 2 clearly meets.
    pub i8,
    /// Indicator within the standard.
    pub String,
    /// Rationale.
    pub String,
);

/// The ecomap task. Its key is the state of the case's own ties when it is drawn.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EcomapSource {
    /// What the learner is asked.
    pub prompt: String,
    /// Pairs without a tie that the learner may wrongly draw.
    #[serde(default)]
    pub decoys: Vec<(String, String)>,
}

/// The service plan task.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanSource {
    /// What the learner is asked.
    pub prompt: String,
    /// The most goals that a plan may hold.
    pub at_most: u32,
    /// Candidate goals, more than the plan may hold.
    pub goals: Vec<GoalSource>,
}

/// A candidate goal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalSource {
    /// Id.
    pub id: String,
    /// The goal in a few words.
    pub title: String,
    /// Offered only if this holds.
    #[serde(default)]
    pub when: Condition,
    /// How well it serves the client's own aims: 0 not, 1 partly, 2 fully.
    pub serves: u8,
    /// Ways of writing it.
    pub wordings: Vec<WordingSource>,
    /// Who could own it, by id, `me` for the case manager; offered to the learner: client, case manager and all people.
    pub owners: Vec<String>,
    /// Earliest and latest good review, in weeks from now.
    pub review: (u32, u32),
    /// Why it serves or does not, for the debrief.
    pub why: String,
    /// What having it in the plan brings, when the plan is finished.
    #[serde(default)]
    pub effects: Vec<Effect>,
}

/// One way of writing a goal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingSource {
    /// The text.
    pub text: String,
    /// Whether these are the client's own words.
    #[serde(default)]
    pub client_words: bool,
    /// Which SMART parts it has.
    #[serde(default)]
    pub smart: Vec<SmartPart>,
}

/// A contact note to write: statements to sort.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteSource {
    /// Id.
    pub id: String,
    /// Which contact the note is about, and who will read it.
    pub title: String,
    /// The statements.
    pub statements: Vec<StatementSource>,
}

/// One statement of a contact note.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementSource {
    /// The statement.
    pub text: String,
    /// Fact or interpretation.
    pub is: StatementKind,
    /// Whether the client's consent and the purpose cover it, so that it belongs in the note.
    pub covered: bool,
    /// Why, for the debrief.
    pub why: String,
}

/// How the case can end.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndingSource {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Holds if this does at the end.
    #[serde(default)]
    pub when: Condition,
    /// What the learner reads, as a scene without inner monologue.
    pub text: String,
}

/// What must be so. `always` where left out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Holds always.
    #[default]
    Always,
    /// The fact has been found out.
    Knows(String),
    /// The flag is set.
    Is(String),
    /// The option `decision.option` has been chosen.
    Chose(String),
    /// The encounter has been closed.
    Did(String),
    /// The measure stands at this value or more.
    AtLeast(String, i32),
    /// The measure stands at this value or less.
    AtMost(String, i32),
    /// It is this week or later.
    FromWeek(u32),
    /// It is this week or earlier.
    UntilWeek(u32),
    /// The case is in this phase.
    In(PhaseName),
    /// The tie has this strength.
    Tie(String, Strength),
    /// The tie is stressful.
    Stressful(String),
    /// The client uses the resource.
    Uses(String),
    /// The client waits for the resource.
    Waits(String),
    /// The goal is in the finished plan.
    Planned(String),
    /// The reaction was flagged.
    Noticed(String),
    /// So many dollars are left in the budget.
    Money(u32),
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// What happens. Facts, flags, ties, services and phases change at once; measures move when the week ends.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Moves a measure by so much at the end of the week.
    Move(String, i32),
    /// Reveals a fact.
    Learn(String),
    /// Sets a flag.
    Set(String),
    /// Clears a flag.
    Clear(String),
    /// Gives a tie this strength.
    Strength(String, Strength),
    /// Makes a tie stressful or not.
    Stress(String, bool),
    /// Gives a tie this flow.
    Flow(String, Flow),
    /// Puts the client on the way to a resource, if eligible.
    Refer(String),
    /// Ends the use of, or the wait for, a resource.
    Withdraw(String),
    /// Makes the wait for a resource longer or shorter by so many weeks.
    Wait(String, i32),
    /// Adds dollars to the budget, or takes them away.
    Money(i32),
    /// Changes the hours a week that the rest of the caseload takes.
    Caseload(f64),
    /// Takes the case to this phase.
    Phase(PhaseName),
    /// Calls an encounter: it comes next.
    Call(String),
    /// Shows a passage, as a scene without inner monologue.
    Say(String),
    /// Ends the case when the encounter closes.
    End,
    /// So many weeks later.
    After(u32, Vec<Effect>),
    /// Only if the condition holds when it lands: for measures that is the end of the week, for all else at once.
    If(Condition, Vec<Effect>),
    /// With this chance in per cent the first, otherwise the second.
    Chance(u32, Vec<Effect>, Vec<Effect>),
}

fn english() -> String {
    "en-US".into()
}
fn licence() -> String {
    "CC-BY-4.0".into()
}
fn key_source() -> String {
    "author".into()
}
fn edition() -> String {
    "nasw-cm-1992".into()
}
fn micro() -> Level {
    Level::Micro
}
fn percent_range() -> (i32, i32) {
    (0, 100)
}
fn one() -> u32 {
    1
}
fn client_level() -> Target {
    Target::ClientLevel
}
