//! Bundles: the exchange with a member by hand. Whoever carries sees how much, and no content: it is sealed to the member.

use crate::body::{Bounded, Json, bad, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{MAX_BUNDLE_BODY, MAX_SMALL_BODY};
use crate::node::Node;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::wire::bundle::{BundleReadShape, BundleWrittenShape};
use axum::extract::{FromRequest as _, Request, State};
use serde::Deserialize;
use std::sync::Arc;
use tansiq_exchange::{BundleRefusal, Which};
use tansiq_label::MemberCode;
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(write)).routes(routes!(read))
}

/// For whom, and which deliveries.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BundleRequest {
    /// The member's code.
    to: String,
    /// Everything that it has not acknowledged, also what an earlier bundle holds.
    #[serde(default)]
    again: bool,
    /// From the delivery of this number on, acknowledged or not.
    from: Option<u64>,
}

/// Write a bundle for a member: what waits for it, to be carried by hand
///
/// The same deliveries that a line would take, our acknowledgements of what it gave, and from where on we lack deliveries of
/// it; signed by this member and sealed to the key on the other's card. If nothing else is said it holds what is neither
/// acknowledged nor in a bundle yet, and what the member asked for again. Every disclosure in it is an entry before it leaves.
#[utoipa::path(post, path = "/bundles", tag = "members", request_body = BundleRequest,
    responses((status = 200, body = BundleWrittenShape), (status = 400, body = ProblemBody), (status = 403, body = ProblemBody),
              (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn write(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Json(request): Json<BundleRequest, MAX_SMALL_BODY>,
) -> Result<axum::Json<BundleWrittenShape>, Failure> {
    let to: MemberCode = parse("to", &request.to)?;
    if let Some(only) = carries_for(&node, &caller).filter(|only| *only != to) {
        let detail = format!("expected a bundle for {only}, for whom you carry; found another member");
        return Err(Problem::new(Kind::NotAllowed, detail).into());
    }
    let which = match (request.again, request.from) {
        (false, None) => Which::Waiting,
        (true, None) => Which::Again,
        (false, Some(from)) => Which::From(from),
        (true, Some(_)) => return Err(bad("expected `again` or `from`; found both")),
    };
    let written = node.exchange.write_bundle(caller.principal.id, to, which).await?;
    Ok(axum::Json(BundleWrittenShape::of(to, &written)))
}

/// Read a bundle of another member
///
/// Each delivery in it is judged as if it had come over a line, in their order, up to the first that is refused. Read again,
/// it changes nothing, and takes what it could not take before.
#[utoipa::path(post, path = "/bundles/read", tag = "members",
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file"),
    responses((status = 200, body = BundleReadShape), (status = 403, body = ProblemBody), (status = 413, body = ProblemBody),
              (status = 422, body = ProblemBody)))]
async fn read(
    State(node): State<Arc<Node>>,
    caller: Caller,
    request: Request,
) -> Result<axum::Json<BundleReadShape>, Failure> {
    let body = Bounded::<MAX_BUNDLE_BODY>::from_request(request, &()).await.inspect_err(|failure| {
        if failure.kind() == Kind::TooLarge {
            node.exchange.refuse_bundle(&BundleRefusal::TooLarge(MAX_BUNDLE_BODY + 1));
        }
    })?;
    let only = carries_for(&node, &caller);
    let read = node.exchange.read_bundle(caller.principal.id, only, body.bytes).await?;
    node.settle_all().await;
    Ok(axum::Json(BundleReadShape::of(&read)))
}

/// Whoever acts for another member carries for that member alone: how much goes to others is not for him.
fn carries_for(node: &Node, caller: &Caller) -> Option<MemberCode> {
    let member = caller.principal.member.0;
    (member != node.member).then_some(member)
}
