//! Coming back to a case: going on with what was begun, or beginning afresh, and being told which.

use std::path::PathBuf;

use crate::home::{Home, SCENARIOS, SMALL, THE_DOOR, THE_FIRST_WEEK, actions, all_actions, from, text, up_to};
use crate::walk;

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

/// A file whose first question was put otherwise after it was played for so many actions, and that attempt.
fn played_then_changed(actions: usize) -> (Home, PathBuf) {
    let home = Home::new();
    let small = std::fs::read_to_string(SMALL).unwrap();
    home.write("small.ron", &small);
    home.type_in(&["play", "small.ron"], &up_to(actions)).ends_with(0);
    let earlier = home.attempts().remove(0);
    home.write("small.ron", small.replace("How do you begin?", "How do you open?"));
    (home, earlier)
}

#[test]
fn a_changed_file_is_played_as_it_is_now_and_the_earlier_attempt_is_one_line_away() {
    let (home, earlier) = played_then_changed(THE_FIRST_WEEK);

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
    home.write("small.ron", walk::SMALL);
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

/// The shipped case *First Day*, and a copy that somebody has edited.
fn first_day_and_a_copy() -> (String, String) {
    let shipped = std::fs::read_to_string(format!("{SCENARIOS}/first_day.ron")).unwrap();
    let objective = shipped.split("objectives: [").nth(1).and_then(|rest| rest.split('"').nth(1)).unwrap().to_owned();
    let edited = shipped.replacen(&objective, "See what somebody has edited.", 1);
    (shipped, edited)
}

#[test]
fn a_file_in_a_folder_of_cases_takes_the_place_of_a_shipped_one_and_attempts_at_that_go_on() {
    let home = Home::new();
    let (_, edited) = first_day_and_a_copy();
    home.type_in(&["play", "first_day"], &["1"]).ends_with(0);
    let earlier = home.attempts().remove(0);
    home.write("my/first_day.ron", &edited);
    let changed = "The file of “First Day” has changed since this attempt began. You go on with the version that you began with.";
    home.type_in(&["play", "first_day", "--scenarios", "my"], &["q"]).ends_with(0).says("You go on with").says(changed);
    home.type_in(&["play", "first_day", "--scenarios", "my", "--new"], &["q"]).ends_with(0).says("See what somebody has edited.");
    // Also where no copy was kept: the program itself has the text that it was begun with.
    std::fs::remove_dir_all(home.path("data").join("cases")).unwrap();
    home.type_in(&["play", "first_day", "--scenarios", "my", "--attempt", text(&earlier)], &["q"]).ends_with(0).says(changed);
    // Of two folders the last one counts.
    home.write("again/first_day.ron", edited.replace("somebody has edited", "was edited once more"));
    let both = ["play", "first_day", "--new", "--scenarios", "my", "--scenarios", "again"];
    home.type_in(&both, &["q"]).ends_with(0).says("See what was edited once more.");
}

#[test]
fn an_attempt_with_another_text_than_the_named_file_says_so_also_where_a_shipped_case_has_that_text() {
    let home = Home::new();
    let (shipped, edited) = first_day_and_a_copy();
    home.write("my.ron", &shipped);
    let command = ["play", "my.ron", "--attempt", "a.attempt"];
    home.type_in(&command, &["1"]).ends_with(0);
    home.type_in(&command, &["q"]).ends_with(0).never_says("another text");
    for now in [edited.as_str(), "("] {
        home.write("my.ron", now);
        home.type_in(&command, &["q"])
            .ends_with(0)
            .says("\"my.ron\" has another text than this attempt began with. You go on with the version that you began with.");
    }
}

#[test]
fn an_attempt_that_cannot_be_gone_on_with_is_told_with_its_file_until_there_is_a_newer_one() {
    let home = Home::new();
    home.type_in(&["play", "first_day", "--attempt", "older.attempt"], &["1"]).ends_with(0);
    home.type_in(&["play", "first_day"], &["2"]).ends_with(0);
    let newest = home.attempts().remove(0);
    let sound = std::fs::read_to_string(&newest).unwrap();
    std::fs::write(&newest, sound.replace("1 ", "1 f")).unwrap();
    let damaged = format!("An earlier attempt of this case cannot go on: \"{}\" is damaged at line", newest.display());
    home.type_in(&["play", "night_roster"], &["q"]).ends_with(0).never_says("cannot go on");
    home.type_in(&["play", "first_day"], &["q"]).ends_with(0).says(&damaged).says("What you practice:");
    home.type_in(&["play", "first_day"], &["q"]).ends_with(0).never_says("cannot go on");
    // An older one is gone on with, and the newest is not passed over in silence.
    for attempt in home.attempts() {
        std::fs::remove_file(attempt).unwrap();
    }
    std::fs::copy(home.path("older.attempt"), home.path("data/attempts/2020-01-01-000000-first_day.attempt")).unwrap();
    home.write("data/attempts/2020-01-02-000000-first_day-2.attempt", "no attempt");
    let not_one = "An earlier attempt of this case cannot go on: \"";
    home.type_in(&["play", "first_day"], &["q"]).ends_with(0).says(not_one).says("is not an attempt").says("You go on with \"First Day\"");
}

#[test]
fn an_attempt_whose_case_is_nowhere_is_told_when_a_new_one_begins() {
    let (home, earlier) = played_then_changed(THE_DOOR);
    std::fs::remove_dir_all(home.path("data").join("cases")).unwrap();
    let ran = home.type_in(&["play", "small.ron"], &["q"]).ends_with(0).says("How do you open?");
    ran.says(&format!(
        "An earlier attempt of this case (\"{}\") cannot go on: this attempt was made with another version",
        earlier.display()
    ));
}
