//! What goes out: deliveries, what is kept back from them, and the members' receipts.

use super::apply::{Line, Writing, count, json};
use super::desk::SPEED;
use super::line::What;
use rusqlite::params;
use tansiq_label::{Finite, MemberCode};
use tansiq_report::{Acknowledgement, DisclosedItem, Note, ReportId, StatementId, WithheldStatement};

impl Writing<'_> {
    pub(super) fn disclosed(&self, note: &Note, items: &[DisclosedItem]) -> rusqlite::Result<()> {
        let to = note.to.0;
        let at = self.at.millis();
        self.run(
            "INSERT INTO deliveries (id, member, sequence, position, at, items) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO NOTHING",
            params![&note.id.bits()[..], to.as_str(), note.sequence, self.position.0, at, note.items.len()],
        )?;
        self.run(
            // By its number, since a delivery that is made anew takes the place of one that was not acknowledged.
            "INSERT INTO lanes (member, disclosed, last_disclosed) VALUES (?1, ?3, ?2) ON CONFLICT (member)
             DO UPDATE SET disclosed = max(disclosed, excluded.disclosed), last_disclosed = excluded.last_disclosed",
            params![to.as_str(), at, note.sequence],
        )?;
        let mut line =
            Line { member: Some(to), delivery: Some((note.id, Some(note.sequence))), ..Line::default() };
        for (at, item) in items.iter().enumerate() {
            let (Some(report), Some(edition)) = (item.report, item.edition) else { continue };
            line.reports += 1;
            line.statements += item.statements.len();
            self.disclosure(note, at, report, edition, &item.statements)?;
        }
        self.run(
            &format!(
                "UPDATE deliveries SET speed = coalesce((SELECT max({SPEED}) FROM disclosures JOIN reports ON reports.id =
                   disclosures.report WHERE disclosures.position = ?2), 0) WHERE id = ?1"
            ),
            params![&note.id.bits()[..], self.position.0],
        )?;
        self.line(What::Disclosed, &line)
    }

    fn disclosure(
        &self,
        note: &Note,
        item: usize,
        report: ReportId,
        edition: ReportId,
        statements: &[StatementId],
    ) -> rusqlite::Result<()> {
        let noted = note.items.get(item);
        let purposes = noted.iter().flat_map(|noted| &noted.purposes).map(|purpose| purpose.0.code());
        let purposes = purposes.collect::<Vec<_>>().join(",");
        let statements: Vec<u8> = statements.iter().flat_map(|statement| *statement.bits()).collect();
        self.run(
            "INSERT INTO disclosures VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                self.position.0,
                item,
                note.to.0.as_str(),
                &note.id.bits()[..],
                self.at.millis(),
                &report.bits()[..],
                &edition.bits()[..],
                statements,
                json(noted.map_or(&[][..], |noted| &noted.clauses)),
                purposes
            ],
        )
    }

    pub(super) fn withheld(
        &self,
        to: MemberCode,
        report: ReportId,
        whole: bool,
        statements: &[WithheldStatement],
    ) -> rusqlite::Result<()> {
        let reasons = serde_json::to_string(statements).unwrap_or_default();
        self.run(
            "INSERT OR REPLACE INTO withheld VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![&report.bits()[..], to.as_str(), self.position.0, self.at.millis(), whole, reasons],
        )?;
        let (report, statements) = (Some((report, None)), statements.len());
        let line = Line { member: Some(to), report, reports: 1, statements, whole, ..Line::default() };
        self.line(What::Withheld, &line)
    }

    pub(super) fn acknowledged(&self, acknowledgement: &Acknowledgement) -> rusqlite::Result<()> {
        let (from, outcomes) = (acknowledgement.from.0, count(&acknowledgement.items));
        let mut change = self.connection.prepare_cached(
            "UPDATE deliveries SET acknowledged = ?3, acknowledgement = ?4, outcomes = ?5
             WHERE id = ?1 AND member = ?2 AND acknowledged IS NULL",
        )?;
        let items = serde_json::to_string(&acknowledgement.items).unwrap_or_default();
        let delivery = acknowledgement.delivery;
        let first = change.execute(params![
            &delivery.bits()[..],
            from.as_str(),
            self.at.millis(),
            self.position.0,
            items
        ])?;
        // A delivery that is acknowledged twice was taken in once.
        if first == 1 {
            self.run(
                "INSERT INTO lanes (member, acknowledged, refused, last_acknowledged) VALUES (?1, 1, ?2, ?3)
                 ON CONFLICT (member) DO UPDATE SET acknowledged = acknowledged + 1,
                   refused = refused + excluded.refused, last_acknowledged = excluded.last_acknowledged",
                params![from.as_str(), outcomes.refused, self.at.millis()],
            )?;
            self.refusals(from, false, &acknowledgement.items)?;
        }
        let delivery = Some((delivery, None));
        self.line(What::Acknowledged, &Line { member: Some(from), delivery, outcomes, ..Line::default() })
    }
}
