//! What our own ledger says about reports taken in earlier: their ids, and the list entries that they came from.
//!
//! A reading of the ledger in memory with its own position, made when it is first asked for and brought up to date
//! each time after. It can be dropped at any time.

use crate::error::Error;
use std::collections::{HashMap, HashSet};
use tansiq_formats::SourceKey;
use tansiq_label::MemberCode;
use tansiq_ledger::{Entry as Stored, Ledger, MAX_READ_ENTRIES, Position};
use tansiq_report::{
    Digest32, Entry, Report, ReportId, ReportKind, Sealed, StatementText, SubjectId, to_canonical,
};

/// Earlier reports of one member.
#[derive(Default)]
pub(crate) struct Earlier {
    next: Position,
    reports: HashMap<ReportId, (Position, Digest32)>,
    entries: HashMap<SourceKey, EarlierEntry>,
    /// Ids that drafts brought and that are being appended just now.
    pub(crate) under_way: HashSet<ReportId>,
}

/// A list's entry as it was taken in last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EarlierEntry {
    /// The subject, which stays the same for as long as the entry exists.
    pub(crate) subject: SubjectId,
    /// [`fingerprint`] of its report.
    pub(crate) fingerprint: Digest32,
    /// The earliest review date in it.
    pub(crate) review: jiff::civil::Date,
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
        if let Some((source, entry)) = entry_of(report) {
            self.entries.insert(source, entry);
        }
    }

    /// Where a report of this id stands, and its content's identity.
    pub(crate) fn report(&self, id: ReportId) -> Option<(Position, Digest32)> {
        self.reports.get(&id).copied()
    }

    /// A list's entry as it was taken in last.
    pub(crate) fn entry(&self, source: &SourceKey) -> Option<&EarlierEntry> {
        self.entries.get(source)
    }

    /// The entries of one list.
    pub(crate) fn of_list<'a>(&'a self, list: &'a str) -> impl Iterator<Item = &'a SourceKey> {
        self.entries.keys().filter(move |source| source.list() == list)
    }
}

/// The list entry that a report is, if it is one: every statement refers to the same entry, of one subject.
pub(crate) fn entry_of(report: &Report) -> Option<(SourceKey, EarlierEntry)> {
    if report.header().kind != ReportKind::List || report.subjects().len() != 1 {
        return None;
    }
    let mut sources =
        report.statements().iter().map(|s| SourceKey::of_reference(s.provenance.reference.as_deref()?));
    let source = sources.next()??;
    if !sources.all(|other| other.as_ref() == Some(&source)) {
        return None;
    }
    let (subject, _) = report.subjects().first_key_value()?;
    let review = report.label().review();
    Some((source, EarlierEntry { subject: *subject, fingerprint: fingerprint(report), review }))
}

/// What an entry says, whatever ids and review date it has, and in whatever order.
fn fingerprint(report: &Report) -> Digest32 {
    let mut statements: Vec<Vec<u8>> = report
        .statements()
        .iter()
        .map(|statement| {
            let mut text = StatementText { id: None, subject: None, ..StatementText::from(statement) };
            if let Some(label) = &mut text.label {
                label.review = None;
            }
            to_canonical(&text)
        })
        .collect();
    statements.sort();
    let header = report.header();
    let mut bytes =
        format!("{}\n{}\n{}\n", header.legal_basis, header.purpose, statements.len()).into_bytes();
    for statement in statements {
        bytes.extend(statement);
        bytes.push(b'\n');
    }
    Digest32::of("tansiq/list-entry/v1", &bytes)
}
