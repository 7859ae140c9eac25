//! Writing traffic: one line for each entry that is traffic, and what it adds to a delivery, a lane or a use.

use super::line::What;
use rusqlite::{Connection, params};
use tansiq_label::{Finite, MemberCode};
use tansiq_ledger::Position;
use tansiq_report::{
    Acknowledgement, DeliveryId, DisclosedItem, Entry, Moment, Note, Outcome, PrincipalId, Report, ReportId,
    StatementId, WithheldStatement,
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
struct Line {
    member: Option<MemberCode>,
    report: Option<(ReportId, Option<MemberCode>)>,
    delivery: Option<(DeliveryId, Option<u64>)>,
    reports: usize,
    statements: usize,
    outcomes: Outcomes,
    whole: bool,
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
            (Entry::Received { from, delivery, clauses, purposes, .. }, Some(report)) => {
                let purposes = purposes.iter().map(|purpose| purpose.0.code()).collect();
                self.received(report, from.0, *delivery, clauses, purposes)?;
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
            (Entry::Screened { by, purpose, shown, .. }, _) => {
                self.used(
                    *by,
                    purpose.0.code(),
                    [1, u64::from(!shown.is_empty()), 0, shown.len() as u64, 0],
                )?;
                return Ok(Made::Nothing);
            }
            (Entry::Read { by, purpose, subjects, reports, .. }, _) => {
                let numbers = [0, 0, 1, subjects.len() as u64, reports.len() as u64];
                self.used(*by, purpose.0.code(), numbers)?;
                return Ok(Made::Nothing);
            }
            _ => return Ok(Made::Nothing),
        }
        Ok(Made::Line)
    }

    fn submitted(&self, report: &Report, by: PrincipalId) -> rusqlite::Result<()> {
        self.report(report, Some(by))?;
        let header = report.header();
        let statements = report.statements().len();
        let report = Some((header.id, Some(header.originator)));
        self.line(What::Submitted, &Line { report, reports: 1, statements, ..Line::default() })
    }

    fn received(
        &self,
        report: &Report,
        from: MemberCode,
        delivery: DeliveryId,
        clauses: &[String],
        purposes: Vec<&'static str>,
    ) -> rusqlite::Result<()> {
        self.report(report, None)?;
        let header = report.header();
        self.run(
            "INSERT INTO receptions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                self.position.0,
                &header.id.bits()[..],
                header.originator.as_str(),
                from.as_str(),
                &delivery.bits()[..],
                self.at.millis(),
                json(clauses),
                purposes.join(",")
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
            "INSERT INTO reports VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
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
            ],
        )
    }

    fn receipt(&self, note: &Note, acknowledgement: &Acknowledgement) -> rusqlite::Result<()> {
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

    fn disclosed(&self, note: &Note, items: &[DisclosedItem]) -> rusqlite::Result<()> {
        let to = note.to.0;
        let at = self.at.millis();
        self.run(
            "INSERT INTO deliveries (id, member, sequence, position, at, items) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO NOTHING",
            params![&note.id.bits()[..], to.as_str(), note.sequence, self.position.0, at, note.items.len()],
        )?;
        self.run(
            "INSERT INTO lanes (member, disclosed, last_disclosed) VALUES (?1, 1, ?2)
             ON CONFLICT (member) DO UPDATE SET disclosed = disclosed + 1, last_disclosed = excluded.last_disclosed",
            params![to.as_str(), at],
        )?;
        let mut line =
            Line { member: Some(to), delivery: Some((note.id, Some(note.sequence))), ..Line::default() };
        for (at, item) in items.iter().enumerate() {
            let (Some(report), Some(edition)) = (item.report, item.edition) else { continue };
            line.reports += 1;
            line.statements += item.statements.len();
            self.disclosure(note, at, report, edition, &item.statements)?;
        }
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

    fn withheld(
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

    fn acknowledged(&self, acknowledgement: &Acknowledgement) -> rusqlite::Result<()> {
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

    fn refusals(&self, member: MemberCode, by_us: bool, outcomes: &[Outcome]) -> rusqlite::Result<()> {
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

    fn line(&self, what: What, line: &Line) -> rusqlite::Result<()> {
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

    fn run(&self, request: &str, values: &[&dyn rusqlite::ToSql]) -> rusqlite::Result<()> {
        self.connection.prepare_cached(request)?.execute(values).map(drop)
    }
}

fn count(items: &[Outcome]) -> Outcomes {
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

fn json(words: &[String]) -> String {
    serde_json::Value::from(words).to_string()
}
