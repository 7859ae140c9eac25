//! Whether the node works. It says nothing that a stranger may not know: no counts, no members, no times of others.

use crate::interface::Routes;
use crate::node::Node;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use std::sync::Arc;
use tansiq_view::Which;
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(health))
}

/// How the node is.
#[derive(Serialize, ToSchema)]
struct Health {
    /// `ok` or `degraded`.
    status: &'static str,
    member: String,
    name: String,
    version: &'static str,
    /// The node's clock.
    time: String,
    checks: Vec<HealthCheck>,
    /// Where people may log in with an account that they have already.
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<ProviderSign>,
}

/// The provider, as a stranger may know it.
#[derive(Serialize, ToSchema)]
struct ProviderSign {
    /// Its host.
    name: String,
    /// The address of the page's room where the way to it begins.
    room: String,
}

/// One check.
#[derive(Serialize, ToSchema)]
struct HealthCheck {
    name: &'static str,
    ok: bool,
    detail: &'static str,
}

/// Whether the node works
#[utoipa::path(get, path = "/health", tag = "node", responses((status = 200, body = Health)))]
async fn health(State(node): State<Arc<Node>>) -> Json<Health> {
    let checks = node.on_a_thread(|node| Ok(checks(node))).await.unwrap_or_default();
    let fine = !checks.is_empty() && checks.iter().all(|check| check.ok);
    Json(Health {
        status: if fine { "ok" } else { "degraded" },
        member: node.member.to_string(),
        name: node.name.clone(),
        version: env!("CARGO_PKG_VERSION"),
        time: node.clock.now().to_string(),
        checks,
        provider: node.provider.as_ref().map(|provider| ProviderSign {
            name: provider.name().to_owned(),
            room: provider.room().to_owned(),
        }),
    })
}

fn checks(node: &Node) -> Vec<HealthCheck> {
    let check = |name, ok, good, bad| HealthCheck { name, ok, detail: if ok { good } else { bad } };
    let size = node.ledger.len();
    let last = size.0.checked_sub(1).map(tansiq_ledger::Position);
    let readable = last.is_none_or(|last| node.ledger.get(last).is_ok());
    let ledger = check("ledger", readable, "can be read", "its newest entry cannot be read");
    let views = Which::ALL.map(|which| {
        check(which.name(), node.views.cursor(which) >= size, "up to date", "behind the ledger")
    });
    let card = node.directory.card(node.member).is_some();
    let card = check("card", card, "this member has a card", "this member has no card yet");
    let broker = node.exchange.broker();
    let broker =
        broker.map(|up| check("broker", up, "connected", "not connected: members are reached over HTTPS"));
    std::iter::once(ledger).chain(views).chain([card]).chain(broker).collect()
}
