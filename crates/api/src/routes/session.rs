//! Logging in and out, and who one is.

use crate::body::Json;
use crate::caller::{Caller, session_secret};
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_SMALL_BODY;
use crate::node::Node;
use crate::problem::{Kind, Problem, ProblemBody};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_report::{Moment, Principal};
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The route that a stranger may call.
pub(crate) fn open_routes() -> Routes {
    Routes::new().routes(routes!(log_in))
}

/// The routes of whoever is logged in.
pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(who, log_out))
}

/// What somebody logs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Login {
    login: String,
    password: String,
}

/// Who is logged in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Session {
    principal: String,
    login: String,
    /// The member for which the principal acts.
    member: String,
    /// The member whose node this is.
    node: String,
    node_name: String,
    role: String,
    /// The highest level that the principal may read.
    clearance: String,
    /// What role and clearance may do: words of a closed list.
    capabilities: Vec<&'static str>,
    /// When the session ends if nothing more is asked; missing for a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
}

impl Session {
    fn of(node: &Node, caller: &Caller) -> Session {
        let Principal { id, login, member, clearance, .. } = &caller.principal;
        Session {
            principal: id.to_string(),
            login: login.clone(),
            member: member.0.to_string(),
            node: node.member.to_string(),
            node_name: node.name.clone(),
            role: caller.role.to_string(),
            clearance: clearance.0.to_string(),
            capabilities: caller.capabilities().codes(),
            expires: caller.expires.map(|at| at.to_string()),
        }
    }
}

/// Log in with a password
///
/// Sets the session's cookie. The same answer for a login that does not exist and for a wrong password, after the same
/// time.
#[utoipa::path(post, path = "/session", tag = "session", request_body = Login,
    responses((status = 200, body = Session), (status = 401, body = ProblemBody), (status = 429, body = ProblemBody)))]
async fn log_in(
    State(node): State<Arc<Node>>,
    Json(given): Json<Login, MAX_SMALL_BODY>,
) -> Result<Response, Failure> {
    count_attempt(&node, &given.login)?;
    let known = node.views.register().principal_by_login(&given.login);
    let hash = known.as_ref().and_then(|principal| principal.password.clone());
    let fits = node.passwords.check(given.password, hash).await;
    let principal = known.filter(|principal| fits && principal.active).ok_or_else(wrong)?;
    open_session(&node, &principal)
}

/// Counts an attempt to log in: of one login only so many a minute.
pub(crate) fn count_attempt(node: &Node, login: &str) -> Result<(), Failure> {
    node.attempts.count(login).map_err(|seconds| {
        let detail = format!("expected fewer attempts to log in; try again in {seconds} s");
        Problem::new(Kind::TooMany, detail).retry_after(seconds).into()
    })
}

/// Opens a session for somebody who showed who he is.
pub(crate) fn open_session(node: &Node, principal: &Principal) -> Result<Response, Failure> {
    let role = principal.role.parse().map_err(|_| wrong())?;
    let secret = hex::encode(rand::random::<[u8; 32]>());
    let now = node.clock.now();
    node.sessions.open(&secret, principal.id, now);
    let expires: Option<Moment> = node.sessions.used(&secret, now).map(|(_, ends)| ends);
    let caller = Caller { principal: principal.clone(), role, expires };
    Ok(with_cookie(node, &secret, "", axum::Json(Session::of(node, &caller))))
}

fn wrong() -> Problem {
    Problem::new(Kind::WrongLogin, "expected a login and its password; found a pair that does not fit")
}

/// Who is logged in
#[utoipa::path(get, path = "/session", tag = "session",
    responses((status = 200, body = Session), (status = 401, body = ProblemBody)))]
async fn who(State(node): State<Arc<Node>>, caller: Caller) -> axum::Json<Session> {
    axum::Json(Session::of(&node, &caller))
}

/// Log out
#[utoipa::path(delete, path = "/session", tag = "session", responses((status = 204)))]
async fn log_out(State(node): State<Arc<Node>>, headers: HeaderMap) -> Response {
    if let Some(secret) = session_secret(&node, &headers) {
        node.sessions.close(secret);
    }
    with_cookie(&node, "", "; Max-Age=0", StatusCode::NO_CONTENT)
}

/// The answer with the session's cookie.
fn with_cookie(node: &Node, secret: &str, more: &str, answer: impl IntoResponse) -> Response {
    cookie(node, node.cookie_name(), secret, more, answer)
}

/// The answer with a cookie: for this host only, out of the page's scripts' reach, and not sent along when another site
/// links here.
pub(crate) fn cookie(
    node: &Node,
    name: &str,
    secret: &str,
    more: &str,
    answer: impl IntoResponse,
) -> Response {
    let secure = if node.over_tls { "; Secure" } else { "" };
    let cookie = format!("{name}={secret}; Path=/; HttpOnly; SameSite=Strict{secure}{more}");
    let mut response = answer.into_response();
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
