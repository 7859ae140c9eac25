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

use crate::disclose::Disclosing;
use crate::exchange::{Exchange, Inner, LaneMemory, on_a_thread};
use crate::lanes::Outgoing;
use crate::{CarrierError, Error, Setback};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::{Acknowledgement, Delivery, Entry, Envelope, Moment};

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
        self.parts.lanes.catch_up(&self.parts.ledger)?;
        if !self.parts.directory.is_active(to) || !self.directory_is_current()? {
            return Ok(Step::Waiting);
        }
        let outgoing = match self.due(to, memory)? {
            Some(outgoing) => outgoing,
            None => match Arc::clone(&self).disclose(to, memory).await? {
                Disclosing::Waiting => return Ok(Step::Waiting),
                Disclosing::Nothing { until } => return Ok(Step::Idle { until }),
                Disclosing::Made => match self.parts.lanes.outstanding(to)? {
                    Some(outgoing) => outgoing,
                    // What was just recorded is outstanding; were it not, there would be nothing to send.
                    None => return Ok(Step::Waiting),
                },
            },
        };
        let delivery = match self.ready(&outgoing, memory).await? {
            Ok(delivery) => delivery,
            Err(setback) => return Ok(Step::Setback(setback)),
        };
        self.send(to, &outgoing, &delivery, memory).await
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

    /// The bytes of a delivery: from memory, or made again.
    async fn ready(
        self: &Arc<Self>,
        outgoing: &Outgoing,
        memory: &mut LaneMemory,
    ) -> Result<Result<Arc<Delivery>, Setback>, Error> {
        if let Some((_, delivery)) = memory.ready.as_ref().filter(|(at, _)| *at == outgoing.sequence) {
            return Ok(Ok(Arc::clone(delivery)));
        }
        let (inner, outgoing) = (Arc::clone(self), *outgoing);
        let made = on_a_thread(move || inner.again(&outgoing)).await??;
        Ok(made.map(|delivery| {
            let delivery = Arc::new(delivery);
            memory.ready = Some((outgoing.sequence, Arc::clone(&delivery)));
            delivery
        }))
    }

    async fn send(
        &self,
        to: MemberCode,
        outgoing: &Outgoing,
        delivery: &Delivery,
        memory: &mut LaneMemory,
    ) -> Result<Step, Error> {
        let Some(card) = self.parts.directory.card(to) else { return Ok(Step::Waiting) };
        let mut stop = self.stop.subscribe();
        let answer = tokio::select! {
            answer = self.parts.carrier.deliver(&card, delivery) => answer,
            _ = stop.wait_for(|stop| *stop) => return Ok(Step::Waiting),
        };
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => {
                if let CarrierError::Refused { expected: Some(expected), .. } = &error {
                    // The member lost what it had: it gets it again from there. A number that was never given
                    // cannot be helped here, and stays a setback for people to see.
                    let earlier = *expected >= 1 && *expected < outgoing.sequence;
                    memory.again_from = earlier.then_some(*expected);
                }
                return Ok(Step::Setback(error.into()));
            }
        };
        if let Err(setback) = self.check_acknowledgement(to, outgoing, delivery.items.len(), &answer) {
            return Ok(Step::Setback(setback));
        }
        self.append(&[Entry::Acknowledged { at: self.parts.clock.now(), acknowledgement: answer }]).await?;
        memory.ready = None;
        memory.again_from = memory.again_from.map(|sequence| sequence + 1);
        Ok(Step::Delivered { sequence: outgoing.sequence, items: delivery.items.len() })
    }

    fn check_acknowledgement(
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
