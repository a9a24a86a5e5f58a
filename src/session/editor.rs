//! Opens a file at a line in the editor that a person has chosen by `VISUAL` or `EDITOR`. Never through a shell.

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::store::in_words;

/// The editor of a person: the program, and arguments that always come first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    words: Vec<String>,
}

/// How an editor takes a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// `+12 file`
    Plus,
    /// `--goto file:12`
    Goto,
    /// `file:12`
    Colon,
    /// `--line 12 file`
    Line,
    /// `-n12 file`
    N,
    /// Not known: the file alone.
    FileOnly,
}

impl Editor {
    /// What `VISUAL` says, or else `EDITOR`.
    pub fn from_environment() -> Option<Self> {
        ["VISUAL", "EDITOR"].iter().find_map(|name| Self::read(&std::env::var(name).ok()?))
    }

    /// Reads such a setting: words, where quotation marks hold words together. Nothing if it is empty or a quotation does not end.
    pub fn read(setting: &str) -> Option<Self> {
        let words = split(setting)?;
        (!words.is_empty()).then_some(Self { words })
    }

    /// The name of the program, without folder and ending.
    pub fn name(&self) -> String {
        let program = self.words[0].rsplit(['/', '\\']).next().unwrap_or_default();
        program.trim_end_matches(".exe").trim_end_matches(".cmd").to_lowercase()
    }

    /// Everything behind the name of the program.
    pub fn arguments(&self, file: &Path, line: Option<usize>) -> Vec<OsString> {
        let mut all: Vec<OsString> = self.words[1..].iter().map(OsString::from).collect();
        let with_line = |line: usize| {
            let mut text = file.as_os_str().to_owned();
            text.push(format!(":{line}"));
            text
        };
        match (self.habit(), line) {
            (Habit::Goto, Some(line)) => all.extend(["--goto".into(), with_line(line)]),
            (Habit::Colon, Some(line)) => all.push(with_line(line)),
            (habit, line) => {
                match (habit, line) {
                    (Habit::Plus, Some(line)) => all.push(format!("+{line}").into()),
                    (Habit::Line, Some(line)) => all.extend(["--line".into(), line.to_string().into()]),
                    (Habit::N, Some(line)) => all.push(format!("-n{line}").into()),
                    _ => {}
                }
                all.push(file.as_os_str().to_owned());
            }
        }
        all
    }

    /// Whether it is known how it takes a line.
    pub fn takes_line(&self) -> bool {
        self.habit() != Habit::FileOnly
    }

    /// Whether it draws in a terminal.
    pub fn needs_terminal(&self) -> bool {
        const IN_TERMINAL: [&str; 15] =
            ["vi", "vim", "nvim", "view", "nano", "pico", "micro", "joe", "ne", "kak", "hx", "helix", "ed", "mcedit", "jed"];
        let told = |flags: &[&str]| self.words[1..].iter().any(|word| flags.contains(&word.as_str()));
        match self.name().as_str() {
            "vim" | "vi" | "nvim" if told(&["-g"]) => false,
            "emacs" => told(&["-nw", "--no-window-system"]),
            "emacsclient" => !told(&["-c", "-n", "--create-frame", "--no-wait"]),
            name => IN_TERMINAL.contains(&name),
        }
    }

    /// Opens a file, and does not wait for the editor to end.
    ///
    /// # Errors
    /// Why it cannot be opened, in words.
    pub fn open(&self, file: &Path, line: Option<usize>) -> Result<(), String> {
        let here = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        if self.needs_terminal() && !here {
            return Err(format!("{} needs a terminal, and this window was not started from one", self.name()));
        }
        // A name that begins with a dash would be taken for an option.
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
        let mut command = Command::new(&self.words[0]);
        command.args(self.arguments(&file, line));
        if !self.needs_terminal() {
            command.stdin(Stdio::null());
        }
        let mut child = command.spawn().map_err(|error| {
            let why = in_words(&error, "name another editor in VISUAL or EDITOR");
            format!("\"{}\" cannot be started: {why}", self.words[0])
        })?;
        // Somebody has to take note of its end. Without the thread that is the system, when the window closes.
        let _ = std::thread::Builder::new().name("editor".into()).spawn(move || child.wait());
        Ok(())
    }

    fn habit(&self) -> Habit {
        match self.name().as_str() {
            "vi" | "vim" | "nvim" | "gvim" | "view" | "nano" | "pico" | "emacs" | "emacsclient" | "micro" | "joe" | "ne" | "kak"
            | "jed" | "gedit" | "pluma" | "xed" | "mcedit" => Habit::Plus,
            "code" | "code-insiders" | "codium" | "vscodium" | "cursor" => Habit::Goto,
            "subl" | "sublime_text" | "hx" | "helix" | "zed" | "zeditor" | "lapce" => Habit::Colon,
            "kate" | "kwrite" | "mousepad" | "idea" | "pycharm" | "clion" | "rustrover" | "xedit" => Habit::Line,
            "notepad++" => Habit::N,
            _ => Habit::FileOnly,
        }
    }
}

/// Words, as a shell would split them, but nothing is looked up or carried out.
fn split(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            (end, Some(mark)) if end == mark => quote = None,
            // Where paths are written with backslashes, they stand for themselves.
            ('\\', None | Some('"')) if !cfg!(windows) => word.get_or_insert_default().push(letters.next()?),
            (other, Some(_)) => word.get_or_insert_default().push(other),
            (mark @ ('"' | '\''), None) => {
                quote = Some(mark);
                word.get_or_insert_default();
            }
            (space, None) if space.is_whitespace() => words.extend(word.take()),
            (other, None) => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(setting: &str) -> Vec<String> {
        let editor = Editor::read(setting).expect("a setting");
        let arguments = editor.arguments(Path::new("/my cases/a.ron"), Some(12));
        arguments.into_iter().map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn common_editors_are_told_the_line_as_they_take_it() {
        assert_eq!(command("vim"), ["+12", "/my cases/a.ron"]);
        assert_eq!(command("/usr/bin/nano -w"), ["-w", "+12", "/my cases/a.ron"]);
        assert_eq!(command("emacsclient -n"), ["-n", "+12", "/my cases/a.ron"]);
        assert_eq!(command("code --wait"), ["--wait", "--goto", "/my cases/a.ron:12"]);
        assert_eq!(command("hx"), ["/my cases/a.ron:12"]);
        assert_eq!(command("kate"), ["--line", "12", "/my cases/a.ron"]);
        assert_eq!(command("something"), ["/my cases/a.ron"]);
        assert!(Editor::read("kate").is_some_and(|kate| kate.takes_line()));
        assert!(Editor::read("something").is_some_and(|unknown| !unknown.takes_line()));
    }

    #[test]
    fn words_are_split_and_nothing_is_carried_out() {
        assert_eq!(
            split(r#" "my editor" -x 'a b'  $(rm) ; `ls` "#),
            Some(["my editor", "-x", "a b", "$(rm)", ";", "`ls`"].map(str::to_owned).to_vec())
        );
        assert_eq!(split("a 'b"), None);
        assert_eq!(Editor::read("  "), None);
    }

    #[test]
    fn editors_that_draw_in_a_terminal_are_known() {
        for (setting, needs) in [("vim", true), ("gvim", false), ("vim -g", false), ("emacs", false), ("emacs -nw", true), ("code", false)]
        {
            assert_eq!(Editor::read(setting).expect("a setting").needs_terminal(), needs, "{setting}");
        }
    }
}
