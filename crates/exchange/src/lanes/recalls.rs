//! What is asked of the lanes about recalls: what we took back, what was taken back from us, and the receipts.

use super::fold_recalls::{statements_where, taken_back};
use super::giving::statements_of;
use super::{Lanes, number, position};
use crate::Error;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeSet;
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::recall::KeepGround;
use tansiq_report::{RecallId, ReportId, StatementId};

/// An order of ours to take something back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ordered {
    pub(crate) position: Position,
    pub(crate) id: RecallId,
    pub(crate) report: ReportId,
}

/// An edition that a member has from us, and the statements in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct GivenPart {
    pub(crate) edition: ReportId,
    pub(crate) statements: BTreeSet<StatementId>,
}

/// Another's recall that was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) id: RecallId,
    pub(crate) item: ReportId,
    pub(crate) giver: MemberCode,
    pub(crate) kept: bool,
    pub(crate) position: Position,
}

impl Lanes {
    /// The statements of a report of ours that a member may not have any more.
    pub(crate) fn taken_back(
        &self,
        to: MemberCode,
        report: ReportId,
    ) -> Result<BTreeSet<StatementId>, Error> {
        self.with(|db| taken_back(db, to, report.bits()))
    }

    /// What we ordered to be taken back, in order.
    pub(crate) fn recall_orders(&self) -> Result<Vec<Ordered>, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached("SELECT position, id, report FROM recalls ORDER BY position")?;
            let rows = find.query_map([], |row| {
                Ok(Ordered {
                    position: position(row, 0)?,
                    id: RecallId::from_random(row.get(1)?),
                    report: ReportId::from_random(row.get(2)?),
                })
            })?;
            rows.collect()
        })
    }

    /// The editions of a report of ours that a member has or may have when a recall is ordered: not those that he
    /// destroys by an earlier one, and not those of deliveries from a number on that were not acknowledged and are
    /// made anew.
    pub(crate) fn editions_of(
        &self,
        to: MemberCode,
        report: ReportId,
        order: RecallId,
        uncounted_from: Option<u64>,
    ) -> Result<BTreeSet<GivenPart>, Error> {
        self.with(|db| {
            let earlier = "AND erases AND position < (SELECT position FROM recalls WHERE id = ?3)";
            let doomed = statements_where(db, to, report.bits(), earlier, Some(order))?;
            let mut find = db.prepare_cached(
                "SELECT edition, statements FROM given INDEXED BY given_name
                 JOIN outgoing USING (member, position)
                 WHERE member = ?1 AND name = ?2 AND edition IS NOT NULL AND counts AND refused IS NULL
                   AND (acknowledged IS NOT NULL OR sequence < ?3)",
            )?;
            let row = params![to.as_str(), report.bits(), uncounted_from.map_or(i64::MAX, number)];
            let rows = find.query_map(row, |row| {
                Ok(GivenPart {
                    edition: ReportId::from_random(row.get(0)?),
                    statements: statements_of(&row.get::<_, Vec<u8>>(1)?),
                })
            })?;
            let is_left = |part: &GivenPart| part.statements.is_disjoint(&doomed);
            rows.filter(|row| row.as_ref().map_or(true, is_left)).collect()
        })
    }

    /// The members to whom a report of ours was given, or another's edition passed on, by code.
    pub(crate) fn given_to(&self, id: ReportId) -> Result<Vec<MemberCode>, Error> {
        self.members(
            "SELECT DISTINCT member FROM given JOIN outgoing USING (member, position)
             WHERE name = ?1 AND counts AND refused IS NULL ORDER BY member",
            id,
        )
    }

    /// The members that have exactly this edition from us, by code.
    pub(crate) fn has_edition(&self, edition: ReportId) -> Result<Vec<MemberCode>, Error> {
        self.members(
            "SELECT DISTINCT member FROM given JOIN outgoing USING (member, position)
             WHERE edition = ?1 AND counts AND refused IS NULL ORDER BY member",
            edition,
        )
    }

    fn members(&self, request: &str, id: ReportId) -> Result<Vec<MemberCode>, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached(request)?;
            let rows = find.query_map(params![id.bits()], |row| row.get::<_, String>(0))?;
            let codes = rows.collect::<rusqlite::Result<Vec<_>>>()?;
            // The fold wrote them from members' codes.
            Ok(codes.into_iter().filter_map(|code| code.parse().ok()).collect())
        })
    }

    /// Others' recalls that were taken in, in order.
    pub(crate) fn taken_recalls(&self) -> Result<Vec<Taken>, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached(&format!("{TAKEN} ORDER BY position"))?;
            let rows = find.query_map([], taken)?.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(rows.into_iter().flatten().collect())
        })
    }

    /// Those about something that we passed on, or began to.
    pub(crate) fn recalls_to_hand_on(&self) -> Result<Vec<Taken>, Error> {
        self.with(|db| {
            let passed = "WHERE EXISTS (SELECT 1 FROM given WHERE edition = recalled.item)";
            let mut find = db.prepare_cached(&format!("{TAKEN} {passed} ORDER BY position"))?;
            let rows = find.query_map([], taken)?.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(rows.into_iter().flatten().collect())
        })
    }

    /// A recall that was taken in from this giver.
    pub(crate) fn taken_recall(
        &self,
        id: RecallId,
        item: ReportId,
        giver: MemberCode,
    ) -> Result<Option<Taken>, Error> {
        self.with(|db| {
            let mut find =
                db.prepare_cached(&format!("{TAKEN} WHERE id = ?1 AND item = ?2 AND giver = ?3"))?;
            let row = params![id.bits(), item.bits(), giver.as_str()];
            Ok(find.query_row(row, taken).optional()?.flatten())
        })
    }

    /// Whether an edition that comes from this giver, or is held from him, was recalled. What is kept all the same is kept
    /// for its ground alone, and goes nowhere.
    pub(crate) fn is_recalled(
        &self,
        item: ReportId,
        me: MemberCode,
        giver: MemberCode,
    ) -> Result<bool, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached(
                "SELECT 1 FROM recalled
                 WHERE item = ?1 AND (holder IS NULL OR holder IN (?2, ?3))",
            )?;
            find.exists(params![item.bits(), me.as_str(), giver.as_str()])
        })
    }

    /// Where the last receipt of a holder stands.
    pub(crate) fn recall_receipt(
        &self,
        id: RecallId,
        item: ReportId,
        holder: MemberCode,
    ) -> Result<Option<Position>, Error> {
        self.with(|db| {
            let find = "SELECT position FROM recall_receipts WHERE id = ?1 AND item = ?2 AND holder = ?3";
            let row = params![id.bits(), item.bits(), holder.as_str()];
            db.prepare_cached(find)?.query_row(row, |row| position(row, 0)).optional()
        })
    }

    /// Why an edition is kept here even if it is recalled.
    pub(crate) fn kept(&self, item: ReportId) -> Result<Option<KeepGround>, Error> {
        let find = "SELECT ground FROM keeps WHERE item = ?1";
        let ground = self.with(|db| {
            db.prepare_cached(find)?.query_row(params![item.bits()], |row| row.get::<_, String>(0)).optional()
        })?;
        Ok(ground.and_then(|ground| tansiq_label::parse(&ground).ok()))
    }

    /// Entries that a recall asks us to destroy, as far as it is not known that they are.
    pub(crate) fn doomed(&self) -> Result<Vec<Position>, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached("SELECT position FROM doomed ORDER BY position")?;
            find.query_map([], |row| position(row, 0))?.collect()
        })
    }

    /// Forgets one that is destroyed.
    pub(crate) fn destroyed(&self, at: Position) -> Result<(), Error> {
        self.write(|db| db.execute("DELETE FROM doomed WHERE position = ?1", params![number(at.0)]).map(drop))
    }
}

const TAKEN: &str = "SELECT id, item, giver, kept, position FROM recalled";

fn taken(row: &Row<'_>) -> rusqlite::Result<Option<Taken>> {
    // The giver is a member's code: the fold wrote it from one.
    let Ok(giver) = row.get::<_, String>(2)?.parse() else { return Ok(None) };
    Ok(Some(Taken {
        id: RecallId::from_random(row.get(0)?),
        item: ReportId::from_random(row.get(1)?),
        giver,
        kept: row.get(3)?,
        position: position(row, 4)?,
    }))
}
