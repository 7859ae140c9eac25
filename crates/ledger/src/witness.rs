//! The question that a log puts to a witness, and what the witness may answer: C2SP tlog-witness, `add-checkpoint`
//! (<https://c2sp.org/tlog-witness>). Pure: what the witness knows is an argument.
//!
//! ```text
//! old <size that the witness cosigned last>
//! <a line of base64 for each hash of the consistency proof>
//! <empty line>
//! <the signed checkpoint>
//! ```
//! In scope: the bytes of the question, and whether a checkpoint may be cosigned after the one before.
//! Out of scope: keeping what was cosigned, durably, before the answer leaves (`exchange`); HTTP (`api`); the optional
//! `sign-subtree`, which needs another kind of cosignature.

use crate::note::{SignedNote, VerifierKey};
use crate::{Checkpoint, Error, Hash, SignedCheckpoint, TreeSize, verify_consistency};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use std::fmt;

/// Hashes of one consistency proof: a tree of 64-bit size needs no more.
pub const MAX_PROOF_LINES: usize = 63;

/// Bytes of one question: a note of the longest kind and a full proof.
pub const MAX_QUESTION_BYTES: usize = crate::note::MAX_NOTE_BYTES + 4096;

/// What a log asks. Nothing of it is verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size of the checkpoint that the witness cosigned last, as the log believes.
    pub old: TreeSize,
    /// That the tree of the checkpoint begins with the tree of that size.
    pub proof: Vec<Hash>,
    /// The checkpoint.
    pub note: SignedNote,
}

impl AddCheckpoint {
    /// Reads a question.
    ///
    /// # Errors
    /// [`Error::BadNote`] when it has not the form of the specification.
    pub fn parse(bytes: &[u8]) -> Result<AddCheckpoint, Error> {
        let bad = |why| Error::BadNote { why };
        if bytes.len() > MAX_QUESTION_BYTES {
            return Err(bad("the question is longer than 68 KiB"));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| bad("the question is not UTF-8"))?;
        let (head, note) = text.split_once("\n\n").ok_or(bad("no empty line before the checkpoint"))?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| line.strip_prefix("old ")).and_then(TreeSize::from_decimal);
        let old = old.ok_or(bad("the first line is \"old \" and a decimal number"))?;
        let hash = |line: &str| BASE64.decode(line).ok().and_then(|bytes| Hash::from_slice(&bytes));
        let proof: Option<Vec<Hash>> = lines.map(hash).collect();
        let proof = proof.ok_or(bad("a line of the proof is not 32 bytes of base64"))?;
        if proof.len() > MAX_PROOF_LINES {
            return Err(bad("more than 63 lines of proof"));
        }
        Ok(AddCheckpoint { old, proof, note: SignedNote::parse(note.as_bytes())? })
    }
}

impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        self.proof.iter().try_for_each(|hash| writeln!(f, "{}", BASE64.encode(hash.0)))?;
        write!(f, "\n{}", self.note)
    }
}

/// Why a witness does not cosign. The numbers are the HTTP statuses of the specification.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotCosigned {
    /// 400: the question has not the form of the specification.
    #[error("expected a question of C2SP tlog-witness; {0}")]
    Malformed(&'static str),
    /// 403: no key that is believed for this log signed the checkpoint.
    #[error("expected a checkpoint signed by the log's key; found none that verifies")]
    NotSigned,
    /// 404: this witness does not know the log.
    #[error("expected a log that this witness knows; found another origin")]
    Unknown,
    /// 409: the witness cosigned another size last, this one.
    #[error("expected a proof from size {0}, which was cosigned last; found one from another size")]
    Conflict(TreeSize),
    /// 422: the checkpoint is not shown to continue what was cosigned.
    #[error("expected a tree that continues the one that was cosigned; {0}")]
    Inconsistent(&'static str),
}

/// Whether a witness that cosigned `known` last may cosign what is asked. The checkpoint that it returns is signed by
/// one of `keys` and continues `known`; it may be `known` itself.
///
/// # Errors
/// [`NotCosigned`], in the order of the specification.
pub fn judge(
    question: &AddCheckpoint,
    keys: &[VerifierKey],
    known: Option<&Checkpoint>,
) -> Result<SignedCheckpoint, NotCosigned> {
    let checkpoint = Checkpoint::parse(question.note.text())
        .map_err(|_| NotCosigned::Malformed("what it asks about is no checkpoint"))?;
    if keys.iter().all(|key| key.name() != checkpoint.origin) {
        return Err(NotCosigned::Unknown);
    }
    let signed = signed_by(&question.note, keys).ok_or(NotCosigned::NotSigned)?;
    if question.old > checkpoint.size {
        return Err(NotCosigned::Malformed("the old size is above the size of the checkpoint"));
    }
    let held = known.map_or(TreeSize::EMPTY, |known| known.size);
    if question.old != held {
        return Err(NotCosigned::Conflict(held));
    }
    let old_root = known.map_or_else(Hash::of_empty_tree, |known| known.root);
    let continues = verify_consistency(held, &old_root, checkpoint.size, &checkpoint.root, &question.proof);
    match continues {
        Ok(()) => Ok(signed),
        Err(Error::BadProof { why }) => Err(NotCosigned::Inconsistent(why)),
        Err(_) => Err(NotCosigned::Inconsistent("the proof does not hold")),
    }
}

/// The checkpoint, when one of the keys signed it and no line that claims to be by any of them is false.
fn signed_by(note: &SignedNote, keys: &[VerifierKey]) -> Option<SignedCheckpoint> {
    let claims = |key: &&VerifierKey| {
        note.signatures().iter().any(|line| line.name == key.name() && line.key_id == key.id())
    };
    let mut signers = keys.iter().filter(claims).map(|key| Checkpoint::of_note(note.clone(), key));
    let first = signers.next()?.ok()?;
    signers.all(|other| other.is_ok()).then_some(first)
}
