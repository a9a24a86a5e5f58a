//! Ctrl-C: what takes long stops, and tells what it has.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Becomes true at Ctrl-C. Where that cannot be caught it stops the program without a report, as it does everywhere else.
pub fn caught() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let stopper = Arc::clone(&stop);
    let _ = ctrlc::set_handler(move || stopper.store(true, Ordering::Relaxed));
    stop
}
