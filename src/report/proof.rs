//! The proof sheet of a case: as text, as JSON, and as tables for the booklet.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{ProofSheet, ProofTable, coverage, measures, options, plan};
use crate::learners::{Group, statistics};
use crate::prove::{Claim, Estimate, Extreme, Paths, Proof, Reach};
use crate::scenario::Scenario;
use crate::scenario::words::{Kind, Origin};
use crate::sim::Happening;

/// The proof sheet as data: a summary and tables.
pub fn proof_sheet(case: &Scenario, proof: &Proof) -> ProofSheet {
    let tables = vec![ranges(case, proof), unreached(case, proof), endings(case, proof), measures::table(case, proof)];
    let tables = tables.into_iter().chain(coverage::tables(case)).chain([reactions(case), options::table(case, proof)]);
    ProofSheet { summary: summary(case, proof), tables: tables.filter(|table| !table.rows.is_empty()).collect() }
}

/// The proof sheet as lines to read.
pub fn proof_text(case: &Scenario, proof: &Proof) -> String {
    let sheet = proof_sheet(case, proof);
    let mut out = format!("{}\n{}\n\n{}\n", case.about.title, "=".repeat(case.about.title.chars().count()), wrapped(&sheet.summary));
    for table in &sheet.tables {
        let _ = write!(out, "\n{}\n{}\n{}\n\n", table.title, "-".repeat(table.title.chars().count()), wrapped(&table.says));
        out.push_str(&columns(table));
    }
    out
}

/// The proof as JSON: every claim with the play that shows it.
pub fn proof_json(case: &Scenario, proof: &Proof) -> Value {
    let end = |extreme: &Extreme| {
        json!({
            "points": extreme.points,
            "exact": extreme.exact,
            "states": extreme.states,
            "shown_by": extreme.witness.as_ref().map(|(points, witness)| json!({ "points": points, "plan": plan(case, witness) })),
        })
    };
    let reach: Vec<Value> = proof
        .reach
        .iter()
        .map(|Claim { happening, reach, is_shortest }| {
            let (found, plan) = match reach {
                Reach::Met(witness) => ("met", plan(case, witness)),
                Reach::Never => ("never", Value::Null),
                Reach::Unknown => ("unknown", Value::Null),
            };
            json!({ "kind": happening.noun(), "id": happening.id(case), "name": happening.name(case), "found": found, "shortest": is_shortest, "plan": plan })
        })
        .collect();
    json!({
        "practicum": 1,
        "case": { "id": case.about.id, "title": case.about.title, "digest": case.digest },
        "standards": proof.standards.iter().map(|(best, worst)| json!({
            "standard": best.standard,
            "best": end(best),
            "worst": end(worst),
        })).collect::<Vec<_>>(),
        "is_whole": proof.is_whole,
        "reach": reach,
        "paths": {
            "at_least": whole(proof.paths.at_least),
            "exactly": proof.paths.exactly.map(|exactly| whole(exactly as f64)),
            "estimate": proof.paths.estimate.map(|estimate| json!({
                "mean": estimate.mean, "standard_error": estimate.error, "descents": estimate.descents,
            })),
        },
        "sampled_plays": proof.sampled,
        "random_plays": group(proof).map_or(0, |group| group.attempts),
        "endings": group(proof).map(|group| case.endings.iter().zip(&group.endings).enumerate().map(|(at, (ending, count))| json!({
            "id": ending.id, "count": count, "faultless": proof.faultless.get(at),
        })).collect::<Vec<_>>()),
        "options": options::json(case, proof),
        "measures": measures::json(case, proof),
        "coverage": coverage::json(case),
        "reactions": by_kind(case).into_iter().map(|(kind, origin, lines)| json!({
            "kind": kind.id(), "origin": origin.map(Origin::id), "lines": lines,
        })).collect::<Vec<_>>(),
    })
}

fn group(proof: &Proof) -> Option<&Group> {
    proof.sample.groups.first()
}

fn summary(case: &Scenario, proof: &Proof) -> String {
    let exact = proof.standards.iter().filter(|(best, worst)| best.exact && worst.exact).count();
    let all = proof.standards.len();
    let figures = if exact == all {
        format!("The best and the worst total on all {all} standards are exact")
    } else {
        format!(
            "The best and the worst total are exact on {exact} of {all} standards; on the others nothing lies beyond the figures, but they may not be reached"
        )
    };
    let never = proof.reach.iter().filter(|claim| claim.happening.is_for_learners(case) && claim.reach == Reach::Never).count();
    let unknown = proof.reach.iter().filter(|claim| claim.happening.is_for_learners(case) && claim.reach == Reach::Unknown).count();
    let reached = match (never, unknown) {
        (0, 0) => "everything in the case is come to by some play".to_owned(),
        (never, 0) => format!("{never} things in the case are come to by no play at all"),
        (0, unknown) => format!("of {unknown} things no play was found (`--states` with a greater number looks further)"),
        (never, unknown) => format!(
            "{never} things are come to by no play, and of {unknown} no play was found (`--states` with a greater number looks further)"
        ),
    };
    let stopped = if proof.is_whole {
        ""
    } else {
        "Stopped before everything was proved: what was not done yet is given as bounds and open questions. "
    };
    format!("{stopped}{figures}; {reached}. {}{}", lengths(case, proof), counted(&proof.paths))
}

/// How many plans are proved shortest, in a sentence.
fn lengths(case: &Scenario, proof: &Proof) -> String {
    let met = || proof.reach.iter().filter(|claim| claim.happening.is_for_learners(case) && matches!(claim.reach, Reach::Met(_)));
    let (all, shortest) = (met().count(), met().filter(|claim| claim.is_shortest).count());
    match all - shortest {
        0 => format!("The plans to all {all} things are proved shortest. "),
        short => format!(
            "Of the plans to {all} things {shortest} are proved shortest; the other {short} are short: nothing can be left out, but others may do with fewer actions. "
        ),
    }
}

/// How many paths there are, in a sentence.
fn counted(paths: &Paths) -> String {
    if let Some(exactly) = paths.exactly {
        return format!(
            "There are exactly {} distinct complete paths: ways to answer its questions, week by week, to an end.",
            large(exactly as f64)
        );
    }
    let bound = format!(
        "There are at least {} distinct complete paths: ways to answer its questions, week by week, to an end.",
        large(paths.at_least)
    );
    match paths.estimate {
        None => bound,
        Some(Estimate { mean, error, descents }) => {
            let spread = error / mean.max(1.0);
            let rough = if spread > 0.2 { ": only the order of magnitude tells" } else { "" };
            format!(
                "{bound} By Knuth's estimate from {descents} random descents there are about {} for any one luck (standard error {:.0} %{rough}).",
                large(mean),
                100.0 * spread
            )
        }
    }
}

/// A whole number as JSON writes one, as long as it is exact.
fn whole(number: f64) -> Value {
    if number < 9e15 { json!(number as u64) } else { json!(number) }
}

/// With thousands apart; from a million million on as a power of ten.
fn large(number: f64) -> String {
    if number >= 1e12 {
        let power = number.log10().floor();
        return format!("{:.1} × 10 to the power {power:.0}", number / 10f64.powf(power));
    }
    let digits = format!("{number:.0}");
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

fn ranges(case: &Scenario, proof: &Proof) -> ProofTable {
    let row = |(best, worst): &(Extreme, Extreme)| {
        let standard = case.edition.standards.iter().find(|standard| standard.number == best.standard);
        let bounded = |extreme: &Extreme, end: &str, beyond: &str| match &extreme.witness {
            Some((points, _)) => format!("{end} bounded: a play has {points}, none {beyond} than {}", extreme.points),
            None => format!("{end} bounded: none {beyond} than {}", extreme.points),
        };
        let figures = match (worst.exact, best.exact) {
            (true, true) => "exact".to_owned(),
            (true, false) => format!("worst exact; {}", bounded(best, "best", "more")),
            (false, true) => format!("{}; best exact", bounded(worst, "worst", "less")),
            (false, false) => format!("{}; {}", bounded(worst, "worst", "less"), bounded(best, "best", "more")),
        };
        vec![
            format!("{} {}", best.standard, standard.map_or("", |standard| standard.name.as_str())),
            worst.points.to_string(),
            best.points.to_string(),
            figures,
        ]
    };
    ProofTable {
        title: "Attainable range".into(),
        says: "The least and the greatest total of weight times effect that any complete play reaches, with any luck. A short bad path cannot score 100: it stands between these.".into(),
        head: ["standard", "worst", "best", "figures"].map(String::from).to_vec(),
        rows: proof.standards.iter().map(row).collect(),
    }
}

fn unreached(case: &Scenario, proof: &Proof) -> ProofTable {
    let rows = proof.reach.iter().filter(|claim| claim.happening.is_for_learners(case)).filter_map(|Claim { happening, reach, .. }| {
        let says = match reach {
            Reach::Met(_) => return None,
            Reach::Never => "no play comes to it",
            Reach::Unknown => "no play was found, and there are too many to try them all",
        };
        Some(vec![happening.noun().to_owned(), happening.name(case), says.to_owned()])
    });
    ProofTable {
        title: "Never come to".into(),
        says: "What no play shows to a learner.".into(),
        head: ["what", "which", "found"].map(String::from).to_vec(),
        rows: rows.collect(),
    }
}

fn endings(case: &Scenario, proof: &Proof) -> ProofTable {
    let rows = case.endings.iter().enumerate().map(|(at, ending)| {
        let share = group(proof).and_then(|group| statistics::share(group.endings[at], group.attempts));
        let shown = proof.reach.iter().find_map(|claim| match (claim.happening, &claim.reach) {
            (Happening::Ending(number), Reach::Met(witness)) if number == at => Some((witness.actions.len(), claim.is_shortest)),
            _ => None,
        });
        vec![
            ending.title.clone(),
            share.map_or_else(String::new, |share| {
                format!("{:.0} % ({:.0} to {:.0})", 100.0 * share.value, 100.0 * share.least, 100.0 * share.most)
            }),
            shown.map_or_else(
                || "none found".into(),
                |(actions, is_shortest)| format!("{actions} actions, {}", if is_shortest { "shortest" } else { "short" }),
            ),
            match proof.faultless.get(at) {
                None | Some(0) => "none seen".into(),
                Some(1) => "1 play".into(),
                Some(plays) => format!("{plays} plays"),
            },
        ]
    });
    ProofTable {
        title: "Endings".into(),
        says: format!(
            "How often each comes when {} learners choose at random (95 % interval), the plan to it with the fewest actions (\"shortest\" is proved, \"short\" is not), and how many of {} plays by learners of all kinds came to it without a single choice that is rated below zero. An ending that is meant to be earned should have some.",
            group(proof).map_or(0, |group| group.attempts),
            proof.sampled
        ),
        head: ["ending", "at random", "play", "without a fault"].map(String::from).to_vec(),
        rows: rows.collect(),
    }
}

/// How many lines of inner monologue there are of each kind and origin, in the order in which these first come.
fn by_kind(case: &Scenario) -> Vec<(Kind, Option<Origin>, usize)> {
    let mut counts: Vec<(Kind, Option<Origin>, usize)> = Vec::new();
    for reaction in &case.reactions {
        match counts.iter_mut().find(|count| (count.0, count.1) == (reaction.kind, reaction.origin)) {
            Some(count) => count.2 += 1,
            None => counts.push((reaction.kind, reaction.origin, 1)),
        }
    }
    counts
}

fn reactions(case: &Scenario) -> ProofTable {
    let row = |(kind, origin, lines): (Kind, Option<Origin>, usize)| {
        vec![kind.label().to_owned(), origin.map_or_else(String::new, |origin| origin.label().to_owned()), lines.to_string()]
    };
    ProofTable {
        title: "Reactions by kind and origin".into(),
        says: "How many lines of inner monologue there are of each.".into(),
        head: ["kind", "origin", "lines"].map(String::from).to_vec(),
        rows: by_kind(case).into_iter().map(row).collect(),
    }
}

fn wrapped(text: &str) -> String {
    textwrap::fill(text, 100)
}

fn columns(table: &ProofTable) -> String {
    let widths: Vec<usize> = (0..table.head.len())
        .map(|at| table.rows.iter().chain([&table.head]).map(|row| row[at].chars().count()).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in [&table.head].into_iter().chain(&table.rows) {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        out.push_str(cells.join("  ").trim_end());
        out.push('\n');
    }
    out
}
