//! Turns a panic before the first picture into a reason, without a word on the screen; later ones are left as they are.
//!
//! The foreseeable reasons are asked for beforehand. This is for the others: a library that is missing, a driver that can
//! draw but not into this window.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook, take_hook};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bevy::prelude::{Local, Res};

use super::NoWindow;
use super::screens::Drawn;

/// Says whether a picture has been seen.
#[derive(Debug, Clone, Default)]
pub struct Shown(Arc<AtomicBool>);

impl Shown {
    fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// Why there was nothing to be seen.
pub fn guarded(open: impl FnOnce(Shown) -> Result<(), NoWindow>) -> Result<(), NoWindow> {
    let shown = Shown::default();
    let loud = take_hook();
    let may_speak = shown.clone();
    set_hook(Box::new(move |info| {
        if may_speak.get() {
            loud(info);
        }
    }));
    let result = catch_unwind(AssertUnwindSafe(|| open(shown.clone())));
    let seen = shown.get();
    // From here on panics speak again, whatever comes.
    shown.set();
    match result {
        Ok(result) => result,
        Err(panic) if seen => resume_unwind(panic),
        Err(panic) => Err(NoWindow::Other(words(panic.as_ref()))),
    }
}

/// A system for the start of a frame, where the frame before has been handed to the driver.
pub fn note_first_frame(shown: Shown) -> impl FnMut(Res<Drawn>, Local<bool>) {
    move |drawn, mut noted| {
        if !*noted && drawn.frames() > 0 {
            shown.set();
            *noted = true;
        }
    }
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let text = text.unwrap_or("for a reason that it does not tell");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_before_the_first_picture_becomes_a_reason_in_one_line() {
        let ended = guarded(|_| panic!("no supported formats\n   for surface"));
        assert_eq!(ended.map_err(|reason| reason.to_string()), Err("the window cannot be opened: no supported formats for surface".into()));
    }

    #[test]
    fn a_reason_is_passed_on() {
        assert!(matches!(guarded(|_| Err(NoWindow::NoDisplay)), Err(NoWindow::NoDisplay)));
    }
}
