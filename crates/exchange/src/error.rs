//! What can go wrong at this node while it gives or receives.

use tansiq_ledger::Position;

/// Trouble at this node. What another node did wrong is a [`Refusal`](crate::Refusal) or a
/// [`Setback`](crate::Setback).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    // Our disk.
    /// The ledger could not store or read.
    #[error(transparent)]
    Ledger(#[from] tansiq_ledger::Error),
    /// The lanes' file could not be read or written. It can be deleted: it is rebuilt from the ledger.
    #[error("the lanes' file failed: {0}; it can be deleted and is then rebuilt from the ledger")]
    Lanes(#[from] rusqlite::Error),

    // What is stored is not what was written.
    /// An entry that this program cannot read: it was written by a newer one, or is damaged.
    #[error(
        "expected an entry of a known form at position {at}; found another: was it written by a newer version?"
    )]
    Entry {
        /// Where it stands.
        at: Position,
    },
    /// The lanes' file was made by another version or for another ledger.
    #[error("expected the lanes of this ledger, read to at most {expected}; found lanes read to {found}")]
    NotTheseLanes {
        /// Entries in the ledger.
        expected: u64,
        /// Entries that the lanes have read.
        found: u64,
    },

    // Our caller.
    /// Work on a thread was given up, since the program ends.
    #[error("the exchange is closing")]
    Closing,
}
