//! Any bytes as a member card: refused, or everything that a card promises holds, and no card takes the place of another
//! one without a key of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tansiq_report::{
    CARD_TYPE, Card, CardKey, CardText, Digest32, Envelope, MAX_CARD_BYTES, MAX_KEYS, MemberKey, Moment,
    to_canonical,
};

fuzz_target!(|bytes: &[u8]| {
    let (key, stranger) = (MemberKey::from_seed(&[1; 32]), MemberKey::from_seed(&[2; 32]));
    if let Ok(card) = Envelope::from_json(bytes).map_err(drop).and_then(|e| Card::open(e).map_err(drop)) {
        promises(&card);
    }
    let Ok(text) = serde_json::from_slice::<CardText>(bytes) else { return };
    if let Ok(card) = Card::open(key.seal(CARD_TYPE, bytes.to_vec())) {
        assert_eq!(to_canonical(card.text()), bytes);
        promises(&card);
    }
    // Hardly any bytes name the key that signs them; so the card gets it as its last one.
    let first = Card::sign(first(&text, &key), &key).expect("a good card");
    if let Ok(card) = Card::sign(with(text.clone(), &key), &key) {
        promises(&card);
        let follows = card.succeeds(&first);
        // The first card's key signed it: only its number decides.
        assert_eq!(follows.is_ok(), card.text().sequence > 1 || card == first);
    }
    if let Ok(card) = Card::sign(with(text, &stranger), &stranger) {
        assert!(card.succeeds(&first).is_err(), "a stranger took the place of a member");
    }
});

/// The same card with this key, which was never revoked.
fn with(mut text: CardText, key: &MemberKey) -> CardText {
    text.keys.retain(|on_card| on_card.key.id() != key.id());
    text.keys.push(always(key));
    text
}

fn always(key: &MemberKey) -> CardKey {
    CardKey { key: key.public(), from: Moment::from_millis(i64::MIN), until: None, revoked: None }
}

/// A first card of the same member.
fn first(text: &CardText, key: &MemberKey) -> CardText {
    CardText {
        member: text.member,
        name: "EXERCISE".into(),
        address: "https://exercise.example:7101".into(),
        keys: vec![always(key)],
        tls: vec![Digest32::of("exercise", b"tls")],
        ledger: None,
        bundles: None,
        sequence: 1,
        issued: Moment::from_millis(0),
    }
}

fn promises(card: &Card) {
    let text = card.text();
    assert!(card.envelope().payload.len() <= MAX_CARD_BYTES);
    assert!(!text.name.trim().is_empty() && text.address.starts_with("https://") && text.sequence >= 1);
    assert!((1..=MAX_KEYS).contains(&text.keys.len()) && (1..=MAX_KEYS).contains(&text.tls.len()));
    assert!(text.keys.iter().any(|key| key.valid_at(text.issued)), "a key of it signed it");
    assert_eq!(card.fingerprint().split(' ').count(), 8);
    let again = Envelope::from_json(&card.envelope().to_json()).map_err(drop);
    assert_eq!(again.and_then(|envelope| Card::open(envelope).map_err(drop)).as_ref(), Ok(card));
    assert_eq!(card.succeeds(card), Ok(()));
}
