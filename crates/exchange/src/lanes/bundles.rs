//! What bundles change in the lanes, and what writing and reading them asks.

use super::giving::{OUTGOING, outgoing};
use super::{Lanes, Outgoing, number, position};
use crate::Error;
use rusqlite::{Connection, OptionalExtension, params};
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::bundle::Run;
use tansiq_report::{DeliveryId, Digest32, Moment};

/// What is known of the bundles to and from a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Bundles {
    /// The last delivery of ours that is in a bundle as it counts now; 0 for none.
    pub(crate) written: u64,
    /// The last of the member's deliveries that is acknowledged in a bundle, as far as it has heard; 0 for none.
    pub(crate) answered: u64,
    /// From which of ours on the member asks for them again.
    pub(crate) asked: Option<u64>,
    /// The member's first delivery for which it has no receipt of ours; nothing before its first bundle.
    pub(crate) unacknowledged: Option<u64>,
    /// The last delivery of the member in the newest of its bundles that holds any; 0 for none.
    pub(crate) seen: u64,
    /// When one was last written for it.
    pub(crate) written_at: Option<Moment>,
    /// When one of it was last read.
    pub(crate) read_at: Option<Moment>,
}

/// What the member's bundle says, as its entry has it.
pub(super) struct Said {
    pub(super) bundle: Digest32,
    pub(super) made: Moment,
    pub(super) deliveries: Option<Run>,
    pub(super) unacknowledged: u64,
    pub(super) asks: Option<u64>,
}

pub(super) fn written(
    db: &Connection,
    at: Moment,
    to: MemberCode,
    (deliveries, acknowledged): (Option<Run>, Option<u64>),
) -> rusqlite::Result<()> {
    begin(db, to)?;
    db.prepare_cached(
        "UPDATE bundles SET written_at = ?2, answered = coalesce(?3, answered) WHERE member = ?1",
    )?
    .execute(params![to.as_str(), at.millis(), acknowledged.map(number)])?;
    let Some(run) = deliveries else { return Ok(()) };
    let row = params![to.as_str(), number(run.last), number(run.first)];
    db.prepare_cached(
        "UPDATE bundles SET written = ?2, asked = CASE WHEN asked >= ?3 THEN NULL ELSE asked END WHERE member = ?1",
    )?
    .execute(row)
    .map(drop)
}

pub(super) fn read(db: &Connection, at: Moment, from: MemberCode, said: &Said) -> rusqlite::Result<()> {
    begin(db, from)?;
    let (member, made) = (from.as_str(), said.made.millis());
    db.prepare_cached("INSERT OR REPLACE INTO bundles_read VALUES (?1, ?2, ?3)")?.execute(params![
        member,
        said.bundle.to_string(),
        at.millis()
    ])?;
    db.prepare_cached("UPDATE bundles SET read_at = ?2 WHERE member = ?1")?
        .execute(params![member, at.millis()])?;
    // An older one that came late says nothing new.
    db.prepare_cached(
        "UPDATE bundles SET made = ?2, unacknowledged = ?3, answered = min(answered, max(?3 - 1, 0)), asked = ?4,
           seen = coalesce(?5, seen)
         WHERE member = ?1 AND (made IS NULL OR made < ?2)",
    )?
    .execute(params![
        member,
        made,
        number(said.unacknowledged),
        said.asks.map(number),
        said.deliveries.map(|run| number(run.last))
    ])
    .map(drop)
}

/// What was written from this number on does not count any more.
pub(super) fn set_aside(db: &Connection, member: &str, sequence: i64) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE bundles SET written = min(written, ?2 - 1) WHERE member = ?1")?
        .execute(params![member, sequence])
        .map(drop)
}

fn begin(db: &Connection, member: MemberCode) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO bundles (member) VALUES (?1)")?
        .execute(params![member.as_str()])
        .map(drop)
}

impl Lanes {
    /// What is known of the bundles to and from a member.
    pub(crate) fn bundles(&self, member: MemberCode) -> Result<Bundles, Error> {
        self.with(|db| bundles(db, member))
    }

    /// When this bundle of a member was last read, if it was.
    pub(crate) fn bundle_read(&self, member: MemberCode, bundle: Digest32) -> Result<Option<Moment>, Error> {
        self.with(|db| {
            db.prepare_cached("SELECT at FROM bundles_read WHERE member = ?1 AND bundle = ?2")?
                .query_row(params![member.as_str(), bundle.to_string()], |row| row.get(0))
                .optional()
                .map(|at| at.map(Moment::from_millis))
        })
    }

    /// Our receipts for the deliveries of a member from this number on, in their order, each with the number.
    pub(crate) fn receipts(
        &self,
        of: MemberCode,
        sequence: u64,
        max: usize,
    ) -> Result<Vec<(u64, Position)>, Error> {
        self.with(|db| {
            db.prepare_cached(
                "SELECT sequence, position FROM incoming WHERE member = ?1 AND sequence >= ?2
                 ORDER BY sequence LIMIT ?3",
            )?
            .query_map(params![of.as_str(), number(sequence), number(max as u64)], |row| {
                Ok((row.get::<_, i64>(0)?.unsigned_abs(), position(row, 1)?))
            })?
            .collect()
        })
    }

    /// The delivery of this id, whether it counts or not; and whether an acknowledgement of it changes nothing any more.
    pub(crate) fn outgoing_of(
        &self,
        to: MemberCode,
        id: DeliveryId,
    ) -> Result<Option<(Outgoing, bool)>, Error> {
        let query = format!(
            "SELECT {OUTGOING}, EXISTS (SELECT 1 FROM outgoing o WHERE o.member = ?1 AND o.sequence = outgoing.sequence
               AND o.counts AND o.acknowledged IS NOT NULL)
             FROM outgoing WHERE member = ?1 AND id = ?2 ORDER BY position DESC LIMIT 1"
        );
        self.with(|db| {
            db.prepare_cached(&query)?
                .query_row(params![to.as_str(), id.bits()], |row| Ok((outgoing(row)?, row.get(5)?)))
                .optional()
        })
    }
}

fn bundles(db: &Connection, member: MemberCode) -> rusqlite::Result<Bundles> {
    let found = db
        .prepare_cached(
            "SELECT written, asked, unacknowledged, seen, written_at, read_at, answered FROM bundles WHERE member = ?1",
        )?
        .query_row(params![member.as_str()], |row| {
            let some =
                |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(i64::unsigned_abs));
            let moment = |column| {
                Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(Moment::from_millis))
            };
            Ok(Bundles {
                written: row.get::<_, i64>(0)?.unsigned_abs(),
                answered: row.get::<_, i64>(6)?.unsigned_abs(),
                asked: some(1)?,
                unacknowledged: some(2)?,
                seen: row.get::<_, i64>(3)?.unsigned_abs(),
                written_at: moment(4)?,
                read_at: moment(5)?,
            })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}
