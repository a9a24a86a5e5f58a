//! Coming back to a case: going on with what was begun, or beginning afresh, and being told which.

use crate::home::{Home, SMALL, THE_DOOR, THE_FIRST_WEEK, actions, all_actions, from, text, up_to};

#[test]
fn the_same_command_goes_on_with_a_file_until_the_debrief_was_seen() {
    let home = Home::new();
    home.write("small.ron", std::fs::read_to_string(SMALL).unwrap());
    let command = ["play", "small.ron"];
    home.type_in(&command, &up_to(THE_DOOR)).ends_with(0).never_says("You go on").says("The same command goes on where you were.");
    home.type_in(&command, &["?", "q"])
        .ends_with(0)
        .says("You go on with \"Small\", week 1 of 3. To begin afresh instead, add --new to the command.")
        .says("Everything is saved as you go; the same command goes on where you were.");
    let rest = from(THE_DOOR);
    let (before_the_debrief, debrief) = rest.split_at(rest.len() - 6);
    home.type_in(&command, before_the_debrief).ends_with(0).never_says("What went well");
    home.type_in(&command, debrief).ends_with(0).says("What went well");
    assert_eq!(home.attempts().len(), 1);
    assert_eq!(actions(&home.attempts()[0]), all_actions());
    // Nothing is left to go on with.
    home.type_in(&command, &["2", "q"]).ends_with(0).never_says("You go on");
    assert_eq!(home.attempts().len(), 2);
}

#[test]
fn a_new_attempt_begins_with_new_or_a_seed_and_is_then_the_one_to_go_on_with() {
    let home = Home::new();
    home.type_in(&["play", "first_day"], &["1"]).ends_with(0);
    home.type_in(&["play", "first_day", "--new"], &["2"])
        .ends_with(0)
        .never_says("You go on")
        .says("The same command without --new goes on where you were.");
    home.type_in(&["play", "first_day"], &["q"]).ends_with(0).says("You go on with \"First Day\"");
    home.type_in(&["play", "first_day", "--seed", "7"], &["1"]).ends_with(0).never_says("You go on").says("without --seed goes on");
    assert_eq!(home.attempts().len(), 3);
    // An attempt without any action goes on as if it began: its briefing is read again.
    home.type_in(&["play", "night_roster"], &["q"]).ends_with(0).says("What you practice:");
    home.type_in(&["play", "night_roster"], &["q"]).ends_with(0).says("What you practice:");
    assert_eq!(home.attempts().len(), 4);
}

#[test]
fn a_changed_file_is_played_as_it_is_now_and_the_earlier_attempt_is_one_line_away() {
    let home = Home::new();
    let small = std::fs::read_to_string(SMALL).unwrap();
    home.write("small.ron", &small);
    home.type_in(&["play", "small.ron"], &up_to(THE_FIRST_WEEK)).ends_with(0);
    let earlier = home.attempts().remove(0);
    home.write("small.ron", small.replace("How do you begin?", "How do you open?"));

    let anew = home.type_in(&["play", "small.ron"], &["q"]).ends_with(0).says("How do you open?").never_says("You go on");
    let anew = anew.says("\"small.ron\" has changed since your unfinished attempt (week 2 of 3), so this is a new attempt");
    let typed = format!("--attempt \"{}\"", earlier.display());
    assert!(anew.out.lines().any(|line| line == typed), "{}", anew.out);
    assert_eq!(home.attempts().len(), 2);
    home.type_in(&["play", "small.ron", "--attempt", text(&earlier)], &["q"])
        .ends_with(0)
        .says("You go on with the version that you began with.")
        .says("You go on with \"Small\", week 2 of 3.");
    // Nothing was done in the new one: it goes on, still with the text as it is now.
    home.type_in(&["play", "small.ron"], &["2"]).ends_with(0).says("How do you open?");
    home.type_in(&["play", "small.ron"], &["q"]).ends_with(0).says("You go on with \"Small\", week 1 of 3.").never_says("has changed");
    assert_eq!(home.attempts().len(), 2);
    // With the old text again, the old attempt is the one to go on with.
    home.write("small.ron", &small);
    home.type_in(&["play", "small.ron"], &["q"]).ends_with(0).says("You go on with \"Small\", week 2 of 3.").never_says("has changed");
}

#[test]
fn a_changed_case_of_the_library_goes_on_as_it_was() {
    let home = Home::new();
    let small = std::fs::read_to_string(SMALL).unwrap();
    home.write("cases/small.ron", &small);
    let command = ["play", "small", "--scenarios", "cases"];
    home.type_in(&command, &up_to(THE_DOOR)).ends_with(0);
    home.write("cases/small.ron", small.replace("How do you begin?", "How do you open?"));
    home.type_in(&command, &["q"])
        .ends_with(0)
        .says("The file of “Small” has changed since this attempt began. You go on with the version that you began with.")
        .says("To begin afresh with the case as it is now, add --new to the command.");
    home.type_in(&["play", "small", "--scenarios", "cases", "--new"], &["q"]).ends_with(0).says("How do you open?");
}
