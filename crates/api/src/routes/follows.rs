//! Whose resolution decisions count at this node beside its own member's.

use crate::body::{Json as Body, bad, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_SMALL_BODY;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::routes::resolutions::reason_of;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_report::{Entry, Text};
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn reading() -> Routes {
    Routes::new().routes(routes!(rule))
}

pub(crate) fn ruling() -> Routes {
    Routes::new().routes(routes!(set_rule))
}

/// Whose decisions count at this node beside its own member's.
#[derive(Serialize, ToSchema)]
struct RuleShape {
    members: Vec<String>,
    /// Since when; missing before anything was decided: nobody's count.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// Whose decisions are to count.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RuleRequest {
    /// Members' codes; empty for nobody's but our own.
    members: Vec<String>,
    /// Why.
    reason: String,
    /// Since when the rule holds that is to be changed, empty where there is none: a rule that somebody else made meanwhile
    /// stays. Not looked at if missing.
    since: Option<String>,
}

fn rule_shape(node: &Node) -> RuleShape {
    let rule = node.views.register().follows();
    RuleShape {
        members: rule.iter().flat_map(|rule| &rule.members).map(ToString::to_string).collect(),
        since: rule.as_ref().map(|rule| rule.at.to_string()),
        reason: rule.as_ref().map(|rule| rule.reason.clone()),
    }
}

/// Whose decisions count here beside our own
#[utoipa::path(get, path = "/resolutions/rule", tag = "people", responses((status = 200, body = RuleShape)))]
async fn rule(State(node): State<Arc<Node>>) -> Json<RuleShape> {
    Json(rule_shape(&node))
}

/// Say whose decisions count here beside our own
///
/// A decision by a member binds nobody else: other nodes show it, and follow it only where this rule says so.
#[utoipa::path(post, path = "/resolutions/rule", tag = "people", request_body = RuleRequest,
    responses((status = 200, body = RuleShape), (status = 400, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn set_rule(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Body(request): Body<RuleRequest, MAX_SMALL_BODY>,
) -> Result<Json<RuleShape>, Failure> {
    let reason = reason_of(request.reason)?;
    let mut members = BTreeSet::new();
    for code in &request.members {
        let member: MemberCode = parse("members", code)?;
        if member == node.member || node.views.register().member(member).is_none() {
            return Err(bad("members: expected codes of other members whose cards are here; found another"));
        }
        members.insert(member);
    }
    let _turn = node.deciding.lock().await;
    let holds = rule_shape(&node).since.unwrap_or_default();
    if request.since.is_some_and(|since| since != holds) {
        let detail = "since: expected the moment of the rule that holds now; found another";
        return Err(Problem::conflict("changed-meanwhile", Vec::new(), detail).into());
    }
    let (at, by) = (node.clock.now(), caller.principal.id);
    let members = members.into_iter().map(Text).collect();
    node.append_and_settle(&Entry::Follows { at, by, members, reason }).await?;
    Ok(Json(rule_shape(&node)))
}
