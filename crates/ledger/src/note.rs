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
use crate::note_key::{self, Kind};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use std::fmt;
use std::str::FromStr;

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
        note_key::check_name(name)?;
        Ok(VerifierKey { name: name.to_owned(), key })
    }

    /// The same from the 32 bytes of the key.
    ///
    /// # Errors
    /// [`Error::BadNote`] when they are no Ed25519 key, [`Error::BadOrigin`].
    pub fn from_bytes(name: &str, key: &[u8; 32]) -> Result<VerifierKey, Error> {
        let key = VerifyingKey::from_bytes(key).map_err(|_| Error::BadNote { why: "not an Ed25519 key" })?;
        VerifierKey::new(name, key)
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
        note_key::id(&self.name, Kind::Note, &self.key)
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
        f.write_str(&note_key::write(&self.name, Kind::Note, &self.key))
    }
}

impl FromStr for VerifierKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<VerifierKey, Error> {
        let (name, key) = note_key::read(text, Kind::Note)?;
        Ok(VerifierKey { name, key })
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
        let signatures = SignatureLine::parse_all(lines)?;
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

    /// The same text with the lines under one name alone. A note without any is read by nobody.
    #[must_use]
    pub fn by_name(&self, name: &str) -> SignedNote {
        let lines = self.signatures.iter().filter(|line| line.name == name).cloned().collect();
        SignedNote { text: self.text.clone(), signatures: lines }
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
        other.signatures.iter().try_for_each(|line| self.add(line.clone()))?;
        Ok(self.signatures.len() > before)
    }

    /// Adds a signature line, unverified. One that is there is not added again.
    ///
    /// # Errors
    /// [`Error::BadNote`] when the lines become too many.
    pub fn add(&mut self, line: SignatureLine) -> Result<(), Error> {
        if !self.signatures.contains(&line) {
            check_count(self.signatures.len() + 1)?;
            self.signatures.push(line);
        }
        Ok(())
    }
}

impl SignatureLine {
    /// Reads signature lines that stand alone, each with its line feed.
    ///
    /// # Errors
    /// [`Error::BadNote`] when one has not the form of the specification, when there is none, or too many.
    pub fn parse_all(lines: &str) -> Result<Vec<SignatureLine>, Error> {
        let lines = lines.strip_suffix('\n').ok_or(Error::BadNote { why: "the last line has no end" })?;
        check_count(lines.split('\n').count())?;
        lines.split('\n').map(parse_line).collect()
    }
}

impl fmt::Display for SignatureLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut blob = self.key_id.to_vec();
        blob.extend_from_slice(&self.signature);
        write!(f, "\u{2014} {} {}", self.name, BASE64.encode(blob))
    }
}

impl fmt::Display for SignedNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

fn check_count(lines: usize) -> Result<(), Error> {
    if lines > MAX_SIGNATURES { Err(Error::BadNote { why: "more than 100 signatures" }) } else { Ok(()) }
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
