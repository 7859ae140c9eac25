//! The register's rows: written with each entry, read back when the view is opened.

use super::follows::Follows;
use super::points::{ControlPoint, LastExtract};
use super::second::{Answered, Asked, Properties};
use super::state::{KnownPrincipal, Standing, State};
use crate::{Error, Which};
use rusqlite::{Connection, params};
use std::sync::Arc;
use tansiq_agreement::SignedAgreement;
use tansiq_label::{Finite as _, MemberCode};
use tansiq_ledger::Position;
use tansiq_report::extract::ChainEnd;
use tansiq_report::{Card, Digest32, Entry, Envelope, Moment, Principal, PrincipalId, to_canonical};

/// What an entry changes.
pub(super) enum Change<'a> {
    Card { position: Position, card: &'a Card },
    Standing { member: MemberCode, standing: &'a Standing },
    Agreement { position: Position, seen: Moment, envelope: &'a Envelope },
    Principal { first: u64, principal: &'a Principal },
    Asked { position: u64, entry: &'a Entry },
    Answered { position: u64, asked: u64, entry: &'a Entry },
    Properties { entry: &'a Entry },
    Follows { entry: &'a Entry },
    Point { point: Digest32, known: &'a ControlPoint },
}

const DAMAGED: Error = Error::Damaged { which: Which::Register, what: "a row" };

pub(super) fn write(connection: &Connection, change: &Change<'_>) -> rusqlite::Result<()> {
    let run = |request: &str, values: &[&dyn rusqlite::ToSql]| {
        connection.prepare_cached(request)?.execute(values).map(drop)
    };
    match change {
        Change::Card { position, card } => run(
            "INSERT OR REPLACE INTO cards VALUES (?1, ?2, ?3)",
            params![card.member().as_str(), position.0, card.envelope().to_json()],
        ),
        Change::Standing { standing: Standing::Accepted, .. } => Ok(()),
        Change::Standing { member, standing: Standing::Decided { active, reason, since, by } } => run(
            "INSERT OR REPLACE INTO standings VALUES (?1, ?2, ?3, ?4, ?5)",
            params![member.as_str(), active, reason, since.millis(), &by.bits()[..]],
        ),
        Change::Agreement { position, seen, envelope } => run(
            "INSERT INTO agreements VALUES (?1, ?2, ?3)",
            params![position.0, seen.millis(), envelope.to_json()],
        ),
        Change::Principal { first, principal } => run(
            "INSERT OR REPLACE INTO principals VALUES (?1, ?2, ?3)",
            params![&principal.id.bits()[..], first, to_canonical(*principal)],
        ),
        Change::Asked { position, entry } => {
            run("INSERT INTO asked VALUES (?1, ?2)", params![position, entry.to_bytes()])
        }
        Change::Answered { position, asked, entry } => {
            run("DELETE FROM asked WHERE position = ?1", params![asked])?;
            run("INSERT INTO answered VALUES (?1, ?2)", params![position, entry.to_bytes()])
        }
        Change::Properties { entry } => {
            run("INSERT OR REPLACE INTO properties VALUES (1, ?1)", params![entry.to_bytes()])
        }
        Change::Follows { entry } => {
            run("INSERT OR REPLACE INTO follows VALUES (1, ?1)", params![entry.to_bytes()])
        }
        Change::Point { point, known: ControlPoint { extract, end, screened } } => run(
            "INSERT OR REPLACE INTO points VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                point.to_string(),
                end.number,
                end.digest.to_string(),
                screened.map(Moment::millis),
                extract.as_ref().map(|e| e.made.millis()),
                extract.as_ref().map(|e| e.expires.millis()),
                extract.as_ref().map(|e| e.purpose.code()),
                extract.as_ref().map(|e| e.subjects),
            ],
        ),
    }
}

/// Reads everything back.
pub(super) fn load(connection: &Connection) -> Result<State, Error> {
    let mut state = State::new();
    for envelope in all(connection, "SELECT card FROM cards", |row| row.get::<_, Vec<u8>>(0))? {
        let card = Card::open(read_envelope(&envelope)?).map_err(|_| DAMAGED)?;
        state.cards.insert(card.member(), Arc::new(card));
    }
    load_standings(connection, &mut state)?;
    let agreements = "SELECT seen, signed FROM agreements ORDER BY position";
    let agreements = all(connection, agreements, |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)))?;
    for (seen, envelope) in agreements {
        let signed = SignedAgreement::open(read_envelope(&envelope)?, Moment::from_millis(seen));
        let mut signed = signed.map_err(|_| DAMAGED)?;
        if let Some(known) = state.signed.get(&signed.digest()) {
            let mut merged = SignedAgreement::clone(known);
            merged.merge(&signed).map_err(|_| DAMAGED)?;
            signed = merged;
        }
        state.signed.insert(signed.digest(), Arc::new(signed));
    }
    let principals = "SELECT first, principal FROM principals";
    for (first, text) in all(connection, principals, |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)))? {
        let principal: Principal = serde_json::from_slice(&text).map_err(|_| DAMAGED)?;
        state.principals.insert(principal.id, KnownPrincipal { first, principal: Arc::new(principal) });
    }
    let entries =
        |request: &str| all(connection, request, |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)));
    for (position, entry) in entries("SELECT position, entry FROM asked")? {
        let asked = Asked::of(position, &read_entry(&entry)?).ok_or(DAMAGED)?;
        state.asked.insert(position, Arc::new(asked));
    }
    for (position, entry) in entries("SELECT position, entry FROM answered")? {
        let answered = Answered::of(position, &read_entry(&entry)?).ok_or(DAMAGED)?;
        state.answered.insert(position, Arc::new(answered));
    }
    for entry in all(connection, "SELECT entry FROM properties", |row| row.get::<_, Vec<u8>>(0))? {
        state.properties = Some(Arc::new(Properties::of(&read_entry(&entry)?).ok_or(DAMAGED)?));
    }
    for entry in all(connection, "SELECT entry FROM follows", |row| row.get::<_, Vec<u8>>(0))? {
        state.follows = Some(Arc::new(Follows::of(&read_entry(&entry)?).ok_or(DAMAGED)?));
    }
    load_points(connection, &mut state)?;
    state.compile();
    state.index_principals();
    Ok(state)
}

fn load_standings(connection: &Connection, state: &mut State) -> Result<(), Error> {
    let rows = all(connection, "SELECT member, active, reason, at, by FROM standings", |row| {
        let (since, by) = (Moment::from_millis(row.get(3)?), PrincipalId::from_random(row.get(4)?));
        let standing = Standing::Decided { active: row.get(1)?, reason: row.get(2)?, since, by };
        Ok((row.get::<_, String>(0)?, standing))
    })?;
    for (member, standing) in rows {
        state.standings.insert(member.parse().map_err(|_| DAMAGED)?, standing);
    }
    Ok(())
}

type PointRow = (String, u64, String, Option<i64>, Option<i64>, Option<i64>, Option<String>, Option<u64>);

fn load_points(connection: &Connection, state: &mut State) -> Result<(), Error> {
    let rows = all(connection, "SELECT * FROM points", |row| PointRow::try_from(row))?;
    for (point, number, digest, screened, made, expires, purpose, subjects) in rows {
        let read = |text: String| text.parse::<Digest32>().map_err(|_| DAMAGED);
        let extract = match (made, expires, purpose, subjects) {
            (Some(made), Some(expires), Some(purpose), Some(subjects)) => Some(LastExtract {
                made: Moment::from_millis(made),
                expires: Moment::from_millis(expires),
                purpose: purpose.parse().map_err(|_| DAMAGED)?,
                subjects,
            }),
            _ => None,
        };
        let end = ChainEnd { number, digest: read(digest)? };
        let screened = screened.map(Moment::from_millis);
        state.points.insert(read(point)?, Arc::new(ControlPoint { extract, end, screened }));
    }
    Ok(())
}

fn all<T>(
    connection: &Connection,
    request: &str,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, Error> {
    let rows = || connection.prepare(request)?.query_map([], read)?.collect::<Result<Vec<_>, _>>();
    rows().map_err(|error| Error::of(Which::Register, &error))
}

fn read_entry(bytes: &[u8]) -> Result<Entry, Error> {
    Entry::from_bytes(bytes).map_err(|_| DAMAGED)
}

fn read_envelope(json: &[u8]) -> Result<Envelope, Error> {
    Envelope::from_json(json).map_err(|_| DAMAGED)
}
