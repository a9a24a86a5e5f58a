//! What chance alone would do: exact tails for counts and ranks. Knows no case.
//!
//! Every test here is conditional on the texts as they stand and asks how often a random assignment of the keys (which option
//! is best, which line is a signal) would look at least as striking.

/// From here on sums are approximated: the tails are exact for as many strata as this.
const EXACT_STRATA: usize = 400;
/// From here on ranks are approximated: the distribution is exact for as many lines as this.
const EXACT_RANKS: usize = 40;

/// A draw without looking: so many things, so many of them marked, so many drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draw {
    /// How many there are.
    pub of: usize,
    /// How many of them are marked.
    pub marked: usize,
    /// How many are drawn.
    pub drawn: usize,
}

impl Draw {
    /// How many marked ones a draw gets on average.
    pub fn mean(self) -> f64 {
        if self.of == 0 { 0.0 } else { (self.marked * self.drawn) as f64 / self.of as f64 }
    }

    fn variance(self) -> f64 {
        if self.of < 2 {
            return 0.0;
        }
        let of = self.of as f64;
        self.mean() * (of - self.marked as f64) / of * (of - self.drawn as f64) / (of - 1.0)
    }

    /// The chances of getting 0, 1, 2 … marked ones: the hypergeometric distribution.
    fn chances(self, logs: &[f64]) -> Vec<f64> {
        let choose = |n: usize, k: usize| logs[n] - logs[k] - logs[n - k];
        let most = self.marked.min(self.drawn);
        let least = (self.marked + self.drawn).saturating_sub(self.of);
        let all = choose(self.of, self.drawn);
        let chance = |hit: usize| {
            if hit < least {
                return 0.0;
            }
            (choose(self.marked, hit) + choose(self.of - self.marked, self.drawn - hit) - all).exp()
        };
        (0..=most).map(chance).collect()
    }
}

/// How likely independent draws get `count` marked ones or more together, and `count` or fewer.
///
/// With one thing drawn in each, this is the tail of the Poisson-binomial distribution; with equal chances, of the binomial; with
/// one draw, Fisher's exact test; with several, the exact conditional test of Cochran, Mantel and Haenszel. Beyond 400
/// draws the normal approximation with continuity correction takes over.
pub fn tails(draws: &[Draw], count: usize) -> Tails {
    if draws.len() > EXACT_STRATA {
        let mean: f64 = draws.iter().map(|draw| draw.mean()).sum();
        let deviation = draws.iter().map(|draw| draw.variance()).sum::<f64>().sqrt();
        if deviation == 0.0 {
            return Tails { at_least: 1.0, at_most: 1.0 };
        }
        let upper = |from: f64| 0.5 * erfc((from - mean) / deviation / std::f64::consts::SQRT_2);
        return Tails { at_least: upper(count as f64 - 0.5), at_most: 1.0 - upper(count as f64 + 0.5) };
    }
    let logs = log_factorials(draws.iter().map(|draw| draw.of).max().unwrap_or(0));
    let mut sums = vec![1.0];
    for draw in draws {
        let chances = draw.chances(&logs);
        let mut next = vec![0.0; sums.len() + chances.len() - 1];
        for (sum, before) in sums.iter().enumerate() {
            for (hit, chance) in chances.iter().enumerate() {
                next[sum + hit] += before * chance;
            }
        }
        sums = next;
    }
    let count = count.min(sums.len());
    let at_least: f64 = sums[count..].iter().sum();
    let at_most: f64 = sums[..(count + 1).min(sums.len())].iter().sum();
    Tails { at_least: at_least.min(1.0), at_most: at_most.min(1.0) }
}

/// The two tails of a count; what was counted belongs to both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tails {
    /// How likely chance gives so many or more.
    pub at_least: f64,
    /// How likely chance gives so many or fewer.
    pub at_most: f64,
}

impl Tails {
    /// How likely chance gives something as extreme, either way: twice the smaller tail.
    pub fn two_sided(self) -> f64 {
        (2.0 * self.at_least.min(self.at_most)).min(1.0)
    }
}

/// How likely two groups drawn by chance from the same values differ in rank as much as these, either way: the Mann–Whitney
/// test. Exact, ties included, for up to 40 values; beyond, the normal approximation with correction for ties and continuity.
/// One where a group is empty.
pub fn rank_difference(first: &[usize], second: &[usize]) -> f64 {
    if first.is_empty() || second.is_empty() {
        return 1.0;
    }
    let mut all: Vec<(usize, bool)> = first.iter().map(|&value| (value, true)).chain(second.iter().map(|&value| (value, false))).collect();
    all.sort_unstable();
    // Ties share the middle of their ranks; all ranks are doubled to stay whole.
    let mut ranks = Vec::with_capacity(all.len());
    let mut tied = 0.0;
    for group in all.chunk_by(|a, b| a.0 == b.0) {
        let before = ranks.len();
        let size = group.len();
        tied += (size * size * size - size) as f64;
        ranks.extend(std::iter::repeat_n(2 * before + size + 1, size));
    }
    let sum: usize = ranks.iter().zip(&all).filter(|(_, (_, is_first))| *is_first).map(|(rank, _)| rank).sum();
    // The mean of the doubled sum is whole.
    let mean = first.len() * (all.len() + 1);
    let off = sum.abs_diff(mean);
    if all.len() <= EXACT_RANKS {
        return exact_ranks(&ranks, first.len(), mean, off);
    }
    let (m, n, total) = (first.len() as f64, second.len() as f64, all.len() as f64);
    let variance = m * n / 12.0 * (total + 1.0 - tied / (total * (total - 1.0)));
    if variance <= 0.0 {
        return 1.0;
    }
    let away = (off as f64 / 2.0 - 0.5).max(0.0) / variance.sqrt();
    erfc(away / std::f64::consts::SQRT_2)
}

/// Counts the ways to choose the group by the sum of its ranks.
fn exact_ranks(ranks: &[usize], size: usize, mean: usize, off: usize) -> f64 {
    let most: usize = ranks.iter().sum();
    let mut ways = vec![vec![0.0_f64; most + 1]; size + 1];
    ways[0][0] = 1.0;
    let mut reached = 0;
    for &rank in ranks {
        reached += rank;
        for taken in (1..=size).rev() {
            let (fewer, rest) = ways.split_at_mut(taken);
            for sum in rank..=reached {
                rest[0][sum] += fewer[taken - 1][sum - rank];
            }
        }
    }
    let all: f64 = ways[size].iter().sum();
    let far: f64 = ways[size].iter().enumerate().filter(|(sum, _)| sum.abs_diff(mean) >= off).map(|(_, ways)| ways).sum();
    far / all
}

fn log_factorials(most: usize) -> Vec<f64> {
    let mut logs = vec![0.0; most + 1];
    for n in 1..=most {
        logs[n] = logs[n - 1] + (n as f64).ln();
    }
    logs
}

/// The complementary error function, to about seven digits: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26.
fn erfc(x: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.327_591_1 * x.abs());
    let series = t * (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
    let tail = series * (-x * x).exp();
    if x < 0.0 { 2.0 - tail } else { tail }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one_of(of: usize) -> Draw {
        Draw { of, marked: 1, drawn: 1 }
    }

    fn near(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-9
    }

    #[test]
    fn the_best_of_four_longest_four_times_in_five_is_a_binomial_tail() {
        // By hand: 5 · (1/4)^4 · (3/4) + (1/4)^5 = 15/1024 + 1/1024 = 16/1024.
        assert!(near(tails(&[one_of(4); 5], 4).at_least, 16.0 / 1024.0));
        assert!(near(tails(&[one_of(4); 5], 0).at_most, 243.0 / 1024.0));
        assert_eq!(tails(&[one_of(4); 5], 0).at_least, 1.0);
        assert!(near(tails(&[one_of(4); 5], 6).at_least, 0.0));
    }

    #[test]
    fn decisions_with_different_numbers_of_options_are_a_poisson_binomial() {
        // By hand, for chances 1/2, 1/3 and 1/4: all three 1/24; exactly two 1/2·1/3·3/4 + 1/2·2/3·1/4 + 1/2·1/3·1/4 = 6/24.
        let draws = [one_of(2), one_of(3), one_of(4)];
        assert!(near(tails(&draws, 3).at_least, 1.0 / 24.0));
        assert!(near(tails(&draws, 2).at_least, 7.0 / 24.0));
        assert!(near(tails(&draws, 1).at_most, 1.0 - 7.0 / 24.0));
        // Two best of three: the longest is one of them with 2/3.
        assert!(near(tails(&[Draw { of: 3, marked: 2, drawn: 1 }], 1).at_least, 2.0 / 3.0));
    }

    #[test]
    fn one_draw_is_the_exact_test_of_fisher() {
        // The lady tasting tea: 4 of 8 marked, 4 drawn; all right 1/70, three right or more 17/70.
        let tea = [Draw { of: 8, marked: 4, drawn: 4 }];
        assert!(near(tails(&tea, 4).at_least, 1.0 / 70.0));
        assert!(near(tails(&tea, 3).at_least, 17.0 / 70.0));
        assert!(near(tails(&tea, 3).two_sided(), 34.0 / 70.0));
        // A draw that cannot miss: 3 of 4 marked, 2 drawn, at least 1.
        assert!(near(tails(&[Draw { of: 4, marked: 3, drawn: 2 }], 1).at_least, 1.0));
        assert!(near(tails(&[Draw { of: 4, marked: 3, drawn: 2 }], 1).at_most, 0.5));
    }

    #[test]
    fn several_draws_are_convolved() {
        // 2 of 4 marked, 2 drawn: 1/6, 4/6, 1/6. Twice: both full 1/36; three or more 1/36 + 2·(4/6·1/6) = 9/36.
        let draws = [Draw { of: 4, marked: 2, drawn: 2 }; 2];
        assert!(near(tails(&draws, 4).at_least, 1.0 / 36.0));
        assert!(near(tails(&draws, 3).at_least, 9.0 / 36.0));
    }

    #[test]
    fn many_draws_are_approximated_well() {
        let draws = [one_of(3); 420];
        let exact = tails(&draws[..400], 150).at_least;
        let mean = 400.0 / 3.0;
        let deviation = (400.0_f64 * 2.0 / 9.0).sqrt();
        let approximate = 0.5 * erfc((149.5 - mean) / deviation / std::f64::consts::SQRT_2);
        assert!((exact - approximate).abs() < 0.002, "{exact} {approximate}");
        let beyond = tails(&draws, 160);
        assert!((0.0..0.05).contains(&beyond.at_least) && beyond.at_most > 0.95, "{beyond:?}");
        assert_eq!(tails(&[Draw { of: 3, marked: 3, drawn: 1 }; 500], 500).at_least, 1.0);
    }

    #[test]
    fn ranks_are_compared_exactly() {
        // By hand: {1, 2} against {3, 4, 5} is the lowest of 10 choices, and the highest is as far.
        assert!(near(rank_difference(&[10, 20], &[30, 40, 50]), 0.2));
        assert!(near(rank_difference(&[30, 40, 50], &[10, 20]), 0.2));
        // {1, 3} against {2, 4}: sums 3 4 5 5 6 7, ours 4, mean 5: four of six are as far.
        assert!(near(rank_difference(&[1, 3], &[2, 4]), 4.0 / 6.0));
        // Four against four apart: 2 of C(8,4) = 70.
        assert!(near(rank_difference(&[1, 2, 3, 4], &[5, 6, 7, 8]), 2.0 / 70.0));
        // With a tie: values 1 1 2, ranks 1.5 1.5 3; {2} against {1, 1}: mean 2, ours 1 off; only 3 is as far: 1 of 3.
        assert!(near(rank_difference(&[2], &[1, 1]), 1.0 / 3.0));
        assert_eq!(rank_difference(&[], &[1]), 1.0);
        assert_eq!(rank_difference(&[7; 5], &[7; 6]), 1.0);
        assert_eq!(rank_difference(&[7; 50], &[7; 60]), 1.0);
    }

    #[test]
    fn many_ranks_are_approximated_well() {
        let first: Vec<usize> = (0..20).map(|n| 3 * n + 9).collect();
        let second: Vec<usize> = (0..20).map(|n| 3 * n + 1).collect();
        let exact = rank_difference(&first, &second);
        let more: Vec<usize> = first.iter().copied().chain([31]).collect();
        let approximate = rank_difference(&more, &second);
        assert!((exact - approximate).abs() < 0.03, "{exact} {approximate}");
    }

    proptest! {
        #[test]
        fn tails_are_probabilities_and_overlap_in_the_count(
            draws in prop::collection::vec((1_usize..7).prop_flat_map(|of| (Just(of), 0..=of, 0..=of)), 1..12),
            count in 0_usize..20,
        ) {
            let draws: Vec<Draw> = draws.into_iter().map(|(of, marked, drawn)| Draw { of, marked, drawn }).collect();
            let here = tails(&draws, count);
            let above = tails(&draws, count + 1);
            prop_assert!((0.0..=1.0).contains(&here.at_least) && (0.0..=1.0).contains(&here.at_most));
            prop_assert!((here.at_most + above.at_least - 1.0).abs() < 1e-9);
        }

        #[test]
        fn it_does_not_matter_which_group_is_called_first(
            first in prop::collection::vec(0_usize..30, 1..30),
            second in prop::collection::vec(0_usize..30, 1..30),
        ) {
            let there = rank_difference(&first, &second);
            prop_assert!((0.0..=1.0 + 1e-9).contains(&there));
            prop_assert!((there - rank_difference(&second, &first)).abs() < 1e-9);
        }
    }
}
