//! What a witness says of a checkpoint: C2SP tlog-cosignature, the Ed25519 kind (<https://c2sp.org/tlog-cosignature>).
//!
//! ```text
//! cosignature/v1
//! time <seconds since 1970>
//! <the whole text of the checkpoint>
//! ```
//! The signature of this text stands in a signature line of the checkpoint's note, the time before it in eight bytes.
//! It says: at that time this was the largest tree that the witness had seen of this log, and it continued every
//! smaller one.
//!
//! The first line keeps the message apart from all else that the key signs; in a checkpoint's own text the second line
//! is a number, which "time ..." is not.

use crate::Error;
use crate::note::{SignatureLine, SignedNote};
use crate::note_key::{self, Kind};
use ed25519_dalek::{Signature, VerifyingKey};
use std::fmt;
use std::str::FromStr;

/// The line with which every cosigned message begins.
pub const COSIGNATURE_HEADER: &str = "cosignature/v1\n";

/// Bytes of the time before the signature.
const TIME_BYTES: usize = 8;

/// The public half of a witness's key. Written as a verifier key of signed-note with the type byte 4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CosignerKey {
    name: String,
    key: VerifyingKey,
}

impl CosignerKey {
    /// A key under a witness's name.
    ///
    /// # Errors
    /// [`Error::BadOrigin`] when the name cannot name a key.
    pub fn new(name: &str, key: VerifyingKey) -> Result<CosignerKey, Error> {
        note_key::check_name(name)?;
        Ok(CosignerKey { name: name.to_owned(), key })
    }

    /// The same from the 32 bytes of the key.
    ///
    /// # Errors
    /// [`Error::BadNote`] when they are no Ed25519 key, [`Error::BadOrigin`].
    pub fn from_bytes(name: &str, key: &[u8; 32]) -> Result<CosignerKey, Error> {
        let key = VerifyingKey::from_bytes(key).map_err(|_| Error::BadNote { why: "not an Ed25519 key" })?;
        CosignerKey::new(name, key)
    }

    /// The witness's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key id: `SHA-256(name || 0x0A || 0x04 || key)[..4]`.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        note_key::id(&self.name, Kind::Cosignature, &self.key)
    }

    /// The line that cosigns a checkpoint's note at this time (seconds since 1970). `sign` signs the message that it is
    /// given with the private half. Extension lines of the checkpoint are covered as they stand.
    #[must_use]
    pub fn cosign(
        &self,
        note: &SignedNote,
        seconds: u64,
        sign: impl FnOnce(&[u8]) -> [u8; 64],
    ) -> SignatureLine {
        let seconds = seconds.min(i64::MAX.unsigned_abs());
        let mut signature = seconds.to_be_bytes().to_vec();
        signature.extend_from_slice(&sign(&message(note.text(), seconds)));
        SignatureLine { name: self.name.clone(), key_id: self.id(), signature }
    }

    /// When this witness cosigned the checkpoint of a note, in seconds since 1970: the latest time when it did so more
    /// than once, nothing when no line is by this key.
    ///
    /// # Errors
    /// [`Error::BadSignature`] when a line that claims to be by this key does not verify.
    pub fn cosigned_at(&self, note: &SignedNote) -> Result<Option<u64>, Error> {
        let id = self.id();
        let ours = note.signatures().iter().filter(|line| line.name == self.name && line.key_id == id);
        let times = ours.map(|line| self.verify(note.text(), line)).collect::<Result<Vec<u64>, Error>>()?;
        Ok(times.into_iter().max())
    }

    fn verify(&self, text: &str, line: &SignatureLine) -> Result<u64, Error> {
        let refused = || Error::BadSignature { key: self.name.clone() };
        let (time, signature) = line.signature.split_first_chunk::<TIME_BYTES>().ok_or_else(refused)?;
        let seconds = u64::from_be_bytes(*time);
        let signature = Signature::from_slice(signature).map_err(|_| refused())?;
        if seconds > i64::MAX.unsigned_abs() {
            return Err(refused());
        }
        self.key.verify_strict(&message(text, seconds), &signature).map_err(|_| refused())?;
        Ok(seconds)
    }
}

/// What is signed.
fn message(text: &str, seconds: u64) -> Vec<u8> {
    format!("{COSIGNATURE_HEADER}time {seconds}\n{text}").into_bytes()
}

impl fmt::Display for CosignerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&note_key::write(&self.name, Kind::Cosignature, &self.key))
    }
}

impl FromStr for CosignerKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<CosignerKey, Error> {
        let (name, key) = note_key::read(text, Kind::Cosignature)?;
        Ok(CosignerKey { name, key })
    }
}
