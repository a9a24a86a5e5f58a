//! A case without any decision about quality.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::DecisionId;
use crate::scenario::words::PhaseName;

/// The rule.
pub const RULE: Rule = Rule { code: "no-quality-decision", severity: Severity::Warning, about: ABOUT, find };

/// The standard on quality and accountability.
pub const QUALITY: u8 = 8;

const ABOUT: &str = r#"
## What it finds

A case in which no decision bears on standard 8: whether the work is good, and how one would know. Not asked of a short tutorial
(`level: tutorial`, 15 minutes at most).

## Why it matters for learning

"What will we measure, and who will look at it?" is seldom the dramatic question, so cases leave it out, and students come to
believe that evaluation is somebody else's work. It has to be planned at the beginning to be there at the end.

## Example

A case that ends with thanks and a closed file.

## Better

One decision is enough to begin with: in planning, what shall show that the plan works; in reassessment, who is asked and what
follows if it did not.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let known = subject.case.edition.standard(QUALITY).is_some();
    if known && subject.bearing_on(QUALITY).is_empty() {
        let case = subject.case;
        let asked = |phases: &[PhaseName]| -> Vec<DecisionId> {
            let is_there = |id: &DecisionId| {
                let encounter = case.decision(*id).encounter.map(|encounter| case.phase(case.encounter(encounter).phase).name);
                encounter.is_some_and(|phase| phases.contains(&phase))
            };
            (0..case.decisions.len()).map(DecisionId::from_index).filter(is_there).collect()
        };
        // Where the question belongs; the last decision where the case has none of these phases.
        let mut places = asked(&[PhaseName::Reassessment, PhaseName::Planning]);
        if places.is_empty() {
            places = asked(PhaseName::ALL).pop().into_iter().collect();
        }
        let name = |id| format!("\"{}\"", case.decision(id).id);
        let (way, as_in) = match places.first() {
            Some(&id) => (Way::decision(case, id), format!(", not even {}", name(id))),
            None => (Way::field("phases"), String::new()),
        };
        let found = findings.report(way, format!("no decision bears on standard 8 (quality and accountability){as_in}"));
        found.hint("ask once what shall show that the work is good, and rate it: (8, 2, \"M1\", \"…\")").named(QUALITY.to_string());
        places.iter().skip(1).for_each(|&id| {
            found.also(name(id), Way::decision(case, id), None);
        });
    }
}
