//! Where attempts, cases and settings lie, and that names cannot lead elsewhere.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::super::{AttemptFile, DataFolder, Header, StoreError};
use super::{header, place};
use crate::scenario::digest;

#[test]
fn attempts_are_listed_newest_first_and_a_bad_one_spoils_nothing() {
    let (folder, _) = place();
    let data = DataFolder::locate(Some(folder.path().to_owned()), None).unwrap();
    assert_eq!(data.attempts().0, []);
    for (case, started) in [("rivera", 100), ("okafor", 300), ("rivera", 200)] {
        let path = data.new_attempt_path(case, started);
        let mut attempt = AttemptFile::create(&path, &Header { case: case.to_owned(), started, ..header() }).unwrap();
        attempt.append("one").unwrap();
    }
    let attempts = folder.path().join("attempts");
    fs::write(attempts.join("bad.attempt"), "not one").unwrap();
    fs::write(attempts.join("notes.txt"), "mine").unwrap();
    fs::create_dir(attempts.join("folder.attempt")).unwrap();
    let (found, errors) = data.attempts();
    let order: Vec<_> = found.iter().map(|one| (one.header.case.as_str(), one.header.started, one.actions)).collect();
    assert_eq!(order, [("okafor", 300, 1), ("rivera", 200, 1), ("rivera", 100, 1)]);
    assert!(matches!(errors[..], [StoreError::NotAnAttempt { .. }]));
}

#[test]
fn names_of_attempts_sort_by_time_and_are_never_given_twice() {
    let (folder, _) = place();
    let data = DataFolder::locate(Some(folder.path().to_owned()), None).unwrap();
    let name = |case: &str, started| data.new_attempt_path(case, started).file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(name("rivera", 0), "1970-01-01-000000-rivera.attempt");
    assert_eq!(name("rivera", 951_782_400 + 86_399), "2000-02-29-235959-rivera.attempt");
    assert_eq!(name("rivera", 1_735_689_599), "2024-12-31-235959-rivera.attempt");
    assert_eq!(name("../../etc/passwd", 1_772_323_200), "2026-03-01-000000-etc-passwd.attempt");
    assert_eq!(name("é", u64::MAX), "9999-12-31-235959-case.attempt");
    for expected in ["rivera", "rivera-2", "rivera-3"] {
        let path = data.new_attempt_path("rivera", 7);
        assert_eq!(path.file_name().unwrap().to_str().unwrap(), format!("1970-01-01-000007-{expected}.attempt"));
        drop(AttemptFile::create(&path, &header()).unwrap());
    }
}

#[test]
fn a_kept_case_comes_back_whole_or_not_at_all() {
    let (folder, _) = place();
    let data = DataFolder::locate(Some(folder.path().to_owned()), None).unwrap();
    let text = "Case(\r\n  id: \"rivera\",\r\n)";
    let name = digest(text);
    assert_eq!(data.kept_case(&name), None);
    data.keep_case(&name, text).unwrap();
    assert_eq!(data.kept_case(&name).as_deref(), Some(text));
    let copy = folder.path().join("cases").join(format!("{name}.ron"));
    fs::write(&copy, "tampered").unwrap();
    assert_eq!(data.kept_case(&name), None);
    data.keep_case(&name, text).unwrap();
    assert_eq!(data.kept_case(&name).as_deref(), Some(text));
    assert_eq!(fs::read_dir(folder.path().join("cases")).unwrap().count(), 1, "no draft is left");
    assert!(matches!(data.keep_case(&name, "another"), Err(StoreError::WrongDigest { .. })));
    assert_eq!(data.kept_case("../settings"), None);
}

#[test]
fn settings_are_replaced_as_a_whole() {
    let (folder, _) = place();
    let data = DataFolder::locate(Some(folder.path().join("not/yet/there")), None).unwrap();
    assert_eq!(data.load_settings().unwrap(), None);
    data.save_settings("(text_size: 18, and a long line)").unwrap();
    data.save_settings("(text_size: 20)").unwrap();
    assert_eq!(data.load_settings().unwrap().as_deref(), Some("(text_size: 20)"));
    fs::write(data.path().join("settings.ron"), b"\xff").unwrap();
    assert!(data.load_settings().unwrap_err().to_string().contains("not UTF-8"));
}

#[test]
fn a_named_folder_goes_before_the_environment_and_that_before_the_platform() {
    let locate = |explicit: Option<&str>, env: Option<&str>| {
        DataFolder::locate(explicit.map(PathBuf::from), env.map(Into::into)).unwrap().path().to_owned()
    };
    let absolute = |path: &str| std::path::absolute(path).unwrap();
    assert_eq!(locate(Some("named"), Some("env")), absolute("named"));
    assert_eq!(locate(None, Some("env")), absolute("env"));
    assert!(locate(None, None).ends_with("practicum"));
    assert_eq!(locate(None, Some("")), locate(None, None));
}

#[test]
fn a_digest_is_the_same_with_either_line_end_and_differs_by_a_last_newline() {
    assert_eq!(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(digest("a\r\nb\r\n"), digest("a\nb\n"));
    assert_ne!(digest("a\nb\n"), digest("a\nb"));
    assert_ne!(digest("a\rb"), digest("a\nb"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_id_cannot_leave_the_folder(case in "\\PC{0,60}|[./\\\\a-z]{0,12}", started in any::<u64>()) {
        let folder = DataFolder::locate(Some("/data".into()), None).unwrap();
        let path = folder.new_attempt_path(&case, started);
        prop_assert_eq!(path.parent().unwrap(), folder.path().join("attempts"));
        let name = path.file_name().unwrap().to_str().unwrap();
        prop_assert!(name.ends_with(".attempt") && name.len() < 80, "{}", name);
        prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{}", name);
        prop_assert_eq!(name.matches('.').count(), 1);
    }
}
