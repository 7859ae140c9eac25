//! What waits at the desk: reports that nobody has in hand.

use super::apply::{Line, Writing};
use super::detail::rows;
use super::header::{REPORT_COLUMNS, ReportLine, report_line};
use super::line::What;
use super::{Traffic, of_file};
use crate::Error;
use rusqlite::{OptionalExtension, params};
use tansiq_report::{Precedence, PrincipalId, ReportId, ReportKind};

/// The most reports of one answer.
pub const MAX_AT_THE_DESK: usize = 500;

/// What waits at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtTheDesk {
    /// Reports that nobody has in hand, the fastest precedence first, and then the one that came first.
    pub reports: Vec<ReportLine>,
    /// Whether there are more of them.
    pub more: bool,
}

/// Whether a report has to be taken up by an officer: what other members gave us, and what our own people sent with a
/// precedence that interrupts. An entry of a list is work for a program, and a decision about identities was somebody's
/// work already.
pub(super) fn waits(kind: ReportKind, precedence: Precedence, own: bool) -> bool {
    let slow = precedence < Precedence::Immediate;
    let work = !matches!(kind, ReportKind::List | ReportKind::Resolution);
    if own { !slow } else { work || !slow }
}

/// Precedences as numbers that grow with the speed, for SQLite.
pub(super) const SPEED: &str =
    "CASE precedence WHEN 'flash' THEN 3 WHEN 'immediate' THEN 2 WHEN 'priority' THEN 1 ELSE 0 END";

impl Writing<'_> {
    /// The first one who takes it up has it.
    pub(super) fn taken_up(&self, report: ReportId, by: PrincipalId) -> rusqlite::Result<()> {
        let mut find = self.connection.prepare_cached(
            "SELECT originator FROM reports WHERE id = ?1 ORDER BY own DESC, position LIMIT 1",
        )?;
        let originator: Option<String> = find.query_row([&report.bits()[..]], |row| row.get(0)).optional()?;
        self.run(
            "UPDATE reports SET waits = 0, taken_up = ?2, taken_up_by = ?3 WHERE id = ?1 AND taken_up IS NULL",
            params![&report.bits()[..], self.at.millis(), &by.bits()[..]],
        )?;
        let originator = originator.and_then(|code| code.parse().ok());
        self.line(What::TakenUp, &Line { report: Some((report, originator)), reports: 1, ..Line::default() })
    }
}

impl Traffic {
    /// The reports that nobody has in hand. What was taken back as a whole waits no longer.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn at_the_desk(&self) -> Result<AtTheDesk, Error> {
        let request = format!(
            "SELECT {REPORT_COLUMNS} FROM reports WHERE waits AND statements >
               (SELECT count(DISTINCT statement) FROM taken_back WHERE taken_back.report = reports.id AND giver = '')
             ORDER BY {SPEED} DESC, taken, position LIMIT {MAX_AT_THE_DESK} + 1"
        );
        let mut reports =
            self.file.read(|connection| rows(connection, &request, &[], |row| report_line(row, 0)))?;
        let more = reports.len() > MAX_AT_THE_DESK;
        reports.truncate(MAX_AT_THE_DESK);
        Ok(AtTheDesk { reports, more })
    }

    /// Whether a report is here, and who has it in hand.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn in_hand(&self, report: ReportId) -> Result<Option<Option<PrincipalId>>, Error> {
        self.file.read(|connection| {
            let find = || {
                connection
                    .prepare_cached("SELECT max(taken_up_by) FROM reports WHERE id = ?1 HAVING count(*) > 0")?
                    .query_row([&report.bits()[..]], |row| row.get::<_, Option<[u8; 16]>>(0))
                    .optional()
            };
            let found = find().map_err(|error| of_file(&error))?;
            Ok(found.map(|by| by.map(PrincipalId::from_random)))
        })
    }
}
