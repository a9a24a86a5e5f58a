//! A case without ecomap, service plan or contact note.

use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::words::PhaseName;
use crate::scenario::{EncounterId, Scenario};

/// The rule.
pub const RULE: Rule = Rule { code: "missing-work", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A case that asks nowhere for an ecomap, for a service plan, or for a contact note. Not asked of a short tutorial (`level: tutorial`,
15 minutes at most).

## Why it matters for learning

Choosing is only half of the work. Drawing what one has understood, agreeing on goals, and writing down what is known and may be known are
what a case manager does all day, and they show things that no multiple choice shows.

## Example

A case with twenty decisions and no `work: […]`.

## Better

Ask for the ecomap at the end of assessment, for the plan in planning, and for a note after the first contact. A note of five
statements is enough.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let (source, possible) = (subject.source, &subject.possible);
    // What is described and never asked for has a rule of its own.
    let missing = [
        ("ecomap", "ecomap", source.ecomap.is_none() && !possible.ecomap),
        ("plan", "service plan", source.plan.is_none() && !possible.plan),
        ("note", "contact note", source.notes.is_empty()),
    ];
    let case = subject.case;
    for (name, what, _) in missing.into_iter().filter(|(.., is_missing)| *is_missing) {
        let due = due(case, name);
        let (way, where_due) = match due {
            Some(id) => (Way::encounter(case, id), format!("; it would be due in \"{}\"", case.encounter(id).id)),
            None => (Way::field("phases"), String::new()),
        };
        findings
            .report(way, format!("the case asks for no {what}{where_due}"))
            .hint("describe it in the case, and ask for it in the `work` of the encounter where it is due")
            .named(name);
    }
}

/// The encounter where a work product is due: the ecomap at the end of assessment, the plan in planning, a note after the first contact.
fn due(case: &Scenario, work: &str) -> Option<EncounterId> {
    let of = |name: PhaseName| {
        let at = case.encounters.iter().rposition(|encounter| case.phase(encounter.phase).name == name);
        at.map(EncounterId::from_index)
    };
    match work {
        "ecomap" => of(PhaseName::Assessment),
        "plan" => of(PhaseName::Planning),
        _ => (!case.encounters.is_empty()).then(|| EncounterId::from_index(0)),
    }
}
