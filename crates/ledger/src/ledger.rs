//! The open ledger: a handle that is cheap to clone, over one writer thread and some readers.
//!
//! Opening and everything that changes the log is here; looking at entries is in `reading`, what third parties are given
//! in `proving`.

mod proving;
mod reading;

pub(crate) use reading::open_stored;

use crate::checkpoint::SignedCheckpoint;
use crate::keys::LedgerKeys;
use crate::note::{SignedNote, VerifierKey};
use crate::pool::ReaderPool;
use crate::queue::{Command, Reply, Request};
use crate::seal::{self, Sealed};
use crate::settings::{
    BLOCKING_BYTES, MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, MAX_PAYLOAD_BYTES, QUEUE_BYTES, QUEUE_REQUESTS,
    Settings,
};
use crate::store::{Step, Store};
use crate::writer::Writer;
use crate::{Error, Position, TreeSize, recovery};
use bytes::Bytes;
use parking_lot::Mutex;
use std::fmt;
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

/// An entry as a reader sees it. Its debug form says how long a payload is and shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub enum Entry {
    /// The bytes that were appended, checked against the commitment.
    Payload(Bytes),
    /// The payload was erased; its place in the log remains.
    Erased,
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Entry::Payload(payload) => write!(f, "Payload({} bytes)", payload.len()),
            Entry::Erased => f.write_str("Erased"),
        }
    }
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
