//! What is held about one subject, with all that the decision about a reader looks at.

use super::class::{Class, ClassId, Classes};
use super::label_text;
use super::words::Lookup;
use crate::{Error, Which};
use rusqlite::{Connection, OptionalExtension, Row};
use std::sync::Arc;
use tansiq_label::{MemberCode, Purpose, Set};
use tansiq_ledger::Position;
use tansiq_report::{
    DeliveryId, Moment, Original, Property, Provenance, ReportId, Statement, StatementId, SubjectId,
    SubjectKind,
};

/// A subject and every statement about it, whoever may read them: what a reader gets must pass the decision.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldSubject {
    /// The subject.
    pub id: SubjectId,
    /// What it is, after the first report that named it. Show it only with a statement that is released.
    pub kind: SubjectKind,
    /// In the order in which they came. Never empty.
    pub statements: Vec<HeldStatement>,
}

/// A statement as it is held.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldStatement {
    /// What is said.
    pub statement: Statement,
    /// Whose statement it is.
    pub originator: MemberCode,
    /// Its release class.
    pub class: ClassId,
    /// The report that it was last taken from; for a received one, the edition.
    pub report: ReportId,
    /// Where that report stands in the ledger.
    pub position: Position,
    /// When that report was written.
    pub written: Moment,
    /// When it was taken in.
    pub taken: Moment,
    /// Nothing for our own statement.
    pub received: Option<Received>,
}

/// How a statement of another member came here.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// What it may be used for: what any giver allows in his last delivery of it.
    pub purposes: Set<Purpose>,
    /// The last delivery of each giver, in the order of arrival. Not empty.
    pub grants: Vec<Grant>,
}

/// One giver's last delivery of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Grant {
    /// Who gave it.
    pub from: MemberCode,
    /// In which delivery.
    pub delivery: DeliveryId,
    /// In which edition.
    pub edition: ReportId,
    /// Under which clauses, as `agreement/clause`.
    pub clauses: Vec<String>,
    /// What it may be used for.
    pub purposes: Set<Purpose>,
    /// When it was taken in: retention runs from here.
    pub taken: Moment,
    /// Where it stands in the ledger.
    pub position: Position,
}

/// Reading rows back.
pub(crate) struct Reading<'a> {
    connection: &'a Connection,
    classes: &'a Classes,
    words: &'a Lookup,
}

/// What is read of a statement beside its subject's id, which comes first.
const COLUMNS: &str = "statements.n, statements.id, own, class, property, value, original, language, grade, method, \
     reference, collected, holds_from, holds_until, since, source, sources.report, sources.taken, sources.written";
const SUBJECTS: &str = "JOIN subjects ON subjects.n = subject";

/// Rows or words that cannot be read back.
const DAMAGED: Error = Error::Damaged { which: Which::People, what: "a statement" };

impl<'a> Reading<'a> {
    pub(crate) fn new(connection: &'a Connection, classes: &'a Classes, words: &'a Lookup) -> Self {
        Reading { connection, classes, words }
    }

    /// Everything about a subject.
    pub(crate) fn subject(&mut self, id: SubjectId) -> Result<Option<HeldSubject>, Error> {
        let connection = self.connection;
        let found = || {
            let mut find = connection.prepare_cached("SELECT n, kind FROM subjects WHERE id = ?1")?;
            find.query_row([&id.bits()[..]], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))
                .optional()
        };
        let Some((number, kind)) = found().map_err(of_file)? else { return Ok(None) };
        let kind = self.word(kind)?.parse().map_err(|_| DAMAGED)?;
        // Its id is known: nothing is joined for it.
        let request = request("?2", "", "statements.subject = ?1");
        let statements = self.read(&request, (number, &id.bits()[..]))?;
        Ok((!statements.is_empty()).then_some(HeldSubject { id, kind, statements }))
    }

    /// The statement with this number in the view.
    pub(crate) fn statement(&mut self, number: i64) -> Result<Option<HeldStatement>, Error> {
        Ok(self.statements("statements.n = ?1", number)?.pop())
    }

    /// Every statement for which `condition` holds of `value`.
    pub(crate) fn statements<V: rusqlite::ToSql>(
        &mut self,
        condition: &str,
        value: V,
    ) -> Result<Vec<HeldStatement>, Error> {
        self.read(&request("subjects.id", SUBJECTS, condition), [value])
    }

    fn read(&mut self, request: &str, values: impl rusqlite::Params) -> Result<Vec<HeldStatement>, Error> {
        let connection = self.connection;
        let mut find = connection.prepare_cached(request).map_err(of_file)?;
        let mut rows = find.query(values).map_err(of_file)?;
        let mut statements = Vec::new();
        while let Some(row) = rows.next().map_err(of_file)? {
            let raw = Raw::read(row).map_err(of_file)?;
            statements.push(self.assemble(raw)?);
        }
        Ok(statements)
    }

    fn assemble(&mut self, raw: Raw) -> Result<HeldStatement, Error> {
        let class: Arc<Class> = self.classes.get(raw.class).ok_or(DAMAGED)?;
        let received = match raw.own {
            true => None,
            false => {
                let grants = self.grants(raw.number)?;
                let purposes = grants.iter().fold(Set::EMPTY, |all, grant| all.union(grant.purposes));
                Some(Received { purposes, grants })
            }
        };
        let property = self.word(raw.property)?;
        let property =
            property.split_once('/').and_then(|(kind, name)| Property::of(kind.parse().ok()?, name));
        let method = self.word(raw.method)?.parse().map_err(|_| DAMAGED)?;
        let day = |text: Option<String>| text.map(|text| text.parse().map_err(|_| DAMAGED)).transpose();
        let statement = Statement {
            id: StatementId::from_random(raw.id),
            subject: SubjectId::from_random(raw.subject),
            property: property.ok_or(DAMAGED)?,
            value: raw.value,
            original: raw.original.map(|text| Original { text, language: raw.language }),
            grade: raw.grade.parse().map_err(|_| DAMAGED)?,
            provenance: Provenance { method, reference: raw.reference, collected: day(raw.collected)? },
            from: day(raw.from)?,
            until: day(raw.until)?,
            since: raw.since.map(Moment::from_millis),
            label: class.label.clone(),
        };
        Ok(HeldStatement {
            statement,
            originator: class.originator,
            class: raw.class,
            report: ReportId::from_random(raw.report),
            position: raw.position,
            written: raw.written,
            taken: raw.taken,
            received,
        })
    }

    fn grants(&mut self, statement: i64) -> Result<Vec<Grant>, Error> {
        type Columns = (i64, [u8; 16], [u8; 16], i64, i64, i64, u64);
        let connection = self.connection;
        let columns = |row: &Row<'_>| -> rusqlite::Result<Columns> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?))
        };
        let read = || {
            let mut find = connection.prepare_cached(
                "SELECT giver, delivery, report, clauses, purposes, taken, position
                 FROM grants JOIN sources ON position = source WHERE statement = ?1 ORDER BY position",
            )?;
            find.query_map([statement], columns)?.collect::<Result<Vec<_>, _>>()
        };
        let mut grants = Vec::new();
        for (from, delivery, edition, clauses, purposes, taken, position) in read().map_err(of_file)? {
            let clauses = self.word(clauses)?;
            grants.push(Grant {
                from: self.word(from)?.parse().map_err(|_| DAMAGED)?,
                delivery: DeliveryId::from_random(delivery),
                edition: ReportId::from_random(edition),
                clauses: serde_json::from_str(&clauses).map_err(|_| DAMAGED)?,
                purposes: label_text::set(&self.word(purposes)?).ok_or(DAMAGED)?,
                taken: Moment::from_millis(taken),
                position: Position(position),
            });
        }
        Ok(grants)
    }

    /// Of what kind the subject of a statement with this property is.
    pub(crate) fn kind_of(&mut self, property: i64) -> Result<SubjectKind, Error> {
        let word = self.word(property)?;
        word.split_once('/').and_then(|(kind, _)| kind.parse().ok()).ok_or(DAMAGED)
    }

    fn word(&mut self, number: i64) -> Result<Arc<str>, Error> {
        self.words.word(self.connection, number).map_err(of_file)
    }
}

/// The reports and editions in which a statement stands or stood.
pub(crate) fn reports_with(connection: &Connection, id: StatementId) -> rusqlite::Result<Vec<ReportId>> {
    let mut find = connection.prepare_cached(
        "WITH of AS (SELECT n, source FROM statements WHERE id = ?1)
         SELECT DISTINCT report FROM sources WHERE position IN (
           SELECT source FROM of UNION SELECT said_before.source FROM of JOIN said_before ON statement = n
           UNION SELECT grants.source FROM of JOIN grants ON statement = n)",
    )?;
    let rows = find.query_map([&id.bits()[..]], |row| row.get(0).map(ReportId::from_random))?;
    rows.collect()
}

fn request(subject: &str, subjects: &str, condition: &str) -> String {
    format!(
        "SELECT {subject}, {COLUMNS} FROM statements {subjects} JOIN sources ON position = source
         WHERE {condition} ORDER BY statements.n"
    )
}

fn of_file(error: rusqlite::Error) -> Error {
    Error::of(Which::People, &error)
}

/// The columns of a row.
struct Raw {
    number: i64,
    id: [u8; 16],
    subject: [u8; 16],
    own: bool,
    class: ClassId,
    property: i64,
    value: String,
    original: Option<String>,
    language: Option<String>,
    grade: String,
    method: i64,
    reference: Option<String>,
    collected: Option<String>,
    from: Option<String>,
    until: Option<String>,
    since: Option<i64>,
    position: Position,
    report: [u8; 16],
    taken: Moment,
    written: Moment,
}

impl Raw {
    fn read(row: &Row<'_>) -> rusqlite::Result<Raw> {
        Ok(Raw {
            subject: row.get(0)?,
            number: row.get(1)?,
            id: row.get(2)?,
            own: row.get(3)?,
            class: ClassId(row.get(4)?),
            property: row.get(5)?,
            value: row.get(6)?,
            original: row.get(7)?,
            language: row.get(8)?,
            grade: row.get(9)?,
            method: row.get(10)?,
            reference: row.get(11)?,
            collected: row.get(12)?,
            from: row.get(13)?,
            until: row.get(14)?,
            since: row.get(15)?,
            position: Position(row.get(16)?),
            report: row.get(17)?,
            taken: Moment::from_millis(row.get(18)?),
            written: Moment::from_millis(row.get(19)?),
        })
    }
}
