//! The frame: title, size, the ground that shows before anything is drawn, and the desktop's choice of light or dark.

use bevy::camera::ClearColorConfig;
use bevy::prelude::*;
use bevy::window::{ExitCondition, PrimaryWindow, WindowResizeConstraints, WindowTheme};
use bevy_egui::{EguiContexts, EguiInput, EguiPreUpdateSet};

use super::screens::SCREENS_DRAWN;
use crate::ui::theme::Palette;

/// The title of the window, for eyes and for screen readers.
pub const TITLE: &str = "Practicum";

/// The window as it opens. Its size and place are not kept.
pub fn frame() -> WindowPlugin {
    WindowPlugin {
        primary_window: Some(Window {
            title: TITLE.into(),
            name: Some("practicum".into()),
            resolution: (1280, 800).into(),
            resize_constraints: WindowResizeConstraints { min_width: 640.0, min_height: 480.0, ..default() },
            ..default()
        }),
        // `screens` closes it, after a last try to save.
        exit_condition: ExitCondition::DontExit,
        close_when_requested: false,
        ..default()
    }
}

/// The camera and the ground that it clears to.
pub fn plugin(app: &mut App) {
    app.insert_resource(ClearColor(bevy_colour(Palette::LIGHT.paper)))
        .add_systems(Startup, open_eye)
        .add_systems(PreUpdate, follow_desktop.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass))
        .add_systems(PostUpdate, follow_theme.after(SCREENS_DRAWN));
}

fn open_eye(mut commands: Commands) {
    // egui smooths its own edges.
    commands.spawn((Camera2d, Camera { clear_color: ClearColorConfig::Default, ..default() }, Msaa::Off));
}

/// Where the desktop says whether it is light or dark, egui is told; it matters to who chose "as the desktop".
fn follow_desktop(windows: Query<&Window, With<PrimaryWindow>>, mut inputs: Query<&mut EguiInput>) {
    let Ok(window) = windows.single() else { return };
    let theme = window.window_theme.map(|theme| match theme {
        WindowTheme::Light => bevy_egui::egui::Theme::Light,
        WindowTheme::Dark => bevy_egui::egui::Theme::Dark,
    });
    for mut input in &mut inputs {
        input.system_theme = theme;
    }
}

/// The ground of the screens is also what shows where nothing is drawn, as while the window is made larger.
fn follow_theme(mut contexts: EguiContexts, mut ground: ResMut<ClearColor>) {
    let Ok(ctx) = contexts.ctx_mut() else { return };
    let colour = bevy_colour(ctx.global_style().visuals.panel_fill);
    if ground.0 != colour {
        ground.0 = colour;
    }
}

fn bevy_colour(colour: bevy_egui::egui::Color32) -> Color {
    let [red, green, blue, _] = colour.to_array();
    Color::srgb_u8(red, green, blue)
}
