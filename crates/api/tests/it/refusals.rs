//! Bad input: refused with what was expected, what was found and where; nothing of it is stored.

use crate::world::{Answer, Content, World, card, man, world};
use axum::http::StatusCode;
use serde_json::json;
use tansiq_api::make_certificate;
use tansiq_testkit::{BORDER, code};

struct Case<'a> {
    role: &'a str,
    path: &'a str,
    media_type: &'a str,
    body: Vec<u8>,
    status: u16,
    says: &'a str,
}

async fn check(world: &World, case: Case<'_>) -> Answer {
    let before = world.ledger.len();
    let path = format!("/api/v1{}", case.path);
    let answer = world.ask(Some(case.role), "POST", &path, Content::Bytes(case.media_type, &case.body)).await;
    assert_eq!(answer.status.as_u16(), case.status, "{}: {}", case.path, answer.text);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    assert!(answer.text.contains(case.says), "{}: {}", case.path, answer.text);
    assert_eq!(answer.body["status"], case.status);
    assert_eq!(answer.body["request_id"], answer.headers["x-request-id"].to_str().unwrap());
    assert_eq!(world.ledger.len(), before, "something was stored");
    answer
}

#[tokio::test]
async fn bad_reports() {
    let world = world().await;
    let json = |role, body: Vec<u8>, status, says| Case {
        role,
        path: "/reports",
        media_type: "application/json",
        body,
        status,
        says,
    };
    check(&world, json("analyst", b"{".to_vec(), 400, "line 1, column")).await;
    check(&world, json("analyst", br#"{"nonsense": "Karim"}"#.to_vec(), 400, "line 1, column")).await;
    check(&world, json("analyst", b"{}".to_vec(), 422, "legal_basis")).await;
    check(&world, json("analyst", vec![b' '; 17 << 20], 413, "expected at most 16777216 bytes")).await;
    let form = Case { media_type: "text/html", ..json("analyst", b"{}".to_vec(), 415, "application/toml") };
    check(&world, form).await;

    let mut unlabelled = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    unlabelled["label"] = json!(null);
    let answer = check(&world, json("analyst", unlabelled.to_string().into_bytes(), 422, "faults")).await;
    let paths: Vec<_> =
        answer.body["faults"].as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap()).collect();
    assert!(
        paths.contains(&"statements[0].label.level") && paths.contains(&"statements[2].label.review"),
        "{paths:?}"
    );
    assert!(!answer.text.contains("Haddad"), "a fault repeats content");

    let mut future = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    future["written"] = "2027-01-01T00:00:00.000Z".into();
    check(&world, json("analyst", future.to_string().into_bytes(), 422, "expected a time no later than"))
        .await;
    let mut other = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    other["originator"] = "EBL".into();
    check(&world, json("analyst", other.to_string().into_bytes(), 422, "expected BGD as the originator"))
        .await;
}

#[tokio::test]
async fn bad_agreements() {
    let world = world().await;
    let toml = |body: String, status, says| Case {
        role: "legal-officer",
        path: "/agreements",
        media_type: "application/toml",
        body: body.into_bytes(),
        status,
        says,
    };
    let text = BORDER.text();
    let answer = check(&world, toml(text.replace("restricted", "very secret"), 422, "mistakes")).await;
    assert!(answer.body["mistakes"][0]["line"].as_u64().unwrap() > 10);
    check(&world, toml("[".into(), 422, "mistakes")).await;
    let between_others = text.replace("BGD", "CAI");
    check(&world, toml(between_others, 422, "to which BGD is a party")).await;
    let unsigned = BORDER.signed_by(code("AMM")).to_json();
    let envelope = Case {
        media_type: "application/json",
        body: unsigned,
        ..toml(String::new(), 422, "none that is believed")
    };
    check(&world, envelope).await;
    let form = Case { media_type: "application/json", ..toml("{}".into(), 422, "DSSE envelope") };
    check(&world, form).await;

    let exact = Content::Bytes("application/toml", text.as_bytes());
    let first = world.ask(Some("legal-officer"), "POST", "/api/v1/agreements", exact).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    assert_eq!(first.body["missing"], json!(["AMM"]));
    let exact = Content::Bytes("application/toml", text.as_bytes());
    let again = world.ask(Some("legal-officer"), "POST", "/api/v1/agreements", exact).await;
    assert_eq!(again.status, StatusCode::OK, "the same again is nothing new");
    check(&world, toml(text.replace("restricted", "secret"), 422, "give a changed text the next version"))
        .await;
    let checked = world
        .ask(Some("analyst"), "POST", "/api/v1/agreements/check", Content::Bytes("text/plain", b"id = 3"))
        .await;
    assert_eq!((checked.status, &checked.body["ok"]), (StatusCode::OK, &json!(false)));
}

#[tokio::test]
async fn bad_cards() {
    let world = world().await;
    let (certificate, ..) = make_certificate(code("AMM")).unwrap();
    let good = card(code("AMM"), &certificate, "https://127.0.0.1:1");
    let post = |path, body: Vec<u8>, status, says| Case {
        role: "administrator",
        path,
        media_type: "application/json",
        body,
        status,
        says,
    };
    check(&world, post("/members", b"no card".to_vec(), 422, "DSSE envelope")).await;
    let mut changed = good.envelope().clone();
    changed.signatures[0].sig[0] ^= 1;
    check(&world, post("/members", changed.to_json(), 422, "does not fit the bytes")).await;
    let wrong = "/members?fingerprint=0000%200000";
    check(&world, post(wrong, good.envelope().to_json(), 409, "fingerprint that was compared")).await;

    let right = format!("/api/v1/members?fingerprint={}", good.fingerprint().replace(' ', "%20"));
    let json = good.envelope().to_json();
    let taken =
        world.ask(Some("administrator"), "POST", &right, Content::Bytes("application/json", &json)).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text);
    assert_eq!(taken.body["fingerprint"], good.fingerprint());
    let again = world
        .ask(Some("administrator"), "POST", "/api/v1/members", Content::Bytes("application/json", &json))
        .await;
    assert_eq!(again.status, StatusCode::OK);
    let (thief, ..) = make_certificate(code("AMM")).unwrap();
    let fork = card(code("AMM"), &thief, "https://127.0.0.1:1").envelope().to_json();
    check(&world, post("/members", fork, 409, "signed two")).await;

    let standing = |body: serde_json::Value| body.to_string().into_bytes();
    let body = standing(json!({"active": false, "reason": ""}));
    check(&world, post("/members/AMM/standing", body, 400, "reason: expected 1 to 500")).await;
    let body = standing(json!({"active": false, "reason": "EXERCISE"}));
    check(&world, post("/members/EBL/standing", body.clone(), 404, "found nothing")).await;
    check(&world, post("/members/BGD/standing", body.clone(), 409, "another member")).await;
    check(&world, post("/members/amm/standing", body.clone(), 400, "code: expected a member's code")).await;
    let suspended = world
        .post("administrator", "/members/AMM/standing", json!({"active": false, "reason": "EXERCISE"}))
        .await;
    assert_eq!((suspended.status, &suspended.body["active"]), (StatusCode::OK, &json!(false)));
}

#[tokio::test]
async fn bad_questions() {
    let world = world().await;
    let get = |role: &'static str, path: &'static str, status: u16, says: &'static str| {
        let world = &world;
        async move {
            let answer = world.get(role, path).await;
            assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.text);
            assert!(answer.text.contains(says), "{path}: {}", answer.text);
        }
    };
    get("analyst", "/traffic?limit=0", 400, "limit: expected 1 to 1000").await;
    get("analyst", "/traffic?after=-1", 400, "after: expected a whole number").await;
    get("analyst", "/traffic?nonsense=1", 400, "/openapi.json").await;
    get("analyst", "/subjects", 400, "name: expected a name").await;
    get("analyst", "/subjects?name=Karim&purpose=targeting", 400, "expected purpose: one of").await;
    get("analyst", "/subjects/Karim", 400, "id: expected a subject's id").await;
    get("analyst", "/subjects/s-00000000000000000000000000000000", 404, "released to you").await;
    get("analyst", "/reports/r-00000000000000000000000000000000", 404, "released to you").await;
    get("oversight", "/ledger/proof?position=99999", 404, "99999").await;
    get("oversight", "/ledger/proof", 400, "position: expected a whole number").await;
    for (body, says) in [
        (json!({"name": ""}), "at least one letter"),
        (json!({"name": "Karim", "birth": "5 March"}), "birth: expected a date as 1971"),
        (json!({"name": "Karim", "document": "1"}), "document: expected a number"),
        (json!({"name": "Karim", "limit": 51}), "limit: expected 1 to 50"),
        (json!({"birth": "1971"}), "name: expected a name, or a machine-readable zone"),
        (json!({"name": "x".repeat(501)}), "at most 500 characters"),
    ] {
        let answer = world.post("watch-officer", "/screenings", body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text);
        assert!(answer.text.contains(says) && !answer.text.contains("5 March"), "{}", answer.text);
    }
}
