//! Whatever a byte of a case file becomes, there are findings or a clean case: never a panic, never a hang, never more than 256 MB.

use practicum::jobs::one_by_one;
use practicum::lint::Lists;
use practicum::prove;
use practicum::scenario;
use proptest::prelude::*;

use crate::walk::Dice;

const CASES: [&[u8]; 4] = [
    include_bytes!("../fixtures/good/small.ron"),
    include_bytes!("../../scenarios/first_day.ron"),
    include_bytes!("../../scenarios/tray_on_the_porch.ron"),
    include_bytes!("../../scenarios/night_roster.ron"),
];

/// What a slip of the hand, a bad disk or a merge leaves behind.
fn mutated(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    const STRAYS: &[&[u8]] =
        &[b"\"", b"(", b")", b"[", b"]", b",", b"#", b"\0", b"\xff", b"r#\"", b"/*", b"9999999999", b"-1", b"\xe2\x80\x9c", b"\n\n", b"~"];
    let mut bytes = text.to_vec();
    for _ in 0..1 + dice.below(3) {
        let at = dice.below(bytes.len());
        let to = (at + 1 + dice.below(40)).min(bytes.len());
        match dice.below(6) {
            0 => bytes[at] = dice.below(256) as u8,
            1 => drop(bytes.drain(at..to)),
            2 => drop(bytes.splice(at..at, dice.one(STRAYS).iter().copied())),
            3 => bytes.extend_from_within(at..to),
            4 => bytes.truncate(at.max(1)),
            _ => {
                let piece = bytes[at..to].to_vec();
                let place = dice.below(bytes.len());
                bytes.splice(place..place, piece);
            }
        }
    }
    bytes
}

/// Numbers that stretch a case or shut its ways; most of what they give still loads and is played.
fn renumbered(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    const NUMBERS: &[&str] = &["0", "1", "2", "7", "40", "52", "100", "-1", "0.25", "9999999999"];
    let text = String::from_utf8_lossy(text).into_owned();
    let numbers: Vec<&str> =
        ["week: ", "hours: ", "cost: ", "weight: ", "start: ", "until: ", "weeks: ", "budget: ", "least: ", "lag: ", "wait: "]
            .into_iter()
            .filter(|field| text.contains(*field))
            .collect();
    let mut bytes = text.clone().into_bytes();
    for _ in 0..1 + dice.below(4) {
        let field = dice.one(&numbers);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let places: Vec<usize> = text.match_indices(field).map(|(at, _)| at + field.len()).collect();
        let at = dice.one(&places);
        let end = at + text[at..].find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).unwrap_or(0);
        bytes.splice(at..end, dice.one(NUMBERS).bytes());
    }
    bytes
}

/// The program itself, with no more address space than 256 MB: whatever asks for more ends it. No more than two minutes of work, too.
#[cfg(target_os = "linux")]
#[test]
fn checking_mutated_cases_takes_no_more_than_256_megabytes() {
    let home = crate::home::Home::new();
    let mut dice = Dice::new(7);
    for at in 0..48 {
        let case = CASES[at % CASES.len()];
        let bytes = if at % 3 == 0 { mutated(case, &mut dice) } else { renumbered(case, &mut dice) };
        home.write(&format!("mutated/c{at}.ron"), bytes);
    }
    let run = |kilobytes: u32| {
        let limited = format!("ulimit -v {kilobytes}; ulimit -t 120; exec \"$0\" check mutated");
        std::process::Command::new("sh")
            .args(["-c", &limited, env!("CARGO_BIN_EXE_practicum")])
            .current_dir(home.path(""))
            .output()
            .expect("there is a shell")
    };
    let ran = run(256 * 1024);
    let (out, said) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert_eq!((ran.status.code(), said.as_ref()), (Some(1), ""), "{out}");
    assert!((0..48).all(|at| out.contains(&format!("c{at}.ron"))), "{out}");
    // The limit is one: with far less the program cannot run.
    assert!(!run(8 * 1024).status.success());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_shipped_case_with_bytes_changed_gives_findings_or_loads(seed in any::<u64>(), which in 0usize..4) {
        let bytes = mutated(CASES[which], &mut Dice::new(seed));
        match scenario::open(&bytes) {
            Ok(file) => drop(prove::advice(&file, Lists::built_in(), &one_by_one, &|| true)),
            Err(faults) => prop_assert!(!faults.diagnostics.is_empty(), "refused without a word"),
        }
    }
}
