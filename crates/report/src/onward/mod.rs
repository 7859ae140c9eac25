//! The third-party rule on paper: a holder's request to pass something on, its originator's answer with the consent
//! in it, and the revocation of a consent. Each is signed by whoever writes it.
//!
//! ```text
//! holder --Request--> originator --Answer{Consent}--> holder --edition + Consent--> third party
//!                     originator --Revocation-------> holder --Revocation---------> third party
//! ```
//! No paper holds what a statement says. An answer names statements of what the holder has already, and how the
//! originator signed the edition that is made of them: the holder can make that edition up, and learns nothing. The
//! consent names the edition and never what it was taken from, since it goes to the third party as its proof.

mod papers;
mod rules;

pub use papers::{Answer, Consent, Request, Revocation, Ruling};
pub(crate) use rules::rule;
pub use rules::{MAX_ANSWER_DAYS, MAX_CONSENT_DAYS};

use crate::canonical::{NotCanonical, from_canonical, to_canonical};
use crate::id::OnwardId;
use crate::moment::Moment;
use crate::sealed::Keys;
use crate::signature::{BadSignature, Envelope, MemberKey};
use crate::text::serde_as_text;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tansiq_label::{MemberCode, finite};

/// The media type of a signed request.
pub const REQUEST_TYPE: &str = "application/vnd.tansiq.onward-request.v1+json";
/// The media type of a signed answer.
pub const ANSWER_TYPE: &str = "application/vnd.tansiq.onward-answer.v1+json";
/// The media type of a signed consent.
pub const CONSENT_TYPE: &str = "application/vnd.tansiq.onward-consent.v1+json";
/// The media type of a signed revocation.
pub const REVOCATION_TYPE: &str = "application/vnd.tansiq.onward-revocation.v1+json";
/// The longest paper, in bytes: an answer that names ten thousand statements.
pub const MAX_PAPER_BYTES: usize = 1024 * 1024;

finite! {
    /// Why an originator refuses, or takes a consent back.
    Ground, "ground":
    /// It would show where it comes from.
    SourceProtection = "source-protection",
    /// It would disturb an operation or an inquiry that is under way.
    Operation = "operation",
    /// The originator's law does not allow it.
    Law = "law",
    /// The purposes are not ones for which the originator gives it.
    Purpose = "purpose",
    /// It is doubtful, or out of date.
    Accuracy = "accuracy",
    /// The third party is not one to which the originator gives it.
    ThirdParty = "third-party",
}
serde_as_text!(Ground);

/// Any paper that goes on a lane by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paper {
    /// From holder to originator.
    Request(Request),
    /// From originator to holder.
    Answer(Box<Answer>),
    /// From originator to holder, and from there to whom the holder gave it.
    Revocation(Revocation),
}

/// Why something is no paper that members sign and give each other.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadPaper {
    /// The signature proves nothing.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// The signed bytes are not in their one spelling.
    #[error(transparent)]
    Canonical(#[from] NotCanonical),
    /// Over the limit.
    #[error("expected a paper of at most {MAX_PAPER_BYTES} bytes; found {0}")]
    TooLong(usize),
    /// It breaks a rule.
    #[error("expected {0}; found something else")]
    Rule(&'static str),
}

/// What every paper has in common, also one that is not of this rule.
pub trait Signed: Serialize + DeserializeOwned {
    /// Its media type.
    const TYPE: &'static str;
    /// What it is, for messages.
    const WHAT: &'static str;
    /// Who signs it.
    fn signer(&self) -> MemberCode;
    /// When it was signed.
    fn signed_at(&self) -> Moment;
    /// Checks the rules that hold whoever reads it.
    ///
    /// # Errors
    /// [`BadPaper`].
    fn check(&self) -> Result<(), BadPaper>;

    /// Signs it.
    ///
    /// # Errors
    /// [`BadPaper`] when it breaks a rule: nobody signs what nobody would take.
    fn sign(&self, key: &MemberKey) -> Result<Envelope, BadPaper> {
        self.check()?;
        Ok(key.seal(Self::TYPE, to_canonical(self)))
    }

    /// Reads one whose signature was verified before.
    ///
    /// # Errors
    /// [`BadPaper`].
    fn read(envelope: &Envelope) -> Result<Self, BadPaper> {
        if envelope.payload_type != Self::TYPE {
            return Err(BadSignature::Type { expected: Self::TYPE }.into());
        }
        if envelope.payload.len() > MAX_PAPER_BYTES {
            return Err(BadPaper::TooLong(envelope.payload.len()));
        }
        let paper: Self = from_canonical(&envelope.payload, Self::WHAT)?;
        paper.check()?;
        Ok(paper)
    }

    /// Reads one and checks that its signer signed it with a key that he had then.
    ///
    /// # Errors
    /// [`BadPaper`].
    fn open(envelope: &Envelope, keys: &dyn Keys) -> Result<Self, BadPaper> {
        let paper = Self::read(envelope)?;
        let (signer, at) = (paper.signer(), paper.signed_at());
        envelope.verify(Self::TYPE, signer, |id| keys.key(signer, id, at))?;
        Ok(paper)
    }
}

impl Paper {
    /// Whether a media type is one of a paper that goes on a lane.
    pub fn is_type(payload_type: &str) -> bool {
        [REQUEST_TYPE, ANSWER_TYPE, REVOCATION_TYPE].contains(&payload_type)
    }

    /// Reads one whose signature was verified before.
    ///
    /// # Errors
    /// [`BadPaper`].
    pub fn read(envelope: &Envelope) -> Result<Paper, BadPaper> {
        match envelope.payload_type.as_str() {
            ANSWER_TYPE => Ok(Paper::Answer(Box::new(Answer::read(envelope)?))),
            REVOCATION_TYPE => Ok(Paper::Revocation(Revocation::read(envelope)?)),
            _ => Ok(Paper::Request(Request::read(envelope)?)),
        }
    }

    /// The request that it is or belongs to.
    pub fn request(&self) -> OnwardId {
        match self {
            Paper::Request(request) => request.id,
            Paper::Answer(answer) => answer.request,
            Paper::Revocation(revocation) => revocation.request,
        }
    }

    /// Who holds the item, whose it is, and the third party.
    pub fn members(&self) -> [MemberCode; 3] {
        let (holder, originator, to) = match self {
            Paper::Request(request) => (request.holder, request.originator, request.to),
            Paper::Answer(answer) => (answer.holder, answer.originator, answer.to),
            Paper::Revocation(revocation) => (revocation.holder, revocation.originator, revocation.to),
        };
        [holder.0, originator.0, to.0]
    }

    /// Reads one and checks its signature.
    ///
    /// # Errors
    /// [`BadPaper`].
    pub fn open(envelope: &Envelope, keys: &dyn Keys) -> Result<Paper, BadPaper> {
        match envelope.payload_type.as_str() {
            ANSWER_TYPE => {
                let answer = Answer::open(envelope, keys)?;
                // The consent travels further than the answer, and must stand by itself.
                answer.consent_paper().map(|consent| Consent::open(consent, keys)).transpose()?;
                Ok(Paper::Answer(Box::new(answer)))
            }
            REVOCATION_TYPE => Ok(Paper::Revocation(Revocation::open(envelope, keys)?)),
            _ => Ok(Paper::Request(Request::open(envelope, keys)?)),
        }
    }
}
