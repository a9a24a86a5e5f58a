//! `practicum prove`: every path of a case is played; what can be reached, with plays that show it. On all cores.

use std::io::{IsTerminal as _, Write as _};
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::args::{Format, Places, Prove};
use super::{FINDINGS, INTERRUPTED, play};
use crate::diagnostic::did_you_mean;
use crate::plan;
use crate::prove::{Means, Proof, Reach, Stand, prove, sampled, seek, stands};
use crate::report::{self, ProofSheet};
use crate::scenario::Scenario;
use crate::sim::{Happening, Happenings, Play};

/// States of one search, unless something else is asked for: seconds, not minutes.
pub const STATES: usize = 1_000_000;

pub fn run(args: &Prove, places: &Places) -> Result<u8, String> {
    let case = play::sound_case(&args.case, places)?;
    if args.states == 0 {
        return Err("--states begins at 1".into());
    }
    let stop = Arc::new(AtomicBool::new(false));
    let stopper = Arc::clone(&stop);
    ctrlc::set_handler(move || stopper.store(true, Ordering::Relaxed)).map_err(|error| format!("Ctrl-C cannot be caught: {error}"))?;
    let go_on = || !stop.load(Ordering::Relaxed);
    let means = Means { states: args.states, go_on: &go_on, share_out: &on_all_cores };
    if let Some(wanted) = &args.to {
        return show_way(&case, wanted, &means);
    }
    let Ok(proof) = prove(&case, &means) else {
        eprintln!("practicum: stopped before everything was proved; --states N gives up earlier and tells what there is");
        return Ok(INTERRUPTED);
    };
    let text = match args.format {
        Format::Text => report::proof_text(&case, &proof),
        Format::Json => format!("{:#}\n", report::proof_json(&case, &proof)),
    };
    // A reader that closes early, such as `head`, is no fault.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    if let Some(folder) = &args.plans {
        write_plans(&case, &proof, folder)?;
    }
    let never = proof.reach.iter().any(|(happening, reach)| happening.is_for_learners(&case) && *reach == Reach::Never);
    Ok(if never { FINDINGS } else { 0 })
}

/// Does jobs on all cores.
pub fn on_all_cores(jobs: usize, job: &(dyn Fn(usize) + Sync)) {
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(jobs.max(1));
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= jobs {
                        return;
                    }
                    job(at);
                }
            });
        }
    });
}

/// Where an attempt that has ended stands between the worst and the best of its case.
pub fn attainable(play: &Play) -> Option<Vec<Stand>> {
    stands(play, &Means { states: STATES, go_on: &|| true, share_out: &on_all_cores }).ok()
}

/// The proof sheet of a case, for the booklet.
pub fn sheet(case: &Arc<Scenario>) -> Option<ProofSheet> {
    let proof = prove(case, &Means { states: STATES, go_on: &|| true, share_out: &on_all_cores }).ok()?;
    Some(report::proof_sheet(case, &proof))
}

/// Writes a plan for each end of each standard, each ending and each option.
fn write_plans(case: &Scenario, proof: &Proof, folder: &Path) -> Result<(), String> {
    let cannot = |error: std::io::Error| format!("cannot write plans to \"{}\": {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(cannot)?;
    let mut written = 0;
    let mut write = |name: &str, remark: &str, witness: &crate::prove::Witness| {
        written += 1;
        let text = plan::write(case, witness.seed, &witness.actions, remark);
        std::fs::write(folder.join(format!("{}-{name}.plan", case.about.id)), text).map_err(cannot)
    };
    for (best, worst) in &proof.standards {
        for (extreme, end) in [(best, "best"), (worst, "worst")] {
            if let Some((points, witness)) = &extreme.witness {
                write(&format!("{end}-{}", extreme.standard), &format!("{points} points on standard {}", extreme.standard), witness)?;
            }
        }
    }
    for (happening, reach) in &proof.reach {
        if let (Happening::Ending(_) | Happening::Option(_), Reach::Met(witness)) = (happening, reach) {
            let name = happening.name(case);
            write(&format!("to-{}", name.replace('.', "-")), &format!("comes to {name}"), witness)?;
        }
    }
    if std::io::stderr().is_terminal() {
        eprintln!("practicum: {written} plans written to {}", folder.display());
    }
    Ok(())
}

/// Prints the shortest plan to something by its id.
fn show_way(case: &Arc<Scenario>, wanted: &str, means: &Means<'_>) -> Result<u8, String> {
    let happenings = Happenings::of(case);
    let named: Vec<(usize, Happening, String)> = (0..happenings.count())
        .map(|number| (number, happenings.happening(number), happenings.happening(number).name(case)))
        .filter(|(_, happening, _)| !matches!(happening, Happening::Scene(_) | Happening::Dated(_)))
        .collect();
    let Some((number, happening, name)) = named.iter().find(|(.., name)| name == wanted) else {
        let hint = did_you_mean(wanted, named.iter().map(|(.., name)| name.as_str())).unwrap_or_default();
        return Err(format!("\"{}\" has nothing called \"{wanted}\" {hint}", case.about.title).trim_end().to_owned());
    };
    let found = match seek(case, *number, *happening, means) {
        Ok(Reach::Unknown) => Ok(sampled(case, *number, means).map_or(Reach::Unknown, Reach::Met)),
        found => found,
    };
    match found {
        Ok(Reach::Met(witness)) => {
            let _ = std::io::stdout()
                .lock()
                .write_all(plan::write(case, witness.seed, &witness.actions, &format!("comes to {name}")).as_bytes());
            Ok(0)
        }
        Ok(Reach::Never) => {
            println!("no play comes to {name}");
            Ok(FINDINGS)
        }
        Ok(Reach::Unknown) => {
            println!("no play was found that comes to {name}; --states with a greater number looks further");
            Ok(FINDINGS)
        }
        Err(_) => Ok(INTERRUPTED),
    }
}
