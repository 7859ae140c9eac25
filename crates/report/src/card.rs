//! Member cards: a member's name, address and keys, signed by itself, each card following the one before.
//!
//! The first card is trusted because its fingerprint was compared by people; every later card must be signed by
//! a key of the card before it that is not revoked. That is how keys rotate, and how a stolen key is revoked.

use crate::bundle::BundleKey;
use crate::canonical::{Digest32, NotCanonical, from_canonical, to_canonical};
use crate::moment::Moment;
use crate::signature::{BadSignature, Envelope, KeyId, MemberKey, PublicKey};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use tansiq_label::MemberCode;

/// The media type of a signed card.
pub const CARD_TYPE: &str = "application/vnd.tansiq.card.v1+json";
/// The longest card, in bytes.
pub const MAX_CARD_BYTES: usize = 64 * 1024;
/// The most keys on a card: more than a century of yearly rotation.
pub const MAX_KEYS: usize = 128;
const MAX_NAME_CHARS: usize = 200;
const MAX_ADDRESS_CHARS: usize = 300;

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardText {
    /// The member.
    pub member: Text<MemberCode>,
    /// Its name for people.
    pub name: String,
    /// Where its node takes deliveries: `https://host:port`.
    pub address: String,
    /// Its signing keys, with those of the past, so that old signatures can still be checked.
    pub keys: Vec<CardKey>,
    /// The SHA-256 digests of the public keys of its TLS certificates (SubjectPublicKeyInfo).
    pub tls: Vec<Digest32>,
    /// The key that signs its ledger's checkpoints; nothing on cards of before ledgers were witnessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledger: Option<PublicKey>,
    /// The key to which bundles for it are sealed. A card of before there were bundles has none: nothing can be sealed to
    /// that member until it gives a newer card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundles: Option<BundleKey>,
    /// 1 for the first card, then one more each time.
    pub sequence: u64,
    /// When the card was signed.
    pub issued: Moment,
}

/// A key on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardKey {
    /// The key.
    pub key: PublicKey,
    /// From when it signs.
    pub from: Moment,
    /// Until when it signs, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// Since when nothing signed with it is believed, whatever date it bears.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Moment>,
}

impl CardKey {
    /// Whether a signature dated `at` is believed.
    pub fn valid_at(&self, at: Moment) -> bool {
        self.revoked.is_none() && self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// A card whose own signature has been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    envelope: Envelope,
    text: CardText,
}

/// Why a card is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadCard {
    /// The signature proves nothing.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// The signed bytes are not in their one spelling.
    #[error(transparent)]
    Canonical(#[from] NotCanonical),
    /// A field breaks a rule.
    #[error("{field}: expected {expected}")]
    Field {
        /// The field.
        field: &'static str,
        /// What was expected there.
        expected: &'static str,
    },
    /// Not the card after the one that is known.
    #[error(
        "expected card {expected} of {member}, or a later one; found card {found}: an old card, or one from somebody else"
    )]
    Sequence {
        /// The member.
        member: MemberCode,
        /// The least sequence number.
        expected: u64,
        /// The one found.
        found: u64,
    },
    /// The same number with another content: two cards for one.
    #[error(
        "card {found} of {member} differs from the card {found} that is known: its holder, or somebody with its key, signed two"
    )]
    Fork {
        /// The member.
        member: MemberCode,
        /// The sequence number.
        found: u64,
    },
}

impl Card {
    /// Signs a card. The key must be on it and valid when it is issued.
    ///
    /// # Errors
    /// [`BadCard`] when a field breaks a rule.
    pub fn sign(text: CardText, key: &MemberKey) -> Result<Card, BadCard> {
        let envelope = key.seal(CARD_TYPE, to_canonical(&text));
        Card::open(envelope)
    }

    /// Opens a card and checks that a valid key on it signed it.
    ///
    /// # Errors
    /// [`BadCard`].
    pub fn open(envelope: Envelope) -> Result<Card, BadCard> {
        if envelope.payload.len() > MAX_CARD_BYTES {
            return Err(BadCard::Field { field: "card", expected: "at most 64 KiB" });
        }
        let text: CardText = from_canonical(&envelope.payload, "a member card")?;
        check(&text)?;
        let card = Card { envelope, text };
        card.envelope.verify(CARD_TYPE, card.text.member.0, |id| card.key(id, card.text.issued))?;
        Ok(card)
    }

    /// Checks that this card may take the place of `before`.
    ///
    /// # Errors
    /// [`BadCard`]: not later, or not signed by a key of the card before.
    pub fn succeeds(&self, before: &Card) -> Result<(), BadCard> {
        let (member, found) = (before.text.member.0, self.text.sequence);
        if self.text.member.0 != member || found < before.text.sequence {
            return Err(BadCard::Sequence { member, expected: before.text.sequence + 1, found });
        }
        if found == before.text.sequence {
            return if self.text == before.text { Ok(()) } else { Err(BadCard::Fork { member, found }) };
        }
        self.envelope.verify(CARD_TYPE, member, |id| before.key(id, self.text.issued))?;
        Ok(())
    }

    /// The key of this id, if a signature dated `at` by it is believed.
    pub fn key(&self, id: KeyId, at: Moment) -> Option<PublicKey> {
        self.text.keys.iter().find(|k| k.key.id() == id && k.valid_at(at)).map(|k| k.key)
    }
    /// What the card says.
    pub fn text(&self) -> &CardText {
        &self.text
    }
    /// The member.
    pub fn member(&self) -> MemberCode {
        self.text.member.0
    }
    /// The signed bytes.
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }
    /// What people compare over another line before they trust a first card: eight groups of four digits.
    pub fn fingerprint(&self) -> String {
        let digest = Digest32::of("tansiq/card/v1", &self.envelope.payload).to_string();
        let groups: Vec<_> = (0..8).map(|i| &digest[i * 4..i * 4 + 4]).collect();
        groups.join(" ")
    }
}

fn check(text: &CardText) -> Result<(), BadCard> {
    let field =
        |good: bool, field, expected| if good { Ok(()) } else { Err(BadCard::Field { field, expected }) };
    let printable = |s: &str| !s.trim().is_empty() && !s.chars().any(char::is_control);
    let name = printable(&text.name) && text.name.chars().count() <= MAX_NAME_CHARS;
    field(name, "name", "1 to 200 characters without control characters")?;
    let address = text.address.starts_with("https://")
        && printable(&text.address)
        && text.address.len() <= MAX_ADDRESS_CHARS
        && !text.address.contains(char::is_whitespace);
    field(address, "address", "https://host:port, at most 300 characters")?;
    field((1..=MAX_KEYS).contains(&text.keys.len()), "keys", "1 to 128 keys")?;
    field((1..=MAX_KEYS).contains(&text.tls.len()), "tls", "1 to 128 digests of TLS keys")?;
    field(text.sequence >= 1, "sequence", "1 for a first card")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u8) -> Moment {
        format!("2026-11-{day:02}T00:00:00.000Z").parse().unwrap()
    }

    fn text(sequence: u64, keys: Vec<CardKey>, issued: Moment) -> CardText {
        CardText {
            member: Text("BGD".parse().unwrap()),
            name: "Baghdad (EXERCISE)".into(),
            address: "https://127.0.0.1:7101".into(),
            keys,
            tls: vec![Digest32::of("test", b"tls")],
            ledger: None,
            bundles: None,
            sequence,
            issued,
        }
    }

    fn on_card(key: &MemberKey, from: Moment) -> CardKey {
        CardKey { key: key.public(), from, until: None, revoked: None }
    }

    #[test]
    fn keys_rotate_only_with_the_key_before() {
        let (old, new, thief) = ([1; 32], [2; 32], [3; 32]);
        let [old, new, thief] = [old, new, thief].map(|seed| MemberKey::from_seed(&seed));
        let first = Card::sign(text(1, vec![on_card(&old, at(1))], at(1)), &old).unwrap();

        let both = vec![CardKey { until: Some(at(11)), ..on_card(&old, at(1)) }, on_card(&new, at(10))];
        let second = Card::sign(text(2, both, at(10)), &old).unwrap();
        assert_eq!(second.succeeds(&first), Ok(()));
        assert!(second.key(old.id(), at(12)).is_none() && second.key(old.id(), at(5)).is_some());
        assert!(matches!(first.succeeds(&second), Err(BadCard::Sequence { .. })));

        let stolen = Card::sign(text(2, vec![on_card(&thief, at(1))], at(10)), &thief).unwrap();
        assert!(matches!(stolen.succeeds(&first), Err(BadCard::Signature(BadSignature::NoKnownKey { .. }))));
        assert!(matches!(stolen.succeeds(&second), Err(BadCard::Fork { .. })));

        let revoked = vec![CardKey { revoked: Some(at(12)), ..on_card(&old, at(1)) }, on_card(&new, at(10))];
        let third = Card::sign(text(3, revoked, at(12)), &new).unwrap();
        assert_eq!(third.succeeds(&second), Ok(()));
        assert!(third.key(old.id(), at(5)).is_none());
    }

    #[test]
    fn a_card_must_be_signed_by_a_key_on_it() {
        let (key, other) = (MemberKey::from_seed(&[1; 32]), MemberKey::from_seed(&[2; 32]));
        assert!(Card::sign(text(1, vec![on_card(&key, at(1))], at(1)), &other).is_err());
        assert!(Card::sign(text(1, vec![on_card(&key, at(2))], at(1)), &key).is_err());
        let bad_address =
            CardText { address: "ftp://x".into(), ..text(1, vec![on_card(&key, at(1))], at(1)) };
        assert!(matches!(Card::sign(bad_address, &key), Err(BadCard::Field { field: "address", .. })));
    }
}
