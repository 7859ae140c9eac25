//! Random numbers that a seed repeats: for schedules, and for ids in tests. SplitMix64 (Steele, Lea, Flood 2014).

use parking_lot::Mutex;
use tansiq_exchange::Random;

/// A source of numbers that says the same after the same seed.
#[derive(Debug)]
pub struct Chance(Mutex<u64>);

impl Chance {
    /// The source that grows from a seed.
    pub fn of(seed: u64) -> Chance {
        Chance(Mutex::new(seed))
    }

    /// The next 64 bits.
    pub fn next(&self) -> u64 {
        let mut state = self.0.lock();
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// Whether something happens that happens in so many of a hundred cases.
    pub fn percent(&self, cases: u64) -> bool {
        self.below(100) < cases
    }

    /// One of several.
    ///
    /// # Panics
    /// When there is none.
    pub fn one<T: Copy>(&self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).expect("an index fits")]
    }
}

impl Random for Chance {
    fn bits(&self) -> [u8; 16] {
        ((u128::from(self.next()) << 64) | u128::from(self.next())).to_be_bytes()
    }
}
