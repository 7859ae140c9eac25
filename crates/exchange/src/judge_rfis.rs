//! Judging requests for information and the answers to ours.

use crate::judge::{Judge, Judged, Verdict};
use crate::{Error, ItemRefusal};
use tansiq_report::rfi::{Extent, RFI_TYPE, Rfi, RfiAnswer};
use tansiq_report::{Entry, Envelope, item_digest};

impl Judge<'_> {
    pub(crate) fn rfi_paper(&mut self, item: &Envelope) -> Result<Verdict, Error> {
        let digest = item_digest(item);
        if self.terms.contains(&digest) || self.parts.lanes.find(digest.bytes())?.is_some() {
            return Ok(Verdict::Known);
        }
        let judged =
            if item.payload_type == RFI_TYPE { self.asked_of_us(item)? } else { self.answered_to_us(item)? };
        Ok(match judged {
            Err(refusal) => Verdict::Refused(refusal),
            Ok(()) => {
                self.terms.insert(digest);
                Verdict::New(Box::new(Entry::Rfi { at: self.now, by: None, paper: item.clone() }))
            }
        })
    }

    /// A request of the giver to us, while an agreement binds us.
    fn asked_of_us(&self, item: &Envelope) -> Result<Judged<()>, Error> {
        let rfi: Rfi = match self.open_paper(item) {
            Ok(rfi) => rfi,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let (asker, asked) = (rfi.asker.0, rfi.asked.0);
        if (asker, asked) != (self.note.from.0, self.me) {
            return Ok(Err(ItemRefusal::Rfi));
        }
        if !self.parts.directory.agreements().bind(asker, asked, self.now) {
            return Ok(Err(ItemRefusal::NotReleased));
        }
        // By the calendar of the committee, which every node has: also by one that was away when the chair went on.
        if self.parts.directory.agreements().may_task(&rfi).is_err() {
            return Ok(Err(ItemRefusal::Chair));
        }
        let known = self.parts.lanes.rfi(asker, rfi.id)?.0.is_some();
        Ok(if known { Err(ItemRefusal::Changed) } else { Ok(()) })
    }

    /// An answer of the giver to a request of ours that is not answered to its end.
    fn answered_to_us(&self, item: &Envelope) -> Result<Judged<()>, Error> {
        let answer: RfiAnswer = match self.open_paper(item) {
            Ok(answer) => answer,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if (answer.asker.0, answer.asked.0) != (self.me, self.note.from.0) {
            return Ok(Err(ItemRefusal::Rfi));
        }
        let Some(case) = self.parts.rfi_case(self.me, answer.rfi)? else { return Ok(Err(ItemRefusal::Rfi)) };
        let ours = case.rfi.asked == answer.asked && case.rfi.made <= answer.answered;
        let open = case.last().is_none_or(|last| last.extent == Extent::Part);
        Ok(match (ours, open) {
            (false, _) => Err(ItemRefusal::Rfi),
            (true, false) => Err(ItemRefusal::Changed),
            (true, true) => Ok(()),
        })
    }
}
