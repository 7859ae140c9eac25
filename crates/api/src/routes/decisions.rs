//! A resolution decision as it is read: what it rests on, and what rests on it.

use crate::body::{Asked, InPath, parse};
use crate::caller::Caller;
use crate::failure::Failure;
use crate::identity::Decision;
use crate::interface::Routes;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::reading::{Desk, grounds};
use crate::routes::screenings::purpose_of;
use crate::routes::subjects::{ForPurpose, record};
use crate::wire::content::{StatementShape, statement_shape};
use crate::wire::decision::{ConclusionShape, DecisionShape};
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use std::sync::Arc;
use tansiq_report::{ReportId, StatementId, SubjectId};
use utoipa::ToSchema;
use utoipa_axum::routes;

pub(crate) fn routes() -> Routes {
    Routes::new().routes(routes!(show))
}

/// A decision with what it rests on and what rests on it.
#[derive(Serialize, ToSchema)]
struct DecisionDetail {
    decision: DecisionShape,
    /// Why; missing where that is not released to the reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The properties that tell the two apart.
    parted_by: Vec<String>,
    /// The statements that were weighed, as far as they are released to the reader.
    weighed: Vec<StatementShape>,
    /// What rests on it.
    resting: Vec<ConclusionShape>,
}

/// A decision, what it rests on, and what rests on it
#[utoipa::path(get, path = "/resolutions/{id}", tag = "people", params(ForPurpose, ("id" = String, Path, description = "The decision's id")),
    responses((status = 200, body = DecisionDetail), (status = 404, body = ProblemBody)))]
async fn show(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Asked(query): Asked<ForPurpose>,
) -> Result<Json<DecisionDetail>, Failure> {
    let purpose = purpose_of(query.purpose.as_deref())?;
    let id: StatementId = parse("id", &id)?;
    let reader = caller.clone();
    let found = node
        .on_a_thread(move |node| {
            let desk = Desk::new(node, &reader, purpose);
            let Some(decision) = desk.decision(id)? else { return Ok(None) };
            let beside = desk.beside(&decision)?;
            let mut weighed = Vec::new();
            for id in beside.iter().filter_map(|said| said.get().statement.rests_on()) {
                weighed.extend(desk.statement_with(id)?);
            }
            let resting = desk.resting_on(decision.id)?;
            Ok(Some((decision, beside, weighed, resting)))
        })
        .await?;
    let shown = found.iter().flat_map(|(_, beside, weighed, _)| beside.iter().chain(weighed));
    let grounds = grounds(&node, &caller, shown);
    let pair = |d: &Decision| -> Vec<SubjectId> { vec![d.pair.0, d.pair.1] };
    let subjects = found.iter().flat_map(|(decision, ..)| pair(decision)).collect();
    let none: Vec<ReportId> = Vec::new();
    record(&node, &caller, purpose, (subjects, none), grounds).await?;
    let (decision, beside, weighed, resting) = found.ok_or_else(Problem::not_found)?;
    let saying = |property: &str| -> Vec<String> {
        let said = beside.iter().map(|said| &said.get().statement).filter(|s| s.property.name == property);
        said.map(|s| s.value.clone()).collect()
    };
    Ok(Json(DecisionDetail {
        decision: DecisionShape::from(&decision),
        reason: saying("reason").into_iter().next(),
        parted_by: saying("partedBy"),
        weighed: weighed.into_iter().map(statement_shape).collect(),
        resting: resting.iter().map(ConclusionShape::from).collect(),
    }))
}
