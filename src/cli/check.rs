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
    let mut failures = Vec::new();
    for path in &args.paths {
        // What is not there keeps nobody from the others.
        match case_files(path, places) {
            Ok(found) => files.extend(found),
            Err(why) => failures.push((path.display().to_string(), why)),
        }
    }
    if files.is_empty() && failures.is_empty() {
        return Err("there is no case file (*.ron) at the paths given: name a case file, or a folder that holds some".into());
    }
    let lists = lists(args.terms.as_deref())?;
    let mut found = false;
    let mut all = Vec::new();
    let mut notices: Vec<(String, Diagnostic)> =
        failures.iter().map(|(name, why)| (name.clone(), Diagnostic::error("unreadable-file", why.as_str()))).collect();
    for file in &files {
        let Checked { findings, text, notice, spared } = checked(file, &lists);
        // A note is advice that an author may well pass over.
        found |= findings.iter().any(|finding| finding.severity < Severity::Note);
        let name = file.display().to_string();
        match args.format {
            CheckFormat::Text => out::print(&told(&name, &text, &findings, notice.as_ref(), &spared))?,
            CheckFormat::Github => {
                out::print(&diagnostic::github(&name, &findings))?;
                out::print(&diagnostic::github(&name, notice.as_slice()))?;
            }
            CheckFormat::Json | CheckFormat::Sarif => {
                notices.extend(notice.map(|notice| (name.clone(), notice)));
                all.push((name, findings));
            }
        }
    }
    let failed = notices.iter().filter(|(_, notice)| notice.severity == Severity::Error);
    match args.format {
        CheckFormat::Text => {}
        CheckFormat::Github => {
            failed.map(|(name, notice)| diagnostic::github(name, std::slice::from_ref(notice))).try_for_each(|line| out::print(&line))?;
        }
        CheckFormat::Json => {
            all.extend(notices.into_iter().map(|(name, notice)| (name, vec![notice])));
            let items = all.iter().map(|(name, findings)| diagnostic::json(name, findings));
            let items: serde_json::Value = items.flat_map(|items| items.as_array().cloned().unwrap_or_default()).collect();
            out::print(&format!("{items:#}\n"))?;
        }
        CheckFormat::Sarif => out::print(&format!("{:#}\n", diagnostic::sarif(&all, &notices, documented())))?,
    }
    if !failures.is_empty() {
        return Err(failures.into_iter().map(|(_, why)| why).collect::<Vec<_>>().join("\npracticum: "));
    }
    Ok(if found { super::FINDINGS } else { 0 })
}

/// What is told of a file to somebody who reads it.
fn told(name: &str, text: &str, findings: &[Diagnostic], notice: Option<&Diagnostic>, spared: &[&str]) -> String {
    let mut told = match (findings.is_empty(), notice) {
        (true, None) => format!("{name}: clean\n"),
        (true, Some(_)) => format!("{name}: nothing found so far\n"),
        _ => diagnostic::text(name, text, findings) + &many(findings),
    };
    if let Some(notice) = notice {
        let hints: String = notice.hints.iter().map(|hint| format!("; {hint}")).collect();
        told.push_str(&format!("{name}: {}{hints}\n", notice.message));
    }
    if !spared.is_empty() {
        told.push_str(&format!("{name}: a short tutorial (`level: tutorial`): not asked for {}\n", spared.join(", ")));
    }
    told
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
    /// That not all was looked for, where that is so.
    notice: Option<Diagnostic>,
    /// The rules that it is not asked about.
    spared: Vec<&'static str>,
}

fn checked(file: &Path, lists: &lint::Lists) -> Checked {
    let case = match session::open_case(file) {
        Ok(case) => case,
        Err(faults) => return Checked { findings: faults.diagnostics, text: faults.text, notice: None, spared: Vec::new() },
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
    let notice = (!advice.is_all).then(|| {
        Diagnostic::note(lint::NOT_ALL_PLAYED, "there are too many plays to look in a moment for all that only playing shows")
            .hint("`practicum prove` looks further")
    });
    let spared = lint::not_asked(&case);
    Checked { findings, text: case.text, notice, spared }
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
