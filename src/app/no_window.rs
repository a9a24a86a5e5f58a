//! Why no window can be opened, in one line that a person can act on.

use thiserror::Error;

/// Why no window can be opened.
#[derive(Debug, Error)]
pub enum NoWindow {
    /// There is no graphical session.
    #[error("there is no display here (neither WAYLAND_DISPLAY nor DISPLAY is set)")]
    NoDisplay,
    /// The display does not answer, or refuses.
    #[error("the display \"{name}\" cannot be used: {reason}")]
    Display {
        /// As the environment names it.
        name: String,
        /// What happened when it was asked.
        reason: String,
    },
    /// No driver can draw.
    #[error("no graphics driver for drawing was found (Vulkan, Metal or Direct3D 12)")]
    NoGraphics,
    /// A driver is there and does not work.
    #[error("the graphics driver \"{name}\" cannot be used: {reason}")]
    Graphics {
        /// As the driver names itself.
        name: String,
        /// What it said.
        reason: String,
    },
    /// Something else, on the way to the first picture.
    #[error("the window cannot be opened: {0}")]
    Other(String),
}
