//! Requests: sealed by whoever asks, opened by whoever is asked.

use super::MessageRefusal;
use crate::exchange::Inner;
use crate::receive::{MAX_DELIVERY_BYTES, newest_card};
use crate::sealing::{Token, seal};
use crate::{CarrierError, Random};
use std::cell::OnceCell;
use tansiq_label::MemberCode;
use tansiq_report::message::{
    BadRequest, ClaimedRequest, REQUEST_MAGIC, RequestHead, RequestKind, body_digest,
};
use tansiq_report::{Card, Delivery, MAX_CLOCK_SKEW_MILLIS, MemberKey, Moment, Text};

/// The most bytes of a message: a delivery, with room for its head and for sealing.
pub(super) const MAX_MESSAGE_BYTES: usize = MAX_DELIVERY_BYTES + 64 * 1024;

/// A request that is proved.
pub(super) struct Asked {
    pub(super) from: MemberCode,
    pub(super) kind: RequestKind,
    pub(super) body: Vec<u8>,
    pub(super) token: Token,
}

/// Seals a request of `from` to the member of this card; with it comes the token under which the answer will be.
///
/// # Errors
/// [`CarrierError::Unreachable`] when the card has no key to seal to.
pub fn seal_request(
    (from, key): (MemberCode, &MemberKey),
    to: &Card,
    (kind, body): (RequestKind, Vec<u8>),
    now: Moment,
    randomness: &dyn Random,
) -> Result<(Vec<u8>, Token), CarrierError> {
    let head =
        RequestHead { from: Text(from), to: Text(to.member()), kind, sent: now, body: body_digest(&body) };
    let plain = head.sign(key, body);
    let sealed =
        to.text().bundles.as_ref().and_then(|to| seal(REQUEST_MAGIC, &plain, to, random(randomness)).ok());
    let detail = "its card has no key to seal to: its operator makes one (`tansiq key rotate`)";
    sealed.ok_or_else(|| CarrierError::Unreachable { detail: detail.into() })
}

/// What is used up by sealing once.
pub(super) fn random(randomness: &dyn Random) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes.as_chunks_mut::<16>().0.iter_mut().for_each(|half| *half = randomness.bits());
    bytes
}

/// Whose a request is, and what for. As on a connection, it must be an active member's, by a key of its card.
pub(super) fn open_request(inner: &Inner, sealed: &[u8]) -> Result<Asked, MessageRefusal> {
    if sealed.len() > MAX_MESSAGE_BYTES {
        return Err(MessageRefusal::TooLarge(sealed.len()));
    }
    let secret = inner.parts.bundles.as_ref().ok_or(MessageRefusal::OtherKey)?;
    let (plain, token) = secret.unseal(REQUEST_MAGIC, sealed)?;
    let claimed = ClaimedRequest::read(&plain)?;
    let (us, from, directory) = (inner.me(), claimed.head.from.0, &inner.parts.directory);
    if claimed.head.to.0 != us {
        return Err(MessageRefusal::NotForUs { us, found: claimed.head.to.0 });
    }
    if from == us || !directory.is_active(from) {
        return Err(MessageRefusal::NotActive(from));
    }
    // A member that has changed its key signs with the new one the delivery that brings the card of it.
    let (sent, shown) = (claimed.head.sent, OnceCell::new());
    let shown = || shown.get_or_init(|| shown_card(directory.card(from), &claimed)).as_ref();
    claimed
        .verify(|id| directory.key(from, id, sent).or_else(|| shown().and_then(|card| card.key(id, sent))))?;
    let latest = inner.parts.clock.now().plus_millis(MAX_CLOCK_SKEW_MILLIS);
    if sent > latest {
        return Err(MessageRefusal::Future { latest, found: sent });
    }
    Ok(Asked { from, kind: claimed.head.kind, body: claimed.body, token })
}

fn shown_card(known: Option<Card>, claimed: &ClaimedRequest) -> Option<Card> {
    let delivery: Option<Delivery> = serde_json::from_slice(&claimed.body).ok();
    newest_card(known, &delivery?.items)
}

impl From<BadRequest> for MessageRefusal {
    fn from(bad: BadRequest) -> MessageRefusal {
        match bad {
            BadRequest::Signature(bad) => MessageRefusal::Signature(bad),
            BadRequest::Frames | BadRequest::Canonical(_) | BadRequest::Body => MessageRefusal::Malformed,
        }
    }
}
