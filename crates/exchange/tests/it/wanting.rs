//! A report that comes to a member before the terms by which it goes there: it is refused, and given again when the terms
//! have come, by whatever road.

use crate::federation::Federation;
use crate::observe::{count, values};
use std::collections::BTreeSet;
use tansiq_exchange::{Clock as _, ItemRefusal, Lanes, Step, Which};
use tansiq_report::{Acknowledgement, Card, Entry, Envelope, Moment, Outcome, Precedence};
use tansiq_testkit::{BORDER, COMMITTEE, Claim, Terms, card, code};

const MEMBERS: [&str; 3] = ["MOW", "THR", "DAM"];
const VALUE: &str = "EXERCISE before its terms";

/// The second committee, in which one has just revoked its key and signed the agreement anew; its line to Tehran is cut.
/// Its new cards.
async fn signed_anew(seed: u64) -> (Federation, Vec<Card>) {
    let mut f = Federation::among(&MEMBERS, seed, &[COMMITTEE]).await;
    f.settle().await;
    f.network.set_apart(code("MOW"), code("THR"), true);
    let cards = revoke_key(&mut f).await;
    f.node("MOW").accept_agreement(COMMITTEE.signed_with(f.node("MOW").key())).await;
    (f, cards)
}

async fn revoke_key(f: &mut Federation) -> Vec<Card> {
    f.clock.pass(60_000);
    let cards = f.nodes.get_mut(&code("MOW")).unwrap().change_key(true).await.unwrap();
    f.clock.pass(60_000);
    cards
}

/// Steps every lane until none has anything to give that gets through.
async fn rest(f: &Federation) {
    for _ in 0..100 {
        let mut moved = false;
        for (from, node) in &f.nodes {
            for to in f.partners(*from) {
                moved |= matches!(node.step(to).await.unwrap(), Step::Delivered { .. });
            }
        }
        if !moved {
            return;
        }
    }
    panic!("the lanes never come to rest");
}

/// Tehran has learnt by hand that the old signature does not count, and Damascus writes.
async fn refused(f: &Federation, cards: &[Card]) {
    rest(f).await;
    for card in cards {
        f.node("THR").accept_card(card).await;
    }
    f.node("DAM").submit(Precedence::Routine, &[Claim::plain(VALUE)]).await.unwrap();
    let step = f.node("DAM").step(code("THR")).await.unwrap();
    assert!(matches!(step, Step::Delivered { items: 1, .. }), "{step:?}");
    assert!(values(&f.node("THR").entries()).is_empty());
    let status = f.node("THR").exchange().status().unwrap();
    let of_damascus = status.iter().find(|lane| lane.member == code("DAM")).unwrap();
    assert_eq!(of_damascus.refusals[ItemRefusal::NotReleased.code()], 1);
}

fn tehran_has_it(f: &Federation) {
    assert_eq!(values(&f.node("THR").entries()), BTreeSet::from([VALUE.to_owned()]));
    for (member, node) in &f.nodes {
        let rebuilt = Lanes::in_memory(*member).unwrap();
        rebuilt.rebuild(node.ledger()).unwrap();
        assert_eq!(rebuilt.dump().unwrap(), node.lanes().dump().unwrap(), "{member}");
    }
}

/// Found by seed 15,400 of the simulation with a byzantine member.
#[tokio::test]
async fn what_came_before_its_terms_comes_again_after_them() {
    let (f, cards) = signed_anew(61).await;
    refused(&f, &cards).await;
    f.network.heal();
    rest(&f).await;
    tehran_has_it(&f);
}

#[tokio::test]
async fn a_signature_that_came_before_its_card_comes_again_after_it() {
    let (f, cards) = signed_anew(62).await;
    refused(&f, &cards).await;
    // Whoever signed stays away: only Damascus has the new signature.
    rest(&f).await;
    tehran_has_it(&f);
}

#[tokio::test]
async fn what_came_before_its_terms_comes_again_by_hand_too() {
    let (f, cards) = signed_anew(65).await;
    refused(&f, &cards).await;
    f.network.heal();
    f.network.set_apart(code("DAM"), code("THR"), true);
    rest(&f).await;
    assert!(values(&f.node("THR").entries()).is_empty());
    for (from, to) in [("THR", "DAM"), ("DAM", "THR")] {
        let bundle = f.node(from).write_bundle(code(to), Which::Waiting).await.unwrap();
        f.node(to).read_bundle(&bundle.file).await.unwrap();
    }
    tehran_has_it(&f);
}

#[tokio::test]
async fn what_came_before_midnight_by_a_slower_clock_comes_again_after_it() {
    let terms = Terms { from: "2026-11-22", ..BORDER };
    let f = Federation::of(64, &[]).await;
    for member in ["BGD", "AMM"] {
        f.node(member).accept_agreement(terms.signed()).await;
    }
    f.node("BGD").submit(Precedence::Routine, &[Claim::plain(VALUE)]).await.unwrap();
    f.settle().await;
    let begins: Moment = "2026-11-22T00:00:00.000Z".parse().unwrap();
    f.clock.pass(begins.millis() - f.clock.now().millis() - 60_000);
    f.node("BGD").clock.set_error(120_000);
    f.settle().await;
    let refused = |entry: &Entry| matches!(entry, Entry::Acknowledged { acknowledgement, .. } if refuses(acknowledgement));
    assert_eq!(count(&f.node("BGD").entries(), refused), 1);
    assert!(values(&f.node("AMM").entries()).is_empty());
    f.clock.pass(120_000);
    f.settle().await;
    assert_eq!(values(&f.node("AMM").entries()), BTreeSet::from([VALUE.to_owned()]));
}

fn refuses(acknowledgement: &Envelope) -> bool {
    let items = Acknowledgement::read(acknowledgement).unwrap().items;
    items.iter().any(|outcome| matches!(outcome, Outcome::Refused { .. }))
}

#[tokio::test]
async fn whoever_refused_something_is_heard_of_after_a_card_of_a_party_and_of_nobody_else() {
    let (mut f, cards) = signed_anew(63).await;
    f.network.set_apart(code("MOW"), code("DAM"), true);
    refused(&f, &cards).await;
    rest(&f).await;
    let heard_of = async |f: &Federation, who| {
        let step = f.node("THR").step(code("DAM")).await.unwrap();
        assert_eq!(matches!(step, Step::Idle { .. }), who != "MOW", "{who}: {step:?}");
    };
    heard_of(&f, "nobody").await;
    f.node("THR").accept_card(&card(code("AMM"))).await;
    heard_of(&f, "AMM").await;
    for card in revoke_key(&mut f).await {
        f.node("THR").accept_card(&card).await;
    }
    heard_of(&f, "MOW").await;
}
