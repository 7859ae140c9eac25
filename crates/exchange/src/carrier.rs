//! What takes a delivery to a member and brings its answer back. HTTPS or a queue are carriers; a bundle
//! takes the same bytes and brings the answer days later, if ever (see the module `bundle`). None of them is trusted: the
//! note and the acknowledgement are signed, and both sides check. What goes through a queue is sealed besides (see `queue`).

use crate::WitnessAnswer;
use std::future::Future;
use std::pin::Pin;
use tansiq_label::MemberCode;
use tansiq_report::{Card, Delivery, Envelope, to_canonical};

/// The answer of a carrier, some time later.
pub type Carried<'a> = Pin<Box<dyn Future<Output = Result<Envelope, CarrierError>> + Send + 'a>>;

/// The answer of a witness, some time later.
pub type AskedWitness<'a> = Pin<Box<dyn Future<Output = Result<WitnessAnswer, CarrierError>> + Send + 'a>>;

/// Takes deliveries and questions to a member.
pub trait Carrier: Send + Sync {
    /// Takes `delivery` to the member of this card and returns what it answers: an acknowledgement that nobody has
    /// checked yet. Dropping the future gives up; the delivery may have arrived all the same.
    fn deliver<'a>(&'a self, to: &'a Card, delivery: &'a Delivery) -> Carried<'a>;

    /// Takes a question of C2SP tlog-witness to the member of this card and returns what it answers; nobody has checked
    /// its cosignature yet.
    fn ask_witness<'a>(&'a self, to: &'a Card, question: &'a [u8]) -> AskedWitness<'a>;

    /// By which carrier a member is reached now: a word for pages, `https` or `nats`.
    fn way(&self, to: MemberCode) -> &'static str;

    /// Whether the broker between the members is connected; nothing for a carrier without one, and before it begins.
    fn broker(&self) -> Option<bool>;
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CarrierError {
    /// The member's node cannot be reached.
    #[error("the member's node cannot be reached: {detail}")]
    Unreachable {
        /// What the network said.
        detail: String,
    },
    /// No answer in time.
    #[error("no answer after {seconds} s")]
    TimedOut {
        /// How long it was waited.
        seconds: u64,
    },
    /// The other side could not show a key of the member's card.
    #[error("expected a TLS key of the member's card; found another")]
    NotTheMember,
    /// The member's node refused the delivery: a [`Refusal`](crate::Refusal) over there.
    #[error("the member refused the delivery: {code}")]
    Refused {
        /// The refusal's code.
        code: String,
        /// The sequence number that the member expects, when the code is `gap`.
        expected: Option<u64>,
    },
    /// An answer that is neither an acknowledgement nor a refusal.
    #[error("expected an acknowledgement or a refusal; found {found}")]
    Answer {
        /// What it was, without its content.
        found: &'static str,
    },
}

impl CarrierError {
    /// A word for counters, pages and logs.
    pub fn code(&self) -> &str {
        match self {
            CarrierError::Unreachable { .. } => "unreachable",
            CarrierError::TimedOut { .. } => "timed-out",
            CarrierError::NotTheMember => "not-the-member",
            CarrierError::Refused { code, .. } => code,
            CarrierError::Answer { .. } => "unexpected-answer",
        }
    }
}

/// A delivery as every carrier takes it: what [`Exchange::receive`](crate::Exchange::receive) reads.
pub fn delivery_bytes(delivery: &Delivery) -> Vec<u8> {
    to_canonical(delivery)
}
