//! The simulation as JSON.
//!
//! - `findings[]`: what to look at, the gravest first: `code`, `about` (an id), `line` of the case file or null, `says`.
//! - `learners[]`: each policy with its attempts, `scores{}` (standards by number, `overall`, `d_prime`: count, mean, sd,
//!   percentiles), endings, measures, work products, paths, `hours_spent` (the share of all hours).
//! - `comparisons[]`: for each pair of learners and each score Cohen's `d` and the area under the ROC curve `auc`, each as
//!   `[figure, least, most]` with 95 % intervals.
//! - `decisions[]` with `options[]`, and `reactions[]`: `difficulty` and `discrimination` over the skilled learners; counts of
//!   attempts by policy.

use serde_json::{Map, Value, json};

use super::findings::json_list;
use super::{PERCENTILES, Score, Simulation};
use crate::learners::statistics::{Estimate, share};
use crate::learners::{Distribution, Group, MeasureTally};

pub(super) fn json(simulation: &Simulation<'_>) -> Value {
    let Simulation { case, seed, asked, tally, .. } = *simulation;
    let skilled = tally.skilled();
    json!({
        "practicum": 1,
        "case": { "id": case.about.id, "title": case.about.title, "digest": case.digest },
        "seed": seed,
        "asked": asked,
        "played": simulation.played(),
        "findings": json_list(&simulation.findings()),
        "learners": tally.groups.iter().map(|group| learner(simulation, group)).collect::<Vec<_>>(),
        "comparisons": comparisons(simulation),
        "decisions": case.decisions.iter().enumerate().map(|(at, decision)| {
            let item = skilled.as_ref().map(|skilled| skilled.decisions[at].item);
            json!({
                "id": decision.id,
                "met": by_group(simulation, |group| group.decisions[at].met),
                "difficulty": item.and_then(|item| item.difficulty()),
                "discrimination": item.and_then(|item| item.discrimination()),
                "options": decision.option_ids().map(|option| json!({
                    "id": case.option(option).id,
                    "open": by_group(simulation, |group| group.options[option.index()].open),
                    "chosen": by_group(simulation, |group| group.options[option.index()].chosen),
                })).collect::<Vec<_>>(),
            })
        }).collect::<Vec<_>>(),
        "reactions": case.reactions.iter().enumerate().map(|(at, reaction)| {
            let item = skilled.as_ref().map(|skilled| skilled.reactions[at].item);
            json!({
                "id": reaction.id,
                "kind": reaction.kind.id(),
                "met": by_group(simulation, |group| group.reactions[at].met),
                "flagged": by_group(simulation, |group| group.reactions[at].flagged),
                "acted_out": by_group(simulation, |group| group.reactions[at].acted_out),
                "difficulty": item.and_then(|item| item.difficulty()),
                "discrimination": item.and_then(|item| item.discrimination()),
            })
        }).collect::<Vec<_>>(),
        "paths": tally.together().map_or(0, |all| all.paths.count()),
    })
}

fn by_group(simulation: &Simulation<'_>, count: impl Fn(&Group) -> u64) -> Value {
    simulation.tally.groups.iter().map(|group| (group.policy.id(), Value::from(count(group)))).collect::<Map<_, _>>().into()
}

fn learner(simulation: &Simulation<'_>, group: &Group) -> Value {
    let case = simulation.case;
    let scores: Map<String, Value> = simulation
        .scores()
        .map(|score| {
            let mut figures = distribution(score.of(group));
            if let Score::Standard(at) = score {
                figures["not_observed"] = group.standards[at].not_observed.into();
                figures["little_evidence"] = group.standards[at].little_evidence.into();
            }
            (score.id(case), figures)
        })
        .collect();
    let endings = case
        .endings
        .iter()
        .zip(&group.endings)
        .map(|(ending, &times)| json!({ "id": ending.id, "times": times, "share": share(times, group.attempts).map(estimate) }));
    json!({
        "policy": group.policy.id(),
        "stands_for": group.policy.stands_for(),
        "attempts": group.attempts,
        "stuck": group.stuck,
        "scores": scores,
        "points": distribution(&group.points),
        "words": distribution(&group.words),
        "answers": distribution(&group.answers),
        "minutes": distribution(&group.minutes),
        "hours_spent": group.hours.share(),
        "paths": group.paths.count(),
        "endings": endings.collect::<Vec<_>>(),
        "measures": case.measures.iter().zip(&group.measures).map(|(about, measure)| measured(&about.id, measure)).collect::<Vec<_>>(),
        "ecomap": distribution(&group.ecomap),
        "plan": distribution(&group.plan),
        "notes": case.notes.iter().zip(&group.notes).map(|(note, scores)| {
            (note.id.clone(), distribution(scores))
        }).collect::<Map<_, _>>(),
    })
}

fn measured(id: &str, measure: &MeasureTally) -> Value {
    let points = |hundredths: i32| (measure.weeks > 0).then(|| f64::from(hundredths) / 100.0);
    json!({
        "id": id,
        "least": points(measure.least),
        "mean": measure.mean(),
        "most": points(measure.most),
        "weeks": measure.weeks,
        "weeks_at_lower_end": measure.at_least,
        "weeks_at_upper_end": measure.at_most,
    })
}

fn comparisons(simulation: &Simulation<'_>) -> Vec<Value> {
    let mut found = Vec::new();
    for (above, below) in simulation.pairs() {
        for score in simulation.scores() {
            if let Some(apart) = score.apart(above, below) {
                found.push(json!({
                    "first": above.policy.id(),
                    "second": below.policy.id(),
                    "score": score.id(simulation.case),
                    "d": apart.d.map(estimate),
                    "auc": estimate(apart.auc),
                }));
            }
        }
    }
    found
}

fn estimate(of: Estimate) -> Value {
    json!([of.value, of.least, of.most])
}

fn distribution(of: &Distribution) -> Value {
    let percentiles: Map<String, Value> = PERCENTILES.iter().map(|percent| (percent.to_string(), of.percentile(*percent).into())).collect();
    json!({ "count": of.count(), "mean": of.mean(), "sd": of.deviation(), "percentiles": percentiles })
}
