//! What a lane has behind it, for the page.

use super::Lanes;
use crate::Error;
use rusqlite::{Connection, params};
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

fn totals(db: &Connection, member: MemberCode) -> rusqlite::Result<Totals> {
    let member = params![member.as_str()];
    let count = |query: &str| -> rusqlite::Result<u64> {
        db.prepare_cached(query)?.query_row(member, |row| row.get::<_, i64>(0)).map(i64::unsigned_abs)
    };
    let moment = |query: &str| -> rusqlite::Result<Option<Moment>> {
        let at = db.prepare_cached(query)?.query_row(member, |row| row.get::<_, Option<i64>>(0))?;
        Ok(at.map(Moment::from_millis))
    };
    Ok(Totals {
        deliveries: count("SELECT count(*) FROM outgoing WHERE member = ?1 AND counts")?,
        outstanding: count(
            "SELECT count(*) FROM outgoing WHERE member = ?1 AND counts AND acknowledged IS NULL",
        )?,
        items: count(
            "SELECT count(*) FROM given JOIN outgoing USING (member, position) WHERE member = ?1 AND counts",
        )?,
        refused: count(
            "SELECT count(*) FROM given JOIN outgoing USING (member, position)
             WHERE member = ?1 AND counts AND refused IS NOT NULL",
        )?,
        acknowledged: moment("SELECT max(acknowledged) FROM outgoing WHERE member = ?1")?,
        received: count("SELECT count(*) FROM incoming WHERE member = ?1")?,
        received_at: moment("SELECT max(at) FROM incoming WHERE member = ?1")?,
    })
}
