//! Of a name that very many have: who of them is probably meant, by what stands beside the name. Nothing but that is read
//! of each.

use super::allowed::Allowed;
use super::beside::Beside;
use super::candidate::{Query, first_outcome};
use rusqlite::Connection;
use tansiq_names::Hit;

/// The `limit` that must be looked at first, in that order; of those who amount to the same, whoever came first.
///
/// What is known of a joined subject is not all with it: it comes before those of whom as little is known.
pub(crate) fn nearest(
    connection: &Connection,
    query: &Query<'_>,
    allowed: &Allowed,
    hits: Vec<Hit>,
    limit: usize,
) -> rusqlite::Result<Vec<Hit>> {
    let mut beside = Beside::new(connection, query, allowed)?;
    let mut ranked = Vec::with_capacity(hits.len());
    for hit in hits {
        let found = beside.of(i64::from(hit.key))?;
        let outcome = first_outcome(hit.score, found.birth, found.mother, false);
        ranked.push(((outcome, !found.is_joined), hit));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.truncate(limit);
    Ok(ranked.into_iter().map(|(_, hit)| hit).collect())
}
