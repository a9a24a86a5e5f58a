//! `practicum new`: writes a small commented case to begin from. Never touches a file that is there.

use super::args::{New, Places};
use super::out;
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
    let shown = match file.display().to_string() {
        path if path.contains(' ') => format!("\"{path}\""),
        path => path,
    };
    out::write_new(&file, &text, " and stays as it is; choose another id or folder")?;
    out::print(&format!(
        "{shown}: \"{title}\", a whole case to play and to change\nNext: practicum check {shown}, practicum play {shown}, practicum guide\n"
    ))?;
    Ok(0)
}
