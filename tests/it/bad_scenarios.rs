//! Every code for what is wrong with a case file has the smallest file that gives it, in `tests/fixtures/bad/`.
//!
//! A fixture is a whole file, or a patch of `small.ron`: blocks of `// instead of: TEXT` (one place of `small.ron`; an ` … ` in it
//! stands for whatever comes between) and, on the lines below, what is written there instead. What must be reported stands in a
//! comment on the very line: `// error: CODE` or `// warning: CODE`, and `, hint: WORDS` exactly where there must be a hint, which has
//! these words. The program itself is asked, so a fixture is checked under its own name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use expect_test::expect;
use practicum::diagnostic::{self, Diagnostic};
use practicum::{lint, scenario};
use serde_json::Value;

use crate::home::Home;

const SMALL: &str = include_str!("../fixtures/good/small.ron");
const INSTEAD: &str = "// instead of: ";
const MARKS: [(&str, &str); 2] = [("error", "// error: "), ("warning", "// warning: ")];

/// What no file in the repository can show, each made by a test of its own: what is larger than a case may be, and what is no file.
const MADE_HERE: [&str; 2] = ["file-too-large", "unreadable-file"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = root().join(folder).read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    // A licence may stand beside the cases.
    files.retain(|file| file.extension().is_some_and(|extension| extension == "ron" || extension == "rs"));
    files.sort();
    assert!(!files.is_empty(), "{folder} is empty");
    files
}

pub fn name(file: &Path) -> String {
    file.file_name().unwrap().to_string_lossy().into_owned()
}

/// The bytes of the case that a fixture means.
pub fn case_of(file: &Path) -> Vec<u8> {
    let bytes = std::fs::read(file).unwrap();
    match std::str::from_utf8(&bytes) {
        Ok(text) if text.starts_with(INSTEAD) => patched(&name(file), &text.replace("\r\n", "\n")).into_bytes(),
        _ => bytes,
    }
}

fn patched(name: &str, patch: &str) -> String {
    let mut text = SMALL.replace("\r\n", "\n");
    for block in patch.strip_prefix(INSTEAD).unwrap().split(&format!("\n{INSTEAD}")) {
        let (old, new) = block.split_once('\n').unwrap_or((block, ""));
        let (from, to) = old.split_once(" … ").unwrap_or((old, ""));
        assert_eq!(text.matches(from).count(), 1, "{name}: this is not one place of small.ron: {from}");
        let start = text.find(from).unwrap();
        let behind = start + from.len();
        let end = behind + text[behind..].find(to).unwrap_or_else(|| panic!("{name}: this does not follow: {to}")) + to.len();
        // What follows on the line must not fall into a comment.
        let new = new.trim_end_matches('\n');
        let new = if new.lines().last().is_some_and(|line| line.contains("//")) { format!("{new}\n") } else { new.to_owned() };
        text.replace_range(start..end, &new);
    }
    text
}

/// What is told of a line, or announced for it: then the hints are words that one must have.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    line: u64,
    severity: String,
    code: String,
    hints: Vec<String>,
}

/// What the comments of a text announce.
fn announced(text: &str) -> Vec<Told> {
    let on_line = |(at, line): (usize, &str)| {
        let (severity, (_, comment)) = MARKS.iter().find_map(|(severity, mark)| Some((severity, line.split_once(mark)?)))?;
        let (code, hint) = comment.split_once(", hint: ").map_or((comment, None), |(code, hint)| (code, Some(hint)));
        let hints = hint.map(|hint| hint.trim().to_owned()).into_iter().collect();
        Some(Told { line: at as u64 + 1, severity: (*severity).to_owned(), code: code.trim().to_owned(), hints })
    };
    text.lines().enumerate().filter_map(on_line).collect()
}

fn findings(bytes: &[u8]) -> (Vec<Diagnostic>, String) {
    match scenario::load(bytes) {
        Ok(_) => (Vec::new(), String::from_utf8_lossy(bytes).into_owned()),
        Err(faults) => (faults.diagnostics, faults.text),
    }
}

/// What `practicum check` finds, by file.
fn checked(home: &Home, names: &[&str]) -> BTreeMap<String, Vec<Told>> {
    let ran = home.run(&[&["check", "--format", "json"], names].concat()).ends_with(1);
    let mut of_file: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for one in serde_json::from_str::<Vec<Value>>(&ran.out).unwrap() {
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        of_file.entry(word(&one["file"])).or_default().push(Told {
            line: one["line"].as_u64().unwrap_or(0),
            severity: word(&one["severity"]),
            code: word(&one["code"]),
            hints: one["hints"].as_array().unwrap().iter().map(word).collect(),
        });
    }
    of_file
}

/// How what was found departs from what was announced.
fn departure(mut wanted: Vec<Told>, mut found: Vec<Told>) -> Option<String> {
    wanted.sort();
    found.sort();
    let same = found.len() == wanted.len()
        && found.iter().zip(&wanted).all(|(found, wanted)| {
            let hinted = |words: &String| found.hints.iter().any(|hint| hint.contains(words));
            (found.line, &found.severity, &found.code) == (wanted.line, &wanted.severity, &wanted.code)
                && found.hints.is_empty() == wanted.hints.is_empty()
                && wanted.hints.iter().all(hinted)
        });
    (!same).then(|| format!("announced {wanted:#?}\nfound {found:#?}"))
}

#[test]
fn every_bad_file_is_reported_on_the_line_with_the_code_and_the_hint_that_it_announces() {
    let home = Home::new();
    let cases: Vec<(String, Vec<u8>)> = files("tests/fixtures/bad").iter().map(|file| (name(file), case_of(file))).collect();
    cases.iter().for_each(|(name, bytes)| drop(home.write(name, bytes)));
    let mut found = checked(&home, &cases.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
    let mut wrong = String::new();
    for (name, bytes) in &cases {
        let wanted = announced(&String::from_utf8_lossy(bytes));
        if wanted.is_empty() {
            wrong.push_str(&format!("{name} announces nothing\n"));
        }
        if let Some(departure) = departure(wanted, found.remove(name).unwrap_or_default()) {
            wrong.push_str(&format!("{name}: {departure}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_bad_file_is_called_after_its_code() {
    for file in files("tests/fixtures/bad") {
        let name = name(&file);
        let code = code_of(&name);
        let codes: BTreeSet<String> = announced(&String::from_utf8_lossy(&case_of(&file))).into_iter().map(|told| told.code).collect();
        // Beside a slip of form stands what it must not hide.
        assert!(codes.contains(code) && (codes.len() == 1 || name.contains("_beside")), "{name}: {codes:?}");
    }
}

/// The codes that stand in the sources of reading, loading and checking a file, tests left out.
fn codes_in_the_source() -> BTreeSet<String> {
    let mut files = files("src/scenario/resolve");
    files.extend(["src/session/library.rs", "src/cli/check.rs"].map(|file| root().join(file)));
    files.extend(self::files("src/scenario/read").into_iter().filter(|file| !file.ends_with("tests.rs")));
    let mut codes = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for call in ["error(", "finding(", "report(", "Diagnostic::warning(", "Diagnostic::note("] {
            for (at, _) in text.match_indices(call) {
                let argument = text[at + call.len()..].trim_start();
                if let Some(code) = argument.strip_prefix('"').and_then(|rest| rest.split('"').next())
                    && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
                {
                    codes.insert(code.to_owned());
                }
            }
        }
    }
    codes
}

#[test]
fn every_code_for_a_faulty_file_has_a_bad_file() {
    let source = codes_in_the_source();
    assert!(source.len() > 30, "the codes are no longer found in the source: {source:?}");
    let mut given = BTreeSet::from(MADE_HERE.map(str::to_owned));
    for file in files("tests/fixtures/bad") {
        given.extend(announced(&String::from_utf8_lossy(&case_of(&file))).into_iter().map(|told| told.code));
    }
    assert_eq!(source, given);
    // Nor is there a code that is explained, and neither here nor among the fixtures of advice.
    let mut advice: BTreeSet<String> = files("tests/fixtures/lint").iter().map(|file| code_of(&name(file)).to_owned()).collect();
    advice.insert(lint::NOT_ALL_PLAYED.to_owned());
    let explained: BTreeSet<String> = lint::codes().map(|(_, code, _)| code.to_owned()).collect();
    assert_eq!(explained, given.union(&advice).cloned().collect());
}

/// The code that a fixture is called after.
fn code_of(name: &str) -> &str {
    name.trim_end_matches(".ron").split('_').next().unwrap()
}

#[test]
fn a_file_too_large_for_a_case_is_refused_unread() {
    let mut bytes = SMALL.as_bytes().to_vec();
    bytes.resize(scenario::LARGEST + 1, b' ');
    let (found, _) = findings(&bytes);
    assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["file-too-large"]);
    assert!(!found[0].hints.is_empty());
    let home = Home::new();
    home.write("small.ron", &bytes);
    assert_eq!(codes_of(&checked(&home, &["small.ron"])), ["error file-too-large"]);
    bytes.pop();
    assert_eq!(findings(&bytes).0, []);
}

#[test]
fn what_is_no_file_cannot_be_read() {
    let home = Home::new();
    std::fs::create_dir_all(home.path("cases/small.ron")).unwrap();
    assert_eq!(codes_of(&checked(&home, &["cases"])), ["error unreadable-file"]);
}

fn codes_of(found: &BTreeMap<String, Vec<Told>>) -> Vec<String> {
    found.values().flatten().map(|told| format!("{} {}", told.severity, told.code)).collect()
}

#[test]
fn good_neighbours_give_no_finding() {
    for file in files("tests/fixtures/good").into_iter().chain(files("scenarios")) {
        let (found, text) = findings(&std::fs::read(&file).unwrap());
        assert!(found.is_empty(), "{}", diagnostic::text(&name(&file), &text, &found));
    }
}

/// Where the closing brackets outside of texts and comments stand.
fn closing(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let skip = |end: &str, from: usize| text[at + from..].find(end).map_or(text.len() - at, |length| from + length + end.len());
        at += match c {
            '/' if text[at..].starts_with("//") => skip("\n", 2),
            'r' if text[at..].starts_with("r#\"") => skip("\"#", 3),
            '"' => {
                let mut end = at + 1;
                while !text[end..].starts_with('"') {
                    end += if text[end..].starts_with('\\') { 2 } else { text[end..].chars().next().map_or(1, char::len_utf8) };
                }
                end + 1 - at
            }
            c => {
                found.extend([')', ']'].contains(&c).then_some(at));
                c.len_utf8()
            }
        };
    }
    found
}

/// The lines on which there is something to say of a case without one bracket, if that bracket is not named where it stood.
fn misnamed(text: &str, bracket: usize) -> Option<String> {
    let line = |at: usize| 1 + text[..at].matches('\n').count();
    let at = [line(bracket), line(text[..bracket].trim_end().len())];
    let (found, _) = findings(format!("{}{}", &text[..bracket], &text[bracket + 1..]).as_bytes());
    let on = |finding: &Diagnostic| finding.place.is_some_and(|place| at.contains(&place.line));
    let said = |finding: &Diagnostic| {
        at.iter().any(|line| finding.hints.iter().any(|hint| format!("{hint} ").contains(&format!(" line {line} "))))
    };
    let named = |finding: &Diagnostic| finding.code == "syntax" && (on(finding) || said(finding));
    (!found.iter().any(named)).then(|| format!("{at:?}: {:?}", found.iter().map(|finding| &finding.message).collect::<Vec<_>>()))
}

#[test]
fn a_bracket_taken_out_of_a_shipped_case_is_named_also_beside_an_unknown_field() {
    const EACH: usize = 20;
    for file in files("scenarios") {
        let text = std::fs::read_to_string(&file).unwrap();
        let brackets = closing(&text);
        let fields: Vec<usize> = text.match_indices(" feedback: \"").map(|(at, _)| at).collect();
        for number in 0..EACH {
            let bracket = brackets[(number * brackets.len() + brackets.len() / 2) / EACH];
            assert_eq!(misnamed(&text, bracket), None, "{}", name(&file));
            let field = fields[(number * 7) % fields.len()];
            let between = &text[field.min(bracket)..field.max(bracket)];
            if between.matches('\n').count() < 4 {
                continue;
            }
            let renamed = format!("{} debrief{}", &text[..field], &text[field + " feedback".len()..]);
            let moved = bracket - usize::from(bracket > field);
            assert_eq!(misnamed(&renamed, moved), None, "{}", name(&file));
            let (found, _) = findings(format!("{}{}", &renamed[..moved], &renamed[moved + 1..]).as_bytes());
            assert!(found.iter().any(|finding| finding.message == "unknown field \"debrief\""), "{}: {found:?}", name(&file));
            assert!(found.len() <= 3, "{}: {found:?}", name(&file));
        }
    }
}

#[test]
fn a_case_saved_on_windows_is_the_same_case() {
    let windows = SMALL.replace("\r\n", "\n").replace('\n', "\r\n");
    let (one, other) = (scenario::load(SMALL.as_bytes()).unwrap(), scenario::load(windows.as_bytes()).unwrap());
    assert_eq!(one.digest, other.digest);
    let scenes = |case: &scenario::Scenario| format!("{:?}", case.scenes);
    assert_eq!(scenes(&one), scenes(&other));
}

#[test]
fn findings_come_in_the_order_of_the_file_and_stand_alone() {
    let mut of_code: BTreeMap<&str, usize> = BTreeMap::new();
    for file in files("tests/fixtures/bad") {
        let (found, text) = findings(&case_of(&file));
        let places: Vec<usize> = found.iter().map(|finding| finding.place.unwrap().start).collect();
        assert!(places.is_sorted(), "{}", name(&file));
        for finding in &found {
            *of_code.entry(finding.code).or_default() += 1;
            let message = &finding.message;
            let place = finding.place.unwrap();
            assert!(place.end <= text.len() && place.start <= place.end, "{finding:?}");
            assert!(!message.contains('\n') && !message.ends_with('.') && !message.is_empty(), "{message}");
            assert!(message.chars().next().is_some_and(|first| !first.is_uppercase()), "{message}");
            assert!(finding.hints.iter().all(|hint| !hint.contains('\n') && !hint.ends_with('.')), "{finding:?}");
        }
    }
    assert!(of_code["unknown-id"] >= 15, "{of_code:?}");
}

#[test]
fn findings_are_drawn_for_people() {
    let file = root().join("tests/fixtures/bad/level-not-a-place.ron");
    let (found, text) = findings(&case_of(&file));
    expect![[r#"
        error[level-not-a-place]: nobody and nothing stands at the chrono level
          --> level-not-a-place.ron:19:62
           |
        19 |     people: [(id: "bo", name: "Bo", who: "neighbour", level: chrono) // error: level-not-a-place, hint: a dated change
           |                                                              ^^^^^^ people["bo"].level
           |
           = hint: chrono is change over time: write a dated change instead

        error[level-not-a-place]: nobody and nothing stands at the meso level
          --> level-not-a-place.ron:22:49
           |
        22 |         (id: "club", name: "Chess club", level: meso), // error: level-not-a-place, hint: a tie between two micro systems
           |                                                 ^^^^ systems["club"].level
           |
           = hint: meso is a link: write a tie between two micro systems instead

    "#]]
    .assert_eq(&diagnostic::text("level-not-a-place.ron", &text, &found));
}

#[test]
fn findings_are_written_for_programs() {
    let file = root().join("tests/fixtures/bad/unknown-id.ron");
    let (found, _) = findings(&case_of(&file));
    expect![[r#"
        [
          {
            "code": "unknown-id",
            "column": 19,
            "file": "unknown-id.ron",
            "hints": [
              "did you mean \"bo\"?"
            ],
            "line": 25,
            "message": "\"boo\" is neither the client nor one of the people or systems",
            "path": "ties[0].between",
            "severity": "error"
          }
        ]"#]]
    .assert_eq(&format!("{:#}", diagnostic::json("unknown-id.ron", &found)));
}
