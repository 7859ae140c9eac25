//! Who was spoken of last: the order in which a reader works through people, from what he may see alone.

use super::allowed::Allowed;
use super::class::ClassId;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use tansiq_report::{StatementId, SubjectId};

/// Where a person stands in the order of a reader is said by the newest statement about him that the reader may see.
/// What he may not see costs time here and changes nothing.
pub(crate) fn newest(
    connection: &Connection,
    allowed: &Allowed,
    after: Option<StatementId>,
    limit: usize,
) -> rusqlite::Result<Vec<(SubjectId, StatementId)>> {
    let before = match after {
        None => i64::MAX,
        Some(after) => {
            let mut find = connection.prepare_cached("SELECT max(n) FROM statements WHERE id = ?1")?;
            find.query_row([&after.bits()[..]], |row| row.get::<_, Option<i64>>(0))
                .optional()?
                .flatten()
                .unwrap_or(0)
        }
    };
    let mut walk = connection.prepare_cached(
        "SELECT n, statements.id, class, subject, (SELECT subjects.id FROM subjects WHERE subjects.n = subject)
         FROM statements
         WHERE n < ?1 AND property IN (SELECT n FROM words WHERE text >= 'person/' AND text < 'person0')
         ORDER BY n DESC",
    )?;
    let mut newer =
        connection.prepare_cached("SELECT class FROM statements WHERE subject = ?1 AND n > ?2")?;
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
