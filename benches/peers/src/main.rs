//! The core beside bladeink, an ink runtime written in Rust, in one process and in alternating rounds.

mod blueprint;
mod ink;
#[path = "../../shared/mod.rs"]
mod shared;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use practicum::learners::{Cohort, Policy, Recorder};
use practicum::scenario::{self, Scenario};
use practicum::score;
use practicum::sim::{Action, Event, Play, parse_action, write_action};

use shared::learner;
use shared::race::{self, Times};

/// Many rounds of a millisecond: most of them fit into the time that a busy machine leaves a program at a stretch.
const ROUNDS: usize = 501;
const OURS: u64 = 25;
const INK: u64 = 3;
/// Attempts over which sizes are averaged, and which are scored and played again.
const MANY: u64 = 200;

fn main() {
    let case = Arc::new(scenario::load(shared::TRAY.as_bytes()).expect("the case is in order"));
    let plan = blueprint::plan();
    let mut ink = ink::Ink::new(&plan);

    let (ours, theirs) = size(&case, &mut ink);
    let lines = lines(&case);

    let mut seed = 0;
    let mut whole = || {
        for _ in 0..OURS {
            seed += 1;
            let attempt = learner::attempt(&case, seed);
            black_box((attempt.read, score::score(&case, attempt.play.events())));
        }
        OURS as usize
    };
    let mut ink_seed = 0;
    let mut ink_whole = || {
        for _ in 0..INK {
            ink_seed += 1;
            let attempt = ink.attempt(ink_seed);
            black_box((attempt.read, attempt.counters));
        }
        INK as usize
    };
    let mut again = 0;
    let mut replayed = || {
        for _ in 0..OURS {
            again = again % MANY + 1;
            black_box(replay(&case, again, &lines[again as usize - 1]));
        }
        OURS as usize
    };
    let plays: Vec<Play> = (1..=MANY).map(|seed| learner::attempt(&case, seed).play).collect();
    let mut turn = plays.iter().cycle();
    let mut scored = || {
        for play in turn.by_ref().take(OURS as usize) {
            black_box(score::score(&case, black_box(play.events())));
        }
        OURS as usize
    };
    let [same, ten] = [1, 10].map(|times| Arc::new(scenario::load(blueprint::ron(&plan, times).as_bytes()).expect("the plan is in order")));
    let large = Arc::new(scenario::load(shared::large_case(10 * shared::TRAY.len()).as_bytes()).expect("the case is in order"));
    let (random, every) = ([Policy::Uniform], Policy::all());
    let cohorts = [(&same, &random[..]), (&ten, &random[..]), (&case, &random[..]), (&case, &every[..]), (&large, &random[..])];
    let cohorts = cohorts.map(|(case, policies)| Cohort::new(Arc::clone(case), policies, 1));
    let sizes = cohorts.each_ref().map(sizes);
    let [mut same, mut ten, mut tray, mut by_all, mut large] =
        cohorts.each_ref().map(|cohort| Simulated { recorder: cohort.recorder(), next: 0 });
    let [whole, ink, replayed, scored, same, ten, tray, by_all, large] = race::race(
        ROUNDS,
        [
            &mut whole,
            &mut ink_whole,
            &mut replayed,
            &mut scored,
            &mut || same.batch(OURS),
            &mut || ten.batch(INK),
            &mut || tray.batch(OURS),
            &mut || by_all.batch(OURS),
            &mut || large.batch(INK),
        ],
    );

    println!("The Tray on the Porch here; for bladeink a made-up case of 32 decisions and 128 options, counters read in the end.");
    println!(
        "On average of {MANY} attempts: {:.0} decisions ({:.0} actions, {:.0} events), {:.0} bytes read",
        ours.decisions, ours.actions, ours.events, ours.read
    );
    println!("    with bladeink:      {:.0} decisions, {:.0} bytes read", theirs.decisions, theirs.read);
    println!("{ROUNDS} alternating rounds: medians; in brackets the ratio in the middle half of the rounds\n");
    compare("whole random attempt with all scores", &whole, &ink, 1.0, "20");
    compare("  the same, for each decision", &whole, &ink, ours.decisions / theirs.decisions, "20");
    compare("attempt played again from its lines", &replayed, &ink, 1.0, "-");
    compare("all scores of an attempt", &scored, &ink, 1.0, "-");
    println!("\nSimulated as `practicum simulate` does, on one core: played, every text and counter read, scored and tallied");
    println!("On average {:.0} decisions and {:.0} bytes read in the case that bladeink plays", sizes[0].0, sizes[0].1);
    compare("the same case, at random", &same, &ink, 1.0, "20");
    compare("  the same, for each decision", &same, &ink, sizes[0].0 / theirs.decisions, "20");
    compare("The Tray on the Porch, at random", &tray, &ink, 1.0, "-");
    compare("The Tray on the Porch, every policy", &by_all, &ink, 1.0, "-");
    for (what, [small, large], [size, other]) in
        [("the same case", [&same, &ten], [sizes[0], sizes[1]]), ("The Tray on the Porch", [&tray, &large], [sizes[2], sizes[4]])]
    {
        let (times, _, _) = race::ratio(large, small);
        println!(
            "{what}, ten times as large: {} for {:.0} decisions, {times:.1} times as long for {:.1} times as many",
            race::shown(large.median()),
            other.0,
            other.0 / size.0
        );
    }
    println!();
    one_action(&case, &lines, ink.median() / theirs.decisions);
}

fn compare(what: &str, ours: &Times, ink: &Times, more_in_ours: f64, target: &str) {
    let (median, least, most) = race::ratio(ink, ours);
    println!(
        "{what:40} {:>9}   bladeink {:>9}   {:5.1} times as fast ({:.1} to {:.1}), aim {target}",
        race::shown(ours.median()),
        race::shown(ink.median()),
        median * more_in_ours,
        least * more_in_ours,
        most * more_in_ours,
    );
}

/// Attempts as `practicum simulate` plays and tallies them; their texts and counters are read besides.
struct Simulated<'a> {
    recorder: Recorder<'a>,
    next: u64,
}

impl Simulated<'_> {
    fn batch(&mut self, attempts: u64) -> usize {
        for _ in 0..attempts {
            self.next += 1;
            let play = self.recorder.play(self.next).expect("nobody gets stuck");
            black_box((read(&play), &play.state().measures));
        }
        attempts as usize
    }
}

/// Bytes of text that came before the learner's eyes: passages, questions, open options.
fn read(play: &Play) -> usize {
    let case = play.case();
    let see = |text: &str| black_box(text).len();
    let told = play.events().iter().map(|event| match *event {
        Event::Passage(scene) => case.scene(scene).lines.iter().map(|line| see(&line.text)).sum(),
        Event::Decided { decision: id, allowed, .. } | Event::Left { decision: id, allowed, .. } => {
            let decision = case.decision(id);
            let open = decision.option_ids().enumerate().filter(|(position, _)| allowed.has(*position));
            see(&decision.prompt) + open.map(|(_, option)| see(&case.option(option).text)).sum::<usize>()
        }
        _ => 0,
    });
    told.sum()
}

/// How many questions a simulated attempt answers or leaves, and how many bytes it reads, on average.
fn sizes(cohort: &Cohort) -> (f64, f64) {
    let mut recorder = cohort.recorder();
    let is_answer = |event: &&Event| matches!(event, Event::Decided { .. } | Event::Left { .. });
    let plays: Vec<Play> = (0..MANY).filter_map(|number| recorder.play(number)).collect();
    let mean = |of: &dyn Fn(&Play) -> usize| plays.iter().map(of).sum::<usize>() as f64 / MANY as f64;
    (mean(&|play| play.events().iter().filter(is_answer).count()), mean(&read))
}

struct Size {
    decisions: f64,
    actions: f64,
    events: f64,
    read: f64,
}

fn size(case: &Arc<Scenario>, ink: &mut ink::Ink) -> (Size, Size) {
    let ours: Vec<learner::Attempt> = (1..=MANY).map(|seed| learner::attempt(case, seed)).collect();
    let theirs: Vec<ink::Attempt> = (1..=MANY).map(|seed| ink.attempt(seed)).collect();
    let mean = |numbers: &mut dyn Iterator<Item = usize>| numbers.sum::<usize>() as f64 / MANY as f64;
    let ours = Size {
        decisions: mean(&mut ours.iter().map(learner::Attempt::decisions)),
        actions: mean(&mut ours.iter().map(|attempt| attempt.play.actions().len())),
        events: mean(&mut ours.iter().map(|attempt| attempt.play.events().len())),
        read: mean(&mut ours.iter().map(|attempt| attempt.read)),
    };
    let theirs = Size {
        decisions: mean(&mut theirs.iter().map(|attempt| attempt.decisions)),
        actions: 0.0,
        events: 0.0,
        read: mean(&mut theirs.iter().map(|attempt| attempt.read)),
    };
    (ours, theirs)
}

fn lines(case: &Arc<Scenario>) -> Vec<Vec<String>> {
    let play = |seed| learner::attempt(case, seed).play;
    (1..=MANY).map(|seed| play(seed).actions().map(|action| write_action(case, action)).collect()).collect()
}

fn replay(case: &Arc<Scenario>, seed: u64, lines: &[String]) -> Play {
    let mut play = Play::begin(Arc::clone(case), seed);
    for line in lines {
        let action = parse_action(case, line).expect("it was written by the case");
        play.act(action).expect("it was done before");
    }
    play
}

/// Each action by itself. The clock is part of every time and is shown beside.
fn one_action(case: &Arc<Scenario>, lines: &[Vec<String>], ink_decision: f64) {
    let (mut all, mut choices, mut clock) = (Vec::new(), Vec::new(), Vec::new());
    for (seed, lines) in (1..).zip(lines) {
        let actions: Vec<Action> = lines.iter().map(|line| parse_action(case, line).expect("it was written by the case")).collect();
        let mut play = Play::begin(Arc::clone(case), seed);
        for action in actions {
            let is_choice = matches!(action, Action::Choose { .. });
            let start = Instant::now();
            black_box(play.act(black_box(action))).expect("it was done before");
            let took = start.elapsed().as_nanos() as f64;
            all.push(took);
            if is_choice {
                choices.push(took);
            }
            let start = Instant::now();
            clock.push(start.elapsed().as_nanos() as f64);
        }
    }
    let [all, choices, clock] = [all, choices, clock].map(|times| Times::new(times).median());
    println!(
        "one action, median: {}; one that answers a question: {}; the clock alone: {}",
        race::shown(all),
        race::shown(choices),
        race::shown(clock)
    );
    println!("one decision with bladeink, reading included: {}", race::shown(ink_decision));
}
