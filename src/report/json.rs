//! An attempt as JSON: every figure with everything that it is made of, so that each can be worked out again by hand.
//!
//! - `decisions[]`: what was decided when, the options that were `allowed` one by one, and the hours and dollars at hand.
//! - `standards[].score` = 100 · Σ over phases of min(`earned`, cap) / Σ `possible`, where the cap is 40 % of what a phase with a
//!   critical act could earn, and nothing otherwise. `contributions[]` holds the terms: `earned` = `weight` · (`effect` − `least`),
//!   `possible` = `weight` · (`most` − `least`); `least` and `most` are over `allowed` (over sets of them that the hours and
//!   dollars at hand cover, where several could be chosen), and over choosing nothing, an effect of 0, where `can_leave` says so.
//! - `weeks[].changes[]`: `to` = `from` + Σ `causes[].by`, in points.
//! - `reactions`: hit rate H = (hits + ½) / (signals + 1), false-alarm rate F likewise; d′ = z(H) − z(F); c = −½ (z(H) + z(F)).
//! - `products[].score` is the mean of the credits below it; for the plan, their sum over the greater of the goals planned and the
//!   fully serving goals on offer (no more than the plan holds). The parts of a note are the statements that were offered.

use serde_json::{Value, json};

use crate::debrief::{cause_text, changes};
use crate::scenario::{DecisionId, NodeId, OptionId, Scenario, TieState, Work};
use crate::score::{self, CAP, Contribution, LineResult, Practice, ProductResult, StandardScore, WorkDetail};
use crate::sim::{Event, OptionSet, Place, Play, write_action};
use crate::standards::Edition;

/// An attempt as JSON, its standards under an edition.
pub fn json(play: &Play, edition: &Edition) -> Value {
    let case = play.case();
    let scores = score::score(case, play.events());
    let standards: Vec<Value> = if edition.id == case.edition.id {
        scores.standards.standards.iter().map(|standard| standard_json(edition, standard)).collect()
    } else {
        scores.standards.under(edition).iter().map(|standard| standard_json(edition, standard)).collect()
    };
    let ending = match play.state().place {
        Place::Ended(ending) => json!({ "id": case.ending(ending).id, "title": case.ending(ending).title }),
        _ => Value::Null,
    };
    json!({
        "practicum": 1,
        "case": { "id": case.about.id, "title": case.about.title, "digest": case.digest, "key_source": case.about.key_source },
        "seed": play.state().seed,
        "edition": edition.id,
        "actions": play.actions().map(|action| write_action(case, action)).collect::<Vec<_>>(),
        "ending": ending,
        "critical_acts": scores.standards.critical.iter().map(|act| json!({
            "option": case.option_path(act.option),
            "phase": case.phase(act.phase).name.id(),
            "week": act.week,
            "cap_per_cent": CAP,
        })).collect::<Vec<_>>(),
        "standards": standards,
        "phases": scores.standards.phases.iter().map(|phase| json!({
            "phase": case.phase(phase.phase).name.id(),
            "earned": phase.earned,
            "possible": phase.possible,
            "capped": phase.capped,
            "score": phase.score,
        })).collect::<Vec<_>>(),
        "decisions": decisions_json(case, play.events()),
        "contributions": scores.standards.contributions.iter().map(|c| contribution_json(case, c)).collect::<Vec<_>>(),
        "reactions": reactions_json(case, &scores.reactions),
        "products": scores.products.iter().map(|product| product_json(case, product)).collect::<Vec<_>>(),
        "practice": practice_json(case, &scores.practice),
        "weeks": weeks_json(case, play.events()),
    })
}

fn standard_json(edition: &Edition, standard: &StandardScore) -> Value {
    let about = edition.standard(standard.number);
    json!({
        "number": standard.number,
        "name": about.map(|about| about.name.as_str()),
        "from": about.map(|about| about.from.clone()),
        "decisions": standard.decisions,
        "earned": standard.earned,
        "possible": standard.possible,
        "score": standard.score,
        "observed": standard.score.is_some(),
        "little_evidence": standard.has_little_evidence(),
    })
}

fn options(case: &Scenario, decision: DecisionId, set: OptionSet) -> Vec<OptionId> {
    case.decision(decision).option_ids().enumerate().filter(|(at, _)| set.has(*at)).map(|(_, option)| option).collect()
}

fn decisions_json(case: &Scenario, events: &[Event]) -> Value {
    let ids = |decision: DecisionId, set: OptionSet| -> Vec<&str> {
        options(case, decision, set).into_iter().map(|option| case.option(option).id.as_str()).collect()
    };
    events
        .iter()
        .filter_map(|event| match *event {
            Event::Decided { decision, phase, week, chosen, allowed, quarters, money } => {
                Some((decision, phase, week, chosen, allowed, quarters, money))
            }
            Event::Left { decision, phase, week, allowed, quarters, money } => {
                Some((decision, phase, week, OptionSet::default(), allowed, quarters, money))
            }
            _ => None,
        })
        .map(|(decision, phase, week, chosen, allowed, quarters, money)| {
            json!({
                "decision": case.decision(decision).id,
                "phase": case.phase(phase).name.id(),
                "week": week,
                "chosen": ids(decision, chosen),
                "allowed": ids(decision, allowed),
                "can_leave": case.decision(decision).is_optional(),
                "hours_at_hand": f64::from(quarters) / 4.0,
                "dollars_at_hand": money,
            })
        })
        .collect()
}

fn practice_json(case: &Scenario, practice: &Practice) -> Value {
    json!({
        "roles": practice.roles.iter().map(|(role, count)| json!({ "role": role.id(), "count": count })).collect::<Vec<_>>(),
        "client_level": practice.client_level,
        "system_level": practice.system.iter().map(|work| json!({
            "option": case.option_path(work.option),
            "step": work.step.map(|step| step.id()),
            "activity": work.activity.map(|activity| activity.id()),
            "week": work.week,
        })).collect::<Vec<_>>(),
    })
}

fn contribution_json(case: &Scenario, c: &Contribution) -> Value {
    let chosen = options(case, c.decision, c.chosen);
    let rationale: Vec<Value> = chosen
        .iter()
        .flat_map(|option| case.option(*option).ratings.iter().filter(|rating| rating.standard == c.standard))
        .map(|rating| json!({ "indicator": format!("S{}.{}", rating.standard, rating.indicator), "effect": rating.effect, "rationale": rating.rationale }))
        .collect();
    json!({
        "standard": c.standard,
        "decision": case.decision(c.decision).id,
        "phase": case.phase(c.phase).name.id(),
        "week": c.week,
        "chosen": chosen.iter().map(|option| case.option(*option).id.as_str()).collect::<Vec<_>>(),
        "effect": c.effect,
        "least": c.least,
        "most": c.most,
        "weight": c.weight,
        "earned": c.earned(),
        "possible": c.possible(),
        "rationale": rationale,
    })
}

fn reactions_json(case: &Scenario, scores: &score::ReactionScores) -> Value {
    let line = |line: &LineResult| {
        let reaction = case.reaction(line.reaction);
        json!({
            "reaction": reaction.id,
            "line": reaction.line,
            "kind": reaction.kind.id(),
            "origin": reaction.origin.map(|origin| origin.id()),
            "outcome": format!("{:?}", line.outcome),
            "sure_per_cent": line.sure,
            "said": line.explored.map(|(kind, origin, next)| json!({ "kind": kind.id(), "origin": origin.id(), "next": next.id() })),
            "kind_credit_per_cent": line.kind,
            "origin_credit_per_cent": line.origin,
            "next_credit_per_cent": line.next,
            "acted_out": line.acted_out,
            "why": reaction.why,
        })
    };
    let counts = scores.counts;
    json!({
        "hits": counts.hits,
        "misses": counts.misses,
        "false_alarms": counts.false_alarms,
        "correct_rejections": counts.correct_rejections,
        "detection": scores.detection.map(|d| json!({
            "hit_rate": d.hit_rate,
            "false_alarm_rate": d.false_alarm_rate,
            "d_prime": d.d_prime,
            "criterion": d.criterion,
            "standard_error": d.standard_error,
        })),
        "kind_accuracy_per_cent": scores.kind_accuracy,
        "brier": scores.brier,
        "overconfidence": scores.overconfidence,
        "lines": scores.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

fn tie_json(tie: TieState) -> Value {
    json!({ "strength": tie.strength.id(), "stress": tie.stress, "flow": tie.flow.id() })
}

fn owner(case: &Scenario, owner: Option<NodeId>) -> String {
    owner.map_or_else(|| "me".into(), |node| case.node(node).id.clone())
}

fn product_json(case: &Scenario, product: &ProductResult) -> Value {
    let work = match product.work {
        Work::Ecomap => "ecomap".to_owned(),
        Work::Plan => "plan".to_owned(),
        Work::Note(note) => format!("note {}", case.note(note).id),
    };
    let parts: Vec<Value> = match &product.detail {
        WorkDetail::Ecomap(pairs) => pairs
            .iter()
            .map(|pair| {
                let between = case.ecomap.as_ref().map(|task| task.pairs[usize::from(pair.pair)].between);
                json!({
                    "between": between.map(|ends| [case.node(ends.0).id.as_str(), case.node(ends.1).id.as_str()]),
                    "drawn": tie_json(pair.drawn),
                    "key": tie_json(pair.key),
                    "credit_per_cent": pair.credit,
                })
            })
            .collect(),
        WorkDetail::Plan { goals, .. } => goals
            .iter()
            .map(|goal| {
                json!({
                    "goal": case.goal(goal.goal).id,
                    "wording": goal.wording + 1,
                    "owner": owner(case, goal.owner),
                    "review": goal.review,
                    "parts_per_cent": { "serves": goal.serves, "client_words": goal.words, "smart": goal.smart, "owner": goal.owner_fits, "review": goal.review_fits },
                    "credit_per_cent": goal.credit(),
                })
            })
            .collect(),
        WorkDetail::Note(statements) => statements
            .iter()
            .map(|statement| {
                json!({
                    "statement": statement.statement + 1,
                    "kind": statement.kind.id(),
                    "keep": statement.keep,
                    "kind_right": statement.kind_right,
                    "keep_right": statement.keep_right,
                })
            })
            .collect(),
    };
    json!({ "work": work, "score": product.score, "parts": parts })
}

fn weeks_json(case: &Scenario, events: &[Event]) -> Value {
    let mut weeks: Vec<(u32, Vec<Value>)> = Vec::new();
    for event in events {
        if let Event::WeekEnded(week) = event {
            weeks.push((*week, Vec::new()));
        }
    }
    let whole = |hundredths: i32| f64::from(hundredths) / 100.0;
    for change in changes(events) {
        let causes: Vec<Value> =
            change.causes.iter().map(|(cause, by)| json!({ "cause": cause_text(case, *cause), "by": whole(*by) })).collect();
        let entry =
            json!({ "measure": case.measure(change.measure).id, "from": whole(change.from), "to": whole(change.to), "causes": causes });
        if let Some((_, changes)) = weeks.iter_mut().find(|(week, _)| *week == change.week) {
            changes.push(entry);
        }
    }
    weeks.into_iter().map(|(week, changes)| json!({ "week": week, "changes": changes })).collect()
}
