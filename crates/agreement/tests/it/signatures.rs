//! Signatures: who must have signed, with which key, when; and versions that take each other's place.

use crate::worlds::{Cards, key, member, moment, signed};
use jiff::civil::date;
use std::collections::BTreeSet;
use tansiq_agreement::{Agreement, Agreements, BadAgreement, SignedAgreement, Standing};
use tansiq_label::MemberCode;
use tansiq_report::{BadSignature, KeyId, Keys, MAX_SIGNATURES, MemberKey, Moment, PublicKey};

const TEXT: &str = include_str!("../../../../fixtures/agreements/border-2026.toml");

fn now() -> Moment {
    moment(date(2026, 11, 20))
}

fn standing(known: &[SignedAgreement], keys: &dyn Keys, at: Moment) -> Vec<Standing> {
    Agreements::compile(known, keys).standings(at).map(|(_, s)| s).collect()
}

fn lacks(members: &[&str]) -> Vec<Standing> {
    vec![Standing::NotSigned(members.iter().map(|m| member(m)).collect())]
}

#[test]
fn it_is_in_force_when_every_party_has_signed_and_not_before() {
    let mut agreement = signed(TEXT, &[member("BGD")]);
    assert_eq!(standing(&[agreement.clone()], &Cards, now()), lacks(&["AMM"]));
    assert_eq!(agreement.missing(&Cards), BTreeSet::from([member("AMM")]));
    // Somebody who is no party signs in vain.
    agreement.countersign(&key(member("CAI")), now()).unwrap();
    assert_eq!(standing(&[agreement.clone()], &Cards, now()), lacks(&["AMM"]));
    agreement.countersign(&key(member("AMM")), now()).unwrap();
    assert_eq!(standing(&[agreement], &Cards, now()), vec![Standing::InForce]);
}

#[test]
fn two_envelopes_over_one_text_become_one_in_either_order() {
    let (one, other) = (signed(TEXT, &[member("BGD")]), signed(TEXT, &[member("AMM")]));
    let merge = |a: &SignedAgreement, b: &SignedAgreement| {
        let mut together = a.clone();
        together.merge(b).unwrap();
        together.merge(b).unwrap();
        together
    };
    assert_eq!(merge(&one, &other), merge(&other, &one));
    assert_eq!(standing(&[merge(&one, &other)], &Cards, now()), vec![Standing::InForce]);
    // Apart, the same.
    assert_eq!(standing(&[one.clone(), other], &Cards, now()), vec![Standing::InForce]);
    let reopened = SignedAgreement::open(one.envelope(), now()).unwrap();
    assert_eq!((reopened.digest(), reopened.text()), (one.digest(), TEXT));
}

#[test]
fn another_text_is_refused_even_if_it_differs_by_a_space() {
    let mut known = signed(TEXT, &[member("BGD")]);
    let other = signed(&format!("{TEXT} "), &[member("AMM")]);
    assert_eq!(known.merge(&other), Err(BadAgreement::OtherText { expected: known.digest() }));
    let conflict = other.beside(&known);
    assert!(matches!(conflict, Err(BadAgreement::Conflict { version: 1, .. })), "{conflict:?}");
    let next = signed(&TEXT.replace("version = 1", "version = 2"), &[member("AMM")]);
    assert_eq!((next.beside(&known), known.beside(&known)), (Ok(()), Ok(())));
}

#[test]
fn two_texts_of_one_version_that_both_are_fully_signed_release_nothing() {
    let all = [member("BGD"), member("AMM")];
    let (one, other) = (signed(TEXT, &all), signed(&format!("{TEXT}\n"), &all));
    assert_eq!(standing(&[one.clone(), other], &Cards, now()), vec![Standing::Disputed; 2]);
    // A text that one party alone has signed disputes nothing.
    let alone = signed(&format!("{TEXT}\n"), &all[..1]);
    let standings = standing(&[one, alone], &Cards, now());
    assert!(standings.contains(&Standing::InForce) && !standings.contains(&Standing::Disputed));
}

#[test]
fn a_later_version_takes_over_on_its_first_day_and_the_earlier_does_not_come_back() {
    let all = [member("BGD"), member("AMM")];
    let next = TEXT
        .replace("version = 1", "version = 2")
        .replace("from = 2026-01-01", "from = 2027-01-01")
        .replace("until = 2030-12-31", "until = 2027-12-31");
    let known = [signed(TEXT, &all), signed(&next, &all)];
    let check = |day, expected: [Standing; 2]| {
        assert_eq!(standing(&known, &Cards, moment(day)), expected, "{day}");
    };
    check(date(2026, 12, 31), [Standing::InForce, Standing::Later(date(2027, 1, 1))]);
    check(date(2027, 1, 1), [Standing::Superseded, Standing::InForce]);
    check(date(2028, 1, 1), [Standing::Superseded, Standing::Ended(date(2027, 12, 31))]);

    let unsigned = [known[0].clone(), signed(&next, &all[..1])];
    let first = standing(&unsigned, &Cards, moment(date(2027, 1, 1)));
    assert_eq!(first[0], Standing::InForce);
}

/// Keys whose holder, time and revocation the test says.
struct OneKey {
    member: MemberCode,
    key: PublicKey,
    valid: std::ops::Range<Moment>,
    revoked: bool,
}
impl Keys for OneKey {
    fn key(&self, member: MemberCode, id: KeyId, at: Moment) -> Option<PublicKey> {
        if member != self.member {
            return Cards.key(member, id, at);
        }
        let good = !self.revoked && self.valid.contains(&at) && self.key.id() == id;
        good.then_some(self.key)
    }
}

#[test]
fn a_rotated_key_keeps_an_agreement_in_force_and_a_revoked_one_does_not() {
    let seen = moment(date(2026, 3, 1));
    let open = |s: &SignedAgreement| SignedAgreement::open(s.envelope(), seen).unwrap();
    let agreement = open(&signed(TEXT, &[member("BGD"), member("AMM")]));
    let check = |from: Moment, until: Moment, revoked: bool, expected: Vec<Standing>| {
        let key = key(member("AMM")).public();
        let keys = OneKey { member: member("AMM"), key, valid: from..until, revoked };
        assert_eq!(standing(std::slice::from_ref(&agreement), &keys, now()), expected);
    };
    let day = |d: i8| moment(date(2026, 3, d));
    let lost = || lacks(&["AMM"]);
    check(day(1), day(2), false, vec![Standing::InForce]);
    check(day(1), day(2), true, lost());
    check(day(2), day(9), false, lost());
    // A party whose clock runs four minutes ahead of ours.
    check(seen.plus_millis(240_000), day(9), false, vec![Standing::InForce]);
}

#[test]
fn a_wrong_signature_hides_no_right_one() {
    let mut agreement = signed(TEXT, &[member("BGD")]);
    let mut forged = signed(TEXT, &[member("AMM")]).envelope();
    forged.signatures[0].sig[0] ^= 1;
    agreement.merge(&SignedAgreement::open(forged, now()).unwrap()).unwrap();
    assert_eq!(standing(&[agreement.clone()], &Cards, now()), lacks(&["AMM"]));
    agreement.countersign(&key(member("AMM")), now()).unwrap();
    assert_eq!(standing(&[agreement], &Cards, now()), vec![Standing::InForce]);
}

#[test]
fn an_envelope_of_another_kind_or_with_too_many_signatures_is_refused() {
    let key = key(member("BGD"));
    let other = SignedAgreement::open(key.seal("text/plain", TEXT.into()), now());
    assert!(matches!(other, Err(BadAgreement::Signature(BadSignature::Type { .. }))));
    let bad = SignedAgreement::open(key.seal(tansiq_agreement::AGREEMENT_TYPE, b"id = 1".to_vec()), now());
    assert!(matches!(bad, Err(BadAgreement::Text(_))));

    let mut full = signed(TEXT, &[member("BGD")]);
    for seed in 1..MAX_SIGNATURES {
        full.countersign(&MemberKey::from_seed(&[100 + seed as u8; 32]), now()).unwrap();
    }
    let before = full.clone();
    let refused = full.countersign(&MemberKey::from_seed(&[99; 32]), now());
    assert_eq!(refused, Err(BadAgreement::TooManySignatures(MAX_SIGNATURES + 1)));
    assert_eq!(full, before);
}

#[test]
fn only_parties_get_the_text() {
    let agreement = signed(TEXT, &[member("BGD")]);
    let to = |code: &str| tansiq_agreement::release_agreement(&agreement, member(code));
    assert_eq!(to("AMM").map(|r| r.into_inner()), Some(agreement.envelope()));
    assert!(["CAI", "EBL", "MOW"].iter().all(|m| to(m).is_none()));
}

#[test]
fn the_prohibitions_of_a_text_bind_whoever_has_signed_it() {
    use crate::exercise::{ask, signed_agreements, statement_label};
    let label = tansiq_label::Label::new(statement_label("threat", "no-person", "confidential")).unwrap();
    let draft =
        TEXT.replace("border-2026", "draft-2026").replace("[\"source\", \"testimony\"]", "[\"threat\"]");
    assert!(Agreement::parse(draft.as_bytes()).is_ok());
    let releases = |signers: &[MemberCode]| {
        let mut known = signed_agreements();
        known.push(signed(&draft, signers));
        Agreements::compile(&known, &Cards).decide(&ask(&label, "BGD", "AMM")).releases()
    };
    assert!(releases(&[member("AMM")]), "what another has signed does not bind Baghdad");
    assert!(!releases(&[member("BGD")]), "what Baghdad has signed binds it, whoever else has");
}
