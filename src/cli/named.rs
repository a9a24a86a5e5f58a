//! The case that a command names: a file, or one of the library by its id; and what may have been meant where there is none.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Places;
use crate::diagnostic::{self, did_you_mean};
use crate::scenario::{self, CaseFile, Scenario};
use crate::session::{Entry, Library, Place};

/// Files of one folder that are looked at for what may have been meant.
const LOOKED_AT: usize = 1_000;

/// The case that is named, as file or in the library, if it can be played.
pub(super) fn sound_case(named: &str, places: &Places) -> Result<Arc<Scenario>, String> {
    let library = library(named, places);
    sound(find(&library, named)?)
}

/// The same, with its text.
pub(super) fn sound_file(named: &str, places: &Places) -> Result<CaseFile, String> {
    let library = library(named, places);
    let entry = find(&library, named)?;
    sound(entry)?;
    scenario::open(entry.text.as_bytes()).map_err(|_| format!("\"{}\" has changed meanwhile: try again", entry.name))
}

/// The cases at hand, and the file that is named.
pub(super) fn library(named: &str, places: &Places) -> Library {
    let mut library = places.library();
    if let Some(file) = case_file(named).filter(|file| file.exists() && !file.is_dir()) {
        library.add_file(&file);
    }
    library
}

/// The file, if the argument means one.
pub(super) fn case_file(named: &str) -> Option<PathBuf> {
    let path = PathBuf::from(named);
    let means_file = path.extension().is_some_and(|extension| extension == "ron") || path.components().count() > 1;
    means_file.then_some(path)
}

/// What is called so, sound or not.
pub(super) fn find<'a>(library: &'a Library, named: &str) -> Result<&'a Entry, String> {
    let found = match case_file(named) {
        Some(file) if file.exists() && !file.is_dir() => library.entries().last(),
        Some(_) => None,
        None => library.entries().iter().find(|entry| stem(entry) == named),
    };
    found.ok_or_else(|| missing(library, named))
}

/// The case, if it loads; otherwise what is wrong with it is printed.
pub(super) fn sound(entry: &Entry) -> Result<Arc<Scenario>, String> {
    match &entry.case {
        Ok(case) => Ok(case.clone()),
        Err(faults) => {
            let shown = match &entry.place {
                Place::File(path) => path.display().to_string(),
                _ => entry.name.clone(),
            };
            eprint!("{}", diagnostic::text(&shown, &faults.text, &faults.diagnostics));
            Err(format!("\"{}\" cannot be played before this is mended", entry.name))
        }
    }
}

/// Why a file that a command asks for is not there, and what may have been meant.
pub(super) fn no_file(file: &Path, library: &Library) -> String {
    let shown = file.display();
    if file.is_dir() {
        return folder(file);
    }
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem_of_name = name.trim_end_matches(".ron");
    let near = || {
        let in_folder = case_files_beside(file);
        did_you_mean(&name, in_folder.iter().map(String::as_str))
            .or_else(|| did_you_mean(&format!("{name}.ron"), in_folder.iter().map(String::as_str)))
    };
    let with_ending = file.with_file_name(format!("{name}.ron"));
    let hint = if with_ending.is_file() {
        format!("did you mean \"{}\"?", with_ending.display())
    } else if library.entries().iter().any(|entry| stem(entry) == stem_of_name) {
        format!("\"{stem_of_name}\" is a case of the library: a file of your own is wanted here")
    } else {
        near().unwrap_or_else(|| "check the name, and the folder that you are in".into())
    };
    format!("there is no file \"{shown}\"; {hint}")
}

fn missing(library: &Library, named: &str) -> String {
    let path = Path::new(named);
    if path.is_dir() {
        return folder(path);
    }
    let ids: Vec<String> = library.entries().iter().map(stem).collect();
    if case_file(named).is_some() {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        return match ids.contains(&stem) {
            true => format!("there is no file \"{named}\"; to take the case of the library, say \"{stem}\" alone"),
            false => no_file(path, library),
        };
    }
    let file = format!("{named}.ron");
    if Path::new(&file).is_file() {
        return format!("there is no case \"{named}\" in the library; did you mean the file \"{file}\"?");
    }
    if path.is_file() {
        return format!("there is no case \"{named}\" in the library, and the name of a case file ends in .ron: call it \"{file}\"");
    }
    let near = did_you_mean(named, ids.iter().map(String::as_str));
    let near_file = did_you_mean(&file, case_files_beside(path).iter().map(String::as_str));
    let hint = match (near, near_file) {
        (Some(id), Some(file)) => format!("{id} Or {}", file.replacen("mean", "mean the file", 1)),
        (Some(id), None) => id,
        (None, Some(file)) => file.replacen("mean", "mean the file", 1),
        (None, None) => format!("there are {}; a case of your own is named by its file: my_case.ron", ids.join(", ")),
    };
    format!("there is no case \"{named}\"; {hint}")
}

/// A folder was named where one case is wanted.
fn folder(path: &Path) -> String {
    let shown = path.display();
    match case_files_beside(&path.join("*")).as_slice() {
        [] => format!("\"{shown}\" is a folder, and there is no case file (*.ron) in it: name a case file"),
        [first, ..] => format!("\"{shown}\" is a folder: name one of the case files in it, such as {}", path.join(first).display()),
    }
}

/// The names of the case files in the folder of a path.
fn case_files_beside(path: &Path) -> Vec<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = folder.read_dir().into_iter().flatten().flatten().take(LOOKED_AT);
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with(".ron"));
    names.sort();
    names
}

fn stem(entry: &Entry) -> String {
    entry.name.trim_end_matches(".ron").to_owned()
}
