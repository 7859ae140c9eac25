//! The names index on disk: segments beside the view's file, so that opening the view reads few names anew.
//!
//! The view's file lists the segments, each with the cursor at which it was laid out, and notes names that were taken
//! away since. What the list says and what the tables say become so in one transaction; a segment that is listed but
//! missing or damaged costs only time, since the index is then built from the tables. Nothing is synced, for the same
//! reason. The segments go with the view's file.

use crate::beside;
use crate::file::ViewFile;
use parking_lot::RwLock;
use rusqlite::Connection;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tansiq_ledger::TreeSize;
use tansiq_names::{Index, Merge};

/// The index that searches use, and whether it is being laid out.
#[derive(Clone)]
pub(crate) struct Names {
    pub(crate) index: Arc<RwLock<Index>>,
    busy: Arc<AtomicBool>,
}

impl Names {
    pub(crate) fn new(index: Index) -> Names {
        Names { index: Arc::new(RwLock::new(index)), busy: Arc::default() }
    }

    /// Lays names out on a thread of its own if that is due. Whoever asks holds the writer of `file`, so that the
    /// index is as far as the cursor.
    pub(crate) fn lay_out_when_due(&self, file: &Arc<ViewFile>) {
        if self.busy.load(Ordering::Acquire) {
            return;
        }
        let Some(merge) = self.index.read().merge() else { return };
        self.busy.store(true, Ordering::Release);
        let (names, file, at) = (self.clone(), Arc::clone(file), file.cursor());
        let work = move || {
            names.lay_out(&file, merge, at);
            names.busy.store(false, Ordering::Release);
        };
        if let Err(error) = std::thread::Builder::new().name("names".into()).spawn(work) {
            tracing::warn!(%error, "no thread to lay names out; they stay where they are");
            self.busy.store(false, Ordering::Release);
        }
    }

    fn lay_out(&self, file: &ViewFile, merge: Merge, at: TreeSize) {
        let merged = merge.run();
        let mut connection = file.writer();
        if file.is_deleted() {
            return;
        }
        let written = write(file, merged.id(), merged.bytes());
        self.index.write().take(merged);
        let ids: Vec<u64> = self.index.read().segments().map(|(id, _)| id).collect();
        let listed = written.and_then(|()| list(&mut connection, &ids, at).map_err(std::io::Error::other));
        match listed {
            Ok(()) => remove_others(file, &ids),
            Err(error) => tracing::warn!(%error, "segments of names could not be kept"),
        }
    }
}

/// Opens the listed segments; answers up to which cursor names are in them. If one cannot be opened, the index is
/// empty and that is 0.
pub(crate) fn open(connection: &Connection, file: &ViewFile, index: &mut Index) -> rusqlite::Result<u64> {
    let mut request = connection.prepare("SELECT id, at FROM laid_segments ORDER BY at, id")?;
    let rows = request.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u64>(1)?)))?;
    let mut removed = connection.prepare("SELECT subject, n FROM laid_removed WHERE at >= ?1")?;
    let mut until = 0;
    for row in rows {
        let (id, at) = row?;
        let opened = std::fs::read(beside::path(file.path(), &id)).map_err(|error| error.to_string());
        if let Err(error) = opened.and_then(|bytes| index.open(bytes).map_err(|error| error.to_string())) {
            tracing::info!(%error, "a segment of names cannot be used; the index is built anew");
            // The same names make the same segment: it must not be taken for written.
            let _ = std::fs::remove_file(beside::path(file.path(), &id));
            *index = Index::new();
            return Ok(0);
        }
        // Segments come in the order in which they were laid out: what goes here is in no earlier one either.
        let names = removed.query_map([at], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for name in names {
            let (subject, number) = name?;
            index.remove_number(subject, number);
        }
        until = at;
    }
    Ok(until)
}

/// Writes the segments of an index that was just loaded, and lists them.
pub(crate) fn keep(file: &ViewFile, index: &mut Index) {
    let mut connection = file.writer();
    let is_fresh = |id: u64| !beside::path(file.path(), &name(id)).exists();
    if index.segments().any(|(id, _)| is_fresh(id)) {
        // What is listed as laid out now must hold every name up to now: the next start reads only what came since.
        index.lay_tail_out();
    }
    let ids: Vec<u64> = index.segments().map(|(id, _)| id).collect();
    let mut fresh = index.segments().filter(|(id, _)| is_fresh(*id));
    let written = fresh.try_for_each(|(id, bytes)| write(file, id, bytes));
    let at = file.cursor();
    match written.and_then(|()| list(&mut connection, &ids, at).map_err(std::io::Error::other)) {
        Ok(()) => remove_others(file, &ids),
        Err(error) => tracing::warn!(%error, "segments of names could not be kept"),
    }
}

fn name(id: u64) -> String {
    format!("{id:016x}")
}

fn write(file: &ViewFile, id: u64, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::write(beside::path(file.path(), &name(id)), bytes)
}

/// Lists exactly these segments; those that are new to the list were laid out at `at`.
fn list(connection: &mut Connection, ids: &[u64], at: TreeSize) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    let listed = serde_json::Value::from(ids.iter().map(|id| name(*id)).collect::<Vec<_>>()).to_string();
    transaction
        .execute("DELETE FROM laid_segments WHERE id NOT IN (SELECT value FROM json_each(?1))", [&listed])?;
    transaction.execute(
        "INSERT OR IGNORE INTO laid_segments (id, at) SELECT value, ?2 FROM json_each(?1)",
        (&listed, at.0),
    )?;
    // No segment holds what was gone before it was laid out.
    let oldest = "SELECT coalesce(min(at), ?1) FROM laid_segments";
    transaction.execute(&format!("DELETE FROM laid_removed WHERE at < ({oldest})"), [at.0])?;
    transaction.commit()
}

fn remove_others(file: &ViewFile, ids: &[u64]) {
    let keep: Vec<String> = ids.iter().map(|id| name(*id)).collect();
    if let Err(error) = beside::remove(file.path(), |name| !keep.iter().any(|kept| kept == name)) {
        tracing::warn!(%error, "segments of names that are no longer used could not be deleted");
    }
}

#[cfg(test)]
impl super::People {
    /// Lays all names out now, however few they are.
    pub(crate) fn lay_all_out(&self) {
        self.names.index.write().settle();
        keep(&self.file, &mut self.names.index.write());
    }
}
