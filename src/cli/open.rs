//! No command: the window, or, where none can be opened, the terminal player.

use std::io::IsTerminal as _;

use super::args::Places;
use super::{COULD_NOT_RUN, terminal};

pub fn run(places: &Places) -> Result<u8, String> {
    let reason = match window(places) {
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

#[cfg(not(feature = "app"))]
fn window(_: &Places) -> Result<(), String> {
    Err("this program was built without one (build it with the feature `app`)".into())
}

#[cfg(feature = "app")]
fn window(places: &Places) -> Result<(), String> {
    use crate::ui::Shell;
    let data = places.data();
    let settings = Shell::saved_settings(data.as_ref().ok());
    let shell = Shell::new(places.library(), data, settings);
    crate::app::run(shell).map_err(|reason| reason.to_string())
}
