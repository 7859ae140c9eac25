//! Everybody whom a screening can find for a reader: for an extract, which holds them all.

use super::allowed::Allowed;
use super::class::ClassId;
use rusqlite::Connection;
use std::collections::BTreeSet;
use tansiq_report::SubjectId;

/// Who has a name or a number in a class. The reader's classes are chosen here and not in the file, which does not
/// know them.
const NAMED_OR_NUMBERED: &str = "SELECT DISTINCT subject, class FROM names
    UNION SELECT DISTINCT subject, class FROM identifiers JOIN statements ON n = statement";

/// What is not allowed costs time here and changes nothing: it is neither counted nor does it move the limit.
pub(super) fn findable(
    connection: &Connection,
    allowed: &Allowed,
    limit: usize,
) -> rusqlite::Result<Vec<SubjectId>> {
    let mut walk = connection.prepare_cached(NAMED_OR_NUMBERED)?;
    let (mut found, mut rows) = (BTreeSet::<i64>::new(), walk.query([])?);
    while found.len() <= limit
        && let Some(row) = rows.next()?
    {
        if allowed.contains(ClassId(row.get(1)?)) {
            found.insert(row.get(0)?);
        }
    }
    let mut id = connection.prepare_cached("SELECT id FROM subjects WHERE n = ?1")?;
    let ids = found.into_iter().map(|n| id.query_row([n], |row| Ok(SubjectId::from_random(row.get(0)?))));
    let mut ids = ids.collect::<Result<Vec<_>, _>>()?;
    ids.sort_unstable();
    Ok(ids)
}
