//! New traffic as it happens: server-sent events. Each event is a line of the traffic list, for those who may read it.

use crate::body::number;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::{EVENTS_KEEP_ALIVE, MAX_LINES, MAX_LISTENERS_FOR_EVENTS};
use crate::node::Node;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::routes::traffic::LineShapes;
use crate::wire::traffic::LineShape;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::{Stream, StreamExt as _, stream};
use std::convert::Infallible;
use std::sync::Arc;
use tansiq_ledger::Position;
use tansiq_view::traffic::{Filter, Page};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use utoipa_axum::routes;

/// Where an interrupted stream of events goes on.
const LAST_EVENT_ID: &str = "last-event-id";

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(events))
}

/// The places for pages that listen.
pub(crate) fn places() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(MAX_LISTENERS_FOR_EVENTS))
}

/// New lines of traffic as they happen
///
/// `event: traffic`, the line's position as `id`, and the line as data, oldest first. With `Last-Event-ID` it goes on
/// behind that line, otherwise behind the newest. Comments keep a silent stream open.
#[utoipa::path(get, path = "/events", tag = "traffic",
    params(("Last-Event-ID" = Option<u64>, Header, description = "The last line that is known")),
    responses((status = 200, description = "Lines of traffic", content_type = "text/event-stream", body = String),
              (status = 503, body = ProblemBody)))]
async fn events(
    State(node): State<Arc<Node>>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Failure> {
    let place = Arc::clone(&node.listeners).try_acquire_owned().map_err(|_| {
        Problem::new(Kind::Busy, "expected fewer pages that listen at once; try again later").retry_after(60)
    })?;
    let asked = headers.get(LAST_EVENT_ID).and_then(|id| id.to_str().ok());
    let after = match number(LAST_EVENT_ID, asked)? {
        Some(position) => Some(Position(position)),
        None => *node.views.newest_line().borrow(),
    };
    let stop = node.stopping.clone();
    let following = Following { node, after, _place: place };
    let batches = stream::unfold(following, next_lines);
    // The answer begins at once: whoever waits for it knows that from now on nothing is missed.
    let begun = stream::once(async { Ok(Event::default().comment("listening")) });
    let lines = begun.chain(batches.flat_map(stream::iter));
    let ended = async move { stop.cancelled().await };
    Ok(Sse::new(lines.take_until(ended)).keep_alive(KeepAlive::new().interval(EVENTS_KEEP_ALIVE)))
}

/// How far one listener has come.
struct Following {
    node: Arc<Node>,
    after: Option<Position>,
    _place: OwnedSemaphorePermit,
}

/// The next lines, once there are some; the end when the views are gone or cannot be read.
async fn next_lines(mut following: Following) -> Option<(Vec<Result<Event, Infallible>>, Following)> {
    let mut newest = following.node.views.newest_line();
    loop {
        let after = following.after;
        newest.wait_for(|newest| *newest > after).await.ok()?;
        let lines = following.node.on_a_thread(move |node| lines_after(node, after)).await.ok()?;
        if let Some(last) = lines.last() {
            following.after = Some(Position(last.position));
            return Some((lines.iter().map(|line| Ok(event(line))).collect(), following));
        }
    }
}

/// The next lines after a position, oldest first. It looks at so many positions at a time that all their lines fit
/// into one answer of the view.
fn lines_after(node: &Node, after: Option<Position>) -> Result<Vec<LineShape>, Failure> {
    let (traffic, end) = (node.views.traffic(), node.ledger.len());
    let mut after = after;
    loop {
        let from = after.map_or(0, |after| after.0.saturating_add(1));
        let before = Position(from.saturating_add(MAX_LINES as u64));
        let lines = traffic.list(Page { after, before: Some(before) }, MAX_LINES, &Filter::default())?;
        if !lines.is_empty() || !end.holds(before) {
            let mut shapes = LineShapes::new(&traffic);
            return lines.iter().rev().map(|line| shapes.of(line)).collect();
        }
        after = Some(Position(before.0 - 1));
    }
}

fn event(line: &LineShape) -> Event {
    // A struct of strings and numbers always has a JSON form.
    let data = serde_json::to_string(line).unwrap_or_default();
    Event::default().event("traffic").id(line.position.to_string()).data(data)
}
