//! `practicum replay`: an attempt played again, as debrief or as figures with their evidence. Changes nothing.

use std::io::Write as _;

use super::args::{Format, Places, Replay};
use crate::debrief::Debrief;
use crate::report;
use crate::session;
use crate::standards;
use crate::store::AttemptFile;

pub fn run(args: &Replay, places: &Places) -> Result<u8, String> {
    let opened = AttemptFile::read(&args.attempt).map_err(|error| error.to_string())?;
    let mut library = places.library();
    if let Some(file) = &args.case {
        library.add_file(file);
    }
    let data = places.data().ok();
    let (play, notice) = session::replay(&opened, &library, data.as_ref()).map_err(|error| error.to_string())?;
    for notice in opened.repaired.iter().chain(&notice) {
        eprintln!("practicum: {notice}");
    }
    let edition = match &args.edition {
        None => play.case().edition,
        Some(id) => standards::edition(id).ok_or_else(|| {
            let known: Vec<&str> = standards::all().iter().map(|edition| edition.id.as_str()).collect();
            format!("there is no edition \"{id}\"; there are {}", known.join(", "))
        })?,
    };
    let text = match args.format {
        Format::Json => format!("{:#}\n", report::json(&play, edition)),
        Format::Text => match Debrief::of(&play) {
            Some(debrief) => report::text(&play, &debrief, edition, report::Extent::Full),
            None => report::progress(&play),
        },
    };
    // A reader that closes early, such as `head`, is no fault.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    Ok(0)
}
