//! How often each value came: exact, mergeable in any order, and all that a distribution is asked for.

use std::collections::BTreeMap;

/// Values in hundredths and how often each came. Merging two is adding: neither order nor grouping leaves a trace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distribution {
    counts: BTreeMap<i32, u64>,
}

impl Distribution {
    /// Counts a value, rounded to hundredths.
    pub fn add(&mut self, value: f64) {
        // Half away from zero.
        let hundredths = (value * 100.0 + 0.5_f64.copysign(value)) as i32;
        *self.counts.entry(hundredths).or_default() += 1;
    }

    /// Adds what another has counted.
    pub fn merge(&mut self, other: &Self) {
        for (value, count) in &other.counts {
            *self.counts.entry(*value).or_default() += count;
        }
    }

    /// How many values were counted.
    pub fn count(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Each value with how often it came, least value first.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = (f64, u64)> {
        self.counts.iter().map(|(value, count)| (f64::from(*value) / 100.0, *count))
    }

    /// The mean; none of nothing.
    pub fn mean(&self) -> Option<f64> {
        let sum: i128 = self.counts.iter().map(|(value, count)| i128::from(*value) * i128::from(*count)).sum();
        let count = self.count();
        (count > 0).then(|| sum as f64 / count as f64 / 100.0)
    }

    /// The standard deviation of the sample, with n − 1; none below two values.
    pub fn deviation(&self) -> Option<f64> {
        let (count, mean) = (self.count(), self.mean()?);
        let squares: f64 = self.values().map(|(value, count)| count as f64 * (value - mean).powi(2)).sum();
        (count > 1).then(|| (squares / (count - 1) as f64).sqrt())
    }

    /// The least value that at least so many per cent of all do not exceed (nearest rank); none of nothing.
    pub fn percentile(&self, percent: u64) -> Option<f64> {
        let rank = (percent * self.count()).div_ceil(100).max(1);
        let mut below = 0;
        self.values().find_map(|(value, count)| {
            below += count;
            (below >= rank).then_some(value)
        })
    }
}

impl FromIterator<f64> for Distribution {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut found = Self::default();
        values.into_iter().for_each(|value| found.add(value));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> Distribution {
        values.iter().copied().collect()
    }

    #[test]
    fn mean_and_deviation_are_those_worked_out_by_hand() {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, 32 / 7 = 4.5714, root 2.1381.
        let found = of(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
        assert_eq!(found.mean(), Some(5.0));
        assert!((found.deviation().expect("eight values") - 2.138_09).abs() < 1e-5);
    }

    #[test]
    fn percentiles_are_values_that_came() {
        let found = of(&[15.0, 20.0, 35.0, 40.0, 50.0]);
        // The ranks 1, 2, 2, 3 and 5 of five.
        let percentiles = [5, 30, 40, 50, 100].map(|percent| found.percentile(percent));
        assert_eq!(percentiles, [15.0, 20.0, 20.0, 35.0, 50.0].map(Some));
    }

    #[test]
    fn of_nothing_there_is_nothing_to_say() {
        let none = Distribution::default();
        assert_eq!((none.count(), none.mean(), none.deviation(), none.percentile(50)), (0, None, None, None));
        assert_eq!(of(&[1.0]).deviation(), None);
    }
}
