//! One thing that is wrong in a stored ledger: where, and what.

use crate::{Position, TreeSize};
use std::fmt;

/// One thing that is wrong, and where. Its words never hold a byte of a payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// What is wrong there.
    pub what: What,
}

/// Where a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The ledger as a whole: its identity, its head, its file.
    Ledger,
    /// One entry.
    Entry(Position),
    /// A stored tree hash, which covers the entries `first..=last`.
    TileHash {
        /// Tile level, from 1.
        level: u8,
        /// Which hash of the level.
        index: u64,
        /// The first entry that it covers.
        first: Position,
        /// The last entry that it covers.
        last: Position,
    },
    /// The stored checkpoint of this size.
    Checkpoint(TreeSize),
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum What {
    /// It should be stored and is not.
    Missing,
    /// The storage cannot read it.
    Unreadable(String),
    /// The commitment has not 32 bytes.
    CommitmentLength(usize),
    /// The stored leaf hash is not the hash of the stored commitment.
    LeafHash,
    /// The wrapped secret is missing although the entry is not erased.
    SecretMissing,
    /// The wrapped secret does not open under the master key.
    Secret,
    /// The ciphertext is missing although the entry is not erased.
    PayloadMissing,
    /// The ciphertext does not open under the entry's key.
    Payload,
    /// The payload and blinding do not give the commitment.
    Commitment,
    /// The same bytes, appended again, would not find this entry.
    Fingerprint,
    /// A fingerprint points here that is not of this entry's payload.
    StrayFingerprint,
    /// The mark of an erasure was not made under this ledger's master key.
    ErasureMark,
    /// The entry is marked as erased, yet its secret or its ciphertext is still there.
    HalfErased,
    /// The stored tree hash is not the one of the entries.
    TreeHash,
    /// The seal of the head was not made under this ledger's master key.
    HeadSeal,
    /// The entries give another root than the head states.
    HeadRoot,
    /// The head counts another number of entries than are stored.
    HeadSize {
        /// What the head says.
        head: TreeSize,
        /// What is stored.
        stored: TreeSize,
    },
    /// The checkpoint is not a note that can be read.
    Note(&'static str),
    /// The note is not the one that was stored: its seal was not made over it under this ledger's master key.
    CheckpointSeal,
    /// The checkpoint is not signed by this ledger's key.
    Signature,
    /// The checkpoint names another origin or another size than it is filed under.
    CheckpointText,
    /// The entries give another root than the checkpoint states.
    CheckpointRoot,
    /// The checkpoint counts more entries than the ledger holds: entries were lost after they were published.
    CheckpointAhead {
        /// How many entries the ledger holds.
        held: TreeSize,
    },
    /// The storage's own check found something.
    Storage(String),
}

impl Fault {
    pub(crate) fn entry(position: Position, what: What) -> Fault {
        Fault { place: Place::Entry(position), what }
    }

    pub(crate) fn ledger(what: What) -> Fault {
        Fault { place: Place::Ledger, what }
    }

    pub(crate) fn checkpoint(size: TreeSize, what: What) -> Fault {
        Fault { place: Place::Checkpoint(size), what }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Ledger => f.write_str("the ledger as a whole"),
            Place::Entry(position) => write!(f, "entry {position}"),
            Place::TileHash { level, index, first, last } => {
                write!(f, "tree hash {index} of level {level}, over entries {first} to {last}")
            }
            Place::Checkpoint(size) => write!(f, "the checkpoint of size {size}"),
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Missing => f.write_str("it is missing"),
            What::Unreadable(detail) => write!(f, "it cannot be read ({detail})"),
            What::CommitmentLength(found) => write!(f, "the commitment has {found} bytes instead of 32"),
            What::LeafHash => f.write_str("the leaf hash is not that of the commitment"),
            What::SecretMissing => f.write_str("the secret is missing, and the entry is not erased"),
            What::Secret => f.write_str("the secret does not open under the master key"),
            What::PayloadMissing => f.write_str("the payload is missing, and the entry is not erased"),
            What::Payload => f.write_str("the payload does not open under its key"),
            What::Commitment => f.write_str("the payload does not match the commitment"),
            What::Fingerprint => {
                f.write_str("the fingerprint that finds duplicates is missing or points elsewhere")
            }
            What::StrayFingerprint => f.write_str("a fingerprint points here that belongs to other bytes"),
            What::ErasureMark => f.write_str("the mark of its erasure is not genuine"),
            What::HalfErased => {
                f.write_str("it is marked as erased, and its secret or payload is still there")
            }
            What::TreeHash => f.write_str("the stored hash is not that of its entries"),
            What::HeadSeal => f.write_str("the seal of the head is not genuine"),
            What::HeadRoot => f.write_str("the entries give another root than the head states"),
            What::HeadSize { head, stored } => {
                write!(f, "the head counts {head} entries, and {stored} are stored")
            }
            What::Note(why) => write!(f, "the note is malformed: {why}"),
            What::CheckpointSeal => f.write_str("the note is not the one that was stored"),
            What::Signature => f.write_str("it is not signed by this ledger's key"),
            What::CheckpointText => f.write_str("it names another origin or size"),
            What::CheckpointRoot => f.write_str("the entries give another root than it states"),
            What::CheckpointAhead { held } => {
                write!(
                    f,
                    "it counts more entries than the {held} that the ledger holds: published entries were lost"
                )
            }
            What::Storage(detail) => write!(f, "the storage's own check says: {detail}"),
        }
    }
}
