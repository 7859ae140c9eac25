//! Fingerprints that should not be there: they would hand a caller the position of other bytes.

use super::{Check, WINDOW_ROWS};
use crate::ledger::{Entry, open_stored};
use crate::{Position, TreeSize, What};

impl Check<'_> {
    /// Every entry has found its own fingerprint; if there are more of them, this finds whose.
    pub(super) fn stray_fingerprints(&mut self) {
        let size = self.result.size;
        let below = self.read(|reader| reader.count_fingerprints(size)).unwrap_or(0);
        let all = self.read(|reader| reader.count_fingerprints(TreeSize(u64::MAX))).unwrap_or(0);
        let later = self.read(|reader| reader.stored_size()).unwrap_or(size).0.saturating_sub(size.0);
        let suspected = self.result.faults.iter().any(|fault| fault.what == What::Fingerprint);
        if below <= self.live && all <= below.saturating_add(later) && !suspected {
            return;
        }
        let mut after = Vec::new();
        while let Some(rows) = self.read(|reader| reader.fingerprints(&after, WINDOW_ROWS)) {
            let Some((last, _)) = rows.last() else { break };
            after.clone_from(last);
            for (fingerprint, position) in rows {
                if self.is_stray(&fingerprint, position) && self.result.complete {
                    self.entry_fault(position, What::StrayFingerprint);
                }
            }
        }
    }

    fn is_stray(&mut self, fingerprint: &[u8], position: Position) -> bool {
        let Ok(rows) = self.reader.entries(position, 1, 0) else { return false };
        match rows.first().map(|row| open_stored(self.keys, position, row)) {
            Some(Ok(Entry::Payload(payload))) => self.keys.fingerprint(&payload) != fingerprint,
            // It may have been erased since the fingerprint was read.
            Some(Ok(Entry::Erased)) => match fingerprint.try_into() {
                Ok(fingerprint) => self.reader.find(fingerprint) == Ok(Some(position)),
                Err(_) => true,
            },
            // The entry itself is wrong, and named already.
            Some(Err(what)) => what == What::Missing,
            None => true,
        }
    }
}
