//! The statistics of a simulation: how far two groups lie apart, how an item goes with the rest, how sure a share is.
//!
//! All intervals are for 95 per cent and worked out, not resampled.

use super::distribution::Distribution;

/// The quantile of the normal distribution for an interval of 95 per cent.
const Z: f64 = 1.959_963_985;

/// A figure with its interval of 95 per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Where the interval begins.
    pub least: f64,
    /// Where it ends.
    pub most: f64,
}

/// How far one group scores above another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Apart {
    /// Cohen's d, `(M₁ − M₂) / s` with the pooled standard deviation; none where no score varies.
    ///
    /// Interval: `d ± 1.96 √((n₁ + n₂)/(n₁ n₂) + d²/(2 (n₁ + n₂)))` (Hedges and Olkin 1985, large samples).
    pub d: Option<Estimate>,
    /// The chance that one of the first group scores above one of the second, ties counted half: the area under the ROC curve.
    ///
    /// Interval: from the variance of the placements (DeLong, DeLong and Clarke-Pearson 1988), cut to 0 to 1. Where the groups do
    /// not overlap at all it shrinks to a point.
    pub auc: Estimate,
}

/// Compares two groups; none where one has fewer than two scores.
pub fn apart(above: &Distribution, below: &Distribution) -> Option<Apart> {
    let (n1, n2) = (above.count() as f64, below.count() as f64);
    let (s1, s2) = (above.deviation()?, below.deviation()?);
    let pooled = (((n1 - 1.0) * s1 * s1 + (n2 - 1.0) * s2 * s2) / (n1 + n2 - 2.0)).sqrt();
    let difference = above.mean()? - below.mean()?;
    let d = (pooled > 1e-9).then(|| {
        let d = difference / pooled;
        around(d, ((n1 + n2) / (n1 * n2) + d * d / (2.0 * (n1 + n2))).sqrt())
    });
    let placed_above = placements(above, below);
    let placed_below = placements(below, above);
    let (auc, s10) = spread(&placed_above, n1);
    let (_, s01) = spread(&placed_below, n2);
    let auc = around(auc, (s10 / n1 + s01 / n2).sqrt());
    Some(Apart { d, auc: Estimate { value: auc.value, least: auc.least.max(0.0), most: auc.most.min(1.0) } })
}

fn around(value: f64, standard_error: f64) -> Estimate {
    Estimate { value, least: value - Z * standard_error, most: value + Z * standard_error }
}

/// For each value of one group the share of the other that lies below it, ties counted half, with how often the value came.
fn placements(of: &Distribution, among: &Distribution) -> Vec<(f64, u64)> {
    let all = among.count() as f64;
    let mut others = among.values().peekable();
    let mut below = 0;
    of.values()
        .map(|(value, count)| {
            while let Some((_, passed)) = others.next_if(|(other, _)| *other < value) {
                below += passed;
            }
            let ties = others.peek().filter(|(other, _)| *other == value).map_or(0, |(_, ties)| *ties);
            ((below as f64 + ties as f64 / 2.0) / all, count)
        })
        .collect()
}

/// Mean and sample variance of weighted values.
fn spread(values: &[(f64, u64)], n: f64) -> (f64, f64) {
    let mean = values.iter().map(|(value, count)| value * *count as f64).sum::<f64>() / n;
    let squares: f64 = values.iter().map(|(value, count)| (value - mean).powi(2) * *count as f64).sum();
    (mean, squares / (n - 1.0))
}

/// A share `k / n` with the interval of Wilson (1927); none where n is 0.
pub fn share(k: u64, n: u64) -> Option<Estimate> {
    if n == 0 {
        return None;
    }
    let (share, count) = (k as f64 / n as f64, n as f64);
    let middle = (share + Z * Z / (2.0 * count)) / (1.0 + Z * Z / count);
    let half = Z / (1.0 + Z * Z / count) * (share * (1.0 - share) / count + Z * Z / (4.0 * count * count)).sqrt();
    // None and all are ends of the interval, whatever rounding makes of them.
    let least = if k == 0 { 0.0 } else { (middle - half).max(0.0) };
    let most = if k == n { 1.0 } else { (middle + half).min(1.0) };
    Some(Estimate { value: share, least, most })
}

/// What an item earned beside what the rest of the same attempt earned, in sums that can be merged in any order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Item {
    /// How many attempts.
    pub count: u64,
    x: u64,
    y: u64,
    xx: u64,
    yy: u64,
    xy: u64,
}

/// Parts of a whole, for shares as whole numbers. A thousand million attempts still fit into the sums.
const PARTS: f64 = 1e5;

impl Item {
    /// Counts an attempt: the share earned here and the share earned in the rest, each from 0 to 1.
    pub fn add(&mut self, here: f64, rest: f64) {
        let [x, y] = [here, rest].map(|share| (share * PARTS + 0.5) as u64);
        self.count += 1;
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.yy += y * y;
        self.xy += x * y;
    }

    /// Adds what another has counted.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.x += other.x;
        self.y += other.y;
        self.xx += other.xx;
        self.yy += other.yy;
        self.xy += other.xy;
    }

    /// Difficulty: the mean share of what could be earned, 0 to 1; high is easy. None where nobody met it.
    pub fn difficulty(&self) -> Option<f64> {
        (self.count > 0).then(|| self.x as f64 / self.count as f64 / PARTS)
    }

    /// Discrimination: the corrected item–rest correlation, that is Pearson's r between the share earned here and the share
    /// earned in everything else of the attempt. None below two attempts, or where one of them never varies.
    pub fn discrimination(&self) -> Option<f64> {
        let [n, x, y, xx, yy, xy] = [self.count, self.x, self.y, self.xx, self.yy, self.xy].map(u128::from);
        let [vx, vy] = [n * xx - x * x, n * yy - y * y].map(|variance| variance as f64);
        let together = (n * xy) as i128 - (x * y) as i128;
        (vx > 0.0 && vy > 0.0).then(|| together as f64 / (vx * vy).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> Distribution {
        values.iter().copied().collect()
    }

    #[track_caller]
    fn near(left: f64, right: f64) {
        assert!((left - right).abs() < 1e-4, "{left} is not {right}");
    }

    #[test]
    fn two_groups_lie_apart_as_worked_out_by_hand() {
        let found = apart(&of(&[3.0, 4.0, 5.0]), &of(&[1.0, 2.0, 3.0])).expect("both vary");
        let d = found.d.expect("both vary");
        // Means 4 and 2, both variances 1: d = 2, SE = √(6/9 + 4/12) = 1.
        near(d.value, 2.0);
        near(d.least, 2.0 - Z);
        near(d.most, 2.0 + Z);
        // Of nine pairs eight are won and one is tied: 8.5 / 9.
        near(found.auc.value, 8.5 / 9.0);
        // Placements 5/6, 1, 1 above and 0, 0, 1/6 below: both variances 1/108, SE = √(2 / 324) = 0.078567.
        near(found.auc.least, 8.5 / 9.0 - Z * 0.078_567);
        near(found.auc.most, 1.0);
    }

    #[test]
    fn a_group_beside_itself_is_not_apart() {
        let group = of(&[1.0, 2.0, 2.0, 5.0]);
        let found = apart(&group, &group).expect("it varies");
        near(found.auc.value, 0.5);
        near(found.d.expect("it varies").value, 0.0);
    }

    #[test]
    fn groups_that_never_vary_have_no_d_but_an_order() {
        let found = apart(&of(&[2.0, 2.0]), &of(&[1.0, 1.0])).expect("both have two scores");
        assert_eq!((found.d, found.auc.value), (None, 1.0));
        assert_eq!(apart(&of(&[2.0]), &of(&[1.0, 1.0])), None);
    }

    #[test]
    fn wilsons_interval_is_the_published_one() {
        // 81 of 263: 0.2553 to 0.3662 (Newcombe 1998); 0 of 20: 0 to 0.1611.
        let found = share(81, 263).expect("some");
        near(found.least, 0.2553);
        near(found.most, 0.3662);
        let none = share(0, 20).expect("some");
        assert!(none.least == 0.0 && (none.most - 0.1611).abs() < 1e-4);
        assert_eq!(share(0, 0), None);
    }

    #[test]
    fn difficulty_and_discrimination_agree_with_the_table_of_the_handbook() {
        let learners = [[1, 1, 1, 1], [1, 1, 1, 0], [1, 1, 0, 1], [1, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0]];
        let expected = [(0.833_333, 0.233_550), (0.666_667, 0.125_000), (0.5, 0.185_695), (0.333_333, 0.433_013)];
        for (at, (difficulty, discrimination)) in expected.into_iter().enumerate() {
            let mut item = Item::default();
            for answers in learners {
                let rest = answers.iter().sum::<i32>() - answers[at];
                item.add(f64::from(answers[at]), f64::from(rest) / 3.0);
            }
            near(item.difficulty().expect("met"), difficulty);
            near(item.discrimination().expect("both vary"), discrimination);
        }
    }

    #[test]
    fn an_item_that_never_varies_discriminates_nothing() {
        let mut item = Item::default();
        item.add(1.0, 0.2);
        item.add(1.0, 0.7);
        assert_eq!((item.difficulty(), item.discrimination()), (Some(1.0), None));
        assert_eq!(Item::default().difficulty(), None);
    }
}
