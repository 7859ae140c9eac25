//! The ledger from outside: what its callers, its operators and third parties rely on.

#![allow(clippy::unwrap_used, reason = "in a test an error is a failed test")]

mod audit;
mod copies;
mod damage;
mod erasure;
mod everyday;
mod full_disk;
mod independent;
mod killed;
mod place;
mod recovery;
mod stored_forms;
mod third_party;
mod witness;
