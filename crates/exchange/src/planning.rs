//! Planning the next delivery of a lane: what is offered is read, decided and sealed, and nothing is recorded yet.
//!
//! While a delivery is on its way the one behind it is planned already, if more waited than there was room for. What was
//! planned so counts only if it would be planned again when its turn comes: see [`Inner::still_holds`].

use crate::Error;
use crate::disclose::Making;
use crate::exchange::{Inner, on_a_thread};
use crate::lanes::{CLASS_ONWARD, Cursors, Offer, Order};
use crate::plan::{Body, Known, Planner, Room, SealedPlan};
use crate::release::Terms;
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::onward::Paper;
use tansiq_report::{Entry, Envelope, MAX_ITEMS, Moment};
use tokio::sync::SemaphorePermit;

/// How much is looked at before what was withheld so far is recorded, while there is nothing to give among it.
const LOOKED_AT: usize = 1_000;
/// Offers that are read from the ledger at once.
const READ_AT_ONCE: usize = 32;

/// How many lanes plan at a time what is not fast: half of the processors are left to what is, and to those who work at the
/// node. Where many lanes are full, more at a time would give no more.
pub(crate) fn turns() -> usize {
    std::thread::available_parallelism().map_or(1, |processors| processors.get().div_ceil(2))
}

/// What planning came to.
pub(crate) struct Planned {
    pub(crate) plan: SealedPlan,
    /// What was looked at.
    pub(crate) passed: Vec<Offer>,
    /// Under which terms: the entry that last sent the lane back to its start.
    pub(crate) restarted: Option<Position>,
    /// When time will change the terms.
    pub(crate) until: Option<Moment>,
    /// Whether more waits than there was room for.
    pub(crate) full: bool,
    /// When it was planned.
    at: Moment,
    /// From where on it was planned.
    cursors: Cursors,
}

/// A delivery that is being planned.
struct Draft<'a> {
    planner: Planner<'a>,
    /// What was looked at.
    passed: Vec<Offer>,
    /// The fastest class of what is given. Nothing slower travels with terms, a FLASH or an IMMEDIATE report: reports are
    /// judged by the terms that the member has already, and what is fast need not wait until the member has taken in more.
    /// What was looked at and is not given does not count: a member must not see by where its deliveries end that it was
    /// there.
    gives: Option<u8>,
}

impl Planned {
    /// The slowest class of what was looked at.
    fn slowest(&self) -> Option<u8> {
        self.passed.iter().map(|offer| offer.class).max()
    }
}

impl Inner {
    /// Plans what comes behind the delivery that is on its way.
    pub(crate) async fn plan_ahead(self: Arc<Self>, to: MemberCode, room: usize) -> Option<Planned> {
        let _turn = self.turn(to).await.ok()??;
        let (inner, now) = (Arc::clone(&self), self.parts.clock.now());
        let planned = on_a_thread(move || inner.plan(to, Making::Next { room }, now)).await;
        // What goes wrong here goes wrong again in its turn, and is told then.
        planned.ok()?.ok()?
    }

    /// Waits for a turn to plan; nothing as soon as something fast waits for this member, which waits for nobody.
    pub(crate) async fn turn(&self, to: MemberCode) -> Result<Option<SemaphorePermit<'_>>, Error> {
        let mut offered = self.parts.lanes.offered();
        let mut turn = std::pin::pin!(self.planners.acquire());
        loop {
            offered.mark_unchanged();
            let next = self.parts.lanes.offers(to, self.parts.lanes.folded()?, false, &[], 1)?;
            if next.iter().any(|next| next.class <= CLASS_ONWARD) {
                return Ok(None);
            }
            tokio::select! {
                turn = &mut turn => return turn.map(Some).map_err(|_| Error::Closing),
                change = offered.changed() => change.map_err(|_| Error::Closing)?,
            }
        }
    }

    /// Whether what was planned before would be planned now: the same day, the same terms, the lane not sent back, and
    /// nothing offered since that goes before. Whatever takes something back is offered to the lane itself, as a recall,
    /// a revocation or an order: so nothing counts that has no slower class than these.
    pub(crate) fn still_holds(&self, to: MemberCode, planned: &Planned, now: Moment) -> Result<bool, Error> {
        let lanes = &self.parts.lanes;
        let Some(slowest) = planned.slowest().filter(|class| *class > CLASS_ONWARD) else { return Ok(false) };
        let Some(below) = self.folded_and_current()? else { return Ok(false) };
        let same_terms = planned.at.date() == now.date()
            && lanes.restarted(to)? == planned.restarted
            && lanes.cursors(to)? == planned.cursors;
        let before = |next: &Offer| next.class < slowest;
        Ok(same_terms && !lanes.offers(to, below, false, &planned.passed, 1)?.iter().any(before))
    }

    /// What comes next; nothing if the directory has not read the terms yet.
    pub(crate) fn plan(&self, to: MemberCode, making: Making, now: Moment) -> Result<Option<Planned>, Error> {
        // In this order: an agreement that arrives in between sends the lane back again after this plan.
        let restarted = self.parts.lanes.restarted(to)?;
        let Some(below) = self.folded_and_current()? else { return Ok(None) };
        let terms = Terms::of(&*self.parts.directory, &self.parts.edition_secret, to, now);
        let planned = self.parts.lanes.planned(to)?;
        if planned.is_none_or(|at| terms.changed_since(at)) {
            self.parts.lanes.restart(to, self.parts.ledger.len(), now)?;
        }
        let cursors = self.parts.lanes.cursors(to)?;
        let room = if let Making::Next { room } = making { room } else { MAX_ITEMS };
        let mut draft = Draft { planner: Planner::new(&terms, room), passed: Vec::new(), gives: None };
        let full = loop {
            let only_terms = making == Making::NextTerms;
            let page = self.parts.lanes.offers(to, below, only_terms, &draft.passed, LOOKED_AT)?;
            let is_last = page.len() < LOOKED_AT;
            let ended = self.look_at(page, to, making, &mut draft, now)?;
            // What was begun goes on until it is full: a delivery that ended with the page would tell the member how
            // much was looked at and withheld.
            if ended || is_last || draft.gives.is_none() {
                break ended;
            }
        };
        let Draft { planner, passed, .. } = draft;
        let plan = planner.finish().seal(&self.parts.key);
        Ok(Some(Planned { plan, passed, restarted, until: terms.next_change(), full, at: now, cursors }))
    }

    /// Puts what is offered into a draft; whether it is full.
    fn look_at(
        &self,
        offers: Vec<Offer>,
        to: MemberCode,
        making: Making,
        draft: &mut Draft<'_>,
        now: Moment,
    ) -> Result<bool, Error> {
        let uncounted_from = if let Making::Instead(sequence) = making { Some(sequence) } else { None };
        for run in runs(&offers) {
            for (offer, entry) in run.iter().zip(self.parts.entries(run[0].position, run.len())?) {
                if draft.gives.is_some_and(|class| class <= CLASS_ONWARD && class < offer.class) {
                    return Ok(true);
                }
                for body in self.bodies(entry, to, uncounted_from, now)? {
                    let known = self.known(to, &body, uncounted_from)?;
                    let before = draft.planner.items();
                    if draft.planner.take(&body, &known) == Room::Full {
                        return Ok(true);
                    }
                    if draft.planner.items() > before {
                        draft.gives.get_or_insert(offer.class);
                    }
                }
                draft.passed.push(*offer);
            }
        }
        Ok(false)
    }

    /// What the lane's past says about something. An agreement that is to be given once more counts as not given.
    fn known(&self, to: MemberCode, body: &Body, uncounted_from: Option<u64>) -> Result<Known, Error> {
        let (lanes, name) = (&self.parts.lanes, body.name());
        let mut known = lanes.known(to, &name, uncounted_from)?;
        if let Body::Agreement(signed) = body {
            known.given &= !lanes.tells_again(to, &name, signed.agreement().parties())?;
        }
        Ok(known)
    }

    /// What an entry puts on the lane, as far as it may concern this member.
    fn bodies(
        &self,
        entry: Option<Entry>,
        member: MemberCode,
        uncounted_from: Option<u64>,
        now: Moment,
    ) -> Result<Vec<Body>, Error> {
        let Some(entry) = entry else { return Ok(vec![]) };
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
}

/// Offers at neighbouring positions, which are read together; none is empty.
fn runs(offers: &[Offer]) -> impl Iterator<Item = &[Offer]> {
    let neighbours = offers.chunk_by(|one, next| one.position.next() == next.position);
    neighbours.flat_map(|run| run.chunks(READ_AT_ONCE))
}
