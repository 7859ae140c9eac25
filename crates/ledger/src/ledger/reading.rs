//! Looking at entries: read, opened and checked against their commitments.

use super::{Entry, Ledger, ReasonCode};
use crate::checkpoint::SignedCheckpoint;
use crate::keys::LedgerKeys;
use crate::settings::{MAX_READ_BYTES, MAX_READ_ENTRIES};
use crate::store::{Step, StoredEntry};
use crate::verify::{self, Verification};
use crate::{Error, Fault, Hash, Position, What, recovery, seal};
use subtle::ConstantTimeEq;

impl Ledger {
    /// Entries from `from` on, without a gap. At most `max`, at most [`MAX_READ_ENTRIES`], and fewer when they are
    /// large: read on from the position after the last. Empty only at the end of the log, or when `max` is 0.
    ///
    /// # Errors
    /// [`Error::Corrupt`] naming the first entry that is not what was appended, and what the storage says.
    pub fn read(&self, from: Position, max: usize) -> Result<Vec<(Position, Entry)>, Error> {
        // Only what is acknowledged: a batch whose outcome is still open must not be seen before it is settled.
        let held = self.len().0.saturating_sub(from.0);
        let max = max.min(MAX_READ_ENTRIES).min(usize::try_from(held).unwrap_or(usize::MAX));
        if max == 0 {
            return Ok(Vec::new());
        }
        let stored = self.inner.readers.with(|reader| reader.entries(from, max, MAX_READ_BYTES));
        let stored = stored.map_err(|error| error.at(Step::Read))?;
        if stored.is_empty() {
            return Err(Error::Corrupt(Fault::entry(from, What::Missing)));
        }
        let expected = (from.0..).map(Position);
        expected.zip(stored).map(|(position, entry)| Ok((position, self.opened(position, &entry)?))).collect()
    }

    /// The entry at a position.
    ///
    /// # Errors
    /// [`Error::NoSuchPosition`], and those of [`Ledger::read`].
    pub fn get(&self, position: Position) -> Result<Entry, Error> {
        let first = self.read(position, 1)?.into_iter().next();
        first.map(|(_, entry)| entry).ok_or(Error::NoSuchPosition { position, size: self.len() })
    }

    /// Why an entry was erased; `None` when it was not.
    ///
    /// # Errors
    /// [`Error::NoSuchPosition`], [`Error::Corrupt`] when the mark is not genuine, and what the storage says.
    pub fn erasure(&self, position: Position) -> Result<Option<ReasonCode>, Error> {
        let stored = self.stored(position)?;
        if self.opened(position, &stored)? == Entry::Erased {
            Ok(stored.erasure.map(|erasure| ReasonCode(erasure.reason)))
        } else {
            Ok(None)
        }
    }

    /// The 32 bytes that stand in the tree for an entry. [`Hash::of_leaf`] of them is what proofs are about.
    ///
    /// # Errors
    /// [`Error::NoSuchPosition`], [`Error::Corrupt`], and what the storage says.
    pub fn commitment(&self, position: Position) -> Result<Hash, Error> {
        let stored = self.stored(position)?;
        let length = stored.commitment.len();
        Hash::from_slice(&stored.commitment)
            .ok_or_else(|| Error::Corrupt(Fault::entry(position, What::CommitmentLength(length))))
    }

    fn stored(&self, position: Position) -> Result<StoredEntry, Error> {
        if !self.len().holds(position) {
            return Err(Error::NoSuchPosition { position, size: self.len() });
        }
        let found = self.inner.readers.with(|reader| reader.entries(position, 1, 0));
        let found =
            found.map_err(|error| error.at(Step::Read))?.into_iter().find(|entry| entry.position == position);
        found.ok_or(Error::Corrupt(Fault::entry(position, What::Missing)))
    }

    fn opened(&self, position: Position, stored: &StoredEntry) -> Result<Entry, Error> {
        open_stored(&self.inner.keys, position, stored)
            .map_err(|what| Error::Corrupt(Fault::entry(position, what)))
    }

    /// The stored checkpoint of the largest tree, with every signature line that is kept; `None` before the first.
    ///
    /// # Errors
    /// What the storage says.
    pub fn latest_checkpoint(&self) -> Result<Option<SignedCheckpoint>, Error> {
        Ok(self.last_checkpoints(1)?.into_iter().next())
    }

    /// The stored checkpoints of the largest trees, the largest first, each with every signature line that is kept.
    ///
    /// # Errors
    /// What the storage says.
    pub fn last_checkpoints(&self, max: usize) -> Result<Vec<SignedCheckpoint>, Error> {
        let stored = self.inner.readers.with(|reader| reader.last_checkpoints(max));
        let verifiers = recovery::verifiers(&self.inner.settings)?;
        let open = |stored| recovery::open_checkpoint(&self.inner.keys, &stored, &verifiers);
        stored.map_err(|error| error.at(Step::Read))?.into_iter().map(open).collect()
    }

    /// Checks everything that is stored (see [`verify`](crate::verify)) while the ledger stays in use.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the ledger's identity cannot be read; all else is in the result.
    pub fn verify(&self, progress: impl FnMut(u64, u64)) -> Result<Verification, Error> {
        self.inner.readers.with(|reader| verify::verify(reader, &self.inner.settings, progress))
    }
}

/// What a stored entry is to a reader, or what is wrong with it.
pub(crate) fn open_stored(
    keys: &LedgerKeys,
    position: Position,
    stored: &StoredEntry,
) -> Result<Entry, What> {
    if stored.position != position {
        return Err(What::Missing);
    }
    if let Some(erasure) = &stored.erasure {
        let genuine = keys.erasure_mark(position, erasure.reason).ct_eq(&erasure.mark);
        return match (bool::from(genuine), &stored.wrapped, &stored.ciphertext) {
            (false, ..) => Err(What::ErasureMark),
            (true, None, None) => Ok(Entry::Erased),
            (true, ..) => Err(What::HalfErased),
        };
    }
    let commitment = Hash::from_slice(&stored.commitment);
    let commitment = commitment.ok_or(What::CommitmentLength(stored.commitment.len()))?;
    let wrapped = stored.wrapped.as_deref().ok_or(What::SecretMissing)?;
    let ciphertext = stored.ciphertext.as_deref().ok_or(What::PayloadMissing)?;
    seal::open(keys, position, &commitment, wrapped, ciphertext).map(Entry::Payload)
}
