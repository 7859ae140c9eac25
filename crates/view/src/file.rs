//! The file of one view: SQLite in write-ahead mode, with the cursor in the same transaction as what it stands for.
//!
//! `synchronous=NORMAL`: a commit is atomic and is not synced. After a power cut the file may be some commits older,
//! cursor and all, and the view reads those entries from the ledger again. Everything here is derived, so nothing is
//! lost; the ledger is what is synced before anybody is answered.
//!
//! A file is named by its view and a generation. A rebuild fills a file of the next generation beside the current one
//! and takes its place when it has come as far; a file that is not complete, of another version or of another ledger
//! is deleted when the views are opened.

use crate::tail::{Batch, Taken};
use crate::{Error, Which};
use parking_lot::{Mutex, MutexGuard};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use tansiq_ledger::{Ledger, TreeSize};

/// How a view's file is laid out.
pub(crate) struct Layout {
    pub(crate) which: Which,
    /// One more whenever the tables, or what is written into them, change: other versions are rebuilt.
    pub(crate) version: i32,
    pub(crate) tables: &'static str,
}

/// Entries of which a view made nothing, by reason. They never stop it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Skipped {
    /// Erased from the ledger.
    pub erased: u64,
    /// Of a form that this program does not know, or holding a report that it cannot read.
    pub unreadable: u64,
    /// Readable, and against a rule that whoever wrote it should have kept, such as a card that does not follow
    /// the one before it.
    pub refused: u64,
}

/// Connections for reading that are kept open when nobody uses them.
const KEPT_READERS: usize = 8;
/// Prepared requests that a connection keeps: more than any view has.
const KEPT_REQUESTS: usize = 64;
/// Kibibytes of pages that the writing connection keeps in memory: the inner pages of the largest index of a
/// million statements.
const WRITER_CACHE_KIB: i64 = 64 * 1024;
/// Milliseconds that a connection waits for another one. Only a checkpoint makes anybody wait.
const BUSY_MILLIS: u64 = 5_000;

const META: &str = "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;";

pub(crate) struct ViewFile {
    which: Which,
    path: PathBuf,
    generation: u64,
    /// Before the writer, since the last connection that closes empties the journal, and only a writing one can.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
    cursor: AtomicU64,
    skipped: Mutex<Skipped>,
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
        ViewFile { which, path, generation, writer, readers, cursor, skipped }
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
        let applied = apply(&transaction, taken, &mut skipped)?;
        Marks::write(&transaction, batch, skipped)
            .and_then(|()| transaction.commit())
            .map_err(|error| self.error(&error))?;
        *self.skipped.lock() = skipped;
        Ok(Some(applied))
    }

    /// Publishes the batch: the view's memory is as far as its file.
    pub(crate) fn publish(&self, batch: &Batch) {
        self.cursor.fetch_max(batch.end.0, Ordering::AcqRel);
    }

    /// Reads with a connection of its own: never waits for the writer.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let kept = self.readers.lock().pop();
        let connection = match kept {
            Some(connection) => connection,
            None => connect_to_read(&self.path).map_err(|error| self.error(&error))?,
        };
        let result = look(&connection);
        let mut readers = self.readers.lock();
        if readers.len() < KEPT_READERS {
            readers.push(connection);
        }
        result
    }

    pub(crate) fn error(&self, error: &rusqlite::Error) -> Error {
        Error::of(self.which, error)
    }

    /// Deletes the files. Readers that are still at work finish on the deleted file.
    pub(crate) fn delete(&self) -> Result<(), Error> {
        self.readers.lock().clear();
        remove(&self.path)
    }

    /// Every row of every table as text, ordered.
    pub(crate) fn dump(&self) -> Result<Vec<String>, Error> {
        self.read(|connection| dump(connection).map_err(|error| self.error(&error)))
    }
}

fn fresh(taken: &Taken, cursor: TreeSize) -> bool {
    taken.position >= cursor.next_position()
}

/// What stands in the table `meta`.
struct Marks {
    cursor: u64,
    skipped: Skipped,
    last: Option<Vec<u8>>,
}

impl Marks {
    /// Nothing if the file is of another version or was never completed.
    fn read(connection: &Connection, version: i32) -> rusqlite::Result<Option<Marks>> {
        let found: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if found != version || mark(connection, "complete")? != 1 {
            return Ok(None);
        }
        let last = connection.query_row("SELECT value FROM meta WHERE name = 'last'", [], |row| row.get(0));
        Ok(Some(Marks {
            cursor: mark(connection, "cursor")?,
            skipped: Skipped {
                erased: mark(connection, "erased")?,
                unreadable: mark(connection, "unreadable")?,
                refused: mark(connection, "refused")?,
            },
            last: last.optional()?,
        }))
    }

    fn write(connection: &Connection, batch: &Batch, skipped: Skipped) -> rusqlite::Result<()> {
        set_mark(connection, "cursor", batch.end.0)?;
        set_mark(connection, "erased", skipped.erased)?;
        set_mark(connection, "unreadable", skipped.unreadable)?;
        set_mark(connection, "refused", skipped.refused)?;
        let mut request = connection.prepare_cached("INSERT OR REPLACE INTO meta VALUES ('last', ?1)")?;
        request.execute([&batch.last.0[..]]).map(drop)
    }

    /// Whether the entry before the cursor is the one that this ledger has there.
    fn is_of(&self, ledger: &Ledger) -> Result<bool, Error> {
        let Some(last) = self.cursor.checked_sub(1).map(tansiq_ledger::Position) else { return Ok(true) };
        let held = ledger.len().holds(last);
        Ok(held && self.last.as_deref() == Some(&ledger.commitment(last)?.0[..]))
    }
}

fn mark(connection: &Connection, name: &str) -> rusqlite::Result<u64> {
    let found = connection.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0));
    Ok(found.optional()?.unwrap_or(0))
}

fn set_mark(connection: &Connection, name: &str, value: u64) -> rusqlite::Result<()> {
    let mut request = connection.prepare_cached("INSERT OR REPLACE INTO meta VALUES (?1, ?2)")?;
    request.execute((name, value)).map(drop)
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_millis(BUSY_MILLIS))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.set_prepared_statement_cache_capacity(KEPT_REQUESTS);
    Ok(connection)
}

fn connect_to_read(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(std::time::Duration::from_millis(BUSY_MILLIS))?;
    connection.set_prepared_statement_cache_capacity(KEPT_REQUESTS);
    Ok(connection)
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
    Ok(())
}

fn dump(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut rows_of_all = Vec::new();
    let mut tables =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let tables = tables.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    for table in tables {
        let mut request = connection.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = request.column_count();
        let text = |row: &rusqlite::Row<'_>| {
            let values = (0..columns).map(|at| row.get_ref(at).map(text_of));
            Ok(format!("{table}: {}", values.collect::<Result<Vec<_>, _>>()?.join(" | ")))
        };
        let mut rows = request.query_map([], text)?.collect::<Result<Vec<_>, _>>()?;
        rows.sort_unstable();
        rows_of_all.append(&mut rows);
    }
    Ok(rows_of_all)
}

fn text_of(value: rusqlite::types::ValueRef<'_>) -> String {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => "-".into(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => hex::encode(bytes),
    }
}
