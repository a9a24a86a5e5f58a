//! An attempt as JSON: every figure with everything that it is made of, so that each can be worked out again by hand.
//!
//! How each figure is worked out stands in the output itself, under `formulas` ([`super::formulas`]).
//!
//! - `decisions[]`: what was decided when, the options that were `allowed` one by one, and the hours and dollars at hand;
//!   `contributions[].place` says which of them a contribution comes from.
//! - `weeks[].changes[]`: each measure that something moved, with each cause and what it asked for, also where nothing came of it.
//!   `causes[].at` is the cause's place in the case file.
//! - `products[].parts`: the pairs of the ecomap whose ties were known and the decoys (`not_known_yet` are the other pairs), the
//!   planned goals (`offered` are all that could be), the statements of the note that were offered (`not_offered` are the others).

use serde_json::{Value, json};

use super::formulas::formulas;
use crate::debrief::{cause_text, changes};
use crate::scenario::{DecisionId, GoalId, NodeId, OptionId, Scenario, TieState, Work};
use crate::score::{
    self, CAP, Contribution, GoalResult, LineResult, PairResult, Practice, ProductResult, StandardScore, StatementResult, WorkDetail,
};
use crate::sim::{Cause, Event, OptionSet, Place, Play, Said, write_action};
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
        "formulas": formulas(),
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
        "place": c.place,
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
            "said": line.explored.map(|Said { kind, origin, next }| {
                json!({ "kind": kind.id(), "origin": origin.map(|origin| origin.id()), "next": next.map(|next| next.id()) })
            }),
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
    let score = product.score;
    match &product.detail {
        WorkDetail::Ecomap(pairs) => {
            let of_task = || case.ecomap.iter().flat_map(|task| task.pairs.iter());
            let unknown = of_task().enumerate().filter(|(at, _)| pairs.iter().all(|pair| usize::from(pair.pair) != *at));
            json!({
                "work": "ecomap",
                "score": score,
                "parts": pairs.iter().map(|pair| pair_json(case, pair)).collect::<Vec<_>>(),
                "not_known_yet": unknown.map(|(_, pair)| between(case, pair.between)).collect::<Vec<_>>(),
            })
        }
        WorkDetail::Plan { goals, offered, wanted, .. } => json!({
            "work": "plan",
            "score": score,
            "at_most": case.plan.as_ref().map(|task| task.at_most),
            "offered": offered.iter().map(|goal| offered_json(case, *goal)).collect::<Vec<_>>(),
            "wanted": wanted,
            "parts": goals.iter().map(|goal| goal_json(case, goal)).collect::<Vec<_>>(),
        }),
        WorkDetail::Note(statements) => {
            let Work::Note(note) = product.work else { return Value::Null };
            let note = case.note(note);
            let all = 0..note.statements.len();
            let missing = all.filter(|at| statements.iter().all(|statement| usize::from(statement.statement) != *at));
            let part = |result: &StatementResult| {
                let key = &note.statements[usize::from(result.statement)];
                json!({
                    "statement": result.statement + 1,
                    "kind": result.kind.id(),
                    "keep": result.keep,
                    "key": { "kind": key.is.id(), "keep": key.covered },
                    "kind_right": result.kind_right,
                    "keep_right": result.keep_right,
                    "credit_per_cent": result.credit(),
                })
            };
            json!({
                "work": format!("note {}", note.id),
                "score": score,
                "parts": statements.iter().map(part).collect::<Vec<_>>(),
                "not_offered": missing.map(|at| at + 1).collect::<Vec<_>>(),
            })
        }
    }
}

fn between(case: &Scenario, ends: (NodeId, NodeId)) -> [&str; 2] {
    [&case.node(ends.0).id, &case.node(ends.1).id]
}

fn pair_json(case: &Scenario, result: &PairResult) -> Value {
    let pair = case.ecomap.as_ref().map(|task| &task.pairs[usize::from(result.pair)]);
    json!({
        "between": pair.map(|pair| between(case, pair.between)),
        "tie": pair.and_then(|pair| pair.tie).map(|tie| case.tie(tie).id.as_str()),
        "drawn": tie_json(result.drawn),
        "key": tie_json(result.key),
        "credit_per_cent": result.credit,
    })
}

/// A goal that could be planned: it counts if it serves the client's aims fully.
fn offered_json(case: &Scenario, id: GoalId) -> Value {
    let goal = case.goal(id);
    json!({ "goal": goal.id, "serves": goal.serves, "counts": goal.serves == 2, "why": goal.why })
}

fn goal_json(case: &Scenario, result: &GoalResult) -> Value {
    json!({
        "goal": case.goal(result.goal).id,
        "wording": result.wording + 1,
        "owner": owner(case, result.owner),
        "review": result.review,
        "parts_per_cent": {
            "serves": result.serves,
            "client_words": result.words,
            "smart": result.smart,
            "owner": result.owner_fits,
            "review": result.review_fits,
        },
        "credit_per_cent": result.credit(),
    })
}

fn weeks_json(case: &Scenario, events: &[Event]) -> Value {
    let changes = changes(case, events);
    let whole = |hundredths: i32| f64::from(hundredths) / 100.0;
    let week_json = |week: u32| {
        let of_week = changes.iter().filter(|change| change.week == week).map(|change| {
            let causes = change.causes.iter().filter(|(cause, _)| *cause != Cause::Range);
            json!({
                "measure": case.measure(change.measure).id,
                "from": whole(change.from),
                "asked": whole(change.asked()),
                "to": whole(change.to),
                "held_back": change.to != change.from + change.asked(),
                "causes": causes.map(|(cause, by)| cause_json(case, *cause, whole(*by))).collect::<Vec<_>>(),
            })
        });
        json!({ "week": week, "changes": of_week.collect::<Vec<_>>() })
    };
    let ended = events.iter().filter_map(|event| if let Event::WeekEnded(week) = event { Some(week_json(*week)) } else { None });
    ended.collect()
}

/// A cause by its kind and its place in the case file: an id, or its place in a list of things without one, from 0.
fn cause_json(case: &Scenario, cause: Cause, by: f64) -> Value {
    let (kind, at) = match cause {
        Cause::Option(option) => ("option", case.option_path(option)),
        Cause::Encounter(encounter) => ("encounter", case.encounter(encounter).id.clone()),
        Cause::Reaction(reaction) => ("reaction", case.reaction(reaction).id.clone()),
        Cause::Goal(goal) => ("goal", case.goal(goal).id.clone()),
        Cause::Service(resource) => ("resource", case.resource(resource).id.clone()),
        Cause::Weekly(rule) => ("every_week", format!("every_week[{}]", rule.index())),
        Cause::Dated(dated) => ("dated", format!("dated[{}]", dated.index())),
        Cause::Influence(influence) => ("influence", format!("influences[{}]", influence.index())),
        Cause::Range => ("range", "measures".into()),
    };
    json!({ "kind": kind, "at": at, "by": by, "cause": cause_text(case, cause, by > 0.0) })
}
