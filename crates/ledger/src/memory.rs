//! A storage in memory, for tests: it can fail at any step, and it can fail *after* it has stored.
//!
//! Clones share what they hold, so a test can close a ledger and open another over the same memory, as a program does
//! after a crash.

use crate::keys::KEY_BYTES;
use crate::store::{
    Batch, Head, Identity, Reader, Step, Store, StoreError, StoredCheckpoint, StoredEntry, StoredErasure,
};
use crate::{Error, Position, TreeSize};
use parking_lot::Mutex;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Weak};

/// How a step fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Nothing is stored, and an error is returned.
    Before,
    /// Everything is stored, and an error is returned all the same.
    AfterStoring,
    /// There is no space: nothing is stored.
    Full,
}

/// The shared memory, and an opened store over it.
#[derive(Clone, Default)]
pub struct MemoryStore {
    shared: Arc<Mutex<Contents>>,
    /// Held by the handle that [`MemoryStore::open`] gave.
    _writer: Option<Arc<()>>,
}

/// What the memory holds. Public to tests, which damage it.
#[derive(Default)]
pub struct Contents {
    /// See [`Reader::identity`].
    pub identity: Option<Identity>,
    /// See [`Reader::head`].
    pub head: Option<Head>,
    /// Entries by position.
    pub entries: BTreeMap<Position, StoredEntry>,
    /// Tree hashes by level and index.
    pub tile_hashes: BTreeMap<(u8, u64), Vec<u8>>,
    /// Positions by fingerprint.
    pub fingerprints: BTreeMap<Vec<u8>, Position>,
    /// Checkpoints by size.
    pub checkpoints: BTreeMap<TreeSize, StoredCheckpoint>,
    failures: VecDeque<(Step, Failure)>,
    reads_to_pass: usize,
    writer: Weak<()>,
}

impl MemoryStore {
    /// Empty memory.
    #[must_use]
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    /// A handle that writes, of which there is one at a time, as for a file.
    ///
    /// # Errors
    /// [`Error::InUse`] while another one is there.
    pub fn open(&self) -> Result<MemoryStore, Error> {
        let mut contents = self.shared.lock();
        if contents.writer.strong_count() > 0 {
            return Err(Error::InUse { path: "memory".into() });
        }
        let writer = Arc::new(());
        contents.writer = Arc::downgrade(&writer);
        Ok(MemoryStore { shared: Arc::clone(&self.shared), _writer: Some(writer) })
    }

    /// What a copied folder holds: the same now, and from then on its own.
    #[must_use]
    pub fn copy(&self) -> MemoryStore {
        let copy = self.with(|held| Contents {
            identity: held.identity.clone(),
            head: held.head.clone(),
            entries: held.entries.clone(),
            tile_hashes: held.tile_hashes.clone(),
            fingerprints: held.fingerprints.clone(),
            checkpoints: held.checkpoints.clone(),
            ..Contents::default()
        });
        MemoryStore { shared: Arc::new(Mutex::new(copy)), _writer: None }
    }

    /// Makes the next call of `step` fail; several are taken in order, one for each call of their step.
    pub fn fail_next(&self, step: Step, failure: Failure) {
        self.shared.lock().failures.push_back((step, failure));
    }

    /// Lets `passing` readings pass and makes the `failing` after them fail.
    pub fn fail_next_reads_after(&self, passing: usize, failing: usize) {
        let mut contents = self.shared.lock();
        contents.reads_to_pass = passing;
        contents.failures.extend((0..failing).map(|_| (Step::Read, Failure::Before)));
    }

    /// Forgets the failures that have not happened yet.
    pub fn forget_failures(&self) {
        self.shared.lock().failures.clear();
    }

    /// Whether every failure asked for has happened.
    #[must_use]
    pub fn has_failed_as_asked(&self) -> bool {
        self.shared.lock().failures.is_empty()
    }

    /// Looks at what is held, or damages it.
    pub fn with<T>(&self, look: impl FnOnce(&mut Contents) -> T) -> T {
        look(&mut self.shared.lock())
    }

    fn step(&mut self, step: Step, store: impl FnOnce(&mut Contents)) -> Result<(), StoreError> {
        let mut contents = self.shared.lock();
        let failure = contents.take_failure(step);
        if matches!(failure, None | Some(Failure::AfterStoring)) {
            store(&mut contents);
        }
        failure.map_or(Ok(()), |failure| Err(failure.error()))
    }

    fn read<T>(&self, read: impl FnOnce(&Contents) -> T) -> Result<T, StoreError> {
        let mut contents = self.shared.lock();
        if contents.reads_to_pass > 0 {
            contents.reads_to_pass -= 1;
            return Ok(read(&contents));
        }
        match contents.take_failure(Step::Read) {
            None => Ok(read(&contents)),
            Some(failure) => Err(failure.error()),
        }
    }
}

impl Failure {
    fn error(self) -> StoreError {
        match self {
            Failure::Full => StoreError::Full,
            Failure::Before | Failure::AfterStoring => StoreError::Failed("the test asked for it".into()),
        }
    }
}

impl Contents {
    fn take_failure(&mut self, step: Step) -> Option<Failure> {
        let index = self.failures.iter().position(|(asked, _)| *asked == step)?;
        self.failures.remove(index).map(|(_, failure)| failure)
    }

    fn append(&mut self, batch: &Batch) {
        for (position, entry) in (batch.first.0..).map(Position).zip(&batch.entries) {
            let stored = StoredEntry {
                position,
                commitment: entry.commitment.0.to_vec(),
                leaf: entry.leaf.0.to_vec(),
                wrapped: Some(entry.wrapped.to_vec()),
                ciphertext: Some(entry.ciphertext.clone()),
                erasure: None,
            };
            self.entries.insert(position, stored);
            self.fingerprints.insert(entry.fingerprint.to_vec(), position);
        }
        for hash in &batch.tile_hashes {
            self.tile_hashes.insert((hash.level, hash.index), hash.hash.0.to_vec());
        }
        self.head = Some(batch.head.clone());
    }
}

impl Reader for MemoryStore {
    fn identity(&mut self) -> Result<Option<Identity>, StoreError> {
        self.read(|contents| contents.identity.clone())
    }

    fn head(&mut self) -> Result<Option<Head>, StoreError> {
        self.read(|contents| contents.head.clone())
    }

    fn stored_size(&mut self) -> Result<TreeSize, StoreError> {
        self.read(|contents| TreeSize(contents.entries.last_key_value().map_or(0, |(last, _)| last.0 + 1)))
    }

    fn entries(
        &mut self,
        from: Position,
        max: usize,
        max_bytes: usize,
    ) -> Result<Vec<StoredEntry>, StoreError> {
        self.read(|contents| {
            let mut bytes = 0;
            let within = |entry: &&StoredEntry| {
                let room = bytes == 0 || bytes < max_bytes;
                bytes += entry.ciphertext.as_ref().map_or(0, Vec::len);
                room
            };
            contents
                .entries
                .range(from..)
                .map(|(_, entry)| entry)
                .take(max)
                .take_while(within)
                .cloned()
                .collect()
        })
    }

    fn leaves(&mut self, from: Position, max: usize) -> Result<Vec<(Position, Vec<u8>)>, StoreError> {
        self.read(|contents| {
            contents.entries.range(from..).take(max).map(|(at, entry)| (*at, entry.leaf.clone())).collect()
        })
    }

    fn commitments(&mut self, from: Position, max: usize) -> Result<Vec<(Position, Vec<u8>)>, StoreError> {
        self.read(|contents| {
            contents
                .entries
                .range(from..)
                .take(max)
                .map(|(at, entry)| (*at, entry.commitment.clone()))
                .collect()
        })
    }

    fn tile_hashes(&mut self, level: u8, from: u64, max: usize) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        self.read(|contents| {
            let range = contents.tile_hashes.range((level, from)..=(level, u64::MAX));
            range.take(max).map(|((_, index), hash)| (*index, hash.clone())).collect()
        })
    }

    fn find(&mut self, fingerprint: &[u8; KEY_BYTES]) -> Result<Option<Position>, StoreError> {
        self.read(|contents| contents.fingerprints.get(fingerprint.as_slice()).copied())
    }

    fn count_fingerprints(&mut self, below: TreeSize) -> Result<u64, StoreError> {
        self.read(|contents| contents.fingerprints.values().filter(|at| below.holds(**at)).count() as u64)
    }

    fn fingerprints(&mut self, after: &[u8], max: usize) -> Result<Vec<(Vec<u8>, Position)>, StoreError> {
        self.read(|contents| {
            let later =
                contents.fingerprints.iter().filter(|(fingerprint, _)| fingerprint.as_slice() > after);
            later.take(max).map(|(fingerprint, at)| (fingerprint.clone(), *at)).collect()
        })
    }

    fn last_checkpoints(&mut self, max: usize) -> Result<Vec<StoredCheckpoint>, StoreError> {
        self.read(|contents| contents.checkpoints.values().rev().take(max).cloned().collect())
    }

    fn checkpoints(&mut self, from: TreeSize, max: usize) -> Result<Vec<StoredCheckpoint>, StoreError> {
        self.read(|contents| {
            contents.checkpoints.range(from..).take(max).map(|(_, checkpoint)| checkpoint.clone()).collect()
        })
    }

    fn self_check(&mut self) -> Result<Vec<String>, StoreError> {
        self.read(|_| Vec::new())
    }
}

impl Store for MemoryStore {
    fn reading(&mut self) -> &mut dyn Reader {
        self
    }

    fn create(&mut self, identity: &Identity, head: &Head) -> Result<(), StoreError> {
        self.step(Step::Create, |contents| {
            contents.identity = Some(identity.clone());
            contents.head = Some(head.clone());
        })
    }

    fn append(&mut self, batch: &Batch) -> Result<(), StoreError> {
        self.step(Step::Append, |contents| contents.append(batch))
    }

    fn put_checkpoint(&mut self, checkpoint: &StoredCheckpoint) -> Result<(), StoreError> {
        self.step(Step::Checkpoint, |contents| {
            contents.checkpoints.insert(checkpoint.size, checkpoint.clone());
        })
    }

    fn erase(
        &mut self,
        position: Position,
        fingerprint: Option<[u8; KEY_BYTES]>,
        erasure: &StoredErasure,
    ) -> Result<(), StoreError> {
        self.step(Step::Erase, |contents| {
            if let Some(entry) = contents.entries.get_mut(&position) {
                entry.wrapped = None;
                entry.ciphertext = None;
                entry.erasure = Some(erasure.clone());
            }
            match fingerprint {
                Some(fingerprint) => drop(contents.fingerprints.remove(fingerprint.as_slice())),
                None => contents.fingerprints.retain(|_, at| *at != position),
            }
        })
    }

    fn scrub(&mut self) -> Result<(), StoreError> {
        self.step(Step::Scrub, |_| {})
    }

    fn tidy(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    fn reader(&self) -> Result<Box<dyn Reader>, StoreError> {
        Ok(Box::new(MemoryStore { shared: Arc::clone(&self.shared), _writer: None }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance::{Place, check};

    impl Place for MemoryStore {
        fn open(&self) -> Result<Box<dyn Store>, Error> {
            Ok(Box::new(MemoryStore::open(self)?))
        }
    }

    #[test]
    fn the_memory_store_conforms() {
        check(MemoryStore::new);
    }
}
