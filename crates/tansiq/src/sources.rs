//! Time and randomness of this machine, for the crates that take them as arguments.

use tansiq_exchange::{Clock, Random};
use tansiq_report::Moment;

/// The machine's clock.
pub struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> Moment {
        jiff::Timestamp::now().into()
    }
}

/// The machine's source of random bits, seeded by the system and cryptographically strong.
pub struct MachineRandom;

impl Random for MachineRandom {
    fn bits(&self) -> [u8; 16] {
        rand::random()
    }
}

/// 32 random bytes, for a key.
pub fn secret() -> [u8; 32] {
    rand::random()
}
