//! `practicum check`: everything that is wrong with case files, and advice on those that load. Changes nothing.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::args::{Check, CheckFormat, Places};
use super::{named, out};
use crate::diagnostic::{self, Diagnostic, Documented, Severity};
use crate::lint;
use crate::prove::advice;
use crate::scenario::{Finding, Step};
use crate::session::{self, on_all_cores};

/// The most bytes that a list of terms may have.
const LARGEST_TERMS: u64 = 1_000_000;

pub fn run(args: &Check, places: &Places) -> Result<u8, String> {
    let mut files = Vec::new();
    for path in &args.paths {
        files.extend(case_files(path, places)?);
    }
    if files.is_empty() {
        return Err("there is no case file (*.ron) at the paths given: name a case file, or a folder that holds some".into());
    }
    let lists = lists(args.terms.as_deref())?;
    let mut found = false;
    let mut all = Vec::new();
    for file in &files {
        let Checked { findings, text, is_all } = checked(file, &lists);
        // A note is advice that an author may well pass over.
        found |= findings.iter().any(|finding| finding.severity < Severity::Note);
        let name = file.display().to_string();
        match args.format {
            CheckFormat::Text if findings.is_empty() && is_all => out::print(&format!("{name}: clean\n"))?,
            CheckFormat::Text if findings.is_empty() => {
                out::print(&format!(
                    "{name}: clean, but there are too many plays to look in a moment for what none comes to: `practicum prove` does\n"
                ))?;
            }
            CheckFormat::Text => out::print(&(diagnostic::text(&name, &text, &findings) + &many(&findings)))?,
            CheckFormat::Github => out::print(&diagnostic::github(&name, &findings))?,
            CheckFormat::Json | CheckFormat::Sarif => all.push((name, findings)),
        }
    }
    match args.format {
        CheckFormat::Text | CheckFormat::Github => {}
        CheckFormat::Json => {
            let items = all.iter().map(|(name, findings)| diagnostic::json(name, findings));
            let items: serde_json::Value = items.flat_map(|items| items.as_array().cloned().unwrap_or_default()).collect();
            out::print(&format!("{items:#}\n"))?;
        }
        CheckFormat::Sarif => out::print(&format!("{:#}\n", diagnostic::sarif(&all, documented())))?,
    }
    Ok(if found { super::FINDINGS } else { 0 })
}

/// More errors than these end with a line on how to go about them.
const MANY: usize = 5;

/// How many errors there are, if there are many: a beginner takes each for a fault of its own.
fn many(findings: &[Diagnostic]) -> String {
    match findings.iter().filter(|finding| finding.severity == Severity::Error).count() {
        errors if errors > MANY => format!("{errors} errors; one cause can have many: mend the first, then check again\n"),
        _ => String::new(),
    }
}

fn documented() -> impl Iterator<Item = Documented> {
    lint::codes().filter_map(|(_, code, summary)| Some(Documented { code, summary, about: lint::explain(code)? }))
}

/// The word lists, with the terms of an institution if it has any.
fn lists(terms: Option<&Path>) -> Result<Cow<'static, lint::Lists>, String> {
    let built_in = lint::Lists::built_in();
    let Some(file) = terms else { return Ok(Cow::Borrowed(built_in)) };
    let name = file.display();
    let size = file.metadata().map_err(|error| out::cannot_read(file, &error))?.len();
    if size > LARGEST_TERMS {
        return Err(format!("\"{name}\" is larger than a list of terms may be (1 MB)"));
    }
    let text = out::read(file)?;
    built_in.with_terms(&text).map(Cow::Owned).map_err(|error| format!("the terms in \"{name}\" cannot be used: {error}"))
}

/// What there is to say about a file, and the text that it is said of.
struct Checked {
    findings: Vec<Diagnostic>,
    text: String,
    /// Whether all was looked for.
    is_all: bool,
}

fn checked(file: &Path, lists: &lint::Lists) -> Checked {
    let case = match session::open_case(file) {
        Ok(case) => case,
        Err(faults) => return Checked { findings: faults.diagnostics, text: faults.text, is_all: true },
    };
    let id = &case.source.id;
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut findings = Vec::new();
    if stem != *id {
        let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
        let message = format!("the case \"{id}\" stands in a file called \"{name}\"");
        let misnamed = Diagnostic::warning("file-name", message).hint(format!("call the file \"{id}.ron\""));
        findings.extend(case.index().placed(vec![Finding::about(vec![Step::Field("id")], misnamed)]));
    }
    let advice = advice(&case, lists, &on_all_cores, &|| true);
    findings.extend(advice.findings);
    Checked { findings, text: case.text, is_all: advice.is_all }
}

fn case_files(path: &Path, places: &Places) -> Result<Vec<PathBuf>, String> {
    let cannot = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => named::no_file(path, &places.library()),
        _ => out::cannot_read(path, &error),
    };
    if !path.metadata().map_err(cannot)?.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut files = Vec::new();
    for entry in path.read_dir().map_err(cannot)? {
        let file = entry.map_err(cannot)?.path();
        if file.extension().is_some_and(|extension| extension == "ron") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}
