//! Making up the next delivery of a lane: plan it, record it as disclosed and what is withheld beside it, and only
//! then have something to send.

use crate::Error;
use crate::exchange::{Inner, LaneMemory, on_a_thread};
use crate::lanes::Offer;
use crate::plan::SealedPlan;
use crate::planning::Planned;
use std::sync::Arc;
use tansiq_agreement::planted::{Leak, planted};
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::{Delivery, DeliveryId, Entry, Moment, Note, Text};

/// What came of looking for something to give.
pub(crate) enum Disclosing {
    Made,
    Nothing {
        until: Option<Moment>,
    },
    /// The directory has not read the terms yet.
    Waiting,
}

/// Which delivery is made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Making {
    /// The next of the lane with at most so many items, if there is something to give.
    Next { room: usize },
    /// The next of the lane, if there are terms to give: a card or an agreement.
    NextTerms,
    /// The one of this number anew, even if there is nothing to give. What the old one gave does not count.
    Instead(u64),
}

/// A delivery and its id.
type Made = (DeliveryId, Arc<Delivery>);

/// What planning came to.
struct Prepared {
    /// What is to be appended.
    entries: Vec<Entry>,
    made: Option<Made>,
    /// What was looked at.
    passed: Vec<Offer>,
    /// Under which terms: the entry that last sent the lane back to its start.
    restarted: Option<Position>,
    /// When time will change the terms.
    until: Option<Moment>,
    /// Whether more waits than there was room for.
    full: bool,
}

impl Inner {
    /// Plans what is next for a member, at most so many items, and, where there is something, records it as disclosed and
    /// withheld.
    pub(crate) async fn disclose(
        self: Arc<Self>,
        to: MemberCode,
        room: usize,
        memory: &mut LaneMemory,
    ) -> Result<Disclosing, Error> {
        self.make(to, Making::Next { room }, memory).await
    }

    /// The same with cards and agreements alone.
    pub(crate) async fn disclose_terms(
        self: Arc<Self>,
        to: MemberCode,
        memory: &mut LaneMemory,
    ) -> Result<Disclosing, Error> {
        self.make(to, Making::NextTerms, memory).await
    }

    /// Makes an unacknowledged delivery anew, and records it in the place of the old one and of those after it.
    pub(crate) async fn disclose_instead(
        self: Arc<Self>,
        to: MemberCode,
        sequence: u64,
        memory: &mut LaneMemory,
    ) -> Result<Disclosing, Error> {
        self.parts.lanes.plan_again(to)?;
        self.make(to, Making::Instead(sequence), memory).await
    }

    async fn make(
        self: Arc<Self>,
        to: MemberCode,
        making: Making,
        memory: &mut LaneMemory,
    ) -> Result<Disclosing, Error> {
        loop {
            let ahead = memory.ahead.take();
            // What is planned already takes no turn.
            let takes_turn = ahead.is_none() && matches!(making, Making::Next { .. });
            let turn = if takes_turn { self.turn(to).await? } else { None };
            let (inner, now) = (Arc::clone(&self), self.parts.clock.now());
            let prepared = on_a_thread(move || inner.prepare(to, making, ahead, now)).await??;
            drop(turn);
            let Some(p) = prepared else { return Ok(Disclosing::Waiting) };
            if p.passed.is_empty() && p.made.is_none() {
                return Ok(Disclosing::Nothing { until: p.until });
            }
            if !p.entries.is_empty() {
                self.append(&p.entries).await?;
            }
            self.parts.lanes.passed(to, &p.passed, p.restarted, now)?;
            if p.made.is_some() {
                (memory.ready, memory.more) = (p.made, p.full);
                return Ok(Disclosing::Made);
            }
        }
    }

    /// The entries of the next delivery, the delivery, and how far planning came; no delivery when there is nothing
    /// to give among what was looked at, and nothing looked at when there is nothing new.
    fn prepare(
        &self,
        to: MemberCode,
        making: Making,
        ahead: Option<Planned>,
        now: Moment,
    ) -> Result<Option<Prepared>, Error> {
        let planned = match ahead {
            Some(planned)
                if matches!(making, Making::Next { .. }) && self.still_holds(to, &planned, now)? =>
            {
                Some(planned)
            }
            _ => self.plan(to, making, now)?,
        };
        let Some(Planned { plan, passed, restarted, until, full, .. }) = planned else { return Ok(None) };
        // The one that is made anew fills its number in any case, once everything was looked at.
        let even_empty = matches!(making, Making::Instead(_)) && passed.is_empty();
        let (entries, made) = self.record(to, making, now, plan, even_empty)?;
        Ok(Some(Prepared { entries, made, passed, restarted, until, full }))
    }

    /// The plan as entries, and the delivery that goes with them.
    fn record(
        &self,
        to: MemberCode,
        making: Making,
        now: Moment,
        plan: SealedPlan,
        even_empty: bool,
    ) -> Result<(Vec<Entry>, Option<Made>), Error> {
        let mut entries = plan.withheld_entries(to, now);
        let tells = planted(Leak::Notification) && !plan.withheld.is_empty();
        if plan.items.is_empty() && !even_empty && !tells {
            return Ok((entries, None));
        }
        let last = match making {
            Making::Next { .. } | Making::NextTerms => self.parts.lanes.last_outgoing(to)?,
            Making::Instead(sequence) => self.parts.lanes.outgoing(to, sequence.saturating_sub(1))?,
        };
        let sequence = last.map_or(1, |last| last.sequence + 1);
        let (mut named, mut disclosed, mut items) = (Vec::new(), Vec::new(), Vec::new());
        for (item, note, envelope) in plan.items {
            disclosed.push(item);
            named.push(note);
            items.push(envelope);
        }
        let id = DeliveryId::from_random(self.parts.random.bits());
        let note = Note {
            id,
            from: Text(self.me()),
            to: Text(to),
            sequence,
            previous: last.map(|last| last.note),
            sent: now,
            items: named,
        };
        let note = note.sign(&self.parts.key);
        tracing::debug!(%to, sequence, items = items.len(), "a delivery was made up");
        entries.push(Entry::Disclosed { at: now, note: note.clone(), items: disclosed });
        Ok((entries, Some((id, Arc::new(Delivery { note, items })))))
    }
}
