//! What the giving side asks of the lanes.

use super::fold::{CLASS_TERMS, CLASSES, EVERY_MEMBER, class_of, forget_cursors};
use super::{Lanes, fold_recalls, number, position};
use crate::Error;
use crate::plan::Known;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;
use tansiq_label::{Finite as _, MemberCode};
use tansiq_ledger::{Position, TreeSize};
use tansiq_report::{DeliveryId, Digest32, Moment, Precedence, StatementId};

/// Something that may go on a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Offer {
    pub(crate) position: Position,
    pub(crate) class: u8,
}

/// How far planning has come in each class. Without one that was sent back to its start, or never began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cursors(Vec<(u8, Position)>);

/// A delivery that was made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outgoing {
    pub(crate) sequence: u64,
    pub(crate) id: DeliveryId,
    pub(crate) note: Digest32,
    /// Of its entry.
    pub(crate) position: Position,
    pub(crate) acknowledged: bool,
}

/// Of one name among all that the member was ever given. Left to itself SQLite goes through all of it.
const KNOWN: &str = "SELECT g.statements, g.refused IS NULL OR o.position >= max(
       coalesce((SELECT max(position) FROM restarted WHERE member IN (?1, ?3)), 0),
       coalesce((SELECT restarted FROM planned WHERE member = ?1), 0))
     FROM given g INDEXED BY given_name JOIN outgoing o USING (member, position)
     WHERE g.member = ?1 AND g.name = ?2 AND o.counts
       AND (o.acknowledged IS NOT NULL OR o.sequence < ?4)";

impl Lanes {
    /// What planning has not looked at yet for this member, and not now in `passed`: the faster class first, then in the
    /// order of the ledger; of cards and agreements alone if `only_terms`.
    pub(crate) fn offers(
        &self,
        to: MemberCode,
        below: TreeSize,
        only_terms: bool,
        passed: &[Offer],
        max: usize,
    ) -> Result<Vec<Offer>, Error> {
        self.with(|db| {
            let mut out = Vec::new();
            let mut query = db.prepare_cached(
                "SELECT position, class FROM offer WHERE class = ?2 AND position < ?3 AND position >=
                   max(?5, coalesce((SELECT next FROM cursor WHERE member = ?1 AND class = ?2), 0))
                 ORDER BY position LIMIT ?4",
            )?;
            for class in (0..CLASSES).filter(|class| !only_terms || *class == CLASS_TERMS) {
                let left = number((max - out.len()) as u64);
                let last = passed.iter().rfind(|offer| offer.class == class).map(|offer| offer.position);
                let next = number(last.map_or(0, |last| last.next().0));
                let row = params![to.as_str(), class, number(below.0), left, next];
                let rows = query
                    .query_map(row, |row| Ok(Offer { position: position(row, 0)?, class: row.get(1)? }))?;
                out.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
                if out.len() >= max {
                    break;
                }
            }
            Ok(out)
        })
    }

    /// How far planning has come for this member.
    pub(crate) fn cursors(&self, to: MemberCode) -> Result<Cursors, Error> {
        self.with(|db| {
            let mut query =
                db.prepare_cached("SELECT class, next FROM cursor WHERE member = ?1 ORDER BY class")?;
            let rows = query.query_map(params![to.as_str()], |row| Ok((row.get(0)?, position(row, 1)?)))?;
            rows.collect::<rusqlite::Result<_>>().map(Cursors)
        })
    }

    /// The fastest report that planning has not looked at for this member, and the first of that precedence. What was
    /// given or withheld before is looked at again after new terms, and does not count.
    pub(crate) fn fastest_ahead(&self, to: MemberCode) -> Result<Option<(Precedence, Position)>, Error> {
        self.with(|db| {
            let mut query = db.prepare_cached(
                // A report's id has 16 bytes, the name of anything else 32.
                "SELECT min(position) FROM offer WHERE class = ?2 AND length(name) = 16
                   AND position >= coalesce((SELECT next FROM cursor WHERE member = ?1 AND class = ?2), 0)
                   AND NOT EXISTS (SELECT 1 FROM given WHERE given.member = ?1 AND given.name = offer.name)
                   AND NOT EXISTS (SELECT 1 FROM withheld WHERE withheld.member = ?1 AND report = offer.name)",
            )?;
            for precedence in Precedence::ALL.iter().rev() {
                let row = params![to.as_str(), class_of(*precedence)];
                if let Some(at) = query.query_row(row, |row| row.get::<_, Option<i64>>(0))? {
                    return Ok(Some((*precedence, Position(at.unsigned_abs()))));
                }
            }
            Ok(None)
        })
    }

    /// The entry that last sent a member's lane back to its start.
    pub(crate) fn restarted(&self, to: MemberCode) -> Result<Option<Position>, Error> {
        self.with(|db| restarted(db, to))
    }

    /// Remembers that planning has looked at these, unless the lane was sent back to its start since the plan began.
    pub(crate) fn passed(
        &self,
        to: MemberCode,
        offers: &[Offer],
        planned_under: Option<Position>,
        at: Moment,
    ) -> Result<(), Error> {
        self.write(|db| {
            if restarted(db, to)? != planned_under {
                return Ok(());
            }
            for class in 0..CLASSES {
                let last =
                    offers.iter().filter(|offer| offer.class == class).map(|offer| offer.position).max();
                if let Some(last) = last {
                    let row = params![to.as_str(), class, number(last.next().0)];
                    db.prepare_cached("INSERT OR REPLACE INTO cursor VALUES (?1, ?2, ?3)")?.execute(row)?;
                }
            }
            db.prepare_cached(
                "INSERT INTO planned VALUES (?1, ?2, 0) ON CONFLICT (member) DO UPDATE SET at = excluded.at",
            )?
            .execute(params![to.as_str(), at.millis()])
            .map(drop)
        })
    }

    /// When planning for a member was last done.
    pub(crate) fn planned(&self, to: MemberCode) -> Result<Option<Moment>, Error> {
        self.with(|db| {
            db.query_row("SELECT at FROM planned WHERE member = ?1", params![to.as_str()], |row| row.get(0))
                .optional()
                .map(|at| at.map(Moment::from_millis))
        })
    }

    /// Sends a lane back to its start, because time has changed what the member may have.
    pub(crate) fn restart(&self, to: MemberCode, size: TreeSize, at: Moment) -> Result<(), Error> {
        self.write(|db| {
            forget_cursors(db, to.as_str())?;
            db.execute(
                "INSERT OR REPLACE INTO planned VALUES (?1, ?2, ?3)",
                params![to.as_str(), at.millis(), number(size.0)],
            )
            .map(drop)
        })
    }

    /// Sends a lane back to its start, because a delivery is made anew.
    pub(crate) fn plan_again(&self, to: MemberCode) -> Result<(), Error> {
        self.write(|db| forget_cursors(db, to.as_str()))
    }

    /// What a member has of something, or has refused and is not to be offered again; without what is not
    /// acknowledged from the delivery `uncounted_from` on.
    pub(crate) fn known(
        &self,
        to: MemberCode,
        name: &[u8],
        uncounted_from: Option<u64>,
    ) -> Result<Known, Error> {
        self.with(|db| {
            let mut query = db.prepare_cached(KNOWN)?;
            let row = params![to.as_str(), name, EVERY_MEMBER, uncounted_from.map_or(i64::MAX, number)];
            let rows = query.query_map(row, |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, bool>(1)?)))?;
            let mut known = Known::default();
            for row in rows {
                let (statements, settled) = row?;
                if settled {
                    known.given = true;
                    known.statements.extend(statements_of(&statements));
                } else {
                    known.refused = true;
                }
            }
            let mut query =
                db.prepare_cached("SELECT digest FROM withheld WHERE member = ?1 AND report = ?2")?;
            known.withheld = query.query_row(params![to.as_str(), name], |row| digest(row, 0)).optional()?;
            known.taken_back = fold_recalls::taken_back(db, to, name)?;
            Ok(known)
        })
    }

    /// The delivery that this member has not acknowledged and that was made up first.
    pub(crate) fn outstanding(&self, to: MemberCode) -> Result<Option<Outgoing>, Error> {
        self.outgoing_where(to, DUE)
    }

    /// The last delivery that was made up for this member.
    pub(crate) fn last_outgoing(&self, to: MemberCode) -> Result<Option<Outgoing>, Error> {
        self.outgoing_where(to, "1 ORDER BY sequence DESC LIMIT 1")
    }

    /// The delivery of this number.
    pub(crate) fn outgoing(&self, to: MemberCode, sequence: u64) -> Result<Option<Outgoing>, Error> {
        self.outgoing_where(to, &format!("sequence = {sequence}"))
    }

    fn outgoing_where(&self, to: MemberCode, rest: &str) -> Result<Option<Outgoing>, Error> {
        let query = outgoing_query(rest);
        self.with(|db| db.prepare_cached(&query)?.query_row(params![to.as_str()], outgoing).optional())
    }

    /// The deliveries in whose place the one of this number was made, the last one first.
    pub(crate) fn superseded(&self, to: MemberCode, sequence: u64) -> Result<Vec<Outgoing>, Error> {
        let query = format!(
            "SELECT {OUTGOING} FROM outgoing WHERE member = ?1 AND counts = 0 AND sequence = ?2
             ORDER BY position DESC"
        );
        self.with(|db| {
            let row = params![to.as_str(), number(sequence)];
            db.prepare_cached(&query)?.query_map(row, outgoing)?.collect()
        })
    }

    /// Where our own report, or the agreement or card of this digest, stands.
    pub(crate) fn find(&self, name: &[u8]) -> Result<Option<Position>, Error> {
        self.with(|db| {
            db.prepare_cached("SELECT position FROM offer WHERE name = ?1 ORDER BY position LIMIT 1")?
                .query_row(params![name], |row| position(row, 0))
                .optional()
        })
    }
}

fn restarted(db: &Connection, to: MemberCode) -> rusqlite::Result<Option<Position>> {
    let mut query = db.prepare_cached("SELECT max(position) FROM restarted WHERE member IN (?1, ?2)")?;
    let at = query.query_row(params![to.as_str(), EVERY_MEMBER], |row| row.get::<_, Option<i64>>(0))?;
    Ok(at.map(|at| Position(at.unsigned_abs())))
}

/// Of the deliveries that count, the first that is not acknowledged.
const DUE: &str = "acknowledged IS NULL ORDER BY sequence LIMIT 1";

fn outgoing_query(rest: &str) -> String {
    format!("SELECT {OUTGOING} FROM outgoing WHERE member = ?1 AND counts = 1 AND {rest}")
}

/// The columns of [`outgoing`].
pub(super) const OUTGOING: &str = "sequence, id, note, position, acknowledged IS NOT NULL";

pub(super) fn outgoing(row: &Row<'_>) -> rusqlite::Result<Outgoing> {
    Ok(Outgoing {
        sequence: row.get::<_, i64>(0)?.unsigned_abs(),
        id: DeliveryId::from_random(row.get(1)?),
        note: digest(row, 2)?,
        position: position(row, 3)?,
        acknowledged: row.get(4)?,
    })
}

/// A digest from a row.
pub(super) fn digest(row: &Row<'_>, column: usize) -> rusqlite::Result<Digest32> {
    let text: String = row.get(column)?;
    text.parse().map_err(|e| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(e)))
}

pub(super) fn statements_of(bytes: &[u8]) -> BTreeSet<StatementId> {
    let ids = bytes.chunks_exact(16);
    // Every chunk has 16 bytes.
    ids.filter_map(|id| Some(StatementId::from_random(id.try_into().ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::StatementStatus;

    #[test]
    fn whether_one_thing_was_given_takes_no_longer_when_much_was() {
        let lanes = Lanes::in_memory("BGD".parse().unwrap()).unwrap();
        let steps = |given: i64| {
            lanes.with(|db| {
                db.execute("INSERT INTO outgoing VALUES ('AMM', ?1, ?1, x'00', '', 1, 1, ?1, 0)", [given])?;
                let mut fill = db.prepare("INSERT INTO given VALUES ('AMM', ?1, ?2, ?3, x'', NULL, NULL)")?;
                for item in 0..given {
                    fill.execute(params![given, item, (given + item).to_be_bytes()])?;
                }
                let mut query = db.prepare(KNOWN)?;
                let row = params!["AMM", (given + 7).to_be_bytes(), EVERY_MEMBER, i64::MAX];
                let found = query.query_map(row, |_| Ok(()))?.count();
                Ok((found, query.get_status(StatementStatus::VmStep)))
            })
        };
        let (few, many) = (steps(10).unwrap(), steps(5_000).unwrap());
        assert_eq!((few.0, many.0), (1, 1));
        assert!(many.1 < 2 * few.1, "{} steps among ten, {} among five thousand", few.1, many.1);
    }

    #[test]
    fn what_is_due_is_found_as_soon_when_much_is_acknowledged() {
        let lanes = Lanes::in_memory("BGD".parse().unwrap()).unwrap();
        let steps = |acknowledged: i64| {
            lanes.with(|db| {
                let mut fill = db.prepare(
                    "INSERT OR REPLACE INTO outgoing VALUES ('AMM', ?1, ?1, x'00', '', 1, 1, 1, 0)",
                )?;
                for sequence in 0..acknowledged {
                    fill.execute([sequence])?;
                }
                let mut query = db.prepare(&outgoing_query(DUE))?;
                let found = query.query_map(["AMM"], |_| Ok(()))?.count();
                Ok((found, query.get_status(StatementStatus::VmStep)))
            })
        };
        let (few, many) = (steps(10).unwrap(), steps(5_000).unwrap());
        assert_eq!((few.0, many.0), (0, 0));
        assert!(many.1 < 2 * few.1, "{} steps after ten, {} after five thousand", few.1, many.1);
    }
}
