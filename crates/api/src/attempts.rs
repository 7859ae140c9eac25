//! How often somebody may try to log in: per login, and in all.

use crate::limits::{LOGINS_PER_MINUTE_ALL, LOGINS_PER_MINUTE_EACH};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};
use std::num::NonZeroU32;

/// Logins that are remembered before those that are at rest again are forgotten.
const REMEMBERED: usize = 10_000;

/// Counts attempts. A login is remembered by its hash, so that a long one takes no more room.
pub(crate) struct Attempts {
    each: DefaultKeyedRateLimiter<[u8; 32]>,
    all: DefaultDirectRateLimiter,
}

fn per_minute(attempts: u32) -> Quota {
    Quota::per_minute(NonZeroU32::new(attempts).unwrap_or(NonZeroU32::MIN))
}

impl Attempts {
    pub(crate) fn new() -> Attempts {
        Attempts {
            each: RateLimiter::keyed(per_minute(LOGINS_PER_MINUTE_EACH)),
            all: RateLimiter::direct(per_minute(LOGINS_PER_MINUTE_ALL)),
        }
    }

    /// Counts an attempt.
    ///
    /// # Errors
    /// The seconds after which the next one is taken.
    pub(crate) fn count(&self, login: &str) -> Result<(), u64> {
        if self.each.len() > REMEMBERED {
            self.each.retain_recent();
        }
        let now = DefaultClock::default().now();
        let key = Sha256::digest(login.as_bytes()).into();
        // The login first: who guesses at one login does not keep everybody else out.
        let waiting = self.each.check_key(&key).err().or_else(|| self.all.check().err());
        match waiting {
            None => Ok(()),
            Some(until) => Err(until.wait_time_from(now).as_secs() + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_at_one_login_is_stopped_and_others_go_on() {
        let attempts = Attempts::new();
        for _ in 0..LOGINS_PER_MINUTE_EACH {
            assert_eq!(attempts.count("amal"), Ok(()));
        }
        let wait = attempts.count("amal").unwrap_err();
        assert!((1..=60).contains(&wait), "{wait}");
        assert_eq!(attempts.count("salim"), Ok(()));
    }

    #[test]
    fn guessing_over_many_logins_is_stopped() {
        let attempts = Attempts::new();
        let taken = (0..200).filter(|n| attempts.count(&n.to_string()).is_ok()).count();
        assert!((60..=62).contains(&taken), "{taken}");
    }
}
