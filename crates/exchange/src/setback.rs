//! Why a delivery did not get through. It stays outstanding, and is tried again.

use crate::CarrierError;
use tansiq_report::BadNote;

/// Why a delivery did not get through.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Setback {
    /// The carrier brought no acknowledgement.
    #[error(transparent)]
    Carrier(#[from] CarrierError),
    /// The acknowledgement is no signed receipt of the member.
    #[error("the acknowledgement: {0}")]
    Acknowledgement(#[from] BadNote),
    /// The acknowledgement is for something else.
    #[error("expected an acknowledgement of delivery {sequence}; its {field} is another")]
    AnotherDelivery {
        /// The delivery's number.
        sequence: u64,
        /// The field that differs.
        field: &'static str,
    },
    /// The ledger does not give the disclosed bytes any more: something was erased.
    #[error("delivery {sequence} cannot be made again: item {item} is not what was disclosed")]
    Lost {
        /// The delivery's number.
        sequence: u64,
        /// The first such item, from 0.
        item: usize,
    },
}

impl Setback {
    /// A word for counters, pages and logs.
    pub fn code(&self) -> &str {
        match self {
            Setback::Carrier(error) => error.code(),
            other => other.own_code(),
        }
    }

    /// The same word of a setback that no carrier has reported.
    pub(crate) const fn own_code(&self) -> &'static str {
        match self {
            Setback::Carrier(_) => "carrier",
            Setback::Acknowledgement(_) => "acknowledgement",
            Setback::AnotherDelivery { .. } => "acknowledgement-of-another",
            Setback::Lost { .. } => "cannot-be-made-again",
        }
    }
}
