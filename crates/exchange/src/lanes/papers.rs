//! What is asked of the lanes about papers: which there are, what was ordered, what may be asked about, the minutes.

use super::giving::statements_of;
use super::{Lanes, number, position};
use crate::Error;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::onward::{Consent, Paper, Signed as _};
use tansiq_report::{Digest32, Envelope, Note, OnwardId, Outcome, ReportId, StatementId};

/// What sort of paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Request = 0,
    Answer = 1,
    Revocation = 2,
    /// A consent that came with an item to us, the third party.
    Received = 3,
}

/// An order to pass something on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) position: Position,
    pub(crate) item: ReportId,
    pub(crate) request: Option<OnwardId>,
    /// Whether it was given, in a delivery that counts.
    pub(crate) given: bool,
}

/// An edition of our own report that a member was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GivenEdition {
    /// Our report.
    pub(crate) report: ReportId,
    pub(crate) statements: BTreeSet<StatementId>,
    /// Of the disclosure, and its place there.
    pub(crate) position: Position,
    pub(crate) item: usize,
}

pub(super) fn paper(db: &Connection, at: Position, signed: &Envelope) -> rusqlite::Result<()> {
    // What the ledger holds was checked before it was appended.
    let Ok(paper) = Paper::read(signed) else { return Ok(()) };
    let kind = match paper {
        Paper::Request(_) => Kind::Request,
        Paper::Answer(_) => Kind::Answer,
        Paper::Revocation(_) => Kind::Revocation,
    };
    let [holder, ..] = paper.members();
    remember(db, at, (holder, paper.request()), kind)
}

pub(super) fn remember(
    db: &Connection,
    at: Position,
    (holder, request): (MemberCode, OnwardId),
    kind: Kind,
) -> rusqlite::Result<()> {
    let row = params![holder.as_str(), request.bits(), kind as u8, number(at.0)];
    db.prepare_cached("INSERT OR IGNORE INTO papers VALUES (?1, ?2, ?3, ?4)")?.execute(row).map(drop)
}

/// The requests to which the consents belong that came with what was stored.
pub(super) fn consents(note: &Note, outcomes: &[Outcome]) -> Vec<OnwardId> {
    let stored = note.items.iter().zip(outcomes).filter(|(_, outcome)| **outcome == Outcome::Stored);
    let consents = stored.filter_map(|(item, _)| item.passed_on.as_ref()?.consent.as_ref());
    consents.filter_map(|consent| Some(Consent::read(consent).ok()?.request)).collect()
}

/// The name of an order among what is offered: no report has it, since it has twice the length.
pub(super) fn order_name(item: ReportId, to: MemberCode) -> Digest32 {
    Digest32::of("tansiq/pass-on/v1", &[item.bits(), to.as_str().as_bytes()].concat())
}

pub(super) fn order(
    db: &Connection,
    at: Position,
    item: ReportId,
    to: MemberCode,
    request: Option<OnwardId>,
) -> rusqlite::Result<()> {
    let request = request.as_ref().map(OnwardId::bits);
    let row = params![number(at.0), item.bits(), to.as_str(), request];
    db.prepare_cached("INSERT OR REPLACE INTO orders VALUES (?1, ?2, ?3, ?4)")?.execute(row).map(drop)
}

impl Lanes {
    /// Where a paper stands.
    pub(crate) fn paper(
        &self,
        holder: MemberCode,
        request: OnwardId,
        kind: Kind,
    ) -> Result<Option<Position>, Error> {
        self.with(|db| {
            let row = params![holder.as_str(), request.bits(), kind as u8];
            let find = "SELECT position FROM papers WHERE holder = ?1 AND request = ?2 AND kind = ?3";
            db.prepare_cached(find)?.query_row(row, |row| position(row, 0)).optional()
        })
    }

    /// Every request and every consent that came with an item, with who holds the item, in order.
    pub(crate) fn papers(&self) -> Result<Vec<(MemberCode, OnwardId)>, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached(
                "SELECT holder, request, min(position) FROM papers WHERE kind IN (?1, ?2)
                 GROUP BY holder, request ORDER BY 3",
            )?;
            let rows = find.query_map(params![Kind::Request as u8, Kind::Received as u8], |row| {
                Ok((row.get::<_, String>(0)?, OnwardId::from_random(row.get(1)?)))
            })?;
            let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
            // The holder is a member's code: the fold wrote it from one.
            Ok(rows
                .into_iter()
                .filter_map(|(holder, request)| Some((holder.parse().ok()?, request)))
                .collect())
        })
    }

    /// What was ordered to be passed on, in order.
    pub(crate) fn orders(&self) -> Result<Vec<Order>, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached(
                "SELECT position, item, request, EXISTS (SELECT 1 FROM given g INDEXED BY given_name
                   JOIN outgoing o ON o.member = g.member AND o.position = g.position
                   WHERE g.member = orders.member AND g.name = orders.item AND o.counts AND g.refused IS NULL)
                 FROM orders ORDER BY position",
            )?;
            let rows = find.query_map([], |row| {
                Ok(Order {
                    position: position(row, 0)?,
                    item: ReportId::from_random(row.get(1)?),
                    request: row.get::<_, Option<[u8; 16]>>(2)?.map(OnwardId::from_random),
                    given: row.get(3)?,
                })
            })?;
            rows.collect()
        })
    }

    /// Where minutes stand, in order.
    pub(crate) fn minutes(&self) -> Result<Vec<Position>, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached("SELECT position FROM minutes ORDER BY position")?;
            find.query_map([], |row| position(row, 0))?.collect()
        })
    }

    /// The edition of this id, if it was given to the member and is our own.
    pub(crate) fn given_edition(
        &self,
        to: MemberCode,
        edition: ReportId,
    ) -> Result<Option<GivenEdition>, Error> {
        self.with(|db| {
            let mut find = db.prepare_cached(
                "SELECT name, statements, position, item FROM given INDEXED BY given_edition
                 JOIN outgoing USING (member, position)
                 WHERE member = ?1 AND edition = ?2 AND counts AND refused IS NULL
                   AND EXISTS (SELECT 1 FROM offer WHERE offer.name = given.name)
                 ORDER BY position DESC LIMIT 1",
            )?;
            find.query_row(params![to.as_str(), edition.bits()], |row| {
                Ok(GivenEdition {
                    report: ReportId::from_random(row.get(0)?),
                    statements: statements_of(&row.get::<_, Vec<u8>>(1)?),
                    position: position(row, 2)?,
                    item: usize::try_from(row.get::<_, i64>(3)?).unwrap_or(usize::MAX),
                })
            })
            .optional()
        })
    }
}
