//! `practicum simulate`: the same on any number of threads, plain about what stands out, and stopped without loss.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Output, Stdio};

use practicum::jobs::one_by_one;
use practicum::learners::{Cohort, Policy, Standout, Tally, standouts};
use practicum::lint::Lists;
use practicum::prove::advice;
use practicum::report::Simulation;
use practicum::scenario::Scenario;
use serde_json::Value;

use crate::walk;

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/good/small.ron");

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_practicum"));
    command.arg("simulate").args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

#[track_caller]
fn refused(arguments: &[&str], words: &str) {
    let ran = run(arguments);
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{said}");
    assert!(said.contains(words) && ran.stdout.is_empty(), "{said}");
}

fn played(case: &str, policies: &str, runs: u64) -> (std::sync::Arc<Scenario>, Tally) {
    let case = walk::load(case);
    let cohort = Cohort::new(case.clone(), &Policy::parse_list(policies).unwrap(), 1);
    let mut recorder = cohort.recorder();
    (0..runs).for_each(|number| drop(recorder.play(number)));
    let tally = recorder.into_tally();
    (case, tally)
}

#[test]
fn every_byte_is_the_same_on_one_two_and_sixteen_threads() {
    for format in ["text", "json", "csv"] {
        let on = |threads: &str| run(&[SMALL, "--runs", "1500", "--seed", "9", "--threads", threads, "--format", format]);
        let one = on("1");
        assert_eq!(one.status.code(), Some(0));
        assert!(one.stdout.len() > 1_000);
        for threads in ["2", "16"] {
            assert!(on(threads).stdout == one.stdout, "{format} differs on {threads} threads");
        }
    }
}

#[test]
fn another_seed_plays_otherwise() {
    let with = |seed: &str| run(&[SMALL, "--runs", "200", "--seed", seed, "--format", "csv"]).stdout;
    assert_ne!(with("1"), with("2"));
}

#[test]
fn the_text_ends_with_what_to_look_at() {
    let (case, tally) = played(walk::SMALL, "uniform,best,rescuer,skilled:0,skilled:2", 1_000);
    let text = Simulation { case: &case, seed: 1, asked: 1_000, tally: &tally, file: None }.text();
    expect_test::expect_file!["../fixtures/simulated/small.txt"].assert_eq(&text);
}

#[test]
fn the_csv_is_one_tidy_table_and_the_json_holds_the_same_figures() {
    let arguments = [SMALL, "--runs", "600", "--policies", "uniform,skilled:0,skilled:1", "--format"];
    let csv = String::from_utf8(run(&[&arguments[..], &["csv"]].concat()).stdout).unwrap();
    let json: Value = serde_json::from_slice(&run(&[&arguments[..], &["json"]].concat()).stdout).unwrap();
    assert_eq!(csv.lines().next(), Some("table,policy,item,figure,value"));
    for line in csv.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        assert_eq!(fields.len(), 5, "{line}");
        assert!(fields[4].parse::<f64>().is_ok_and(f64::is_finite), "{line}");
    }
    let mut keys: Vec<&str> = csv.lines().map(|line| line.rsplit_once(',').unwrap().0).collect();
    keys.sort_unstable();
    assert!(keys.windows(2).all(|two| two[0] != two[1]), "a figure stands in two lines");
    let cell = |key: &str| csv.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(',')?.parse::<f64>().ok()).unwrap();
    assert_eq!(cell("learner,uniform,,attempts"), json["learners"][0]["attempts"].as_f64().unwrap());
    assert_eq!(cell("score,uniform,3,mean"), json["learners"][0]["scores"]["3"]["mean"].as_f64().unwrap());
    assert_eq!(cell("option,uniform,begin.bag,chosen"), json["decisions"][0]["options"][0]["chosen"]["uniform"].as_f64().unwrap());
    assert_eq!(cell("decision,,begin,discrimination"), json["decisions"][0]["discrimination"].as_f64().unwrap());
    let chosen: f64 = ["bag", "say", "form"].map(|option| cell(&format!("option,uniform,begin.{option},chosen"))).iter().sum();
    assert_eq!(chosen, 200.0, "everybody begins once");
}

#[test]
fn the_result_can_be_written_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("small.csv");
    let arguments = [SMALL, "--runs", "100", "--format", "csv"];
    let ran = run(&[&arguments[..], &["--out", file.to_str().unwrap()]].concat());
    assert_eq!((ran.status.code(), ran.stdout.len()), (Some(0), 0));
    assert_eq!(std::fs::read(&file).unwrap(), run(&arguments).stdout);
    refused(&[SMALL, "--runs", "1", "--out", folder.path().to_str().unwrap()], "cannot write");
}

#[test]
fn what_cannot_be_simulated_is_refused_with_the_cure() {
    refused(&["frist_day"], "did you mean \"first_day\"?");
    refused(&["first_day", "--runs", "0"], "--runs goes from 1 to 1000000");
    refused(&["first_day", "--runs", "1000001"], "--runs goes from 1 to 1000000");
    refused(&["first_day", "--threads", "0"], "--threads goes from 1 to 256");
    refused(&["first_day", "--policies", "unifrom"], "did you mean \"uniform\"?");
    refused(&["first_day", "--policies", "skilled:99"], "from 0 to 10");
    refused(&[concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bad/syntax.ron")], "cannot be played before this is mended");
}

#[test]
fn a_single_attempt_is_enough_for_a_report() {
    for format in ["text", "json", "csv"] {
        let ran = run(&["first_day", "--runs", "1", "--format", format]);
        assert_eq!(ran.status.code(), Some(0));
        assert!(!String::from_utf8(ran.stdout).unwrap().contains("NaN"));
    }
}

#[cfg(unix)]
#[test]
fn stopped_by_ctrl_c_it_tells_what_it_has() {
    let arguments = ["tray_on_the_porch", "--runs", "1000000", "--threads", "2", "--format", "json"];
    let mut child = program(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    let mut first = String::new();
    errors.read_line(&mut first).unwrap();
    assert!(first.contains("Ctrl-C stops"), "{first}");
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    // The report is longer than a pipe holds, the errors are not.
    let mut report = Vec::new();
    child.stdout.take().unwrap().read_to_end(&mut report).unwrap();
    let mut rest = String::new();
    errors.read_to_string(&mut rest).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{rest}");
    let json: Value = serde_json::from_slice(&report).unwrap();
    let played = json["played"].as_u64().unwrap();
    assert!(played < 1_000_000);
    assert!(rest.contains(&format!("{played} of 1000000 attempts were played")), "{rest}");
}

#[test]
fn what_nobody_can_reach_stands_out() {
    let shut = walk::SMALL
        .replace(r#"when: knows("chess"), closed"#, r#"when: from_week(52), closed"#)
        .replace(r#"when: uses("tray"), text"#, r#"when: from_week(52), text"#);
    let (case, tally) = played(&shut, "uniform,best", 400);
    let found = standouts(&case, &tally);
    let look = case.find_decision("look").unwrap();
    let board = case.find_option(look, "board").unwrap();
    assert!(found.contains(&Standout::OptionNeverOpen(board)), "{found:?}");
    assert!(found.iter().any(|one| matches!(one, Standout::EndingNeverReached { .. })), "{found:?}");
    let text = Simulation { case: &case, seed: 1, asked: 400, tally: &tally, file: None }.text();
    assert!(text.contains("In 400 attempts look.board (\"The chess board.\") was never open"), "{text}");
    // The neighbor: in the case as it is, both can be reached.
    let (case, tally) = played(walk::SMALL, "uniform,best", 400);
    assert!(!standouts(&case, &tally).iter().any(|one| matches!(one, Standout::OptionNeverOpen(_) | Standout::EndingNeverReached { .. })));
}

#[test]
fn ratings_that_reward_the_wrong_thing_stand_out() {
    // The best opening now costs on self-determination what the bag earns there.
    let turned = walk::SMALL
        .replace(r#"(3, 1, "M2", "leaves her time")"#, r#"(3, -1, "V1", "leaves her time")"#)
        .replace(r#"(3, -2, "V1", "decides for her")"#, r#"(3, 2, "M2", "decides for her"), (2, -2, "V1", "for her")"#)
        .replace(r#"(3, -2, "V1", "signs for her")"#, r#"(3, 2, "M2", "signs for her"), (2, -2, "V1", "for her")"#);
    let (case, tally) = played(&turned, "skilled:0,skilled:3", 1_000);
    let found = standouts(&case, &tally);
    assert!(found.iter().any(|one| matches!(one, Standout::TellsWrongly { standard: 3, .. })), "{found:?}");
    let (case, tally) = played(walk::SMALL, "skilled:0,skilled:3", 1_000);
    assert!(!standouts(&case, &tally).iter().any(|one| matches!(one, Standout::TellsWrongly { .. })));
}

/// The end of the report, as one line.
fn end_of_report(case: &Scenario, tally: &Tally) -> String {
    let text = Simulation { case, seed: 1, asked: tally.attempts(), tally, file: None }.text();
    let end = text.split_once("What to look at, the gravest first").map_or("", |(_, end)| end);
    end.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_standard_that_even_the_best_answers_give_up_is_named_with_the_decisions() {
    let given_up = |case: &str| {
        let (case, tally) = played(case, "uniform,best", 400);
        let found = standouts(&case, &tally).into_iter().find_map(|one| match one {
            Standout::GivenUp { standard: 3, mean, decisions } => Some((mean, decisions)),
            _ => None,
        });
        (found, end_of_report(&case, &tally), case.find_decision("begin").unwrap())
    };
    // Saying who one is earns much for the client and costs self-determination; the others earn that and nothing else.
    let pulled = walk::SMALL
        .replace(r#"(3, 1, "M2", "leaves her time")"#, r#"(3, -2, "V1", "leaves her time"), (2, 2, "M1", "a"), (6, 2, "M1", "a")"#)
        .replace(r#"(3, -2, "V1", "decides for her")"#, r#"(3, 2, "M2", "decides for her")"#)
        .replace(r#"(3, -2, "V1", "signs for her")"#, r#"(3, 2, "M2", "signs for her")"#);
    let (found, end, begin) = given_up(&pulled);
    let (mean, decisions) = found.unwrap_or_else(|| panic!("{end}"));
    assert!(mean < 60.0 && decisions.contains(&begin), "{mean} {decisions:?}");
    assert!(end.contains("Your standards pull against each other on standard 3 (Self-determination): even the learner who gives"), "{end}");
    assert!(end.contains("Where something else was worth more: begin (\"How do you begin?\")"), "{end}");
    assert_eq!(given_up(walk::SMALL).0, None);
}

#[test]
fn hours_that_nobody_runs_short_of_are_named() {
    let left = |case: &str| {
        let (case, tally) = played(case, "uniform,best,rescuer", 300);
        let found = standouts(&case, &tally).into_iter().any(|one| matches!(one, Standout::HoursLeft { .. }));
        (found, end_of_report(&case, &tally))
    };
    let (found, end) = left(&walk::SMALL.replace("hours_per_week: 10", "hours_per_week: 60"));
    assert!(found && end.contains("Hours are never scarce: whoever plays, there are nearly always enough for all that is open"), "{end}");
    let scarce = walk::SMALL.replace("clients: 5, hours: 7", "clients: 5, hours: 9");
    let (found, end) = left(&scarce);
    assert!(!found && !end.contains("never scarce"), "{end}");
}

#[test]
fn endings_that_do_not_follow_from_the_work_are_named() {
    let warm = |when: &str| walk::SMALL.replace(r#"when: uses("tray"), text"#, &format!("when: {when}, text"));
    let ends = |case: &str| {
        let (case, tally) = played(case, "uniform,best,worst", 600);
        let mut found = standouts(&case, &tally);
        found.retain(|one| {
            matches!(
                one,
                Standout::EndsAlike { .. } | Standout::EndingByLuck { .. } | Standout::EndingOfWorst { .. } | Standout::OneEnding { .. }
            )
        });
        (found, end_of_report(&case, &tally), case)
    };
    // Only the form earns it, and neither the best nor the worst hands it out.
    let (found, end, case) = ends(&warm(r#"chose("begin.form")"#));
    assert!(matches!(found[..], [Standout::EndsAlike { ending, .. }] if case.ending(ending).id == "cold"), "{found:?}");
    assert!(
        end.contains("Good work and poor work mostly end alike: whoever gives your best answers ends with cold (\"Cold\") in 100%"),
        "{end}"
    );
    // A coin.
    let coin = warm(r#"is("lucky")"#)
        .replace(r#"flags: ["rushed"]"#, r#"flags: ["rushed", "lucky"]"#)
        .replace(r#"effects: [move("strength", -1)])]"#, r#"effects: [move("strength", -1), chance(50, [set("lucky")], [])])]"#);
    let (found, end, case) = ends(&coin);
    assert!(matches!(found[..], [Standout::EndingByLuck { ending, .. }] if case.ending(ending).id == "fed"), "{found:?}");
    assert!(end.contains("Luck alone decides on the ending fed (\"Warm\")"), "{end}");
    // Whoever decides for her is thanked: perhaps it is meant so.
    let (found, end, case) = ends(&warm(r#"chose("begin.bag")"#));
    assert!(matches!(found[..], [Standout::EndingOfWorst { ending, .. }] if case.ending(ending).id == "fed"), "{found:?}");
    assert!(
        end.contains(
            "Is the ending fed (\"Warm\") the one that you mean for poor work? Whoever always takes the least comes to it in 100%"
        ),
        "{end}"
    );
    // Everybody ends alike: that is said once.
    let (found, ..) = ends(&warm("from_week(52)"));
    assert!(matches!(found[..], [Standout::OneEnding { .. }]), "{found:?}");
}

#[test]
fn check_and_simulate_say_the_same_of_the_playing_time() {
    for name in ["first_day", "night_roster", "tray_on_the_porch"] {
        let path = format!("{}/scenarios/{name}.ron", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let start = text.find("minutes: (").unwrap();
        let end = start + text[start..].find(')').unwrap();
        let long = format!("{}minutes: (300, 310{}", &text[..start], &text[end..]);
        let file = practicum::scenario::open(long.as_bytes()).unwrap();
        let found = advice(&file, Lists::built_in(), &one_by_one, &|| true).findings;
        let said = found.into_iter().find(|one| one.code == "misjudged-minutes").unwrap().message;
        let of_check: f64 = said.split(' ').find_map(|word| word.parse().ok()).unwrap();
        let (case, tally) = played(&long, "skilled", 200);
        let found = standouts(&case, &tally);
        let [_, of_simulate, _] =
            found.iter().find_map(|one| if let Standout::PlayingTime { minutes, .. } = one { Some(*minutes) } else { None }).unwrap();
        assert!((of_check - of_simulate).abs() <= 1.5, "{name}: {of_check} and {of_simulate}");
    }
}

#[test]
fn habits_that_do_as_well_as_skill_somewhere_are_said_once_and_last() {
    let (case, tally) = played(walk::SMALL, "rescuer,rule-keeper,pleaser,quick,skilled:0,skilled:3", 1_200);
    let outdone = standouts(&case, &tally).iter().filter(|one| matches!(one, Standout::Outdoes { overall: false, .. })).count();
    assert!(outdone > 1);
    let end = end_of_report(&case, &tally);
    assert_eq!(end.matches("To know, and seldom to mend:").count(), 1, "{end}");
    assert!(end.rsplit(" - ").next().unwrap().starts_with("To know, and seldom to mend:"), "{end}");
}

#[test]
fn findings_name_what_is_to_blame_and_its_line_the_gravest_first() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("small.ron");
    let shut = walk::SMALL
        .replace(r#"when: knows("chess"), closed"#, r#"when: from_week(52), closed"#)
        .replace(r#"when: uses("tray"), text"#, r#"when: from_week(52), text"#)
        .replace("minutes: (1, 2)", "minutes: (90, 100)");
    std::fs::write(&file, &shut).unwrap();
    let arguments = [file.to_str().unwrap(), "--runs", "1200", "--format"];
    let ran = run(&[&arguments[..], &["json"]].concat());
    let json: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let position =
        |code: &str| findings.iter().position(|finding| finding["code"] == code).unwrap_or_else(|| panic!("no {code}: {json:#}"));
    let line_of = |finding: &Value| shut.lines().nth(finding["line"].as_u64().unwrap() as usize - 1).unwrap().to_owned();

    let never = &findings[position("ending-never-reached")];
    assert_eq!(never["about"], "fed");
    assert!(line_of(never).contains("\"fed\""), "{never}");
    let says = never["says"].as_str().unwrap();
    assert!(says.starts_with("The ending fed (\"Warm\") was reached in 0% of 1,200 attempts, not even by the best learner."), "{says}");
    let shut_option = &findings[position("option-never-open")];
    assert_eq!(shut_option["about"], "look.board");
    assert!(line_of(shut_option).contains("\"board\""), "{shut_option}");
    let time = &findings[position("playing-time")];
    assert!(line_of(time).contains("minutes: (90, 100)"), "{time}");
    assert!(time["says"].as_str().unwrap().starts_with("The case says 90 to 100 minutes, but a play shows about"), "{time}");
    assert!(position("ending-never-reached") < position("option-never-open") && position("option-never-open") < position("playing-time"));

    let text = String::from_utf8(run(&[&arguments[..], &["text"]].concat()).stdout).unwrap();
    let (_, end) = text.split_once("What to look at, the gravest first").expect("it stands in the text");
    let end = end.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(end.contains(&format!("Line {}.", shut_option["line"])), "{end}");
}

/// The case without any rating behind the first decision.
fn rated_once(case: &str) -> String {
    let (first, rest) = case.split_once("In the kitchen").unwrap();
    let mut parts = rest.split(", rates: [");
    let mut bare = format!("{first}In the kitchen{}", parts.next().unwrap());
    for part in parts {
        bare.push_str(part.split_once(")]").unwrap().1);
    }
    bare
}

#[test]
fn learners_whom_no_standard_tells_apart_are_named() {
    let alike = |case: &str| {
        let (case, tally) = played(case, "worst,rescuer,best,skilled:0,skilled:3", 1_000);
        standouts(&case, &tally).into_iter().filter(|one| matches!(one, Standout::Alike { .. })).collect::<Vec<_>>()
    };
    // Only the opening is rated: the rescuer takes the bag, and so does whoever takes what is rated least.
    let (worst, rescuer) = (Policy::Worst, Policy::Rescuer);
    assert_eq!(alike(&rated_once(walk::SMALL)), [Standout::Alike { first: worst, second: rescuer, d: None }]);
    assert_eq!(alike(walk::SMALL), []);
}

#[test]
fn an_option_without_another_beside_it_is_named() {
    let always = |case: &str| {
        let (case, tally) = played(case, "uniform,best", 400);
        let found = standouts(&case, &tally).into_iter().find(|one| matches!(one, Standout::OptionAlwaysChosen { .. }));
        found.map(|_| Simulation { case: &case, seed: 1, asked: 400, tally: &tally, file: None }.text())
    };
    let alone = walk::SMALL
        .replace(r#"go in.", role"#, r#"go in.", when: from_week(52), role"#)
        .replace(r#"her the form.", role"#, r#"her the form.", when: from_week(52), role"#);
    let text = always(&alone).expect("it is named").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("Where begin.say (\"Say who you are and what for.\") was open, 100% of 200 attempts by chance chose it"),
        "{text}"
    );
    assert!(always(walk::SMALL).is_none());
    // Who always goes the same way says nothing of what else could be chosen, nor of how long people take.
    let (case, tally) = played(walk::SMALL, "worst,quick", 400);
    let idle = |one: &Standout| {
        matches!(one, Standout::OptionAlwaysChosen { .. } | Standout::OptionNeverChosen { .. } | Standout::PlayingTime { .. })
    };
    assert!(!standouts(&case, &tally).iter().any(idle));
}
