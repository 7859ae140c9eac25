//! Late acknowledgements: the receiver was away when it was asked, and nobody waits any more.

use crate::exchange::Exchange;
use crate::{Error, Setback};
use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use tansiq_report::{Acknowledgement, Envelope};

impl Exchange {
    /// Takes in an acknowledgement for which nobody waits; whether it said something new. It is checked as one that comes
    /// at once.
    ///
    /// # Errors
    /// [`Error`]: trouble at this node. What is no acknowledgement of ours is a [`Setback`] within.
    pub async fn take_late(&self, answer: &Envelope) -> Result<Result<bool, Setback>, Error> {
        let inner = &self.inner;
        // By whom it claims to be; the signature is checked against that member's keys.
        let from = match Acknowledgement::read(answer) {
            Ok(claimed) => claimed.from.0,
            Err(bad) => return Ok(Err(bad.into())),
        };
        // The lane's step, if one is under way, takes the same acknowledgement.
        let lane = inner.giving(from);
        let _lane = lane.lock().await;
        inner.parts.lanes.catch_up(&inner.parts.ledger)?;
        let entry = match inner.take_acknowledgement(from, answer.clone(), &mut BTreeSet::new())? {
            Ok(Some(entry)) => entry,
            Ok(None) => return Ok(Ok(false)),
            Err(setback) => return Ok(Err(setback)),
        };
        inner.append(&[entry]).await?;
        inner.receipts_due.store(true, Ordering::Release);
        Ok(Ok(true))
    }
}
