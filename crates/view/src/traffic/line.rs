//! Lines of traffic: what happened, newest first, with the ledger's position as the cursor.

use super::apply::Outcomes;
use super::header::{REPORT_COLUMNS, ReportLine, report_line};
use super::{Traffic, damaged, of_file};
use crate::Error;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::{DeliveryId, Moment, ReportId};

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// A report of ours was taken in.
    Submitted,
    /// A report of another member was taken in.
    Received,
    /// We signed the receipt for a delivery.
    ReceiptGiven,
    /// A delivery of ours was made up for a member.
    Disclosed,
    /// A member does not get all of a report of ours.
    Withheld,
    /// A member signed the receipt for a delivery of ours.
    Acknowledged,
    /// An officer has a report in hand.
    TakenUp,
    /// We took something of a report of ours back.
    TookBack,
    /// Another member's recall came, and we acted or said why we keep it.
    RecallCame,
    /// A holder's receipt for a recall of ours came.
    RecallReceipt,
}

/// A line of traffic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrafficLine {
    /// Where the entry stands in the ledger: the cursor. Lines come in the order of their positions.
    pub position: Position,
    /// When it happened here.
    pub at: Moment,
    /// What happened.
    pub what: What,
    /// The other side; nothing for a report of ours.
    pub member: Option<MemberCode>,
    /// The report, where the line is about one.
    pub report: Option<ReportLine>,
    /// The delivery, where the line is about one.
    pub delivery: Option<DeliveryId>,
    /// The delivery's number in its lane, for one of ours and for a receipt.
    pub sequence: Option<u64>,
    /// How many reports the line is about.
    pub reports: u64,
    /// How many statements; for withheld ones how many the member does not get.
    pub statements: u64,
    /// What became of the items, for a receipt or an acknowledgement; of a recall, done or refused.
    pub outcomes: Outcomes,
    /// Whether the member gets nothing of the report.
    pub whole: bool,
}

/// Which part of the traffic: between two positions, neither included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Page {
    /// Only lines after this one: what is new since then.
    pub after: Option<Position>,
    /// Only lines before this one: the next page of older lines.
    pub before: Option<Position>,
}

/// Which lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only these; empty means all.
    pub what: Vec<What>,
    /// Only those with this member as the other side.
    pub member: Option<MemberCode>,
    /// Only those about this report, its deliveries and their acknowledgements.
    pub report: Option<ReportId>,
}

/// The most lines of one answer.
pub const MAX_LINES: usize = 1_000;

impl What {
    /// All of them.
    pub const ALL: [What; 10] = [
        What::Submitted,
        What::Received,
        What::ReceiptGiven,
        What::Disclosed,
        What::Withheld,
        What::Acknowledged,
        What::TakenUp,
        What::TookBack,
        What::RecallCame,
        What::RecallReceipt,
    ];

    /// The word for it in files and answers.
    pub const fn code(self) -> &'static str {
        match self {
            What::Submitted => "submitted",
            What::Received => "received",
            What::ReceiptGiven => "receipt-given",
            What::Disclosed => "disclosed",
            What::Withheld => "withheld",
            What::Acknowledged => "acknowledged",
            What::TakenUp => "taken-up",
            What::TookBack => "took-back",
            What::RecallCame => "recall-came",
            What::RecallReceipt => "recall-receipt",
        }
    }

    /// What this word stands for.
    pub fn of(word: &str) -> Option<What> {
        What::ALL.into_iter().find(|what| what.code() == word)
    }
}

impl Traffic {
    /// Lines of traffic, newest first, at most `limit` and [`MAX_LINES`].
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn list(&self, page: Page, limit: usize, filter: &Filter) -> Result<Vec<TrafficLine>, Error> {
        let (conditions, values) = conditions(page, filter);
        let limit = limit.min(MAX_LINES);
        let request = format!(
            "SELECT lines.position, at, what, member, delivery, sequence, lines.reports, lines.statements, stored, known,
                    refused, whole, {REPORT_COLUMNS}
             FROM lines LEFT JOIN reports ON reports.id = lines.report
               AND (reports.originator = lines.originator OR (lines.originator IS NULL AND own))
             WHERE {conditions} ORDER BY lines.position DESC LIMIT {limit}"
        );
        self.file.read(|connection| {
            let mut request = connection.prepare_cached(&request).map_err(|error| of_file(&error))?;
            let mut rows = request.query(params_from_iter(values)).map_err(|error| of_file(&error))?;
            let mut lines = Vec::new();
            while let Some(row) = rows.next().map_err(|error| of_file(&error))? {
                lines.push(line(row).map_err(|error| of_file(&error))?.ok_or_else(damaged)?);
            }
            Ok(lines)
        })
    }

    /// The position of the newest line.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn newest(&self) -> Result<Option<Position>, Error> {
        self.file.read(|connection| {
            let mut request = connection
                .prepare_cached("SELECT max(position) FROM lines")
                .map_err(|error| of_file(&error))?;
            let newest = request.query_row([], |row| row.get::<_, Option<u64>>(0));
            Ok(newest.map_err(|error| of_file(&error))?.map(Position))
        })
    }
}

fn conditions(page: Page, filter: &Filter) -> (String, Vec<Value>) {
    let (mut conditions, mut values) = (vec!["1".to_owned()], Vec::new());
    let mut add = |condition: &str, value: Value| {
        values.push(value);
        conditions.push(condition.replace('?', &format!("?{}", values.len())));
    };
    // A position beyond what SQLite counts is beyond every line.
    let number = |position: Position| Value::Integer(i64::try_from(position.0).unwrap_or(i64::MAX));
    if let Some(after) = page.after {
        add("lines.position > ?", number(after));
    }
    if let Some(before) = page.before {
        add("lines.position < ?", number(before));
    }
    if let Some(member) = filter.member {
        add("member = ?", Value::Text(member.to_string()));
    }
    if let Some(report) = filter.report {
        add(
            "(report = ? OR delivery IN (SELECT delivery FROM disclosures WHERE disclosures.report = ?))",
            Value::Blob(report.bits().to_vec()),
        );
    }
    if !filter.what.is_empty() {
        let words = filter.what.iter().map(|what| format!("'{}'", what.code())).collect::<Vec<_>>();
        conditions.push(format!("what IN ({})", words.join(", ")));
    }
    (conditions.join(" AND "), values)
}

fn line(row: &Row<'_>) -> rusqlite::Result<Option<TrafficLine>> {
    let (Some(what), Ok(member)) = (What::of(&row.get::<_, String>(2)?), member(row.get(3)?)) else {
        return Ok(None);
    };
    let report = match row.get::<_, Option<[u8; 16]>>(12)? {
        None => None,
        Some(_) => match report_line(row, 12)? {
            None => return Ok(None),
            known => known,
        },
    };
    Ok(Some(TrafficLine {
        position: Position(row.get(0)?),
        at: Moment::from_millis(row.get(1)?),
        what,
        member,
        report,
        delivery: row.get::<_, Option<[u8; 16]>>(4)?.map(DeliveryId::from_random),
        sequence: row.get(5)?,
        reports: row.get(6)?,
        statements: row.get(7)?,
        outcomes: Outcomes { stored: row.get(8)?, known: row.get(9)?, refused: row.get(10)? },
        whole: row.get(11)?,
    }))
}

fn member(text: Option<String>) -> Result<Option<MemberCode>, tansiq_label::BadCode> {
    text.map(|text| text.parse()).transpose()
}
