//! Writing a bundle.
//!
//! | durable step | a crash right after it leaves | who repairs it |
//! |---|---|---|
//! | append `Disclosed` of each delivery | deliveries that were never carried | they are outstanding: the next bundle or line takes them |
//! | append `BundleWritten` | a bundle that is in no file | whoever wanted it: writes again what is not acknowledged |
//! | (the file) | a bundle to carry | |
//!
//! So every disclosure is an entry before the file exists. A delivery that waits is the same note and the same bytes as
//! over HTTPS; one that cannot be given any more as it is (see the module `anew`) is made anew. Whether the member took the
//! old one is not asked before, since it cannot be: a member that did refuses the new one as a `fork`, and its
//! acknowledgement of the old one, which its next bundle brings, makes the old one count again.

use super::BundleError;
use super::packing::Packing;
use super::seal::seal;
use crate::again::Again;
use crate::disclose::Disclosing;
use crate::exchange::{Exchange, Inner, LaneMemory, on_a_thread};
use crate::lanes::{Bundles, Outgoing};
use crate::{Error, carrier::delivery_bytes};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::bundle::{BundleKey, Manifest, PartKind, Run, bundle_digest, to_frames};
use tansiq_report::{Delivery, Digest32, Entry, MAX_ITEMS, Moment, PrincipalId, Text};

/// The most acknowledgements in one bundle, so that there is room for deliveries; a member that has so many waiting gets
/// the rest after its next bundle.
const MAX_ACKNOWLEDGEMENTS: usize = 1_000;
/// Which deliveries go into a bundle. They go on up to the newest, as far as there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// What the member has not acknowledged and no bundle holds yet; and what its last bundle asked for again.
    Waiting,
    /// Everything that it has not acknowledged.
    Again,
    /// From the delivery of this number on, acknowledged or not.
    From(u64),
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file: sealed, and not larger than [`MAX_BUNDLE_BYTES`](tansiq_report::bundle::MAX_BUNDLE_BYTES).
    pub file: Vec<u8>,
    /// Its identity.
    pub bundle: Digest32,
    /// When it was written.
    pub made: Moment,
    /// The deliveries in it.
    pub deliveries: Option<Run>,
    /// Their items.
    pub items: usize,
    /// The acknowledgements in it.
    pub acknowledgements: usize,
    /// From which of the member's deliveries on it asks for them again.
    pub asks: Option<u64>,
    /// Whether more waits than there was room for.
    pub more: bool,
}

impl Exchange {
    /// Writes a bundle for a member. Every disclosure in it, and the bundle itself, is an entry before this returns.
    ///
    /// # Errors
    /// [`BundleError`]; then there is no bundle.
    pub async fn write_bundle(
        &self,
        by: PrincipalId,
        to: MemberCode,
        which: Which,
    ) -> Result<Written, BundleError> {
        let lane = self.inner.giving(to);
        let mut memory = lane.lock().await;
        Arc::clone(&self.inner).write_bundle((by, to), which, &mut memory).await
    }
}

impl Inner {
    async fn write_bundle(
        self: Arc<Self>,
        (by, to): (PrincipalId, MemberCode),
        which: Which,
        memory: &mut LaneMemory,
    ) -> Result<Written, BundleError> {
        let active = to != self.me() && self.parts.directory.is_active(to);
        let card = self.parts.directory.card(to).filter(|_| active);
        let card = card.ok_or(BundleError::NotActive(to))?;
        let key = card.text().bundles.clone().ok_or(BundleError::NoKey(to))?;
        if !self.make_ready(to).await? {
            return Err(BundleError::NotReady);
        }
        let known = self.parts.lanes.bundles(to)?;
        let first = self.first(to, which, &known)?;
        let (acknowledgements, acknowledged) = self.acknowledgements(to, &known)?;
        let mut packing = Packing::new();
        // Deliveries come before acknowledgements; the room for these is set aside.
        let aside = packing.set_aside(&acknowledgements);
        let (deliveries, items, more) = self.pack(to, first, &mut packing, memory).await?;
        packing.give_back(aside);
        let many = packing.parts.len();
        for bytes in acknowledgements {
            packing.add(PartKind::Acknowledgement, bytes);
        }
        let acknowledgements = packing.parts.len() - many;
        let asks = self.lacks(to, &known)?;
        // What a bundle acknowledged is said again beside something new, until the member has heard it; alone it is not.
        let answers = match which {
            Which::Waiting => acknowledged.is_some_and(|last| last > known.answered),
            Which::Again | Which::From(_) => acknowledged.is_some(),
        };
        if deliveries.is_none() && asks.is_none() && !answers {
            let unacknowledged = self.parts.lanes.totals(to)?.outstanding;
            return Err(BundleError::Nothing { to, unacknowledged });
        }
        let made = self.parts.clock.now();
        let manifest = Manifest {
            from: Text(self.me()),
            to: Text(to),
            made,
            deliveries,
            unacknowledged: self.unacknowledged(to)?,
            asks,
            parts: packing.named,
        };
        let (file, bundle) = self.seal_bundle(manifest, packing.parts, (to, key)).await?;
        let to = Text(to);
        self.append(&[Entry::BundleWritten { at: made, by, to, bundle, deliveries, acknowledged }]).await?;
        Ok(Written { file, bundle, made, deliveries, items, acknowledgements, asks, more })
    }

    async fn seal_bundle(
        self: &Arc<Self>,
        manifest: Manifest,
        parts: Vec<Vec<u8>>,
        (to, key): (MemberCode, BundleKey),
    ) -> Result<(Vec<u8>, Digest32), BundleError> {
        let inner = Arc::clone(self);
        let sealed = on_a_thread(move || {
            let mut random = [0; 32];
            random.as_chunks_mut::<16>().0.iter_mut().for_each(|half| *half = inner.parts.random.bits());
            let signed = manifest.sign(&inner.parts.key);
            let file = seal(&to_frames(&signed, &parts), &key, random).ok()?;
            Some((file, bundle_digest(&signed)))
        });
        sealed.await?.ok_or(BundleError::NoKey(to))
    }

    /// The number of the first delivery to write.
    fn first(&self, to: MemberCode, which: Which, known: &Bundles) -> Result<u64, BundleError> {
        let last = self.parts.lanes.last_outgoing(to)?.map_or(0, |last| last.sequence);
        let unacknowledged = self.unacknowledged(to)?;
        match which {
            Which::Waiting => {
                let new = unacknowledged.max(known.written + 1);
                // A member cannot ask for what was never made up.
                Ok(known.asked.map_or(new, |asked| asked.min(new)).max(1))
            }
            Which::Again => Ok(unacknowledged),
            Which::From(found) if (1..=last + 1).contains(&found) => Ok(found),
            Which::From(found) => Err(BundleError::NoSuchDelivery { last, found }),
        }
    }

    /// The number of our first delivery that a member has not acknowledged; one more than the last if it has all.
    fn unacknowledged(&self, to: MemberCode) -> Result<u64, Error> {
        let lanes = &self.parts.lanes;
        Ok(match lanes.outstanding(to)? {
            Some(outgoing) => outgoing.sequence,
            None => lanes.last_outgoing(to)?.map_or(1, |last| last.sequence + 1),
        })
    }

    /// From which delivery of a member on we lack them: a later one was in its newest bundle.
    fn lacks(&self, from: MemberCode, known: &Bundles) -> Result<Option<u64>, Error> {
        let expected = self.parts.lanes.last_taken(from)?.map_or(1, |last| last.sequence + 1);
        Ok((known.seen >= expected).then_some(expected))
    }

    /// Our acknowledgements that a member has not, as its newest bundle says, and the last delivery that they are for. One
    /// that never wrote a bundle has them by its line.
    fn acknowledgements(
        &self,
        to: MemberCode,
        known: &Bundles,
    ) -> Result<(Vec<Vec<u8>>, Option<u64>), Error> {
        let Some(from) = known.unacknowledged else { return Ok((vec![], None)) };
        let (mut out, mut last) = (Vec::new(), None);
        for (sequence, position) in self.parts.lanes.receipts(to, from, MAX_ACKNOWLEDGEMENTS)? {
            if let Some(Entry::Receipt { acknowledgement, .. }) = self.entry(position)? {
                out.push(self.signed_today(acknowledgement).to_json());
                last = Some(sequence);
            }
        }
        Ok((out, last))
    }

    /// Packs deliveries from this number on, and makes up those that are new: their numbers, their items, and whether more
    /// waits than there is room for.
    async fn pack(
        self: &Arc<Self>,
        to: MemberCode,
        first: u64,
        packing: &mut Packing,
        memory: &mut LaneMemory,
    ) -> Result<(Option<Run>, usize, bool), BundleError> {
        let (mut next, mut items) = (first, 0);
        let run = |next: u64| (next > first).then(|| Run { first, last: next - 1 });
        while let Some(outgoing) = self.made_up(to, next, memory).await? {
            let delivery = self.whole(to, &outgoing, memory).await?;
            items += delivery.items.len();
            let (many, bytes) =
                on_a_thread(move || (delivery.items.len(), delivery_bytes(&delivery))).await?;
            if !packing.add(PartKind::Delivery, bytes) {
                return Ok((run(next), items - many, true));
            }
            next += 1;
        }
        Ok((run(next), items, false))
    }

    /// The delivery of this number; made up now if it is the next of the lane and there is something to give.
    async fn made_up(
        self: &Arc<Self>,
        to: MemberCode,
        sequence: u64,
        memory: &mut LaneMemory,
    ) -> Result<Option<Outgoing>, BundleError> {
        if let Some(outgoing) = self.parts.lanes.outgoing(to, sequence)? {
            return Ok(Some(outgoing));
        }
        match Arc::clone(self).disclose(to, MAX_ITEMS, memory).await? {
            Disclosing::Made => Ok(self.parts.lanes.outgoing(to, sequence)?),
            Disclosing::Nothing { .. } => Ok(None),
            Disclosing::Waiting => Err(BundleError::NotReady),
        }
    }

    /// All of a delivery: as it was made, or made anew when it is not acknowledged and cannot be given as it is.
    async fn whole(
        self: &Arc<Self>,
        to: MemberCode,
        outgoing: &Outgoing,
        memory: &mut LaneMemory,
    ) -> Result<Arc<Delivery>, BundleError> {
        if let Some((_, delivery)) = memory.ready.take().filter(|(id, _)| *id == outgoing.id) {
            return Ok(delivery);
        }
        let (inner, of) = (Arc::clone(self), *outgoing);
        let believed = outgoing.acknowledged || self.is_believed(outgoing)?;
        match on_a_thread(move || inner.again(&of)).await?? {
            Again::Whole(delivery) if believed => Ok(Arc::new(delivery)),
            _ if outgoing.acknowledged || !self.may_make_anew() => {
                Err(BundleError::NotMadeAgain(outgoing.sequence))
            }
            _ => {
                tracing::warn!(%to, sequence = outgoing.sequence, "a delivery for a bundle is made anew");
                let made = Arc::clone(self).disclose_instead(to, outgoing.sequence, memory).await?;
                let ready = memory.ready.take().filter(|_| matches!(made, Disclosing::Made));
                Ok(ready.ok_or(BundleError::NotReady)?.1)
            }
        }
    }
}
