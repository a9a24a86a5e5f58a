//! Files cut by a crash are repaired, files damaged otherwise are refused, and each says so.

use std::fs;
use std::io;
use std::path::Path;

use expect_test::expect;
use proptest::prelude::*;

use super::super::parse::parse;
use super::super::{AttemptFile, StoreError};
use super::{attempt_with, header, place};

/// The bytes of an attempt with these actions, and where its header ends.
fn bytes_with<S: AsRef<str>>(actions: &[S]) -> (Vec<u8>, usize) {
    let (mut text, mut chain) = header().to_text().unwrap();
    let header_len = text.len();
    for action in actions {
        let (line, next) = chain.line(action.as_ref()).unwrap();
        text.push_str(&line);
        chain = next;
    }
    (text.into_bytes(), header_len)
}

fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

fn actions() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-z0-9 é\"\\\\\u{1F600}]{0,24}", 0..7)
}

#[test]
fn a_torn_file_opens_at_every_cut_and_goes_on_with_its_chain() {
    let (bytes, header_len) = bytes_with(&["choose é", "", "end-week"]);
    let (_folder, path) = place();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    for cut in 0..bytes.len() {
        fs::write(&path, &bytes[..cut]).unwrap();
        let looked = AttemptFile::read(&path);
        let opened = AttemptFile::open(&path);
        if cut < header_len {
            assert!(matches!(looked, Err(StoreError::TornHeader { .. })), "cut at {cut}");
            assert!(matches!(opened, Err(StoreError::TornHeader { .. })), "cut at {cut}");
            assert_eq!(fs::read(&path).unwrap(), &bytes[..cut], "nothing may be changed, cut at {cut}");
            continue;
        }
        let (mut attempt, opened) = opened.unwrap();
        let looked = looked.unwrap();
        assert_eq!(looked.actions, opened.actions);
        assert_eq!(looked.repaired.is_some(), bytes[cut - 1] != b'\n');
        assert_eq!(opened.repaired.is_some(), bytes[cut - 1] != b'\n');
        attempt.append("after").unwrap();
        drop(attempt);
        let (_, again) = AttemptFile::open(&path).unwrap();
        assert_eq!(again.repaired, None);
        assert_eq!(again.actions.last().unwrap(), "after");
        assert_eq!(again.actions[..again.actions.len() - 1], opened.actions);
    }
}

#[test]
fn a_notice_names_what_was_lost() {
    let (_folder, path) = place();
    drop(attempt_with(&path, &["one", "choose first-contact call-first"]));
    let whole = fs::read(&path).unwrap();
    let mut notices = String::new();
    for (cut, zeros) in [(6, 0), (6, 100), (35, 0), (0, 512)] {
        let mut bytes = whole[..whole.len() - cut].to_vec();
        bytes.resize(bytes.len() + zeros, 0);
        fs::write(&path, bytes).unwrap();
        notices += &format!("read: {}\n", AttemptFile::read(&path).unwrap().repaired.unwrap());
        notices += &format!("open: {}\n", AttemptFile::open(&path).unwrap().1.repaired.unwrap());
    }
    expect![[r#"
        read: Action 2 was not completely saved: "choose first-contact call-"; all before it is complete
        open: Action 2 was not completely saved: "choose first-contact call-"; that was removed, and all before it is kept
        read: Action 2 was not completely saved: "choose first-contact call-"; all before it is complete
        open: Action 2 was not completely saved: "choose first-contact call-"; that was removed, and all before it is kept
        read: Action 2 was not completely saved, and nothing of it can be read; all before it is complete
        open: Action 2 was not completely saved, and nothing of it can be read; that was removed, and all before it is kept
        read: The attempt ended in empty bytes, as after a power failure; all before it is complete
        open: The attempt ended in empty bytes, as after a power failure; that was removed, and all before it is kept
    "#]]
    .assert_eq(&notices);
}

#[test]
fn a_damaged_attempt_is_refused_and_left_as_it_is() {
    let (_folder, path) = place();
    drop(attempt_with(&path, &["one", "two", "three"]));
    let damaged = fs::read_to_string(&path).unwrap().replace(" three", " four");
    fs::write(&path, &damaged).unwrap();
    let error = AttemptFile::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { line: 12, .. }), "a last line with its newline is not torn: {error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
}

#[test]
fn every_error_says_what_it_is_and_what_to_do() {
    let good = String::from_utf8(bytes_with(&["one", "two"]).0).unwrap();
    let first_action = good.find("\n1 ").unwrap() + 1;
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("a picture", vec![0x89, b'P', b'N', b'G', b'\n', 0xff]),
        ("a newer version", good.replace("attempt 1", "attempt 2").into_bytes()),
        ("CRLF", good.replace('\n', "\r\n").into_bytes()),
        ("empty", Vec::new()),
        ("only zeros", vec![0; 512]),
        ("another seed", good.replace("seed: 42", "seed: 43").into_bytes()),
        ("no seed", good.replace("seed: 42", "seed: x").into_bytes()),
        ("a key gone", good.replace("rng: 1\n", "").into_bytes()),
        ("a line gone", [&good[..first_action], &good[good.find("\n2 ").unwrap() + 1..]].concat().into_bytes()),
        ("an edited action", good.replace(" one", " won").into_bytes()),
        ("not UTF-8", [good.as_bytes(), b"\xff\n"].concat()),
        ("a scribble", [good.as_bytes(), b"hello\n"].concat()),
    ];
    let mut messages = String::new();
    for (name, bytes) in files {
        messages += &format!("{name}: {}\n", parse(Path::new("a.attempt"), &bytes).unwrap_err());
    }
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::PermissionDenied, io::ErrorKind::NotFound] {
        messages += &format!("{}\n", StoreError::io("write", Path::new("a.attempt"))(kind.into()));
    }
    messages += &format!("{}\n", StoreError::io("write", Path::new("a.attempt"))(io::Error::other("the cable fell out (os error 5)")));
    expect![[r#"
        a picture: "a.attempt" is not an attempt: its first line should read "practicum attempt 1"
        a newer version: "a.attempt" is in attempt version 2, and this Practicum reads version 1: use a newer Practicum
        CRLF: "a.attempt" is damaged at line 1: another program changed the ends of its lines to CRLF; the file was left as it is: restore it from a copy
        empty: "a.attempt" was cut off while it was being created, and nothing had been played yet: delete it and start again
        only zeros: "a.attempt" was cut off while it was being created, and nothing had been played yet: delete it and start again
        another seed: "a.attempt" is damaged at line 1: the header, lines 1 to 8, does not match its check; the file was left as it is: restore it from a copy
        no seed: "a.attempt" is damaged at line 5: expected a number after "seed: ", found "x"; the file was left as it is: restore it from a copy
        a key gone: "a.attempt" is damaged at line 6: expected "rng: …", found "started: 1760000000"; the file was left as it is: restore it from a copy
        a line gone: "a.attempt" is damaged at line 10: expected action 1, found "2"; the file was left as it is: restore it from a copy
        an edited action: "a.attempt" is damaged at line 10: action 1 does not match its check "50fcdd3c"; the file was left as it is: restore it from a copy
        not UTF-8: "a.attempt" is damaged at line 12: it is not UTF-8 text; the file was left as it is: restore it from a copy
        a scribble: "a.attempt" is damaged at line 12: expected a number, a check and an action; the file was left as it is: restore it from a copy
        cannot write "a.attempt": the disk is full: free some space
        cannot write "a.attempt": the disk is read-only: choose another data folder
        cannot write "a.attempt": permission denied: check who owns it, or choose another data folder
        cannot write "a.attempt": there is no such file or folder: check the path
        cannot write "a.attempt": the system says "the cable fell out"; try again, or choose another data folder
    "#]].assert_eq(&messages);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cut_anywhere_loses_only_the_line_that_it_cuts(actions in actions(), zeros in 0_usize..3) {
        let (bytes, header_len) = bytes_with(&actions);
        for cut in 0..=bytes.len() {
            let mut torn = bytes[..cut].to_vec();
            torn.resize(cut + zeros * 7, 0);
            match parse(Path::new("a"), &torn) {
                Ok(parsed) => {
                    let complete = newlines(&bytes[header_len..cut]);
                    prop_assert!(cut >= header_len);
                    prop_assert_eq!(&parsed.actions[..], &actions[..complete]);
                    prop_assert_eq!(parsed.torn.is_some(), zeros > 0 || bytes[cut - 1] != b'\n');
                    prop_assert_eq!(&bytes[..parsed.len as usize], &bytes_with(&parsed.actions).0[..]);
                }
                Err(StoreError::TornHeader { .. }) => prop_assert!(cut < header_len),
                Err(other) => prop_assert!(false, "cut at {}: {}", cut, other),
            }
        }
    }

    #[test]
    fn a_flipped_byte_is_found_in_its_line(actions in actions(), flip in 1_u8..=255) {
        let (bytes, header_len) = bytes_with(&actions);
        // The very last newline is no middle: without it, its line counts as torn.
        for at in 0..bytes.len() - 1 {
            let mut damaged = bytes.clone();
            damaged[at] ^= flip;
            let result = parse(Path::new("a"), &damaged);
            if at >= header_len {
                let expected = newlines(&bytes[..at]) + 1;
                prop_assert!(
                    matches!(&result, Err(StoreError::Damaged { line, .. }) if *line == expected),
                    "byte {} of line {} by {}: {:?}", at, expected, flip, result
                );
            } else {
                let header_lines = newlines(&bytes[..header_len]);
                prop_assert!(match &result {
                    Err(StoreError::Damaged { line, .. }) => *line <= header_lines,
                    Err(StoreError::NotAnAttempt { .. } | StoreError::UnknownVersion { .. }) => at < 20,
                    // Nothing has been played in it, and no newline is left at its end.
                    Err(StoreError::TornHeader { .. }) => actions.is_empty(),
                    _ => false,
                }, "byte {} by {}: {:?}", at, flip, result);
            }
        }
    }

    #[test]
    fn lines_lost_doubled_or_swapped_are_found(actions in prop::collection::vec("[a-z ]{0,9}", 2..7), pick in any::<prop::sample::Index>()) {
        let (bytes, header_len) = bytes_with(&actions);
        let text = String::from_utf8(bytes[header_len..].to_vec()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let at = pick.index(lines.len() - 1);
        let first_line = newlines(&bytes[..header_len]) + 1;
        let (mut lost, mut doubled, mut swapped) = (lines.clone(), lines.clone(), lines.clone());
        lost.remove(at);
        doubled.insert(at, lines[at]);
        swapped.swap(at, at + 1);
        for (lines, wrong) in [(lost, at), (doubled, at + 1), (swapped, at)] {
            let mut changed = bytes[..header_len].to_vec();
            lines.iter().for_each(|line| changed.extend_from_slice(format!("{line}\n").as_bytes()));
            let error = parse(Path::new("a"), &changed).unwrap_err();
            let found = matches!(error, StoreError::Damaged { line, .. } if line == first_line + wrong);
            prop_assert!(found, "{}", error);
        }
    }

    #[test]
    fn any_bytes_at_all_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(parse(Path::new("a"), &bytes).is_err());
    }
}
