//! A list's entry as our reports about it leave it: its subject, what is said of it now, whether it was taken off.
//!
//! The reports of an entry are folded in their order: the listing says everything; an amendment says what is new or
//! said otherwise (under the id that it had), and repeats what is no longer said with an end (`until`); a delisting
//! clears.

use std::collections::HashMap;
use tansiq_formats::SourceKey;
use tansiq_ledger::Position;
use tansiq_report::{
    Digest32, Moment, Report, ReportKind, Statement, StatementId, StatementText, SubjectId, SubjectKind,
    to_canonical,
};

/// The property of a clearance, and what it says of whoever was taken off a list.
pub(crate) const CLEARANCE: &str = "clearance";
pub(crate) const DELISTED: &str = "delisted";

/// An entry as it was taken in so far.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ListEntry {
    /// The subject, which stays the same for as long as the entry stands for the same one.
    pub(crate) subject: SubjectId,
    pub(crate) kind: SubjectKind,
    /// What the list says of it, by what is said.
    pub(crate) said: HashMap<Digest32, Said>,
    /// Legal basis and purpose.
    pub(crate) header: Digest32,
    /// Since when it is on the list without a break.
    pub(crate) since: Moment,
    delisted: bool,
}

/// A statement of an entry, without its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) id: StatementId,
    /// Everything about it but ids, the review date, and since when it is said.
    pub(crate) how: Digest32,
    pub(crate) review: jiff::civil::Date,
    /// Where the report stands that says it.
    pub(crate) at: Position,
}

impl ListEntry {
    fn new(subject: SubjectId, kind: SubjectKind, since: Moment) -> ListEntry {
        let header = Digest32::of("tansiq/list-entry-header/v1", b"");
        ListEntry { subject, kind, said: HashMap::new(), header, since, delisted: false }
    }

    /// Whether it is on the list now.
    pub(crate) fn is_on_list(&self) -> bool {
        !self.delisted && !self.said.is_empty()
    }

    /// Adds a report about an entry to what is known of it.
    pub(crate) fn fold(known: Option<ListEntry>, report: &Report, at: Position) -> Option<ListEntry> {
        let (subject, kind) = report.subjects().first_key_value()?;
        if report.header().kind == ReportKind::Clearance {
            return known.map(|known| {
                let delisted = known.delisted || known.subject == *subject;
                ListEntry { delisted, ..known }
            });
        }
        let same = known.filter(|known| (known.subject, known.kind) == (*subject, *kind));
        let written = report.header().written;
        let mut entry = same.unwrap_or_else(|| ListEntry::new(*subject, *kind, written));
        entry.header = header_of(report);
        if !entry.is_on_list() {
            // What was said before, and is erased, may be older than the first report that is left.
            entry.since = report.statements().iter().filter_map(|s| s.since).min().unwrap_or(written);
        }
        for statement in report.statements() {
            let (what, how) = digests(statement);
            let ends =
                statement.until.is_some() && entry.said.get(&what).is_some_and(|s| s.id == statement.id);
            if ends {
                entry.said.remove(&what);
            } else {
                let said = Said { id: statement.id, how, review: statement.label.review(), at };
                entry.said.insert(what, said);
                entry.delisted = false;
            }
        }
        Some(entry)
    }
}

/// The list entry that a report is about, if it is about one: a report of a list, or a delisting, of one subject,
/// whose statements all refer to the same entry.
pub(crate) fn source_of(report: &Report) -> Option<SourceKey> {
    let delists = |s: &Statement| s.property.name == CLEARANCE && s.value == DELISTED;
    let of_a_list = match report.header().kind {
        ReportKind::List => true,
        ReportKind::Clearance => report.statements().iter().any(delists),
        _ => false,
    };
    if !of_a_list || report.subjects().len() != 1 {
        return None;
    }
    let mut sources =
        report.statements().iter().map(|s| SourceKey::of_reference(s.provenance.reference.as_deref()?));
    let source = sources.next()??;
    sources.all(|other| other.as_ref() == Some(&source)).then_some(source)
}

/// What a statement says, and how: two readings of an entry say the same where the first is the same; where only the
/// second differs (grade, label), it is said anew under the same id.
pub(crate) fn digests(statement: &Statement) -> (Digest32, Digest32) {
    let text = StatementText::from(statement);
    let what = StatementText {
        property: text.property.clone(),
        value: text.value.clone(),
        original: text.original.clone(),
        language: text.language.clone(),
        reference: text.reference.clone(),
        ..StatementText::default()
    };
    let mut how = StatementText { id: None, subject: None, since: None, ..text };
    if let Some(label) = &mut how.label {
        label.review = None;
    }
    let digest = |name, text: &StatementText| Digest32::of(name, &to_canonical(text));
    (digest("tansiq/list-statement/v1", &what), digest("tansiq/list-statement-how/v1", &how))
}

/// What the header of a report says of the list.
pub(crate) fn header_of(report: &Report) -> Digest32 {
    let header = report.header();
    Digest32::of(
        "tansiq/list-entry-header/v1",
        format!("{}\n{}", header.legal_basis, header.purpose).as_bytes(),
    )
}
