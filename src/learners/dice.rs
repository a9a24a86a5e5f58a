//! What a virtual learner leaves to chance: a stream of its own, apart from the luck of the case.

use crate::score::measuring::normal_quantile;
use crate::sim::chance;

/// Numbers that look random: SplitMix64 (Steele, Lea and Flood 2014), the same for the same seed on every platform.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

/// The weight of the likeliest answer; others weigh a whole number of these parts.
const WHOLE: f64 = 4_294_967_296.0;

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        chance::below(self.draw(), limit as u64) as usize
    }

    pub fn coin(&mut self) -> bool {
        self.draw() >> 63 == 0
    }

    /// One of a list that is not empty.
    pub fn one<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A position, each with the chance that its weight gives it. Not all weights are 0.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = chance::below(self.draw(), weights.iter().sum());
        for (at, &weight) in weights.iter().enumerate() {
            if left < weight {
                return at;
            }
            left -= weight;
        }
        weights.len() - 1
    }

    /// The right one of so many answers with a weight of exp(θ) against 1 for each other; otherwise one of the others.
    pub fn right_of(&mut self, right: usize, answers: usize, theta: f64) -> usize {
        let wrong = weight(-theta);
        let all = wrong * (answers as u64 - 1) + WHOLE as u64;
        if chance::below(self.draw(), all) < WHOLE as u64 {
            return right;
        }
        (right + 1 + self.below(answers - 1)) % answers
    }

    /// A draw from the standard normal distribution.
    pub fn normal(&mut self) -> f64 {
        normal_quantile(((self.draw() >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0)
    }
}

/// exp(x) for x of 0 or less, in whole parts, so that no platform's rounding tips a choice.
pub(super) fn weight(x: f64) -> u64 {
    (x.min(0.0).exp() * WHOLE).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_published_one() {
        let mut dice = Dice::new(1_234_567);
        assert_eq!(
            [dice.draw(), dice.draw(), dice.draw()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn weights_give_their_share() {
        let mut dice = Dice::new(5);
        let first = (0..10_000).filter(|_| dice.weighted(&[3, 1]) == 0).count();
        assert!((7_300..7_700).contains(&first), "{first}");
        // exp(1) / (exp(1) + 3) = 0.475
        let right = (0..10_000).filter(|_| dice.right_of(2, 4, 1.0) == 2).count();
        assert!((4_600..4_900).contains(&right), "{right}");
    }

    #[test]
    fn normal_draws_have_the_spread_of_one() {
        let mut dice = Dice::new(6);
        let draws: Vec<f64> = (0..10_000).map(|_| dice.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 1e4;
        let spread = draws.iter().map(|z| z * z).sum::<f64>() / 1e4;
        assert!(mean.abs() < 0.03 && (spread - 1.0).abs() < 0.05, "{mean} {spread}");
    }
}
