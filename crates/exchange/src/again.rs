//! A disclosed delivery, made up again from the ledger with the same bytes.
//!
//! The ledger keeps which statements of which report a delivery gave and how the edition was signed, not a second
//! copy of them. The bytes of an edition are deterministic, so the copy is made again whenever it is needed, whatever
//! key the node has by then, and every item is compared with the digest in the signed note: what goes out is what was
//! disclosed, or nothing.

use crate::Error;
use crate::exchange::Inner;
use crate::lanes::Outgoing;
use std::collections::BTreeSet;
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::{
    Delivery, Digest32, DisclosedItem, Entry, Envelope, Note, ReportId, Sealed, item_digest,
};

/// What the ledger gives of a delivery.
pub(crate) enum Again {
    /// All of it.
    Whole(Delivery),
    /// Not every item: something was erased.
    Lost {
        /// The first item that is not what was disclosed, from 0.
        item: usize,
        /// The note, unless it was erased itself.
        note: Option<Envelope>,
    },
}

impl Inner {
    /// The delivery of this number, as it was disclosed.
    pub(crate) fn again(&self, outgoing: &Outgoing) -> Result<Again, Error> {
        let Some(Entry::Disclosed { note, items, .. }) = self.entry(outgoing.position)? else {
            return Ok(Again::Lost { item: 0, note: None });
        };
        let Ok(named) = Note::read(&note) else { return Ok(Again::Lost { item: 0, note: None }) };
        let to = named.to.0;
        let mut made = Vec::with_capacity(items.len());
        for (named, item) in named.items.iter().zip(&items) {
            // What was not acknowledged was perhaps never given: once it may not be given, it is not given again.
            let lapsed = !outgoing.acknowledged
                && (!self.still_permits(named.passed_on.as_ref())? || self.was_taken_back(to, item)?);
            let envelope = match (item.report, item.edition) {
                _ if lapsed => None,
                (Some(_), Some(_)) => self.edition_again(item)?,
                _ => self.terms_again(to, &named.digest)?,
            };
            match envelope {
                Some(envelope) if item_digest(&envelope) == named.digest => made.push(envelope),
                _ => break,
            }
        }
        Ok(if made.len() == named.items.len() {
            Again::Whole(Delivery { note, items: made })
        } else {
            Again::Lost { item: made.len(), note: Some(note) }
        })
    }

    fn edition_again(&self, item: &DisclosedItem) -> Result<Option<Envelope>, Error> {
        let (Some(report), Some(edition)) = (item.report, item.edition) else { return Ok(None) };
        let Some(sealed) = self.sealed_report(report)? else { return Ok(None) };
        let keep: BTreeSet<_> = item.statements.iter().copied().collect();
        let Some(edition) = sealed.report().edition(edition, &keep) else { return Ok(None) };
        // Entries of before signatures were recorded: the same key makes the same signature.
        let sealed = if item.signatures.is_empty() {
            Sealed::seal(edition, &self.parts.key)
        } else {
            Sealed::with_signatures(edition, item.signatures.clone())
        };
        Ok(Some(sealed.envelope().clone()))
    }

    /// A report of our own, or of another originator that we hold.
    fn sealed_report(&self, id: ReportId) -> Result<Option<Sealed>, Error> {
        let own = self.parts.lanes.find(id.bits())?;
        let positions = match own {
            Some(position) => vec![position],
            None => self.parts.lanes.held(id)?.iter().map(|held| held.position).collect(),
        };
        for position in positions {
            if let Some(Entry::Report { sealed, .. } | Entry::Received { sealed, .. }) =
                self.entry(position)?
            {
                return Ok(Sealed::open_own(sealed).ok());
            }
        }
        Ok(None)
    }

    fn terms_again(&self, to: MemberCode, digest: &Digest32) -> Result<Option<Envelope>, Error> {
        // A recall of ours is in no entry: it is made from the order and from what the member has.
        let Some(position) = self.parts.lanes.find(digest.bytes())? else {
            return self.recall_again(to, digest);
        };
        Ok(match self.entry(position)? {
            Some(Entry::Agreement { signed, .. }) => Some(signed),
            Some(Entry::Card { card, .. }) => Some(card),
            Some(
                Entry::Onward { paper, .. }
                | Entry::Rfi { paper, .. }
                | Entry::Recalled { paper, .. }
                | Entry::RecallReceipt { paper, .. },
            ) => Some(paper),
            Some(Entry::Minute { signed, .. }) => Some(signed),
            _ => None,
        })
    }

    /// The note of a delivery; nothing when it was erased.
    pub(crate) fn note_of(&self, outgoing: &Outgoing) -> Result<Option<Envelope>, Error> {
        Ok(match self.entry(outgoing.position)? {
            Some(Entry::Disclosed { note, .. }) => Some(note),
            _ => None,
        })
    }

    /// The entry at a position; nothing when it was erased.
    pub(crate) fn entry(&self, position: Position) -> Result<Option<Entry>, Error> {
        self.parts.entry(position)
    }
}
