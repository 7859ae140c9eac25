//! Any bytes as a note, a checkpoint, a cosignature and a question to a witness: refused, or read as they were written,
//! and nothing that a stranger signed is ever cosigned.
#![no_main]

use ed25519_dalek::SigningKey;
use libfuzzer_sys::fuzz_target;
use tansiq_ledger::audit::Trusted;
use tansiq_ledger::witness::{AddCheckpoint, judge};
use tansiq_ledger::{Checkpoint, CosignerKey, SignatureLine, SignedNote, VerifierKey};

fuzz_target!(|bytes: &[u8]| {
    let key = SigningKey::from_bytes(&[1; 32]).verifying_key();
    let log = VerifierKey::new("tansiq/BGD", key).expect("a name");
    let witness = CosignerKey::new("tansiq/AMM", key).expect("a name");
    let trusted = Trusted { log: vec![log.clone()], witnesses: vec![witness.clone()] };
    if let Ok(note) = SignedNote::parse(bytes) {
        assert_eq!(SignedNote::parse(note.to_string().as_bytes()), Ok(note.clone()));
        if let Ok(checkpoint) = Checkpoint::parse(note.text()) {
            assert!(note.text().starts_with(&checkpoint.text()), "extension lines come last");
        }
        // Nobody has the key, so no bytes are signed by it.
        assert!(log.verify(&note).is_err());
        assert!(!matches!(witness.cosigned_at(&note), Ok(Some(_))));
        assert!(trusted.read("EXERCISE", bytes).is_err());
    }
    if let Ok(question) = AddCheckpoint::parse(bytes) {
        assert_eq!(AddCheckpoint::parse(question.to_string().as_bytes()), Ok(question.clone()));
        assert!(judge(&question, &[log], None).is_err());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(lines) = SignatureLine::parse_all(text) {
            let written: String = lines.iter().map(|line| format!("{line}\n")).collect();
            assert_eq!(SignatureLine::parse_all(&written), Ok(lines));
        }
        if let Ok(key) = text.parse::<CosignerKey>() {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
    }
});
