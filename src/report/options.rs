//! What each option leaves open: as a table and as JSON.

use serde_json::{Value, json};

use super::ProofTable;
use crate::prove::{Proof, Through};
use crate::scenario::Scenario;

/// Nothing is lost.
const NOTHING: &str = "–";

/// The options after which less than the best of the case can be come to, or that no play chooses.
pub(super) fn table(case: &Scenario, proof: &Proof) -> ProofTable {
    let rows = by_option(proof).filter_map(|of_option| {
        let cells: Vec<String> = of_option.iter().map(|through| taken(proof, through)).collect();
        let takes = cells.iter().any(|cell| cell != NOTHING);
        takes.then(|| [case.option_path(of_option[0].option)].into_iter().chain(cells).collect())
    });
    let head = case.edition.standards.iter().map(|standard| standard.number.to_string());
    ProofTable {
        title: "What each option takes out of reach".into(),
        says: "By how many points any complete play falls short of the best of the case, with any luck, if it chooses the option: what the option itself earns less, what it costs later, and what has to happen before it can be chosen. Options that take nothing are left out. \"?\": not every way was gone; \"never\": no play chooses it.".into(),
        head: ["option".to_owned()].into_iter().chain(head).collect(),
        rows: rows.collect(),
    }
}

/// How many points an option takes out of reach.
fn taken(proof: &Proof, through: &Through) -> String {
    let best = proof.standards.iter().map(|(best, _)| best).find(|best| best.standard == through.standard);
    match (through.best, best) {
        (None, _) if through.exact => "never".to_owned(),
        (Some(reached), Some(best)) if through.exact && best.exact => match best.points - reached {
            0 => NOTHING.to_owned(),
            points => points.to_string(),
        },
        _ => "?".to_owned(),
    }
}

fn by_option(proof: &Proof) -> impl Iterator<Item = &[Through]> {
    proof.options.chunk_by(|a, b| a.option == b.option)
}

/// For each option and standard the most points of a play with it.
pub(super) fn json(case: &Scenario, proof: &Proof) -> Value {
    let of_option = |of_option: &[Through]| {
        let standards =
            of_option.iter().map(|through| json!({ "standard": through.standard, "best": through.best, "exact": through.exact }));
        json!({ "option": case.option_path(of_option[0].option), "standards": standards.collect::<Vec<_>>() })
    };
    by_option(proof).map(of_option).collect()
}
