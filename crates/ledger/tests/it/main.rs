//! The ledger from outside: what its callers, its operators and third parties rely on.

mod damage;
mod erasure;
mod everyday;
mod killed;
mod place;
mod recovery;
mod third_party;
