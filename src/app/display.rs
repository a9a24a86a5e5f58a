//! Asks whether the display answers, before the window is opened: bevy would panic where it does not.

use super::NoWindow;

/// Is there a display that lets us in?
///
/// # Errors
/// That there is none, or what it said.
#[cfg(target_os = "linux")]
pub fn answers() -> Result<(), NoWindow> {
    // The same order as winit's, which does not fall back from one to the other.
    if let Some(name) = set("WAYLAND_DISPLAY") {
        let path = match set("XDG_RUNTIME_DIR") {
            Some(folder) => std::path::Path::new(&folder).join(&name),
            None => std::path::PathBuf::from(&name),
        };
        return match std::os::unix::net::UnixStream::connect(path) {
            Ok(_) => Ok(()),
            Err(error) => Err(NoWindow::Display { name, reason: error.to_string() }),
        };
    }
    // An open connection that can be used only once.
    if set("WAYLAND_SOCKET").is_some() {
        return Ok(());
    }
    let Some(name) = set("DISPLAY") else { return Err(NoWindow::NoDisplay) };
    match x11rb::connect(Some(&name)) {
        Ok(_) => Ok(()),
        Err(error) => Err(NoWindow::Display { name, reason: one_line(&error.to_string()) }),
    }
}

/// Elsewhere there is always one.
#[cfg(not(target_os = "linux"))]
pub fn answers() -> Result<(), NoWindow> {
    Ok(())
}

#[cfg(target_os = "linux")]
fn set(variable: &str) -> Option<String> {
    std::env::var(variable).ok().filter(|value| !value.is_empty())
}

#[cfg(target_os = "linux")]
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
