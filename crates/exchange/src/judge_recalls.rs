//! Judging recalls and the receipts for them.

use crate::judge::{Judge, Judged, Verdict};
use crate::{Error, ItemRefusal};
use tansiq_label::MemberCode;
use tansiq_report::onward::{BadPaper, Signed};
use tansiq_report::recall::{Recall, RecallReceipt};
use tansiq_report::{Entry, Envelope, MAX_CLOCK_SKEW_MILLIS, Sealed, item_digest};

impl Judge<'_> {
    pub(crate) fn recall(&mut self, item: &Envelope) -> Result<Verdict, Error> {
        let recall: Recall = match self.open_paper(item) {
            Ok(recall) => recall,
            Err(refusal) => return Ok(Verdict::Refused(refusal)),
        };
        let giver = self.note.from;
        let known = self.parts.lanes.taken_recall(recall.id, recall.item, giver.0)?;
        if known.is_some() || !self.terms.insert(item_digest(item)) {
            return Ok(Verdict::Known);
        }
        if !self.is_for_us(&recall)? {
            return Ok(Verdict::Refused(ItemRefusal::Recall));
        }
        let kept = self.parts.lanes.kept(recall.item)?;
        let receipt = self.parts.receipt_for_recall(&recall, kept, self.now)?;
        Ok(Verdict::Answered(Box::new([
            Entry::Recalled { at: self.now, from: giver, paper: item.clone(), kept },
            Entry::RecallReceipt { at: self.now, paper: receipt },
        ])))
    }

    /// Whether it is about something that we have the way it says, or that we gave to others.
    fn is_for_us(&self, recall: &Recall) -> Result<bool, Error> {
        let (giver, holder) = (self.note.from.0, recall.holder.map(|holder| holder.0));
        if recall.originator.0 == self.me {
            return Ok(false);
        }
        // It comes from the originator, to us; or from the holder from whom it is withdrawn, who gave it to us.
        let meant_for = if recall.originator.0 == giver { self.me } else { giver };
        if holder.is_some_and(|holder| holder != meant_for) {
            return Ok(false);
        }
        let (mut has, mut by_giver) = (false, recall.originator.0 == giver);
        for held in self.parts.lanes.held(recall.item)? {
            by_giver |= held.from == giver;
            let Some(entry) = self.parts.entry(held.position)? else {
                has = true;
                continue;
            };
            let Entry::Received { sealed, .. } = entry else { continue };
            has |= is_of(&sealed, recall);
        }
        // What was taken back and destroyed may be taken back once more.
        for taken in self.parts.lanes.taken_recalls()?.iter().filter(|taken| taken.item == recall.item) {
            (has, by_giver) = (true, by_giver || taken.giver == giver);
        }
        // A part that the originator sealed for others we never held under its own id, but gave it to them.
        let gave = self.parts.lanes.has_edition(recall.item)?;
        Ok(by_giver && (has || (recall.originator.0 == giver && !gave.is_empty())))
    }

    pub(crate) fn recall_receipt(&mut self, item: &Envelope) -> Result<Verdict, Error> {
        let digest = item_digest(item);
        if self.terms.contains(&digest) || self.parts.lanes.find(digest.bytes())?.is_some() {
            return Ok(Verdict::Known);
        }
        let receipt: RecallReceipt = match self.open_paper(item) {
            Ok(receipt) => receipt,
            Err(refusal) => return Ok(Verdict::Refused(refusal)),
        };
        if !self.was_recalled(&receipt)? {
            return Ok(Verdict::Refused(ItemRefusal::Recall));
        }
        self.terms.insert(digest);
        Ok(Verdict::New(Box::new(Entry::RecallReceipt { at: self.now, paper: item.clone() })))
    }

    /// Whether we took it back from this holder, or from somebody who had given it to him and gives us his receipt; or
    /// whether we handed the recall on to him.
    fn was_recalled(&self, receipt: &RecallReceipt) -> Result<bool, Error> {
        let (lanes, giver, holder) = (&self.parts.lanes, self.note.from.0, receipt.holder.0);
        if receipt.originator.0 != self.me {
            let ours = lanes.taken_recalls()?.into_iter();
            let taken = ours.filter(|t| (t.id, t.item) == (receipt.recall, receipt.item)).count() > 0;
            return Ok(taken && holder == giver && lanes.has_edition(receipt.item)?.contains(&holder));
        }
        let order = lanes.recall_orders()?.into_iter().find(|order| order.id == receipt.recall);
        let Some(order) = order else { return Ok(false) };
        self.has_or_gave(giver, holder, order.report)
    }

    fn has_or_gave(
        &self,
        giver: MemberCode,
        holder: MemberCode,
        report: tansiq_report::ReportId,
    ) -> Result<bool, Error> {
        let has = self.parts.lanes.given_to(report)?;
        // To whom a holder passed it on he says himself; that his own receipt named them is not asked.
        Ok(has.contains(&giver) && holder != self.me)
    }

    /// Opens a paper whose signer may be no partner of ours: its key is known only where its card is.
    pub(crate) fn open_paper<P: Signed>(&self, item: &Envelope) -> Judged<P> {
        let paper = P::open(item, self).map_err(|bad| match bad {
            BadPaper::Signature(_) => ItemRefusal::Signature,
            _ => ItemRefusal::Malformed,
        })?;
        let future = paper.signed_at() > self.now.plus_millis(MAX_CLOCK_SKEW_MILLIS);
        if future { Err(ItemRefusal::Future) } else { Ok(paper) }
    }
}

/// Whether an edition that we hold is the originator's, and has every statement that is taken back.
fn is_of(sealed: &Envelope, recall: &Recall) -> bool {
    let Ok(sealed) = Sealed::open_own(sealed.clone()) else { return false };
    let report = sealed.report();
    let has = |id| report.statements().iter().any(|statement| statement.id == id);
    report.header().originator == recall.originator.0 && recall.statements.iter().all(|id| has(*id))
}
