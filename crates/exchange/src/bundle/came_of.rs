//! What came of reading a bundle: numbers, counts and codes.

use crate::Refusal;
use tansiq_label::MemberCode;
use tansiq_report::bundle::Run;
use tansiq_report::{Acknowledgement, Digest32, Envelope, Moment, Outcome};

/// What came of reading a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadIn {
    /// Who wrote it.
    pub from: MemberCode,
    /// Its identity.
    pub bundle: Digest32,
    /// When it was written, by the member's clock.
    pub made: Moment,
    /// When it was last read before, if it was.
    pub before: Option<Moment>,
    /// What became of each delivery, up to the first that was refused.
    pub deliveries: Vec<DeliveryRead>,
    /// The first delivery that was refused, by its number. Those after it were not looked at.
    pub refused: Option<(u64, Refusal)>,
    /// How many deliveries were not looked at.
    pub unread: u64,
    /// The deliveries of the member that are missing before those in this bundle. The next bundle for it asks for them.
    pub missing: Option<Run>,
    /// What became of the acknowledgements.
    pub acknowledgements: AcknowledgementsRead,
    /// From which of our deliveries on the member asks for them again. The next bundle for it begins there.
    pub asks: Option<u64>,
}

/// What became of a delivery that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRead {
    /// Its number.
    pub sequence: u64,
    /// Whether it had been taken before, from a bundle or over a line.
    pub before: bool,
    /// Items that are stored, when it is new.
    pub stored: usize,
    /// Items that were known.
    pub known: usize,
    /// Why items were refused, a word for each.
    pub refused: Vec<String>,
}

/// What became of the acknowledgements in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AcknowledgementsRead {
    /// New ones.
    pub taken: usize,
    /// Those that were here before.
    pub known: usize,
    /// Why others were refused, a word for each.
    pub refused: Vec<&'static str>,
}

impl DeliveryRead {
    /// By our own acknowledgement.
    pub(super) fn of(sequence: u64, before: bool, answer: &Envelope) -> DeliveryRead {
        let mut read = DeliveryRead { sequence, before, stored: 0, known: 0, refused: Vec::new() };
        // It is our own.
        let items = Acknowledgement::read(answer).map(|ack| ack.items).unwrap_or_default();
        for item in items {
            match item {
                Outcome::Stored => read.stored += 1,
                Outcome::Known => read.known += 1,
                Outcome::Refused { reason } => read.refused.push(reason),
            }
        }
        read
    }
}
