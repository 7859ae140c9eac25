//! A list taken in: how it differs from what was taken in of it before is checked, signed and appended.

use crate::error::Error;
use crate::intake::Intake;
use crate::list::{ImportSummary, Prepared};
use tansiq_formats::{Format, Profile};
use tansiq_ledger::{MAX_BATCH_BYTES, MAX_BATCH_ENTRIES, Receipt, TreeSize};
use tansiq_report::{Moment, PrincipalId};

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
    /// How many entries the caller expects to be taken off the list. Nothing: no more than one in ten, or fewer than
    /// ten.
    pub delistings_expected: Option<usize>,
    /// Only says what would be done.
    pub dry_run: bool,
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

impl Intake {
    /// Takes in a list: additions, amendments, delistings. All or nothing: it is stored in one step of the ledger unless it has more than
    /// [`MAX_BATCH_ENTRIES`] entries or [`MAX_BATCH_BYTES`] bytes; then the steps that were done stay when a later
    /// one fails, and the same list again completes them.
    ///
    /// For a thread that may block. Never call it from a task of an async runtime.
    ///
    /// # Errors
    /// [`Error::List`], [`Error::Entries`], [`Error::Delistings`]: nothing is stored. [`Error::Ledger`].
    pub fn import_blocking(
        &self,
        import: &Import<'_>,
        random: &mut dyn FnMut() -> [u8; 16],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<ImportSummary, Error> {
        let list = tansiq_formats::read(import.format, import.bytes, import.profile)?;
        let mut earlier = self.earlier.lock();
        earlier.catch_up(&self.ledger, self.member)?;
        let prepared = Prepared::of((self, &earlier), import, list, random, progress)?;
        let (mut summary, payloads) = prepared.into_payloads();
        if import.dry_run {
            return Ok(summary);
        }
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
            added = summary.added.len(),
            amended = summary.amended.len(),
            returned = summary.returned.len(),
            delisted = summary.delisted.len(),
            unchanged = summary.unchanged,
            "list taken in"
        );
        Ok(summary)
    }
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

    #[test]
    fn batches_keep_the_order_and_the_limits() {
        let sizes = |payloads: Vec<Vec<u8>>| batches(payloads).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(sizes(vec![]), Vec::<usize>::new());
        assert_eq!(sizes(vec![vec![0]; 652]), [652]);
        assert_eq!(sizes(vec![vec![]; MAX_BATCH_ENTRIES + 1]), [MAX_BATCH_ENTRIES, 1]);
        let large = MAX_BATCH_BYTES / 2;
        assert_eq!(sizes(vec![vec![0; large], vec![0; large], vec![0; 1], vec![0; large]]), [2, 2]);
    }
}
