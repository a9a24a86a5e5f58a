//! The rules of the house that the compiler does not hold: which module may know which, and who may touch the world outside.

use std::path::{Path, PathBuf};

/// The arrows, from left to right; modules in one group do not see each other.
const LAYERS: &[&[&str]] = &[
    &["jobs"],
    &["diagnostic"],
    &["standards"],
    &["scenario"],
    &["sim"],
    &["score"],
    &["lint"],
    &["debrief", "learners", "plan"],
    &["prove"],
    &["report"],
    &["map"],
    &["store"],
    &["session"],
    &["cli", "ui"],
    &["app"],
];

/// Who may touch files, clock and environment.
const DOORS: &[&str] = &["store", "session", "cli", "app"];

/// The one way against the arrows: without a command, the command line opens the window where there is one.
const WINDOW: (&str, [&str; 2]) = ("cli/open.rs", ["ui", "app"]);

/// A source file: the module of the first level that it belongs to, its path below `src`, and its text.
struct Source {
    module: String,
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let sources: Vec<Source> = files
        .iter()
        .map(|file| {
            let path =
                file.strip_prefix(&root).unwrap().components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            let module = path.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
            Source { module, path, text: std::fs::read_to_string(file).unwrap() }
        })
        .collect();
    assert!(sources.len() > 50, "the sources are not where this test looks for them");
    sources
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The lines of a text, numbered, without comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
}

/// The modules of the first level that a text names, by `crate::` or by going up far enough, each with its line.
fn named(path: &str, text: &str) -> Vec<(usize, String)> {
    let bare: String = code(text).map(|(_, line)| format!("{line}\n")).collect();
    // `a/b.rs` is two modules deep, `a/mod.rs` and `a.rs` are one; the tests at the foot of a file are one deeper.
    let depth = path.matches('/').count() + usize::from(!path.ends_with("/mod.rs"));
    let tests = bare.find("mod tests {").unwrap_or(bare.len());
    let by_super = |(at, run): (usize, &str)| {
        let ups = run.len() / "super::".len();
        let goes_on = bare[..at].ends_with("super::");
        (!goes_on && ups == depth + usize::from(at > tests)).then_some((at, at + run.len()))
    };
    let runs = bare.match_indices("super::").map(|(at, _)| {
        let mut end = at;
        while bare[end..].starts_with("super::") {
            end += "super::".len();
        }
        (at, &bare[at..end])
    });
    let by_crate = bare.match_indices("crate::").map(|(at, found)| (at, at + found.len()));
    let mut found = Vec::new();
    for (at, behind) in runs.filter_map(by_super).chain(by_crate) {
        let line = 1 + bare[..at].matches('\n').count();
        match bare[behind..].strip_prefix('{') {
            Some(group) => found.extend(items(group).iter().map(|item| (line, first_name(item)))),
            None => found.push((line, first_name(&bare[behind..]))),
        }
    }
    found.retain(|(_, name)| !name.is_empty());
    found.sort();
    found
}

/// The items of a group whose opening brace has been read.
fn items(group: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0;
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => items.push(String::new()),
            c => {
                depth += i32::from(c == '{') - i32::from(c == '}');
                items.last_mut().unwrap().push(c);
            }
        }
    }
    items
}

fn first_name(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// What points the wrong way in a file.
fn wrong_arrows(module: &str, path: &str, text: &str) -> Vec<String> {
    let own = layer(module);
    named(path, text)
        .into_iter()
        .filter(|(_, other)| path != WINDOW.0 || !WINDOW.1.contains(&other.as_str()))
        .filter(|(_, other)| other != module && own.zip(layer(other)).is_none_or(|(own, other)| other >= own))
        .map(|(line, other)| format!("src/{path}:{line}: \"{module}\" names \"{other}\""))
        .collect()
}

#[test]
fn the_arrows_between_the_modules_never_turn_back() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !["lib", "main"].contains(&source.module.as_str())) {
        assert!(layer(&source.module).is_some(), "src/{} belongs to no layer: say in tidy.rs what it may know", source.path);
        wrong.extend(wrong_arrows(&source.module, &source.path, &source.text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_arrow_that_turns_back_is_noticed() {
    let text = "use crate::scenario::Scenario;\nuse crate::{\n    diagnostic,\n    store::{Log, StoreError},\n};\n// crate::app\nfn f() { crate::cli::run(); }";
    let found = wrong_arrows("sim", "sim/x.rs", text);
    assert_eq!(found, ["src/sim/x.rs:2: \"sim\" names \"store\"", "src/sim/x.rs:7: \"sim\" names \"cli\""]);
    assert_eq!(wrong_arrows("debrief", "debrief/x.rs", "use crate::plan::Plan;").len(), 1);
    let up = "use super::super::store::Log;\nuse super::state::Place;\nmod tests {\n    use super::super::super::cli::run;\n}";
    assert_eq!(wrong_arrows("sim", "sim/x.rs", up).len(), 2);
    assert_eq!(wrong_arrows("app", "app/x.rs", "use crate::{ui, cli};"), Vec::<String>::new());
    assert_eq!(wrong_arrows("sim", "sim/mod.rs", "use super::app;").len(), 1);
}

#[test]
fn features_are_asked_for_at_the_doors_only() {
    for source in sources() {
        for (line, text) in code(&source.text) {
            if !text.contains("cfg(") || !text.contains("feature") {
                continue;
            }
            let next = source.text.lines().nth(line).unwrap_or_default();
            let on_a_module = source.path == "lib.rs" && (next.starts_with("pub mod ") || next.starts_with("mod "));
            assert!(on_a_module || source.path == "cli/open.rs", "src/{}:{line}: {text}", source.path);
        }
    }
}

#[test]
fn only_the_doors_touch_files_clock_and_environment() {
    for source in sources() {
        if DOORS.contains(&source.module.as_str()) {
            continue;
        }
        let bare: String = code(&source.text).map(|(_, line)| format!("{line}\n")).collect();
        for (line, text) in code(&source.text) {
            for forbidden in ["std::fs", "std::time", "std::env", "std::net", "std::thread", "SysRng", "println!", "eprintln!"] {
                assert!(!text.contains(forbidden), "src/{}:{line}: {forbidden} belongs into {DOORS:?}", source.path);
            }
        }
        let grouped = ["fs", "time", "env", "net", "thread"].iter().any(|name| {
            bare.split("use std::{")
                .skip(1)
                .any(|group| group.split(';').next().unwrap().split([',', '{', '}', '\n', ':']).any(|word| word.trim() == *name))
        });
        assert!(!grouped, "src/{} reaches the world outside by a group of `use std::{{…}}`", source.path);
    }
}

#[test]
fn no_engine_outside_app_and_no_screen_outside_ui() {
    for source in sources() {
        for (line, text) in code(&source.text) {
            let words = || text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            if source.module != "app" {
                assert!(!words().any(|word| ["bevy", "bevy_egui", "winit"].contains(&word)), "src/{}:{line}: {text}", source.path);
            }
            if !["app", "ui"].contains(&source.module.as_str()) {
                assert!(!words().any(|word| word == "egui"), "src/{}:{line}: {text}", source.path);
            }
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//! ") && first.len() > "//! ".len() + 10,
            "src/{} does not begin with a sentence: {first}",
            source.path
        );
    }
}

#[test]
fn nothing_is_left_to_do_and_no_test_is_ignored() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    collect(&root.join("tests"), &mut files);
    for file in files {
        if file.ends_with("tidy.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        for word in ["#[ignore", "TODO", "FIXME", "XXX"] {
            assert!(!text.contains(word), "{} contains {word}", file.display());
        }
    }
}
