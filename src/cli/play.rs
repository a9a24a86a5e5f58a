//! `practicum play`: a case in the terminal, or a scripted one.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Places, Play};
use super::{FINDINGS, terminal};
use crate::diagnostic;
use crate::plan::{Plan, StepKind};
use crate::scenario::{self, CaseFile, Scenario};
use crate::session::{Entry, Library, Session, fresh_seed};

pub fn run(args: &Play, places: &Places) -> Result<u8, String> {
    let mut library = places.library();
    if let Some(file) = case_file(&args.case) {
        library.add_file(&file);
    }
    if let Some(attempt) = args.attempt.as_deref().filter(|attempt| attempt.exists()) {
        return resume(attempt, &library, places, find(&library, &args.case).ok());
    }
    let entry = find(&library, &args.case)?;
    let case = sound(entry)?;
    if let Some(file) = &args.plan {
        return run_plan(file, &case);
    }
    let seed = args.seed.unwrap_or_else(fresh_seed);
    let data = places.data();
    if args.attempt.is_none()
        && args.seed.is_none()
        && let Ok(data) = &data
        && let Some(unfinished) = terminal::offer_unfinished(data, &library, &case.about.id)
    {
        return resume(&unfinished, &library, places, None);
    }
    let session = match data {
        Ok(data) => Session::start(entry, case, seed, Ok(&data), args.attempt.as_deref()),
        Err(error) => Session::start(entry, case, seed, Err(error), None),
    };
    terminal::play(session)
}

/// Goes on with an attempt; of this case, if one was named that can be found.
fn resume(attempt: &Path, library: &Library, places: &Places, named: Option<&Entry>) -> Result<u8, String> {
    let session = Session::resume(attempt, library, places.data().ok().as_ref()).map_err(|error| error.to_string())?;
    let own = &session.play().case().about;
    if let Some(Ok(wanted)) = named.map(|entry| &entry.case)
        && wanted.about.id != own.id
    {
        let (attempt, wanted) = (attempt.display(), &wanted.about.title);
        return Err(format!("\"{attempt}\" is an attempt of \"{}\", not of \"{wanted}\": name its case, or another file", own.title));
    }
    terminal::play(session)
}

/// The file, if the argument means one.
fn case_file(case: &str) -> Option<PathBuf> {
    let path = PathBuf::from(case);
    let means_file = path.extension().is_some_and(|extension| extension == "ron") || path.components().count() > 1;
    means_file.then_some(path)
}

/// The case that is named, as file or in the library, if it can be played.
pub(super) fn sound_case(named: &str, places: &Places) -> Result<Arc<Scenario>, String> {
    let mut library = places.library();
    if let Some(file) = case_file(named) {
        library.add_file(&file);
    }
    sound(find(&library, named)?)
}

/// The same, with its text.
pub(super) fn sound_file(named: &str, places: &Places) -> Result<CaseFile, String> {
    let mut library = places.library();
    if let Some(file) = case_file(named) {
        library.add_file(&file);
    }
    let entry = find(&library, named)?;
    sound(entry)?;
    scenario::open(entry.text.as_bytes()).map_err(|_| format!("\"{}\" has changed meanwhile", entry.name))
}

fn sound(entry: &Entry) -> Result<Arc<Scenario>, String> {
    match &entry.case {
        Ok(case) => Ok(case.clone()),
        Err(faults) => {
            eprint!("{}", diagnostic::text(&entry.name, &faults.text, &faults.diagnostics));
            Err(format!("\"{}\" cannot be played before this is mended", entry.name))
        }
    }
}

fn find<'a>(library: &'a Library, case: &str) -> Result<&'a Entry, String> {
    if case_file(case).is_some()
        && let Some(entry) = library.entries().last()
    {
        return Ok(entry);
    }
    let stem = |entry: &Entry| entry.name.trim_end_matches(".ron").to_owned();
    library.entries().iter().find(|entry| stem(entry) == case).ok_or_else(|| {
        let names: Vec<String> = library.entries().iter().map(stem).collect();
        let hint =
            diagnostic::did_you_mean(case, names.iter().map(String::as_str)).unwrap_or_else(|| format!("there are {}", names.join(", ")));
        format!("there is no case \"{case}\"; {hint}")
    })
}

fn run_plan(file: &Path, case: &Arc<Scenario>) -> Result<u8, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("cannot read \"{}\": {error}", file.display()))?;
    let name = file.display();
    let plan = match Plan::parse(&text) {
        Ok(plan) => plan,
        Err(departure) => return Err(format!("{name}: {departure}")),
    };
    // A reader that closes early, such as `head`, is no fault.
    let mut out = std::io::stdout().lock();
    let played = plan.run_with(case, |step, events| {
        let sign = match step.kind {
            StepKind::Do => "do",
            StepKind::Refused => "refused, as expected",
            StepKind::Expect | StepKind::Score => "as expected",
        };
        let _ = writeln!(out, "{:>4}  {sign}: {}", step.line, step.words);
        for line in terminal::told(case, events) {
            let _ = writeln!(out, "        {line}");
        }
    });
    match played {
        Ok(_) => {
            let _ = writeln!(out, "{name}: the play went as planned ({} steps)", plan.steps.len());
            Ok(0)
        }
        Err(departure) => {
            let _ = writeln!(out, "{name}: the play departs from the plan at {departure}");
            Ok(FINDINGS)
        }
    }
}
