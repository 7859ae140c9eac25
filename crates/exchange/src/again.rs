//! A disclosed delivery, made up again from the ledger with the same bytes.
//!
//! The ledger keeps which statements of which report a delivery gave, not a second copy of them. Editions and
//! signatures are deterministic, so the copy is made again whenever it is needed, and every item is compared with
//! the digest in the signed note: what goes out is what was disclosed, or nothing.

use crate::exchange::Inner;
use crate::lanes::Outgoing;
use crate::{Error, Setback};
use std::collections::BTreeSet;
use tansiq_ledger::{Entry as Stored, Position};
use tansiq_report::{Delivery, DisclosedItem, Entry, Envelope, Note, Sealed, item_digest};

impl Inner {
    /// The delivery of this number, as it was disclosed.
    pub(crate) fn again(&self, outgoing: &Outgoing) -> Result<Result<Delivery, Setback>, Error> {
        let lost = |item| Ok(Err(Setback::Lost { sequence: outgoing.sequence, item }));
        let Some(Entry::Disclosed { note, items, .. }) = self.entry(outgoing.position)? else {
            return lost(0);
        };
        let Ok(named) = Note::read(&note) else { return lost(0) };
        let mut made = Vec::with_capacity(items.len());
        for (i, (named, item)) in named.items.iter().zip(&items).enumerate() {
            let envelope = match (item.report, item.edition) {
                (Some(_), Some(_)) => self.edition_again(item)?,
                _ => self.terms_again(named.digest.bytes())?,
            };
            match envelope {
                Some(envelope) if item_digest(&envelope) == named.digest => made.push(envelope),
                _ => return lost(i),
            }
        }
        if made.len() == named.items.len() {
            Ok(Ok(Delivery { note, items: made }))
        } else {
            lost(made.len())
        }
    }

    fn edition_again(&self, item: &DisclosedItem) -> Result<Option<Envelope>, Error> {
        let (Some(report), Some(edition)) = (item.report, item.edition) else { return Ok(None) };
        let Some(position) = self.parts.lanes.find(report.bits())? else { return Ok(None) };
        let Some(Entry::Report { sealed, .. }) = self.entry(position)? else { return Ok(None) };
        let Ok(sealed) = Sealed::open_own(sealed) else { return Ok(None) };
        let keep: BTreeSet<_> = item.statements.iter().copied().collect();
        let edition = sealed.report().edition(edition, &keep);
        Ok(edition.map(|edition| Sealed::seal(edition, &self.parts.key).envelope().clone()))
    }

    fn terms_again(&self, name: &[u8]) -> Result<Option<Envelope>, Error> {
        let Some(position) = self.parts.lanes.find(name)? else { return Ok(None) };
        Ok(match self.entry(position)? {
            Some(Entry::Agreement { signed, .. }) => Some(signed),
            Some(Entry::Card { card, .. }) => Some(card),
            _ => None,
        })
    }

    /// The entry at a position; nothing when it was erased.
    pub(crate) fn entry(&self, position: Position) -> Result<Option<Entry>, Error> {
        match self.parts.ledger.get(position)? {
            Stored::Payload(bytes) => {
                Entry::from_bytes(&bytes).map(Some).map_err(|_| Error::Entry { at: position })
            }
            Stored::Erased => Ok(None),
        }
    }
}
