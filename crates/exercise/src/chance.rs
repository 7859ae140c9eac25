//! Chance from a seed: the same seed makes the same choices on every machine and in every version.
//!
//! SplitMix64 (Steele, Lea and Flood, 2014). Nothing here is a secret, and nothing must be hard to guess; what matters is
//! that no library's next version deals other cards.

/// A source of choices.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The choices for one matter: other matters of the same seed have choices of their own.
    pub(crate) fn of(seed: u64, matter: &str, number: u64) -> Chance {
        let mut chance = Chance(seed ^ number.rotate_left(32));
        for byte in matter.bytes() {
            chance.0 = chance.next() ^ u64::from(byte);
        }
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where `end` is 0.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        let wide = u128::from(self.next()) * u128::from(end);
        // The upper half of the product is below `end`.
        (wide >> 64) as u64
    }

    /// A number from `first` to `last`.
    pub(crate) fn between(&mut self, first: i64, last: i64) -> i64 {
        first + self.below((last - first).unsigned_abs() + 1).cast_signed()
    }

    /// One of these.
    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        // Only called with tables and literals that have rows.
        &all[self.below(all.len() as u64) as usize]
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// 128 bits for an id.
    pub(crate) fn bits(&mut self) -> [u8; 16] {
        ((u128::from(self.next()) << 64) | u128::from(self.next())).to_be_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_that_of_the_paper() {
        // The first values for the seed 1234567, as other implementations have them.
        let mut chance = Chance(1_234_567);
        let first: Vec<_> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn matters_and_numbers_have_choices_of_their_own() {
        let bits = |seed, matter, number| Chance::of(seed, matter, number).bits();
        let all = [bits(1, "a", 0), bits(1, "a", 1), bits(1, "b", 0), bits(2, "a", 0)];
        assert!((0..4).all(|at| !all[..at].contains(&all[at])));
        let mut chance = Chance::of(7, "range", 0);
        assert!((0..1_000).all(|_| (-2..=3).contains(&chance.between(-2, 3))));
        assert_eq!(Chance::of(7, "none", 0).below(0), 0);
    }
}
