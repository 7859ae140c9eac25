//! The names at the broker. They only say where a message goes: what it is, it says itself under its seal.

use tansiq_label::MemberCode;
use tansiq_report::message::RequestKind;

/// The queue of a member.
pub(crate) fn queue(member: MemberCode) -> String {
    format!("TANSIQ_{member}")
}

/// Every subject of a member's queue.
pub(crate) fn inbox(member: MemberCode) -> String {
    format!("tansiq.{member}.*.*")
}

/// Where a request goes.
pub(crate) fn request(to: MemberCode, from: MemberCode, kind: RequestKind) -> String {
    format!("tansiq.{to}.{from}.{kind}")
}

/// Where the answer to a request goes. Answers of two kinds do not take each other's place.
pub(crate) fn answer(to: MemberCode, from: MemberCode, kind: RequestKind) -> String {
    let word = match kind {
        RequestKind::Delivery => "acknowledgement",
        RequestKind::Checkpoint => "cosignature",
    };
    format!("tansiq.{to}.{from}.{word}")
}
