//! What is known of somebody beside his names: dates of birth, mothers, and whether he is joined with others.

use super::allowed::Allowed;
use super::candidate::{Candidate, Query};
use super::class::ClassId;
use rusqlite::{CachedStatement, Connection, OptionalExtension};
use std::collections::{BTreeMap, HashMap};
use tansiq_names::Name;
use tansiq_report::{StatementId, SubjectId};
use tansiq_resolve::{Birth, BirthMatch, Bits, MotherMatch, mother};

/// The numbers of the properties, as tables.sql gives them.
const BORN: i64 = 1;
const MOTHER: i64 = 2;
const SAME: i64 = 3;

/// What it says of one subject, from allowed classes alone.
pub(crate) struct Found {
    /// The nearest date of birth counts.
    pub(crate) birth: BirthMatch,
    /// The numbers of the statements with that date.
    pub(crate) births: Vec<i64>,
    /// The nearest of the mother's names counts.
    pub(crate) mother: Option<(MotherMatch, Bits)>,
    pub(crate) is_joined: bool,
}

/// Reads for one query what stands beside names.
pub(crate) struct Beside<'a> {
    query: &'a Query<'a>,
    allowed: &'a Allowed,
    find: CachedStatement<'a>,
    /// Of many of one name many have one mother's name: each text is compared once.
    mothers: HashMap<String, Option<(MotherMatch, Bits)>>,
}

impl<'a> Beside<'a> {
    pub(crate) fn new(
        connection: &'a Connection,
        query: &'a Query<'a>,
        allowed: &'a Allowed,
    ) -> rusqlite::Result<Self> {
        let find = connection.prepare_cached(
            "SELECT n, property, class, value, original FROM statements INDEXED BY statements_beside
             WHERE subject = ?1 AND property IN (1, 2, 3)",
        )?;
        Ok(Beside { query, allowed, find, mothers: HashMap::new() })
    }

    /// Of the subject with this number in the view.
    pub(crate) fn of(&mut self, subject: i64) -> rusqlite::Result<Found> {
        let mut found =
            Found { birth: BirthMatch::Unknown, births: Vec::new(), mother: None, is_joined: false };
        let mut rows = self.find.query([subject])?;
        while let Some(row) = rows.next()? {
            let class = ClassId(row.get(2)?);
            if !self.allowed.contains(class) {
                continue;
            }
            match (row.get(1)?, self.query.birth, self.query.mother) {
                (BORN, Some(birth), _) => {
                    let known = row.get_ref(3)?.as_str().ok().and_then(Birth::read);
                    if let Some(known) = known {
                        found.take_birth(birth.against(known), row.get(0)?);
                    }
                }
                (MOTHER, _, Some(called)) => {
                    for column in [3, 4] {
                        let text = row.get_ref(column)?.as_str_or_null().ok().flatten();
                        let against = text.and_then(|text| against(&mut self.mothers, called, text));
                        found.take_mother(against);
                    }
                }
                (SAME, ..) => found.is_joined = true,
                _ => {}
            }
        }
        found.births.sort_unstable();
        Ok(found)
    }
}

fn against(
    mothers: &mut HashMap<String, Option<(MotherMatch, Bits)>>,
    called: &Name,
    text: &str,
) -> Option<(MotherMatch, Bits)> {
    if let Some(known) = mothers.get(text) {
        return *known;
    }
    let found = Name::analyse(text).ok().map(|known| mother(called, &known));
    mothers.insert(text.to_owned(), found);
    found
}

impl Found {
    fn take_birth(&mut self, found: BirthMatch, statement: i64) {
        if self.births.is_empty() || found < self.birth {
            (self.birth, self.births) = (found, vec![statement]);
        } else if found == self.birth {
            self.births.push(statement);
        }
    }

    fn take_mother(&mut self, found: Option<(MotherMatch, Bits)>) {
        let nearer = |one: &(MotherMatch, Bits), other: &(MotherMatch, Bits)| {
            one.0 < other.0 || (one.0 == other.0 && one.1 > other.1)
        };
        let best = self.mother;
        self.mother = found.filter(|found| best.is_none_or(|best| nearer(found, &best))).or(best);
    }
}

/// Adds it to each candidate.
pub(crate) fn add(
    connection: &Connection,
    query: &Query<'_>,
    allowed: &Allowed,
    found: &mut BTreeMap<SubjectId, Candidate>,
) -> rusqlite::Result<()> {
    let mut beside = Beside::new(connection, query, allowed)?;
    let mut number = connection.prepare_cached("SELECT n FROM subjects WHERE id = ?1")?;
    let mut statement = connection.prepare_cached("SELECT id FROM statements WHERE n = ?1")?;
    for (subject, candidate) in found {
        let subject = number.query_row([&subject.bits()[..]], |row| row.get(0)).optional()?;
        let Some(subject) = subject else { continue };
        let Found { birth, births, mother, is_joined } = beside.of(subject)?;
        let id = |n: i64| statement.query_row([n], |row| row.get(0).map(StatementId::from_random));
        let births = births.into_iter().map(id).collect::<Result<_, _>>()?;
        *candidate = Candidate { birth, births, mother, is_joined, ..candidate.clone() };
    }
    Ok(())
}
