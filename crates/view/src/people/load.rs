//! Building the names index from the view's file when the view is opened, on every processor there is.

use super::class::ClassId;
use super::names::place;
use rusqlite::Connection;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use tansiq_names::{Index, Name, Place};

/// A row of `names`.
struct Row {
    place: Place,
    text: String,
}

/// Rows that are read as names at a time: some milliseconds of work.
const ROWS_AT_A_TIME: usize = 1_000;

pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Index> {
    let mut request = connection.prepare("SELECT n, subject, class, text FROM names ORDER BY n")?;
    let read = |row: &rusqlite::Row<'_>| {
        let place = place(row.get(1)?, ClassId(row.get(2)?), row.get(0)?);
        Ok(Row { place, text: row.get(3)? })
    };
    let rows = request.query_map([], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(index(&rows))
}

/// Names are read on several threads and entered by this one as they come: the order changes no answer.
fn index(rows: &[Row]) -> Index {
    let pieces: Vec<&[Row]> = rows.chunks(ROWS_AT_A_TIME).collect();
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let (next, mut index) = (AtomicUsize::new(0), Index::new());
    let (read, names) = mpsc::sync_channel(2 * processors);
    std::thread::scope(|scope| {
        for _ in 0..processors.min(pieces.len()) {
            let (read, next, pieces) = (read.clone(), &next, &pieces);
            scope.spawn(move || {
                while let Some(rows) = pieces.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if read.send(rows.iter().filter_map(analysed).collect::<Vec<_>>()).is_err() {
                        return;
                    }
                }
            });
        }
        drop(read);
        for (place, name) in names.into_iter().flatten() {
            index.insert_at(place, &name);
        }
    });
    index
}

fn analysed(row: &Row) -> Option<(Place, Name)> {
    // What the file holds was readable when it was written; if the reading has changed, the name is not found.
    let name = Name::analyse(&row.text).ok()?;
    Some((row.place, name))
}
