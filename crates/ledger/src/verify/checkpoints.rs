//! The checkpoint history, compared with the tree at each size on the way.

use super::{Check, WINDOW_ROWS};
use crate::checkpoint::SignedCheckpoint;
use crate::store::{Reader, Step, StoredCheckpoint};
use crate::{Error, Fault, TreeSize, What, recovery};
use std::collections::VecDeque;

impl Check<'_> {
    /// Compares the checkpoints of the size that the walk has reached.
    pub(super) fn checkpoints_due(&mut self, due: &mut Checkpoints) {
        let size = self.frontier.size();
        while let Some(stored) = due.next_of(size, self.reader) {
            match stored.and_then(|stored| self.open_checkpoint(&stored)) {
                Ok(signed) => {
                    self.result.checkpoints += 1;
                    let root = self.frontier.root();
                    recovery::check_root(signed.checkpoint(), &root)
                        .unwrap_or_else(|fault| self.fault(fault));
                }
                Err(fault) => self.fault(fault),
            }
        }
    }

    fn open_checkpoint(&self, stored: &StoredCheckpoint) -> Result<SignedCheckpoint, Fault> {
        recovery::open_checkpoint(self.keys, stored, &self.verifiers).map_err(|error| match error {
            Error::Corrupt(fault) => fault,
            _ => Fault::checkpoint(stored.size, What::Signature),
        })
    }

    /// A checkpoint above the log tells of entries that are gone.
    pub(super) fn checkpoints_ahead(&mut self) {
        let latest = self.read(|reader| reader.latest_checkpoint()).flatten();
        // Read after the checkpoint: one that was signed meanwhile is not ahead of this head.
        let held = self.read(|reader| reader.head()).flatten().map_or(self.result.size, |head| head.size);
        if let Some(ahead) = latest.filter(|latest| latest.size > held.max(self.result.size)) {
            self.fault(Fault::checkpoint(ahead.size, What::CheckpointAhead { held }));
        }
    }
}

/// The stored checkpoints by rising size, read some at a time.
#[derive(Default)]
pub(super) struct Checkpoints {
    read: VecDeque<StoredCheckpoint>,
    next: u64,
    ended: bool,
}

impl Checkpoints {
    /// The next checkpoint, if it is of this size or a smaller one that was passed over.
    fn next_of(
        &mut self,
        size: TreeSize,
        reader: &mut dyn Reader,
    ) -> Option<Result<StoredCheckpoint, Fault>> {
        if self.read.is_empty() && !self.ended {
            match reader.checkpoints(TreeSize(self.next), WINDOW_ROWS) {
                Ok(rows) => self.read = rows.into(),
                Err(error) => {
                    self.ended = true;
                    let what = What::Unreadable(error.at(Step::Read).to_string());
                    return Some(Err(Fault::checkpoint(TreeSize(self.next), what)));
                }
            }
            self.ended = self.read.len() < WINDOW_ROWS;
            self.next = self.read.back().map_or(u64::MAX, |last| last.size.0.saturating_add(1));
        }
        let due = self.read.front().is_some_and(|first| first.size <= size);
        due.then(|| self.read.pop_front().map(Ok)).flatten()
    }
}
