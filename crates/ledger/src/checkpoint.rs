//! What a log publishes about itself: C2SP tlog-checkpoint (<https://c2sp.org/tlog-checkpoint>).
//!
//! ```text
//! <origin>
//! <tree size, decimal>
//! <root hash, base64>
//! ```
//!
//! It has no time in it; the witnesses' cosignatures do.

use crate::note::{SignatureLine, SignedNote, VerifierKey, is_key_name};
use crate::{Error, Hash, TreeSize};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::SigningKey;

/// The three facts of a checkpoint. Extension lines are read over: this log writes none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: unique, and the name of the key that signs.
    pub origin: String,
    /// How many entries the tree has.
    pub size: TreeSize,
    /// The root of that tree.
    pub root: Hash,
}

impl Checkpoint {
    /// The text that is signed.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, BASE64.encode(self.root.0))
    }

    /// Reads the text of a checkpoint. Call it on the text of a note that was verified, or use [`Checkpoint::open`].
    ///
    /// # Errors
    /// [`Error::BadNote`] when it has not the form of the specification.
    pub fn parse(text: &str) -> Result<Checkpoint, Error> {
        let mut lines =
            text.strip_suffix('\n').ok_or(Error::BadNote { why: "the text has no end" })?.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(Error::BadNote { why: "a checkpoint has an origin, a size and a root" });
        };
        if lines.any(str::is_empty) || origin.is_empty() {
            return Err(Error::BadNote { why: "a line of the checkpoint is empty" });
        }
        let size =
            TreeSize::from_decimal(size).ok_or(Error::BadNote { why: "the size is not a decimal number" })?;
        let root = BASE64.decode(root).ok().and_then(|root| Hash::from_slice(&root));
        let root = root.ok_or(Error::BadNote { why: "the root is not 32 bytes of base64" })?;
        Ok(Checkpoint { origin: origin.to_owned(), size, root })
    }

    /// Signs it under the origin's name.
    ///
    /// # Errors
    /// [`Error::BadOrigin`] when the origin cannot name a key.
    pub fn sign(&self, key: &SigningKey) -> Result<SignedCheckpoint, Error> {
        let note = SignedNote::sign(&self.text(), &self.origin, key)?;
        Ok(SignedCheckpoint { checkpoint: self.clone(), note })
    }

    /// Reads a checkpoint from a note and checks that `key` signed it: all that a third party does with one.
    ///
    /// # Errors
    /// [`Error::BadNote`] for a bad form or another origin than the key's name, [`Error::BadSignature`].
    pub fn open(note: &[u8], key: &VerifierKey) -> Result<SignedCheckpoint, Error> {
        Checkpoint::of_note(SignedNote::parse(note)?, key)
    }

    /// The same for a note that was read already.
    ///
    /// # Errors
    /// Those of [`Checkpoint::open`].
    pub fn of_note(note: SignedNote, key: &VerifierKey) -> Result<SignedCheckpoint, Error> {
        key.verify(&note)?;
        let checkpoint = Checkpoint::parse(note.text())?;
        if checkpoint.origin != key.name() {
            return Err(Error::BadNote { why: "the checkpoint is of another origin than the key" });
        }
        Ok(SignedCheckpoint { checkpoint, note })
    }
}

/// A checkpoint whose signature by the log was made or verified here. The other lines are kept, unverified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: SignedNote,
}

impl SignedCheckpoint {
    /// What it says.
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The whole note; `to_string()` of it is what is published.
    #[must_use]
    pub fn note(&self) -> &SignedNote {
        &self.note
    }

    /// Adds a signature line, unverified, such as a cosignature that was made here.
    ///
    /// # Errors
    /// [`Error::BadNote`] when the lines become too many.
    pub fn add(&mut self, line: SignatureLine) -> Result<(), Error> {
        self.note.add(line)
    }

    /// Adds the signature lines of another copy of the same checkpoint; says whether there were new ones.
    ///
    /// # Errors
    /// [`Error::BadNote`] when the other is not a copy of it, or the lines become too many.
    pub fn merge(&mut self, other: &SignedNote) -> Result<bool, Error> {
        self.note.merge(other)
    }
}

/// Checks that an origin can name a key.
pub(crate) fn check_origin(origin: &str) -> Result<(), Error> {
    if is_key_name(origin) {
        Ok(())
    } else {
        Err(Error::BadOrigin { given: origin.chars().take(256).collect() })
    }
}
