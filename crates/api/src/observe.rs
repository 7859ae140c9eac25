//! What is written about a request: route, status, duration, request id. Never a path, a query, a name or a body.

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// The header with the request's id.
pub const REQUEST_ID: &str = "x-request-id";

tokio::task_local! {
    static CURRENT: String;
}

/// What went wrong inside, for the log of the node and nobody else. It travels beside the answer, never in it.
#[derive(Debug, Clone)]
pub(crate) struct Inside(pub(crate) String);

/// The id of the request that is being answered, if one is.
pub(crate) fn current_request() -> Option<String> {
    CURRENT.try_with(Clone::clone).ok()
}

/// Gives the request an id and writes one line about it. An id from outside is not believed: it could be content.
pub(crate) async fn observe(request: Request, next: Next) -> Response {
    let id = hex::encode(rand::random::<[u8; 8]>());
    let method = request.method().clone();
    // The template, such as /api/v1/reports/{id}: the path itself may hold what was asked for.
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let began = Instant::now();
    let mut response = CURRENT.scope(id.clone(), next.run(request)).await;
    let (status, ms) = (response.status().as_u16(), began.elapsed().as_secs_f64() * 1e3);
    if let Some(Inside(cause)) = response.extensions().get::<Inside>() {
        tracing::error!(target: "tansiq::http", %method, route, status, ms, request = id, cause, "request failed");
    } else {
        tracing::info!(target: "tansiq::http", %method, route, status, ms, request = id, "request");
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
