//! Making up the next delivery of a lane: plan it, record it as disclosed and what is withheld beside it, and only
//! then have something to send.

use crate::Error;
use crate::exchange::{Inner, LaneMemory, on_a_thread};
use crate::lanes::{Offer, Order};
use crate::plan::{Body, Plan, Planner, Room};
use crate::release::Terms;
use std::sync::Arc;
use tansiq_agreement::planted::{Leak, planted};
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::onward::Paper;
use tansiq_report::{Delivery, DeliveryId, Entry, Envelope, MAX_ITEMS, Moment, Note, Text};

/// How much is looked at before what was withheld so far is recorded, while there is nothing to give among it.
const LOOKED_AT: usize = 1_000;

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
enum Making {
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
            let (inner, now) = (Arc::clone(&self), self.parts.clock.now());
            let Some(p) = on_a_thread(move || inner.prepare(to, making, now)).await?? else {
                return Ok(Disclosing::Waiting);
            };
            if p.passed.is_empty() && p.made.is_none() {
                return Ok(Disclosing::Nothing { until: p.until });
            }
            if !p.entries.is_empty() {
                self.append(&p.entries).await?;
            }
            self.parts.lanes.passed(to, &p.passed, p.restarted, now)?;
            if p.made.is_some() {
                memory.ready = p.made;
                return Ok(Disclosing::Made);
            }
        }
    }

    /// The entries of the next delivery, the delivery, and how far planning came; no delivery when there is nothing
    /// to give among what was looked at, and nothing looked at when there is nothing new.
    fn prepare(&self, to: MemberCode, making: Making, now: Moment) -> Result<Option<Prepared>, Error> {
        // In this order: an agreement that arrives in between sends the lane back again after this plan.
        let restarted = self.parts.lanes.restarted(to)?;
        if !self.directory_is_current()? {
            return Ok(None);
        }
        let terms = Terms::of(&*self.parts.directory, &self.parts.edition_secret, to, now);
        let planned = self.parts.lanes.planned(to)?;
        if planned.is_none_or(|at| terms.changed_since(at)) {
            self.parts.lanes.restart(to, self.parts.ledger.len(), now)?;
        }
        let below = *self.parts.directory.read_to().borrow();
        let room = if let Making::Next { room } = making { room } else { MAX_ITEMS };
        let (mut planner, mut passed) = (Planner::new(&terms, room), Vec::new());
        loop {
            let page = self.parts.lanes.offers(to, below, making == Making::NextTerms, &passed, LOOKED_AT)?;
            let is_last = page.len() < LOOKED_AT;
            let ended = self.look_at(page, to, making, &mut planner, &mut passed, now)?;
            // What was begun goes on until it is full: a delivery that ended with the page would tell the member how
            // much was looked at and withheld.
            if ended || is_last || planner.items() == 0 {
                break;
            }
        }
        // The one that is made anew fills its number in any case, once everything was looked at.
        let even_empty = matches!(making, Making::Instead(_)) && passed.is_empty();
        let (entries, made) = self.record(to, making, now, planner.finish(), even_empty)?;
        Ok(Some(Prepared { entries, made, passed, restarted, until: terms.next_change() }))
    }

    /// Puts what is offered into a plan, and what was looked at to `passed`; whether the plan is full.
    fn look_at(
        &self,
        offers: Vec<Offer>,
        to: MemberCode,
        making: Making,
        planner: &mut Planner<'_>,
        passed: &mut Vec<Offer>,
        now: Moment,
    ) -> Result<bool, Error> {
        let uncounted_from = if let Making::Instead(sequence) = making { Some(sequence) } else { None };
        let mut gives_terms = planner.items() > 0 && passed.last().is_some_and(Offer::is_terms);
        for offer in offers {
            // Terms travel alone: reports are judged by the terms that the member has already. Terms between others
            // were looked at and are not given: a member must not see by where its deliveries end that there are such.
            if gives_terms && !offer.is_terms() {
                return Ok(true);
            }
            for body in self.bodies(&offer, to, uncounted_from, now)? {
                let known = self.parts.lanes.known(to, &body.name(), uncounted_from)?;
                let before = planner.items();
                if planner.take(&body, &known) == Room::Full {
                    return Ok(true);
                }
                gives_terms |= offer.is_terms() && planner.items() > before;
            }
            passed.push(offer);
        }
        Ok(false)
    }

    /// What an offer puts on the lane, as far as it may concern this member.
    fn bodies(
        &self,
        offer: &Offer,
        member: MemberCode,
        uncounted_from: Option<u64>,
        now: Moment,
    ) -> Result<Vec<Body>, Error> {
        let Some(entry) = self.entry(offer.position)? else { return Ok(vec![]) };
        Ok(match entry {
            Entry::PassOn { by, item, to, consent, .. } if to.0 == member => {
                let gift = self.gift((by, item, member), consent, now)?;
                gift.map(|gift| Body::Gift(Box::new(gift))).into_iter().collect()
            }
            Entry::Onward { paper, .. } => {
                let given = self.has_by(&paper, member)?;
                vec![Body::Paper { signed: Box::new(paper), given }]
            }
            Entry::Recall { .. } => self.recall_for(&entry, member, uncounted_from)?,
            Entry::Recalled { from, paper, .. } => {
                self.handed_on(from.0, paper, member)?.into_iter().collect()
            }
            Entry::RecallReceipt { paper, .. } => self.receipt_for(paper, member)?.into_iter().collect(),
            entry => Body::of(entry).into_iter().collect(),
        })
    }

    /// Whether we gave a member something by the consent to which a paper belongs.
    fn has_by(&self, paper: &Envelope, member: MemberCode) -> Result<bool, Error> {
        let Ok(Paper::Revocation(revocation)) = Paper::read(paper) else { return Ok(false) };
        let orders = self.parts.lanes.orders()?;
        let by_it = |order: &&Order| order.given && order.request == Some(revocation.request);
        Ok(revocation.to.0 == member && orders.iter().any(|order| by_it(&order)))
    }

    /// The plan as entries, and the delivery that goes with them.
    fn record(
        &self,
        to: MemberCode,
        making: Making,
        now: Moment,
        plan: Plan,
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
        for give in plan.items {
            let (item, note, envelope) = give.seal(&self.parts.key);
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
