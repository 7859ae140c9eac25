//! The state of the lanes, in `lanes.sqlite`: which deliveries exist, what was given and withheld, what was taken in.
//!
//! It is a fold of the ledger: every table is filled from entries alone, in their order, together with the position
//! that comes next. So a crash between an append and the fold costs nothing (the fold catches up), and the file can
//! be deleted: rebuilt is the same as incremental. The one exception are the cursors, which say how far planning
//! has come. They only save work: planned again from the start, a lane finds nothing new.
//!
//! It holds ids, digests and positions, never what a report says.

mod bundles;
mod fold;
mod fold_recalls;
mod giving;
mod papers;
mod recalls;
mod receiving;
mod rfis;
mod schema;
mod totals;
mod wanting;
mod witnessing;

pub(crate) use bundles::Bundles;
pub(crate) use fold::{CLASS_ONWARD, content_of, withheld_digest};
pub(crate) use giving::{Cursors, Offer, Outgoing};
pub(crate) use papers::{Kind, Order};
pub(crate) use recalls::GivenPart;
pub(crate) use receiving::{Held, Taken};

use crate::Error;
use crate::exchange::decoded;
use parking_lot::Mutex;
use rusqlite::Connection;
use std::path::Path;
use tansiq_label::MemberCode;
use tansiq_ledger::{Ledger, Position, Receipt, TreeSize};
use tansiq_report::Entry;
use tokio::sync::watch;

/// Entries read from the ledger at once while catching up: a few megabytes of ordinary reports.
const READ_AT_ONCE: usize = 500;

/// The lanes of a node.
pub struct Lanes {
    me: MemberCode,
    connection: Mutex<Connection>,
    /// Where the last entry stands that may go on a lane or changes what may: the value changes with each.
    offered: watch::Sender<TreeSize>,
}

impl Lanes {
    /// Opens the lanes' file, or makes it; a file of another version is made anew.
    ///
    /// # Errors
    /// [`Error::Lanes`].
    pub fn open(path: &Path, me: MemberCode) -> Result<Lanes, Error> {
        Self::over(Connection::open(path)?, me)
    }

    /// Lanes in memory, for tests and for looking at a ledger without writing.
    ///
    /// # Errors
    /// [`Error::Lanes`].
    pub fn in_memory(me: MemberCode) -> Result<Lanes, Error> {
        Self::over(Connection::open_in_memory()?, me)
    }

    fn over(mut connection: Connection, me: MemberCode) -> Result<Lanes, Error> {
        schema::prepare(&mut connection)?;
        let offered = watch::Sender::new(schema::offered(&connection)?);
        Ok(Lanes { me, connection: Mutex::new(connection), offered })
    }

    /// Reads what the ledger has more than the lanes, which belong to it.
    ///
    /// # Errors
    /// [`Error::Ledger`], [`Error::Lanes`], [`Error::Entry`], [`Error::NotTheseLanes`].
    pub fn catch_up(&self, ledger: &Ledger) -> Result<(), Error> {
        self.read_to(&mut self.connection.lock(), ledger, ledger.len())
    }

    /// The same after an append: what was just appended is not read back from the ledger.
    pub(crate) fn follow(
        &self,
        ledger: &Ledger,
        entries: &[Entry],
        receipts: &[Receipt],
    ) -> Result<(), Error> {
        let mut connection = self.connection.lock();
        // New ones stand at consecutive positions.
        if let Some(first) = receipts.first().map(|receipt| receipt.position)
            && receipts.iter().all(|receipt| !receipt.duplicate)
        {
            self.read_to(&mut connection, ledger, TreeSize(first.0))?;
            // Somebody else may have read further meanwhile.
            if schema::next(&connection)? == first {
                let entries = (first.0..).map(Position).zip(entries.iter().map(Some));
                self.fold(&mut connection, ledger, entries)?;
            }
        }
        self.read_to(&mut connection, ledger, ledger.len())
    }

    /// Reads the ledger up to a size that it has.
    fn read_to(&self, connection: &mut Connection, ledger: &Ledger, size: TreeSize) -> Result<(), Error> {
        loop {
            let next = schema::next(connection)?;
            let held = ledger.len();
            if held.0 < next.0 {
                return Err(Error::NotTheseLanes { expected: held.0, found: next.0 });
            }
            let left = usize::try_from(size.0.saturating_sub(next.0)).unwrap_or(usize::MAX);
            let stored = ledger.read(next, left.min(READ_AT_ONCE))?;
            if stored.is_empty() {
                return Ok(());
            }
            let read = stored.iter().map(|(position, stored)| decoded(*position, stored));
            let entries = read.collect::<Result<Vec<_>, _>>()?;
            let entries = (next.0..).map(Position).zip(entries.iter().map(Option::as_ref));
            self.fold(connection, ledger, entries)?;
        }
    }

    /// Folds consecutive entries, the first of which is the next; nothing stands for one that was erased.
    fn fold<'e>(
        &self,
        connection: &mut Connection,
        ledger: &Ledger,
        entries: impl Iterator<Item = (Position, Option<&'e Entry>)>,
    ) -> Result<(), Error> {
        let transaction = connection.transaction()?;
        let (mut news, mut next) = (None, None);
        for (position, entry) in entries {
            if position == Position::FIRST {
                schema::set_ledger(&transaction, &ledger.commitment(Position::FIRST)?.0)?;
            }
            entry.map_or(Ok(()), |entry| fold::fold(&transaction, self.me, position, entry))?;
            next = Some(position.next());
            if entry.is_none_or(|entry| !entry.is_witnessing()) {
                news = Some(TreeSize(position.next().0));
            }
        }
        news.map_or(Ok(()), |news| schema::set_news(&transaction, news))?;
        next.map_or(Ok(()), |next| schema::set_next(&transaction, next))?;
        let offered = schema::offered(&transaction)?;
        transaction.commit()?;
        self.offered.send_if_modified(|known| std::mem::replace(known, offered) != offered);
        Ok(())
    }

    /// Whether these are lanes of this ledger, or of none yet.
    ///
    /// # Errors
    /// [`Error::Ledger`], [`Error::Lanes`].
    pub fn belong_to(&self, ledger: &Ledger) -> Result<bool, Error> {
        let (next, first) = self.with(|db| Ok((schema::next(db)?, schema::ledger(db)?)))?;
        if ledger.len().0 < next.0 {
            return Ok(false);
        }
        match first {
            Some(first) => Ok(ledger.commitment(Position::FIRST)?.0[..] == first[..]),
            None => Ok(true),
        }
    }

    /// Forgets everything and reads the ledger from its start.
    ///
    /// # Errors
    /// Those of [`Lanes::catch_up`].
    pub fn rebuild(&self, ledger: &Ledger) -> Result<(), Error> {
        schema::clear(&mut self.connection.lock())?;
        self.catch_up(ledger)
    }

    /// A way to wait for something that may go on a lane, or that changes what may.
    pub(crate) fn offered(&self) -> watch::Receiver<TreeSize> {
        self.offered.subscribe()
    }

    /// How many entries are folded.
    pub(crate) fn folded(&self) -> Result<TreeSize, Error> {
        Ok(TreeSize(schema::next(&self.connection.lock())?.0))
    }

    /// How many entries must be known to whoever judges: up to the last card, standing or agreement.
    pub(crate) fn needs_directory(&self) -> Result<TreeSize, Error> {
        Ok(schema::register(&self.connection.lock())?)
    }

    /// Everything that is folded from the ledger, as text, row by row; without the cursors.
    ///
    /// # Errors
    /// [`Error::Lanes`].
    pub fn dump(&self) -> Result<String, Error> {
        Ok(schema::dump(&self.connection.lock())?)
    }

    fn with<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        Ok(work(&self.connection.lock())?)
    }

    fn write<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        let mut connection = self.connection.lock();
        let transaction = connection.transaction()?;
        let out = work(&transaction)?;
        transaction.commit()?;
        Ok(out)
    }
}

/// A position from a row. SQLite counts with 63 bits; no ledger comes near.
fn position(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Position> {
    Ok(Position(row.get::<_, i64>(column)?.unsigned_abs()))
}

/// A count for a row.
fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
