//! Encounters that bring each other back for ever.

use std::collections::BTreeSet;

use super::super::findings::listed;
use super::super::{Findings, Rule, Subject, Way};
use crate::diagnostic::Severity;
use crate::scenario::{Condition, Effect, EffectsId, Encounter, EncounterId, Phase, Pick, Scenario};

/// The rule.
pub const RULE: Rule = Rule { code: "endless-loop", severity: Severity::Warning, about: ABOUT, find };

/// So many effects of an option are looked at.
const LONGEST: usize = 100;

const ABOUT: &str = r#"
## What it finds

Encounters that always bring each other back, whatever the learner chooses: one calls the other and is called by it, or one
takes the case back to a phase whose encounters are played `again`. Nothing in them can end the case.

## Why it matters for learning

Going back is good practice: reassessment leads to a new plan. Going round is not. The learner meets the same scene week after
week and learns that nothing helps.

## Example

```
(id: "review", again: true, effects: [phase(planning)], …)
```

in the phase planning itself, so that no later phase ever comes.

## Better

Let a choice, or a condition, decide about the way back: `if(at_most("coping", 40), [phase(planning)])`, or give the step back
to one option among others.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let case = subject.case;
    let first = |phase: &Phase| phase.encounters.clone().map(usize::from).find(|&at| comes_back(case, &case.encounters[at]));
    let firsts: Vec<Option<usize>> = case.phases.iter().map(first).collect();
    let leading: Vec<Vec<usize>> = (0..case.encounters.len())
        .map(|at| if subject.possible.encounters[at] { leads_to(case, at, &firsts) } else { Vec::new() })
        .collect();
    let mut coming = vec![Vec::new(); leading.len()];
    let mut ways_on: Vec<usize> = leading.iter().map(Vec::len).collect();
    for (from, to) in leading.iter().enumerate().flat_map(|(from, all)| all.iter().map(move |&to| (from, to))) {
        coming[to].push(from);
    }
    // What leads nowhere is no part of a circle, nor is what leads only there.
    let mut done: Vec<usize> = (0..leading.len()).filter(|&at| ways_on[at] == 0).collect();
    while let Some(at) = done.pop() {
        for &from in &coming[at] {
            ways_on[from] -= 1;
            if ways_on[from] == 0 {
                done.push(from);
            }
        }
    }
    let mut seen = vec![0; leading.len()];
    for start in (0..leading.len()).filter(|&at| ways_on[at] > 0) {
        let mut round = Vec::new();
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = start + 1;
            round.push(at);
            at = leading[at].iter().copied().find(|&to| ways_on[to] > 0).unwrap_or(at);
        }
        if seen[at] == start + 1
            && let Some(first) = round.iter().position(|&other| other == at)
        {
            report(case, &round[first..], findings);
        }
    }
}

fn report(case: &Scenario, round: &[usize], findings: &mut Findings) {
    let names = listed(round.iter().map(|&at| case.encounters[at].id.as_str()));
    let message = if round.len() == 1 {
        format!("the encounter {names} always brings itself back, to the last week")
    } else {
        format!("the encounters {names} always bring each other back, to the last week")
    };
    findings
        .report(Way::encounter(case, EncounterId::from_index(round[0])), message)
        .hint("let a choice or a condition decide about the way back, or end the case in one of them");
}

/// The encounters that follow on this one whatever is chosen in it.
fn leads_to(case: &Scenario, at: usize, firsts: &[Option<usize>]) -> Vec<usize> {
    let encounter = &case.encounters[at];
    if can_end(case, encounter) {
        return Vec::new();
    }
    let mut certain: Vec<&Effect> = case.effects_list(encounter.effects).iter().collect();
    for decision in encounter.decisions.clone().map(|at| &case.decisions[usize::from(at)]) {
        let mut options = case.options[usize::from(decision.options.start)..usize::from(decision.options.end)].iter();
        let asked = decision.when == Condition::Always && decision.pick == Pick::One && !decision.again;
        let surely = options.clone().any(|choice| choice.quarters == 0 && choice.money == 0 && choice.when == Condition::Always);
        if let (true, Some(first)) = (asked && surely, options.next()) {
            let rest: Vec<&[Effect]> = options.map(|choice| case.effects_list(choice.effects).as_slice()).collect();
            // Longer lists are compared as far as anybody writes them.
            let first = case.effects_list(first.effects).iter().take(LONGEST);
            certain.extend(first.filter(|effect| rest.iter().all(|list| list.iter().take(LONGEST).any(|other| other == *effect))));
        }
    }
    let mut found = Vec::new();
    let mut phases = BTreeSet::new();
    for effect in certain {
        match effect {
            Effect::Call(other) => found.push(other.index()),
            // What leads on is progress.
            Effect::Phase(phase) if *phase <= encounter.phase && phases.insert(*phase) => {
                // One of them is enough to go round by; itself, if it can be.
                let itself = *phase == encounter.phase && comes_back(case, encounter);
                found.extend(if itself { Some(at) } else { firsts[phase.index()] });
            }
            _ => {}
        }
    }
    found
}

/// Whether an encounter is played again in any week in which the case comes back to its phase.
fn comes_back(case: &Scenario, encounter: &Encounter) -> bool {
    encounter.again && !encounter.only_called && encounter.when == Condition::Always && encounter.until == case.limits.weeks
}

fn can_end(case: &Scenario, encounter: &Encounter) -> bool {
    let options = encounter.decisions.clone().flat_map(|at| case.decisions[usize::from(at)].option_ids());
    ends(case, encounter.effects) || options.into_iter().any(|option| ends(case, case.option(option).effects))
}

fn ends(case: &Scenario, list: EffectsId) -> bool {
    case.effects_list(list).iter().any(|effect| match effect {
        Effect::End => true,
        Effect::After(_, list) | Effect::If(_, list) => ends(case, *list),
        Effect::Chance { then, otherwise, .. } => ends(case, *then) || ends(case, *otherwise),
        _ => false,
    })
}
