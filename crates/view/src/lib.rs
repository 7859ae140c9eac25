//! Disposable readings of the ledger: register, people, traffic.
//!
//! In scope: what the entries of a ledger add up to, kept so that questions are answered fast. Each view is a file
//! with its cursor in the same transaction; it can be deleted at any time and equals its incremental self when built
//! again.
//! Out of scope: who may see what. A view holds everything and decides nothing: what it hands out goes through
//! `tansiq-agreement` before anybody sees it, and what is searched is told beforehand which release classes count.
//!
//! ```text
//! ledger --batches, each entry decoded once--> register   members' cards and keys, standing, agreements, principals
//!                                        +---> people     subjects, statements, names, numbers
//!                                        +---> traffic    disclosed, acknowledged, withheld, received, who read
//! ```

mod beside;
mod dump;
mod error;
mod file;
mod follower;
mod marks;
pub mod people;
pub mod register;
mod tail;
#[cfg(test)]
mod tests;
pub mod traffic;
mod views;
mod which;

pub use error::Error;
pub use follower::Follower;
pub use marks::Skipped;
pub use people::People;
pub use register::Register;
pub use traffic::Traffic;
pub use views::Views;
pub use which::Which;
