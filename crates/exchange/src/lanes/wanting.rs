//! Terms that come to a member after what goes by them.
//!
//! Signatures and cards travel on every lane by themselves, so a report may come to a member before the terms by which
//! it was given, and be refused. The giver's own terms did not change, and nothing would tell it when to give the report
//! again. So an agreement from a member that refused something says that the member is further now, although it is known
//! here, and sends the lane to the member back to its start. A signature that the member learnt comes by itself; when a new
//! card or time changes what counts at whoever refused something, it gives the agreements of the two once more.

use super::Lanes;
use super::fold::{CLASS_TERMS, EVERY_MEMBER, restart};
use crate::Error;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::{Note, Outcome};

/// When we first refused the member something after it was last given this.
const WANTING: &str =
    "SELECT min(position) FROM incoming WHERE member = ?1 AND refusals > 0 AND position >= (
       SELECT max(g.position) FROM given g INDEXED BY given_name JOIN outgoing o USING (member, position)
       WHERE g.member = ?1 AND g.name = ?2 AND o.counts)";

/// Whether time has changed the terms with a member since an entry.
const BY_TIME: &str = "SELECT 1 FROM planned WHERE member = ?1 AND restarted > ?2";
/// Whether a member has a new card since an entry.
const BY_CARD: &str = "SELECT 1 FROM cards WHERE member = ?1 AND position > ?2";

/// Whether the member has refused something, or may yet, since its lane last went back to its start.
const REFUSES: &str =
    "SELECT 1 FROM outgoing WHERE member = ?1 AND counts AND (refusals > 0 OR acknowledged IS NULL)
     AND position >= coalesce((SELECT max(position) FROM restarted WHERE member IN (?1, ?2)), 0)";

impl Lanes {
    /// Whether a member that was given this agreement is to be given it once more, to say how far we are: we refused it
    /// something after that, and the signatures that count here may be others since. A new copy of the agreement is given
    /// in any case, and of what is between others the member is told nothing by this.
    pub(crate) fn tells_again(
        &self,
        to: MemberCode,
        name: &[u8],
        parties: &BTreeSet<MemberCode>,
    ) -> Result<bool, Error> {
        self.with(|db| {
            let mut query = db.prepare_cached(WANTING)?;
            let since = query.query_row(params![to.as_str(), name], |row| row.get::<_, Option<i64>>(0))?;
            let Some(since) = since else { return Ok(false) };
            if db.prepare_cached(BY_TIME)?.exists(params![to.as_str(), since])? {
                return Ok(true);
            }
            let mut card = db.prepare_cached(BY_CARD)?;
            for party in parties {
                if card.exists(params![party.as_str(), since])? {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }
}

/// What a delivery that we took in says of the terms at its giver.
pub(super) fn told(db: &Connection, at: Position, note: &Note, outcomes: &[Outcome]) -> rusqlite::Result<()> {
    let from = note.from.0.as_str();
    let mut terms = db.prepare_cached("SELECT 1 FROM offer WHERE name = ?1 AND class = ?2")?;
    for (item, outcome) in note.items.iter().zip(outcomes) {
        if *outcome == Outcome::Known && terms.exists(params![item.digest.bytes(), CLASS_TERMS])? {
            let refuses = db.prepare_cached(REFUSES)?.exists(params![from, EVERY_MEMBER])?;
            return if refuses { restart(db, from, at) } else { Ok(()) };
        }
    }
    Ok(())
}
