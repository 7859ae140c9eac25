//! What is said of an entry, read back from the ledger. Only for entries that changed: the rest is known by digests.

use super::entry::ListEntry;
use crate::error::Error;
use std::collections::{BTreeSet, HashSet};
use tansiq_ledger::{Entry as Stored, Ledger};
use tansiq_report::{Entry, Header, Sealed, Statement, StatementId};

/// An entry's statements as they were said last. What was erased is not there.
#[derive(Debug, Default)]
pub(crate) struct Held {
    /// Of the newest report that is read.
    pub(crate) header: Option<Header>,
    /// In the order of their ids.
    pub(crate) statements: Vec<Statement>,
}

impl Held {
    pub(crate) fn of(entry: &ListEntry, ledger: &Ledger) -> Result<Held, Error> {
        let mut held = Held::default();
        let positions: BTreeSet<_> = entry.said.values().map(|said| said.at).collect();
        for at in positions {
            let Stored::Payload(bytes) = ledger.get(at)? else { continue };
            let unknown = || Error::UnknownEntry { position: at.0 };
            let Entry::Report { sealed, .. } = Entry::from_bytes(&bytes).map_err(|_| unknown())? else {
                continue;
            };
            let sealed = Sealed::open_own(sealed).map_err(|_| unknown())?;
            let here: HashSet<StatementId> =
                entry.said.values().filter(|said| said.at == at).map(|said| said.id).collect();
            let statements = sealed.report().statements().iter();
            held.statements.extend(statements.filter(|s| here.contains(&s.id)).cloned());
            held.header = Some(sealed.report().header().clone());
        }
        held.statements.sort_by_key(|statement| statement.id);
        Ok(held)
    }
}
