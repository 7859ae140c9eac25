//! What a holder does: destroy what it must, hand recalls and receipts on, and keep what it must keep.

use super::ordering::RecallError;
use crate::Error;
use crate::exchange::{Exchange, Inner, on_a_thread};
use crate::plan::Body;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tansiq_label::MemberCode;
use tansiq_ledger::{Entry as Stored, ReasonCode};
use tansiq_report::onward::Signed as _;
use tansiq_report::recall::{KeepGround, Recall, RecallReceipt};
use tansiq_report::{Entry, Envelope, Moment, PrincipalId, ReportId, Text};

/// The reason that the ledger keeps for what was destroyed because its originator took it back.
pub(crate) const ERASED_BY_RECALL: ReasonCode = ReasonCode(2);
/// The longest basis, in characters.
const MAX_BASIS_CHARS: usize = tansiq_report::MAX_LEGAL_BASIS_CHARS;

impl Exchange {
    /// Keeps what we hold under an id even if it is recalled, or lets it go: what was recalled meanwhile is done then,
    /// and a new receipt says so.
    ///
    /// # Errors
    /// [`RecallError`]; then nothing was recorded.
    pub async fn keep(
        &self,
        by: PrincipalId,
        item: ReportId,
        ground: Option<KeepGround>,
        basis: String,
    ) -> Result<(), RecallError> {
        let _deciding = self.inner.deciding.lock().await;
        let inner = Arc::clone(&self.inner);
        let entries = on_a_thread(move || inner.keep(by, item, ground, &basis)).await??;
        self.inner.append(&entries).await?;
        self.inner.erase_recalled().await?;
        Ok(())
    }
}

impl Inner {
    fn keep(
        &self,
        by: PrincipalId,
        item: ReportId,
        ground: Option<KeepGround>,
        basis: &str,
    ) -> Result<Vec<Entry>, RecallError> {
        let (lanes, at, basis) = (&self.parts.lanes, self.parts.clock.now(), basis.trim());
        let said = (1..=MAX_BASIS_CHARS).contains(&basis.chars().count());
        if !said || basis.chars().any(char::is_control) {
            let expected = "a law or case of 1 to 500 characters in one line";
            return Err(RecallError::Rule { field: "basis", expected });
        }
        lanes.catch_up(&self.parts.ledger).map_err(RecallError::Node)?;
        let (kept, held) = (lanes.kept(item)?, lanes.held(item)?);
        if held.is_empty() || (ground.is_none() && kept.is_none()) {
            return Err(RecallError::NotFound);
        }
        let mut entries = vec![Entry::Keep { at, by, item, ground, basis: basis.to_owned() }];
        if ground.is_some() {
            return Ok(entries);
        }
        for taken in lanes.taken_recalls()?.into_iter().filter(|taken| taken.item == item && taken.kept) {
            let Some(Entry::Recalled { paper, .. }) = self.entry(taken.position)? else { continue };
            let Ok(recall) = Recall::read(&paper) else { continue };
            let receipt = self.parts.receipt_for_recall(&recall, None, at)?;
            entries.push(Entry::Recalled { at, from: Text(taken.giver), paper, kept: None });
            entries.push(Entry::RecallReceipt { at, paper: receipt });
        }
        Ok(entries)
    }

    /// Destroys what recalls ask to be destroyed and that is still there. Asked again after a failure or a crash, it
    /// goes on where it stopped.
    pub(crate) async fn erase_recalled(&self) -> Result<(), Error> {
        for position in self.parts.lanes.doomed()? {
            if !matches!(self.parts.ledger.get(position)?, Stored::Erased) {
                self.parts.ledger.erase(position, ERASED_BY_RECALL).await?;
                tracing::info!(at = position.0, "an entry was destroyed: its originator took it back");
            }
            self.parts.lanes.destroyed(position)?;
        }
        Ok(())
    }

    /// Signs a new receipt where the last one says of somebody that he has it from us, and he has not, or the other way
    /// round. A delivery was outstanding then, and it has turned out whether he took it.
    pub(crate) async fn renew_receipts(&self) -> Result<(), Error> {
        if !self.receipts_due.swap(false, Ordering::AcqRel) {
            return Ok(());
        }
        let _deciding = self.deciding.lock().await;
        let renewed = match self.receipts_to_renew() {
            Ok(entries) if entries.is_empty() => Ok(()),
            Ok(entries) => self.append(&entries).await,
            Err(error) => Err(error),
        };
        if renewed.is_err() {
            self.receipts_due.store(true, Ordering::Release);
        }
        renewed
    }

    fn receipts_to_renew(&self) -> Result<Vec<Entry>, Error> {
        let (at, mut entries) = (self.parts.clock.now(), Vec::new());
        for taken in self.parts.lanes.recalls_to_hand_on()? {
            let Some(Entry::Recalled { paper, kept, .. }) = self.entry(taken.position)? else { continue };
            let (Ok(recall), Some(said)) =
                (Recall::read(&paper), self.receipt(taken.id, taken.item, self.me())?)
            else {
                continue;
            };
            let now_has = self.parts.lanes.has_edition(taken.item)?;
            if !said.passed_to.iter().map(|member| member.0).eq(now_has) {
                let paper = self.parts.receipt_for_recall(&recall, kept, at)?;
                entries.push(Entry::RecallReceipt { at, paper });
            }
        }
        Ok(entries)
    }

    /// A recall that came to us, for a member that has from us what it is about.
    pub(crate) fn handed_on(
        &self,
        giver: MemberCode,
        paper: Envelope,
        member: MemberCode,
    ) -> Result<Option<Body>, Error> {
        let Ok(recall) = Recall::read(&paper) else { return Ok(None) };
        let has = member != giver && self.parts.lanes.has_edition(recall.item)?.contains(&member);
        Ok(has.then(|| Body::Recall { signed: Box::new(paper), has }))
    }

    /// A receipt, for whoever gave us the recall, or for the originator of what it is about.
    pub(crate) fn receipt_for(&self, paper: Envelope, member: MemberCode) -> Result<Option<Body>, Error> {
        let Ok(receipt) = RecallReceipt::read(&paper) else { return Ok(None) };
        let asked = self.parts.lanes.taken_recall(receipt.recall, receipt.item, member)?.is_some();
        Ok(Some(Body::RecallReceipt { signed: Box::new(paper), asked }))
    }
}

impl crate::Parts {
    /// Our signed receipt for a recall.
    pub(crate) fn receipt_for_recall(
        &self,
        recall: &Recall,
        kept: Option<KeepGround>,
        at: Moment,
    ) -> Result<Envelope, Error> {
        let receipt = RecallReceipt {
            recall: recall.id,
            item: recall.item,
            originator: recall.originator,
            holder: Text(self.directory.me()),
            kept,
            at,
            passed_to: self.lanes.has_edition(recall.item)?.into_iter().map(Text).collect(),
        };
        // It breaks no rule: the originator is not us, and the members come by their codes, each once.
        Ok(self.key.seal(RecallReceipt::TYPE, tansiq_report::to_canonical(&receipt)))
    }
}
