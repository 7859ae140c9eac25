//! Logging in by a provider, against one of our own (EXERCISE) that does what OpenID Connect Core 1.0 asks of one, or not.

use crate::world::{Answer, World, node_with_provider, page_address, password};
use axum::body::Body;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD as BASE64};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use parking_lot::Mutex;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::Arc;
use tansiq_api::{Certificate, Provider, ProviderSettings, make_certificate};
use tansiq_testkit::{code, now};
use tokio_util::sync::CancellationToken;

const CLIENT: &str = "tansiq-bgd";
const SECRET: &str = "EXERCISE secret of the node";
const ACCOUNT: &str = "exercise|layla";

/// What the provider says in its next token, where it is not what it should say.
#[derive(Clone)]
struct Says {
    changed: Vec<(&'static str, Value)>,
    signed_by: u8,
    algorithm: &'static str,
}

/// The provider. Codes are redeemed once, with the verifier of whoever asked.
struct Office {
    issuer: String,
    asks_at: Mutex<String>,
    says: Mutex<Says>,
    published: Mutex<u8>,
    codes: Mutex<HashMap<String, HashMap<String, String>>>,
    looked: Mutex<usize>,
    stop: tokio::task::AbortHandle,
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

impl Office {
    async fn open() -> Arc<Office> {
        Office::open_over(None).await
    }

    /// Over TLS with this certificate, where there is one.
    async fn open_over(certificate: Option<&Certificate>) -> Arc<Office> {
        let tls = certificate.map(|certificate| tansiq_api::page_server(certificate).unwrap());
        let scheme = if tls.is_some() { "https" } else { "http" };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("{scheme}://{}", listener.local_addr().unwrap());
        let (send, receive) = tokio::sync::oneshot::channel::<Arc<Office>>();
        let task = tokio::spawn(async move {
            let router = Router::new()
                .route("/.well-known/openid-configuration", get(Office::describes))
                .route("/keys", get(Office::keys))
                .route("/tokens", post(Office::redeems))
                .with_state(receive.await.unwrap());
            tansiq_api::serve_page(listener, router, tls, CancellationToken::new()).await;
        });
        let office = Arc::new(Office {
            asks_at: Mutex::new(format!("{issuer}/ask")),
            issuer,
            says: Mutex::new(Says { changed: vec![], signed_by: 3, algorithm: "ES256" }),
            published: Mutex::new(3),
            codes: Mutex::default(),
            looked: Mutex::default(),
            stop: task.abort_handle(),
        });
        send.send(Arc::clone(&office)).ok().unwrap();
        office
    }

    async fn describes(State(office): State<Arc<Office>>) -> Json<Value> {
        *office.looked.lock() += 1;
        let issuer = &office.issuer;
        Json(json!({
            "issuer": issuer, "authorization_endpoint": *office.asks_at.lock(),
            "token_endpoint": format!("{issuer}/tokens"), "jwks_uri": format!("{issuer}/keys"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
        }))
    }

    async fn keys(State(office): State<Arc<Office>>) -> Json<Value> {
        let seed = *office.published.lock();
        let point = key(seed).verifying_key().to_sec1_point(false);
        let part = |bytes: &[u8]| BASE64.encode(bytes);
        let (x, y) = (part(point.x().unwrap()), part(point.y().unwrap()));
        Json(json!({"keys": [
            {"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": seed.to_string(), "x": x, "y": y},
        ]}))
    }

    /// Somebody shows who he is: where the browser is sent back to, and with which state and code.
    fn look_at_him(&self, address: &str) -> (String, Value) {
        let url = reqwest::Url::parse(address).unwrap();
        let asked: HashMap<String, String> = url.query_pairs().into_owned().collect();
        assert!(address.starts_with(&format!("{}/ask?", self.issuer)), "{address}");
        let word = |name: &str| asked[name].as_str();
        assert_eq!(
            [word("response_type"), word("code_challenge_method"), word("prompt")],
            ["code", "S256", "login"]
        );
        assert!(word("scope").split(' ').any(|scope| scope == "openid"));
        let mut codes = self.codes.lock();
        let code = format!("code-{}", word("state"));
        let answer = json!({"state": word("state"), "code": code});
        let back = word("redirect_uri").to_owned();
        codes.insert(code, asked);
        (back, answer)
    }

    async fn redeems(
        State(office): State<Arc<Office>>,
        headers: HeaderMap,
        Form(asked): Form<HashMap<String, String>>,
    ) -> (StatusCode, Json<Value>) {
        let no = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": error})));
        let client = STANDARD.encode(format!("{CLIENT}:{}", SECRET.replace(' ', "+")));
        if headers.get(header::AUTHORIZATION).is_none_or(|given| given != &format!("Basic {client}")) {
            return no("invalid_client");
        }
        let Some(began) = office.codes.lock().remove(&asked["code"]) else { return no("invalid_grant") };
        let challenge = BASE64.encode(Sha256::digest(&asked["code_verifier"]));
        if began["code_challenge"] != challenge || began["redirect_uri"] != asked["redirect_uri"] {
            return no("invalid_grant");
        }
        let token = office.token(&began["nonce"]);
        (
            StatusCode::OK,
            Json(
                json!({"access_token": "EXERCISE", "token_type": "Bearer", "expires_in": 60, "id_token": token}),
            ),
        )
    }

    fn token(&self, nonce: &str) -> String {
        let (says, at) = (self.says.lock().clone(), now().millis() / 1000);
        let mut claims = json!({
            "iss": self.issuer, "sub": ACCOUNT, "aud": CLIENT, "nonce": nonce,
            "iat": at, "auth_time": at, "exp": at + 60, "office": "EXERCISE 7",
        });
        for (claim, value) in says.changed {
            claims[claim] = value;
        }
        let head = json!({"alg": says.algorithm, "kid": says.signed_by.to_string(), "typ": "JWT"});
        let text = format!("{}.{}", BASE64.encode(head.to_string()), BASE64.encode(claims.to_string()));
        let signature: Signature = key(says.signed_by).sign(text.as_bytes());
        let bytes = if says.algorithm == "none" { vec![] } else { signature.to_bytes().to_vec() };
        format!("{text}.{}", BASE64.encode(bytes))
    }

    fn settings(&self) -> ProviderSettings {
        ProviderSettings {
            issuer: self.issuer.clone(),
            client: CLIENT.into(),
            secret: Some(SECRET.into()),
            claim: "sub".into(),
            authority: None,
        }
    }
}

/// A node with this provider, where the account belongs to the analyst.
async fn beside(settings: ProviderSettings, account: &str) -> World {
    let provider = Provider::new(settings, &page_address()).unwrap();
    let world = node_with_provider("BGD", "https://127.0.0.1:9", Some(provider)).await;
    let bound = bind(&world, "analyst", json!({"account": account})).await;
    assert_eq!(bound.status, StatusCode::OK, "{}", bound.text);
    world
}

async fn bind(world: &World, login: &str, more: Value) -> Answer {
    let mut body = json!({"login": login, "role": login, "clearance": "secret"});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    world.post("administrator", "/principals", body).await
}

async fn send(world: &World, path: &str, cookie: Option<&str>, body: &Value) -> Answer {
    let mut request = Request::builder()
        .method("POST")
        .uri(format!("/api/v1/session/provider{path}"))
        .header(header::CONTENT_TYPE, "application/json")
        .header("sec-fetch-site", "same-origin");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    world.send(request.body(Body::from(body.to_string())).unwrap()).await
}

fn cookie(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("; HttpOnly; SameSite=Strict"), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

/// A browser goes to the provider and comes back: what it keeps, and what it brings.
async fn went(world: &World, office: &Office) -> (String, Value) {
    let question = send(world, "/question", None, &json!({})).await;
    let kept = cookie(&question);
    let (back, answer) = office.look_at_him(question.body["address"].as_str().unwrap());
    assert_eq!(back, "http://localhost:7001/log-in");
    (kept, answer)
}

async fn log_in(world: &World, office: &Office) -> Answer {
    let (kept, answer) = went(world, office).await;
    send(world, "", Some(&kept), &answer).await
}

fn refused(answer: &Answer, kind: &str) {
    assert_eq!(answer.body["type"], format!("/problems/{kind}"), "{}", answer.text);
    assert!(!answer.headers.contains_key(header::SET_COOKIE), "{}", answer.text);
    assert!(!answer.text.contains(ACCOUNT) && !answer.text.contains("code-"), "{}", answer.text);
}

#[tokio::test]
async fn an_account_logs_in_the_principal_that_it_is_bound_to() {
    let office = Office::open().await;
    let world = beside(office.settings(), ACCOUNT).await;
    let health = world.ask(None, "GET", "/api/v1/health", crate::world::Content::None).await.body;
    assert_eq!(health["provider"], json!({"name": "127.0.0.1", "room": "http://localhost:7001/log-in"}));

    let answer = log_in(&world, &office).await;
    assert_eq!((&answer.body["login"], &answer.body["role"]), (&json!("analyst"), &json!("analyst")));
    let session = cookie(&answer);
    let who = Request::get("/api/v1/session").header(header::COOKIE, &session).body(Body::empty()).unwrap();
    assert_eq!(world.send(who).await.body["login"], "analyst");
    // It is described once, not for everybody who logs in.
    assert_eq!(log_in(&world, &office).await.status, StatusCode::OK);
    assert_eq!(*office.looked.lock(), 1);

    // Who is suspended is let in by nothing, and an account that was taken away lets in nobody.
    bind(&world, "analyst", json!({"active": false})).await;
    refused(&log_in(&world, &office).await, "provider-account");
    let freed = bind(&world, "analyst", json!({"revoke_account": true})).await;
    assert_eq!(freed.body["principal"]["account"], Value::Null, "{}", freed.text);
    refused(&log_in(&world, &office).await, "provider-account");
}

#[tokio::test]
async fn an_account_is_bound_to_one_principal_by_an_administrator() {
    let office = Office::open().await;
    let world = beside(office.settings(), ACCOUNT).await;
    let other = bind(&world, "watch-officer", json!({"account": ACCOUNT})).await;
    assert_eq!(other.status, StatusCode::CONFLICT, "{}", other.text);
    // What is changed otherwise leaves it; the list says whose it is.
    let again = bind(&world, "analyst", json!({"account": ACCOUNT, "password": password("analyst")})).await;
    assert_eq!(again.body["principal"]["account"]["subject"], ACCOUNT, "{}", again.text);
    let kept = bind(&world, "analyst", json!({})).await;
    assert_eq!(kept.body["principal"]["account"]["issuer"], office.issuer, "{}", kept.text);
    let entries = world.entries();
    assert!(entries.iter().any(|entry| entry.contains(ACCOUNT) && entry.contains(r#""by":"#)), "{entries:?}");
    for account in ["", "  ", "two\nlines", &"x".repeat(256)] {
        let answer = bind(&world, "oversight", json!({"account": account})).await;
        assert!(answer.status.is_client_error(), "{account}: {}", answer.text);
    }
    let answer = bind(&crate::world::world().await, "analyst", json!({"account": ACCOUNT})).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "no provider: {}", answer.text);
}

#[tokio::test]
async fn an_answer_counts_once_in_time_and_in_the_browser_that_asked() {
    let office = Office::open().await;
    let world = beside(office.settings(), ACCOUNT).await;
    let (kept, answer) = went(&world, &office).await;
    let (others, other_answer) = went(&world, &office).await;
    // Somebody else's browser is brought to end a log-in that it did not begin; after that nobody can end it.
    refused(&send(&world, "", Some(&others), &answer).await, "provider-answer");
    refused(&send(&world, "", Some(&kept), &answer).await, "provider-answer");
    refused(&send(&world, "", None, &other_answer).await, "provider-answer");

    let (kept, answer) = went(&world, &office).await;
    assert_eq!(send(&world, "", Some(&kept), &answer).await.status, StatusCode::OK);
    refused(&send(&world, "", Some(&kept), &answer).await, "provider-answer");
    // The same code for another question; a code and a state of nobody.
    let (kept, mut answer_with) = went(&world, &office).await;
    answer_with["code"] = answer["code"].clone();
    refused(&send(&world, "", Some(&kept), &answer_with).await, "provider-answer");
    refused(&send(&world, "", Some(&kept), &json!({"state": "00", "code": "x"})).await, "provider-answer");
    // A code that was asked for elsewhere does not fit this question's verifier.
    let (kept, mut mixed) = went(&world, &office).await;
    let (_, stolen) = went(&world, &office).await;
    mixed["code"] = stolen["code"].clone();
    refused(&send(&world, "", Some(&kept), &mixed).await, "provider-answer");

    let (kept, answer) = went(&world, &office).await;
    world.clock.pass(300_000);
    refused(&send(&world, "", Some(&kept), &answer).await, "provider-answer");
}

#[tokio::test]
async fn a_token_that_is_not_for_this_node_and_this_question_logs_nobody_in() {
    let office = Office::open().await;
    let world = beside(office.settings(), ACCOUNT).await;
    let right = office.says.lock().clone();
    let at = now().millis() / 1000;
    let wrong = [
        ("aud", json!("another-program")),
        ("aud", json!([CLIENT, "another-program"])),
        ("iss", json!("http://127.0.0.1:1")),
        ("nonce", json!("another")),
        ("nonce", Value::Null),
        ("exp", json!(at)),
        ("auth_time", json!(at - 3_600)),
        ("auth_time", Value::Null),
        ("sub", Value::Null),
    ];
    let mut details = Vec::new();
    for (claim, value) in wrong {
        office.says.lock().changed = vec![(claim, value.clone())];
        let answer = log_in(&world, &office).await;
        refused(&answer, "provider-answer");
        details.push(answer.body["detail"].clone());
    }
    for says in [
        Says { algorithm: "none", ..right.clone() },
        Says { algorithm: "HS256", ..right.clone() },
        Says { signed_by: 5, ..right.clone() },
    ] {
        *office.says.lock() = says;
        let answer = log_in(&world, &office).await;
        refused(&answer, "provider-answer");
        details.push(answer.body["detail"].clone());
    }
    assert!(details.windows(2).all(|two| two[0] == two[1]), "one answer for all: {details:?}");

    *office.says.lock() = Says { changed: vec![("sub", json!("exercise|nobody"))], ..right.clone() };
    refused(&log_in(&world, &office).await, "provider-account");
    // It has changed its key: that is looked up, and the new one holds.
    *office.says.lock() = Says { signed_by: 5, ..right };
    *office.published.lock() = 5;
    assert_eq!(log_in(&world, &office).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_operator_chooses_the_claim_that_names_an_account() {
    let office = Office::open().await;
    let settings = ProviderSettings { claim: "office".into(), ..office.settings() };
    let world = beside(settings, "EXERCISE 7").await;
    assert_eq!(log_in(&world, &office).await.body["login"], "analyst");
    office.says.lock().changed = vec![("office", json!(["EXERCISE 7"]))];
    refused(&log_in(&world, &office).await, "provider-answer");
}

#[tokio::test]
async fn people_are_sent_to_the_issuer_alone_and_a_provider_that_is_silent_is_said_so() {
    let office = Office::open().await;
    let world = beside(office.settings(), ACCOUNT).await;
    *office.asks_at.lock() = "http://127.0.0.1:1/ask".into();
    refused(&send(&world, "/question", None, &json!({})).await, "provider-silent");
    *office.asks_at.lock() = format!("{}/ask", office.issuer);

    // It does not know this node.
    let stranger = ProviderSettings { secret: Some("another".into()), ..office.settings() };
    refused(&log_in(&beside(stranger, ACCOUNT).await, &office).await, "provider-silent");

    let (kept, answer) = went(&world, &office).await;
    office.stop.abort();
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    refused(&send(&world, "", Some(&kept), &answer).await, "provider-silent");
    let body = json!({"login": "analyst", "password": password("analyst")});
    assert_eq!(world.post("analyst", "/session", body).await.status, StatusCode::OK, "passwords go on");

    let none = send(&crate::world::world().await, "/question", None, &json!({})).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_provider_is_believed_by_its_own_authority_alone() {
    let (certificate, authority, _) = make_certificate(code("BGD")).unwrap();
    let (_, another, _) = make_certificate(code("BGD")).unwrap();
    let office = Office::open_over(Some(&certificate)).await;
    let believing = |authority: Option<String>| ProviderSettings {
        authority: authority.map(String::into_bytes),
        ..office.settings()
    };
    let world = beside(believing(Some(authority)), ACCOUNT).await;
    assert_eq!(log_in(&world, &office).await.body["login"], "analyst");
    for other in [None, Some(another)] {
        let world = beside(believing(other), ACCOUNT).await;
        refused(&send(&world, "/question", None, &json!({})).await, "provider-silent");
    }
}

#[tokio::test]
async fn what_is_no_provider_is_refused_with_what_was_expected() {
    let settings = |issuer: &str| ProviderSettings {
        issuer: issuer.into(),
        client: CLIENT.into(),
        secret: None,
        claim: "sub".into(),
        authority: None,
    };
    let check = |settings| Provider::new(settings, &page_address()).err();
    for issuer in ["", "login.example", "http://login.example", "ftp://localhost", "https:"] {
        assert!(check(settings(issuer)).unwrap().starts_with("issuer: expected"), "{issuer}");
    }
    let nobody = ProviderSettings { client: " ".into(), ..settings("https://login.example") };
    assert!(check(nobody).unwrap().starts_with("client: expected"));
    let bad = ProviderSettings {
        authority: Some(b"-----BEGIN CERTIFICATE-----".to_vec()),
        ..settings("https://x")
    };
    assert!(check(bad).unwrap().starts_with("authority: expected"));
    assert_eq!(check(settings("https://login.example/realms/exercise")), None);
}
