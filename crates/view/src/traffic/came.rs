//! What comes in: our own people's reports, and other members' deliveries with our receipts for them.

use super::apply::{Line, Writing, count, json};
use super::desk::waits;
use super::line::What;
use rusqlite::params;
use tansiq_label::{Finite, MemberCode, Purpose};
use tansiq_report::{Acknowledgement, DeliveryId, Narrowed, Note, PrincipalId, Report, Text};

impl Writing<'_> {
    pub(super) fn submitted(&self, report: &Report, by: PrincipalId) -> rusqlite::Result<()> {
        self.report(report, Some(by))?;
        let header = report.header();
        let statements = report.statements().len();
        let report = Some((header.id, Some(header.originator)));
        self.line(What::Submitted, &Line { report, reports: 1, statements, ..Line::default() })
    }

    pub(super) fn received(
        &self,
        report: &Report,
        (from, delivery): (MemberCode, DeliveryId),
        clauses: &[String],
        (purposes, narrowed): (&[Text<Purpose>], &[Narrowed]),
    ) -> rusqlite::Result<()> {
        self.report(report, None)?;
        let header = report.header();
        self.run(
            "INSERT INTO receptions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                self.position.0,
                &header.id.bits()[..],
                header.originator.as_str(),
                from.as_str(),
                &delivery.bits()[..],
                self.at.millis(),
                json(clauses),
                serde_json::json!(purposes).to_string(),
                serde_json::json!(narrowed).to_string()
            ],
        )?;
        let line = Line {
            member: Some(from),
            report: Some((header.id, Some(header.originator))),
            delivery: Some((delivery, None)),
            reports: 1,
            statements: report.statements().len(),
            ..Line::default()
        };
        self.line(What::Received, &line)
    }

    /// The first time that a report is taken in counts; one of ours is never taken for another's.
    fn report(&self, report: &Report, by: Option<PrincipalId>) -> rusqlite::Result<()> {
        let header = report.header();
        self.run(
            "INSERT INTO reports VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, NULL, NULL)
             ON CONFLICT (id, originator) DO NOTHING",
            params![
                &header.id.bits()[..],
                header.originator.as_str(),
                by.is_some(),
                header.kind.code(),
                header.precedence.code(),
                header.purpose.code(),
                header.written.millis(),
                self.at.millis(),
                self.position.0,
                report.statements().len(),
                report.subjects().len(),
                report.is_exercise(),
                by.map(|by| *by.bits()),
                waits(header.kind, header.precedence, by.is_some()),
            ],
        )
    }

    pub(super) fn receipt(&self, note: &Note, acknowledgement: &Acknowledgement) -> rusqlite::Result<()> {
        let (from, outcomes) = (note.from.0, count(&acknowledgement.items));
        self.run(
            "INSERT INTO lanes (member, received, we_refused, last_received) VALUES (?1, 1, ?2, ?3)
             ON CONFLICT (member) DO UPDATE SET received = received + 1,
               we_refused = we_refused + excluded.we_refused, last_received = excluded.last_received",
            params![from.as_str(), outcomes.refused, self.at.millis()],
        )?;
        self.refusals(from, true, &acknowledgement.items)?;
        let delivery = Some((note.id, Some(note.sequence)));
        self.line(What::ReceiptGiven, &Line { member: Some(from), delivery, outcomes, ..Line::default() })
    }
}
