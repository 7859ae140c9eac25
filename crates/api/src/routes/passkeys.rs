//! Logging in with a passkey, and one's own passkeys.

use crate::body::{InPath, Json, bad};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{MAX_PASSKEY_NAME_CHARS, MAX_PASSKEYS, MAX_SMALL_BODY};
use crate::node::Node;
use crate::passkeys::Passkeys;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::routes::session::{Session, count_attempt, open_session};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_report::{Entry, Passkey, Principal};
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The routes that a stranger may call.
pub(crate) fn open_routes() -> Routes {
    Routes::new().routes(routes!(ask_to_log_in)).routes(routes!(log_in))
}

/// The routes of whoever is logged in.
pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(list, add)).routes(routes!(ask_to_add)).routes(routes!(remove))
}

/// What the browser is to ask a device.
#[derive(Serialize, ToSchema)]
struct PasskeyQuestion {
    /// The number of the question; it is answered once, within five minutes.
    question: String,
    /// What goes to `navigator.credentials`, in the JSON form of WebAuthn level 3.
    #[schema(value_type = Object)]
    options: serde_json::Value,
}

/// What the device answered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasskeyAnswer {
    question: String,
    /// The credential, in the JSON form of WebAuthn level 3.
    #[schema(value_type = Object)]
    credential: serde_json::Value,
}

/// A new passkey.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPasskey {
    question: String,
    /// What its owner calls it, such as the device that it is on.
    name: String,
    #[schema(value_type = Object)]
    credential: serde_json::Value,
}

/// Who asks for a new passkey shows that he is who logged in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Again {
    password: String,
}

/// One of one's own passkeys.
#[derive(Serialize, ToSchema)]
#[schema(as = Passkey)]
struct PasskeyShape {
    id: String,
    name: String,
    added: String,
}

/// One's own passkeys, the oldest first.
#[derive(Serialize, ToSchema)]
#[schema(as = Passkeys)]
struct PasskeysShape {
    passkeys: Vec<PasskeyShape>,
}

impl PasskeysShape {
    fn of(principal: &Principal) -> PasskeysShape {
        let shape = |passkey: &Passkey| PasskeyShape {
            id: passkey.id.clone(),
            name: passkey.name.clone(),
            added: passkey.added.to_string(),
        };
        PasskeysShape { passkeys: principal.passkeys.iter().map(shape).collect() }
    }
}

fn desk(node: &Node) -> Result<&Passkeys, Failure> {
    let detail = "expected page_address in node.toml, for a passkey belongs to one address; found none";
    node.passkeys.as_ref().ok_or_else(|| Problem::new(Kind::Unacceptable, detail).into())
}

fn written<T: Serialize>((question, options): (String, T)) -> axum::Json<PasskeyQuestion> {
    // The library's own forms always have a JSON form.
    let options = serde_json::to_value(options).unwrap_or_default();
    axum::Json(PasskeyQuestion { question, options })
}

/// Ask a passkey to log in
///
/// The same question for everybody: nobody says who he is.
#[utoipa::path(post, path = "/session/passkey/question", tag = "session",
    responses((status = 200, body = PasskeyQuestion), (status = 422, body = ProblemBody)))]
async fn ask_to_log_in(State(node): State<Arc<Node>>) -> Result<axum::Json<PasskeyQuestion>, Failure> {
    let question = desk(&node)?.log_in(node.clock.now()).map_err(|e| e.problem(Kind::Unacceptable))?;
    Ok(written(question))
}

/// Log in with a passkey
///
/// Sets the session's cookie. One answer for whatever is not taken.
#[utoipa::path(post, path = "/session/passkey", tag = "session", request_body = PasskeyAnswer,
    responses((status = 200, body = Session), (status = 401, body = ProblemBody), (status = 429, body = ProblemBody)))]
async fn log_in(
    State(node): State<Arc<Node>>,
    Json(given): Json<PasskeyAnswer, MAX_SMALL_BODY>,
) -> Result<Response, Failure> {
    let find = |id| node.views.register().principal(id).filter(|principal| principal.active);
    let found = desk(&node)?.logged_in(&given.question, given.credential, node.clock.now(), find);
    let principal = found.map_err(|e| e.problem(Kind::WrongLogin))?;
    count_attempt(&node, &principal.login)?;
    open_session(&node, &principal)
}

/// One's own passkeys
#[utoipa::path(get, path = "/passkeys", tag = "session", responses((status = 200, body = PasskeysShape)))]
async fn list(State(node): State<Arc<Node>>, caller: Caller) -> axum::Json<PasskeysShape> {
    // As they stand now, not as they stood when the request was recognised.
    let now = node.principal(caller.principal.id);
    axum::Json(PasskeysShape::of(now.as_ref().unwrap_or(&caller.principal)))
}

/// Ask a device for a new passkey
///
/// The password is asked for again: a session that somebody left open makes no lasting way in. Who has only a token gets
/// none.
#[utoipa::path(post, path = "/passkeys/question", tag = "session", request_body = Again,
    responses((status = 200, body = PasskeyQuestion), (status = 401, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn ask_to_add(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(given): Json<Again, MAX_SMALL_BODY>,
) -> Result<axum::Json<PasskeyQuestion>, Failure> {
    let desk = desk(&node)?;
    at_the_page(&caller)?;
    count_attempt(&node, &caller.principal.login)?;
    if !node.passwords.check(given.password, caller.principal.password.clone()).await {
        let detail = "expected the password of whoever is logged in; found another";
        return Err(Problem::new(Kind::WrongLogin, detail).into());
    }
    let question = desk.add(&caller.principal, node.clock.now());
    Ok(written(question.map_err(|e| e.problem(Kind::Unacceptable))?))
}

/// Add a passkey
#[utoipa::path(post, path = "/passkeys", tag = "session", request_body = NewPasskey,
    responses((status = 201, body = PasskeysShape), (status = 401, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn add(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(given): Json<NewPasskey, MAX_SMALL_BODY>,
) -> Result<(StatusCode, axum::Json<PasskeysShape>), Failure> {
    at_the_page(&caller)?;
    let name = given.name.trim().to_owned();
    let characters = name.chars().count();
    if !(1..=MAX_PASSKEY_NAME_CHARS).contains(&characters) {
        let expected = format!("name: expected 1 to {MAX_PASSKEY_NAME_CHARS} characters");
        return Err(bad(format!("{expected}; found {characters}")));
    }
    let (of, now) = (caller.principal.id, node.clock.now());
    let made = desk(&node)?.added(of, &given.question, given.credential, now);
    // He is logged in: it is the device's answer that is not taken.
    let credential = made.map_err(|e| e.problem(Kind::Unacceptable))?;
    let id = hex::encode(rand::random::<[u8; 8]>());
    let changed = change(&node, &caller, |principal| {
        if principal.passkeys.len() >= MAX_PASSKEYS {
            let detail = format!("expected at most {MAX_PASSKEYS} passkeys; found as many already");
            return Err(Problem::new(Kind::Unacceptable, detail).into());
        }
        principal.passkeys.push(Passkey { id, name, added: now, credential });
        Ok(())
    });
    Ok((StatusCode::CREATED, axum::Json(PasskeysShape::of(&changed.await?))))
}

/// Take a passkey away
///
/// It logs nobody in any more. Sessions that it opened go on until they end.
#[utoipa::path(delete, path = "/passkeys/{id}", tag = "session", params(("id" = String, Path)),
    responses((status = 200, body = PasskeysShape), (status = 404, body = ProblemBody)))]
async fn remove(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
) -> Result<axum::Json<PasskeysShape>, Failure> {
    at_the_page(&caller)?;
    let changed = change(&node, &caller, |principal| {
        let before = principal.passkeys.len();
        principal.passkeys.retain(|passkey| passkey.id != id);
        if principal.passkeys.len() == before { Err(Problem::not_found().into()) } else { Ok(()) }
    });
    Ok(axum::Json(PasskeysShape::of(&changed.await?)))
}

/// A token belongs to a program, which gets no way to log in as a person.
fn at_the_page(caller: &Caller) -> Result<(), Failure> {
    let detail = "expected somebody who logged in at the page; found a token";
    caller.expires.map(drop).ok_or_else(|| Problem::new(Kind::Unacceptable, detail).into())
}

/// Changes what is known of the caller, by an entry.
async fn change(
    node: &Node,
    caller: &Caller,
    change: impl FnOnce(&mut Principal) -> Result<(), Failure>,
) -> Result<Principal, Failure> {
    let _turn = node.deciding.lock().await;
    let mut principal = node.principal(caller.principal.id).ok_or_else(crate::failure::not_logged_in)?;
    change(&mut principal)?;
    let (at, by) = (node.clock.now(), Some(caller.principal.id));
    node.append_and_settle(&Entry::Principal { at, by, principal: principal.clone() }).await?;
    Ok(principal)
}
