//! How long a case takes a person: what its `minutes` promise, and what is estimated from words and answers.

/// Words read in a minute. Adults read English non-fiction silently at about 238 words a minute on average (Brysbaert 2019, a
/// meta-analysis of 190 studies); scenes to act on, with speech and names to keep apart, and a reader for whom English may be a
/// second language, are taken here at 200 to 230, in the middle 215.
pub const WORDS_A_MINUTE: f64 = 215.0;

/// Seconds to make up one's mind and answer, beyond reading. An assumption of ours without a source: less for a statement to sort,
/// more at a hard decision.
pub const SECONDS_AN_ANSWER: f64 = 5.0;

/// Minutes for so much: words ÷ [`WORDS_A_MINUTE`] + answers × [`SECONDS_AN_ANSWER`] ÷ 60.
pub fn minutes(words: f64, answers: f64) -> f64 {
    words / WORDS_A_MINUTE + answers * SECONDS_AN_ANSWER / 60.0
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn a_play_takes_as_long_as_worked_out_by_hand() {
        // 2,150 words take ten minutes, sixty answers five.
        assert!((minutes(2_150.0, 60.0) - 15.0).abs() < 1e-9);
    }
}
