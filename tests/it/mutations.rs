//! Whatever a byte of a case file becomes, there are findings or a clean case: never a panic, never a hang.

use practicum::lint::lint;
use practicum::scenario;
use proptest::prelude::*;

use crate::walk::Dice;

const CASES: [&[u8]; 3] = [
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_shipped_case_with_bytes_changed_gives_findings_or_loads(seed in any::<u64>(), which in 0usize..3) {
        let bytes = mutated(CASES[which], &mut Dice::new(seed));
        match scenario::open(&bytes) {
            Ok(file) => drop(lint(&file)),
            Err(faults) => prop_assert!(!faults.diagnostics.is_empty(), "refused without a word"),
        }
    }
}
