//! Writing statements: one row for each statement of an originator, however often and from whom it comes.
//!
//! Our own statement stays our own when it comes back. For a received one each giver's last delivery holds, and the
//! statement may be used for what any giver allows in his. An edition that lacks a statement takes nothing back: the
//! ids of editions tell nothing about each other, and taking back is an act of its own (see `recalled`).

use super::class::{ClassId, Classes, TermsNumber};
use super::facts::{self, Of};
use super::identifier;
use super::names::{Change, place};
use super::row::{Memory, Row};
use super::source::Source;
use super::terms::{Terms, day_of};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;
use tansiq_ledger::Position;
use tansiq_names::Name;
use tansiq_report::{Moment, Statement, StatementId, SubjectId, ValueType};

/// Names of whole persons and organisations; parts of names alone would match everybody.
const WHOLE_NAMES: [&str; 3] = ["name", "alias", "weakAlias"];

/// One batch being written.
pub(crate) struct Writing<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) memory: &'a mut Memory,
    pub(crate) classes: &'a Classes,
    pub(crate) changes: Vec<Change>,
}

/// The bits of the subject or statement whose id a value is.
fn named_id(value: &str) -> Option<[u8; 16]> {
    let subject = value.parse::<SubjectId>().map(|id| *id.bits());
    subject.or_else(|_| value.parse::<StatementId>().map(|id| *id.bits())).ok()
}

/// A row that is there already.
pub(super) struct Known {
    pub(super) number: i64,
    pub(super) own: bool,
    pub(super) subject: i64,
    pub(super) class: ClassId,
    pub(super) value: String,
    source: u64,
}

/// What a row is found by.
pub(super) struct Found<'a> {
    pub(super) statement: &'a Statement,
    pub(super) subject: i64,
    pub(super) class: ClassId,
    pub(super) at: Position,
}

impl Writing<'_> {
    pub(crate) fn source(&mut self, source: &Source<'_>) -> rusqlite::Result<()> {
        self.enter_source(source)?;
        let terms = self.classes.terms(source.terms(None));
        let mut subjects = HashMap::new();
        for (id, kind) in source.report.subjects() {
            let kind = self.memory.words.number_of(self.connection, tansiq_label::Finite::code(*kind))?;
            subjects.insert(*id, self.subject(*id, kind, source.taken)?);
        }
        for statement in source.report.statements() {
            // The checks of a report see to it that its statements are about its own subjects.
            if let Some(subject) = subjects.get(&statement.subject) {
                let terms = match source.narrows(statement.id) {
                    true => self.classes.terms(source.terms(Some(statement.id))),
                    false => terms,
                };
                self.statement(source, statement, *subject, terms)?;
            }
        }
        Ok(())
    }

    fn subject(&self, id: SubjectId, kind: i64, taken: Moment) -> rusqlite::Result<i64> {
        let mut enter = self.connection.prepare_cached(
            "INSERT INTO subjects (id, kind, first, last) VALUES (?1, ?2, ?3, ?3) ON CONFLICT (id) DO UPDATE
             SET first = min(first, excluded.first), last = max(last, excluded.last) RETURNING n",
        )?;
        enter.query_row((&id.bits()[..], kind, taken.millis()), |row| row.get(0))
    }

    fn statement(
        &mut self,
        source: &Source<'_>,
        statement: &Statement,
        subject: i64,
        terms: TermsNumber,
    ) -> rusqlite::Result<()> {
        let header = source.report.header();
        let originator = self.memory.words.number_of(self.connection, header.originator.as_str())?;
        let class = self.classes.number_of(self.connection, header.originator, &statement.label, terms)?;
        let row = Row { source, statement, subject, originator, class, own: source.given.is_none() };
        let inserted = self.insert(&row)?;
        let (number, row) = match inserted {
            Some(number) => (number, row),
            None => match self.again(row)? {
                Some(again) => again,
                None => return Ok(()),
            },
        };
        if inserted.is_some() {
            self.grant((number, statement.id), source)?;
        }
        self.count(row.class, 1)?;
        let at = source.position;
        self.find_by(number, &Found { statement, subject, class: row.class, at })
    }

    /// The number of the new row; nothing if the statement is there already.
    fn insert(&mut self, row: &Row<'_>) -> rusqlite::Result<Option<i64>> {
        let mut enter = self.connection.prepare_cached(
            "INSERT INTO statements (subject, own, source, class, property, value, original, language, grade, method,
                                     reference, collected, holds_from, holds_until, since, id, originator)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
             ON CONFLICT (id, originator) DO NOTHING",
        )?;
        let entered = self.memory.write(self.connection, row, &mut enter)?;
        Ok((entered == 1).then(|| self.connection.last_insert_rowid()))
    }

    /// A statement that is there already: its row takes what this source says, unless it is ours and comes back.
    fn again<'r>(&mut self, mut row: Row<'r>) -> rusqlite::Result<Option<(i64, Row<'r>)>> {
        let Some(known) = self.known(row.statement.id, row.originator)? else { return Ok(None) };
        if row.source.given.is_some() {
            self.grant((known.number, row.statement.id), row.source)?;
            if known.own {
                return Ok(None);
            }
            let header = row.source.report.header();
            let given = Some(self.given(known.number)?);
            let terms = self.classes.terms(Terms { written: day_of(header.written), given });
            let label = &row.statement.label;
            row.class = self.classes.number_of(self.connection, header.originator, label, terms)?;
        }
        if known.own {
            self.said_before(&known)?;
        }
        self.forget(&known, row.source.position)?;
        let mut change = self.connection.prepare_cached(
            "UPDATE statements SET subject = ?1, own = ?2, source = ?3, class = ?4, property = ?5, value = ?6,
                    original = ?7, language = ?8, grade = ?9, method = ?10, reference = ?11, collected = ?12,
                    holds_from = ?13, holds_until = ?14, since = ?15
             WHERE id = ?16 AND originator = ?17",
        )?;
        self.memory.write(self.connection, &row, &mut change)?;
        Ok(Some((known.number, row)))
    }

    pub(super) fn known(&self, id: StatementId, originator: i64) -> rusqlite::Result<Option<Known>> {
        let mut find = self.connection.prepare_cached(
            "SELECT n, own, subject, class, value, source FROM statements WHERE id = ?1 AND originator = ?2",
        )?;
        find.query_row((&id.bits()[..], originator), |found| {
            Ok(Known {
                number: found.get(0)?,
                own: found.get(1)?,
                subject: found.get(2)?,
                class: ClassId(found.get(3)?),
                value: found.get(4)?,
                source: found.get(5)?,
            })
        })
        .optional()
    }

    /// Notes which report said a statement of ours so far: whoever got that one holds the statement.
    fn said_before(&self, known: &Known) -> rusqlite::Result<()> {
        let mut note = self.connection.prepare_cached("INSERT OR IGNORE INTO said_before VALUES (?1, ?2)")?;
        note.execute((known.number, known.source)).map(drop)
    }

    /// Takes back everything by which a row was found and counted.
    pub(super) fn forget(&mut self, known: &Known, at: Position) -> rusqlite::Result<()> {
        self.count(known.class, -1)?;
        // Whether it identifies is not asked: a row that is not there is not deleted.
        if let Some(normal) = identifier::normal_identifier(&known.value) {
            let mut remove = self
                .connection
                .prepare_cached("DELETE FROM identifiers WHERE value = ?1 AND statement = ?2")?;
            remove.execute((normal, known.number))?;
        }
        let mut named =
            self.connection.prepare_cached("DELETE FROM naming WHERE id = ?1 AND statement = ?2")?;
        if let Some(id) = named_id(&known.value) {
            named.execute((&id[..], known.number))?;
        }
        if let (Ok(subject), Ok(statement)) = (u32::try_from(known.subject), u32::try_from(known.number)) {
            self.changes.push(Change::Forget(Of { subject, statement }));
        }
        for number in [known.number * 2, known.number * 2 + 1] {
            let mut remove = self.connection.prepare_cached("DELETE FROM names WHERE n = ?1")?;
            let removed = (remove.execute([number])?, u32::try_from(known.subject), u32::try_from(number));
            if let (1, Ok(subject), Ok(number)) = removed {
                self.count_names(known.class, -1)?;
                let mut note = self
                    .connection
                    .prepare_cached("INSERT OR REPLACE INTO laid_removed VALUES (?1, ?2, ?3)")?;
                note.execute((number, subject, at.0))?;
                self.changes.push(Change::Remove { subject, number });
            }
        }
        Ok(())
    }

    pub(super) fn count(&self, class: ClassId, by: i64) -> rusqlite::Result<()> {
        let mut count = self.connection.prepare_cached("UPDATE classes SET held = held + ?2 WHERE n = ?1")?;
        count.execute((class.0, by)).map(drop)
    }

    fn count_names(&self, class: ClassId, by: i64) -> rusqlite::Result<()> {
        let mut count =
            self.connection.prepare_cached("UPDATE classes SET named = named + ?2 WHERE n = ?1")?;
        count.execute((class.0, by)).map(drop)
    }

    /// Enters a statement under its names, its number, and what it names.
    pub(super) fn find_by(&mut self, number: i64, row: &Found<'_>) -> rusqlite::Result<()> {
        if let Some(normal) = identifier::of_statement(row.statement) {
            let mut enter =
                self.connection.prepare_cached("INSERT OR IGNORE INTO identifiers VALUES (?1, ?2)")?;
            enter.execute((normal, number))?;
        }
        let property = row.statement.property;
        if let (ValueType::Subject | ValueType::Statement, Some(id)) =
            (property.value, named_id(&row.statement.value))
        {
            let mut enter = self.connection.prepare_cached("INSERT OR IGNORE INTO naming VALUES (?1, ?2)")?;
            enter.execute((&id[..], number))?;
        }
        self.tell(number, row);
        if property.value != ValueType::Name || !WHOLE_NAMES.contains(&property.name) {
            return Ok(());
        }
        let original = row.statement.original.as_ref().map(|original| &original.text);
        let original = original.filter(|text| **text != row.statement.value);
        for (at, text) in [Some(&row.statement.value), original].into_iter().enumerate() {
            let Some(text) = text else { continue };
            let numbers = (u32::try_from(number * 2 + at as i64), u32::try_from(row.subject));
            if let ((Ok(number), Ok(subject)), Ok(name)) = (numbers, Name::analyse(text)) {
                let mut enter =
                    self.connection.prepare_cached("INSERT INTO names VALUES (?1, ?2, ?3, ?4, ?5)")?;
                enter.execute((number, subject, row.class.0, text, row.at.0))?;
                self.count_names(row.class, 1)?;
                let place = place(subject, row.class, number);
                self.changes.push(Change::Add { place, name: Box::new(name) });
            }
        }
        Ok(())
    }

    /// Notes what stands beside names, for memory.
    fn tell(&mut self, number: i64, row: &Found<'_>) {
        let Some(property) = facts::number_of(row.statement.property) else { return };
        if let (Ok(subject), Ok(statement)) = (u32::try_from(row.subject), u32::try_from(number)) {
            let (of, class) = (Of { subject, statement }, row.class);
            let original = row.statement.original.as_ref().map(|original| original.text.to_string());
            let value = row.statement.value.clone();
            self.changes.push(Change::Tell { of, class, property, value, original });
        }
    }
}
