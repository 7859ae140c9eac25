//! Receiving: a delivery is checked from the outside in, taken in with one append, and then acknowledged.
//!
//! The same delivery gets the same answer, for ever, and before anything else of it is looked at: its key may have been
//! revoked since, and its giver may have nothing left of it but the note.
//!
//! A giver that has changed its key signs with the new one the delivery that brings the card of it. So the cards in a
//! delivery count for its note, as far as each follows the one before.
//!
//! A delivery that is refused leaves nothing behind but a count. Of a delivery that is taken, each item is stored,
//! known already, or refused for itself; the acknowledgement says which, so that the lane goes on.

use crate::exchange::{Exchange, Inner, on_a_thread};
use crate::judge::{Judge, Verdict};
use crate::lanes::Taken;
use crate::{Error, Refusal};
use std::cell::OnceCell;
use std::sync::Arc;
use std::time::Duration;
use tansiq_label::MemberCode;
use tansiq_report::{
    Acknowledgement, CARD_TYPE, Card, Delivery, Entry, Envelope, MAX_CLOCK_SKEW_MILLIS, Note, Outcome, Text,
    note_digest,
};

/// The most bytes of a delivery: items of 8 MiB in base64 (11 MiB), and a note of a thousand items beside them.
pub const MAX_DELIVERY_BYTES: usize = 16 * 1024 * 1024;
/// How long to wait for the directory to have read an agreement that was just appended. It takes milliseconds; a
/// node that is still rebuilding answers "not ready" instead of holding the connection.
const DIRECTORY_WAIT: Duration = Duration::from_secs(5);

impl Exchange {
    /// Takes in a delivery from the member that the connection has proved, and returns our acknowledgement of it,
    /// after everything that it says is durable. The same delivery gets the same acknowledgement again.
    ///
    /// Dropping the future does not stop the work.
    ///
    /// # Errors
    /// [`Refusal`]; nothing of the delivery is stored.
    pub async fn receive(
        &self,
        peer: MemberCode,
        bytes: impl Into<Vec<u8>> + Send,
    ) -> Result<Envelope, Refusal> {
        let (inner, bytes) = (Arc::clone(&self.inner), bytes.into());
        // A task of its own: were it dropped half way, the same delivery could be taken in twice at once.
        let taken = tokio::spawn(async move {
            let answer = inner.clone().take_in(peer, bytes).await;
            if let Err(refusal) = &answer {
                inner.statuses.refused(peer, refusal);
            }
            answer.map(|(answer, _)| answer)
        });
        taken.await.unwrap_or_else(|_| Err(Refusal::Storage(Error::Closing.to_string())))
    }
}

impl Inner {
    /// Takes in a delivery from a member that is proved: our acknowledgement, and whether it had been taken before.
    pub(crate) async fn take_in(
        self: Arc<Self>,
        peer: MemberCode,
        bytes: Vec<u8>,
    ) -> Result<(Envelope, bool), Refusal> {
        if bytes.len() > MAX_DELIVERY_BYTES {
            return Err(Refusal::TooLarge { limit: MAX_DELIVERY_BYTES, found: bytes.len() });
        }
        let inner = Arc::clone(&self);
        let (delivery, note) = on_a_thread(move || inner.read(peer, &bytes)).await.map_err(ours)??;
        let one_at_a_time = self.taking(peer);
        let _guard = one_at_a_time.lock().await;
        if let Some(answer) = self.answered(&delivery, &note)? {
            return Ok((answer, true));
        }
        self.await_directory().await?;
        let inner = Arc::clone(&self);
        let (entries, answer) = on_a_thread(move || {
            inner.verify(&delivery, &note)?;
            inner.place_in_lane(&note)?;
            inner.judge(&delivery, &note).map_err(ours)
        })
        .await
        .map_err(ours)??;
        self.append(&entries).await.map_err(ours)?;
        self.erase_recalled().await.map_err(ours)?;
        Ok((answer, false))
    }

    /// Shape and parties of a delivery; nothing of it is proved.
    fn read(&self, peer: MemberCode, bytes: &[u8]) -> Result<(Delivery, Note), Refusal> {
        let delivery: Delivery = serde_json::from_slice(bytes).map_err(|e| shape(&e))?;
        let note = Note::read(&delivery.note)?;
        if note.from.0 != peer {
            return Err(Refusal::Giver { connected: peer, found: note.from.0 });
        }
        if note.to.0 != self.me() {
            return Err(Refusal::NotForUs { us: self.me(), found: note.to.0 });
        }
        if !self.parts.directory.is_active(peer) {
            return Err(Refusal::NotActive(peer));
        }
        Ok((delivery, note))
    }

    /// Signature, items and time.
    fn verify(&self, delivery: &Delivery, note: &Note) -> Result<(), Refusal> {
        let (directory, from) = (&self.parts.directory, note.from.0);
        let shown = OnceCell::new();
        let shown = || shown.get_or_init(|| newest_card(directory.card(from), &delivery.items)).as_ref();
        // The key had to be valid when the note was signed: a delivery that waited while the giver changed its key
        // still counts, and one by a revoked key never does.
        delivery.open(|id| {
            let known = directory.key(from, id, note.sent);
            known.or_else(|| shown().and_then(|card| card.key(id, note.sent)))
        })?;
        let latest = self.parts.clock.now().plus_millis(MAX_CLOCK_SKEW_MILLIS);
        if note.sent > latest {
            return Err(Refusal::Future { latest, found: note.sent });
        }
        Ok(())
    }

    /// The answer that this delivery was given before, if it was.
    fn answered(&self, delivery: &Delivery, note: &Note) -> Result<Option<Envelope>, Refusal> {
        let lanes = &self.parts.lanes;
        lanes.catch_up(&self.parts.ledger).map_err(ours)?;
        let taken = lanes.taken(note.from.0, note.id, note.sequence).map_err(ours)?;
        let same =
            |taken: &Taken| taken.note == note_digest(&delivery.note) && taken.sequence == note.sequence;
        let Some(taken) = taken.filter(same) else { return Ok(None) };
        match self.entry(taken.position).map_err(ours)? {
            Some(Entry::Receipt { acknowledgement, .. }) => Ok(Some(self.signed_today(acknowledgement))),
            _ => Err(ours(Error::Entry { at: taken.position })),
        }
    }

    /// An acknowledgement as it was given, unless its key was revoked since: then the same, signed anew.
    pub(crate) fn signed_today(&self, given: Envelope) -> Envelope {
        let directory = &self.parts.directory;
        let (Some(own), Ok(ack)) = (directory.card(self.me()), Acknowledgement::read(&given)) else {
            return given;
        };
        if given.signatures.iter().any(|line| own.key(line.keyid, ack.received).is_some()) {
            return given;
        }
        // Durable it was long before; the key of today may not have been a key then.
        Acknowledgement { received: self.parts.clock.now(), ..ack }.sign(&self.parts.key)
    }

    /// Compares a delivery that is new here with what was taken from the giver before: it has to be the next one.
    fn place_in_lane(&self, note: &Note) -> Result<(), Refusal> {
        let (lanes, from, sequence) = (&self.parts.lanes, note.from.0, note.sequence);
        if lanes.taken(from, note.id, sequence).map_err(ours)?.is_some() {
            return Err(Refusal::Fork { sequence });
        }
        let last = lanes.last_taken(from).map_err(ours)?;
        let expected = last.map_or(1, |last| last.sequence + 1);
        if sequence != expected {
            return Err(Refusal::Gap { expected, found: sequence });
        }
        if note.previous != last.map(|last| last.note) {
            return Err(Refusal::Chain { sequence });
        }
        Ok(())
    }

    /// Waits until whoever is asked about agreements has read the last one.
    pub(crate) async fn await_directory(&self) -> Result<(), Refusal> {
        let needed = self.parts.lanes.needs_directory().map_err(ours)?;
        let mut read_to = self.parts.directory.read_to();
        let current = read_to.wait_for(|size| *size >= needed);
        match tokio::time::timeout(DIRECTORY_WAIT, current).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Refusal::NotReady),
        }
    }

    /// Judges every item; the entries of what is taken, the receipt last, and the answer.
    fn judge(&self, delivery: &Delivery, note: &Note) -> Result<(Vec<Entry>, Envelope), Error> {
        let now = self.parts.clock.now();
        let mut judge = Judge::new(&self.parts, note, now);
        let mut entries = Vec::new();
        let mut outcomes = Vec::with_capacity(delivery.items.len());
        for (item, named) in delivery.items.iter().zip(&note.items) {
            outcomes.push(match judge.item(item, named)? {
                Verdict::New(entry) => {
                    entries.push(*entry);
                    Outcome::Stored
                }
                Verdict::Answered(both) => {
                    entries.extend(*both);
                    Outcome::Stored
                }
                Verdict::Known => Outcome::Known,
                Verdict::Refused(reason) => {
                    self.statuses.refused_item(note.from.0, reason);
                    Outcome::Refused { reason: reason.code().to_owned() }
                }
            });
        }
        let ack = Acknowledgement {
            delivery: note.id,
            note: note_digest(&delivery.note),
            from: Text(self.me()),
            to: note.from,
            received: now,
            items: outcomes,
        };
        let acknowledgement = ack.sign(&self.parts.key);
        let receipt =
            Entry::Receipt { at: now, note: delivery.note.clone(), acknowledgement: acknowledgement.clone() };
        entries.push(receipt);
        Ok((entries, acknowledgement))
    }
}

/// The giver's card after every card among these items that follows the one before it.
pub(crate) fn newest_card(known: Option<Card>, items: &[Envelope]) -> Option<Card> {
    let cards = items.iter().filter(|item| item.payload_type == CARD_TYPE);
    cards.fold(known, |known, item| {
        let known = known?;
        match Card::open(item.clone()) {
            Ok(card) if card.succeeds(&known).is_ok() => Some(card),
            _ => Some(known),
        }
    })
}

/// Our own trouble, as the giver is told of it.
fn ours(error: Error) -> Refusal {
    tracing::error!(%error, "a delivery could not be taken in");
    Refusal::Storage(match error {
        Error::Ledger(tansiq_ledger::Error::Full { .. }) => "no space left".into(),
        _ => "internal trouble".into(),
    })
}

fn shape(error: &serde_json::Error) -> Refusal {
    use serde_json::error::Category;
    let problem = match error.classify() {
        Category::Eof => "the text ends too early",
        Category::Syntax => "not JSON",
        Category::Io => "cannot be read",
        Category::Data => "a field is missing, unknown or of another type",
    };
    Refusal::Shape { line: error.line(), column: error.column(), problem }
}
