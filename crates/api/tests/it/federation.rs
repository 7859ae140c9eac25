//! Two real nodes over TLS on loopback; strangers and wrong members are refused.

use crate::world::{Content, World, card, man, node};
use axum::http::StatusCode;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tansiq_api::{
    CardPins, HttpsCarrier, Pins, WITNESS_PATH, exchange_client, exchange_router, exchange_server,
    make_certificate, serve_exchange,
};
use tansiq_exchange::{Asked, Carrier as _, CarrierError, Directory as _};
use tansiq_label::MemberCode;
use tansiq_report::{Card, Delivery, DeliveryId, Digest32, Note, Text};
use tansiq_testkit::{BORDER, code, key, now};
use tokio::net::TcpListener;

/// A node whose exchange listens.
pub(crate) async fn listening(member: &str) -> World {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    let world = node(member, &address).await;
    let pins = Arc::new(CardPins::new(world.directory.clone()));
    let tls = exchange_server(&world.certificate, pins.clone()).unwrap();
    let router = exchange_router(world.node.clone());
    tokio::spawn(serve_exchange(listener, router, tls, pins, world.node.stopping()));
    world
}

fn own_card(world: &World) -> Card {
    world.directory.card(world.directory.me()).unwrap()
}

pub(crate) async fn introduce(world: &World, other: &World) {
    let card = own_card(other).envelope().to_json();
    let answer = world
        .ask(Some("administrator"), "POST", "/api/v1/members", Content::Bytes("application/json", &card))
        .await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
}

/// Baghdad and Amman, each with the other's card and the agreement.
pub(crate) async fn pair() -> (World, World) {
    let (baghdad, amman) = (listening("BGD").await, listening("AMM").await);
    introduce(&baghdad, &amman).await;
    introduce(&amman, &baghdad).await;
    let agreement = BORDER.signed().to_json();
    for world in [&baghdad, &amman] {
        let body = Content::Bytes("application/json", &agreement);
        let answer = world.ask(Some("legal-officer"), "POST", "/api/v1/agreements", body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    }
    (baghdad, amman)
}

pub(crate) async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    for _ in 0..600 {
        if let Some(found) = look().await {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what} did not happen within 30 s");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_travels_to_another_node_and_its_receipt_comes_back() {
    let (baghdad, amman) = pair().await;
    let lanes = [baghdad.exchange.start(), amman.exchange.start()];
    let mut report = man("EXERCISE Karim Haddad", Some("كريم حداد"), "1971-03-05", "X1234567");
    report["statements"][2]["label"]["rel_to"] = json!(["EBL"]);
    let submitted = baghdad.post("analyst", "/reports", report).await;
    assert_eq!(submitted.status, StatusCode::CREATED, "{}", submitted.text);
    let id = submitted.body["id"].as_str().unwrap().to_owned();

    let way = until("the receipt", async || {
        let way = baghdad.get("watch-officer", &format!("/traffic/{id}")).await.body;
        (way["members"][0]["state"] == "acknowledged").then_some(way)
    })
    .await;
    let amman_got = &way["members"][0];
    assert_eq!((&amman_got["statements"], &amman_got["withheld"]), (&json!(2), &json!(1)), "{way}");
    assert_eq!(amman_got["reasons"][0]["code"], "not-named");
    assert_eq!(amman_got["clauses"], json!(["exercise-border/from-baghdad"]));

    let question = json!({"name": "كريم حداد", "birth": "1971", "purpose": "border-control"});
    let hit = until("the hit", async || {
        let answer = amman.post("watch-officer", "/screenings", question.clone()).await.body;
        (answer["outcome"] == "hit").then_some(answer)
    })
    .await;
    let subject = hit["candidates"][0]["subject"].as_str().unwrap();
    assert_eq!(hit["candidates"][0]["originators"], json!(["BGD"]));
    let shown = amman.get("analyst", &format!("/subjects/{subject}?purpose=border-control")).await;
    assert_eq!(shown.body["statements"].as_array().unwrap().len(), 2, "{}", shown.text);
    assert!(
        !shown.text.contains("X1234567") && amman.entries().iter().all(|entry| !entry.contains("X1234567"))
    );
    // The agreement lets it be used for arrests and at borders, and for nothing else.
    let other = amman.get("analyst", &format!("/subjects/{subject}?purpose=investigation")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);

    let lane = baghdad.get("watch-officer", "/lanes").await.body["lanes"][0].clone();
    assert_eq!(
        (&lane["member"], &lane["state"], &lane["behind"]),
        (&json!("AMM"), &json!("idle"), &json!(0))
    );
    let given = baghdad.get("oversight", "/oversight/disclosures").await;
    let line = &given.body["disclosures"][0];
    assert_eq!((&line["to"], &line["statements"]), (&json!("AMM"), &json!(2)), "{}", given.text);
    assert_eq!((&line["how"], &line["login"]), (&json!("delivery"), &json!("analyst")));
    assert_eq!(
        (&line["clauses"], &line["acknowledged"]),
        (&json!(["exercise-border/from-baghdad"]), &json!(true))
    );
    assert!(!given.text.contains("Karim"));
    let none = baghdad.get("oversight", "/oversight/disclosures?to=AMM&since=2999-01-01").await;
    assert_eq!(none.body, json!({"disclosures": []}), "{}", none.text);
    assert_eq!(baghdad.get("legal-officer", "/oversight/disclosures").await.status, StatusCode::FORBIDDEN);
    // Who asked in vain is counted too; no clause stands there, since nothing was shown.
    let uses = amman.get("oversight", "/oversight/uses").await;
    assert_eq!(uses.body["uses"].as_array().unwrap().len(), 3, "{}", uses.text);
    let looks = amman.get("oversight", "/oversight/looks?of=BGD").await;
    let looks: Vec<_> = looks.body["looks"].as_array().unwrap().iter().rev().take(2).collect();
    assert_eq!((&looks[0]["how"], &looks[0]["login"]), (&json!("reading"), &json!("analyst")));
    assert_eq!((&looks[1]["how"], &looks[1]["login"]), (&json!("screening"), &json!("watch-officer")));
    for look in looks {
        assert_eq!(look["clauses"], json!(["exercise-border/from-baghdad"]), "{look}");
        assert_eq!((&look["purpose"], &look["statements"]), (&json!("border-control"), &json!(2)), "{look}");
    }
    for lane in lanes {
        lane.stop().await;
    }
    baghdad.node.stopping().cancel();
    amman.node.stopping().cancel();
}

/// Believes whatever is said.
struct Believes(MemberCode);

impl Pins for Believes {
    fn member_of(&self, _: &Digest32) -> Option<MemberCode> {
        Some(self.0)
    }
}

/// A client without the carrier's own checks.
fn client(certificate: &tansiq_api::Certificate, to: &str) -> reqwest::Client {
    let tls = exchange_client(certificate, Arc::new(Believes(code(to))), code(to)).unwrap();
    reqwest::Client::builder().tls_backend_preconfigured(tls).no_proxy().build().unwrap()
}

fn ping(world: &World) -> String {
    format!("{}/exchange/v1/ping", own_card(world).text().address)
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_key_on_a_members_card_gets_in() {
    let (baghdad, amman) = pair().await;
    let known = client(&amman.certificate, "BGD").get(ping(&baghdad)).send().await.unwrap();
    let pong: serde_json::Value = serde_json::from_slice(&known.bytes().await.unwrap()).unwrap();
    assert_eq!((&pong["member"], &pong["you"]), (&json!("BGD"), &json!("AMM")));

    let (stranger, ..) = make_certificate(code("AMM")).unwrap();
    assert!(client(&stranger, "BGD").get(ping(&baghdad)).send().await.is_err(), "a key on no card");
    let plain = reqwest::Client::builder().no_proxy().build().unwrap();
    assert!(plain.get(ping(&baghdad)).send().await.is_err(), "no key at all");

    let connected = client(&amman.certificate, "BGD");
    assert_eq!(connected.get(ping(&baghdad)).send().await.unwrap().status(), 200);
    let suspended = json!({"active": false, "reason": "EXERCISE"});
    baghdad.post("administrator", "/members/AMM/standing", suspended).await;
    let refused = connected.get(ping(&baghdad)).send().await.unwrap();
    assert_eq!(refused.status(), 403, "an open connection ends with the standing");
    assert!(client(&amman.certificate, "BGD").get(ping(&baghdad)).send().await.is_err());
}

fn delivery(from: &str, to: &str) -> Delivery {
    let note = Note {
        id: DeliveryId::from_random([3; 16]),
        from: Text(code(from)),
        to: Text(code(to)),
        sequence: 1,
        previous: None,
        sent: now(),
        items: vec![],
    };
    Delivery { note: note.sign(&key(code(from))), items: vec![] }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_carrier_believes_exactly_the_members_key() {
    let (baghdad, amman) = pair().await;
    let pins = || Arc::new(CardPins::new(baghdad.directory.clone()));
    let carrier = HttpsCarrier::new(baghdad.certificate.clone(), pins());
    // Somebody else answers at the member's address.
    let cairo = listening("CAI").await;
    introduce(&baghdad, &cairo).await;
    let elsewhere = card(code("AMM"), &amman.certificate, &own_card(&cairo).text().address);
    let answer = carrier.deliver(&elsewhere, &delivery("BGD", "AMM")).await;
    assert_eq!(answer, Err(CarrierError::NotTheMember));

    let away = card(code("AMM"), &amman.certificate, "https://127.0.0.1:1");
    let away =
        HttpsCarrier::new(baghdad.certificate.clone(), pins()).deliver(&away, &delivery("BGD", "AMM")).await;
    assert!(matches!(away, Err(CarrierError::Unreachable { .. })), "{away:?}");

    // A delivery that somebody else signed is refused with its code, and a gap with the number that is expected.
    let carrier = HttpsCarrier::new(baghdad.certificate.clone(), pins());
    let foreign = carrier.deliver(&own_card(&amman), &delivery("CAI", "AMM")).await;
    assert_eq!(foreign, Err(CarrierError::Refused { code: "not-the-giver".into(), expected: None }));
    let mut ahead = Note::read(&delivery("BGD", "AMM").note).unwrap();
    ahead.sequence = 5;
    ahead.previous = Some(Digest32::of("EXERCISE", b""));
    let ahead = Delivery { note: ahead.sign(&key(code("BGD"))), items: vec![] };
    let gap = carrier.deliver(&own_card(&amman), &ahead).await;
    assert_eq!(gap, Err(CarrierError::Refused { code: "gap".into(), expected: Some(1) }));
}

#[tokio::test(flavor = "multi_thread")]
async fn members_cosign_each_others_checkpoints_and_oversight_sees_it() {
    let (baghdad, amman) = pair().await;
    let asked = baghdad.exchange.ask_witness(code("AMM")).await.unwrap();
    assert!(matches!(asked, Asked::Cosigned(_)), "{asked:?}");
    let seen = baghdad.get("oversight", "/ledger/witnesses").await;
    let witness = &seen.body["members"][0];
    assert_eq!((&witness["member"], &witness["state"]), (&json!("AMM"), &json!("cosigned")), "{}", seen.text);
    assert_eq!(seen.body["asked"]["cosigned"][0]["member"], "AMM");
    let note = seen.body["asked"]["note"].as_str().unwrap();
    assert!(note.contains("\u{2014} tansiq/BGD ") && note.contains("\u{2014} tansiq/AMM "), "{note}");
    let there = amman.get("oversight", "/ledger/witnesses").await;
    assert_eq!(there.body["members"][0]["witnessed"]["note"], note, "{}", there.text);
    assert_eq!(there.body["members"][0]["state"], "never");
    assert_eq!(amman.get("watch-officer", "/ledger/witnesses").await.status, StatusCode::FORBIDDEN);

    // The statuses of the specification, to a client that knows nothing of ours.
    let client = client(&baghdad.certificate, "AMM");
    let url = format!("{}{WITNESS_PATH}", own_card(&amman).text().address);
    let post = async |body: String| client.post(&url).body(body).send().await.unwrap();
    assert_eq!(post("EXERCISE".into()).await.status(), StatusCode::BAD_REQUEST);
    let again = post(format!("old 0\n\n{note}")).await;
    assert_eq!(
        (again.status(), &again.headers()["content-type"]),
        (StatusCode::CONFLICT, &"text/x.tlog.size".parse().unwrap())
    );
    let size = note.lines().nth(1).unwrap();
    assert_eq!(again.text().await.unwrap(), format!("{size}\n"));
    let same = post(format!("old {size}\n\n{note}")).await;
    assert_eq!(same.status(), StatusCode::OK);
    let line = same.text().await.unwrap();
    assert!(note.ends_with(&line), "the same cosignature again: {line}");
    let forged = post(format!("old {size}\n\n{}", note.replacen(&format!("\n{size}\n"), "\n999\n", 1))).await;
    assert_eq!(forged.status(), StatusCode::FORBIDDEN);
    let other = amman.ledger.checkpoint().await.unwrap().note().to_string();
    assert_eq!(post(format!("old 0\n\n{other}")).await.status(), StatusCode::NOT_FOUND);
    baghdad.node.stopping().cancel();
    amman.node.stopping().cancel();
}
