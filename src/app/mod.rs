//! The window.
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPlugin, EguiPrimaryContextPass, egui};
use winit as _;
/// Opens the window.
pub fn run() {
    App::new()
        .add_plugins(DefaultPlugins)
        .add_plugins(EguiPlugin::default())
        .add_systems(Startup, |mut c: Commands| {
            c.spawn(Camera2d);
        })
        .add_systems(EguiPrimaryContextPass, |mut contexts: EguiContexts| {
            let Ok(ctx) = contexts.ctx_mut() else { return };
            egui::Area::new(egui::Id::new("a")).show(ctx, |ui| {
                ui.label("hello");
            });
        })
        .run();
}
