//! Every route of the description against what no client should send: each answer is a problem of the caller's, in
//! the one form that problems have, and nothing is stored.

use crate::world::{Answer, World, world};
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::Value;
use tansiq_agreement::{Capability, Role};
use tansiq_label::Finite as _;

const PROBLEM: &str = "application/problem+json";

/// A route of the description.
struct Route {
    method: String,
    path: String,
    operation: Value,
    role: Option<&'static str>,
}

async fn routes(world: &World) -> Vec<Route> {
    let description = world.ask(None, "GET", "/openapi.json", crate::world::Content::None).await.body;
    let mut routes = Vec::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let role = match operation["x-needs"].as_str().unwrap() {
                "nothing" => None,
                "logged-in" => Some("analyst"),
                needs => {
                    let capability: Capability = needs.parse().unwrap();
                    let role = Role::ALL.iter().find(|role| role.may(capability));
                    Some(role.unwrap().code())
                }
            };
            let (method, path) = (method.to_uppercase(), path.clone());
            routes.push(Route { method, path, operation: operation.clone(), role });
        }
    }
    assert!(routes.len() >= 28, "only {} routes are described", routes.len());
    routes
}

impl Route {
    /// The address with these words in the place of its parameters.
    fn address(&self, id: &str) -> String {
        let mut words = self.path.split('/').map(|word| if word.starts_with('{') { id } else { word });
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |path, word| path + "/" + word)
    }

    fn has_parameter_in_path(&self) -> bool {
        self.path.contains('{')
    }

    /// The names of the query's parameters.
    fn query(&self) -> Vec<&str> {
        let parameters = self.operation["parameters"].as_array().into_iter().flatten();
        parameters.filter(|p| p["in"] == "query").map(|p| p["name"].as_str().unwrap()).collect()
    }

    /// The media types that it takes.
    fn takes(&self) -> Vec<&str> {
        let content = self.operation["requestBody"]["content"].as_object();
        content.into_iter().flatten().map(|(media_type, _)| media_type.as_str()).collect()
    }

    fn takes_json(&self) -> bool {
        self.takes().contains(&"application/json")
    }
}

/// What somebody sends.
struct Sent<'a> {
    address: String,
    media_type: Option<&'a str>,
    body: &'a [u8],
}

async fn send(world: &World, route: &Route, sent: &Sent<'_>) -> Answer {
    let mut request = Request::builder().method(route.method.as_str()).uri(sent.address.as_str());
    if let Some(role) = route.role {
        request = request.header(header::AUTHORIZATION, format!("Bearer {}", world.tokens[role]));
    }
    if let Some(media_type) = sent.media_type {
        request = request.header(header::CONTENT_TYPE, media_type);
    }
    world.send(request.body(Body::from(sent.body.to_vec())).unwrap()).await
}

/// Expects a problem of the caller's, and that nothing was stored.
async fn refused(world: &World, route: &Route, sent: Sent<'_>) -> Answer {
    let before = world.entries().len();
    let answer = send(world, route, &sent).await;
    let body = String::from_utf8_lossy(&sent.body[..sent.body.len().min(60)]).into_owned();
    let case = format!("{} {} {:?} {body}", route.method, sent.address, sent.media_type);
    assert!(answer.status.is_client_error(), "{case}: {} {}", answer.status, answer.text);
    assert_eq!(answer.headers["content-type"], PROBLEM, "{case}");
    assert_eq!(answer.body["status"], answer.status.as_u16(), "{case}");
    assert!(answer.body["type"].is_string() && answer.body["detail"].is_string(), "{case}: {}", answer.text);
    // That somebody asked for what is not there is written down, and nothing of what he sent.
    let stored = world.entries().split_off(before);
    let in_vain = |e: &String| e.contains(r#""entry":"read""#) && e.contains(r#""reports":[],"subjects":[]"#);
    let expected = answer.status.as_u16() == 404 && stored.len() == 1 && stored.iter().all(in_vain);
    assert!(stored.is_empty() || expected, "{case}: something was stored");
    answer
}

/// Bodies that are no JSON, or not the JSON that anything here takes.
const BROKEN: [&[u8]; 12] = [
    b"",
    b"{",
    b"{\"a\":",
    b"nonsense",
    b"null",
    b"[]",
    b"\"text\"",
    b"1e999999",
    b"{\"name\": \"\xff\xfe\"}",
    b"{\"\\ud800\": 1}",
    b"{\"limit\": 999999999999999999999999999999}",
    b"\x00\x01\x02\x03",
];

#[tokio::test]
async fn broken_bodies_are_refused() {
    let world = world().await;
    // Deeper than any parser's stack.
    let (deep, deep_object) = ("[".repeat(200_000), "{\"a\":".repeat(100_000));
    let deep: [&[u8]; 2] = [deep.as_bytes(), deep_object.as_bytes()];
    let mut seen = 0;
    for route in routes(&world).await.iter().filter(|route| route.takes_json()) {
        for body in BROKEN.into_iter().chain(deep) {
            let sent = Sent { address: route.address("x"), media_type: Some("application/json"), body };
            refused(&world, route, sent).await;
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}

#[tokio::test]
async fn content_of_another_type_is_refused() {
    let world = world().await;
    let types =
        [None, Some("text/html"), Some("multipart/form-data; boundary=x"), Some("\u{1}"), Some(";;;")];
    for route in routes(&world).await.iter().filter(|route| route.takes_json()) {
        for media_type in types.into_iter().filter(|t| t.is_none_or(|t| t.is_ascii() && t != "\u{1}")) {
            refused(&world, route, Sent { address: route.address("x"), media_type, body: b"{}" }).await;
        }
    }
}

#[tokio::test]
async fn content_that_is_too_long_is_refused() {
    let world = world().await;
    let long = vec![b' '; (64 << 20) + 1];
    for route in routes(&world).await.iter().filter(|route| !route.takes().is_empty()) {
        let query = if route.path.ends_with("/imports") { "?format=csv&legal_basis=EXERCISE" } else { "" };
        let address = route.address("EBL") + query;
        let media_type = Some(route.takes()[0]);
        let answer = refused(&world, route, Sent { address, media_type, body: &long }).await;
        assert_eq!(answer.status, 413, "{} {}: {}", route.method, route.path, answer.text);
    }
}

#[tokio::test]
async fn parameters_that_nobody_knows_are_refused() {
    let world = world().await;
    for route in routes(&world).await.iter().filter(|route| !route.query().is_empty()) {
        let media_type = route.takes().first().copied();
        for query in ["nonsense=1", "nonsense", "%FF=1", "%00=%00"] {
            let address = format!("{}?{query}", route.address("x"));
            refused(&world, route, Sent { address, media_type, body: b"{}" }).await;
        }
    }
}

#[tokio::test]
async fn values_of_parameters_that_cannot_be_are_refused() {
    let world = world().await;
    let huge = "9".repeat(400);
    // Not among them: a name, which may be anything, and what a list is entered on the basis of.
    let free = ["name", "legal_basis", "fingerprint"];
    let values = ["-1", "1e3", "0x10", "18446744073709551616", &huge, "%FF%FE", "NaN", "%00", "%E2%80%AE"];
    for route in routes(&world).await {
        let media_type = route.takes().first().copied();
        for parameter in route.query().into_iter().filter(|name| !free.contains(name)) {
            for value in values {
                let address = format!("{}?{parameter}={value}", route.address("x"));
                refused(&world, &route, Sent { address, media_type, body: b"{}" }).await;
            }
            let twice = format!("{}?{parameter}=1&{parameter}=1", route.address("x"));
            refused(&world, &route, Sent { address: twice, media_type, body: b"{}" }).await;
        }
    }
}

#[tokio::test]
async fn ids_that_are_none_are_refused() {
    let world = world().await;
    let long = "r-".to_owned() + &"0".repeat(20_000);
    let ids = [
        "x",
        "0",
        "-1",
        "%00",
        "%FF%FE",
        "%C3%28",
        "..%2F..%2Fetc%2Fpasswd",
        "%E2%80%AE",
        "r-%27%20OR%201=1--",
        "r-00000000000000000000000000000000",
        "s-00000000000000000000000000000000",
        "R-00000000000000000000000000000000",
        "r-0000000000000000000000000000000g",
        &long,
    ];
    for route in routes(&world).await.iter().filter(|route| route.has_parameter_in_path()) {
        let media_type = route.takes().first().copied();
        let body: &[u8] =
            if route.method == "GET" { b"" } else { br#"{"active":false,"reason":"EXERCISE"}"# };
        for id in ids {
            let answer = refused(&world, route, Sent { address: route.address(id), media_type, body }).await;
            assert!(answer.text.len() < 1_000, "an answer repeats what was sent: {}", answer.text.len());
        }
    }
}

#[tokio::test]
async fn addresses_that_are_none_are_refused() {
    let world = world().await;
    let get =
        Route { method: "GET".into(), path: String::new(), operation: Value::Null, role: Some("analyst") };
    for address in
        ["/api/v1/%FF", "/api/v1/../x", "/api/v1//", "/api/v1/traffic/%2e%2e/x", "/api", "/api/v2/x"]
    {
        refused(&world, &get, Sent { address: address.into(), media_type: None, body: b"" }).await;
    }
    for route in routes(&world).await {
        for method in ["PATCH", "TRACE", "OPTIONS", "NONSENSE"] {
            let route = Route { method: method.into(), ..copy(&route) };
            refused(&world, &route, Sent { address: route.address("x"), media_type: None, body: b"" }).await;
        }
    }
}

fn copy(route: &Route) -> Route {
    Route {
        method: route.method.clone(),
        path: route.path.clone(),
        operation: route.operation.clone(),
        role: route.role,
    }
}
