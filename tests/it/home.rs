//! A learner at a terminal for the tests: a folder of their own, what they type, and what the program answers.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use practicum::store::AttemptFile;
use tempfile::TempDir;

pub const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/good/small.ron");
pub const SCENARIOS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");

/// What is typed to play `small.ron` from its first line to its last, and the action that it is.
pub const STEPS: &[(&[&str], &str)] = &[
    // At the door.
    (&["a", "80"], "flag aunt 80"),
    (&["m", "7", "1", "1"], "explore aunt parental_protective resemblance hold"),
    (&["2"], "choose begin say"),
    (&[""], "close"),
    // In the kitchen: two things to look at, one tie on the ecomap, two statements of the note.
    (&["1 2"], "choose look fridge board"),
    (&["1", "3", "1", "1"], "draw ann bo strong calm none"),
    (&["f"], "finish"),
    (&["f k"], "sort visit 1 fact keep"),
    (&["i o"], "sort visit 2 interpretation leave_out"),
    (&[""], "finish"),
    (&[""], "close"),
    // At the desk.
    (&["1", "1"], "choose count list"),
    (&["w"], "end_week"),
    // Planning: the tray and no more, one goal.
    (&["1"], "choose aim tray"),
    (&["l"], "leave aim"),
    (&["1", "1", "1", "2"], "goal eat 1 ann 2"),
    (&["f"], "finish"),
    (&[""], "close"),
    (&["w"], "end_week"),
    // The last visit, the own view on one standard, one reflection.
    (&["1"], "choose end thank"),
    (&[""], "close"),
    (&["3"], "rate 1 3"),
    (&["n"], "see_debrief"),
    (&["1", "1", "", "The bag."], "reflect 1 The bag."),
];

/// The actions that have been carried out at some points of it.
pub const THE_DOOR: usize = 4;
pub const THE_LOOK: usize = 5;
pub const THE_NOTE: usize = 7;
pub const THE_FIRST_WEEK: usize = 13;
pub const THE_TRAY: usize = 15;

/// What is typed for some of the steps.
pub fn answers(steps: &[(&[&'static str], &str)]) -> Vec<&'static str> {
    steps.iter().flat_map(|(answers, _)| answers.iter().copied()).collect()
}

/// What is typed for the whole case.
pub fn all_answers() -> Vec<&'static str> {
    answers(STEPS)
}

/// What is typed for the first so many actions.
pub fn up_to(actions: usize) -> Vec<&'static str> {
    answers(&STEPS[..actions])
}

/// What is typed when so many actions have been carried out and the player starts again.
pub fn from(actions: usize) -> Vec<&'static str> {
    let mut rest = answers(&STEPS[actions..]);
    // A flagged thought that was not said more about is taken up again by its letter.
    if STEPS.get(actions.wrapping_sub(1)).is_some_and(|(_, action)| *action == "flag aunt 80") {
        rest.insert(0, "a");
    }
    rest
}

/// All actions of it.
pub fn all_actions() -> Vec<&'static str> {
    STEPS.iter().map(|(_, action)| *action).collect()
}

/// A home of its own for one learner.
pub struct Home(pub TempDir);

/// What a run of the program gave.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    #[track_caller]
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "out: {}\nerr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        // The terminal wraps its lines.
        assert!(flat(&self.out).contains(words), "\"{words}\" is not said: {}\nerr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn never_says(self, words: &str) -> Self {
        assert!(!flat(&self.out).contains(words) && !flat(&self.err).contains(words), "\"{words}\" is said: {}{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn complains(self, words: &str) -> Self {
        assert!(flat(&self.err).contains(words), "\"{words}\" is not complained of: {}\nout: {}", self.err, self.out);
        self
    }
}

pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Home {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn command<S: AsRef<std::ffi::OsStr>>(&self, args: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_practicum"));
        command.args(args).env("PRACTICUM_DATA", self.path("data")).env_remove("RUST_BACKTRACE").current_dir(self.0.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run<S: AsRef<std::ffi::OsStr>>(&self, args: &[S]) -> Ran {
        self.type_in(args, &[])
    }

    /// Runs with these lines on standard input, and then its end.
    pub fn type_in<S: AsRef<std::ffi::OsStr>>(&self, args: &[S], lines: &[&str]) -> Ran {
        finish(self.command(args), lines)
    }

    /// The attempts in the data folder.
    pub fn attempts(&self) -> Vec<PathBuf> {
        let folder = self.path("data").join("attempts");
        let mut found: Vec<PathBuf> = folder.read_dir().map_or(Vec::new(), |entries| entries.map(|entry| entry.unwrap().path()).collect());
        found.sort();
        found
    }
}

pub fn finish(mut command: Command, lines: &[&str]) -> Ran {
    let mut child = command.spawn().unwrap();
    answer(&mut child, lines);
    let output = child.wait_with_output().unwrap();
    Ran { code: output.status.code(), out: String::from_utf8(output.stdout).unwrap(), err: String::from_utf8(output.stderr).unwrap() }
}

/// Types lines and closes the pipe. A program that reads no input has closed its end before.
pub fn answer(child: &mut Child, lines: &[&str]) {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

pub fn actions(attempt: &Path) -> Vec<String> {
    AttemptFile::read(attempt).unwrap().actions
}
