//! A lane, step by step: what goes on it, what comes back, and what the lanes' file remembers.

use crate::federation::{ALL, Federation};
use crate::observe::{count, given, received, values};
use std::collections::BTreeSet;
use tansiq_exchange::{Clock, Lanes, Setback, Step};
use tansiq_ledger::Step as Durable;
use tansiq_ledger::memory::Failure;
use tansiq_report::{Entry, Precedence, PrincipalId, Text};
use tansiq_testkit::{BORDER, COMMITTEE, Claim, Faults, INFORMATION, JOINT_CENTRE, code, next_card};

fn set(values: &[&str]) -> BTreeSet<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

#[tokio::test]
async fn each_member_gets_what_is_released_to_it_and_nothing_else() {
    let f = Federation::of(1, &ALL).await;
    let claims = [
        Claim::plain("EXERCISE any party"),
        Claim::only("EXERCISE Erbil only", &["EBL"]),
        Claim { level: "secret", ..Claim::plain("EXERCISE secret") },
        Claim { territory: "JO", ..Claim::plain("EXERCISE in Jordan") },
        Claim { rel_to: Some(vec![]), ..Claim::plain("EXERCISE nobody") },
    ];
    f.node("BGD").submit(Precedence::Routine, &claims).await.unwrap();
    f.settle().await;

    let check =
        |member, expected: &[&str]| assert_eq!(values(&f.node(member).entries()), set(expected), "{member}");
    check("EBL", &["EXERCISE any party", "EXERCISE Erbil only", "EXERCISE secret"]);
    check("JCC", &["EXERCISE any party", "EXERCISE secret"]);
    check("AMM", &["EXERCISE any party", "EXERCISE in Jordan"]);
    check("CAI", &["EXERCISE any party"]);
    for member in ["MOW", "THR", "DAM"] {
        check(member, &["EXERCISE any party"]);
    }
    let withheld = count(&f.node("BGD").entries(), |entry| matches!(entry, Entry::Withheld { .. }));
    assert_eq!(withheld, 7, "one for each partner, each of whom lacks something");
    let status = f.node("BGD").exchange().status().unwrap();
    assert_eq!(status.len(), 7);
    // The agreement itself, and the edition.
    assert!(status.iter().all(|lane| lane.outstanding == 0 && lane.trouble.is_none() && lane.items == 2));
}

#[tokio::test]
async fn editions_tell_nothing_of_what_is_left_out() {
    let f = Federation::of(2, &ALL).await;
    let claims = [Claim::plain("EXERCISE open"), Claim::only("EXERCISE closed", &["EBL"])];
    let original = f.node("BGD").submit(Precedence::Routine, &claims).await.unwrap();
    f.settle().await;

    let edition = |member| received(&f.node(member).entries()).remove(0);
    let (ebl, amm, cai) = (edition("EBL"), edition("AMM"), edition("CAI"));
    let id = |sealed: &tansiq_report::Sealed| sealed.report().header().id;
    assert_eq!(id(&amm), id(&cai), "the same statements have the same edition");
    assert!(id(&amm) != id(&original) && id(&ebl) != id(&original) && id(&amm) != id(&ebl));
    assert_eq!(amm.report().statements().len(), 1);
}

/// Found by two worlds that differ in an agreement of which the receiver is no party.
#[tokio::test]
async fn where_a_delivery_ends_says_nothing_of_agreements_with_others() {
    for others in [false, true] {
        let f = Federation::of(6, &[BORDER]).await;
        f.settle().await;
        if others {
            f.node("BGD").accept_agreement(INFORMATION.signed_by(code("BGD"))).await;
        }
        for value in ["EXERCISE 1", "EXERCISE 2"] {
            f.node("BGD").submit(Precedence::Routine, &[Claim::plain(value)]).await.unwrap();
        }
        let step = f.node("BGD").step(code("AMM")).await.unwrap();
        assert!(matches!(step, Step::Delivered { items: 2, .. }), "with others: {others}: {step:?}");
    }
}

#[tokio::test]
async fn where_a_delivery_ends_says_nothing_of_what_was_withheld() {
    let f = Federation::of(7, &[BORDER, JOINT_CENTRE]).await;
    f.settle().await;
    let bgd = f.node("BGD");
    let given = async |value| bgd.submit(Precedence::Routine, &[Claim::plain(value)]).await.unwrap();
    given("EXERCISE first").await;
    // More than planning looks at in one go.
    for _ in 0..1_050 {
        bgd.submit(Precedence::Routine, &[Claim::only("EXERCISE Erbil", &["EBL"])]).await.unwrap();
    }
    given("EXERCISE last").await;
    let step = bgd.step(code("AMM")).await.unwrap();
    assert!(matches!(step, Step::Delivered { items: 2, .. }), "{step:?}");
    let withheld = |entry: &Entry| matches!(entry, Entry::Withheld { to, .. } if to.0 == code("AMM"));
    assert_eq!(count(&bgd.entries(), withheld), 1_050);
}

#[tokio::test]
async fn signatures_meet_on_the_lane_and_then_reports_flow() {
    let f = Federation::of(3, &[JOINT_CENTRE]).await;
    f.node("BGD").submit(Precedence::Routine, &[Claim::plain("EXERCISE early")]).await.unwrap();
    f.settle().await;
    assert!(values(&f.node("CAI").entries()).is_empty());

    f.node("BGD").accept_agreement(INFORMATION.signed_by(code("BGD"))).await;
    f.settle().await;
    assert!(values(&f.node("CAI").entries()).is_empty(), "one signature releases nothing");
    f.node("CAI").accept_agreement(INFORMATION.signed_by(code("CAI"))).await;
    f.settle().await;
    assert_eq!(
        values(&f.node("CAI").entries()),
        set(&["EXERCISE early"]),
        "it covers what was written before"
    );
    assert!(values(&f.node("AMM").entries()).is_empty());
}

#[tokio::test]
async fn time_opens_a_lane_by_itself() {
    let later = tansiq_testkit::Terms { from: "2026-11-22", ..BORDER };
    let f = Federation::of(4, &[]).await;
    for member in ["BGD", "AMM"] {
        f.node(member).accept_agreement(later.signed()).await;
    }
    f.node("BGD").submit(Precedence::Routine, &[Claim::plain("EXERCISE early")]).await.unwrap();
    f.settle().await;
    let step = f.node("BGD").step(code("AMM")).await.unwrap();
    let opens = "2026-11-22T00:00:00.000Z".parse().unwrap();
    assert_eq!(step, Step::Idle { until: Some(opens) });
    assert!(values(&f.node("AMM").entries()).is_empty());

    f.clock.pass(2 * 24 * 3_600_000);
    f.settle().await;
    assert_eq!(values(&f.node("AMM").entries()), set(&["EXERCISE early"]));
}

#[tokio::test]
async fn a_flash_report_passes_the_others() {
    let f = Federation::of(5, &[BORDER]).await;
    for (precedence, value) in [
        (Precedence::Routine, "EXERCISE 1"),
        (Precedence::Priority, "EXERCISE 2"),
        (Precedence::Flash, "EXERCISE 3"),
    ] {
        f.node("BGD").submit(precedence, &[Claim::plain(value)]).await.unwrap();
    }
    f.settle().await;
    let order: Vec<_> = received(&f.node("AMM").entries())
        .iter()
        .map(|sealed| sealed.report().statements()[0].value.clone())
        .collect();
    assert_eq!(order, ["EXERCISE 3", "EXERCISE 2", "EXERCISE 1"]);
}

#[tokio::test]
async fn a_new_card_goes_to_the_partners() {
    let f = Federation::of(6, &ALL).await;
    let second = next_card(code("BGD"), 2);
    f.node("BGD").accept_card(&second).await;
    f.settle().await;
    use tansiq_exchange::Directory;
    for member in ["EBL", "AMM", "CAI", "JCC", "MOW", "THR", "DAM"] {
        assert_eq!(f.node(member).directory().card(code("BGD")).as_ref(), Some(&second), "{member}");
    }
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_with_the_same_bytes() {
    let mut f = Federation::of(7, &[BORDER]).await;
    f.settle().await;
    f.node("BGD").submit(Precedence::Routine, &[Claim::plain("EXERCISE once")]).await.unwrap();
    f.network.set_faults(Faults { answer_lost: 100, ..Faults::default() });
    for keep_lanes in [true, false] {
        let step = f.node("BGD").step(code("AMM")).await.unwrap();
        assert!(matches!(step, Step::Setback(Setback::Carrier(_))), "{step:?}");
        f.nodes.get_mut(&code("BGD")).unwrap().restart(keep_lanes);
    }
    f.network.heal();
    f.settle().await;
    assert_eq!(received(&f.node("AMM").entries()).len(), 1);
    let is_disclosed = |entry: &Entry| matches!(entry, Entry::Disclosed { .. });
    assert_eq!(count(&f.node("BGD").entries(), is_disclosed), 2, "the agreement, and the report once");
    assert!(given(&f.node("BGD").entries())[&code("AMM")][1].outcomes.is_some());
}

#[tokio::test]
async fn a_receiver_that_lost_everything_gets_the_lane_again_from_its_start() {
    let mut f = Federation::of(8, &[BORDER]).await;
    for value in ["EXERCISE 1", "EXERCISE 2", "EXERCISE 3"] {
        f.node("BGD").submit(Precedence::Routine, &[Claim::plain(value)]).await.unwrap();
        f.settle().await;
    }
    let fresh = Federation::of(9, &[BORDER]).await;
    f.nodes.remove(&code("AMM"));
    let chance = std::sync::Arc::clone(&f.chance);
    let node = tansiq_testkit::SimNode::new(code("AMM"), f.clock.another(), &chance, &f.network);
    for entry in fresh.node("AMM").entries() {
        node.append(&entry).await;
    }
    f.nodes.insert(code("AMM"), node);
    f.node("BGD").submit(Precedence::Routine, &[Claim::plain("EXERCISE 4")]).await.unwrap();
    // Only this lane: its own lane to Baghdad the member cannot begin again, since Baghdad remembers it.
    for _ in 0..20 {
        f.node("BGD").step(code("AMM")).await.unwrap();
    }
    assert_eq!(
        values(&f.node("AMM").entries()),
        set(&["EXERCISE 1", "EXERCISE 2", "EXERCISE 3", "EXERCISE 4"])
    );
}

#[tokio::test]
async fn a_failing_disk_loses_nothing_that_was_acknowledged() {
    let f = Federation::of(10, &[BORDER]).await;
    f.node("BGD").submit(Precedence::Routine, &[Claim::plain("EXERCISE kept")]).await.unwrap();
    for failure in [Failure::Before, Failure::Full] {
        f.node("AMM").store.fail_next(Durable::Append, failure);
        let step = f.node("BGD").step(code("AMM")).await.unwrap();
        let Step::Setback(setback) = step else { panic!("{step:?}") };
        assert_eq!(setback.code(), "storage");
        assert!(values(&f.node("AMM").entries()).is_empty());
    }
    f.node("AMM").store.fail_next(Durable::Append, Failure::AfterStoring);
    f.settle().await;
    assert_eq!(received(&f.node("AMM").entries()).len(), 1);
}

#[tokio::test]
async fn a_member_that_is_not_active_gets_nothing_until_it_is_again() {
    let f = Federation::of(11, &[BORDER]).await;
    let standing = |active| Entry::Standing {
        at: f.clock.now(),
        by: PrincipalId::from_random([1; 16]),
        member: Text(code("AMM")),
        active,
        reason: "EXERCISE".into(),
    };
    f.node("BGD").append(&standing(false)).await;
    f.node("BGD").submit(Precedence::Routine, &[Claim::plain("EXERCISE later")]).await.unwrap();
    assert_eq!(f.node("BGD").step(code("AMM")).await.unwrap(), Step::Waiting);
    f.clock.pass(1_000);
    f.node("BGD").append(&standing(true)).await;
    f.settle().await;
    assert_eq!(values(&f.node("AMM").entries()), set(&["EXERCISE later"]));
}

#[tokio::test]
async fn rebuilt_lanes_equal_incremental_ones() {
    let mut f = Federation::of(12, &ALL).await;
    for value in ["EXERCISE 1", "EXERCISE 2"] {
        f.node("BGD").submit(Precedence::Routine, &[Claim::plain(value)]).await.unwrap();
        f.node("EBL")
            .submit(Precedence::Flash, &[Claim::plain(value), Claim::only(value, &[])])
            .await
            .unwrap();
        f.settle().await;
    }
    for (member, node) in &f.nodes {
        let rebuilt = Lanes::in_memory(*member).unwrap();
        rebuilt.rebuild(node.ledger()).unwrap();
        assert_eq!(rebuilt.dump().unwrap(), node.lanes().dump().unwrap(), "{member}");
    }
    let before = f.node("BGD").ledger().len();
    f.nodes.get_mut(&code("BGD")).unwrap().restart(false);
    f.settle().await;
    assert_eq!(f.node("BGD").ledger().len(), before, "planned again from the start, nothing is new");
}

#[tokio::test]
async fn lanes_on_a_disk_are_kept_and_those_of_another_ledger_are_not() {
    let f = Federation::of(13, &[BORDER, COMMITTEE]).await;
    f.node("BGD").submit(Precedence::Routine, &[Claim::plain("EXERCISE kept")]).await.unwrap();
    f.settle().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lanes.sqlite");
    let bgd = f.node("BGD");
    Lanes::open(&path, code("BGD")).unwrap().catch_up(bgd.ledger()).unwrap();
    let again = Lanes::open(&path, code("BGD")).unwrap();
    assert_eq!(again.dump().unwrap(), bgd.lanes().dump().unwrap());
    assert!(again.belong_to(bgd.ledger()).unwrap());
    let shorter = Federation::of(14, &[]).await;
    assert!(matches!(
        again.catch_up(shorter.node("BGD").ledger()),
        Err(tansiq_exchange::Error::NotTheseLanes { .. })
    ));
    let of_another = Lanes::in_memory(code("BGD")).unwrap();
    of_another.catch_up(shorter.node("BGD").ledger()).unwrap();
    assert!(!of_another.belong_to(bgd.ledger()).unwrap(), "another ledger, though it is longer");
}
