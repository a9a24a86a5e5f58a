//! Proofs: how long each shipped case takes, and how the time grows with a case. Beside it, how many plays that time would have held.

mod shared;

use std::sync::Arc;
use std::time::{Duration, Instant};

use practicum::prove::{Means, Proof, advice, prove};
use practicum::scenario::{self, Scenario};
use practicum::session::on_all_cores;

use shared::{TRAY, learner, race};

/// As many as `practicum prove` allows unless told otherwise.
const STATES: usize = 1_000_000;

const SHIPPED: [&str; 3] = [
    include_str!("../scenarios/first_day.ron"),
    include_str!("../scenarios/night_roster.ron"),
    include_str!("../scenarios/tray_on_the_porch.ron"),
];

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    // Without this word it is cargo that tests whether the benchmarks run at all.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!("\nProving a case on all cores; beside it, plays at random one after the other");
    for text in SHIPPED {
        show(text);
    }
    println!("\nThe same with the encounters of The Tray on the Porch several times over");
    for times in [2, 4] {
        show(&shared::large_case(times * TRAY.len()));
    }
}

fn show(text: &str) {
    let file = scenario::open(text.as_bytes()).unwrap_or_else(|faults| panic!("{:#?}", faults.diagnostics));
    let case = file.case.clone();
    let play = a_play(&case);
    let begun = Instant::now();
    let proof = prove(&case, &Means { states: STATES, go_on: &|| true, share_out: &on_all_cores });
    let took = begun.elapsed();
    let begun = Instant::now();
    let found = advice(&file, practicum::lint::Lists::built_in(), &on_all_cores, &|| true).findings.len();
    let advised = begun.elapsed();
    println!(
        "  {}, {} KB: {}, {}; as long as {:.0} plays of {}; advice with plays: {} ({found} findings)",
        case.about.title,
        text.len() / 1000,
        race::shown(took.as_nanos() as f64),
        figures(&proof),
        took.as_secs_f64() / play.as_secs_f64(),
        race::shown(play.as_nanos() as f64),
        race::shown(advised.as_nanos() as f64),
    );
}

/// How many figures are exact, and how many states had to be told apart.
fn figures(proof: &Proof) -> String {
    let all = || proof.standards.iter().flat_map(|(best, worst)| [best, worst]);
    let exact = all().filter(|extreme| extreme.exact).count();
    format!("{exact} of {} figures exact, {} states", all().count(), all().map(|extreme| extreme.states).sum::<usize>())
}

fn a_play(case: &Arc<Scenario>) -> Duration {
    const PLAYS: u32 = 2_000;
    let begun = Instant::now();
    for seed in 0..PLAYS {
        learner::attempt(case, u64::from(seed));
    }
    begun.elapsed() / PLAYS
}
