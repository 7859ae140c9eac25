//! Recalls: what we took back and who acted, what others took back from us.
//!
//! What must be destroyed leaves nothing here but that it was recalled: its header was part of it.

use super::apply::{Line, Outcomes, Writing};
use super::line::What;
use rusqlite::{OptionalExtension, params};
use tansiq_label::MemberCode;
use tansiq_report::recall::{Act, Recall, RecallReceipt};
use tansiq_report::{RecallId, ReportId, StatementId};

impl Writing<'_> {
    pub(super) fn took_back(
        &self,
        id: RecallId,
        report: ReportId,
        statements: &[StatementId],
        act: Act,
    ) -> rusqlite::Result<()> {
        if act == Act::Retraction {
            self.take_back(report, statements, None)?;
        }
        let many = statements.len();
        self.run(
            "INSERT OR IGNORE INTO recalls VALUES (?1, ?2)",
            params![&id.bits()[..], &report.bits()[..]],
        )?;
        let report = Some((report, None));
        self.line(What::TookBack, &Line { report, reports: 1, statements: many, ..Line::default() })
    }

    pub(super) fn recall_came(&self, from: MemberCode, recall: &Recall, kept: bool) -> rusqlite::Result<()> {
        let withdrawn = recall.ground.act() == Act::Withdrawal && recall.originator.0 != from;
        let only = withdrawn.then_some(from);
        if !kept && recall.ground.erases() {
            self.forget_reception(recall.item, only)?;
        } else if !kept {
            self.take_back(recall.item, &recall.statements, only)?;
        }
        let line = Line {
            member: Some(from),
            report: Some((recall.item, Some(recall.originator.0))),
            reports: 1,
            statements: recall.statements.len(),
            outcomes: acted(kept),
            ..Line::default()
        };
        self.line(What::RecallCame, &line)
    }

    fn take_back(
        &self,
        report: ReportId,
        statements: &[StatementId],
        giver: Option<MemberCode>,
    ) -> rusqlite::Result<()> {
        let giver = giver.map(|giver| giver.to_string()).unwrap_or_default();
        for statement in statements {
            let row = params![&report.bits()[..], &statement.bits()[..], giver];
            self.run("INSERT OR IGNORE INTO taken_back VALUES (?1, ?2, ?3)", row)?;
        }
        Ok(())
    }

    /// The rows about what was received under an id, from one giver or from all.
    fn forget_reception(&self, report: ReportId, from: Option<MemberCode>) -> rusqlite::Result<()> {
        let from = from.map(|from| from.to_string());
        let which = params![&report.bits()[..], from];
        self.run("DELETE FROM receptions WHERE report = ?1 AND (?2 IS NULL OR giver = ?2)", which)?;
        self.run(
            "DELETE FROM lines WHERE report = ?1 AND what = 'received' AND (?2 IS NULL OR member = ?2)",
            which,
        )?;
        self.run(
            "DELETE FROM reports WHERE id = ?1 AND NOT own
               AND NOT EXISTS (SELECT 1 FROM receptions WHERE receptions.report = reports.id)",
            params![&report.bits()[..]],
        )
    }

    pub(super) fn recall_receipt(&self, receipt: &RecallReceipt) -> rusqlite::Result<()> {
        let mut find = self.connection.prepare_cached("SELECT report FROM recalls WHERE id = ?1")?;
        let ours = find.query_row([&receipt.recall.bits()[..]], |row| row.get(0)).optional()?;
        let Some(report) = ours.map(ReportId::from_random) else { return Ok(()) };
        let line = Line {
            member: Some(receipt.holder.0),
            report: Some((report, None)),
            reports: 1,
            outcomes: acted(receipt.kept.is_some()),
            ..Line::default()
        };
        self.line(What::RecallReceipt, &line)
    }
}

/// Done, or kept, in the numbers of a line.
fn acted(kept: bool) -> Outcomes {
    Outcomes { stored: u64::from(!kept), known: 0, refused: u64::from(kept) }
}
