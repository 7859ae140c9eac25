//! What the receiving side asks of the lanes.

use super::giving::digest;
use super::{Lanes, number, position};
use crate::Error;
use rusqlite::{OptionalExtension, Row, params};
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::{DeliveryId, Digest32, ReportId};

/// A delivery that was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) sequence: u64,
    pub(crate) note: Digest32,
    /// Of our receipt.
    pub(crate) position: Position,
}

impl Lanes {
    /// The delivery that was taken under this id or under this number, whichever there is.
    pub(crate) fn taken(
        &self,
        from: MemberCode,
        id: DeliveryId,
        sequence: u64,
    ) -> Result<Option<Taken>, Error> {
        self.with(|db| {
            db.prepare_cached(
                "SELECT sequence, note, position FROM incoming WHERE member = ?1 AND (id = ?2 OR sequence = ?3)
                 ORDER BY id = ?2 DESC LIMIT 1",
            )?
            .query_row(params![from.as_str(), id.bits(), number(sequence)], taken)
            .optional()
        })
    }

    /// The last delivery that was taken from a member.
    pub(crate) fn last_taken(&self, from: MemberCode) -> Result<Option<Taken>, Error> {
        self.with(|db| {
            db.prepare_cached(
                "SELECT sequence, note, position FROM incoming WHERE member = ?1 ORDER BY sequence DESC LIMIT 1",
            )?
            .query_row(params![from.as_str()], taken)
            .optional()
        })
    }

    /// The content that is held under a report's id, from whomever.
    pub(crate) fn held(&self, report: ReportId) -> Result<Option<Digest32>, Error> {
        self.with(|db| {
            db.prepare_cached("SELECT content FROM held WHERE report = ?1")?
                .query_row(params![report.bits()], |row| digest(row, 0))
                .optional()
        })
    }
}

fn taken(row: &Row<'_>) -> rusqlite::Result<Taken> {
    Ok(Taken {
        sequence: row.get::<_, i64>(0)?.unsigned_abs(),
        note: digest(row, 1)?,
        position: position(row, 2)?,
    })
}
