//! The names index when the view is opened: its segments, and what came since from the view's file, read on every
//! processor there is.

use super::class::ClassId;
use super::laid;
use super::names::place;
use crate::file::ViewFile;
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

pub(crate) fn load(connection: &Connection, file: &ViewFile) -> rusqlite::Result<Index> {
    let mut index = Index::new();
    let since = laid::open(connection, file, &mut index)?;
    let mut request =
        connection.prepare("SELECT n, subject, class, text FROM names WHERE at >= ?1 ORDER BY n")?;
    let read = |row: &rusqlite::Row<'_>| {
        let place = place(row.get(1)?, ClassId(row.get(2)?), row.get(0)?);
        Ok(Row { place, text: row.get(3)? })
    };
    let rows = request.query_map([since], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    add(&rows, &mut index);
    Ok(index)
}

/// Names are read on several threads and entered by this one as they come: the order changes no answer.
fn add(rows: &[Row], index: &mut Index) {
    let pieces: Vec<&[Row]> = rows.chunks(ROWS_AT_A_TIME).collect();
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
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
        for names in names {
            for (place, name) in names {
                index.insert_at(place, &name);
            }
            index.tidy();
        }
    });
}

fn analysed(row: &Row) -> Option<(Place, Name)> {
    // What the file holds was readable when it was written; if the reading has changed, the name is not found.
    let name = Name::analyse(&row.text).ok()?;
    Some((row.place, name))
}
