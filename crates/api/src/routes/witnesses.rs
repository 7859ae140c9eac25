//! Who cosigned this ledger and whose ledger this node cosigned, for oversight. Sizes, times and signed notes; no content.

use crate::failure::Failure;
use crate::interface::Routes;
use crate::node::Node;
use crate::wire::witness::WitnessesShape;
use axum::Json;
use axum::extract::State;
use std::sync::Arc;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(witnesses))
}

/// Who cosigned this ledger, and what this node cosigned
#[utoipa::path(get, path = "/ledger/witnesses", tag = "ledger", responses((status = 200, body = WitnessesShape)))]
async fn witnesses(State(node): State<Arc<Node>>) -> Result<Json<WitnessesShape>, Failure> {
    node.on_a_thread(|node| {
        let found = node.exchange.witnesses()?;
        Ok(Json(WitnessesShape::of(&found, |member| node.name_of(member))))
    })
    .await
}
