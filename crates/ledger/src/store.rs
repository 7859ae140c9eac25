//! What a ledger needs of a storage: five durable steps and some plain readings. The storage checks nothing that it
//! stores and understands none of it; whatever it hands back is judged by the ledger.
//!
//! # The durable steps
//! Each either happens wholly or not at all, and has reached the disk when it returns `Ok`. When it returns an error
//! it may *still* have happened: the ledger asks the storage afterwards. "Crash" means the process or the machine
//! stopping at that point.
//!
//! | step | a crash right after it leaves | who repairs it |
//! |---|---|---|
//! | [`Step::Create`] | an empty ledger with its identity; the one who made it was not told | the next opening finds it and goes on |
//! | [`Step::Append`] | the batch and its head; the callers were not answered | nobody need: a caller who sends the same bytes again gets the positions that they have (L5) |
//! | [`Step::Checkpoint`] | a signed checkpoint that nobody was given | nobody need: signing is deterministic, the next request gives the same note |
//! | [`Step::Erase`] | an erased entry, and old copies of its secret in the storage's journal | the next opening, or the next erasure, scrubs |
//! | [`Step::Scrub`] | a scrubbed journal; the caller of the erasure was not answered | nobody need: erasing again answers that it is done |
//!
//! Between the steps there is nothing to lose: the batch durable and the checkpoint lost is the state between
//! `Append` and `Checkpoint`, and an ordinary one.

use crate::frontier::TileHash;
use crate::keys::{KEY_BYTES, LEDGER_ID_BYTES};
use crate::seal::WRAPPED_BYTES;
use crate::{Error, Fault, Hash, Position, TreeSize, What};
use std::fmt;

/// A durable step of a [`Store`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Opening the storage, before anything is read.
    Open,
    /// Reading.
    Read,
    /// [`Store::create`].
    Create,
    /// [`Store::append`].
    Append,
    /// [`Store::put_checkpoint`].
    Checkpoint,
    /// [`Store::erase`].
    Erase,
    /// [`Store::scrub`].
    Scrub,
}

impl Step {
    /// The steps after which something is on the disk that was not there before.
    pub const DURABLE: [Step; 5] = [Step::Create, Step::Append, Step::Checkpoint, Step::Erase, Step::Scrub];
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Step::Open => "opening",
            Step::Read => "reading",
            Step::Create => "making the ledger",
            Step::Append => "storing entries",
            Step::Checkpoint => "storing a checkpoint",
            Step::Erase => "erasing an entry",
            Step::Scrub => "scrubbing after an erasure",
        })
    }
}

/// What a storage says when it cannot.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No space left; nothing of the step is stored.
    #[error("no space left")]
    Full,
    /// It failed; whether the step happened must be asked.
    #[error("{0}")]
    Failed(String),
    /// Its own format is damaged.
    #[error("{0}")]
    Damaged(String),
}

impl StoreError {
    /// The ledger's error for this one, at this step.
    #[must_use]
    pub fn at(self, step: Step) -> Error {
        match self {
            StoreError::Full => Error::Full { step },
            StoreError::Failed(detail) => Error::Storage { step, detail },
            StoreError::Damaged(detail) => Error::Corrupt(Fault::ledger(What::Unreadable(detail))),
        }
    }
}

/// Who a ledger is: written once, when it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Random; the salt of every derived key.
    pub ledger_id: [u8; LEDGER_ID_BYTES],
    /// The origin of its checkpoints.
    pub origin: String,
    /// Tells a wrong master key from a damaged ledger.
    pub key_check: [u8; KEY_BYTES],
}

/// How far the log has come. Written in the same step as the entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many entries there are.
    pub size: TreeSize,
    /// The root of their tree.
    pub root: Hash,
    /// A MAC over both, under a key derived from the master key.
    pub seal: [u8; KEY_BYTES],
}

/// An entry to be stored.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// The entry of the Merkle tree.
    pub commitment: Hash,
    /// The leaf hash of the commitment.
    pub leaf: Hash,
    /// The encrypted payload.
    pub ciphertext: Vec<u8>,
    /// The entry's secret, wrapped under the master key.
    pub wrapped: [u8; WRAPPED_BYTES],
    /// The keyed fingerprint of the payload.
    pub fingerprint: [u8; KEY_BYTES],
}

/// What one append stores: all of it or nothing.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The position of the first entry: the size of the tree before.
    pub first: Position,
    /// The entries, at consecutive positions.
    pub entries: Vec<NewEntry>,
    /// The tree hashes of level 1 and above that the batch completes.
    pub tile_hashes: Vec<TileHash>,
    /// The head after the batch.
    pub head: Head,
}

/// An entry as it is stored: raw, since the storage may be damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// Where it stands.
    pub position: Position,
    /// What should be 32 bytes of commitment.
    pub commitment: Vec<u8>,
    /// What should be 32 bytes of leaf hash.
    pub leaf: Vec<u8>,
    /// The wrapped secret; `None` when it is not there or was overwritten with zeros.
    pub wrapped: Option<Vec<u8>>,
    /// The encrypted payload.
    pub ciphertext: Option<Vec<u8>>,
    /// Its erasure, if it was erased.
    pub erasure: Option<StoredErasure>,
}

/// The mark that an erasure leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredErasure {
    /// The reason code that the caller gave.
    pub reason: u16,
    /// A MAC over position and reason.
    pub mark: Vec<u8>,
}

/// A signed checkpoint as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCheckpoint {
    /// The size that it is filed under.
    pub size: TreeSize,
    /// The signed note, with every signature line that is kept.
    pub note: Vec<u8>,
    /// A MAC over both, under a key derived from the master key.
    pub seal: Vec<u8>,
}

/// Reading a storage. Every call sees one state that was durable at some moment, never half a step.
pub trait Reader: Send {
    /// The ledger's identity; `None` before it is made.
    ///
    /// # Errors
    /// When the storage cannot read, here and in every other method.
    fn identity(&mut self) -> Result<Option<Identity>, StoreError>;
    /// How far the log has come; `None` before it is made.
    fn head(&mut self) -> Result<Option<Head>, StoreError>;
    /// One more than the highest stored position, whatever the head says.
    fn stored_size(&mut self) -> Result<TreeSize, StoreError>;
    /// Entries from `from` on in rising order: at most `max`, and no further one after `max_bytes` of ciphertext.
    fn entries(
        &mut self,
        from: Position,
        max: usize,
        max_bytes: usize,
    ) -> Result<Vec<StoredEntry>, StoreError>;
    /// Leaf hashes from `from` on, in rising order, at most `max`.
    fn leaves(&mut self, from: Position, max: usize) -> Result<Vec<(Position, Vec<u8>)>, StoreError>;
    /// Commitments from `from` on, in rising order, at most `max`.
    fn commitments(&mut self, from: Position, max: usize) -> Result<Vec<(Position, Vec<u8>)>, StoreError>;
    /// Tree hashes of `level` (1 and above) from index `from` on, in rising order, at most `max`.
    fn tile_hashes(&mut self, level: u8, from: u64, max: usize) -> Result<Vec<(u64, Vec<u8>)>, StoreError>;
    /// The position of the payload with this fingerprint.
    fn find(&mut self, fingerprint: &[u8; KEY_BYTES]) -> Result<Option<Position>, StoreError>;
    /// How many fingerprints point below this size.
    fn count_fingerprints(&mut self, below: TreeSize) -> Result<u64, StoreError>;
    /// Fingerprints after this one (all when empty) in rising order, at most `max`.
    fn fingerprints(&mut self, after: &[u8], max: usize) -> Result<Vec<(Vec<u8>, Position)>, StoreError>;
    /// The stored checkpoints of the largest trees, the largest first, at most `max`.
    fn last_checkpoints(&mut self, max: usize) -> Result<Vec<StoredCheckpoint>, StoreError>;
    /// The stored checkpoint of the largest tree.
    fn latest_checkpoint(&mut self) -> Result<Option<StoredCheckpoint>, StoreError> {
        Ok(self.last_checkpoints(1)?.into_iter().next())
    }
    /// Checkpoints of trees of at least this size, by rising size, at most `max`.
    fn checkpoints(&mut self, from: TreeSize, max: usize) -> Result<Vec<StoredCheckpoint>, StoreError>;
    /// The storage's own check of its format: nothing when it is sound.
    fn self_check(&mut self) -> Result<Vec<String>, StoreError>;
}

/// A storage opened for writing. There is one at a time for a ledger: the storage itself refuses a second one.
pub trait Store: Send {
    /// Reading through the writer's own eyes: it sees every step that it has made.
    fn reading(&mut self) -> &mut dyn Reader;

    /// [`Step::Create`]: stores the identity and the head of the empty tree.
    ///
    /// # Errors
    /// As described at the top of this module, here and in every other method.
    fn create(&mut self, identity: &Identity, head: &Head) -> Result<(), StoreError>;

    /// [`Step::Append`]: stores entries, fingerprints, tree hashes and head in one step.
    fn append(&mut self, batch: &Batch) -> Result<(), StoreError>;

    /// [`Step::Checkpoint`]: stores a checkpoint, in place of one of the same size.
    fn put_checkpoint(&mut self, checkpoint: &StoredCheckpoint) -> Result<(), StoreError>;

    /// [`Step::Erase`]: overwrites the wrapped secret, removes ciphertext and fingerprint, and leaves the mark. When
    /// the fingerprint is not known (the payload was damaged), whatever points to the position is removed.
    fn erase(
        &mut self,
        position: Position,
        fingerprint: Option<[u8; KEY_BYTES]>,
        erasure: &StoredErasure,
    ) -> Result<(), StoreError>;

    /// [`Step::Scrub`]: removes what erasures left in journals, so that no file of the storage holds it any more.
    fn scrub(&mut self) -> Result<(), StoreError>;

    /// Housekeeping that changes nothing that can be read. Called when there is nothing else to do; an error is not
    /// the end of anything.
    fn tidy(&mut self) -> Result<(), StoreError>;

    /// A further reader beside this writer, for another thread.
    fn reader(&self) -> Result<Box<dyn Reader>, StoreError>;
}

impl<S: Store + ?Sized> Store for Box<S> {
    fn reading(&mut self) -> &mut dyn Reader {
        (**self).reading()
    }

    fn create(&mut self, identity: &Identity, head: &Head) -> Result<(), StoreError> {
        (**self).create(identity, head)
    }

    fn append(&mut self, batch: &Batch) -> Result<(), StoreError> {
        (**self).append(batch)
    }

    fn put_checkpoint(&mut self, checkpoint: &StoredCheckpoint) -> Result<(), StoreError> {
        (**self).put_checkpoint(checkpoint)
    }

    fn erase(
        &mut self,
        position: Position,
        fingerprint: Option<[u8; KEY_BYTES]>,
        erasure: &StoredErasure,
    ) -> Result<(), StoreError> {
        (**self).erase(position, fingerprint, erasure)
    }

    fn scrub(&mut self) -> Result<(), StoreError> {
        (**self).scrub()
    }

    fn tidy(&mut self) -> Result<(), StoreError> {
        (**self).tidy()
    }

    fn reader(&self) -> Result<Box<dyn Reader>, StoreError> {
        (**self).reader()
    }
}
