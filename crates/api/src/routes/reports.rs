//! Reports: submitted, previewed, and read.

use crate::body::{Asked, Bounded, InPath, flag, parse, wrong_type};
use crate::caller::{Caller, sees_positions};
use crate::failure::Failure;
use crate::interface::Routes;
use crate::limits::MAX_DRAFT_BODY;
use crate::node::Node;
use crate::problem::{Problem, ProblemBody};
use crate::reach::unreached;
use crate::reading::{Desk, grounds};
use crate::routes::screenings::purpose_of;
use crate::routes::subjects::{ForPurpose, record};
use crate::wire::content::ReportShape;
use crate::wire::draft::DraftShape;
use crate::wire::preview::{PartnerPreview, preview};
use crate::wire::reach::{NotReached, not_reached};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;
use tansiq_intake::Syntax;
use tansiq_report::{Draft, Remark, Report, ReportId, Sealed, StatementId};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;

pub(crate) fn submitting() -> Routes {
    Routes::new().routes(routes!(submit))
}

pub(crate) fn reading() -> Routes {
    Routes::new().routes(routes!(show))
}

/// How to take the draft.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SubmitAsked {
    /// Whether only to say who would get what; nothing is stored then.
    #[param(value_type = Option<bool>)]
    dry_run: Option<String>,
}

/// A report that is stored durably.
#[derive(Serialize, ToSchema)]
struct Submitted {
    id: String,
    /// Where it stands in the ledger; missing for who may not see how much else stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u64>,
    /// Whether the very same report was here already.
    duplicate: bool,
    statements: usize,
    subjects: usize,
    remarks: Vec<RemarkLine>,
    /// If it clears somebody: the members that hold statements of him and do not get it. For whoever may read traffic.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_reached: Vec<NotReached>,
}

/// A value that was kept though its form is unusual.
#[derive(Serialize, ToSchema)]
pub(crate) struct RemarkLine {
    /// The place in the draft.
    path: String,
    /// What was expected there.
    message: &'static str,
}

/// What would become of a draft.
#[derive(Serialize, ToSchema)]
struct Preview {
    statements: usize,
    /// The join of the statements' labels.
    banner: String,
    remarks: Vec<RemarkLine>,
    /// Every member that deliveries go to.
    partners: Vec<PartnerPreview>,
    /// If it clears somebody: the members that hold statements of him and would not get it. For whoever may read traffic.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_reached: Vec<NotReached>,
}

fn remarks(remarks: &[(String, Remark)]) -> Vec<RemarkLine> {
    remarks.iter().map(|(path, r)| RemarkLine { path: path.clone(), message: r.expected() }).collect()
}

/// Submit a report of this member, or preview who would get what
///
/// The draft is JSON or TOML. What it lacks of ids, originator and time is filled in. A report with any fault is refused
/// whole, with every fault and its place.
#[utoipa::path(post, path = "/reports", tag = "reports", params(SubmitAsked),
    request_body(content((DraftShape = "application/json"), (String = "application/toml")), description = "A draft"),
    responses((status = 201, body = Submitted), (status = 200, description = "Here already, or (with dry_run) a Preview", body = Preview),
              (status = 400, body = ProblemBody), (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn submit(
    State(node): State<Arc<Node>>,
    caller: Caller,
    Asked(asked): Asked<SubmitAsked>,
    body: Bounded<MAX_DRAFT_BODY>,
) -> Result<Response, Failure> {
    let syntax = body.media_type.as_deref().and_then(Syntax::of_media_type);
    let syntax = syntax
        .ok_or_else(|| wrong_type("application/json or application/toml", body.media_type.is_some()))?;
    let author = caller.clone();
    if flag("dry_run", asked.dry_run.as_deref())? {
        let preview = node
            .on_a_thread(move |node| look(node, &author, tansiq_intake::parse(&body.bytes, syntax)?))
            .await?;
        return Ok(Json(preview).into_response());
    }
    let by = caller.principal.id;
    let submitted = node
        .on_a_thread(move |node| {
            let draft = tansiq_intake::parse(&body.bytes, syntax)?;
            Ok(node.intake.submit_blocking(draft, by, node.clock.now(), &mut || node.random.bits())?)
        })
        .await?;
    node.settle(submitted.position).await;
    let at = submitted.position;
    let unreached = node
        .on_a_thread(move |node| unreached(node, &author, node.report_at(at)?.iter().map(Sealed::report)))
        .await?;
    let status = if submitted.duplicate { StatusCode::OK } else { StatusCode::CREATED };
    let answer = Submitted {
        id: submitted.report.to_string(),
        position: sees_positions(&caller).then_some(submitted.position.0),
        duplicate: submitted.duplicate,
        statements: submitted.statements,
        subjects: submitted.subjects,
        remarks: remarks(&submitted.remarks),
        not_reached: not_reached(&node, unreached),
    };
    Ok((status, Json(answer)).into_response())
}

/// What would become of a draft.
fn look(node: &Node, author: &Caller, mut draft: Draft) -> Result<Preview, Failure> {
    let now = node.clock.now();
    // Ids given here tell which statement of the checked report stood where in the draft.
    for statement in &mut draft.statements {
        statement.id.get_or_insert_with(|| StatementId::from_random(node.random.bits()).to_string());
    }
    let ids = draft.statements.iter().map(|s| s.id.as_deref().and_then(|id| id.parse().ok()));
    let places: HashMap<StatementId, usize> =
        ids.enumerate().filter_map(|(place, id)| Some((id?, place))).collect();
    let checked = node.intake.check(draft, now, &mut || node.random.bits())?;
    Ok(Preview {
        statements: checked.report.statements().len(),
        banner: checked.report.label().to_string(),
        remarks: remarks(&checked.remarks),
        partners: partners(node, &checked.report, &places),
        not_reached: not_reached(node, unreached(node, author, [&checked.report].into_iter())?),
    })
}

/// What every member that deliveries go to would get of a report; `places` says where a statement stood in its draft.
pub(crate) fn partners(
    node: &Node,
    report: &Report,
    places: &HashMap<StatementId, usize>,
) -> Vec<PartnerPreview> {
    let (agreements, now) = (node.directory.agreements(), node.clock.now());
    let mut members = node.directory.members();
    members.retain(|member| node.directory.is_active(*member));
    members.sort();
    let partner = |to| preview(&agreements, report, (node.member, to, node.name_of(to)), now, places);
    members.into_iter().map(partner).collect()
}

/// A report with those of its statements that are released to the reader
#[utoipa::path(get, path = "/reports/{id}", tag = "reports", params(ForPurpose, ("id" = String, Path, description = "The report's id")),
    responses((status = 200, body = ReportShape), (status = 404, body = ProblemBody)))]
async fn show(
    State(node): State<Arc<Node>>,
    caller: Caller,
    InPath(id): InPath,
    Asked(asked): Asked<ForPurpose>,
) -> Result<Json<ReportShape>, Failure> {
    let purpose = purpose_of(asked.purpose.as_deref())?;
    let id: ReportId = parse("id", &id)?;
    let reader = caller.clone();
    let shown = node.on_a_thread(move |node| Desk::new(node, &reader, purpose).report(id)).await?;
    let grounds = grounds(&node, &caller, shown.iter().flat_map(|shown| &shown.said));
    let subjects = shown.iter().flat_map(|shown| shown.subjects.keys().copied()).collect();
    let reports = shown.iter().map(|_| id).collect();
    record(&node, &caller, purpose, (subjects, reports), grounds).await?;
    Ok(Json(shown.ok_or_else(Problem::not_found)?.into()))
}
