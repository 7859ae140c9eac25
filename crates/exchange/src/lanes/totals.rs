//! What a lane has behind it, for the page.

use super::Lanes;
use crate::Error;
use rusqlite::{Connection, Row, params};
use tansiq_label::MemberCode;
use tansiq_report::Moment;

/// What a lane has behind it, as counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Totals {
    pub(crate) deliveries: u64,
    pub(crate) outstanding: u64,
    pub(crate) items: u64,
    pub(crate) refused: u64,
    pub(crate) acknowledged: Option<Moment>,
    pub(crate) received: u64,
    pub(crate) received_at: Option<Moment>,
}

impl Lanes {
    /// Counts for the page.
    pub(crate) fn totals(&self, member: MemberCode) -> Result<Totals, Error> {
        self.with(|db| totals(db, member))
    }
}

/// From one row for each delivery, however many items went in them.
fn totals(db: &Connection, member: MemberCode) -> rusqlite::Result<Totals> {
    let count = |row: &Row<'_>, column| row.get::<_, i64>(column).map(i64::unsigned_abs);
    let moment =
        |row: &Row<'_>, column| row.get::<_, Option<i64>>(column).map(|at| at.map(Moment::from_millis));
    let given = db
        .prepare_cached(
            "SELECT coalesce(sum(counts), 0), coalesce(sum(counts AND acknowledged IS NULL), 0),
               coalesce(sum(counts * items), 0), coalesce(sum(counts * refusals), 0), max(acknowledged)
             FROM outgoing WHERE member = ?1",
        )?
        .query_row(params![member.as_str()], |row| {
            Ok(Totals {
                deliveries: count(row, 0)?,
                outstanding: count(row, 1)?,
                items: count(row, 2)?,
                refused: count(row, 3)?,
                acknowledged: moment(row, 4)?,
                ..Totals::default()
            })
        })?;
    db.prepare_cached("SELECT count(*), max(at) FROM incoming WHERE member = ?1")?
        .query_row(params![member.as_str()], |row| {
            Ok(Totals { received: count(row, 0)?, received_at: moment(row, 1)?, ..given })
        })
}
