//! Members exchange through the broker: with it, without it, after it; and with other carriers on the same lane.

use crate::broker::{Broker, PATIENCE};
use crate::site::{Site, set, until};
use std::sync::Arc;
use std::time::Duration;
use tansiq_exchange::{Asked, Setback, Step, Which};
use tansiq_testkit::{Chance, Network, code};

/// A patience that is soon over.
const SOON: Duration = Duration::from_secs(2);

/// Baghdad and Amman, both connected.
async fn two(broker: &Broker) -> (Site, Site) {
    let mut bgd = Site::new(broker, "BGD", PATIENCE).await;
    let mut amm = Site::new(broker, "AMM", PATIENCE).await;
    bgd.come().await;
    amm.come().await;
    (bgd, amm)
}

fn setback(step: Step) -> Setback {
    match step {
        Step::Setback(setback) => setback,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn members_exchange_both_ways_and_nothing_is_readable_at_the_broker() {
    let Some(broker) = Broker::start(&["BGD", "AMM"]).await else { return };
    let (bgd, mut amm) = two(&broker).await;
    bgd.submit("EXERCISE MARKERWORD of Baghdad").await;
    amm.submit("EXERCISE MARKERWORD of Amman").await;
    bgd.give_all("AMM").await;
    amm.give_all("BGD").await;
    assert_eq!(amm.holds(), set(&["EXERCISE MARKERWORD of Baghdad"]));
    assert_eq!(bgd.holds(), set(&["EXERCISE MARKERWORD of Amman"]));
    let asked = bgd.node.ask_witness(code("AMM")).await.unwrap();
    assert!(matches!(asked, Asked::Cosigned(_)), "as over HTTPS: {asked:?}");

    // One lies in the queue while the files are looked at.
    amm.go().await;
    bgd.submit("EXERCISE MARKERWORD that waits").await;
    let away = tokio::time::timeout(SOON, bgd.node.step(code("AMM"))).await;
    assert!(away.is_err(), "nobody answers");
    let files = broker.files();
    let has =
        |word: &str| files.iter().any(|(_, bytes)| bytes.windows(word.len()).any(|w| w == word.as_bytes()));
    assert!(has("tansiq.AMM.BGD.delivery"), "the test sees what is there to be seen");
    assert!(has("tansiq/request/v1"));
    for word in ["MARKERWORD", "payloadType", "signatures", "EXERCISE", "exercise-border"] {
        assert!(!has(word), "{word}");
    }
}

#[tokio::test]
async fn a_member_that_was_away_finds_one_delivery_and_its_late_answer_counts() {
    let Some(broker) = Broker::start(&["BGD", "AMM"]).await else { return };
    let mut bgd = Site::new(&broker, "BGD", SOON).await;
    let mut amm = Site::new(&broker, "AMM", SOON).await;
    // The queue is made when its member comes for the first time.
    bgd.come().await;
    bgd.submit("EXERCISE 1").await;
    assert_eq!(setback(bgd.node.step(code("AMM")).await.unwrap()).code(), "timed-out");
    amm.come().await;
    amm.go().await;

    // Sent again and again while it is away: it lies there once.
    for _ in 0..3 {
        assert_eq!(setback(bgd.node.step(code("AMM")).await.unwrap()).code(), "timed-out");
    }
    let within = broker.within("AMM").await;
    let mut queue = within.get_stream("TANSIQ_AMM").await.unwrap();
    assert_eq!(queue.info().await.unwrap().state.messages, 1);

    // Baghdad goes, and remembers nothing; Amman comes and answers; Amman goes, and Baghdad comes back.
    bgd.go().await;
    bgd.restart();
    let before = bgd.acknowledged("AMM");
    amm.come().await;
    until("it is done", || async {
        let within = broker.within("AMM").await;
        within.get_stream("TANSIQ_AMM").await.unwrap().info().await.unwrap().state.messages == 0
    })
    .await;
    amm.go().await;
    bgd.come().await;
    until("the late answer counts", || async { bgd.acknowledged("AMM") == before + 1 }).await;

    // The rest as if nothing had been.
    amm.come().await;
    bgd.give_all("AMM").await;
    assert_eq!(amm.holds(), set(&["EXERCISE 1"]));
}

#[tokio::test]
async fn a_broker_that_dies_is_found_again() {
    let Some(mut broker) = Broker::start(&["BGD", "AMM"]).await else { return };
    let (bgd, amm) = two(&broker).await;
    bgd.submit("EXERCISE 1").await;
    bgd.give_all("AMM").await;
    broker.kill();
    bgd.connected(false).await;
    bgd.submit("EXERCISE 2").await;
    assert_eq!(setback(bgd.node.step(code("AMM")).await.unwrap()).code(), "unreachable");
    broker.begin().await;
    bgd.connected(true).await;
    amm.connected(true).await;
    bgd.give_all("AMM").await;
    assert_eq!(amm.holds(), set(&["EXERCISE 1", "EXERCISE 2"]));
}

#[tokio::test]
async fn any_mixture_of_carriers_ends_in_the_same_ledgers() {
    let Some(mut broker) = Broker::start(&["BGD", "AMM"]).await else { return };
    let chance = Arc::new(Chance::of(7));
    let network = Network::new(Arc::clone(&chance));
    let mut bgd = Site::with_network(&broker, "BGD", SOON, (&chance, &network)).await;
    let mut amm = Site::with_network(&broker, "AMM", SOON, (&chance, &network)).await;
    bgd.come().await;
    amm.come().await;
    let way = |site: &Site| site.node.carrier.as_ref().unwrap().way(code("AMM"));

    bgd.submit("EXERCISE by NATS").await;
    bgd.give_all("AMM").await;
    assert_eq!(way(&bgd), "nats");
    // A bundle carries the next, and the broker brings it once more.
    bgd.submit("EXERCISE by hand").await;
    let bundle = bgd.node.write_bundle(code("AMM"), Which::Waiting).await.unwrap();
    amm.node.read_bundle(&bundle.file).await.unwrap();
    bgd.give_all("AMM").await;
    // Without the broker, HTTPS does.
    broker.kill();
    bgd.connected(false).await;
    bgd.submit("EXERCISE by HTTPS").await;
    bgd.give_all("AMM").await;
    assert_eq!(way(&bgd), "memory");
    // And so on, whatever there is.
    broker.begin().await;
    amm.connected(true).await;
    bgd.connected(true).await;
    bgd.submit("EXERCISE at last").await;
    bgd.give_all("AMM").await;
    assert_eq!(
        amm.holds(),
        set(&["EXERCISE by NATS", "EXERCISE by hand", "EXERCISE by HTTPS", "EXERCISE at last"])
    );
    assert_eq!(bgd.acknowledged("AMM"), 5, "the agreement, and four reports");
    network.close();
}

#[tokio::test]
async fn a_member_that_lost_its_ledger_asks_for_everything_again() {
    let Some(broker) = Broker::start(&["BGD", "AMM"]).await else { return };
    let (bgd, mut amm) = two(&broker).await;
    for value in ["EXERCISE 1", "EXERCISE 2"] {
        bgd.submit(value).await;
        bgd.give_all("AMM").await;
    }
    amm.go().await;
    let mut anew = Site::new(&broker, "AMM", PATIENCE).await;
    anew.come().await;
    bgd.submit("EXERCISE 3").await;
    let gap = setback(bgd.node.step(code("AMM")).await.unwrap());
    assert_eq!(gap.code(), "gap");
    bgd.give_all("AMM").await;
    assert_eq!(anew.holds(), set(&["EXERCISE 1", "EXERCISE 2", "EXERCISE 3"]));
}

#[tokio::test]
async fn deliveries_of_some_megabytes_go_through() {
    let Some(broker) = Broker::start(&["BGD", "AMM"]).await else { return };
    let (bgd, amm) = two(&broker).await;
    let large = "EXERCISE ".repeat(7_000);
    for n in 0..40 {
        bgd.submit(&format!("{large}{n}")).await;
    }
    bgd.give_all("AMM").await;
    assert_eq!(amm.holds().len(), 40);
}
