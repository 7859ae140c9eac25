//! How somebody must be met: what the newest of what clears him and what asks for him says.

use crate::reading::Said;
use tansiq_label::PersonCategory::{Acquitted, Cleared, Wanted};
use tansiq_report::extract::Standing;
use tansiq_report::{Moment, Statement};

/// The properties that decide it by themselves.
pub(crate) const DECIDES: [&str; 3] = ["clearance", "judgment", "warrant"];

/// Whether it clears whom it is about.
pub(crate) fn clears(statement: &Statement) -> bool {
    let persons = statement.label.persons();
    statement.property.name == "clearance" || persons.contains(Cleared) || persons.contains(Acquitted)
}

fn asks(statement: &Statement) -> bool {
    statement.property.name == "warrant" || statement.label.persons().contains(Wanted)
}

/// A clearance outranks what is said since then or longer; what outranks it must be said anew. What is only said again, as
/// lists do each year, is as old as it was. What has ended decides nothing.
pub(crate) fn standing<'s>(said: impl Iterator<Item = &'s Said>) -> Standing {
    let (mut cleared, mut wanted): (Option<Moment>, Option<Moment>) = (None, None);
    for said in said.filter(|said| !said.ended) {
        if clears(&said.statement) {
            cleared = cleared.max(Some(said.since()));
        } else if asks(&said.statement) {
            wanted = wanted.max(Some(said.since()));
        }
    }
    match (cleared, wanted) {
        (None, None) => Standing::Known,
        (cleared, wanted) if cleared >= wanted => Standing::Cleared,
        _ => Standing::Wanted,
    }
}
