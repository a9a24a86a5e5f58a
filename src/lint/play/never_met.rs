//! Something that no play of the case comes to, although no single condition rules it out.

use super::super::{Findings, Played, Rule, Subject, Way};
use super::lost::Lost;
use crate::diagnostic::Severity;
use crate::scenario::{Condition, DecisionId, EncounterId, MeasureId, OptionId, ReactionId, Scenario, Step};
use crate::sim::Happening;

/// The rule.
pub const RULE: Rule = Rule { code: "never-met", severity: Severity::Warning, about: ABOUT, find };

/// Rules that say the same of what can be seen without playing, about the thing itself or one of its fields.
const SEEN_WITHOUT: [&str; 6] = [
    "unreachable-encounter",
    "unreachable-decision",
    "unreachable-option",
    "unreachable-ending",
    "unaffordable-cost",
    "never-true-condition",
];
/// Fields for whose sake a whole thing is never met. What is found further inside, such as one alternative of its condition or one
/// of its options, does not say that it is.
const WHOLE: [&str; 7] = ["when", "week", "until", "phases", "hours", "money", "cost"];

const ABOUT: &str = r#"
## What it finds

An encounter, a decision, an option, an ending that no play of the case comes to, although each of its conditions could hold by
itself: the order of things, the weeks, the hours or the budget never bring them together. Also a passage, an inner line, a fact,
a service or a dated change that never comes, unless it hangs on one of the others: then it is told when that is mended. Virtual learners play the case first; what none of
them met is searched for through every play. Where there are too many plays to go through while you wait, nothing is said:
`practicum prove` looks further.

## Why it matters for learning

You wrote something for a lesson that nobody will get, and it looks right wherever you read it: only playing shows it.

## Example

```
(id: "apologize", when: knows("complaint"), …)
```

on a decision of week 2, where the only option that reveals `complaint` opens in week 3.

## Better

Follow it backwards: what does it wait for, and when does that come at the earliest? `practicum prove FILE --to ID` prints the
shortest play to anything that can be met.
"#;

fn find(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(Played { never, is_all, .. }) = subject.played else { return findings.leave_open() };
    if !is_all {
        findings.leave_open();
    }
    let said = |way: &Way| {
        let is_said = |path: &[Step]| match path.strip_prefix(way.0.as_slice()) {
            Some([]) => true,
            Some([Step::Field(field)]) => WHOLE.contains(field),
            _ => false,
        };
        findings.found.iter().any(|it| SEEN_WITHOUT.contains(&it.finding.diagnostic.code) && is_said(&it.finding.path))
    };
    let case = subject.case;
    if findings.found.iter().any(|it| it.finding.diagnostic.code == super::endless_loop::RULE.code) {
        // What comes after a loop without end waits for the loop to be mended.
        return;
    }
    let mut outer: Vec<(Happening, Way)> = Vec::new();
    let mut inner: Vec<(Happening, Way)> = Vec::new();
    for &happening in never {
        let Some(way) = way(case, happening) else { continue };
        if said(&way) || !subject.possible.may_come(happening) {
            continue;
        }
        if around(case, happening).is_none_or(|around| never.binary_search(&around).is_err()) {
            let list = if is_outer(happening) { &mut outer } else { &mut inner };
            list.push((happening, way));
        }
    }
    // What hangs on the others is mended together with them, or seen when they are mended.
    let is_never = |it: Happening| is_outer(it) && (never.binary_search(&it).is_ok() || !subject.possible.may_come(it));
    if !inner.is_empty() {
        let lost = Lost::by(case, is_never);
        outer.extend(
            inner
                .into_iter()
                .filter(|(happening, _)| !lost.brings(*happening) && !when(case, *happening).is_some_and(|when| lost.tells(when))),
        );
    }
    for (happening, way) in outer {
        let message = format!("no play comes to the {} \"{}\": {}", happening.noun(), happening.name(case), why(subject, never, happening));
        findings
            .report(way, message)
            .named(happening.name(case))
            .hint("look at what it waits for and when that comes at the earliest, or take it out");
    }
}

/// What an author will look at first.
fn around(case: &Scenario, happening: Happening) -> Option<Happening> {
    match happening {
        Happening::Encounter(at) if !case.encounters[at].any_phase => Some(Happening::Phase(case.encounters[at].phase.index())),
        _ => happening.inside(case),
    }
}

/// Encounters, decisions, options and endings: what the others hang on.
fn is_outer(happening: Happening) -> bool {
    matches!(
        happening,
        Happening::Phase(_) | Happening::Encounter(_) | Happening::Decision(_) | Happening::Option(_) | Happening::Ending(_)
    )
}

fn way(case: &Scenario, happening: Happening) -> Option<Way> {
    Some(match happening {
        Happening::Phase(at) => Way::field("phases").at(at),
        Happening::Encounter(at) => Way::encounter(case, EncounterId::from_index(at)),
        Happening::Decision(at) => Way::decision(case, DecisionId::from_index(at)),
        Happening::Option(at) => Way::option(case, OptionId::from_index(at)),
        Happening::Reaction(at) => Way::reaction(case, ReactionId::from_index(at)),
        Happening::Fact(at) => Way::field("facts").at(at),
        Happening::Service(at) => Way::field("resources").at(at),
        Happening::Dated(at) => Way::field("dated").at(at),
        Happening::Ending(at) => Way::field("endings").at(at),
        Happening::Scene(scene) => passage(case, scene)?,
        Happening::Flag(_) => return None,
    })
}

/// The way to a further passage of an encounter, or to what is read after an option.
fn passage(case: &Scenario, scene: usize) -> Option<Way> {
    let also = case.encounters.iter().enumerate().find_map(|(encounter, it)| {
        let at = it.also.iter().position(|(_, also)| also.index() == scene)?;
        Some(Way::encounter(case, EncounterId::from_index(encounter)).then("also").at(at))
    });
    let then = || {
        let option = case.options.iter().position(|option| option.then.is_some_and(|then| then.index() == scene))?;
        Some(Way::option(case, OptionId::from_index(option)).then("then"))
    };
    also.or_else(then)
}

/// What it waits for.
fn when(case: &Scenario, happening: Happening) -> Option<&Condition> {
    Some(match happening {
        Happening::Encounter(at) => &case.encounters[at].when,
        Happening::Decision(at) => &case.decisions[at].when,
        Happening::Option(at) => &case.options[at].when,
        Happening::Ending(at) => &case.endings[at].when,
        Happening::Dated(at) => &case.dated[at].when,
        Happening::Service(at) => &case.resources[at].when,
        Happening::Scene(scene) => {
            case.encounters.iter().flat_map(|encounter| &encounter.also).find(|(_, also)| also.index() == scene).map(|(when, _)| when)?
        }
        _ => return None,
    })
}

/// The first thing that it waits for and that never happens either; otherwise that its conditions never meet.
fn why(subject: &Subject<'_>, never: &[Happening], happening: Happening) -> String {
    let case = subject.case;
    let when = when(case, happening).unwrap_or(&Condition::Always);
    if let Some(first) = first_never(case, never, when) {
        return format!("it waits for the {} \"{}\", which no play comes to", first.noun(), first.name(case));
    }
    if let Some(beyond) = first_beyond(subject, when) {
        return beyond;
    }
    if let Happening::Decision(at) = happening
        && case.decisions[at].option_ids().all(|option| case.option(option).when != Condition::Always)
    {
        return "when it is due, none of its options is open".into();
    }
    match when {
        Condition::Always => "whatever is done, it is over before".into(),
        _ => "what it waits for never holds when it could come".into(),
    }
}

/// The first value that it asks of a measure and that virtual learners never brought it to.
fn first_beyond(subject: &Subject<'_>, condition: &Condition) -> Option<String> {
    let reached = |measure: &MeasureId| subject.played.and_then(|played| played.reached.get(measure.index()).copied());
    let points = |hundredths: i32| f64::from(hundredths) / 100.0;
    let told = |measure: &MeasureId, asked: i32, most: i32| {
        let id = &subject.case.measure(*measure).id;
        format!("it asks \"{id}\" to come to {}, and virtual learners brought it no further than {}", points(asked), points(most))
    };
    match condition {
        Condition::All(parts) => parts.iter().find_map(|part| first_beyond(subject, part)),
        Condition::AtLeast(measure, asked) => {
            reached(measure).filter(|(_, most)| most < asked).map(|(_, most)| told(measure, *asked, most))
        }
        Condition::AtMost(measure, asked) => {
            reached(measure).filter(|(least, most)| least <= most && least > asked).map(|(least, _)| told(measure, *asked, least))
        }
        _ => None,
    }
}

fn first_never(case: &Scenario, never: &[Happening], condition: &Condition) -> Option<Happening> {
    let wanted = match condition {
        Condition::All(parts) => return parts.iter().find_map(|part| first_never(case, never, part)),
        Condition::Knows(fact) => Happening::Fact(fact.index()),
        Condition::Chose(option) => Happening::Option(option.index()),
        Condition::Did(encounter) => Happening::Encounter(encounter.index()),
        Condition::Uses(resource) => Happening::Service(resource.index()),
        Condition::Noticed(reaction) => Happening::Reaction(reaction.index()),
        Condition::In(name) => Happening::Phase(case.phases.iter().position(|phase| phase.name == *name)?),
        _ => return None,
    };
    never.binary_search(&wanted).is_ok().then_some(wanted)
}
