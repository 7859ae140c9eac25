//! The register: cards, revoked keys, standing, signatures that complete an agreement, principals.

use super::world::*;
use crate::register::Standing;
use crate::{Views, Which};
use tansiq_label::Purpose;
use tansiq_report::extract::{ChainEnd, OfflineScreening, ScreeningOutcome};
use tansiq_report::{Digest32, Entry, Keys, Matter, Text};

fn with(entries: &[Entry], check: impl Fn(&Views)) {
    let (folder, ledger) = (tempfile::tempdir().unwrap(), ledger());
    append(&ledger, entries);
    let views = views(folder.path(), &ledger);
    check(&views);
    drop(views);
    // Read back from the file, and not from the ledger, it is the same.
    let again = Views::open(folder.path(), ledger.clone(), member("BGD")).unwrap();
    assert_eq!(again.cursor(Which::Register), ledger.len());
    check(&again);
}

#[test]
fn a_revoked_key_is_not_believed_for_any_date() {
    let (one, two, three) = (key("AMM", 1), key("AMM", 2), key("AMM", 3));
    with(&[card("AMM", 1, &[]), card("AMM", 2, &[])], |views| {
        let key = |id| views.register().key(member("AMM"), id, on(5));
        assert_eq!((key(one.id()), key(two.id())), (Some(one.public()), Some(two.public())));
        assert_eq!(views.register().key(member("EBL"), one.id(), on(5)), None);
    });
    with(&[card("AMM", 1, &[]), card("AMM", 2, &[]), card("AMM", 3, &[2])], |views| {
        let key = |id| views.register().key(member("AMM"), id, on(5));
        // The third card is signed with a key that the second does not have: it is refused.
        assert_eq!((key(two.id()), key(three.id())), (Some(two.public()), None));
        assert_eq!(views.skipped(Which::Register).refused, 1);
    });
    with(&[card("AMM", 1, &[]), card("AMM", 2, &[1])], |views| {
        assert_eq!(views.skipped(Which::Register).refused, 1);
        assert_eq!(views.register().key(member("AMM"), one.id(), on(5)), Some(one.public()));
    });
    with(&[card("AMM", 1, &[]), card("AMM", 2, &[]), card("AMM", 3, &[1])], |views| {
        let key = |id| views.register().key(member("AMM"), id, on(5));
        assert_eq!((key(one.id()), key(two.id())), (None, Some(two.public())));
        assert_eq!(views.skipped(Which::Register).refused, 0);
    });
}

#[test]
fn the_second_signature_completes_an_agreement() {
    let cards = [card("BGD", 1, &[]), card("AMM", 1, &[])];
    let one = [&cards[..], &[agreement("BGD", 5)]].concat();
    with(&one, |views| assert_eq!(views.register().agreements().in_force(on(6)).count(), 0));
    let both = [&cards[..], &[agreement("BGD", 5), agreement("AMM", 6), agreement("AMM", 7)]].concat();
    with(&both, |views| {
        assert_eq!(views.register().agreements().in_force(on(6)).count(), 1);
        let signed = views.register().signed_agreements();
        assert_eq!(signed.len(), 1);
        assert_eq!(signed[0].envelope().signatures.len(), 2);
        assert_eq!(views.register().signed_agreement(&signed[0].digest()), Some(signed[0].clone()));
    });
    // A card may come after the signature that it explains.
    let late = [agreement("BGD", 5), agreement("AMM", 6), cards[0].clone(), cards[1].clone()];
    with(&late, |views| assert_eq!(views.register().agreements().in_force(on(6)).count(), 1));
}

#[test]
fn the_last_decision_about_a_member_holds() {
    let standing = |active, day| Entry::Standing {
        at: on(day),
        by: principal(1),
        member: Text(member("AMM")),
        active,
        reason: "EXERCISE".into(),
    };
    with(&[card("AMM", 1, &[])], |views| {
        assert_eq!(views.register().member(member("AMM")).unwrap().standing, Standing::Accepted);
        assert!(views.register().is_active(member("AMM")) && !views.register().is_active(member("EBL")));
    });
    with(&[card("AMM", 1, &[]), standing(false, 4)], |views| {
        assert!(!views.register().is_active(member("AMM")));
        let expected =
            Standing::Decided { active: false, reason: "EXERCISE".into(), since: on(4), by: principal(1) };
        assert_eq!(views.register().members()[0].standing, expected);
    });
    with(&[card("AMM", 1, &[]), standing(false, 4), standing(true, 5)], |views| {
        assert!(views.register().is_active(member("AMM")));
    });
}

#[test]
fn a_login_and_a_token_belong_to_one_principal() {
    let token = |n| Digest32::of("token", &[n]);
    with(&[person(1, "zaid", true), person(2, "zaid", true), person(3, "huda", true)], |views| {
        let register = views.register();
        assert_eq!(register.principal_by_login("zaid").unwrap().id, principal(1));
        assert_eq!(register.principal_by_token(&token(2)).unwrap().id, principal(2));
        assert_eq!(register.principals().len(), 3);
        assert!(
            register.principal_by_login("nobody").is_none()
                && register.principal_by_token(&token(9)).is_none()
        );
    });
    with(&[person(1, "zaid", true), person(2, "zaid", true), person(1, "zaid", false)], |views| {
        assert_eq!(views.register().principal_by_login("zaid").unwrap().id, principal(2));
        assert!(!views.register().principal(principal(1)).unwrap().active);
    });
}

#[test]
fn what_takes_two_waits_until_it_is_answered() {
    let text = || "# EXERCISE".to_owned();
    let asked = |by: u8| Entry::Asked {
        at: on(by),
        by: principal(by),
        matter: Matter::Properties { text: text() },
        reason: "EXERCISE".into(),
    };
    let answered = Entry::Answered {
        at: on(3),
        by: principal(2),
        asked: 0,
        first: principal(1),
        agreed: true,
        reason: "EXERCISE".into(),
        agreement: None,
        broken: vec![],
    };
    let second = Some(principal(2));
    let set = Entry::Properties { at: on(3), by: principal(1), second, text: text() };
    with(&[asked(1), asked(2)], |views| {
        let asked = views.register().asked();
        assert_eq!(
            asked.iter().map(|a| (a.position, a.by)).collect::<Vec<_>>(),
            [(0, principal(1)), (1, principal(2))]
        );
        assert_eq!(views.register().properties(), None);
    });
    with(&[asked(1), asked(2), answered, set], |views| {
        assert_eq!(views.register().asked().len(), 1);
        let answered = views.register().answered();
        assert_eq!(
            (answered[0].position, answered[0].first, answered[0].by),
            (2, principal(1), principal(2))
        );
        let holds = views.register().properties().unwrap();
        assert_eq!((holds.by, holds.second, &*holds.text), (principal(1), second, "# EXERCISE"));
    });
}

#[test]
fn the_last_rule_says_whose_decisions_count() {
    let rule = |day, members: &[&str]| Entry::Follows {
        at: on(day),
        by: principal(1),
        members: members.iter().map(|code| Text(member(code))).collect(),
        reason: "EXERCISE".into(),
    };
    with(&[card("AMM", 1, &[])], |views| assert_eq!(views.register().follows(), None));
    with(&[rule(3, &["AMM", "EBL"]), rule(4, &["AMM"])], |views| {
        let holds = views.register().follows().unwrap();
        assert_eq!((holds.at, holds.members.clone()), (on(4), [member("AMM")].into()));
    });
}

#[test]
fn the_end_of_a_control_points_chain_is_known_and_a_gap_moves_nothing() {
    let point = Digest32::of("test", b"point");
    let after = |end: ChainEnd, number| OfflineScreening {
        number,
        at: on(5),
        purpose: Text(Purpose::BorderControl),
        outcome: ScreeningOutcome::NoHit,
        shown: vec![],
        extract: on(4),
        before: end.digest,
    };
    let none = ChainEnd::of_none(point);
    let first = after(none, 1);
    let one = none.after(&first).unwrap();
    let second = after(one, 2);
    let two = one.after(&second).unwrap();
    let entry = |screening| Entry::ScreenedOffline { at: on(6), by: principal(1), point, screening };
    with(&[card("BGD", 1, &[])], |views| assert_eq!(views.register().screened_at(point), none));
    with(&[entry(first.clone()), entry(second)], |views| {
        assert_eq!(views.register().screened_at(point), two);
        assert_eq!(views.skipped(Which::Register).refused, 0);
    });
    let replayed = OfflineScreening { at: on(7), ..first.clone() };
    with(&[entry(first), entry(after(two, 3)), entry(replayed)], |views| {
        assert_eq!(views.register().screened_at(point), one);
        assert_eq!(views.skipped(Which::Register).refused, 2);
    });
}
