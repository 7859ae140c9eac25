//! What stands before every route: recognises the caller, enforces what the route needs, and ends what takes too long.

use crate::caller::Caller;
use crate::failure::Failure;
use crate::need::Need;
use crate::node::Node;
use crate::problem::{Kind, Problem};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// A group's guard.
#[derive(Clone)]
pub(crate) struct Guard {
    pub(crate) node: Arc<Node>,
    pub(crate) need: Need,
    /// How long a request of this group may take.
    pub(crate) time: Duration,
}

/// Lets a request pass that brings what its route needs.
pub(crate) async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    match admit(&guard, request) {
        Ok(request) => in_time(guard.time, request, next).await,
        Err(failure) => failure.into_response(),
    }
}

fn admit(guard: &Guard, request: Request) -> Result<Request, Failure> {
    if guard.need == Need::Nothing {
        return Ok(request);
    }
    let (mut parts, body) = request.into_parts();
    let caller = Caller::recognise(&guard.node, &parts)?;
    if let Need::May(capability) = guard.need
        && !caller.may(capability)
    {
        let (role, clearance) = (caller.role, caller.principal.clearance.0);
        let expected = format!("expected a role and a clearance that may {capability}");
        let detail = format!("{expected}; found {role}, cleared for {clearance}");
        return Err(Problem::new(Kind::NotAllowed, detail).into());
    }
    parts.extensions.insert(caller);
    Ok(Request::from_parts(parts, body))
}

async fn in_time(time: Duration, request: Request, next: Next) -> Response {
    tokio::time::timeout(time, next.run(request)).await.unwrap_or_else(|_| {
        let detail = format!("expected an answer within {} s; the node did not make it", time.as_secs());
        Problem::new(Kind::Busy, detail).retry_after(time.as_secs()).into_response()
    })
}

/// Answers "busy" at once when more is under way than the node can do.
pub(crate) async fn room(State(room): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    match room.try_acquire() {
        Ok(_place) => next.run(request).await,
        Err(_) => {
            let detail = "expected fewer requests at once; try again in a moment";
            Problem::new(Kind::Busy, detail).retry_after(1).into_response()
        }
    }
}
