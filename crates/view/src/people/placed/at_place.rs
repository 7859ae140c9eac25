//! What is at a place of another name: an incident or a sighting with a statement that names the place.

use super::Named;
use super::looking::{Looking, PLACING};
use crate::people::allowed::Allowed;
use crate::people::class::ClassId;
use rusqlite::Connection;
use tansiq_report::SubjectKind;

/// The numbers of the statements by which an incident or a sighting names a place with a point, in their order.
pub(super) fn naming_places(connection: &Connection, allowed: &Allowed) -> rusqlite::Result<Vec<i64>> {
    // The index is used only where its own condition stands.
    let mut find = connection.prepare_cached(&format!(
        "SELECT naming.statement, told.class, point.class
         FROM statements AS point INDEXED BY statements_placed
         JOIN subjects ON subjects.n = point.subject
         JOIN naming ON naming.id = subjects.id
         JOIN statements AS told ON told.n = naming.statement
         JOIN words ON words.n = told.property
         WHERE point.property IN ({PLACING}) AND point.property = 4
           AND (words.text GLOB 'incident/*' OR words.text GLOB 'sighting/*')",
    ))?;
    let mut rows = find.query([])?;
    let mut numbers = Vec::new();
    while let Some(row) = rows.next()? {
        if allowed.contains(ClassId(row.get(1)?)) && allowed.contains(ClassId(row.get(2)?)) {
            numbers.push(row.get(0)?);
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// Something at a place of another name.
pub(super) struct AtPlace {
    pub(super) subject: i64,
    pub(super) kind: SubjectKind,
    /// The statement that names the place.
    pub(super) statement: i64,
    pub(super) place: i64,
}

impl Looking<'_> {
    pub(super) fn at_places(&self, named: &Named) -> rusqlite::Result<Vec<AtPlace>> {
        let mut find = self.connection.prepare_cached(
            "SELECT told.subject, told.n, told.class, place.n, words.text FROM statements AS told
             JOIN naming ON naming.statement = told.n JOIN subjects AS place ON place.id = naming.id
             JOIN words ON words.n = told.property WHERE told.id = ?1",
        )?;
        let mut found = Vec::new();
        for (id, originator) in named {
            let mut rows = find.query([&id.bits()[..]])?;
            while let Some(row) = rows.next()? {
                let (subject, class) = (row.get(0)?, ClassId(row.get(2)?));
                let is_his = self.originator(class) == Some(*originator);
                let is_sought = self.subjects.as_ref().is_none_or(|sought| sought.contains(&subject));
                let kind = row.get_ref(4)?.as_str()?.split('/').next().and_then(|kind| kind.parse().ok());
                if let (true, true, Some(kind)) = (is_his, is_sought, kind) {
                    found.push(AtPlace { subject, kind, statement: row.get(1)?, place: row.get(3)? });
                }
            }
        }
        Ok(found)
    }
}
