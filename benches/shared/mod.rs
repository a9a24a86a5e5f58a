//! What the benchmark programs share: the cases, a learner who answers at random, and races in alternating rounds.

#![allow(dead_code, reason = "each program uses its part")]

pub mod learner;
pub mod race;

/// The text of *The Tray on the Porch*.
pub const TRAY: &str = include_str!("../../scenarios/tray_on_the_porch.ron");

/// A valid case of about this many bytes: the encounters of *The Tray on the Porch* again and again, under fresh ids.
pub fn large_case(bytes: usize) -> String {
    let place = |mark: &str| TRAY.find(mark).expect("the case has phases, then a desk");
    let (before, phases, after) =
        (&TRAY[..place("\nphases: [")], &TRAY[place("\nphases: [")..place("\ndesk: [")], &TRAY[place("\ndesk: [")..]);
    let mut large = before.to_owned();
    for phase in phases.split_inclusive("\n]),") {
        let encounters = phase.find("\n  (id: ").unwrap_or(phase.len())..phase.rfind("\n]),").unwrap_or(phase.len());
        large.push_str(&phase[..encounters.end]);
        for copy in 1..bytes.saturating_sub(before.len() + after.len()) / phases.len() {
            large.push_str(&renamed(&phase[encounters.clone()], copy));
        }
        large.push_str(&phase[encounters.end..]);
    }
    large + after
}

/// Encounters under fresh ids of their own, of their decisions and of their reactions.
fn renamed(encounters: &str, copy: usize) -> String {
    let mut text = encounters.to_owned();
    for declared in encounters.split("(id: \"").skip(1) {
        let (id, what) = declared.split_once("\", ").expect("an id ends with a quotation mark and a comma");
        if what.starts_with("title:") || what.starts_with("prompt:") {
            text = text.replace(&format!("(id: \"{id}\", {}", &what[..5]), &format!("(id: \"{id}_{copy}\", {}", &what[..5]));
        } else if what.starts_with("kind:") {
            text = text.replace(&format!("\"{id}\""), &format!("\"{id}_{copy}\"")).replace(&format!("~{id} "), &format!("~{id}_{copy} "));
        }
    }
    text
}
