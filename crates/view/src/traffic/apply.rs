//! Writing traffic: one line for each entry that is traffic, and what it adds to a delivery, a lane or a use.

use super::given::How;
use super::line::What;
use rusqlite::{Connection, params};
use tansiq_label::{Finite, MemberCode};
use tansiq_ledger::Position;
use tansiq_report::onward::Signed as _;
use tansiq_report::recall::{Recall, RecallReceipt};
use tansiq_report::{
    Acknowledgement, DeliveryId, Entry, Grounds, Moment, Note, Outcome, PrincipalId, Report, ReportId,
};

/// An entry being written.
pub(crate) struct Writing<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) position: Position,
    pub(crate) at: Moment,
}

/// What became of the items of a delivery, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcomes {
    /// In the receiver's ledger since then.
    pub stored: u64,
    /// There already.
    pub known: u64,
    /// Nothing of them was stored.
    pub refused: u64,
}

/// The columns of a line that not every line has.
#[derive(Default)]
pub(super) struct Line {
    pub(super) member: Option<MemberCode>,
    pub(super) report: Option<(ReportId, Option<MemberCode>)>,
    pub(super) delivery: Option<(DeliveryId, Option<u64>)>,
    pub(super) reports: usize,
    pub(super) statements: usize,
    pub(super) outcomes: Outcomes,
    pub(super) whole: bool,
}

/// Whether something could be made of an entry.
pub(crate) enum Made {
    /// It is traffic.
    Line,
    /// It is none.
    Nothing,
    /// A note or acknowledgement in it cannot be read.
    Unreadable,
}

impl Writing<'_> {
    pub(crate) fn entry(&self, entry: &Entry, report: Option<&Report>) -> rusqlite::Result<Made> {
        match (entry, report) {
            (Entry::Report { by, .. }, Some(report)) => self.submitted(report, *by)?,
            (Entry::Received { from, delivery, clauses, purposes, narrowed, .. }, Some(report)) => {
                self.received(report, (from.0, *delivery), clauses, (purposes, narrowed))?;
            }
            (Entry::Receipt { note, acknowledgement, .. }, _) => {
                let read = (Note::read(note), Acknowledgement::read(acknowledgement));
                let (Ok(note), Ok(acknowledgement)) = read else { return Ok(Made::Unreadable) };
                self.receipt(&note, &acknowledgement)?;
            }
            (Entry::Disclosed { note, items, .. }, _) => {
                let Ok(note) = Note::read(note) else { return Ok(Made::Unreadable) };
                self.disclosed(&note, items)?;
            }
            (Entry::Withheld { to, report, whole, statements, .. }, _) => {
                self.withheld(to.0, *report, *whole, statements)?;
            }
            (Entry::Acknowledged { acknowledgement, .. }, _) => {
                let Ok(acknowledgement) = Acknowledgement::read(acknowledgement) else {
                    return Ok(Made::Unreadable);
                };
                self.acknowledged(&acknowledgement)?;
            }
            (Entry::TakenUp { by, report, .. }, _) => self.taken_up(*report, *by)?,
            (Entry::Recall { recall, report, statements, ground, .. }, _) => {
                self.took_back(*recall, *report, statements, ground.act())?;
            }
            (Entry::Recalled { from, paper, kept, .. }, _) => {
                let Ok(recall) = Recall::read(paper) else { return Ok(Made::Unreadable) };
                self.recall_came(from.0, &recall, kept.is_some())?;
            }
            (Entry::RecallReceipt { paper, .. }, _) => {
                let Ok(receipt) = RecallReceipt::read(paper) else { return Ok(Made::Unreadable) };
                self.recall_receipt(&receipt)?;
            }
            (Entry::Screened { by, purpose, shown, grounds, .. }, _) => {
                let numbers = [1, u64::from(!shown.is_empty()), 0, shown.len() as u64, 0];
                self.used(*by, purpose.0.code(), numbers)?;
                self.shown(How::Screening, *by, purpose.0.code(), grounds)?;
                return Ok(Made::Nothing);
            }
            (Entry::Extracted { by, purpose, subjects, grounds, .. }, _) => {
                let numbers = [0, 0, 1, subjects.len() as u64, 0];
                self.used(*by, purpose.0.code(), numbers)?;
                self.shown(How::Extract, *by, purpose.0.code(), grounds)?;
                return Ok(Made::Nothing);
            }
            (Entry::ScreenedOffline { by, screening, .. }, _) => {
                let shown = &screening.shown;
                let numbers = [1, u64::from(!shown.is_empty()), 0, shown.len() as u64, 0];
                self.used(*by, screening.purpose.0.code(), numbers)?;
                return Ok(Made::Nothing);
            }
            (Entry::Read { by, purpose, subjects, reports, grounds, exported, .. }, _) => {
                let numbers = [0, 0, 1, subjects.len() as u64, reports.len() as u64];
                self.used(*by, purpose.0.code(), numbers)?;
                let how = if *exported { How::Export } else { How::Reading };
                self.shown(how, *by, purpose.0.code(), grounds)?;
                return Ok(Made::Nothing);
            }
            _ => return Ok(Made::Nothing),
        }
        Ok(Made::Line)
    }

    pub(super) fn refusals(
        &self,
        member: MemberCode,
        by_us: bool,
        outcomes: &[Outcome],
    ) -> rusqlite::Result<()> {
        for outcome in outcomes {
            let Outcome::Refused { reason } = outcome else { continue };
            self.run(
                "INSERT INTO refusals VALUES (?1, ?2, ?3, 1, ?4) ON CONFLICT (member, by_us, reason)
                 DO UPDATE SET count = count + 1, last = excluded.last",
                params![member.as_str(), by_us, reason, self.at.millis()],
            )?;
        }
        Ok(())
    }

    /// Screenings, hits, readings, subjects and reports shown.
    fn used(&self, by: PrincipalId, purpose: &str, numbers: [u64; 5]) -> rusqlite::Result<()> {
        let [screenings, hits, readings, subjects, reports] = numbers;
        self.run(
            "INSERT INTO uses VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (principal, purpose) DO UPDATE SET
               screenings = screenings + excluded.screenings, hits = hits + excluded.hits,
               readings = readings + excluded.readings, subjects = subjects + excluded.subjects,
               reports = reports + excluded.reports, last = excluded.last",
            params![&by.bits()[..], purpose, screenings, hits, readings, subjects, reports, self.at.millis()],
        )
    }

    /// What was shown of other members' statements, or to another member's officer.
    fn shown(&self, how: How, by: PrincipalId, purpose: &str, grounds: &Grounds) -> rusqlite::Result<()> {
        if grounds.is_empty() {
            return Ok(());
        }
        let of: String = grounds.of.iter().map(|member| format!("{},", member.0)).collect();
        self.run(
            "INSERT INTO shown VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                self.position.0,
                self.at.millis(),
                how.code(),
                &by.bits()[..],
                purpose,
                grounds.to.map(|to| to.0.to_string()),
                format!(",{of}"),
                json(&grounds.clauses),
                grounds.statements,
            ],
        )
    }

    pub(super) fn line(&self, what: What, line: &Line) -> rusqlite::Result<()> {
        self.run(
            "INSERT INTO lines VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            params![
                self.position.0,
                self.at.millis(),
                what.code(),
                line.member.map(|member| member.to_string()),
                line.report.map(|(report, _)| *report.bits()),
                line.report.and_then(|(_, originator)| originator).map(|originator| originator.to_string()),
                line.delivery.map(|(delivery, _)| *delivery.bits()),
                line.delivery.and_then(|(_, sequence)| sequence),
                line.reports,
                line.statements,
                line.outcomes.stored,
                line.outcomes.known,
                line.outcomes.refused,
                line.whole,
            ],
        )
    }

    pub(super) fn run(&self, request: &str, values: &[&dyn rusqlite::ToSql]) -> rusqlite::Result<()> {
        self.connection.prepare_cached(request)?.execute(values).map(drop)
    }
}

pub(super) fn count(items: &[Outcome]) -> Outcomes {
    let mut outcomes = Outcomes::default();
    for item in items {
        match item {
            Outcome::Stored => outcomes.stored += 1,
            Outcome::Known => outcomes.known += 1,
            Outcome::Refused { .. } => outcomes.refused += 1,
        }
    }
    outcomes
}

pub(super) fn json(words: &[String]) -> String {
    serde_json::Value::from(words).to_string()
}
