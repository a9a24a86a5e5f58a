//! `practicum simulate`: virtual learners play a case on all cores. The result is the same for any number of them.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use super::args::{Places, Simulate, TableFormat};
use super::{FINDINGS, INTERRUPTED, interrupt, named, out};
use crate::learners::{Cohort, Policy, Tally};
use crate::report::Simulation;

/// The most attempts of one run.
const MOST_RUNS: u64 = 1_000_000;
/// The most threads, whatever is asked for.
const MOST_THREADS: usize = 256;
/// Attempts that a thread takes at a time.
const CHUNK: u64 = 64;

pub fn run(args: &Simulate, places: &Places) -> Result<u8, String> {
    if !(1..=MOST_RUNS).contains(&args.runs) {
        return Err(format!("--runs goes from 1 to {MOST_RUNS}, not {}", args.runs));
    }
    if args.threads.is_some_and(|threads| !(1..=MOST_THREADS).contains(&threads)) {
        return Err(format!("--threads goes from 1 to {MOST_THREADS}"));
    }
    let policies = args.policies.as_deref().map_or_else(|| Ok(Policy::all()), Policy::parse_list)?;
    args.out.as_deref().map_or(Ok(()), out::room_for)?;
    let file = named::sound_file(&args.case, places)?;
    let case = Arc::clone(&file.case);
    let threads = args.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS));

    let stop = interrupt::caught();
    let counted = |count: u64, one: &str, many: &str| if count == 1 { one.to_owned() } else { format!("{count} {many}") };
    eprintln!(
        "practicum: playing \"{}\" {} on {}; Ctrl-C stops and tells what there is",
        case.about.title,
        counted(args.runs, "once", "times"),
        counted(threads as u64, "one thread", "threads"),
    );
    let tally = simulate(&Cohort::new(Arc::clone(&case), &policies, args.seed), args.runs, threads, &stop);

    let simulation = Simulation { case: &case, seed: args.seed, asked: args.runs, tally: &tally, file: Some(&file) };
    let text = match args.format {
        TableFormat::Text => simulation.text(),
        TableFormat::Json => format!("{:#}\n", simulation.json()),
        TableFormat::Csv => simulation.csv(),
    };
    match &args.out {
        Some(file) => {
            out::write(file, &text)?;
            eprintln!("practicum: written to {}", file.display());
        }
        None => out::print(&text)?,
    }
    if simulation.played() < args.runs {
        eprintln!("practicum: stopped; {} of {} attempts were played", simulation.played(), args.runs);
        return Ok(INTERRUPTED);
    }
    Ok(if tally.stuck() > 0 { FINDINGS } else { 0 })
}

/// Plays attempts `0..runs` in chunks, whichever thread is free; tallies are whole numbers, so nothing remembers which it was.
fn simulate(cohort: &Cohort, runs: u64, threads: usize, stop: &AtomicBool) -> Tally {
    let progress = out::progress(runs, "attempts");
    let next = AtomicU64::new(0);
    let work = || {
        let mut recorder = cohort.recorder();
        loop {
            let from = next.fetch_add(CHUNK, Ordering::Relaxed);
            let to = (from + CHUNK).min(runs);
            if from >= runs {
                break;
            }
            for number in from..to {
                if stop.load(Ordering::Relaxed) {
                    return recorder.into_tally();
                }
                recorder.play(number);
            }
            progress.inc(to - from);
        }
        recorder.into_tally()
    };
    let mut tally = Tally::new(cohort.case(), &cohort.policies());
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            tally.merge(&worker.join().expect("a worker plays, and playing does not panic"));
        }
    });
    progress.finish_and_clear();
    tally
}
