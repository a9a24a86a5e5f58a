//! No command: the window, or, where none can be opened, the terminal player. And `practicum author`: the window at a case file.

use std::io::IsTerminal as _;
use std::path::Path;

use super::args::{Author, Places};
use super::{COULD_NOT_RUN, named, terminal};

pub fn run(places: &Places) -> Result<u8, String> {
    let reason = match window(places, None) {
        Ok(()) => return Ok(0),
        Err(reason) => reason,
    };
    eprintln!("practicum: no window can be opened: {reason}");
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        eprintln!("practicum: going on in this terminal");
        return terminal::choose_and_play(places);
    }
    eprintln!("practicum: run `practicum play first_day` in a terminal, or start it where there is a display");
    Ok(COULD_NOT_RUN)
}

/// Opens the window at a case file in the making.
pub fn author(args: &Author, places: &Places) -> Result<u8, String> {
    let shown = args.file.display();
    if !args.file.is_file() {
        let missing = named::no_file(&args.file, &places.library());
        return Err(format!("{missing}; `practicum new ID` writes one to begin from"));
    }
    match window(places, Some(&args.file)) {
        Ok(()) => Ok(0),
        Err(reason) => {
            eprintln!("practicum: no window can be opened: {reason}");
            eprintln!("practicum: `practicum check {shown}` and `practicum map {shown}` work in a terminal");
            Ok(COULD_NOT_RUN)
        }
    }
}

#[cfg(not(feature = "app"))]
fn window(_: &Places, _: Option<&Path>) -> Result<(), String> {
    Err("this program was built without one (build it with the feature `app`)".into())
}

#[cfg(feature = "app")]
fn window(places: &Places, author: Option<&Path>) -> Result<(), String> {
    use crate::ui::{Intent, Shell};
    let data = places.data();
    let settings = Shell::saved_settings(data.as_ref().ok());
    let mut shell = Shell::new(places.library(), data, settings);
    shell.set_editor(crate::session::Editor::from_environment());
    if let Some(file) = author {
        shell.open(Intent::Author(file.to_path_buf()));
    }
    crate::app::run(shell).map_err(|reason| reason.to_string())
}
