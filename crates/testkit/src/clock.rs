//! A clock that stands until it is set.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tansiq_exchange::Clock;
use tansiq_report::Moment;

/// A clock that tests set. Clones of one clock share the time; each node may be off by its own error.
#[derive(Debug, Clone)]
pub struct FakeClock {
    time: Arc<AtomicI64>,
    error: Arc<AtomicI64>,
}

impl FakeClock {
    /// A clock that stands at a moment.
    pub fn at(moment: Moment) -> FakeClock {
        FakeClock { time: Arc::new(AtomicI64::new(moment.millis())), error: Arc::default() }
    }

    /// A clock with the same time and an error of its own, which is none yet.
    pub fn another(&self) -> FakeClock {
        FakeClock { time: Arc::clone(&self.time), error: Arc::default() }
    }

    /// Lets time pass, for every clock with this time.
    pub fn pass(&self, millis: i64) {
        self.time.fetch_add(millis, Ordering::SeqCst);
    }

    /// Sets this clock wrong by so much, or right again.
    pub fn set_error(&self, millis: i64) {
        self.error.store(millis, Ordering::SeqCst);
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Moment {
        Moment::from_millis(self.time.load(Ordering::SeqCst)).plus_millis(self.error.load(Ordering::SeqCst))
    }
}
