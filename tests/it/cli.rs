//! The program itself, through its arguments, its pipes and its files.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use practicum::session::{Library, Session};
use practicum::sim::{chance, write_action};
use practicum::store::AttemptFile;
use serde_json::Value;

use crate::home::{
    Home, SCENARIOS, SMALL, STEPS, THE_DOOR, THE_FIRST_WEEK, THE_LOOK, THE_NOTE, THE_TRAY, actions, all_actions, all_answers, answer, from,
    text, up_to,
};

// ---- check ----

#[test]
fn check_of_a_clean_case_ends_with_0() {
    let home = Home::new();
    home.run(&["check", SMALL]).ends_with(0).says("small.ron: clean");
}

#[test]
fn check_of_the_shipped_folder_ends_with_0() {
    let home = Home::new();
    let ran = home.run(&["check", SCENARIOS]).ends_with(0);
    assert_eq!(ran.out.lines().filter(|line| line.ends_with(": clean")).count(), 3, "{}", ran.out);
}

#[test]
fn check_of_a_faulty_case_ends_with_1_and_shows_place_code_and_hint() {
    let home = Home::new();
    let small = std::fs::read_to_string(SMALL).unwrap();
    home.write("small.ron", small.replace("learn(\"chess\")", "learn(\"chest\")"));
    home.run(&["check", "small.ron"])
        .ends_with(1)
        .says("error[unknown-id]: there is no fact \"chest\"")
        .says("--> small.ron:")
        .says("hint: did you mean \"chess\"?");
}

#[test]
fn many_errors_end_with_how_to_go_about_them() {
    let home = Home::new();
    home.run(&["new", "my_case"]).ends_with(0);
    let sample = std::fs::read_to_string(home.path("my_case.ron")).unwrap();
    home.write("my_case.ron", sample.replacen("id: \"ferdinand\"", "id: \"rosa\"", 1));
    let ran = home.run(&["check", "my_case.ron"]).ends_with(1);
    let errors = ran.out.matches("error[").count();
    assert!(errors > 5);
    let last = format!("{errors} errors; one cause can have many: mend the first, then check again");
    assert_eq!(ran.out.lines().last(), Some(&*last), "{}", ran.out);
    // As the guide says it is to be done.
    let renamed = [("\"ferdinand\"", "\"rosa\""), ("ferdinand:", "rosa:"), ("ferdinand-", "rosa-")];
    home.write("my_case.ron", renamed.iter().fold(sample.clone(), |text, (from, to)| text.replace(from, to)));
    home.run(&["check", "my_case.ron"]).never_says("error[");
    home.write("my_case.ron", sample.replacen("learn(\"round\")", "learn(\"rownd\")", 1));
    home.run(&["check", "my_case.ron"]).ends_with(1).never_says("mend the first");
}

#[test]
fn check_of_what_is_not_there_ends_with_2() {
    let home = Home::new();
    home.run(&["check", "nowhere.ron"]).ends_with(2).complains("there is no file \"nowhere.ron\"");
    home.write("empty/readme.txt", "no case");
    home.run(&["check", "empty"]).ends_with(2).complains("there is no case file");
    home.run(&["check"]).ends_with(2);
    // Whatever else is named is checked all the same.
    home.write("broken.ron", "(");
    let all = ["check", "nowhere.ron", "broken.ron", SMALL, "nor/here.ron"];
    home.run(&all)
        .ends_with(2)
        .says("error[syntax]")
        .says("small.ron: clean")
        .complains("there is no file \"nowhere.ron\"")
        .complains("there is no file \"nor/here.ron\"");
    let in_form = |form: &str| home.run(&[&all[..], &["--format", form]].concat()).ends_with(2).out;
    let found: Value = serde_json::from_str(&in_form("json")).unwrap();
    let codes: Vec<(&str, &str)> =
        found.as_array().unwrap().iter().map(|one| (one["file"].as_str().unwrap(), one["code"].as_str().unwrap())).collect();
    assert_eq!(codes, [("broken.ron", "syntax"), ("nowhere.ron", "unreadable-file"), ("nor/here.ron", "unreadable-file")]);
    assert!(in_form("github").contains("::error file=nor/here.ron,title=unreadable-file::there is no file"));
    let log: Value = serde_json::from_str(&in_form("sarif")).unwrap();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"].as_array().unwrap().len(), 2);
    home.run(&["chek", SMALL]).ends_with(2).complains("check");
}

#[test]
fn check_of_a_folder_names_every_file_and_leaves_others_alone() {
    let home = Home::new();
    let small = std::fs::read_to_string(SMALL).unwrap();
    home.write("cases/small.ron", &small);
    home.write("cases/other.ron", &small);
    home.write("cases/faulty.ron", "(");
    home.write("cases/notes.txt", "(");
    std::fs::create_dir(home.path("cases/folder.ron")).unwrap();
    home.run(&["check", "cases"])
        .ends_with(1)
        .says("small.ron: clean")
        .says("error[syntax]")
        .says("warning[file-name]: the case \"small\" stands in a file called \"other.ron\"")
        .says("hint: call the file \"small.ron\"")
        .says("error[unreadable-file]")
        .never_says("notes.txt");
}

#[test]
fn check_for_programs_is_json_whatever_is_found() {
    let home = Home::new();
    let clean = home.run(&["check", "--format", "json", SMALL]).ends_with(0);
    assert_eq!(serde_json::from_str::<Value>(&clean.out).unwrap(), serde_json::json!([]));
    home.write("a.ron", "(");
    home.write("b.ron", "(format: 2)");
    let found = home.run(&["check", "--format", "json", "a.ron", "b.ron"]).ends_with(1);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    let codes: Vec<(&str, &str)> =
        found.as_array().unwrap().iter().map(|one| (one["file"].as_str().unwrap(), one["code"].as_str().unwrap())).collect();
    assert_eq!(codes, [("a.ron", "syntax"), ("b.ron", "unsupported-format")]);
    assert!(found.as_array().unwrap().iter().all(|one| one["line"].is_u64() && one["severity"] == "error"));
}

#[test]
fn check_says_in_every_form_where_it_gave_up_playing() {
    let home = Home::new();
    let small = std::fs::read_to_string(SMALL).unwrap();
    // Longer than any case that is played while somebody waits.
    home.write("small.ron", format!("{small}// {}\n", "and so on ".repeat(60_000)));
    let in_form = |form: &str| home.run(&["check", "small.ron", "--format", form]).ends_with(0).out;
    let told = "there are too many plays to look in a moment for all that only playing shows";
    assert!(in_form("text").starts_with(&format!("small.ron: nothing found so far\nsmall.ron: {told}; `practicum prove` looks further\n")));
    let found: Value = serde_json::from_str(&in_form("json")).unwrap();
    assert_eq!((&found[0]["code"], &found[0]["severity"], &found[0]["message"]), (&"not-all-played".into(), &"note".into(), &told.into()));
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert!(in_form("github").starts_with(&format!("::notice file=small.ron,title=not-all-played::{told}%0Ahint: ")));
    let log: Value = serde_json::from_str(&in_form("sarif")).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["results"], serde_json::json!([]));
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let notification = &run["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(notification["descriptor"]["id"], run["tool"]["driver"]["notifications"][0]["id"]);
    assert!(notification["message"]["text"].as_str().unwrap().starts_with(told));
}

#[test]
fn check_says_what_it_does_not_ask_of_a_short_tutorial() {
    let home = Home::new();
    home.run(&["check", SMALL]).ends_with(0).says("small.ron: a short tutorial (`level: tutorial`): not asked for avoidable-standard, ");
    home.write("small.ron", std::fs::read_to_string(SMALL).unwrap().replace("level: tutorial", "level: introductory"));
    home.run(&["check", "small.ron"]).ends_with(1).never_says("not asked for");
}

/// A case with a fact that nothing reveals, and a person who plays no part.
fn with_a_warning_and_a_note(small: &str) -> (String, String) {
    let note = small.replace("people: [", "people: [(id: \"cy\", name: \"Cy\", who: \"cousin\"), ");
    (note.replace("facts: [", "facts: [(id: \"nuts\", text: \"No nuts.\"), "), note)
}

#[test]
fn check_gives_advice_and_ends_with_1_for_warnings_and_0_for_notes() {
    let home = Home::new();
    let (warning, note) = with_a_warning_and_a_note(&std::fs::read_to_string(SMALL).unwrap());
    home.write("small.ron", warning);
    home.run(&["check", "small.ron"])
        .ends_with(1)
        .says("warning[unused-fact]: nothing reveals the fact \"nuts\"")
        .says("facts[\"nuts\"]")
        .says("hint: add `learn(\"nuts\")` where it is said or seen")
        .says("note[unused-person]");
    home.write("small.ron", note);
    home.run(&["check", "small.ron"]).ends_with(0).says("note[unused-person]");
}

#[test]
fn check_for_github_prints_a_workflow_command_for_each_finding() {
    let home = Home::new();
    let (warning, _) = with_a_warning_and_a_note(&std::fs::read_to_string(SMALL).unwrap());
    home.write("small.ron", warning);
    let ran = home.run(&["check", "--format", "github", "small.ron"]).ends_with(1);
    assert!(ran.out.lines().all(|line| line.starts_with("::")), "{}", ran.out);
    ran.says("::notice file=small.ron,line=").says(",title=unused-fact::nothing reveals the fact \"nuts\"%0Ahint: add `learn");
    assert_eq!(home.run(&["check", "--format", "github", SMALL]).ends_with(0).out, "");
}

#[test]
fn check_for_code_hosts_is_a_sarif_log_with_the_rules_that_occur() {
    let home = Home::new();
    let (warning, _) = with_a_warning_and_a_note(&std::fs::read_to_string(SMALL).unwrap());
    home.write("small.ron", warning);
    home.write("broken.ron", "(");
    let log: Value = serde_json::from_str(&home.run(&["check", "--format", "sarif", "small.ron", "broken.ron"]).ends_with(1).out).unwrap();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let mut levels: Vec<&str> = results.iter().map(|result| result["level"].as_str().unwrap()).collect();
    levels.sort_unstable();
    assert_eq!(levels, ["error", "note", "warning"]);
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(result["locations"][0]["physicalLocation"]["region"]["startLine"].is_u64());
    }
}

#[test]
fn check_goes_by_the_terms_of_an_institution() {
    let home = Home::new();
    let small = std::fs::read_to_string(SMALL).unwrap();
    home.write("small.ron", small.replace("Lives alone.", "A service user who lives alone."));
    home.write("terms.ron", "(terms: [(forms: [\"service user\"], better: \"client\", why: \"our house says so\", kind: stigmatizing)])");
    home.write("broken.ron", "(terms: [(forms: [])])");
    home.run(&["check", "small.ron"]).ends_with(0);
    home.run(&["check", "--terms", "terms.ron", "small.ron"])
        .ends_with(1)
        .says("warning[stigmatizing-term]: \"service user\" puts a person down: our house says so")
        .says("hint: write: client");
    home.run(&["check", "--terms", "broken.ron", "small.ron"])
        .ends_with(2)
        .complains("the terms in \"broken.ron\" cannot be used: line 1: the field \"better\" is missing");
    home.run(&["check", "--terms", "nowhere.ron", "small.ron"]).ends_with(2).complains("cannot read \"nowhere.ron\"");
}

#[test]
fn explain_says_what_a_code_means_and_lists_them_all() {
    let home = Home::new();
    home.run(&["explain", "unused-fact"]).ends_with(0).says("# unused-fact ## What it finds").says("## Better");
    home.run(&["explain", "syntax"]).ends_with(0).says("A bracket, comma, colon");
    let list = home.run(&["explain"]).ends_with(0).says("Play unreachable-encounter").says("Measuring thin-standard");
    assert!(list.out.lines().all(|line| line.chars().count() <= 100), "{}", list.out);
    home.run(&["explain", "unused-fct"]).ends_with(2).complains("there is no code or word \"unused-fct\"; did you mean \"unused-fact\"?");
    home.run(&["explain", "qqq"]).ends_with(2).complains("`practicum explain` lists all codes and words");
}

#[test]
fn explain_shows_the_standards_and_their_indicators() {
    let home = Home::new();
    home.run(&["explain", "standards"]).ends_with(0).says("S3 Self-determination (client)").says("epas-2022");
    let standard = home.run(&["explain", "S3"]).ends_with(0);
    standard.says("# S3 Self-determination").says("S3.V1 The case manager makes plans without the client.").says("nasw-cm-2013 1 Ethics");
    home.run(&["explain", "self-determination"]).ends_with(0).says("# S3 Self-determination");
    let indicator = home.run(&["explain", "s3.v1"]).ends_with(0).says("# S3.V1 The case manager makes plans without the client.");
    indicator.says("It shows standard 3, Self-determination, violated").says("(3, -2, \"V1\", \"why\")");
    home.run(&["explain", "epas-2022"]).ends_with(0).says("## 2 Rights and justice").says("Evidence from: S2, S6");
    home.run(&["explain", "S3.V9"]).ends_with(2).complains("standard 3 has no indicator V9: it has M1, M2, M3, M4, V1, V2, V3, V4");
    home.run(&["explain", "S11"]).ends_with(2).complains("there is no standard 11");
    home.run(&["explain", "V1"]).ends_with(2).complains("ask for one, as S3.V1");
    home.run(&["explain"]).ends_with(0).says("What `practicum explain` can explain").says("S3.V1 An indicator");
}

// ---- play ----

#[test]
fn a_case_is_played_through_a_pipe_from_the_briefing_to_the_reflection() {
    let home = Home::new();
    let ran = home.type_in(&["play", SMALL, "--seed", "7"], &all_answers()).ends_with(0);
    assert_eq!(ran.err, "");
    let attempts = home.attempts();
    assert_eq!(attempts.len(), 1);
    assert_eq!(actions(&attempts[0]), all_actions());
    ran.says("Follow your agency's policy and your state's law")
        .says("(a) You think: She looks like my aunt.")
        .says("Found out: She plays chess by post.")
        .says("Week 3 of 3")
        .says("Warm")
        .says("Your own view: Mostly")
        .says("What did you notice?")
        .says("Saved in")
        .never_says("means nothing here")
        .never_says("Not now:")
        .never_says("Warning:");
}

#[test]
fn a_slip_of_the_finger_changes_nothing() {
    let home = Home::new();
    let ran = home.type_in(&["play", SMALL, "--attempt", "a.attempt"], &["9", "x", "0", "-1", "1 2", "?", "s", "a", "20", "a", "", "q"]);
    ran.ends_with(0)
        .says("means nothing here")
        .says("Not now: say how sure you are")
        .says("Not now: choose as many")
        .says("Case file: Ann Ode");
    assert_eq!(actions(&home.path("a.attempt")), Vec::<String>::new());
}

#[test]
fn an_attempt_stopped_anywhere_goes_on_with_the_same_command() {
    let home = Home::new();
    // What was said of a thought before the stop is kept, and said once more afterwards.
    const HALF_SAID: [&str; 2] = ["explore aunt parental_protective", "explore aunt parental_protective resemblance"];
    // The answers between two actions of one prompt are stopped in their middle too.
    for stop in 0..all_answers().len() {
        let name = format!("{stop}.attempt");
        let command = ["play", SMALL, "--seed", "7", "--attempt", name.as_str()];
        let mut first = all_answers()[..stop].to_vec();
        first.push("q");
        home.type_in(&command, &first).ends_with(0).says("Saved in");
        let whole = || actions(&home.path(&name)).into_iter().filter(|done| !HALF_SAID.contains(&done.as_str())).collect::<Vec<_>>();
        let done = whole();
        assert_eq!(done, all_actions()[..done.len()], "stopped before answer {stop}");
        // Goes on at the first answer behind the last action; what was half said is said again.
        let second = home.type_in(&command, &from(done.len())).ends_with(0).never_says("Not now:").never_says("means nothing");
        if !done.is_empty() {
            second.says("You go on with \"Small\"");
        }
        assert_eq!(whole(), all_actions(), "stopped before answer {stop}");
    }
}

#[test]
fn f_and_finish_finish_every_work_product() {
    let home = Home::new();
    let spoken: Vec<&str> = all_answers().into_iter().map(|answer| if answer == "f" { "finish" } else { answer }).collect();
    home.type_in(&["play", SMALL, "--seed", "7", "--attempt", "a.attempt"], &spoken).ends_with(0).says("f to finish the plan");
    assert_eq!(actions(&home.path("a.attempt")), all_actions());
    // In the note Enter finishes, and so does f; before that, f alone is half an answer.
    let mut note = up_to(THE_NOTE);
    note.extend(["f", "f k", "i o", "f", "q"]);
    home.type_in(&["play", SMALL, "--seed", "7", "--attempt", "b.attempt"], &note)
        .ends_with(0)
        .says("If you mean a fact, say f k to keep it")
        .says("Enter or f to finish the note");
    assert_eq!(actions(&home.path("b.attempt")), all_actions()[..THE_NOTE + 3]);
}

#[test]
fn a_case_that_is_not_there_or_not_sound_is_not_played() {
    let home = Home::new();
    home.run(&["play", "frist_day"]).ends_with(2).complains("there is no case \"frist_day\"; did you mean \"first_day\"?");
    home.run(&["play", "nowhere.ron"]).ends_with(2).complains("nowhere.ron");
    home.write("faulty.ron", "(format: 1, titel: \"x\")");
    home.run(&["play", "faulty.ron"]).ends_with(2).complains("error[unknown-field]").complains("cannot be played before this is mended");
    assert_eq!(home.attempts(), Vec::<PathBuf>::new());
}

#[test]
fn another_answer_can_be_tried_in_the_debrief() {
    let home = Home::new();
    home.type_in(&["play", SMALL, "--seed", "7"], &all_answers())
        .ends_with(0)
        .says("Any decision can be played again")
        .says("As it was: Warm. Otherwise: Warm.")
        .says("Trust in you:");
}

#[test]
fn an_own_view_is_only_read_once_the_debrief_was_seen() {
    let home = Home::new();
    let command = ["play", SMALL, "--seed", "7", "--attempt", "a.attempt"];
    home.type_in(&command, &all_answers()).ends_with(0).says("Once you have seen the debrief, it stays as you gave it");
    home.type_in(&command, &["", ""])
        .ends_with(0)
        .says("Your own view, as you gave it before you saw the debrief")
        .says("1 Qualification: Mostly")
        .says("2 Client primacy: Not said")
        .never_says("0 to 4");
    assert_eq!(actions(&home.path("a.attempt")), all_actions());
}

#[test]
fn a_folder_of_cases_that_is_not_there_is_named() {
    let home = Home::new();
    home.run(&["--scenarios", "nowhere", "play", "first_day"]).ends_with(2).complains("there is no folder \"nowhere\" to take cases from");
}

#[test]
fn an_attempt_of_another_case_is_not_taken_for_one_of_this() {
    let home = Home::new();
    home.type_in(&["play", SMALL, "--seed", "7", "--attempt", "a.attempt"], &up_to(THE_DOOR)).ends_with(0);
    let before = std::fs::read(home.path("a.attempt")).unwrap();
    home.type_in(&["play", "first_day", "--attempt", "a.attempt"], &["1"])
        .ends_with(2)
        .complains("\"a.attempt\" is an attempt of \"Small\", not of \"First Day\": name its case");
    assert_eq!(std::fs::read(home.path("a.attempt")).unwrap(), before);
    // What is no attempt is not overwritten either.
    home.write("notes.txt", "mine");
    home.type_in(&["play", SMALL, "--attempt", "notes.txt"], &["1"]).ends_with(2).complains("is not an attempt");
    assert_eq!(std::fs::read_to_string(home.path("notes.txt")).unwrap(), "mine");
}

#[cfg(not(feature = "app"))]
#[test]
fn without_a_command_and_without_a_window_the_program_says_what_to_do() {
    let home = Home::new();
    home.run::<&str>(&[]).ends_with(2).complains("practicum play first_day");
}

// ---- play --plan ----

#[test]
fn a_plan_that_fits_is_shown_step_by_step_and_ends_with_0() {
    let home = Home::new();
    home.write("fits.plan", "case: small\nseed: 7\nrefused: end_week\ndo: choose begin say\nexpect: knows chess\n");
    home.run(&["play", SMALL, "--plan", "fits.plan"])
        .ends_with(0)
        .says("3 refused, as expected: end_week")
        .says("4 do: choose begin say")
        .says("Found out: She plays chess by post.")
        .says("5 as expected: knows chess")
        .says("fits.plan: the play went as planned (3 steps)");
    assert_eq!(home.attempts(), Vec::<PathBuf>::new());
}

#[test]
fn a_plan_that_departs_ends_with_1_and_names_its_line() {
    let home = Home::new();
    home.write("departs.plan", "case: small\n# a remark\ndo: choose begin bag\nexpect: knows chess\ndo: close\n");
    home.run(&["play", SMALL, "--plan", "departs.plan"])
        .ends_with(1)
        .says("departs.plan: the play departs from the plan at line 4: expected knows chess, found it is not known")
        .never_says("do: close");
    home.write("other.plan", "case: other\ndo: close\n");
    home.run(&["play", SMALL, "--plan", "other.plan"]).ends_with(1).says("the plan is for the case \"other\", not for \"small\"");
}

#[test]
fn a_plan_that_cannot_be_read_ends_with_2() {
    let home = Home::new();
    home.write("odd.plan", "case: small\ndoo: close\n");
    home.run(&["play", SMALL, "--plan", "odd.plan"]).ends_with(2).complains("odd.plan: line 2: \"doo\" is none of");
    home.run(&["play", SMALL, "--plan", "nowhere.plan"]).ends_with(2).complains("cannot read \"nowhere.plan\"");
}

// ---- replay ----

#[test]
fn a_replay_is_a_debrief_or_says_how_far_the_case_has_come() {
    let home = Home::new();
    home.type_in(&["play", SMALL, "--seed", "7", "--attempt", "a.attempt"], &up_to(THE_FIRST_WEEK)).ends_with(0);
    home.run(&["replay", "a.attempt", "--case", SMALL]).ends_with(0).says("week 2 of 3").says("There is no debrief before the end.");
    home.type_in(&["play", SMALL, "--attempt", "a.attempt"], &from(THE_FIRST_WEEK)).ends_with(0);
    home.run(&["replay", "a.attempt", "--case", SMALL])
        .ends_with(0)
        .says("What went well")
        .says("A likeness decides.")
        .says("Your own view: Mostly");
    home.run(&["replay", "a.attempt", "--case", SMALL, "--edition", "epas-2022"])
        .ends_with(0)
        .says("2022")
        .says("Every figure: weight")
        .says("The scores above are made of the same figures, by the crosswalk.");
    home.run(&["replay", "a.attempt", "--case", SMALL, "--edition", "nasw"])
        .ends_with(2)
        .complains("there are nasw-cm-1992, nasw-cm-2013, epas-2022");
    home.run(&["replay", "nowhere.attempt"]).ends_with(2).complains("cannot read");
    home.run(&["replay", SMALL]).ends_with(2).complains("is not an attempt");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let home = Home::new();
    home.type_in(&["play", SMALL, "--seed", "7", "--attempt", "a.attempt"], &all_answers()).ends_with(0);
    home.write("long.plan", "do: choose begin say\n");
    for args in [&["replay", "a.attempt", "--case", SMALL][..], &["play", SMALL, "--plan", "long.plan"], &["check", SMALL]] {
        let mut child = home.command(args).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""), "{args:?}");
    }
}

// ---- What a learner must never lose ----

#[test]
fn a_changed_case_file_leaves_the_attempt_with_the_version_that_it_began_with() {
    let home = Home::new();
    let small = std::fs::read_to_string(SMALL).unwrap();
    home.write("small.ron", &small);
    let command = ["play", "small.ron", "--seed", "7", "--attempt", "a.attempt"];
    home.type_in(&command, &up_to(THE_FIRST_WEEK)).ends_with(0).never_says("has changed");

    // The tray is gone from the file; the attempt goes on with it. Then the file is faulty, and the attempt still goes on.
    home.write("small.ron", small.replace("(id: \"tray\", text: \"The tray.\"", "(id: \"soup\", text: \"Soup.\""));
    let changed = "The file of “Small” has changed since this attempt began. You go on with the version that you began with.";
    home.type_in(&command, &["1", "l"]).ends_with(0).says(changed).says("The tray.").says("Referred to Daily tray");
    let elsewhere = "“Small” is not among the cases at hand. This attempt uses the copy that was kept when it began.";
    home.run(&["replay", "a.attempt"]).ends_with(0).complains(elsewhere);
    home.run(&["replay", "a.attempt", "--case", "small.ron"]).ends_with(0).complains("has changed since this attempt began");
    home.write("small.ron", "(");
    home.type_in(&command, &from(THE_TRAY)).ends_with(0).says(changed);
    assert_eq!(actions(&home.path("a.attempt")), all_actions());

    // Without the kept version it is explained, and nothing is touched.
    std::fs::remove_dir_all(home.path("data").join("cases")).unwrap();
    let before = std::fs::read(home.path("a.attempt")).unwrap();
    home.run(&command)
        .ends_with(2)
        .complains("made with another version of \"Small\"")
        .complains("put the case file as it was then beside the others");
    home.run(&["replay", "a.attempt"])
        .ends_with(2)
        .complains("the case of this attempt, \"Small\" (small), was not found among the cases at hand")
        .complains("practicum replay ATTEMPT --case FILE")
        .never_says("another version");
    assert_eq!(std::fs::read(home.path("a.attempt")).unwrap(), before);
    // The file as it was, in a folder of cases, is enough.
    home.write("kept/small.ron", &small);
    home.run(&["replay", "a.attempt", "--scenarios", "kept"]).ends_with(0).says("What went well");
}

#[test]
fn a_torn_last_line_is_taken_off_with_a_notice() {
    let home = Home::new();
    let command = ["play", SMALL, "--seed", "7", "--attempt", "a.attempt"];
    home.type_in(&command, &up_to(THE_LOOK)).ends_with(0);
    let path = home.path("a.attempt");
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() - 3]).unwrap();
    // Looking changes nothing.
    home.run(&["replay", "a.attempt", "--case", SMALL]).ends_with(0).complains("Action 5 was not completely saved");
    assert_eq!(std::fs::read(&path).unwrap().len(), bytes.len() - 3);
    home.type_in(&command, &from(THE_DOOR))
        .ends_with(0)
        .says("Action 5 was not completely saved: \"choose look fridge")
        .says("all before it is kept");
    assert_eq!(actions(&path), all_actions());
}

#[test]
fn damage_in_the_middle_is_refused_with_its_line_and_the_file_is_left_alone() {
    let home = Home::new();
    let command = ["play", SMALL, "--seed", "7", "--attempt", "a.attempt"];
    home.type_in(&command, &all_answers()).ends_with(0);
    let path = home.path("a.attempt");
    let sound = std::fs::read_to_string(&path).unwrap();
    let line = 1 + sound.lines().position(|line| line.ends_with("choose look fridge board")).unwrap();
    std::fs::write(&path, sound.replace("choose look fridge board", "choose look fridge bills")).unwrap();
    let damaged = std::fs::read(&path).unwrap();
    for args in [&command[..], &["replay", "a.attempt", "--case", SMALL]] {
        home.run(args).ends_with(2).complains(&format!("is damaged at line {line}")).complains("restore it from a copy");
        assert_eq!(std::fs::read(&path).unwrap(), damaged);
    }
}

#[test]
fn where_nothing_can_be_saved_play_goes_on_in_memory_and_says_so() {
    let home = Home::new();
    home.write("data", "a file where a folder should be");
    home.type_in(&["play", SMALL, "--seed", "7"], &all_answers())
        .ends_with(0)
        .says("Warning: This attempt is not being saved: cannot create")
        .says("choose another data folder")
        .says("What went well")
        .never_says("Saved in");
    home.type_in(&["play", SMALL, "--attempt", "data/a.attempt"], &up_to(THE_DOOR))
        .ends_with(0)
        .says("Warning: This attempt is not being saved");
    assert_eq!(std::fs::read_to_string(home.path("data")).unwrap(), "a file where a folder should be");
}

#[test]
fn an_attempt_is_open_in_one_window_only() {
    let home = Home::new();
    let mut first = home.command(&["play", SMALL]).spawn().unwrap();
    first.stdin.as_mut().unwrap().write_all(b"2\n").unwrap();
    // When what follows the answer is on the screen, the attempt is on disk and open.
    let mut seen = String::new();
    let mut out = first.stdout.take().unwrap();
    while !seen.contains("She plays chess by post.") {
        let mut byte = [0];
        assert_eq!(out.read(&mut byte).unwrap(), 1, "the first window closed: {seen}");
        seen.push(char::from(byte[0]));
    }
    let attempt = home.attempts().remove(0);
    let by_name = ["play", SMALL, "--attempt", text(&attempt)];
    home.run(&by_name).ends_with(2).complains("open in another window").complains("go on there, or close it first");
    home.run(&["play", SMALL]).ends_with(2).complains("close it first; or add --new to the command to begin another attempt");
    home.run(&["replay", text(&attempt), "--case", SMALL]).ends_with(0).says("week 1 of 3");
    answer(&mut first, &[]);
    std::io::copy(&mut out, &mut std::io::sink()).unwrap();
    assert!(first.wait().unwrap().success());
    home.run(&["play", SMALL]).ends_with(0).says("You go on with \"Small\"");
    assert_eq!(home.attempts(), std::slice::from_ref(&attempt));
    assert_eq!(actions(&attempt), ["choose begin say"]);
}

/// How often the player is killed.
const KILLS: u64 = 220;

/// How many actions so many answers carry out.
fn carried_out_by(answers: usize) -> usize {
    (0..=STEPS.len()).rev().find(|&actions| up_to(actions).len() <= answers).unwrap()
}

/// All that is printed, and how much of it when each answer was asked for.
fn prompts(home: &Home) -> (String, Vec<usize>) {
    let mut child = home.command(&["play", SMALL, "--seed", "7", "--attempt", "a.attempt"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut out = child.stdout.take().unwrap();
    let mut seen = Vec::new();
    let mut asked = Vec::new();
    let mut answers = all_answers().into_iter();
    loop {
        let mut buffer = [0; 4096];
        let read = out.read(&mut buffer).unwrap();
        if read == 0 {
            break;
        }
        seen.extend(&buffer[..read]);
        // Every prompt ends so, nothing else does, and nothing follows before it is answered.
        if seen.ends_with(b"] ") {
            // Whoever sees a prompt has everything before it on disk.
            assert_eq!(actions(&home.path("a.attempt")), all_actions()[..carried_out_by(asked.len())]);
            asked.push(seen.len());
            if let Some(answer) = answers.next() {
                input.write_all(format!("{answer}\n").as_bytes()).unwrap();
            }
        }
    }
    assert!(child.wait().unwrap().success());
    assert_eq!(asked.len(), all_answers().len());
    (String::from_utf8(seen).unwrap(), asked)
}

#[test]
fn a_player_killed_at_any_moment_has_saved_everything_that_it_had_shown() {
    let home = Home::new();
    let (whole, asked) = prompts(&home);
    let mut library = Library::default();
    library.add_file(Path::new(SMALL));
    let mut lengths = BTreeSet::new();
    for kill in 0..KILLS {
        let path = home.path("a.attempt");
        let _ = std::fs::remove_file(&path);
        let mut child = home.command(&["play", SMALL, "--seed", "7", "--attempt", "a.attempt"]).spawn().unwrap();
        answer(&mut child, &all_answers());
        let mut out = child.stdout.take().unwrap();
        let mut seen = Vec::new();
        // Up to some byte of what it prints, and a moment more: the moment is shorter than saving an action takes.
        let enough = chance::below(chance::draw(1, 1, kill), whole.len() as u64) as usize;
        let moment = Duration::from_micros(chance::below(chance::draw(1, 2, kill), 3000));
        let mut buffer = [0; 64];
        while seen.len() < enough {
            match out.read(&mut buffer).unwrap() {
                0 => break,
                read => seen.extend(&buffer[..read]),
            }
        }
        let until = Instant::now() + moment;
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        out.read_to_end(&mut seen).unwrap();

        let same = seen.iter().zip(whole.as_bytes()).take_while(|(one, other)| one == other).count();
        assert_eq!(same, seen.len(), "kill {kill}: it went another way after {}", &whole[..whole.floor_char_boundary(same)]);
        if seen.is_empty() && AttemptFile::read(&path).is_err() {
            // Nothing was on the screen yet: the attempt may not have begun.
            lengths.insert(0);
            continue;
        }
        // An answer has been carried out when anything stands behind its prompt.
        let at_least = carried_out_by(asked.iter().filter(|end| seen.len() > **end).count());
        let session = Session::resume(&path, &library, None).unwrap_or_else(|error| panic!("kill {kill}: {error}"));
        let kept: Vec<String> = session.play().actions().map(|action| write_action(session.play().case(), action)).collect();
        assert_eq!(kept, all_actions()[..kept.len()], "kill {kill}");
        assert!((at_least..=at_least + 1).contains(&kept.len()), "kill {kill}: {at_least} actions were shown, {} were saved", kept.len());
        lengths.insert(kept.len());
    }
    assert!(lengths.len() >= 10, "the moments of the kills were too much alike: {lengths:?}");
}

// ---- new ----

#[test]
fn a_new_case_is_clean_and_can_be_played_at_once() {
    let home = Home::new();
    home.run(&["new", "the_door", "--title", "The \"Blue\" Door"]).ends_with(0).says("the_door.ron").says("practicum check the_door.ron");
    home.run(&["check", "the_door.ron"]).ends_with(0).says("the_door.ron: clean");
    home.type_in(&["play", "the_door.ron", "--seed", "1"], &["q"]).ends_with(0).says("The \"Blue\" Door");
}

#[test]
fn a_new_case_goes_where_it_is_told_and_never_over_a_file() {
    let home = Home::new();
    home.write("cases/door.ron", "mine");
    home.run(&["new", "door", "--folder", "cases"]).ends_with(2).complains("is there already and stays as it is");
    assert_eq!(std::fs::read_to_string(home.path("cases/door.ron")).unwrap(), "mine");
    home.run(&["new", "gate", "--folder", "cases"]).ends_with(0);
    assert!(std::fs::read_to_string(home.path("cases/gate.ron")).unwrap().contains("title: \"Gate\""));
    home.run(&["new", "gate", "--folder", "elsewhere"]).ends_with(2).complains("there is no folder \"elsewhere\"");
    home.run(&["new", "../gate"]).ends_with(2).complains("cannot be the id of a case").complains("as in \"gate\"");
    home.run(&["new", "first_day"]).ends_with(2).complains("in the library already");
    home.run(&["new", "gate", "--title", " "]).ends_with(2).complains("the title is empty");
    assert!(!home.path("gate.ron").exists() && !home.path("first_day.ron").exists());
}

// ---- booklet ----

#[test]
fn a_booklet_is_written_and_never_over_a_file_unasked() {
    let home = Home::new();
    home.run(&["booklet", "first_day", "--out", "a.html"]).ends_with(0).says("a.html");
    let page = std::fs::read_to_string(home.path("a.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Ms. Asante"));
    assert!(page.contains("Attainable range"), "the proof sheet belongs to the whole case");
    home.run(&["booklet", "first_day", "--out", "-", "--without-proof"]).ends_with(0).never_says("Attainable range");
    home.write("b.html", "mine");
    home.run(&["booklet", "first_day", "--out", "b.html"]).ends_with(2).complains("is there already; say --force");
    assert_eq!(std::fs::read_to_string(home.path("b.html")).unwrap(), "mine");
    home.run(&["booklet", "first_day", "--out", "b.html", "--force"]).ends_with(0);
    assert_eq!(std::fs::read_to_string(home.path("b.html")).unwrap(), page);
    assert_eq!(home.run(&["booklet", "first_day", "--out", "-"]).ends_with(0).out, page);
    let learner = home.run(&["booklet", SMALL, "--out", "-", "--without-keys"]).ends_with(0);
    learner.says("without keys").never_says("A likeness decides.");
}

#[test]
fn a_booklet_of_what_cannot_be_read_ends_with_2() {
    let home = Home::new();
    home.write("faulty.ron", "(");
    home.run(&["booklet", "faulty.ron", "--out", "a.html"]).ends_with(2).complains("error[syntax]");
    home.run(&["booklet", "frist_day", "--out", "a.html"]).ends_with(2).complains("did you mean \"first_day\"?");
    home.run(&["booklet", "first_day", "--out", "no/where.html"]).ends_with(2).complains("cannot write \"no/where.html\"");
    home.run(&["booklet", "first_day"]).ends_with(2).complains("--out");
    assert!(!home.path("a.html").exists());
}

// ---- guide ----

#[test]
fn the_guide_is_printed_whole() {
    let home = Home::new();
    let ran = home.run(&["guide"]).ends_with(0);
    assert_eq!(ran.out, std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/guide/authors-guide.md")).unwrap());
}
