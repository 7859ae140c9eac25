//! Any bytes as the text that a log signs, and as lines beside its signature: refused, or read, cosigned and audited as
//! it stands, and another text under the same signatures never.
#![no_main]

use ed25519_dalek::{Signer as _, SigningKey};
use libfuzzer_sys::fuzz_target;
use tansiq_ledger::audit::Trusted;
use tansiq_ledger::witness::{AddCheckpoint, NotCosigned, judge};
use tansiq_ledger::{Checkpoint, CosignerKey, SignedNote, TreeSize, VerifierKey};

const ORIGIN: &str = "tansiq/BGD";
const SECONDS: u64 = 1_800_000_000;
/// A checkpoint of the empty tree.
const EMPTY: &str = "tansiq/BGD\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (log, witness) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
    let trusted = Trusted {
        log: vec![VerifierKey::new(ORIGIN, log.verifying_key()).expect("a name")],
        witnesses: vec![CosignerKey::new("tansiq/AMM", witness.verifying_key()).expect("a name")],
    };
    signed(text, &log, &witness, &trusted);
    lines_beside(text, &log, &trusted);
});

/// A log may sign anything.
fn signed(text: &str, log: &SigningKey, witness: &SigningKey, trusted: &Trusted) {
    let Ok(mut note) = SignedNote::sign(text, ORIGIN, log) else { return };
    assert_eq!(SignedNote::parse(note.to_string().as_bytes()).as_ref(), Ok(&note));
    let Ok(signed) = Checkpoint::of_note(note.clone(), &trusted.log[0]) else { return };
    let checkpoint = signed.checkpoint();
    assert!(checkpoint.origin == ORIGIN && text.starts_with(&checkpoint.text()));
    asked(&note, trusted, checkpoint);

    let cosigner = &trusted.witnesses[0];
    note.add(cosigner.cosign(&note, SECONDS, |message| witness.sign(message).to_bytes()))
        .expect("room for a line");
    assert_eq!(cosigner.cosigned_at(&note), Ok(Some(SECONDS)));
    let kept = trusted.read("EXERCISE", note.to_string().as_bytes()).expect("it is signed and cosigned");
    assert_eq!(kept.cosigned.get(cosigner.name()), Some(&SECONDS));

    let another = note.to_string().replacen(text, &format!("{text}EXERCISE\n"), 1);
    assert!(trusted.read("EXERCISE", another.as_bytes()).is_err(), "another text, the same signatures");
}

/// A witness that has seen nothing of the log may cosign the checkpoint, when it is asked as it must be.
fn asked(note: &SignedNote, trusted: &Trusted, checkpoint: &Checkpoint) {
    let question = AddCheckpoint { old: TreeSize::EMPTY, proof: vec![], note: note.clone() };
    let read = AddCheckpoint::parse(question.to_string().as_bytes());
    assert_eq!(read.as_ref(), Ok(&question));
    match judge(&question, &trusted.log, None) {
        Ok(judged) => assert_eq!(judged.checkpoint(), checkpoint),
        Err(refused) => assert!(matches!(refused, NotCosigned::Inconsistent(_)), "{refused}"),
    }
    assert_eq!(judge(&question, &[], None), Err(NotCosigned::Unknown));
}

/// Whatever lines stand beside the log's: they are read as lines or not at all, and change nothing of what is signed.
fn lines_beside(lines: &str, log: &SigningKey, trusted: &Trusted) {
    let note = SignedNote::sign(EMPTY, ORIGIN, log).expect("a checkpoint");
    let Ok(note) = SignedNote::parse(format!("{note}{lines}").as_bytes()) else { return };
    // A false line in the log's own name spoils the note.
    if let Ok(kept) = trusted.read("EXERCISE", note.to_string().as_bytes()) {
        assert_eq!(kept.signed.checkpoint().text(), EMPTY);
        assert!(kept.cosigned.is_empty(), "nobody here has the witness's key");
    }
}
