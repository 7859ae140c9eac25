//! Taking in reports and lists, into a real ledger in memory and on disk.

#![allow(clippy::unwrap_used, reason = "in a test an error is a failed test")]

mod differences;
mod fixtures;
mod lists;
mod refusals;
mod reports;
mod strangers;
mod world;
