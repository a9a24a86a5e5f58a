//! Play goes on when the disk does not, and what could not be saved is saved later.

use std::fs::{self, File};
use std::path::Path;

use super::super::{AttemptFile, DataFolder, Log};
use super::{attempt_with, header, place};

#[test]
fn a_folder_that_cannot_be_written_is_an_error_and_play_goes_on_in_memory() {
    let (folder, _) = place();
    let blocker = folder.path().join("blocker");
    fs::write(&blocker, "a file where a folder should be").unwrap();
    let data = DataFolder::locate(Some(blocker), None).unwrap();
    assert!(data.save_settings("x").is_err());
    assert_eq!(data.attempts().1.len(), 1);
    let error = AttemptFile::create(&data.new_attempt_path("rivera", 0), &header()).unwrap_err();
    assert!(error.to_string().contains("part of the path is a file"), "{error}");
    let mut log = Log::memory(Some(error));
    log.append("one");
    log.append("two");
    assert!(log.warning().unwrap().starts_with("This attempt is not being saved: cannot create"));
    assert_eq!(log.unsaved(), ["one", "two"]);
    assert_eq!(log.path(), None);
    assert_eq!(Log::memory(None).warning(), None);
}

/// A handle that can be opened but not written, as on a disk that went read-only.
fn unwritable(path: &Path) -> File {
    File::open(path).unwrap()
}

#[test]
fn what_could_not_be_saved_is_saved_in_order_when_the_disk_is_back() {
    let (_folder, path) = place();
    let mut attempt = attempt_with(&path, &["one"]);
    let disk = attempt.swap_handle(unwritable(&path));
    let mut log = Log::file(attempt);
    log.append("two");
    assert!(log.warning().unwrap().starts_with("The last action is not saved yet: cannot write"));
    log.append("three");
    assert!(log.warning().unwrap().starts_with("The last 2 actions are not saved yet"));
    assert_eq!(log.unsaved(), ["two", "three"]);
    assert_eq!(AttemptFile::read(&path).unwrap().actions, ["one"]);
    log.swap_handle(disk);
    log.append("four");
    assert_eq!(log.warning(), None);
    assert_eq!(log.path(), Some(&*path));
    let read = AttemptFile::read(&path).unwrap();
    assert_eq!((read.actions.len(), read.repaired), (4, None));
    assert_eq!(read.actions, ["one", "two", "three", "four"]);
}

#[cfg(unix)]
#[test]
fn a_partly_written_line_is_cut_away_before_the_next_try() {
    let (_folder, path) = place();
    let mut attempt = attempt_with(&path, &["one"]);
    let disk = attempt.swap_handle(unwritable(&path));
    let mut log = Log::file(attempt);
    log.append("two");
    // What a disk that filled up in the middle of the line leaves behind.
    let torn = [&fs::read(&path).unwrap()[..], b"2 0123abcd tw"].concat();
    fs::write(&path, torn).unwrap();
    log.swap_handle(disk);
    log.retry();
    assert_eq!((log.warning(), log.unsaved().len()), (None, 0));
    let read = AttemptFile::read(&path).unwrap();
    assert_eq!((read.actions, read.repaired), (vec!["one".to_owned(), "two".to_owned()], None));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_called_a_full_disk() {
    let (_folder, path) = place();
    let mut attempt = attempt_with(&path, &["one"]);
    let disk = attempt.swap_handle(File::options().write(true).open("/dev/full").unwrap());
    let mut log = Log::file(attempt);
    log.append("two");
    assert!(log.warning().unwrap().contains("the disk is full"), "{:?}", log.warning());
    log.swap_handle(disk);
    log.append("three");
    assert_eq!(log.warning(), None);
    assert_eq!(AttemptFile::read(&path).unwrap().actions, ["one", "two", "three"]);
}

#[test]
fn an_entry_that_can_never_be_saved_keeps_its_place_and_the_warning() {
    let (_folder, path) = place();
    let mut log = Log::file(attempt_with(&path, &[]));
    log.append("one");
    log.append("t\nwo");
    log.append("three");
    assert!(log.warning().unwrap().contains("must be one line"));
    assert_eq!(log.unsaved(), ["t\nwo", "three"]);
    assert_eq!(AttemptFile::read(&path).unwrap().actions, ["one"], "an attempt with a gap would be another attempt");
}
