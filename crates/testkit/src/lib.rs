//! Builders, fixtures, a fake clock and the simulated federation, for tests only.
//!
//! Everything here is fictional and marked EXERCISE. Nothing here is secret: the keys grow from the members' codes.

mod agreements;
pub mod books;
mod chance;
mod clock;
mod directory;
mod members;
mod network;
mod node;
pub mod observe;
mod reports;
mod seeds;

pub use agreements::{BORDER, COMMITTEE, INFORMATION, JOINT_CENTRE, Row, TERRITORIES, Terms, oracle};
pub use chance::Chance;
pub use clock::FakeClock;
pub use directory::LedgerDirectory;
pub use members::{
    FIRST, MEMBERS, SECOND, bundle_secret, card, code, key, later_key, next_card, now, rotated,
};
pub use network::{Faults, MemoryCarrier, Network};
pub use node::SimNode;
pub use reports::{Claim, seal};
pub use seeds::for_each_seed;
