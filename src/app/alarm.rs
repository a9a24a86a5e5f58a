//! Wakes the sleeping window: at once, or at a set time. What egui asks for comes here.
//!
//! bevy_egui draws without a pause as long as egui has asked for *any* later picture, a tooltip's or a cursor's. So its
//! requests are dropped, and egui's are listened to here instead.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::{EguiContext, EguiPostUpdateSet, EguiPreUpdateSet};

/// Waking when egui asks for it.
pub fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, listen_to_egui.after(EguiPreUpdateSet::InitContexts).before(EguiPreUpdateSet::BeginPass))
        .add_systems(PostUpdate, drop_hasty_requests.after(EguiPostUpdateSet::ProcessOutput));
}

/// Replaces what bevy_egui installs in a new context, which knows only "at once".
fn listen_to_egui(mut contexts: Query<&mut EguiContext, Added<EguiContext>>, window: Option<Res<EventLoopProxyWrapper>>) {
    let Some(window) = window else { return };
    for mut context in &mut contexts {
        let alarm = start((*window).clone());
        let window = (*window).clone();
        context.get_mut().set_request_repaint_callback(move |request| {
            // Neither can fail while there is a window to be drawn.
            if request.delay.is_zero() {
                let _ = window.send_event(WinitUserEvent::WakeUp);
            } else if let Some(at) = Instant::now().checked_add(request.delay) {
                let _ = alarm.send(at);
            }
        });
    }
}

fn drop_hasty_requests(mut requests: ResMut<Messages<RequestRedraw>>) {
    requests.clear();
}

/// A thread that sleeps until the earliest time that it was told, and wakes the window then.
fn start(window: winit::event_loop::EventLoopProxy<WinitUserEvent>) -> Sender<Instant> {
    let (sender, receiver) = channel();
    // Without the thread, what should happen later happens with the next regular picture.
    let _ = thread::Builder::new().name("alarm".into()).spawn(move || {
        ring(&receiver, || window.send_event(WinitUserEvent::WakeUp).is_ok());
    });
    sender
}

fn ring(times: &Receiver<Instant>, mut wake: impl FnMut() -> bool) {
    /// As good as never.
    const LONG: Duration = Duration::from_secs(24 * 60 * 60);
    let mut next: Option<Instant> = None;
    loop {
        let patience = next.map_or(LONG, |at| at.saturating_duration_since(Instant::now()));
        match times.recv_timeout(patience) {
            Ok(at) => next = Some(next.map_or(at, |earlier| earlier.min(at))),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                if next.take().is_some() && !wake() {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_of_several_times_wakes_once() {
        let (sender, receiver) = channel();
        let now = Instant::now();
        for milliseconds in [30, 5, 20] {
            sender.send(now + Duration::from_millis(milliseconds)).expect("the receiver is there");
        }
        let mut woken = Vec::new();
        ring(&receiver, || {
            woken.push(now.elapsed());
            false
        });
        assert_eq!(woken.len(), 1);
        assert!(woken[0] >= Duration::from_millis(5));
    }

    #[test]
    fn the_thread_ends_with_the_window() {
        let (sender, receiver) = channel::<Instant>();
        drop(sender);
        ring(&receiver, || unreachable!("nothing was asked for"));
    }
}
