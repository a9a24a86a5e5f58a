//! `practicum prove`: every path of a case is played; what can be reached, with plays that show it. On all cores.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::args::{Format, Places, Prove};
use super::{FINDINGS, INTERRUPTED, interrupt, named, out};
use crate::diagnostic::did_you_mean;
use crate::plan;
use crate::prove::{Claim, Means, Proof, Reach, Stand, Witness, play_without, prove, seek, stands, through};
use crate::report::{self, ProofSheet};
use crate::scenario::Scenario;
use crate::session::on_all_cores;
use crate::sim::{Happening, Happenings, Play};
use crate::store::in_words;

/// States of one search, unless something else is asked for: seconds, not minutes.
pub const STATES: usize = 1_000_000;

pub fn run(args: &Prove, places: &Places) -> Result<u8, String> {
    let case = named::sound_case(&args.case, places)?;
    if args.states == 0 {
        return Err("--states begins at 1".into());
    }
    if let Some(folder) = &args.plans {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("the plans need a folder \"{}\": {}", folder.display(), in_words(&error, "name another folder")))?;
    }
    let stop = interrupt::caught();
    let go_on = || !stop.load(Ordering::Relaxed);
    let means = Means { states: args.states, go_on: &go_on, share_out: &on_all_cores };
    if let Some(standard) = args.to.as_deref().and_then(|wanted| wanted.strip_prefix("without:")) {
        return show_play_without(&case, standard.trim(), &means);
    }
    if let Some(wanted) = &args.to {
        return show_way(&case, wanted, &means);
    }
    let mut proof = prove(&case, &means);
    if args.options {
        eprintln!("practicum: looking for what each option leaves open; Ctrl-C stops and tells what there is");
        let progress = out::progress((case.decisions.len() * case.edition.standards.len()) as u64, "searches");
        let (options, is_whole) = through(&case, &means, &|| progress.inc(1));
        progress.finish_and_clear();
        proof.options = options;
        proof.is_whole &= is_whole;
    }
    let text = match args.format {
        Format::Text => report::proof_text(&case, &proof),
        Format::Json => format!("{:#}\n", report::proof_json(&case, &proof)),
    };
    out::print(&text)?;
    if let Some(folder) = &args.plans {
        write_plans(&case, &proof, folder)?;
    }
    if !proof.is_whole {
        return Ok(INTERRUPTED);
    }
    let never = proof.reach.iter().any(|claim| claim.happening.is_for_learners(&case) && claim.reach == Reach::Never);
    Ok(if never { FINDINGS } else { 0 })
}

/// Where an attempt that has ended stands between the worst and the best of its case.
pub fn attainable(play: &Play) -> Option<Vec<Stand>> {
    stands(play, &Means { states: STATES, go_on: &|| true, share_out: &on_all_cores }).ok()
}

/// The proof sheet of a case, for the booklet, and whether nobody stopped it before its end.
pub fn sheet(case: &Arc<Scenario>) -> (ProofSheet, bool) {
    let stop = interrupt::caught();
    let proof = prove(case, &Means { states: STATES, go_on: &|| !stop.load(Ordering::Relaxed), share_out: &on_all_cores });
    (report::proof_sheet(case, &proof), proof.is_whole)
}

/// Writes a plan for each end of each standard and of each measure, and for everything that a play can come to.
fn write_plans(case: &Scenario, proof: &Proof, folder: &Path) -> Result<(), String> {
    let mut written = 0;
    let mut write = |name: &str, remark: &str, witness: &Witness| {
        written += 1;
        let text = plan::write(case, witness.seed, &witness.actions, remark);
        out::write(&folder.join(format!("{}-{name}.plan", case.about.id)), &text)
    };
    for (best, worst) in &proof.standards {
        for (extreme, end) in [(best, "best"), (worst, "worst")] {
            if let Some((points, witness)) = &extreme.witness {
                write(&format!("{end}-{}", extreme.standard), &format!("{points} points on standard {}", extreme.standard), witness)?;
            }
        }
    }
    for (measure, far) in case.measures.iter().zip(&proof.far) {
        for (end, word) in [(&far.most, "highest"), (&far.least, "lowest")] {
            if let Some((hundredths, witness)) = end {
                let remark = format!("the measure {} stands at {} when a week ends", measure.id, f64::from(*hundredths) / 100.0);
                write(&format!("{word}-{}", measure.id), &remark, witness)?;
            }
        }
    }
    for Claim { happening, reach, is_shortest } in &proof.reach {
        if let Reach::Met(witness) = reach {
            let id = happening.id(case);
            let file = id.replace(|letter: char| !letter.is_alphanumeric() && letter != '_', "-");
            let file = format!("to-{}-{}", happening.noun().replace(' ', "-"), file.trim_end_matches('-'));
            write(&file, &remark(&format!("the {} {id}", happening.noun()), *is_shortest, proof.is_whole), witness)?;
        }
    }
    if std::io::stderr().is_terminal() {
        eprintln!("practicum: {written} plans written to {}", folder.display());
    }
    Ok(())
}

/// What a plan claims, in its first line.
fn remark(name: &str, is_shortest: bool, is_whole: bool) -> String {
    match (is_shortest, is_whole) {
        (true, _) => format!("comes to {name}; proved shortest: no play does with fewer actions"),
        (false, true) => format!("comes to {name}; short: no action of it can be left out, but another play may do with fewer"),
        (false, false) => format!("comes to {name}; stopped before it was made as short as can be"),
    }
}

/// Prints a short plan to something by its id, or by its kind and id.
fn show_way(case: &Arc<Scenario>, wanted: &str, means: &Means<'_>) -> Result<u8, String> {
    let happening = called(case, wanted)?;
    let name = format!("the {} \"{}\"", happening.noun(), happening.name(case));
    match seek(case, happening, means) {
        Ok(Claim { reach: Reach::Met(witness), is_shortest, .. }) => {
            let is_whole = (means.go_on)();
            out::print(&plan::write(case, witness.seed, &witness.actions, &remark(&name, is_shortest, is_whole)))?;
            Ok(if is_shortest || is_whole { 0 } else { INTERRUPTED })
        }
        Ok(Claim { reach: Reach::Never, .. }) => {
            out::print(&format!("no play comes to {name}\n"))?;
            Ok(FINDINGS)
        }
        Ok(Claim { reach: Reach::Unknown, .. }) => {
            out::print(&format!("no play was found that comes to {name}; --states with a greater number looks further\n"))?;
            Ok(FINDINGS)
        }
        Err(_) => {
            eprintln!("practicum: stopped before a play was found that comes to {name}; --states N gives up earlier");
            Ok(INTERRUPTED)
        }
    }
}

/// Prints a play of a virtual learner in which a standard is not scored.
fn show_play_without(case: &Arc<Scenario>, wanted: &str, means: &Means<'_>) -> Result<u8, String> {
    let known = || case.edition.standards.iter();
    let Some(standard) = known().find(|standard| standard.number.to_string() == wanted) else {
        let numbers: Vec<String> = known().map(|standard| standard.number.to_string()).collect();
        return Err(format!("\"{wanted}\" is the number of no standard; there are {}", numbers.join(", ")));
    };
    let named = format!("standard {} ({})", standard.number, standard.name);
    if let Some(witness) = play_without(case, standard.number, means.go_on) {
        out::print(&plan::write(case, witness.seed, &witness.actions, &format!("a complete play in which {named} is not scored")))?;
        return Ok(0);
    }
    out::print(&format!("in no play of the virtual learners does {named} go without a score\n"))?;
    Ok(FINDINGS)
}

/// What has this id, or this kind and id: `thursdays`, `ending:thursdays`.
fn called(case: &Scenario, wanted: &str) -> Result<Happening, String> {
    let (kind, id) = wanted.split_once(':').map_or((None, wanted), |(kind, id)| (Some(kind.trim()), id.trim()));
    let happenings = Happenings::of(case);
    let all = (0..happenings.count()).map(|number| happenings.happening(number));
    let of_kind: Vec<Happening> = all.filter(|it| kind.is_none_or(|kind| it.noun() == kind)).collect();
    let found: Vec<Happening> = of_kind.iter().copied().filter(|it| it.name(case) == id || it.id(case) == id).collect();
    match found[..] {
        [only] => Ok(only),
        [] => {
            let names: Vec<String> = of_kind.iter().map(|it| it.name(case)).collect();
            let hint = did_you_mean(id, names.iter().map(String::as_str));
            let hint = hint.unwrap_or_else(|| "name an ending, an option (decision.option), an encounter, a fact … by its id".into());
            Err(format!("\"{}\" has nothing called \"{wanted}\"; {hint}", case.about.title))
        }
        _ => {
            let ways: Vec<String> = found.iter().map(|it| format!("{}:{}", it.noun(), it.id(case))).collect();
            Err(format!("\"{}\" has {} things called \"{id}\": write {}", case.about.title, found.len(), ways.join(" or ")))
        }
    }
}
