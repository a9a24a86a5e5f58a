//! Where an attempt stands between the worst and the best of its case, worked out beside the window so that nobody waits for it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use crate::jobs::one_by_one;
use crate::prove::{Means, Stand, stands};
use crate::sim::Play;

/// States of one search: more would take minutes on an old computer.
const STATES: usize = 1_000_000;

/// Work that is going on, or its result. It is given up when this is dropped.
#[derive(Debug)]
pub struct Standing {
    found: Arc<Mutex<Option<Vec<Stand>>>>,
    given_up: Arc<AtomicBool>,
    work: Option<JoinHandle<()>>,
}

impl Standing {
    /// Begins to work out where an attempt stands that has ended, and wakes who waits when that is done.
    pub fn work_out(play: Play, wake: impl Fn() + Send + 'static) -> Self {
        let mut standing = Self { found: Arc::default(), given_up: Arc::default(), work: None };
        let (found, given_up) = (Arc::clone(&standing.found), Arc::clone(&standing.given_up));
        let work = move || {
            let go_on = || !given_up.load(Ordering::Relaxed);
            let means = Means { states: STATES, go_on: &go_on, share_out: &one_by_one };
            if let (Ok(stands), Ok(mut found)) = (stands(&play, &means), found.lock()) {
                *found = Some(stands);
                wake();
            }
        };
        // Without a thread the debrief does without.
        standing.work = thread::Builder::new().name("standing".into()).spawn(work).ok();
        standing
    }

    /// Where the attempt stands on a standard, once that is known.
    pub fn on(&self, standard: u8) -> Option<Stand> {
        let found = self.found.lock().ok()?;
        found.as_ref()?.iter().find(|stand| stand.standard == standard).cloned()
    }

    /// Waits until it is known, and where the attempt stands on every standard; nothing where it cannot be worked out.
    pub fn wait(mut self) -> Vec<Stand> {
        if let Some(work) = self.work.take() {
            let _ = work.join();
        }
        self.found.lock().ok().and_then(|mut found| found.take()).unwrap_or_default()
    }

    /// Whether it is still being worked out.
    pub fn is_open(&self) -> bool {
        self.found.lock().is_ok_and(|found| found.is_none())
    }
}

impl Drop for Standing {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Plan;
    use crate::session::Library;
    use std::sync::mpsc::channel;

    #[test]
    fn where_an_attempt_stands_is_known_when_the_waiting_are_woken() {
        let library = Library::gather(&[]);
        let case = library.entries().iter().find_map(|entry| entry.case.as_ref().ok().filter(|case| case.about.id == "first_day"));
        let case = case.expect("First Day is shipped");
        let plan = Plan::parse(include_str!("../../tests/plans/first_day-fed.plan")).expect("it is a plan");
        let play = plan.run(case).expect("it goes as planned");
        let (sender, woken) = channel();
        let standing = Standing::work_out(play, move || {
            let _ = sender.send(());
        });
        woken.recv().expect("it is worked out");
        assert!(!standing.is_open());
        let stand = standing.on(3).expect("the case has ten standards");
        assert!(stand.exact && stand.worst <= stand.points && stand.points <= stand.best);
        assert!(standing.on(11).is_none());
        assert_eq!(standing.wait().len(), 10);
    }
}
