//! Reading the SQLite file. Nothing is trusted: a value of the wrong type or length is handed on as it is.

use super::meaning;
use crate::keys::KEY_BYTES;
use crate::store::{Head, Identity, Reader, StoreError, StoredCheckpoint, StoredEntry, StoredErasure};
use crate::{Error, Hash, Position, Step, TreeSize};
use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Params, Row};
use std::path::Path;
use std::time::Duration;

/// How long a reader waits for the writer's housekeeping. It holds locks for milliseconds; ten seconds is a sick disk.
pub(super) const BUSY_WAIT: Duration = Duration::from_secs(10);

/// Prepared statements kept by a connection: more than there are.
const STATEMENTS: usize = 64;

/// A connection that only reads. It needs no lock, so a running ledger can be read and verified beside its writer.
pub struct SqliteReader {
    pub(super) db: Connection,
}

impl SqliteReader {
    /// Opens the ledger in this folder for reading.
    ///
    /// # Errors
    /// [`Error::NotALedger`] when there is none, or what SQLite says.
    pub fn open(folder: &Path) -> Result<SqliteReader, Error> {
        let path = folder.join(super::FILE_NAME);
        if !path.is_file() {
            return Err(Error::NotALedger { path, why: "there is no such file".into() });
        }
        let connect = || {
            let reader = SqliteReader::connect(&path)?;
            // One who only looks leaves the files as they are.
            reader.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            Ok(reader)
        };
        let reader = connect().map_err(|error| meaning(error).at(Step::Open))?;
        match super::schema::recognise(&reader.db, &path)? {
            super::schema::Found::Ledger => Ok(reader),
            super::schema::Found::Empty => Err(Error::NotALedger { path, why: "the file is empty".into() }),
        }
    }

    pub(super) fn connect(path: &Path) -> rusqlite::Result<SqliteReader> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags)?;
        db.busy_timeout(BUSY_WAIT)?;
        db.pragma_update(None, "query_only", true)?;
        keep_statements(&db)?;
        Ok(SqliteReader { db })
    }

    fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let read =
            || self.db.prepare_cached(sql)?.query_map(params, map)?.collect::<rusqlite::Result<Vec<T>>>();
        read().map_err(meaning)
    }

    fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let read = || self.db.prepare_cached(sql)?.query_row(params, map).optional();
        read().map_err(meaning)
    }
}

/// Keeps prepared statements, and as they were prepared: left to itself SQLite plans one anew for each value that is put
/// into it.
pub(super) fn keep_statements(db: &Connection) -> rusqlite::Result<()> {
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

/// SQLite counts in signed numbers; beyond them nothing is stored.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn limit(max: usize) -> i64 {
    i64::try_from(max).unwrap_or(i64::MAX)
}

/// The bytes of a column, whatever its type has become.
fn bytes(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<u8>> {
    optional_bytes(row, column).map(Option::unwrap_or_default)
}

fn optional_bytes(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Vec<u8>>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Blob(bytes) | ValueRef::Text(bytes) => Some(bytes.to_vec()),
        ValueRef::Null => None,
        ValueRef::Integer(_) | ValueRef::Real(_) => Some(Vec::new()),
    })
}

/// A number of a column that is never negative in a sound file.
fn number(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(row.get::<_, i64>(column)?.try_into().unwrap_or(u64::MAX))
}

fn array<const N: usize>(row: &Row<'_>, column: usize) -> rusqlite::Result<[u8; N]> {
    let found = bytes(row, column)?;
    let wrong =
        || rusqlite::Error::InvalidColumnType(column, format!("{N} bytes"), rusqlite::types::Type::Blob);
    found.try_into().map_err(|_| wrong())
}

fn entry(row: &Row<'_>) -> rusqlite::Result<StoredEntry> {
    // An erasure overwrites the secret with zeros; a genuine one is never that.
    let secret = optional_bytes(row, 3)?.filter(|wrapped| wrapped.iter().any(|byte| *byte != 0));
    let erasure = match row.get_ref(5)? {
        ValueRef::Null => None,
        _ => Some(StoredErasure {
            reason: number(row, 5)?.try_into().unwrap_or(u16::MAX),
            mark: bytes(row, 6)?,
        }),
    };
    Ok(StoredEntry {
        position: Position(number(row, 0)?),
        commitment: bytes(row, 1)?,
        leaf: bytes(row, 2)?,
        wrapped: secret,
        ciphertext: optional_bytes(row, 4)?,
        erasure,
    })
}

const ENTRIES: &str = "
SELECT e.position, e.commitment, e.leaf, s.wrapped, p.ciphertext, x.reason, x.mark
FROM entry e
LEFT JOIN secret s ON s.position = e.position
LEFT JOIN payload p ON p.position = e.position
LEFT JOIN erasure x ON x.position = e.position
WHERE e.position >= ?1 ORDER BY e.position LIMIT ?2";

impl Reader for SqliteReader {
    fn identity(&mut self) -> Result<Option<Identity>, StoreError> {
        self.one("SELECT ledger_id, origin, key_check FROM identity WHERE one = 1", [], |row| {
            let origin = String::from_utf8_lossy(&bytes(row, 1)?).into_owned();
            Ok(Identity { ledger_id: array(row, 0)?, origin, key_check: array::<KEY_BYTES>(row, 2)? })
        })
    }

    fn head(&mut self) -> Result<Option<Head>, StoreError> {
        self.one("SELECT size, root, seal FROM head WHERE one = 1", [], |row| {
            Ok(Head { size: TreeSize(number(row, 0)?), root: Hash(array(row, 1)?), seal: array(row, 2)? })
        })
    }

    fn stored_size(&mut self) -> Result<TreeSize, StoreError> {
        let last = "SELECT position FROM entry ORDER BY position DESC LIMIT 1";
        let last = self.one(last, [], |row| number(row, 0))?;
        Ok(TreeSize(last.map_or(0, |last| last.saturating_add(1))))
    }

    fn entries(
        &mut self,
        from: Position,
        max: usize,
        max_bytes: usize,
    ) -> Result<Vec<StoredEntry>, StoreError> {
        let read = || {
            let mut statement = self.db.prepare_cached(ENTRIES)?;
            let mut rows = statement.query((signed(from.0), limit(max)))?;
            let (mut found, mut held) = (Vec::new(), 0);
            while held < max_bytes || found.is_empty() {
                let Some(row) = rows.next()? else { break };
                let entry = entry(row)?;
                held += entry.ciphertext.as_ref().map_or(0, Vec::len);
                found.push(entry);
            }
            Ok(found)
        };
        read().map_err(meaning)
    }

    fn leaves(&mut self, from: Position, max: usize) -> Result<Vec<(Position, Vec<u8>)>, StoreError> {
        let sql = "SELECT position, leaf FROM entry WHERE position >= ?1 ORDER BY position LIMIT ?2";
        self.all(sql, (signed(from.0), limit(max)), |row| Ok((Position(number(row, 0)?), bytes(row, 1)?)))
    }

    fn commitments(&mut self, from: Position, max: usize) -> Result<Vec<(Position, Vec<u8>)>, StoreError> {
        let sql = "SELECT position, commitment FROM entry WHERE position >= ?1 ORDER BY position LIMIT ?2";
        self.all(sql, (signed(from.0), limit(max)), |row| Ok((Position(number(row, 0)?), bytes(row, 1)?)))
    }

    fn tile_hashes(&mut self, level: u8, from: u64, max: usize) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        let sql = "SELECT idx, hash FROM tile_hash WHERE level = ?1 AND idx >= ?2 ORDER BY idx LIMIT ?3";
        self.all(sql, (level, signed(from), limit(max)), |row| Ok((number(row, 0)?, bytes(row, 1)?)))
    }

    fn find(&mut self, fingerprint: &[u8; KEY_BYTES]) -> Result<Option<Position>, StoreError> {
        let sql = "SELECT position FROM fingerprint WHERE fingerprint = ?1";
        self.one(sql, [fingerprint.as_slice()], |row| number(row, 0).map(Position))
    }

    fn count_fingerprints(&mut self, below: TreeSize) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM fingerprint WHERE position < ?1";
        Ok(self.one(sql, [signed(below.0)], |row| number(row, 0))?.unwrap_or(0))
    }

    fn fingerprints(&mut self, after: &[u8], max: usize) -> Result<Vec<(Vec<u8>, Position)>, StoreError> {
        let sql = "SELECT fingerprint, position FROM fingerprint WHERE fingerprint > ?1 ORDER BY fingerprint LIMIT ?2";
        self.all(sql, (after, limit(max)), |row| Ok((bytes(row, 0)?, Position(number(row, 1)?))))
    }

    fn last_checkpoints(&mut self, max: usize) -> Result<Vec<StoredCheckpoint>, StoreError> {
        let sql = "SELECT size, note, seal FROM checkpoint ORDER BY size DESC LIMIT ?1";
        self.all(sql, [limit(max)], checkpoint)
    }

    fn checkpoints(&mut self, from: TreeSize, max: usize) -> Result<Vec<StoredCheckpoint>, StoreError> {
        let sql = "SELECT size, note, seal FROM checkpoint WHERE size >= ?1 ORDER BY size LIMIT ?2";
        self.all(sql, (signed(from.0), limit(max)), checkpoint)
    }

    fn self_check(&mut self) -> Result<Vec<String>, StoreError> {
        let found = self.all("PRAGMA integrity_check(20)", [], |row| row.get::<_, String>(0))?;
        Ok(found.into_iter().filter(|line| line != "ok").collect())
    }
}

fn checkpoint(row: &Row<'_>) -> rusqlite::Result<StoredCheckpoint> {
    Ok(StoredCheckpoint { size: TreeSize(number(row, 0)?), note: bytes(row, 1)?, seal: bytes(row, 2)? })
}
