//! Brings back to egui what a screen reader asks for; bevy_egui brings egui's tree to the screen reader, and no more.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use bevy::a11y::{AccessibilityRequested, ActionRequest};
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::accessibility::{WinitActionRequestHandler, WinitActionRequestHandlers};
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::egui::{self, Event, accesskit};
use bevy_egui::{EguiContexts, EguiInput, EguiPreUpdateSet};

use super::screens::SCREENS;
use super::window::TITLE;

/// Both directions, and a look-out for requests while the window sleeps.
pub fn plugin(app: &mut App) {
    app.add_message::<ActionRequest>()
        .add_systems(PreUpdate, forward_requests.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass))
        .add_systems(bevy_egui::EguiPrimaryContextPass, introduce.in_set(SCREENS))
        .add_systems(Update, post_look_out)
        .add_systems(Last, hurry);
}

fn forward_requests(mut requests: MessageReader<ActionRequest>, mut inputs: Query<&mut EguiInput>) {
    for request in requests.read() {
        for mut input in &mut inputs {
            input.events.push(Event::AccessKitActionRequest(request.0.clone()));
        }
    }
}

/// The window's name, and the language to read in.
fn introduce(mut contexts: EguiContexts) {
    let Ok(ctx) = contexts.ctx_mut() else { return };
    ctx.accesskit_node_builder(egui::accesskit_root_id(), |node: &mut accesskit::Node| {
        node.set_label(TITLE);
        node.set_language("en");
    });
}

/// A request arrives at the end of one picture and is heard at the start of the next: there must be a next.
fn hurry(mut requests: MessageReader<ActionRequest>, mut redraw: MessageWriter<RequestRedraw>) {
    if requests.read().count() > 0 {
        redraw.write(RequestRedraw);
    }
}

/// Requests come in on a thread of the system's and do not wake the window. Rather than draw ten pictures a second to
/// look for them, as long as a screen reader is there, a thread looks.
fn post_look_out(
    mut posted: Local<bool>,
    handlers: Option<Res<WinitActionRequestHandlers>>,
    requested: Option<Res<AccessibilityRequested>>,
    window: Option<Res<EventLoopProxyWrapper>>,
) {
    let (Some(handlers), Some(requested), Some(window)) = (handlers, requested, window) else { return };
    if *posted || handlers.is_empty() {
        return;
    }
    *posted = true;
    let queues: Vec<_> = handlers.values().cloned().collect();
    let (requested, window) = (requested.clone(), (*window).clone());
    // Without the thread, requests are heard with the next regular picture.
    let _ = thread::Builder::new().name("screen reader".into()).spawn(move || {
        look_out(&queues, || requested.get(), || window.send_event(WinitUserEvent::WakeUp).is_ok());
    });
}

fn look_out(queues: &[Arc<Mutex<WinitActionRequestHandler>>], present: impl Fn() -> bool, wake: impl Fn() -> bool) {
    let mut was_present = false;
    loop {
        let is_present = present();
        // One that has just come wants to be told what is on the screen.
        let news = is_present && (!was_present || queues.iter().any(|queue| queue.lock().is_ok_and(|queue| !queue.is_empty())));
        if news && !wake() {
            return;
        }
        was_present = is_present;
        thread::sleep(Duration::from_millis(if is_present { 50 } else { 1000 }));
    }
}
