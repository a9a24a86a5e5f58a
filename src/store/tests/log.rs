//! Play goes on when the disk does not, and what could not be saved is saved later.

use std::fs::{self, File};
use std::path::Path;

use super::super::{AttemptFile, Beginning, DataFolder, Log};
use super::{attempt_with, header, place};

/// Where the actions of an attempt go that is open.
fn on(attempt: AttemptFile) -> Log {
    let opened = AttemptFile::read(attempt.path()).unwrap();
    Log::file(attempt, &opened)
}

#[test]
fn a_play_that_began_on_a_bad_disk_is_saved_whole_when_the_disk_is_good() {
    let (folder, _) = place();
    let blocker = folder.path().join("blocker");
    fs::write(&blocker, "a file where a folder should be").unwrap();
    let data = DataFolder::locate(Some(blocker.clone()), None).unwrap();
    assert!(data.save_settings("x").is_err());
    assert_eq!(data.attempts().1.len(), 1);
    for path in [None, Some(folder.path().join("named.attempt"))] {
        fs::write(&blocker, "a file where a folder should be").unwrap();
        let mut log = Log::begin(Beginning::new(header(), &data, "a case".into(), path.clone()));
        log.append("one");
        log.append("two");
        let warning = log.warning().unwrap();
        assert!(warning.starts_with("This attempt is not being saved: cannot create") && warning.contains("part of the path is a file"));
        assert_eq!((log.unsaved(), log.path()), (&["one".to_owned(), "two".to_owned()][..], None));
        fs::remove_file(&blocker).unwrap();
        log.append("three");
        assert_eq!((log.warning(), log.unsaved().len()), (None, 0));
        assert_eq!(log.take_notice(), None);
        let saved = log.path().unwrap();
        assert!(path.is_none_or(|path| path == saved));
        assert_eq!(AttemptFile::read(saved).unwrap().actions, ["one", "two", "three"]);
        assert!(data.kept_case(&header().digest).is_some());
        drop(log);
        fs::remove_dir_all(&blocker).unwrap();
    }
    assert_eq!(Log::memory(None).warning(), None);
}

// Windows does not let anyone move or delete the file while it is open.
#[cfg(unix)]
#[test]
fn a_file_that_was_deleted_while_open_is_written_again_from_its_beginning() {
    let (folder, path) = place();
    let mut log = on(attempt_with(&path, &["one"]));
    log.append("two");
    fs::remove_file(&path).unwrap();
    // It is missed although nothing waits.
    log.retry();
    assert_eq!((log.warning(), log.path()), (None, Some(&*path)));
    assert!(log.take_notice().unwrap().contains("a.attempt\" was moved or deleted while it was open. The whole attempt is written again"));
    log.append("three");
    assert_eq!(log.take_notice(), None);
    assert_eq!(log.warning(), None);
    assert_eq!(AttemptFile::read(&path).unwrap().actions, ["one", "two", "three"]);
    // Its folder is gone, and cannot be made again; then it is put back.
    let (attempts, away) = (folder.path().join("attempts"), folder.path().join("away"));
    fs::rename(&attempts, &away).unwrap();
    fs::write(&attempts, "a file where a folder should be").unwrap();
    log.append("four");
    let warning = log.warning().unwrap();
    assert!(warning.contains("part of the path is a file"), "{warning}");
    fs::remove_file(&attempts).unwrap();
    fs::rename(&away, &attempts).unwrap();
    log.retry();
    assert_eq!((log.warning(), log.unsaved().len()), (None, 0));
    assert_eq!(AttemptFile::read(&path).unwrap().actions, ["one", "two", "three", "four"]);
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
    let mut log = on(attempt);
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
    let mut log = on(attempt);
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
    let mut log = on(attempt);
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
    let mut log = on(attempt_with(&path, &[]));
    log.append("one");
    log.append("t\nwo");
    log.append("three");
    assert!(log.warning().unwrap().contains("must be one line"));
    assert_eq!(log.unsaved(), ["t\nwo", "three"]);
    assert_eq!(AttemptFile::read(&path).unwrap().actions, ["one"], "an attempt with a gap would be another attempt");
}
