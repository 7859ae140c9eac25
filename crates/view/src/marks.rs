//! The marks of a view's file: how far it has come, what it skipped, and by what it knows its ledger again.

use crate::Error;
use crate::tail::End;
use rusqlite::{Connection, OptionalExtension};
use tansiq_ledger::Ledger;

pub(crate) const META: &str = "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;";

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

/// What stands in the table `meta`.
pub(crate) struct Marks {
    pub(crate) cursor: u64,
    pub(crate) skipped: Skipped,
    last: Option<Vec<u8>>,
}

impl Marks {
    /// Nothing if the file is of another version or was never completed.
    pub(crate) fn read(connection: &Connection, version: i32) -> rusqlite::Result<Option<Marks>> {
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

    pub(crate) fn write(connection: &Connection, end: End, skipped: Skipped) -> rusqlite::Result<()> {
        set_mark(connection, "cursor", end.size.0)?;
        set_mark(connection, "erased", skipped.erased)?;
        set_mark(connection, "unreadable", skipped.unreadable)?;
        set_mark(connection, "refused", skipped.refused)?;
        let mut request = connection.prepare_cached("INSERT OR REPLACE INTO meta VALUES ('last', ?1)")?;
        request.execute([&end.last.0[..]]).map(drop)
    }

    /// Whether the entry before the cursor is the one that this ledger has there.
    pub(crate) fn is_of(&self, ledger: &Ledger) -> Result<bool, Error> {
        let Some(last) = self.cursor.checked_sub(1).map(tansiq_ledger::Position) else { return Ok(true) };
        let held = ledger.len().holds(last);
        Ok(held && self.last.as_deref() == Some(&ledger.commitment(last)?.0[..]))
    }
}

fn mark(connection: &Connection, name: &str) -> rusqlite::Result<u64> {
    let found = connection.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0));
    Ok(found.optional()?.unwrap_or(0))
}

pub(crate) fn set_mark(connection: &Connection, name: &str, value: u64) -> rusqlite::Result<()> {
    let mut request = connection.prepare_cached("INSERT OR REPLACE INTO meta VALUES (?1, ?2)")?;
    request.execute((name, value)).map(drop)
}
