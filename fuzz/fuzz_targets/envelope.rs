//! Any bytes as a delivery that a line brings, and as what a member signed as a note, a receipt, a report or a paper:
//! refused, or read as it was written, and nothing that a stranger signed is ever opened.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tansiq_label::MemberCode;
use tansiq_report::onward::{self, Signed};
use tansiq_report::{
    ACKNOWLEDGEMENT_TYPE, Acknowledgement, Delivery, Envelope, KeyId, Keys, MAX_ITEMS, MAX_SIGNATURES,
    MemberKey, Minute, Moment, NOTE_TYPE, Note, PublicKey, REPORT_TYPE, Sealed, recall, rfi, to_canonical,
};

/// Believes one key of everybody.
struct OneKey(PublicKey);

impl Keys for OneKey {
    fn key(&self, _: MemberCode, id: KeyId, _: Moment) -> Option<PublicKey> {
        (self.0.id() == id).then_some(self.0)
    }
}

fuzz_target!(|bytes: &[u8]| {
    // Of its own: the samples that the fuzzer begins with are signed by others.
    let key = MemberKey::from_seed(&[0xf2; 32]);
    from_a_line(bytes, &key);
    let keys = OneKey(key.public());
    note(bytes, &key);
    acknowledgement(bytes, &key);
    report(bytes, &key, &keys);
    paper::<onward::Request>(bytes, &key, &keys);
    paper::<onward::Answer>(bytes, &key, &keys);
    paper::<onward::Consent>(bytes, &key, &keys);
    paper::<onward::Revocation>(bytes, &key, &keys);
    paper::<recall::Recall>(bytes, &key, &keys);
    paper::<recall::RecallReceipt>(bytes, &key, &keys);
    paper::<Minute>(bytes, &key, &keys);
    paper::<rfi::Rfi>(bytes, &key, &keys);
    paper::<rfi::RfiAnswer>(bytes, &key, &keys);
});

/// Nobody who makes up bytes has the key, so nothing of it opens.
fn from_a_line(bytes: &[u8], key: &MemberKey) {
    if let Ok(envelope) = Envelope::from_json(bytes) {
        assert!((1..=MAX_SIGNATURES).contains(&envelope.signatures.len()));
        assert_eq!(Envelope::from_json(&envelope.to_json()).as_ref(), Ok(&envelope));
    }
    let Ok(delivery) = serde_json::from_slice::<Delivery>(bytes) else { return };
    assert!(delivery.open(|id| (id == key.id()).then(|| key.public())).is_err());
    let keys = OneKey(key.public());
    for item in delivery.items {
        assert!(Sealed::open(item, &keys, Moment::from_millis(0)).is_err());
    }
}

/// What a signature would be about. A signature takes longer than all else here: it is made of what can be read at all.
fn unsigned(payload_type: &str, bytes: &[u8]) -> Envelope {
    Envelope { payload_type: payload_type.into(), payload: bytes.to_vec(), signatures: vec![] }
}

/// A member may sign anything as its note.
fn note(bytes: &[u8], key: &MemberKey) {
    let Ok(note) = Note::read(&unsigned(NOTE_TYPE, bytes)) else { return };
    let signed = key.seal(NOTE_TYPE, bytes.to_vec());
    assert_eq!(to_canonical(&note), bytes);
    assert!(note.items.len() <= MAX_ITEMS);
    let delivery = Delivery { note: signed, items: vec![] };
    let opened = delivery.open(|id| (id == key.id()).then(|| key.public()));
    assert_eq!(opened.is_ok(), note.items.is_empty(), "a delivery has the items that its note names");
    assert!(delivery.open(|_| None).is_err());
}

fn acknowledgement(bytes: &[u8], key: &MemberKey) {
    let Ok(receipt) = Acknowledgement::read(&unsigned(ACKNOWLEDGEMENT_TYPE, bytes)) else { return };
    let signed = key.seal(ACKNOWLEDGEMENT_TYPE, bytes.to_vec());
    assert_eq!(to_canonical(&receipt), bytes);
    let signer = receipt.from.0;
    assert_eq!(Acknowledgement::open(&signed, signer, |_| Some(key.public())), Ok(receipt));
    assert!(Acknowledgement::open(&signed, signer, |_| None).is_err());
}

fn report(bytes: &[u8], key: &MemberKey, keys: &OneKey) {
    let Ok(read) = Sealed::open_own(unsigned(REPORT_TYPE, bytes)) else { return };
    let opened = Sealed::open(key.seal(REPORT_TYPE, bytes.to_vec()), keys, Moment::from_millis(0));
    let sealed = opened.expect("its signature is the only other thing that is asked");
    assert_eq!(sealed.report(), read.report());
    let report = sealed.report();
    assert_eq!(report.canonical(), bytes);
    assert!(!report.header().legal_basis.trim().is_empty() && !report.statements().is_empty());
}

fn paper<P: Signed + PartialEq + std::fmt::Debug>(bytes: &[u8], key: &MemberKey, keys: &OneKey) {
    let Ok(paper) = P::read(&unsigned(P::TYPE, bytes)) else { return };
    let signed = key.seal(P::TYPE, bytes.to_vec());
    assert_eq!(P::open(&signed, keys).as_ref(), Ok(&paper));
    assert_eq!(to_canonical(&paper), bytes);
    assert_eq!(paper.sign(key), Ok(signed), "what is read can be signed");
}
