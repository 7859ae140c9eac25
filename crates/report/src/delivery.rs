//! What passes between two nodes: a delivery with its signed note, and the signed acknowledgement.
//!
//! The note is what can be proved later: who gave what to whom, under which clauses, when. The notes of a lane
//! form a chain, so that neither side can leave one out or show another history. A lane has a count of its own:
//! the size of a whole ledger would tell each member how much goes to the others.

use crate::canonical::{Digest32, NotCanonical, from_canonical, to_canonical};
use crate::id::DeliveryId;
use crate::moment::Moment;
use crate::signature::{BadSignature, Envelope, KeyId, MemberKey, PublicKey};
use crate::text::Text;
use crate::uses::Narrowed;
use serde::{Deserialize, Serialize};
use tansiq_label::{MemberCode, Purpose};

/// The media type of a signed delivery note.
pub const NOTE_TYPE: &str = "application/vnd.tansiq.delivery.v1+json";
/// The media type of a signed acknowledgement.
pub const ACKNOWLEDGEMENT_TYPE: &str = "application/vnd.tansiq.acknowledgement.v1+json";
/// The most items in one delivery: one round trip carries a burst, and a lost one costs little to repeat.
pub const MAX_ITEMS: usize = 1_000;

/// A note about one delivery, signed by the member that gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The delivery.
    pub id: DeliveryId,
    /// Who gives.
    pub from: Text<MemberCode>,
    /// Who receives.
    pub to: Text<MemberCode>,
    /// 1 for the first delivery of the lane, then one more each time.
    pub sequence: u64,
    /// The digest of the note before it in the lane; none for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<Digest32>,
    /// When it was made.
    pub sent: Moment,
    /// What it holds, in order.
    pub items: Vec<NoteItem>,
}

/// One item of a delivery, and what the receiver may do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteItem {
    /// [`item_digest`] of the item.
    pub digest: Digest32,
    /// The clauses that release it, as `agreement/clause`; empty for what is no report.
    pub clauses: Vec<String>,
    /// What it may be used for, as far as the labels in it allow; empty for what is no report.
    pub purposes: Vec<Text<Purpose>>,
    /// The statements of it that may be used for less.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub narrowed: Vec<Narrowed>,
    /// By what the giver may pass it on; nothing for what is the giver's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed_on: Option<PassedOn>,
}

/// By what a giver passes on what belongs to another originator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassedOn {
    /// The clauses under which the giver has it from its originator, as `agreement/clause`.
    pub via: Vec<String>,
    /// When the originator sealed it, as far as the giver knows.
    pub sealed: Moment,
    /// The originator's signed [`Consent`](crate::onward::Consent), where these clauses ask for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Envelope>,
}

/// A delivery as it travels: the signed note, and the items that it names. An item is a sealed report, a signed
/// agreement, a member card or a paper of the third-party rule; its type says which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// The signed [`Note`].
    pub note: Envelope,
    /// The items, in the note's order.
    pub items: Vec<Envelope>,
}

/// What became of an item at the receiver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Outcome {
    /// It is in the receiver's ledger.
    Stored,
    /// It was there already.
    Known,
    /// Nothing of it was stored.
    Refused {
        /// Why, as a word of a closed list.
        reason: String,
    },
}

/// The signed receipt of a delivery. It is given after everything that it says is durable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// The delivery.
    pub delivery: DeliveryId,
    /// The digest of its note.
    pub note: Digest32,
    /// Who received.
    pub from: Text<MemberCode>,
    /// Who gave.
    pub to: Text<MemberCode>,
    /// When it was durable.
    pub received: Moment,
    /// One outcome for each item.
    pub items: Vec<Outcome>,
}

/// Why a note or an acknowledgement is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadNote {
    /// The signature proves nothing.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// The signed bytes are not in their one spelling.
    #[error(transparent)]
    Canonical(#[from] NotCanonical),
    /// The items are not those of the note.
    #[error(
        "expected the {expected} items that the note names; item {at} is another, is missing or is too many"
    )]
    Items {
        /// How many the note names.
        expected: usize,
        /// The first that differs, from 0.
        at: usize,
    },
    /// Too many items.
    #[error("expected at most {MAX_ITEMS} items; found {0}")]
    TooMany(usize),
}

/// The digest by which a note names an item: over type, payload and signatures.
pub fn item_digest(item: &Envelope) -> Digest32 {
    Digest32::of("tansiq/item/v1", &item.to_json())
}

/// The digest by which the next note and the acknowledgement name a note.
pub fn note_digest(note: &Envelope) -> Digest32 {
    Digest32::of("tansiq/note/v1", &note.payload)
}

impl Note {
    /// Signs the note.
    pub fn sign(&self, key: &MemberKey) -> Envelope {
        key.seal(NOTE_TYPE, to_canonical(self))
    }

    /// Reads a note without its signature, to learn whose it claims to be.
    ///
    /// # Errors
    /// [`BadNote`].
    pub fn read(envelope: &Envelope) -> Result<Note, BadNote> {
        if envelope.payload_type != NOTE_TYPE {
            return Err(BadSignature::Type { expected: NOTE_TYPE }.into());
        }
        let note: Note = from_canonical(&envelope.payload, "a delivery note")?;
        if note.items.len() > MAX_ITEMS { Err(BadNote::TooMany(note.items.len())) } else { Ok(note) }
    }
}

impl Delivery {
    /// Checks the note's signature and that the items are those it names.
    ///
    /// # Errors
    /// [`BadNote`].
    pub fn open(&self, key_of: impl FnMut(KeyId) -> Option<PublicKey>) -> Result<Note, BadNote> {
        let note = Note::read(&self.note)?;
        self.note.verify(NOTE_TYPE, note.from.0, key_of)?;
        let expected = note.items.len();
        let differs = (0..expected.max(self.items.len())).find(|i| {
            let named = note.items.get(*i).map(|n| n.digest);
            named.is_none() || named != self.items.get(*i).map(item_digest)
        });
        match differs {
            Some(at) => Err(BadNote::Items { expected, at }),
            None => Ok(note),
        }
    }
}

impl Acknowledgement {
    /// Signs the acknowledgement.
    pub fn sign(&self, key: &MemberKey) -> Envelope {
        key.seal(ACKNOWLEDGEMENT_TYPE, to_canonical(self))
    }

    /// Reads an acknowledgement; the caller says which keys may have signed it.
    ///
    /// # Errors
    /// [`BadNote`].
    pub fn open(
        envelope: &Envelope,
        signer: MemberCode,
        key_of: impl FnMut(KeyId) -> Option<PublicKey>,
    ) -> Result<Self, BadNote> {
        let ack: Acknowledgement = from_canonical(&envelope.payload, "an acknowledgement")?;
        envelope.verify(ACKNOWLEDGEMENT_TYPE, signer, key_of)?;
        Ok(ack)
    }

    /// Reads an acknowledgement that was verified when it was taken in.
    ///
    /// # Errors
    /// [`BadNote`].
    pub fn read(envelope: &Envelope) -> Result<Self, BadNote> {
        Ok(from_canonical(&envelope.payload, "an acknowledgement")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_that_are_not_the_notes_are_found() {
        let key = MemberKey::from_seed(&[1; 32]);
        let items: Vec<_> = (0..3u8).map(|i| key.seal("text/plain", vec![i])).collect();
        let of = |e: &Envelope| NoteItem {
            digest: item_digest(e),
            clauses: vec![],
            purposes: vec![],
            narrowed: vec![],
            passed_on: None,
        };
        let note = Note {
            id: DeliveryId::from_random([7; 16]),
            from: Text("BGD".parse().unwrap()),
            to: Text("AMM".parse().unwrap()),
            sequence: 1,
            previous: None,
            sent: Moment::from_millis(0),
            items: items.iter().map(of).collect(),
        };
        let delivery = Delivery { note: note.sign(&key), items };
        let open = |d: &Delivery| d.open(|id| (id == key.id()).then(|| key.public()));
        assert_eq!(open(&delivery), Ok(note));

        let change = |f: &dyn Fn(&mut Vec<Envelope>), at| {
            let mut changed = delivery.clone();
            f(&mut changed.items);
            assert_eq!(open(&changed), Err(BadNote::Items { expected: 3, at }));
        };
        change(&|items| items.swap(1, 2), 1);
        change(&|items| drop(items.pop()), 2);
        change(&|items| items.push(items[0].clone()), 3);
        change(&|items| items[0].payload = vec![9], 0);
    }
}
