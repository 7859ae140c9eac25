//! Public keys of notes as they are written: `<name>+<key id>+<base64 of: type byte || key>` (C2SP signed-note).

use crate::Error;
use crate::note::{MAX_NAME_BYTES, is_key_name};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::VerifyingKey;
use sha2::{Digest, Sha256};

/// What a key signs: the list of signature types of the specification. The number goes into the key id, so that one
/// key under two types has two ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    /// The text of a note, by Ed25519.
    Note = 0x01,
    /// A timestamped cosignature of a checkpoint, by Ed25519.
    Cosignature = 0x04,
}

/// The key id: `SHA-256(name || 0x0A || type || key)[..4]`.
pub(crate) fn id(name: &str, kind: Kind, key: &VerifyingKey) -> [u8; 4] {
    let mut hasher = Sha256::new();
    hasher.update(name.as_bytes());
    hasher.update([b'\n', kind as u8]);
    hasher.update(key.as_bytes());
    let digest: [u8; 32] = hasher.finalize().into();
    [digest[0], digest[1], digest[2], digest[3]]
}

pub(crate) fn check_name(name: &str) -> Result<(), Error> {
    if is_key_name(name) {
        Ok(())
    } else {
        Err(Error::BadOrigin { given: name.chars().take(MAX_NAME_BYTES).collect() })
    }
}

pub(crate) fn write(name: &str, kind: Kind, key: &VerifyingKey) -> String {
    let mut bytes = vec![kind as u8];
    bytes.extend_from_slice(key.as_bytes());
    format!("{name}+{}+{}", hex::encode(id(name, kind, key)), BASE64.encode(bytes))
}

/// The name and the key, when they are written as a key of this kind.
pub(crate) fn read(text: &str, kind: Kind) -> Result<(String, VerifyingKey), Error> {
    // Base64 may hold plus signs, so the name and the id are cut from the left.
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(given), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Error::BadNote { why: "a verifier key is <name>+<key id>+<base64 key>" });
    };
    let key = BASE64.decode(key).map_err(|_| Error::BadNote { why: "the verifier key is not base64" })?;
    let key = match key.split_first() {
        Some((first, key)) if *first == kind as u8 && is_key_name(name) => key,
        _ => return Err(Error::BadNote { why: "the verifier key is not a named Ed25519 key of this kind" }),
    };
    let key = key.try_into().map_err(|_| Error::BadNote { why: "an Ed25519 key has 32 bytes" })?;
    let key = VerifyingKey::from_bytes(key).map_err(|_| Error::BadNote { why: "not an Ed25519 key" })?;
    if hex::encode(id(name, kind, &key)) == given {
        Ok((name.to_owned(), key))
    } else {
        Err(Error::BadNote { why: "the key id is not that of the name and the key" })
    }
}
