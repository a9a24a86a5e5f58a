//! Help, the case file and stopping: the same at every prompt of the terminal player, and nothing half done is lost by them.

use crate::home::{Home, SMALL, THE_NOTE, THE_TRAY, actions, all_actions, all_answers, up_to};

/// How often something is said.
fn times(text: &str, words: &str) -> usize {
    text.matches(words).count()
}

#[test]
fn help_and_the_case_file_can_be_asked_for_at_every_prompt() {
    let home = Home::new();
    let lines: Vec<&str> = all_answers().into_iter().flat_map(|answer| ["?", "s", answer]).collect();
    let ran = home.type_in(&["play", SMALL, "--attempt", "a.attempt"], &lines).ends_with(0);
    let ran = ran.never_says("none of these").never_says("means nothing").never_says("is wanted").never_says("Not now");
    assert_eq!(actions(&home.path("a.attempt")), all_actions());
    for words in ["Numbers choose what to do.", "Case file: Ann Ode"] {
        assert_eq!(times(&ran.out, words), all_answers().len(), "{words}: {}", ran.out);
    }
    ran.says("After the number of the tie: its strength");
}

#[test]
fn a_letter_that_is_a_command_is_no_reflection_but_a_sentence_with_it_is() {
    let home = Home::new();
    let mut lines = all_answers();
    assert_eq!(lines.pop(), Some("The bag."));
    lines.extend(["?", "s", "s?"]);
    home.type_in(&["play", SMALL, "--attempt", "a.attempt"], &lines).ends_with(0);
    assert_eq!(actions(&home.path("a.attempt")).last().unwrap(), "reflect 1 s?");
}

#[test]
fn a_slip_at_the_weeks_of_a_goal_loses_nothing_of_it() {
    let home = Home::new();
    let lines = [&up_to(THE_TRAY)[..], &["1", "1", "1", "soon", "53", "-1", "2", "f"]].concat();
    let ran = home.type_in(&["play", SMALL, "--attempt", "a.attempt"], &lines).ends_with(0);
    assert_eq!(times(&ran.out, "A number of weeks from 0 to 52 is wanted."), 3, "{}", ran.out);
    assert_eq!(actions(&home.path("a.attempt")), all_actions()[..THE_TRAY + 2]);
}

#[test]
fn in_the_note_a_slip_reads_nothing_out_again_before_enter_does() {
    let home = Home::new();
    let heading = "Sort the statements.";
    let said = |slips: &[&str]| {
        let attempt = format!("{}.attempt", slips.len());
        let lines = [&up_to(THE_NOTE)[..], slips].concat();
        let ran = home.type_in(&["play", SMALL, "--attempt", &attempt], &lines).ends_with(0);
        (times(&ran.out, heading), times(&ran.out, "1 of 2:"))
    };
    assert_eq!(said(&[]), (1, 1));
    assert_eq!(said(&["x", "9", "f", "f x"]), (1, 1));
    assert_eq!(said(&["x", "f", ""]), (2, 2));
}
