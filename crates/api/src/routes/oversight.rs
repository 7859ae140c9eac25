//! What oversight sees: who was given how much, under which clause and for what; and who looked how often. No content.

use crate::body::{Asked, number, parse};
use crate::failure::Failure;
use crate::interface::Routes;
use crate::node::Node;
use crate::problem::ProblemBody;
use crate::routes::traffic::limit;
use crate::wire::traffic::words;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tansiq_label::MemberCode;
use tansiq_ledger::Position;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(disclosures)).routes(routes!(uses))
}

/// Which disclosures.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DisclosuresAsked {
    /// Only to this member.
    member: Option<String>,
    /// Only those after this position.
    #[param(value_type = Option<u64>)]
    after: Option<String>,
    /// The most lines; 100 if missing, at most 1000.
    #[param(value_type = Option<u64>)]
    limit: Option<String>,
}

/// Something that was given to a member.
#[derive(Serialize, ToSchema)]
#[schema(as = Disclosure)]
struct DisclosureShape {
    position: u64,
    at: String,
    to: String,
    clauses: Vec<String>,
    purposes: Vec<String>,
    /// How many statements.
    statements: usize,
    acknowledged: bool,
}

/// Disclosures, oldest first.
#[derive(Serialize, ToSchema)]
struct Disclosures {
    disclosures: Vec<DisclosureShape>,
    /// Where the next answer begins (`after`); missing when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<u64>,
}

/// How often a principal looked, for one purpose.
#[derive(Serialize, ToSchema)]
struct Use {
    principal: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    login: Option<String>,
    purpose: String,
    screenings: u64,
    /// Screenings that showed somebody.
    hits: u64,
    readings: u64,
    subjects: u64,
    reports: u64,
    last: String,
}

/// Every use.
#[derive(Serialize, ToSchema)]
struct Uses {
    uses: Vec<Use>,
}

/// What was given to whom, by counts and clauses, oldest first
#[utoipa::path(get, path = "/oversight/disclosures", tag = "oversight", params(DisclosuresAsked),
    responses((status = 200, body = Disclosures), (status = 400, body = ProblemBody)))]
async fn disclosures(
    State(node): State<Arc<Node>>,
    Asked(asked): Asked<DisclosuresAsked>,
) -> Result<Json<Disclosures>, Failure> {
    let limit = limit(asked.limit.as_deref())?;
    let after = number("after", asked.after.as_deref())?.map(Position);
    let only: Option<MemberCode> = asked.member.as_deref().map(|m| parse("member", m)).transpose()?;
    node.on_a_thread(move |node| {
        let traffic = node.views.traffic();
        let members = only.map_or_else(|| node.directory.members(), |member| vec![member]);
        let mut all = Vec::new();
        for member in members {
            all.extend(traffic.disclosures(member, after)?);
        }
        all.sort_by_key(|d| d.position);
        // A delivery with several reports is one position: it is not cut in two.
        let last = all.get(limit.saturating_sub(1)).map(|d| d.position);
        let more = last.is_some_and(|last| all.last().is_some_and(|d| d.position > last));
        let shown = all.iter().filter(|d| last.is_none_or(|last| d.position <= last));
        let disclosures = shown
            .map(|d| DisclosureShape {
                position: d.position.0,
                at: d.at.to_string(),
                to: d.to.to_string(),
                clauses: d.clauses.clone(),
                purposes: words(&d.purposes.codes()),
                statements: d.statements.len(),
                acknowledged: d.acknowledged.is_some(),
            })
            .collect();
        Ok(Json(Disclosures { disclosures, next: last.filter(|_| more).map(|p| p.0) }))
    })
    .await
}

/// Who looked how often, and what for: never at what
#[utoipa::path(get, path = "/oversight/uses", tag = "oversight", responses((status = 200, body = Uses)))]
async fn uses(State(node): State<Arc<Node>>) -> Result<Json<Uses>, Failure> {
    node.on_a_thread(|node| {
        let uses = node.views.traffic().uses()?;
        let shape = |u: tansiq_view::traffic::Use| Use {
            principal: u.principal.to_string(),
            login: node.principal(u.principal).map(|p| p.login),
            purpose: u.purpose.to_string(),
            screenings: u.screenings,
            hits: u.hits,
            readings: u.readings,
            subjects: u.subjects,
            reports: u.reports,
            last: u.last.to_string(),
        };
        Ok(Json(Uses { uses: uses.into_iter().map(shape).collect() }))
    })
    .await
}
