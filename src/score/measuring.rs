//! The arithmetic behind the reaction and confidence figures: signal detection, the Brier score and its partition.
//!
//! It counts nothing itself, decides nothing about when a figure may be shown, and puts nothing into words.

/// What became of the lines of one attempt: flagged or not, countertransference or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Countertransference that was flagged.
    pub hits: u32,
    /// Countertransference that was not flagged.
    pub misses: u32,
    /// Other lines that were flagged.
    pub false_alarms: u32,
    /// Other lines that were not flagged.
    pub correct_rejections: u32,
}

impl Counts {
    /// How many lines were countertransference.
    pub fn signals(&self) -> u32 {
        self.hits + self.misses
    }

    /// How many lines were something else.
    pub fn noise(&self) -> u32 {
        self.false_alarms + self.correct_rejections
    }
}

/// How well signal was told from noise, under the equal-variance normal model.
///
/// All figures rest on rates with the log-linear correction of Hautus (1995), applied always and not only to perfect
/// rates: `H = (hits + ½) / (signals + 1)`, `F = (false alarms + ½) / (noise + 1)`. The correction is fair only where
/// both sides have the same number of lines; otherwise a learner who flags everything gets a d′ that is not 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detection {
    /// `H`, the corrected share of signals that were flagged; above 0 and below 1.
    pub hit_rate: f64,
    /// `F`, the corrected share of noise that was flagged; above 0 and below 1.
    pub false_alarm_rate: f64,
    /// `d′ = z(H) − z(F)`, in standard deviations. 0 is no telling apart; negative is telling apart the wrong way round.
    ///
    /// Its ceiling depends on the number of lines (5 a side: 2.77; 20 a side: 3.96), so it may not be compared across
    /// forms of different length.
    pub d_prime: f64,
    /// `c = −½ (z(H) + z(F))`, in standard deviations. Below 0 flags too readily, above 0 too seldom.
    pub criterion: f64,
    /// The standard error of d′: `√( H(1−H) / (n_s φ(z(H))²) + F(1−F) / (n_n φ(z(F))²) )`, in standard deviations.
    ///
    /// The large-sample formula of Gourevitch and Galanter (1967), put to the corrected rates; rough for short forms.
    pub standard_error: f64,
}

/// Works out detection from counts; `None` if there was no signal or no noise.
pub fn detection(counts: Counts) -> Option<Detection> {
    if counts.signals() == 0 || counts.noise() == 0 {
        return None;
    }
    let (signals, noise) = (f64::from(counts.signals()), f64::from(counts.noise()));
    let hit_rate = (f64::from(counts.hits) + 0.5) / (signals + 1.0);
    let false_alarm_rate = (f64::from(counts.false_alarms) + 0.5) / (noise + 1.0);
    let (z_hit, z_false) = (normal_quantile(hit_rate), normal_quantile(false_alarm_rate));
    let variance = |rate: f64, z: f64, n: f64| rate * (1.0 - rate) / (n * normal_density(z).powi(2));
    Some(Detection {
        hit_rate,
        false_alarm_rate,
        d_prime: z_hit - z_false,
        criterion: -0.5 * (z_hit + z_false),
        standard_error: (variance(hit_rate, z_hit, signals) + variance(false_alarm_rate, z_false, noise)).sqrt(),
    })
}

/// The Brier score of probabilities against what was so: `mean (p − o)²`, with `o` 1 for true and 0 for false.
///
/// From 0 (best) to 1; always saying ½ gives ¼. Strictly proper: nobody gains by saying other than they think.
/// `None` if there is no pair, or if a probability lies outside 0 to 1 (Brier 1950).
pub fn brier(pairs: &[(f64, bool)]) -> Option<f64> {
    mean(pairs, |p, o| (p - o).powi(2))
}

/// Mean probability less the share that was so, −1 to 1: above 0 is over-confidence, below 0 under-confidence.
///
/// `None` if there is no pair, or if a probability lies outside 0 to 1.
pub fn overconfidence(pairs: &[(f64, bool)]) -> Option<f64> {
    mean(pairs, |p, o| p - o)
}

/// Murphy's (1973) partition of the Brier score, `score = reliability − resolution + uncertainty`.
///
/// It is exact because pairs are grouped by identical probability, not into bins. Each part is 0 or more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Murphy {
    /// `Σ n_k (p_k − ō_k)² / n`: how far each stated probability lies from what came true under it; 0 is best.
    pub reliability: f64,
    /// `Σ n_k (ō_k − ō)² / n`: how far the groups differ in what came true; more is better, never above `uncertainty`.
    pub resolution: f64,
    /// `ō (1 − ō)`: how mixed the things asked about were, 0 to ¼; not of the learner's making.
    pub uncertainty: f64,
}

/// Parts the Brier score; `None` if there is no pair, or if a probability lies outside 0 to 1.
pub fn murphy(pairs: &[(f64, bool)]) -> Option<Murphy> {
    let base = mean(pairs, |_, o| o)?;
    let mut sorted = pairs.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut reliability, mut resolution) = (0.0, 0.0);
    for group in sorted.chunk_by(|a, b| a.0 == b.0) {
        let (stated, so, size) = (group[0].0, mean(group, |_, o| o)?, group.len() as f64);
        reliability += size * (stated - so).powi(2);
        resolution += size * (so - base).powi(2);
    }
    let n = pairs.len() as f64;
    Some(Murphy { reliability: reliability / n, resolution: resolution / n, uncertainty: base * (1.0 - base) })
}

/// The density of the standard normal distribution, `φ(z) = exp(−z²/2) / √(2π)`.
pub fn normal_density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// The quantile of the standard normal distribution: the `z` below which the share `p` lies.
///
/// Algorithm AS 241, routine PPND16 (Wichura 1988, *Applied Statistics* 37, 477–484), good to about 1 part in 10¹⁶.
/// Minus and plus infinity for 0 and 1; not a number outside 0 to 1.
pub fn normal_quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        return q * CENTRE.at(0.180_625 - q * q);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail == 0.0 {
        return f64::INFINITY.copysign(q);
    }
    let r = (-tail.ln()).sqrt();
    let z = if r <= 5.0 { NEAR_TAIL.at(r - 1.6) } else { FAR_TAIL.at(r - 5.0) };
    z.copysign(q)
}

/// A quotient of two polynomials, coefficients from the constant term upwards.
struct Rational {
    over: [f64; 8],
    under: [f64; 8],
}

impl Rational {
    fn at(&self, r: f64) -> f64 {
        let polynomial = |coefficients: &[f64; 8]| coefficients.iter().rev().fold(0.0, |sum, c| sum * r + c);
        polynomial(&self.over) / polynomial(&self.under)
    }
}

/// For `p` from 0.075 to 0.925.
const CENTRE: Rational = Rational {
    over: [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    under: [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854,
    ],
};

/// For tails down to about 1.4 × 10⁻¹¹.
const NEAR_TAIL: Rational = Rational {
    over: [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    under: [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
};

/// For tails beyond that.
const FAR_TAIL: Rational = Rational {
    over: [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        1.242_660_947_388_078_4e-3,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    under: [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
};

/// The mean of something over the pairs, with the outcome as 1 or 0; `None` if that has no meaning.
fn mean(pairs: &[(f64, bool)], of: impl Fn(f64, f64) -> f64) -> Option<f64> {
    let meaningful = !pairs.is_empty() && pairs.iter().all(|(p, _)| (0.0..=1.0).contains(p));
    meaningful.then(|| pairs.iter().map(|&(p, so)| of(p, f64::from(u8::from(so)))).sum::<f64>() / pairs.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of six answers in the domain handbook, part 6.4.
    const SIX: [(f64, bool); 6] = [(0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.9, true), (0.5, false)];

    fn of(hits: u32, misses: u32, false_alarms: u32, correct_rejections: u32) -> Detection {
        detection(Counts { hits, misses, false_alarms, correct_rejections }).expect("both sides have lines")
    }

    /// A figure that these pairs must have.
    fn sure<T>(figure: Option<T>) -> T {
        figure.expect("the pairs have a figure")
    }

    #[track_caller]
    fn near(left: f64, right: f64) {
        assert!((left - right).abs() <= 1e-6, "{left} is not {right}");
    }

    #[test]
    fn detection_agrees_with_the_table_of_the_handbook() {
        for (counts, hit_rate, false_alarm_rate, d_prime, criterion) in [
            ([12, 3, 2, 8], 0.781_250, 0.227_273, 1.524_280, -0.014_282),
            ([15, 0, 0, 10], 0.968_750, 0.045_455, 3.553_353, -0.086_055),
            ([9, 6, 6, 4], 0.593_750, 0.590_909, 0.007_318, -0.233_543),
            ([15, 0, 10, 0], 0.968_750, 0.954_545, 0.172_110, -1.776_677),
        ] {
            let [hits, misses, false_alarms, correct_rejections] = counts;
            let found = of(hits, misses, false_alarms, correct_rejections);
            near(found.hit_rate, hit_rate);
            near(found.false_alarm_rate, false_alarm_rate);
            near(found.d_prime, d_prime);
            near(found.criterion, criterion);
        }
    }

    #[test]
    fn the_standard_error_of_the_first_row_is_a_little_over_half() {
        assert!((of(12, 3, 2, 8).standard_error - 0.57).abs() < 0.005);
    }

    #[test]
    fn the_ceiling_of_d_prime_rises_with_the_number_of_lines() {
        for (lines, ceiling) in [(5, 2.766), (10, 3.381), (20, 3.962)] {
            assert!((of(lines, 0, 0, lines).d_prime - ceiling).abs() < 5e-4);
        }
        assert!((3.5..3.7).contains(&of(12, 0, 0, 12).d_prime));
        assert!((3.65..3.75).contains(&of(15, 0, 0, 15).d_prime));
    }

    #[test]
    fn with_equal_numbers_a_learner_who_flags_everything_scores_d_prime_0() {
        for lines in 1..=40 {
            assert_eq!(of(lines, 0, lines, 0).d_prime, 0.0);
            assert_eq!(of(0, lines, 0, lines).d_prime, 0.0);
            assert!(of(lines, 0, lines, 0).criterion < 0.0);
            assert!(of(0, lines, 0, lines).criterion > 0.0);
        }
    }

    #[test]
    fn a_learner_who_is_always_wrong_mirrors_one_who_is_always_right() {
        let (right, wrong) = (of(8, 0, 0, 8), of(0, 8, 8, 0));
        near(right.d_prime, -wrong.d_prime);
        near(right.criterion, 0.0);
        near(right.standard_error, wrong.standard_error);
    }

    #[test]
    fn one_more_hit_never_lowers_d_prime() {
        for hits in 0..8 {
            assert!(of(hits + 1, 7 - hits, 3, 5).d_prime > of(hits, 8 - hits, 3, 5).d_prime);
        }
    }

    #[test]
    fn without_signals_or_without_noise_there_is_no_detection() {
        assert_eq!(detection(Counts::default()), None);
        assert_eq!(detection(Counts { hits: 3, misses: 1, ..Counts::default() }), None);
        assert_eq!(detection(Counts { false_alarms: 2, ..Counts::default() }), None);
    }

    #[test]
    fn the_normal_quantile_agrees_with_published_values() {
        // The three checks that Wichura prints for PPND16.
        for (p, z) in [(0.25, -0.674_489_750_196_081_7), (0.001, -3.090_232_306_167_814), (1e-20, -9.262_340_089_798_408)] {
            assert!((normal_quantile(p) - z).abs() < 1e-14, "{p}");
        }
        near(normal_quantile(0.975), 1.959_964);
    }

    #[test]
    fn the_normal_quantile_is_odd_about_one_half_and_rises() {
        let steps: Vec<f64> = (1..1000).map(|step| normal_quantile(f64::from(step) / 1000.0)).collect();
        assert!(steps.is_sorted());
        for (low, high) in steps.iter().zip(steps.iter().rev()) {
            assert!((low + high).abs() < 1e-12);
        }
        assert_eq!(normal_quantile(0.5), 0.0);
    }

    #[test]
    fn the_normal_quantile_has_infinite_ends_and_no_value_beyond() {
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
        assert!(normal_quantile(-0.1).is_nan() && normal_quantile(1.1).is_nan() && normal_quantile(f64::NAN).is_nan());
    }

    #[test]
    fn the_slope_of_the_normal_quantile_is_one_over_the_density() {
        for p in [0.01, 0.07, 0.3, 0.5, 0.9, 0.999] {
            let slope = (normal_quantile(p + 1e-7) - normal_quantile(p - 1e-7)) / 2e-7;
            assert!((slope * normal_density(normal_quantile(p)) - 1.0).abs() < 1e-5, "{p}");
        }
    }

    #[test]
    fn confidence_agrees_with_the_example_of_the_handbook() {
        near(sure(brier(&SIX)), 0.16);
        near(sure(overconfidence(&SIX)), 0.066_667);
        let parts = sure(murphy(&SIX));
        near(parts.reliability, 0.16);
        near(parts.resolution, 0.222_222);
        near(parts.uncertainty, 0.222_222);
    }

    #[test]
    fn murphys_parts_always_add_up_to_the_brier_score() {
        let mut pairs = Vec::new();
        for step in 0..60_u32 {
            pairs.push((f64::from(step * 7 % 11) / 10.0, step * 5 % 7 < 3));
            let parts = sure(murphy(&pairs));
            assert!((parts.reliability - parts.resolution + parts.uncertainty - sure(brier(&pairs))).abs() < 1e-12);
            assert!(parts.resolution <= parts.uncertainty + 1e-12);
        }
    }

    #[test]
    fn always_saying_one_half_scores_a_quarter_and_resolves_nothing() {
        let pairs = [(0.5, true), (0.5, false), (0.5, false), (0.5, true)];
        assert_eq!(brier(&pairs), Some(0.25));
        assert_eq!(overconfidence(&pairs), Some(0.0));
        assert_eq!(murphy(&pairs), Some(Murphy { reliability: 0.0, resolution: 0.0, uncertainty: 0.25 }));
    }

    #[test]
    fn saying_what_one_thinks_scores_best() {
        // Seven in ten are so: of all stated probabilities, 0.7 costs least.
        let cost = |stated: f64| sure(brier(&(0..10).map(|i| (stated, i < 7)).collect::<Vec<_>>()));
        assert!((0..=100).map(f64::from).all(|stated| cost(stated / 100.0) >= cost(0.7)));
    }

    #[test]
    fn nothing_asked_and_impossible_probabilities_give_no_figure() {
        for pairs in [&[][..], &[(1.5, true)], &[(f64::NAN, false)], &[(0.5, true), (-0.1, true)]] {
            assert_eq!((brier(pairs), overconfidence(pairs), murphy(pairs)), (None, None, None));
        }
    }
}
