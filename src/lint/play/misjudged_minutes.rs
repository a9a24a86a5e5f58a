//! A playing time that the length of the texts does not bear out.

use super::super::subject::Prose;
use super::super::{Findings, Length, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{Condition, DecisionId, EncounterId, Scenario, Step, pace};

/// The rule.
pub const RULE: Rule = Rule { code: "misjudged-minutes", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A case whose `minutes` are far from what its texts suggest: the time that they take is more than twice the greater number, or less than
half of the smaller, and five minutes off at least. English only.

The time is *words* / 215 + *choices* × 5 / 60, in minutes, as in `simulate`, and by the same plays: those of skilled virtual learners,
the one in the middle. What the debrief says of the options chosen is read with the rest. Where nobody has played, a middling path is
taken: what everybody reads counts in full (briefing, scenes, questions, options, goals, notes), what has a condition for half, and what
follows an option, or is said of it in the debrief, for its share of the decision. *Choices* are decisions, thoughts, goals and
statements, at five seconds each. Adults read 238 words of nonfiction a minute on average (Brysbaert 2019); 215 leaves room for a second
language and for looking twice.

## Why it matters for learning

Instructors plan a class by this figure, and students begin a case before the bus comes. Whoever runs out of time clicks through the end,
which is where looking back happens.

## Example

```
minutes: (10, 15),
```

on a case with sixty encounters.

## Better

Time two people who do not know the case, and write what they took: `minutes: (45, 70)`.
"#;

/// Being so many times off is far.
const TIMES: f64 = 2.0;
/// Being fewer minutes off is near.
const NEAR: f64 = 5.0;
/// How much of what has a condition is met.
const HALF: f64 = 0.5;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let guessed = words(subject);
    if guessed == 0.0 {
        return;
    }
    let guessed = Length { words: guessed, minutes: pace::minutes(guessed, choices(subject.case)) };
    let Length { words, minutes } = subject.played.and_then(|played| played.length).unwrap_or(guessed);
    let (from, to) = (f64::from(subject.source.minutes.0), f64::from(subject.source.minutes.1));
    let is_long = minutes > TIMES * to && minutes - to >= NEAR;
    let is_short = minutes * TIMES < from && from - minutes >= NEAR;
    if is_long || is_short {
        findings
            .report(
                Way::field("minutes"),
                format!("the texts suggest {minutes:.0} minutes (about {words:.0} words in a play), and the case promises {from} to {to}"),
            )
            .hint("time two people who do not know the case and write what they took, or let the texts be longer or shorter");
    }
}

/// The words of a middling path.
fn words(subject: &Subject<'_>) -> f64 {
    let counted = subject.prose.iter().zip(&subject.language.words);
    counted.map(|(prose, &words)| if words == 0 { 0.0 } else { f64::from(words) * share(subject, prose) }).sum()
}

/// How much of a middling path reads a paragraph, from 0 to 1.
fn share(subject: &Subject<'_>, prose: &Prose<'_>) -> f64 {
    let case = subject.case;
    match &prose.path[..] {
        [Step::Field("phases"), Step::Index(phase), Step::Field("encounters"), Step::Index(at), rest @ ..] => {
            let Some(phase) = case.phases.get(*phase) else { return 0.0 };
            let id = EncounterId::from_index(usize::from(phase.encounters.start) + at);
            let met = of_encounter(subject, id);
            match rest {
                [Step::Field("title" | "scene" | "tip" | "effects"), ..] => met,
                [Step::Field("also"), ..] => met * HALF,
                [Step::Field("decisions"), Step::Index(at), rest @ ..] => {
                    met * of_decision(case, DecisionId::from_index(usize::from(case.encounter(id).decisions.start) + at), rest)
                }
                _ => 0.0,
            }
        }
        [Step::Field("desk"), Step::Index(at), rest @ ..] => case.desk.get(*at).map_or(0.0, |&id| of_decision(case, id, rest)),
        [Step::Field("plan"), Step::Field("goals"), _, Step::Field("title" | "wordings"), ..] => 1.0,
        [Step::Field("plan" | "ecomap"), Step::Field("prompt"), ..] => 1.0,
        [Step::Field("notes"), _, Step::Field("title"), ..] => 1.0,
        [Step::Field("notes"), _, Step::Field("statements"), _, Step::Field("text"), ..] => 1.0,
        [Step::Field("endings"), ..] => 1.0 / case.endings.len() as f64,
        [Step::Field("dated" | "resources"), _, Step::Field("text" | "starts"), ..] => HALF,
        [Step::Field("title" | "summary" | "setting" | "role" | "objectives" | "jurisdiction" | "client" | "content"), ..] => 1.0,
        _ => 0.0,
    }
}

fn of_encounter(subject: &Subject<'_>, id: EncounterId) -> f64 {
    let encounter = subject.case.encounter(id);
    match (subject.possible.encounters[id.index()], encounter.only_called || encounter.when != Condition::Always) {
        (false, _) => 0.0,
        (true, true) => HALF,
        (true, false) => 1.0,
    }
}

fn of_decision(case: &Scenario, id: DecisionId, rest: &[Step]) -> f64 {
    let decision = case.decision(id);
    let asked = if decision.when == Condition::Always { 1.0 } else { HALF };
    asked
        * match rest {
            [Step::Field("prompt"), ..] | [Step::Field("options"), _, Step::Field("text"), ..] => 1.0,
            [Step::Field("options"), _, Step::Field("then" | "effects" | "feedback"), ..] => 1.0 / decision.options.len() as f64,
            _ => 0.0,
        }
}

/// What is decided, flagged, planned or sorted on the way.
fn choices(case: &Scenario) -> f64 {
    let goals = case.plan.as_ref().map_or(0, |plan| plan.goals.len());
    let statements: usize = case.notes.iter().map(|note| note.statements.len()).sum();
    (case.decisions.len() + case.reactions.len() + goals + statements) as f64
}
