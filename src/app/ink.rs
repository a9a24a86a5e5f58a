//! How colours cover each other. egui mixes them as they are written, bevy as light adds up.
//!
//! bevy_egui's shader passes on egui's half-covered colours, the smooth edges of letters and boxes, as if the two were the
//! same: such edges come out too dark, a box even gets corners in its own colour. The shader here takes ink and cover apart
//! and mixes them so that the result is what egui meant.
//!
//! And letters that no picture has had yet reach the graphics card with the picture that has them: with bevy_egui alone it would
//! be the one after it, and where nothing happens there is none.

use bevy::asset::AssetEventSystems;
use bevy::prelude::*;
use bevy::shader::Shader;
use bevy_egui::EguiPostUpdateSet;
use bevy_egui::render::EGUI_SHADER_HANDLE;

/// Puts the shader in the place of bevy_egui's, and the letters before what tells the graphics card of them.
pub fn plugin(app: &mut App) {
    app.configure_sets(PostUpdate, EguiPostUpdateSet::PostProcessOutput.before(AssetEventSystems));
    let Some(mut shaders) = app.world_mut().get_resource_mut::<Assets<Shader>>() else { return };
    // It fails only for ids that were never given out; then the other shader stays.
    let _ = shaders.insert(EGUI_SHADER_HANDLE.id(), Shader::from_wgsl(include_str!("egui.wgsl"), "practicum/egui.wgsl"));
}
