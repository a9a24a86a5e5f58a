//! The proof sheet of a case: as text, as JSON, and as tables for the booklet.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{ProofSheet, ProofTable};
use crate::learners::{Group, statistics};
use crate::prove::{Claim, Extreme, Proof, Reach, Witness};
use crate::scenario::words::{Level, Role};
use crate::scenario::{Effect, EffectsId, MeasureOwner, OptionId, Scenario};
use crate::sim::{Happening, write_action};

/// The proof sheet as data: a summary and tables.
pub fn proof_sheet(case: &Scenario, proof: &Proof) -> ProofSheet {
    let tables = vec![
        ranges(case, proof),
        unreached(case, proof),
        endings(case, proof),
        measures(case, proof),
        coverage(case),
        work(case),
        reactions(case),
    ];
    ProofSheet { summary: summary(case, proof), tables: tables.into_iter().filter(|table| !table.rows.is_empty()).collect() }
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
            json!({ "kind": happening.noun(), "id": happening.name(case), "found": found, "shortest": is_shortest, "plan": plan })
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
        "plays_at_least": proof.plays,
        "sampled_plays": proof.sampled,
        "random_plays": group(proof).map_or(0, |group| group.attempts),
        "endings": group(proof).map(|group| case.endings.iter().zip(&group.endings).enumerate().map(|(at, (ending, count))| json!({
            "id": ending.id, "count": count, "faultless": proof.faultless.get(at),
        })).collect::<Vec<_>>()),
    })
}

fn plan(case: &Scenario, witness: &Witness) -> Value {
    let actions: Vec<String> = witness.actions.iter().map(|action| write_action(case, action)).collect();
    json!({ "seed": witness.seed, "actions": actions })
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
    format!(
        "{stopped}{figures}; {reached}. There are more than {} complete plays that differ in something that matters.",
        large(proof.plays)
    )
}

fn large(number: f64) -> String {
    if number < 1e6 { format!("{number:.0}") } else { format!("10 to the power {:.0}", number.log10().floor()) }
}

fn ranges(case: &Scenario, proof: &Proof) -> ProofTable {
    let row = |(best, worst): &(Extreme, Extreme)| {
        let standard = case.edition.standards.iter().find(|standard| standard.number == best.standard);
        let exact = |extreme: &Extreme| if extreme.exact { "exact" } else { "bound" };
        vec![
            format!("{} {}", best.standard, standard.map_or("", |standard| standard.name.as_str())),
            worst.points.to_string(),
            best.points.to_string(),
            if best.exact && worst.exact { "exact".to_owned() } else { format!("worst {}, best {}", exact(worst), exact(best)) },
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
            shown.map_or_else(|| "none found".into(), |(actions, is_shortest)| {
                format!("{actions} actions, {}", if is_shortest { "shortest" } else { "short" })
            }),
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
            "How often each comes when {} learners choose at random (95 % interval), the shortest play that was found to it, and how many of {} plays by learners of all kinds came to it without a single choice that is rated below zero. An ending that is meant to be earned should have some.",
            group(proof).map_or(0, |group| group.attempts),
            proof.sampled
        ),
        head: ["ending", "at random", "play", "without a fault"].map(String::from).to_vec(),
        rows: rows.collect(),
    }
}

fn measures(case: &Scenario, proof: &Proof) -> ProofTable {
    let rows = case.measures.iter().enumerate().filter_map(|(at, measure)| {
        let tally = group(proof)?.measures.get(at)?;
        let mean = tally.mean()?;
        let points = |hundredths: i32| format!("{:.0}", f64::from(hundredths) / 100.0);
        Some(vec![measure.name.clone(), points(tally.least), format!("{mean:.0}"), points(tally.most)])
    });
    ProofTable {
        title: "Measures at random".into(),
        says: "The least, the mean and the greatest value over all weeks of those plays at random.".into(),
        head: ["measure", "least", "mean", "greatest"].map(String::from).to_vec(),
        rows: rows.collect(),
    }
}

fn coverage(case: &Scenario) -> ProofTable {
    let standards = &case.edition.standards;
    let rows = case.phases.iter().enumerate().map(|(at, phase)| {
        let decisions = case.decisions.iter().filter(|decision| {
            decision.encounter.map_or(decision.phases.contains(&phase.name), |encounter| case.encounter(encounter).phase.index() == at)
        });
        let options: Vec<OptionId> = decisions.flat_map(|decision| decision.option_ids()).collect();
        let bears = |number: u8| {
            let mut decisions: Vec<_> =
                options.iter().filter(|id| case.option(**id).effect_on(number) != 0).map(|id| case.option(*id).decision).collect();
            decisions.dedup();
            decisions.len()
        };
        std::iter::once(phase.name.label().to_owned()).chain(standards.iter().map(|standard| bears(standard.number).to_string())).collect()
    });
    ProofTable {
        title: "Coverage: phase by standard".into(),
        says: "How many decisions of each phase bear on each standard. Desk decisions count where they name their phases.".into(),
        head: std::iter::once("phase".to_owned()).chain(standards.iter().map(|standard| standard.number.to_string())).collect(),
        rows: rows.collect(),
    }
}

/// The rings that an option works on: those of the ties, measures and services that its effects touch.
fn rings(case: &Scenario, list: EffectsId, into: &mut Vec<Level>) {
    for effect in case.effects_list(list) {
        match effect {
            Effect::Move(measure, _) => into.push(match case.measure(*measure).of {
                MeasureOwner::Node(node) => case.node(node).level,
                MeasureOwner::Tie(tie) => case.tie_level(case.tie(tie).between),
            }),
            Effect::Strength(tie, _) | Effect::Stress(tie, _) | Effect::Flow(tie, _) => into.push(case.tie_level(case.tie(*tie).between)),
            Effect::Refer(_) | Effect::Withdraw(_) | Effect::Wait(..) => into.push(Level::Exo),
            Effect::After(_, list) | Effect::If(_, list) => rings(case, *list, into),
            Effect::Chance { then, otherwise, .. } => {
                rings(case, *then, into);
                rings(case, *otherwise, into);
            }
            _ => {}
        }
    }
}

fn work(case: &Scenario) -> ProofTable {
    let of_role = |role: &Role| {
        let options: Vec<_> = case.options.iter().filter(|option| option.role == *role).collect();
        let on = |level: Level| {
            let touches = |option: &&&crate::scenario::Choice| {
                let mut levels = Vec::new();
                rings(case, option.effects, &mut levels);
                levels.contains(&level)
            };
            options.iter().filter(touches).count().to_string()
        };
        let system = options.iter().filter(|option| option.activity.is_some() || option.step.is_some()).count();
        let row = vec![
            role.label().to_owned(),
            options.len().to_string(),
            system.to_string(),
            on(Level::Micro),
            on(Level::Meso),
            on(Level::Exo),
            on(Level::Macro),
        ];
        (!options.is_empty()).then_some(row)
    };
    ProofTable {
        title: "Coverage: roles and rings".into(),
        says: "How many options take each role, how many of them are steps of system-level work, and on which rings their effects act."
            .into(),
        head: ["role", "options", "system level", "micro", "meso", "exo", "macro"].map(String::from).to_vec(),
        rows: Role::ALL.iter().filter_map(of_role).collect(),
    }
}

fn reactions(case: &Scenario) -> ProofTable {
    let mut rows: Vec<(String, String, usize)> = Vec::new();
    for reaction in &case.reactions {
        let kind = reaction.kind.label().to_owned();
        let origin = reaction.origin.map_or_else(String::new, |origin| origin.label().to_owned());
        match rows.iter_mut().find(|row| (&row.0, &row.1) == (&kind, &origin)) {
            Some(row) => row.2 += 1,
            None => rows.push((kind, origin, 1)),
        }
    }
    ProofTable {
        title: "Reactions by kind and origin".into(),
        says: "How many lines of inner monologue there are of each.".into(),
        head: ["kind", "origin", "lines"].map(String::from).to_vec(),
        rows: rows.into_iter().map(|(kind, origin, count)| vec![kind, origin, count.to_string()]).collect(),
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
