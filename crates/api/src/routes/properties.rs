//! The standing properties of this member: shown, and set, by one officer first and by two from then on.

use crate::body::Json as Body;
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_ENVELOPE_BODY;
use crate::node::Node;
use crate::problem::ProblemBody;
use crate::routes::approvals::{asked, reason};
use crate::wire::approval::{Approval, who};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_agreement::Properties;
use tansiq_report::{Entry, Matter};
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(properties)).routes(routes!(set_properties))
}

/// Standing properties to be set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PropertiesGiven {
    /// Their exact text.
    text: String,
    /// Why; not needed for the first ones.
    #[serde(default)]
    reason: String,
}

/// The standing properties that hold.
#[derive(Serialize, ToSchema)]
struct StandingProperties {
    /// The exact text; empty before the first ones are set.
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// Who set them.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// Who agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    second: Option<String>,
}

/// The standing properties that hold
#[utoipa::path(get, path = "/properties", tag = "agreements", responses((status = 200, body = StandingProperties)))]
async fn properties(State(node): State<Arc<Node>>) -> Json<StandingProperties> {
    let holds = node.views.register().properties();
    Json(StandingProperties {
        text: holds.as_ref().map(|holds| holds.text.clone()).unwrap_or_default(),
        at: holds.as_ref().map(|holds| holds.at.to_string()),
        by: holds.as_ref().map(|holds| who(&node, holds.by)),
        second: holds.as_ref().and_then(|holds| holds.second).map(|second| who(&node, second)),
    })
}

/// Set the standing properties
///
/// The first ones hold at once. A change of them takes a second principal, since it could open what they close.
#[utoipa::path(post, path = "/properties", tag = "agreements", request_body = PropertiesGiven,
    responses((status = 201, description = "They wait for a second principal", body = Approval),
              (status = 200, description = "They hold", body = StandingProperties), (status = 422, body = ProblemBody)))]
async fn set_properties(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Body(given): Body<PropertiesGiven, MAX_ENVELOPE_BODY>,
) -> Result<Response, Failure> {
    Properties::parse(given.text.as_bytes())?;
    let (now, text) = (node.clock.now(), given.text);
    let _turn = node.deciding.lock().await;
    if node.views.register().properties().is_some() {
        let reason = reason(given.reason)?;
        return Ok(asked(&node, &caller, now, Matter::Properties { text }, reason).await?.into_response());
    }
    let entry = Entry::Properties { at: now, by: caller.principal.id, second: None, text };
    node.append_and_settle(&entry).await?;
    Ok(properties(State(Arc::clone(&node))).await.into_response())
}
