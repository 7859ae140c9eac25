//! The ledger from outside: what its callers, its operators and third parties rely on.

mod everyday;
mod place;
mod recovery;
