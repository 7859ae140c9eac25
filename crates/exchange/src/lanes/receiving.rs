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

/// Another's report, as one member gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) from: MemberCode,
    pub(crate) content: Digest32,
    /// Of its entry.
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

    /// What is held under a report's id, from each member that gave it, in the order of the ledger.
    pub(crate) fn held(&self, report: ReportId) -> Result<Vec<Held>, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached(
                "SELECT member, content, position FROM held WHERE report = ?1 ORDER BY position",
            )?;
            let rows = find.query_map(params![report.bits()], |row| {
                Ok((row.get::<_, String>(0)?, digest(row, 1)?, position(row, 2)?))
            })?;
            let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
            // The giver is a member's code: the fold wrote it from one.
            let held = |(from, content, position): (String, _, _)| {
                Some(Held { from: from.parse().ok()?, content, position })
            };
            Ok(rows.into_iter().filter_map(held).collect())
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
