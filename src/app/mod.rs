//! The window: bevy and bevy_egui around the screens of [`crate::ui`]. It holds no rule of casework.
//!
//! [`run`] opens it and returns when it is closed, or at once with [`NoWindow`], so that the program can go on in the terminal.
//!
//! One concern per file: `display` and `graphics` ask beforehand for what bevy would panic without, `early_end` catches what
//! they did not foresee; `window` is the frame, `screens` what is in it, `ink` how its colours mix; `keyboard` reads keys in
//! their order, and `screen_reader` brings back what a screen reader asks for; `sleep` lets the processor rest while nothing
//! happens, and `alarm` ends that rest at a set time.

#![allow(clippy::too_many_arguments, clippy::type_complexity)]

mod alarm;
mod display;
mod early_end;
mod graphics;
mod ink;
mod keyboard;
mod no_window;
mod screen_reader;
mod screens;
mod sleep;
mod window;

use bevy::core_pipeline::CorePipelinePlugin;
use bevy::diagnostic::FrameCountPlugin;
use bevy::log::{Level, LogPlugin};
use bevy::mesh::MeshPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::winit::WinitPlugin;
use bevy_egui::EguiPlugin;
use winit as _;

pub use no_window::NoWindow;
pub use screens::ScreensPlugin;

use crate::ui::Shell;

/// Opens the window and returns when it has been closed.
///
/// # Errors
/// Why no window can be opened. Nothing was printed then.
pub fn run(shell: Shell) -> Result<(), NoWindow> {
    early_end::guarded(|shown| {
        let mut app = build(shell)?;
        app.add_systems(First, early_end::note_first_frame(shown));
        app.run();
        Ok(())
    })
}

/// Everything but the running: for [`run`], and for measuring how long it takes.
///
/// # Errors
/// Why no window can be opened.
pub fn build(shell: Shell) -> Result<App, NoWindow> {
    let line = display::answers()?;
    let graphics = graphics::open()?;
    let mut app = App::new();
    app.set_error_handler(bevy::ecs::error::error);
    // The parts of `DefaultPlugins` that a page of text needs, in their order. Ctrl+C is left to the system: it would be
    // noticed only at the next frame, and what was done is saved already.
    app.add_plugins((
        LogPlugin { level: Level::ERROR, ..default() },
        TaskPoolPlugin::default(),
        FrameCountPlugin,
        bevy::time::TimePlugin,
        TransformPlugin,
        bevy::input::InputPlugin,
        window::frame(),
        bevy::a11y::AccessibilityPlugin,
        AssetPlugin::default(),
        WinitPlugin::default(),
    ));
    app.add_plugins((
        RenderPlugin { render_creation: graphics, synchronous_pipeline_compilation: true, ..default() },
        ImagePlugin::default(),
        MeshPlugin,
        bevy::camera::CameraPlugin,
        CorePipelinePlugin,
    ));
    app.add_plugins((EguiPlugin::default(), window::plugin, ScreensPlugin::new(shell)));
    app.insert_non_send(line);
    Ok(app)
}
