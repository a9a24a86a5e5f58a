//! Influences that carry more round a circle than they began with.

use super::super::findings::listed;
use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::Scenario;

/// The rule.
pub const RULE: Rule = Rule { code: "runaway-influence", severity: Severity::Warning, about: ABOUT, find };

/// Steps that the search may take; a case that needs more has a web of influences that nobody can explain anyway.
const STEPS: usize = 4_000_000;
/// So that a circle that gives back exactly what it took counts, and rounding does not.
const TOUCH: f64 = 1e-6;

const ABOUT: &str = r#"
## What it finds

Influences that lead in a circle and give back, after one round, as much as they took or more: their weights, multiplied, make
100 per cent or more (signs left aside).

## Why it matters for learning

Vicious circles are real, and the ecological model wants them shown. But one that loses nothing on the way never comes to rest:
a small remark in week 1 drives a measure to the end of its range by itself. The learner reads consequences that no
choice of theirs explains.

## Example

```
influences: [
    (from: "strain", to: "conflict", weight: 120, lag: 1, why: "…"),
    (from: "conflict", to: "strain", weight: 90, lag: 1, why: "…"),
]
```

120 % of 90 % is 108 %.

## Better

Let every step pass on a part only, such as 60 and 50: after one round 30 % are left, and the circle dies away unless the
learner's work, or time, feeds it.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    let Some(round) = growing_round(case) else { return };
    let names = listed(round.iter().map(|&at| case.measure(case.influences[at].from).id.as_str()));
    let gain = round.iter().fold(100.0, |gain, &at| gain * f64::from(case.influences[at].weight.abs()) / 100.0);
    let message = if round.len() == 1 {
        format!("the measure {names} influences itself with {gain:.0} per cent: it never comes to rest")
    } else {
        format!("the measures {names} influence each other in a circle with {gain:.0} per cent: it never comes to rest")
    };
    let first = round.iter().copied().min().unwrap_or_default();
    findings
        .report(Way::field("influences").at(first).then("weight"), message)
        .hint("lower the weights until less than 100 per cent come back");
}

/// The influences of a circle that gives back as much as it took: the longest way by the logarithms of the weights, if it has no end.
fn growing_round(case: &Scenario) -> Option<Vec<usize>> {
    let edges: Vec<(usize, usize, usize, f64)> = case
        .influences
        .iter()
        .enumerate()
        .filter(|(_, influence)| influence.weight != 0)
        .map(|(at, it)| (at, it.from.index(), it.to.index(), (f64::from(it.weight.abs()) / 100.0).ln() + TOUCH))
        .collect();
    let count = case.measures.len();
    let mut gain = vec![0.0_f64; count];
    let mut by: Vec<Option<usize>> = vec![None; count];
    let mut steps = 0;
    for _ in 0..=count {
        let mut last = None;
        for &(at, from, to, weight) in &edges {
            if gain[from] + weight > gain[to] + TOUCH / 10.0 {
                gain[to] = gain[from] + weight;
                by[to] = Some(at);
                last = Some(to);
            }
        }
        last?;
        steps += edges.len();
        if steps > STEPS {
            return None;
        }
    }
    // Still growing: going back far enough from anything that grew leads into a circle.
    (0..count).find_map(|start| round_behind(case, &by, start))
}

fn round_behind(case: &Scenario, by: &[Option<usize>], start: usize) -> Option<Vec<usize>> {
    let back = |at: usize| by[at].map(|influence| (influence, case.influences[influence].from.index()));
    let mut at = start;
    for _ in 0..by.len() {
        at = back(at)?.1;
    }
    let first = at;
    let mut round = Vec::new();
    loop {
        let (influence, before) = back(at)?;
        round.push(influence);
        at = before;
        if at == first {
            round.reverse();
            return Some(round);
        }
    }
}
