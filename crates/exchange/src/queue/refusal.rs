//! Why a message from a queue is refused. Whoever sent it is not told: it is not proved who that is, and whoever asked
//! asks again.

use super::request::MAX_MESSAGE_BYTES;
use tansiq_label::MemberCode;
use tansiq_report::{BadSignature, Moment};

/// Why a message from a queue is refused. Nothing of it is stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MessageRefusal {
    /// More bytes than a message may have.
    #[error("expected a message of at most {MAX_MESSAGE_BYTES} bytes; found {0}")]
    TooLarge(usize),
    /// Something else, or a message of a program that is newer.
    #[error("expected a request or an answer of version 1; found something else")]
    NoMessage,
    /// Sealed to a key that is not ours.
    #[error("expected a message that is sealed to the key on this member's card; found one for another key")]
    OtherKey,
    /// Cut or changed after it was sealed, or a request in the place of an answer.
    #[error("expected a message as it was sealed; found one that was cut or changed since")]
    Changed,
    /// What was sealed is neither a request nor an answer.
    #[error("expected a signed request or an answer in the seal; found something else")]
    Malformed,
    /// The signature proves nothing.
    #[error(transparent)]
    Signature(BadSignature),
    /// Meant for somebody else, who sealed it to our key.
    #[error("expected a request to {us}; found one to {found}")]
    NotForUs {
        /// This node's member.
        us: MemberCode,
        /// The member that the head names.
        found: MemberCode,
    },
    /// No card of the member is known here, or it is not dealt with.
    #[error("expected a request of a member that is active here; found one of {0}")]
    NotActive(MemberCode),
    /// The clock of whoever asks is ahead.
    #[error("expected a request that was signed before {latest}; found {found}")]
    Future {
        /// The latest time that is taken.
        latest: Moment,
        /// The time found.
        found: Moment,
    },
    /// The request was taken, and its answer cannot be sealed: the card of whoever asked has no key for it.
    #[error("expected a key on the card of {0} to seal the answer to; found none")]
    NoKey(MemberCode),
    /// This node cannot judge yet: it is still reading its own ledger. The same message may be taken again.
    #[error("this node is still reading its ledger; take the same message again")]
    NotReady,
}

impl MessageRefusal {
    /// A word for counters and logs.
    pub const fn code(&self) -> &'static str {
        match self {
            MessageRefusal::TooLarge(_) => "message-too-large",
            MessageRefusal::NoMessage => "no-message",
            MessageRefusal::OtherKey => "message-other-key",
            MessageRefusal::Changed => "message-changed",
            MessageRefusal::Malformed => "message-malformed",
            MessageRefusal::Signature(_) => "message-signature",
            MessageRefusal::NotForUs { .. } => "message-not-for-us",
            MessageRefusal::NotActive(_) => "message-not-active",
            MessageRefusal::Future { .. } => "message-future-dated",
            MessageRefusal::NoKey(_) => "message-no-key",
            MessageRefusal::NotReady => "not-ready",
        }
    }
}
