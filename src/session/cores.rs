//! All cores at work.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::jobs::Job;

/// Does jobs on all cores, this thread's among them; on this one alone where there are no threads to be had.
pub fn on_all_cores(jobs: usize, job: Job<'_>) {
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= jobs {
                return;
            }
            job(at);
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(jobs);
    thread::scope(|scope| {
        for _ in 1..cores {
            if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        work();
    });
}
