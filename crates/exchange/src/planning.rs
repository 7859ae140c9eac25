//! Planning the next delivery of a lane: what is offered is read, decided and sealed, and nothing is recorded yet.
//!
//! While a delivery is on its way the one behind it is planned already, if more waited than there was room for. What was
//! planned so counts only if it would be planned again when its turn comes: see [`Inner::still_holds`].

use crate::Error;
use crate::disclose::Making;
use crate::exchange::{Inner, on_a_thread};
use crate::lanes::{CLASS_ONWARD, Cursors, Offer, Order};
use crate::plan::{Body, Planner, Room, SealedPlan};
use crate::release::Terms;
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use tansiq_report::onward::Paper;
use tansiq_report::{Entry, Envelope, MAX_ITEMS, Moment};

/// How much is looked at before what was withheld so far is recorded, while there is nothing to give among it.
const LOOKED_AT: usize = 1_000;
/// Offers that are read from the ledger at once.
const READ_AT_ONCE: usize = 32;

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

impl Planned {
    /// The slowest class of what was looked at.
    fn slowest(&self) -> Option<u8> {
        self.passed.iter().map(|offer| offer.class).max()
    }
}

impl Inner {
    /// Plans what comes behind the delivery that is on its way.
    pub(crate) async fn plan_ahead(self: Arc<Self>, to: MemberCode, room: usize) -> Option<Planned> {
        let now = self.parts.clock.now();
        let planned = on_a_thread(move || self.plan(to, Making::Next { room }, now)).await;
        // What goes wrong here goes wrong again in its turn, and is told then.
        planned.ok()?.ok()?
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
        let (mut planner, mut passed) = (Planner::new(&terms, room), Vec::new());
        let full = loop {
            let page = self.parts.lanes.offers(to, below, making == Making::NextTerms, &passed, LOOKED_AT)?;
            let is_last = page.len() < LOOKED_AT;
            let ended = self.look_at(page, to, making, &mut planner, &mut passed, now)?;
            // What was begun goes on until it is full: a delivery that ended with the page would tell the member how
            // much was looked at and withheld.
            if ended || is_last || planner.items() == 0 {
                break ended;
            }
        };
        let plan = planner.finish().seal(&self.parts.key);
        Ok(Some(Planned { plan, passed, restarted, until: terms.next_change(), full, at: now, cursors }))
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
        for run in runs(&offers) {
            for (offer, entry) in run.iter().zip(self.parts.entries(run[0].position, run.len())?) {
                // Terms travel alone: reports are judged by the terms that the member has already. Terms between others
                // were looked at and are not given: a member must not see by where its deliveries end that there are
                // such.
                if gives_terms && !offer.is_terms() {
                    return Ok(true);
                }
                for body in self.bodies(entry, to, uncounted_from, now)? {
                    let known = self.parts.lanes.known(to, &body.name(), uncounted_from)?;
                    let before = planner.items();
                    if planner.take(&body, &known) == Room::Full {
                        return Ok(true);
                    }
                    gives_terms |= offer.is_terms() && planner.items() > before;
                }
                passed.push(*offer);
            }
        }
        Ok(false)
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
