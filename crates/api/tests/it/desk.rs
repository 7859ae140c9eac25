//! The desk: what waits for an officer, in which order, whose desk is called, and that it is quiet once somebody has it.

use crate::federation::{pair, until};
use crate::world::{World, man};
use axum::http::StatusCode;
use serde_json::{Value, json};

const MINUTE: i64 = 60_000;

async fn submitted(world: &World, kind: &str, precedence: &str) -> String {
    let mut report = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    (report["kind"], report["precedence"]) = (kind.into(), precedence.into());
    let answer = world.post("analyst", "/reports", report).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.body["id"].as_str().unwrap().to_owned()
}

async fn desk(world: &World) -> Value {
    let answer = world.get("watch-officer", "/desk").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.body
}

/// Precedence, desk and passed times of what waits.
fn waiting(desk: &Value) -> Vec<(&str, &str, u64)> {
    let waiting = desk["waiting"].as_array().unwrap().iter();
    let text = |value: &'_ Value| value.as_str().map(str::to_owned);
    assert!(waiting.clone().all(|item| text(&item["due"]) > text(&item["since"])));
    waiting
        .map(|item| {
            let precedence = item["report"]["precedence"].as_str().unwrap();
            (precedence, item["desk"].as_str().unwrap(), item["passed"].as_u64().unwrap())
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_waits_by_precedence_until_an_officer_has_it_and_calls_the_next_desk() {
    let (baghdad, amman) = pair().await;
    for (kind, precedence) in [("intrep", "routine"), ("list", "priority"), ("intrep", "flash")] {
        submitted(&baghdad, kind, precedence).await;
    }
    // Of our own, what interrupts.
    assert_eq!(waiting(&desk(&baghdad).await), [("flash", "watch-officer", 0)]);
    let lanes = [baghdad.exchange.start(), amman.exchange.start()];
    let at_amman = until("both reports", async || {
        let desk = desk(&amman).await;
        (waiting(&desk).len() == 2).then_some(desk)
    })
    .await;
    let all = [("flash", "watch-officer", 0), ("routine", "watch-officer", 0)];
    assert_eq!(waiting(&at_amman), all, "an entry of a list is no officer's work");
    assert_eq!(at_amman["desks"], json!(["watch-officer", "analyst", "legal-officer"]));

    amman.clock.pass(10 * MINUTE);
    assert_eq!(waiting(&desk(&amman).await)[0], ("flash", "analyst", 1));
    amman.clock.pass(20 * MINUTE);
    assert_eq!(waiting(&desk(&amman).await)[0], ("flash", "legal-officer", 3), "there is no desk after it");

    let flash = at_amman["waiting"][0]["report"]["id"].as_str().unwrap();
    let take_up = async |role: &str, reports: Value| {
        amman.post(role, "/desk/taken-up", json!({"reports": reports})).await
    };
    let refused = take_up("liaison-officer", json!([flash])).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
    let unknown = take_up("analyst", json!([flash, "r-00000000000000000000000000000007"])).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND, "{}", unknown.text);
    assert_eq!(take_up("analyst", json!([])).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(waiting(&desk(&amman).await).len(), 2, "half of a request takes nothing up");

    assert_eq!(take_up("analyst", json!([flash, flash])).await.body["taken_up"], json!([flash]));
    assert_eq!(take_up("watch-officer", json!([flash])).await.body["taken_up"], json!([]));
    assert_eq!(waiting(&desk(&amman).await), [("routine", "watch-officer", 0)]);
    let way = amman.get("watch-officer", &format!("/traffic/{flash}")).await.body;
    assert_eq!(way["report"]["taken_up"], "2026-11-20T09:30:00.000Z", "{way}");
    let lines = amman.get("watch-officer", "/traffic?what=taken-up").await.body;
    assert_eq!(lines["lines"][0]["report"]["id"], flash, "{lines}");
    assert_eq!(lines["lines"].as_array().map(Vec::len), Some(1));
    drop(lanes);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_member_does_not_acknowledge_in_time_is_late_also_what_waits_behind_it() {
    let (baghdad, amman) = pair().await;
    // Amman's node is gone before it has taken anything in: the terms are under way, and nothing else can leave.
    amman.node.stopping().cancel();
    let lane = baghdad.exchange.start();
    until("a delivery", async || {
        let lines = baghdad.get("watch-officer", "/traffic?what=disclosed").await.body;
        lines["lines"].as_array()?.first().map(|_| ())
    })
    .await;
    submitted(&baghdad, "intrep", "routine").await;
    submitted(&baghdad, "intrep", "immediate").await;
    let late = async || {
        let desk = desk(&baghdad).await;
        let late = desk["late"].as_array().unwrap().iter();
        let word =
            |late: &Value| (late["precedence"].as_str().unwrap().to_owned(), late["sequence"].as_u64());
        late.map(word).collect::<Vec<_>>()
    };
    baghdad.clock.pass(30 * MINUTE - 1);
    assert_eq!(late().await, []);
    baghdad.clock.pass(1);
    assert_eq!(late().await, [("immediate".into(), None)]);
    baghdad.clock.pass(330 * MINUTE);
    assert_eq!(late().await, [("immediate".into(), None), ("routine".into(), Some(1))]);
    drop(lane);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_waits_no_longer() {
    let (baghdad, amman) = pair().await;
    let lanes = [baghdad.exchange.start(), amman.exchange.start()];
    for ground in ["not-true", "wrong-person"] {
        let id = submitted(&baghdad, "warning", "immediate").await;
        until("the report", async || (waiting(&desk(&amman).await).len() == 1).then_some(())).await;
        let order = json!({"ground": ground, "reason": "EXERCISE"});
        let ordered = baghdad.post("watch-officer", &format!("/reports/{id}/recall"), order).await;
        assert_eq!(ordered.status, StatusCode::CREATED, "{}", ordered.text);
        assert_eq!(waiting(&desk(&baghdad).await), [], "{ground}");
        until("the recall", async || waiting(&desk(&amman).await).is_empty().then_some(())).await;
    }
    drop(lanes);
}
