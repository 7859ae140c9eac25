//! The lanes at work, on a real runtime with real waiting.

use crate::federation::{ALL, Federation};
use crate::observe::values;
use std::sync::Arc;
use std::time::Duration;
use tansiq_exchange::Lanes;
use tansiq_report::Precedence;
use tansiq_testkit::{Chance, Claim, FakeClock, Network, SimNode, card, code, now};
use tokio::task::JoinHandle;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_that_is_away_slows_nobody_and_is_found_again() {
    let f = Federation::of(21, &ALL).await;
    let followers: Vec<_> = f.nodes.values().map(follow).collect();
    f.network.set_apart(code("BGD"), code("AMM"), true);
    let running: Vec<_> = f.nodes.values().map(|node| node.exchange().start()).collect();
    f.node("BGD").submit(Precedence::Immediate, &[Claim::plain("EXERCISE live")]).await.unwrap();
    let others = ["EBL", "CAI", "JCC", "MOW", "THR", "DAM"];
    until(|| others.iter().all(|member| values(&f.node(member).entries()).len() == 1)).await;
    assert!(values(&f.node("AMM").entries()).is_empty());
    let lane = |member| {
        let status = f.node("BGD").exchange().status().unwrap();
        status.into_iter().find(|lane| lane.member == code(member)).unwrap()
    };
    until(|| lane("AMM").trouble.is_some_and(|trouble| trouble.code == "unreachable")).await;
    assert_eq!(lane("AMM").outstanding, 1);

    f.network.heal();
    until(|| values(&f.node("AMM").entries()).len() == 1).await;
    until(|| lane("AMM").outstanding == 0 && lane("AMM").trouble.is_none()).await;
    for lanes in running {
        lanes.stop().await;
    }
    followers.iter().for_each(tokio::task::JoinHandle::abort);
}

/// Nobody is there to give to; what the lanes read now they need not read when somebody is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_that_deals_with_nobody_reads_its_ledger_all_the_same() {
    let chance = Arc::new(Chance::of(22));
    let network = Network::new(Arc::clone(&chance));
    let node = SimNode::new(code("BGD"), FakeClock::at(now()), &chance, &network);
    node.begin(&[card(code("BGD"))], &[]).await;
    let follower = follow(&node);
    let running = node.exchange().start();
    node.submit(Precedence::Routine, &[Claim::plain("EXERCISE alone")]).await.unwrap();
    let read = Lanes::in_memory(code("BGD")).unwrap();
    read.catch_up(node.ledger()).unwrap();
    until(|| node.lanes().dump().unwrap() == read.dump().unwrap()).await;
    running.stop().await;
    follower.abort();
}

/// The directory of a node reads its ledger as it grows.
fn follow(node: &SimNode) -> JoinHandle<()> {
    let (ledger, directory) = (node.ledger().clone(), Arc::clone(node.directory()));
    tokio::spawn(async move {
        let mut grown = ledger.subscribe();
        loop {
            directory.catch_up(&ledger);
            if grown.changed().await.is_err() {
                return;
            }
        }
    })
}

async fn until(mut holds: impl FnMut() -> bool) {
    for _ in 0..600 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it did not come within 30 s");
}
