//! The durable append-only log: append, read, checkpoint, prove, recover. Knows bytes, not reports

mod checkpoint;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
mod error;
mod fault;
mod frontier;
mod hash;
mod keys;
mod ledger;
pub mod memory;
pub mod note;
mod pool;
mod position;
mod proof;
mod prove;
mod recovery;
mod seal;
mod settings;
pub mod sqlite;
pub mod store;
pub mod tile;
mod verify;
mod writer;

pub use checkpoint::{Checkpoint, SignedCheckpoint};
pub use error::{Blame, Error};
pub use fault::{Fault, Place, What};
pub use frontier::{Frontier, TileHash};
pub use hash::{HASH_BYTES, Hash};
pub use keys::{KEY_BYTES, LEDGER_ID_BYTES, MasterKey};
pub use ledger::{Entry, Ledger, ReasonCode, Receipt};
pub use note::{SignatureLine, SignedNote, VerifierKey};
pub use position::{Position, TreeSize};
pub use proof::{verify_consistency, verify_inclusion};
pub use seal::WRAPPED_BYTES;
pub use settings::{
    MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, MAX_PAYLOAD_BYTES, MAX_READ_BYTES, MAX_READ_ENTRIES, Settings,
};
pub use sqlite::SqliteStore;
pub use store::Step;
pub use verify::{MAX_FAULTS, Verification, verify};
