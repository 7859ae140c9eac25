//! What is known of candidates beside their names: dates of birth, mothers, and whether they are joined with others.

use super::allowed::Allowed;
use super::class::ClassId;
use super::screen::{Candidate, Query};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;
use tansiq_names::Name;
use tansiq_report::{StatementId, SubjectId};
use tansiq_resolve::{Birth, BirthMatch, mother};

/// Adds it to each candidate, from allowed classes alone.
pub(crate) fn add(
    connection: &Connection,
    query: &Query<'_>,
    allowed: &Allowed,
    found: &mut BTreeMap<SubjectId, Candidate>,
) -> rusqlite::Result<()> {
    let mut find = connection.prepare_cached(
        "SELECT statements.id, class, property, value, original FROM statements
         WHERE subject = (SELECT n FROM subjects WHERE subjects.id = ?1) AND property IN (?2, ?3, ?4)
         ORDER BY statements.n",
    )?;
    let properties = ["person/birthDate", "person/motherName", "person/sameAs"];
    let [born, mother_called, same] = numbers_of(connection, properties)?;
    // Of many of one name many have one mother's name: each text is compared once.
    let mut mothers = BTreeMap::new();
    for (subject, candidate) in found {
        let read = |row: &Row<'_>| {
            let (id, class) = (StatementId::from_random(row.get(0)?), ClassId(row.get(1)?));
            Ok((id, class, row.get::<_, i64>(2)?, row.get::<_, String>(3)?, row.get::<_, Option<String>>(4)?))
        };
        for row in find.query_map(params![&subject.bits()[..], born, mother_called, same], read)? {
            let (statement, class, property, value, original) = row?;
            if !allowed.contains(class) {
                continue;
            }
            match (query.birth, query.mother) {
                (Some(birth), _) if property == born => {
                    let against = Birth::read(&value).map(|known| birth.against(known));
                    against.into_iter().for_each(|found| candidate.take_birth(found, statement));
                }
                (_, Some(called)) if property == mother_called => {
                    for text in [Some(value), original].into_iter().flatten() {
                        let against = mothers.entry(text).or_insert_with_key(|text| {
                            Name::analyse(text).ok().map(|known| mother(called, &known))
                        });
                        let best = candidate.mother;
                        let found = against.filter(|found| best.is_none_or(|best| nearer(found, &best)));
                        candidate.mother = found.or(best);
                    }
                }
                _ if property == same => candidate.is_joined = true,
                _ => {}
            }
        }
    }
    Ok(())
}

/// The numbers of properties in the view; one that nothing has is none that a row can have.
fn numbers_of<const N: usize>(connection: &Connection, properties: [&str; N]) -> rusqlite::Result<[i64; N]> {
    let mut find = connection.prepare_cached("SELECT n FROM words WHERE text = ?1")?;
    let mut numbers = [-1; N];
    for (number, property) in numbers.iter_mut().zip(properties) {
        *number = find.query_row([property], |row| row.get(0)).optional()?.unwrap_or(-1);
    }
    Ok(numbers)
}

type Mother = (tansiq_resolve::MotherMatch, tansiq_resolve::Bits);

/// Whether one finding speaks more for one person than another.
fn nearer(one: &Mother, other: &Mother) -> bool {
    one.0 < other.0 || (one.0 == other.0 && one.1 > other.1)
}

impl Candidate {
    /// The nearest date of birth counts.
    fn take_birth(&mut self, found: BirthMatch, statement: StatementId) {
        if self.births.is_empty() || found < self.birth {
            (self.birth, self.births) = (found, vec![statement]);
        } else if found == self.birth {
            self.births.push(statement);
        }
    }
}
