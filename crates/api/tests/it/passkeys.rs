//! Logging in with a passkey, against a device of our own (EXERCISE) that does what WebAuthn level 3 asks of one, or not.

use crate::world::{Answer, World, password, world};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

const ORIGIN: &str = "http://localhost:7001";
/// Somebody is there; he showed a finger or a PIN; a new key is enclosed.
const PRESENT: u8 = 1;
const VERIFIED: u8 = 4;
const ENCLOSED: u8 = 64;

/// A device with one key.
struct Device {
    key: SigningKey,
    id: [u8; 16],
    owner: String,
    origin: &'static str,
    flags: u8,
    count: u32,
}

impl Device {
    fn new(seed: u8) -> Device {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        Device {
            key,
            id: [seed; 16],
            owner: String::new(),
            origin: ORIGIN,
            flags: PRESENT | VERIFIED,
            count: 0,
        }
    }

    fn said(&self, what: &str, question: &Value) -> Vec<u8> {
        let challenge = &question["options"]["publicKey"]["challenge"];
        json!({"type": what, "challenge": challenge, "origin": self.origin, "crossOrigin": false})
            .to_string()
            .into_bytes()
    }

    fn data(&mut self, flags: u8) -> Vec<u8> {
        self.count += 1;
        [&Sha256::digest(b"localhost")[..], &[flags], &self.count.to_be_bytes()].concat()
    }

    /// Makes its key known: an attestation of the form `none`, in CBOR.
    fn make(&mut self, question: &Value) -> Value {
        self.owner = question["options"]["publicKey"]["user"]["id"].as_str().unwrap().to_owned();
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().unwrap(), point.y().unwrap());
        let key = [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32][..], x, &[0x22, 0x58, 32], y].concat();
        let head = self.data(self.flags | ENCLOSED);
        let data = [&head[..], &[0; 16], &[0, 16], &self.id, &key].concat();
        let length = u8::try_from(data.len()).unwrap();
        let object = [&[0xa3][..], b"\x63fmt\x64none\x67attStmt\xa0\x68authData", &[0x58, length], &data];
        let client = self.said("webauthn.create", question);
        self.credential(json!({
            "attestationObject": BASE64.encode(object.concat()), "clientDataJSON": BASE64.encode(client),
        }))
    }

    fn sign(&mut self, question: &Value) -> Value {
        let client = self.said("webauthn.get", question);
        let data = self.data(self.flags);
        let signature: Signature = self.key.sign(&[&data[..], &Sha256::digest(&client)].concat());
        self.credential(json!({
            "authenticatorData": BASE64.encode(data), "clientDataJSON": BASE64.encode(client),
            "signature": BASE64.encode(signature.to_der().as_bytes()), "userHandle": self.owner,
        }))
    }

    fn credential(&self, response: Value) -> Value {
        let id = BASE64.encode(self.id);
        json!({"id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {}})
    }
}

fn request(method: &str, path: &str, cookie: Option<&str>, body: &Value) -> Request<Body> {
    let mut request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header(header::CONTENT_TYPE, "application/json")
        .header("sec-fetch-site", "same-origin");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    request.body(Body::from(body.to_string())).unwrap()
}

fn cookie(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

/// Logs somebody in with his password.
async fn at_the_page(world: &World, login: &str) -> String {
    let body = json!({"login": login, "password": password(login)});
    cookie(&world.send(request("POST", "/session", None, &body)).await)
}

async fn asked(world: &World, cookie: Option<&str>, login: &str) -> Value {
    let (path, body) = match cookie {
        Some(_) => ("/passkeys/question", json!({"password": password(login)})),
        None => ("/session/passkey/question", json!({})),
    };
    let answer = world.send(request("POST", path, cookie, &body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.body
}

async fn add(world: &World, cookie: &str, question: &Value, credential: Value) -> Answer {
    let body = json!({"question": question["question"], "name": "EXERCISE key", "credential": credential});
    world.send(request("POST", "/passkeys", Some(cookie), &body)).await
}

async fn log_in(world: &World, question: &Value, credential: Value) -> Answer {
    let body = json!({"question": question["question"], "credential": credential});
    world.send(request("POST", "/session/passkey", None, &body)).await
}

/// An analyst's device that is known to the node.
async fn known(world: &World, seed: u8) -> (Device, String) {
    let (mut device, cookie) = (Device::new(seed), at_the_page(world, "analyst").await);
    let question = asked(world, Some(&cookie), "analyst").await;
    let added = add(world, &cookie, &question, device.make(&question)).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text);
    (device, cookie)
}

#[tokio::test]
async fn a_passkey_logs_its_owner_in_until_it_is_taken_away() {
    let world = world().await;
    let (mut device, at_page) = known(&world, 7).await;
    let question = asked(&world, None, "").await;
    let answer = log_in(&world, &question, device.sign(&question)).await;
    assert_eq!(answer.body["login"], "analyst");
    let by_key = cookie(&answer);
    let list = world.send(request("GET", "/passkeys", Some(&by_key), &json!({}))).await;
    assert_eq!(list.body["passkeys"][0]["name"], "EXERCISE key");
    assert!(!list.text.contains("credential"), "{}", list.text);

    let path = format!("/passkeys/{}", list.body["passkeys"][0]["id"].as_str().unwrap());
    let removed = world.send(request("DELETE", &path, Some(&at_page), &json!({}))).await;
    assert_eq!((removed.status, &removed.body["passkeys"]), (StatusCode::OK, &json!([])));
    let question = asked(&world, None, "").await;
    let answer = log_in(&world, &question, device.sign(&question)).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_is_no_answer_of_a_known_device_logs_nobody_in() {
    let world = world().await;
    let (mut device, _) = known(&world, 7).await;
    let mut stranger = Device::new(9);
    stranger.owner.clone_from(&device.owner);
    let question = asked(&world, None, "").await;
    let right = device.sign(&question);

    let mut refused = Vec::new();
    refused.push(log_in(&world, &asked(&world, None, "").await, right.clone()).await);
    let question_of = async || asked(&world, None, "").await;
    let (one, two, three, four) =
        (question_of().await, question_of().await, question_of().await, question_of().await);
    refused.push(log_in(&world, &one, stranger.sign(&one)).await);
    // Another key that says it is this one.
    stranger.id = device.id;
    refused.push(log_in(&world, &two, stranger.sign(&two)).await);
    // A page that imitates ours, and a device that nobody touched.
    device.origin = "http://localhost:7002";
    refused.push(log_in(&world, &three, device.sign(&three)).await);
    (device.origin, device.flags) = (ORIGIN, PRESENT);
    refused.push(log_in(&world, &four, device.sign(&four)).await);
    refused.push(log_in(&world, &json!({"question": "00"}), json!({"id": "no such"})).await);
    for answer in &refused {
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.text);
        assert_eq!(answer.body["detail"], refused[0].body["detail"]);
        assert!(!answer.headers.contains_key(header::SET_COOKIE));
    }
    // The right answer, once; a copy of the device counts back.
    assert_eq!(log_in(&world, &question, right.clone()).await.status, StatusCode::OK);
    assert_eq!(log_in(&world, &question, right).await.status, StatusCode::UNAUTHORIZED);
    (device.flags, device.count) = (PRESENT | VERIFIED, 0);
    let question = asked(&world, None, "").await;
    assert_eq!(log_in(&world, &question, device.sign(&question)).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn nobody_gets_a_passkey_without_his_password_or_for_somebody_else() {
    let world = world().await;
    let (mut device, cookie) = (Device::new(7), at_the_page(&world, "analyst").await);
    let wrong = json!({"password": "not the password of the analyst"});
    let answer = world.send(request("POST", "/passkeys/question", Some(&cookie), &wrong)).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.text);
    let by_token =
        world.post("analyst", "/passkeys/question", json!({"password": password("analyst")})).await;
    assert_eq!(
        by_token.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a program gets no way to log in as a person"
    );

    let question = asked(&world, Some(&cookie), "analyst").await;
    let other = at_the_page(&world, "watch-officer").await;
    let made = device.make(&question);
    assert_eq!(add(&world, &other, &question, made.clone()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        add(&world, &cookie, &question, made).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "asked once"
    );

    // An administrator takes all of them away.
    let (mut device, _) = known(&world, 8).await;
    let body = json!({"login": "analyst", "role": "analyst", "clearance": "secret", "revoke_passkeys": true});
    let changed = world.post("administrator", "/principals", body).await;
    assert_eq!(changed.body["principal"]["passkeys"], 0, "{}", changed.text);
    let question = asked(&world, None, "").await;
    assert_eq!(log_in(&world, &question, device.sign(&question)).await.status, StatusCode::UNAUTHORIZED);
}
