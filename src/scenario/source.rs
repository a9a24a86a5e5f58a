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
    /// Version of this format; always `1`. `format: 1`
    pub format: u32,
    /// The id of the case: a small letter, then small letters, digits and `_`, 64 at most; the same as the file's name without `.ron`.
    /// `id: "first_day"`
    pub id: String,
    /// What the case is called in the library. `title: "First Day"`
    pub title: String,
    /// Language of the texts, as a BCP 47 tag. `language: "en-US"`
    #[serde(default = "english")]
    pub language: String,
    /// License of the texts, as an SPDX identifier. `licence: "CC-BY-4.0"`
    #[serde(default = "licence")]
    pub licence: String,
    /// Two or three sentences for the library, without giving anything away. `summary: "A land surveyor wants to go home and eat."`
    pub summary: String,
    /// Where the case plays, in a few words. `setting: "Hospital ward and home visit"`
    pub setting: String,
    /// How demanding the case is. `level: introductory`
    pub level: LevelOfStudy,
    /// Usual playing time in minutes, from and to; 1 or more. `minutes: (10, 15)`
    pub minutes: (u32, u32),
    /// The school grade for which the texts are written, by the formula of Flesch and Kincaid; `check` measures it. `reading_grade: 8`
    #[serde(default = "grade")]
    pub reading_grade: u32,
    /// The learner's role, for the briefing: who you are, where you work, who supervises you.
    /// `role: "You are a student in field placement on Ward 4, supervised by Ruth Lindahl."`
    pub role: String,
    /// What a learner practices here. `objectives: ["Link a client to a service"]`
    pub objectives: Vec<String>,
    /// Brief neutral descriptions of content that a learner may wish to know of beforehand.
    /// `content: [(topic: "A broken wrist", intensity: mild, place: "throughout")]`
    #[serde(default)]
    pub content: Vec<ContentSource>,
    /// What of law or policy is left open, with the sentence that sends the learner to agency policy and state law.
    /// `jurisdiction: "Follow your agency's policy and your state's law; ask your supervisor."`
    pub jurisdiction: String,
    /// Where facts of the case come from. `sources: ["Sahyoun and Vaudin 2014, on meal programs"]`
    #[serde(default)]
    pub sources: Vec<String>,
    /// Who wrote it; one or more. `written_by: ["A. Author"]`
    pub written_by: Vec<String>,
    /// Who has reviewed it; empty while nobody has. `reviewed_by: ["R. Reader, LCSW"]`
    #[serde(default)]
    pub reviewed_by: Vec<String>,
    /// Whose judgment the ratings are: author, reviewer, or a panel and its size. `key_source: "panel of 5"`
    #[serde(default = "key_source")]
    pub key_source: String,
    /// Id of the edition of the standards that the ratings refer to. `edition: "nasw-cm-1992"`
    #[serde(default = "edition")]
    pub edition: String,

    /// The focal client. `client: (id: "ann", name: "Ann Ode", …)`
    pub client: ClientSource,
    /// The people around the client; each can speak in scenes and stand on the ecomap.
    /// `people: [(id: "bo", name: "Bo", who: "neighbor")]`
    #[serde(default)]
    pub people: Vec<PersonSource>,
    /// Other systems of the client's ecology. `systems: [(id: "meals", name: "Meal service", level: exo)]`
    #[serde(default)]
    pub systems: Vec<SystemSource>,
    /// Ties between the client, people and systems. A tie between two micro systems is the meso level.
    /// `ties: [(between: ("ann", "bo"), strength: strong)]`
    #[serde(default)]
    pub ties: Vec<TieSource>,
    /// Numbers that change. `measures: [(id: "trust", name: "Trust in you", of: "ann", start: 40)]`
    #[serde(default)]
    pub measures: Vec<MeasureSource>,
    /// Which measure moves which, by how much, after how many weeks.
    /// `influences: [(from: "wait", to: "eating", weight: -50, lag: 1, why: "Meals that come are eaten.")]`
    #[serde(default)]
    pub influences: Vec<InfluenceSource>,
    /// What happens at the end of every week in which a condition holds.
    /// `every_week: [(effects: [move("eating", -2)], why: "She eats what is left.")]`
    #[serde(default)]
    pub every_week: Vec<WeeklySource>,
    /// Dated changes: what time itself brings (the chrono level). `dated: [(week: 2, text: "Snow on the step.")]`
    #[serde(default)]
    pub dated: Vec<DatedSource>,
    /// Services in the community to which the client can be referred.
    /// `resources: [(id: "tray", name: "Daily tray", about: "A warm meal.", starts: "The first tray is warm.")]`
    #[serde(default)]
    pub resources: Vec<ResourceSource>,
    /// Weeks, hours and money. `limits: (weeks: 4, hours_per_week: 10, budget: 60)`
    pub limits: LimitsSource,
    /// What can be found out about the client and the surroundings. `facts: [(id: "chess", text: "She plays chess by post.")]`
    #[serde(default)]
    pub facts: Vec<FactSource>,
    /// Names for things that happened and that later conditions ask for: switches, off at first. `flags: ["diet_ok"]`
    #[serde(default)]
    pub flags: Vec<String>,
    /// The phases in their usual order. `phases: [(phase: engagement, encounters: […])]`
    pub phases: Vec<PhaseSource>,
    /// Decisions that stand open on the desk, to be taken while hours last.
    /// `desk: [(id: "ask", prompt: "What do you take up?", options: […])]`
    #[serde(default)]
    pub desk: Vec<DecisionSource>,
    /// The ecomap task, if the case has one. `ecomap: (prompt: "Draw who is tied to whom.")`
    #[serde(default)]
    pub ecomap: Option<EcomapSource>,
    /// The service plan task, if the case has one. `plan: (prompt: "Build the plan.", at_most: 2, goals: […])`
    #[serde(default)]
    pub plan: Option<PlanSource>,
    /// The contact notes to write, if the case has any. `notes: [(id: "visit", title: "First visit", statements: […])]`
    #[serde(default)]
    pub notes: Vec<NoteSource>,
    /// How the case can end: the first whose condition holds. The last one has no condition, so that every play ends.
    /// `endings: [(id: "home", title: "Home", text: "…")]`
    pub endings: Vec<EndingSource>,
    /// Reflection prompts that close the debrief. `prompts: ["Which of your thoughts surprised you?"]`
    #[serde(default)]
    pub prompts: Vec<String>,
    /// Where a reader finds help after a hard case, shown at the end of the debrief. `help: ["Your field instructor."]`
    #[serde(default)]
    pub help: Vec<String>,
    /// Advice of `practicum check` that this case departs from on purpose, each with its reason.
    /// `allow: [(lint: "unused-fact", reason: "A red herring on purpose.")]`
    #[serde(default)]
    pub allow: Vec<AllowSource>,
}

/// One piece of advice that the case departs from on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowSource {
    /// The code of the advice, as `check` prints it in brackets. `lint: "unused-fact"`
    pub lint: String,
    /// Only there: an id around the finding (an encounter, a decision, `decision.option`, a reaction, a measure, a tie `first-second`,
    /// a phase …), or the number of a standard. Everywhere in the case if left out. `at: "begin.form"`
    #[serde(default)]
    pub at: Option<String>,
    /// Why it is right here, for whoever reviews the case. `reason: "The form is meant to stand alone."`
    pub reason: String,
}

/// One content description.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentSource {
    /// What it is, in neutral words. `topic: "A broken wrist, healing well"`
    pub topic: String,
    /// How strongly it is present. `intensity: mild`
    pub intensity: Intensity,
    /// Where it occurs. `place: "from week 2"`
    pub place: String,
    /// What can be skipped without loss, and how. `skip: "The letter in week 3 can be left unread."`
    #[serde(default)]
    pub skip: Option<String>,
}

/// The focal client.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientSource {
    /// Id, used as speaker in scenes and as end of ties; any but `me`. `id: "ann"`
    pub id: String,
    /// Full name. `name: "Ann Ode"`
    pub name: String,
    /// How the client asks to be called; the full name if left out. `called: "Ms. Ode"`
    #[serde(default)]
    pub called: Option<String>,
    /// Pronouns. `pronouns: "she/her"`
    pub pronouns: String,
    /// Age in years, 0 to 120. `age: 77`
    pub age: u32,
    /// Strengths, first of all; one or more. `strengths: ["Draws maps by hand"]`
    pub strengths: Vec<String>,
    /// What the client wishes. `wish: "To be home again"`
    pub wish: String,
    /// The client's own words. `words: "I want to go home and finish my map."`
    pub words: String,
    /// Who the client is, in a paragraph or two. `about: "A retired land surveyor. On Thursdays she plays cribbage."`
    pub about: String,
}

/// A person around the client.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonSource {
    /// Id, used as speaker in scenes and as end of ties; any but `me`. `id: "bo"`
    pub id: String,
    /// Name. `name: "Bo Reyes"`
    pub name: String,
    /// Relation to the client, in a few words. `who: "neighbor, has her key"`
    pub who: String,
    /// More about the person. `about: "Works nights."`
    #[serde(default)]
    pub about: String,
    /// Level relative to the focal client: micro, exo or macro. `level: exo`
    #[serde(default = "micro")]
    pub level: Level,
}

/// A system of the ecology that is not a person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemSource {
    /// Id, used as end of ties. `id: "meals"`
    pub id: String,
    /// Name. `name: "Lantern Meals"`
    pub name: String,
    /// Level relative to the focal client: micro, exo or macro. (Meso is a tie, chrono is a date.) `level: exo`
    pub level: Level,
    /// More about it. `about: "One kitchen, two vans."`
    #[serde(default)]
    pub about: String,
}

/// A tie between two ends (client, person or system). Its id is `first-second`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieSource {
    /// The two ends. `between: ("ann", "bo")`
    pub between: (String, String),
    /// How much the tie carries. `strength: tenuous`
    pub strength: Strength,
    /// Whether the tie is stressful, whatever its strength. `stress: true`
    #[serde(default)]
    pub stress: bool,
    /// Which way energy or resources move; `to_client` and `from_client` only where the client is one end. `flow: to_client`
    #[serde(default)]
    pub flow: Flow,
    /// The fact without which the learner cannot know of this tie; known from the start if left out. `found_by: "neighbor_cooks"`
    #[serde(default)]
    pub found_by: Option<String>,
    /// What the tie is about; shown in the debrief. `about: "Jars opened, a key on a hook."`
    #[serde(default)]
    pub about: String,
}

/// A number that changes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureSource {
    /// Id, used in `move` and in conditions. `id: "trust"`
    pub id: String,
    /// Name. `name: "Trust in you"`
    pub name: String,
    /// Whose measure it is: client, person or system, or a tie between two of them (`first-second`). That gives its ring: what goes on
    /// between two micro systems is the meso level. `of: "ann"`
    pub of: String,
    /// Value in the first week, within the range. `start: 40`
    pub start: i32,
    /// Least and greatest value, −10000 to 10000. `range: (0, 100)`
    #[serde(default = "percent_range")]
    pub range: (i32, i32),
    /// Which direction is good. `good: low`
    #[serde(default)]
    pub good: super::words::Good,
    /// What it means. `about: "How well she eats."`
    #[serde(default)]
    pub about: String,
    /// Words for values, each from its number upwards, in rising order. `words: [(0, "wary"), (45, "open")]`
    #[serde(default)]
    pub words: Vec<(i32, String)>,
}

/// A change of one measure carried to another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InfluenceSource {
    /// The measure that changed, by id. `from: "wait"`
    pub from: String,
    /// The measure that is moved, by id. `to: "eating"`
    pub to: String,
    /// Per cent of the change that is carried over, −200 to 200; negative turns it round. `weight: -50`
    pub weight: i32,
    /// Weeks until it arrives, 1 to 52. `lag: 1`
    pub lag: u32,
    /// Why, in words for the debrief. `why: "Meals that come are eaten."`
    pub why: String,
}

/// What happens at the end of every week in which a condition holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeeklySource {
    /// Only while this holds. `when: not(uses("tray"))`
    #[serde(default)]
    pub when: Condition,
    /// What happens. `effects: [move("eating", -2)]`
    pub effects: Vec<Effect>,
    /// Why, in words for the debrief. `why: "She lives on crackers."`
    pub why: String,
}

/// A dated change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedSource {
    /// The week at whose beginning it happens, 1 to the case's weeks. `week: 3`
    pub week: u32,
    /// Only if this holds then. `when: uses("tray")`
    #[serde(default)]
    pub when: Condition,
    /// What the learner reads, as a scene without inner monologue. `text: "Her neighbor is away this week."`
    pub text: String,
    /// What happens. `effects: [move("load", -8)]`
    #[serde(default)]
    pub effects: Vec<Effect>,
}

/// A service in the community.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResourceSource {
    /// Id, used in `refer` and in conditions. `id: "tray"`
    pub id: String,
    /// Name. `name: "Daily tray"`
    pub name: String,
    /// What it offers. `about: "A hot meal at the door on weekdays."`
    pub about: String,
    /// Dollars of the service budget, 0 to 1,000,000, taken when it starts; while they are missing, it does not start. `cost: 20`
    #[serde(default)]
    pub cost: u32,
    /// Weeks from referral to start, 0 to 52. `wait: 1`
    #[serde(default)]
    pub wait: u32,
    /// Who may have it, in words. `eligibility: "Cannot cook at present"`
    #[serde(default)]
    pub eligibility: String,
    /// Whether the client is eligible; a referral is refused while this does not hold. `when: knows("diagnosis")`
    #[serde(default)]
    pub when: Condition,
    /// What the learner reads when it starts, as a scene without inner monologue. `starts: "The van stops for the first time."`
    pub starts: String,
    /// What its start brings. `effects: [move("eating", 8)]`
    #[serde(default)]
    pub effects: Vec<Effect>,
}

/// Weeks, hours and money.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitsSource {
    /// Weeks that the case may last, 1 to 52. `weeks: 4`
    pub weeks: u32,
    /// The case manager's working hours a week, 0.25 to 80 in quarters of an hour. `hours_per_week: 35`
    pub hours_per_week: f64,
    /// The rest of the caseload. `caseload: (clients: 3, hours: 27.5)`
    #[serde(default)]
    pub caseload: CaseloadSource,
    /// Service budget in dollars, 0 to 1,000,000. `budget: 60`
    #[serde(default)]
    pub budget: u32,
}

/// What the rest of the caseload takes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseloadSource {
    /// How many other clients. `clients: 3`
    pub clients: u32,
    /// How many hours a week they take, in quarters of an hour; less than the working week. `hours: 27.5`
    pub hours: f64,
}

/// Something that can be found out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSource {
    /// Id, used in `learn` and `knows`. `id: "chess"`
    pub id: String,
    /// What is known then, as it stands in the case file. `text: "She plays chess by post."`
    pub text: String,
}

/// A phase with its encounters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseSource {
    /// Which of the seven; each once. `phase: engagement`
    pub phase: PhaseName,
    /// Encounters, one or more, offered in this order. When none is left that can be played, the next phase begins.
    /// `encounters: [(id: "door", title: "At the door", scene: "…")]`
    pub encounters: Vec<EncounterSource>,
}

/// A scene, what it asks, and what the case manager thinks meanwhile.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EncounterSource {
    /// Id, used in `did` and `call`. `id: "door"`
    pub id: String,
    /// Place and time, as a heading. `title: "At the door, Monday"`
    pub title: String,
    /// Earliest week, 1 to the case's weeks. `week: 3`
    #[serde(default = "one")]
    pub week: u32,
    /// Latest week; it is missed after that. The case's last week if left out. `until: 4`
    #[serde(default)]
    pub until: Option<u32>,
    /// Only if this holds. `when: knows("chess")`
    #[serde(default)]
    pub when: Condition,
    /// Offered in whatever phase the case is, not only in its own. `any_phase: true`
    #[serde(default)]
    pub any_phase: bool,
    /// Played again when the case comes back to its phase. `again: true`
    #[serde(default)]
    pub again: bool,
    /// Only when called by the effect `call`, whatever the phase. `only_called: true`
    #[serde(default)]
    pub only_called: bool,
    /// What is said, seen and thought. Paragraphs are separated by blank lines; `ann: …` speaks, `me: …` is the case manager, `~aunt …`
    /// is a thought with the key `aunt`, all else is narration. `scene: "ann: Who sent you?"`
    pub scene: String,
    /// Further passages, each only if its condition holds, added in order.
    /// `also: [(when: is("diet_ok"), scene: "The plate is empty.")]`
    #[serde(default)]
    pub also: Vec<PassageSource>,
    /// A hint about the tool itself, for tutorials. `tip: "Flag a thought if it seems to come more from you than from her."`
    #[serde(default)]
    pub tip: Option<String>,
    /// What the scene itself brings, when it begins. `effects: [learn("one_menu")]`
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// The keys of the inner monologue lines placed in its scenes; each line stands exactly once.
    /// `reactions: [(id: "aunt", kind: parental_protective, origin: resemblance, why: "…")]`
    #[serde(default)]
    pub reactions: Vec<ReactionSource>,
    /// What is asked, in this order. `decisions: [(id: "begin", prompt: "How do you begin?", options: […])]`
    #[serde(default)]
    pub decisions: Vec<DecisionSource>,
    /// What is made after the decisions. `work: [ecomap, note("visit")]`
    #[serde(default)]
    pub work: Vec<WorkSource>,
}

/// A conditional passage of a scene.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageSource {
    /// Only if this holds when the encounter begins. `when: uses("tray")`
    pub when: Condition,
    /// The passage. `scene: "A tray stands by the door."`
    pub scene: String,
}

/// A work product to make in an encounter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkSource {
    /// Draw the ecomap. `ecomap`
    Ecomap,
    /// Build the service plan. `plan`
    Plan,
    /// Write the contact note with this id. `note("visit")`
    Note(String),
}

/// The key of a line of inner monologue.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReactionSource {
    /// Id, placed in a scene as `~id The line …`. `id: "aunt"`
    pub id: String,
    /// What kind of countertransference it is, or `not_ct`. `kind: parental_protective`
    pub kind: Kind,
    /// A second kind that earns half. `second: special_overinvolved`
    #[serde(default)]
    pub second: Option<Kind>,
    /// Where it comes from; needed, but left out for `not_ct`. `origin: resemblance`
    #[serde(default)]
    pub origin: Option<Origin>,
    /// The line on the same facts that is the other way, by id. `twin: "ask"`
    #[serde(default)]
    pub twin: Option<String>,
    /// What to do next with it: each earns full credit. `next: [hold, supervision]`
    #[serde(default)]
    pub next: Vec<HandlingStep>,
    /// Why, for the debrief. `why: "A likeness decides."`
    pub why: String,
    /// What follows if an option that acts it out was chosen and the line was not flagged. `if_acted_out: [move("trust", -4)]`
    #[serde(default)]
    pub if_acted_out: Vec<Effect>,
}

/// How many options may be chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    /// Exactly one. `one`
    #[default]
    One,
    /// From so many to so many at once, within the hours and money at hand; 1 or more, at most all options. `several(1, 2)`
    Several(u32, u32),
}

/// A question to the learner.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionSource {
    /// Id, unique in the whole case. `id: "begin"`
    pub id: String,
    /// The question. `prompt: "How do you begin?"`
    pub prompt: String,
    /// How much it counts, 1 to 5. `weight: 2`
    #[serde(default = "one")]
    pub weight: u32,
    /// Only if this holds. `when: from_week(2)`
    #[serde(default)]
    pub when: Condition,
    /// Only in these phases; in all if empty. (For decisions on the desk.) `phases: [advocacy, reassessment]`
    #[serde(default)]
    pub phases: Vec<PhaseName>,
    /// How many options may be chosen. `pick: several(1, 2)`
    #[serde(default)]
    pub pick: Pick,
    /// Asked again, with the options not yet chosen, until the learner leaves it. `again: true`
    #[serde(default)]
    pub again: bool,
    /// The options, 3 to 16; 12 at most where several can be chosen. `options: [(id: "say", text: "Say who you are.", role: broker)]`
    pub options: Vec<OptionSource>,
}

/// Something that a case manager could do.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionSource {
    /// Id, unique in its decision; conditions call it `decision.option`. `id: "say"`
    pub id: String,
    /// What is done, as the learner reads it. `text: "Say who you are and what for."`
    pub text: String,
    /// What follows, as a scene; it may hold thoughts of its encounter. `then: "ann: Then come in."`
    #[serde(default)]
    pub then: String,
    /// Whether the client's situation changes or that of the next person, too. `target: system_level`
    #[serde(default = "client_level")]
    pub target: Target,
    /// The role that the case manager takes. `role: broker`
    pub role: Role,
    /// The step of the system-level cycle, for system-level work. `step: analyse`
    #[serde(default)]
    pub step: Option<SystemStep>,
    /// The system-level activity, for system-level work. `activity: data_collection`
    #[serde(default)]
    pub activity: Option<Activity>,
    /// Hours that it takes, 0 to 80 in quarters. `hours: 0.5`
    #[serde(default)]
    pub hours: f64,
    /// Dollars of the service budget that it takes, 0 to 1,000,000. `money: 45`
    #[serde(default)]
    pub money: u32,
    /// Can be chosen only if this holds. `when: knows("chess")`
    #[serde(default)]
    pub when: Condition,
    /// What the learner reads while the condition does not hold; hidden then if left out. `closed: "You know of no chess yet."`
    #[serde(default)]
    pub closed: Option<String>,
    /// Can be chosen more than once; must cost time then. `again: true`
    #[serde(default)]
    pub again: bool,
    /// What it does. `effects: [move("trust", 5), learn("chess")]`
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// How it bears on the standards. `rates: [(3, 2, "M1", "asks for her aim in her words")]`
    #[serde(default)]
    pub rates: Vec<RatingSource>,
    /// Makes it a critical act; the text opens the debrief. `critical: "You signed in her name."`
    #[serde(default)]
    pub critical: Option<String>,
    /// The reactions that this acts out, by id. `acts_out: ["aunt"]`
    #[serde(default)]
    pub acts_out: Vec<String>,
    /// What the debrief says about it. `feedback: "She knew who you are before she spoke (S1.M1). What would you ask next?"`
    #[serde(default)]
    pub feedback: String,
}

/// One rating: standard (1 to 10), effect (−2 to 2), indicator of that standard (M above 0, V below), rationale in one line. An
/// option rates a standard once at most. `(3, 2, "M1", "asks for her aim in her words")`
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
    /// What the learner is asked. `prompt: "Draw who is tied to whom."`
    pub prompt: String,
    /// Pairs without a tie that the learner may wrongly draw. `decoys: [("ann", "club")]`
    #[serde(default)]
    pub decoys: Vec<(String, String)>,
}

/// The service plan task.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanSource {
    /// What the learner is asked. `prompt: "What goes into the plan?"`
    pub prompt: String,
    /// The most goals that a plan may hold, 1 or more. `at_most: 2`
    pub at_most: u32,
    /// Candidate goals, more than the plan may hold; 32 at most. `goals: [(id: "eat", title: "Eating warm", serves: 2, …)]`
    pub goals: Vec<GoalSource>,
}

/// A candidate goal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalSource {
    /// Id, used in `planned`. `id: "eat"`
    pub id: String,
    /// The goal in a few words. `title: "Eating warm"`
    pub title: String,
    /// Offered only if this holds. `when: knows("chess")`
    #[serde(default)]
    pub when: Condition,
    /// How well it serves the client's own aims: 0 not, 1 partly, 2 fully. `serves: 2`
    pub serves: u8,
    /// Ways of writing it, one or more. `wordings: [(text: "A warm meal a day by week 3.", smart: [specific])]`
    pub wordings: Vec<WordingSource>,
    /// Who could own it, by id, `me` for the case manager; offered to the learner: client, case manager and all people.
    /// `owners: ["ann", "me"]`
    pub owners: Vec<String>,
    /// Earliest and latest good review, in weeks from now, 0 to 52. `review: (1, 2)`
    pub review: (u32, u32),
    /// Why it serves or does not, for the debrief. `why: "Her own aim."`
    pub why: String,
    /// What having it in the plan brings, when the plan is finished. `effects: [move("eating", 3)]`
    #[serde(default)]
    pub effects: Vec<Effect>,
}

/// One way of writing a goal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingSource {
    /// The text. `text: "A warm meal a day by week 3."`
    pub text: String,
    /// Whether these are the client's own words. `client_words: true`
    #[serde(default)]
    pub client_words: bool,
    /// Which SMART parts it has. `smart: [specific, time_bound]`
    #[serde(default)]
    pub smart: Vec<SmartPart>,
}

/// A contact note to write: statements to sort.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteSource {
    /// Id, used in `work: [note(…)]`. `id: "visit"`
    pub id: String,
    /// Which contact the note is about, and who will read it. `title: "First visit, for the agency's file"`
    pub title: String,
    /// The statements, 1 to 100. Those whose condition does not hold when the note begins are neither shown nor scored.
    /// `statements: [(text: "She opened the door.", is: fact, covered: true, why: "Seen.")]`
    pub statements: Vec<StatementSource>,
}

/// One statement of a contact note.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementSource {
    /// The statement. `text: "She opened the door herself."`
    pub text: String,
    /// Offered only if this holds when the note begins: for what was said or seen on one path only. Always where left out.
    /// `when: chose("visit.ask")`
    #[serde(default)]
    pub when: Condition,
    /// Fact or interpretation. `is: fact`
    pub is: StatementKind,
    /// Whether the client's consent and the purpose cover it, so that it belongs in the note. `covered: true`
    pub covered: bool,
    /// Why, for the debrief. `why: "Seen, and it bears on the goal."`
    pub why: String,
}

/// How the case can end.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndingSource {
    /// Id, for plans. `id: "home"`
    pub id: String,
    /// Title. `title: "Home"`
    pub title: String,
    /// Holds if this does at the end; left out in the last one. `when: at_least("eating", 60)`
    #[serde(default)]
    pub when: Condition,
    /// What the learner reads, as a scene without inner monologue. `text: "The day comes, and she is at home."`
    pub text: String,
}

/// What must be so. `always` where left out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Holds always. `always`
    #[default]
    Always,
    /// The fact has been found out. `knows("chess")`
    Knows(String),
    /// The flag is set. `is("diet_ok")`
    Is(String),
    /// The option `decision.option` has been chosen. `chose("begin.say")`
    Chose(String),
    /// The encounter has been closed. `did("door")`
    Did(String),
    /// The measure stands at this value or more; within a week measures stand still. `at_least("trust", 45)`
    AtLeast(String, i32),
    /// The measure stands at this value or less; within a week measures stand still. `at_most("trust", 44)`
    AtMost(String, i32),
    /// It is this week or later. `from_week(3)`
    FromWeek(u32),
    /// It is this week or earlier. `until_week(2)`
    UntilWeek(u32),
    /// The case is in this phase. `in(planning)`
    In(PhaseName),
    /// The tie has this strength. `tie("ann-bo", strong)`
    Tie(String, Strength),
    /// The tie is stressful. `stressful("ann-bo")`
    Stressful(String),
    /// The client uses the resource. `uses("tray")`
    Uses(String),
    /// The client waits for the resource. `waits("tray")`
    Waits(String),
    /// The goal is in the finished plan. `planned("eat")`
    Planned(String),
    /// The reaction was flagged. `noticed("aunt")`
    Noticed(String),
    /// So many dollars or more are left in the budget. `money(20)`
    Money(u32),
    /// All of them hold. `all([knows("chess"), from_week(2)])`
    All(Vec<Condition>),
    /// At least one of them holds. `any([uses("tray"), waits("tray")])`
    Any(Vec<Condition>),
    /// It does not hold. `not(knows("chess"))`
    Not(Box<Condition>),
}

/// What happens. Facts, flags, ties, services and phases change at once; measures move when the week ends.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Moves a measure by so much at the end of the week, −10000 to 10000; 3 to 10 is usual. `move("trust", 5)`
    Move(String, i32),
    /// Reveals a fact. `learn("chess")`
    Learn(String),
    /// Sets a flag. `set("diet_ok")`
    Set(String),
    /// Clears a flag. `clear("diet_ok")`
    Clear(String),
    /// Gives a tie this strength. `strength("ann-bo", strong)`
    Strength(String, Strength),
    /// Makes a tie stressful or not. `stress("ann-bo", false)`
    Stress(String, bool),
    /// Gives a tie this flow. `flow("ann-bo", both)`
    Flow(String, Flow),
    /// Puts the client on the way to a resource, if eligible. `refer("tray")`
    Refer(String),
    /// Ends the use of, or the wait for, a resource. `withdraw("tray")`
    Withdraw(String),
    /// Makes the wait for a resource longer or shorter by so many weeks, −52 to 52. `wait("tray", -1)`
    Wait(String, i32),
    /// Adds dollars to the budget, or takes them away, −1,000,000 to 1,000,000. `money(20)`
    Money(i32),
    /// Changes the hours a week that the rest of the caseload takes, −80 to 80 in quarters. `caseload(1.5)`
    Caseload(f64),
    /// Takes the case to this phase. `phase(planning)`
    Phase(PhaseName),
    /// Calls an encounter: it comes next, also if it is not due; next week if it was already played this week.
    /// `call("bad_news")`
    Call(String),
    /// Shows a passage, as a scene without inner monologue. `say("ann: Wait a moment.")`
    Say(String),
    /// Ends the case when the encounter closes. `end`
    End,
    /// So many weeks later, 1 to 52. `after(2, [move("strength", 8)])`
    After(u32, Vec<Effect>),
    /// Only if the condition holds when it lands: for measures that is the end of the week, for all else at once.
    /// `if(knows("chess"), [move("trust", 2)])`
    If(Condition, Vec<Effect>),
    /// With this chance in per cent, 0 to 100, the first, otherwise the second. `chance(60, [set("found")], [])`
    Chance(u32, Vec<Effect>, Vec<Effect>),
}

fn english() -> String {
    "en-US".into()
}
fn grade() -> u32 {
    9
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
