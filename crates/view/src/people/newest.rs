//! Who was spoken of last: the order in which a reader works through people, from what he may see alone.

use super::allowed::Allowed;
use super::class::ClassId;
use rusqlite::Connection;
use std::collections::BTreeSet;
use tansiq_report::{StatementId, SubjectId};

/// What a person can be found by. A statement that names another subject is none: whether it may be shown is not said by
/// its class alone.
const NAMED: &str =
    "property IN (SELECT n FROM words WHERE text IN ('person/name', 'person/alias', 'person/weakAlias'))";

/// Where a person stands in the order of a reader is said by the newest of the names that the reader may see. What he may
/// not see costs time here and changes nothing; after a statement that he may not see comes what comes after none.
pub(crate) fn newest(
    connection: &Connection,
    allowed: &Allowed,
    after: Option<StatementId>,
    limit: usize,
) -> rusqlite::Result<Vec<(SubjectId, StatementId)>> {
    let before = match after {
        None => i64::MAX,
        Some(after) => last_shown(connection, allowed, after)?.unwrap_or(0),
    };
    let mut walk = connection.prepare_cached(&format!(
        "SELECT n, statements.id, class, subject, (SELECT subjects.id FROM subjects WHERE subjects.n = subject)
         FROM statements WHERE n < ?1 AND {NAMED} ORDER BY n DESC"
    ))?;
    let mut newer = connection
        .prepare_cached(&format!("SELECT class FROM statements WHERE subject = ?1 AND n > ?2 AND {NAMED}"))?;
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut rows = walk.query([before])?;
    while found.len() < limit
        && let Some(row) = rows.next()?
    {
        let (n, class, subject): (i64, _, i64) = (row.get(0)?, ClassId(row.get(2)?), row.get(3)?);
        if !allowed.contains(class) || !seen.insert(subject) {
            continue;
        }
        // On an earlier page already.
        let classes = newer.query_map((subject, n), |row| Ok(ClassId(row.get(0)?)))?;
        if classes.collect::<Result<Vec<_>, _>>()?.into_iter().any(|class| allowed.contains(class)) {
            continue;
        }
        found.push((SubjectId::from_random(row.get(4)?), StatementId::from_random(row.get(1)?)));
    }
    Ok(found)
}

/// Where a statement stands, if the reader may see it.
fn last_shown(
    connection: &Connection,
    allowed: &Allowed,
    after: StatementId,
) -> rusqlite::Result<Option<i64>> {
    let mut find =
        connection.prepare_cached("SELECT n, class FROM statements WHERE id = ?1 ORDER BY n DESC")?;
    let rows =
        find.query_map([&after.bits()[..]], |row| Ok((row.get::<_, i64>(0)?, ClassId(row.get(1)?))))?;
    let mut shown = rows.filter(|row| row.as_ref().map_or(true, |(_, class)| allowed.contains(*class)));
    Ok(shown.next().transpose()?.map(|(n, _)| n))
}
