//! A tie that the ecomap asks for before anybody has spoken of its ends.

use std::collections::{BTreeMap, BTreeSet};

use super::super::subject::prose::Prose;
use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{EncounterId, NodeId, NodeKind, Step, Work};

/// The rule.
pub const RULE: Rule = Rule { code: "untold-tie", severity: Severity::Note, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A tie that is known from the start (it has no `found_by`) and leads to a system of which nothing speaks before the first ecomap is
drawn: no word of its name stands in what the case file, the briefing and the encounters until then have to read, or in what may come in
any week. People stand in the case file from the start, and so do systems with a measure. English only.

Only ends are looked for, not ties: whether a scene shows how two people stand to each other, nobody can tell by its words. Read for
that yourself: for each tie without `found_by`, where would a learner have heard of it?

## Why it matters for learning

The ecomap asks for every tie that can be known. One that nobody has spoken of is guessed, and the guess is scored.

## Example

```
ties: [(between: ("teo", "nursery"), strength: strong)],
// the ecomap is drawn in week 1, and the nursery comes up in week 3
```

## Better

Let somebody speak of it before the ecomap is drawn, or name in `found_by` the fact with which it becomes known.
"#;

/// Shorter words of a name mean nothing by themselves.
const SHORT: usize = 4;
/// So many letters of a word are compared, so that "nursery" stands for "nurseries".
const COMPARED: usize = 5;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (case, possible) = (subject.case, &subject.possible);
    let draws = |at: &usize| possible.encounters[*at] && case.encounters[*at].work.contains(&Work::Ecomap);
    let Some(first) = (0..case.encounters.len()).find(draws).filter(|_| !subject.language.words.is_empty()) else { return };
    let told = |id: NodeId| {
        let node = case.node(id);
        let in_file = node.kind != NodeKind::System || subject.source.measures.iter().any(|measure| measure.of == node.id);
        // Where a name has no word that means anything, there is nothing to go by.
        in_file || beginnings(&node.name).next().is_none()
    };
    let ties = case.ties.iter().enumerate().filter(|(_, tie)| tie.found_by.is_none());
    let ends = ties.flat_map(|(at, tie)| [(at, tie.between.0), (at, tie.between.1)]);
    let asked: Vec<(usize, NodeId)> = ends.filter(|(_, end)| !told(*end)).collect();
    let sought: BTreeSet<String> = asked.iter().flat_map(|(_, end)| beginnings(&case.node(*end).name)).collect();
    let spoken = spoken(subject, first, &sought);
    let mut untold: BTreeMap<usize, NodeId> = BTreeMap::new();
    for (at, end) in asked {
        if !beginnings(&case.node(end).name).any(|beginning| spoken.contains(&beginning)) {
            untold.entry(at).or_insert(end);
        }
    }
    for (at, end) in untold {
        let (name, drawn) = (&case.node(end).name, &case.encounters[first].id);
        findings
            .report(
                Way::field("ties").at(at),
                format!("the ecomap of \"{drawn}\" asks for this tie, and nothing before it speaks of \"{name}\""),
            )
            .named(case.ties[at].id.clone())
            .hint("let somebody speak of it before, or name in `found_by` the fact with which it becomes known");
    }
}

/// Whether a paragraph may be read before an encounter has come to its work.
fn comes_before(subject: &Subject<'_>, prose: &Prose<'_>, first: usize) -> bool {
    let case = subject.case;
    match prose.path[..] {
        [Step::Field("phases"), Step::Index(phase), Step::Field("encounters"), Step::Index(at), ..] => {
            let Some(phase) = case.phases.get(phase) else { return false };
            let id = EncounterId::from_index(usize::from(phase.encounters.start) + at);
            let encounter = case.encounter(id);
            let is_read = !matches!(prose.field(), "feedback" | "rates" | "why" | "critical" | "tip");
            is_read && (id.index() <= first || encounter.any_phase || encounter.only_called)
        }
        [Step::Field("systems" | "ties" | "endings" | "notes" | "plan" | "ecomap" | "help" | "prompts"), ..] => false,
        _ => true,
    }
}

/// How the words of a name begin that mean something by themselves, in small letters.
fn beginnings(name: &str) -> impl Iterator<Item = String> + '_ {
    words(name).filter(|word| word.chars().count() >= SHORT).map(beginning)
}

/// Which of these beginnings of words stand in what may be read before an encounter has come to its work.
fn spoken(subject: &Subject<'_>, first: usize, sought: &BTreeSet<String>) -> BTreeSet<String> {
    let mut left: Vec<&String> = sought.iter().collect();
    for prose in subject.prose.iter().filter(|prose| comes_before(subject, prose, first)) {
        if left.is_empty() {
            break;
        }
        for word in words(prose.text).map(beginning) {
            left.retain(|beginning| !word.starts_with(*beginning));
        }
    }
    sought.iter().filter(|beginning| !left.contains(beginning)).cloned().collect()
}

fn beginning(word: &str) -> String {
    word.chars().take(COMPARED).flat_map(char::to_lowercase).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
