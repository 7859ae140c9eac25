//! Writing the SQLite file: each durable step is one transaction, and one sync of the write-ahead log.

use super::lock::WriterLock;
use super::read::{BUSY_WAIT, SqliteReader, keep_statements, signed};
use super::{FILE_NAME, LOCK_NAME, meaning, schema};
use crate::keys::KEY_BYTES;
use crate::seal::WRAPPED_BYTES;
use crate::store::{Batch, Head, Identity, Reader, Step, Store, StoreError, StoredCheckpoint, StoredErasure};
use crate::{Error, Position};
use rusqlite::{Connection, OpenFlags, Transaction};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Pages of write-ahead log after which an idle writer moves it into the file: 16 MiB, some milliseconds of writing.
const TIDY_PAGES: u32 = 4_096;

/// Pages after which SQLite does so itself although the writer is busy: 256 MiB, so that the log cannot grow forever.
const BUSY_TIDY_PAGES: u32 = 65_536;

/// KiB of page cache: the fingerprints of some hundred thousand entries stay in memory.
const CACHE_KIB: i64 = 64 * 1024;

/// How long a scrub waits for readers that still look at the old state. Readings take milliseconds.
const SCRUB_WAIT: Duration = Duration::from_secs(10);

/// A ledger's SQLite file, open for writing. One at a time, over all processes.
pub struct SqliteStore {
    reader: SqliteReader,
    path: PathBuf,
    /// Pages that this process has written to the write-ahead log since it was last moved.
    pages: u32,
    _lock: WriterLock,
}

impl SqliteStore {
    /// Opens the ledger in this folder, and makes folder and file when there are none.
    ///
    /// # Errors
    /// [`Error::InUse`] when another process writes, [`Error::NotALedger`] when the file is something else, and what
    /// the disk says.
    pub fn open(folder: &Path) -> Result<SqliteStore, Error> {
        make_folder(folder)?;
        let lock = WriterLock::take(&folder.join(LOCK_NAME))?;
        let path = folder.join(FILE_NAME);
        make_file(&path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(&path, flags).map_err(|error| meaning(error).at(Step::Open))?;
        let found = schema::recognise(&db, &path)?;
        prepare(&db).map_err(|error| meaning(error).at(Step::Open))?;
        let mut store = SqliteStore { reader: SqliteReader { db }, path, pages: 0, _lock: lock };
        if found == schema::Found::Empty {
            store.step(|tx| schema::create(tx)).map_err(|error| error.at(Step::Create))?;
        }
        // Repairs an erasure whose scrub was lost in a crash, and starts with an empty write-ahead log.
        match store.scrub() {
            Err(StoreError::Full) => {
                tracing::warn!("the disk is full: the ledger opens, and can only be read")
            }
            scrubbed => scrubbed.map_err(|error| error.at(Step::Open))?,
        }
        Ok(store)
    }

    /// Limits the file to this many bytes; what would make it larger fails as a full disk does.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn limit_bytes(&mut self, bytes: u64) -> Result<(), Error> {
        let db = &self.reader.db;
        let set = || {
            let page: i64 = db.query_row("PRAGMA page_size", [], |row| row.get(0))?;
            let pages = (signed(bytes) / page).max(1);
            db.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
        };
        set().map_err(|error| meaning(error).at(Step::Open))
    }

    /// One durable step: a transaction around `change`.
    fn step(
        &mut self,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        let run = || {
            let tx = self.reader.db.transaction()?;
            change(&tx)?;
            tx.commit()
        };
        run().map_err(meaning)
    }

    /// Moves the write-ahead log into the file; with `TRUNCATE` nothing of it remains. False when readers stood in the way.
    fn move_log(&mut self, how: &str) -> Result<bool, StoreError> {
        let sql = format!("PRAGMA wal_checkpoint({how})");
        let blocked: i64 = self.reader.db.query_row(&sql, [], |row| row.get(0)).map_err(meaning)?;
        if blocked == 0 {
            self.pages = 0;
        }
        Ok(blocked == 0)
    }
}

/// What holds for every connection that writes.
fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(BUSY_WAIT)?;
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
    // No copy of a page outside the ledger's folder.
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "cache_size", -CACHE_KIB)?;
    db.query_row(&format!("PRAGMA wal_autocheckpoint = {BUSY_TIDY_PAGES}"), [], |_| Ok(()))?;
    keep_statements(db)
}

/// Makes the folder, and syncs every folder that names a new one: an acknowledged entry in a folder that a crash of the
/// machine takes away would be lost.
pub(super) fn make_folder(folder: &Path) -> Result<(), Error> {
    let new: Vec<&Path> =
        folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let make = || {
        builder.create(folder)?;
        new.iter().filter_map(|made| made.parent()).try_for_each(sync_folder)
    };
    make().map_err(|error| failed(folder, &error))
}

pub(super) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    // A relative path of one name has the empty path above it: the current folder.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::File::open(folder)?.sync_all()
}

/// Makes the file before SQLite does, so that only the owner can read it, and syncs the folder that names it.
pub(super) fn make_file(path: &Path) -> Result<(), Error> {
    if path.exists() {
        return Ok(());
    }
    let make = || {
        owner_only(fs::File::options().create(true).truncate(false).write(true)).open(path)?.sync_all()?;
        path.parent().map_or(Ok(()), sync_folder)
    };
    make().map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull => Error::Full { step: Step::Open },
        _ => Error::Storage { step: Step::Open, detail: format!("{}: {error}", path.display()) },
    }
}

/// New files belong to their owner alone.
pub(super) fn owner_only(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

impl Store for SqliteStore {
    fn reading(&mut self) -> &mut dyn Reader {
        &mut self.reader
    }

    fn create(&mut self, identity: &Identity, head: &Head) -> Result<(), StoreError> {
        self.step(|tx| {
            let row = (identity.ledger_id.as_slice(), &identity.origin, identity.key_check.as_slice());
            tx.execute("INSERT INTO identity VALUES (1, ?1, ?2, ?3)", row)?;
            write_head(tx, head)
        })
    }

    fn append(&mut self, batch: &Batch) -> Result<(), StoreError> {
        // Each entry touches a page of fingerprints and, with its neighbours, some others.
        let bytes: usize = batch.entries.iter().map(|entry| entry.ciphertext.len()).sum();
        let pages = 8 + batch.entries.len() + bytes / 4096;
        self.pages = self.pages.saturating_add(u32::try_from(pages).unwrap_or(u32::MAX));
        self.step(|tx| {
            write_entries(tx, batch)?;
            let mut insert = tx.prepare_cached("INSERT INTO tile_hash VALUES (?1, ?2, ?3)")?;
            for hash in &batch.tile_hashes {
                insert.execute((hash.level, signed(hash.index), hash.hash.0.as_slice()))?;
            }
            write_head(tx, &batch.head)
        })
    }

    fn put_checkpoint(&mut self, checkpoint: &StoredCheckpoint) -> Result<(), StoreError> {
        self.pages = self.pages.saturating_add(2);
        self.step(|tx| {
            let sql = "INSERT INTO checkpoint VALUES (?1, ?2, ?3)
                       ON CONFLICT DO UPDATE SET note = excluded.note, seal = excluded.seal";
            let row = (signed(checkpoint.size.0), checkpoint.note.as_slice(), checkpoint.seal.as_slice());
            tx.prepare_cached(sql)?.execute(row).map(drop)
        })
    }

    fn erase(
        &mut self,
        position: Position,
        fingerprint: Option<[u8; KEY_BYTES]>,
        erasure: &StoredErasure,
    ) -> Result<(), StoreError> {
        let at = signed(position.0);
        self.step(|tx| {
            // The removals come first: on a full disk the mark takes the pages that they free.
            tx.execute(
                "UPDATE secret SET wrapped = zeroblob(?2) WHERE position = ?1",
                (at, WRAPPED_BYTES as i64),
            )?;
            tx.execute("DELETE FROM payload WHERE position = ?1", [at])?;
            match &fingerprint {
                Some(known) => {
                    tx.execute("DELETE FROM fingerprint WHERE fingerprint = ?1", [known.as_slice()])?
                }
                None => tx.execute("DELETE FROM fingerprint WHERE position = ?1", [at])?,
            };
            let row = (at, erasure.reason, erasure.mark.as_slice());
            tx.execute("INSERT OR REPLACE INTO erasure VALUES (?1, ?2, ?3)", row).map(drop)
        })
    }

    fn scrub(&mut self) -> Result<(), StoreError> {
        let until = Instant::now() + SCRUB_WAIT;
        while !self.move_log("TRUNCATE")? {
            if Instant::now() > until {
                return Err(StoreError::Failed("readers did not let go of the old state".into()));
            }
        }
        Ok(())
    }

    fn tidy(&mut self) -> Result<(), StoreError> {
        if self.pages < TIDY_PAGES {
            return Ok(());
        }
        self.move_log("PASSIVE").map(drop)
    }

    fn reader(&self) -> Result<Box<dyn Reader>, StoreError> {
        Ok(Box::new(SqliteReader::connect(&self.path).map_err(meaning)?))
    }
}

fn write_head(tx: &Transaction<'_>, head: &Head) -> rusqlite::Result<()> {
    let sql = "INSERT INTO head VALUES (1, ?1, ?2, ?3)
               ON CONFLICT DO UPDATE SET size = excluded.size, root = excluded.root, seal = excluded.seal";
    tx.prepare_cached(sql)?
        .execute((signed(head.size.0), head.root.0.as_slice(), head.seal.as_slice()))
        .map(drop)
}

fn write_entries(tx: &Transaction<'_>, batch: &Batch) -> rusqlite::Result<()> {
    let mut entry_row = tx.prepare_cached("INSERT INTO entry VALUES (?1, ?2, ?3)")?;
    let mut secret_row = tx.prepare_cached("INSERT INTO secret VALUES (?1, ?2)")?;
    let mut payload_row = tx.prepare_cached("INSERT INTO payload VALUES (?1, ?2)")?;
    let mut fingerprint_row = tx.prepare_cached("INSERT INTO fingerprint VALUES (?1, ?2)")?;
    for (position, entry) in (batch.first.0..).map(signed).zip(&batch.entries) {
        entry_row.execute((position, entry.commitment.0.as_slice(), entry.leaf.0.as_slice()))?;
        secret_row.execute((position, entry.wrapped.as_slice()))?;
        payload_row.execute((position, entry.ciphertext.as_slice()))?;
        fingerprint_row.execute((entry.fingerprint.as_slice(), position))?;
    }
    Ok(())
}
