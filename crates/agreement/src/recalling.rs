//! Recalls and their receipts, as they may leave. A recall takes away and gives nothing: it goes whatever has become
//! of the agreement under which the item went, and to nobody who does not have it.

use crate::releasable::{Audience, Releasable};
use tansiq_label::MemberCode;
use tansiq_report::onward::Signed as _;
use tansiq_report::recall::{RECALL_TYPE, Recall, RecallReceipt};
use tansiq_report::{Envelope, Uses};

/// A recall, from its originator or from a holder that had passed the item on, to a member that has the item from it
/// (`has`, which its lane knows); nothing for anybody else.
pub fn release_recall(
    signed: &Envelope,
    (from, to): (MemberCode, MemberCode),
    has: bool,
) -> Option<Releasable<Envelope>> {
    if signed.payload_type != RECALL_TYPE {
        return None;
    }
    let recall = Recall::read(signed).ok()?;
    let holder = recall.holder.map(|holder| holder.0);
    let goes = match recall.originator.0 == from {
        true => holder.is_none_or(|holder| holder == to),
        false => holder.is_none_or(|holder| holder == from) && to != recall.originator.0,
    };
    (has && goes).then(|| open(signed, to))
}

/// A receipt for a recall: the holder's own to whoever gave it the recall (`asked`), and from there to the originator.
pub fn release_recall_receipt(
    signed: &Envelope,
    (from, to): (MemberCode, MemberCode),
    asked: bool,
) -> Option<Releasable<Envelope>> {
    let receipt = RecallReceipt::read(signed).ok()?;
    let own = receipt.holder.0 == from && asked;
    let handed_on = receipt.holder.0 != from && receipt.originator.0 == to;
    (own || handed_on).then(|| open(signed, to))
}

fn open(signed: &Envelope, to: MemberCode) -> Releasable<Envelope> {
    Releasable::new(signed.clone(), Audience::Member(to), Vec::new(), Uses::NONE)
}
