//! Asks whether the display answers, before the window is opened: bevy would panic where it does not.

use super::NoWindow;

/// An open line to the display, to be kept until the window has one of its own.
///
/// Some X servers start anew when their last client leaves, and hang up on who comes meanwhile.
#[cfg(target_os = "linux")]
#[derive(Default)]
pub struct Line(#[expect(dead_code, reason = "it is only held")] Option<x11rb::rust_connection::RustConnection>);

/// An open line to the display; needed on Linux only.
#[cfg(not(target_os = "linux"))]
#[derive(Default)]
pub struct Line;

/// Is there a display that lets us in?
///
/// # Errors
/// That there is none, or what it said.
#[cfg(target_os = "linux")]
pub fn answers() -> Result<Line, NoWindow> {
    // The same order as winit's, which does not fall back from one to the other.
    if let Some(name) = set("WAYLAND_DISPLAY") {
        return wayland(name);
    }
    // An open connection that can be used only once.
    if set("WAYLAND_SOCKET").is_some() {
        return Ok(Line::default());
    }
    set("DISPLAY").ok_or(NoWindow::NoDisplay).and_then(x11)
}

/// Elsewhere there is always one.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn answers() -> Result<Line, NoWindow> {
    Ok(Line)
}

#[cfg(target_os = "linux")]
fn wayland(name: String) -> Result<Line, NoWindow> {
    let path = std::path::PathBuf::from(set("XDG_RUNTIME_DIR").unwrap_or_default()).join(&name);
    match std::os::unix::net::UnixStream::connect(path) {
        Ok(_) => Ok(Line::default()),
        Err(error) => Err(NoWindow::Display { name, reason: one_line(&error.to_string()) }),
    }
}

#[cfg(target_os = "linux")]
fn x11(name: String) -> Result<Line, NoWindow> {
    use x11rb::errors::ConnectError;
    let mut tries = 0;
    loop {
        match x11rb::connect(Some(&name)) {
            Ok((connection, _)) => return Ok(Line(Some(connection))),
            // It hung up in the middle of the greeting: perhaps it is starting anew.
            Err(ConnectError::IoError(error)) if error.kind() == std::io::ErrorKind::UnexpectedEof && tries < 5 => tries += 1,
            Err(error) => return Err(NoWindow::Display { name, reason: one_line(&error.to_string()) }),
        }
        std::thread::sleep(std::time::Duration::from_millis(60));
    }
}

#[cfg(target_os = "linux")]
fn set(variable: &str) -> Option<String> {
    std::env::var(variable).ok().filter(|value| !value.is_empty())
}

#[cfg(target_os = "linux")]
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
