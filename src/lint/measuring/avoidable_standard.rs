//! A standard that a learner can avoid altogether.

use super::super::{Evidence, Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::DecisionId;

/// The rule.
pub const RULE: Rule = Rule { code: "avoidable-standard", severity: Severity::Warning, about: ABOUT, find };

const ABOUT: &str = r#"
## What it finds

A standard on which decisions bear, and a complete play of the case in which none of them is scored. That is found in two ways.
Only decisions on the desk bear on it: nobody has to take those. Or virtual learners of all kinds play the case a hundred times
each, and some of their plays bring no score on it; the finding says in how many of those by learners who choose at random, and
which decisions such a play never meets. `practicum prove FILE --to without:9` writes one of these plays out for standard 9, and
`practicum simulate FILE` counts them ("not observed").

Every such play counts: a case cannot be finished past what an encounter asks, so that nobody gets there by doing nothing. Whoever
only ends week after week has answered every question that came, and still goes without the score. A way round a standard that none
of those plays takes is not found. A standard on which nothing bears at all is told by `thin-standard`. Not asked of a short tutorial
(`level: tutorial`, 15 minutes at most).

## Why it matters for learning

Whoever takes such a way is "not observed" on this standard: usually those who would have most to learn there. Two learners who
took two ways cannot be compared on it. It is most often system-level work (standards 6 to 8) that ends up on the desk, as if it were
an extra, or behind a fact that a hurried learner never asks for.

## Example

Standard 9 is rated in "kettle" and "sign_up" only, and both stand in encounters with `when: knows("round")`: whoever did not ask
about the round in the first week meets neither.

## Better

Let one encounter that comes in every play ask a question that bears on the standard: supervision is a good place for it. If a way
without it is meant, allow it, so that a reviewer knows: `allow: [(lint: "avoidable-standard", at: "9", reason: "…")]`.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    if subject.played.is_none_or(|played| played.evidence.is_empty()) {
        findings.leave_open();
    }
    for standard in &subject.case.edition.standards {
        let bearing = subject.bearing_on(standard.number);
        if bearing.is_empty() {
            continue;
        }
        let name = |id: DecisionId| format!("\"{}\"", subject.case.decision(id).id);
        let evidence = subject.evidence_of(standard.number).filter(|evidence| evidence.all.without > 0);
        let on_desk = bearing.iter().all(|&id| subject.case.decision(id).encounter.is_none());
        let called = format!("standard {} ({})", standard.number, standard.name);
        let message = match evidence {
            _ if on_desk => format!("only decisions on the desk bear on {called}, as {}: a learner can pass them by", name(bearing[0])),
            Some(evidence) => format!("{called} goes without a score in {}", how_often(evidence)),
            None => continue,
        };
        let way = |id| Way::decision(subject.case, id);
        let is_met = |id: &DecisionId| !on_desk && evidence.is_some_and(|evidence| evidence.answered.contains(id));
        // What such a play does not meet is the nearest to mend.
        let first = bearing.iter().copied().find(|id| !is_met(id)).unwrap_or(bearing[0]);
        let found = findings.report(way(first), message);
        found.named(standard.number.to_string());
        if let (true, Some(evidence)) = (on_desk, evidence) {
            found.hint(format!("it goes without a score in {}", how_often(evidence)));
        }
        found.hint(if on_desk {
            "let an encounter ask a question that bears on it"
        } else {
            "let an encounter that comes in every play ask a question that bears on it"
        });
        if evidence.is_some() {
            found.hint(format!("`practicum prove FILE --to without:{}` writes such a play out, to be played again", standard.number));
        }
        let others = bearing.iter().copied().filter(|id| *id != first);
        others.for_each(|id| {
            let remark = if is_met(&id) { ", which such a play meets without a choice that differs on it" } else { "" };
            found.also(format!("{}{remark}", name(id)), way(id), None);
        });
    }
}

/// In how many plays by learners who choose at random; by another kind of learner where those never do.
fn how_often(evidence: &Evidence) -> String {
    let Evidence { at_random, worst: (kind, share), .. } = evidence;
    if at_random.without > 0 {
        return format!("{} of {} plays at random", at_random.without, at_random.plays);
    }
    format!("{} of {} plays by the virtual learner \"{kind}\"", share.without, share.plays)
}
