//! The core by itself: loading, a whole attempt, playing one again, one action, the scores.
//!
//! Loading and checking are set beside ron reading the same text. How an attempt compares with an ink runtime is in `benches/peers`.

mod shared;

use std::hint::black_box;
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use practicum::diagnostic::Diagnostic;
use practicum::lint;
use practicum::scenario::source::CaseSource;
use practicum::scenario::{self, Scenario};
use practicum::score;
use practicum::session::on_all_cores;
use practicum::sim::{Action, Play, parse_action, write_action};
use ron::extensions::Extensions;

use shared::{TRAY, learner, race};

static CASE: LazyLock<Arc<Scenario>> = LazyLock::new(|| Arc::new(full(TRAY)));
static LARGE: LazyLock<String> = LazyLock::new(|| shared::large_case(1_000_000));

const SEED: u64 = 1;

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
    // Without this word it is cargo that tests whether the benchmarks run at all.
    if std::env::args().any(|argument| argument == "--bench") {
        compare_loading();
        compare_checking();
    }
}

fn full(text: &str) -> Scenario {
    scenario::load(text.as_bytes()).unwrap_or_else(|faults| panic!("{:#?}", faults.diagnostics))
}

fn plain(text: &str) -> CaseSource {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(64);
    options.from_str(text).expect("the case is in order")
}

fn compare_loading() {
    println!("\nLoading a case over reading its text into plain structs, 101 alternating rounds: median (middle half)");
    compare(|text| drop(black_box(full(text))), |_| String::new());
}

fn compare_checking() {
    println!(
        "\nChecking a case (loading and all advice) over reading its text into plain structs, 101 alternating rounds: median (middle half)"
    );
    compare(|text| drop(black_box(checked(text))), |text| format!(", {} findings", checked(text).len()));
}

/// Something done with the text of a case, beside ron reading it.
fn compare(ours: impl Fn(&str), remark: impl Fn(&str) -> String) {
    for (name, text) in [("The Tray on the Porch", TRAY), ("a case of a megabyte", LARGE.as_str())] {
        let mut ours = || {
            ours(black_box(text));
            1
        };
        let mut read = || {
            black_box(plain(black_box(text)));
            1
        };
        let [ours, read] = race::race(101, [&mut ours, &mut read]);
        let (median, least, most) = race::ratio(&ours, &read);
        println!(
            "  {name}, {} KB{}: {median:.2} ({least:.2} to {most:.2}), target at most 3; {} over {}; best rounds {:.2}",
            text.len() / 1000,
            remark(text),
            race::shown(ours.median()),
            race::shown(read.median()),
            ours.least() / read.least(),
        );
    }
}

fn checked(text: &str) -> Vec<Diagnostic> {
    let file = scenario::open_with(text.as_bytes(), &on_all_cores).unwrap_or_else(|faults| panic!("{:#?}", faults.diagnostics));
    lint::lint_with(&file, lint::Lists::built_in(), None, &on_all_cores)
}

#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    bencher.bench(|| checked(black_box(TRAY)));
}

#[divan::bench]
fn check_megabyte(bencher: Bencher<'_, '_>) {
    let text = LARGE.as_str();
    bencher.bench(|| checked(black_box(text)));
}

#[divan::bench]
fn load(bencher: Bencher<'_, '_>) {
    bencher.bench(|| full(black_box(TRAY)));
}

#[divan::bench]
fn load_megabyte(bencher: Bencher<'_, '_>) {
    let text = LARGE.as_str();
    bencher.bench(|| full(black_box(text)));
}

#[divan::bench]
fn whole_attempt_with_scores(bencher: Bencher<'_, '_>) {
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        let attempt = learner::attempt(&CASE, seed);
        score::score(&CASE, attempt.play.events())
    });
}

#[divan::bench]
fn replay_from_lines(bencher: Bencher<'_, '_>) {
    let lines: Vec<String> = actions().iter().map(|action| write_action(&CASE, action)).collect();
    bencher.bench(|| {
        let mut play = Play::begin(Arc::clone(&CASE), SEED);
        for line in &lines {
            let action = parse_action(&CASE, line).expect("it was written by the case");
            play.act(action).expect("it was done before");
        }
        play
    });
}

/// The middle action of an attempt that answers a question.
#[divan::bench]
fn one_action(bencher: Bencher<'_, '_>) {
    let actions = actions();
    let answers: Vec<usize> = (0..actions.len()).filter(|&at| matches!(actions[at], Action::Choose { .. })).collect();
    let at = answers[answers.len() / 2];
    let play = Play::replay(Arc::clone(&CASE), SEED, actions[..at].iter().cloned()).expect("it was done before");
    bencher.with_inputs(|| (play.clone(), actions[at].clone())).bench_values(|(mut play, action)| {
        play.act(action).expect("it was done before");
        play
    });
}

#[divan::bench]
fn scores(bencher: Bencher<'_, '_>) {
    let attempt = learner::attempt(&CASE, SEED);
    bencher.bench(|| score::score(&CASE, black_box(attempt.play.events())));
}

fn actions() -> Vec<Action> {
    learner::attempt(&CASE, SEED).play.actions().cloned().collect()
}
