//! A broker that lies: it repeats, swaps, sends back, changes, makes up and drops. The worst that it can do is nothing.

use crate::broker::{Broker, PATIENCE};
use crate::site::{MEMBERS, Site, member, set, until};
use async_nats::jetstream::Context;
use std::time::Duration;
use tansiq_exchange::{CarrierError, Message, MessageRefusal, Step, seal_request};
use tansiq_report::message::{ANSWER_MAGIC, REQUEST_MAGIC, RequestKind};
use tansiq_testkit::{Chance, card, code, key, now};

/// What lies in a member's queue under a subject.
async fn lies(at: &Context, queue: &str, subject: &str) -> Vec<u8> {
    let stream = at.get_stream(queue).await.unwrap();
    stream.get_last_raw_message_by_subject(subject).await.unwrap().payload.to_vec()
}

async fn put(at: &Context, subject: &str, message: &[u8]) {
    at.publish(subject.to_owned(), message.to_vec().into()).await.unwrap().await.unwrap();
}

/// Waits until a member has done what lies in its queue.
async fn done(at: &Context, queue: &str) {
    until("the queue is empty", || async {
        at.get_stream(queue).await.unwrap().info().await.unwrap().state.messages == 0
    })
    .await;
}

#[tokio::test]
async fn what_a_broker_repeats_swaps_sends_back_changes_or_makes_up_changes_no_ledger() {
    let Some(broker) = Broker::start(&MEMBERS).await else { return };
    let mut bgd = Site::new(&broker, "BGD", Duration::from_secs(1)).await;
    let mut amm = Site::new(&broker, "AMM", PATIENCE).await;
    let mut cai = Site::new(&broker, "CAI", PATIENCE).await;
    for site in [&mut bgd, &mut amm, &mut cai] {
        site.come().await;
    }
    amm.go().await;
    bgd.submit("EXERCISE 1").await;
    assert!(matches!(bgd.node.step(code("AMM")).await.unwrap(), Step::Setback(_)), "Amman is away");
    let [at_bgd, at_amm, at_cai] =
        [broker.within("BGD").await, broker.within("AMM").await, broker.within("CAI").await];
    let request = lies(&at_amm, "TANSIQ_AMM", "tansiq.AMM.BGD.delivery").await;

    // The broker answers in Amman's place: with the request itself, and with the request as an answer.
    put(&at_bgd, "tansiq.BGD.AMM.acknowledgement", &request).await;
    done(&at_bgd, "TANSIQ_BGD").await;
    let relabelled = [ANSWER_MAGIC, &request[REQUEST_MAGIC.len()..]].concat();
    put(&at_bgd, "tansiq.BGD.AMM.acknowledgement", &relabelled).await;
    done(&at_bgd, "TANSIQ_BGD").await;
    // To another member, changed, cut, and under another subject.
    let mut changed = request.clone();
    *changed.last_mut().unwrap() ^= 1;
    for message in [&request[..], &changed, &request[..request.len() / 2], b"EXERCISE", b""] {
        put(&at_cai, "tansiq.CAI.BGD.delivery", message).await;
        done(&at_cai, "TANSIQ_CAI").await;
    }
    assert_eq!((cai.holds(), bgd.acknowledged("AMM")), (set(&[]), 0));

    // Amman comes back, takes it once however often it is repeated, by whatever subject, in whosever name.
    amm.come().await;
    done(&at_amm, "TANSIQ_AMM").await;
    until("it is acknowledged", || async { bgd.acknowledged("AMM") == 1 }).await;
    bgd.node.step(code("AMM")).await.unwrap();
    let entries = |site: &Site| site.node.entries().len();
    let before = (entries(&bgd), entries(&amm));
    for subject in ["tansiq.AMM.BGD.delivery", "tansiq.AMM.BGD.checkpoint", "tansiq.AMM.CAI.delivery"] {
        for _ in 0..3 {
            put(&at_amm, subject, &request).await;
            done(&at_amm, "TANSIQ_AMM").await;
        }
    }
    assert_eq!((entries(&bgd), entries(&amm)), before);
    assert_eq!(amm.holds(), set(&["EXERCISE 1"]));
}

#[tokio::test]
async fn an_account_reaches_the_queues_of_others_in_its_own_name_alone_and_reads_none() {
    let Some(broker) = Broker::start(&MEMBERS).await else { return };
    let mut amm = Site::new(&broker, "AMM", PATIENCE).await;
    amm.come().await;
    let cairo = broker.within("CAI").await;
    assert!(cairo.get_stream("TANSIQ_AMM").await.is_err());
    for (subject, taken) in [("tansiq.AMM.CAI.delivery", true), ("tansiq.AMM.BGD.delivery", false)] {
        let published = cairo.publish(subject, "EXERCISE".into()).await.unwrap().await;
        assert_eq!(published.is_ok(), taken, "{subject}");
    }
}

/// Requests that a member with a good key, or somebody without one, can seal: believed as far as the signature goes.
#[tokio::test]
async fn a_request_counts_for_whoever_signed_it_and_for_whom_it_names() {
    let Some(broker) = Broker::start(&MEMBERS).await else { return };
    let amm = Site::new(&broker, "AMM", PATIENCE).await;
    let chance = Chance::of(9);
    let sealed = |from: &str, signer: &str, to: &str, reader: &str| {
        // Sealed to whom it likes, and naming whom it likes.
        let mut text = card(code(to)).text().clone();
        text.bundles = card(code(reader)).text().bundles.clone();
        let named = tansiq_report::Card::sign(text, &key(code(to))).unwrap();
        let body = (RequestKind::Delivery, b"EXERCISE".to_vec());
        seal_request((member(from), &key(code(signer))), &named, body, now(), &chance).unwrap().0
    };
    let take = |message: Vec<u8>| amm.node.exchange().take_message(message);
    let code_of = |taken: Result<Message, MessageRefusal>| taken.unwrap_err().code();
    assert_eq!(code_of(take(sealed("BGD", "CAI", "AMM", "AMM")).await), "message-signature");
    assert_eq!(code_of(take(sealed("BGD", "BGD", "CAI", "AMM")).await), "message-not-for-us");
    assert_eq!(code_of(take(sealed("BGD", "BGD", "CAI", "CAI")).await), "message-other-key");
    assert_eq!(code_of(take(sealed("AMM", "AMM", "AMM", "AMM")).await), "message-not-active");
    assert_eq!(code_of(take(sealed("MOW", "MOW", "AMM", "AMM")).await), "message-not-active");
    let taken = take(sealed("BGD", "BGD", "AMM", "AMM")).await.unwrap();
    assert!(
        matches!(taken, Message::Request { from, .. } if from == member("BGD")),
        "and is refused as malformed"
    );
}

#[tokio::test]
async fn a_broker_that_drops_everything_costs_a_wait_and_loses_nothing() {
    let Some(broker) = Broker::start(&["BGD", "AMM"]).await else { return };
    let mut bgd = Site::new(&broker, "BGD", Duration::from_millis(500)).await;
    let mut amm = Site::new(&broker, "AMM", PATIENCE).await;
    amm.come().await;
    amm.go().await;
    bgd.come().await;
    bgd.submit("EXERCISE 1").await;
    let at_amm = broker.within("AMM").await;
    for _ in 0..3 {
        let timed_out = Step::Setback(CarrierError::TimedOut { seconds: 0 }.into());
        assert_eq!(bgd.node.step(code("AMM")).await.unwrap(), timed_out);
        at_amm.get_stream("TANSIQ_AMM").await.unwrap().purge().await.unwrap();
    }
    amm.come().await;
    until("it gets through", || async {
        matches!(bgd.node.step(code("AMM")).await.unwrap(), Step::Idle { .. })
    })
    .await;
    assert_eq!(amm.holds(), set(&["EXERCISE 1"]));
}
