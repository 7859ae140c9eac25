//! How old the last backup is. The backup itself leaves by the machine alone: it is the whole ledger.

use crate::backup::Backup;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::node::Node;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(backup))
}

/// What there is of the ledger beside itself.
#[derive(Serialize, ToSchema)]
struct BackupStanding {
    /// The last backup; missing when none was ever taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<Backup>,
    /// How many entries have come since.
    since: u64,
}

/// The last backup of the ledger
#[utoipa::path(get, path = "/ledger/backup", tag = "ledger", responses((status = 200, body = BackupStanding)))]
async fn backup(State(node): State<Arc<Node>>) -> Result<Json<BackupStanding>, Failure> {
    node.on_a_thread(|node| {
        let cannot =
            |error| Failure::internal(format!("the note of the last backup cannot be read: {error}"));
        let last = node.backups.last().map_err(cannot)?;
        let held = last.as_ref().map_or(0, |last| last.entries);
        Ok(Json(BackupStanding { last, since: node.ledger.len().0.saturating_sub(held) }))
    })
    .await
}
