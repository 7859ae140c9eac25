//! Reading a bundle: whose it is and whether it is whole; then each delivery as if it had come over a line, and each
//! acknowledgement as if it had been answered.
//!
//! The deliveries come first: they may bring the card with the key that signed the acknowledgements. They are taken in
//! their order up to the first that is refused, which those after it need. A bundle that is read again changes nothing, and
//! takes what it could not take before: what came late is made good by reading the same file once more.

use super::came_of::{AcknowledgementsRead, DeliveryRead, ReadIn};
use super::{BundleRefusal, seal};
use crate::exchange::{Exchange, Inner, on_a_thread};
use crate::receive::newest_card;
use crate::{Error, Refusal, Setback};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tansiq_label::MemberCode;
use tansiq_report::bundle::{Frames, MAX_BUNDLE_BYTES, Manifest, PartKind, Run, bundle_digest};
use tansiq_report::{
    Acknowledgement, BadNote, Delivery, DeliveryId, Digest32, Entry, Envelope, MAX_CLOCK_SKEW_MILLIS, Note,
    PrincipalId, Text,
};

/// A bundle that is whole, for us, and signed by an active member.
struct Opened {
    manifest: Manifest,
    bundle: Digest32,
    /// The frames.
    bytes: Vec<u8>,
}

/// A refusal, and of whom if that is proved.
type Refused = (Option<MemberCode>, BundleRefusal);

impl Exchange {
    /// Reads a bundle: everything that it says is durable when this returns. `only` is for a carrier who carries for one
    /// member. Dropped half way, the same bundle is read again.
    ///
    /// # Errors
    /// [`BundleRefusal`], which is counted; nothing of the bundle is stored.
    pub async fn read_bundle(
        &self,
        by: PrincipalId,
        only: Option<MemberCode>,
        file: impl Into<Vec<u8>> + Send,
    ) -> Result<ReadIn, BundleRefusal> {
        let inner = Arc::clone(&self.inner);
        let read = inner.clone().read_bundle(by, only, file.into()).await;
        read.map_err(|(from, refusal)| {
            inner.statuses.refused_bundle(from, refusal.code());
            refusal
        })
    }

    /// Counts a bundle that was refused before it came here.
    pub fn refuse_bundle(&self, refusal: &BundleRefusal) {
        self.inner.statuses.refused_bundle(None, refusal.code());
    }
}

impl Inner {
    async fn read_bundle(
        self: Arc<Self>,
        by: PrincipalId,
        only: Option<MemberCode>,
        file: Vec<u8>,
    ) -> Result<ReadIn, Refused> {
        self.await_directory().await.map_err(|_| (None, BundleRefusal::NotReady))?;
        let inner = Arc::clone(&self);
        let opened = on_a_thread(move || inner.open_bundle(&file)).await;
        let Opened { manifest, bundle, bytes } = opened.map_err(|error| (None, ours(&error)))??;
        let from = manifest.from.0;
        if let Some(only) = only.filter(|only| *only != from) {
            return Err((Some(from), BundleRefusal::NotTheCarriers(only)));
        }
        self.take_bundle(by, &manifest, bundle, &bytes).await.map_err(|refusal| (Some(from), refusal))
    }

    fn open_bundle(&self, file: &[u8]) -> Result<Opened, Refused> {
        let unproved = |refusal: BundleRefusal| (None, refusal);
        if file.len() > MAX_BUNDLE_BYTES {
            return Err(unproved(BundleRefusal::TooLarge(file.len())));
        }
        let secret = self.parts.bundles.as_ref().ok_or((None, BundleRefusal::OtherKey))?;
        let bytes = seal::open(secret, file).map_err(unproved)?;
        let frames = Frames::read(&bytes).map_err(|bad| unproved(bad.into()))?;
        let claimed = Manifest::read(&frames.manifest).map_err(|bad| unproved(bad.into()))?;
        let (us, from) = (self.me(), claimed.from.0);
        if claimed.to.0 != us {
            return Err(unproved(BundleRefusal::NotForUs { us, found: claimed.to.0 }));
        }
        let directory = &self.parts.directory;
        if from == us || !directory.is_active(from) {
            return Err(unproved(BundleRefusal::NotActive(from)));
        }
        // A member that has changed its key signs the bundle with the new one that brings the card of it.
        let shown = OnceCell::new();
        let shown = || shown.get_or_init(|| newest_card(directory.card(from), &items(&frames))).as_ref();
        let key = |id| {
            let known = directory.key(from, id, claimed.made);
            known.or_else(|| shown().and_then(|card| card.key(id, claimed.made)))
        };
        let manifest = frames.open(key).map_err(|bad| unproved(bad.into()))?;
        let latest = self.parts.clock.now().plus_millis(MAX_CLOCK_SKEW_MILLIS);
        if manifest.made > latest {
            return Err((Some(from), BundleRefusal::Future { latest, found: manifest.made }));
        }
        let bundle = bundle_digest(&frames.manifest);
        Ok(Opened { manifest, bundle, bytes })
    }

    async fn take_bundle(
        self: &Arc<Self>,
        by: PrincipalId,
        manifest: &Manifest,
        bundle: Digest32,
        bytes: &[u8],
    ) -> Result<ReadIn, BundleRefusal> {
        let from = manifest.from.0;
        let before = self.parts.lanes.bundle_read(from, bundle).map_err(|error| ours(&error))?;
        let mut read = ReadIn {
            from,
            bundle,
            made: manifest.made,
            before,
            deliveries: Vec::new(),
            refused: None,
            unread: 0,
            missing: None,
            acknowledgements: AcknowledgementsRead::default(),
            asks: manifest.asks,
        };
        // It was read before: these are the same bytes.
        let Ok(frames) = Frames::read(bytes) else { return Ok(read) };
        let of = |kind| manifest.parts.iter().zip(&frames.parts).filter(move |(part, _)| part.kind == kind);
        self.take_deliveries(manifest, of(PartKind::Delivery).map(|(_, bytes)| *bytes), &mut read).await;
        if read.refused.as_ref().is_some_and(|(_, refusal)| refusal.is_ours()) {
            return Ok(read);
        }
        // The deliveries may have brought the card whose key signed the acknowledgements.
        self.await_directory().await.map_err(|_| BundleRefusal::NotReady)?;
        // The lane's step, if one is under way, takes the same acknowledgements.
        let lane = self.giving(from);
        let _lane = lane.lock().await;
        let answers = of(PartKind::Acknowledgement).map(|(_, bytes)| *bytes);
        let taken = self.take_acknowledgements(from, answers, &mut read.acknowledgements);
        let mut entries = taken.map_err(|error| ours(&error))?;
        let new = !entries.is_empty() || read.deliveries.iter().any(|delivery| !delivery.before);
        if read.before.is_some() && !new {
            self.statuses.refused_bundle(Some(from), BundleRefusal::REPLAYED);
            return Ok(read);
        }
        entries.push(Entry::BundleRead {
            at: self.parts.clock.now(),
            by,
            from: Text(from),
            bundle,
            made: manifest.made,
            deliveries: manifest.deliveries,
            unacknowledged: manifest.unacknowledged,
            asks: manifest.asks,
        });
        self.append(&entries).await.map_err(|error| ours(&error))?;
        self.receipts_due.store(true, Ordering::Release);
        Ok(read)
    }

    async fn take_deliveries(
        self: &Arc<Self>,
        manifest: &Manifest,
        parts: impl Iterator<Item = &[u8]>,
        read: &mut ReadIn,
    ) {
        let Some(run) = manifest.deliveries else { return };
        for (sequence, bytes) in (run.first..).zip(parts) {
            match Arc::clone(self).take_in(read.from, bytes.to_vec()).await {
                Ok((answer, before)) => read.deliveries.push(DeliveryRead::of(sequence, before, &answer)),
                Err(refusal) => {
                    self.statuses.refused(read.from, &refusal);
                    if let Refusal::Gap { expected, found } = refusal {
                        read.missing = found.checked_sub(1).map(|last| Run { first: expected, last });
                    }
                    read.unread = run.last - sequence;
                    read.refused = Some((sequence, refusal));
                    return;
                }
            }
        }
    }

    /// The entries of those acknowledgements that are new.
    fn take_acknowledgements<'a>(
        &self,
        from: MemberCode,
        parts: impl Iterator<Item = &'a [u8]>,
        read: &mut AcknowledgementsRead,
    ) -> Result<Vec<Entry>, Error> {
        let (mut entries, mut taken) = (Vec::new(), BTreeSet::new());
        for bytes in parts {
            let entry = match Envelope::from_json(bytes) {
                Ok(answer) => self.take_acknowledgement(from, answer, &mut taken)?,
                Err(bad) => Err(BadNote::from(bad).into()),
            };
            match entry {
                Ok(Some(entry)) => entries.push(entry),
                Ok(None) => read.known += 1,
                Err(setback) => {
                    let code = setback.own_code();
                    self.statuses.refused_bundle(Some(from), code);
                    read.refused.push(code);
                }
            }
        }
        read.taken = entries.len();
        Ok(entries)
    }

    /// The entry of an acknowledgement; nothing when it says nothing new.
    pub(crate) fn take_acknowledgement(
        &self,
        from: MemberCode,
        answer: Envelope,
        taken: &mut BTreeSet<DeliveryId>,
    ) -> Result<Result<Option<Entry>, Setback>, Error> {
        let ack = match Acknowledgement::read(&answer) {
            Ok(ack) => ack,
            Err(bad) => return Ok(Err(bad.into())),
        };
        let none = Setback::AnotherDelivery { sequence: 0, field: "delivery" };
        let Some((outgoing, settled)) = self.parts.lanes.outgoing_of(from, ack.delivery)? else {
            return Ok(Err(none));
        };
        let note = self.note_of(&outgoing)?.and_then(|note| Note::read(&note).ok());
        let items = note.map_or(ack.items.len(), |note| note.items.len());
        if let Err(setback) = self.check_acknowledgement(from, &outgoing, items, &answer) {
            return Ok(Err(setback));
        }
        if settled || !taken.insert(ack.delivery) {
            return Ok(Ok(None));
        }
        Ok(Ok(Some(Entry::Acknowledged { at: self.parts.clock.now(), acknowledgement: answer })))
    }
}

/// The items of every delivery in a bundle.
fn items(frames: &Frames<'_>) -> Vec<Envelope> {
    let deliveries = frames.parts.iter().filter_map(|part| serde_json::from_slice::<Delivery>(part).ok());
    deliveries.flat_map(|delivery| delivery.items).collect()
}

/// Our own trouble.
fn ours(error: &Error) -> BundleRefusal {
    tracing::error!(%error, "a bundle could not be read");
    BundleRefusal::Storage
}
