//! What a report's header says of it: all that traffic shows of a report.

use rusqlite::Row;
use tansiq_label::{MemberCode, Purpose};
use tansiq_ledger::Position;
use tansiq_report::{Moment, Precedence, PrincipalId, ReportId, ReportKind};

/// What a report's header says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// The report, or the edition that we received.
    pub id: ReportId,
    /// Who owns it.
    pub originator: MemberCode,
    /// Whether that is us.
    pub own: bool,
    /// What sort of report.
    pub kind: ReportKind,
    /// How fast it must be handled.
    pub precedence: Precedence,
    /// What it was written for.
    pub purpose: Purpose,
    /// When it was written.
    pub written: Moment,
    /// When it was first taken in here.
    pub taken: Moment,
    /// Where it stands in the ledger.
    pub position: Position,
    /// How many statements it has.
    pub statements: u64,
    /// How many subjects.
    pub subjects: u64,
    /// Whether it belongs to an exercise.
    pub exercise: bool,
    /// Who submitted it, for one of ours.
    pub by: Option<PrincipalId>,
    /// Who has it in hand, and since when; nothing while nobody took it up.
    pub taken_up: Option<(Moment, PrincipalId)>,
}

/// The columns of a report's row, behind a name.
pub(super) const REPORT_COLUMNS: &str = "reports.id, reports.originator, own, kind, precedence, purpose, written, taken, \
     reports.position, reports.statements, subjects, exercise, author, taken_up, taken_up_by";

/// The report whose columns begin at `at`; nothing if a word in it is unknown.
pub(super) fn report_line(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<ReportLine>> {
    let word = |offset: usize| row.get::<_, String>(at + offset);
    let (originator, kind, precedence, purpose) = (word(1)?, word(3)?, word(4)?, word(5)?);
    let words = || {
        Some((originator.parse().ok()?, kind.parse().ok()?, precedence.parse().ok()?, purpose.parse().ok()?))
    };
    let Some((originator, kind, precedence, purpose)) = words() else { return Ok(None) };
    let taken_up = row.get::<_, Option<i64>>(at + 13)?.map(Moment::from_millis);
    let taken_up_by = row.get::<_, Option<[u8; 16]>>(at + 14)?.map(PrincipalId::from_random);
    Ok(Some(ReportLine {
        id: ReportId::from_random(row.get(at)?),
        originator,
        own: row.get(at + 2)?,
        kind,
        precedence,
        purpose,
        written: Moment::from_millis(row.get(at + 6)?),
        taken: Moment::from_millis(row.get(at + 7)?),
        position: Position(row.get(at + 8)?),
        statements: row.get(at + 9)?,
        subjects: row.get(at + 10)?,
        exercise: row.get(at + 11)?,
        by: row.get::<_, Option<[u8; 16]>>(at + 12)?.map(PrincipalId::from_random),
        taken_up: taken_up.zip(taken_up_by),
    }))
}
