//! How many items the next delivery of a lane may have: as many as the member takes in within [`AIM`]. What is faster
//! overtakes what waits, and not what is on its way; so nothing may be on its way for long.
//!
//! Only what was given and how long its answer took count here. How long planning took does not: it would tell the member
//! by where its deliveries end how much was looked at and withheld.

use std::time::Duration;
use tansiq_report::MAX_ITEMS;

/// How long the items of one delivery may keep the member busy. Shorter ones cost more than they bring: each has a signed
/// note, a signed receipt and three durable writes of its own.
const AIM: Duration = Duration::from_millis(50);
/// Fewer than these make no delivery faster: what they cost is the delivery's own.
const FEWEST: usize = 16;
/// A lane begins with so many. It has 1,000 after four deliveries that are answered soon enough.
const FIRST: usize = 64;

/// What is known of the member's pace. It may be forgotten.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    room: usize,
    /// The shortest time from sending to the answer: what every delivery takes, whatever is in it.
    shortest: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Pace { room: FIRST, shortest: Duration::MAX }
    }
}

impl Pace {
    /// How many items the next delivery may have, from [`FEWEST`] to [`MAX_ITEMS`].
    pub(crate) fn room(&self) -> usize {
        self.room
    }

    /// A delivery with so many items was answered after this time.
    pub(crate) fn answered(&mut self, items: usize, time: Duration) {
        self.shortest = self.shortest.min(time);
        // A small one says nothing of what an item takes.
        if items * 2 < self.room {
            return;
        }
        let busy = time - self.shortest;
        let fits = (items as f64 * AIM.as_secs_f64() / busy.as_secs_f64().max(f64::EPSILON)) as usize;
        let most = if items < self.room { self.room } else { self.room * 2 };
        self.room = fits.min(most).clamp(FEWEST, MAX_ITEMS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The room after so many full deliveries to a member that takes this long.
    fn after(deliveries: usize, base_millis: u64, micros_each: u64) -> usize {
        let mut pace = Pace::default();
        // A lane begins with an agreement.
        pace.answered(1, Duration::from_millis(base_millis) + Duration::from_micros(micros_each));
        for _ in 0..deliveries {
            let items = pace.room();
            let time = Duration::from_millis(base_millis) + Duration::from_micros(micros_each) * items as u32;
            pace.answered(items, time);
        }
        pace.room()
    }

    #[test]
    fn a_delivery_has_what_the_member_takes_in_within_the_aim() {
        for (base, each, expected) in [
            (3, 50, 1_000..=1_000),
            // A line over a satellite: its length says nothing of the member.
            (600, 50, 1_000..=1_000),
            (3, 200, 250..=300),
            (3, 2_000, 25..=35),
            (3, 50_000, FEWEST..=FEWEST + 2),
        ] {
            let room = after(20, base, each);
            assert!(expected.contains(&room), "{base} ms and {each} µs an item: {room}");
        }
        assert_eq!(after(4, 3, 50), 1_000);
    }

    #[test]
    fn a_small_delivery_says_nothing_and_a_slow_one_is_forgotten_again() {
        let mut pace = Pace::default();
        pace.answered(1, Duration::from_secs(5));
        assert_eq!(pace.room(), FIRST);
        pace.answered(FIRST, Duration::from_millis(1));
        pace.answered(pace.room(), Duration::from_secs(60));
        assert_eq!(pace.room(), FEWEST);
        (0..6).for_each(|_| pace.answered(pace.room(), Duration::from_millis(2)));
        assert_eq!(pace.room(), MAX_ITEMS);
    }
}
