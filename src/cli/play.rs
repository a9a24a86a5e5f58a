//! `practicum play`: a case in the terminal, begun or gone on with, or a scripted one.

use std::path::Path;
use std::sync::Arc;

use super::args::{Places, Play};
use super::named::{case_file, find, library, sound};
use super::terminal::{self, Opening};
use super::{FINDINGS, out};
use crate::plan::{Plan, StepKind};
use crate::scenario::Scenario;
use crate::session::{Entry, Library, Session, Unfinished, fresh_seed, unfinished};

pub fn run(args: &Play, places: &Places) -> Result<u8, String> {
    let library = library(&args.case, places);
    if let Some(attempt) = args.attempt.as_deref().filter(|attempt| attempt.exists()) {
        let named = find(&library, &args.case).ok();
        let session = resume(attempt, &library, places, named)?;
        let own = session.play().state().seed;
        if let Some(seed) = args.seed.filter(|seed| *seed != own) {
            let attempt = attempt.display();
            return Err(format!(
                "--seed {seed} does not apply: \"{attempt}\" was begun with seed {own}; leave --seed out to go on with it, or name a \
                 file that is not there yet"
            ));
        }
        let notices = named.into_iter().filter_map(|named| another_text(named, &session, &library)).collect();
        return terminal::play(session, Opening { notices, ..Opening::default() });
    }
    let entry = find(&library, &args.case)?;
    if let Some(file) = &args.plan {
        if let Some(seed) = args.seed {
            let file = file.display();
            return Err(format!("--seed does not apply to a plan, which has its own: write \"seed: {seed}\" at the top of \"{file}\""));
        }
        return run_plan(file, &sound(entry)?);
    }
    if args.attempt.is_none() && args.seed.is_none() && !args.new {
        return take_up(entry, case_file(&args.case).is_some(), &library, places, Opening::default());
    }
    let again = match (&args.attempt, args.new) {
        (Some(_), _) => Opening::default().again,
        (None, true) => "the same command without --new goes on where you were",
        (None, false) => "the same command without --seed goes on where you were",
    };
    begin(entry, args.seed, places, args.attempt.as_deref(), Opening { again, ..Opening::default() })
}

/// Goes on with the newest unfinished attempt of a case, or begins one.
///
/// Where the text has changed since that attempt began, it depends on who is likely asking. Who names a file is writing it and
/// wants to see what it says now; who names a case of the library is playing it and wants to be where they were. Either is told
/// which of both this is, and how to get the other.
pub(super) fn take_up(entry: &Entry, is_file: bool, library: &Library, places: &Places, opening: Opening) -> Result<u8, String> {
    let case = sound(entry)?;
    let same = |one: &Unfinished| one.digest == case.digest;
    let data = places.data().ok();
    let mut changed = None;
    let mut notices = Vec::new();
    let all = data.iter().flat_map(|data| unfinished(data, library, &case.about.id));
    let can_go_on = all.filter_map(|one| one.map_err(|why| notices.push(why)).ok());
    // With nothing done in it, an attempt at another text is nothing to go on with.
    let mut earlier = can_go_on.filter(|one| one.actions > 0 || same(one));
    // The text as it is first: an attempt at another version of it, or at somebody's copy, only where there is none.
    let found = earlier.find(|one| {
        if !same(one) && changed.is_none() {
            changed = Some(one.clone());
        }
        same(one)
    });
    drop(earlier);
    let found = if is_file { found } else { found.or_else(|| changed.take()) };
    let said = match (&found, &changed) {
        (Some(one), _) if same(one) => "To begin afresh instead, add --new to the command.".to_owned(),
        (Some(_), _) => "To begin afresh with the case as it is now, add --new to the command.".to_owned(),
        (None, Some(old)) => format!(
            "\"{}\" has changed since your unfinished attempt (week {} of {}), so this is a new attempt, with the file as it is now. The \
             earlier one is kept. To go on with it, with the text that it began with, add this to the command:",
            entry.name, old.week, old.weeks
        ),
        (None, None) => String::new(),
    };
    match found {
        Some(one) => {
            let session = resume(&one.path, library, places, None)
                .map_err(|error| format!("{error}; or add --new to the command to begin another attempt"))?;
            terminal::play(session, Opening { notices, said, ..opening })
        }
        None => {
            let typed = changed.map(|old| format!("--attempt \"{}\"", old.path.display())).unwrap_or_default();
            begin(entry, None, places, None, Opening { notices, said, typed, ..opening })
        }
    }
}

fn begin(entry: &Entry, seed: Option<u64>, places: &Places, path: Option<&Path>, opening: Opening) -> Result<u8, String> {
    let case = sound(entry)?;
    let seed = seed.unwrap_or_else(fresh_seed);
    let session = match places.data() {
        Ok(data) => Session::start(entry, case, seed, Ok(&data), path),
        Err(error) => Session::start(entry, case, seed, Err(error), None),
    };
    terminal::play(session, opening)
}

/// Opens an attempt to go on with it; of this case, if one was named that can be found.
fn resume(attempt: &Path, library: &Library, places: &Places, named: Option<&Entry>) -> Result<Session, String> {
    let session = Session::resume(attempt, library, places.data().ok().as_ref()).map_err(|error| error.to_string())?;
    let own = &session.play().case().about;
    if let Some(Ok(wanted)) = named.map(|entry| &entry.case)
        && wanted.about.id != own.id
    {
        let (attempt, wanted) = (attempt.display(), &wanted.about.title);
        return Err(format!("\"{attempt}\" is an attempt of \"{}\", not of \"{wanted}\": name its case, or another file", own.title));
    }
    Ok(session)
}

/// What to say where the attempt was begun with a text that is at hand, but not in the file that was named. (Where it is not at
/// hand, the session says so.)
fn another_text(named: &Entry, session: &Session, library: &Library) -> Option<String> {
    let own = |entry: &Entry| entry.case.as_ref().is_ok_and(|case| case.digest == session.play().case().digest);
    (!own(named) && library.entries().iter().any(own)).then(|| {
        format!("\"{}\" has another text than this attempt began with. You go on with the version that you began with.", named.name)
    })
}

fn run_plan(file: &Path, case: &Arc<Scenario>) -> Result<u8, String> {
    let text = out::read(file)?;
    let name = file.display();
    let plan = match Plan::parse(&text) {
        Ok(plan) => plan,
        Err(departure) => return Err(format!("{name}: {departure}")),
    };
    let mut printed = String::new();
    let played = plan.run_with(case, |step, events| {
        let sign = match step.kind {
            StepKind::Do => "do",
            StepKind::Refused => "refused, as expected",
            StepKind::Expect | StepKind::Score => "as expected",
        };
        printed.push_str(&format!("{:>4}  {sign}: {}\n", step.line, step.words));
        for line in terminal::told(case, events) {
            printed.push_str(&format!("        {line}\n"));
        }
    });
    let code = match played {
        Ok(_) => {
            printed.push_str(&format!("{name}: the play went as planned ({} steps)\n", plan.steps.len()));
            0
        }
        Err(departure) => {
            printed.push_str(&format!("{name}: the play departs from the plan at {departure}\n"));
            FINDINGS
        }
    };
    out::print(&printed)?;
    Ok(code)
}
