//! Labels: how a statement must be handled, and how two such demands combine.
//!
//! In scope: levels, releasability, caveats, categories of data and of person, territories, purposes, review
//! dates; their words; their order and join.
//! Out of scope: who may have what (`tansiq-agreement` decides), how labels are written in files and on the
//! wire (`tansiq-report`).
//!
//! Pure: no I/O, no clock, no randomness. Nothing here can be serialised by itself.

mod codes;
mod dimensions;
mod finite;
mod label;
#[cfg(test)]
mod laws;
mod releasability;

pub use codes::{BadCode, MemberCode, Territory};
pub use dimensions::{Category, Caveat, Level, PersonCategory, Purpose};
pub use finite::{Finite, Set, UnknownWord, parse};
pub use label::{Incomplete, Label, Parts};
pub use releasability::Releasability;
