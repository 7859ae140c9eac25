//! The door for witnessing: `add-checkpoint` of C2SP tlog-witness, each question by the member that its connection has
//! proved. Answers are plain text, with the statuses of the specification.
//!
//! One thing is our own: a 422 brings the checkpoint that was cosigned before, so that the log has the proof as well.

use super::deliveries::still_pinned;
use crate::body::Bounded;
use crate::carrier::WITNESS_PATH;
use crate::limits::{MAX_WITNESS_BODY, RECEIVE_TIME};
use crate::node::Node;
use crate::tls::Peer;
use axum::extract::{FromRequest as _, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Extension, Router};
use std::sync::Arc;
use tansiq_exchange::WitnessAnswer;

pub(crate) fn routes() -> Router<Arc<Node>> {
    Router::new().route(WITNESS_PATH, post(answer))
}

async fn answer(
    State(node): State<Arc<Node>>,
    Extension(peer): Extension<Peer>,
    request: Request,
) -> Response {
    if still_pinned(&node, peer).is_err() {
        return written(WitnessAnswer::Unknown);
    }
    let body = Bounded::<MAX_WITNESS_BODY>::from_request(request, &()).await;
    let Ok(body) = body else { return written(WitnessAnswer::Malformed) };
    let answered = tokio::time::timeout(RECEIVE_TIME, node.exchange.cosign(peer.member, body.bytes)).await;
    written(answered.unwrap_or(WitnessAnswer::NotReady))
}

fn written(answer: WitnessAnswer) -> Response {
    let (status, media_type, text) = match answer {
        WitnessAnswer::Cosigned(lines) => (StatusCode::OK, "text/plain; charset=utf-8", lines),
        WitnessAnswer::Known(size) => (StatusCode::CONFLICT, "text/x.tlog.size", format!("{size}\n")),
        WitnessAnswer::Inconsistent { held } => {
            (StatusCode::UNPROCESSABLE_ENTITY, "text/plain; charset=utf-8", held)
        }
        other => {
            let status = match other {
                WitnessAnswer::NotSigned => StatusCode::FORBIDDEN,
                WitnessAnswer::Unknown => StatusCode::NOT_FOUND,
                WitnessAnswer::NotReady => StatusCode::SERVICE_UNAVAILABLE,
                _ => StatusCode::BAD_REQUEST,
            };
            (status, "text/plain; charset=utf-8", format!("{}\n", other.code()))
        }
    };
    (status, [(header::CONTENT_TYPE, media_type)], text).into_response()
}
