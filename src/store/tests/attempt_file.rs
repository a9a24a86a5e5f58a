//! Attempts that nothing bad happened to, and the ways in which they refuse.

use std::fs::{self, File};

use expect_test::expect;

use super::super::format::MAX_BYTES;
use super::super::{AttemptFile, Header, StoreError};
use super::{attempt_with, header, place};

#[test]
fn an_attempt_is_text_that_a_person_can_read() {
    let (_folder, path) = place();
    drop(attempt_with(&path, &["choose first-contact call-first", "flag enc-1 3 0.8", "end-week"]));
    expect![[r#"
        practicum attempt 1
        case: rivera
        title: Someone to count on
        digest: f4604e3bdccfd13b1f826fa488b34badba127bd7746865cca2af1d794b95c5e7
        seed: 42
        rng: 1
        started: 1760000000
        chain: 147a2c44

        1 9b202bf0 choose first-contact call-first
        2 2b84fa04 flag enc-1 3 0.8
        3 b23169a7 end-week
    "#]]
    .assert_eq(&fs::read_to_string(&path).unwrap());
}

#[test]
fn what_was_appended_is_found_again_and_can_go_on() {
    let (_folder, path) = place();
    drop(attempt_with(&path, &["one", "", "  three  ", "quatre é 😀"]));
    let (mut attempt, opened) = AttemptFile::open(&path).unwrap();
    assert_eq!(opened.header, header());
    assert_eq!(opened.repaired, None);
    attempt.append("five").unwrap();
    assert_eq!(attempt.path(), path);
    let read = AttemptFile::read(&path).unwrap();
    assert_eq!(read.actions, ["one", "", "  three  ", "quatre é 😀", "five"]);
}

#[test]
fn creating_never_overwrites() {
    let (_folder, path) = place();
    drop(attempt_with(&path, &["one"]));
    assert!(matches!(AttemptFile::create(&path, &header()), Err(StoreError::Exists { .. })));
    assert_eq!(AttemptFile::read(&path).unwrap().actions, ["one"]);
}

#[test]
fn an_attempt_is_open_in_one_window_at_a_time_and_readable_from_all() {
    let (_folder, path) = place();
    let first = attempt_with(&path, &["one"]);
    let error = AttemptFile::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::InUse { .. }));
    assert!(error.to_string().starts_with("this attempt is open in another window"));
    assert_eq!(AttemptFile::read(&path).unwrap().actions, ["one"]);
    drop(first);
    let (_second, opened) = AttemptFile::open(&path).unwrap();
    assert_eq!(opened.actions, ["one"]);
}

#[test]
fn an_entry_of_two_lines_is_refused_and_changes_nothing() {
    let (_folder, path) = place();
    let mut attempt = attempt_with(&path, &["one"]);
    for bad in ["a\nb", "a\r", "a\0"] {
        assert!(matches!(attempt.append(bad), Err(StoreError::NotOneLine { .. })));
    }
    let bad_case = Header { case: "a\nseed: 7".to_owned(), ..header() };
    let elsewhere = path.with_extension("other");
    assert!(matches!(AttemptFile::create(&elsewhere, &bad_case), Err(StoreError::NotOneLine { .. })));
    assert!(!elsewhere.exists());
    attempt.append("two").unwrap();
    assert_eq!(AttemptFile::read(&path).unwrap().actions, ["one", "two"]);
}

#[test]
fn a_title_of_two_lines_is_written_on_one() {
    let (_folder, path) = place();
    let titled = Header { title: "Someone\nto count on".to_owned(), ..header() };
    drop(AttemptFile::create(&path, &titled).unwrap());
    assert_eq!(AttemptFile::read(&path).unwrap().header, header());
}

#[test]
fn a_file_too_large_to_be_an_attempt_is_not_read() {
    let (_folder, path) = place();
    let mut attempt = attempt_with(&path, &["one"]);
    let long = "x".repeat(MAX_BYTES as usize);
    assert!(matches!(attempt.append(&long), Err(StoreError::TooLarge { .. })));
    drop(attempt);
    File::options().write(true).open(&path).unwrap().set_len(MAX_BYTES + 1).unwrap();
    assert!(matches!(AttemptFile::open(&path), Err(StoreError::TooLarge { .. })));
}

// Windows does not let anyone change or move the file while it is open.
#[cfg(unix)]
#[test]
fn a_file_that_was_changed_or_moved_while_open_is_not_written_to() {
    let (_folder, path) = place();
    let mut attempt = attempt_with(&path, &["one"]);
    let good = fs::read(&path).unwrap();
    fs::write(&path, [&good[..], b"2 0123abcd from elsewhere\n"].concat()).unwrap();
    assert!(matches!(attempt.append("two"), Err(StoreError::ChangedOutside { .. })));
    fs::write(&path, &good).unwrap();
    attempt.append("two").unwrap();
    let away = path.with_extension("away");
    fs::rename(&path, &away).unwrap();
    assert!(matches!(attempt.append("three"), Err(StoreError::Gone { .. })));
    fs::rename(&away, &path).unwrap();
    attempt.append("three").unwrap();
}
