//! A signed agreement: its exact text, and the signatures that this node has seen under it.
//!
//! A signature bears no date. It is believed when its key was valid at the moment at which this node first saw
//! it, and is not revoked now. So an agreement stays in force when a party's key is rotated, and falls out of
//! force when a key is revoked until the party signs again.

use crate::agreement::{Agreement, MAX_AGREEMENT_BYTES};
use crate::mistake::Mistakes;
use crate::name::Slug;
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::{
    BadSignature, Digest32, Envelope, Keys, MAX_SIGNATURES, MemberKey, Moment, SignatureLine,
};

/// The media type of a signed agreement; the payload is the exact TOML.
pub const AGREEMENT_TYPE: &str = "application/vnd.tansiq.agreement.v1+toml";
const DOMAIN: &str = "tansiq/agreement/v1";

/// Why an agreement is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadAgreement {
    /// Its text has mistakes.
    #[error("{0}")]
    Text(#[from] Mistakes),
    /// Not an envelope of an agreement.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// Signatures under different texts cannot be put together.
    #[error("expected the text {expected} that is known; found another")]
    OtherText {
        /// The digest of the known text.
        expected: Digest32,
    },
    /// More signatures than an envelope carries.
    #[error("expected at most {MAX_SIGNATURES} signatures; found {0}")]
    TooManySignatures(usize),
    /// Two texts under one name and version: somebody signed two.
    #[error(
        "expected one text of version {version} of {id}, the known {known}; found another, {found}: give a changed text the next version"
    )]
    Conflict {
        /// The agreement.
        id: Slug,
        /// The version of both.
        version: u32,
        /// The digest of the text that is known.
        known: Digest32,
        /// The digest of the other.
        found: Digest32,
    },
}

/// An agreement's text with the signatures seen under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedAgreement {
    agreement: Arc<Agreement>,
    payload: Vec<u8>,
    signatures: Vec<(SignatureLine, Moment)>,
}

impl SignedAgreement {
    /// Checks a text and signs it as its first party.
    ///
    /// # Errors
    /// The mistakes of the text.
    pub fn sign(text: &[u8], key: &MemberKey, now: Moment) -> Result<Self, BadAgreement> {
        // Read before anything is signed: nobody signs what the program does not understand.
        Agreement::parse(text)?;
        Self::open(key.seal(AGREEMENT_TYPE, text.to_vec()), now)
    }

    /// Adds a party's signature.
    ///
    /// # Errors
    /// [`BadAgreement::TooManySignatures`].
    pub fn countersign(&mut self, key: &MemberKey, now: Moment) -> Result<(), BadAgreement> {
        let other = Self::open(key.seal(AGREEMENT_TYPE, self.payload.clone()), now)?;
        self.merge(&other)
    }

    /// Opens an envelope first seen at `seen`. Its signatures are judged later, by [`SignedAgreement::signers`]:
    /// a party's card may arrive after its signature.
    ///
    /// # Errors
    /// [`BadAgreement`]: another type, too long, or a text with mistakes.
    pub fn open(envelope: Envelope, seen: Moment) -> Result<Self, BadAgreement> {
        if envelope.payload_type != AGREEMENT_TYPE {
            return Err(BadSignature::Type { expected: AGREEMENT_TYPE }.into());
        }
        if envelope.signatures.len() > MAX_SIGNATURES {
            return Err(BadAgreement::TooManySignatures(envelope.signatures.len()));
        }
        let agreement = Arc::new(Agreement::parse(&envelope.payload)?);
        let signatures = envelope.signatures.into_iter().map(|line| (line, seen)).collect();
        Ok(SignedAgreement { agreement, payload: envelope.payload, signatures })
    }

    /// Adds the signatures of another envelope over the same text. Of a signature seen twice the earlier moment
    /// holds, so that the order in which envelopes arrive makes no difference.
    ///
    /// # Errors
    /// [`BadAgreement::OtherText`], [`BadAgreement::TooManySignatures`]; then nothing is changed.
    pub fn merge(&mut self, other: &SignedAgreement) -> Result<(), BadAgreement> {
        if self.payload != other.payload {
            return Err(BadAgreement::OtherText { expected: self.digest() });
        }
        let mut together = self.signatures.clone();
        for (line, seen) in &other.signatures {
            match together.iter_mut().find(|(known, _)| known == line) {
                Some((_, first)) => *first = (*first).min(*seen),
                None => together.push((line.clone(), *seen)),
            }
        }
        if together.len() > MAX_SIGNATURES {
            return Err(BadAgreement::TooManySignatures(together.len()));
        }
        together.sort_by(|(a, _), (b, _)| (a.keyid, &a.sig).cmp(&(b.keyid, &b.sig)));
        self.signatures = together;
        Ok(())
    }

    /// The parties of whom a believed signature is here.
    pub fn signers(&self, keys: &dyn Keys) -> BTreeSet<MemberCode> {
        let mut signers = BTreeSet::new();
        // One envelope for all checks, with one signature at a time: a wrong one must not hide a right one.
        let mut single = self.envelope();
        for (line, seen) in &self.signatures {
            single.signatures = vec![line.clone()];
            for party in self.agreement.parties() {
                let key_of = |id| keys.key_when_seen(*party, id, *seen);
                if single.verify(AGREEMENT_TYPE, party, key_of).is_ok() {
                    signers.insert(*party);
                }
            }
        }
        signers
    }

    /// The parties of whom no believed signature is here.
    pub fn missing(&self, keys: &dyn Keys) -> BTreeSet<MemberCode> {
        self.agreement.parties().difference(&self.signers(keys)).copied().collect()
    }

    /// What the text says.
    pub fn agreement(&self) -> &Arc<Agreement> {
        &self.agreement
    }
    /// The exact text. It was read as UTF-8 when it was opened.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.payload).unwrap_or_default()
    }
    /// The identity of the text, whoever signed it.
    pub fn digest(&self) -> Digest32 {
        Digest32::of(DOMAIN, &self.payload)
    }
    /// The text with every signature, for the ledger and the wire. It goes to parties only:
    /// [`crate::release_agreement`].
    pub fn envelope(&self) -> Envelope {
        Envelope {
            payload_type: AGREEMENT_TYPE.into(),
            payload: self.payload.clone(),
            signatures: self.signatures.iter().map(|(line, _)| line.clone()).collect(),
        }
    }
}

const _: () = assert!(MAX_AGREEMENT_BYTES <= tansiq_report::MAX_REPORT_BYTES);
