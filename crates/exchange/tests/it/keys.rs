//! Keys that change, keys that are revoked, and reports that are erased, while a delivery is outstanding.

use crate::federation::Federation;
use crate::observe::{count, given, received, report_ids, taken, values};
use std::collections::BTreeSet;
use tansiq_exchange::{Directory, Lanes, Step};
use tansiq_report::{Card, Entry, Note, Precedence, ReportId};
use tansiq_testkit::{BORDER, Claim, Faults, INFORMATION, JOINT_CENTRE, Terms, code};

fn set(values: &[&str]) -> BTreeSet<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

async fn submit(f: &Federation, value: &str) -> ReportId {
    let sealed = f.node("BGD").submit(Precedence::Routine, &[Claim::plain(value)]).await.unwrap();
    sealed.report().header().id
}

/// One step of Baghdad's lane to Amman that does not get through.
async fn fails(f: &Federation, code_of: &str) {
    let step = f.node("BGD").step(code("AMM")).await.unwrap();
    let Step::Setback(setback) = step else { panic!("{step:?}") };
    assert_eq!(setback.code(), code_of);
}

async fn change_key(f: &mut Federation, member: &str, revoke: bool) -> Vec<Card> {
    f.clock.pass(60_000);
    let cards = f.nodes.get_mut(&code(member)).unwrap().change_key(revoke).await.unwrap();
    f.clock.pass(60_000);
    cards
}

/// Once its old key is revoked, a member signs its agreements again.
async fn sign_again(f: &Federation, member: &str, terms: &Terms) {
    f.node(member).accept_agreement(terms.signed_with(f.node(member).key())).await;
}

fn amman_holds(f: &Federation, expected: &[&str]) {
    let entries = f.node("AMM").entries();
    assert_eq!(values(&entries), set(expected));
    assert_eq!(report_ids(&entries).len(), expected.len(), "each once");
    let bgd = f.node("BGD");
    let lane: Vec<_> = given(&bgd.entries()).remove(&code("AMM")).unwrap();
    let lane: Vec<_> = lane.iter().map(|given| given.digest).collect();
    let at_amman: Vec<_> = taken(&entries)[&code("BGD")].iter().map(|(_, digest)| *digest).collect();
    assert_eq!(lane, at_amman, "both have the same notes");
    let status = bgd.exchange().status().unwrap();
    let status = status.iter().find(|lane| lane.member == code("AMM")).unwrap();
    assert_eq!((status.outstanding, &status.trouble), (0, &None));
    assert_eq!(status.deliveries, lane.len() as u64);
}

/// How many deliveries Baghdad made up for Amman, those that do not count among them.
fn disclosed(f: &Federation) -> usize {
    count(&f.node("BGD").entries(), |entry| match entry {
        Entry::Disclosed { note, .. } => Note::read(note).unwrap().to.0 == code("AMM"),
        _ => false,
    })
}

/// Baghdad and Amman at rest, and then apart.
async fn apart(seed: u64) -> Federation {
    let f = Federation::of(seed, &[BORDER]).await;
    submit(&f, "EXERCISE 1").await;
    f.settle().await;
    f.network.set_apart(code("BGD"), code("AMM"), true);
    f
}

#[tokio::test]
async fn a_partner_that_was_away_while_the_key_changed_gets_everything_once() {
    for rebuilt in [false, true] {
        let mut f = apart(51).await;
        submit(&f, "EXERCISE 2").await;
        fails(&f, "unreachable").await;
        let before = disclosed(&f);
        for _ in 0..2 {
            change_key(&mut f, "BGD", false).await;
            fails(&f, "unreachable").await;
        }
        submit(&f, "EXERCISE 3").await;
        if rebuilt {
            f.nodes.get_mut(&code("BGD")).unwrap().restart(false);
        }
        f.network.heal();
        f.settle().await;
        amman_holds(&f, &["EXERCISE 1", "EXERCISE 2", "EXERCISE 3"]);
        // The cards together, and the third report.
        assert_eq!(disclosed(&f), before + 2);
        let card = f.node("AMM").directory().card(code("BGD")).unwrap();
        assert_eq!(card.text().sequence, 3);
    }
}

#[tokio::test]
async fn a_new_partner_gets_what_was_written_under_an_old_key() {
    let mut f = Federation::of(52, &[JOINT_CENTRE]).await;
    submit(&f, "EXERCISE old").await;
    f.settle().await;
    change_key(&mut f, "BGD", false).await;
    f.settle().await;
    assert!(values(&f.node("CAI").entries()).is_empty());
    f.node("BGD").accept_agreement(INFORMATION.signed_with(f.node("BGD").key())).await;
    f.node("CAI").accept_agreement(INFORMATION.signed_by(code("CAI"))).await;
    f.settle().await;
    assert_eq!(values(&f.node("CAI").entries()), set(&["EXERCISE old"]));
}

#[tokio::test]
async fn a_key_that_was_revoked_while_the_partner_was_away() {
    for knows_already in [false, true] {
        let mut f = apart(53).await;
        submit(&f, "EXERCISE 2").await;
        fails(&f, "unreachable").await;
        let cards = change_key(&mut f, "BGD", true).await;
        if knows_already {
            // By another road: people carried the cards. What the old key signed is not believed any more.
            for card in &cards {
                f.node("AMM").accept_card(card).await;
            }
        }
        fails(&f, "unreachable").await;
        f.network.heal();
        f.settle().await;
        sign_again(&f, "BGD", &BORDER).await;
        submit(&f, "EXERCISE 3").await;
        f.settle().await;
        amman_holds(&f, &["EXERCISE 1", "EXERCISE 2", "EXERCISE 3"]);
        let signers = received(&f.node("AMM").entries())[1].envelope().signatures.clone();
        assert_eq!(
            signers[0].keyid == f.node("BGD").key().id(),
            knows_already,
            "made anew only if it must be"
        );
    }
}

#[tokio::test]
async fn a_key_that_was_revoked_after_the_answer_was_lost() {
    for knows_already in [false, true] {
        let mut f = Federation::of(54, &[BORDER]).await;
        submit(&f, "EXERCISE 1").await;
        f.settle().await;
        submit(&f, "EXERCISE 2").await;
        f.network.set_faults(Faults { answer_lost: 100, ..Faults::default() });
        fails(&f, "timed-out").await;
        let cards = change_key(&mut f, "BGD", true).await;
        for card in cards.iter().filter(|_| knows_already) {
            f.node("AMM").accept_card(card).await;
        }
        f.network.heal();
        sign_again(&f, "BGD", &BORDER).await;
        submit(&f, "EXERCISE 3").await;
        f.settle().await;
        amman_holds(&f, &["EXERCISE 1", "EXERCISE 2", "EXERCISE 3"]);
    }
}

#[tokio::test]
async fn a_key_of_the_receiver_that_was_revoked_after_its_answer_was_lost() {
    let mut f = Federation::of(55, &[BORDER]).await;
    f.settle().await;
    submit(&f, "EXERCISE 1").await;
    f.network.set_faults(Faults { answer_lost: 100, ..Faults::default() });
    fails(&f, "timed-out").await;
    for card in change_key(&mut f, "AMM", true).await {
        f.node("BGD").accept_card(&card).await;
    }
    f.network.heal();
    f.settle().await;
    amman_holds(&f, &["EXERCISE 1"]);
}

#[tokio::test]
async fn both_change_their_keys_while_both_wait_for_an_answer() {
    for revoke in [false, true] {
        let mut f = apart(56).await;
        submit(&f, "EXERCISE 2").await;
        let jordan = Claim { territory: "JO", ..Claim::plain("EXERCISE from Amman") };
        f.node("AMM").submit(Precedence::Routine, &[jordan]).await.unwrap();
        fails(&f, "unreachable").await;
        f.node("AMM").step(code("BGD")).await.unwrap();
        change_key(&mut f, "BGD", revoke).await;
        change_key(&mut f, "AMM", revoke).await;
        f.network.heal();
        // Neither knows the other's new key, and each has something in flight.
        for _ in 0..10 {
            f.node("BGD").step(code("AMM")).await.unwrap();
            f.node("AMM").step(code("BGD")).await.unwrap();
        }
        f.settle().await;
        if revoke {
            sign_again(&f, "BGD", &BORDER).await;
            sign_again(&f, "AMM", &BORDER).await;
            f.settle().await;
        }
        amman_holds(&f, &["EXERCISE 1", "EXERCISE 2"]);
        assert_eq!(values(&f.node("BGD").entries()), set(&["EXERCISE from Amman"]));
    }
}

#[tokio::test]
async fn a_report_that_is_erased_from_an_outstanding_delivery() {
    // What becomes of the delivery before it is erased, and what Amman holds of it in the end.
    for (faults, too) in [(None, false), (Some(Faults { answer_lost: 100, ..Faults::default() }), true)] {
        for alone in [false, true] {
            let mut f = apart(57).await;
            let erased = submit(&f, "EXERCISE erased").await;
            if !alone {
                submit(&f, "EXERCISE kept").await;
            }
            if let Some(faults) = faults {
                f.network.heal();
                f.network.set_faults(faults);
            }
            f.node("BGD").step(code("AMM")).await.unwrap();
            f.node("BGD").erase(erased).await;
            f.nodes.get_mut(&code("BGD")).unwrap().restart(true);
            f.node("BGD").step(code("AMM")).await.unwrap();
            f.network.heal();
            f.settle().await;
            submit(&f, "EXERCISE after").await;
            f.settle().await;
            let mut expected = vec!["EXERCISE 1", "EXERCISE after"];
            expected.extend((!alone).then_some("EXERCISE kept"));
            expected.extend(too.then_some("EXERCISE erased"));
            amman_holds(&f, &expected);
        }
    }
}

#[tokio::test]
async fn an_old_copy_that_comes_before_or_after_the_delivery_made_anew() {
    for (others, wins) in [(1, true), (2, false)] {
        let f = Federation::of(58, &[BORDER]).await;
        submit(&f, "EXERCISE 1").await;
        f.settle().await;
        let erased = submit(&f, "EXERCISE erased").await;
        submit(&f, "EXERCISE kept").await;
        f.network.set_faults(Faults { late: 100, ..Faults::default() });
        fails(&f, "timed-out").await;
        f.node("BGD").erase(erased).await;
        submit(&f, "EXERCISE after").await;
        f.network.heal();
        // The note alone is not known at Amman, and the delivery is made anew; the old copy is still on its way.
        f.network.let_late_arrive_after(others);
        f.node("BGD").step(code("AMM")).await.unwrap();
        f.settle().await;
        let mut expected = vec!["EXERCISE 1", "EXERCISE after", "EXERCISE kept"];
        expected.extend(wins.then_some("EXERCISE erased"));
        amman_holds(&f, &expected);
        let rebuilt = Lanes::in_memory(code("BGD")).unwrap();
        rebuilt.catch_up(f.node("BGD").ledger()).unwrap();
        let gave = |lanes: &Lanes| {
            let dump = lanes.dump().unwrap();
            let of_lanes = |line: &&str| line.starts_with("outgoing") || line.starts_with("given");
            dump.lines().filter(of_lanes).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(gave(&rebuilt), gave(f.node("BGD").lanes()));
    }
}
