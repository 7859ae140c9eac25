//! What an entry of the ledger may put on a lane.

use crate::onward::Gift;
use std::collections::BTreeSet;
use tansiq_agreement::SignedAgreement;
use tansiq_report::{Card, Entry, Envelope, ReportId, Sealed, item_digest};

/// What an entry of the ledger may put on a lane.
#[derive(Debug, Clone)]
pub enum Body {
    /// A report of our own.
    Report(Box<Sealed>),
    /// An agreement that is known here.
    Agreement(Box<SignedAgreement>),
    /// A card of our own.
    Card(Box<Card>),
    /// A paper of the third-party rule.
    Paper {
        /// The signed paper.
        signed: Box<Envelope>,
        /// Whether we gave the member something by the consent to which it belongs.
        given: bool,
    },
    /// A request for information, or an answer to one.
    Rfi(Box<Envelope>),
    /// The minute of a hand-over, signed by us.
    Minute(Box<Envelope>),
    /// A recall, ours or one that is handed on.
    Recall {
        /// The signed recall.
        signed: Box<Envelope>,
        /// Whether the member has from us what it is about.
        has: bool,
    },
    /// A receipt for a recall, ours or one that is handed on.
    RecallReceipt {
        /// The signed receipt.
        signed: Box<Envelope>,
        /// Whether the recall came from the member.
        asked: bool,
    },
    /// What is left of a report after a recall that destroys what was given of it: the rest is given again.
    Rest {
        /// The report.
        sealed: Box<Sealed>,
        /// The editions of it that the member has.
        has: BTreeSet<ReportId>,
    },
    /// What another originator sealed and somebody ordered to be passed on.
    Gift(Box<Gift>),
}

impl Body {
    /// What an entry offers, if anything.
    pub fn of(entry: Entry) -> Option<Body> {
        match entry {
            Entry::Report { sealed, .. } => Some(Body::Report(Box::new(Sealed::open_own(sealed).ok()?))),
            Entry::Agreement { at, signed, .. } => {
                Some(Body::Agreement(Box::new(SignedAgreement::open(signed, at).ok()?)))
            }
            Entry::Card { card, .. } => Some(Body::Card(Box::new(Card::open(card).ok()?))),
            Entry::Rfi { paper, .. } => Some(Body::Rfi(Box::new(paper))),
            // Each chair gives what it signed itself; what came from the other one came to every seat.
            Entry::Minute { by: Some(_), signed, .. } => Some(Body::Minute(Box::new(signed))),
            _ => None,
        }
    }

    /// The name by which the lanes know it: a report's id, or the digest of anything else.
    pub fn name(&self) -> Vec<u8> {
        match self {
            Body::Report(sealed) => sealed.report().header().id.bits().to_vec(),
            Body::Agreement(signed) => item_digest(&signed.envelope()).bytes().to_vec(),
            Body::Card(card) => item_digest(card.envelope()).bytes().to_vec(),
            Body::Rest { sealed, .. } => sealed.report().header().id.bits().to_vec(),
            Body::Minute(signed)
            | Body::Rfi(signed)
            | Body::Paper { signed, .. }
            | Body::Recall { signed, .. }
            | Body::RecallReceipt { signed, .. } => item_digest(signed).bytes().to_vec(),
            Body::Gift(gift) => gift.held.bits().to_vec(),
        }
    }
}
