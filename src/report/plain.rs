//! Conditions and effects of a case in plain words, for people who read no case file. It lays nothing out: a [`Phrase`] keeps
//! what it names apart from the words around it, so that a page can link it and a terminal can print it.

use std::fmt;

use crate::scenario::words::{Flow, Strength};
use crate::scenario::{
    Condition, Effect, EffectsId, EncounterId, FactId, FlagId, GoalId, MeasureId, OptionId, ReactionId, ResourceId, Scenario, SceneId,
    TieId, Voice,
};

/// Something of a case that a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the kinds of a scenario, by position")]
pub enum Thing {
    Fact(FactId),
    Flag(FlagId),
    Option(OptionId),
    Encounter(EncounterId),
    Measure(MeasureId),
    Tie(TieId),
    Resource(ResourceId),
    Goal(GoalId),
    Reaction(ReactionId),
}

/// A piece of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Plain words.
    Words(String),
    /// The name of something, as it is called here.
    Named(Thing, String),
}

/// Words about a case, without a capital at the beginning and without a full stop. Its `Display` is the plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The pieces, in order.
    pub parts: Vec<Part>,
}

impl Phrase {
    fn words(mut self, words: impl Into<String>) -> Self {
        let words = words.into();
        match self.parts.last_mut() {
            Some(Part::Words(last)) => last.push_str(&words),
            _ => self.parts.push(Part::Words(words)),
        }
        self
    }

    fn named(mut self, thing: Thing, name: impl Into<String>) -> Self {
        self.parts.push(Part::Named(thing, name.into()));
        self
    }

    fn then(mut self, other: Phrase) -> Self {
        for part in other.parts {
            match part {
                Part::Words(words) => self = self.words(words),
                named => self.parts.push(named),
            }
        }
        self
    }

    fn joined(phrases: Vec<Phrase>, between: &str) -> Self {
        let mut all = Phrase::default();
        for (at, phrase) in phrases.into_iter().enumerate() {
            all = if at == 0 { phrase } else { all.words(between).then(phrase) };
        }
        all
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Words(words) | Part::Named(_, words) => f.write_str(words),
        })
    }
}

fn plain(words: impl Into<String>) -> Phrase {
    Phrase::default().words(words)
}

// ---- Conditions ----

/// A condition as the clause after "if": "it is week 3 or later, and the service \"Daily tray\" has started". `always` is "always".
pub fn condition(case: &Scenario, condition: &Condition) -> Phrase {
    clause(case, condition, true, false)
}

/// A condition, or its opposite where `holds` is false; inside another one, a list of several is put into brackets.
fn clause(case: &Scenario, condition: &Condition, holds: bool, inside: bool) -> Phrase {
    let (is, has) = if holds { ("is", "has") } else { ("is not", "has not") };
    match condition {
        Condition::Always => plain(if holds { "always" } else { "never" }),
        Condition::Knows(fact) => {
            let words = if holds { "you have found out: " } else { "you have not found out: " };
            plain(words).then(fact_name(case, *fact))
        }
        Condition::Is(flag) => plain("the mark ").named(Thing::Flag(*flag), quoted(case.flag(*flag))).words(format!(" {is} set")),
        Condition::Chose(option) => {
            let words = if holds { "you chose " } else { "you did not choose " };
            plain(words).named(Thing::Option(*option), quoted(&case.option(*option).text))
        }
        Condition::Did(encounter) => {
            plain("the encounter ").then(encounter_name(case, *encounter)).words(if holds { " is over" } else { " is not over" })
        }
        Condition::AtLeast(measure, value) => {
            measure_name(case, *measure).words(if holds { " is at least " } else { " is below " }).words(figure(*value))
        }
        Condition::AtMost(measure, value) => {
            measure_name(case, *measure).words(if holds { " is at most " } else { " is above " }).words(figure(*value))
        }
        Condition::FromWeek(week) if holds => plain(format!("it is week {week} or later")),
        Condition::FromWeek(week) => plain(format!("it is before week {week}")),
        Condition::UntilWeek(week) if holds => plain(format!("it is week {week} or earlier")),
        Condition::UntilWeek(week) => plain(format!("it is after week {week}")),
        Condition::In(phase) => plain(format!("the case {is} in the phase {}", phase.label())),
        Condition::Tie(tie, Strength::None) => {
            plain(if holds { "there is no tie between " } else { "there is a tie between " }).then(tie_name(case, *tie))
        }
        Condition::Tie(tie, strength) => {
            plain("the tie between ").then(tie_name(case, *tie)).words(format!(" {is} {}", strength.label().to_lowercase()))
        }
        Condition::Stressful(tie) => plain("the tie between ").then(tie_name(case, *tie)).words(format!(" {is} stressful")),
        Condition::Uses(resource) => plain("the service ").then(resource_name(case, *resource)).words(format!(" {has} started")),
        Condition::Waits(resource) => plain(format!("{} {is} waiting for ", case.client.called)).then(resource_name(case, *resource)),
        Condition::Planned(goal) => {
            plain(if holds { "the plan holds the goal " } else { "the plan does not hold the goal " }).then(goal_name(case, *goal))
        }
        Condition::Noticed(reaction) => {
            let line = quoted(&case.reaction(*reaction).line);
            plain("the thought ").named(Thing::Reaction(*reaction), line).words(if holds { " was flagged" } else { " was not flagged" })
        }
        Condition::Money(dollars) if holds => plain(format!("at least {} of the budget is left", money(*dollars))),
        Condition::Money(dollars) => plain(format!("less than {} of the budget is left", money(*dollars))),
        Condition::All(parts) | Condition::Any(parts) => several(case, parts, matches!(condition, Condition::All(_)), holds, inside),
        Condition::Not(part) => clause(case, part, !holds, inside),
    }
}

fn several(case: &Scenario, parts: &[Condition], all: bool, holds: bool, inside: bool) -> Phrase {
    // "Not all of them" is "one of them not", and the other way round.
    let all = all == holds;
    match parts {
        [] => plain(if all { "always" } else { "never" }),
        [one] => clause(case, one, holds, inside),
        many => {
            let clauses = many.iter().map(|part| clause(case, part, holds, true)).collect();
            let words = Phrase::joined(clauses, if all { ", and " } else { ", or " });
            if inside { plain("(").then(words).words(")") } else { words }
        }
    }
}

// ---- Effects ----

/// What a list of effects does, one phrase for each; moves of measures stand together: "at the week's end: Trust in you +5".
pub fn effects(case: &Scenario, effects: EffectsId) -> Vec<Phrase> {
    list(case, effects, "at the week's end: ")
}

fn list(case: &Scenario, effects: EffectsId, moves_land: &str) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut moves = Vec::new();
    for effect in case.effects_list(effects) {
        match effect {
            Effect::Move(measure, by) => moves.push(measure_name(case, *measure).words(format!(" {}", change(*by)))),
            other => phrases.push(one(case, other, moves_land)),
        }
    }
    if !moves.is_empty() {
        phrases.insert(0, plain(moves_land).then(Phrase::joined(moves, ", ")));
    }
    phrases
}

fn nested(case: &Scenario, effects: EffectsId, moves_land: &str) -> Phrase {
    match list(case, effects, moves_land) {
        empty if empty.is_empty() => plain("nothing"),
        phrases => Phrase::joined(phrases, "; and "),
    }
}

fn one(case: &Scenario, effect: &Effect, moves_land: &str) -> Phrase {
    match effect {
        Effect::Move(measure, by) => plain(moves_land).then(measure_name(case, *measure)).words(format!(" {}", change(*by))),
        Effect::Learn(fact) => plain("you find out: ").then(fact_name(case, *fact)),
        Effect::Set(flag) => plain("the mark ").named(Thing::Flag(*flag), quoted(case.flag(*flag))).words(" is set"),
        Effect::Clear(flag) => plain("the mark ").named(Thing::Flag(*flag), quoted(case.flag(*flag))).words(" is cleared"),
        Effect::Strength(tie, Strength::None) => plain("the tie between ").then(tie_name(case, *tie)).words(" ends"),
        Effect::Strength(tie, strength) => {
            plain("the tie between ").then(tie_name(case, *tie)).words(format!(" becomes {}", strength.label().to_lowercase()))
        }
        Effect::Stress(tie, stress) => {
            let words = if *stress { " becomes stressful" } else { " is no longer stressful" };
            plain("the tie between ").then(tie_name(case, *tie)).words(words)
        }
        Effect::Flow(tie, flow) => {
            let words = match flow {
                Flow::None => " no longer carries help either way",
                Flow::ToClient => " carries help to the client",
                Flow::FromClient => " carries help from the client",
                Flow::Both => " carries help both ways",
            };
            plain("the tie between ").then(tie_name(case, *tie)).words(words)
        }
        Effect::Refer(resource) => plain("a referral to ").then(resource_name(case, *resource)),
        Effect::Withdraw(resource) => plain("the use of, or the wait for, ").then(resource_name(case, *resource)).words(" ends"),
        Effect::Wait(resource, by) => {
            let words = if *by < 0 { "shorter" } else { "longer" };
            plain("the wait for ").then(resource_name(case, *resource)).words(format!(" is {} {words}", weeks(by.unsigned_abs())))
        }
        Effect::Money(dollars) if *dollars < 0 => plain(format!("the budget is {} smaller", money(-dollars))),
        Effect::Money(dollars) => plain(format!("the budget is {} larger", money(*dollars))),
        Effect::Caseload(quarters) => {
            let words = if *quarters < 0 { "less" } else { "more" };
            plain(format!("the rest of the caseload takes {} a week {words}", time(quarters.abs())))
        }
        Effect::Phase(phase) => plain(format!("the case goes to the phase {}", case.phase(*phase).name.label())),
        Effect::Call(encounter) => plain("the encounter ").then(encounter_name(case, *encounter)).words(" comes next"),
        Effect::Say(scene) => plain(format!("you read: {}", read_aloud(case, *scene))),
        Effect::End => plain("the case ends when the encounter closes"),
        Effect::After(count, effects) => {
            plain(format!("{} later: ", weeks(*count))).then(nested(case, *effects, "at the end of that week "))
        }
        Effect::If(when, effects) => plain("if ").then(condition(case, when)).words(": ").then(nested(case, *effects, moves_land)),
        Effect::Chance { percent, then, otherwise, .. } => {
            let first = plain(format!("with a chance of {percent}%: ")).then(nested(case, *then, moves_land));
            if case.effects_list(*otherwise).is_empty() {
                return first;
            }
            first.words("; otherwise: ").then(nested(case, *otherwise, moves_land))
        }
    }
}

// ---- Names and figures ----

fn fact_name(case: &Scenario, fact: FactId) -> Phrase {
    Phrase::default().named(Thing::Fact(fact), quoted(&case.fact(fact).text))
}

fn encounter_name(case: &Scenario, encounter: EncounterId) -> Phrase {
    Phrase::default().named(Thing::Encounter(encounter), quoted(&case.encounter(encounter).title))
}

fn resource_name(case: &Scenario, resource: ResourceId) -> Phrase {
    Phrase::default().named(Thing::Resource(resource), quoted(&case.resource(resource).name))
}

fn goal_name(case: &Scenario, goal: GoalId) -> Phrase {
    Phrase::default().named(Thing::Goal(goal), quoted(&case.goal(goal).title))
}

fn tie_name(case: &Scenario, tie: TieId) -> Phrase {
    let (first, second) = case.tie(tie).between;
    let name = |node| short(&case.node(node).name, LONGEST);
    Phrase::default().named(Thing::Tie(tie), format!("{} and {}", name(first), name(second)))
}

/// The name of a measure, with its owner where another one is called the same.
fn measure_name(case: &Scenario, id: MeasureId) -> Phrase {
    let measure = case.measure(id);
    let name = short(&measure.name, LONGEST);
    // Looked for in cases of a human size only: a case file may hold tens of thousands.
    let alike = case.measures.iter().take(200).filter(|other| other.name == measure.name).count() > 1;
    let name = if alike { format!("{name} ({})", short(&case.measure_owner(measure), LONGEST)) } else { name };
    Phrase::default().named(Thing::Measure(id), name)
}

/// What is read, on one line, with who speaks.
fn read_aloud(case: &Scenario, scene: SceneId) -> String {
    let lines = case.scene(scene).lines.iter().map(|line| match line.voice {
        Voice::Narration | Voice::Thought(_) => line.text.clone(),
        Voice::Speech(node) => format!("{}: {}", case.spoken_name(node), line.text),
        Voice::Me => format!("You: {}", line.text),
    });
    format!("“{}”", lines.collect::<Vec<_>>().join(" "))
}

/// Longest name in a phrase, in characters: a case can name a long text very often.
const LONGEST: usize = 90;

/// A text in quotation marks, shortened, without its full stop.
fn quoted(text: &str) -> String {
    format!("“{}”", short(text.trim_end_matches('.'), LONGEST))
}

/// A text of at most so many characters, cut between words.
pub fn short(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').filter(|&space| space > 0).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', '.', ' ']))
}

/// A signed change in hundredths: `+5`, `−2.5`.
pub fn change(hundredths: i32) -> String {
    if hundredths > 0 { format!("+{}", figure(hundredths)) } else { figure(hundredths) }
}

/// A value in hundredths: `60`, `−2.5`.
pub fn figure(hundredths: i32) -> String {
    crate::debrief::points(hundredths)
}

/// Dollars: `$40`, `−$40`.
pub fn money(dollars: i32) -> String {
    if dollars < 0 { format!("−${}", dollars.unsigned_abs()) } else { format!("${dollars}") }
}

/// A number of weeks: `1 week`, `3 weeks`.
pub fn weeks(count: u32) -> String {
    if count == 1 { "1 week".into() } else { format!("{count} weeks") }
}

/// Quarter hours as hours and minutes: `45 minutes`, `1 hour`, `2 hours 15 minutes`.
pub fn time(quarters: i32) -> String {
    let (hours, minutes) = (quarters / 4, quarters % 4 * 15);
    let hours = match hours {
        0 => String::new(),
        1 => "1 hour".into(),
        more => format!("{more} hours"),
    };
    match (hours.is_empty(), minutes) {
        (true, minutes) => format!("{minutes} minutes"),
        (false, 0) => hours,
        (false, minutes) => format!("{hours} {minutes} minutes"),
    }
}
