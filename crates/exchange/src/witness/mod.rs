//! Witnessing: members cosign each other's checkpoints, so that no host can show two histories of its ledger.
//!
//! C2SP tlog-witness and tlog-cosignature over the members' own connections; what is pure of them is in
//! `tansiq_ledger::witness`. A question and its answer hold sizes and hashes and nothing that an entry says.
//!
//! ```text
//! log:     news? -> sign a checkpoint -> ask each member -> verify its cosignature -> keep it with the checkpoint
//! witness: signed by the log's key? continues what was cosigned? -> Cosigned entry -> the cosignature
//!                                                          no    -> Contradicted entry, and a refusal with the proof
//! ```
//! What a witness cosigned is an entry of its own ledger before the answer leaves, so that it cannot cosign another
//! history afterwards: not after a restart, and not without rewriting a ledger that others witness.
//!
//! Such an entry makes the witness's ledger grow. That is no news: a checkpoint is asked about only when an entry that is
//! *not* about witnessing came after the last one, so that members at rest stay at rest.
//!
//! All members are asked about the same checkpoint. A further one is signed when there is news and [`ROUND_MILLIS`] have
//! passed.

mod answering;
mod asking;
mod status;
mod working;

pub use asking::Asked;
pub use status::{Contradiction, CosignedUpTo, WitnessStatus, Witnessed, Witnesses};
pub(crate) use working::witnessing;

use crate::Error;
use crate::exchange::Inner;
use crate::status::Trouble;
use parking_lot::Mutex;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_ledger::{
    Checkpoint, CosignerKey, Error as LedgerError, Position, SignedCheckpoint, SignedNote, TreeSize,
    VerifierKey,
};
use tansiq_report::{Card, Entry, MAX_CLOCK_SKEW_MILLIS, Moment, PublicKey};

/// The least time between two checkpoints that members are asked to cosign, in milliseconds: five minutes.
///
/// What came after the last one can still be rewritten unseen, so it should be short; each costs every witness an
/// entry, so it must not be too short. Twenty members that write all day cost each other some 5,500 entries a day.
pub const ROUND_MILLIS: i64 = 5 * 60 * 1000;

/// The origin of a member's ledger, and the name under which it cosigns.
pub fn log_origin(member: MemberCode) -> String {
    format!("tansiq/{member}")
}

/// What a witness answers. The numbers are the HTTP statuses of C2SP tlog-witness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WitnessAnswer {
    /// 200: signature lines with its cosignature.
    Cosigned(String),
    /// 409: the size of the checkpoint that it cosigned last.
    Known(TreeSize),
    /// 400: the question has not the form of the specification.
    Malformed,
    /// 403: the checkpoint is not signed by the key on the member's card.
    NotSigned,
    /// 404: not a log of the member that asks, or a member that this node does not deal with.
    Unknown,
    /// 422: the checkpoint is not shown to continue the one that was cosigned, which comes with the answer.
    Inconsistent {
        /// The signed note that was cosigned; empty before the first.
        held: String,
    },
    /// 503: the witness cannot store what it would cosign. Ask again.
    NotReady,
}

impl WitnessAnswer {
    /// A word for pages and logs.
    pub fn code(&self) -> &'static str {
        match self {
            WitnessAnswer::Cosigned(_) => "witness-cosigned",
            WitnessAnswer::Known(_) => "witness-conflict",
            WitnessAnswer::Malformed => "witness-malformed",
            WitnessAnswer::NotSigned => "witness-not-signed",
            WitnessAnswer::Unknown => "witness-unknown",
            WitnessAnswer::Inconsistent { .. } => "witness-inconsistent",
            WitnessAnswer::NotReady => "witness-not-ready",
        }
    }
}

/// A checkpoint that the members are asked about.
#[derive(Clone)]
struct Round {
    checkpoint: SignedCheckpoint,
    opened: Moment,
}

impl Round {
    fn size(&self) -> TreeSize {
        self.checkpoint.checkpoint().size
    }

    /// Whether it is too early for the next one. A clock that was set back does not stop the rounds.
    fn is_young(&self, now: Moment) -> bool {
        (0..ROUND_MILLIS).contains(&(now.millis() - self.opened.millis()))
    }
}

/// What is remembered while the program runs. All of it may be forgotten: it is read back from the stored
/// checkpoints, and a witness says itself what it cosigned last.
#[derive(Default)]
pub(crate) struct Memory {
    loaded: bool,
    round: Option<Round>,
    /// What each member cosigned of our ledger last.
    cosigned: BTreeMap<MemberCode, CosignedUpTo>,
    trouble: BTreeMap<MemberCode, Trouble>,
}

/// The witnessing of one node.
#[derive(Default)]
pub(crate) struct Witnessing {
    memory: Mutex<Memory>,
    /// One round is opened at a time.
    opening: tokio::sync::Mutex<()>,
    /// One question of a member at a time: what it is compared with must not change meanwhile.
    answering: Mutex<HashMap<MemberCode, Arc<tokio::sync::Mutex<()>>>>,
}

/// The key that a member's card names for its ledger.
fn log_key(card: &Card) -> Option<VerifierKey> {
    let key: PublicKey = card.text().ledger?;
    VerifierKey::from_bytes(&log_origin(card.member()), key.bytes()).ok()
}

/// When the member of this card cosigned the checkpoint of a note, as far as its key was believed at that time.
fn cosigned_by(card: &Card, note: &SignedNote, now: Moment) -> Option<Moment> {
    let name = log_origin(card.member());
    let times = card.text().keys.iter().filter_map(|on_card| {
        let key = CosignerKey::from_bytes(&name, on_card.key.bytes()).ok()?;
        let seconds = i64::try_from(key.cosigned_at(note).ok()??).ok()?;
        // A key that begins or ends within the second counts for the whole of it.
        let (first, last) = (seconds.checked_mul(1000)?, seconds.checked_mul(1000)?.checked_add(999)?);
        let believed = [first, last].map(Moment::from_millis).iter().any(|at| on_card.valid_at(*at));
        let at = Moment::from_millis(first);
        (believed && at <= now.plus_millis(MAX_CLOCK_SKEW_MILLIS)).then_some(at)
    });
    times.max()
}

/// A note and the checkpoint in it.
struct Held {
    note: SignedNote,
    checkpoint: Checkpoint,
}

impl Held {
    fn read(note: &str) -> Result<Held, LedgerError> {
        Held::of(SignedNote::parse(note.as_bytes())?)
    }

    fn of(note: SignedNote) -> Result<Held, LedgerError> {
        let checkpoint = Checkpoint::parse(note.text())?;
        Ok(Held { note, checkpoint })
    }
}

impl Inner {
    /// The checkpoint that an entry of ours says we cosigned.
    fn held_at(&self, position: Position) -> Result<(Moment, Held), Error> {
        match self.parts.entry(position)? {
            Some(Entry::Cosigned { at, checkpoint, .. }) => {
                Ok((at, Held::read(&checkpoint).map_err(|_| Error::Entry { at: position })?))
            }
            _ => Err(Error::Entry { at: position }),
        }
    }

    /// Records two checkpoints that contradict each other: once for each that was cosigned, and once more when the same
    /// size with another root comes after less.
    async fn record_contradiction(
        &self,
        (log, witness): (MemberCode, MemberCode),
        held: &Held,
        shown: &Held,
    ) -> Result<(), Error> {
        let size = held.checkpoint.size;
        let is_proof = size == shown.checkpoint.size;
        let known = self.parts.lanes.contradiction(log, witness, size)?;
        if known.is_some_and(|known| known.held == known.shown || !is_proof) {
            return Ok(());
        }
        tracing::error!(%log, %witness, %size, "a ledger shows a history that does not continue what was cosigned");
        let note = |held: &Held| held.note.to_string();
        self.append(&[Entry::Contradicted {
            at: self.parts.clock.now(),
            log: tansiq_report::Text(log),
            witness: tansiq_report::Text(witness),
            held: note(held),
            shown: note(shown),
        }])
        .await
    }
}
