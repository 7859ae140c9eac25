//! What the exchange asks of the node around it: who the members are, what time it is, and random bits.

use std::sync::Arc;
use tansiq_agreement::Agreements;
use tansiq_label::MemberCode;
use tansiq_ledger::TreeSize;
use tansiq_report::{Card, Keys, Moment};
use tokio::sync::watch;

/// What is known of the members and of what was agreed with them, as the ledger has it.
///
/// It may lag behind the ledger, and says how far it has read. The exchange neither plans nor judges before it has
/// read the last card, standing and agreement.
pub trait Directory: Keys + Send + Sync {
    /// This node's member.
    fn me(&self) -> MemberCode;
    /// The newest accepted card of a member, ours included.
    fn card(&self, member: MemberCode) -> Option<Card>;
    /// Whether deliveries go to a member and are taken from it. A member without a card is not active.
    fn is_active(&self, member: MemberCode) -> bool;
    /// Every member that has a card, without ourselves, in any order.
    fn members(&self) -> Vec<MemberCode>;
    /// Every agreement that is known, with its signatures.
    fn agreements(&self) -> Arc<Agreements>;
    /// How many entries of the ledger have been read; it only grows, and wakes the lanes.
    fn read_to(&self) -> watch::Receiver<TreeSize>;
}

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Moment;
}

/// Gives random bits: for the ids of deliveries, and for the waits between attempts.
pub trait Random: Send + Sync {
    /// 128 bits that nobody can foresee.
    fn bits(&self) -> [u8; 16];
}
