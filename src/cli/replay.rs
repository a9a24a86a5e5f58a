//! `practicum replay`: an attempt played again, as debrief or as figures with their evidence. Changes nothing.

use super::args::{Format, Places, Replay};
use super::{named, out, prove};
use crate::debrief::Debrief;
use crate::report;
use crate::session;
use crate::standards;
use crate::store::AttemptFile;

pub fn run(args: &Replay, places: &Places) -> Result<u8, String> {
    let opened = AttemptFile::read(&args.attempt).map_err(|error| error.to_string())?;
    let mut library = places.library();
    if let Some(file) = &args.case {
        if !file.is_file() {
            return Err(named::no_file(file, &library));
        }
        named::sound(library.add_file(file))?;
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
    let debrief = Debrief::of(&play);
    let stands = (args.attainable && debrief.is_some()).then(|| prove::attainable(&play)).flatten();
    let text = match args.format {
        Format::Json => {
            let mut figures = report::json(&play, edition);
            if let Some(stands) = &stands {
                figures["attainable"] = report::attainable_json(play.case(), stands);
            }
            format!("{figures:#}\n")
        }
        Format::Text => match debrief {
            Some(debrief) => {
                let range = stands.map_or_else(String::new, |stands| report::attainable_text(play.case(), &stands));
                report::text(&play, &debrief, edition, report::Extent::Full) + &range
            }
            None => report::progress(&play),
        },
    };
    out::print(&text)?;
    Ok(0)
}
