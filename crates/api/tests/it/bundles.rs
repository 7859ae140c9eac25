//! Bundles through the interface: who may carry, for whom; what is said of a file; and that nothing else differs from a
//! line.

use crate::federation::introduce;
use crate::world::{Answer, Content, World, man, node};
use axum::http::StatusCode;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use tansiq_api::limits::MAX_BUNDLE_BODY;
use tansiq_testkit::BORDER;

/// Baghdad and Amman, who know each other and have no line.
async fn pair() -> (World, World) {
    let (baghdad, amman) =
        (node("BGD", "https://127.0.0.1:9").await, node("AMM", "https://127.0.0.1:9").await);
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

async fn write(world: &World, asked: Value) -> (Value, Vec<u8>) {
    let answer = world.post("administrator", "/bundles", asked).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let sealed = BASE64_STANDARD.decode(answer.body["sealed"].as_str().unwrap()).unwrap();
    (answer.body, sealed)
}

async fn read(world: &World, role: &str, file: &[u8]) -> Answer {
    let body = Content::Bytes("application/octet-stream", file);
    world.ask(Some(role), "POST", "/api/v1/bundles/read", body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_carried_by_hand_and_its_receipt_comes_back() {
    let (baghdad, amman) = pair().await;
    let report = man("EXERCISE Karim Haddad", None, "1971-03-05", "X1234567");
    let submitted = baghdad.post("analyst", "/reports", report).await;
    assert_eq!(submitted.status, StatusCode::CREATED, "{}", submitted.text);
    let id = submitted.body["id"].as_str().unwrap();

    let (written, file) = write(&baghdad, json!({"to": "AMM"})).await;
    assert_eq!(written["deliveries"], json!({"first": 1, "last": 2}), "{written}");
    let sealed = String::from_utf8_lossy(&file);
    assert!(!sealed.contains("Karim") && !sealed.contains("BGD") && !sealed.contains("AMM"));
    let done = read(&amman, "administrator", &file).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    assert_eq!(done.body["deliveries"][1]["stored"], 1, "{}", done.text);
    assert!(!done.text.contains("Karim"));
    let question = json!({"name": "EXERCISE Karim Haddad", "birth": "1971", "purpose": "border-control"});
    let found = amman.post("watch-officer", "/screenings", question).await;
    assert_eq!(found.body["outcome"], "hit", "{}", found.text);

    let (_, back) = write(&amman, json!({"to": "BGD"})).await;
    let done = read(&baghdad, "administrator", &back).await;
    assert_eq!(done.body["acknowledgements"]["taken"], 2, "{}", done.text);
    let way = baghdad.get("watch-officer", &format!("/traffic/{id}")).await.body;
    assert_eq!(way["members"][0]["state"], "acknowledged", "{way}");
    // The page's overseers see the disclosure as they see one over a line.
    let given = baghdad.get("oversight", "/oversight/disclosures").await.body;
    assert_eq!(
        (&given["disclosures"][0]["to"], &given["disclosures"][0]["how"]),
        (&json!("AMM"), &json!("delivery"))
    );
    let lane = baghdad.get("watch-officer", "/lanes").await.body["lanes"][0].clone();
    assert_eq!((&lane["behind"], lane["bundle_read"].is_string()), (&json!(0), true), "{lane}");

    let again = read(&baghdad, "administrator", &back).await;
    assert!(again.body["before"].is_string(), "{}", again.text);
    let lane = baghdad.get("watch-officer", "/lanes").await.body["lanes"][0].clone();
    assert_eq!(lane["refusals"], json!([{"code": "bundle-replayed", "count": 1}]), "{lane}");
    let nothing = amman.post("administrator", "/bundles", json!({"to": "AMM"})).await;
    assert_eq!(
        (nothing.status, &nothing.body["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("not-active"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_bundle_of_a_member_is_refused_and_counted() {
    let (baghdad, amman) = pair().await;
    let (_, file) = write(&baghdad, json!({"to": "AMM"})).await;
    let mut changed = file.clone();
    *changed.last_mut().unwrap() ^= 1;
    let before = amman.entries().len();
    for (file, status, code) in [
        (&b"EXERCISE"[..], StatusCode::UNPROCESSABLE_ENTITY, "no-bundle"),
        (&changed, StatusCode::UNPROCESSABLE_ENTITY, "bundle-changed"),
        (&file[..file.len() / 2], StatusCode::UNPROCESSABLE_ENTITY, "bundle-changed"),
    ] {
        let refused = read(&amman, "administrator", file).await;
        assert_eq!((refused.status, &refused.body["code"]), (status, &json!(code)), "{}", refused.text);
    }
    let elsewhere = read(&baghdad, "administrator", &file).await;
    assert_eq!(elsewhere.body["code"], "bundle-other-key", "{}", elsewhere.text);
    let large = read(&amman, "administrator", &vec![0; MAX_BUNDLE_BODY + 1]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", large.text);
    assert_eq!(amman.entries().len(), before);
    let lanes = amman.get("watch-officer", "/lanes").await.body;
    assert_eq!(
        lanes["refused_bundles"],
        json!([{"code": "bundle-changed", "count": 2}, {"code": "bundle-too-large", "count": 1},
               {"code": "no-bundle", "count": 1}])
    );

    let reason = json!({"active": false, "reason": "EXERCISE"});
    amman.post("administrator", "/members/BGD/standing", reason).await;
    let suspended = read(&amman, "administrator", &file).await;
    assert_eq!(suspended.body["code"], "bundle-not-active", "{}", suspended.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_carries_for_a_member_carries_for_that_member_alone() {
    let (mut baghdad, amman) = pair().await;
    for role in ["analyst", "legal-officer", "oversight"] {
        let refused = baghdad.post(role, "/bundles", json!({"to": "AMM"})).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{role}: {}", refused.text);
        assert_eq!(read(&baghdad, role, b"EXERCISE").await.status, StatusCode::FORBIDDEN, "{role}");
    }
    for (login, member, clearance) in
        [("of-amman", "AMM", "secret"), ("of-ours", "BGD", "secret"), ("low", "AMM", "restricted")]
    {
        let officer = json!({"login": login, "role": "liaison-officer", "clearance": clearance,
                             "member": member, "issue_token": true});
        let made = baghdad.post("administrator", "/principals", officer).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
        baghdad.tokens.insert(login, made.body["token"].as_str().unwrap().to_owned());
    }
    let (_, back) = write(&amman, json!({"to": "BGD"})).await;
    for (login, status) in [("low", StatusCode::FORBIDDEN), ("of-amman", StatusCode::OK)] {
        let answer = baghdad.post(login, "/bundles", json!({"to": "AMM"})).await;
        assert_eq!(answer.status, status, "{login}: {}", answer.text);
        let answer = read(&baghdad, login, &back).await;
        assert_eq!(answer.status, status, "{login}: {}", answer.text);
    }
    // Of another member he neither takes nor brings anything.
    for (login, body) in [("of-amman", json!({"to": "EBL"})), ("of-ours", json!({"to": "EBL"}))] {
        let code = if login == "of-ours" { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::FORBIDDEN };
        let answer = baghdad.post(login, "/bundles", body).await;
        assert_eq!(answer.status, code, "{login}: {}", answer.text);
    }
    let both = baghdad.post("of-amman", "/bundles", json!({"to": "AMM", "again": true, "from": 1})).await;
    assert_eq!(both.status, StatusCode::BAD_REQUEST, "{}", both.text);
}
