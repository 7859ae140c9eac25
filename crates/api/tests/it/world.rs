//! A node with one principal for each role, and a way to ask it.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;
use tansiq_agreement::Role;
use tansiq_api::{
    CardPins, Certificate, HttpsCarrier, Node, NodeParts, PageAddress, PasswordCost, Provider, ViewDirectory,
    hash_password, make_certificate, new_token,
};
use tansiq_exchange::{Exchange, Lanes, Parts, log_origin};
use tansiq_label::{Finite, Level, MemberCode};
use tansiq_ledger::{Ledger, MasterKey, Position, Settings, SqliteStore};
use tansiq_report::{Card, CardKey, CardText, Entry, MemberKey, Principal, PrincipalId, Text};
use tansiq_testkit::{Chance, FakeClock, bundle_secret, code, key, now};
use tansiq_view::Views;
use tower::ServiceExt as _;

pub(crate) struct World {
    pub(crate) node: Arc<Node>,
    pub(crate) router: Router,
    pub(crate) ledger: Ledger,
    pub(crate) exchange: Exchange,
    pub(crate) directory: Arc<ViewDirectory>,
    pub(crate) clock: FakeClock,
    pub(crate) certificate: Certificate,
    pub(crate) tokens: HashMap<&'static str, String>,
    pub(crate) folder: tempfile::TempDir,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
    pub(crate) text: String,
}

pub(crate) fn password(role: &str) -> String {
    format!("EXERCISE password of {role}")
}

/// A member's card with the key of its certificate and the address of its exchange.
pub(crate) fn card(member: MemberCode, certificate: &Certificate, address: &str) -> Card {
    let key: MemberKey = key(member);
    let from = "2026-01-01T00:00:00.000Z".parse().unwrap();
    let text = CardText {
        member: Text(member),
        name: format!("EXERCISE member {member}"),
        address: address.into(),
        keys: vec![CardKey { key: key.public(), from, until: None, revoked: None }],
        tls: vec![certificate.digest],
        ledger: Some(MemberKey::from_seed(&ledger_seed(member)).public()),
        bundles: Some(bundle_secret(member).public().clone()),
        sequence: 1,
        issued: from,
    };
    Card::sign(text, &key).unwrap()
}

/// What the keys of a member's ledger grow from.
fn ledger_seed(member: MemberCode) -> [u8; 32] {
    let mut seed = [7; 32];
    seed[..3].copy_from_slice(member.as_str().as_bytes());
    seed
}

/// Where people open the page.
pub(crate) fn page_address() -> PageAddress {
    PageAddress::read("http://localhost:7001").unwrap()
}

/// A node of BGD at noon.
pub(crate) async fn world() -> World {
    node("BGD", "https://127.0.0.1:9").await
}

/// A node of this member whose exchange is at this address, with a principal for each role, named after it.
pub(crate) async fn node(member: &str, address: &str) -> World {
    node_with_provider(member, address, None).await
}

/// The same, where people may log in by a provider.
pub(crate) async fn node_with_provider(member: &str, address: &str, provider: Option<Provider>) -> World {
    let member = code(member);
    let folder = tempfile::tempdir().unwrap();
    let clock = FakeClock::at(now());
    let (certificate, ..) = make_certificate(member).unwrap();
    let seed = ledger_seed(member);
    let signing_key = ed25519_dalek::SigningKey::from_bytes(&seed);
    let settings = Settings::new(log_origin(member), MasterKey::from_bytes(seed), signing_key);
    let ledger = Ledger::open(SqliteStore::open(&folder.path().join("ledger")).unwrap(), settings).unwrap();

    let own_card = card(member, &certificate, address).envelope().clone();
    let mut entries = vec![Entry::Card { at: now(), by: None, card: own_card }];
    let mut tokens = HashMap::new();
    for (n, role) in Role::ALL.iter().enumerate() {
        let (token, digest) = new_token();
        tokens.insert(role.code(), token);
        let principal = Principal {
            id: PrincipalId::from_random([n as u8 + 1; 16]),
            login: role.code().into(),
            member: Text(member),
            role: role.code().into(),
            clearance: Text(Level::Secret),
            password: Some(hash_password(&password(role.code()), &PasswordCost::least()).unwrap()),
            tokens: vec![digest],
            passkeys: vec![],
            account: None,
            active: true,
        };
        entries.push(Entry::Principal { at: now(), by: None, principal });
    }
    ledger.append_all(entries.iter().map(|e| e.to_bytes().into()).collect()).await.unwrap();

    let views = Views::open(folder.path().join("views"), ledger.clone(), member).unwrap();
    views.catch_up().unwrap();
    let directory = Arc::new(ViewDirectory::new(views.clone()));
    let pins = Arc::new(CardPins::new(directory.clone()));
    let random = Arc::new(Chance::of(seed.iter().map(|b| u64::from(*b)).sum()));
    let key = Arc::new(key(member));
    let exchange = Exchange::open(Parts {
        ledger: ledger.clone(),
        lanes: Lanes::open(&folder.path().join("lanes.sqlite"), member).unwrap().into(),
        directory: directory.clone(),
        clock: Arc::new(clock.clone()),
        carrier: Arc::new(HttpsCarrier::new(certificate.clone(), pins.clone())),
        random: random.clone(),
        witnesses: None,
        key: key.clone(),
        bundles: Some(Arc::new(bundle_secret(member))),
        edition_secret: [9; 32],
    })
    .unwrap();
    let node = Node::new(NodeParts {
        name: format!("EXERCISE {member}"),
        ledger: ledger.clone(),
        views,
        exchange: exchange.clone(),
        directory: directory.clone(),
        pins,
        clock: Arc::new(clock.clone()),
        random,
        key,
        password_cost: PasswordCost::least(),
        page_over_tls: false,
        page_address: page_address().into(),
        provider,
        layers: tansiq_api::layers::Layers::at(&folder.path().join("map")),
        backups: tansiq_api::Backups::at(&folder.path().join("backup.json")),
        desks: tansiq_api::Desks::default(),
    })
    .unwrap();
    let router = tansiq_api::router(node.clone());
    World { node, router, ledger, exchange, directory, clock, certificate, tokens, folder }
}

impl World {
    /// Asks as the principal of a role, or as nobody.
    pub(crate) async fn ask(
        &self,
        role: Option<&str>,
        method: &str,
        path: &str,
        body: Content<'_>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(role) = role {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.tokens[role]));
        }
        let (media_type, bytes) = match body {
            Content::None => (None, Vec::new()),
            Content::Json(value) => (Some("application/json"), value.to_string().into_bytes()),
            Content::Bytes(media_type, bytes) => (Some(media_type), bytes.to_vec()),
        };
        if let Some(media_type) = media_type {
            request = request.header(header::CONTENT_TYPE, media_type);
        }
        self.send(request.body(Body::from(bytes)).unwrap()).await
    }

    pub(crate) async fn get(&self, role: &str, path: &str) -> Answer {
        self.ask(Some(role), "GET", &format!("/api/v1{path}"), Content::None).await
    }

    pub(crate) async fn post(&self, role: &str, path: &str, body: Value) -> Answer {
        self.ask(Some(role), "POST", &format!("/api/v1{path}"), Content::Json(body)).await
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let is_stream = request.method() == Method::GET && request.uri().path().ends_with("/events");
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        // A stream of events has no end to wait for.
        let bytes = if is_stream && parts.status.is_success() {
            Default::default()
        } else {
            to_bytes(body, 64 << 20).await.unwrap()
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Answer { status: parts.status, headers: parts.headers, body, text }
    }

    /// How many entries hold an agreement's text with a signature.
    pub(crate) fn node_signatures(&self) -> usize {
        self.entries().iter().filter(|entry| entry.contains(r#""entry":"agreement""#)).count()
    }

    /// Every entry of the ledger, as written.
    pub(crate) fn entries(&self) -> Vec<String> {
        let size = usize::try_from(self.ledger.len().0).unwrap();
        let all = self.ledger.read(Position::FIRST, size).unwrap();
        let text = |(_, entry)| match entry {
            tansiq_ledger::Entry::Payload(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            tansiq_ledger::Entry::Erased => String::new(),
        };
        all.into_iter().map(text).collect()
    }
}

pub(crate) enum Content<'a> {
    None,
    Json(Value),
    Bytes(&'a str, &'a [u8]),
}

/// A report about one man, for any party, with these further fields of the label.
pub(crate) fn man(name: &str, original: Option<&str>, birth: &str, passport: &str) -> Value {
    let statement = |property: &str, value: &str, category: &str| {
        serde_json::json!({
            "subject": "man", "property": property, "value": value, "grade": "B2", "method": "official",
            "label": {"category": category},
        })
    };
    let mut statements = vec![
        statement("name", name, "identity"),
        statement("birthDate", birth, "identity"),
        statement("passportNumber", passport, "identifier"),
    ];
    if let Some(original) = original {
        statements[0]["original"] = original.into();
        statements[0]["language"] = "ar".into();
    }
    serde_json::json!({
        "kind": "intrep", "precedence": "immediate", "legal_basis": "EXERCISE law 1", "purpose": "investigation",
        "label": {"level": "restricted", "rel_to": "any-party", "caveats": ["exercise"], "person": "wanted",
                  "territories": ["IQ"], "purposes": ["arrest", "border-control", "investigation"], "review": "2027-06-30"},
        "subjects": [{"ref": "man", "kind": "person"}],
        "statements": statements,
    })
}
