//! The ledger: the ground state of a node. A durable, append-only log of payloads that it does not understand.
//!
//! ```
//! use tansiq_ledger::{Entry, Hash, Ledger, MasterKey, Settings, SqliteStore, verify_inclusion};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! let signing_key = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
//! let settings = Settings::new("exercise.example/ledger", MasterKey::generate()?, signing_key);
//! let ledger = Ledger::open(SqliteStore::open(folder.path())?, settings)?;
//!
//! let receipt = ledger.append_blocking("EXERCISE")?;
//! assert_eq!(ledger.get(receipt.position)?, Entry::Payload("EXERCISE".into()));
//!
//! let leaf = Hash::of_leaf(ledger.commitment(receipt.position)?.as_ref());
//! let proof = ledger.prove_inclusion(receipt.position, receipt.tree_size)?;
//! verify_inclusion(&leaf, receipt.position, receipt.tree_size, &proof, &ledger.root(receipt.tree_size)?)?;
//! # Ok(())
//! # }
//! ```
//!
//! # How an entry is kept
//! What stands in the Merkle tree is a *commitment* to the payload; the payload is kept apart, encrypted under a key of
//! its own, and that key's secret is kept apart from both, wrapped under the node's master key. Destroying the secret
//! destroys the payload, wherever its ciphertext may have been copied, and leaves the tree as it was. The formulas are
//! in `seal.rs`; the tables in `sqlite/schema.rs`; the steps, and what a crash after each leaves, in [`store`].
//!
//! # In scope
//! - appending, each payload once, durable before it is acknowledged; reading by position; waiting for growth
//! - encryption at rest, and erasure of single payloads
//! - the Merkle tree (RFC 6962), proofs about it, its tiles and checkpoints (C2SP tlog-tiles, tlog-checkpoint, signed-note)
//! - cosignatures of checkpoints, and what a witness may cosign (C2SP tlog-cosignature, tlog-witness)
//! - an audit of checkpoints that several people kept: [`audit`]
//! - recovery at opening, and verification of everything stored
//! - storages: [`SqliteStore`] on disk, [`memory::MemoryStore`] for tests, and a suite for others (feature `conformance`)
//!
//! # Out of scope, and who does it instead
//! - what a payload means, who signed it, who may see it: `report`, `intake`, `agreement`
//! - looking anything up except by position: `view`, which keeps its own cursor
//! - asking witnesses, and being one: `exchange`, with what is pure of it here ([`witness`], [`CosignerKey`])
//! - keeping the master key and the signing key: the program
//! - backups, and blocks that a file system has not reused after an erasure: the operator
//! - noticing that a whole folder was put back to an earlier state: whoever holds a later checkpoint
//!
//! # Invariants
//! | | always | held by the tests |
//! |---|---|---|
//! | L1 | appending never changes a published entry; a position is never given to other bytes | `any_history_with_any_failures_keeps_what_it_told`, `every_proof_of_a_small_log_verifies_and_no_other_does` |
//! | L2 | what is acknowledged is durable | `kill_9_at_any_moment_loses_nothing_acknowledged`, `a_failure_at_any_step_loses_nothing_acknowledged`, `a_full_file_refuses_loses_nothing_and_goes_on_when_there_is_space` |
//! | L3 | the tree only grows; fewer entries than were sealed or signed are refused | `any_history_with_any_failures_keeps_what_it_told`, `a_checkpoint_ahead_of_the_entries_is_refused`, `entries_cut_off_without_a_checkpoint_are_refused_too` |
//! | L4 | an erasure destroys the payload and leaves the log verifiable | `erasure_leaves_no_copy_of_secret_ciphertext_or_fingerprint_in_any_file`, `an_erased_entry_is_gone_and_its_place_remains` |
//! | L5 | the same bytes get the same position, until they are erased | `same_bytes_get_the_same_position`, `many_callers_at_once_get_one_position_for_each_payload` |
//! | L6 | a batch is stored whole or not at all, at consecutive positions | `the_sqlite_store_conforms`, `a_failure_at_any_step_loses_nothing_acknowledged` |
//! | L7 | a change of any stored byte that matters is found, and the entry named | `a_flipped_byte_in_any_column_of_an_entry_is_found_and_names_it`, `a_flipped_byte_in_the_file_is_found_or_was_in_no_use`, `what_is_added_removed_or_moved_is_found_and_named` |
//! | L8 | nobody without the master key reads a payload, confirms a guessed one, or makes an entry look erased | `a_payload_is_in_no_file_in_the_clear`, `two_ledgers_under_one_master_key_share_no_fingerprint`, `what_is_added_removed_or_moved_is_found_and_named` |
//! | L9 | one process at a time writes | `a_second_writer_a_wrong_key_and_a_wrong_origin_are_refused` |

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "in a test an error is a failed test"))]

pub mod audit;
mod checkpoint;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
mod cosignature;
mod error;
mod fault;
mod frontier;
mod hash;
mod keys;
mod ledger;
pub mod memory;
pub mod note;
mod note_key;
mod pool;
mod position;
mod proof;
mod prove;
mod queue;
mod recovery;
mod seal;
mod settings;
pub mod sqlite;
pub mod store;
pub mod tile;
pub mod tiles;
mod verify;
pub mod witness;
mod writer;

pub use checkpoint::{Checkpoint, SignedCheckpoint};
pub use cosignature::{COSIGNATURE_HEADER, CosignerKey};
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
