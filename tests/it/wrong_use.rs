//! Wrong use of the program: every mistake is answered in words, with the cure, and never with the number of a system error.

use crate::home::{Home, SMALL, finish};

#[test]
fn a_case_that_is_not_in_the_library_is_looked_for_in_the_folder() {
    let home = Home::new();
    home.run(&["new", "heating_bill"]).ends_with(0);
    for command in [&["play"][..], &["prove"], &["map"], &["simulate"], &["booklet", "--out", "b.html"]] {
        let with = |named: &'static str| home.run(&[command, &[named]].concat()).ends_with(2);
        with("heating_bill").complains("there is no case \"heating_bill\" in the library; did you mean the file \"heating_bill.ron\"?");
        with("heating_bil").complains("did you mean the file \"heating_bill.ron\"?");
        with("heating_bil.ron").complains("there is no file \"heating_bil.ron\"; did you mean \"heating_bill.ron\"?");
        with("first_day.ron").complains("to take the case of the library, say \"first_day\" alone");
        with("frist_day").complains("did you mean \"first_day\"?");
        with("quite_different").complains("there are first_day, tray_on_the_porch, night_roster; a case of your own is named by its file");
        with(".").complains("\".\" is a folder: name one of the case files in it, such as ./heating_bill.ron");
    }
    for command in ["check", "author"] {
        home.run(&[command, "heating_bill"])
            .ends_with(2)
            .complains("there is no file \"heating_bill\"; did you mean \"heating_bill.ron\"?");
        home.run(&[command, "heating_bil.ron"]).ends_with(2).complains("did you mean \"heating_bill.ron\"?");
        home.run(&[command, "first_day"])
            .ends_with(2)
            .complains("\"first_day\" is a case of the library: a file of your own is wanted here");
    }
}

#[test]
fn no_message_shows_the_number_of_a_system_error() {
    let home = Home::new();
    home.run(&["new", "mine"]).ends_with(0);
    home.write("latin1.plan", b"\xe9");
    home.write("taken", "a file");
    std::fs::create_dir(home.path("folder")).unwrap();
    home.type_in(&["play", SMALL, "--attempt", "a.attempt"], &["1"]).ends_with(0);
    let cases: &[(&[&str], &str)] = &[
        (&["check", "nowhere.ron"], "there is no file \"nowhere.ron\""),
        (&["check", "mine.ron", "--terms", "nowhere"], "cannot read \"nowhere\": there is no such file or folder: check the path"),
        (&["check", "taken/mine.ron"], "part of the path is a file, not a folder"),
        (&["play", "mine.ron", "--plan", "nowhere"], "cannot read \"nowhere\": there is no such file or folder: check the path"),
        (&["play", "mine.ron", "--plan", "latin1.plan"], "it is not UTF-8 text"),
        (&["play", "mine.ron", "--plan", "folder"], "it is a folder, not a file"),
        (&["replay", "nowhere"], "cannot read \"nowhere\": there is no such file or folder: check the path"),
        (&["replay", "folder"], "it is a folder, not a file"),
        (&["replay", "a.attempt", "--case", "nowhere.ron"], "there is no file \"nowhere.ron\""),
        (
            &["map", "mine.ron", "--out", "none/map.txt"],
            "cannot write \"none/map.txt\": there is no folder \"none\": make it first, or name another",
        ),
        (&["map", "mine.ron", "--out", "folder"], "cannot write \"folder\": it is a folder, not a file"),
        (&["booklet", "mine.ron", "--out", "none/b.html"], "there is no folder \"none\""),
        (&["booklet", "mine.ron", "--out", "taken"], "say --force to write over it"),
        (&["simulate", "mine.ron", "--runs", "20", "--out", "none/s.txt"], "there is no folder \"none\""),
        (&["simulate", "mine.ron", "--runs", "20", "--out", "taken/s.txt"], "cannot write \"taken/s.txt\""),
        (&["prove", "mine.ron", "--states", "50", "--plans", "taken"], "the plans need a folder \"taken\""),
        (&["new", "other", "--folder", "taken"], "there is no folder \"taken\" to write the case to"),
        (&["author", "folder"], "\"folder\" is a folder, and there is no case file (*.ron) in it"),
    ];
    for (args, words) in cases {
        home.run(args).ends_with(2).complains(words).never_says("os error");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_a_closed_pipe_is_no_fault() {
    let home = Home::new();
    home.run(&["new", "mine"]).ends_with(0);
    let commands: &[&[&str]] = &[
        &["check", "mine.ron"],
        &["check", "mine.ron", "--format", "json"],
        &["explain"],
        &["guide"],
        &["map", "mine.ron"],
        &["booklet", "mine.ron", "--out", "-"],
        &["prove", "mine.ron", "--states", "50"],
        &["simulate", "mine.ron", "--runs", "20"],
        &["play", "mine.ron"],
    ];
    for args in commands {
        let mut full = home.command(args);
        full.stdout(std::fs::File::options().write(true).open("/dev/full").unwrap());
        finish(full, &["q"]).ends_with(2).complains("the disk is full: free some space").never_says("os error");
        // The other end of this pipe is closed before anything is written.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut closed = home.command(args);
        closed.stdout(writer);
        let ran = finish(closed, &["q"]);
        assert!(ran.code.is_some_and(|code| code < 2), "{args:?}: {}", ran.err);
        ran.never_says("panicked").never_says("pipe");
    }
    for args in [["map", "mine.ron", "--out", "/dev/full"], ["simulate", "first_day", "--out", "/dev/full"]] {
        home.run(&args).ends_with(2).complains("cannot write \"/dev/full\": the disk is full: free some space");
    }
}

#[test]
fn a_slip_in_the_command_line_is_answered_with_a_sentence() {
    let home = Home::new();
    home.run(&["new", "mine"]).ends_with(0);
    let slips: &[(&[&str], &str)] = &[
        (&["play"], "which case? Name one of the library, as in: practicum play first_day, or a file"),
        (&["simulate"], "as in: practicum simulate my_case.ron; more by: practicum simulate --help"),
        (&["prove", "--states", "5"], "which case?"),
        (&["check"], "which file? Name a case file, as in: practicum check my_case.ron, or a folder of them"),
        (&["replay"], "which attempt? Name its file"),
        (&["booklet", "mine.ron"], "where to? Name the file to write"),
        (&["new"], "which id? As in: practicum new my_case"),
        (&["author"], "which file? As in: practicum author my_case.ron"),
        (&["simulate", "mine.ron", "first_day"], "\"first_day\" is one thing too many: simulate takes one at a time"),
        (&["simulate", "mine.ron", "--runs", "ten"], "--runs wants a whole number"),
        (&["simulate", "mine.ron", "--runs", "-5"], "\"-5\" is a number below 0"),
        (
            &["prove", "mine.ron", "--to", "nowhere"],
            "has nothing called \"nowhere\"; name an ending, an option (decision.option), an encounter, a fact … by its id",
        ),
        (&["simulate", "mine.ron", "--rnus", "5"], "--runs"),
        (&["play", "mine.ron", "--new", "--plan", "x.plan"], "cannot be used with"),
        (&["play", "mine.ron", "--seed", "7", "--plan", "x.plan"], "which has its own: write \"seed: 7\" at the top of \"x.plan\""),
        (&["--data-dir", "new", "play"], "which case? Name one of the library, as in: practicum play first_day"),
        (&["--scenarios", "new", "--data-dir=check", "replay"], "which attempt? Name its file"),
    ];
    for (args, words) in slips {
        home.run(args).ends_with(2).complains(words);
    }
    home.run(&["simulate", "--help"]).ends_with(0).says("Usage:");
}

#[test]
fn a_seed_that_cannot_apply_is_refused_and_the_own_one_is_not() {
    let home = Home::new();
    let with = |seed: &str| home.type_in(&["play", SMALL, "--attempt", "a.attempt", "--seed", seed], &["2", "q"]);
    with("7").ends_with(0);
    let before = std::fs::read(home.path("a.attempt")).unwrap();
    with("8")
        .ends_with(2)
        .complains("--seed 8 does not apply: \"a.attempt\" was begun with seed 7; leave --seed out to go on with it, or name a file");
    assert_eq!(std::fs::read(home.path("a.attempt")).unwrap(), before);
    with("7").ends_with(0).says("You go on with \"Small\"");
}

#[test]
fn what_goes_wrong_after_an_attempt_was_taken_up_is_not_cured_by_a_new_one() {
    use std::io::Write as _;
    let home = Home::new();
    home.type_in(&["play", "first_day"], &["1"]).ends_with(0);
    let mut child = home.command(&["play", "first_day"]).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"\xff\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(complaint, "practicum: what was typed is not UTF-8 text; everything before it is saved\n");
    #[cfg(target_os = "linux")]
    {
        let mut full = home.command(&["play", "first_day"]);
        full.stdout(std::fs::File::options().write(true).open("/dev/full").unwrap());
        finish(full, &["q"]).ends_with(2).complains("the disk is full").never_says("--new");
    }
}

#[cfg(unix)]
#[test]
fn a_device_is_no_attempt_and_no_case_and_a_large_file_is_not_said_to_be_smaller_than_it_is() {
    let home = Home::new();
    for device in ["/dev/zero", "/dev/null"] {
        home.run(&["play", SMALL, "--attempt", device]).ends_with(2).complains("is a device or a pipe, not a file").never_says("64 MB");
        home.run(&["replay", device]).ends_with(2).complains("is a device or a pipe, not a file");
    }
    home.run(&["check", "/dev/zero"]).ends_with(1).says("\"/dev/zero\" cannot be read: it is a device or a pipe, not a file");
    home.write("large.ron", vec![b' '; 9_000_000]);
    home.run(&["check", "large.ron"]).ends_with(1).says("the file has more than the 8000000 bytes that a case may have");
}
