//! Logging in: the cookie, where it may be used from, when it ends, and how often one may try.

use crate::world::{World, password, world};
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use serde_json::json;

fn login(login: &str, password: &str) -> Request<Body> {
    let body = json!({"login": login, "password": password}).to_string();
    let request = Request::post("/api/v1/session").header(header::CONTENT_TYPE, "application/json");
    request.body(Body::from(body)).unwrap()
}

fn cookie(headers: &HeaderMap) -> String {
    headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
}

async fn with_cookie(world: &World, method: &str, cookie: &str, site: Option<(&str, &str)>) -> StatusCode {
    let mut request = Request::builder().method(method).uri("/api/v1/session").header(header::COOKIE, cookie);
    if let Some((name, value)) = site {
        request = request.header(name, value);
    }
    world.send(request.header(header::HOST, "127.0.0.1:7100").body(Body::empty()).unwrap()).await.status
}

#[tokio::test]
async fn a_session_is_a_cookie_that_only_our_own_page_can_use() {
    let world = world().await;
    let answer = world.send(login("analyst", &password("analyst"))).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let set = answer.headers[header::SET_COOKIE].to_str().unwrap();
    for part in ["tansiq-BGD=", "HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(set.contains(part), "{set}");
    }
    assert!(!answer.text.contains(set.split(['=', ';']).nth(1).unwrap()), "the secret is not in the body");
    let cookie = cookie(&answer.headers);
    assert_eq!(with_cookie(&world, "GET", &cookie, None).await, StatusCode::OK);
    assert_eq!(with_cookie(&world, "DELETE", &cookie, None).await, StatusCode::FORBIDDEN);
    let elsewhere = Some(("sec-fetch-site", "cross-site"));
    assert_eq!(with_cookie(&world, "DELETE", &cookie, elsewhere).await, StatusCode::FORBIDDEN);
    let other_port = Some(("origin", "http://127.0.0.1:7200"));
    assert_eq!(with_cookie(&world, "DELETE", &cookie, other_port).await, StatusCode::FORBIDDEN);
    let here = Some(("sec-fetch-site", "same-origin"));
    assert_eq!(with_cookie(&world, "DELETE", &cookie, here).await, StatusCode::NO_CONTENT);
    assert_eq!(with_cookie(&world, "GET", &cookie, None).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_session_ends_when_nobody_uses_it() {
    let world = world().await;
    let cookie = cookie(&world.send(login("analyst", &password("analyst"))).await.headers);
    world.clock.pass(29 * 60 * 1000);
    assert_eq!(with_cookie(&world, "GET", &cookie, None).await, StatusCode::OK);
    world.clock.pass(30 * 60 * 1000);
    assert_eq!(with_cookie(&world, "GET", &cookie, None).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn guessing_learns_nothing_and_is_slowed_down() {
    let world = world().await;
    let wrong = world.send(login("analyst", "EXERCISE a wrong password")).await;
    let nobody = world.send(login("nobody", "EXERCISE a wrong password")).await;
    assert_eq!((wrong.status, nobody.status), (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED));
    assert_eq!((&wrong.body["type"], &wrong.body["detail"]), (&nobody.body["type"], &nobody.body["detail"]));
    let mut last = wrong;
    for _ in 0..5 {
        last = world.send(login("analyst", "EXERCISE a wrong password")).await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.headers.contains_key(header::RETRY_AFTER));
    let other = world.send(login("oversight", &password("oversight"))).await;
    assert_eq!(other.status, StatusCode::OK, "another login is not kept out");
}
