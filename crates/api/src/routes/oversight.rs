//! What oversight sees: who was given how much, under which clause, what for and by whom; and who looked at what
//! belongs to others. No content.

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
use tansiq_report::PrincipalId;
use tansiq_view::traffic::{Given, Look, Since};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(disclosures)).routes(routes!(looks)).routes(routes!(uses))
}

/// Which disclosures.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DisclosuresAsked {
    /// Only to this member.
    to: Option<String>,
    /// Only those of this day or moment and later: `2026-11-20` or `2026-11-20T11:15:00.000Z`.
    since: Option<String>,
    /// Only those after this position.
    #[param(value_type = Option<u64>)]
    after: Option<String>,
    /// The most lines; 100 if missing, at most 1000. A delivery is not cut in two.
    #[param(value_type = Option<u64>)]
    limit: Option<String>,
}

/// Which looks.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LooksAsked {
    /// Only at statements of this member.
    of: Option<String>,
    /// Only those of this day or moment and later: `2026-11-20` or `2026-11-20T11:15:00.000Z`.
    since: Option<String>,
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
    /// `delivery`, or `reading`, `screening`, `extract` or `export` by an officer whom the member has seconded here.
    how: &'static str,
    /// Who submitted the report that was delivered, or who looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    principal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    login: Option<String>,
    clauses: Vec<String>,
    purposes: Vec<String>,
    /// How many statements.
    statements: u64,
    /// Whether the member has acknowledged it; what was shown here needs no receipt.
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

/// A request that showed statements of other members than the reader's own.
#[derive(Serialize, ToSchema)]
#[schema(as = Look)]
struct LookShape {
    position: u64,
    at: String,
    /// `reading`, `screening`, `extract` or `export`.
    how: &'static str,
    principal: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    login: Option<String>,
    /// The member for which a seconded officer looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    /// Whose statements were shown.
    of: Vec<String>,
    clauses: Vec<String>,
    purpose: String,
    /// How many statements.
    statements: u64,
}

/// Looks, oldest first.
#[derive(Serialize, ToSchema)]
struct Looks {
    looks: Vec<LookShape>,
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

/// Every disclosure: what was given to whom, under which clause, what for and by whom, oldest first
#[utoipa::path(get, path = "/oversight/disclosures", tag = "oversight", params(DisclosuresAsked),
    responses((status = 200, body = Disclosures), (status = 400, body = ProblemBody)))]
async fn disclosures(
    State(node): State<Arc<Node>>,
    Asked(asked): Asked<DisclosuresAsked>,
) -> Result<Json<Disclosures>, Failure> {
    let limit = limit(asked.limit.as_deref())?;
    let since = since(asked.after.as_deref(), asked.since.as_deref())?;
    let to: Option<MemberCode> = asked.to.as_deref().map(|m| parse("to", m)).transpose()?;
    node.on_a_thread(move |node| {
        let (given, next) = node.views.traffic().given(to, since, limit)?;
        let shape = |given: Given| DisclosureShape {
            position: given.position.0,
            at: given.at.to_string(),
            to: given.to.to_string(),
            how: given.how.code(),
            principal: given.by.map(|by| by.to_string()),
            login: given.by.and_then(|by| login(node, by)),
            clauses: given.clauses,
            purposes: words(&given.purposes.codes()),
            statements: given.statements,
            acknowledged: given.arrived,
        };
        let disclosures = given.into_iter().map(shape).collect();
        Ok(Json(Disclosures { disclosures, next: next.map(|p| p.0) }))
    })
    .await
}

/// Every look at what belongs to others: by whom, at whose, under which clause and what for, oldest first
#[utoipa::path(get, path = "/oversight/looks", tag = "oversight", params(LooksAsked),
    responses((status = 200, body = Looks), (status = 400, body = ProblemBody)))]
async fn looks(
    State(node): State<Arc<Node>>,
    Asked(asked): Asked<LooksAsked>,
) -> Result<Json<Looks>, Failure> {
    let limit = limit(asked.limit.as_deref())?;
    let since = since(asked.after.as_deref(), asked.since.as_deref())?;
    let of: Option<MemberCode> = asked.of.as_deref().map(|m| parse("of", m)).transpose()?;
    node.on_a_thread(move |node| {
        let (looks, next) = node.views.traffic().looks(of, since, limit)?;
        let shape = |look: Look| LookShape {
            position: look.position.0,
            at: look.at.to_string(),
            how: look.how.code(),
            principal: look.by.to_string(),
            login: login(node, look.by),
            to: look.to.map(|to| to.to_string()),
            of: look.of.iter().map(ToString::to_string).collect(),
            clauses: look.clauses,
            purpose: look.purpose.to_string(),
            statements: look.statements,
        };
        Ok(Json(Looks { looks: looks.into_iter().map(shape).collect(), next: next.map(|p| p.0) }))
    })
    .await
}

pub(crate) fn login(node: &Node, principal: PrincipalId) -> Option<String> {
    node.principal(principal).map(|known| known.login)
}

/// The part of a list that is asked for.
pub(crate) fn since(after: Option<&str>, since: Option<&str>) -> Result<Since, Failure> {
    // A day begins at 00:00 UTC, as everywhere.
    let moment = |text: &str| match text.len() {
        10 => parse("since", &format!("{text}T00:00:00.000Z")),
        _ => parse("since", text),
    };
    Ok(Since { after: number("after", after)?.map(Position), at: since.map(moment).transpose()? })
}

/// Who looked how often, and what for: never at what
#[utoipa::path(get, path = "/oversight/uses", tag = "oversight", responses((status = 200, body = Uses)))]
async fn uses(State(node): State<Arc<Node>>) -> Result<Json<Uses>, Failure> {
    node.on_a_thread(|node| {
        let uses = node.views.traffic().uses()?;
        let shape = |u: tansiq_view::traffic::Use| Use {
            principal: u.principal.to_string(),
            login: login(node, u.principal),
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
