//! What opening a ledger takes, and the limits that it keeps.

use crate::MasterKey;
use ed25519_dalek::{SigningKey, VerifyingKey};

/// Bytes of one payload. A report with a scanned document fits; what is larger belongs in pieces, so that one entry
/// never holds up the others for long.
pub const MAX_PAYLOAD_BYTES: usize = 16 * 1024 * 1024;

/// Payloads of one atomic batch: a list of some tens of thousand people goes in at once.
pub const MAX_BATCH_ENTRIES: usize = 65_536;

/// Bytes of the payloads of one atomic batch: what is held in memory and in the write-ahead log for it.
pub const MAX_BATCH_BYTES: usize = 64 * 1024 * 1024;

/// Entries of one answer to [`crate::Ledger::read`].
pub const MAX_READ_ENTRIES: usize = 10_000;

/// Bytes after which an answer to [`crate::Ledger::read`] ends with the entry at hand: a reader's memory is bounded
/// whatever the sizes of the entries.
pub const MAX_READ_BYTES: usize = 32 * 1024 * 1024;

/// Requests that wait for the writer; further callers wait in their own tasks. More than one group commit takes.
pub(crate) const QUEUE_REQUESTS: usize = 4_096;

/// Bytes that wait for the writer: two batches of the largest size.
pub(crate) const QUEUE_BYTES: usize = 2 * MAX_BATCH_BYTES;

/// Entries that the writer gathers into one transaction before it stops looking for more requests.
pub(crate) const GROUP_ENTRIES: usize = 4_096;

/// Bytes that the writer gathers into one transaction before it stops looking for more requests.
pub(crate) const GROUP_BYTES: usize = 16 * 1024 * 1024;

/// Bytes above which a batch is encrypted on a thread for blocking work: below it takes less than a millisecond.
pub(crate) const BLOCKING_BYTES: usize = 256 * 1024;

/// Who a ledger is, and the keys that it needs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The origin line of its checkpoints and the name of its key: unique among all logs, without spaces and plus
    /// signs. Fixed when the ledger is made.
    pub origin: String,
    /// Opens the entries.
    pub master_key: MasterKey,
    /// Signs the checkpoints.
    pub signing_key: SigningKey,
    /// Keys that signed stored checkpoints before `signing_key` took over.
    pub former_keys: Vec<VerifyingKey>,
    /// How many threads can read at once; further ones wait. At least 1.
    pub readers: usize,
}

impl Settings {
    /// Settings with no former keys and four readers.
    #[must_use]
    pub fn new(origin: impl Into<String>, master_key: MasterKey, signing_key: SigningKey) -> Settings {
        Settings { origin: origin.into(), master_key, signing_key, former_keys: Vec::new(), readers: 4 }
    }
}
