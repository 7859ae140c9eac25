//! Screening: who could be meant by a name, a date of birth and numbers, from released classes only.
//!
//! Neither scores nor order nor numbers of candidates depend on a statement outside the classes that are allowed.

use super::allowed::Allowed;
use super::candidate::{Candidate, NameMatch, Query};
use super::class::ClassId;
use super::facts::{Asking, Found};
use super::held::{HeldStatement, Reading};
use super::identifier::normal_identifier;
use super::{People, crowd, names, of_file};
use crate::Error;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{BTreeMap, HashMap};
use tansiq_names::{Comparison, DEFAULT_THRESHOLD, Hit, Name, compare};
use tansiq_report::{StatementId, SubjectId, SubjectKind};
use tansiq_resolve::BirthMatch;

/// The most subjects that one number brings up: a number that more people share identifies nobody.
pub const MAX_PER_IDENTIFIER: usize = 100;

impl People {
    /// The subjects whose names are most like this one, best first, at most `limit`.
    ///
    /// # Errors
    /// [`Error::OtherGeneration`]; and when the view's file fails.
    pub fn search_names(
        &self,
        name: &Name,
        allowed: &Allowed,
        limit: usize,
    ) -> Result<Vec<Candidate>, Error> {
        self.screen(&Query { name, birth: None, mother: None, identifiers: &[] }, allowed, limit, limit)
    }

    /// Who could be meant: first those who share a number, then by name, best first, at most `limit`; a date of
    /// birth decides between equal scores. Of a name that more than `limit` have, up to `crowd` are gone through for
    /// those whom birth and mother point at, where either is asked for.
    ///
    /// # Errors
    /// [`Error::OtherGeneration`]; and when the view's file fails.
    pub fn screen(
        &self,
        query: &Query<'_>,
        allowed: &Allowed,
        limit: usize,
        crowd: usize,
    ) -> Result<Vec<Candidate>, Error> {
        if !self.made(allowed) {
            return Err(Error::OtherGeneration);
        }
        let hits = self.by_name(query, allowed, limit, crowd);
        self.file.read(|connection| {
            let mut screening = Screening {
                reading: self.reading(connection),
                query,
                allowed,
                found: BTreeMap::new(),
                numbers: BTreeMap::new(),
                compared: HashMap::new(),
            };
            for identifier in query.identifiers {
                screening.by_identifier(connection, identifier)?;
            }
            for hit in &hits {
                screening.by_name(connection, hit)?;
            }
            self.add_facts(connection, &mut screening).map_err(of_file)?;
            let mut found: Vec<Candidate> = screening.found.into_values().collect();
            found.sort_by(|one, other| {
                let number = |candidate: &Candidate| candidate.identifiers.is_empty();
                let rest = |candidate: &Candidate| (candidate.birth, candidate.subject);
                let scores = other.score().total_cmp(&one.score());
                number(one).cmp(&number(other)).then(scores).then_with(|| rest(one).cmp(&rest(other)))
            });
            found.truncate(limit);
            Ok(found)
        })
    }

    /// Whose names are most like the one looked for; of a crowd, those whom the evidence points at.
    fn by_name(&self, query: &Query<'_>, allowed: &Allowed, limit: usize, crowd: usize) -> Vec<Hit> {
        let index = self.names.index.read();
        let can_tell = query.birth.is_some() || query.mother.is_some();
        if !can_tell || limit >= crowd {
            return names::search(&index, query.name, allowed, limit);
        }
        let seeming = names::seeming(&index, query.name, allowed, crowd);
        let hits = seeming.best(limit);
        let of_this_name = hits.iter().filter(|hit| hit.score >= DEFAULT_THRESHOLD).count();
        if of_this_name < limit {
            return hits;
        }
        crowd::nearest(&seeming, &mut Asking::new(&self.facts.read(), query, allowed), limit)
    }

    /// Adds to each candidate what is known beside his names.
    fn add_facts(&self, connection: &Connection, screening: &mut Screening<'_>) -> rusqlite::Result<()> {
        let Screening { query, allowed, found, numbers, .. } = screening;
        let mut number = connection.prepare_cached("SELECT n FROM subjects WHERE id = ?1")?;
        let facts = self.facts.read();
        let mut asking = Asking::new(&facts, query, allowed);
        for (subject, candidate) in found {
            let subject = match numbers.get(subject) {
                Some(known) => Some(*known),
                None => number.query_row([&subject.bits()[..]], |row| row.get(0)).optional()?,
            };
            let Some(subject) = subject else { continue };
            let Found { birth, mother, is_joined } = asking.of(subject);
            (candidate.birth, candidate.mother, candidate.is_joined) = (birth, mother, is_joined);
        }
        Ok(())
    }
}

/// A statement that names somebody, as far as a screening looks at it.
struct Named {
    statement: StatementId,
    subject: SubjectId,
    class: ClassId,
    property: i64,
    value: String,
    original: Option<String>,
}

fn named(connection: &Connection, number: i64) -> rusqlite::Result<Option<Named>> {
    let mut find = connection.prepare_cached(
        "SELECT statements.id, subjects.id, class, property, value, original
         FROM statements JOIN subjects ON subjects.n = subject WHERE statements.n = ?1",
    )?;
    let read = |row: &Row<'_>| {
        Ok(Named {
            statement: StatementId::from_random(row.get(0)?),
            subject: SubjectId::from_random(row.get(1)?),
            class: ClassId(row.get(2)?),
            property: row.get(3)?,
            value: row.get(4)?,
            original: row.get(5)?,
        })
    };
    find.query_row([number], read).optional()
}

/// One screening at work.
struct Screening<'a> {
    reading: Reading<'a>,
    query: &'a Query<'a>,
    allowed: &'a Allowed,
    found: BTreeMap<SubjectId, Candidate>,
    /// The view's numbers of those who were found by name, which need not be looked up.
    numbers: BTreeMap<SubjectId, u32>,
    /// Of very many of one name most are spelt alike: each spelling is compared once.
    compared: HashMap<String, Option<Comparison>>,
}

impl Screening<'_> {
    fn candidate(&mut self, statement: &HeldStatement) -> &mut Candidate {
        self.candidate_of(statement.statement.subject, statement.statement.property.kind)
    }

    fn candidate_of(&mut self, subject: SubjectId, kind: SubjectKind) -> &mut Candidate {
        self.found.entry(subject).or_insert_with(|| Candidate {
            subject,
            kind,
            name: None,
            identifiers: Vec::new(),
            birth: BirthMatch::Unknown,
            mother: None,
            is_joined: false,
        })
    }

    fn by_name(&mut self, connection: &Connection, hit: &Hit) -> Result<(), Error> {
        let Some(named) = named(connection, i64::from(hit.number / 2)).map_err(of_file)? else {
            return Ok(());
        };
        // The file may be a batch ahead of the index: what has gone or changed its class is not shown.
        if named.class.0 != hit.group {
            return Ok(());
        }
        let original = named.original.filter(|_| hit.number % 2 == 1);
        let text = original.unwrap_or(named.value);
        let Some(comparison) = self.compare(&text) else { return Ok(()) };
        let kind = self.reading.kind_of(named.property)?;
        self.numbers.insert(named.subject, hit.key);
        let candidate = self.candidate_of(named.subject, kind);
        // Of somebody found by a number every name has been compared already.
        if candidate.name.as_ref().is_none_or(|best| best.comparison.score < comparison.score) {
            let (statement, class) = (named.statement, named.class);
            candidate.name = Some(NameMatch { statement, class, text, comparison });
        }
        Ok(())
    }

    fn compare(&mut self, text: &str) -> Option<Comparison> {
        if let Some(known) = self.compared.get(text) {
            return known.clone();
        }
        let comparison = Name::analyse(text).ok().map(|name| compare(self.query.name, &name));
        self.compared.insert(text.to_owned(), comparison.clone());
        comparison
    }

    fn by_identifier(&mut self, connection: &Connection, text: &str) -> Result<(), Error> {
        let Some(normal) = normal_identifier(text) else { return Ok(()) };
        let mut find = connection
            .prepare_cached(
                "SELECT class, statement FROM identifiers JOIN statements ON n = statement
                 WHERE identifiers.value = ?1 ORDER BY statement",
            )
            .map_err(of_file)?;
        let mut rows = find.query([normal]).map_err(of_file)?;
        let mut numbers = Vec::new();
        while let (true, Some(row)) = (numbers.len() < MAX_PER_IDENTIFIER, rows.next().map_err(of_file)?) {
            let (class, number) = (row.get(0).map_err(of_file)?, row.get(1).map_err(of_file)?);
            if self.allowed.contains(ClassId(class)) {
                numbers.push(number);
            }
        }
        for number in numbers {
            let Some(held) = self.reading.statement(number)? else { continue };
            if self.allowed.contains(held.class) {
                let identifiers = &mut self.candidate(&held).identifiers;
                if !identifiers.contains(&held.statement.id) {
                    identifiers.push(held.statement.id);
                }
                self.name_of(&held)?;
            }
        }
        Ok(())
    }

    /// The best allowed name of somebody who was found by a number.
    fn name_of(&mut self, held: &HeldStatement) -> Result<(), Error> {
        let subject = &held.statement.subject.bits()[..];
        let names = self.reading.statements(
            "subjects.id = ?1 AND EXISTS (SELECT 1 FROM names WHERE names.n BETWEEN statements.n * 2 AND statements.n * 2 + 1)",
            subject,
        )?;
        let mut best: Option<NameMatch> = None;
        for held in names.iter().filter(|held| self.allowed.contains(held.class)) {
            let original = held.statement.original.as_ref().map(|original| &original.text);
            for text in std::iter::once(&held.statement.value).chain(original) {
                let Ok(name) = Name::analyse(text) else { continue };
                let comparison = compare(self.query.name, &name);
                if best.as_ref().is_none_or(|best| best.comparison.score < comparison.score) {
                    let (statement, class, text) = (held.statement.id, held.class, text.clone());
                    best = Some(NameMatch { statement, class, text, comparison });
                }
            }
        }
        self.candidate(held).name = best;
        Ok(())
    }
}
