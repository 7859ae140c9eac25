//! The door of the exchange: deliveries of other members, each by the member that its connection has proved.

use crate::body::{Bounded, announced};
use crate::carrier::{DELIVERIES_PATH, RefusalBody};
use crate::limits::{MAX_DELIVERY_BODY, RECEIVE_TIME};
use crate::node::Node;
use crate::problem::PROBLEM_TYPE;
use crate::tls::Peer;
use axum::extract::{FromRequest as _, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde::Serialize;
use std::sync::Arc;
use tansiq_exchange::Refusal;
use tansiq_report::Envelope;

/// Where a member asks whether this node is there, and whether it knows it.
const PING_PATH: &str = "/exchange/v1/ping";

pub(crate) fn routes() -> Router<Arc<Node>> {
    Router::new().route(DELIVERIES_PATH, post(take)).route(PING_PATH, get(ping))
}

/// Who answers, and who the node believes is asking.
#[derive(Serialize)]
struct Pong {
    member: String,
    you: String,
    time: String,
}

async fn ping(State(node): State<Arc<Node>>, Extension(peer): Extension<Peer>) -> Response {
    match still_pinned(&node, peer) {
        Err(refusal) => refused(&refusal),
        Ok(()) => Json(Pong {
            member: node.member.to_string(),
            you: peer.member.to_string(),
            time: node.clock.now().to_string(),
        })
        .into_response(),
    }
}

async fn take(State(node): State<Arc<Node>>, Extension(peer): Extension<Peer>, request: Request) -> Response {
    let taken = tokio::time::timeout(RECEIVE_TIME, receive(&node, peer, request)).await;
    // The work goes on: the member sends the same again and gets the answer that is stored.
    match taken.unwrap_or(Err(Refusal::NotReady)) {
        Ok(receipt) => ([(header::CONTENT_TYPE, "application/json")], receipt.to_json()).into_response(),
        Err(refusal) => refused(&refusal),
    }
}

async fn receive(node: &Node, peer: Peer, request: Request) -> Result<Envelope, Refusal> {
    still_pinned(node, peer)?;
    let announced = announced(request.headers());
    let body = Bounded::<MAX_DELIVERY_BODY>::from_request(request, &()).await;
    let limit = MAX_DELIVERY_BODY;
    // A connection that broke off has nobody to read the answer: only the limit is left to be told.
    let body = body.map_err(|_| Refusal::TooLarge { limit, found: announced.unwrap_or(limit + 1) })?;
    node.exchange.receive(peer.member, body.bytes).await
}

/// A connection lives longer than a card: its key must stand on the member's card now.
pub(super) fn still_pinned(node: &Node, peer: Peer) -> Result<(), Refusal> {
    let member = node.pins().member_of(&peer.digest);
    if member == Some(peer.member) { Ok(()) } else { Err(Refusal::NotActive(peer.member)) }
}

fn refused(refusal: &Refusal) -> Response {
    let status = match refusal {
        Refusal::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::Shape { .. } => StatusCode::BAD_REQUEST,
        Refusal::Giver { .. } | Refusal::NotForUs { .. } | Refusal::NotActive(_) => StatusCode::FORBIDDEN,
        Refusal::Gap { .. } | Refusal::Fork { .. } | Refusal::Chain { .. } => StatusCode::CONFLICT,
        Refusal::Note(_) | Refusal::Future { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::NotReady | Refusal::Storage(_) => StatusCode::SERVICE_UNAVAILABLE,
    };
    let detail = match refusal {
        // What this node's disk says is its operator's business.
        Refusal::Storage(_) => "this node cannot store the delivery; send the same delivery again".to_owned(),
        other => other.to_string(),
    };
    let body = RefusalBody {
        type_uri: "/problems/delivery-refused".into(),
        title: "The delivery is refused".into(),
        status: status.as_u16(),
        detail,
        code: refusal.code().into(),
        place: refusal.place().into(),
        expected_sequence: refusal.expected_sequence(),
    };
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_TYPE));
    response
}
