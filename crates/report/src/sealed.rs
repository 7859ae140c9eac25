//! A sealed report: the exact bytes that its originator signed, the signature, and what they say.

use crate::canonical::{Digest32, NotCanonical, from_json};
use crate::draft::Draft;
use crate::fault::Faults;
use crate::moment::Moment;
use crate::report::Report;
use crate::signature::{BadSignature, Envelope, KeyId, MemberKey, PublicKey, SignatureLine};
use crate::validate::MAX_CLOCK_SKEW_MILLIS;
use tansiq_label::MemberCode;

/// The media type of a signed report.
pub const REPORT_TYPE: &str = "application/vnd.tansiq.report.v1+json";
/// The longest report, in bytes before signing. 10,000 statements of 800 bytes.
pub const MAX_REPORT_BYTES: usize = 8 * 1024 * 1024;

/// A report with its originator's signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    envelope: Envelope,
    report: Report,
}

/// Why bytes are no sealed report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSeal {
    /// The signature proves nothing.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// The signed bytes are not in their one spelling.
    #[error(transparent)]
    Canonical(#[from] NotCanonical),
    /// The report breaks a rule.
    #[error("{0}")]
    Report(#[from] Faults),
    /// Over the limit.
    #[error("expected a report of at most {MAX_REPORT_BYTES} bytes; found {0}")]
    TooLong(usize),
}

/// The key of a member by its id, if it may sign at a moment. Made from the members' cards.
pub trait Keys {
    /// The key, if it belongs to `member` and is valid at `at`.
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey>;

    /// The key of a signature that bears no date, by when it was first seen. A member whose clock runs a little ahead
    /// made its key, by our clock, after we saw it sign.
    fn key_when_seen(&self, member: MemberCode, id: KeyId, seen: Moment) -> Option<PublicKey> {
        self.key(member, id, seen).or_else(|| self.key(member, id, seen.plus_millis(MAX_CLOCK_SKEW_MILLIS)))
    }
}

impl Sealed {
    /// Signs a report.
    pub fn seal(report: Report, key: &MemberKey) -> Sealed {
        let envelope = key.seal(REPORT_TYPE, report.canonical());
        Sealed { envelope, report }
    }

    /// Opens an envelope: signature by a key that the originator had when it sealed, canonical spelling, rules.
    ///
    /// `sealed_at` is the time of sealing as far as it is known. An edition is sealed when it is given, which may be
    /// years and several keys after the report was written: for what came in a delivery it is the note's `sent`, and
    /// the time of writing only for a report that nobody gave.
    ///
    /// # Errors
    /// [`BadSeal`].
    pub fn open(envelope: Envelope, keys: &dyn Keys, sealed_at: Moment) -> Result<Sealed, BadSeal> {
        let sealed = Self::open_own(envelope)?;
        let originator = sealed.report.header().originator;
        sealed.envelope.verify(REPORT_TYPE, originator, |id| keys.key(originator, id, sealed_at))?;
        Ok(sealed)
    }

    /// Puts signatures that were made before beside a report: the envelope that was signed then, if they are its
    /// signatures, which nobody checks here.
    pub fn with_signatures(report: Report, signatures: Vec<SignatureLine>) -> Sealed {
        let envelope = Envelope { payload_type: REPORT_TYPE.into(), payload: report.canonical(), signatures };
        Sealed { envelope, report }
    }

    /// Opens an envelope that was verified when it was taken in, as those in our own ledger were.
    ///
    /// # Errors
    /// [`BadSeal`] when it is not a report.
    pub fn open_own(envelope: Envelope) -> Result<Sealed, BadSeal> {
        if envelope.payload.len() > MAX_REPORT_BYTES {
            return Err(BadSeal::TooLong(envelope.payload.len()));
        }
        if envelope.payload_type != REPORT_TYPE {
            return Err(BadSignature::Type { expected: REPORT_TYPE }.into());
        }
        let report = from_json::<Draft>(&envelope.payload, "a report")?.read()?;
        // The order of statements is part of the spelling, and only the assembled report has it right.
        if report.canonical() != envelope.payload {
            return Err(NotCanonical::Spelling("a report").into());
        }
        Ok(Sealed { envelope, report })
    }

    /// The report.
    pub fn report(&self) -> &Report {
        &self.report
    }
    /// The signed bytes and their signature.
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }
    /// The identity of the content.
    pub fn content(&self) -> Digest32 {
        Digest32::of("tansiq/report/v1", &self.envelope.payload)
    }
}
