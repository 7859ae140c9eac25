//! Signed notes after C2SP signed-note (<https://c2sp.org/signed-note>), with Ed25519 keys.
//!
//! ```text
//! <text, one or more lines>
//! <empty line>
//! — <key name> <base64 of: 4 bytes of key id || signature>
//! ```
//!
//! A note may carry lines of keys and algorithms that we do not know; they are kept as they came.

use crate::Error;
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Ed25519 in the list of signature types of the specification.
const ED25519: u8 = 0x01;

/// Signature lines of one note. The specification asks for 16 at least; a federation has tens of members as witnesses.
pub const MAX_SIGNATURES: usize = 100;

/// Bytes of one note: a checkpoint's text with [`MAX_SIGNATURES`] lines of the longest names fits.
pub const MAX_NOTE_BYTES: usize = 64 * 1024;

/// Bytes of a key's name: long enough for a host and a path, short enough to be read by a person.
pub const MAX_NAME_BYTES: usize = 256;

/// Whether this can be the name of a key, and so an origin.
#[must_use]
pub fn is_key_name(name: &str) -> bool {
    let unusable = |c: char| c.is_whitespace() || c.is_control() || c == '+';
    (1..=MAX_NAME_BYTES).contains(&name.len()) && !name.contains(unusable)
}

/// The public half of a note key: what a third party needs to check a checkpoint.
///
/// Written as `<name>+<key id>+<base64 key>`, the form that other transparency-log tools take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: VerifyingKey,
}

impl VerifierKey {
    /// A key under a name.
    ///
    /// # Errors
    /// [`Error::BadOrigin`] when the name cannot name a key.
    pub fn new(name: &str, key: VerifyingKey) -> Result<VerifierKey, Error> {
        if is_key_name(name) {
            Ok(VerifierKey { name: name.to_owned(), key })
        } else {
            Err(Error::BadOrigin { given: name.chars().take(MAX_NAME_BYTES).collect() })
        }
    }

    /// The key's name; for a log it is its origin.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The Ed25519 key.
    #[must_use]
    pub fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// The key id: `SHA-256(name || 0x0A || 0x01 || key)[..4]`.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        let mut hasher = Sha256::new();
        hasher.update(self.name.as_bytes());
        hasher.update([b'\n', ED25519]);
        hasher.update(self.key.as_bytes());
        let digest: [u8; 32] = hasher.finalize().into();
        [digest[0], digest[1], digest[2], digest[3]]
    }

    /// Checks that a note is signed by this key.
    ///
    /// # Errors
    /// [`Error::BadSignature`] when no line is by this key, or any line that claims to be does not verify.
    pub fn verify(&self, note: &SignedNote) -> Result<(), Error> {
        let id = self.id();
        let refused = || Error::BadSignature { key: self.name.clone() };
        let mut ours =
            note.signatures.iter().filter(|line| line.name == self.name && line.key_id == id).peekable();
        ours.peek().ok_or_else(refused)?;
        for line in ours {
            let signature = Signature::from_slice(&line.signature).map_err(|_| refused())?;
            self.key.verify_strict(note.text.as_bytes(), &signature).map_err(|_| refused())?;
        }
        Ok(())
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = vec![ED25519];
        key.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{}+{}", self.name, hex::encode(self.id()), BASE64.encode(key))
    }
}

impl FromStr for VerifierKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<VerifierKey, Error> {
        // Base64 may hold plus signs, so the name and the id are cut from the left.
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(Error::BadNote { why: "a verifier key is <name>+<key id>+<base64 key>" });
        };
        let key = BASE64.decode(key).map_err(|_| Error::BadNote { why: "the verifier key is not base64" })?;
        let (Some((&ED25519, key)), true) = (key.split_first(), is_key_name(name)) else {
            return Err(Error::BadNote { why: "the verifier key is not a named Ed25519 key" });
        };
        let key = key.try_into().map_err(|_| Error::BadNote { why: "an Ed25519 key has 32 bytes" })?;
        let key = VerifyingKey::from_bytes(key).map_err(|_| Error::BadNote { why: "not an Ed25519 key" })?;
        let verifier = VerifierKey { name: name.to_owned(), key };
        if hex::encode(verifier.id()) == id {
            Ok(verifier)
        } else {
            Err(Error::BadNote { why: "the key id is not that of the name and the key" })
        }
    }
}

/// One signature line of a note, verified or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureLine {
    /// The name of the key.
    pub name: String,
    /// Which of that name's keys.
    pub key_id: [u8; 4],
    /// The signature itself; its form depends on the key.
    pub signature: Vec<u8>,
}

/// A text and its signatures. Nothing in it is to be believed before a [`VerifierKey`] has verified it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedNote {
    text: String,
    signatures: Vec<SignatureLine>,
}

impl SignedNote {
    /// Signs a text, which must end in a line feed and hold no control character besides.
    ///
    /// # Errors
    /// [`Error::BadNote`] for a text that cannot be signed, [`Error::BadOrigin`] for a name that cannot name a key.
    pub fn sign(text: &str, name: &str, key: &SigningKey) -> Result<SignedNote, Error> {
        let verifier = VerifierKey::new(name, key.verifying_key())?;
        check_text(text)?;
        let signature = key.sign(text.as_bytes()).to_bytes().to_vec();
        let line = SignatureLine { name: name.to_owned(), key_id: verifier.id(), signature };
        Ok(SignedNote { text: text.to_owned(), signatures: vec![line] })
    }

    /// Reads a note. Signatures are not verified here.
    ///
    /// # Errors
    /// [`Error::BadNote`] when the form is not that of the specification.
    pub fn parse(note: &[u8]) -> Result<SignedNote, Error> {
        if note.len() > MAX_NOTE_BYTES {
            return Err(Error::BadNote { why: "the note is longer than 64 KiB" });
        }
        let note = std::str::from_utf8(note).map_err(|_| Error::BadNote { why: "the note is not UTF-8" })?;
        let split =
            note.rfind("\n\n").ok_or(Error::BadNote { why: "no empty line before the signatures" })?;
        let (text, lines) = (&note[..=split], &note[split + 2..]);
        check_text(text)?;
        let lines = lines.strip_suffix('\n').ok_or(Error::BadNote { why: "the last line has no end" })?;
        let signatures = lines.split('\n').map(parse_line).collect::<Result<Vec<_>, Error>>()?;
        if signatures.len() > MAX_SIGNATURES {
            return Err(Error::BadNote { why: "more than 100 signatures" });
        }
        Ok(SignedNote { text: text.to_owned(), signatures })
    }

    /// The signed text, with its last line feed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature lines, in order.
    #[must_use]
    pub fn signatures(&self) -> &[SignatureLine] {
        &self.signatures
    }

    /// Takes over the lines of another note with the same text that this one has not; says whether there were any.
    ///
    /// # Errors
    /// [`Error::BadNote`] when the texts differ or the lines become too many.
    pub fn merge(&mut self, other: &SignedNote) -> Result<bool, Error> {
        if other.text != self.text {
            return Err(Error::BadNote { why: "the signatures are of another text" });
        }
        let before = self.signatures.len();
        for line in &other.signatures {
            if !self.signatures.contains(line) {
                self.signatures.push(line.clone());
            }
        }
        if self.signatures.len() > MAX_SIGNATURES {
            return Err(Error::BadNote { why: "more than 100 signatures" });
        }
        Ok(self.signatures.len() > before)
    }
}

impl fmt::Display for SignedNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        for line in &self.signatures {
            let mut blob = line.key_id.to_vec();
            blob.extend_from_slice(&line.signature);
            writeln!(f, "\u{2014} {} {}", line.name, BASE64.encode(blob))?;
        }
        Ok(())
    }
}

fn check_text(text: &str) -> Result<(), Error> {
    if !text.ends_with('\n') {
        return Err(Error::BadNote { why: "the text does not end in a line feed" });
    }
    if text.chars().any(|c| c < ' ' && c != '\n') {
        return Err(Error::BadNote { why: "the text has a control character" });
    }
    Ok(())
}

fn parse_line(line: &str) -> Result<SignatureLine, Error> {
    let malformed = Error::BadNote { why: "a signature line is an em dash, a key name and base64" };
    let (name, blob) = line
        .strip_prefix("\u{2014} ")
        .and_then(|rest| rest.split_once(' '))
        .filter(|(name, _)| is_key_name(name))
        .ok_or(malformed.clone())?;
    let blob = BASE64.decode(blob).map_err(|_| malformed.clone())?;
    let (key_id, signature) =
        blob.split_first_chunk::<4>().filter(|(_, rest)| !rest.is_empty()).ok_or(malformed)?;
    Ok(SignatureLine { name: name.to_owned(), key_id: *key_id, signature: signature.to_vec() })
}
