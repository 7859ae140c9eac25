//! What can go wrong, grouped by who is at fault. No variant ever holds a byte of a payload.

use crate::{Fault, Position, Step, TreeSize};
use std::path::PathBuf;

/// Every error of the ledger. [`Error::blame`] says whose it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    // Our disk.
    /// No space is left (or the file's quota is reached). Nothing of the request is stored, everything acknowledged
    /// is safe, and the ledger takes entries again as soon as there is space.
    #[error(
        "no space left while storing ({step}): free space on the ledger's disk and try again; nothing acknowledged is lost"
    )]
    Full {
        /// The durable step that found no space.
        step: Step,
    },
    /// The storage failed. Nothing of an append is stored. A checkpoint or an erasure may be stored all the same: ask
    /// again, both are done once however often they are asked for.
    #[error("the ledger's storage failed ({step}): {detail}; the request is not acknowledged, send it again")]
    Storage {
        /// The durable step that failed.
        step: Step,
        /// What the storage said.
        detail: String,
    },
    /// The storage failed and could not be asked afterwards: the request may or may not be stored. Appending the same
    /// bytes again is safe, since they get the position that they may already have.
    #[error(
        "the ledger's storage failed and it is not known whether the request is stored; send the same bytes again: {detail}"
    )]
    Unsettled {
        /// What the storage said.
        detail: String,
    },
    /// The ledger was closed, or its writer ended, before the request was taken.
    #[error("the ledger is closed")]
    Closed,
    /// The system gave no random bytes: nothing can be encrypted, so nothing is stored.
    #[error("the system gave no random bytes: {detail}")]
    NoRandomness {
        /// What the system said.
        detail: String,
    },

    // What is stored is not what was written.
    /// What is stored does not hold together.
    #[error(
        "the ledger is damaged: {0}. Stop this node, keep the files as they are, run the verification, and restore the ledger from a backup or from the members who hold its entries"
    )]
    Corrupt(Fault),

    // The caller.
    /// The payload is larger than [`crate::MAX_PAYLOAD_BYTES`].
    #[error("a payload of {found} bytes; at most {limit} are taken")]
    PayloadTooLarge {
        /// Bytes given.
        found: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// The batch has more payloads than [`crate::MAX_BATCH_ENTRIES`] or more bytes than [`crate::MAX_BATCH_BYTES`].
    #[error("a batch of {found} {unit}; at most {limit} are taken")]
    BatchTooLarge {
        /// How many were given.
        found: usize,
        /// How many are allowed.
        limit: usize,
        /// "entries" or "bytes".
        unit: &'static str,
    },
    /// No entry stands there.
    #[error("no entry at position {position}: the ledger has {size}")]
    NoSuchPosition {
        /// The position asked for.
        position: Position,
        /// How many entries there are.
        size: TreeSize,
    },
    /// The tree has never had this size, or the older size is above the newer one.
    #[error("no tree of size {asked} here: the ledger has {size} entries")]
    NoSuchTree {
        /// The size asked for.
        asked: TreeSize,
        /// How many entries there are.
        size: TreeSize,
    },
    /// No such tile or entry bundle, or not yet that wide.
    #[error("no tile at level {level}, index {index}, width {width} in a tree of {size} entries")]
    NoSuchTile {
        /// The tile level; an entry bundle counts as level 0.
        level: u8,
        /// The tile's index in its level.
        index: u64,
        /// The width asked for, 1 to 256.
        width: u16,
        /// How many entries there are.
        size: TreeSize,
    },
    /// Another process, or another handle of this one, holds the ledger open for writing.
    #[error("the ledger {path} is in use by another process; stop that one first, or read without writing")]
    InUse {
        /// The lock that is held.
        path: PathBuf,
    },
    /// The master key is not the one that this ledger was made with.
    #[error("this is not the master key of this ledger (or the ledger's identity was damaged)")]
    WrongMasterKey,
    /// The ledger was made under another origin.
    #[error("this ledger has the origin {stored:?}, not {given:?}")]
    WrongOrigin {
        /// The origin that it was made with.
        stored: String,
        /// The origin given at opening.
        given: String,
    },
    /// The origin cannot be the name of a key (C2SP signed-note): it is empty, too long, or has a space, a plus sign
    /// or a control character.
    #[error(
        "not a usable origin: {given:?}; wanted 1 to 256 bytes without spaces, plus signs and control characters"
    )]
    BadOrigin {
        /// The origin given.
        given: String,
    },
    /// The place holds something else, or a ledger of another version.
    #[error("{path} is not a ledger that this program can open: {why}")]
    NotALedger {
        /// The file looked at.
        path: PathBuf,
        /// What was expected and what was found.
        why: String,
    },

    // What somebody else signed or computed.
    /// A signed note, checkpoint or verifier key is malformed.
    #[error("malformed note: {why}")]
    BadNote {
        /// What was expected.
        why: &'static str,
    },
    /// A signature that must be there is missing or false.
    #[error("no valid signature by {key} (after a change of keys the former ones must be named too)")]
    BadSignature {
        /// The name of the key that should have signed.
        key: String,
    },
    /// A proof does not prove what it should.
    #[error("the proof does not hold: {why}")]
    BadProof {
        /// Where it fails.
        why: &'static str,
    },
}

/// Who is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blame {
    /// Our disk or machine: try again later, or call the operator.
    Disk,
    /// What is stored was changed after it was written: stop and call the operator.
    Damage,
    /// The caller asked for what cannot be.
    Caller,
    /// Something signed or computed elsewhere is wrong.
    Other,
}

impl Error {
    /// Who is at fault, for exit codes and wire statuses.
    #[must_use]
    pub fn blame(&self) -> Blame {
        match self {
            Error::Full { .. }
            | Error::Storage { .. }
            | Error::Unsettled { .. }
            | Error::Closed
            | Error::NoRandomness { .. } => Blame::Disk,
            Error::Corrupt(_) => Blame::Damage,
            Error::BadNote { .. } | Error::BadSignature { .. } | Error::BadProof { .. } => Blame::Other,
            _ => Blame::Caller,
        }
    }
}
