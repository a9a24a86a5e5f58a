//! What is saved, and what is said of it, where the disk does not do what a disk should.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command};

use crate::home::{Home, SMALL, THE_DOOR, THE_LOOK, actions, all_actions, all_answers, flat, text, up_to};

/// A player that waits for the next line.
struct Talk {
    child: Child,
    input: ChildStdin,
    out: ChildStdout,
}

impl Talk {
    /// Starts the player; what it says before its first question, and the player.
    fn begin(mut command: Command) -> (String, Self) {
        let mut child = command.spawn().unwrap();
        let (input, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut talk = Self { child, input, out };
        (talk.listen(), talk)
    }

    /// Types lines, each when it is asked for; all that is said up to the next question.
    fn say(&mut self, lines: &[&str]) -> String {
        lines
            .iter()
            .map(|line| {
                self.input.write_all(format!("{line}\n").as_bytes()).unwrap();
                self.listen()
            })
            .collect()
    }

    fn listen(&mut self) -> String {
        let mut said = Vec::new();
        let mut byte = [0];
        while !said.ends_with(b"] ") && self.out.read(&mut byte).unwrap() == 1 {
            said.extend(byte);
        }
        flat(&String::from_utf8(said).unwrap())
    }

    fn end(mut self) {
        drop(self.input);
        assert!(self.child.wait().unwrap().success());
    }
}

#[test]
fn a_play_begun_where_nothing_can_be_saved_is_saved_as_soon_as_it_can_be() {
    for args in [&["play", SMALL][..], &["play", SMALL, "--attempt", "data/attempts/mine.attempt"]] {
        let home = Home::new();
        let data = home.write("data", "a file where a folder should be");
        let (said, mut talk) = Talk::begin(home.command(args));
        assert!(said.contains("Warning: This attempt is not being saved: cannot create"), "{said}");
        let said = talk.say(&up_to(THE_DOOR));
        assert!(said.contains("Warning: This attempt is not being saved"), "{said}");
        std::fs::remove_file(data).unwrap();
        let rest = &all_answers()[up_to(THE_DOOR).len()..];
        talk.say(&rest[..1]);
        assert_eq!(actions(&home.attempts()[0]), all_actions()[..THE_LOOK]);
        let said = talk.say(&rest[1..]);
        assert!(said.contains("Saved in") && !said.contains("Warning"), "{said}");
        talk.end();
        assert_eq!(actions(&home.attempts()[0]), all_actions());
        // The copy of the case is there, too: the debrief can be read again.
        home.run(&["replay", text(&home.attempts()[0])]).ends_with(0).says("What went well");
    }
}

/// The command as somebody runs it who may not write what is only to be read: root may.
#[cfg(unix)]
fn as_somebody(home: &Home, only_read: &Path, args: &[&str]) -> Command {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65534;
    let command = home.command(args);
    if std::fs::File::options().append(true).open(only_read).is_err() {
        return command;
    }
    // Nobody may not go everywhere, but into a folder that is opened for all.
    let (all, program) = (std::fs::Permissions::from_mode(0o755), home.path("practicum"));
    std::fs::set_permissions(home.0.path(), all).unwrap();
    if std::fs::hard_link(command.get_program(), &program).is_err() {
        std::fs::copy(command.get_program(), &program).unwrap();
    }
    let mut like = Command::new(program);
    like.args(command.get_args()).current_dir(home.0.path()).env("PRACTICUM_DATA", home.path("data")).uid(NOBODY);
    like.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    like
}

#[cfg(unix)]
#[test]
fn an_attempt_that_can_only_be_read_is_played_on_in_memory_and_a_damaged_one_is_not() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let case = home.write("small.ron", std::fs::read_to_string(SMALL).unwrap());
    let args = ["play", text(&case), "--attempt", "a.attempt"];
    home.type_in(&args, &up_to(THE_DOOR)).ends_with(0);
    let attempt = home.path("a.attempt");
    let before = std::fs::read(&attempt).unwrap();
    std::fs::set_permissions(&attempt, std::fs::Permissions::from_mode(0o444)).unwrap();
    let (said, mut talk) = Talk::begin(as_somebody(&home, &attempt, &args));
    let warning = "Warning: What you do now is not being saved: \"a.attempt\" can be read but not written to";
    assert!(said.contains("You go on with \"Small\"") && said.contains(warning), "{said}");
    assert!(said.contains("copy it to another folder and go on with the copy"), "{said}");
    let said = talk.say(&["1 2", "?"]);
    assert!(said.contains(warning) && said.contains("q stops. What you do now is not being saved."), "{said}");
    assert_eq!(std::fs::read(&attempt).unwrap(), before);
    // When it can be written to after all, everything is.
    std::fs::set_permissions(&attempt, std::fs::Permissions::from_mode(0o666)).unwrap();
    let said = talk.say(&["1", "3", "1", "1"]);
    assert!(!said.contains("Warning"), "{said}");
    assert!(talk.say(&["q"]).contains("Saved in"));
    talk.end();
    assert_eq!(actions(&attempt), all_actions()[..THE_LOOK + 1]);
    // Whoever may only read a damaged one is told the damage.
    let damaged = std::fs::read_to_string(&attempt).unwrap().replace("fridge board", "board fridge");
    std::fs::write(&attempt, damaged).unwrap();
    std::fs::set_permissions(&attempt, std::fs::Permissions::from_mode(0o444)).unwrap();
    let _ = std::fs::remove_file(home.path("practicum"));
    crate::home::finish(as_somebody(&home, &attempt, &args), &["q"]).ends_with(2).complains("is damaged at line");
}

// Windows does not let anyone delete the file while it is open.
#[cfg(unix)]
#[test]
fn a_file_deleted_in_the_middle_of_a_play_is_written_again_and_never_said_to_hold_what_it_does_not() {
    let home = Home::new();
    let attempt = home.path("a.attempt");
    let (_, mut talk) = Talk::begin(home.command(&["play", SMALL, "--attempt", "a.attempt"]));
    talk.say(&up_to(THE_DOOR));
    std::fs::remove_file(&attempt).unwrap();
    let said = talk.say(&["q"]);
    assert!(said.contains("\"a.attempt\" was moved or deleted while it was open. The whole attempt is written again there."), "{said}");
    assert!(said.contains("Saved in: a.attempt"), "{said}");
    talk.end();
    assert_eq!(actions(&attempt), all_actions()[..THE_DOOR]);
    // Where it cannot be written again, it is not said to be saved.
    home.write("folder/readme.txt", "mine");
    let (_, mut talk) = Talk::begin(home.command(&["play", SMALL, "--attempt", "folder/b.attempt"]));
    talk.say(&up_to(THE_DOOR));
    std::fs::remove_dir_all(home.path("folder")).unwrap();
    home.write("folder", "a file where a folder should be");
    let said = talk.say(&["q"]);
    assert!(said.contains("Warning: ") && said.contains("folder/b.attempt") && !said.contains("Saved in"), "{said}");
    talk.end();
}

#[test]
fn paths_and_commands_stand_whole_on_a_line_of_their_own() {
    let home = Home::new();
    let name = "what-the-supervisor-of-the-second-placement-asked-us-to-hand-in-by-friday-and not-later.attempt";
    home.write("a-folder/readme.txt", "mine");
    let attempt = home.path("a-folder").join(name);
    let ran = home.type_in(&["play", SMALL, "--attempt", text(&attempt)], &all_answers()).ends_with(0);
    for line in [text(&attempt).to_owned(), format!("practicum replay \"{}\"", attempt.display())] {
        assert!(ran.out.lines().any(|one| one == line), "{line}: {}", ran.out);
    }
    let blocked = home.write("blocked", "a file where a folder should be").join(name);
    let ran = home.type_in(&["play", SMALL, "--attempt", text(&blocked)], &["q"]).ends_with(0);
    assert!(
        ran.out.lines().any(|line| line.starts_with("Warning: ") && line.contains(text(&blocked.with_file_name("")).trim_end_matches('/')))
    );
}
