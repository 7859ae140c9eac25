//! Members, lanes, deliveries, acknowledgements: what goes to whom, once, with receipts.
//!
//! In scope: planning what each member gets of the ledger; making it up, recording it as disclosed, sending it until
//! it is acknowledged; checking and taking in what others give; the state of the lanes; the
//! third-party rule, from the request to what is passed on; recalls and their receipts; bundles, which carry the same
//! without a line; messages that are sealed for a queue which nobody trusts; cosigning checkpoints, and having one's own
//! cosigned.
//! Out of scope: who may have what (`tansiq-agreement` decides), HTTP (a [`Carrier`] elsewhere).
//!
//! ```text
//! ledger --plan--> Disclosed (+ Withheld) --carrier--> receive: verify, judge, append Received + Receipt
//!    ^                                                    |
//!    +--- Acknowledged <--- signed acknowledgement -------+
//! ```
//! A lane is what one member gives one other: deliveries numbered from 1, each naming the note before it; over a
//! line one is in flight at a time. What one that is in flight can no longer bring is made anew: see `anew`.

mod again;
mod anew;
pub mod backoff;
mod bundle;
mod carrier;
mod directory;
mod disclose;
mod error;
mod exchange;
mod give;
mod judge;
mod judge_onward;
mod judge_recalls;
mod judge_rfis;
mod lanes;
mod minutes;
mod onward;
mod pace;
mod plan;
mod planning;
mod queue;
mod recalls;
mod receive;
mod refusal;
mod release;
mod rfis;
mod sealing;
mod setback;
mod status;
mod two_ways;
mod witness;
mod worker;

pub use bundle::{AcknowledgementsRead, BundleError, BundleRefusal, DeliveryRead, ReadIn, Which, Written};
pub use carrier::{AskedWitness, Carried, Carrier, CarrierError, delivery_bytes};
pub use directory::{Clock, Directory, Random};
pub use error::Error;
pub use exchange::{Exchange, Parts};
pub use give::Step;
pub use lanes::Lanes;
pub use minutes::{KnownMinute, MinuteError};
pub use onward::{Answering, Asking, Case, OnwardError, Passed, PassingOn, Standing, WouldGo};
pub use plan::MAX_BATCH_BYTES;
pub use queue::{Answer, Message, MessageRefusal, seal_request};
pub use recalls::{HolderState, Reach, RecallCase, RecallError, Recalling, TakenRecall};
pub use receive::MAX_DELIVERY_BYTES;
pub use refusal::{ItemRefusal, Refusal};
pub use rfis::{AnsweredRfi, AnsweringRfi, AskingRfi, RfiCase, RfiError, RfiStanding};
pub use sealing::{BundleSecret, Token};
pub use setback::Setback;
pub use status::{LaneStatus, Trouble};
pub use two_ways::{REST, TwoWays};
pub use witness::{
    Asked, Contradiction, CosignedUpTo, ROUND_MILLIS, WitnessAnswer, WitnessStatus, Witnessed, Witnesses,
    log_origin,
};
pub use worker::Running;
