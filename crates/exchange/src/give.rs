//! Giving: one step of a lane.
//!
//! | durable step | a crash right after it leaves | who repairs it |
//! |---|---|---|
//! | append `Disclosed` with `Withheld`, in one batch | a delivery that was never sent | the next step: it is outstanding, and is sent |
//! | fold it into the lanes | planning that has not moved on | planned again; what is given is known and skipped |
//! | the cursor moves on | a delivery that was never sent | as above |
//! | (send) | a delivery that the member may have | sent again with the same bytes; the member answers as before |
//! | (the acknowledgement arrives and is verified) | the same | the same |
//! | append `Acknowledged` | lanes that do not know it yet | they catch up with the ledger before every step |
//!
//! A disclosure is recorded before it happens: the ledger may name a delivery that never left, and never lacks one
//! that did.
//!
//! What cannot get through any more is made anew, and what was asked for once is never asked for blindly: see
//! the module `anew`.

use crate::again::Again;
use crate::disclose::Disclosing;
use crate::exchange::{Exchange, Inner, LaneMemory, on_a_thread};
use crate::lanes::Outgoing;
use crate::{CarrierError, Error, Refusal, Setback};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tansiq_label::MemberCode;
use tansiq_report::{Acknowledgement, Delivery, Entry, Envelope, Moment};
use tokio::time::Instant;

/// What a step of a lane came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// There is nothing to give. The terms with the member change at this time by themselves, if at any.
    Idle {
        /// When to look again, unless the ledger grows before.
        until: Option<Moment>,
    },
    /// The member is not active, or this node is still reading its ledger: nothing is given.
    Waiting,
    /// A delivery was acknowledged.
    Delivered {
        /// Its number.
        sequence: u64,
        /// Its items.
        items: usize,
    },
    /// A delivery did not get through; it stays outstanding.
    Setback(Setback),
}

impl Exchange {
    /// One step of the lane to a member: make up a delivery if none is outstanding, send the first that is, and
    /// take in its acknowledgement. Steps of one lane wait for one another; lanes do not.
    ///
    /// # Errors
    /// [`Error`]: trouble at this node. The step may be taken again.
    pub async fn step(&self, to: MemberCode) -> Result<Step, Error> {
        let lane = self.inner.giving(to);
        let mut memory = lane.lock().await;
        let step = self.inner.clone().step(to, &mut memory).await?;
        match &step {
            Step::Delivered { .. } => self.inner.statuses.succeeded(to),
            Step::Setback(setback) => {
                self.inner.statuses.failed(to, setback.code(), self.inner.parts.clock.now());
            }
            Step::Idle { .. } | Step::Waiting => {}
        }
        Ok(step)
    }
}

impl Inner {
    async fn step(self: Arc<Self>, to: MemberCode, memory: &mut LaneMemory) -> Result<Step, Error> {
        if !self.make_ready(to).await? {
            return Ok(Step::Waiting);
        }
        let outgoing = match self.due(to, memory)? {
            Some(outgoing) => outgoing,
            None => match Arc::clone(&self).disclose(to, memory.pace.room(), memory).await? {
                Disclosing::Waiting => return Ok(Step::Waiting),
                Disclosing::Nothing { until } => return Ok(Step::Idle { until }),
                Disclosing::Made => match self.parts.lanes.outstanding(to)? {
                    Some(outgoing) => outgoing,
                    // What was just recorded is outstanding; were it not, there would be nothing to send.
                    None => return Ok(Step::Waiting),
                },
            },
        };
        let step = self.give_and_plan(to, &outgoing, memory).await?;
        self.after(to, &outgoing, step, memory).await
    }

    /// Does what comes before anything is given; whether something may be given to this member now.
    pub(crate) async fn make_ready(&self, to: MemberCode) -> Result<bool, Error> {
        self.parts.lanes.catch_up(&self.parts.ledger)?;
        self.erase_recalled().await?;
        self.renew_receipts().await?;
        Ok(self.parts.directory.is_active(to) && self.directory_is_current()?)
    }

    /// The delivery to be sent now: one that the member lacks, or the first that it has not acknowledged.
    fn due(&self, to: MemberCode, memory: &mut LaneMemory) -> Result<Option<Outgoing>, Error> {
        if let Some(sequence) = memory.again_from {
            if let Some(outgoing) = self.parts.lanes.outgoing(to, sequence)? {
                return Ok(Some(outgoing));
            }
            memory.again_from = None;
        }
        self.parts.lanes.outstanding(to)
    }

    /// Sends a delivery, and plans meanwhile what comes behind it.
    async fn give_and_plan(
        self: &Arc<Self>,
        to: MemberCode,
        outgoing: &Outgoing,
        memory: &mut LaneMemory,
    ) -> Result<Step, Error> {
        if !std::mem::take(&mut memory.more) {
            return self.give(to, outgoing, memory).await;
        }
        let room = memory.pace.room();
        let ahead = Arc::clone(self).plan_ahead(to, room);
        let (step, ahead) = tokio::join!(self.give(to, outgoing, memory), ahead);
        // What did not get through may be made anew, and hold then what was planned behind it.
        memory.ahead = ahead.filter(|_| matches!(step, Ok(Step::Delivered { .. })));
        step
    }

    /// Sends a delivery, or what is left of it.
    pub(crate) async fn give(
        self: &Arc<Self>,
        to: MemberCode,
        outgoing: &Outgoing,
        memory: &mut LaneMemory,
    ) -> Result<Step, Error> {
        // Made up once and sent once from memory. After that from the ledger: what was erased there goes nowhere.
        let delivery = match memory.ready.take().filter(|(id, _)| *id == outgoing.id) {
            Some((_, delivery)) => delivery,
            None => {
                let (inner, of) = (Arc::clone(self), *outgoing);
                match on_a_thread(move || inner.again(&of)).await?? {
                    Again::Whole(delivery) => Arc::new(delivery),
                    Again::Lost { item, note } => {
                        return self.give_what_is_left(to, outgoing, item, note).await;
                    }
                }
            }
        };
        self.send(to, outgoing, &delivery, delivery.items.len(), memory).await
    }

    /// Sends a delivery that has so many items by its note, and takes in the answer.
    pub(crate) async fn send(
        &self,
        to: MemberCode,
        outgoing: &Outgoing,
        delivery: &Delivery,
        items: usize,
        memory: &mut LaneMemory,
    ) -> Result<Step, Error> {
        let Some(card) = self.parts.directory.card(to) else { return Ok(Step::Waiting) };
        let mut stop = self.stop.subscribe();
        let sent = Instant::now();
        let answer = tokio::select! {
            answer = self.parts.carrier.deliver(&card, delivery) => answer,
            _ = stop.wait_for(|stop| *stop) => return Ok(Step::Waiting),
        };
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => {
                if let CarrierError::Refused { code, expected: Some(expected) } = &error
                    && code == Refusal::GAP
                {
                    // The member lost what it had: it gets it again from there. A number that was never given
                    // cannot be helped here, and stays a setback for people to see.
                    let earlier = *expected >= 1 && *expected < outgoing.sequence;
                    memory.again_from = earlier.then_some(*expected);
                }
                return Ok(Step::Setback(error.into()));
            }
        };
        if let Err(setback) = self.check_acknowledgement(to, outgoing, items, &answer) {
            return Ok(Step::Setback(setback));
        }
        memory.pace.answered(items, sent.elapsed());
        self.append(&[Entry::Acknowledged { at: self.parts.clock.now(), acknowledgement: answer }]).await?;
        self.receipts_due.store(true, Ordering::Release);
        memory.again_from = memory.again_from.map(|sequence| sequence + 1);
        Ok(Step::Delivered { sequence: outgoing.sequence, items })
    }

    pub(crate) fn check_acknowledgement(
        &self,
        to: MemberCode,
        outgoing: &Outgoing,
        items: usize,
        answer: &Envelope,
    ) -> Result<(), Setback> {
        let claimed = Acknowledgement::read(answer)?;
        let at = claimed.received;
        let directory = &self.parts.directory;
        // The answer to a delivery that is sent again may be years old: its key had to be valid then.
        let ack = Acknowledgement::open(answer, to, |id| directory.key(to, id, at))?;
        let sequence = outgoing.sequence;
        let same = |same: bool, field| {
            if same { Ok(()) } else { Err(Setback::AnotherDelivery { sequence, field }) }
        };
        same(ack.delivery == outgoing.id, "delivery")?;
        same(ack.note == outgoing.note, "note")?;
        same(ack.from.0 == to, "from")?;
        same(ack.to.0 == self.me(), "to")?;
        same(ack.items.len() == items, "items")
    }
}
