//! How long a lane waits after a failure. Pure: the random bits are an argument.

use std::time::Duration;

/// The wait after the first failure: a node that restarts is back within seconds.
pub const FIRST_WAIT: Duration = Duration::from_millis(250);
/// The longest wait: a member that was away for days is found again within a minute, and costs one attempt a minute
/// until then.
pub const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The wait after so many failures in a row: it doubles from [`FIRST_WAIT`] to [`LONGEST_WAIT`], and is cut by a
/// random part of up to a half, so that members that lost one another do not come back in step.
pub fn wait(failures: u32, bits: [u8; 16]) -> Duration {
    let doubled = 2_u32.saturating_pow(failures.saturating_sub(1));
    let whole = FIRST_WAIT.saturating_mul(doubled).min(LONGEST_WAIT);
    let part = u32::from(u16::from_be_bytes([bits[0], bits[1]]));
    whole - whole.mul_f64(f64::from(part) / f64::from(u16::MAX) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_to_a_limit_and_are_cut_by_at_most_half() {
        let check = |failures, bits, millis| assert_eq!(wait(failures, [bits; 16]).as_millis(), millis);
        check(1, 0, 250);
        check(2, 0, 500);
        check(3, 0, 1_000);
        check(3, 255, 500);
        check(9, 0, 60_000);
        check(u32::MAX, 0, 60_000);
        check(u32::MAX, 255, 30_000);
        check(0, 0, 250);
    }
}
