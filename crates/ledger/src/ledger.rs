//! The open ledger: a handle that is cheap to clone, over one writer thread and some readers.

use crate::checkpoint::SignedCheckpoint;
use crate::keys::LedgerKeys;
use crate::note::{SignedNote, VerifierKey};
use crate::pool::ReaderPool;
use crate::seal::{self, Sealed};
use crate::settings::{
    BLOCKING_BYTES, MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, MAX_PAYLOAD_BYTES, MAX_READ_BYTES, MAX_READ_ENTRIES,
    QUEUE_BYTES, QUEUE_REQUESTS, Settings,
};
use crate::store::{Step, Store, StoredEntry};
use crate::verify::{self, Verification};
use crate::writer::{Command, Reply, Request, Writer};
use crate::{Error, Fault, Hash, Position, TreeSize, What, prove, recovery, tile};
use bytes::Bytes;
use parking_lot::Mutex;
use std::future::Future;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::{Semaphore, mpsc, oneshot, watch};

/// What an appended payload got. Whoever holds one may rely on the entry: it is on the disk (L2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// Where the entry stands.
    pub position: Position,
    /// The size of a tree that holds it.
    pub tree_size: TreeSize,
    /// The same bytes were there before, so nothing was added.
    pub duplicate: bool,
}

/// An entry as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// The bytes that were appended, checked against the commitment.
    Payload(Bytes),
    /// The payload was erased; its place in the log remains.
    Erased,
}

/// Why an entry was erased, in the caller's own numbering. It is kept with the log and is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReasonCode(pub u16);

/// Room in the queue is counted in pieces of this many bytes.
const ROOM_UNIT: usize = 1024;

/// An open ledger. Clones are handles of the same one; it closes when the last is dropped.
///
/// Reading methods block for as long as the disk takes (microseconds to milliseconds): call them from a thread that may
/// block. Appending methods come in both kinds.
#[derive(Clone)]
pub struct Ledger {
    inner: Arc<Inner>,
}

struct Inner {
    keys: LedgerKeys,
    settings: Settings,
    verifier: VerifierKey,
    readers: ReaderPool,
    room: Arc<Semaphore>,
    size: watch::Receiver<TreeSize>,
    /// `None` only while the last handle is being dropped.
    queue: Option<mpsc::Sender<Command>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.lock().take() {
            // A writer that panicked has said so itself.
            let _ = thread.join();
        }
    }
}

impl Ledger {
    /// Opens the ledger of this storage, or makes a new one where there is none, and returns when it is ready.
    ///
    /// # Errors
    /// [`Error::WrongMasterKey`], [`Error::WrongOrigin`], [`Error::BadOrigin`]; [`Error::Corrupt`] when what is stored
    /// cannot have been left by a crash, such as a checkpoint ahead of the entries; and what the storage says.
    pub fn open(mut store: impl Store + 'static, settings: Settings) -> Result<Ledger, Error> {
        let recovered = recovery::recover(&mut store, &settings)?;
        let readers = ReaderPool::over(&store, settings.readers)?;
        let (queue, commands) = mpsc::channel(QUEUE_REQUESTS);
        let (grown, size) = watch::channel(recovered.frontier.size());
        let writer = Writer {
            store: Box::new(store),
            keys: recovered.keys.clone(),
            origin: settings.origin.clone(),
            signing_key: settings.signing_key.clone(),
            verifiers: recovery::verifiers(&settings)?,
            frontier: recovered.frontier,
            settled: true,
            grown,
        };
        let thread = std::thread::Builder::new()
            .name("ledger-writer".into())
            .spawn(move || writer.run(commands))
            .map_err(|error| Error::Storage { step: Step::Open, detail: error.to_string() })?;
        let inner = Inner {
            keys: recovered.keys,
            verifier: VerifierKey::new(&settings.origin, settings.signing_key.verifying_key())?,
            settings,
            readers,
            room: Arc::new(Semaphore::new(QUEUE_BYTES / ROOM_UNIT)),
            size,
            queue: Some(queue),
            thread: Mutex::new(Some(thread)),
        };
        Ok(Ledger { inner: Arc::new(inner) })
    }

    /// Appends a payload and waits until it is durable. The same bytes get the position that they have (L5).
    ///
    /// When the future is dropped the payload may be appended all the same.
    ///
    /// # Errors
    /// [`Error::PayloadTooLarge`], [`Error::Full`], [`Error::Storage`]: nothing is stored. [`Error::Unsettled`]: not
    /// known; append the same bytes again. [`Error::Closed`].
    pub fn append<P: Into<Bytes>>(
        &self,
        payload: P,
    ) -> impl Future<Output = Result<Receipt, Error>> + Send + use<P> {
        let appended = self.append_all(vec![payload.into()]);
        // A batch of one gets one receipt.
        async move { appended.await.and_then(|receipts| receipts.first().copied().ok_or(Error::Closed)) }
    }

    /// [`Ledger::append`] for a thread that may block. Never call it from a task of an async runtime.
    ///
    /// # Errors
    /// Those of [`Ledger::append`].
    pub fn append_blocking(&self, payload: impl Into<Bytes>) -> Result<Receipt, Error> {
        futures::executor::block_on(self.append(payload))
    }

    /// Appends several payloads in one step: all of them or none. Receipts come in the order of the payloads; those
    /// that are new stand at consecutive positions. An empty batch does nothing.
    ///
    /// # Errors
    /// [`Error::BatchTooLarge`], and those of [`Ledger::append`].
    pub fn append_all(
        &self,
        payloads: Vec<Bytes>,
    ) -> impl Future<Output = Result<Vec<Receipt>, Error>> + Send + use<> {
        append_all(Arc::clone(&self.inner), payloads)
    }

    /// [`Ledger::append_all`] for a thread that may block. Never call it from a task of an async runtime.
    ///
    /// # Errors
    /// Those of [`Ledger::append_all`].
    pub fn append_all_blocking(&self, payloads: Vec<Bytes>) -> Result<Vec<Receipt>, Error> {
        futures::executor::block_on(self.append_all(payloads))
    }

    /// Destroys the key and the ciphertext of an entry, for ever; the log stays verifiable (L4). When it returns `Ok`
    /// no file of the ledger holds them any more. (Backups, and blocks that the file system has not reused, may.)
    ///
    /// Erasing an erased entry does nothing and is no error; the first reason stays.
    ///
    /// # Errors
    /// [`Error::NoSuchPosition`], and what the storage says; ask again after an error.
    pub fn erase(
        &self,
        position: Position,
        reason: ReasonCode,
    ) -> impl Future<Output = Result<(), Error>> + Send + use<> {
        ask(Arc::clone(&self.inner), move |reply| Command::Erase(position, reason, reply))
    }

    /// Signs the tree as it stands, stores the checkpoint and returns it. The same tree gives the same note.
    ///
    /// # Errors
    /// What the storage says.
    pub fn checkpoint(&self) -> impl Future<Output = Result<SignedCheckpoint, Error>> + Send + use<> {
        ask(Arc::clone(&self.inner), Command::Checkpoint)
    }

    /// Keeps the further signature lines of a copy of one of this ledger's checkpoints, such as witnesses'
    /// cosignatures. They are not verified here. Returns the checkpoint with every line that is kept.
    ///
    /// # Errors
    /// [`Error::BadNote`] when it is not a copy of a stored checkpoint, [`Error::NoSuchTree`] when no checkpoint of that
    /// size was signed, and what the storage says.
    pub fn keep_signatures(
        &self,
        note: SignedNote,
    ) -> impl Future<Output = Result<SignedCheckpoint, Error>> + Send + use<> {
        ask(Arc::clone(&self.inner), move |reply| Command::KeepSignatures(note, reply))
    }

    /// The stored checkpoint of the largest tree, with every signature line that is kept; `None` before the first.
    ///
    /// # Errors
    /// What the storage says.
    pub fn latest_checkpoint(&self) -> Result<Option<SignedCheckpoint>, Error> {
        let stored = self
            .inner
            .readers
            .with(|reader| reader.latest_checkpoint())
            .map_err(|error| error.at(Step::Read))?;
        let verifiers = recovery::verifiers(&self.inner.settings)?;
        stored.map(|stored| recovery::open_checkpoint(&self.inner.keys, &stored, &verifiers)).transpose()
    }

    /// What a third party needs to check this ledger's checkpoints.
    #[must_use]
    pub fn verifier_key(&self) -> &VerifierKey {
        &self.inner.verifier
    }

    /// The origin of this ledger's checkpoints.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.inner.settings.origin
    }

    /// How many entries are acknowledged, erased ones included.
    #[must_use]
    pub fn len(&self) -> TreeSize {
        *self.inner.size.borrow()
    }

    /// Whether nothing was ever appended.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == TreeSize::EMPTY
    }

    /// A way to wait for growth: the value is the size after the newest commit.
    #[must_use]
    pub fn subscribe(&self) -> watch::Receiver<TreeSize> {
        self.inner.size.clone()
    }

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

    /// The proof that the entry at `position` stands in the tree of this size, for
    /// [`verify_inclusion`](crate::verify_inclusion).
    ///
    /// # Errors
    /// [`Error::NoSuchTree`], [`Error::NoSuchPosition`], and what the storage says.
    pub fn prove_inclusion(&self, position: Position, size: TreeSize) -> Result<Vec<Hash>, Error> {
        self.check_tree(size)?;
        if !size.holds(position) {
            return Err(Error::NoSuchPosition { position, size });
        }
        self.inner.readers.with(|reader| prove::inclusion(reader, position, size))
    }

    /// The proof that the tree of size `new` begins with the tree of size `old`, for
    /// [`verify_consistency`](crate::verify_consistency).
    ///
    /// # Errors
    /// [`Error::NoSuchTree`], and what the storage says.
    pub fn prove_consistency(&self, old: TreeSize, new: TreeSize) -> Result<Vec<Hash>, Error> {
        self.check_tree(new)?;
        if old > new {
            return Err(Error::NoSuchTree { asked: old, size: new });
        }
        self.inner.readers.with(|reader| prove::consistency(reader, old, new))
    }

    /// The root of the tree of this size, from stored hashes.
    ///
    /// # Errors
    /// [`Error::NoSuchTree`], and what the storage says.
    pub fn root(&self, size: TreeSize) -> Result<Hash, Error> {
        self.check_tree(size)?;
        Ok(self.inner.readers.with(|reader| prove::frontier(reader, size))?.root())
    }

    /// A hash tile of C2SP tlog-tiles: `width` hashes (1 to 256), one after the other. See [`tile::tile_path`].
    ///
    /// # Errors
    /// [`Error::NoSuchTile`], and what the storage says.
    pub fn tile(&self, level: u8, index: u64, width: u16) -> Result<Bytes, Error> {
        let first = self.check_tile(level, index, width)?;
        let hashes =
            self.inner.readers.with(|reader| prove::hashes(reader, level, first, usize::from(width)))?;
        Ok(tile::encode_tile(&hashes).into())
    }

    /// An entry bundle of C2SP tlog-tiles: `width` commitments (1 to 256). See [`tile::entry_bundle_path`].
    ///
    /// # Errors
    /// [`Error::NoSuchTile`], and what the storage says.
    pub fn entry_bundle(&self, index: u64, width: u16) -> Result<Bytes, Error> {
        let first = self.check_tile(0, index, width)?;
        let stored =
            self.inner.readers.with(|reader| reader.commitments(Position(first), usize::from(width)));
        let mut stored = stored.map_err(|error| error.at(Step::Read))?.into_iter();
        let commitments =
            (first..).map(Position).take(usize::from(width)).map(|position| match stored.next() {
                Some((found, bytes)) if found == position => {
                    let length = bytes.len();
                    Hash::from_slice(&bytes).ok_or(Fault::entry(position, What::CommitmentLength(length)))
                }
                _ => Err(Fault::entry(position, What::Missing)),
            });
        let commitments = commitments.collect::<Result<Vec<Hash>, Fault>>().map_err(Error::Corrupt)?;
        Ok(tile::encode_bundle(&commitments).into())
    }

    /// Checks everything that is stored (see [`verify`](crate::verify)) while the ledger stays in use.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the ledger's identity cannot be read; all else is in the result.
    pub fn verify(&self, progress: impl FnMut(u64, u64)) -> Result<Verification, Error> {
        self.inner.readers.with(|reader| verify::verify(reader, &self.inner.settings, progress))
    }

    fn check_tile(&self, level: u8, index: u64, width: u16) -> Result<u64, Error> {
        let size = self.len();
        let first = index.checked_mul(tile::WIDTH);
        let last = first.and_then(|first| first.checked_add(u64::from(width)));
        let there = last.is_some_and(|last| last <= tile::hashes_at(level, size));
        match first {
            Some(first) if there && (1..=tile::WIDTH).contains(&u64::from(width)) => Ok(first),
            _ => Err(Error::NoSuchTile { level, index, width, size }),
        }
    }

    fn check_tree(&self, asked: TreeSize) -> Result<(), Error> {
        let size = self.len();
        if asked <= size { Ok(()) } else { Err(Error::NoSuchTree { asked, size }) }
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
        use subtle::ConstantTimeEq;
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

async fn append_all(inner: Arc<Inner>, payloads: Vec<Bytes>) -> Result<Vec<Receipt>, Error> {
    let bytes = check_limits(&payloads)?;
    if payloads.is_empty() {
        return Ok(Vec::new());
    }
    // The limit of a batch is far below what fits 32 bits of units.
    let units = u32::try_from(bytes.div_ceil(ROOM_UNIT) + payloads.len().div_ceil(8)).unwrap_or(u32::MAX);
    let room = Arc::clone(&inner.room).acquire_many_owned(units).await.map_err(|_| Error::Closed)?;
    let sealed = if bytes > BLOCKING_BYTES && tokio::runtime::Handle::try_current().is_ok() {
        let keys = inner.keys.clone();
        let work = tokio::task::spawn_blocking(move || seal_all(&keys, &payloads));
        work.await.map_err(|_| Error::Closed)??
    } else {
        seal_all(&inner.keys, &payloads)?
    };
    ask(inner, move |reply| Command::Append(Request { sealed, reply, _room: room })).await
}

fn seal_all(keys: &LedgerKeys, payloads: &[Bytes]) -> Result<Vec<Sealed>, Error> {
    payloads.iter().map(|payload| seal::seal(keys, payload)).collect()
}

/// The bytes of a batch that keeps the limits.
fn check_limits(payloads: &[Bytes]) -> Result<usize, Error> {
    if payloads.len() > MAX_BATCH_ENTRIES {
        return Err(Error::BatchTooLarge {
            found: payloads.len(),
            limit: MAX_BATCH_ENTRIES,
            unit: "entries",
        });
    }
    if let Some(large) = payloads.iter().find(|payload| payload.len() > MAX_PAYLOAD_BYTES) {
        return Err(Error::PayloadTooLarge { found: large.len(), limit: MAX_PAYLOAD_BYTES });
    }
    let bytes = payloads.iter().map(Bytes::len).sum();
    if bytes > MAX_BATCH_BYTES {
        return Err(Error::BatchTooLarge { found: bytes, limit: MAX_BATCH_BYTES, unit: "bytes" });
    }
    Ok(bytes)
}

/// Sends the writer a command and waits for its answer.
async fn ask<T>(inner: Arc<Inner>, command: impl FnOnce(Reply<T>) -> Command) -> Result<T, Error> {
    let (reply, answer) = oneshot::channel();
    let queue = inner.queue.as_ref().ok_or(Error::Closed)?;
    queue.send(command(reply)).await.map_err(|_| Error::Closed)?;
    answer.await.map_err(|_| Error::Closed)?
}
