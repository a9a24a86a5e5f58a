//! Lets the processor rest while nothing happens, and makes the click after it count.

use std::time::Duration;

use bevy::platform::time::Instant;
use bevy::prelude::*;
use bevy::time::{TimeSystems, TimeUpdateStrategy};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::egui::Event;
use bevy_egui::{EguiContext, EguiInput, EguiPreUpdateSet};

/// Pictures only when something happens, and now and then in case something was missed.
pub fn plugin(app: &mut App) {
    // Whatever is to be seen at a time of its own rings the alarm. A picture costs a slow laptop without a graphics chip
    // some 50 ms: one every 5 seconds would already be half a second in the minute.
    app.insert_resource(WinitSettings {
        focused_mode: UpdateMode::reactive_low_power(Duration::from_secs(15)),
        unfocused_mode: UpdateMode::reactive_low_power(Duration::from_secs(60)),
    })
    .add_systems(First, tell_the_time.before(TimeSystems))
    .add_systems(PreUpdate, drop_old_news.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass));
}

/// bevy's own time is that of the last picture: after a sleep, a press and its release would lie seconds apart,
/// and egui would not take them for a click.
fn tell_the_time(mut strategy: ResMut<TimeUpdateStrategy>) {
    *strategy = TimeUpdateStrategy::ManualInstant(Instant::now());
}

/// bevy_egui tells which modifier keys are held with every picture, and egui draws another one for every event.
fn drop_old_news(mut contexts: Query<(&mut EguiContext, &mut EguiInput)>) {
    for (mut context, mut input) in &mut contexts {
        let held = context.get_mut().input(|input| input.modifiers);
        input.events.retain(|event| !matches!(event, Event::ModifiersChanged(modifiers) if *modifiers == held));
    }
}
