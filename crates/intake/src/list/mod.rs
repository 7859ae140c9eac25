//! A list against what was taken in of it before: what is new, amended, back, taken off, and what stays as it was.

mod delisting;
mod difference;
mod entry;
mod guard;
mod held;
mod prepare;
mod summary;

pub(crate) use entry::{ListEntry, source_of};
pub(crate) use prepare::Prepared;
pub use summary::ImportSummary;
