//! What our own ledger says about reports taken in earlier: their ids, and the list entries that they came from.
//!
//! A reading of the ledger in memory with its own position, made when it is first asked for and brought up to date
//! each time after. It can be dropped at any time.

use crate::error::Error;
use crate::list::{ListEntry, source_of};
use std::collections::{HashMap, HashSet};
use tansiq_formats::SourceKey;
use tansiq_label::MemberCode;
use tansiq_ledger::{Entry as Stored, Ledger, MAX_READ_ENTRIES, Position};
use tansiq_report::{Digest32, Entry, ReportId, Sealed};

/// Earlier reports of one member.
#[derive(Default)]
pub(crate) struct Earlier {
    next: Position,
    reports: HashMap<ReportId, (Position, Digest32)>,
    entries: HashMap<SourceKey, ListEntry>,
    /// Ids that drafts brought and that are being appended just now.
    pub(crate) under_way: HashSet<ReportId>,
}

impl Earlier {
    /// Reads what was appended since the last time. Erased entries say nothing any more.
    pub(crate) fn catch_up(&mut self, ledger: &Ledger, member: MemberCode) -> Result<(), Error> {
        loop {
            let batch = ledger.read(self.next, MAX_READ_ENTRIES)?;
            if batch.is_empty() {
                return Ok(());
            }
            for (position, stored) in batch {
                if let Stored::Payload(bytes) = stored {
                    self.read(position, &bytes, member)?;
                }
                self.next = position.next();
            }
        }
    }

    fn read(&mut self, position: Position, bytes: &[u8], member: MemberCode) -> Result<(), Error> {
        let unknown = || Error::UnknownEntry { position: position.0 };
        let Entry::Report { sealed, .. } = Entry::from_bytes(bytes).map_err(|_| unknown())? else {
            return Ok(());
        };
        let sealed = Sealed::open_own(sealed).map_err(|_| unknown())?;
        if sealed.report().header().originator == member {
            self.note(position, &sealed);
        }
        Ok(())
    }

    fn note(&mut self, position: Position, sealed: &Sealed) {
        let report = sealed.report();
        self.reports.insert(report.header().id, (position, sealed.content()));
        if let Some(source) = source_of(report) {
            let known = self.entries.remove(&source);
            if let Some(entry) = ListEntry::fold(known, report, position) {
                self.entries.insert(source, entry);
            }
        }
    }

    /// Where a report of this id stands, and its content's identity.
    pub(crate) fn report(&self, id: ReportId) -> Option<(Position, Digest32)> {
        self.reports.get(&id).copied()
    }

    /// A list's entry as it was taken in so far.
    pub(crate) fn entry(&self, source: &SourceKey) -> Option<&ListEntry> {
        self.entries.get(source)
    }

    /// The entries of one list.
    pub(crate) fn of_list(&self, list: &str) -> impl Iterator<Item = (&SourceKey, &ListEntry)> {
        self.entries.iter().filter(move |(source, _)| source.list() == list)
    }
}
