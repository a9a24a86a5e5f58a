//! Watches a case file from a thread that sleeps in between: a look at its date and size, twice a second.
//!
//! Looking is simpler and sounder here than being told: it works on every disk, with editors that write a new file and rename
//! it, and with files that vanish for a moment. What is seen counts once it stands still.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, SystemTime};

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(400);

/// Date and size of a file; nothing if it is not there.
pub type Stamp = Option<(SystemTime, u64)>;

/// Notes what it sees, and says when something new stands still.
#[derive(Debug)]
pub struct Lookout {
    known: Stamp,
    next: Stamp,
    looks: u8,
}

impl Lookout {
    /// Begins with what is known.
    pub fn new(known: Stamp) -> Self {
        Self { known, next: known, looks: 0 }
    }

    /// Whether what is seen now is new and has stood still: for two looks, or for four if the file is not there.
    pub fn look(&mut self, now: Stamp) -> bool {
        if now == self.known {
            (self.next, self.looks) = (now, 0);
            return false;
        }
        self.looks = if now == self.next { self.looks.saturating_add(1) } else { 1 };
        self.next = now;
        let settled = self.looks >= if now.is_some() { 2 } else { 4 };
        if settled {
            (self.known, self.looks) = (now, 0);
        }
        settled
    }
}

/// A thread that watches a file. It ends when this is dropped.
#[derive(Debug)]
pub struct Watch<T> {
    /// What was read whenever the file had changed.
    pub news: Receiver<T>,
    _alive: Arc<()>,
}

impl<T: Send + 'static> Watch<T> {
    /// Watches a file: whenever it has changed, reads it in the thread and then wakes who waits. None if there can be no thread.
    pub fn start(
        path: PathBuf,
        known: Stamp,
        read: impl Fn(&Path) -> T + Send + 'static,
        wake: impl Fn() + Send + 'static,
    ) -> Option<Self> {
        let (sender, news) = channel();
        let alive = Arc::new(());
        let held = Arc::downgrade(&alive);
        let watching = move || watch(&path, Lookout::new(known), &held, &sender, &read, &wake);
        thread::Builder::new().name("case file".into()).spawn(watching).ok()?;
        Some(Self { news, _alive: alive })
    }
}

fn watch<T>(path: &Path, mut lookout: Lookout, held: &Weak<()>, sender: &Sender<T>, read: &impl Fn(&Path) -> T, wake: &impl Fn()) {
    while held.strong_count() > 0 {
        if lookout.look(stamp(path)) {
            if sender.send(read(path)).is_err() {
                return;
            }
            wake();
        }
        thread::sleep(PAUSE);
    }
}

/// Date and size of a file.
pub fn stamp(path: &Path) -> Stamp {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().unwrap_or(SystemTime::UNIX_EPOCH), about.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64, size: u64) -> Stamp {
        Some((SystemTime::UNIX_EPOCH + Duration::from_secs(seconds), size))
    }

    fn seen(looks: &[Stamp]) -> Vec<bool> {
        let mut lookout = Lookout::new(at(1, 100));
        looks.iter().map(|stamp| lookout.look(*stamp)).collect()
    }

    #[test]
    fn a_saved_file_is_news_once() {
        assert_eq!(seen(&[at(1, 100), at(2, 120), at(2, 120), at(2, 120)]), [false, false, true, false]);
    }

    #[test]
    fn a_file_that_is_still_being_written_is_waited_for() {
        assert_eq!(seen(&[at(2, 10), at(2, 60), at(3, 120), at(3, 120)]), [false, false, false, true]);
    }

    #[test]
    fn a_file_that_is_replaced_by_another_is_no_loss() {
        assert_eq!(seen(&[None, at(2, 120), at(2, 120)]), [false, false, true]);
        assert_eq!(seen(&[None, None, at(1, 100), at(1, 100)]), [false, false, false, false]);
    }

    #[test]
    fn a_file_that_stays_away_is_news_and_so_is_its_return() {
        assert_eq!(seen(&[None, None, None, None, None, at(1, 100), at(1, 100)]), [false, false, false, true, false, false, true]);
    }
}
