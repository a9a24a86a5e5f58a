//! Work that can be done side by side: whoever has it says what, whoever calls for it says on how many cores.

use std::sync::Mutex;

/// A job, by its number.
pub type Job<'a> = &'a (dyn Fn(usize) + Sync);

/// Does jobs `0..n`, in any order, perhaps side by side.
pub type ShareOut = dyn Fn(usize, Job<'_>) + Sync;

/// Does them one after the other.
pub fn one_by_one(jobs: usize, job: Job<'_>) {
    (0..jobs).for_each(job);
}

/// Does jobs and brings their results back in order.
pub fn results<T: Send>(share_out: &ShareOut, jobs: usize, job: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let slots: Vec<Mutex<Option<T>>> = (0..jobs).map(|_| Mutex::new(None)).collect();
    share_out(jobs, &|at| put(&slots[at], job(at)));
    slots.into_iter().enumerate().map(|(at, slot)| taken(slot).unwrap_or_else(|| job(at))).collect()
}

/// Does two different things and brings both results back.
pub fn both<A: Send, B: Send>(share_out: &ShareOut, first: impl Fn() -> A + Sync, second: impl Fn() -> B + Sync) -> (A, B) {
    let (a, b) = (Mutex::new(None), Mutex::new(None));
    share_out(2, &|at| if at == 0 { put(&a, first()) } else { put(&b, second()) });
    (taken(a).unwrap_or_else(first), taken(b).unwrap_or_else(second))
}

fn put<T>(slot: &Mutex<Option<T>>, result: T) {
    if let Ok(mut slot) = slot.lock() {
        *slot = Some(result);
    }
}

/// None only where whoever shares out left the job undone.
fn taken<T>(slot: Mutex<Option<T>>) -> Option<T> {
    slot.into_inner().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whoever_does_the_work_and_even_if_nobody_does() {
        let backward = |jobs: usize, job: Job<'_>| (0..jobs).rev().for_each(job);
        let nobody = |_: usize, _: Job<'_>| {};
        for share_out in [&one_by_one as &ShareOut, &backward, &nobody] {
            assert_eq!(results(share_out, 4, |at| at * at), [0, 1, 4, 9]);
            assert_eq!(both(share_out, || "a", || 2), ("a", 2));
        }
    }
}
