//! Submitting, previewing and importing.

use crate::world::{Content, World, card, man, world};
use axum::http::StatusCode;
use serde_json::json;
use tansiq_api::make_certificate;
use tansiq_testkit::{BORDER, code};

/// BGD with Amman's card and, if asked for, the border agreement signed by both.
pub(crate) async fn with_amman(agreed: bool) -> World {
    let world = world().await;
    let (certificate, ..) = make_certificate(code("AMM")).unwrap();
    let amman = card(code("AMM"), &certificate, "https://127.0.0.1:1").envelope().to_json();
    let post =
        |role, path, body| world.ask(Some(role), "POST", path, Content::Bytes("application/json", body));
    assert_eq!(post("administrator", "/api/v1/members", &amman[..]).await.status, StatusCode::CREATED);
    if agreed {
        let envelope = BORDER.signed().to_json();
        let answer = post("legal-officer", "/api/v1/agreements", &envelope[..]).await;
        assert_eq!(
            (answer.status, &answer.body["in_force"]),
            (StatusCode::CREATED, &json!(true)),
            "{}",
            answer.text
        );
    }
    world
}

#[tokio::test]
async fn a_preview_says_who_would_get_what_and_why_not() {
    for agreed in [false, true] {
        let world = with_amman(agreed).await;
        let mut draft = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
        draft["statements"][1]["label"]["rel_to"] = json!([]);
        let before = world.ledger.len();
        let answer = world.post("analyst", "/reports?dry_run=true", draft).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert_eq!(world.ledger.len(), before, "a preview stores nothing");
        let amman = &answer.body["partners"][0];
        assert_eq!(amman["member"], "AMM");
        assert_eq!(amman["statements"][1]["path"], "statements[1]");
        assert_eq!(amman["statements"][1]["reasons"][0]["code"], "releasable-to-nobody");
        assert!(amman["statements"][1]["reasons"][0]["text_ar"].is_string());
        if agreed {
            assert_eq!((&amman["released"], &amman["withheld"]), (&json!(2), &json!(1)));
            assert_eq!(amman["statements"][0]["clauses"], json!(["exercise-border/from-baghdad"]));
        } else {
            assert_eq!((&amman["released"], &amman["withheld"]), (&json!(0), &json!(3)));
            assert_eq!(amman["statements"][0]["reasons"][0]["code"], "no-agreement");
        }
    }
}

#[tokio::test]
async fn toml_and_json_make_the_same_report_and_it_is_stored_once() {
    let world = world().await;
    let toml = br#"
        id = "r-0123456789abcdef0123456789abcdef"
        kind = "intrep"
        written = "2026-11-20T08:00:00.000Z"
        legal_basis = "EXERCISE law 1"
        purpose = "investigation"
        [label]
        level = "restricted"
        person = "no-person"
        category = "incident"
        territories = ["IQ"]
        purposes = ["investigation"]
        review = "2027-06-30"
        [[subjects]]
        id = "s-0123456789abcdef0123456789abcdef"
        kind = "incident"
        [[statements]]
        id = "st-0123456789abcdef0123456789abcdef"
        subject = "s-0123456789abcdef0123456789abcdef"
        property = "summary"
        value = "EXERCISE: a crossing at night"
        grade = "C3"
        method = "observation"
    "#;
    let submit =
        || world.ask(Some("analyst"), "POST", "/api/v1/reports", Content::Bytes("application/toml", toml));
    let first = submit().await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let second = submit().await;
    assert_eq!((second.status, &second.body["duplicate"]), (StatusCode::OK, &json!(true)), "{}", second.text);
    assert_eq!(first.body["position"], second.body["position"]);
}

#[tokio::test]
async fn a_list_is_taken_in_whole_or_not_at_all() {
    let world = world().await;
    let list = "id,schema,name,birthDate\nx1,Person,EXERCISE Karim Haddad,1971\nx2,Person,EXERCISE Layla Nasser,1980\n";
    let import = |query: &'static str, body: &'static str| {
        world.ask(Some("analyst"), "POST", query, Content::Bytes("text/csv", body.as_bytes()))
    };
    let before = world.ledger.len();
    let refused = import("/api/v1/imports?format=csv", list).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert_eq!(refused.body["faults"].as_array().unwrap().len(), 1, "{}", refused.text);
    assert!(refused.text.contains("expected the law, warrant or resolution"), "{}", refused.text);
    let ftm = br#"{"id":"x1","schema":"Person","properties":{"name":["EXERCISE Karim Haddad"]}}"#;
    let ftm = Content::Bytes("application/json", ftm);
    let refused = world.ask(Some("analyst"), "POST", "/api/v1/imports?format=ftm", ftm).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.text.contains("legal_basis=..."), "{}", refused.text);
    for (query, says) in [
        ("level=top-secret", "level: expected level: one of unclassified"),
        ("rel_to=Erbil", "rel_to: expected a member's code"),
        ("review=soon", "review: "),
        ("exercise=yes", "exercise: expected true or false"),
    ] {
        let address = format!("/api/v1/imports?format=csv&legal_basis=EXERCISE&{query}");
        let answer =
            world.ask(Some("analyst"), "POST", &address, Content::Bytes("text/csv", list.as_bytes())).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text);
        assert!(answer.text.contains(says), "{query}: {}", answer.text);
    }
    assert_eq!(world.ledger.len(), before);
    let full = "/api/v1/imports?format=csv&legal_basis=EXERCISE&exercise=true&rel_to=any-party&person=wanted";
    let taken = import(full, list).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text);
    assert_eq!((&taken.body["reports"], &taken.body["new"]), (&json!(2), &json!(2)));
    let again = import(full, list).await;
    assert_eq!((&again.body["new"], &again.body["known"]), (&json!(0), &json!(2)));
    let found = world.get("analyst", "/subjects?name=exercise%20layla%20nasser").await;
    assert_eq!(found.body["subjects"][0]["persons"], json!(["wanted"]), "{}", found.text);
    let bad = import("/api/v1/imports?format=xls", list).await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);
    assert!(bad.text.contains("expected a format: one of un, ftm, csv"), "{}", bad.text);
}

#[tokio::test]
async fn the_ledger_proves_what_it_holds() {
    let world = world().await;
    let checkpoint = world.get("oversight", "/ledger/checkpoint").await;
    assert_eq!(checkpoint.status, StatusCode::OK, "{}", checkpoint.text);
    let note = checkpoint.body["note"].as_str().unwrap();
    assert!(note.starts_with("tansiq/BGD\n7\n"), "{note}");
    let proof = world.get("oversight", "/ledger/proof?position=3&size=7").await;
    assert_eq!(proof.body["root"], checkpoint.body["root"], "{}", proof.text);
    let hash = |text: &serde_json::Value| {
        use base64::prelude::{BASE64_STANDARD, Engine};
        let bytes = BASE64_STANDARD.decode(text.as_str().unwrap()).unwrap();
        tansiq_ledger::Hash(bytes.try_into().unwrap())
    };
    let path: Vec<_> = proof.body["path"].as_array().unwrap().iter().map(hash).collect();
    let (position, size) = (tansiq_ledger::Position(3), tansiq_ledger::TreeSize(7));
    let (leaf, root) = (hash(&proof.body["leaf"]), hash(&proof.body["root"]));
    tansiq_ledger::verify_inclusion(&leaf, position, size, &path, &root).unwrap();
    let verified = world.post("oversight", "/ledger/verify", json!({})).await;
    assert_eq!(
        (&verified.body["ok"], &verified.body["entries"]),
        (&json!(true), &json!(7)),
        "{}",
        verified.text
    );
}

#[tokio::test]
async fn a_node_says_that_it_works_and_nothing_else() {
    let world = world().await;
    let health = world.ask(None, "GET", "/api/v1/health", Content::None).await;
    assert_eq!((health.status, &health.body["status"]), (StatusCode::OK, &json!("ok")), "{}", health.text);
    assert!(!health.text.contains("size"));
}

#[tokio::test]
async fn the_page_is_kept_apart_from_other_sites() {
    let world = world().await;
    let page = world.ask(None, "GET", "/", Content::None).await;
    assert_eq!(page.status, StatusCode::OK);
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"));
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    let rest = world.get("analyst", "/session").await;
    assert_eq!(rest.headers["cache-control"], "no-store");
    let missing = world.ask(None, "GET", "/assets/nothing.js", Content::None).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}
