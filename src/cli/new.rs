//! `practicum new`: writes a small commented case to begin from. Never touches a file that is there.

use std::io::Write as _;

use super::args::{New, Places};
use crate::scenario::{template, title_of};

pub fn run(args: &New, places: &Places) -> Result<u8, String> {
    let title = args.title.clone().unwrap_or_else(|| title_of(&args.id));
    let text = template(&args.id, &title)?;
    if places.library().by_id(&args.id).is_some() {
        return Err(format!("there is a case \"{}\" in the library already; choose another id", args.id));
    }
    let folder = args.folder.as_deref();
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(format!("there is no folder \"{}\" to write the case to", folder.display()));
    }
    let name = format!("{}.ron", args.id);
    let file = folder.map_or_else(|| name.clone().into(), |folder| folder.join(&name));
    let shown = file.display();
    let written = std::fs::OpenOptions::new().write(true).create_new(true).open(&file).and_then(|mut new| new.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => format!("\"{shown}\" is there already and stays as it is; choose another id or folder"),
        _ => format!("cannot write \"{shown}\": {error}"),
    })?;
    println!("{shown}: \"{title}\", a whole case to play and to change");
    println!("Next: practicum check {shown}, practicum play {shown}, practicum guide");
    Ok(0)
}
