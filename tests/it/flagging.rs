//! Flagging thoughts in the terminal: whatever is typed while a flag is being asked about is carried out or answered, never lost.

use crate::home::{Home, Ran, SMALL, actions};

/// What the player says to these lines, typed at the door of `small.ron`, and what it carries out.
fn at_the_door(lines: &[&str]) -> (Ran, Vec<String>) {
    let home = Home::new();
    let ran = home.type_in(&["play", SMALL], lines).ends_with(0);
    let done = actions(&home.attempts()[0]);
    (ran, done)
}

#[track_caller]
fn does(lines: &[&str], wanted: &[&str]) -> Ran {
    let (ran, done) = at_the_door(lines);
    assert_eq!(done, wanted, "{}", ran.out);
    ran
}

#[test]
fn another_flag_behind_a_flag_is_a_flag() {
    does(&["a 80", "b 70"], &["flag aunt 80", "flag ask 70"]).never_says("means nothing");
    does(&["a 80", "b 70", "a", "u", "2"], &["flag aunt 80", "flag ask 70", "unflag aunt", "choose begin say"]);
    does(&["a 80", "b", "70", "m", "1", "1", "1"], &["flag aunt 80", "flag ask 70", "explore ask overwhelmed resemblance hold"]);
}

#[test]
fn an_option_or_a_command_behind_a_flag_is_carried_out() {
    does(&["a 80", "2"], &["flag aunt 80", "choose begin say"]);
    does(&["a", "80", "2"], &["flag aunt 80", "choose begin say"]);
    does(&["a 80", "s"], &["flag aunt 80"]).says("Case file: Ann Ode");
    does(&["a 80", "?"], &["flag aunt 80"]).says("Numbers choose what to do.");
    does(&["a 80", "q", "2"], &["flag aunt 80"]).says("Saved in");
    does(&["a 80", "", "2"], &["flag aunt 80", "choose begin say"]);
}

#[test]
fn what_means_nothing_behind_a_flag_is_answered() {
    does(&["a 80", "perhaps", "2"], &["flag aunt 80", "choose begin say"]).says("\"perhaps\" means nothing here.");
    does(&["a 80", "9", "2"], &["flag aunt 80", "choose begin say"]).says("\"9\" means nothing here.");
}

#[test]
fn another_thought_where_it_is_asked_how_sure_is_not_lost() {
    does(&["a", "b 70", "", "2"], &["flag ask 70", "choose begin say"]).says("Not flagged.");
    does(&["a", "b", "70", "", "a 60"], &["flag ask 70", "flag aunt 60"]);
    does(&["a 80", "", "a", "b 70"], &["flag aunt 80", "flag ask 70"]).says("The flag is as it was.");
    does(&["a", "?", "80", "2"], &["flag aunt 80", "choose begin say"]).says("Numbers choose what to do.");
    does(&["a", "eighty", "a 80"], &["flag aunt 80"]).says("\"eighty\" is no figure from 50 to 100");
    does(&["a", "q", "2"], &[]).says("Saved in");
}

#[test]
fn while_more_is_said_about_a_thought_nothing_is_lost_either() {
    does(&["a 80", "m", "seven", "7", "1", "1"], &["flag aunt 80", "explore aunt parental_protective resemblance hold"])
        .says("\"seven\" is none of these: a number from 1 to 8 is wanted, or Enter.");
    does(&["a 80", "m", "7", "b 70", "2"], &["flag aunt 80", "explore aunt parental_protective", "flag ask 70", "choose begin say"]);
    does(&["a 80", "m", "7", "1", "q"], &["flag aunt 80", "explore aunt parental_protective resemblance"]).says("Saved in");
    does(&["a 80", "m", "q", "2"], &["flag aunt 80"]).says("Saved in");
}

#[test]
fn a_question_whose_last_option_closes_with_a_flag_taken_back_can_be_left() {
    let text = std::fs::read_to_string(SMALL).unwrap();
    let begin = "feedback: \"A form came first.\"),\n                ],\n            )";
    let own = r#", (id: "own", prompt: "What do you do with it?", options: [
        (id: "hold", text: "Keep it for supervision.", role: diagnostician, when: noticed("aunt"), feedback: "Kept."),
        (id: "note", text: "Write it down for yourself.", role: diagnostician, when: noticed("aunt"), feedback: "Written."),
        (id: "call", text: "Call your own aunt.", role: diagnostician, when: noticed("aunt"), feedback: "Called."),
    ])"#;
    assert_eq!(text.matches(begin).count(), 1);
    let writer = Home::new();
    let case = writer.write("own.ron", text.replace(begin, &format!("{begin}{own}")));
    let home = Home::new();
    let ran = home.type_in(&["play".as_ref(), case.as_os_str()], &["a 80", "2", "a", "u", "1", "l"]).ends_with(0);
    let ran = ran.says("What do you do with it?").says("Nothing is open, l to leave it").says("\"1\" means nothing here");
    assert_eq!(actions(&home.attempts()[0]), ["flag aunt 80", "choose begin say", "unflag aunt", "leave own"], "{}", ran.out);
    let home = Home::new();
    home.type_in(&["play".as_ref(), case.as_os_str()], &["a 80", "2", "l", "1"]).ends_with(0);
    assert_eq!(actions(&home.attempts()[0]), ["flag aunt 80", "choose begin say", "choose own hold"]);
}

#[test]
fn sorting_a_statement_again_loses_nothing() {
    use crate::home::{THE_NOTE, up_to};
    let home = Home::new();
    let lines = [&up_to(THE_NOTE)[..], &["f k", "i o", "1", "maybe", "1", "q"]].concat();
    home.type_in(&["play", SMALL], &lines).ends_with(0).says("\"maybe\" means nothing here.");
}
