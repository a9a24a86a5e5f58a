//! Two contestants in one process, in alternating rounds, so that whatever else the machine does slows both alike.

use std::time::Instant;

/// How long something took in each round, in nanoseconds for one of it.
pub struct Times(Vec<f64>);

impl Times {
    /// Times that were taken elsewhere.
    pub fn new(times: Vec<f64>) -> Self {
        Self(times)
    }

    /// The time that half of the rounds stayed below.
    pub fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    }

    /// The time of the best round.
    pub fn least(&self) -> f64 {
        self.0.iter().copied().fold(f64::INFINITY, f64::min)
    }
}

/// Runs a batch of each contestant in turn, each twice and only the second time by the clock: what the others did to the caches
/// is not its fault. A batch returns how many it did.
pub fn race<const N: usize>(rounds: usize, mut contestants: [&mut dyn FnMut() -> usize; N]) -> [Times; N] {
    let mut times = [const { Vec::new() }; N];
    for _ in 0..rounds {
        for (batch, times) in contestants.iter_mut().zip(&mut times) {
            batch();
            let start = Instant::now();
            let done = batch();
            times.push(start.elapsed().as_nanos() as f64 / done as f64);
        }
    }
    times.map(Times)
}

/// Each round of one over the same round of the other: the median, and between what the middle half of the rounds lie.
pub fn ratio(over: &Times, under: &Times) -> (f64, f64, f64) {
    let mut ratios: Vec<f64> = over.0.iter().zip(&under.0).map(|(over, under)| over / under).collect();
    ratios.sort_by(f64::total_cmp);
    let at = |share: usize| ratios[ratios.len() * share / 4];
    (at(2), at(1), at(3))
}

/// A time in a unit that suits it.
pub fn shown(nanoseconds: f64) -> String {
    match nanoseconds {
        small if small < 1e3 => format!("{small:.0} ns"),
        middle if middle < 1e6 => format!("{:.1} µs", middle / 1e3),
        large if large < 1e9 => format!("{:.2} ms", large / 1e6),
        largest => format!("{:.1} s", largest / 1e9),
    }
}
