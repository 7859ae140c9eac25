//! The members of the exercise, their keys and cards.

use tansiq_exchange::BundleSecret;
use tansiq_label::MemberCode;
use tansiq_report::{BadCard, Card, CardKey, CardText, Digest32, MemberKey, Moment, Text};

/// Baghdad, Erbil, Amman, Cairo, the joint centre at Baghdad; Moscow, Tehran and Damascus of the second committee.
pub const MEMBERS: [&str; 8] = ["BGD", "EBL", "AMM", "CAI", "JCC", "MOW", "THR", "DAM"];
/// Those who have one of the first three agreements with Baghdad.
pub const FIRST: [&str; 4] = ["EBL", "AMM", "CAI", "JCC"];
/// Those of the second committee, without Baghdad.
pub const SECOND: [&str; 3] = ["MOW", "THR", "DAM"];

/// When the exercise begins.
pub fn now() -> Moment {
    "2026-11-20T09:00:00.000Z".parse().expect("a moment")
}

/// A member's code.
///
/// # Panics
/// When it is none.
pub fn code(text: &str) -> MemberCode {
    text.parse().expect("a member's code")
}

/// A member's key. It grows from its code and is no secret.
pub fn key(member: MemberCode) -> MemberKey {
    let mut seed = [0x45; 32];
    seed[..member.as_str().len()].copy_from_slice(member.as_str().as_bytes());
    MemberKey::from_seed(&seed)
}

/// What the key of a member's ledger grows from.
pub(crate) fn ledger_seed(member: MemberCode) -> [u8; 32] {
    let mut seed = [0x4C; 32];
    seed[..member.as_str().len()].copy_from_slice(member.as_str().as_bytes());
    seed
}

/// The key to which bundles for a member are sealed. It grows from its code as well.
pub fn bundle_secret(member: MemberCode) -> BundleSecret {
    let mut seed = [0x42; 32];
    seed[..member.as_str().len()].copy_from_slice(member.as_str().as_bytes());
    BundleSecret::from_seed(&seed)
}

/// The key that a member has after changing it so many times.
pub fn later_key(member: MemberCode, changes: u8) -> MemberKey {
    let mut seed = [0x45; 32];
    seed[..member.as_str().len()].copy_from_slice(member.as_str().as_bytes());
    seed[31] = seed[31].wrapping_add(changes);
    MemberKey::from_seed(&seed)
}

/// The cards that put a new key in the place of the old one: one signed by the old key, which ends with it, and to
/// revoke the old key a second one, signed by the new key.
///
/// # Errors
/// When the old key may not sign at this time.
pub fn rotated(
    before: &Card,
    old: &MemberKey,
    new: &MemberKey,
    at: Moment,
    revoke: bool,
) -> Result<Vec<Card>, BadCard> {
    let mut text = before.text().clone();
    text.sequence += 1;
    text.issued = at;
    let is_old = |on_card: &&mut CardKey| on_card.key == old.public();
    text.keys.iter_mut().filter(is_old).for_each(|on_card| on_card.until = Some(at.plus_millis(1)));
    text.keys.push(CardKey { key: new.public(), from: at, until: None, revoked: None });
    let mut cards = vec![Card::sign(text.clone(), old)?];
    if revoke {
        text.sequence += 1;
        text.keys.iter_mut().filter(is_old).for_each(|on_card| on_card.revoked = Some(at));
        cards.push(Card::sign(text, new)?);
    }
    Ok(cards)
}

/// A member's first card.
pub fn card(member: MemberCode) -> Card {
    signed(member, 1)
}

/// The card that follows the first ones: the same key, another number.
pub fn next_card(member: MemberCode, sequence: u64) -> Card {
    signed(member, sequence)
}

fn signed(member: MemberCode, sequence: u64) -> Card {
    let key = key(member);
    let long_before = "2026-01-01T00:00:00.000Z".parse().expect("a moment");
    let text = CardText {
        member: Text(member),
        name: format!("EXERCISE member {member}"),
        address: format!("https://{}.invalid:7100", member.as_str().to_lowercase()),
        keys: vec![CardKey { key: key.public(), from: long_before, until: None, revoked: None }],
        tls: vec![Digest32::of("EXERCISE", member.as_str().as_bytes())],
        ledger: Some(MemberKey::from_seed(&ledger_seed(member)).public()),
        bundles: Some(bundle_secret(member).public().clone()),
        sequence,
        issued: long_before,
    };
    Card::sign(text, &key).expect("a good card")
}
