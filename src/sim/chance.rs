//! The one source of chance. Each draw stands for itself: what is drawn elsewhere, or not drawn, leaves it alone.

use rand::rngs::ChaCha8Rng;
use rand::{Rng as _, SeedableRng as _};

/// Version of the way chance is drawn; kept in every attempt.
pub const RNG: u32 = 1;

/// Draws 64 bits: a function of the seed, of what is drawn, and of how often that was drawn before. Nothing else.
pub fn draw(seed: u64, key: u64, count: u64) -> u64 {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&key.to_le_bytes());
    bytes[16..24].copy_from_slice(&count.to_le_bytes());
    bytes[24..28].copy_from_slice(&RNG.to_le_bytes());
    ChaCha8Rng::from_seed(bytes).next_u64()
}

/// Whether something with this chance in per cent (0 to 100) happens.
pub fn happens(percent: u32, seed: u64, key: u64, count: u64) -> bool {
    below(draw(seed, key, count), 100) < u64::from(percent)
}

/// Where the outcomes of chance come from.
pub trait Luck {
    /// Whether something with this chance in per cent happens, what it is, and how often it was drawn before. Asked twice for the
    /// same within a week, it says the same.
    fn happens(&mut self, percent: u32, key: u64, count: u64) -> bool;
}

/// The luck of an attempt: that of its seed.
#[derive(Debug, Clone, Copy)]
pub struct Seeded(pub u64);

impl Luck for Seeded {
    fn happens(&mut self, percent: u32, key: u64, count: u64) -> bool {
        happens(percent, self.0, key, count)
    }
}

/// Maps a draw to 0..`limit`, in integers only. The bias is below `limit` / 2⁶⁴.
pub fn below(draw: u64, limit: u64) -> u64 {
    let wide = u128::from(draw) * u128::from(limit);
    u64::try_from(wide >> 64).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_the_same_on_every_platform_and_in_every_version() {
        let golden = [draw(0, 0, 0), draw(1, 0, 0), draw(0, 1, 0), draw(0, 0, 1), draw(u64::MAX, 7, 3)];
        expect_test::expect![[r#"
            [
                9966650989538655850,
                16559583300802862945,
                616607144547620255,
                7605272798538813683,
                392810472100548286,
            ]
        "#]]
        .assert_debug_eq(&golden);
    }

    #[test]
    fn sixty_per_cent_is_about_sixty_in_a_hundred() {
        let often = (0..10_000).filter(|&count| happens(60, 42, 7, count)).count();
        assert!((5_800..6_200).contains(&often), "{often}");
    }

    #[test]
    fn certain_and_impossible_are_just_that() {
        assert!((0..1_000).all(|count| happens(100, 1, 2, count) && !happens(0, 1, 2, count)));
    }
}
