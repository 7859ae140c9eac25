//! Bundles: what a line would carry, carried by hand, alone and beside a line.

use crate::federation::Federation;
use crate::observe::{report_ids, taken, values};
use std::collections::BTreeSet;
use tansiq_exchange::{BundleError, LaneStatus, Lanes, ReadIn, Refusal, Step, Which, Written};
use tansiq_report::bundle::Run;
use tansiq_report::{Entry, Precedence, ReportId};
use tansiq_testkit::{BORDER, Claim, Faults, SimNode, Terms, code};

/// Baghdad and Amman, between whom there is no line.
async fn apart(seed: u64) -> Federation {
    let f = Federation::among(&["BGD", "AMM"], seed, &[BORDER]).await;
    f.network.set_apart(code("BGD"), code("AMM"), true);
    f
}

/// A report of Baghdad, or one of Amman that may go to Baghdad.
async fn submit(f: &Federation, member: &str, value: &str) -> ReportId {
    f.clock.pass(1_000);
    let territory = if member == "AMM" { "JO" } else { "IQ" };
    let claim = Claim { territory, ..Claim::plain(value) };
    f.node(member).submit(Precedence::Routine, &[claim]).await.unwrap().report().header().id
}

async fn write(f: &Federation, from: &str, which: Which) -> Written {
    f.clock.pass(1_000);
    let to = if from == "BGD" { "AMM" } else { "BGD" };
    f.node(from).write_bundle(code(to), which).await.unwrap()
}

async fn read(f: &Federation, at: &str, written: &Written) -> ReadIn {
    f.clock.pass(1_000);
    f.node(at).read_bundle(&written.file).await.unwrap()
}

/// Bundles go there and back until both have nothing to carry.
async fn there_and_back(f: &Federation) {
    for _ in 0..10 {
        let mut carried = false;
        for (from, to) in [("AMM", "BGD"), ("BGD", "AMM")] {
            f.clock.pass(1_000);
            if let Ok(written) = f.node(from).write_bundle(code(to), Which::Waiting).await {
                read(f, to, &written).await;
                carried |= written.deliveries.is_some() || written.asks.is_some();
            }
        }
        if !carried {
            return;
        }
    }
    panic!("bundles never come to rest");
}

fn lane(node: &SimNode, member: &str) -> LaneStatus {
    let status = node.exchange().status().unwrap();
    status.into_iter().find(|lane| lane.member == code(member)).unwrap()
}

fn held(f: &Federation, member: &str, expected: &[&str]) {
    let entries = f.node(member).entries();
    assert_eq!(values(&entries), expected.iter().map(|value| (*value).to_owned()).collect::<BTreeSet<_>>());
    assert_eq!(report_ids(&entries).len(), expected.len(), "each once");
}

fn run(first: u64, last: u64) -> Option<Run> {
    Some(Run { first, last })
}

/// What the lanes' file folds is the same when it is rebuilt.
fn rebuilds(node: &SimNode) {
    let again = Lanes::in_memory(node.member).unwrap();
    again.catch_up(node.ledger()).unwrap();
    assert_eq!(again.dump().unwrap(), node.lanes().dump().unwrap());
}

#[tokio::test]
async fn two_members_without_a_line_exchange_by_hand() {
    let f = apart(61).await;
    submit(&f, "BGD", "EXERCISE 1").await;
    submit(&f, "AMM", "EXERCISE of Amman").await;

    // The agreement is the first delivery, the report the second.
    let there = write(&f, "BGD", Which::Waiting).await;
    assert_eq!((there.deliveries, there.items, there.acknowledgements), (run(1, 2), 2, 0));
    let disclosed = f.node("BGD").entries().iter().rposition(|e| matches!(e, Entry::Disclosed { .. }));
    let written = f.node("BGD").entries().iter().rposition(|e| matches!(e, Entry::BundleWritten { .. }));
    assert!(disclosed < written, "every disclosure is an entry before the file");
    let done = read(&f, "AMM", &there).await;
    assert_eq!(done.deliveries.iter().map(|d| (d.sequence, d.stored)).collect::<Vec<_>>(), [(1, 0), (2, 1)]);
    assert_eq!((done.refused, done.missing, done.asks), (None, None, None));
    held(&f, "AMM", &["EXERCISE 1"]);
    assert_eq!(lane(f.node("BGD"), "AMM").outstanding, 2, "Baghdad has not heard of it");

    let back = write(&f, "AMM", Which::Waiting).await;
    assert_eq!((back.deliveries, back.acknowledgements), (run(1, 2), 2));
    let done = read(&f, "BGD", &back).await;
    assert_eq!((done.acknowledgements.taken, done.deliveries.len()), (2, 2));
    held(&f, "BGD", &["EXERCISE of Amman"]);
    assert_eq!(lane(f.node("BGD"), "AMM").outstanding, 0);

    // Amman learns of its receipts, and then both are at rest.
    let there = write(&f, "BGD", Which::Waiting).await;
    assert_eq!((there.deliveries, there.acknowledgements), (None, 2));
    read(&f, "AMM", &there).await;
    assert_eq!(lane(f.node("AMM"), "BGD").outstanding, 0);
    let nothing = f.node("AMM").write_bundle(code("BGD"), Which::Waiting).await;
    assert!(matches!(nothing, Err(BundleError::Nothing { unacknowledged: 0, .. })), "{nothing:?}");
    let lane = lane(f.node("AMM"), "BGD");
    assert!(lane.bundle_written.is_some() && lane.bundle_read > lane.bundle_written);
    f.nodes.values().for_each(rebuilds);
}

#[tokio::test]
async fn a_line_and_bundles_are_one_lane() {
    let f = Federation::among(&["BGD", "AMM"], 62, &[BORDER]).await;
    submit(&f, "BGD", "EXERCISE 1").await;
    f.settle().await;
    // Acknowledged over the line: not written again.
    submit(&f, "BGD", "EXERCISE 2").await;
    let first = write(&f, "BGD", Which::Again).await;
    assert_eq!(first.deliveries, run(3, 3));

    // Over the line as well, and only the answer is lost.
    f.network.set_faults(Faults { answer_lost: 100, ..Faults::default() });
    assert!(matches!(f.node("BGD").step(code("AMM")).await, Ok(Step::Setback(_))));
    let done = read(&f, "AMM", &first).await;
    assert!(done.deliveries[0].before, "it came by the line before");
    held(&f, "AMM", &["EXERCISE 1", "EXERCISE 2"]);
    read(&f, "BGD", &write(&f, "AMM", Which::Waiting).await).await;
    assert_eq!(lane(f.node("BGD"), "AMM").outstanding, 0);

    // By hand first and then over the line: one item, and the same answer.
    submit(&f, "BGD", "EXERCISE 3").await;
    read(&f, "AMM", &write(&f, "BGD", Which::Waiting).await).await;
    f.network.heal();
    let before = f.node("AMM").entries().len();
    assert!(matches!(f.node("BGD").step(code("AMM")).await, Ok(Step::Delivered { sequence: 4, .. })));
    assert_eq!(f.node("AMM").entries().len(), before);
    held(&f, "AMM", &["EXERCISE 1", "EXERCISE 2", "EXERCISE 3"]);
    // What came by hand although the line works: known.
    let back = write(&f, "AMM", Which::Waiting).await;
    let done = read(&f, "BGD", &back).await;
    assert_eq!((done.acknowledgements.taken, done.acknowledgements.known), (0, 1));
    f.settle().await;
    f.nodes.values().for_each(rebuilds);
}

#[tokio::test]
async fn a_gap_is_named_asked_for_and_filled() {
    let f = apart(63).await;
    let mut bundles = Vec::new();
    for value in ["EXERCISE 1", "EXERCISE 2", "EXERCISE 3"] {
        submit(&f, "BGD", value).await;
        bundles.push(write(&f, "BGD", Which::Waiting).await);
    }
    assert_eq!(bundles.iter().map(|b| b.deliveries).collect::<Vec<_>>(), [run(1, 2), run(3, 3), run(4, 4)]);
    read(&f, "AMM", &bundles[0]).await;
    let done = read(&f, "AMM", &bundles[2]).await;
    assert_eq!(done.missing, run(3, 3));
    assert_eq!(done.refused, Some((4, Refusal::Gap { expected: 3, found: 4 })));
    assert_eq!(lane(f.node("AMM"), "BGD").refusals["gap"], 1);
    held(&f, "AMM", &["EXERCISE 1"]);

    // The second is lost. Amman asks, and Baghdad's next bundle begins there, with what is new since.
    let back = write(&f, "AMM", Which::Waiting).await;
    assert_eq!(back.asks, Some(3));
    assert_eq!(read(&f, "BGD", &back).await.asks, Some(3));
    submit(&f, "BGD", "EXERCISE 4").await;
    let again = write(&f, "BGD", Which::Waiting).await;
    assert_eq!(again.deliveries, run(3, 5));
    assert_eq!(write(&f, "BGD", Which::Again).await.deliveries, run(3, 5));

    // It was not lost, only late: it fills the gap, and the third is read once more.
    read(&f, "AMM", &bundles[1]).await;
    let third = read(&f, "AMM", &bundles[2]).await;
    assert!(third.before.is_some() && third.missing.is_none() && !third.deliveries[0].before);
    let done = read(&f, "AMM", &again).await;
    assert_eq!(done.deliveries.iter().map(|d| d.before).collect::<Vec<_>>(), [true, true, false]);
    held(&f, "AMM", &["EXERCISE 1", "EXERCISE 2", "EXERCISE 3", "EXERCISE 4"]);
    assert_eq!(write(&f, "AMM", Which::Waiting).await.asks, None);
    f.nodes.values().for_each(rebuilds);
}

#[tokio::test]
async fn a_bundle_that_is_read_twice_changes_nothing() {
    let f = apart(64).await;
    submit(&f, "BGD", "EXERCISE 1").await;
    let there = write(&f, "BGD", Which::Waiting).await;
    read(&f, "AMM", &there).await;
    let back = write(&f, "AMM", Which::Waiting).await;
    read(&f, "BGD", &back).await;
    for (member, other, written) in [("AMM", "BGD", &there), ("BGD", "AMM", &back)] {
        let (entries, dump) = (f.node(member).entries(), f.node(member).lanes().dump().unwrap());
        let done = read(&f, member, written).await;
        assert!(done.before.is_some() && done.deliveries.iter().all(|d| d.before), "{member}");
        assert_eq!(done.acknowledgements.taken, 0);
        assert_eq!(f.node(member).entries(), entries, "{member}");
        assert_eq!(f.node(member).lanes().dump().unwrap(), dump, "{member}");
        assert_eq!(lane(f.node(member), other).refusals["bundle-replayed"], 1);
    }
}

#[tokio::test]
async fn an_old_bundle_does_not_bring_back_what_was_asked_then() {
    let f = apart(65).await;
    submit(&f, "BGD", "EXERCISE 1").await;
    let lost = write(&f, "BGD", Which::Waiting).await;
    submit(&f, "BGD", "EXERCISE 2").await;
    let second = write(&f, "BGD", Which::Waiting).await;
    read(&f, "AMM", &second).await;
    let asking = write(&f, "AMM", Which::Waiting).await;
    assert_eq!(asking.asks, Some(1));
    read(&f, "AMM", &lost).await;
    read(&f, "AMM", &second).await;
    submit(&f, "AMM", "EXERCISE of Amman").await;
    let satisfied = write(&f, "AMM", Which::Waiting).await;
    read(&f, "BGD", &satisfied).await;
    // It comes late, and its asking is over.
    read(&f, "BGD", &asking).await;
    submit(&f, "BGD", "EXERCISE 3").await;
    assert_eq!(write(&f, "BGD", Which::Waiting).await.deliveries, run(4, 4));
}

#[tokio::test]
async fn a_diode_needs_no_answer() {
    let f = apart(66).await;
    for value in ["EXERCISE 1", "EXERCISE 2"] {
        submit(&f, "BGD", value).await;
        assert!(write(&f, "BGD", Which::Waiting).await.deliveries.is_some());
    }
    let nothing = f.node("BGD").write_bundle(code("AMM"), Which::Waiting).await;
    assert!(matches!(nothing, Err(BundleError::Nothing { unacknowledged: 3, .. })), "{nothing:?}");
    let all = write(&f, "BGD", Which::Again).await;
    assert_eq!(all.deliveries, run(1, 3));
    let last = write(&f, "BGD", Which::From(3)).await;
    assert_eq!(last.deliveries, run(3, 3));
    let none = f.node("BGD").write_bundle(code("AMM"), Which::From(5)).await;
    assert!(matches!(none, Err(BundleError::NoSuchDelivery { last: 3, found: 5 })), "{none:?}");
    read(&f, "AMM", &all).await;
    read(&f, "AMM", &last).await;
    held(&f, "AMM", &["EXERCISE 1", "EXERCISE 2"]);
    // What was written once goes on from there.
    submit(&f, "BGD", "EXERCISE 3").await;
    assert_eq!(write(&f, "BGD", Which::Waiting).await.deliveries, run(4, 4));
}

async fn change_key(f: &mut Federation, member: &str, terms: &Terms) {
    f.clock.pass(60_000);
    f.nodes.get_mut(&code(member)).unwrap().change_key(true).await.unwrap();
    f.clock.pass(60_000);
    let again = terms.signed_with(f.node(member).key());
    f.node(member).accept_agreement(again).await;
}

#[tokio::test]
async fn both_change_their_keys_while_bundles_are_on_their_way() {
    let mut f = apart(67).await;
    submit(&f, "BGD", "EXERCISE 1").await;
    let old = write(&f, "BGD", Which::Waiting).await;
    change_key(&mut f, "BGD", &BORDER).await;
    change_key(&mut f, "AMM", &BORDER).await;
    submit(&f, "BGD", "EXERCISE 2").await;
    // Amman takes what the old key signed: it has not heard that it is revoked.
    read(&f, "AMM", &old).await;
    held(&f, "AMM", &["EXERCISE 1"]);
    // It was made anew meanwhile; Amman has the old one, says so, and Baghdad goes on from there.
    let anew = write(&f, "BGD", Which::Again).await;
    let done = read(&f, "AMM", &anew).await;
    assert_eq!(done.refused.as_ref().map(|(at, refusal)| (*at, refusal.code())), Some((1, "fork")));
    there_and_back(&f).await;
    held(&f, "AMM", &["EXERCISE 1", "EXERCISE 2"]);
    assert_eq!(lane(f.node("BGD"), "AMM").outstanding, 0);
    f.nodes.values().for_each(rebuilds);
}

/// Bundles leave several deliveries outstanding, and the card stands behind them all.
#[tokio::test]
async fn keys_that_changed_on_both_sides_meet_again_over_a_line() {
    let mut f = apart(70).await;
    let mut bundles = Vec::new();
    for (member, to) in [("BGD", "AMM"), ("AMM", "BGD")] {
        for n in 0..3 {
            submit(&f, member, &format!("EXERCISE {n} of {member}")).await;
            bundles.push((to, write(&f, member, Which::Waiting).await));
        }
    }
    for (to, bundle) in &bundles {
        read(&f, to, bundle).await;
    }
    change_key(&mut f, "BGD", &BORDER).await;
    change_key(&mut f, "AMM", &BORDER).await;
    f.network.heal();
    for _ in 0..20 {
        for (from, to) in [("BGD", "AMM"), ("AMM", "BGD")] {
            f.node(from).step(code(to)).await.unwrap();
        }
    }
    for (from, to) in [("BGD", "AMM"), ("AMM", "BGD")] {
        assert_eq!(lane(f.node(from), to).outstanding, 0, "{from}");
        assert!(matches!(f.node(from).step(code(to)).await, Ok(Step::Idle { .. })), "{from}");
    }
}

#[tokio::test]
async fn what_was_erased_while_its_bundle_was_on_the_way_is_not_written_again() {
    for arrived in [false, true] {
        let f = apart(68).await;
        let gone = submit(&f, "BGD", "EXERCISE 1").await;
        let old = write(&f, "BGD", Which::Waiting).await;
        submit(&f, "BGD", "EXERCISE 2").await;
        f.node("BGD").erase(gone).await;
        if arrived {
            read(&f, "AMM", &old).await;
        }
        let again = write(&f, "BGD", Which::Again).await;
        read(&f, "AMM", &again).await;
        there_and_back(&f).await;
        let expected: &[&str] = if arrived { &["EXERCISE 1", "EXERCISE 2"] } else { &["EXERCISE 2"] };
        held(&f, "AMM", expected);
        assert_eq!(lane(f.node("BGD"), "AMM").outstanding, 0, "arrived: {arrived}");
    }
}

#[tokio::test]
async fn a_member_that_lost_its_ledger_is_given_everything_again() {
    let mut f = apart(69).await;
    submit(&f, "BGD", "EXERCISE 1").await;
    read(&f, "AMM", &write(&f, "BGD", Which::Waiting).await).await;
    read(&f, "BGD", &write(&f, "AMM", Which::Waiting).await).await;
    assert_eq!(lane(f.node("BGD"), "AMM").outstanding, 0);
    let fresh = Federation::among(&["BGD", "AMM"], 69, &[BORDER]).await;
    f.clock.pass(1_000);
    submit(&f, "BGD", "EXERCISE 2").await;
    let new = write(&f, "BGD", Which::Waiting).await;
    fresh.clock.pass(600_000);
    assert_eq!(read(&fresh, "AMM", &new).await.missing, run(1, 2));
    let asking = write(&fresh, "AMM", Which::Waiting).await;
    f.clock.pass(600_000);
    assert_eq!(read(&f, "BGD", &asking).await.asks, Some(1));
    let all = write(&f, "BGD", Which::Waiting).await;
    assert_eq!(all.deliveries, run(1, 3));
    read(&fresh, "AMM", &all).await;
    held(&fresh, "AMM", &["EXERCISE 1", "EXERCISE 2"]);
    assert_eq!(taken(&fresh.node("AMM").entries())[&code("BGD")].len(), 3);
    f.nodes.clear();
}
