//! The tables, and the checks that a file is one of ours.

use crate::{Error, Step};
use rusqlite::Connection;
use std::path::Path;

/// "TNSQ" in SQLite's `application_id`: a file of ours is recognised even without its name.
const APPLICATION_ID: i32 = 0x544E_5351;

/// The version of the tables, in `user_version`. A new one comes with a migration and a fixture of the old.
const SCHEMA_VERSION: i32 = 1;

/// Every table of version 1.
///
/// `secret` is a table of its own whose rows are overwritten and never removed: a removal would let SQLite move
/// neighbouring rows and leave copies of them in the unused parts of a page. `leaf` could be computed from
/// `commitment`; stored, it serves tiles and proofs, and tells which of two entries was changed.
const TABLES: &str = "
CREATE TABLE identity (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    ledger_id   BLOB NOT NULL,
    origin      TEXT NOT NULL,
    key_check   BLOB NOT NULL
) STRICT;
CREATE TABLE head (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    size        INTEGER NOT NULL,
    root        BLOB NOT NULL,
    seal        BLOB NOT NULL
) STRICT;
CREATE TABLE entry (
    position    INTEGER PRIMARY KEY,
    commitment  BLOB NOT NULL,
    leaf        BLOB NOT NULL
) STRICT;
CREATE TABLE secret (
    position    INTEGER PRIMARY KEY REFERENCES entry,
    wrapped     BLOB NOT NULL
) STRICT;
CREATE TABLE payload (
    position    INTEGER PRIMARY KEY REFERENCES entry,
    ciphertext  BLOB NOT NULL
) STRICT;
CREATE TABLE erasure (
    position    INTEGER PRIMARY KEY REFERENCES entry,
    reason      INTEGER NOT NULL,
    mark        BLOB NOT NULL
) STRICT;
CREATE TABLE fingerprint (
    fingerprint BLOB PRIMARY KEY,
    position    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE tile_hash (
    level       INTEGER NOT NULL,
    idx         INTEGER NOT NULL,
    hash        BLOB NOT NULL,
    PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoint (
    size        INTEGER PRIMARY KEY,
    note        BLOB NOT NULL,
    seal        BLOB NOT NULL
) STRICT;
";

/// What a file turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing yet.
    Empty,
    /// A ledger of this version.
    Ledger,
}

/// Tells an empty file from a ledger from something else, by its own statement and without touching it.
pub(super) fn recognise(db: &Connection, path: &Path) -> Result<Found, Error> {
    let not_ours = |why: String| Error::NotALedger { path: path.to_owned(), why };
    let pragma = |name: &str| db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i32>(0));
    let unreadable = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => not_ours(
            "it is not an SQLite file, or its first page is damaged; restore it from a backup".into(),
        ),
        _ => super::meaning(error).at(Step::Open),
    };
    let application = pragma("application_id").map_err(unreadable)?;
    let version = pragma("user_version").map_err(unreadable)?;
    let tables = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    match (application, version, tables.map_err(unreadable)?) {
        (0, 0, 0) => Ok(Found::Empty),
        (APPLICATION_ID, SCHEMA_VERSION, _) => Ok(Found::Ledger),
        (APPLICATION_ID, other, _) => Err(not_ours(format!(
            "its tables are of version {other}; this program knows version {SCHEMA_VERSION}"
        ))),
        (other, ..) => {
            Err(not_ours(format!("application id {APPLICATION_ID:#x} expected, {other:#x} found")))
        }
    }
}

/// Makes the tables, in the transaction of the caller.
pub(super) fn create(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(TABLES)?;
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    db.pragma_update(None, "user_version", SCHEMA_VERSION)
}
