//! `practicum check`: everything that is wrong with case files. Changes nothing.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::args::{Check, Format};
use crate::diagnostic::{self, Diagnostic};
use crate::session::{Entry, Library};

pub fn run(args: &Check) -> Result<u8, String> {
    let mut library = Library::default();
    let mut files = Vec::new();
    for path in &args.paths {
        files.extend(case_files(path)?);
    }
    if files.is_empty() {
        return Err("there is no case file (*.ron) at the paths given".into());
    }
    let mut found = false;
    let mut as_json = Vec::new();
    let mut out = std::io::stdout().lock();
    for file in &files {
        let entry = library.add_file(file);
        let (findings, text) = findings(entry, file);
        found |= !findings.is_empty();
        let name = file.display().to_string();
        match args.format {
            Format::Json => {
                if let serde_json::Value::Array(items) = diagnostic::json(&name, &findings) {
                    as_json.extend(items);
                }
            }
            Format::Text if findings.is_empty() => drop(writeln!(out, "{name}: clean")),
            Format::Text => drop(write!(out, "{}", diagnostic::text(&name, text, &findings))),
        }
    }
    if args.format == Format::Json {
        let _ = writeln!(out, "{:#}", serde_json::Value::Array(as_json));
    }
    Ok(if found { super::FINDINGS } else { 0 })
}

fn findings<'a>(entry: &'a Entry, file: &Path) -> (Vec<Diagnostic>, &'a str) {
    match &entry.case {
        Err(faults) => (faults.diagnostics.clone(), &faults.text),
        Ok(case) => {
            let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let mut findings = Vec::new();
            if stem != case.about.id {
                let message = format!("the case \"{}\" stands in a file called \"{}\"", case.about.id, entry.name);
                findings.push(Diagnostic::warning("file-name", message).at("id").hint(format!("call the file \"{}.ron\"", case.about.id)));
            }
            (findings, &entry.text)
        }
    }
}

fn case_files(path: &Path) -> Result<Vec<PathBuf>, String> {
    let cannot = |error: std::io::Error| format!("cannot read \"{}\": {error}", path.display());
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
