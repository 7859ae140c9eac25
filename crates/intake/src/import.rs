//! A list: every entry checked and signed, those that are here already left out, the rest appended.

use crate::earlier::{Earlier, entry_of};
use crate::error::{Error, Refused};
use crate::intake::Intake;
use crate::submit::entry;
use jiff::{Span, civil::Date};
use std::collections::HashSet;
use tansiq_formats::{Format, Imported, Profile, Remarks, SourceKey};
use tansiq_ledger::{MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, Receipt, TreeSize};
use tansiq_report::{Moment, PrincipalId, Remark, Sealed, Writing};

/// An entry that is here already is taken in anew when its review date is nearer than so many days: after that date
/// it would be released to nobody.
const RENEW_DAYS_BEFORE_REVIEW: i32 = 60;

/// What is taken in, and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Import<'a> {
    /// The file's format.
    pub format: Format,
    /// The file.
    pub bytes: &'a [u8],
    /// What labels and headers say.
    pub profile: &'a Profile,
    /// Who submits it.
    pub by: PrincipalId,
    /// When.
    pub now: Moment,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// How many entries it is done for.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

/// The steps of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Checking and signing.
    Seal,
    /// Appending.
    Append,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSummary {
    /// The list's name.
    pub list: String,
    /// The day of which the list says that it was made.
    pub generated: Option<Date>,
    /// Entries in the file.
    pub entries: usize,
    /// Entries that were not here before.
    pub added: usize,
    /// Entries that were here and say something else now, or whose review date was near.
    pub changed: usize,
    /// Entries that say what they said before; nothing is stored for them.
    pub unchanged: usize,
    /// Entries that were here and are in this file no more, where the file is the whole list: they were taken off
    /// it. What is here of them stays.
    pub gone: usize,
    /// Subjects in what was stored.
    pub subjects: usize,
    /// Statements in what was stored.
    pub statements: usize,
    /// What was left out of the file or guessed from it.
    pub remarks: Remarks,
    /// Values that were kept in an unusual form: what was expected, and how often.
    pub unusual: Vec<(Remark, usize)>,
    /// How many entries the ledger has now.
    pub tree_size: TreeSize,
}

/// A list whose entries are checked and signed, ready to be appended.
struct Prepared {
    summary: ImportSummary,
    payloads: Vec<Vec<u8>>,
}

impl Intake {
    /// Takes in a list. All or nothing: it is stored in one step of the ledger unless it has more than
    /// [`MAX_BATCH_ENTRIES`] entries or [`MAX_BATCH_BYTES`] bytes; then the steps that were done stay when a later
    /// one fails, and the same list again completes them.
    ///
    /// For a thread that may block. Never call it from a task of an async runtime.
    ///
    /// # Errors
    /// [`Error::List`], [`Error::Entries`]: nothing is stored. [`Error::Ledger`].
    pub fn import_blocking(
        &self,
        import: &Import<'_>,
        random: &mut dyn FnMut() -> [u8; 16],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<ImportSummary, Error> {
        let list = tansiq_formats::read(import.format, import.bytes, import.profile)?;
        let mut earlier = self.earlier.lock();
        earlier.catch_up(&self.ledger, self.member)?;
        let Prepared { mut summary, payloads } = self.prepare(import, list, &earlier, random, progress)?;
        let of = payloads.len();
        let mut done = 0;
        for batch in batches(payloads) {
            let receipts = self.ledger.append_all_blocking(batch.into_iter().map(Into::into).collect())?;
            done += receipts.len();
            progress(Progress { step: Step::Append, done, of });
            summary.tree_size = tree_size(&receipts).unwrap_or(summary.tree_size);
        }
        tracing::info!(
            list = %summary.list,
            added = summary.added,
            changed = summary.changed,
            unchanged = summary.unchanged,
            "list taken in"
        );
        Ok(summary)
    }

    fn prepare(
        &self,
        import: &Import<'_>,
        list: tansiq_formats::Import,
        earlier: &Earlier,
        random: &mut dyn FnMut() -> [u8; 16],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Prepared, Error> {
        let of = list.entries.len();
        let gone = if list.whole { gone(&list, earlier) } else { 0 };
        let mut prepared = Prepared {
            summary: ImportSummary {
                list: list.list,
                generated: list.generated,
                entries: of,
                added: 0,
                changed: 0,
                unchanged: 0,
                gone,
                subjects: 0,
                statements: 0,
                remarks: list.remarks,
                unusual: Vec::new(),
                tree_size: self.ledger.len(),
            },
            payloads: Vec::with_capacity(of),
        };
        let mut refused = Vec::new();
        for (i, imported) in list.entries.into_iter().enumerate() {
            match self.prepare_entry(import, imported, earlier, random, &mut prepared)? {
                Ok(()) => {}
                Err(faults) => refused.push(Refused { number: i + 1, faults }),
            }
            if refused.len() >= Error::MAX_ENTRIES_DESCRIBED {
                break;
            }
            progress(Progress { step: Step::Seal, done: i + 1, of });
        }
        if refused.is_empty() { Ok(prepared) } else { Err(Error::Entries { refused, of }) }
    }

    fn prepare_entry(
        &self,
        import: &Import<'_>,
        imported: Imported,
        earlier: &Earlier,
        random: &mut dyn FnMut() -> [u8; 16],
        prepared: &mut Prepared,
    ) -> Result<Result<(), tansiq_report::Faults>, Error> {
        let known = earlier.entry(&imported.source);
        let mut draft = imported.draft;
        if let (Some(known), Some(subject)) = (known, draft.subjects.first_mut()) {
            subject.id = Some(known.subject.to_string());
        }
        let validated = match draft.validate(Writing { originator: self.member, now: import.now, random }) {
            Ok(validated) => validated,
            Err(faults) => return Ok(Err(faults)),
        };
        let summary = &mut prepared.summary;
        for (_, remark) in &validated.remarks {
            match summary.unusual.iter_mut().find(|(known, _)| known == remark) {
                Some((_, times)) => *times += 1,
                None => summary.unusual.push((*remark, 1)),
            }
        }
        let now = entry_of(&validated.report).map(|(_, entry)| entry);
        match (known, now) {
            (Some(before), Some(now))
                if same(before.fingerprint == now.fingerprint, before.review, now.review, import.now) =>
            {
                summary.unchanged += 1;
                return Ok(Ok(()));
            }
            (Some(_), _) => summary.changed += 1,
            (None, _) => summary.added += 1,
        }
        summary.subjects += validated.report.subjects().len();
        summary.statements += validated.report.statements().len();
        let sealed: Sealed = self.seal(validated)?;
        prepared.payloads.push(entry(sealed, import.by, import.now));
        Ok(Ok(()))
    }
}

/// Whether nothing needs to be stored for an entry that is here.
fn same(says_the_same: bool, review_before: Date, review_now: Date, now: Moment) -> bool {
    let soon = now.date().checked_add(Span::new().days(RENEW_DAYS_BEFORE_REVIEW)).unwrap_or(Date::MAX);
    // An earlier review date than the one that is here is a wish of whoever imports.
    says_the_same && review_before <= review_now && (review_before > soon || review_before == review_now)
}

fn gone(list: &tansiq_formats::Import, earlier: &Earlier) -> usize {
    let here: HashSet<&SourceKey> = list.entries.iter().map(|e| &e.source).collect();
    earlier.of_list(&list.list).filter(|source| !here.contains(source)).count()
}

fn tree_size(receipts: &[Receipt]) -> Option<TreeSize> {
    receipts.iter().map(|r| r.tree_size).max()
}

/// Payloads in as few steps as the ledger allows: one, unless the list is very long.
fn batches(payloads: Vec<Vec<u8>>) -> Vec<Vec<Vec<u8>>> {
    let mut out: Vec<Vec<Vec<u8>>> = Vec::new();
    let mut bytes = 0;
    for payload in payloads {
        bytes += payload.len();
        match out.last_mut() {
            Some(batch) if batch.len() < MAX_BATCH_ENTRIES && bytes <= MAX_BATCH_BYTES => batch.push(payload),
            _ => {
                bytes = payload.len();
                out.push(vec![payload]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn batches_keep_the_order_and_the_limits() {
        let sizes = |payloads: Vec<Vec<u8>>| batches(payloads).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(sizes(vec![]), Vec::<usize>::new());
        assert_eq!(sizes(vec![vec![0]; 652]), [652]);
        assert_eq!(sizes(vec![vec![]; MAX_BATCH_ENTRIES + 1]), [MAX_BATCH_ENTRIES, 1]);
        let large = MAX_BATCH_BYTES / 2;
        assert_eq!(sizes(vec![vec![0; large], vec![0; large], vec![0; 1], vec![0; large]]), [2, 2]);
    }

    #[test]
    fn an_entry_is_renewed_when_its_review_is_near() {
        let now: Moment = "2026-11-20T12:00:00.000Z".parse().unwrap();
        let check = |says, before, after, expected| assert_eq!(same(says, before, after, now), expected);
        let (later, far) = (date(2027, 11, 20), date(2027, 11, 21));
        check(true, later, far, true);
        check(false, later, far, false);
        check(true, far, later, false);
        check(true, date(2026, 12, 1), later, false);
        check(true, date(2026, 12, 1), date(2026, 12, 1), true);
    }
}
