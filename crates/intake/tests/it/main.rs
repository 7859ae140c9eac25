//! Taking in reports and lists, into a real ledger in memory and on disk.

mod fixtures;
mod lists;
mod refusals;
mod reports;
mod strangers;
mod world;
