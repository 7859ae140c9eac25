//! Everything about one report's way: where it came from or to whom it went, with what outcome, and who did not get
//! what for which reason.

use super::header::{REPORT_COLUMNS, ReportLine, report_line};
use super::{Traffic, damaged, of_file};
use crate::Error;
use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use std::collections::BTreeSet;
use tansiq_label::{MemberCode, Purpose, Set};
use tansiq_ledger::Position;
use tansiq_report::{DeliveryId, Moment, Outcome, ReportId, StatementId, Uses, WithheldStatement};

/// A report's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrafficDetail {
    /// The report.
    pub report: ReportLine,
    /// To whom it was disclosed, in the order of time. Empty for a received one.
    pub disclosures: Vec<Disclosure>,
    /// What members do not get of it: the last word about each. Empty for a received one.
    pub withheld: Vec<Withheld>,
    /// How it came here, in the order of time. Empty for one of ours.
    pub receptions: Vec<Reception>,
    /// Statements of it that were taken back: from the gift of one member, or altogether.
    pub taken_back: Vec<(StatementId, Option<MemberCode>)>,
}

/// One report in one delivery of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// Where the disclosure stands in the ledger.
    pub position: Position,
    /// When.
    pub at: Moment,
    /// To whom.
    pub to: MemberCode,
    /// In which delivery.
    pub delivery: DeliveryId,
    /// Our report.
    pub report: ReportId,
    /// The edition that the member gets.
    pub edition: ReportId,
    /// The statements in it.
    pub statements: Vec<StatementId>,
    /// Under which clauses, as `agreement/clause`.
    pub clauses: Vec<String>,
    /// What the member may use it for.
    pub purposes: Set<Purpose>,
    /// The member's receipt, if it is here.
    pub acknowledged: Option<Receipt>,
}

/// What a member's signed acknowledgement says about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// When the acknowledgement arrived.
    pub at: Moment,
    /// Where it stands in the ledger.
    pub position: Position,
    /// What became of the item; nothing if the acknowledgement has no word about it.
    pub outcome: Option<Outcome>,
}

/// What a member does not get of a report of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// Where it stands in the ledger.
    pub position: Position,
    /// When.
    pub at: Moment,
    /// From whom.
    pub from: MemberCode,
    /// Whether the member gets nothing of the report.
    pub whole: bool,
    /// The statements with the codes of the reasons.
    pub statements: Vec<WithheldStatement>,
}

/// How a report of another member came here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reception {
    /// Where it stands in the ledger.
    pub position: Position,
    /// When it was taken in.
    pub at: Moment,
    /// Who gave it.
    pub from: MemberCode,
    /// In which delivery.
    pub delivery: DeliveryId,
    /// Under which clauses.
    pub clauses: Vec<String>,
    /// What its statements may be used for here.
    pub uses: Uses,
}

const DISCLOSURES: &str = "SELECT disclosures.position, disclosures.at, disclosures.member, delivery, report, edition, \
     statements, clauses, purposes, acknowledged, acknowledgement, outcomes -> item \
     FROM disclosures LEFT JOIN deliveries ON id = delivery AND deliveries.member = disclosures.member WHERE";

impl Traffic {
    /// A report's way; nothing if it is not here. Where another member claims the id of a report of ours, it is ours.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn report(&self, id: ReportId) -> Result<Option<TrafficDetail>, Error> {
        self.file.read(|connection| {
            let request = format!(
                "SELECT {REPORT_COLUMNS} FROM reports WHERE id = ?1 ORDER BY own DESC, reports.position LIMIT 1"
            );
            let find = || connection.prepare_cached(&request)?.query_row([&id.bits()[..]], |row| report_line(row, 0)).optional();
            let Some(report) = find().map_err(|error| of_file(&error))? else { return Ok(None) };
            let report = report.ok_or_else(damaged)?;
            let mut detail =
                TrafficDetail { report, disclosures: Vec::new(), withheld: Vec::new(), receptions: Vec::new(),
                                taken_back: Vec::new() };
            if detail.report.own {
                let request = format!("{DISCLOSURES} report = ?1 ORDER BY disclosures.position, item");
                detail.disclosures = rows(connection, &request, &[&&id.bits()[..]], disclosure)?;
                let request = "SELECT position, at, member, whole, statements FROM withheld WHERE report = ?1 ORDER BY member";
                detail.withheld = rows(connection, request, &[&&id.bits()[..]], withheld)?;
            } else {
                let request = "SELECT position, at, giver, delivery, clauses, purposes, narrowed FROM receptions
                               WHERE report = ?1 AND originator = ?2 ORDER BY position";
                let originator = detail.report.originator;
                detail.receptions = rows(connection, request, &[&&id.bits()[..], &originator.as_str()], reception)?;
            }
            let request = "SELECT statement, giver FROM taken_back WHERE report = ?1 ORDER BY statement, giver";
            detail.taken_back = rows(connection, request, &[&&id.bits()[..]], taken_back)?;
            Ok(Some(detail))
        })
    }

    /// To whom statements of a report were given, whether it is ours or was passed on, and which.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn given_of(&self, report: ReportId) -> Result<Vec<(MemberCode, Vec<StatementId>)>, Error> {
        let request = "SELECT member, statements FROM disclosures WHERE report = ?1 ORDER BY position, item";
        self.file.read(|connection| {
            rows(connection, request, &[&&report.bits()[..]], |row| {
                let (member, statements) = (row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?);
                Ok(member.parse().ok().and_then(|member| Some((member, ids(&statements)?))))
            })
        })
    }

    /// The statements of a report of ours that were ever disclosed to a member.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn disclosed_statements(
        &self,
        report: ReportId,
        to: MemberCode,
    ) -> Result<BTreeSet<StatementId>, Error> {
        let request = "SELECT statements FROM disclosures WHERE report = ?1 AND member = ?2";
        let found = self.file.read(|connection| {
            rows(connection, request, &[&&report.bits()[..], &to.as_str()], |row| {
                Ok(ids(&row.get::<_, Vec<u8>>(0)?))
            })
        })?;
        Ok(found.into_iter().flatten().collect())
    }
}

/// Every row of a request; a row that gives nothing is damaged.
pub(super) fn rows<T>(
    connection: &Connection,
    request: &str,
    values: &[&dyn ToSql],
    read: impl Fn(&Row<'_>) -> rusqlite::Result<Option<T>>,
) -> Result<Vec<T>, Error> {
    let mut request = connection.prepare_cached(request).map_err(|error| of_file(&error))?;
    let mut found = request.query(values).map_err(|error| of_file(&error))?;
    let mut all = Vec::new();
    while let Some(row) = found.next().map_err(|error| of_file(&error))? {
        all.push(read(row).map_err(|error| of_file(&error))?.ok_or_else(damaged)?);
    }
    Ok(all)
}

/// Ids that stand one after the other.
fn ids(bytes: &[u8]) -> Option<Vec<StatementId>> {
    let (ids, rest) = bytes.as_chunks::<16>();
    rest.is_empty().then(|| ids.iter().map(|id| StatementId::from_random(*id)).collect())
}

pub(super) fn purposes(text: &str) -> Option<Set<Purpose>> {
    text.split(',').filter(|word| !word.is_empty()).map(|word| tansiq_label::parse(word).ok()).collect()
}

fn disclosure(row: &Row<'_>) -> rusqlite::Result<Option<Disclosure>> {
    let (to, clauses, permitted) =
        (row.get::<_, String>(2)?, row.get::<_, String>(7)?, row.get::<_, String>(8)?);
    let statements: Vec<u8> = row.get(6)?;
    let outcome: Option<String> = row.get(11)?;
    let acknowledged = match (row.get::<_, Option<i64>>(9)?, row.get(10)?) {
        (Some(at), Some(position)) => Some(Receipt {
            at: Moment::from_millis(at),
            position: Position(position),
            outcome: outcome.and_then(|text| serde_json::from_str::<Outcome>(&text).ok()),
        }),
        _ => None,
    };
    let texts = || {
        let clauses = serde_json::from_str(&clauses).ok()?;
        Some((to.parse().ok()?, clauses, purposes(&permitted)?, ids(&statements)?))
    };
    let Some((to, clauses, purposes, statements)) = texts() else { return Ok(None) };
    Ok(Some(Disclosure {
        position: Position(row.get(0)?),
        at: Moment::from_millis(row.get(1)?),
        to,
        delivery: DeliveryId::from_random(row.get(3)?),
        report: ReportId::from_random(row.get(4)?),
        edition: ReportId::from_random(row.get(5)?),
        statements,
        clauses,
        purposes,
        acknowledged,
    }))
}

fn withheld(row: &Row<'_>) -> rusqlite::Result<Option<Withheld>> {
    let (from, statements) = (row.get::<_, String>(2)?, row.get::<_, String>(4)?);
    let (Ok(from), Ok(statements)) = (from.parse(), serde_json::from_str(&statements)) else {
        return Ok(None);
    };
    Ok(Some(Withheld {
        position: Position(row.get(0)?),
        at: Moment::from_millis(row.get(1)?),
        from,
        whole: row.get(3)?,
        statements,
    }))
}

fn taken_back(row: &Row<'_>) -> rusqlite::Result<Option<(StatementId, Option<MemberCode>)>> {
    let (statement, giver) = (StatementId::from_random(row.get(0)?), row.get::<_, String>(1)?);
    let giver = if giver.is_empty() { Ok(None) } else { giver.parse().map(Some) };
    Ok(giver.ok().map(|giver| (statement, giver)))
}

fn reception(row: &Row<'_>) -> rusqlite::Result<Option<Reception>> {
    let (from, clauses) = (row.get::<_, String>(2)?, row.get::<_, String>(4)?);
    let (purposes, narrowed) = (row.get::<_, String>(5)?, row.get::<_, String>(6)?);
    let texts = || -> Option<_> {
        let purposes: Vec<_> = serde_json::from_str(&purposes).ok()?;
        let narrowed: Vec<_> = serde_json::from_str(&narrowed).ok()?;
        Some((from.parse().ok()?, serde_json::from_str(&clauses).ok()?, Uses::read(&purposes, &narrowed)))
    };
    let Some((from, clauses, uses)) = texts() else { return Ok(None) };
    Ok(Some(Reception {
        position: Position(row.get(0)?),
        at: Moment::from_millis(row.get(1)?),
        from,
        delivery: DeliveryId::from_random(row.get(3)?),
        clauses,
        uses,
    }))
}
