//! How measures go from week to week, and how far: as a table and as JSON.

use serde_json::{Value, json};

use super::{ProofTable, plan};
use crate::prove::{Course, Far, Proof, Spread, Witness};
use crate::scenario::{Measure, Scenario};

/// The course of every measure, and how far it goes.
pub(super) fn table(case: &Scenario, proof: &Proof) -> ProofTable {
    let weeks = telling_weeks(case.limits.weeks as usize);
    let says = |spread: Option<&Spread>| {
        spread.and_then(|spread| Some((spread, spread.mean()?))).map_or_else(
            || "–".to_owned(),
            |(spread, mean)| format!("{} ({} to {})", figure(mean), figure(spread.least), figure(spread.most)),
        )
    };
    let rows = case.measures.iter().zip(proof.courses.iter().zip(&proof.far)).map(|(measure, (course, far))| {
        let of_weeks = weeks.iter().map(|week| says(course.weeks.get(week - 1)));
        let ends = match (&far.least, &far.most) {
            (Some((least, _)), Some((most, _))) => format!("{} to {}", figure(*least), figure(*most)),
            _ => "–".to_owned(),
        };
        let bounds = format!("{} to {}", figure(far.bounds.0), figure(far.bounds.1));
        let names = [measure.name.clone(), figure(measure.start)];
        names.into_iter().chain(of_weeks).chain([says(Some(&course.whole())), ends, bounds]).collect()
    });
    let head = weeks.iter().map(|week| format!("week {week}"));
    let ends = ["all weeks", "seen", "at most"].map(String::from);
    ProofTable {
        title: "Measures over time".into(),
        says: format!(
            "Where each measure stands in those plays at random when a week ends: the mean, and from the least to the greatest. \"Seen\" is from the least to the greatest in any of {} plays by learners of all kinds; no play at all goes beyond \"at most\", and it may be that none comes so far. The JSON has every week, and the plays.",
            proof.sampled
        ),
        head: ["measure".to_owned(), "start".to_owned()].into_iter().chain(head).chain(ends).collect(),
        rows: rows.collect(),
    }
}

/// The weeks that tell the course of a case in short: the first, those at a quarter and at half, the last.
fn telling_weeks(weeks: usize) -> Vec<usize> {
    let mut telling = vec![1, weeks.div_ceil(4), weeks.div_ceil(2), weeks];
    telling.sort_unstable();
    telling.dedup();
    telling
}

/// Hundredths of a point as whole points.
fn figure(hundredths: impl Into<f64>) -> String {
    format!("{:.0}", hundredths.into() / 100.0)
}

/// The same with every week, and with the plays that show how far.
pub(super) fn json(case: &Scenario, proof: &Proof) -> Value {
    let points = |hundredths: f64| (hundredths.round()) / 100.0;
    let spread = |spread: &Spread| {
        json!({
            "plays": spread.count,
            "least": spread.mean().map(|_| points(f64::from(spread.least))),
            "mean": spread.mean().map(points),
            "greatest": spread.mean().map(|_| points(f64::from(spread.most))),
        })
    };
    let end = |end: &Option<(i32, Witness)>| {
        end.as_ref().map(|(value, witness)| json!({ "value": points(f64::from(*value)), "plan": plan(case, witness) }))
    };
    let of_one = |(measure, (course, far)): (&Measure, (&Course, &Far))| {
        let weeks = course.weeks.iter().zip(1..).map(|(of_week, week)| {
            let mut of_week = spread(of_week);
            of_week["week"] = json!(week);
            of_week
        });
        json!({
            "id": measure.id,
            "start": points(f64::from(measure.start)),
            "all_weeks": spread(&course.whole()),
            "weeks": weeks.collect::<Vec<_>>(),
            "seen": { "least": end(&far.least), "greatest": end(&far.most) },
            "never_beyond": [points(f64::from(far.bounds.0)), points(f64::from(far.bounds.1))],
        })
    };
    case.measures.iter().zip(proof.courses.iter().zip(&proof.far)).map(of_one).collect()
}
