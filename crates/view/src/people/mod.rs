//! The people view: subjects, the statements about them, and who is found by a name or a number.
//!
//! It holds statements of every class and decides nothing: whatever it hands out must pass the decision, and a search
//! is told beforehand which classes its reader may see.

mod allowed;
mod apply;
mod candidate;
mod class;
mod crowd;
mod facts;
mod findable;
mod held;
mod identifier;
mod label_text;
mod laid;
mod load;
mod names;
mod newest;
mod placed;
mod recalled;
mod row;
mod screen;
mod source;
mod terms;
mod words;

pub use allowed::Allowed;
pub use candidate::{Candidate, NameMatch, Query};
pub use class::{Class, ClassId};
pub use held::{Grant, HeldStatement, HeldSubject, Received};
pub use identifier::{MAX_IDENTIFIER_CHARS, MIN_IDENTIFIER_CHARS, normal_identifier};
pub use placed::{Area, Named, Placed, Sought, Telling};
pub use screen::MAX_PER_IDENTIFIER;
pub use terms::{GivenTerms, Purposes, Terms};

use crate::file::{Layout, ViewFile};
use crate::marks::Skipped;
use crate::tail::{Batch, Found, Taken};
use crate::views::View;
use crate::{Error, Which};
use apply::Writing;
use class::Classes;
use facts::Facts;
use held::Reading;
use laid::Names;
use parking_lot::{Mutex, RwLock};
use row::Memory;
use rusqlite::Connection;
use source::{Given, Source};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::{Entry, Report, ReportId, StatementId, SubjectId, Uses};
use words::Lookup;

/// Subjects, statements and names. Reading never waits for the writer, but for the names of a batch being entered.
pub struct People {
    file: Arc<ViewFile>,
    classes: Classes,
    memory: Mutex<Memory>,
    names: Names,
    words: Lookup,
    /// Whoever needs both asks for the names first.
    facts: RwLock<Facts>,
}

/// How much the view holds. Numbers for operators: they are not released to anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Subjects.
    pub subjects: u64,
    /// Statements.
    pub statements: u64,
    /// Names in the index, every script counted.
    pub names: u64,
    /// Release classes.
    pub classes: u64,
}

impl People {
    /// What is held about a subject; nothing if nothing is.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn subject(&self, id: SubjectId) -> Result<Option<HeldSubject>, Error> {
        self.file.read(|connection| self.reading(connection).subject(id))
    }

    /// The same of several at once, without those of whom nothing is held.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn subjects(&self, ids: impl Iterator<Item = SubjectId>) -> Result<Vec<HeldSubject>, Error> {
        self.file.read(|connection| {
            let mut reading = self.reading(connection);
            ids.filter_map(|id| reading.subject(id).transpose()).collect()
        })
    }

    /// The statements with this id: one, unless two originators claim the id.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn statement(&self, id: StatementId) -> Result<Vec<HeldStatement>, Error> {
        let id = &id.bits()[..];
        self.file.read(|connection| self.reading(connection).statements("statements.id = ?1", id))
    }

    /// The reports and editions in which this statement stands, or stood before it was said again.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn reports_with(&self, id: StatementId) -> Result<Vec<ReportId>, Error> {
        self.file.read(|connection| held::reports_with(connection, id).map_err(of_file))
    }

    /// The statements whose value names this subject: who is his brother, where he was seen, whom he is taken for.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn naming_subject(&self, id: SubjectId) -> Result<Vec<HeldStatement>, Error> {
        self.naming(id.bits())
    }

    /// The statements whose value names this statement: what undoes it, and what rests on it.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn naming_statement(&self, id: StatementId) -> Result<Vec<HeldStatement>, Error> {
        self.naming(id.bits())
    }

    /// Reads rows back as a snapshot has them.
    fn reading<'a>(&'a self, snapshot: &'a Connection) -> Reading<'a> {
        Reading::new(snapshot, &self.classes, &self.words)
    }

    fn naming(&self, id: &[u8; 16]) -> Result<Vec<HeldStatement>, Error> {
        let named = "statements.n IN (SELECT statement FROM naming WHERE id = ?1)";
        self.file.read(|connection| self.reading(connection).statements(named, &id[..]))
    }

    /// The persons of whom something was said last, newest first, from allowed classes alone: at most `limit` of them,
    /// after the statement `after` if one is named. Each with the statement that puts him where he stands.
    ///
    /// # Errors
    /// [`Error::OtherGeneration`]; and when the view's file fails.
    pub fn newest(
        &self,
        allowed: &Allowed,
        after: Option<StatementId>,
        limit: usize,
    ) -> Result<Vec<(SubjectId, StatementId)>, Error> {
        if !self.made(allowed) {
            return Err(Error::OtherGeneration);
        }
        self.file.read(|connection| newest::newest(connection, allowed, after, limit).map_err(of_file))
    }

    /// The subjects of which an allowed name or number is held, in the order of their ids: at most `limit` of them, and
    /// one more where there are more.
    ///
    /// # Errors
    /// [`Error::OtherGeneration`]; and when the view's file fails.
    pub fn findable(&self, allowed: &Allowed, limit: usize) -> Result<Vec<SubjectId>, Error> {
        if !self.made(allowed) {
            return Err(Error::OtherGeneration);
        }
        self.file.read(|connection| findable::findable(connection, allowed, limit).map_err(of_file))
    }

    /// A release class.
    pub fn class(&self, id: ClassId) -> Option<Arc<Class>> {
        self.classes.get(id)
    }

    /// How many names each class holds, every script counted: a name may be shown wherever its class may, so the count may
    /// too. Of other statements that is not so: whether one that names a subject is shown depends on the other.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn names_of_classes(&self) -> Result<Vec<(ClassId, u64)>, Error> {
        self.file.read(|connection| {
            let mut request =
                connection.prepare_cached("SELECT n, named FROM classes ORDER BY n").map_err(of_file)?;
            let rows =
                request.query_map([], |row| Ok((ClassId(row.get(0)?), row.get(1)?))).map_err(of_file)?;
            rows.collect::<Result<_, _>>().map_err(of_file)
        })
    }

    /// How much the view holds, whoever may read it.
    ///
    /// # Errors
    /// [`Error`] when the view's file fails.
    pub fn size(&self) -> Result<Size, Error> {
        let count = |connection: &Connection, request| connection.query_row(request, [], |row| row.get(0));
        let (subjects, statements) = self.file.read(|connection| {
            let subjects = count(connection, "SELECT count(*) FROM subjects").map_err(of_file)?;
            let statements = "SELECT coalesce(sum(held), 0) FROM classes";
            Ok((subjects, count(connection, statements).map_err(of_file)?))
        })?;
        let (names, classes) = (self.names.index.read().len() as u64, self.classes.settled() as u64);
        Ok(Size { subjects, statements, names, classes })
    }

    fn write(
        &self,
        connection: &Connection,
        taken: &[Taken],
        skipped: &mut Skipped,
    ) -> Result<Vec<names::Change>, Error> {
        let mut memory = self.memory.lock();
        let (memory, classes) = (&mut *memory, &self.classes);
        let mut writing = Writing { connection, memory, classes, changes: Vec::new() };
        for taken in taken {
            match &taken.found {
                Found::Erased => skipped.erased += 1,
                Found::Unreadable => skipped.unreadable += 1,
                Found::Entry(found) => {
                    let (entry, report) = &**found;
                    match report {
                        Some(report) => writing.source(&source(taken, entry, report)).map_err(of_file)?,
                        None => writing.take_back(taken.position, entry).map_err(of_file)?,
                    }
                }
            }
        }
        Ok(writing.changes)
    }
}

fn source<'a>(taken: &Taken, entry: &'a Entry, report: &'a Report) -> Source<'a> {
    let given = match entry {
        Entry::Received { from, delivery, clauses, purposes, narrowed, .. } => {
            Some(Given { from: from.0, delivery: *delivery, clauses, uses: Uses::read(purposes, narrowed) })
        }
        _ => None,
    };
    Source { position: taken.position, taken: entry.at(), report, given }
}

fn of_file(error: rusqlite::Error) -> Error {
    Error::of(Which::People, &error)
}

impl View for People {
    const LAYOUT: Layout = Layout { which: Which::People, version: 9, tables: include_str!("tables.sql") };

    fn load(file: ViewFile, _me: MemberCode) -> Result<Self, Error> {
        let (classes, mut names, facts) = file.read(|connection| {
            let classes = Classes::load(connection).map_err(of_file)?;
            let classes = classes.ok_or(Error::Damaged { which: Which::People, what: "a release class" })?;
            let names = load::load(connection, &file).map_err(of_file)?;
            let facts = Facts::load(connection).map_err(of_file)?;
            Ok((classes, names, facts))
        })?;
        laid::keep(&file, &mut names);
        let (names, facts) = (Names::new(names), RwLock::new(facts));
        Ok(People {
            file: Arc::new(file),
            classes,
            memory: Mutex::default(),
            names,
            facts,
            words: Lookup::default(),
        })
    }

    fn file(&self) -> &ViewFile {
        &self.file
    }

    fn apply(&self, batch: &Batch) -> Result<(), Error> {
        let mut connection = self.file.writer();
        let written = self.file.commit(&mut connection, batch, |connection, taken, skipped| {
            self.write(connection, taken, skipped)
        });
        match written {
            Ok(changes) => {
                self.classes.settle();
                let (mut index, mut facts) = (self.names.index.write(), self.facts.write());
                names::apply(&mut index, &mut facts, changes.unwrap_or_default());
                drop((index, facts));
                self.file.publish(batch);
                self.names.lay_out_when_due(&self.file);
                Ok(())
            }
            Err(error) => {
                // What the writer learned in a transaction that did not happen is not so.
                *self.memory.lock() = Memory::default();
                self.classes.unsettle();
                Err(error)
            }
        }
    }
}
