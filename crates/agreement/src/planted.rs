//! Six known leaks that a test can plant, to show that the harness which looks for leaks finds each of them.
//!
//! Without debug assertions, so in every build that is handed out, [`planted`] is a constant no and there is nothing
//! to switch on.

/// A known kind of leak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Leak {
    /// How many entries there are, whoever may read them.
    Count = 1,
    /// What is not for the reader is forbidden, and what does not exist is not found.
    Existence,
    /// A member hears that something was withheld from it.
    Notification,
    /// The id of a subject of which nothing is released.
    Reference,
    /// Order by what is not released.
    Order,
    /// A statement is for whatever something else of its report was given for.
    Use,
}

#[cfg(debug_assertions)]
static PLANTED: std::sync::atomic::AtomicU8 = std::sync::atomic::AtomicU8::new(0);

/// Plants a leak in this process, in the place of the one before, or none.
#[cfg(debug_assertions)]
pub fn plant(leak: Option<Leak>) {
    PLANTED.store(leak.map_or(0, |leak| leak as u8), std::sync::atomic::Ordering::SeqCst);
}

/// Whether this leak is planted.
#[cfg(debug_assertions)]
pub fn planted(leak: Leak) -> bool {
    PLANTED.load(std::sync::atomic::Ordering::Relaxed) == leak as u8
}

/// Whether this leak is planted: never, in a build without debug assertions.
#[cfg(not(debug_assertions))]
pub const fn planted(_: Leak) -> bool {
    false
}
