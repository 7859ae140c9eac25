//! Logging in by the provider.

use crate::body::Json;
use crate::caller::cookie_value;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{MAX_SMALL_BODY, QUESTION_TIME};
use crate::node::Node;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::provider::{Provider, Refused};
use crate::routes::session::{Session, cookie, count_attempt, open_session};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_report::{Account, Principal};
use utoipa::ToSchema;
use utoipa_axum::routes;

/// The routes that a stranger may call.
pub(crate) fn open_routes() -> Routes {
    Routes::new().routes(routes!(ask)).routes(routes!(log_in))
}

/// Where the browser goes.
#[derive(Serialize, ToSchema)]
struct ProviderQuestion {
    /// An address of the issuer.
    address: String,
}

/// What the browser came back with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ProviderAnswer {
    state: String,
    code: String,
}

fn provider(node: &Node) -> Result<&Provider, Failure> {
    let detail = "expected [oidc] in node.toml, and page_address; found no provider";
    node.provider.as_ref().ok_or_else(|| Problem::new(Kind::Unacceptable, detail).into())
}

/// Ask the provider who somebody is
///
/// Sets a cookie that stands for this browser until it comes back; the answer counts there alone.
#[utoipa::path(post, path = "/session/provider/question", tag = "session",
    responses((status = 200, body = ProviderQuestion), (status = 422, body = ProblemBody),
              (status = 502, body = ProblemBody)))]
async fn ask(State(node): State<Arc<Node>>) -> Result<Response, Failure> {
    let way = provider(&node)?.ask(node.clock.now()).await.map_err(Refused::problem)?;
    let more = format!("; Max-Age={}", QUESTION_TIME.as_secs());
    let answer = axum::Json(ProviderQuestion { address: way.address.into() });
    Ok(cookie(&node, &node.asking_cookie_name(), &way.secret, &more, answer))
}

/// Log in by the provider
///
/// Sets the session's cookie. One answer for whatever is not taken, and one for every account that logs nobody in.
#[utoipa::path(post, path = "/session/provider", tag = "session", request_body = ProviderAnswer,
    responses((status = 200, body = Session), (status = 401, body = ProblemBody), (status = 429, body = ProblemBody),
              (status = 502, body = ProblemBody)))]
async fn log_in(
    State(node): State<Arc<Node>>,
    headers: HeaderMap,
    Json(given): Json<ProviderAnswer, MAX_SMALL_BODY>,
) -> Result<Response, Failure> {
    let secret = cookie_value(&headers, &node.asking_cookie_name());
    let answer = (given.state.as_str(), given.code);
    let account = provider(&node)?.answered(answer, secret, node.clock.now()).await;
    let account = account.map_err(Refused::problem)?;
    let principal = bound(&node, &account).filter(|principal| principal.active);
    let principal = principal.ok_or_else(|| Refused::Nobody.problem())?;
    count_attempt(&node, &principal.login)?;
    open_session(&node, &principal)
}

/// The principal to whom an account is bound.
pub(crate) fn bound(node: &Node, account: &Account) -> Option<Arc<Principal>> {
    let mut principals = node.views.register().principals().into_iter();
    principals.find(|principal| principal.account.as_ref() == Some(account))
}
