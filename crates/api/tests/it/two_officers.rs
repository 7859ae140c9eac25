//! Two officers who change the same thing at once: the later one overwrites nothing that he has not seen, and is told.

use crate::world::world;
use axum::http::StatusCode;
use serde_json::{Value, json};
use tansiq_testkit::code;

#[tokio::test]
async fn a_principal_that_was_changed_meanwhile_stays_as_it_is() {
    let world = world().await;
    let set = async |more: Value| {
        let mut asked = json!({"login": "rami", "role": "analyst", "clearance": "secret"});
        asked.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
        world.post("administrator", "/principals", asked).await
    };
    let made = set(json!({"revision": ""})).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let first = made.body["principal"]["revision"].clone();
    // A second administrator takes the login for somebody new as well.
    let taken = set(json!({"revision": "", "role": "oversight"})).await;
    assert_eq!((taken.status, &taken.body["code"]), (StatusCode::CONFLICT, &json!("login-taken")));

    let suspended = set(json!({"revision": first, "active": false})).await;
    assert_eq!(suspended.status, StatusCode::OK, "{}", suspended.text);
    // The other one, whose list is older, does not let him in again by another change.
    let late = set(json!({"revision": first, "clearance": "restricted", "active": true})).await;
    assert_eq!((late.status, &late.body["code"]), (StatusCode::CONFLICT, &json!("changed-meanwhile")));
    let all = world.get("administrator", "/principals").await.body;
    let rami = all["principals"].as_array().unwrap().iter().find(|one| one["login"] == "rami").unwrap();
    assert_eq!((&rami["active"], &rami["clearance"]), (&json!(false), &json!("secret")));
    let seen = set(json!({"revision": rami["revision"], "active": true})).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    // Whoever names no revision sets what he says, as a program does that knows its own mind.
    assert_eq!(set(json!({})).await.status, StatusCode::OK);
    // That a password was changed shows as well, without the password.
    let revised = set(json!({"password": "EXERCISE a long enough one"})).await.body;
    assert_ne!(revised["principal"]["revision"], seen.body["principal"]["revision"]);
}

#[tokio::test]
async fn a_rule_that_was_made_meanwhile_stays() {
    let world = world().await;
    for member in ["AMM", "CAI"] {
        let card = tansiq_testkit::card(code(member)).envelope().to_json();
        let card = crate::world::Content::Bytes("application/json", &card);
        let added = world.ask(Some("administrator"), "POST", "/api/v1/members", card).await;
        assert_eq!(added.status, StatusCode::CREATED, "{}", added.text);
    }
    let set = async |members: &[&str], since: &Value| {
        let rule = json!({"members": members, "reason": "EXERCISE", "since": since});
        world.post("legal-officer", "/resolutions/rule", rule).await
    };
    let first = set(&["AMM"], &json!("")).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text);
    let late = set(&["CAI"], &json!("")).await;
    assert_eq!((late.status, &late.body["code"]), (StatusCode::CONFLICT, &json!("changed-meanwhile")));
    assert_eq!(world.get("legal-officer", "/resolutions/rule").await.body["members"], json!(["AMM"]));
    let seen = set(&["CAI"], &first.body["since"]).await;
    assert_eq!(seen.body["members"], json!(["CAI"]), "{}", seen.text);
}
