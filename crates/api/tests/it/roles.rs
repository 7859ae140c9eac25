//! Every route of the description against every role: who is let in is what `roles.txt` says, and nobody else.

use crate::world::{Content, world};
use axum::http::StatusCode;
use serde_json::{Value, json};
use tansiq_agreement::{Capability, Role};
use tansiq_label::{Finite as _, Level};

/// A body that a route takes apart only after it has looked at who is asking.
fn some_body(method: &str) -> Content<'static> {
    if method == "get" || method == "delete" { Content::None } else { Content::Json(json!({})) }
}

/// The address with something in the place of its parameters.
fn concrete(path: &str) -> String {
    let path = path.replace("{code}", "EBL");
    let each = ["{id}", "{report}", "{position}", "{agreement}"];
    each.iter().fold(path, |path, name| path.replace(name, "x"))
}

#[tokio::test]
async fn every_route_lets_in_whom_the_table_names_and_nobody_else() {
    let world = world().await;
    let description = world.ask(None, "GET", "/openapi.json", Content::None).await.body;
    assert_eq!(description["openapi"], "3.1.0");
    let mut seen = 0;
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            check(&world, path, method, operation).await;
            seen += 1;
        }
    }
    assert!(seen >= 34, "only {seen} routes are described");
}

#[tokio::test]
async fn the_description_refers_to_nothing_that_is_not_in_it() {
    let world = world().await;
    let text = world.ask(None, "GET", "/openapi.json", Content::None).await.text;
    let description: Value = serde_json::from_str(&text).unwrap();
    let parts = text.split("\"$ref\":\"#").skip(1);
    let pointers: Vec<_> = parts.map(|part| part.split('"').next().unwrap()).collect();
    assert!(pointers.len() > 50, "{}", pointers.len());
    for pointer in pointers {
        assert!(description.pointer(pointer).is_some(), "{pointer}");
    }
}

async fn check(world: &crate::world::World, path: &str, method: &str, operation: &Value) {
    let needs =
        operation["x-needs"].as_str().unwrap_or_else(|| panic!("{method} {path} needs nothing named"));
    assert!(operation["summary"].is_string(), "{method} {path} says nothing of itself");
    let (verb, address) = (method.to_uppercase(), concrete(path));
    let ask = |role| world.ask(role, &verb, &address, some_body(method));
    let stranger = ask(None).await;
    if needs == "nothing" {
        assert_ne!(stranger.status, StatusCode::FORBIDDEN, "{method} {path}");
        return;
    }
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED, "{method} {path}");
    assert_eq!(stranger.headers["content-type"], "application/problem+json");
    for role in Role::ALL {
        let may = needs == "logged-in" || role.may(needs.parse::<Capability>().unwrap());
        let answer = ask(Some(role.code())).await;
        if may {
            let refused =
                [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::INTERNAL_SERVER_ERROR];
            assert!(
                !refused.contains(&answer.status),
                "{method} {path} as {role}: {} {}",
                answer.status,
                answer.text
            );
        } else {
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {path} as {role}");
            assert_eq!(answer.body["type"], "/problems/not-allowed");
        }
    }
}

#[tokio::test]
async fn an_unknown_address_is_not_found_whoever_asks() {
    let world = world().await;
    for role in [None, Some("administrator")] {
        let answer = world.ask(role, "GET", "/api/v1/nothing", Content::None).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.body["type"], "/problems/not-found");
    }
    let answer = world.ask(Some("analyst"), "PUT", "/api/v1/reports", Content::None).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{}", answer.text);
}

#[tokio::test]
async fn a_principal_that_is_switched_off_is_nobody_at_once() {
    let world = world().await;
    let off = json!({"login": "analyst", "role": "analyst", "clearance": "secret", "active": false});
    assert_eq!(world.get("analyst", "/session").await.status, StatusCode::OK);
    assert_eq!(world.post("administrator", "/principals", off).await.status, StatusCode::OK);
    assert_eq!(world.get("analyst", "/session").await.status, StatusCode::UNAUTHORIZED);
    let own = json!({"login": "administrator", "role": "analyst", "clearance": "secret"});
    assert_eq!(world.post("administrator", "/principals", own).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_new_principal_gets_a_token_once_and_may_what_its_role_may() {
    let mut world = world().await;
    let amal =
        json!({"login": "amal", "role": "watch-officer", "clearance": "restricted", "issue_token": true});
    let made = world.post("administrator", "/principals", amal).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    world.tokens.insert("amal", made.body["token"].as_str().unwrap().to_owned());
    let session = world.get("amal", "/session").await;
    assert_eq!(session.body["role"], "watch-officer");
    assert_eq!(
        session.body["capabilities"],
        json!(Role::WatchOfficer.capabilities_with(Level::Restricted).codes())
    );
    let listed = world.get("administrator", "/principals").await;
    assert!(!listed.text.contains("tsq_") && !listed.text.contains("argon2"));
    let second =
        json!({"login": "amal", "role": "watch-officer", "clearance": "restricted", "revoke_tokens": true});
    assert_eq!(world.post("administrator", "/principals", second).await.status, StatusCode::OK);
    assert_eq!(world.get("amal", "/session").await.status, StatusCode::UNAUTHORIZED);
}
