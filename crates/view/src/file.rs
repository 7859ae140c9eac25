//! The file of one view: SQLite in write-ahead mode, with the cursor in the same transaction as what it stands for.
//!
//! `synchronous=NORMAL`: a commit is atomic and is not synced. After a power cut the file may be some commits older,
//! cursor and all, and the view reads those entries from the ledger again. Everything here is derived, so nothing is
//! lost; the ledger is what is synced before anybody is answered.
//!
//! A file is named by its view and a generation. A rebuild fills a file of the next generation beside the current one
//! and takes its place when it has come as far; a file that is not complete, of another version or of another ledger
//! is deleted when the views are opened.

use crate::beside;
use crate::dump::dump;
use crate::marks::{META, Marks, Skipped, set_mark};
use crate::tail::{Batch, End, Taken};
use crate::{Error, Which};
use parking_lot::{Mutex, MutexGuard};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tansiq_ledger::{Ledger, TreeSize};

/// How a view's file is laid out.
pub(crate) struct Layout {
    pub(crate) which: Which,
    /// One more whenever the tables, or what is written into them, change: other versions are rebuilt.
    pub(crate) version: i32,
    pub(crate) tables: &'static str,
}

/// Connections for reading that are kept open when nobody uses them.
const KEPT_READERS: usize = 8;
/// Prepared requests that a connection keeps: more than any view has.
const KEPT_REQUESTS: usize = 64;
/// How much of a view's file each reader keeps in memory, in KiB: the upper pages of every index of a large node. Four
/// times as much made no screening of a million people faster.
const READER_CACHE_KIB: i64 = 16 * 1024;
/// Kibibytes of pages that the writing connection keeps in memory: the inner pages of the largest index of a
/// million statements.
const WRITER_CACHE_KIB: i64 = 64 * 1024;
/// The cursor is written at least when it passes a multiple of this: so many entries are read again after a restart.
const MARKED: u64 = 1_024;
/// Milliseconds that a connection waits for another one. Only a checkpoint makes anybody wait.
const BUSY_MILLIS: u64 = 5_000;
/// Pages of write-ahead log after which they go into the file: 16 MiB. The disk is busy with it for some milliseconds, and
/// whoever waits for an entry of the ledger waits too: seldom enough that it is not felt.
const LOG_PAGES: u32 = 4_096;

pub(crate) struct ViewFile {
    which: Which,
    path: PathBuf,
    generation: u64,
    /// Before the writer, since the last connection that closes empties the journal, and only a writing one can.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
    cursor: AtomicU64,
    skipped: Mutex<Skipped>,
    /// How far the view has come since it was last written, where nothing else was to be written.
    unwritten: Mutex<Option<End>>,
    deleted: AtomicBool,
}

impl ViewFile {
    /// The complete file of the newest generation that belongs to this version and this ledger; all others are
    /// deleted. A new one if there is none.
    pub(crate) fn open(folder: &Path, layout: &Layout, ledger: &Ledger) -> Result<ViewFile, Error> {
        let mut files = generations(folder, layout.which)?;
        files.sort_unstable_by_key(|(generation, _)| std::cmp::Reverse(*generation));
        let newest = files.first().map_or(0, |(generation, _)| *generation);
        let mut found = None;
        for (generation, path) in files {
            if found.is_none() {
                found = Self::existing(&path, generation, layout, ledger)?;
                if found.is_some() {
                    continue;
                }
            }
            remove(&path)?;
        }
        match found {
            Some(file) => Ok(file),
            None => {
                let file = Self::create(folder, newest + 1, layout)?;
                file.complete()?;
                Ok(file)
            }
        }
    }

    /// A new file, not complete: it is deleted at the next opening unless [`ViewFile::complete`] is called.
    pub(crate) fn create(folder: &Path, generation: u64, layout: &Layout) -> Result<ViewFile, Error> {
        let path = folder.join(format!("{}-{generation}.sqlite3", layout.which));
        remove(&path)?;
        let make = |connection: Connection| {
            connection.execute_batch(&format!("BEGIN; {META} {} COMMIT;", layout.tables))?;
            connection.pragma_update(None, "user_version", layout.version)?;
            Ok(connection)
        };
        let connection = connect(&path).and_then(make).map_err(|error| Error::of(layout.which, &error))?;
        Ok(Self::with(layout.which, path, generation, connection, 0, Skipped::default()))
    }

    fn with(
        which: Which,
        path: PathBuf,
        generation: u64,
        connection: Connection,
        cursor: u64,
        skipped: Skipped,
    ) -> ViewFile {
        let (writer, readers) = (Mutex::new(connection), Mutex::new(Vec::new()));
        let (cursor, skipped) = (AtomicU64::new(cursor), Mutex::new(skipped));
        ViewFile {
            which,
            path,
            generation,
            writer,
            readers,
            cursor,
            skipped,
            unwritten: Mutex::default(),
            deleted: AtomicBool::new(false),
        }
    }

    /// The file if it can go on; nothing if it must be deleted.
    fn existing(
        path: &Path,
        generation: u64,
        layout: &Layout,
        ledger: &Ledger,
    ) -> Result<Option<ViewFile>, Error> {
        let read =
            connect(path).and_then(|connection| Ok((Marks::read(&connection, layout.version)?, connection)));
        let (marks, connection) = match read.map_err(|error| Error::of(layout.which, &error)) {
            Ok((Some(marks), connection)) => (marks, connection),
            Ok((None, _)) | Err(Error::Damaged { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        if !marks.is_of(ledger)? {
            return Ok(None);
        }
        Ok(Some(Self::with(layout.which, path.into(), generation, connection, marks.cursor, marks.skipped)))
    }

    /// Says that the file may be used from now on.
    pub(crate) fn complete(&self) -> Result<(), Error> {
        let done = set_mark(&self.writer.lock(), "complete", 1);
        done.map_err(|error| self.error(&error))
    }

    pub(crate) fn generation(&self) -> u64 {
        self.generation
    }

    /// How many entries of the ledger are in it.
    pub(crate) fn cursor(&self) -> TreeSize {
        TreeSize(self.cursor.load(Ordering::Acquire))
    }

    pub(crate) fn skipped(&self) -> Skipped {
        *self.skipped.lock()
    }

    /// The connection that writes. Whoever holds it is alone with the view's memory too.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock()
    }

    /// Applies a batch: what `apply` writes and the cursor become durable together, or neither does.
    ///
    /// A batch of which nothing is written moves the cursor in memory alone, most of the time: each commit makes every
    /// reader forget the pages that he keeps. It is written when the file is closed; after a crash such entries are read
    /// from the ledger again.
    pub(crate) fn commit<T>(
        &self,
        connection: &mut Connection,
        batch: &Batch,
        apply: impl FnOnce(&Connection, &[Taken], &mut Skipped) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let cursor = self.cursor();
        let known = batch.taken.iter().take_while(|taken| !fresh(taken, cursor)).count();
        let taken = &batch.taken[known..];
        if taken.is_empty() {
            return Ok(None);
        }
        let mut skipped = self.skipped();
        let transaction = connection.transaction().map_err(|error| self.error(&error))?;
        let before = transaction.total_changes();
        let applied = apply(&transaction, taken, &mut skipped)?;
        let nothing = transaction.total_changes() == before && skipped == self.skipped();
        if nothing && cursor.0 > 0 && cursor.0 / MARKED == batch.end.0 / MARKED {
            *self.unwritten.lock() = Some(batch.end());
            return Ok(Some(applied));
        }
        Marks::write(&transaction, batch.end(), skipped)
            .and_then(|()| transaction.commit())
            .map_err(|error| self.error(&error))?;
        *self.skipped.lock() = skipped;
        *self.unwritten.lock() = None;
        Ok(Some(applied))
    }

    /// Publishes the batch: the view's memory is as far as its file.
    pub(crate) fn publish(&self, batch: &Batch) {
        self.cursor.fetch_max(batch.end.0, Ordering::AcqRel);
    }

    /// Reads with a connection of its own, in one state of the file throughout: never waits for the writer.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let kept = self.readers.lock().pop();
        let connection = match kept {
            Some(connection) => connection,
            None => connect_to_read(&self.path).map_err(|error| self.error(&error))?,
        };
        let result = match connection.unchecked_transaction() {
            Ok(snapshot) => look(&snapshot),
            Err(error) => Err(self.error(&error)),
        };
        let mut readers = self.readers.lock();
        if readers.len() < KEPT_READERS {
            readers.push(connection);
        }
        result
    }

    pub(crate) fn error(&self, error: &rusqlite::Error) -> Error {
        Error::of(self.which, error)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the files are deleted: then nothing may be put beside them. Ask while holding the writer.
    pub(crate) fn is_deleted(&self) -> bool {
        self.deleted.load(Ordering::Acquire)
    }

    /// Deletes the files. Readers that are still at work finish on the deleted file.
    pub(crate) fn delete(&self) -> Result<(), Error> {
        let _alone = self.writer.lock();
        self.deleted.store(true, Ordering::Release);
        self.readers.lock().clear();
        remove(&self.path)
    }

    /// Every row of every table as text, ordered.
    pub(crate) fn dump(&self) -> Result<Vec<String>, Error> {
        self.read(|connection| dump(connection).map_err(|error| self.error(&error)))
    }
}

impl Drop for ViewFile {
    fn drop(&mut self) {
        if let (Some(end), false) = (self.unwritten.get_mut().take(), self.is_deleted()) {
            // What is not written is read again: nothing is lost where it fails.
            let (skipped, connection) = (self.skipped(), self.writer.get_mut());
            let _ = connection
                .transaction()
                .and_then(|written| Marks::write(&written, end, skipped).and_then(|()| written.commit()));
        }
    }
}

fn fresh(taken: &Taken, cursor: TreeSize) -> bool {
    taken.position >= cursor.next_position()
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_millis(BUSY_MILLIS))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    connection.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    // What was recalled leaves no bytes behind in the file.
    connection.pragma_update(None, "secure_delete", "fast")?;
    keep_requests(&connection)?;
    Ok(connection)
}

fn connect_to_read(path: &Path) -> rusqlite::Result<Connection> {
    // One thread at a time has it, so SQLite need not see to that.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(std::time::Duration::from_millis(BUSY_MILLIS))?;
    connection.pragma_update(None, "cache_size", -READER_CACHE_KIB)?;
    keep_requests(&connection)?;
    Ok(connection)
}

/// Keeps prepared requests, and as they were prepared: left to itself SQLite plans one anew for each value that is put into
/// it, which costs more than it finds.
fn keep_requests(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(KEPT_REQUESTS);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

/// The files of a view in its folder, with their generations.
fn generations(folder: &Path, which: Which) -> Result<Vec<(u64, PathBuf)>, Error> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let generation = name
            .strip_prefix(which.name())
            .and_then(|rest| rest.strip_prefix('-'))
            .and_then(|rest| rest.strip_suffix(".sqlite3"))
            .and_then(|generation| generation.parse().ok());
        if let Some(generation) = generation {
            files.push((generation, path));
        }
    }
    Ok(files)
}

fn remove(path: &Path) -> Result<(), Error> {
    for ending in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(ending);
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(beside::remove(path, |_| true)?)
}
